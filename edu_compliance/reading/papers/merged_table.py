"""Form tables of sheets that people merged: headers of several rows, and merged cells that stand for every row."""

from collections.abc import Callable, Iterable, Sequence

import attrs

from edu_compliance.model.forms.form import SheetForm
from edu_compliance.model.message import say
from edu_compliance.model.place import Place, a1
from edu_compliance.model.submission import Notice
from edu_compliance.reading.grid import Grid
from edu_compliance.reading.papers.form_table import LOOK_AT, FormRow, FormTable, find_table, header_key
from edu_compliance.reading.refusal import Refused

_SHOWN = 20
_DEEPEST = 4
"""Rows a header may take."""


@attrs.frozen
class Header:
    """One of the texts that stand over each other above a column."""

    text: str
    over_several: bool
    """Whether it is merged over several columns: it names a group of them."""


Naming = Callable[[Sequence[Header], SheetForm], str]
"""What a column is called, by the headers over it from the outermost on."""


def innermost(headers: Sequence[Header], form: SheetForm) -> str:
    """The innermost header that the form knows, the column's own before its groups'."""
    known = [one for one in reversed(headers) if header_key(one.text, form) is not None]
    own = [one for one in known if not one.over_several]
    return (own or known or [headers[-1]])[0].text


def find_merged_table(grid: Grid, file: str, form: SheetForm) -> FormTable | None:
    """The form's table, as `find_table` finds it, in a sheet that merges cells; rows keep their numbers."""
    found = _tables(grid, file, form, innermost)
    return found[0] if found else None


def tables_needed(grids: Sequence[Grid], file: str, form: SheetForm, naming: Naming = innermost) -> list[FormTable]:
    """The form's tables among a file's sheets, side by side ones too; raises Refused where there is none."""
    tables = [table for grid in grids for table in _tables(grid, file, form, naming)]
    if not tables:
        required = tuple(column.title for column in form.columns if column.required)
        sheets = tuple(grid.sheet for grid in grids)
        raise Refused(say("roster.no_table", form=form.title, columns=required, sheets=sheets))
    return tables


def uncached(table: FormTable, rows: Iterable[FormRow]) -> tuple[Notice, ...]:
    """Cells of the table's columns that hold a formula whose result was never stored: they count as empty, aloud.

    `rows` are those that somebody reads: sums below them are nobody's.
    """
    read = {row.number for row in rows}
    columns = set(table.columns.values())
    cells = [cell for cell in table.grid.uncached if cell[0] in read and cell[1] in columns]
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


def _tables(grid: Grid, file: str, form: SheetForm, naming: Naming) -> list[FormTable]:
    """The form's tables of a sheet: one, or several beside each other under the same headers."""
    filled = _unmerged(grid)
    for top in range(min(LOOK_AT, len(filled.rows))):
        heads = _heads(grid, filled, top, form)
        if not heads:
            continue
        joined = _joined(filled, top, heads, form, naming)
        beside = _beside(joined.rows[top + len(heads) - 1], form)
        found = [find_table(_between(joined, left, right), file, form) for left, right in beside]
        tables = [table for table in found if table is not None]
        if tables:
            return tables
    return []


def _heads(grid: Grid, filled: Grid, top: int, form: SheetForm) -> list[list[Header]]:
    """The rows from `top` on that are headers and nothing else; none where `top` is no header.

    What is merged downwards is in each of its rows. Right under what is merged over several columns any word may stand;
    elsewhere what a further row says new has to be a header, too.
    """
    spans = {
        (row, column): (right > left, bottom)
        for top_, left, bottom, right in grid.merges
        for row in range(top_, bottom + 1)
        for column in range(left, right + 1)
    }
    heads: list[list[Header]] = []
    last = top
    for row in range(top, min(top + _DEEPEST, len(filled.rows))):
        head = [
            Header(text.strip(), spans.get((row, column), (False, row))[0])
            for column, text in enumerate(filled.rows[row])
        ]
        known = [column for column, one in enumerate(head) if header_key(one.text, form) is not None]
        if not known if row == top else row > last and not _goes_on(heads, head, form):
            break
        last = max(last, *(spans[row, column][1] for column in known if (row, column) in spans), row)
        heads.append(head)
    return heads


def _goes_on(heads: Sequence[Sequence[Header]], row: Sequence[Header], form: SheetForm) -> bool:
    """Whether a row under headers is another one of them."""
    if not any(one.text for one in row):
        return False
    for column, one in enumerate(row):
        above = [head[column] for head in heads if column < len(head)]
        new = one.text and not any(other.text == one.text for other in above)
        under_group = bool(above) and above[-1].over_several
        if new and header_key(one.text, form) is None and not under_group:
            return False
    return True


def _joined(grid: Grid, top: int, heads: Sequence[Sequence[Header]], form: SheetForm, naming: Naming) -> Grid:
    """The grid with its headers in the last of their rows; one that is merged over columns that nothing else tells
    apart stands over the first of them."""
    named: list[str] = []
    for column in range(max(map(len, heads))):
        over = [head[column] for head in heads if column < len(head) and head[column].text]
        again = bool(over) and all(one.over_several for one in over) and column > 0
        before = [head[column - 1] for head in heads if again and column <= len(head) and head[column - 1].text]
        named.append("" if not over or (again and over == before) else naming(over, form))
    rows: list[list[str]] = [[]] * (top + len(heads) - 1)
    return attrs.evolve(grid, rows=[*rows, named, *grid.rows[top + len(heads) :]])


def _beside(headers: Sequence[str], form: SheetForm) -> list[tuple[int, int]]:
    """The columns of each table: one, or more where a header that every row needs stands there again word for word."""
    required = {column.key for column in form.columns if column.required}
    written = [" ".join(text.split()) for text in headers]
    again = next(
        (
            columns
            for text in dict.fromkeys(written)
            if header_key(text, form) in required
            and len(columns := [column for column, other in enumerate(written) if other == text]) > 1
        ),
        [0],
    )
    first = next(column for column, text in enumerate(written) if text)
    lefts = [0, *(column - (again[0] - first) for column in again[1:])]
    return list(zip(lefts, [*lefts[1:], len(written)], strict=True))


def _between(grid: Grid, left: int, right: int) -> Grid:
    """The grid with nothing beside some of its columns, which keep their places."""
    if left == 0 and right >= max(map(len, grid.rows)):
        return grid
    rows = [[text if left <= column < right else "" for column, text in enumerate(row)] for row in grid.rows]
    return attrs.evolve(grid, rows=rows)
