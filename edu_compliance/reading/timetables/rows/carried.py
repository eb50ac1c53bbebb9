"""Takes what the left columns of a row say over into what is carried down: half-day, weekday, class, grade, title."""

import re
from collections.abc import Callable

from edu_compliance.model.class_name import ClassName
from edu_compliance.reading.timetables.headers.block import Block
from edu_compliance.reading.timetables.rows.label_columns import LabelColumns
from edu_compliance.reading.timetables.rows.state import State
from edu_compliance.reading.timetables.texts.activities import PARTS_OF_DAY
from edu_compliance.reading.timetables.texts.class_names import named_class
from edu_compliance.reading.timetables.texts.header_words import Column
from edu_compliance.reading.timetables.texts.numerals import NUMERAL, number
from edu_compliance.reading.timetables.texts.text import tidy
from edu_compliance.reading.timetables.texts.token import Half, Token
from edu_compliance.reading.timetables.view import Spot, View


class Carrier:
    """Takes over what the left columns of a row say into the state that is carried down."""

    def __init__(self, view: View, block: Block, columns: LabelColumns, has_body: Callable[[int], bool]) -> None:
        """`has_body` says whether a row's body holds anything."""
        self._view = view
        self._block = block
        self._columns = columns
        self._has_body = has_body
        self._zone = range(block.zone[0], block.zone[1] + 1)

    def carry(self, row: int, left: list[tuple[int, Token]], beside: bool, state: State) -> None:
        """Take over what the left columns say of half-day, weekday and class; a change of day or class starts anew."""
        for column, token in left:
            spot = self._view.anchor(row, column)
            if token.half is not None and token.period is None:
                state.half, state.section = token.half, ""
            self._carry_section(row, column, spot, token, state)
            day = token.weekday or (token.weak_weekday if column == self._columns.weekday else 0)
            if not self._block.days_above and day and column == self._columns.weekday and day != state.weekday:
                state.weekday, state.weeks, state.half = day, token.weeks, self._half_left_of(spot, state)
                state.begin()
            if token.weekday and self._columns.weekday < 0 and not beside and not self._block.days_above:
                state.weekday, state.half = token.weekday, state.half_of_all  # a band over the day's rows
                state.begin()
            if column == self._columns.classed:
                self._carry_class(spot, token, state, beside=beside)
            elif token.classed and not token.period and not self._block.classes_above:
                self._title_at_left(spot, state)
        if not left and not beside:
            state.gap = True

    def _carry_section(self, row: int, column: int, spot: Spot, token: Token, state: State) -> None:
        """An activity beside several periods, or in a row of its own over periods that count anew, names them all."""
        if token.period is None or not token.period.activity or spot[1] != column:
            return
        _, _, bottom, right = self._view.span(spot)
        if self._over_days(row, bottom):
            return  # 早读 over all days is a period that they share, and names no lesson beside it
        if right not in self._zone:
            bottom = row  # 午休 over two rows of the whole width is no label of what stands under it
        # A band over the whole row says nothing of the rows under it, and a 大课间 names no part of the day.
        part_of_day = (
            token.period.activity in PARTS_OF_DAY and right in self._zone and self._columns.names_halves(column)
        )
        if column != self._columns.period and spot[0] == row and (bottom > row or part_of_day):
            state.section, state.section_to = token.period.activity, self._columns.reaches_to(row, column)
        elif token.period.activity in PARTS_OF_DAY and not self._has_body(row):
            state.section, state.section_to = token.period.activity, self._block.bottom

    def _over_days(self, first: int, last: int) -> bool:
        """Whether weekdays at the left change between two rows of a block whose periods stand above."""
        if not self._block.periods_above or self._columns.weekday < 0:
            return False
        tokens = (self._view.token(row, self._columns.weekday) for row in (first, last))
        days = {token.weekday or token.weak_weekday for token in tokens if token is not None}
        return len(days - {0}) > 1

    def _carry_class(self, spot: Spot, token: Token, state: State, *, beside: bool) -> None:
        if spot == state.class_at:
            return
        classed = token.any_class
        if classed is None:
            classed = self._grade(spot[1], token) or self._number(token)
        if classed is None and not token.heads and beside:
            classed = named_class(token.text.strip())
        if classed is None and not token.heads and beside and self._columns.is_headed_class(self._columns.classed):
            classed = ClassName(token.text.strip())
        if classed is None:
            return
        if classed.only_grades and not beside:
            state.grade = classed
            return
        classed = self._in_grade(spot, classed, state)
        if classed == state.classed:
            return  # the class's name said again on each of its rows
        within = state.period_at
        state.classed, state.class_at, state.half = classed, spot, self._half_left_of(spot, state)
        state.begin()
        if self.carries_period(spot[0]):
            state.period_at = within

    def _half_left_of(self, spot: Spot, state: State) -> Half | None:
        """The half-day that stands left of a class or a day, which then changes within it; else that of the table."""
        left = (self._view.token(spot[0], column) for column in range(self._zone.start, spot[1]))
        halves = (token.half for token in left if token is not None and token.half is not None)
        return next(halves, state.half_of_all)

    def carries_period(self, row: int) -> bool:
        """Whether a row has its period from a row above: 节次 | 班级 | 星期一 …, the period merged over the classes."""
        column = self._columns.period
        return column >= 0 and (self._view.anchor(row, column)[0] < row or self._view.token(row, column) is None)

    def _in_grade(self, spot: Spot, classed: ClassName, state: State) -> ClassName:
        """A class named by its number only, with the grade that stands left of it or in a row over it."""
        if classed.graded:
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

    def _title_at_left(self, spot: Spot, state: State) -> None:
        """A class at the left that no column of classes holds: a title, unless it reaches down from the header."""
        if spot != state.title_at and spot[0] >= self._block.top:
            self.title(spot, state)

    def title(self, spot: Spot, state: State) -> None:
        """A table of its own begins under a title inside the block."""
        if (
            state.ordinal
            or state.whose is not None
            or (state.table == 0 and state.title_at is None and spot[0] > self._block.top)
        ):
            state.table += 1
        state.title_at = spot
        state.half = state.half_of_all = state.whose = None
        state.begin()
