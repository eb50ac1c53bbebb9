"""Texts and numbers of thousands of characters in a cell are read like any other, and soon."""

import time
import tracemalloc

import pytest

from edu_compliance.model.submission import Status
from tests.reporting.workbooks import read, table, workbook

MANY = 6_000
"""Characters of a long text; Excel allows five times as many."""
SECONDS = 8
"""Enough for one such cell on a slow machine, and not where time grows with the square of its length."""


@pytest.mark.parametrize("written", ["长", "周", "第1节", "体育 ", "\n体", "1、", "a b ", "体·"])
@pytest.mark.parametrize("row", [0, 5], ids=["title", "lesson"])
def test_a_long_text_takes_little_time(written: str, row: int) -> None:
    rows = [list(cells) for cells in table([["语文", "数学", "体育", "音乐", "劳动"]] * 6)]
    rows[row][min(1, len(rows[row]) - 1)] = (written * MANY)[:MANY]
    content = workbook(三1=rows)
    begun = time.monotonic()
    assert read(content, "三1.xlsx").classes
    assert time.monotonic() - begun < SECONDS


def test_a_label_of_few_characters_takes_no_time_that_doubles_with_each() -> None:
    rows = [list(cells) for cells in table([["语文", "数学", "体育", "音乐", "劳动"]] * 6)]
    rows[3][0] = f"课后延时服务{'0' * 33}外"
    content = workbook(三1=rows)
    begun = time.monotonic()
    assert read(content, "三1.xlsx").classes
    assert time.monotonic() - begun < SECONDS


def test_the_name_of_a_course_may_be_long() -> None:
    plan = [["课程名称", "课程性质", "学分", "总学时", "1", "2"], ["长" * 30_000, "必修", "2", "32", "√", ""]]
    tracemalloc.start()
    (programme,) = read(workbook(教学进程表=plan), "护理专业.xlsx").programmes
    assert tracemalloc.get_traced_memory()[1] < 50_000_000
    tracemalloc.stop()
    assert len(programme.courses) == 1


@pytest.mark.parametrize("written", ["{}", "单周{}", "{}/2", "{}+1", "{}（单双周）", "张伟{}", ".{}"])
def test_a_number_of_thousands_of_digits_is_no_number_of_lessons(written: str) -> None:
    rows = [["班级", "语文", "数学", "体育", "音乐", "美术"], *([f"三（{n}）班", *"65322"] for n in (1, 2, 3))]
    rows[1][3] = written.format("1" * 5_000)
    file = read(workbook(课时分配表=rows), "课时.xlsx")
    assert file.status is not Status.REFUSED
    first, second, _ = file.classes
    assert [doubt.why.id for doubt in first.doubts] == ["doubt.allotment_not_a_number"]
    assert not second.doubts
