"""The weekday that a title over a table says: the tables of single days stand one under the other, or a sheet each."""

import re
from collections.abc import Iterator

from edu_compliance.reading.timetables.texts.titles import read_title
from edu_compliance.reading.timetables.texts.token import Half, Token
from edu_compliance.reading.timetables.texts.weekdays import weekdays_in
from edu_compliance.reading.timetables.view import View

_ROWS = 3
"""So many rows over a table's header its day may stand."""
_CELLS = 3
"""Filled cells of a row of titles, at the most."""
_ROWS_A_DAY = 2
"""Rows that a day down the side of a table may have; more are a table of its own."""
_OF_A_TABLE = re.compile("课程|课表|总表|一览|安排|日课")
_HALVES = (("上午", Half.MORNING), ("下午", Half.AFTERNOON), ("晚上", Half.EVENING))
_LONGEST = 60
"""Characters of a title that says a weekday; a longer text is a note."""


def day_over(view: View, head: int) -> tuple[int, int]:
    """The weekday that a title over the header row `head` says, and the title's row; 0 and `head` where none does."""
    for row in range(head - 1, max(head - 1 - _ROWS, -1), -1):
        if _heads_a_table(view, row):
            break
        titles = (t for t in titles_in(view, row) if t.weekday or _of_a_table(t.text))
        days = {day for title in titles for day in weekdays_in(title.text)}
        if len(days) == 1:
            return days.pop(), row
    return 0, head


def day_in_corner(view: View, row: int) -> int:
    """The weekday in the corner of a day's own table, over its periods or classes; 0 where the row is no such header:
    星期一 | 三（1）班 | 三（2）班 over 第一节 | 语文 | 数学."""
    marks = view.marks[row]
    if len(marks) < _CELLS or not marks[0][1].weekday or any(token.weekday for _, token in marks[1:]):
        return 0
    below = view.token(row + 1, marks[0][0])
    if below is None or below.weekday:
        return 0
    over_periods = below.numbered and all(token.any_class for _, token in marks[1:])
    over_classes = below.classed is not None and all(token.numbered for _, token in marks[1:])
    return marks[0][1].weekday if over_periods or over_classes else 0


def titles_in(view: View, row: int) -> Iterator[Token]:
    """The texts of a row that may say the day of a whole table: no notes, no labels beside lessons."""
    alone = not _heads_a_table(view, row)
    for _, token in view.filled(row, 0, view.width):
        short = len(token.text) < _LONGEST and "节" not in token.text
        if short and (alone or not token.weekday) and not read_title(token.text).note:
            yield token


def _of_a_table(text: str) -> bool:
    return _OF_A_TABLE.search(read_title(text).folded) is not None


def title_names_a_day(text: str) -> bool:
    """Whether a text is the title of one day's table: 星期一课程表."""
    return _of_a_table(text) and bool(weekdays_in(text))


def half_of_title(token: Token) -> Half | None:
    """The half-day that a title says its table is of: 下午课程表; None where it says none, or both."""
    if not _of_a_table(token.text):
        return None
    halves = [half for word, half in _HALVES if word in token.text]
    return halves[0] if len(halves) == 1 else None


def _heads_a_table(view: View, row: int) -> bool:
    """Whether a row holds more than a title: lessons, or a header of its own."""
    marks = view.marks[row]
    if view.filled_cells[row] > _CELLS or any(token.period or token.classed for _, token in marks):
        return True
    return any(token.weekday and _follows_a_day(view, row, column) for column, token in marks)


def _follows_a_day(view: View, row: int, column: int) -> bool:
    """Whether an earlier weekday stands close over one: the last day of a week down the side, with few lessons."""
    day = view.tokens[row][column]
    above = (view.token(up, column) for up in range(max(row - _ROWS_A_DAY, 0), row))
    return day is not None and any(token is not None and 0 < token.weekday < day.weekday for token in above)
