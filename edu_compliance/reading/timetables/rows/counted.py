"""Which periods of the day a row stands for: counted on from row to row, from period to period, from class to class."""

from edu_compliance.reading.timetables.headers.block import Block
from edu_compliance.reading.timetables.rows.carried import Carrier
from edu_compliance.reading.timetables.rows.coordinates import RowLabels
from edu_compliance.reading.timetables.rows.label_columns import LabelColumns
from edu_compliance.reading.timetables.rows.period_cells import PeriodCells
from edu_compliance.reading.timetables.rows.state import State
from edu_compliance.reading.timetables.texts.token import Half, Period
from edu_compliance.reading.timetables.view import Spot, View

_A_DAY = 6
"""Periods after which a blank row and a number 1 begin another table, and not the afternoon."""


class CountedPeriods:
    """Counts the periods of one block."""

    def __init__(self, view: View, block: Block, columns: LabelColumns, said: PeriodCells, carrier: Carrier) -> None:
        self._view = view
        self._block = block
        self._columns = columns
        self._said = said
        self._carrier = carrier
        self._classes_beside = columns.classed >= 0
        self._places: dict[tuple[Half | None, str], int] = {}
        self._next_place = 1
        above = {one.period_at: one.period for one in block.columns if one.period is not None}
        self._lessons_above = sum(_count(period) for period in above.values() if not period.activity)

    def labelled(self, row: int, spot: Spot, period: Period, state: State) -> RowLabels:
        """A row whose period a cell at its left says; 单周 and 双周 beside one period hold each in their own weeks."""
        again = spot == state.period_at or self._said_again(spot, period, state)
        if not again:
            return self._new_period(row, spot, period, state)
        if state.weeks_of_row is not None:
            return state.labels(row, period, state.ordinal, 1)
        return self._shared_label(row, period, state)

    def carried(self, row: int, state: State) -> RowLabels | None:
        """The row of another class in the period above (节次 | 班级 | 星期一 …); None where a row has its own."""
        another = self._classes_beside and state.class_at[0] == row and self._carrier.carries_period(row)
        if not another or state.period is None:
            return None
        count = _count(state.period)
        return state.labels(row, state.period, self._place_of(state.period, 1, count, state), count)

    @staticmethod
    def unlabelled(row: int, state: State) -> RowLabels:
        """The next row of a block that labels none."""
        state.ordinal += 1
        return state.labels(row, Period("", (state.ordinal,)), state.ordinal, 1)

    def across(self, row: int, state: State) -> RowLabels:
        """A row of a block whose periods stand above it; 单周 and 双周 beside a class hold each in their own weeks."""
        whose = (state.class_at, state.weekday)
        again = whose == state.whose and (self._classes_beside or self._columns.weekday >= 0)
        if again and self._columns.weekday >= 0:
            at = self._view.anchor(row, self._columns.weekday)
            again = at[0] < row or self._view.token(row, self._columns.weekday) is None or not self._said.teaches(row)
        if whose != state.whose:
            state.ordinal = 0
        elif again and None not in (state.half, state.half_before) and state.half is not state.half_before:
            again = False  # 星期一 | 上午 and 下午, a row each: the periods above are counted again
            state.ordinal += self._lessons_above
        state.whose, state.half_before = whose, state.half
        return state.labels(row, ordinal=state.ordinal, continues=again and state.weeks_of_row is None)

    @staticmethod
    def _said_again(spot: Spot, period: Period, state: State) -> bool:
        """Whether a label is that of the row above again, as a filled merge; or of any above, in other weeks."""
        turns = state.weeks_of_row is not None
        below = spot[0] == state.period_at[0] + 1
        if period != state.period or period.activity or not (below or turns):
            return False
        state.period_at = spot
        return True

    def _shared_label(self, row: int, period: Period, state: State) -> RowLabels:
        """A further row of a merged label: the next of the periods it names, or more of the same period."""
        state.in_period += 1
        if state.in_period < len(period.numbers) and self._said.a_row_each(state.period_at, period):
            state.ordinal += 1
            return state.labels(row, period, state.ordinal, 1, shared=True)
        return state.labels(row, period, state.ordinal, 1, continues=True)

    def _new_period(self, row: int, spot: Spot, period: Period, state: State) -> RowLabels:
        state.period_at, state.in_period, state.period = spot, 0, period
        state.listing = False
        if period.half is not None:
            state.half = period.half
        first = period.numbers[0] if period.numbers else 0
        if first == 1 and state.last_number and self._new_table(state):
            state.table += 1
            state.half = period.half
            state.ordinal, state.restarts = 0, 0
            state.title_at = state.words or (row, self._block.left)
        elif first and first <= state.last_number:
            state.restarts += 1
        state.gap, state.words, state.half_before = False, None, state.half
        same = bool(first) and first == state.last_number and period.weeks is not None
        if first:
            state.last_number = period.numbers[-1]
        if same:  # 第6节（双周） under 第6节（单周）
            return state.labels(row, period, state.ordinal, 1)
        if period.activity:
            return state.labels(row, period, 0, 1)
        count = 1 if self._said.a_row_each(spot, period) else _count(period)
        if not state.ordinal and first:
            state.ordinal = first - 1  # an afternoon's table begins at 5
        ordinal = state.ordinal + 1
        if self._classes_beside or -1 < self._columns.period < self._columns.weekday:
            ordinal = self._place_of(period, ordinal, count, state)
        state.ordinal += count
        return state.labels(row, period, ordinal, count)

    def _place_of(self, period: Period, counted: int, count: int, state: State) -> int:
        """A period's place in the day where classes change within it, or it within them: where it stood before, else
        behind all others; its number, or what was `counted` for its class, if that is further."""
        said = (state.half, period.label)
        place = self._places.setdefault(said, max((counted, *period.numbers[:1], self._next_place)))
        self._next_place = max(self._next_place, place + count)
        return max(counted, place)

    @staticmethod
    def _new_table(state: State) -> bool:
        """Whether numbers that begin again begin another table, and not the afternoon."""
        if state.half is not state.half_before:
            return False
        return state.words is not None or (state.gap and (state.last_number >= _A_DAY or state.restarts > 0))


def _count(period: Period) -> int:
    """Periods that a label names: one, where it says none by number."""
    return max(1, len(period.numbers))
