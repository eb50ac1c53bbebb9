"""Weeks without a table: a day and its lessons in one row (星期一 | 语文、数学 …) or in one cell (星期一：语文 …), or a
day over its periods."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

import attrs

from edu_compliance.model.message import Message
from edu_compliance.reading.timetables.pieces import Piece, Slot, no_lesson
from edu_compliance.reading.timetables.texts.cell import Cell
from edu_compliance.reading.timetables.texts.cells import CellReader
from edu_compliance.reading.timetables.texts.days import lessons_listed
from edu_compliance.reading.timetables.texts.token import Token
from edu_compliance.reading.timetables.texts.weekdays import NUMBERS, SAID
from edu_compliance.reading.timetables.view import Spot, View

_FEWEST_DAYS = 4
_FEWEST_LESSONS = 3
"""Lessons a day, on an average, from which on lists are those of a week."""
_DAY_BEFORE = re.compile(rf"\s*+({SAID})(?:\s*+[:：,，、]|\s)\s*+(?=\S)")
"""What stands before a day's lessons in their cell."""


@attrs.define
class _Day:
    """What is read of one day, row by row."""

    weekday: int
    said: list[tuple[Slot, Spot, Cell, str]] = attrs.field(factory=list)
    period: int = 0
    """The last."""

    def add(self, spot: Spot, cell: Cell, text: str, label: Token | None, why_none: Message | None) -> None:
        """The next lesson or activity."""
        lesson = why_none is None and not cell.activity
        self.period += lesson
        period = label.period if label is not None else None
        self.said.append((Slot(self.weekday, self.period, 1, period, why_none), spot, cell, text))


def read_day_lists(view: View, cells: CellReader, file: str) -> Piece | None:
    """The one class of a sheet that no header understood and whose days stand under each other, each once; None where
    any of it is not such a list."""
    days = _days(view)
    if len(days) < _FEWEST_DAYS:
        return None
    read: list[_Day] = []
    for (row, column, weekday), (end, *_) in pairwise([*days, (view.height, 0, 0)]):
        day = _Day(weekday)
        for spots in _rows(view, row, column, end):
            if not _read_row(view, spots, day, _heads(view, days[0][0]), cells):
                if end < view.height:
                    return None
                break  # notes under the last day
        read.append(day)
    if sum(day.period for day in read) < _FEWEST_LESSONS * len(read) or not all(day.said for day in read):
        return None
    return _piece(view, read, file, days[0][:2])


def _days(view: View) -> list[tuple[int, int, int]]:
    """Row, column and weekday of the cells that say one, all in one column and each another day; else nothing."""
    said = [
        (row, column, weekday)
        for row in range(view.height)
        for column, token in view.filled(row, 0, view.width)
        if (weekday := token.weekday or _weekday_before(token.text))
    ]
    once = len({weekday for *_, weekday in said}) == len(said) == len({row for row, *_ in said})
    return said if once and len({column for _, column, _ in said}) == 1 else []


def _weekday_before(text: str) -> int:
    """The weekday before the lessons of a cell; 0 where none stands there."""
    found = _DAY_BEFORE.match(text)
    return NUMBERS[found[1][-1]] if found else 0


def _without_day(text: str) -> str:
    found = _DAY_BEFORE.match(text)
    return text[found.end() :] if found else text


def _heads(view: View, first: int) -> dict[int, Token]:
    """What the row over the first day says of the columns: 上午, 下午, 晚自习."""
    return {column: token for column, token in view.marks[first - 1] if token.half or token.period} if first else {}


def _rows(view: View, first: int, column: int, end: int) -> Iterator[Sequence[Spot]]:
    """The cells of a day's rows that hold anything beyond its weekday."""
    alone = not _weekday_before(view.text(first, column))
    for row in range(first, end):
        spots = [(row, at) for at, _ in view.filled(row, 0, view.width) if not alone or (row, at) != (first, column)]
        if spots:
            yield spots


def _read_row(view: View, spots: Sequence[Spot], day: _Day, heads: dict[int, Token], cells: CellReader) -> bool:
    """Takes a row into its day; whether it holds lessons and nothing else."""
    first = view.token(*spots[0])
    labelled = first is not None and (first.period is not None or first.half is not None)
    if labelled and first is not None and first.period is not None and first.period.numbers:
        if len(spots) != 2:
            return False
        (spot,) = spots[1:]
        cell = cells.read(view.text(*spot))
        if not (cell.lessons or cell.activity):
            return False
        day.add(spot, cell, view.text(*spot), first, no_lesson(first.period, first.half))
        return True
    lists = [(spot, lessons_listed(_without_day(view.text(*spot)), cells)) for spot in spots[labelled:]]
    if not all(found for _, found in lists):
        return False
    for spot, found in lists:
        label = first if labelled else heads.get(spot[1])
        why = no_lesson(label.period, label.half) if label is not None else None
        for cell in found:
            day.add(spot, cell, cell.activity or cell.lessons[0][0].written, label, why)
    return True


def _piece(view: View, days: Sequence[_Day], file: str, head: Spot) -> Piece:
    piece = Piece(("table", 0), None, head, (*head, *head), file, view.grid.sheet)
    for day in days:
        for slot, spot, cell, text in day.said:
            piece.teach(slot, spot, cell, text)
            piece.reach(*spot)
    return piece
