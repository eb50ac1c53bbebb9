"""A list of lessons, one a row, whose columns name the coordinates: 班级, 星期, 节次, 科目."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

import attrs

from edu_compliance.model.class_name import ClassName
from edu_compliance.model.lesson import EVERY_WEEK, Doubt, Lesson, Naming, Weeks
from edu_compliance.model.message import say
from edu_compliance.reading.timetables.lists.columns import Columns
from edu_compliance.reading.timetables.lists.header import ListHeader
from edu_compliance.reading.timetables.pieces import UNSTORED, Piece, Slot, either, no_lesson, subjects_of
from edu_compliance.reading.timetables.texts.cell import Cell
from edu_compliance.reading.timetables.texts.cells import CellReader
from edu_compliance.reading.timetables.texts.header_words import Column
from edu_compliance.reading.timetables.texts.text import closed_up
from edu_compliance.reading.timetables.texts.titles import read_title
from edu_compliance.reading.timetables.texts.token import Half, Period
from edu_compliance.reading.timetables.texts.tokens import TokenReader
from edu_compliance.reading.timetables.view import UNSTORED_TEXT, View, Window
from edu_compliance.reading.timetables.whose.schools_beside import schools_by_row

_LABELS = 2
"""Cells that say whose lesson stands in a row, or when, at the least."""
_NOON = 100
"""Added to the afternoon's numbers until the last of the morning's is known."""


class ListReader:
    """Reads a flat list into pieces, one a class."""

    def __init__(self, view: View, header: ListHeader, cells: CellReader, tokens: TokenReader, file: str) -> None:
        self._view = view
        self._header = header
        self._cells = cells
        self._columns = Columns(view, header, tokens)
        self._file = file
        self._pieces: dict[str, Piece] = {}
        self._slots: dict[tuple[str, int, int, int, Weeks], int] = {}
        self._day: dict[tuple[str, int], tuple[int, int]] = {}
        """By class and weekday: the half-day and the last number; numbers that begin again are the afternoon's."""
        self._rows: list[_Row] = []
        self._holes = 0
        """Rows without a subject since the last lesson, where one may have been merged over them."""
        self._schools = schools_by_row(view)
        self._titled = self._title_over() if isinstance(view, Window) else None
        """The class that a title between the rows names, or over a list beside another; where no column does."""

    def _title_over(self) -> ClassName | None:
        over = (token for row in range(self._header.row) for _, token in self._view.filled(row, 0, self._view.width))
        return next((named for token in over if (named := self._class_in_title(token.text)) is not None), None)

    def _class_in_title(self, text: str) -> ClassName | None:
        title = read_title(text)
        one = title.classed is not None and title.classed.one_class and not title.note
        return title.classed if one and Column.CLASS not in self._header.columns else None

    def read(self) -> list[Piece]:
        """The list's classes in the order they come."""
        for row in range(self._header.row + 1, self._view.height):
            if any(token is not None for token in self._view.tokens[row]):
                self._row(row)
        of_class: dict[str, list[_Row]] = {}
        for row_read in self._rows:
            of_class.setdefault(_key(row_read.of), []).append(row_read)
        restarted = {key for key, rows in of_class.items() if _begin_again(rows)}
        for row_read in self._rows:
            self._taught(row_read, restarts=_key(row_read.of) in restarted)
        for piece in self._pieces.values():
            piece.lessons = _counted_on(piece.lessons)
        for key in sorted(restarted):
            piece = self._pieces[key]
            piece.doubts.append(Doubt(key, say("doubt.numbers_begin_again"), (piece.place(piece.head),)))
        return list(self._pieces.values())

    def _row(self, row: int) -> None:
        if self._view.filled_cells[row] == 1:
            ((_, alone),) = self._view.filled(row, 0, self._view.width)
            if (named := self._class_in_title(alone.text)) is not None:
                self._titled = named
                return
        subject_at = self._header.columns[Column.SUBJECT]
        spot = self._view.anchor(row, subject_at)
        text = UNSTORED_TEXT if spot in self._view.uncached else self._view.text(*spot)
        if not text and not self._view.grid.keeps_merges:
            self._holes += self._view.filled_cells[row] >= _LABELS
        if not text or self._columns.repeats_header(row) or self._columns.of_no_lesson(row):
            return
        piece = self._piece(row)
        weekday, periods = self._columns.time_of(row)
        cell = self._cell(text)
        if not weekday or not periods:
            if cell.lessons:
                piece.stray.append((row, subject_at))
                place = piece.place((row, subject_at))
                piece.doubt(text, say("doubt.without_time"), place, more=Fraction(1), subjects=subjects_of(cell))
            return
        piece.reach(row, subject_at)
        self._holes_before(piece, weekday)
        half = self._columns.half_of(row)
        self._rows += [_Row(piece, row, text, weekday, period, period.half or half) for period in periods]

    def _holes_before(self, piece: Piece, weekday: int) -> None:
        """Doubts the lesson before rows without a subject and this one of the same class and day: in a file that keeps
        no merged cells it may have reached over them. Behind a day's last lesson it is free time."""
        before, holes = self._rows[-1] if self._rows else None, self._holes
        self._holes = 0
        if holes and before is not None and before.of is piece and before.weekday == weekday:
            place = piece.place((before.row, self._header.columns[Column.SUBJECT]))
            why, subjects = say("doubt.merge_lost"), subjects_of(self._cell(before.text))
            piece.doubt(before.text, why, place, more=Fraction(holes), subjects=subjects)

    def _taught(self, row: "_Row", *, restarts: bool) -> None:
        why, cell = no_lesson(row.period, row.half), self._cell(row.text)
        if why is not None or cell.activity:
            spot = (row.row, self._header.columns[Column.SUBJECT])
            row.of.not_count(Slot(row.weekday, 0, 1, row.period, why), spot, cell, row.text)
            return
        for at in row.period.numbers:
            self._lessons(row, at, self._half(row, at, restarts=restarts))

    def _half(self, row: "_Row", number: int, *, restarts: bool) -> int:
        """0 before noon, 1 after: as the label says, else from where the numbers of a day begin again."""
        if row.half is not None:
            return int(row.half is not Half.MORNING)
        half, last = self._day.get((_key(row.of), row.weekday), (0, 0))
        half = int(half or (restarts and number < last))
        self._day[_key(row.of), row.weekday] = half, number
        return half

    def _piece(self, row: int) -> Piece:
        own = self._columns.class_of(row)
        classed = own or self._titled
        key = closed_up(classed.written) if classed else ""
        key += self._schools.get(row, "")
        piece = self._pieces.get(key)
        if piece is None:
            head = (self._header.row, 0)
            piece = self._pieces[key] = Piece(
                ("list" if own else "titled", key), classed, head, (row, 0, row, 0), self._file, self._view.grid.sheet
            )
        return piece

    def _lessons(self, row: "_Row", number: int, half: int) -> None:
        piece, spot = row.of, (row.row, self._header.columns[Column.SUBJECT])
        column_weeks, loose = self._columns.weeks_of(row.row)
        cell = self._cell(row.text)
        for taught, weeks in cell.lessons:
            held = weeks if weeks != EVERY_WEEK else row.period.weeks or column_weeks
            key = (_key(piece), row.weekday, half, number, held)
            lesson = Lesson(row.weekday, number + half * _NOON, taught, held, piece.place(spot))
            if key in self._slots:
                self._meets(piece, self._slots[key], lesson)
            else:
                self._slots[key] = len(piece.lessons)
                piece.lessons.append(lesson)
            if loose or cell.loose_weeks:
                why = say("doubt.weeks_of_unknown_share")
                fewer = held.share if taught.subjects else Fraction(0)
                piece.doubts.append(Doubt(row.text, why, (lesson.place,), fewer=fewer, subjects=taught.subjects))

    def _cell(self, text: str) -> Cell:
        return UNSTORED if text == UNSTORED_TEXT else self._cells.read(text)

    def _meets(self, piece: Piece, index: int, lesson: Lesson) -> None:
        """Two rows for one period: the same subject for two groups, or one of the two."""
        before = piece.lessons[index]
        if before.taught.subjects == lesson.taught.subjects and before.taught.naming is not Naming.UNKNOWN:
            return
        piece.lessons[index] = either(before, lesson.taught)
        why = say("doubt.two_rows_one_period")
        piece.doubts.append(Doubt(lesson.taught.written, why, (before.place, lesson.place)))


