"""A grid with a token for each of its cells, and merged ranges looked through."""

from collections.abc import Iterator

from edu_compliance.reading.grid import Box, Grid
from edu_compliance.reading.timetables.token import Token
from edu_compliance.reading.timetables.tokens import TokenReader

Spot = tuple[int, int]
"""Row and column, zero-based."""

_SENTENCE = 8
"""Characters from which on a text may be a sentence."""


class View:
    """One sheet as the search for coordinates sees it."""

    def __init__(self, grid: Grid, reader: TokenReader) -> None:
        self.grid = grid
        self.rows = grid.rows
        self.height = len(grid.rows)
        self.width = max(map(len, grid.rows), default=0)
        self.tokens: list[list[Token | None]] = []
        self.marks: list[list[tuple[int, Token]]] = []
        """By row: column and token of the cells that say what a header says."""
        self.filled_cells: list[int] = []
        """By row: how many cells hold a text."""
        self.sentences: list[Spot] = []
        """Cells whose text is long enough to be a sentence."""
        self.weekdays = False
        """Whether any cell says a weekday in full."""
        self.timed = False
        """Whether any cell says a clock time."""
        self._read(reader)
        self.spans: dict[Spot, Box] = {}
        self._anchors: dict[Spot, Spot] = {}
        for box in grid.merges:
            self._merge(box)
        self.merged = bool(self._anchors)
        self.uncached = frozenset(grid.uncached)

    def _read(self, reader: TokenReader) -> None:
        for row, texts in enumerate(self.rows):
            tokens = reader.row(texts)
            marks = [(column, token) for column, token in enumerate(tokens) if token is not None and token.heads]
            self.tokens.append(tokens)
            self.marks.append(marks)
            self.filled_cells.append(len(texts) - texts.count(""))
            self.sentences += [(row, column) for column, text in enumerate(texts) if len(text) >= _SENTENCE]
            for _, token in marks:
                self.weekdays = self.weekdays or token.weekday > 0
                self.timed = self.timed or (token.period is not None and token.period.start is not None)

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
