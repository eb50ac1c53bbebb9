"""A grid with a token for each of its cells, and merged ranges looked through."""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import groupby

from edu_compliance.reading.grid import Box, Grid
from edu_compliance.reading.timetables.texts.people import MAY_SIGN
from edu_compliance.reading.timetables.texts.titles import read_title, says_title
from edu_compliance.reading.timetables.texts.token import Token
from edu_compliance.reading.timetables.texts.tokens import TokenReader
from edu_compliance.reading.timetables.texts.weekdays import SAID

Spot = tuple[int, int]
"""Row and column, zero-based."""


UNSTORED_TEXT = "\0"
"""What stands for the text of a formula whose result was never stored."""
_SHORTEST_TITLE = 6
_COLUMNS = 5
"""Columns of a table, at the least: its periods, or weekdays, and their labels."""
_WEEKDAY = re.compile(SAID)
"""The title of a day's table."""


def _with_titles_once(rows: list[list[str]], reader: TokenReader) -> list[list[str]]:
    """A sheet's rows; a title that a program wrote into every cell it was merged over stands in the first of them, and
    so does the name of a part of the day (晚自习)."""
    again = [number for number, texts in enumerate(rows) if _begins_again(texts)]
    if not again:
        return rows
    same = (number for number in again if _same_title(rows[number]) or _same_part(rows[number], reader))
    once = {number: _first_filled(rows[number]) for number in same}
    beside = {number: _first_of_each(rows[number]) for number in again if _titles_beside(rows[number])}
    for number, starts in beside.items():
        # 1班 over all columns of two tables is two names where 三年级 and 四年级 stand over it.
        every = starts.union(beside.get(number - 1, ()))
        if len(every) > 1 or number + 1 in beside:
            once[number] = every
    if not once:
        return rows
    return [
        [text if column in once[number] else "" for column, text in enumerate(texts)] if number in once else texts
        for number, texts in enumerate(rows)
    ]


def _begins_again(texts: Sequence[str]) -> bool:
    """Whether a row says its first text more than once: a quick look, for hardly any does."""
    first = next(filter(None, texts), "")
    return first != "" and texts.count(first) > 1


def _first_filled(texts: Sequence[str]) -> frozenset[int]:
    return frozenset([next(column for column, text in enumerate(texts) if text)])


def _first_of_each(texts: Sequence[str]) -> frozenset[int]:
    """The columns in which another text begins."""
    return frozenset(column for column, text in enumerate(texts) if text and (not column or texts[column - 1] != text))


def _same_title(texts: Sequence[str]) -> bool:
    """Whether a row holds one title again and again, and nothing else."""
    first = next(filter(None, texts), "")
    if len(first) < _SHORTEST_TITLE and not _WEEKDAY.fullmatch(first):
        return False
    times = texts.count(first)
    return times > 1 and times == len(texts) - texts.count("") and (says_title(first) or len(first) < _SHORTEST_TITLE)


def _same_part(texts: Sequence[str], reader: TokenReader) -> bool:
    """Whether a row says one part of the day again and again, and nothing else."""
    first = texts[0] if texts else ""
    if not first or texts.count(first) < _COLUMNS or texts.count(first) + texts.count("") < len(texts):
        return False
    token = reader.read(first)
    return token.half is not None or (token.period is not None and bool(token.period.activity))


def _titles_beside(texts: Sequence[str]) -> bool:
    """Whether a row holds titles and names of classes, each over all columns of a table, and nothing else."""
    first = next(filter(None, texts), "")
    if texts.count(first) < _COLUMNS or len(texts) - texts.count("") < 2 * _COLUMNS:
        return False
    beside = [(text, sum(1 for _ in run)) for text, run in groupby(texts) if text]
    if any(times < _COLUMNS for _, times in beside):
        return False
    return all(says_title(text) or read_title(text).classed is not None for text, _ in beside)


