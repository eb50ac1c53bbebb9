"""A class's week on a sheet that another kind of evidence fills: under a plan, over a list, below a register."""

import re
from collections.abc import Sequence

import attrs

from edu_compliance.reading.grid import Grid
from edu_compliance.reading.papers.deliveries.header import find_header, is_header
from edu_compliance.reading.timetables.texts.weekdays import SAID

_TITLE_CELLS = 3
"""Filled cells of a row of titles, at the most."""
_DAY = re.compile(SAID)
_MANY_DAYS = 3
_LABELS = 2
"""Columns of labels beside a week's days, at the most: 节次 | 时间."""


def from_its_week(grid: Grid) -> Grid:
    """A sheet without the rows of another table over a row of weekdays, and without a record of changes under them."""
    week = _head(grid) or 0
    end = next((row for row in range(week + 1, len(grid.rows)) if is_header(grid.rows[row])), len(grid.rows))
    rows = [[""] * len(texts) if row < week and not _is_title(texts) else texts for row, texts in enumerate(grid.rows)]
    return attrs.evolve(grid, rows=rows[:end])


def without_record(grid: Grid) -> Grid:
    """A sheet without the record of changed lessons that stands under or beside something else; nothing of it where
    there is no such record."""
    found = find_header(grid)
    if found is None:
        return attrs.evolve(grid, rows=[])
    header, columns = found
    left, right = min(columns.values()), max(columns.values())
    if not any(any(texts[:left]) or any(texts[right + 1 :]) for texts in grid.rows[header:]):
        return attrs.evolve(grid, rows=grid.rows[:header])
    beside = [
        [text if row < header or not left <= column <= right else "" for column, text in enumerate(texts)]
        for row, texts in enumerate(grid.rows)
    ]
    return attrs.evolve(grid, rows=beside)


def without_its_week(grid: Grid) -> Grid:
    """A sheet without its row of weekdays, the titles over it and the rows under it, as far as an empty row.

    The very same grid where there is none, or where more stands beside the weekdays than labels of periods.
    """
    head = _head(grid)
    if head is None or sum(bool(text) and not _DAY.fullmatch(text) for text in grid.rows[head]) > _LABELS:
        return grid
    first = head
    while first and any(grid.rows[first - 1]) and _is_title(grid.rows[first - 1]):
        first -= 1
    last = next((row for row in range(head, len(grid.rows)) if not any(grid.rows[row])), len(grid.rows))
    rows = [[""] * len(texts) if first <= row < last else texts for row, texts in enumerate(grid.rows)]
    return attrs.evolve(grid, rows=rows)


def has_week(grid: Grid) -> bool:
    """Whether a row of weekdays stands in a sheet."""
    return _head(grid) is not None


def _head(grid: Grid) -> int | None:
    days = ({text for text in texts if _DAY.fullmatch(text)} for texts in grid.rows)
    return next((row for row, found in enumerate(days) if len(found) >= _MANY_DAYS), None)


def _is_title(texts: Sequence[str]) -> bool:
    return len(texts) - texts.count("") <= _TITLE_CELLS
