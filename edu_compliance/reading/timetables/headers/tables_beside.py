"""Tables side by side that are laid out each in its own way: every one is looked at by itself."""

from collections.abc import Iterator, Sequence

import attrs

from edu_compliance.reading.timetables.headers.days_down import MOST_OF_A_WEEK, weekday_columns
from edu_compliance.reading.timetables.headers.lines import Axis, header_lines
from edu_compliance.reading.timetables.headers.weeks_down import with_days_down
from edu_compliance.reading.timetables.view import View, Window

_PERIODS = 3
"""Labels of periods in one column, from which on it labels a table's rows."""
_MOST_CUTS = 40
"""Gaps between columns up to which a sheet is cut; one of more is no sheet of class timetables."""


@attrs.frozen
class _Layout:
    """Where a table says its weekdays."""

    rows: tuple[int, ...]
    """The row of its header, and those of the weekdays down its side."""
    across: bool
    in_full: bool
    """Whether it says 星期一, and not a bare 一."""


def tables_beside(view: View) -> Sequence[View]:
    """The parts of a sheet that are tables in themselves, cut at columns without any text between them; the whole sheet
    where that is one table, or several that share their header rows."""
    if view.width < 2 * MOST_OF_A_WEEK:
        return (view,)
    if apart := with_days_down(view):
        return apart
    cuts = list(_cuts(view))
    if not 0 < len(cuts) <= _MOST_CUTS:
        return (view,)
    parts: list[tuple[int, int, _Layout | None]] = []
    for first, last in zip([0, *cuts], [*(cut - 1 for cut in cuts), view.width - 1], strict=True):
        layout = _layout(_part(view, first, last))
        if parts and (layout is None or parts[-1][2] is None):  # of one table, or notes beside one
            before = parts.pop()
            first, layout = before[0], before[2] or layout
        parts.append((first, last, layout))
    if len({layout for _, _, layout in parts}) == 1:
        return (view,)
    return [_part(view, first, last) for first, last, _ in parts]


def _cuts(view: View) -> Iterator[int]:
    """The columns that begin anew after one without any text."""
    filled = {column for texts in view.rows for column, text in enumerate(texts) if text}
    return (column for column in sorted(filled) if column - 1 not in filled and column > min(filled))


def _part(view: View, first: int, last: int) -> View:
    return Window(view, (0, first, view.height - 1, last))


def _layout(part: View) -> _Layout | None:
    """How a part of a sheet is laid out that has weekdays and periods of its own; None where it is no table itself."""
    lines = header_lines(part, 0)
    for line in lines:
        if line.axis is Axis.WEEKDAY:
            first = min(line.tokens)
            in_full = any(token.weekday for token in line.tokens.values())
            return _Layout((line.row,), across=True, in_full=in_full) if _labelled(part, line.row, first) else None
    down = [column for column, days in weekday_columns(part).items() if len(days) >= MOST_OF_A_WEEK]
    heads = [line.row for line in lines if line.axis is Axis.PERIOD]
    if not down or not heads:
        return None
    rows = (row for row in range(part.height) if (token := part.token(row, down[0])) is not None and token.weekday)
    return _Layout((heads[0], *rows), across=False, in_full=True)


def _labelled(part: View, head: int, first: int) -> bool:
    """Whether a column left of the weekdays labels periods."""
    for column in range(part.left, first):
        tokens = (part.token(row, column) for row in range(head + 1, part.height))
        if sum(token is not None and token.numbered for token in tokens) >= _PERIODS:
            return True
    return False
