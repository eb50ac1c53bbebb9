"""The texts around a table that may say whose it is: over its header, in its corner, inside it, beside and under it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, pairwise

from edu_compliance.model.class_name import ClassName
from edu_compliance.model.stage import Stage
from edu_compliance.reading.timetables.headers.block import Block
from edu_compliance.reading.timetables.pieces import Piece
from edu_compliance.reading.timetables.texts.class_names import class_name
from edu_compliance.reading.timetables.texts.header_words import Column
from edu_compliance.reading.timetables.texts.text import closed_up, tidy
from edu_compliance.reading.timetables.texts.titles import Title, part_of_school, read_title
from edu_compliance.reading.timetables.texts.token import Token
from edu_compliance.reading.timetables.view import Spot, View

_ABOUT_ALL = re.compile("课|^班级")
"""What a text under a table says that is about all of it, and no note of a class: 三（2）班课程表, 班级：三（2）班."""
_LESSONS = 4
"""Cells of a row under weekdays from which on they are lessons, and no words about a table."""
_TITLE_ROWS = 6
"""So many rows over a header a title may stand."""
_WORDS = 3
"""Filled cells of a line of words between the rows of classes, at the most."""
_GRADE_ROWS = 2
"""So many rows over a header's class its grade may stand."""
_NUMBER = re.compile("[0-9]{1,4}")
_LABEL = re.compile(".{0,6}(?:[室数楼号]|人数|电话|时间|地点)")
"""What a number beside it is of: 学生数 | 45, 教室 | 204."""