@attrs.frozen(eq=False)
class _Row:
    """What a row says of one period."""

    of: Piece
    row: int
    text: str
    weekday: int
    period: Period
    half: Half | None


def _key(piece: Piece) -> str:
    return str(piece.key[1]) if isinstance(piece.key, tuple) else ""


def _counted_on(lessons: list[Lesson]) -> list[Lesson]:
    """A class's lessons with the afternoon's numbers behind the morning's, where they begin again."""
    last = max((lesson.period for lesson in lessons if lesson.period <= _NOON), default=0)
    afternoon = [lesson.period - _NOON for lesson in lessons if lesson.period > _NOON]
    after = last if afternoon and min(afternoon) <= last else 0
    return [
        attrs.evolve(lesson, period=lesson.period - _NOON + after) if lesson.period > _NOON else lesson
        for lesson in lessons
    ]


def _begin_again(rows: Sequence[_Row]) -> bool:
    """Whether the numbers of a class's days begin again where nothing says that it is the afternoon: each day counts up
    twice at the most, and not over the same lessons again. Rows in another order (by subject, by teacher) that meet in
    a period are groups of the class."""
    days: dict[int, list[tuple[int, str]]] = {}
    for row in rows:
        if row.half is None and row.period.numbers:
            days.setdefault(row.weekday, []).append((row.period.numbers[0], row.text))
    falls = [sum(after[0] < before[0] for before, after in pairwise(day)) for day in days.values()]
    said = [dict(reversed(day)) for day in days.values()]
    new = any(text != first[at] for day, first in zip(days.values(), said, strict=True) for at, text in day)
    twice = any(len({at for at, _ in day}) < len(day) for day in days.values())
    return max(falls, default=0) == 1 and twice and new
