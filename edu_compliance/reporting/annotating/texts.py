"""Texts from anywhere into cells: as text and never as a formula, without what a workbook cannot hold."""

import re
from collections.abc import Sequence

from openpyxl.cell.cell import Cell

_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
LONGEST = 32_767
"""UTF-16 units that a cell of Excel holds."""
_LONGEST_NAME = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
_WHOLE = re.compile("0|-?[1-9][0-9]{0,8}")


def clean(text: str, longest: int = LONGEST) -> str:
    """`text` as a cell or a comment can hold it; what is too long ends in an ellipsis."""
    kept = _UNWRITABLE.sub("", text)
    if len(kept.encode("utf-16-le")) // 2 <= longest:
        return kept
    cut = kept.encode("utf-16-le")[: (longest - 1) * 2].decode("utf-16-le", "ignore")
    return f"{cut}…"


def put(cell: Cell, text: str) -> None:
    """Writes a text, whatever it begins with: `=1+1` stays these four characters."""
    cell.value = clean(text)
    cell.data_type = "s"


def put_read(cell: Cell, text: str) -> None:
    """The same for a text that was read from another format, whole numbers as numbers."""
    if _WHOLE.fullmatch(text):
        cell.value = int(text)
    else:
        put(cell, text)


def sheet_names(wanted: Sequence[str], taken: Sequence[str] = ()) -> list[str]:
    """Names that sheets may have, as like the wanted ones as can be, none twice or taken."""
    used = {name.lower() for name in taken} | {"history"}
    found = []
    for name in wanted:
        plain = _FORBIDDEN.sub("_", clean(" ".join(name.split()), _LONGEST_NAME)).strip("'") or "Sheet"
        found.append(_unused(plain, used))
        used.add(found[-1].lower())
    return found


def _unused(name: str, used: set[str]) -> str:
    number, candidate = 1, name
    while candidate.lower() in used:
        number += 1
        ending = f" ({number})"
        candidate = clean(name, _LONGEST_NAME - len(ending)) + ending
    return candidate


def quoted(sheet: str) -> str:
    """A sheet's name as references have it."""
    return "'" + sheet.replace("'", "''") + "'"
