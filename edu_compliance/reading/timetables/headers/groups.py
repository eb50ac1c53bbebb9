"""Header lines that belong together, and those that only look like one."""

import re
from collections.abc import Sequence

import attrs

from edu_compliance.model.class_name import ClassName
from edu_compliance.reading.timetables.headers.day_titles import day_in_corner
from edu_compliance.reading.timetables.headers.days_down import has_weekday_column
from edu_compliance.reading.timetables.headers.lines import Axis, Line
from edu_compliance.reading.timetables.texts.numerals import NUMERAL, number
from edu_compliance.reading.timetables.texts.text import tidy
from edu_compliance.reading.timetables.texts.token import Token
from edu_compliance.reading.timetables.view import View

_ROWS_BETWEEN = 2
"""Rows of half-days and of clock times that may stand between header lines."""


def header_groups(view: View, lines: Sequence[Line]) -> list[list[Line]]:
    """Header lines that belong together: of different axes, next to each other or with only half-days between."""
    groups: list[list[Line]] = []
    for line in _with_grades(view, _without_dates(_without_clocks(_said_once(lines)))):
        group = groups[-1] if groups else []
        if group and line.axis not in {other.axis for other in group} and _adjacent(view, group[-1].row, line.row):
            group.append(line)
        else:
            groups.append([line])
    return [_without_counts(group) for group in groups if not _is_body(view, group)]


def _said_once(lines: Sequence[Line]) -> list[Line]:
    """Lines of weekdays right under each other that say the same days taken for one, though one of them may go on to
    Saturday alone: 星期一 or a bare 一 … over Monday …, or three languages."""
    result: list[Line] = []
    above: Line | None = None
    for line in lines:
        if line.axis is not Axis.WEEKDAY or above is None or not _say_the_same(above, line):
            result.append(line)
            above = line
            continue
        days = {**line.tokens, **above.tokens} if above.axis is Axis.WEEKDAY else line.tokens
        result[-1] = attrs.evolve(line, row=result[-1].row, tokens=dict(sorted(days.items())))
        above = attrs.evolve(result[-1], row=line.row)
    return result


def _say_the_same(above: Line, line: Line) -> bool:
    """Whether two lines right under each other say the same days over the columns of the shorter one."""
    longer = above.axis is Axis.WEEKDAY and above.tokens.keys() >= line.tokens.keys()
    if above.row != line.row - 1 or not (longer or above.tokens.keys() <= line.tokens.keys()):
        return False
    days = {column: token.day for column, token in above.tokens.items()}
    return all(
        token.weekday and token.weekday == days.get(column, token.weekday) for column, token in line.tokens.items()
    )


def of_its_grade(view: View, line: Line) -> Line:
    """The line of one class alone, with the grade that stands over it."""
    for row in (line.row, line.row - 1):
        named = {column: token for column, token in view.marks[row] if column and token.classed}
        grades = Line(row, Axis.CLASS, named)
        if row >= 0 and named and _only_grades(grades) and (completed := _completed(view, grades)) is not None:
            return completed
    return line


def _with_grades(view: View, lines: Sequence[Line]) -> list[Line]:
    """Lines of classes completed by a row of grades over them: 三年级 over 1班 2班, over 1 2, or over 三（1）班."""
    result: list[Line] = []
    rows = {line.row: line for line in lines if line.axis is Axis.CLASS}
    of_days = {line.row for line in lines if line.axis is Axis.WEEKDAY}
    for line in lines:
        above = rows.get(line.row - 1)
        if line.axis is Axis.CLASS and above is not None and _only_grades(above) and not _only_grades(line):
            continue  # taken together with the grades
        if line.axis is Axis.PERIOD and (classes := _under_one_grade(view, line)) is not None:
            result.append(classes)
            continue
        # 一年级 | 二年级 over a bare 一 … 五 each are the titles of two tables.
        grades = line.axis is Axis.CLASS and _only_grades(line) and line.row + 1 not in of_days
        completed = _completed(view, line) if grades else None
        if completed is not None and len(completed.tokens) == 1 and len(view.marks[line.row]) == 1:
            completed = None
        result.append(completed or line)
        if completed:
            result = [other for other in result if other.row != completed.row or other is completed]
    return [
        line
        for line in result
        if line.axis is not Axis.PERIOD or not any(o.axis is Axis.CLASS and o.row == line.row for o in result)
    ]


