"""Form tables of sheets that people merged: headers of several rows, and merged cells that stand for every row."""

from collections.abc import Sequence

import attrs

from edu_compliance.model.form import SheetForm
from edu_compliance.model.message import say
from edu_compliance.model.place import Place, a1
from edu_compliance.model.submission import Notice
from edu_compliance.reading.grid import Grid
from edu_compliance.reading.papers.form_table import FormTable, find_table, header_key
from edu_compliance.reading.refusal import Refused

_LOOK_AT = 12
_SHOWN = 20
_DEEPEST = 3
"""Rows a header may take."""


def find_merged_table(grid: Grid, file: str, form: SheetForm) -> FormTable | None:
    """The form's table, as `find_table` finds it, in a sheet that merges cells; rows keep their numbers."""
    filled = _unmerged(grid)
    for top in range(min(_LOOK_AT, len(filled.rows))):
        deep = _depth(filled, top, form)
        found = find_table(_joined(filled, top, deep, form), file, form) if deep else None
        if found is not None:
            return found
    return None


def tables_needed(grids: Sequence[Grid], file: str, form: SheetForm) -> list[FormTable]:
    """The form's tables among a file's sheets; raises Refused where there is none."""
    tables = [table for grid in grids if (table := find_merged_table(grid, file, form)) is not None]
    if not tables:
        required = tuple(column.title for column in form.columns if column.required)
        sheets = tuple(grid.sheet for grid in grids)
        raise Refused(say("roster.no_table", form=form.title, columns=required, sheets=sheets))
    return tables


def uncached(table: FormTable) -> tuple[Notice, ...]:
    """Cells of the table's columns that hold a formula whose result was never stored: they count as empty, aloud."""
    columns = set(table.columns.values())
    cells = [cell for cell in table.grid.uncached if cell[0] > table.top and cell[1] in columns]
    if not cells:
        return ()
    places = tuple(Place(table.file, table.grid.sheet, a1(*cell)) for cell in cells[:_SHOWN])
    return (Notice(say("roster.uncached", count=len(cells)), places),)


def _unmerged(grid: Grid) -> Grid:
    """The grid with the text of every merged range in each of its cells."""
    if not grid.merges:
        return grid
    rows = [list(row) for row in grid.rows]
    dates = dict(grid.dates)
    for top, left, bottom, right in grid.merges:
        text = rows[top][left] if top < len(rows) and left < len(rows[top]) else ""
        if not text:
            continue
        for number in range(top, min(bottom, len(rows) - 1) + 1):
            row = rows[number]
            row.extend([""] * (right + 1 - len(row)))
            row[left : right + 1] = [text] * (right + 1 - left)
            if (top, left) in grid.dates:
                dates.update({(number, column): grid.dates[top, left] for column in range(left, right + 1)})
    return attrs.evolve(grid, rows=rows, merges=(), dates=dates)


def _depth(grid: Grid, top: int, form: SheetForm) -> int:
    """How many rows from `top` are headers and nothing else; 0 where `top` is none."""
    above = list(grid.rows[top])
    if not any(header_key(text, form) is not None for text in above):
        return 0
    for deep, row in enumerate(grid.rows[top + 1 : top + _DEEPEST], 1):
        own = [text for column, text in enumerate(row) if text.strip() and text not in above[column : column + 1]]
        # What is merged downwards says nothing new; anything new has to be a header too.
        if not any(text.strip() for text in row) or not all(header_key(text, form) is not None for text in own):
            return deep
        above = [text or (above[column] if column < len(above) else "") for column, text in enumerate(row)]
    return min(_DEEPEST, len(grid.rows) - top)


def _joined(grid: Grid, top: int, deep: int, form: SheetForm) -> Grid:
    """The grid with a header of several rows in the last of them: each column under its innermost known name."""
    if deep < 2:
        return attrs.evolve(grid, rows=[[]] * top + grid.rows[top:])
    headers = grid.rows[top : top + deep]
    width = max(map(len, headers))
    columns = [[row[column] if column < len(row) else "" for row in headers] for column in range(width)]
    joined = [
        next((text for text in reversed(texts) if text.strip() and header_key(text, form) is not None), texts[-1])
        for texts in columns
    ]
    rows: list[list[str]] = [[]] * (top + deep - 1)
    return attrs.evolve(grid, rows=[*rows, joined, *grid.rows[top + deep :]])
