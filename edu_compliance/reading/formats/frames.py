"""Tables that only place other tables on a page: their own texts are the titles and notes of the tables inside."""

from collections.abc import Iterator, Sequence

import attrs
from lxml import etree

_TEXTS_BESIDE = 2
"""Cells with text that a row of a frame may have beside each other: a title and a date."""


@attrs.frozen(eq=False)
class FrameCell:
    """A cell of what may be a frame."""

    element: etree._Element
    row: int
    left: int
    right: int
    text: str
    """Its own, without that of tables inside."""
    holds_table: bool
    """Whether a table with lines and columns of its own stands in it."""


def is_large(widths: Sequence[int]) -> bool:
    """Whether a table inside a cell, of so many cells a row, is a table of its own and not the cell's lines."""
    return len(widths) >= 2 and max(widths) >= (4 if len(widths) == 2 else 3)


def reading_order(cells: Sequence[FrameCell]) -> Sequence[FrameCell] | None:
    """The cells of a frame with something in them, titles before the tables they stand over; None where it is no frame.

    Tables side by side are read column by column, and a title over several of them comes before each.
    """
    columns = sorted({cell.left for cell in cells if cell.holds_table})
    if not columns:
        return None
    rows: dict[int, int] = {}
    for cell in cells:
        if cell.text and not cell.holds_table:
            rows[cell.row] = rows.get(cell.row, 0) + 1
    if max(rows.values(), default=0) > max(_TEXTS_BESIDE, len(columns)):
        return None  # a table with data, whatever stands in one of its cells
    filled = [cell for cell in cells if cell.text or cell.holds_table]
    return filled if len(columns) == 1 else list(_by_column(filled, columns))


def _by_column(cells: Sequence[FrameCell], columns: Sequence[int]) -> Iterator[FrameCell]:
    for at, column in enumerate(columns):
        before = columns[at - 1] if at else -1
        last = at + 1 == len(columns)
        for cell in cells:
            over = cell.left <= column <= cell.right
            beside = before < cell.left < column and not any(cell.left <= c <= cell.right for c in columns)
            if (over and (cell.left == column or not cell.holds_table)) or beside or (last and cell.left > column):
                yield cell
