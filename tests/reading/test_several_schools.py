"""Tables of several schools, one named beside each row, as counties collect them: no class is another school's."""

from collections.abc import Sequence

import pytest

from tests.reading.said import DAYS, WEEK, numbers, read, reasons, sheet

SCHOOLS = ("曲扎县第一小学", "曲扎县仲当乡小学")
NAMES = ("三（1）班", "三（2）班")
SUBJECTS = ("语文", "数学", "体育", "音乐")
Rows = list[Sequence[object]]


def allocation() -> Rows:
    lessons = (8, 6, 4, 4, 2, 1)
    head = ("学校", "班级", "语文", "数学", "体育", "音乐", "美术", "劳动")
    return [head, *((school if name is NAMES[0] else "", name, *lessons) for school in SCHOOLS for name in NAMES)]


def subjects() -> Rows:
    lessons = {"语文": 8, "数学": 6, "体育": 4, "音乐": 4, "美术": 2, "劳动": 1}
    rows = [(school, name, s, n) for school in SCHOOLS for name in NAMES for s, n in lessons.items()]
    return [("学校", "班级", "科目", "周课时"), *rows]


def listed() -> Rows:
    slots = [(DAYS[day], period + 1, row[day]) for period, row in enumerate(WEEK) for day in range(5)]
    return [
        ("学校", "班级", "星期", "节次", "课程"),
        *((s, n, *slot) for s in SCHOOLS for n in NAMES for slot in slots),
    ]


def matrix() -> Rows:
    days: list[object] = [day if period == 0 else "" for day in DAYS for period in range(6)]
    periods = [period + 1 for _ in DAYS for period in range(6)]
    week = [row[day] for day in range(5) for row in WEEK]
    return [("学校", "班级", *days), ("", "", *periods), *((s, n, *week) for s in SCHOOLS for n in NAMES)]


@pytest.mark.parametrize(
    "table", [allocation(), subjects(), listed(), matrix()], ids=["rows", "list", "lessons", "week"]
)
def test_classes_of_two_schools_are_never_one(table: Rows) -> None:
    """Though grade, number and every lesson of them are the same."""
    found = read(sheet([("课程开设情况",), *table]))  # type: ignore[list-item]
    assert {one.name for one in found.classes} == {f"{school}{name}" for school in SCHOOLS for name in NAMES}
    assert len({numbers(one) for one in found.classes}) == 1
    assert "school.two_names" in reasons(found)


def test_a_column_that_names_one_school_says_nothing_new() -> None:
    table = [("学校", "班级", *SUBJECTS), (SCHOOLS[0], NAMES[0], 8, 6, 4, 4), ("", NAMES[1], 8, 6, 4, 4)]
    table += [("合计", "", 16, 12, 8, 8), ("填表人：王伟", "", "", "", "", "")]
    assert [one.name for one in read(sheet(table)).classes] == list(NAMES)
