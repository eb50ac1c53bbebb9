"""How high a row of wrapped texts has to be: not every program works it out by itself when it opens a workbook."""

from collections.abc import Iterable

LINE = 13.5
"""Points of a line at 10 pt."""
HIGHEST = 409.0
"""Excel's limit."""


def row_height(cells: Iterable[tuple[str, int]], line: float = LINE) -> float:
    """Points for a row whose cells have these texts in columns of these widths (in characters); a line has `line`."""
    lines = max((_lines(text, width) for text, width in cells if text), default=1)
    return min(line * lines + 3, HIGHEST)


def _lines(text: str, width: int) -> int:
    room = max(width - 1, 1)
    if "\n" not in text:
        return -(-_columns(text) // room) or 1
    return sum(-(-_columns(line) // room) or 1 for line in text.split("\n"))


def _columns(line: str) -> int:
    """Chinese letters are two columns wide, and two bytes in GBK."""
    return len(line) if line.isascii() else len(line.encode("gbk", "replace"))
