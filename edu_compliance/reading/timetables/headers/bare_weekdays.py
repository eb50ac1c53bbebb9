"""Rows of bare 一 二 三 四 五 (六 日) or 1 … 5 that are weekdays, where nothing says a weekday in full."""

import re
from collections.abc import Sequence
from itertools import groupby
from operator import itemgetter

from edu_compliance.reading.timetables.texts.header_words import Column
from edu_compliance.reading.timetables.texts.text import tidy
from edu_compliance.reading.timetables.texts.token import Period, Token
from edu_compliance.reading.timetables.view import View

Bare = tuple[int, dict[int, Token]]
"""A row, and its weekdays by column."""

Run = Sequence[tuple[int, Token]]
"""Columns and what they count."""
_HEADER_ROWS = 2
"""Rows under weekdays in which their periods may be named."""
_NUMBER = re.compile(r"(?:每?周)?[0-9./+]+(?:节|课时)?(?:/周)?")
_NONE = re.compile(r"[-—–―/\\×]+|无")
"""What stands between numbers where there is none."""


def bare_weekdays(view: View) -> list[Bare]:
    """The rows that count weekdays, and not periods, grades or classes."""
    runs = [(row, run) for row, cells in enumerate(view.tokens) if (run := _run(cells))]
    over_periods = {row for row, run in runs if over_runs(view, row, run)}
    found = [(row, dict(run)) for row, run in runs if row in over_periods or _is_a_week(view, row, run)]
    found = found or [(row, dict(run)) for row, run in _parts_of_a_week(view, runs) if not _of_grades(view, row, run)]
    # Where 一 … 五 stands over 1 … 7, or over 一 … 七 for each of them, the lower row counts the periods.
    chinese = [one for one in found if not _is_digit(next(iter(one[1].values())))] or found
    over = {row: days.keys() for row, days in chinese}
    return [
        (row, days)
        for row, days in chinese
        if row - 1 not in over_periods and not over.get(row - 1, days.keys()) < days.keys()
    ]


def _run(cells: Sequence[Token | None]) -> Run:
    """What a row may count weekdays with: 一 二 三, else digits; and beside them days said in full."""
    filled = [(column, token) for column, token in enumerate(cells) if token is not None]
    weak = [(column, token) for column, token in filled if token.weak_weekday]
    bare = [(column, token) for column, token in weak if not _is_digit(token)] or weak
    said = [(column, token) for column, token in filled if token.weekday]
    return sorted([*bare, *said], key=itemgetter(0)) if bare else []


def _is_digit(token: Token) -> bool:
    return token.text.strip().isdigit()


def _days(run: Run) -> list[int]:
    return [token.day for _, token in run]


def _is_a_week(view: View, row: int, run: Run) -> bool:
    """Whether a row counts the days of a week, or of several alike, and what is around it lets it."""
    days = _days(run)
    if not (are_weeks(days) or are_weeks([day for day, _ in groupby(days)]) or _weeks_beside(run)):
        return False
    corners = _corners(view, row)
    counts = Column.PERIOD in corners and Column.WEEKDAY not in corners and days[0] == 1
    if counts and _is_digit(run[0][1]) and not _periods_under(view, row, run):
        return False
    if _of_grades(view, row, run):
        return False
    return any(_is_sunday(token) for _, token in run) or not _counts_weekdays_down(
        view, row, run[0][0], len(_first_week(days))
    )


def _is_sunday(token: Token) -> bool:
    """Whether it is 日 or 天, as no period and no class is called."""
    return token.text.strip() in ("日", "天")


def _weeks_beside(run: Run) -> bool:
    """Whether weeks in full and bare ones stand beside each other, one perhaps to Sunday: 周一 … 周日 | 一 … 五."""
    kinds = [_days(list(of)) for _, of in groupby(run, lambda one: bool(one[1].weekday))]
    return len(kinds) > 1 and all(map(are_weeks, kinds))


def _parts_of_a_week(view: View, runs: Sequence[tuple[int, Run]]) -> Sequence[tuple[int, Run]]:
    """The rows that are a week together, or several alike: 一 二 三 over one table and 四 五 over the next."""
    parts = ((row, run) for row, run in runs if len(run) > 1 and not are_weeks(_days(run)))
    rows = [(row, run) for row, run in parts if not _is_digit(run[0][1]) or _periods_under(view, row, run)]
    return rows if are_weeks([day for _, run in rows for day, _ in groupby(_days(run))]) else ()


