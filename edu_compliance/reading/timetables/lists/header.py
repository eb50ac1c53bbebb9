"""The row of words over a list of lessons: which column says what, and whether lists stand beside each other."""

from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise

import attrs

from edu_compliance.reading.timetables.texts.header_words import Column
from edu_compliance.reading.timetables.texts.token import Token
from edu_compliance.reading.timetables.view import View, Window

_OF_TIME = (
    {Column.WEEKDAY, Column.PERIOD},
    {Column.WEEKDAY, Column.FIRST_PERIOD, Column.LAST_PERIOD},
    {Column.TIME},
)
"""The columns that say together when a lesson is, as lists have them."""
_FIRST_ROWS = 12
"""Those in which the header of a sheet that is a list stands."""


@attrs.frozen
class ListHeader:
    """The row that names the columns."""

    row: int
    columns: dict[Column, int]
    half: int | None = None
    """The column that says 上午 or 下午 and nothing else."""


def list_header(view: View, rows: int = _FIRST_ROWS) -> ListHeader | None:
    """The header of a flat list within so many rows from a sheet's first; None where the sheet is none."""
    first = next((row for row, filled in enumerate(view.filled_cells) if filled), view.height)
    for row in range(first, min(first + rows, view.height)):
        columns: dict[Column, int] = {}
        for column, token in view.marks[row]:
            over_days = token.column is Column.WEEKDAY and _stands_over_days(view, row, column)
            if token.column is not None and not over_days:
                columns.setdefault(token.column, column)
        if Column.PERIOD in columns:
            columns[Column.PERIOD] = _of_numbers(view, row, columns[Column.PERIOD])
        if _under_classes(view, row):
            continue
        if any(of_time <= columns.keys() for of_time in _OF_TIME) and Column.SUBJECT in columns:
            if Column.CLASS not in columns and (classes := _column_of(view, row, columns, _is_class)) is not None:
                columns[Column.CLASS] = classes
            return ListHeader(row, columns, _column_of(view, row, columns, _is_half))
    return None


def _under_classes(view: View, row: int) -> bool:
    """Whether lessons stand in several columns of one day, as under classes: 星期 | 节次 | 课程 | 教师 | 课程."""
    said = [token.column for _, token in view.marks[row]]
    return said.count(Column.SUBJECT) > 1 and said.count(Column.WEEKDAY) + said.count(Column.TIME) == 1


def lacks_periods(view: View) -> bool:
    """Whether a row names the columns of a list of lessons, all but those that say its periods (开始节次 alone)."""
    wanted = {Column.CLASS, Column.WEEKDAY, Column.SUBJECT}
    return any(wanted <= {token.column for _, token in marks} for marks in view.marks[:12])


def lists(view: View, header: ListHeader) -> Iterator[tuple[View, ListHeader]]:
    """The flat lists of a sheet, several where their columns stand beside each other again."""
    first = min(header.columns, key=header.columns.__getitem__)
    again = [column for column, token in view.marks[header.row] if token.column is first]
    if len(again) == 1:
        yield view, header
        return
    for left, beside in pairwise([0, *again[1:], view.width]):
        part = Window(view, (0, left, view.height - 1, beside - 1))
        own = list_header(part)
        if own is not None:
            yield part, own


def _column_of(view: View, header: int, columns: Mapping[Column, int], holds: Callable[[Token], bool]) -> int | None:
    """The column under a word nobody knows (开课对象) that most of what stands in it tells."""
    for column in range(view.width):
        if column in columns.values():
            continue
        if _mostly(view, header, column, holds):
            return column
    return None


def _of_numbers(view: View, header: int, first: int) -> int:
    """The column of the periods' numbers: of several so called (时段 | 节次) the first that holds no half-days."""
    called = (column for column, token in view.marks[header] if token.column is Column.PERIOD)
    return next((column for column in called if not _mostly(view, header, column, _is_half)), first)


def _mostly(view: View, header: int, column: int, holds: Callable[[Token], bool]) -> bool:
    tokens = [token for row in range(header + 1, view.height) if (token := view.token(row, column)) is not None]
    return sum(map(holds, tokens)) * 2 > len(tokens)


def _is_class(token: Token) -> bool:
    return token.classed is not None and token.classed.one_class


def _is_half(token: Token) -> bool:
    return token.half is not None and token.period is None


def _stands_over_days(view: View, row: int, column: int) -> bool:
    """Whether a word heads a line of weekdays (星期 over 一 二 三), and no column of a list."""
    if row + 1 >= view.height:
        return False
    under = [token.day for _, token in view.filled(row + 1, column, view.width)]
    return under[:4] == [1, 2, 3, 4]
