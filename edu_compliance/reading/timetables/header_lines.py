"""The header lines of a sheet: rows that name weekdays, periods or classes, found by what they contain."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, islice, pairwise

import attrs

from edu_compliance.model.closed_set import ClosedSet
from edu_compliance.reading.timetables.day_titles import day_over
from edu_compliance.reading.timetables.header_words import Column
from edu_compliance.reading.timetables.token import Token
from edu_compliance.reading.timetables.view import View

_NUMBER = re.compile(r"[0-9./]+")


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
    if not weekday and not any(line.axis is Axis.WEEKDAY for line in lines) and not has_weekday_column(view):
        lines = sorted([*lines, *_weak_weekdays(view, lines)], key=lambda line: line.row)
        weak = {line.row for line in lines if line.axis is Axis.WEEKDAY}
        lines = [line for line in lines if line.row not in weak or line.axis is Axis.WEEKDAY]
    return lines


def _lines_of_row(view: View, row: int) -> Iterator[Line]:
    cells, filled = view.marks[row], view.filled_cells[row]
    if not cells or filled < 2:
        return
    weekdays = {column: token for column, token in cells if token.weekday}
    if len({token.weekday for token in weekdays.values()}) >= 2:
        yield Line(row, Axis.WEEKDAY, weekdays)
    elif weekdays:
        # A body row of days down: what else it holds are lessons.
        return
    periods = {column: token for column, token in cells if token.period is not None and not token.half}
    others = filled - sum(token.half is not None and token.period is None for _, token in cells)
    if _names_periods(list(periods.values()), others, counted=cells[0][1].column is Column.IGNORED):
        yield Line(row, Axis.PERIOD, periods)
    elif not any(numbered(token) and not token.bare_class and not token.classed for token in periods.values()):
        of_rooms = cells[0][1].column in (Column.ROOM, Column.TEACHER)
        classes = {} if of_rooms else _classes_of_row(cells, filled)
        if classes:
            yield Line(row, Axis.CLASS, classes)


def numbered(token: Token) -> bool:
    """Whether a token names a period by a number or a clock time."""
    return token.period is not None and bool(token.period.numbers or token.period.start)


def _names_periods(tokens: Sequence[Token], cells: int, *, counted: bool) -> bool:
    """Whether the labels of a row name periods: different ones that say so, or numbers that count up.

    `cells` is how many cells of the row hold anything; `counted` says that the row counts the columns (序号 1 2 3).
    """
    labels = [token.period for token in tokens if token.period]
    if len(labels) * 2 <= cells:
        return False
    strong = [label for label in labels if not label.bare]
    if len({label.numbers for label in strong if label.numbers}) >= 2:
        return True
    starts = [label.start for label in strong if label.start]
    few = 2 if len(starts) >= 2 * _EACH_DAY else 3
    if not any(label.numbers for label in labels) and len(set(starts)) >= few:
        return True
    numbers = [label.numbers for label in labels if label.numbers]
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
    if len({token.classed for token in named.values()}) >= 2:
        return named if len(named) * 2 >= filled else {}
    bare = {column: token for column, token in cells if token.bare_class}
    rest = filled - len(bare)
    return bare if len({token.bare_class for token in bare.values()}) >= 2 and rest <= 1 else {}


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


def _weak_weekdays(view: View, lines: Sequence[Line]) -> list[Line]:
    """Rows of bare 一 二 三 四 五 (六 日), where no weekday is said in full, and the period is not what they count."""
    found = []
    for row, cells in enumerate(view.tokens):
        weak = [(column, token) for column, token in enumerate(cells) if token is not None and token.weak_weekday]
        run = [(column, token) for column, token in weak if not token.text.strip().isdigit()] or weak
        days = [token.weak_weekday for _, token in run]
        if _over_runs(view, row, run):
            found.append(Line(row, Axis.WEEKDAY, dict(run)))
            continue
        if not are_weeks(days) and not are_weeks([day for day, _ in groupby(days)]):
            continue
        others = [token for token in cells if token is not None and not token.weak_weekday]
        corners = {column for token in others for column in token.corner}
        counts = Column.PERIOD in corners and Column.WEEKDAY not in corners and days[0] == 1
        if counts and run[0][1].text.isdigit() and not _periods_under(view, row, run[0][0]):
            continue
        of_grades = Column.GRADE in corners and not corners & {Column.WEEKDAY, Column.CLASS}
        if (of_grades and not _over_counting(view, row, len(run))) or _over_numbers(view, row, run[0][0]):
            continue  # 科目\年级 | 一 | 二 | 三 over lessons a week
        if _counts_weekdays_down(view, row, run[0][0], len(_first_week(days))):
            continue
        found.append(Line(row, Axis.WEEKDAY, dict(run)))
    # Where 一 … 五 stands over 1 … 7, or over 一 … 七 for each of them, the lower row counts the periods.
    chinese = [line for line in found if not next(iter(line.tokens.values())).text.strip().isdigit()] or found
    over = {line.row: line.tokens.keys() for line in chinese}
    return [line for line in chinese if not over.get(line.row - 1, line.tokens.keys()) < line.tokens.keys()]


def _periods_under(view: View, row: int, column: int) -> bool:
    """Whether what stands at the left, under a header row, surely names periods: 第一节 under 节次 | 1 | 2 | 3."""
    left = (token for below in range(row + 1, view.height) for _, token in view.filled(below, 0, column - 1))
    return any(numbered(token) and not (token.period and token.period.bare) for token in left)


def _over_counting(view: View, row: int, days: int) -> bool:
    """Whether the row under weekdays counts periods, more than one for each of them."""
    below = view.tokens[row + 1] if row + 1 < view.height else ()
    return sum(1 for token in below if token is not None and token.weak_weekday) > days


def _over_runs(view: View, row: int, run: Sequence[tuple[int, Token]]) -> bool:
    """Whether each of some days, 一 二 三 of a week on two tables, stands over the 1 of a run that counts periods."""
    days = [token.weak_weekday for _, token in run]
    if len(days) < 2 or days != sorted(set(days)) or any(token.text.strip().isdigit() for _, token in run):
        return False
    below = view.tokens[row + 1] if row + 1 < view.height else ()
    periods = {column: token.period for column, token in enumerate(below) if token is not None and token.period}
    first = {column for column, period in periods.items() if period.bare and period.numbers[:1] == (1,)}
    return len(periods) > len(days) and first == {column for column, _ in run}


def _over_numbers(view: View, row: int, column: int) -> bool:
    """Whether nothing but numbers stands under a cell."""
    texts = [text for below in range(row + 1, view.height) if (text := view.text(below, column))]
    return bool(texts) and all(_NUMBER.fullmatch(text) for text in texts)


def are_weeks(days: Sequence[int]) -> bool:
    """Whether numbers are one week or several alike: 一 … 五, 一 … 六, 一 … 日, 日 一 … 六."""
    for week in ([1, 2, 3, 4, 5], [1, 2, 3, 4, 5, 6], [1, 2, 3, 4, 5, 6, 7], [7, 1, 2, 3, 4, 5], [7, 1, 2, 3, 4, 5, 6]):
        if days and list(days) == week * (len(days) // len(week)):
            return True
    return False


def _counts_weekdays_down(view: View, row: int, first: int, length: int) -> bool:
    """Whether a column at the left of a row of numbers counts the weekdays, so that the row counts periods.

    `length` is how many numbers the row counts before it begins again.
    """
    for column in range(first):
        down = [view.tokens[r][column] for r in range(row + 1, view.height) if column < len(view.tokens[r])]
        days = [token.weak_weekday for token in down if token is not None and token.weak_weekday]
        header = view.token(row, column)
        named = header is not None and header.column is Column.WEEKDAY
        digits_under_words = not view.text(row, first).strip().isdigit() and all(
            token is None or not token.weak_weekday or token.text.strip().isdigit() for token in down
        )
        if are_weeks(days) and (named or (length > len(_first_week(days)) and not digits_under_words)):
            return True
    return False


def _first_week(days: Sequence[int]) -> Sequence[int]:
    """The days up to where they begin again: of several tables, those of the first."""
    again = next((i for i, day in enumerate(days) if i and day == days[0]), len(days))
    return days[:again]


def lines_of_one_class(view: View, weekday: int) -> list[Line]:
    """Headers of one class alone, under the title of each day; else one, over what stands at the left: weekdays, or
    periods where the sheet is of one day."""
    under_days = [row for row in range(view.height) if view.filled_cells[row] <= 2 and day_over(view, row)[0]]
    lines = [line for row in under_days if (line := _line_of_one_class(view, row)) is not None]
    if lines:
        return lines
    first = next((r for r, cells in enumerate(view.marks) if any(_labels_row(t, weekday) for _, t in cells)), None)
    if first is None:  # 星期 | 节次 | 三（1）班 over a bare 一 二 三 四 五
        first = next((r + 1 for r, cells in enumerate(view.marks) if any(_heads_days(t) for _, t in cells)), 0)
    return list(islice((line for row in range(first - 1, -1, -1) if (line := _line_of_one_class(view, row))), 1))


def _line_of_one_class(view: View, row: int) -> Line | None:
    if any(token.column in (Column.ROOM, Column.TEACHER) for _, token in view.marks[row][:1]):
        return None  # 教室 | 202
    named = {column: token for column, token in view.marks[row] if column and (token.classed or token.bare_class)}
    return Line(row, Axis.CLASS, named) if named else None


def _heads_days(token: Token) -> bool:
    return token.column is Column.WEEKDAY


def _labels_row(token: Token, weekday: int) -> bool:
    return bool(token.weekday) or (bool(weekday) and numbered(token) and not token.bare_class)
