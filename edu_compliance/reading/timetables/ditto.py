"""Marks that say that a lesson is the one above it: 〃, 同上, ↓."""

import attrs

from edu_compliance.reading.grid import Grid
from edu_compliance.reading.timetables.texts.cells import DITTOS, CellReader
from edu_compliance.reading.timetables.texts.tokens import TokenReader


def without_dittos(grid: Grid, cells: CellReader, tokens: TokenReader) -> Grid:
    """The sheet with the lesson above in the place of each mark.

    A mark under anything but a lesson stays as it is: an arrow under a weekday says nothing.
    """
    above: dict[int, str] = {}
    rows = []
    for row in grid.rows:
        texts = [above.get(column, text) if text.strip() in DITTOS else text for column, text in enumerate(row)]
        for column, text in enumerate(texts):
            cell = cells.read(text) if text else None
            if cell is not None and (cell.plain or (cell.lessons and not tokens.read(text).heads)):
                above[column] = text
            elif text:
                above.pop(column, None)
        rows.append(texts)
    return attrs.evolve(grid, rows=rows)
