"""Finds the blocks of a sheet: body columns under a group of header lines, with their coordinates."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import attrs

from edu_compliance.reading.timetables.headers.bells_beside import without_bells
from edu_compliance.reading.timetables.headers.block import Block
from edu_compliance.reading.timetables.headers.body_columns import (
    body_columns,
    finest_of,
    runs,
    under_subjects,
    weeks_above,
)
from edu_compliance.reading.timetables.headers.day_titles import day_in_corner, day_over
from edu_compliance.reading.timetables.headers.groups import header_groups, of_its_grade
from edu_compliance.reading.timetables.headers.halves_above import of_times, under_halves
from edu_compliance.reading.timetables.headers.lines import Axis, Line, header_lines
from edu_compliance.reading.timetables.headers.names_at_right import names_at_right
from edu_compliance.reading.timetables.headers.one_class import lines_of_one_class
from edu_compliance.reading.timetables.headers.tables_beside import tables_beside
from edu_compliance.reading.timetables.texts.header_words import Column
from edu_compliance.reading.timetables.texts.token import Token
from edu_compliance.reading.timetables.view import View


def find_blocks(view: View, weekday: int) -> list[Block]:
    """The blocks of a sheet, top to bottom, left to right, those of tables laid out each in its own way table by table;
    none where no header line is found.

    `weekday` is that of the whole sheet, 0 where it has none.
    """
    return [block for part in tables_beside(view) for block in _blocks_in(part, weekday)]


def _blocks_in(view: View, weekday: int) -> list[Block]:
    groups = header_groups(view, header_lines(view, weekday))
    if not groups:
        groups = [[of_its_grade(view, line)] for line in lines_of_one_class(view, weekday)]
    tables = _apart(view, [under_halves(view, group) for group in groups])
    spans = [_columns_of(view, group) for group in tables]
    bottoms = [_bottom(view, tables, spans, index) for index in range(len(tables))]
    blocks: list[Block] = []
    for group, span, bottom in zip(tables, spans, bottoms, strict=True):
        # Tables that stand side by side need not begin in the same row: what a table at the left holds labels none.
        at_left = (
            other_span[1]
            for other, other_span, other_bottom in zip(tables, spans, bottoms, strict=True)
            if other_span[1] < span[0] and other[0].row <= bottom and group[0].row <= other_bottom
        )
        blocks.extend(_blocks_of(view, group, bottom, max(at_left, default=view.left - 1)))
    return blocks


def _apart(view: View, groups: Sequence[Sequence[Line]]) -> list[Sequence[Line]]:
    """Header lines over tables side by side, parted where another begins in another row between them."""
    spans = [_columns_of(view, group) for group in groups]
    result: list[Sequence[Line]] = []
    for group in groups:
        starts = [
            before[-1] + 1
            for before, after in pairwise(runs(view, {line.axis: line for line in group}, finest_of(group)))
            if any(before[-1] < first and last < after[0] for first, last in spans)
        ]
        for first, last in pairwise([0, *starts, view.width + 1]):
            parts = (
                attrs.evolve(line, tokens={c: token for c, token in line.tokens.items() if first <= c < last})
                for line in group
            )
            result.append([line for line in parts if line.tokens] if starts else group)
    return result


def _columns_of(view: View, group: Sequence[Line]) -> tuple[int, int]:
    """The first and last column that a group's header lines stand over."""
    spots = [(line.row, column) for line in group for column in line.tokens]
    return min(column for _, column in spots), max(view.span(spot)[3] for spot in spots)


def _bottom(view: View, groups: Sequence[Sequence[Line]], spans: Sequence[tuple[int, int]], index: int) -> int:
    """The last row of a table: it ends where the header of another begins under it, and with its own where that has
    what stands in this one over it (上午 | 三年级 over 七年级 | 2班)."""
    first, last = spans[index]
    under = (
        _first_row(view, group) - 1
        for group, span in zip(groups[index + 1 :], spans[index + 1 :], strict=True)
        if span[0] <= last and span[1] >= first
    )
    return max(next(under, view.height - 1), *(line.row for line in groups[index]))


def _first_row(view: View, group: Sequence[Line]) -> int:
    """The first row of a table: a title that says its day, or a row of half-days right over its header lines."""
    first = _day_over(view, group)[1]
    while first and (_only_halves(view, group, first - 1) or _only_clocks(view, group, first - 1)):
        first -= 1
    return first


def _head(view: View, group: Sequence[Line]) -> int:
    """The first row of a group's header lines, one of clock times over their numbers included."""
    head = min(line.row for line in group)
    while head and _only_clocks(view, group, head - 1):
        head -= 1
    return head


def _only_clocks(view: View, group: Sequence[Line], row: int) -> bool:
    """Whether a row says nothing over the columns of header lines but clock times, and activities among them."""
    first, last = _columns_of(view, group)
    return sum(1 for _ in view.filled(row, first, last)) > 1 and of_times(view, row, first, last)


