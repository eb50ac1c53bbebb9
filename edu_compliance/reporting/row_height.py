"""How high a row of wrapped texts has to be: not every program works it out by itself when it opens a workbook."""

import unicodedata
from collections.abc import Iterable

LINE = 13.5
"""Points of a line at 10 pt."""
HIGHEST = 409.0
"""Excel's limit."""


def row_height(cells: Iterable[tuple[str, int]]) -> float:
    """Points for a row whose cells have these texts in columns of these widths (in characters)."""
    lines = max((_lines(text, width) for text, width in cells), default=1)
    return min(LINE * lines + 3, HIGHEST)


def _lines(text: str, width: int) -> int:
    room = max(width - 1, 1)
    return sum(-(-_columns(line) // room) or 1 for line in text.split("\n"))


def _columns(line: str) -> int:
    if line.isascii():
        return len(line)
    return sum(2 if unicodedata.east_asian_width(letter) in "WFA" else 1 for letter in line)
