"""What the cells at the left of a row say of its period: its label, words that are none, the weeks it is for."""

import re
from collections.abc import Callable

import attrs

from edu_compliance.model.lesson import Weeks
from edu_compliance.reading.timetables.rows.label_columns import LabelColumns
from edu_compliance.reading.timetables.texts.text import tidy
from edu_compliance.reading.timetables.texts.token import Period, Token
from edu_compliance.reading.timetables.texts.weeks import odd_or_even
from edu_compliance.reading.timetables.view import Spot, View

_HAS_NUMBER = re.compile("[0-9０-９一二三四五六七八九十①-⑩]")


class PeriodCells:
    """The cells of one block's left columns, as far as they name periods."""

    def __init__(self, view: View, columns: LabelColumns, teaches: Callable[[int], bool]) -> None:
        self._view = view
        self._columns = columns
        self.teaches = teaches
        """Whether a row's body names any subject."""

    def period(self, row: int, left: list[tuple[int, Token]]) -> tuple[Spot, Period | None]:
        """The row's period and the cell that says it: in its own column, else anywhere at the left."""
        spot, period = self._said(row, left)
        if period is None or not period.time_only:
            return spot, period
        return spot, self._activity_at(row, left, period) or period

    def _said(self, row: int, left: list[tuple[int, Token]]) -> tuple[Spot, Period | None]:
        own = next((token.period for column, token in left if column == self._columns.period), None)
        words = self.unknown(row, left)
        if own is not None and not words:
            return self._view.anchor(row, self._columns.period), own
        if words and not _HAS_NUMBER.search(words):
            return (-1, -1), None  # 午间小课 | 12:20-12:40: a clock time does not say that lessons stand there.
        for column, token in reversed(left):
            if token.period is None or column == self._columns.classed:
                continue
            if column == self._columns.weekday and (not token.weekday or token.period.bare):
                continue  # where it says both, 周一第1节, it is the period too
            if token.period.activity or not token.period.bare or token.period.start is not None:
                return self._view.anchor(row, column), token.period
        return (-1, -1), None

    def _activity_at(self, row: int, left: list[tuple[int, Token]], period: Period) -> Period | None:
        """The activity that a row of its own names beside a clock time: 早读 | 8:00-8:20. One that reaches over several
        rows may be left of lessons, as a 大课间 is that somebody merged too far."""
        named = (
            token.period
            for column, token in left
            if token.period is not None and token.period.activity and self._view.span((row, column))[2] == row
        )
        found = next(named, None)
        return attrs.evolve(found, start=period.start) if found is not None else None

    def unknown(self, row: int, left: list[tuple[int, Token]]) -> str:
        """The row's own words where a period should stand; "" where there are none."""
        for column, token in left:
            if column == self._columns.period and self._view.anchor(row, column)[0] == row and not token.heads:
                return " ".join(token.text.split())
        return self._word_beside_time(row, left)

    def _word_beside_time(self, row: int, left: list[tuple[int, Token]]) -> str:
        """A word nobody knows in the place of 上午, beside a clock time and lessons: 国学时光 | 10:10-10:30 | 语文 …"""
        said = [token.period for _, token in left if token.period is not None]
        if not said or not all(period.time_only for period in said) or not self.teaches(row):
            return ""
        for column, token in left:
            own = self._view.span((row, column))[2] == row
            if own and not token.heads and column != self._columns.period and self._columns.names_halves(column):
                return " ".join(token.text.split())
        return ""

    def a_row_each(self, spot: Spot, period: Period) -> bool:
        """Whether a label merged over rows names a period for each of them: 第1、2节 over two rows of subjects."""
        top, _, bottom, _ = self._view.span(spot)
        return len(period.numbers) > 1 and bottom - top + 1 == len(period.numbers) and self.teaches(bottom)


def weeks_beside(left: list[tuple[int, Token]], of_periods: int) -> Weeks | None:
    """The weeks a word at the left of a row says it is for (单周 and 双周 under one period); a bare 单 only in another
    column than the one `of_periods`."""
    for column, token in left:
        text = tidy(token.text)
        bare = column != of_periods and text.strip("()[]") in ("单", "双")
        if weeks := odd_or_even(f"{text.strip('()[]')}周" if bare else text):
            return weeks
    return None
