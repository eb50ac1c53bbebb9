"""The header lines of a sheet: rows that name weekdays, periods or classes, found by what they contain."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from operator import itemgetter

import attrs

from edu_compliance.model.closed_set import ClosedSet
from edu_compliance.reading.timetables.headers.bare_weekdays import bare_weekdays, over_runs
from edu_compliance.reading.timetables.headers.bells_beside import end_of_periods
from edu_compliance.reading.timetables.headers.day_titles import day_in_corner
from edu_compliance.reading.timetables.headers.days_down import days_down, has_weekday_column
from edu_compliance.reading.timetables.texts.header_words import Column
from edu_compliance.reading.timetables.texts.titles import read_title
from edu_compliance.reading.timetables.texts.token import Token
from edu_compliance.reading.timetables.view import View

_A_TABLE = 4
"""Rows from which on a table may stand over the weekdays of another."""
_OVER_LABELS = (Column.WEEKDAY, Column.PERIOD, Column.TIME)
"""The words over the labels of lessons."""
_EACH_DAY = 5
"""Times that a run of two periods must be counted, to be surely those of an afternoon of each weekday."""


class Axis(ClosedSet):
    """The coordinates of a lesson."""

    WEEKDAY = "weekday"
    PERIOD = "period"
    CLASS = "class"


@attrs.frozen
class Line:
    """A header row's cells of one axis, by column."""

    row: int
    axis: Axis
    tokens: dict[int, Token]


def header_lines(view: View, weekday: int) -> list[Line]:
    """The header lines from top to bottom; `weekday` is that of the whole sheet, 0 where it has none."""
    lines = [line for row in range(view.height) for line in _lines_of_row(view, row)]
    if weekday:
        return lines
    said = [line for line in lines if line.axis is Axis.WEEKDAY]
    alone = not said and not has_weekday_column(view)
    found = bare_weekdays(view)
    bare = [Line(row, Axis.WEEKDAY, days) for row, days in found if alone or _over_own_table(view, row, days, said)]
    lines = sorted([*lines, *bare], key=lambda line: line.row)
    weak = {line.row for line in bare}
    return [line for line in lines if line.row not in weak or line in bare]


def _over_own_table(view: View, row: int, days: Mapping[int, Token], said: Sequence[Line]) -> bool:
    """Whether a row of bare weekdays heads a table of its own on a sheet that says weekdays in full elsewhere: over a
    rota, in another class's table, down the side of one."""
    first, last = min(days), max(days)
    if any(token.text.strip().isdigit() for token in days.values()):
        return False
    over = [line.row for line in said if any(first <= column <= last for column in line.tokens) and line.row != row]
    bottom = min((other for other in over if other > row), default=view.height)
    others = (line for line in said if line.row not in over and line.row < bottom)
    beside = max((c for line in others for c in line.tokens if c < first), default=-1)
    left = [(r, token) for r in range(row + 1, bottom) for _, token in view.filled(r, beside + 1, first - 1)]
    bottom = min((r for r, token in left if token.weekday), default=bottom)  # a table with its days down the side
    if bottom - row < _A_TABLE or any(0 < row - other <= 2 for other in over):
        return False
    return over_runs(view, row, sorted(days.items())) or any(token.numbered for r, token in left if r < bottom)


def _lines_of_row(view: View, row: int) -> Iterator[Line]:
    cells, filled = view.marks[row], view.filled_cells[row]
    if not cells or filled < 2:
        return
    weekdays = {column: token for column, token in cells if token.weekday}
    if len({token.weekday for token in weekdays.values()}) >= 2:
        if _count_down(view, row, weekdays):
            yield from _periods_beside(view, row)
            return
        yield Line(row, Axis.WEEKDAY, weekdays)
    elif weekdays and not day_in_corner(view, row):
        # A body row of days down: what else it holds are lessons.
        yield from _periods_beside(view, row)
        return
    periods = {
        column: token
        for column, token in cells
        if token.period is not None and not token.half
        if not (token.weekday and token.period.bare)  # 一(9.7) is a Monday
    }
    end = end_of_periods(view, row, periods)
    behind = {column: token for column, token in periods.items() if column >= end}
    if end < view.width:
        periods = {column: token for column, token in periods.items() if column < end}
        cells = [(column, token) for column, token in cells if column < end]
        filled = sum(1 for _ in view.filled(row, 0, end - 1))
    last = max(periods, default=0)
    others = sum(1 for _ in view.filled(row, 0, last)) if behind else filled
    others -= sum(token.half is not None and token.period is None for _, token in cells)
    others -= sum(token.column in (Column.TEACHER, Column.ROOM) for _, token in cells[1:])  # 第一节 | 教师 …
    periods = {column: token for column, token in periods.items() if not _counts_on(view, row, column, token)}
    if _names_periods(list(periods.values()), others, counted=cells[0][1].column is Column.IGNORED):
        yield Line(row, Axis.PERIOD, periods)
    elif not any(token.numbered and not token.bare_class and not token.classed for token in periods.values()):
        of_rooms = cells[0][1].column in (Column.ROOM, Column.TEACHER)
        classes = {} if of_rooms else _classes_of_row(_with_titles(view, row, cells, filled), filled)
        if classes:
            yield Line(row, Axis.CLASS, classes)
    yield from _periods_of_others(view, row, last, behind)


def _counts_on(view: View, row: int, column: int, token: Token) -> bool:
    """Whether a period counts on from the one in the cell right over it: its column labels rows. A bare 一 that stands
    in the next cell again is a weekday, said over each of its periods."""
    above = view.tokens[row - 1][column] if row and column < len(view.tokens[row - 1]) else None
    if above is None or above.period is None or token.period is None or not above.period.numbers:
        return False
    if above.day and above.text in (view.text(row - 1, column - 1), view.text(row - 1, column + 1)):
        return False
    return token.period.numbers[:1] == (above.period.numbers[-1] + 1,)


