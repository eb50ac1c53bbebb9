"""Marks that say that a lesson is the one above it."""

import pytest

from tests.reading.said import classes, read, sheet, week_under

SCHOOL = "曲扎县完全小学"
_FIFTH = 5
"""The row, zero-based, of 英语数美道 and the column of its 美: below it stands 英."""


@pytest.mark.parametrize("mark", ["〃", "同上", "↓", " ″ ", "''"])
def test_a_mark_says_the_lesson_above_again(mark: str) -> None:
    rows = [list(row) for row in week_under("三年级1班课程表")]
    plain = [list(row) for row in rows]
    for column in (1, 4):
        rows[_FIFTH][column], plain[_FIFTH][column] = mark, plain[_FIFTH - 1][column]
    marked = classes(read(sheet(rows), school=SCHOOL))
    assert (
        marked
        == classes(read(sheet(plain), school=SCHOOL))
        != classes(read(sheet(week_under("三年级1班课程表")), school=SCHOOL))
    )


def test_an_arrow_under_a_weekday_is_no_lesson() -> None:
    rows = [list(row) for row in week_under("三年级1班课程表")]
    arrows = [*rows[:2], ["", "↓", "↓", "↓", "↓", "↓"], *rows[2:]]
    assert classes(read(sheet(arrows), school=SCHOOL)) == classes(read(sheet(rows), school=SCHOOL))
