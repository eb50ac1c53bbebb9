"""What stands beside and over lessons: teachers before subjects, classes under a word beside half-days, and such."""

from collections.abc import Sequence

import pytest

from edu_compliance.reading.timetables.texts.titles import read_title
from tests.generator.canvas import Value
from tests.reading.said import DAYS, WEEK, WHOLE, classes, read, reasons, sheet, week_under

SCHOOL = "曲扎县完全小学"
TITLE = "曲扎县完全小学三年级（1）班课程表"


@pytest.mark.parametrize("under", [("教师", "课程"), ("教室", "科目"), ("教师", "课程", "教室"), ("课程", "教师")])
def test_teachers_and_rooms_may_stand_before_the_subjects(under: Sequence[str]) -> None:
    width = len(under)
    beside = {"教师": "扎西", "教室": "301"}
    table: list[Sequence[Value]] = [(TITLE,), ("节次", *(v for day in DAYS for v in (day, *[""] * (width - 1))))]
    table.append(("", *under * 5))
    for number, row in enumerate(WEEK, 1):
        table.append((number, *(beside.get(word, subject) for subject in row for word in under)))
    merged = [(1, 0, 2, 0), *((1, 1 + width * day, 1, width * (day + 1)) for day in range(5))]
    found = read(sheet(table, merged))
    assert (classes(found), reasons(found)) == ({"3#1": WHOLE}, [])


@pytest.mark.parametrize("beside", ["教师", "教室"])
@pytest.mark.parametrize("label", ["第{}节", "{}"])
def test_a_column_of_teachers_or_rooms_behind_each_period_of_days_down(label: str, beside: str) -> None:
    who = "扎西" if beside == "教师" else "301"
    table: list[Sequence[Value]] = [(TITLE,), ("星期", *(v for n in range(1, 7) for v in (label.format(n), beside)))]
    table += [(name, *(v for row in WEEK for v in (row[day], who))) for day, name in enumerate(DAYS)]
    found = read(sheet(table))
    assert (classes(found), reasons(found)) == ({"3#1": WHOLE}, [])


def test_digits_under_the_word_班级_beside_half_days_are_classes() -> None:
    table: list[Sequence[Value]] = [("总课程表",), ("星期", "班级", "上午", "", "", "", "下午", "")]
    table.append(("", "", *(f"第{number}节" for number in range(1, 7))))
    for day, name in enumerate(DAYS):
        table += [(name if not at else "", f"3.{at + 1}", *(row[day] for row in WEEK)) for at in range(2)]
    merged = [(1, 2, 1, 5), (1, 6, 1, 7), *((3 + 2 * day, 0, 4 + 2 * day, 0) for day in range(5))]
    assert classes(read(sheet(table, merged), school=SCHOOL)) == {"3#1": WHOLE, "3#2": WHOLE}


@pytest.mark.parametrize("name", ["学前班", "学前一班", "学前班（春）课程表", "★学前班★"])
def test_a_class_before_school_is_none_of_the_grades(name: str) -> None:
    first, second = sheet(week_under(name), name="1"), sheet(week_under(TITLE), name="2")
    (one, _) = sorted(read(first, second).classes, key=lambda one: not one.naming.preschool)
    assert one.naming.preschool


@pytest.mark.parametrize("name", ["大班", "幼儿园大班", "中（1）班", "小班"])
def test_a_kindergarten_s_class_under_a_class_s_table_is_no_more_of_that(name: str) -> None:
    table = [*week_under("一（1）班课程表"), (), *week_under(f"{name}课程表")]
    found = read(sheet(table), school=SCHOOL)
    assert [one.naming.preschool for one in found.classes] == [False, True]
    assert classes(found)["1#1"] == WHOLE


@pytest.mark.parametrize("title", ["曲扎县初级中学高中班课程表", "曲扎县完小小班化教学课程表", "初中班课程表"])
def test_no_kindergarten_s_class(title: str) -> None:
    named = read_title(title).classed
    assert named is None or not named.preschool


def test_the_teacher_alone_under_a_heading_of_every_other_week() -> None:
    heads = ("班级", "语文", "数学", "英语", "体育", "音乐", "美术", "劳动", "科学", "校本阅读(0.5)")
    row = ("四（1）班", *(f"扎西{n}" for n in (8, 6, 3, 4, 2, 2, 1, 2)), "王伟")
    assert classes(read(sheet([heads, row, row[:1] + row[1:]]))) == {"4#1": "劳1 体4 艺4 共28.5"}


@pytest.mark.parametrize("label", ["{}.{}节", "第{}.{}节", "{}·{}节", "第{}节{}节", "{}&{}节"])
def test_labels_of_two_periods_however_they_are_joined(label: str) -> None:
    rows = [(label.format(2 * n + 1, 2 * n + 2), *WEEK[n]) for n in range(5)]
    numbers = "劳2 体8 艺6 共50"
    assert classes(read(sheet([(TITLE,), ("节次", *DAYS), *rows]))) == {"3#1": numbers}


@pytest.mark.parametrize("label", ["{}.{}", "{}{}节"])
def test_labels_that_may_be_of_two_periods_are_said(label: str) -> None:
    rows = [(label.format(2 * n + 1, 2 * n + 2), *WEEK[n]) for n in range(1, 5)]
    assert all(name.endswith("?") for name in classes(read(sheet([(TITLE,), ("节次", *DAYS), *rows]))))
