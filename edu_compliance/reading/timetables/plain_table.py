"""The commonest timetable seen at a glance: weekdays across one row, one period a row, nothing merged in the body.

Says the same as `blocks` and `labels` say of such a sheet (tests hold them against each other), and declines
whatever is not that plain.
"""

from edu_compliance.reading.timetables.blocks import Block, BodyColumn
from edu_compliance.reading.timetables.row_labels import RowLabels
from edu_compliance.reading.timetables.tokens import Token
from edu_compliance.reading.timetables.view import View

PlainTable = tuple[Block, list[RowLabels]]


def plain_table(view: View) -> PlainTable | None:
    """The one block of a plain sheet with its rows' labels; None where a sheet asks for more care."""
    head = next((row for row, marks in enumerate(view.marks) if len(marks) > 1 and marks[-1][1].weekday), -1)
    if head < 0:
        return None
    columns = _days(view.marks[head])
    if columns is None:
        return None
    first, last = columns[0].column, columns[-1].column
    bottom = view.height - 1
    if any(view.marks[row] for row in range(head)) or not view.plain(head, 0, bottom, last):
        return None
    if any(len(view.tokens[row]) > last + 1 and any(view.rows[row][last + 1 :]) for row in range(head, bottom + 1)):
        return None
    rows = _labels(view, head, first)
    if rows is None:
        return None
    block = Block(
        head,
        head + 1,
        bottom,
        columns,
        (0, first - 1),
        days_above=True,
        periods_above=False,
        classes_above=False,
        left=0,
        right=last,
    )
    return block, rows


def _days(marks: list[tuple[int, Token]]) -> tuple[BodyColumn, ...] | None:
    """The body's columns where a row names different weekdays in adjoining columns, at most a corner before them."""
    start = 0 if marks[0][1].weekday else 1
    days = marks[start:]
    if (start and not (marks[0][1].corner or marks[0][1].column)) or marks[0][1].classed:
        return None
    first = days[0][0]
    if not first or len({token.weekday for _, token in days}) != len(days) or len(days) < 5:
        return None
    if any(
        not token.weekday or token.weeks or token.period or column != first + i
        for i, (column, token) in enumerate(days)
    ):
        return None
    return tuple(BodyColumn(column, weekday=token.weekday) for column, token in days)


def _labels(view: View, head: int, first: int) -> list[RowLabels] | None:
    """The rows below, where each begins with the next period's number in one and the same column."""
    rows: list[RowLabels] = []
    for row in range(head + 1, view.height):
        marks = view.marks[row]
        if not view.filled_cells[row]:
            continue
        if not marks:
            return None
        label = marks[0]
        period = label[1].period
        if label[0] != first - 1 or period is None or label[1].half or label[1].classed or label[1].weekday:
            return None
        if any(view.rows[row][: first - 1]) or period.half is not None or any(t.classed for _, t in marks):
            return None
        ordinal = len(rows) + 1
        if period.numbers != (ordinal,) or period.activity:
            return None
        rows.append(RowLabels(row, period, ordinal, 1, 0, None, (-1, -1), None, 0, None, continues=False))
    return rows or None
