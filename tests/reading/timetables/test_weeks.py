"""Which weeks a mark stands for, and what cycle the marks of a cell make together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edu_compliance.reading.timetables.texts.text import tidy
from edu_compliance.reading.timetables.texts.weeks import MARK, cycle_of, mark_of
from tests.reading.said import when


def weeks(text: str) -> list[str]:
    """Each mark of a text as its weeks; `?` where no cycle can be told."""
    found = cycle_of([mark_of(match) for match in MARK.finditer(tidy(text))])
    return ["?" if one is None else when(one).strip() or "每" for one in found]


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("音乐（单）", ["单"]),
        ("音乐（双周）", ["双"]),
        ("单:音乐", ["单"]),
        ("单周音乐", ["单"]),
        ("奇数周", ["单"]),
        ("偶周", ["双"]),
        ("A周", ["单"]),
        ("b周", ["双"]),
        ("音乐单", ["单"]),
        ("音乐双/美术", ["双"]),
        ("隔周", ["单"]),
        ("音乐（单周）美术（双周）", ["单", "双"]),
        ("音乐（单周上）美术（双周上课）", ["单", "双"]),
        ("第一周音乐第二周美术第三周劳动", ["1/3", "2/3", "3/3"]),
        ("第1周音乐 第2-4周美术", ["1/4", "2,3,4/4"]),
        ("1-16周", ["每"]),
        ("1-18周", ["每"]),
        ("1-15周（单）", ["单"]),
        ("2-16周双", ["双"]),
        ("1,3,5,7,9,11,13周", ["单"]),
        ("1-8周", ["?"]),
        ("8-1周", ["?"]),
        ("第3周", ["?"]),
        ("1-8周音乐10-16周美术", ["?", "?"]),
        ("1-8周音乐8-16周美术", ["?", "?"]),
        ("1—8周音乐9～16周美术", ["1,2,3,4,5,6,7,8/16", "9,10,11,12,13,14,15,16/16"]),
    ],
)
def test_marks_and_their_cycle(text: str, meaning: list[str]) -> None:
    assert weeks(text) == meaning


@pytest.mark.parametrize("text", ["单元", "双语", "体育单元", "双师课堂", "一周", "周一", "星期一", "单杠", "双人舞"])
def test_words_that_hold_a_mark_are_none(text: str) -> None:
    assert weeks(text) == []


@given(st.lists(st.integers(1, 20), min_size=2, max_size=4))
def test_numbered_weeks_that_cover_a_cycle_share_it(lengths: list[int]) -> None:
    """1–a周, a+1–b周 …: every week of the cycle belongs to exactly one."""
    text, start = "", 1
    for length in lengths:
        text += f"{start}-{start + length - 1}周课"
        start += length
    found = cycle_of([mark_of(match) for match in MARK.finditer(text)])
    assert all(one is not None and one.cycle == sum(lengths) for one in found)
    assert sorted(week for one in found if one for week in one.held) == list(range(1, sum(lengths) + 1))
