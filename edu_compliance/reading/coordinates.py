"""Finds where a sheet's coordinates stand: header lines of weekdays, periods and classes, and the blocks under them."""

import enum
from collections.abc import Iterator, Sequence
from itertools import pairwise

import attrs

from edu_compliance.model.class_name import ClassName
from edu_compliance.reading.tokens import Column, Period, Token
from edu_compliance.reading.view import View


class Axis(enum.Enum):
    """The coordinates of a lesson."""

    WEEKDAY = "weekday"
    PERIOD = "period"
    CLASS = "class"

    # Members are single; the enum's own hash is computed from the name, each time.
    __hash__ = object.__hash__


@attrs.frozen
class Line:
    """A header row's cells of one axis, by column."""

    row: int
    axis: Axis
    tokens: dict[int, Token]


@attrs.frozen
class BodyColumn:
    """A column of a block's body with what the header rows above it say."""

    column: int
    weekday: int = 0
    period: Period | None = None
    period_at: int = -1
    """The column where the period's label stands: a label over several columns names one period."""
    classed: ClassName | None = None
    class_at: tuple[int, int] = (-1, -1)
    extra: bool = False
    """Its own header cell is empty: it belongs to the column before (a teacher beside the subject)."""


@attrs.frozen
class Block:
    """Body columns under a group of header rows, down to the next group."""

    head: int
    """First header row."""
    top: int
    """First body row."""
    bottom: int
    """Last body row."""
    columns: tuple[BodyColumn, ...]
    zone: tuple[int, int]
    """First and last column of what stands at its left; empty where first > last."""
    days_above: bool
    periods_above: bool
    classes_above: bool

    left: int
    """Its first column, what stands at its left included."""
    right: int
    """Its last body column."""


def find_blocks(view: View, weekday: int) -> list[Block]:
    """The blocks of a sheet, top to bottom, left to right; none where no header line is found.

    `weekday` is that of the whole sheet, 0 where it has none.
    """
    groups = _groups(view, _lines(view, weekday)) or _single_column(view, weekday)
    blocks: list[Block] = []
    for index, group in enumerate(groups):
        bottom = groups[index + 1][0].row - 1 if index + 1 < len(groups) else view.height - 1
        blocks.extend(_blocks_of(view, group, bottom))
    return blocks


# --- header lines -----------------------------------------------------------------------------------------------------


def _lines(view: View, weekday: int) -> list[Line]:
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
    if _names_periods(list(periods.values()), filled, counted=cells[0][1].column is Column.IGNORED):
        yield Line(row, Axis.PERIOD, periods)
    elif not any(_numbered(token) and not token.bare_class for token in periods.values()):
        of_rooms = cells[0][1].column in (Column.ROOM, Column.TEACHER)
        classes = {} if of_rooms else _classes_of_row(cells, filled)
        if classes:
            yield Line(row, Axis.CLASS, classes)


def _numbered(token: Token) -> bool:
    return token.period is not None and bool(token.period.numbers or token.period.start)


def _names_periods(tokens: Sequence[Token], cells: int, *, counted: bool) -> bool:
    """Whether the labels of a row name periods: different ones that say so, or numbers that count up from 1.

    `cells` is how many cells of the row hold anything; `counted` says that the row counts the columns (序号 1 2 3).
    """
    labels = [token.period for token in tokens if token.period]
    if len(labels) * 2 <= cells:
        return False
    strong = [label for label in labels if not label.bare]
    if len({label.numbers for label in strong if label.numbers}) >= 2:
        return True
    if not any(label.numbers for label in labels) and len({label.start for label in strong if label.start}) >= 3:
        return True
    numbers = [label.numbers for label in labels if label.numbers]
    ranges = all(len(label) > 1 for label in numbers)
    if counted or len(set(numbers)) < (2 if ranges else 3) or numbers[0][0] != 1:
        return False
    return all(after[0] == before[-1] + 1 or after == numbers[0] for before, after in pairwise(numbers))


