"""The parts of a table that hold in odd or even weeks: 单周 beside or over all of its periods, then 双周 over them."""

from collections.abc import Sequence
from itertools import groupby, pairwise
from operator import itemgetter

from edu_compliance.model.lesson import Weeks
from edu_compliance.reading.timetables.headers.block import Block
from edu_compliance.reading.timetables.rows.state import State
from edu_compliance.reading.timetables.texts.text import tidy
from edu_compliance.reading.timetables.texts.weeks import odd_or_even
from edu_compliance.reading.timetables.view import View

_PARTS = 2
_FEWEST = 3
"""Periods of a part; fewer may be those of one day's turns."""


class WeekSections:
    """The parts of one block's body; none where its periods do not stand in each again."""

    def __init__(self, view: View, block: Block) -> None:
        self._view = view
        self._zone = block.zone
        said = ((row, weeks) for row in range(block.top, block.bottom + 1) if (weeks := self._said(row)) is not None)
        words = [next(run) for _, run in groupby(said, itemgetter(1))]  # 单周 again on each row of its part
        starts = [row for row, _ in words]
        before, *parts = (self._periods(range(*rows)) for rows in pairwise([block.top, *starts, block.bottom + 1]))
        told = len(parts) == _PARTS and not before and len(parts[0]) >= _FEWEST and parts[0] == parts[1]
        self._weeks = dict(words) if told else {}

    def __bool__(self) -> bool:
        return bool(self._weeks)

    def begin(self, row: int, state: State) -> bool:
        """Begin the part that a row begins, its periods counted anew; whether the row says nothing more."""
        weeks = self._weeks.get(row)
        if weeks is None:
            return False
        state.begin()
        state.half, state.weeks_of_part = state.half_of_all, weeks
        return self._view.filled_cells[row] == 1

    def _said(self, row: int) -> Weeks | None:
        first, last = self._zone
        cells = self._view.filled(row, first, self._view.width if self._view.filled_cells[row] == 1 else last)
        return next((weeks for _, token in cells if (weeks := odd_or_even(tidy(token.text)))), None)

    def _periods(self, rows: Sequence[int]) -> tuple[object, ...]:
        """The periods that rows are labelled with, one after the other."""
        tokens = (token for row in rows for _, token in self._view.filled(row, *self._zone))
        return tuple(token.period.label for token in tokens if token.period is not None and token.period.numbers)
