"""Headers that count weekday and period in one cell and say neither in full: 一1 一2 … 五6, 1-1 … 5-6."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

import attrs

from edu_compliance.reading.grid import Grid
from edu_compliance.reading.timetables.headers.calendar_days import by_the_calendar
from edu_compliance.reading.timetables.texts.numerals import number
from edu_compliance.reading.timetables.texts.text import tidy
from edu_compliance.reading.timetables.texts.weekdays import DAYS, NUMBERS
from edu_compliance.reading.timetables.view import Spot, View

_COUNTED = re.compile(r"([一二三四五六日天1-7])[\s\-_.·,、/]*第?([1-9]|1[0-2]|[一二三四五六七八九])节?")
_FEWEST_DAYS = 5
_FEWEST_CELLS = 10

Counted = tuple[Spot, int, int]
"""A cell, the weekday and the period that it counts."""


def with_weekdays(view: View) -> Grid:
    """A sheet in which no cell says a weekday in full, with those that its dates or its numbers stand for."""
    dated = by_the_calendar(view)
    return dated if dated is not view.grid else _with_days_and_periods(view)


def _with_days_and_periods(view: View) -> Grid:
    """A sheet in which a line over or beside classes counts the weekdays with their periods, with both said in full.
    Any other stays as it is, for 一1 may be a class."""
    for run, across in _lines(view):
        if _counts_a_week(run) and _beside_classes(view, run[0][0], across=across):
            rows = [list(row) for row in view.grid.rows]
            for (row, column), day, period in run:
                rows[row][column] = f"周{DAYS[day - 1]}第{period}节"
            return attrs.evolve(view.grid, rows=rows)
    return view.grid


def _lines(view: View) -> Iterator[tuple[Sequence[Counted], bool]]:
    """The cells of each row, then of each column, that count a weekday with a period."""
    found = [counted for row, texts in enumerate(view.rows) for counted in _counted(row, texts)]
    for _, run in groupby(found, lambda one: one[0][0]):
        yield list(run), True
    by_column = sorted(found, key=lambda one: (one[0][1], one[0][0]))
    for _, run in groupby(by_column, lambda one: one[0][1]):
        yield list(run), False


def _counted(row: int, texts: Sequence[str]) -> Iterator[Counted]:
    for column, text in enumerate(texts):
        if 1 < len(text) <= 6 and (counted := _COUNTED.fullmatch(tidy(text))):
            yield (row, column), NUMBERS[counted[1]], number(counted[2])


def _counts_a_week(run: Sequence[Counted]) -> bool:
    """Whether cells count the days from Monday on, and within each of them the periods from the first on."""
    if len(run) < _FEWEST_CELLS:
        return False
    days = [(day, [period for _, _, period in cells]) for day, cells in groupby(run, lambda one: one[1])]
    in_order = [day for day, _ in days] == list(range(1, len(days) + 1))
    return len(days) >= _FEWEST_DAYS and in_order and all(held == list(range(1, len(held) + 1)) for _, held in days)


def _beside_classes(view: View, first: Spot, *, across: bool) -> bool:
    """Whether classes stand under a row, left of where it begins; or beside a column, over where it begins."""
    row, column = first
    if across:
        labels = [[(at, other) for at in range(row + 1, view.height)] for other in range(column)]
    else:
        labels = [[(other, at) for at in range(column + 1, view.width)] for other in range(row)]
    return any(_of_classes(view, spots) for spots in labels)


def _of_classes(view: View, spots: Sequence[Spot]) -> bool:
    """Whether most of the texts in some cells name a class."""
    tokens = [token for spot in spots if view.text(*spot) and (token := view.token(*spot)) is not None]
    return sum(bool(token.any_class) for token in tokens) * 2 > len(tokens)
