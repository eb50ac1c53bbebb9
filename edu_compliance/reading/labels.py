"""What stands at the left of a block's rows: period, weekday, class and half-day, carried down as a reader would."""

import re
from collections.abc import Callable, Iterator

import attrs

from edu_compliance.model.class_name import ClassName
from edu_compliance.model.lesson import Weeks
from edu_compliance.reading.blocks import Block
from edu_compliance.reading.cells import tidy
from edu_compliance.reading.class_names import named_class
from edu_compliance.reading.label_columns import LabelColumns
from edu_compliance.reading.numerals import NUMERAL, number
from edu_compliance.reading.titles import read_title
from edu_compliance.reading.tokens import Column, Half, Period, Token
from edu_compliance.reading.view import Spot, View

_ODD_OR_EVEN = re.compile(r"[(\[]?([单双奇偶])(?:数)?周[)\]]?")
_OF_ANOTHER_TABLE = (Column.SUBJECT, Column.TEACHER, Column.ROOM, Column.TOTAL, Column.IGNORED)
"""Words at the left of rows that list teachers or sums under a timetable."""
_SECTIONS = ("课后服务", "晚自习", "社团", "社团活动", "延时服务")
"""Activities that name a part of the day."""


@attrs.frozen
class RowLabels:
    """A row's coordinates."""

    row: int
    period: Period | None
    ordinal: int
    """Place in the day of its (first) period, 0 where it has none."""
    count: int
    """Periods the row stands for."""
    weekday: int
    classed: ClassName | None
    class_at: Spot
    half: Half | None
    table: int
    """Ordinal of the table within the block: stacked tables may share one header."""
    title_at: Spot | None
    """Where the table's own title stands, where it is not above the header."""
    continues: bool
    """It belongs to the row above: it has no label of its own, or shares a merged one."""
    section: str = ""
    """The activity whose part of the day it stands in (课后服务 beside or over several periods)."""
    weeks: Weeks | None = None
    """The weeks its weekday is said for."""
    unknown: str = ""
    """A label of its own that nobody knows."""
    shared: bool = False
    """It is a further row of a label that names as many periods as it spans rows (第1、2节)."""


@attrs.define
class _State:
    """What is carried down."""

    weekday: int = 0
    weeks: Weeks | None = None
    half: Half | None = None
    section: str = ""
    section_to: int = -1
    """The last row of the section; as far as the next half-day where it is not told."""
    grade: ClassName | None = None
    """The grade said in a column or a row of its own, for classes named by their number only."""
    classed: ClassName | None = None
    class_at: Spot = (-1, -1)
    ordinal: int = 0
    last_number: int = 0
    period_at: Spot = (-1, -1)
    in_period: int = 0
    """Rows of a merged period label passed so far."""
    table: int = 0
    title_at: Spot | None = None
    gap: bool = False
    """A blank row came after the last period."""
    words: Spot | None = None
    """A row of words that are no label came after the last period: a title, or a note."""
    period: Period | None = None
    """The last label."""
    whose: tuple[Spot, int] | None = None
    """Class and weekday of the last row, where the periods stand above."""
    restarts: int = 0
    half_before: Half | None = None
    """The half-day of the last period."""