def _periods_of_others(view: View, row: int, last: int, periods: dict[int, Token]) -> Iterator[Line]:
    """The periods of further tables in a header row, behind the `last` column of one, each with its weekdays down its
    side."""
    if not periods or not any(days_down(view, row, column) for column in range(last + 1, min(periods))):
        return
    end = end_of_periods(view, row, periods)
    own = {column: token for column, token in periods.items() if column < end}
    if _names_periods(list(own.values()), sum(1 for _ in view.filled(row, min(own), max(own))), counted=False):
        yield Line(row, Axis.PERIOD, own)
    behind = {column: token for column, token in periods.items() if column >= end}
    yield from _periods_of_others(view, row, max(own), behind)


def _count_down(view: View, row: int, weekdays: Mapping[int, Token]) -> bool:
    """Whether each of the weekdays of a row stands in a column that counts on: over the next day, or under the last."""
    return all(
        _next_said(view, range(row + 1, view.height), column) == token.weekday % 7 + 1
        or _next_said(view, range(row - 1, -1, -1), column) == (token.weekday - 2) % 7 + 1
        for column, token in weekdays.items()
    )


def _periods_beside(view: View, row: int) -> Iterator[Line]:
    """The periods that a row of days down counts: the header of a table beside it that begins in another row."""
    numbered = {c: t for c, t in view.marks[row] if t.period is not None and t.period.numbers and not t.weekday}
    filled = [column for column, _ in view.filled(row, min(numbered, default=view.width), max(numbered, default=0))]
    if filled == list(numbered) and _names_periods(list(numbered.values()), len(filled), counted=False):
        yield Line(row, Axis.PERIOD, numbered)


def _next_said(view: View, rows: Iterable[int], column: int) -> int:
    """The first weekday that a column says in these rows; 0 where it says none."""
    tokens = (token for row in rows if (token := view.token(row, column)) is not None)
    return next((token.weekday for token in tokens if token.weekday), 0)


def _with_titles(view: View, row: int, cells: Sequence[tuple[int, Token]], filled: int) -> Sequence[tuple[int, Token]]:
    """The cells of a row of classes, of which one may be a title over its table: 一（1）班 | 一（2）班课程表."""
    if len(cells) == filled or not all(token.classed for _, token in cells):
        return cells
    titles = [(column, token) for column, token in view.filled(row, 0, view.width) if not token.heads]
    named = [(column, attrs.evolve(token, classed=read_title(token.text).classed)) for column, token in titles]
    whole = all(token.classed is not None and token.classed.whole for _, token in (*cells, *named))
    return sorted([*cells, *named], key=itemgetter(0)) if whole else cells


def _names_periods(tokens: Sequence[Token], cells: int, *, counted: bool) -> bool:
    """Whether the labels of a row name periods: different ones that say so, or numbers that count up.

    `cells` is how many cells of the row hold anything; `counted` says that the row counts the columns (序号 1 2 3).
    """
    labels = [token.period for token in tokens if token.period]
    activities = sum(not label.numbers and label.start is None for label in labels)  # which may stand in a body's row
    if (len(labels) - activities) * 2 <= cells - activities:
        return False
    strong = [label for label in labels if not label.bare]
    if len({label.numbers for label in strong if label.numbers}) >= 2:
        return True
    starts = [label.start for label in strong if label.start]
    few = 2 if len(starts) >= 2 * _EACH_DAY else 3
    if not any(label.numbers for label in labels) and len(set(starts)) >= few:
        return True
    numbers = [number for number, _ in groupby(label.numbers for label in labels if label.numbers)]  # merges filled
    ranges = all(len(label) > 1 for label in numbers)
    often = numbers.count(numbers[0]) if numbers else 0
    if counted or len(set(numbers)) < (2 if ranges or often >= _EACH_DAY else 3):
        return False
    if numbers[0][0] != 1 and often < 2:  # an afternoon's 5 6 7 5 6 7 … may begin anywhere
        return False
    return all(after[0] == before[-1] + 1 or after == numbers[0] for before, after in pairwise(numbers))


def _classes_of_row(cells: Sequence[tuple[int, Token]], filled: int) -> dict[int, Token]:
    """The classes a row names, two or more of them; a row of bare digits where nothing else stands beside them."""
    named = {column: token for column, token in cells if token.classed}
    if sum(token.column in (Column.CLASS, Column.GRADE) for _, token in cells) > 1:
        return {}  # 班级 三（1） 班级 三（2）: words beside titles, no header.
    # 星期 | 时段 | 节次 | 时间 stand over what is at the left of the lessons.
    words = [token for at, token in cells if named and at < min(named) and _over_labels(token)]
    if len({token.classed for token in named.values()}) >= 2:
        return named if len(named) * 2 >= filled - len(words) else {}
    days = any(token.says(Column.WEEKDAY) for token in words)
    if len(named) == 1 and days and len(words) == filled - 1 > 1:
        return named  # 星期 | 节次 | 三（1）班 or 三年级, stacked with the tables of other grades
    bare = {column: token for column, token in cells if token.bare_class}
    rest = filled - len(bare)
    several = len({token.bare_class for token in bare.values()}) > 1 or len(bare) >= _EACH_DAY  # 801 under each day
    return bare if several and rest <= 1 else {}


def _over_labels(token: Token) -> bool:
    return bool(token.corner) or token.column in _OVER_LABELS