def _under_one_grade(view: View, line: Line) -> Line | None:
    """The classes that a row of numbers names, where a single grade stands over the first of them, and the weekdays
    down the side: 星期 | 节次 | 一年级 over (1) (2) (3)."""
    first = min(line.tokens)
    above = view.marks[line.row - 1] if line.row else ()
    grades = Line(line.row - 1, Axis.CLASS, {column: token for column, token in above if token.classed})
    if grades.tokens.keys() != {first} or above[0][0] == first or not _only_grades(grades):
        return None
    return _completed(view, grades) if has_weekday_column(view) else None


def _only_grades(line: Line) -> bool:
    return all(token.classed is not None and not token.classed.one_class for token in line.tokens.values())


def _completed(view: View, grades: Line) -> Line | None:
    """The row of classes right under a row of grades; None where none stands there."""
    row, first = grades.row + 1, min(grades.tokens)
    found: dict[int, Token] = {}
    grade: ClassName | None = None
    for column in range(first, view.width):
        if column in grades.tokens:
            grade = grades.tokens[column].classed
        token = view.token(row, column) if row < view.height else None
        own = view.anchor(row, column)[1] == column  # its name may be merged over 科目 and 教师
        named = _class_of(token) if token is not None and own else None
        if named is not None and grade is not None and token is not None:
            found[column] = attrs.evolve(token, classed=named if named.grades else named.completed_by(grade))
    return Line(row, Axis.CLASS, found) if len(found) >= len(grades.tokens) else None


def _class_of(token: Token) -> ClassName | None:
    """A class, as it stands under its grade: 1班, （1）, 1, or by its full name again."""
    if token.classed is not None:
        return token.classed if token.classed.one_class or not token.classed.grades else None
    plain = tidy(token.text).strip("()[]")
    return ClassName(token.text.strip(), number=number(plain)) if re.fullmatch(NUMERAL, plain) else None


def _without_clocks(lines: Sequence[Line]) -> list[Line]:
    """Without rows of clock times next to a row of numbers: both say the same periods."""
    numbered = {line.row for line in lines if line.axis is Axis.PERIOD and _has_numbers(line)}
    return [
        line
        for line in lines
        if line.axis is not Axis.PERIOD or line.row in numbered or not numbered & {line.row - 1, line.row + 1}
    ]


def _has_numbers(line: Line) -> bool:
    return any(token.period and token.period.numbers for token in line.tokens.values())


def _without_dates(lines: Sequence[Line]) -> list[Line]:
    """Without a row of dates that reads like classes (9月7日: 9-7), one under each weekday or most of them."""
    weekdays = [line for line in lines if line.axis is Axis.WEEKDAY]
    return [line for line in lines if line.axis is not Axis.CLASS or not any(_dates(line, days) for days in weekdays)]


def _dates(line: Line, weekdays: Line) -> bool:
    """Whether a line may say the dates of the weekdays next to it; the same ones again for a table beside."""
    if (
        abs(line.row - weekdays.row) > _ROWS_BETWEEN + 1
        or not line.tokens.keys() <= weekdays.tokens.keys()
        or any(token.classed for token in line.tokens.values())
    ):
        return False
    said = {(weekdays.tokens[column].day, token.bare_class) for column, token in line.tokens.items()}
    # No date is of two weekdays. A single class under each of them is of all.
    return len({date for _, date in said}) == len(said)


def _without_counts(group: list[Line]) -> list[Line]:
    """Without a row that only counts the columns, 1 2 3 …, over a row of classes."""
    if [line.axis for line in group] != [Axis.PERIOD, Axis.CLASS]:
        return group
    counted = all(token.period is None or token.period.bare for token in group[0].tokens.values())
    return group[1:] if counted else group


def _adjacent(view: View, upper: int, lower: int) -> bool:
    if lower - upper > _ROWS_BETWEEN + 1:
        return False
    between = [token for row in range(upper + 1, lower) for token in view.tokens[row] if token is not None]
    return all(token.half or token.unnumbered or token.header_word for token in between)


def _is_body(view: View, group: Sequence[Line]) -> bool:
    """Whether a line of classes is the body of a teacher's timetable, or a list of classes beside a title."""
    if len(group) > 1 or group[0].axis is not Axis.CLASS or day_in_corner(view, group[0].row):
        return False
    first = min(group[0].tokens)
    labels = [token for _, token in view.filled(group[0].row, 0, first - 1)]
    return any(token.weekday or (token.numbered and not token.bare_class) for token in labels)
