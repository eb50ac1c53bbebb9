"""The header of one class alone, which no other class beside it tells: over its days, or under the title of each."""

from collections.abc import Callable, Iterator
from itertools import chain, islice

from edu_compliance.reading.timetables.headers.day_titles import day_over
from edu_compliance.reading.timetables.headers.days_down import days_down
from edu_compliance.reading.timetables.headers.lines import Axis, Line
from edu_compliance.reading.timetables.texts.header_words import Column
from edu_compliance.reading.timetables.texts.token import Token
from edu_compliance.reading.timetables.view import View


def lines_of_one_class(view: View, weekday: int) -> list[Line]:
    """Headers of one class alone, under the title of each day; else one, over what stands at the left: weekdays, or
    periods where the sheet is of one day."""
    under_days = [row for row in range(view.height) if view.filled_cells[row] <= 2 and day_over(view, row)[0]]
    lines = [line for row in under_days if (line := _line(view, row)) is not None]
    if lines:
        return lines
    over = (line for row in range(_end_of_head(view, weekday) - 1, -1, -1) if (line := _line(view, row)) is not None)
    return list(islice(over, 1))


def _end_of_head(view: View, weekday: int) -> int:
    """The first row under what may head a table: that of its first day or, of one day's table, its first period; 0
    where none is known."""

    def labels(row: int, column: int, token: Token) -> bool:
        return bool(token.weekday) or (bool(weekday) and token.numbered and not token.bare_class)

    def heads(row: int, column: int, token: Token) -> bool:  # 星期 | 节次 | 三（1）班 over a bare 一 二 三 四 五
        return token.column is Column.WEEKDAY

    def begins(row: int, column: int, token: Token) -> bool:  # 班级 | | 三（1）班 over them
        return token.weak_weekday == 1 and days_down(view, row - 1, column)

    under_heads = (row + 1 for row in _rows(view, heads))
    return next(chain(_rows(view, labels), under_heads, _rows(view, begins)), 0)


def _rows(view: View, says: Callable[[int, int, Token], bool]) -> Iterator[int]:
    """The rows with a cell that says it."""
    rows = enumerate(view.marks)
    return (row for row, cells in rows if any(says(row, column, token) for column, token in cells))


def _line(view: View, row: int) -> Line | None:
    if any(token.column in (Column.ROOM, Column.TEACHER) for _, token in view.marks[row][:1]):
        return None  # 教室 | 202
    named = {column: token for column, token in view.marks[row] if column and token.any_class}
    return Line(row, Axis.CLASS, named) if named else None
