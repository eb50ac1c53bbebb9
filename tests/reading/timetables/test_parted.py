"""A list of lessons and a timetable under each other on one sheet."""

from collections.abc import Sequence

import pytest

from edu_compliance.model.submission import SheetKind
from tests.reading.said import DAYS, WEEK, WHOLE, classes, read, sheet, week_under

LIST = ("班级", "星期", "节次", "科目")
Rows = list[Sequence[str]]


def listed(name: str) -> Rows:
    lessons = [(name, DAYS[day], f"第{period + 1}节", WEEK[period][day]) for day in range(5) for period in range(6)]
    return [LIST, *lessons]


@pytest.mark.parametrize("gap", [0, 1])
@pytest.mark.parametrize("later", [0, 9])
def test_a_list_under_a_timetable_takes_no_class_away(gap: int, later: int) -> None:
    notes: Rows = [("注：请各班按课表上课",)] * later
    table = [*week_under("三（1）班课程表"), *notes, *[()] * gap, *listed("三（2）班")]
    assert classes(read(sheet(table), school="曲扎县完全小学")) == {"3#1": WHOLE, "3#2": WHOLE}


@pytest.mark.parametrize("gap", [0, 1])
def test_a_timetable_under_a_list(gap: int) -> None:
    table = [*listed("三（2）班"), *[()] * gap, *week_under("三（1）班课程表")]
    assert classes(read(sheet(table), school="曲扎县完全小学")) == {"3#1": WHOLE, "3#2": WHOLE}


def test_a_list_of_no_lessons_under_a_timetable_is_none_of_lessons() -> None:
    table = [*week_under("三（1）班课程表"), (), ("星期", "节次", "内容"), ("周一", "1", "卫生检查")]
    assert classes(read(sheet(table), school="曲扎县完全小学")).keys() <= {"3#1", "3#1?"}


@pytest.mark.parametrize("gap", [0, 1])
def test_changes_of_lessons_right_under_a_timetable_take_no_class_away(gap: int) -> None:
    changes = [("班级", "星期", "节次", "原课程", "现课程"), ("三（1）班", "星期一", "第1节", "体育", "数学")]
    found = read(sheet([*week_under("三（1）班课程表"), *[()] * gap, *changes]), school="曲扎县完全小学")
    assert classes(found) == {"3#1": WHOLE}
    assert found.files[0].deliveries
    assert found.files[0].sheets[0].kind is SheetKind.TIMETABLE


def test_changes_of_lessons_under_few_of_them_take_no_class_away() -> None:
    table = [("三（1）班课程表",), ("节次", *DAYS), ("1", "语文", "数学"), ("2", "音乐", "体育")]
    changes = [("班级", "星期", "节次", "原课程", "现课程"), ("三（1）班", "星期一", "第1节", "体育", "数学")]
    found = read(sheet([*table, (), *changes]), school="曲扎县完全小学")
    assert classes(found) == {"3#1?": "劳0 体1 艺1 共4"}