def _of_grades(view: View, row: int, run: Run) -> bool:
    """Whether a row counts grades: 科目\\年级 | 一 | 二 | 三 over lessons a week."""
    corners = _corners(view, row)
    of_grades = Column.GRADE in corners and not corners & {Column.WEEKDAY, Column.CLASS} and not _grades_down(view, row)
    if (of_grades or _under_grades(view, row, run)) and not _over_counting(view, row, len(run)):
        return True
    under = [_numbers_under(view, row, column) for column, _ in run]
    return any(under) and all(all(numbers) for numbers in under)


def _under_grades(view: View, row: int, run: Run) -> bool:
    """Whether the word 年级 stands over what a row counts, and no periods beside what is under it."""
    over = view.token(row - 1, run[0][0]) if row else None
    return over is not None and over.column is Column.GRADE and not _periods_under(view, row, run)


def _grades_down(view: View, row: int) -> bool:
    """Whether grades stand under a word of a row: 节次 | 年级 | 一 | 二 …, the grades of a composite class."""
    heads = [column for column, token in view.marks[row] if Column.GRADE in token.corner]
    under = (view.token(below, column) for column in heads for below in range(row + 1, view.height))
    return any(token is not None and token.classed is not None for token in under)


def _corners(view: View, row: int) -> set[Column]:
    """What the words of a row that are no weekdays name as a corner does."""
    others = (token for token in view.tokens[row] if token is not None and not token.weak_weekday)
    return {column for token in others for column in token.corner}


def _periods_under(view: View, row: int, run: Run) -> bool:
    """Whether what stands at the left under a header row, or right under it, surely names periods: 第一节."""
    below = range(row + 1, view.height)
    left = (token for r in below for _, token in view.filled(r, 0, run[0][0] - 1))
    if any(map(_surely_period, left)):
        return True
    return any(sum(1 for _, token in view.marks[r] if _surely_period(token)) > len(run) for r in below[:_HEADER_ROWS])


def _surely_period(token: Token) -> bool:
    return token.numbered and not (token.period and token.period.bare)


def _over_counting(view: View, row: int, days: int) -> bool:
    """Whether the row under weekdays counts periods, more than one for each of them."""
    below = view.tokens[row + 1] if row + 1 < view.height else ()
    return sum(1 for token in below if token is not None and token.weak_weekday) > days


def over_runs(view: View, row: int, run: Run) -> bool:
    """Whether each of some days, 一 二 三 of a week on two tables, stands over the first of a run of periods, or over
    what the day begins with (早读)."""
    days = _days(run)
    if len(days) < 2 or days != sorted(set(days)) or _is_digit(run[0][1]):
        return False
    below = view.tokens[row + 1] if row + 1 < view.height else ()
    periods = {column: token.period for column, token in enumerate(below) if token is not None and token.period}
    begins = min((period.start for period in periods.values() if period.start), default=0)
    activities = {column for column, period in periods.items() if period.activity}
    first = [column for column, period in periods.items() if column not in activities and _is_first(period, begins)]
    return len(periods) > len(days) == len(first) and all(
        column <= one and activities.issuperset(range(column, one)) for (column, _), one in zip(run, first, strict=True)
    )


def _is_first(period: Period, begins: int) -> bool:
    """Whether a period is the first of its day: 1, or the earliest of clock times."""
    return period.numbers[0] == 1 if period.numbers else period.start == begins


def _numbers_under(view: View, row: int, column: int) -> Sequence[bool]:
    """Of the texts under a cell, a word right under it aside, whether each is a number: 8, 8节; 应开 over 8."""
    texts = [(below, tidy(text)) for below in range(row + 1, view.height) if (text := view.text(below, column))]
    said = [(below, _NUMBER.fullmatch(text)) for below, text in texts if not _NONE.fullmatch(text)]
    return [number is not None for below, number in said if number or below > row + 1]


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
        beyond = any(token is not None and token.numbered and not token.weak_weekday for token in down)  # 七
        sunday = any(token is not None and _is_sunday(token) for token in down)
        longer = length > len(_first_week(days)) and not digits_under_words
        if are_weeks(days) and not beyond and (named or sunday or longer):
            return True
    return False


def _first_week(days: Sequence[int]) -> Sequence[int]:
    """The days up to where they begin again: of several tables, those of the first."""
    again = next((i for i, day in enumerate(days) if i and day == days[0]), len(days))
    return days[:again]