class Labels:
    """The labels at the left of one block."""

    def __init__(self, view: View, block: Block, teaches: Callable[[int], bool], weekday: int) -> None:
        """`teaches` says whether a row's body names any subject; `weekday` is the whole sheet's, 0 where none."""
        self._view = view
        self._block = block
        first, last = block.zone
        self._zone = range(first, last + 1)
        self._plain = view.plain(block.top, block.columns[0].column, block.bottom, block.right)
        self._rows = range(block.top, block.bottom + 1)
        self._columns = LabelColumns(view, block, teaches, weekday)
        self._teaches = teaches
        self.classes_expected = self._columns.classed >= 0
        """Whether each row's class stands at its left."""
        self._unlabelled = not block.periods_above and self._columns.period < 0 and self._columns.nothing_labelled

    # --- row by row ---------------------------------------------------------------------------------------------------

    def rows(self) -> Iterator[RowLabels]:
        """The labels of the body rows that hold anything."""
        corner = [token for c in self._zone if (token := self._view.token(self._block.head, c)) is not None]
        above = self._block.head - 1
        over = (
            [token for _, token in self._view.filled(above, self._block.left, self._block.right)] if above >= 0 else []
        )
        half = next((token.half for token in (*corner, *over[:1]) if token.half is not None), None)
        state = _State(half=half, weekday=next((token.weekday for token in corner if token.weekday), 0))
        for row in self._rows:
            labels = self._row(row, state)
            if labels is not None:
                yield labels

    def _row(self, row: int, state: _State) -> RowLabels | None:
        left = [(column, token) for column in self._zone if (token := self._view.token(row, column)) is not None]
        beside = self._has_body(row)
        if not left and not beside:
            state.gap = True
            return None
        if row > state.section_to:
            state.section = ""
        self._carry(row, left, beside, state)
        if any(token.column is Column.TEACHER for column, token in left if column != self._columns.classed):
            return None
        if self._block.periods_above:
            return None if self._between_days(row, left, state) else self._across(row, state)
        labelled = any(token.column is Column.CLASS for column, token in left if column != self._columns.classed)
        if labelled and self._headed(row, state):
            return None
        spot, period = self._period(row, left)
        if (
            self.classes_expected
            and state.class_at[0] == row
            and self._carries_period(row)
            and state.period is not None
        ):
            return self._made(
                row, state, state.period, self._place_of(state.period, 1), max(1, len(state.period.numbers))
            )
        if period is None:
            return None if self._headed(row, state) else self._without_period(row, left, beside, state)
        weeks = self._weeks_beside(left)
        if spot == state.period_at and weeks is not None:
            return attrs.evolve(self._made(row, state, period, state.ordinal, 1), weeks=weeks)
        if spot == state.period_at:
            return self._shared_label(row, period, state)
        made = self._new_period(row, spot, period, state)
        return attrs.evolve(made, weeks=weeks) if weeks is not None else made

    def _without_period(self, row: int, left: list[tuple[int, Token]], beside: bool, state: _State) -> RowLabels | None:
        """A row that no period labels: words between tables, a period without a label, more of the one above."""
        if (not beside and left) or self._is_note(row):
            self._words_between(row, state)
            return None
        if any(token.column in _OF_ANOTHER_TABLE for _, token in left):
            return None
        if self._unlabelled and beside:
            state.ordinal += 1
            return self._made(row, state, Period("", (state.ordinal,)), state.ordinal, 1)
        label = self._unknown_label(row, left)
        if label:
            state.words = None
            return attrs.evolve(self._made(row, state, None, 0, 0), unknown=label)
        return self._made(row, state, None, 0, 0, continues=state.period_at != (-1, -1))

    def _carry(self, row: int, left: list[tuple[int, Token]], beside: bool, state: _State) -> None:
        """Take over what the left columns say of half-day, weekday and class; a change of day or class starts anew."""
        for column, token in left:
            spot = self._view.anchor(row, column)
            if token.half is not None and token.period is None:
                state.half, state.section = token.half, ""
            self._carry_section(row, column, spot, token, state)
            day = token.weekday or (token.weak_weekday if column == self._columns.weekday else 0)
            if not self._block.days_above and day and column == self._columns.weekday and day != state.weekday:
                state.weekday, state.weeks, state.half = day, token.weeks, None
                self._begin(state)
            if token.weekday and self._columns.weekday < 0 and not beside and not self._block.days_above:
                state.weekday, state.half = token.weekday, None  # a band over the day's rows
                self._begin(state)
            if column == self._columns.classed:
                self._carry_class(spot, token, state, beside=beside)
            elif token.classed and not token.period and not self._block.classes_above:
                self._title_at_left(spot, state)
        if not left and not beside:
            state.gap = True

    @staticmethod
    def _weeks_beside(left: list[tuple[int, Token]]) -> Weeks | None:
        """The weeks a word at the left of a row says it is for (单周 and 双周 under one period)."""
        for _, token in left:
            found = _ODD_OR_EVEN.fullmatch(tidy(token.text))
            if found:
                return Weeks(2, (1 if found[1] in "单奇" else 2,))
        return None

    def _carry_section(self, row: int, column: int, spot: Spot, token: Token, state: _State) -> None:
        """An activity beside several periods, or in a row of its own over periods that count anew, names them all."""
        if token.period is None or not token.period.activity:
            return
        bottom = self._view.span(spot)[2]
        if column != self._columns.period and spot[0] == row and (bottom > row or self._columns.names_halves(column)):
            state.section, state.section_to = token.period.activity, self._columns.reaches_to(row, column)
        elif token.period.activity in _SECTIONS and not self._has_body(row):
            state.section, state.section_to = token.period.activity, self._block.bottom

    def _carry_class(self, spot: Spot, token: Token, state: _State, *, beside: bool) -> None:
        if spot == state.class_at:
            return
        classed = token.classed or token.bare_class
        if classed is None:
            classed = self._grade(spot[1], token) or self._number(token)
        if classed is None and not token.heads and beside:
            classed = named_class(token.text.strip())
        if classed is None and not token.heads and beside and self._columns.is_headed_class(self._columns.classed):
            classed = ClassName(token.text.strip())
        if classed is None:
            return
        if classed.grades and classed.number is None and not beside:
            state.grade = classed
            return
        classed = self._in_grade(spot, classed, state)
        if classed == state.classed:
            return  # the class's name said again on each of its rows
        within = state.period_at
        state.classed, state.class_at, state.half = classed, spot, None
        self._begin(state)
        if self._carries_period(spot[0]):
            state.period_at = within

    def _carries_period(self, row: int) -> bool:
        """Whether a row has its period from a row above: 节次 | 班级 | 星期一 …, the period merged over the classes."""
        column = self._columns.period
        return column >= 0 and (self._view.anchor(row, column)[0] < row or self._view.token(row, column) is None)

    def _in_grade(self, spot: Spot, classed: ClassName, state: _State) -> ClassName:
        """A class named by its number only, with the grade that stands left of it or in a row over it."""
        if classed.grades or classed.entry:
            return classed
        for column in range(self._zone.start, spot[1]):
            token = self._view.token(spot[0], column)
            grade = self._grade(column, token) if token else None
            if grade is not None:
                state.grade = grade
        return classed.completed_by(state.grade) if state.grade else classed

    def _grade(self, column: int, token: Token) -> ClassName | None:
        if token.classed is not None and token.classed.grades:
            return token.classed
        header = self._columns.header(column)
        if header is not None and header.column is Column.GRADE and token.weak_weekday:
            return ClassName(token.text.strip(), grades=(token.weak_weekday,), plain_grade=True)
        return None

    def _number(self, token: Token) -> ClassName | None:
        """A class's number under the word 班级: 1, 2, 3 of the grade that stands left of it."""
        plain = tidy(token.text).strip("()[]")
        headed = self._columns.is_headed_class(self._columns.classed)
        return ClassName(token.text.strip(), number=number(plain)) if headed and re.fullmatch(NUMERAL, plain) else None

    def _title_at_left(self, spot: Spot, state: _State) -> None:
        """A class at the left that no column of classes holds: a title, unless it reaches down from the header."""
        if spot != state.title_at and spot[0] >= self._block.top:
            self._title(spot, state)

    def _title(self, spot: Spot, state: _State) -> None:
        """A table of its own begins under a title inside the block."""
        if state.ordinal or (state.table == 0 and state.title_at is None and spot[0] > self._block.top):
            state.table += 1
        state.title_at = spot
        state.half = None
        self._begin(state)

    @staticmethod
    def _begin(state: _State) -> None:
        state.ordinal, state.last_number, state.period_at, state.restarts = 0, 0, (-1, -1), 0
        state.gap, state.words, state.section = False, None, ""

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

    def _is_note(self, row: int) -> bool:
        """Whether a row without a label is one text over the width, or a long sentence."""
        first, last = self._block.columns[0].column, self._block.right
        cells = list(self._view.filled(row, min(self._block.left, first), last))
        if len(cells) != 1:
            return False
        column, token = cells[0]
        span = self._view.span((row, column))
        return span[3] > span[1] or len(token.text) > 8

    def _period(self, row: int, left: list[tuple[int, Token]]) -> tuple[Spot, Period | None]:
        """The row's period and the cell that says it: in its own column, else anywhere at the left."""
        for column, token in left:
            if column == self._columns.period and token.period is not None:
                return self._view.anchor(row, column), token.period
        for column, token in reversed(left):
            if token.period is None or column in (self._columns.weekday, self._columns.classed):
                continue
            if token.period.activity or not token.period.bare or token.period.start is not None:
                return self._view.anchor(row, column), token.period
        return (-1, -1), None

    def _shared_label(self, row: int, period: Period, state: _State) -> RowLabels:
        """A further row of a merged label: the next of the periods it names, or more of the same period."""
        state.in_period += 1
        if state.in_period < len(period.numbers) and self._a_row_each(state.period_at, period):
            state.ordinal += 1
            return attrs.evolve(self._made(row, state, period, state.ordinal, 1), shared=True)
        return self._made(row, state, period, state.ordinal, 1, continues=True)

    def _a_row_each(self, spot: Spot, period: Period) -> bool:
        """Whether a label merged over rows names a period for each of them: 第1、2节 over two rows of subjects."""
        top, _, bottom, _ = self._view.span(spot)
        return len(period.numbers) > 1 and bottom - top + 1 == len(period.numbers) and self._teaches(bottom)

    def _new_period(self, row: int, spot: Spot, period: Period, state: _State) -> RowLabels:
        state.period_at, state.in_period, state.period = spot, 0, period
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
        count = 1 if self._a_row_each(spot, period) else max(1, len(period.numbers))
        ordinal = self._place_of(period, state.ordinal + 1) if self.classes_expected else state.ordinal + 1
        state.ordinal += count
        return self._made(row, state, period, ordinal, count)

    @staticmethod
    def _place_of(period: Period, counted: int) -> int:
        """A period's place in the day where classes change within it: its number, if further than what was counted."""
        return max(counted, period.numbers[0]) if period.numbers else counted

    @staticmethod
    def _new_table(state: _State) -> bool:
        """Whether numbers that begin again begin another table, and not the afternoon."""
        if state.half is not state.half_before:
            return False
        return state.words is not None or (state.gap and (state.last_number >= 6 or state.restarts > 0))

    def _unknown_label(self, row: int, left: list[tuple[int, Token]]) -> str:
        """The row's own words where a period should stand; "" where there are none."""
        for column, token in left:
            if column == self._columns.period and self._view.anchor(row, column)[0] == row and not token.heads:
                return " ".join(token.text.split())
        return ""

    def _headed(self, row: int, state: _State) -> bool:
        """Whether a row without a period names a class, and so heads a table of its own."""
        if self.classes_expected:
            return False
        labelled = False
        for column, token in self._view.filled(row, self._block.left, self._block.right):
            if token.classed or (labelled and token.bare_class):
                if not self._block.classes_above:
                    self._title((row, column), state)
                return True
            labelled = token.column is Column.CLASS or tidy(token.text).rstrip(": ") == "班级"
        return False

    def _words_between(self, row: int, state: _State) -> None:
        """A row of words between periods: the title of a table of its own where it names a class."""
        for column, token in self._view.filled(row, self._block.left, self._block.right):
            if token.half is not None:
                return
            title = read_title(token.text)
            if title.note:
                return
            if title.classed is not None and not self._block.classes_above:
                self._title((row, column), state)
                return
            state.words = state.words or (row, column)

    def _between_days(self, row: int, left: list[tuple[int, Token]], state: _State) -> bool:
        """Whether a row has words at its left where a weekday should stand: a title or a note between tables."""
        if self._columns.weekday < 0 or not left:
            return False
        if self.classes_expected and any(column == self._columns.classed for column, _ in left):
            return False
        token = self._view.token(row, self._columns.weekday)
        if token is not None and (token.weekday or token.weak_weekday):
            return False
        own = any(self._view.anchor(row, column)[0] == row for column, _ in left)
        if own:
            self._headed(row, state)
        return own

    def _across(self, row: int, state: _State) -> RowLabels:
        """A row of a block whose periods stand above it."""
        whose = (state.class_at, state.weekday)
        again = whose == state.whose and (self.classes_expected or self._columns.weekday >= 0)
        if again and self._columns.weekday >= 0:
            at = self._view.anchor(row, self._columns.weekday)
            again = at[0] < row or self._view.token(row, self._columns.weekday) is None
        state.whose = whose
        return self._made(row, state, None, 0, 0, continues=again)

    @staticmethod
    def _made(
        row: int, state: _State, period: Period | None, ordinal: int, count: int, *, continues: bool = False
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
