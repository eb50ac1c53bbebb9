"""A grid with its merged ranges filled: what a person sees standing in each cell, and where it is written."""

from functools import cached_property

import attrs

from edu_compliance.model.place import Place, a1
from edu_compliance.reading.grid import Box, Grid


@attrs.frozen(slots=False)
class Spread:
    """A sheet in which every cell of a merged range holds the range's text."""

    file: str
    grid: Grid

    @cached_property
    def _anchors(self) -> dict[tuple[int, int], Box]:
        """For every cell of a merged range that is of sensible size, the range; huge ranges are decoration."""
        height, width = self.height, self.width
        anchors: dict[tuple[int, int], Box] = {}
        for box in self.grid.merges:
            top, left, bottom, right = box[0], box[1], min(box[2], height - 1), min(box[3], width - 1)
            for row in range(top, bottom + 1):
                for column in range(left, right + 1):
                    anchors[row, column] = box
        return anchors

    def only(self, left: int, right: int) -> "Spread":
        """The sheet with nothing in it but these columns, where they are."""
        rows = [[text if left <= column <= right else "" for column, text in enumerate(row)] for row in self.grid.rows]
        merges = tuple(box for box in self.grid.merges if left <= box[1] and box[3] <= right)
        return attrs.evolve(self, grid=attrs.evolve(self.grid, rows=rows, merges=merges))

    @cached_property
    def _uncached(self) -> frozenset[tuple[int, int]]:
        return frozenset(self.grid.uncached)

    @property
    def height(self) -> int:
        """Rows that exist."""
        return len(self.grid.rows)

    @cached_property
    def width(self) -> int:
        """Columns of the longest row."""
        return max((len(row) for row in self.grid.rows), default=0)

    def own(self, row: int, column: int) -> str:
        """The text written in this very cell."""
        if not 0 <= row < self.height or column < 0:
            return ""
        cells = self.grid.rows[row]
        return cells[column].strip() if column < len(cells) else ""

    def anchor(self, row: int, column: int) -> tuple[int, int]:
        """The cell in which this cell's text is written: itself, or the first of its merged range."""
        box = self._anchors.get((row, column))
        return (box[0], box[1]) if box else (row, column)

    def span(self, row: int, column: int) -> Box:
        """The merged range this cell is of, or itself."""
        return self._anchors.get((row, column), (row, column, row, column))

    def text(self, row: int, column: int) -> str:
        """What stands in a cell, merged ranges filled."""
        return self.own(*self.anchor(row, column))

    def uncached(self, row: int, column: int) -> bool:
        """Whether the cell holds a formula whose result was never stored."""
        return self.anchor(row, column) in self._uncached

    def place(self, row: int, column: int) -> Place:
        """Where a cell's text is written."""
        return Place(self.file, self.grid.sheet, a1(*self.anchor(row, column)))

    def texts(self, row: int) -> dict[tuple[int, int], str]:
        """The row's texts, each once, by the cell they are written in; left to right."""
        found: dict[tuple[int, int], str] = {}
        for column in range(self.width):
            cell = self.anchor(row, column)
            text = self.own(*cell)
            if text:
                found.setdefault(cell, text)
        return found
