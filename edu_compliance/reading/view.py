"""A grid with a token for each of its cells, and merged ranges looked through."""

from collections.abc import Iterator

from edu_compliance.model.place import a1, a1_range
from edu_compliance.reading.grid import Box, Grid
from edu_compliance.reading.tokens import Token, TokenReader

Spot = tuple[int, int]
"""Row and column, zero-based."""


class View:
    """One sheet as the search for coordinates sees it."""

    def __init__(self, grid: Grid, reader: TokenReader) -> None:
        self.grid = grid
        self.rows = grid.rows
        self.height = len(grid.rows)
        self.width = max(map(len, grid.rows), default=0)
        read = reader.read
        self.tokens: list[list[Token | None]] = [[read(text) if text else None for text in row] for row in grid.rows]
        self.spans: dict[Spot, Box] = {}
        self._anchors: dict[Spot, Spot] = {}
        for box in grid.merges:
            self._merge(box)
        self.uncached = frozenset(grid.uncached)

    def _merge(self, box: Box) -> None:
        top, left, bottom, right = box
        self.spans[top, left] = box
        for row in range(top, min(bottom, self.height - 1) + 1):
            for column in range(left, min(right, self.width + 40) + 1):
                self._anchors[row, column] = (top, left)

    def anchor(self, row: int, column: int) -> Spot:
        """The cell whose text stands here: the first of its merged range, or itself."""
        return self._anchors.get((row, column), (row, column)) if self._anchors else (row, column)

    def span(self, spot: Spot) -> Box:
        """The merged range that begins at a cell, or the cell itself."""
        return self.spans.get(spot) or (*spot, *spot)

    def text(self, row: int, column: int) -> str:
        """The text of a cell itself, "" beyond the sheet."""
        cells = self.rows[row] if 0 <= row < self.height else ()
        return cells[column] if 0 <= column < len(cells) else ""

    def token(self, row: int, column: int) -> Token | None:
        """The token that stands at a cell, merged ranges looked through; None where it is empty."""
        row, column = self.anchor(row, column)
        cells = self.tokens[row] if 0 <= row < self.height else ()
        return cells[column] if 0 <= column < len(cells) else None

    def filled(self, row: int, first: int, last: int) -> Iterator[tuple[int, Token]]:
        """Column and token of the cells of a row that hold a text themselves, from `first` to `last`."""
        cells = self.tokens[row]
        for column in range(first, min(last, len(cells) - 1) + 1):
            token = cells[column]
            if token is not None:
                yield column, token

    def address(self, spot: Spot) -> str:
        """The A1 address of a cell."""
        return a1(*spot)

    def box_address(self, box: Box) -> str:
        """The A1 address of a rectangle."""
        return a1_range(*box)
