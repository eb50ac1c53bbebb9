"""Tables side by side whose class stands at the right of each, where another's labels begin."""

from collections.abc import Sequence
from itertools import pairwise

from edu_compliance.reading.timetables.view import View


def names_at_right(view: View, tables: Sequence[Sequence[int]], start: int, rows: range) -> tuple[int, ...]:
    """The column of the class's name at the right of each table, where every one has its own there; none where one
    stands at the left of the first.

    `tables` are the columns of each, `start` is the first column that may label the first, `rows` are those of all.
    """
    if len(tables) < 2:
        return ()
    behind = [(before[-1] + 1, after[0]) for before, after in pairwise(tables)]
    between = [(start, tables[0][0]), *behind, (tables[-1][-1] + 1, view.width)]
    first, *others = (_name(view, range(*columns), rows) for columns in between)
    return tuple(name for name in others if name is not None) if first is None and None not in others else ()


def _name(view: View, columns: range, rows: range) -> int | None:
    """The first of some columns that names a class in some rows; None where none does."""
    return next((column for column in columns if any(_says_class(view, row, column) for row in rows)), None)


def _says_class(view: View, row: int, column: int) -> bool:
    token = view.token(row, column)
    return token is not None and token.classed is not None and token.classed.one_class
