"""A sheet being drawn."""

import datetime

import attrs

Value = str | int | float | datetime.date


def shown(value: Value) -> str:
    """A value as Excel shows it, and saves it in text files."""
    return f"{value.month}月{value.day}日" if isinstance(value, datetime.date) else str(value)


@attrs.define
class Canvas:
    """A sheet: values by (row, column), merged ranges (top, left, bottom, right), all zero-based."""

    name: str
    cells: dict[tuple[int, int], Value] = attrs.field(factory=dict)
    merges: list[tuple[int, int, int, int]] = attrs.field(factory=list)
    hidden: bool = False

    def put(self, row: int, column: int, value: Value | None) -> None:
        """Writes one cell; nothing for None and ""."""
        if value is not None and value != "":
            self.cells[row, column] = value

    def merge(self, top: int, left: int, bottom: int, right: int, value: Value | None, *, really: bool = True) -> None:
        """Writes a cell that spans a range; where not `really`, only its first cell is filled."""
        self.put(top, left, value)
        if really and (top, left) != (bottom, right):
            self.merges.append((top, left, bottom, right))

    @property
    def height(self) -> int:
        """Rows in use."""
        lowest = [row for row, _ in self.cells] + [bottom for _, _, bottom, _ in self.merges]
        return max(lowest, default=-1) + 1

    @property
    def width(self) -> int:
        """Columns in use."""
        rightmost = [column for _, column in self.cells] + [right for _, _, _, right in self.merges]
        return max(rightmost, default=-1) + 1

    def rows(self) -> list[list[str]]:
        """The texts, as a CSV would have them."""
        table = [["" for _ in range(self.width)] for _ in range(self.height)]
        for (row, column), value in self.cells.items():
            table[row][column] = shown(value)
        return table
