"""A header cell that nobody can read: what stands under it is never missing from numbers that look sure."""

from collections.abc import Iterator, Sequence

import pytest

from edu_compliance.measuring.timetables.tally import tally
from edu_compliance.model.stage import Area
from tests.policy.files import library
from tests.reading.said import DAYS, WEEK, classes, read, reasons, sheet, whose

SCHOOL = "曲扎县完全小学"
TRUTH = {Area.LABOUR: 1, Area.PE: 4, Area.ARTS: 3}
"""Of each class: it has `WEEK`."""
NAMES = ("三（1）班", "三（2）班", "三（3）班")
BY_DAYS = [[row[day] for row in WEEK] for day in range(5)]
NUMBERED = [[str(period), *row] for period, row in enumerate(WEEK, 1)]
Table = list[list[str]]
Spots = Sequence[tuple[int, int]]


def down() -> tuple[Table, Spots]:
    table = [["三（1）班课程表"], ["星期", *(f"第{n}节" for n in range(1, 7))]]
    table += [[day, *lessons] for day, lessons in zip(DAYS, BY_DAYS, strict=True)]
    return table, [*((1, column) for column in range(1, 7)), *((row, 0) for row in range(2, 7))]


def days_across() -> tuple[Table, Spots]:
    table = [["三（1）班课程表"], ["节次", *DAYS], *NUMBERED]
    return table, [*((1, column) for column in range(1, 6)), *((row, 0) for row in range(2, 8))]


def matrix() -> tuple[Table, Spots]:
    week = [lesson for lessons in BY_DAYS for lesson in lessons]
    table = [["班级", *(text for day in DAYS for text in (day, *[""] * 5))], ["", *"123456" * 5]]
    return [*table, *([name, *week] for name in NAMES)], [(1, column) for column in (1, 4, 6, 16, 30)]


def classes_across() -> tuple[Table, Spots]:
    lessons = [(day, str(n), lesson) for day, row in zip(DAYS, BY_DAYS, strict=True) for n, lesson in enumerate(row, 1)]
    table = [["星期", "节次", *NAMES], *([day if n == "1" else "", n, *[lesson] * 3] for day, n, lesson in lessons)]
    return table, [(0, 3), (0, 4), (7, 0)]


def beside() -> tuple[Table, Spots]:
    table = [[f"{NAMES[0]}课程表", *[""] * 6, f"{NAMES[1]}课程表"], ["节次", *DAYS, "", "节次", *DAYS]]
    return [*table, *([*row, "", *row] for row in NUMBERED)], [(1, 1), (1, 5), (1, 8), (1, 12)]


LAYOUTS = {"down": down(), "across": days_across(), "matrix": matrix(), "classes": classes_across(), "beside": beside()}


def spoilt() -> Iterator[object]:
    for name, (table, spots) in LAYOUTS.items():
        for row, column in spots:
            yield pytest.param(table, row, column, id=f"{name}-{row}-{column}")


@pytest.mark.parametrize("word", ["星其", "？", "X1"])
@pytest.mark.parametrize(("table", "row", "column"), list(spoilt()))
def test_a_header_cell_that_nobody_can_read_makes_no_number_wrong(
    table: Table, row: int, column: int, word: str
) -> None:
    spoiled = [list(texts) for texts in table]
    spoiled[row][column] = word
    found = read(sheet(spoiled), school=SCHOOL)
    for one in (one for one in found.classes if one.incomplete is None):  # of which nobody is held to anything
        counted = tally(one, library().areas).areas
        assert all(counted[area].low <= number <= counted[area].high for area, number in TRUTH.items()), whose(one)
    missing = len(found.classes) < len({text for texts in table for text in texts for name in NAMES if name in text})
    assert not missing or "sheet.cells_without_coordinates" in reasons(found)


def test_a_day_under_a_label_that_is_none_is_listed() -> None:
    table, _ = down()
    table[3][0] = "星其二"
    found = read(sheet(table), school=SCHOOL)
    assert classes(found) == {"3#1?": "劳0…1 体4 艺3 共24"}
    assert {cell.why.id for cell in found.classes[0].uncounted} == {"uncounted.unknown_day"}
