"""What stands at the left of a block's rows: period, weekday, class and half-day, carried down as a reader would."""

import re
from collections.abc import Callable, Iterator

import attrs

from edu_compliance.reading.timetables.headers.block import Block
from edu_compliance.reading.timetables.headers.day_titles import half_of_title
from edu_compliance.reading.timetables.rows.carried import Carrier, State
from edu_compliance.reading.timetables.rows.coordinates import RowLabels
from edu_compliance.reading.timetables.rows.label_columns import LabelColumns
from edu_compliance.reading.timetables.rows.period_cells import PeriodCells, weeks_beside
from edu_compliance.reading.timetables.rows.week_sections import WeekSections
from edu_compliance.reading.timetables.rows.words import OF_ANOTHER_TABLE, RowsOfWords
from edu_compliance.reading.timetables.texts.header_words import Column
from edu_compliance.reading.timetables.texts.token import Half, Period, Token
from edu_compliance.reading.timetables.view import Spot, View

_COUNTS = re.compile(r"第?[0-9一二三四五六七八九十]+[^\w第]*第?[0-9一二三四五六七八九十]+[^\w]*(?:节课?)?")
"""What seems to say which lessons of the day stand beside it, two perhaps, and is not understood: 1.2, 34节."""


class Labels:
    """The labels at the left of one block."""

    def __init__(
        self,
        view: View,
        block: Block,
        teaches: Callable[[int], bool],
        is_lesson: Callable[[str], bool],
        weekday: int,
    ) -> None:
        """`teaches` says whether a row's body names any subject, `is_lesson` whether a text is a known subject's
        lesson; `weekday` is the whole sheet's, 0 where none."""
        self._view = view
        self._block = block
        self._teaches = teaches
        first, last = block.zone
        self._zone = range(first, last + 1)
        self._plain = view.plain(block.top, block.columns[0].column, block.bottom, block.right)
        self._rows = range(block.top, block.bottom + 1)
        self._columns = LabelColumns(view, block, teaches, weekday)
        self._said = PeriodCells(view, self._columns, teaches)
        self._carrier = Carrier(view, block, self._columns, self._has_body)
        self._parts = WeekSections(view, block)
        self._words = RowsOfWords(view, block, self._columns, self._carrier, is_lesson)
        self.classes_expected = self._columns.classed >= 0
        """Whether each row's class stands at its left."""
        self._places: dict[tuple[Half | None, str], int] = {}
        self._next_place = 1
        self._periods_above = {
            column.period_at: column.period
            for column in block.columns
            if column.period is not None and not column.period.activity
        }
        self._unlabelled = not block.periods_above and self._columns.period < 0 and self._columns.nothing_labelled

    # --- row by row ---------------------------------------------------------------------------------------------------

    def rows(self) -> Iterator[RowLabels]:
        """The labels of the body rows that hold anything."""
        corner = [token for c in self._zone if (token := self._view.token(self._block.head, c)) is not None]
        above = self._block.head - 1
        over = [t for _, t in self._view.filled(above, self._block.left, self._block.right)] if above >= 0 else []
        half = next((half for token in (*corner, *over[:1]) if (half := token.half or half_of_title(token))), None)
        state = State(half_of_all=half, weekday=next((token.weekday for token in corner if token.weekday), 0))
        for row in self._rows:
            labels = None if self._parts.begin(row, state) else self._row(row, state)
            if labels is not None:
                yield attrs.evolve(labels, weeks=state.weeks_of_part) if self._parts else labels

    def _row(self, row: int, state: State) -> RowLabels | None:
        left = [(column, token) for column in self._zone if (token := self._view.token(row, column)) is not None]
        beside = self._has_body(row)
        if not left and not beside:
            state.gap = True
            return None
        if row > state.section_to:
            state.section = ""
        self._carrier.carry(row, left, beside, state)
        if self._words.signs(row):
            return None
        if self._words.lists_teachers(left) or self._words.counts_lessons(row, left):
            state.listing = True
            return None
        if self._block.periods_above:
            words = self._words
            of_words = (
                words.between_days(row, left, state) or words.stand_alone(row, left) or words.lists_subjects(left)
            )
            return None if of_words else self._across(row, left, state)
        labelled = any(token.column is Column.CLASS for column, token in left if column != self._columns.classed)
        if labelled and self._words.heads_table(row, state):
            return None
        spot, period = self._said.period(row, left)
        if (
            self.classes_expected
            and state.class_at[0] == row
            and self._carrier.carries_period(row)
            and state.period is not None
        ):
            count = max(1, len(state.period.numbers))
            return self._made(row, state, state.period, self._place_of(state.period, 1, count, state), count)
        if period is None:
            return None if self._words.heads_table(row, state) else self._without_period(row, left, beside, state)
        weeks = None if self._parts else weeks_beside(left)
        again = spot == state.period_at or self._said_again(spot, period, state, turns=weeks is not None)
        if again and weeks is None:
            return self._shared_label(row, period, state)
        made = self._made(row, state, period, state.ordinal, 1) if again else self._new_period(row, spot, period, state)
        return attrs.evolve(made, weeks=weeks) if weeks is not None else made

    def _without_period(self, row: int, left: list[tuple[int, Token]], beside: bool, state: State) -> RowLabels | None:
        """A row that no period labels: words between tables, a period without a label, more of the one above."""
        if state.listing and not left:
            return None
        if (not beside and left) or self._words.is_note(row):
            self._words.take_words(row, state)
            return None
        if any(token.column in OF_ANOTHER_TABLE for _, token in left):
            return None
        if self._unlabelled and beside:
            if counted := next((token.text for _, token in left if _COUNTS.fullmatch(token.text)), ""):
                return attrs.evolve(self._made(row, state, None, 0, 0), unknown=counted)
            state.ordinal += 1
            return self._made(row, state, Period("", (state.ordinal,)), state.ordinal, 1)
        weeks = None if self._parts else weeks_beside(left)
        if weeks is not None and state.period is not None:
            return attrs.evolve(self._made(row, state, state.period, state.ordinal, 1), weeks=weeks)
        label = self._said.unknown(row, left)
        if not label and state.period is not None and state.period.activity and self._said.teaches(row):
            # Whatever it is called, it is no more of the activity over it.
            label = " ".join(token.text for column, token in left if self._view.anchor(row, column)[0] == row)
        if label:
            state.words = None
            return attrs.evolve(self._made(row, state, None, 0, 0), unknown=label)
        return self._made(row, state, None, 0, 0, continues=state.period_at != (-1, -1))

    def _has_body(self, row: int) -> bool:
        first, last = self._block.columns[0].column, self._block.right
        if self._plain:
            return any(self._view.rows[row][first : last + 1])
        for column in range(first, last + 1):
            spot = self._view.anchor(row, column)
            if (
                spot[1] >= first
                and spot[0] >= self._block.top
                and (self._view.text(*spot) or spot in self._view.uncached)
            ):
                return True
        return False

    @staticmethod
    def _said_again(spot: Spot, period: Period, state: State, *, turns: bool) -> bool:
        """Whether a label is that of the row above again, as a filled merge; or of any above, in other weeks."""
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
            return attrs.evolve(self._made(row, state, period, state.ordinal, 1), shared=True)
        return self._made(row, state, period, state.ordinal, 1, continues=True)

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
            return self._made(row, state, period, state.ordinal, 1)
        if period.activity:
            return self._made(row, state, period, 0, 1)
        count = 1 if self._said.a_row_each(spot, period) else max(1, len(period.numbers))
        if not state.ordinal and first:
            state.ordinal = first - 1  # an afternoon's table begins at 5
        ordinal = state.ordinal + 1
        if self.classes_expected or -1 < self._columns.period < self._columns.weekday:
            ordinal = self._place_of(period, ordinal, count, state)
        state.ordinal += count
        return self._made(row, state, period, ordinal, count)

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
        return state.words is not None or (state.gap and (state.last_number >= 6 or state.restarts > 0))

    def _across(self, row: int, left: list[tuple[int, Token]], state: State) -> RowLabels:
        """A row of a block whose periods stand above it; 单周 and 双周 beside a class hold each in their own weeks."""
        whose = (state.class_at, state.weekday)
        again = whose == state.whose and (self.classes_expected or self._columns.weekday >= 0)
        if again and self._columns.weekday >= 0:
            at = self._view.anchor(row, self._columns.weekday)
            again = at[0] < row or self._view.token(row, self._columns.weekday) is None or not self._teaches(row)
        if whose != state.whose:
            state.ordinal = 0
        elif again and None not in (state.half, state.half_before) and state.half is not state.half_before:
            again = False  # 星期一 | 上午 and 下午, a row each: the periods above are counted again
            state.ordinal += sum(max(1, len(period.numbers)) for period in self._periods_above.values())
        state.whose, state.half_before = whose, state.half
        weeks = weeks_beside(left)
        made = self._made(row, state, None, state.ordinal, 0, continues=again and weeks is None)
        return made if weeks is None else attrs.evolve(made, weeks=weeks)

    @staticmethod
    def _made(
        row: int, state: State, period: Period | None, ordinal: int, count: int, *, continues: bool = False
    ) -> RowLabels:
        return RowLabels(
            row,
            period,
            ordinal,
            count,
            state.weekday,
            state.classed,
            state.class_at,
            state.half,
            state.table,
            state.title_at,
            continues,
            state.section,
            state.weeks,
        )
