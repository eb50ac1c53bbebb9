"""What stands at the left of a block's rows: period, weekday, class and half-day, carried down as a reader would."""

import re
from collections.abc import Callable, Iterator

from edu_compliance.reading.timetables.headers.block import Block
from edu_compliance.reading.timetables.headers.day_titles import half_of_title
from edu_compliance.reading.timetables.rows.carried import Carrier
from edu_compliance.reading.timetables.rows.coordinates import RowLabels
from edu_compliance.reading.timetables.rows.counted import CountedPeriods
from edu_compliance.reading.timetables.rows.label_columns import LabelColumns
from edu_compliance.reading.timetables.rows.period_cells import PeriodCells, weeks_beside
from edu_compliance.reading.timetables.rows.state import State
from edu_compliance.reading.timetables.rows.week_sections import WeekSections
from edu_compliance.reading.timetables.rows.words import OF_ANOTHER_TABLE, RowsOfWords
from edu_compliance.reading.timetables.texts.header_words import Column
from edu_compliance.reading.timetables.texts.token import Token
from edu_compliance.reading.timetables.view import View

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
        self._counted = CountedPeriods(view, block, self._columns, self._said, self._carrier)
        self._words = RowsOfWords(view, block, self._columns, self._carrier, is_lesson)
        self.classes_expected = self._columns.classed >= 0
        """Whether each row's class stands at its left."""
        self._unlabelled = not block.periods_above and self._columns.period < 0 and self._columns.nothing_labelled
        self._only_halves = not block.periods_above and self._columns.only_halves

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
                yield labels

    def _row(self, row: int, state: State) -> RowLabels | None:
        left = [(column, token) for column in self._zone if (token := self._view.token(row, column)) is not None]
        beside = self._has_body(row)
        if not left and not beside:
            state.gap = True
            return None
        if row > state.section_to:
            state.section = ""
        state.weeks_of_row = None if state.weeks_of_part else weeks_beside(left, self._columns.period)
        self._carrier.carry(row, left, beside, state)
        if self._words.signs(row):
            return None
        if self._words.lists_teachers(left) or self._words.counts_lessons(row, left):
            state.listing = True
            return None
        if self._block.periods_above:
            words = self._words
            if label := words.instead_of_day(row):
                return state.labels(row, unknown=label)
            of_words = (
                words.between_days(row, left, state) or words.stand_alone(row, left) or words.lists_subjects(left)
            )
            return None if of_words else self._counted.across(row, state)
        labelled = any(token.column is Column.CLASS for column, token in left if column != self._columns.classed)
        if labelled and self._words.heads_table(row, state):
            return None
        spot, period = self._said.period(row, left)
        if (carried := self._counted.carried(row, state)) is not None:
            return carried
        if period is not None:
            return self._counted.labelled(row, spot, period, state)
        return None if self._words.heads_table(row, state) else self._without_period(row, left, beside, state)

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
            counted = next((token.text for _, token in left if _COUNTS.fullmatch(token.text)), "")
            return state.labels(row, unknown=counted) if counted else self._counted.unlabelled(row, state)
        if self._only_halves and beside and self._columns.half_of(row):
            return self._counted.unlabelled(row, state)
        if state.weeks_of_row is not None and state.period is not None:
            return state.labels(row, state.period, state.ordinal, 1)
        label = self._said.unknown(row, left)
        if not label and state.period is not None and state.period.activity and self._teaches(row):
            # Whatever it is called, it is no more of the activity over it.
            label = " ".join(token.text for column, token in left if self._view.anchor(row, column)[0] == row)
        if label:
            state.words = None
            return state.labels(row, unknown=label)
        return state.labels(row, continues=state.period_at != (-1, -1))

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
