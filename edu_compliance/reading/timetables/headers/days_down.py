"""Columns that name weekdays: they stand down the side of a table."""

from edu_compliance.reading.timetables.view import View

MOST_OF_A_WEEK = 4
"""Different weekdays in one column, from which on they stand down the side of a table."""


def days_down(view: View, row: int, column: int) -> bool:
    """Whether most of a week stands in a column under a row, said in full or as a bare 一 … 五."""
    tokens = (view.token(below, column) for below in range(row + 1, view.height))
    named = [token for token in tokens if token is not None and not token.text.strip().isdigit()]
    return len({token.day for token in named if token.day}) >= MOST_OF_A_WEEK


def has_weekday_column(view: View) -> bool:
    """Whether some column names two weekdays or more, each in a row of its own."""
    return any(len(days) >= 2 for days in weekday_columns(view).values())


def weekday_columns(view: View) -> dict[int, set[int]]:
    """The weekdays each column names, rows that are themselves a line of weekdays aside."""
    found: dict[int, set[int]] = {}
    for cells in view.marks:
        days = [(column, token.weekday) for column, token in cells if token.weekday]
        if len({day for _, day in days}) == 1:
            for column, day in days:
                found.setdefault(column, set()).add(day)
    return found
