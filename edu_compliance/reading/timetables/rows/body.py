"""A block's body: which of its columns hold lessons, what stands in each row, and whether a text names a subject."""

from collections.abc import Iterator

from edu_compliance.model.lesson import Naming
from edu_compliance.reading.timetables.headers.block import Block, BodyColumn
from edu_compliance.reading.timetables.texts.cells import CellReader
from edu_compliance.reading.timetables.texts.people import looks_like_person, looks_like_room, signed_or_counted
from edu_compliance.reading.timetables.view import UNSTORED_TEXT, Spot, View

_SEVERAL = 3
"""Lessons in a column, from which on it holds lessons and no labels."""


class Body:
    """The body of one block."""

    def __init__(self, view: View, block: Block, cells: CellReader) -> None:
        self._view = view
        self._block = block
        self._cells = cells
        self._first = block.columns[0].column
        merges = view.merges_in(block.top, self._first, block.bottom, block.right)
        self._plain = not merges and not view.uncached
        self.merged_rows = {row for box in merges for row in range(box[0], box[2] + 1)}
        """The rows that a merged range reaches into."""
        self.columns = [column for column in block.columns if not self._accompanies(column)]
        """Those that may hold lessons."""

    def _accompanies(self, column: BodyColumn) -> bool:
        """Whether a column under another's header holds teachers or rooms beside the subjects."""
        if not column.extra:
            return False
        texts = [self._view.text(row, column.column) for row in range(self._block.top, self._block.bottom + 1)]
        return not any(self.names_subject(text) for text in texts if text)

    def cells(self, row: int) -> Iterator[tuple[BodyColumn, Spot, str]]:
        """The body cells of a row, a formula without a result as such; a merged cell stands wherever it spans."""
        view = self._view
        if self._plain:
            cells = view.rows[row] if row < view.height else []  # a label may be merged down beyond the last row
            width = len(cells)
            for column in self.columns:
                yield column, (row, column.column), cells[column.column] if column.column < width else ""
            return
        for column in self.columns:
            spot = view.anchor(row, column.column)
            if spot[0] >= self._block.top and spot[1] >= self._first:
                yield column, spot, UNSTORED_TEXT if spot in view.uncached else view.text(*spot)

    def lessons_at_left(self) -> Iterator[Spot]:
        """The cells of a column at the left that holds lessons as the body does, and whose header says nothing."""
        for column in range(self._block.zone[0], self._block.zone[1] + 1):
            heads = (self._view.token(row, column) for row in range(self._block.head, self._block.top))
            if any(token is not None and token.header_word for token in heads):
                continue
            rows = range(self._block.top, self._block.bottom + 1)
            spots = [(row, column) for row in rows if self.is_lesson(self._view.text(row, column))]
            if len(spots) >= _SEVERAL and len(spots) * 3 >= sum(map(self.teaches, rows)) * 2:
                yield from spots

    def teaches(self, row: int) -> bool:
        """Whether a row's body names any subject."""
        return any(self.names_subject(text) for _, _, text in self.cells(row) if text)

    def is_lesson(self, text: str) -> bool:
        """Whether a text is one known subject's lesson and nothing else."""
        return self._cells.read(text).plain

    def names_subject(self, text: str) -> bool:
        """Whether a text names a known subject."""
        return any(taught.naming is not Naming.UNKNOWN for taught, _ in self._cells.read(text).lessons)

    def says_nothing(self, text: str) -> bool:
        """Whether a text is a teacher, a room, a half-day, a number, a date or a line to sign: no subject."""
        if self._cells.meaning(text) is not None:
            return self._cells.read(text).empty
        folded = self._cells.fold(text).strip("()[]")
        if folded in ("上午", "下午", "中午", "晚上"):
            return True
        # 英语 央金 reads as one name of four characters, once folded.
        person = looks_like_person(folded) and not self.names_subject(text)
        no_subject = person or looks_like_room(folded) or signed_or_counted(folded)
        return no_subject or self._cells.read(text).empty
