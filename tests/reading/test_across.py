"""Weekdays down the side and the day's periods over them: what the header rows say of a period."""

from collections.abc import Sequence

import pytest

from edu_compliance.reading.timetables.texts.days import lessons_listed
from tests.generator.canvas import Value
from tests.reading.said import DAYS, WEEK, WHOLE, cells, classes, read, reasons, sheet

TITLE = "曲扎县完全小学三年级（1）班课程表"
EVENING = "体音"
"""Two more lessons of each day, which count for nothing in the evening."""
Boxes = list[tuple[int, int, int, int]]


def days_down(evening: str = EVENING) -> list[list[Value]]:
    return [[day, *(row[number] for row in WEEK), *evening] for number, day in enumerate(DAYS)]


def uncounted(table: Sequence[Sequence[Value]], merged: Boxes) -> tuple[dict[str, str], int]:
    submission = read(sheet(table, merged), school="曲扎县完全小学")
    assert reasons(submission) == []
    return classes(submission), len(submission.classes[0].uncounted)


@pytest.mark.parametrize("evening", ["晚上", "晚自习", "晚修", "晚 上", "课后服务"])
@pytest.mark.parametrize("numbers", ["12345678", "12341212"])
@pytest.mark.parametrize("merged", [True, False])
def test_evenings_stand_over_their_periods(evening: str, numbers: str, merged: bool) -> None:
    halves = ["", "上午", "", "", "", "下午", "", evening, ""]
    boxes: Boxes = [(1, 1, 1, 4), (1, 5, 1, 6), (1, 7, 1, 8)] if merged else []
    table = [[TITLE], halves, ["节次", *numbers], *days_down()]
    assert uncounted(table, boxes) == ({"3#1": WHOLE}, 10)


def test_evenings_under_each_weekday_of_a_school() -> None:
    days = [value for day in DAYS for value in (day, *[""] * 7)]
    halves = ["上午", "", "", "", "下午", "", "晚自习", ""] * 5
    own = [lesson for number in range(5) for lesson in (*(row[number] for row in WEEK), *EVENING)]
    table = [["班级", *days], ["", *halves], ["", *"12345678" * 5], ["三（1）班", *own], ["三（2）班", *own]]
    boxes: Boxes = []
    for first in range(1, 41, 8):
        boxes += [(0, first, 0, first + 7), (1, first, 1, first + 3), (1, first + 4, 1, first + 5)]
        boxes += [(1, first + 6, 1, first + 7)]
    assert uncounted(table, boxes) == ({"3#1": WHOLE, "3#2": WHOLE}, 10)


@pytest.mark.parametrize("label", ["第{}节/Period {}", "第{}节 Period {}", "第{}节\nLesson {}", "第{}节（Period {}）"])
def test_periods_in_two_languages(label: str) -> None:
    numbers = [label.format(number, number) for number in range(1, 7)]
    table = [[TITLE], ["时间 Time", *numbers], *days_down("")]
    assert uncounted(table, []) == ({"3#1": WHOLE}, 0)


def test_a_lesson_in_two_languages_is_no_list_of_two() -> None:
    assert len(lessons_listed("道法\nEthics", cells())) == 1
    assert len(lessons_listed("语文 Chinese 体育 PE", cells())) == 2