def _classes_of_row(cells: Sequence[tuple[int, Token]], filled: int) -> dict[int, Token]:
    """The classes a row names, two or more of them; a row of bare digits where nothing else stands beside them."""
    named = {column: token for column, token in cells if token.classed}
    if len({token.classed for token in named.values()}) >= 2:
        return named
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
        run = [(column, token) for column, token in enumerate(cells) if token is not None and token.weak_weekday]
        days = [token.weak_weekday for _, token in run]
        if not _are_weeks(days):
            continue
        others = [token for token in cells if token is not None and not token.weak_weekday]
        corners = {column for token in others for column in token.corner}
        if Column.PERIOD in corners and Column.WEEKDAY not in corners and days[0] == 1 and run[0][1].text.isdigit():
            continue
        if _counts_weekdays_down(view, row, run[0][0], len(days)):
            continue
        found.append(Line(row, Axis.WEEKDAY, dict(run)))
    # Where 一 … 五 stands over 1 … 7, the digits are the periods.
    chinese = [line for line in found if not next(iter(line.tokens.values())).text.strip().isdigit()]
    return chinese or found


def _are_weeks(days: Sequence[int]) -> bool:
    """Whether numbers are one week or several alike: 一 … 五, 一 … 六, 一 … 日, 日 一 … 六."""
    for week in ([1, 2, 3, 4, 5], [1, 2, 3, 4, 5, 6], [1, 2, 3, 4, 5, 6, 7], [7, 1, 2, 3, 4, 5], [7, 1, 2, 3, 4, 5, 6]):
        if days and list(days) == week * (len(days) // len(week)):
            return True
    return False


def _counts_weekdays_down(view: View, row: int, first: int, length: int) -> bool:
    """Whether a column at the left of a row of numbers counts the weekdays, so that the row counts periods."""
    for column in range(first):
        down = [view.tokens[r][column] for r in range(row + 1, view.height) if column < len(view.tokens[r])]
        days = [token.weak_weekday for token in down if token is not None and token.weak_weekday]
        header = view.token(row, column)
        named = header is not None and header.column is Column.WEEKDAY
        if _are_weeks(days) and (named or length > len(days)):
            return True
    return False


def _single_column(view: View, weekday: int) -> list[list[Line]]:
    """A header of one class alone, over what stands at the left: weekdays, or periods where the sheet is of one day."""
    first = next((r for r, cells in enumerate(view.marks) if any(_labels_row(t, weekday) for _, t in cells)), 0)
    for row in range(first - 1, -1, -1):
        named = {column: token for column, token in view.marks[row] if column and (token.classed or token.bare_class)}
        if named:
            return [[Line(row, Axis.CLASS, named)]]
    return []


def _labels_row(token: Token, weekday: int) -> bool:
    return bool(token.weekday) or (bool(weekday) and _numbered(token) and not token.bare_class)


# --- groups of header rows --------------------------------------------------------------------------------------------


def _groups(view: View, lines: Sequence[Line]) -> list[list[Line]]:
    """Header lines that belong together: of different axes, next to each other or with only half-days between."""
    groups: list[list[Line]] = []
    for line in _without_clocks(lines):
        group = groups[-1] if groups else []
        if group and line.axis not in {other.axis for other in group} and _adjacent(view, group[-1].row, line.row):
            group.append(line)
        else:
            groups.append([line])
    return [_without_counts(_without_dates(group)) for group in groups if not _is_body(view, group)]


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


def _without_dates(group: list[Line]) -> list[Line]:
    """Without a row of dates that reads like classes (9月7日: 9-7), one under each weekday."""
    weekdays = [line.tokens.keys() for line in group if line.axis is Axis.WEEKDAY]
    return [
        line
        for line in group
        if line.axis is not Axis.CLASS
        or line.tokens.keys() not in weekdays
        or any(token.classed for token in line.tokens.values())
    ]


def _without_counts(group: list[Line]) -> list[Line]:
    """Without a row that only counts the columns, 1 2 3 …, over a row of classes."""
    if [line.axis for line in group] != [Axis.PERIOD, Axis.CLASS]:
        return group
    counted = all(token.period is None or token.period.bare for token in group[0].tokens.values())
    return group[1:] if counted else group


def _adjacent(view: View, upper: int, lower: int) -> bool:
    if lower - upper > 2:
        return False
    between = [token for row in range(upper + 1, lower) for token in view.tokens[row] if token is not None]
    return all(token.half or token.column or token.corner for token in between)


def _is_body(view: View, group: Sequence[Line]) -> bool:
    """Whether a line of classes is the body of a teacher's timetable, or a list of classes beside a title."""
    if len(group) > 1 or group[0].axis is not Axis.CLASS:
        return False
    first = min(group[0].tokens)
    labels = [token for _, token in view.filled(group[0].row, 0, first - 1)]
    return any(token.weekday or (_numbered(token) and not token.bare_class) for token in labels)


# --- blocks under a group ---------------------------------------------------------------------------------------------


def _blocks_of(view: View, group: Sequence[Line], bottom: int) -> Iterator[Block]:
    rows = {line.axis: line for line in group}
    top = max(line.row for line in group) + 1
    while top <= bottom and _only_heads(view, top):
        top += 1
    finest = max(group, key=lambda line: (len(line.tokens), line.axis is Axis.PERIOD))
    end_of_last = -1
    first_zone: tuple[int, int] | None = None
    for run in _runs(view, rows, finest):
        columns = tuple(_columns(view, group, finest, run))
        zone = (end_of_last + 1, columns[0].column - 1)
        if first_zone is None:
            first_zone = zone
        elif not _labelled(view, zone, top, bottom):
            zone = first_zone
        end_of_last = columns[-1].column
        yield Block(
            min(line.row for line in group),
            top,
            bottom,
            columns,
            zone,
            days_above=Axis.WEEKDAY in rows,
            periods_above=Axis.PERIOD in rows,
            classes_above=Axis.CLASS in rows,
            left=min(zone[0], columns[0].column),
            right=columns[-1].column,
        )


def _only_heads(view: View, row: int) -> bool:
    """Whether a row under the header lines only names columns again (科目 教师, 上午 下午)."""
    tokens = [token for token in view.tokens[row] if token is not None]
    return bool(tokens) and all(
        token.column in (Column.SUBJECT, Column.TEACHER, Column.ROOM) or token.corner or _clock_only(token)
        for token in tokens
    )


def _clock_only(token: Token) -> bool:
    return token.period is not None and token.period.start is not None and not token.period.numbers


def _runs(view: View, rows: dict[Axis, Line], finest: Line) -> list[list[int]]:
    """The header positions of each block that stands side by side: a new one where the weekdays begin again."""
    positions = sorted(finest.tokens)
    starts: set[int] = set()
    if Axis.WEEKDAY in rows:
        seen: set[int] = set()
        last = 0
        for column in sorted(rows[Axis.WEEKDAY].tokens):
            day = rows[Axis.WEEKDAY].tokens[column].weekday or rows[Axis.WEEKDAY].tokens[column].weak_weekday
            if day in seen and day != last:
                starts.add(column)
                seen = set()
            seen.add(day)
            last = day
    else:
        starts = {column + 1 for column in weekday_columns(view) if column > positions[0]}
    runs: list[list[int]] = [[]]
    pending = sorted(starts)
    for column in positions:
        if pending and column >= pending[0]:
            pending.pop(0)
            if runs[-1]:
                runs.append([])
        runs[-1].append(column)
    return runs


def _labelled(view: View, zone: tuple[int, int], top: int, bottom: int) -> bool:
    for row in range(top, bottom + 1):
        if any(_numbered(token) or token.weekday for _, token in view.filled(row, *zone)):
            return True
    return False


def _columns(view: View, group: Sequence[Line], finest: Line, run: Sequence[int]) -> Iterator[BodyColumn]:
    """The body columns of a run, each with the nearest value of every line at or before it."""
    steps = [after - before for before, after in pairwise(run)]
    last_span = view.span((finest.row, run[-1]))[3]
    step = min(steps) if steps else 1
    end = max(last_span, run[-1] + step - 1) if steps and max(steps) == step else last_span
    current: dict[Axis, tuple[int, Token]] = {}
    for line in group:
        before = [column for column in line.tokens if column <= run[0]]
        if before and line is not finest:
            current[line.axis] = (max(before), line.tokens[max(before)])
    for column in range(run[0], end + 1):
        for line in group:
            if column in line.tokens:
                current[line.axis] = (column, line.tokens[column])
        yield _body_column(column, current, group, extra=column not in finest.tokens)


def _body_column(
    column: int, current: dict[Axis, tuple[int, Token]], group: Sequence[Line], *, extra: bool
) -> BodyColumn:
    day = current.get(Axis.WEEKDAY)
    period = current.get(Axis.PERIOD)
    classed = current.get(Axis.CLASS)
    class_row = next((line.row for line in group if line.axis is Axis.CLASS), -1)
    return BodyColumn(
        column,
        weekday=(day[1].weekday or day[1].weak_weekday) if day else 0,
        period=period[1].period if period else None,
        period_at=period[0] if period else -1,
        classed=(classed[1].classed or classed[1].bare_class) if classed else None,
        class_at=(class_row, classed[0]) if classed else (-1, -1),
        extra=extra,
    )
