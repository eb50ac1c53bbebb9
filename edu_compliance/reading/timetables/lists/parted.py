"""A list of lessons and a timetable under each other on one sheet: each is read by itself, in its own rows."""

from collections.abc import Callable

import attrs

from edu_compliance.reading.grid import Box, Grid
from edu_compliance.reading.timetables.lists.header import ListHeader, list_header
from edu_compliance.reading.timetables.texts.header_words import Column
from edu_compliance.reading.timetables.view import View

_DAYS = 3
"""Weekdays from which on rows over a list are a timetable's; so many in one row under its header head one."""


def list_and_parting(
    view: View, is_lesson: Callable[[str], bool], header: ListHeader | None
) -> tuple[ListHeader | None, int]:
    """The header of the list that a sheet is (`header` is one in its first rows), and the first row of what stands
    under a timetable or a list and is the other; None and 0 where nothing does. What lists no lessons is part of the
    table over it."""
    found = header or list_header(view, view.height)
    if found is None:
        return None, 0
    over = {token.weekday for marks in view.marks[: found.row] for _, token in marks} - {0}
    if len(over) < _DAYS:
        under = next((row for row in range(found.row + 1, view.height) if _heads_week(view, row)), 0)
        return header, _with_titles(view, under)
    column = found.columns[Column.SUBJECT]
    teaches = any(is_lesson(view.text(row, column)) for row in range(found.row + 1, view.height))
    return None, _with_titles(view, found.row) if teaches else 0


def parts(grid: Grid, row: int) -> tuple[Grid, Grid]:
    """A sheet's rows before `row`, and the others, each where it stands."""
    width = max(map(len, grid.rows), default=0)
    over, under = (0, 0, row - 1, width), (row, 0, len(grid.rows), width)
    return _part(grid, over), attrs.evolve(_part(grid, under), notices=())


def _part(grid: Grid, box: Box) -> Grid:
    first, _, last, _ = box
    rows = [texts if first <= row <= last else [] for row, texts in enumerate(grid.rows[: last + 1])]
    merges = tuple(merge for merge in grid.merges if first <= merge[0] <= last)
    uncached = tuple(spot for spot in grid.uncached if first <= spot[0] <= last)
    return attrs.evolve(grid, rows=rows, merges=merges, uncached=uncached)


def _heads_week(view: View, row: int) -> bool:
    return len({token.weekday for _, token in view.marks[row]} - {0}) >= _DAYS


def _with_titles(view: View, row: int) -> int:
    """The first of the rows of one text right over a row."""
    while row and view.filled_cells[row - 1] == 1:
        row -= 1
    return row
