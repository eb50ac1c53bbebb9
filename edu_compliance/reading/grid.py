"""A sheet as a rectangle of texts with merged ranges: what every format becomes before it is understood."""

import datetime
from collections.abc import Mapping

import attrs

from edu_compliance.model.message import Message

Box = tuple[int, int, int, int]
"""A rectangle: top, left, bottom, right; zero-based and inclusive."""


def within(row: int, column: int, box: Box) -> bool:
    """Whether a cell lies in a rectangle."""
    top, left, bottom, right = box
    return top <= row <= bottom and left <= column <= right


def reaching(box: Box, cell: tuple[int, int]) -> Box:
    """A rectangle that reaches down and right to a cell, too."""
    top, left, bottom, right = box
    return top, left, max(bottom, cell[0]), max(right, cell[1])


@attrs.frozen
class Grid:
    """One sheet's cells; row and column 0 are A1."""

    sheet: str
    """The sheet's name; for formats without sheets the file's stem, or the table's number."""
    visible: bool
    rows: list[list[str]]
    """Row-major texts as a reader sees them, "" for empty; rows may differ in length. Numbers without a needless
    .0; dates as month-day (Excel makes dates of "3-1" and "1-2"); times as HH:MM. A merged range has its text in its
    first cell only."""
    merges: tuple[Box, ...] = ()
    """Merged ranges of more than one cell."""
    uncached: tuple[tuple[int, int], ...] = ()
    """Cells that hold a formula whose result was never stored: something stands there, nobody knows what."""
    hidden: tuple[Box, ...] = ()
    """Rows and columns that are not shown, each over the whole sheet."""
    struck: tuple[Box, ...] = ()
    """Cells whose text, or a part of it, is struck out."""
    pictured: bool = False
    """Whether pictures lie on it, which nobody reads."""
    dates: Mapping[tuple[int, int], datetime.date] = attrs.field(factory=dict)
    """The whole date of cells that held one, by row and column; their texts in `rows` leave out the year."""
    keeps_merges: bool = True
    """Whether its format can say that cells are merged; in a text with commas their rest is empty."""
    notices: tuple[Message, ...] = ()
    """What was lost or assumed on the way from the file to this grid."""
