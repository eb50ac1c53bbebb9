"""A bell schedule at the left of a table that labels its own rows: its periods and breaks stand in other rows."""

from collections.abc import Mapping

from edu_compliance.reading.timetables.texts.token import Period
from edu_compliance.reading.timetables.view import View

_A_COLUMN = 2
"""Numbered rows from which on a column labels periods."""


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
