"""Timetables of odd and even weeks: beside, under or among each other, with the class said once."""

from collections.abc import Sequence

import pytest

from tests.reading.said import DAYS, WEEK, classes, read, reasons, sheet

TITLE = ("三年级1班课程表",)
HEAD = ("节次", *DAYS)
ODD = [(str(n), *row) for n, row in enumerate(WEEK, start=1)]
EVEN = [(label, *(lesson.replace("音", "美") for lesson in lessons)) for label, *lessons in ODD]
WHOLE = {"3#1": "劳1 体4 艺3 共30"}
Table = Sequence[Sequence[str]]


def beside() -> tuple[Table, list[tuple[int, int, int, int]]]:
    rows = [("单周", *[""] * 6, "双周"), (*HEAD, "", *HEAD)]
    return [TITLE, *rows, *((*odd, "", *even) for odd, even in zip(ODD, EVEN, strict=True))], []


def under() -> tuple[Table, list[tuple[int, int, int, int]]]:
    return [TITLE, ("单周",), HEAD, *ODD, ("双周",), HEAD, *EVEN], []


def over_the_days() -> tuple[Table, list[tuple[int, int, int, int]]]:
    rows = [("", "单周", *[""] * 4, "双周"), (*HEAD, *DAYS)]
    table = [TITLE, *rows, *((*odd, *even[1:]) for odd, even in zip(ODD, EVEN, strict=True))]
    return table, [(0, 0, 0, 10), (1, 1, 1, 5), (1, 6, 1, 10)]


def row_by_row(*, merged: bool) -> tuple[Table, list[tuple[int, int, int, int]]]:
    rows: list[Sequence[str]] = []
    for (label, *odd), (_, *even) in zip(ODD, EVEN, strict=True):
        rows += [(label, "单周", *odd), ("", "双周", *even)]
    boxes = [(2 + 2 * n, 0, 3 + 2 * n, 0) for n in range(len(ODD))]
    return [TITLE, ("节次", "周次", *DAYS), *rows], boxes if merged else []


@pytest.mark.parametrize(
    ("table", "merged"),
    [beside(), under(), over_the_days(), row_by_row(merged=True), row_by_row(merged=False)],
    ids=["beside", "under", "over the days", "row by row", "row by row, not merged"],
)
def test_odd_and_even_weeks_are_one_class(table: Table, merged: list[tuple[int, int, int, int]]) -> None:
    found = read(sheet(table, merged), school="曲扎县完全小学")
    assert classes(found) == WHOLE
    assert reasons(found) == []


def test_a_table_of_every_week_without_a_class_is_no_more_of_the_one_before() -> None:
    found = read(sheet([TITLE, ("单周",), HEAD, *ODD, ("备用",), HEAD, *EVEN]), school="曲扎县完全小学")
    assert "doubt.weeks_missing" in reasons(found)
