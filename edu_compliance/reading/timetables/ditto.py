"""Marks that say that a lesson is the one above it: 〃, 同上, ↓."""

import re
from itertools import chain

import attrs

from edu_compliance.reading.grid import Grid
from edu_compliance.reading.timetables.texts.cells import CellReader
from edu_compliance.reading.timetables.texts.tokens import TokenReader

_DITTOS = frozenset({"〃", "〃〃", "〞", "″", '"', "''", "”", "同上", "同上节", "同前", "↓", "↓↓", "⇓", "⬇", "⬇️"})
_ANY = re.compile(rf"^[^\S\n]*(?:{'|'.join(sorted(_DITTOS))})[^\S\n]*$", re.MULTILINE)
"""A quick look at a sheet, a cell a line: hardly any has such marks. Blanks go on over no line, or thousands of empty
cells would each be looked at from every one before."""


def without_dittos(grid: Grid, cells: CellReader, tokens: TokenReader) -> Grid:
    """The sheet with the lesson above in the place of each mark; the very same where there is none.

    A mark under anything but a lesson stays as it is: an arrow under a weekday says nothing.
    """
    if not _ANY.search("\n".join(chain.from_iterable(grid.rows))):
        return grid
    above: dict[int, str] = {}
    rows = []
    for row in grid.rows:
        texts = [above.get(column, text) if text.strip() in _DITTOS else text for column, text in enumerate(row)]
        for column, text in enumerate(texts):
            cell = cells.read(text) if text else None
            if cell is not None and (cell.plain or (cell.lessons and not tokens.read(text).heads)):
                above[column] = text
            elif text:
                above.pop(column, None)
        rows.append(texts)
    return attrs.evolve(grid, rows=rows)
