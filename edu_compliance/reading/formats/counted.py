"""Row numbers and column letters around a table, which a spreadsheet's page shows and none of its cells holds."""

from collections.abc import Sequence

from edu_compliance.model.place import column_name
from edu_compliance.reading.grid import Box

_FEWEST = 3
"""Columns and rows from which on letters and numbers are no table's own."""


def within_counts(rows: Sequence[list[str]], merges: Sequence[Box]) -> tuple[list[list[str]], list[Box]]:
    """The rows and merged ranges inside of A B C … over them and 1 2 3 … beside them; all where these do not stand.

    A row without a number and a text is the line under frozen rows.
    """
    rows = list(rows)
    if not _counted(rows):
        return rows, list(merges)
    kept = [row for row, texts in enumerate(rows) if row and any(texts)]
    new = {old: row for row, old in enumerate(kept)}
    inside = (
        (new[top], left - 1, max(new.get(row, 0) for row in range(top, bottom + 1)), right - 1)
        for top, left, bottom, right in merges
        if top in new and left
    )
    return [rows[row][1:] for row in kept], [box for box in inside if box[:2] != box[2:]]


def _counted(rows: Sequence[Sequence[str]]) -> bool:
    letters = [text for text in rows[0][1:] if text] if rows else []
    numbers = [texts[0] for texts in rows[1:] if texts and any(texts)]
    if min(len(letters), len(numbers)) < _FEWEST or rows[0][0]:
        return False
    return letters == [column_name(column) for column in range(len(letters))] and numbers == [
        str(number) for number in range(1, len(numbers) + 1)
    ]
