"""Bell schedules and lists beside a table: their periods, breaks and numbers are none of the table's own."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from edu_compliance.reading.timetables.texts.token import Period, Token
from edu_compliance.reading.timetables.view import View

_A_COLUMN = 2
"""Numbered rows from which on a column labels periods."""
_RUN = 3
"""Clock times with which a row of them begins."""
_ROWS = 6
"""Rows under a header in which an empty column parts tables."""


def without_bells(view: View, zone: tuple[int, int], top: int, bottom: int) -> tuple[int, int]:
    """The columns at the left of a body without those of a bell schedule, whose rows are not the table's own."""
    own: Mapping[int, Period] = {}
    timed = False
    for column in range(zone[1], zone[0] - 1, -1):
        periods = _periods(view, column, top, bottom)
        timed = timed or any(period.start is not None for period in periods.values())
        if sum(bool(period.numbers) for period in periods.values()) < _A_COLUMN:
            continue
        if not own:
            own, timed = periods, False
        elif timed and _of_other_rows(periods, own):
            return column + 1, zone[1]
    return zone


def _periods(view: View, column: int, top: int, bottom: int) -> dict[int, Period]:
    """By row: the periods that a column's cells name."""
    rows = range(top, bottom + 1)
    tokens = ((row, token) for row in rows for _, token in view.filled(row, column, column))
    return {row: token.period for row, token in tokens if token.period is not None}


def _of_other_rows(bells: Mapping[int, Period], own: Mapping[int, Period]) -> bool:
    """Whether bells say a break beside the table's own period, or another one from the first on that both number.

    Periods that only count anew after noon agree until then.
    """
    both = [(bells[row], period) for row, period in own.items() if row in bells and period.numbers]
    if any(bell.activity and not bell.numbers for bell, _ in both):
        return True
    numbered = [(bell.numbers, period.numbers) for bell, period in both if bell.numbers]
    return bool(numbered) and numbered[0][0] != numbered[0][1]


def end_of_periods(view: View, row: int, periods: Mapping[int, Token]) -> int:
    """The column before which the periods of a header row end.

    Behind an empty column or a word that heads nothing, another run of periods counts on, or begins anew and goes on: a
    number alone is one of a list (科目 | 周课时), or of a bell schedule, that begins in the same row.
    """
    columns = sorted(periods)
    numbered = {column: numbers for column in columns if (numbers := _numbers(periods[column]))}
    if not numbered.keys() & set(columns[:_RUN]):
        return _end_of_clocks(view, row, columns, numbered)
    if len(numbered) < _A_COLUMN:
        return view.width
    first, last, before = min(numbered), 0, -1
    for column in columns:
        between = range(before + 1, column) if before >= 0 else ()
        words = any((token := view.token(row, one)) is not None and not token.heads for one in between)
        empty = any(_empty(view, row, one) for one in between)
        if (words and empty) or ((words or empty) and not _goes_on(numbered, column, last, numbered[first][0])):
            return column
        if column in numbered:
            last = numbered[column][-1]
        before = column
    return next((column for column in range(before + 1, view.width) if _empty(view, row, column)), view.width)


def _end_of_clocks(view: View, row: int, columns: Sequence[int], numbered: Mapping[int, object]) -> int:
    """The column before which clock times end: a number behind an empty column is of a bell schedule beside them."""
    for before, column in pairwise(columns):
        if column in numbered and any(_empty(view, row, one) for one in range(before + 1, column)):
            return column
    return view.width


def _numbers(token: Token) -> tuple[int, ...]:
    return token.period.numbers if token.period is not None else ()


def _empty(view: View, row: int, column: int) -> bool:
    """Whether nothing stands in a column from a header row on, and no break (午休) in the row over it."""
    above = view.token(row - 1, column) if row else None
    if above is not None and above.period is not None and above.period.activity:
        return False
    return not any(view.token(below, column) for below in range(row, min(row + _ROWS, view.height)))


def _goes_on(numbered: Mapping[int, tuple[int, ...]], column: int, last: int, first: int) -> bool:
    """Whether the next numbers from a column on count on, are the last again, or begin again with more than one."""
    rest = [numbers for at, numbers in numbered.items() if at >= column]
    if not rest:
        return False
    if len(rest) > 1 and (rest[0][-1] == last or (rest[0][0] == first and rest[1][0] == rest[0][-1] + 1)):
        return True
    return rest[0][0] == last + 1