class View:
    """One sheet as the search for coordinates sees it."""

    top = 0
    """The first row."""
    left = 0
    """The first column."""

    def __init__(self, grid: Grid, reader: TokenReader) -> None:
        self.grid = grid
        self.rows = _with_titles_once(grid.rows, reader)
        self.height = len(grid.rows)
        self.width = max(map(len, grid.rows), default=0)
        self._reader = reader
        self.spans: dict[Spot, Box] = {}
        self._anchors: dict[Spot, Spot] = {}
        for box in grid.merges:
            self._merge(box)
        self.merged = bool(self._anchors)
        self.uncached = frozenset(grid.uncached)

    # Of a sheet laid out as one before it little is asked, so each is looked for when it is.

    @cached_property
    def tokens(self) -> Sequence[Sequence[Token | None]]:
        """By row: the token of each cell, None where it is empty."""
        return [self._reader.row(texts) for texts in self.rows]

    @cached_property
    def marks(self) -> Sequence[Sequence[tuple[int, Token]]]:
        """By row: column and token of the cells that say what a header says."""
        return [
            [(column, token) for column, token in enumerate(tokens) if token is not None and token.heads]
            for tokens in self.tokens
        ]

    @cached_property
    def filled_cells(self) -> Sequence[int]:
        """By row: how many cells hold a text."""
        return [len(texts) - texts.count("") for texts in self.rows]

    @cached_property
    def may_sign(self) -> frozenset[int]:
        """The rows in which people may sign the table."""
        return frozenset(row for row, texts in enumerate(self.rows) if MAY_SIGN.search("\n".join(texts)))

    @property
    def empty(self) -> bool:
        """Whether no cell holds a text."""
        return not any(map(any, self.rows))

    @property
    def weekdays(self) -> frozenset[int]:
        """The weekdays that cells say in full."""
        return frozenset(token.weekday for marks in self.marks for _, token in marks if token.weekday)

    @property
    def timed(self) -> bool:
        """Whether any cell says a clock time."""
        return any(
            token.period is not None and token.period.start is not None for marks in self.marks for _, token in marks
        )

    def _merge(self, box: Box) -> None:
        top, left, bottom, right = box
        self.spans[top, left] = box
        for row in range(top, min(bottom, self.height - 1) + 1):
            for column in range(left, min(right, self.width + 40) + 1):
                self._anchors[row, column] = (top, left)

    def plain(self, top: int, left: int, bottom: int, right: int) -> bool:
        """Whether a rectangle holds no merged range and no formula without a result: its cells are what they say."""
        return not self.uncached and not self.merges_in(top, left, bottom, right)

    def merges_in(self, top: int, left: int, bottom: int, right: int) -> list[Box]:
        """The merged ranges that reach into a rectangle."""
        return [
            box
            for box in self.spans.values()
            if box[0] <= bottom and box[2] >= top and box[1] <= right and box[3] >= left
        ]

    def anchor(self, row: int, column: int) -> Spot:
        """The cell whose text stands here: the first of its merged range, or itself."""
        return self._anchors.get((row, column), (row, column)) if self.merged else (row, column)

    def span(self, spot: Spot) -> Box:
        """The merged range that begins at a cell, or the cell itself."""
        return self.spans.get(spot) or (*spot, *spot)

    def text(self, row: int, column: int) -> str:
        """The text of a cell itself, "" beyond the sheet."""
        cells = self.rows[row] if 0 <= row < self.height else ()
        return cells[column] if 0 <= column < len(cells) else ""

    def token(self, row: int, column: int) -> Token | None:
        """The token that stands at a cell, merged ranges looked through; None where it is empty."""
        if self.merged:
            row, column = self._anchors.get((row, column), (row, column))
        cells = self.tokens[row] if 0 <= row < self.height else ()
        return cells[column] if 0 <= column < len(cells) else None

    def filled(self, row: int, first: int, last: int) -> Iterator[tuple[int, Token]]:
        """Column and token of the cells of a row that hold a text themselves, from `first` to `last`."""
        for column, token in enumerate(self.tokens[row][first : last + 1], start=first):
            if token is not None:
                yield column, token


class Window(View):
    """A rectangle of a sheet, in the sheet's own rows and columns: whatever is outside is empty."""

    def __init__(self, view: View, box: Box) -> None:
        self.grid = view.grid
        self.top, self.left, bottom, right = box
        self.height, self.width = bottom + 1, right + 1
        self.rows: list[list[str]] = [[]] * self.top
        self.tokens = [[]] * self.top
        for row in range(self.top, self.height):
            self.rows.append([""] * self.left + view.rows[row][self.left : self.width])
            self.tokens.append([*([None] * self.left), *view.tokens[row][self.left : self.width]])
        self.spans, self._anchors, self.merged = view.spans, view._anchors, view.merged
        self.uncached = view.uncached
