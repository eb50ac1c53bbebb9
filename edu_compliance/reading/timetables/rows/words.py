"""Rows of words between and under a block's lessons: titles, notes, lists of teachers, sums. None holds a lesson."""

import re
from collections.abc import Callable

from edu_compliance.reading.timetables.headers.block import Block
from edu_compliance.reading.timetables.rows.carried import Carrier
from edu_compliance.reading.timetables.rows.label_columns import LabelColumns
from edu_compliance.reading.timetables.rows.state import State
from edu_compliance.reading.timetables.texts.header_words import Column
from edu_compliance.reading.timetables.texts.people import signs
from edu_compliance.reading.timetables.texts.text import closed_up, tidy
from edu_compliance.reading.timetables.texts.titles import read_title
from edu_compliance.reading.timetables.texts.token import Token
from edu_compliance.reading.timetables.view import View

OF_ANOTHER_TABLE = (Column.SUBJECT, Column.TEACHER, Column.ROOM, Column.TOTAL, Column.IGNORED)
"""Words at the left of rows that list teachers or sums under a timetable."""

_NUMBER = re.compile(r"[0-9.]{1,4}节?")
_COUNTING = re.compile(r"\D{1,8}(?:课时|节数|课节)(?:总?数|合计)?:?")
"""体育课时: what is counted under a timetable."""

_LESSONS = 3
"""Lessons in a row from which on it is a day's, whatever stands at its left."""
LONGEST_WORD = 8
"""Characters up to which a text alone in its row is no sentence."""


class RowsOfWords:
    """Tells the rows of words of one block, and takes the titles among them over into what is carried down."""

    def __init__(
        self, view: View, block: Block, columns: LabelColumns, carrier: Carrier, is_lesson: Callable[[str], bool]
    ) -> None:
        """`is_lesson` says whether a text is a known subject's lesson."""
        self._view = view
        self._block = block
        self._columns = columns
        self._carrier = carrier
        self._is_lesson = is_lesson

    def lists_teachers(self, left: list[tuple[int, Token]]) -> bool:
        return any(token.column is Column.TEACHER for column, token in left if column != self._columns.classed)

    def lists_subjects(self, left: list[tuple[int, Token]]) -> bool:
        """Whether a word where a class or a day should stand begins a list under the lessons: 科目 | 语文 | 数学."""
        labels = (self._columns.classed, self._columns.weekday)
        return any(token.column in OF_ANOTHER_TABLE for column, token in left if column in labels)

    def counts_lessons(self, row: int, left: list[tuple[int, Token]]) -> bool:
        """Whether a row under the lessons gives their numbers: 节数 | 7 | 5 | 3, 体育课时 | 4 | 美育课时 | 3."""
        named = any(
            token.column in (*OF_ANOTHER_TABLE, Column.PERIOD) or _COUNTING.fullmatch(tidy(token.text))
            for _, token in left
        )
        if not named:
            return False
        texts = [tidy(t.text) for _, t in self._view.filled(row, self._block.columns[0].column, self._block.right)]
        numbers = sum(_NUMBER.fullmatch(text) is not None for text in texts)
        return bool(numbers) and all(_NUMBER.fullmatch(text) or _COUNTING.fullmatch(text) for text in texts)

    def signs(self, row: int) -> bool:
        """Whether people sign the table in a row, and nothing is taught: 制表人 | 扎西 | 审核人 | 卓玛."""
        if row not in self._view.may_sign:
            return False
        first = min(self._block.left, self._block.columns[0].column)
        texts = [token.text for _, token in self._view.filled(row, first, self._block.right)]
        signed = any(signs(closed_up(text)) for text in texts)
        return signed and not any(map(self._is_lesson, texts))

    def is_note(self, row: int) -> bool:
        """Whether a row without a label is one text over the width, a long sentence, or 学生数 | 45, and no lesson."""
        first, last = self._block.columns[0].column, self._block.right
        cells = list(self._view.filled(row, min(self._block.left, first), last))
        if len(cells) != 1:
            labelled = bool(cells) and cells[0][1].column is not None
            return labelled and not any(self._is_lesson(token.text) for _, token in cells)
        column, token = cells[0]
        span = self._view.span((row, column))
        words = len(token.text) > LONGEST_WORD or _names_class(token.text)
        return (span[3] > span[1] or words) and not self._is_lesson(token.text)

    def stand_alone(self, row: int, left: list[tuple[int, Token]]) -> bool:
        """Whether a row of a block that labels its rows has no label and is a title or a note."""
        labelled = self._columns.weekday >= 0 or self._columns.classed >= 0
        return labelled and not left and self.is_note(row)

    def between_days(self, row: int, left: list[tuple[int, Token]], state: State) -> bool:
        """Whether a row has words at its left where a weekday should stand: a title or a note between tables."""
        if self._columns.weekday < 0 or not left:
            return False
        if self._columns.classed >= 0 and any(column == self._columns.classed for column, _ in left):
            return False
        token = self._view.token(row, self._columns.weekday)
        if token.day if token is not None else self._of_lessons(row):
            return False  # more of the day over it: 下午, 双周
        own = any(self._view.anchor(row, column)[0] == row for column, _ in left)
        if own and not self.heads_table(row, state):
            self.take_words(row, state)
        return own

    def instead_of_day(self, row: int) -> str:
        """The word nobody knows that stands beside lessons where a weekday should: 星其二; "" where there is none."""
        column = self._columns.weekday
        token = self._view.token(row, column) if column >= 0 else None
        if token is None or token.heads or self._view.anchor(row, column)[0] != row:
            return ""
        return token.text if self._of_lessons(row) else ""

    def _of_lessons(self, row: int) -> bool:
        """Whether most of what stands in a row's body are lessons, and these are several."""
        texts = [t.text for _, t in self._view.filled(row, self._block.columns[0].column, self._block.right)]
        lessons = sum(map(self._is_lesson, texts))
        return lessons >= _LESSONS and lessons * 2 > len(texts)

    def heads_table(self, row: int, state: State) -> bool:
        """Whether a row without a period names a class, and so heads a table of its own."""
        if self._columns.classed >= 0:
            return False
        labelled = False
        for column, token in self._view.filled(row, self._block.left, self._block.right):
            if token.classed or (labelled and token.bare_class):
                if not self._block.classes_above:
                    self._carrier.title((row, column), state)
                return True
            labelled = token.column is Column.CLASS or tidy(token.text).rstrip(": ") == "班级"
        return False

    def take_words(self, row: int, state: State) -> None:
        """A row of words between periods: the title of a table of its own where it names a class."""
        for column, token in self._view.filled(row, self._block.left, self._block.right):
            if token.half is not None:
                return
            title = read_title(token.text)
            if title.note:
                return
            if _names_class(token.text) and not self._block.classes_above:
                self._carrier.title((row, column), state)
                return
            state.words = state.words or (row, column)


def _names_class(text: str) -> bool:
    """Whether a text names a class as titles do: 三（2）班, 302课程表; 302 alone may be a room."""
    title = read_title(text)
    return title.classed is not None or (title.digits is not None and "课" in title.folded)
