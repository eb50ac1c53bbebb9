"""Tables side by side, each laid out in its own way, as teachers paste theirs into one sheet."""

from collections.abc import Sequence
from itertools import zip_longest

import pytest

from tests.corpus.make_shapes import WEEKS
from tests.generator.canvas import Value
from tests.reading.said import DAYS, classes, read, reasons, sheet

NUMBERS = ("劳1 体3 艺5 共30", "劳1 体4 艺3 共30", "劳2 体3 艺3 共30")
"""What the first three weeks hold."""
NAMES = ("三（1）班", "三（2）班", "三（3）班")
Table = list[Sequence[Value]]


def days_across(number: int, days: Sequence[str] = DAYS) -> Table:
    return [(NAMES[number],), ("节次", *days), *((period, *row) for period, row in enumerate(WEEKS[number], 1))]


def days_down(number: int, *, rows_a_day: int = 1, rows_over: int = 0) -> Table:
    """A row a day, or two of which the second holds teachers; `rows_over` blank rows under the title."""
    table: Table = [(NAMES[number],), *[()] * rows_over, ("星期", *(f"第{period}节" for period in range(1, 7)))]
    for day, name in enumerate(DAYS):
        table.append((name, *(row[day] for row in WEEKS[number])))
        table += [("", *["扎西"] * 6)] * (rows_a_day - 1)
    return table


def beside(*tables: Table, gap: int = 1) -> Table:
    """The tables in one, so many columns without text between them."""
    widths = [max(map(len, table)) + gap for table in tables]
    return [
        [value for row, width in zip(line, widths, strict=True) for value in (*row, *[""] * (width - len(row)))]
        for line in zip_longest(*tables, fillvalue=())
    ]


def read_surely(table: Table) -> dict[str, str]:
    submission = read(sheet(table), school="曲扎县完全小学")
    assert reasons(submission) == []
    return classes(submission)


def read_beside(*tables: Table, gap: int = 1) -> dict[str, str]:
    return read_surely(beside(*tables, gap=gap))


@pytest.mark.parametrize("gap", [1, 3])
def test_weekdays_down_the_sides_that_begin_in_different_rows(gap: int) -> None:
    found = read_beside(days_down(0), days_down(1, rows_over=2), days_down(2, rows_over=1), gap=gap)
    assert found == {"3#1": NUMBERS[0], "3#2": NUMBERS[1], "3#3": NUMBERS[2]}


def test_weekdays_down_the_sides_in_steps_of_their_own() -> None:
    found = read_beside(days_down(0), days_down(1, rows_a_day=2))
    assert found == {"3#1": NUMBERS[0], "3#2": NUMBERS[1]}


def test_weekdays_above_one_and_down_the_side_of_the_other() -> None:
    found = read_beside(days_across(0), days_down(1), days_across(2))
    assert found == {"3#1": NUMBERS[0], "3#2": NUMBERS[1], "3#3": NUMBERS[2]}


def test_a_bare_weekday_beside_one_in_full() -> None:
    found = read_beside(days_across(0), days_across(1, tuple("一二三四五")), days_across(2, ("周一", *"二三四五")))
    assert found == {"3#1": NUMBERS[0], "3#2": NUMBERS[1], "3#3": NUMBERS[2]}


def test_a_bare_weekday_over_a_table_with_its_days_down_the_side() -> None:
    table = [*days_across(0, tuple("一二三四五")), (), *days_down(1), (), *days_across(2)]
    assert read_surely(table) == {"3#1": NUMBERS[0], "3#2": NUMBERS[1], "3#3": NUMBERS[2]}


def test_a_column_without_text_within_a_table_cuts_nothing() -> None:
    table = [(*row[:3], "", *row[3:]) for row in days_across(0)]
    assert read_surely(table) == {"3#1": NUMBERS[0]}


def test_a_list_of_teachers_beside_a_table_is_none_itself() -> None:
    teachers: Table = [("任课教师",), ("科目", "教师"), *((subject, "扎西") for subject in "语数英体音美")]
    assert read_beside(days_down(0), teachers) == {"3#1": NUMBERS[0]}
