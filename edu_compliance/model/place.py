"""Where a fact stands: file, sheet and A1 address."""

import re
from functools import lru_cache

import attrs

_ADDRESS = re.compile(r"([A-Z]+)([0-9]+)")


@lru_cache(maxsize=4096)
def column_name(column: int) -> str:
    """The letters of a zero-based column: 0 is A, 26 is AA."""
    letters, rest = "", column + 1
    while rest:
        rest, digit = divmod(rest - 1, 26)
        letters = chr(65 + digit) + letters
    return letters


def a1(row: int, column: int) -> str:
    """The A1 address of a zero-based row and column."""
    return f"{column_name(column)}{row + 1}"


def a1_range(top: int, left: int, bottom: int, right: int) -> str:
    """The A1 address of a rectangle, inclusive; a single cell is written as one."""
    first, last = a1(top, left), a1(bottom, right)
    return first if first == last else f"{first}:{last}"


@lru_cache(maxsize=16384)
def row_and_column(address: str) -> tuple[int, int]:
    """Zero-based row and column of an A1 address, of a range's first cell; ValueError where it is neither."""
    found = _ADDRESS.match(address)
    if not found:
        raise ValueError(f"not an A1 address: {address!r}")
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    return int(found[2]) - 1, column - 1


# Not slotted: there is one for every lesson, and a frozen object with slots takes longer to make.
@attrs.frozen(order=True, slots=False)
class Place:
    """A cell or a range of one sheet of one file; `str()` gives `file!sheet!A1`."""

    file: str
    """The file's path as it is named in the audit, with forward slashes."""
    sheet: str
    """The sheet's name; for a file without sheets, what stands for one (the file's stem, a table's number)."""
    cell: str
    """An A1 address or range; empty for the whole sheet."""

    def __str__(self) -> str:
        if self.sheet and self.cell:
            return f"{self.file}!{self.sheet}!{self.cell}" if self.file else f"{self.sheet}!{self.cell}"
        return "!".join(part for part in (self.file, self.sheet, self.cell) if part)

    def within_file(self) -> str:
        """The place without its file, as it is written inside that file's own entry."""
        return "!".join(part for part in (self.sheet, self.cell) if part)

    def seen_from(self, file: str) -> str:
        """The place as it is written inside a file's own entry: whole where it lies in another file."""
        return self.within_file() if self.file == file else str(self)

    def sort_key(self) -> tuple[str, str, int, int]:
        """Orders places as a reader goes through them: B10 after B9."""
        row, column = row_and_column(self.cell) if self.cell else (-1, -1)
        return (self.file, self.sheet, row, column)
