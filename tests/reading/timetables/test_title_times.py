"""What titles say of the weeks their tables hold in."""

import pytest

from edu_compliance.model.lesson import Weeks
from edu_compliance.reading.timetables.texts.title_times import weeks_in
from edu_compliance.reading.timetables.texts.titles import read_title


@pytest.mark.parametrize(
    "title",
    [
        "单周",
        "（单周）",
        "三（1）班課表（單週）",
        "三（1）班单周",
        "单周课程表",
        "单周课",
        "三（1）班（单周课）",
        "课程表(A周)2026年秋",
        "三（1）班课程表（单）",
    ],
)
def test_a_table_of_odd_weeks_says_so_in_its_title(title: str) -> None:
    assert weeks_in(read_title(title)) == Weeks(2, (1,))


@pytest.mark.parametrize(
    "text",
    [
        "单周上音乐",
        "单周上音乐，双周上美术",
        "三（1）班课程表（单双周）",
        "注：单周",
        "第1周课表",
        "音乐(单周)\n美术(双周)",
        "体育（单周）",
    ],
)
def test_a_sentence_about_turns_is_no_title_of_weeks(text: str) -> None:
    assert weeks_in(read_title(text)) is None


def test_weeks_within_weeks_are_those_of_both() -> None:
    assert Weeks().within(Weeks(2, (2,))) == Weeks(2, (2,))
    assert Weeks(3, (1,)).within(Weeks(2, (1,))) == Weeks(6, (1,))
    assert Weeks(2, (1,)).within(Weeks(2, (2,))) is None
