"""Dates that stand where weekdays should: 9月7日 … 9月11日 over a table, each of which the calendar makes a weekday."""

import datetime
from collections import Counter
from collections.abc import Mapping
from itertools import islice

import attrs

from edu_compliance.model.message import say
from edu_compliance.model.place import a1
from edu_compliance.reading.grid import Grid
from edu_compliance.reading.timetables.headers.day_titles import title_names_a_day
from edu_compliance.reading.timetables.texts.weekdays import DAYS, weekdays_in
from edu_compliance.reading.timetables.view import Spot, View

_SCHOOL_DAYS = frozenset(range(1, 6))
_DAY_ZERO = datetime.date(1899, 12, 30)
_SERIALS = range(36526, 73051)
"""Days since `_DAY_ZERO` that dates of the years 2000 to 2099 are stored as."""
_DIGITS = 5
_SHOWN = 6
"""Cells named in a notice."""


def by_the_calendar(view: View) -> Grid:
    """A sheet in which no cell says a weekday, and whose dates are those of one week, Monday to Friday at least: with
    its weekday beside each date. Any other stays as it is: its dates may be classes (3-1) that were taken for dates.
    """
    grid = view.grid
    dates = _in_lines(_dates(grid))
    if not dates:
        return grid
    weeks = {(date + datetime.timedelta(days=1)).isocalendar()[:2] for date in dates.values()}  # Sunday may come first
    weeks = min(weeks, {date.isocalendar()[:2] for date in dates.values()}, key=len)
    if len(weeks) != 1 or not {date.isoweekday() for date in dates.values()} >= _SCHOOL_DAYS:
        return grid
    if weekdays_in(grid.sheet) or any(map(title_names_a_day, _texts(grid))):
        return grid
    rows = [list(row) for row in grid.rows]
    for (row, column), date in dates.items():
        rows[row][column] = f"{date.month}月{date.day}日星期{DAYS[date.weekday()]}"
    cells = tuple(a1(*spot) for spot in islice(dates, _SHOWN))
    kept = tuple(one for one in grid.notices if one.id != "grid.dates_read_as_text")
    return attrs.evolve(
        grid, rows=rows, notices=(*kept, say("grid.dates_read_as_weekdays", cells=cells, count=len(dates)))
    )


def _dates(grid: Grid) -> dict[Spot, datetime.date]:
    """The dates of a sheet; one that shows its weekday only (星期一) is stored as a number like any other."""
    dates = {spot: date.date() if isinstance(date, datetime.datetime) else date for spot, date in grid.dates.items()}
    for row, texts in enumerate(grid.rows):
        for column, text in enumerate(texts):
            if len(text) == _DIGITS and text.isdecimal() and text.isascii() and int(text) in _SERIALS:
                dates[row, column] = _DAY_ZERO + datetime.timedelta(days=int(text))
    return dates


def _in_lines(dates: Mapping[Spot, datetime.date]) -> dict[Spot, datetime.date]:
    """The dates that share a row or a column with another: one alone says when a timetable was made."""
    rows, columns = Counter(row for row, _ in dates), Counter(column for _, column in dates)
    return {(row, column): date for (row, column), date in dates.items() if rows[row] > 1 or columns[column] > 1}


def _texts(grid: Grid) -> set[str]:
    return {text for row in grid.rows for text in row}
