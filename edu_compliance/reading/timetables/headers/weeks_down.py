"""Tables side by side that have their weekdays down their own side: each is a part of the sheet."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import attrs

from edu_compliance.reading.timetables.headers.days_down import MOST_OF_A_WEEK
from edu_compliance.reading.timetables.texts.titles import read_title
from edu_compliance.reading.timetables.texts.token import Token
from edu_compliance.reading.timetables.view import View, Window

_PERIODS = 3
"""Labels of periods in a row, from which on it heads a table."""
_HEADER_ROWS = 3
"""Rows over the first weekday in which the periods may stand: half-days, numbers, clock times."""


@attrs.frozen
class _WeekDown:
    """A week down the side of a table."""

    head: int
    """The first of the rows that name its periods."""
    last: int
    """The row of its last weekday."""
    column: int
    periods: tuple[int, ...]
    """The columns that its periods stand over, and those of tables at its right."""


def with_days_down(view: View) -> Sequence[View]:
    """The parts of a sheet on which such tables stand side by side, row by row of tables; none where they do not."""
    weeks = sorted(_weeks(view), key=lambda week: (week.head, week.column))
    bands: list[list[_WeekDown]] = []
    for week in weeks:
        if bands and week.head <= max(other.last for other in bands[-1]):
            bands[-1].append(week)
        else:
            bands.append([week])
    bands = [own for band in bands if (own := _with_periods(view, band))]
    if all(len(band) == 1 for band in bands):
        return ()
    heads = [_first_row(view, min(week.head for week in band)) for band in bands]
    bottoms = [*(head - 1 for head in heads[1:]), view.height - 1]
    return [
        Window(view, (top, first, bottom, last))
        for band, top, bottom in zip(bands, [0, *heads[1:]], bottoms, strict=True)
        for first, last in _columns(view, band)
    ]


def _with_periods(view: View, band: Sequence[_WeekDown]) -> list[_WeekDown]:
    """Those of a band with periods before the next: two columns of labels of one table have none between them. Weekdays
    said again before the periods of the afternoon (1 2 3 4 | 星期一 | 5 6 7) begin no table."""
    columns = sorted({week.column for week in band})
    ends = dict(pairwise([*columns, view.width]))
    found: list[_WeekDown] = []
    last = 0
    for week in band:
        numbers = [number for at in week.periods if at < ends[week.column] for number in _numbers(view, week, at)]
        if sum(at < ends[week.column] for at in week.periods) < _PERIODS:
            continue
        if not (found and numbers and 1 < numbers[0] == last + 1):
            found.append(week)
        last = numbers[-1] if numbers else 0
    return found


def _numbers(view: View, week: _WeekDown, column: int) -> tuple[int, ...]:
    """The numbers of the periods that stand over a column of a week."""
    tokens = (view.token(row, column) for row in range(week.head, week.last))
    return next((token.period.numbers for token in tokens if token and token.period and token.period.numbers), ())


def _first_row(view: View, head: int) -> int:
    """The first row of a band of tables: half-days, and a row of classes' names, over their headers belong to it."""
    while head and view.filled_cells[head - 1] > 1 and all(map(_heads, view.tokens[head - 1])):
        head -= 1
    return head


def _heads(token: Token | None) -> bool:
    """Whether it says of a table what stands over its weekdays, or is empty."""
    return token is None or (token.heads and not token.day)


def _weeks(view: View) -> Iterator[_WeekDown]:
    """The weeks that stand down columns, with periods in a row over them at their right."""
    by_column: dict[int, list[tuple[int, int]]] = {}
    for row, cells in enumerate(view.marks):
        for column, token in cells:
            if day := _day(token):
                by_column.setdefault(column, []).append((row, day))
    for column, days in by_column.items():
        run: list[tuple[int, int]] = []
        for row, day in days:
            if run and day != run[-1][1] and day in {other for _, other in run}:
                yield from _week(view, column, run)
                run = []
            run.append((row, day))
        yield from _week(view, column, run)


def _week(view: View, column: int, run: Sequence[tuple[int, int]]) -> Iterator[_WeekDown]:
    """The week that a run of rows with their days is; none where it is too short, or no periods stand over it."""
    if len({day for _, day in run}) < MOST_OF_A_WEEK:
        return
    first, last = run[0][0], run[-1][0]
    over = range(first - 1, max(first - 1 - _HEADER_ROWS, -1), -1)
    named = {row: [at for at, token in view.marks[row] if at > column and _says_period(token)] for row in over}
    heads = [row for row, periods in named.items() if len(periods) >= _PERIODS]
    if heads:
        yield _WeekDown(min(heads), last, column, tuple(sorted({at for row in heads for at in named[row]})))


def _day(token: Token) -> int:
    """The weekday that a cell says in full or as a bare 一; 0 none."""
    return token.weekday or (0 if token.text.strip().isdigit() else token.weak_weekday)


def _says_period(token: Token) -> bool:
    """Whether it names a period, and is no weekday: a bare 一 may be one."""
    return (token.numbered or token.half is not None) and not _day(token)


def _columns(view: View, band: Sequence[_WeekDown]) -> Iterator[tuple[int, int]]:
    """The first and last column of each table of a band, from the sheet's first to its last."""
    columns = sorted({week.column for week in band})
    starts = [0, *(_first_column(view, column, before, band) for before, column in pairwise(columns))]
    yield from zip(starts, [*(start - 1 for start in starts[1:]), view.width - 1], strict=True)


def _first_column(view: View, days: int, before: int, band: Sequence[_WeekDown]) -> int:
    """The first column of a table whose weekdays stand in a column: its class may be said once at their left."""
    rows = range(min(week.head for week in band), max(week.last for week in band) + 1)
    first = days
    while first - 1 > before:
        said = {view.anchor(row, first - 1) for row in rows if view.token(row, first - 1) is not None}
        if len(said) > 1 or not all(read_title(view.text(*spot)).classed for spot in said):
            break
        first -= 1
    return first