class Around:
    """What stands around the blocks of one sheet."""

    def __init__(self, view: View, blocks: Sequence[Block]) -> None:
        self._view = view
        self._blocks = blocks
        self._texts_over: dict[tuple[int, ...], tuple[str, ...]] = {}

    def near(self, piece: Piece, block: Block) -> list[Title]:
        """Titles by nearness: the table's own, over the header, in the corner, at the right."""
        inside = [read_title(text) for text in self.inside(piece, block)]
        if any(title.classed and title.classed.graded for title in inside):
            return inside  # What stands over the header speaks of the first of the tables that share it.
        texts = dict.fromkeys((*self.over(block), *self._beside(block)))
        return inside + [read_title(text) for text in texts]

    def inside(self, piece: Piece, block: Block) -> Iterator[str]:
        """The text that heads a table inside its block, under a header that several share."""
        if piece.head[0] >= block.top:
            text = self._view.text(*piece.head)
            yield text if read_title(text).classed else f"班级:{text}"

    def over(self, block: Block) -> tuple[str, ...]:
        """The texts over a block's header, its corner first; looked for once."""
        where = (block.head, block.top, block.left, block.right, block.columns[0].column)
        found = self._texts_over.get(where)
        if found is None:
            found = self._texts_over[where] = tuple(self._look_over(block))
        return found

    def right_over(self, block: Block) -> list[str]:
        """Those of them that stand over the block's own columns, and not over what is beside it."""
        own = {
            token.text
            for row in range(max(block.head - _TITLE_ROWS, 0), block.top)
            for column, token in self._view.filled(row, 0, block.right)
            if self._view.span((row, column))[3] >= block.left
        }
        return [text for text in self.over(block) if text in own]

    def _look_over(self, block: Block) -> Iterator[str]:
        corner = [
            token.text
            for row in range(block.head, block.top)
            for _, token in self._view.filled(row, block.left, block.columns[0].column - 1)
            if not token.header_word
        ]
        yield from corner
        alone = not any(other.columns != block.columns for other in self._side_by_side(block))
        left = self._left_of(block)
        for row in range(block.head - 1, max(block.head - 1 - _TITLE_ROWS, -1), -1):
            cells = list(self._view.filled(row, 0, self._view.width))
            own = [(c, t) for c, t in cells if alone or left <= c <= block.right]
            labelled = any(self._labels_class(token) for _, token in own)
            if (whole := self._in_pieces(own)) is not None:
                yield whole
                continue
            of_table = (token for column, token in own if left <= column <= block.right)
            if any(token.weekday or (token.numbered and not token.classed and not labelled) for token in of_table):
                return
            if not (own and self._labels_class(own[0][1])) and self._of_another(block, row, cells):
                return
            yield from (
                f"{tidy(label.text).rstrip(': ')}:{name.text}"
                for (_, label), (_, name) in pairwise(own)
                if self._labels_class(label)
            )
            for before, (column, token) in zip((None, *cells), cells, strict=False):
                right = self._view.span((row, column))[3]
                if (alone or (column <= block.right and right >= left)) and not _counted(before, token):
                    yield token.text

    def _of_another(self, block: Block, row: int, cells: Sequence[tuple[int, Token]]) -> bool:
        """Whether a row over a block is one of another block's lessons, and no title between the two."""
        over = (
            other
            for other in self._blocks
            if other.top <= row <= other.bottom and other.left <= block.right and block.left <= other.right
        )
        return any(
            sum(other.columns[0].column <= column <= other.right for column, _ in cells) >= _LESSONS for other in over
        )

    @staticmethod
    def _in_pieces(cells: Sequence[tuple[int, Token]]) -> str | None:
        """The class that a row's cells say together: 三 | 年级 | 2 | 班, 年级： | 三 | 班级： | 2; or None."""
        words = [closed_up(token.text) for _, token in cells]
        labels = {word.partition(":")[0] for word in words}
        if not ("年级" in labels and ("班" in labels or "班级" in labels)):
            return None
        whole = "".join(words)
        classed = read_title(whole).classed
        return whole if classed is not None and classed.whole else None

    def _left_of(self, block: Block) -> int:
        """The first column of a table; where it shares the labels at its left with another between, of its lessons."""
        first = block.columns[0].column
        beside = self._side_by_side(block)
        shared = any(block.left <= column.column < first for other in beside for column in other.columns)
        return first if shared else block.left

    def _side_by_side(self, block: Block) -> list[Block]:
        """The blocks that share rows with a block, itself included."""
        return [other for other in self._blocks if other.head <= block.bottom and block.head <= other.bottom]

    @staticmethod
    def _labels_class(token: Token) -> bool:
        """Whether it is the word 班级 before a class's name, or 年级 before its grade."""
        return token.column in (Column.CLASS, Column.GRADE) or tidy(token.text).rstrip(": ") == "班级"

    def _beside(self, block: Block) -> Iterator[str]:
        right_of = [other.left for other in self._side_by_side(block) if other.left > block.right]
        end = min(right_of, default=self._view.width) - 1
        rows = range(block.head, min(block.bottom, self._view.height - 1) + 1) if end > block.right else ()
        for row in rows:
            for _, token in self._view.filled(row, block.right + 1, end):
                yield token.text

    def class_under(self, block: Block) -> ClassName | None:
        """The class of a title under the sheet's only table, where no other title names one."""
        if len(self._blocks) > 1:
            return None
        rows = range(block.top, self._view.height)
        under = (read_title(t.text) for row in rows for _, t in self._view.filled(row, block.left, block.right))
        named = [one for one in under if one.classed and not one.note]
        about_all = next((one.classed for one in named if _ABOUT_ALL.search(one.folded)), None)
        alone = [one.classed for one in named if one.classed and one.classed.whole and class_name(one.folded)]
        return about_all or (alone[0] if len(alone) == len(named) == 1 else None)

    def grade_beside(self, holds: object, spot: Spot) -> ClassName | None:
        """The grade that stands for itself left of a row's class or in a line over it, or over a column's class."""
        row, column = spot
        if holds == "row":
            near = [(row, left) for left in range(column)]
            filled = self._view.filled_cells
            words = next((up for up in range(row - 1, -1, -1) if 0 < filled[up] <= _WORDS), None)
            near += [(words, column)] if words is not None and filled[words] == 1 else []
        else:
            near = [(up, column) for up in range(max(row - _GRADE_ROWS, 0), row)]
        return self._grade_in(near)

    def grade_carried(self, holds: object, spot: Spot) -> ClassName | None:
        """The grade that stands for itself over the empty cells left of a row's class, or before those over a column's:
        said once, and merged over nothing."""
        return self._grade_in(self._carried(holds, spot))

    def part_carried(self, holds: object, spot: Spot) -> Stage | None:
        """The part of the school that is said in the same way: 初中部 over 一（1）班 and the classes behind it."""
        texts = (self._view.text(*self._view.anchor(*cell)) for cell in self._carried(holds, spot))
        return next((stage for text in texts if (stage := part_of_school(text)) is not None), None)

    def _carried(self, holds: object, spot: Spot) -> Iterator[Spot]:
        """The nearest filled cell in each column left of a row's class, or in each row over a column's."""
        row, column = spot
        if holds == "row":
            runs = [[(up, left) for up in range(row, -1, -1)] for left in range(column)]
        else:
            runs = [[(up, left) for left in range(column, -1, -1)] for up in range(max(row - _GRADE_ROWS, 0), row)]
        for run in runs:
            yield from islice(filter(self._holds, run), 1)

    def _holds(self, cell: Spot) -> bool:
        return self._view.token(*self._view.anchor(*cell)) is not None

    def _grade_in(self, cells: Iterable[Spot]) -> ClassName | None:
        tokens = (self._view.token(*self._view.anchor(*cell)) for cell in cells)
        grades = (token.classed for token in tokens if token is not None and token.classed is not None)
        return next((one for one in grades if one.only_grades), None)

    def grade_over(self, block: Block) -> ClassName | None:
        """The grade that the nearest line over a table names: 三年级课程表 over the tables of 1班 and 2班."""
        for row in range(block.head - 1, -1, -1):
            cells = [t for _, t in self._view.filled(row, 0, self._view.width) if not t.column and not t.corner]
            found = read_title(cells[0].text).classed if len(cells) == 1 else None
            if found is not None and found.only_grades:
                return found
        return None


def _counted(before: tuple[int, Token] | None, token: Token) -> bool:
    """Whether a cell is the number of what the cell before it says, and names no class: 教室 | 204."""
    if before is None or not _NUMBER.fullmatch(tidy(token.text)):
        return False
    label = before[1]
    other = label.column not in (None, Column.CLASS, Column.GRADE)
    return other or _LABEL.fullmatch(tidy(label.text).rstrip(": ")) is not None