def _day_over(view: View, group: Sequence[Line]) -> tuple[int, int]:
    """The weekday a title says of a table whose header says none, and the first row of both."""
    head = group[0].row
    if any(line.axis is Axis.WEEKDAY for line in group):
        return 0, head
    corner = day_in_corner(view, head)
    return (corner, head) if corner else day_over(view, head)


def _only_halves(view: View, group: Sequence[Line], row: int) -> bool:
    """Whether a row, or what of it stands over the columns of header lines, says half-days and nothing else, or two or
    more with the breaks between (上午, 午休, 下午)."""
    over = [token for _, token in view.filled(row, *_columns_of(view, group))]
    return _halves_alone(over) or _halves_alone([token for token in view.tokens[row] if token is not None])


def _halves_alone(tokens: Sequence[Token]) -> bool:
    halves = [token for token in tokens if token.half is not None]
    rest = [token for token in tokens if not (token.half or token.corner or token.column or token.classed)]
    breaks = [token for token in rest if token.period is not None and token.period.activity]
    return bool(halves) and len(rest) == len(breaks) and (not breaks or len(halves) > 1)


def _blocks_of(view: View, group: Sequence[Line], bottom: int, end_of_last: int) -> Iterator[Block]:
    """The blocks under a group of header lines; `end_of_last` is the last column of what stands left of them all."""
    rows = {line.axis: line for line in group}
    top = max(line.row for line in group) + 1
    while top <= bottom and _only_heads(view, top):
        top += 1
    weeks = weeks_above(view, top, bottom)
    top += bool(weeks)
    finest = finest_of(group)
    first_zone: tuple[int, int] | None = None
    tables = runs(view, rows, finest)
    names = names_at_right(view, tables, end_of_last + 1, range(group[0].row, bottom + 1))
    for at, run in enumerate(tables):
        columns = tuple(
            attrs.evolve(column, weeks=weeks[column.column], extra=False) if column.column in weeks else column
            for column in under_subjects(view, top - 1, [*body_columns(view, group, finest, run, end_of_last)])
        )
        zone = (end_of_last + 1, columns[0].column - 1)
        while zone[0] > 0 and zone[0] < zone[1] and not _anything(view, zone[0], group[0].row, bottom):
            zone = (zone[0] + 1, zone[1])  # an empty column belongs to no table
        if first_zone is None:
            first_zone = zone
        elif not _labelled(view, zone, top, bottom) and _labels(view, first_zone, top, bottom):
            zone = first_zone
        if Axis.PERIOD not in rows:
            zone = without_bells(view, zone, top, bottom)
        end_of_last = names[at] if names else columns[-1].column
        yield Block(
            _head(view, group),
            top,
            bottom,
            columns,
            zone,
            days_above=Axis.WEEKDAY in rows,
            periods_above=Axis.PERIOD in rows,
            classes_above=Axis.CLASS in rows,
            left=min(zone[0], columns[0].column),
            right=columns[-1].column,
            weekday=_day_over(view, group)[0],
        )


def _only_heads(view: View, row: int) -> bool:
    """Whether a row under the header lines only names columns again (科目 教师, 上午 下午)."""
    tokens = [token for token in view.tokens[row] if token is not None]
    if len(tokens) > 1 and all(token.weekday for token in tokens):
        return True  # Monday Tuesday … under 星期一 星期二 …
    named = [
        token for token in tokens if not (token.period is not None and token.period.activity)
    ]  # 大课间 among times
    return bool(named) and all(
        token.column in (Column.SUBJECT, Column.TEACHER, Column.ROOM) or token.corner or token.unnumbered
        for token in named
    )


def _anything(view: View, column: int, top: int, bottom: int) -> bool:
    """Whether anything stands in a column, merged into it from above included."""
    return any(view.token(row, column) is not None for row in range(top, bottom + 1))


def _labelled(view: View, zone: tuple[int, int], top: int, bottom: int) -> bool:
    for row in range(top, bottom + 1):
        if any(token.numbered or token.weekday for _, token in view.filled(row, *zone)):
            return True
    return False


def _labels(view: View, zone: tuple[int, int], top: int, bottom: int) -> bool:
    """Whether columns at the left say anything of when lessons are."""
    tokens = (token for row in range(top, bottom + 1) for _, token in view.filled(row, *zone))
    return any(token.period or token.half or token.weekday for token in tokens)


def gives_weekday(view: View, block: Block) -> bool:
    """Whether a block's lessons can have a weekday: from its header or title, or from a column at its left."""
    if block.weekday or any(column.weekday for column in block.columns):
        return True
    first, last = block.zone
    for row in range(block.head, block.bottom + 1):
        for _, token in view.filled(row, first, last):
            if token.weekday or (row >= block.top and token.weak_weekday):
                return True
    return False
