"""The body columns under a group of header lines: which belong to one table, and what the lines say of each."""

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

import attrs

from edu_compliance.model.lesson import Weeks
from edu_compliance.reading.timetables.headers.block import BodyColumn
from edu_compliance.reading.timetables.headers.days_down import days_down, weekday_columns
from edu_compliance.reading.timetables.headers.lines import Axis, Line
from edu_compliance.reading.timetables.texts.header_words import Column
from edu_compliance.reading.timetables.texts.text import tidy
from edu_compliance.reading.timetables.texts.token import Token
from edu_compliance.reading.timetables.texts.weeks import odd_or_even
from edu_compliance.reading.timetables.view import View


def finest_of(group: Sequence[Line]) -> Line:
    """The line with a value for each lesson's column, or for most: the other lines' values span several."""
    return max(group, key=lambda line: (len(line.tokens), line.axis is Axis.PERIOD))


def runs(view: View, rows: dict[Axis, Line], finest: Line) -> list[list[int]]:
    """The header positions of each block that stands side by side: a new one where the weekdays begin again."""
    positions = sorted(finest.tokens)
    starts: set[int] = set()
    if Axis.WEEKDAY in rows and _week_in_each_period(rows):
        starts = set()
    elif Axis.WEEKDAY in rows:
        seen: set[int] = set()
        last = 0
        for column in sorted(rows[Axis.WEEKDAY].tokens):
            day = rows[Axis.WEEKDAY].tokens[column].day
            if day in seen and day != last:
                starts.add(column)
                seen = set()
            seen.add(day)
            last = day
    else:
        between = (column for pair in pairwise(positions) for column in range(pair[0] + 1, pair[1]))
        starts = {column + 1 for column in weekday_columns(view) if column > positions[0]}
        starts |= {column + 1 for column in between if days_down(view, finest.row, column)}
    found: list[list[int]] = [[]]
    pending = sorted(starts)
    for column in positions:
        if pending and column >= pending[0]:
            pending.pop(0)
            if found[-1]:
                found.append([])
        found[-1].append(column)
    return found


def _week_in_each_period(rows: dict[Axis, Line]) -> bool:
    """Whether periods stand over the weekdays, each over a week of its own: 第一节 over 星期一 … 星期五."""
    days, periods = rows[Axis.WEEKDAY], rows.get(Axis.PERIOD)
    if periods is None or periods.row > days.row:
        return False
    names = {column: token.day for column, token in days.tokens.items()}
    begin = {column for column, day in names.items() if day == names[min(names)]}
    said = {min(run) for _, run in groupby(sorted(periods.tokens), lambda column: periods.tokens[column].period)}
    return len(begin) > 1 and begin <= said and len(days.tokens) > len(said)


def body_columns(
    view: View, group: Sequence[Line], finest: Line, run: Sequence[int], end_of_last: int
) -> Iterator[BodyColumn]:
    """The body columns of a run, each with the nearest value of every line at or before it; `end_of_last` is the last
    column of the table left of it."""
    steps = [after - before for before, after in pairwise(run)]
    last_span = view.span((finest.row, run[-1]))[3]
    step = min(steps) if steps else 1
    end = max(last_span, run[-1] + step - 1) if steps and max(steps) == step else last_span
    current: dict[Axis, tuple[int, Token]] = {}
    for line in group:
        before = [column for column in line.tokens if column <= run[0]]
        if before and line is not finest and not _titled_anew(view, line, max(before), end_of_last, run[0]):
            current[line.axis] = (max(before), line.tokens[max(before)])
        over = [column for column in line.tokens if end_of_last < column <= end]
        if line.axis is Axis.CLASS and finest.axis is Axis.WEEKDAY and len(over) == 1:
            # A week is one class's: its name stands over the middle of it where no cells are merged.
            current[line.axis] = (over[0], line.tokens[over[0]])
    for column in range(run[0], end + 1):
        for line in group:
            if column in line.tokens:
                current[line.axis] = (column, line.tokens[column])
        again = all(_said_again(line, column) for line in group if column in line.tokens)
        yield _body_column(column, current, group, extra=column not in finest.tokens or again)


def _titled_anew(view: View, line: Line, at: int, end_of_last: int, first: int) -> bool:
    """Whether a class stands over the last table only: in its row a text of this one's own stands (三（3）班课程表)."""
    own = range(end_of_last + 1, first + 1)
    return line.axis is Axis.CLASS and at <= end_of_last and any(view.text(line.row, column) for column in own)


def under_subjects(view: View, row: int, columns: Sequence[BodyColumn]) -> Sequence[BodyColumn]:
    """The columns, of which a row under the weekdays may say that the first holds teachers or rooms: 教师 | 课程."""
    said = {one.column: token.column for one in columns if (token := view.token(row, one.column)) and token.column}
    beside = (said.get(one.column) in (Column.TEACHER, Column.ROOM) for one in columns if not one.extra)
    if Column.SUBJECT not in said.values() or not any(beside):
        return columns
    return [attrs.evolve(one, extra=said.get(one.column) is not Column.SUBJECT) for one in columns]


def _said_again(line: Line, column: int) -> bool:
    """Whether a header says the same as in the column before, as where its merged cell was filled: 星期一 | 星期一."""
    before, own = line.tokens.get(column - 1), line.tokens[column]
    if before is None:
        return False
    return (before.weekday, before.weeks, before.weak_weekday, before.period, before.classed, before.bare_class) == (
        own.weekday,
        own.weeks,
        own.weak_weekday,
        own.period,
        own.classed,
        own.bare_class,
    )


def _body_column(
    column: int, current: dict[Axis, tuple[int, Token]], group: Sequence[Line], *, extra: bool
) -> BodyColumn:
    day = current.get(Axis.WEEKDAY)
    period = current.get(Axis.PERIOD)
    classed = current.get(Axis.CLASS)
    class_row = next((line.row for line in group if line.axis is Axis.CLASS), -1)
    return BodyColumn(
        column,
        weekday=day[1].day if day else 0,
        weeks=day[1].weeks if day else None,
        period=period[1].period if period else None,
        period_at=period[0] if period else -1,
        classed=classed[1].any_class if classed else None,
        class_at=(class_row, classed[0]) if classed else (-1, -1),
        extra=extra,
    )


def weeks_above(view: View, row: int, bottom: int) -> dict[int, Weeks]:
    """The weeks that a row under the header lines says of each column: 单周 | 双周 under every weekday."""
    cells = list(view.filled(row, 0, view.width)) if row <= bottom else []
    found = {column: weeks for column, token in cells if (weeks := odd_or_even(tidy(token.text)))}
    return found if len(found) > 1 and len(found) >= len(cells) - 1 else {}
