"""A list of lessons, one a row, whose columns name the coordinates: 班级, 星期, 节次, 科目."""

import re
from collections.abc import Mapping
from functools import cached_property

import attrs

from edu_compliance.model.class_name import ClassName
from edu_compliance.model.lesson import EVERY_WEEK, Doubt, Lesson, Naming, Uncounted, Weeks
from edu_compliance.model.message import say
from edu_compliance.reading.timetables.cells import CellReader
from edu_compliance.reading.timetables.header_words import Column
from edu_compliance.reading.timetables.numerals import NUMERAL, number
from edu_compliance.reading.timetables.pieces import Piece, either, no_lesson, subjects_of
from edu_compliance.reading.timetables.text import tidy
from edu_compliance.reading.timetables.token import Half, Period, Token
from edu_compliance.reading.timetables.tokens import TokenReader
from edu_compliance.reading.timetables.view import View
from edu_compliance.reading.timetables.weeks import MARK, cycle_of, mark_of

_NOON = 8
"""Added to the afternoon's numbers where they begin again."""
_TIME = re.compile(r"(?:\S*周)?((?:星期|周|礼拜)[一二三四五六日天])[,，:\s-]*(.+)")


@attrs.frozen
class ListHeader:
    """The row that names the columns."""

    row: int
    columns: dict[Column, int]


def list_header(view: View) -> ListHeader | None:
    """The header of a flat list within the first rows of a sheet; None where the sheet is none."""
    for row in range(min(view.height, 12)):
        columns: dict[Column, int] = {}
        for column, token in view.marks[row]:
            over_days = token.column is Column.WEEKDAY and _stands_over_days(view, row, column)
            if token.column is not None and not over_days:
                columns.setdefault(token.column, column)
        timed = {Column.WEEKDAY, Column.PERIOD} <= columns.keys() or Column.TIME in columns
        if timed and Column.SUBJECT in columns:
            if Column.CLASS not in columns and (classes := _column_of_classes(view, row, columns)) is not None:
                columns[Column.CLASS] = classes
            return ListHeader(row, columns)
    return None


def _column_of_classes(view: View, header: int, columns: Mapping[Column, int]) -> int | None:
    """The column that holds classes under a word nobody knows (开课对象): told by what stands in it, most of it."""
    for column in range(view.width):
        if column in columns.values():
            continue
        tokens = [token for row in range(header + 1, view.height) if (token := view.token(row, column)) is not None]
        named = sum(token.classed is not None and token.classed.number is not None for token in tokens)
        if named * 2 > len(tokens):
            return column
    return None


def _stands_over_days(view: View, row: int, column: int) -> bool:
    """Whether a word heads a line of weekdays (星期 over 一 二 三), and no column of a list."""
    if row + 1 >= view.height:
        return False
    under = [view.token(row + 1, at) for at in range(column, column + 4)]
    return [(token.weekday or token.weak_weekday) if token else 0 for token in under] == [1, 2, 3, 4]


class ListReader:
    """Reads a flat list into pieces, one a class."""

    def __init__(self, view: View, header: ListHeader, cells: CellReader, tokens: TokenReader, file: str) -> None:
        self._view = view
        self._header = header
        self._cells = cells
        self._tokens = tokens
        self._file = file
        self._pieces: dict[str, Piece] = {}
        self._slots: dict[tuple[str, int, int, int, Weeks], int] = {}
        self._day: dict[tuple[str, int], tuple[int, int]] = {}
        """By class and weekday: the half-day and the last number; numbers that begin again are the afternoon's."""
        self._restarted: set[str] = set()
        """Classes whose numbers begin again, and nothing says that it is the afternoon."""
        self._carried: dict[Column, Token] = {}

    def read(self) -> list[Piece]:
        """The list's classes in the order they come."""
        for row in range(self._header.row + 1, self._view.height):
            if any(token is not None for token in self._view.tokens[row]):
                self._row(row)
        for key in sorted(self._restarted):
            piece = self._pieces[key]
            piece.doubts.append(Doubt(key, say("doubt.numbers_begin_again"), (piece.place(piece.head),)))
        return list(self._pieces.values())

    def _token(self, row: int, column: Column) -> Token | None:
        """What a row says in a column; a class or a weekday said once holds for the rows below it."""
        at = self._header.columns.get(column)
        if at is None:
            return None
        token = self._view.token(row, at)
        if token is not None:
            self._carried[column] = token
        elif column in (Column.CLASS, Column.GRADE, Column.WEEKDAY):
            token = self._carried.get(column)
        return token

    def _row(self, row: int) -> None:
        subject_at = self._header.columns[Column.SUBJECT]
        text = self._view.text(*self._view.anchor(row, subject_at))
        if not text or self._repeats_header(row):
            return
        piece = self._piece(row)
        weekday, periods = self._time(row)
        cell = self._cells.read(text)
        if not weekday or not periods:
            if cell.lessons:
                piece.stray.append((row, subject_at))
            return
        piece.reach(row, subject_at)
        for period in periods:
            why = no_lesson(period, period.half)
            if why is not None or cell.activity:
                self._not_counted(piece, row, text, weekday, period)
                continue
            for at in period.numbers:
                self._lessons(piece, row, weekday, at, text, period.half)

    def _half(self, key: str, weekday: int, number: int, held: Weeks, said: Half | None) -> int:
        """0 before noon, 1 after: as the label says, else from where the numbers of a day begin again."""
        if said is not None:
            return int(said is not Half.MORNING)
        half, last = self._day.get((key, weekday), (0, 0))
        if number < last and half == 0 and (key, weekday, 0, number, held) in self._slots:
            half = 1
            self._restarted.add(key)
        self._day[key, weekday] = half, number
        return half

    def _repeats_header(self, row: int) -> bool:
        token = self._view.token(row, self._header.columns[Column.SUBJECT])
        return token is not None and token.column is Column.SUBJECT

    def _piece(self, row: int) -> Piece:
        classed = self._class(row)
        key = "".join(tidy(classed.written).split()) if classed else ""
        piece = self._pieces.get(key)
        if piece is None:
            head = (self._header.row, 0)
            piece = self._pieces[key] = Piece(
                ("list", key), classed, head, [row, 0, row, 0], self._file, self._view.grid.sheet
            )
        return piece

    def _class(self, row: int) -> ClassName | None:
        token, grade = self._token(row, Column.CLASS), self._token(row, Column.GRADE)
        named = self._tokens.named_class(token.text) if token else None
        classed = attrs.evolve(named, written=" ".join(token.text.split())) if token and named else None
        if token and classed is None:
            classed = ClassName(token.text.strip())
            if grade is not None and (at := _numeral(token)) is not None:
                classed = attrs.evolve(classed, number=at)
        if grade is None or classed is None:
            return (grade.classed if grade else None) or classed
        at = _numeral(grade)
        whole = grade.classed or (ClassName(grade.text, grades=(at,)) if at is not None else None)
        if whole is None or classed.grades:
            return classed
        return attrs.evolve(classed.completed_by(whole), written=f"{grade.text.strip()}{classed.written}")

    def _time(self, row: int) -> tuple[int, list[Period]]:
        """Weekday and periods of a row, from their own columns or from one (周一第1-2节)."""
        day, period = self._token(row, Column.WEEKDAY), self._token(row, Column.PERIOD)
        if day is not None and period is not None:
            found = period.period
            return day.weekday or day.weak_weekday, [self._numbered(found)] if found else []
        token = self._token(row, Column.TIME)
        if token is None:
            return 0, []
        if token.weekday and token.period:
            return token.weekday, [token.period]
        whole = _TIME.search("".join(tidy(token.text).split()))
        if not whole:
            return 0, []
        part = self._tokens.read(whole[2]).period
        return self._tokens.read(whole[1]).weekday, [part] if part and part.numbers else []

    def _numbered(self, period: Period) -> Period:
        """The period with its place in the day, where only a clock time names it."""
        if period.numbers or period.activity or period.start is None:
            return period
        return attrs.evolve(period, numbers=(self._starts.index(period.start) + 1,))

    @cached_property
    def _starts(self) -> list[int]:
        """The clock times of the list's periods, in order."""
        at = self._header.columns[Column.PERIOD]
        tokens = [self._view.token(row, at) for row in range(self._header.row + 1, self._view.height)]
        periods = [token.period for token in tokens if token is not None and token.period is not None]
        return sorted({p.start for p in periods if p.start is not None and not p.numbers and not p.activity})

    def _weeks(self, row: int) -> tuple[Weeks, bool]:
        """The weeks of a row's own column, and whether their share of the term cannot be told."""
        at = self._header.columns.get(Column.WEEKS)
        text = tidy(self._view.text(row, at)) if at is not None else ""
        if text in ("单", "双"):
            text = f"({text})"
        found = [mark_of(match) for match in MARK.finditer(text)] or [
            mark_of(match) for match in MARK.finditer(f"{text}周") if text[:1].isdigit()
        ]
        if not found:
            return EVERY_WEEK, False
        weeks = cycle_of(found[:1])[0]
        return weeks or EVERY_WEEK, weeks is None

    def _lessons(self, piece: Piece, row: int, weekday: int, number: int, text: str, said: Half | None) -> None:
        spot = (row, self._header.columns[Column.SUBJECT])
        column_weeks, loose = self._weeks(row)
        cell = self._cells.read(text)
        for taught, weeks in cell.lessons:
            held = weeks if weeks != EVERY_WEEK else column_weeks
            name = piece.key[1] if isinstance(piece.key, tuple) else ""
            half = self._half(name, weekday, number, held, said)
            key = (name, weekday, half, number, held)
            lesson = Lesson(weekday, number + half * _NOON, taught, held, piece.place(spot))
            if key in self._slots:
                self._meets(piece, self._slots[key], lesson)
            else:
                self._slots[key] = len(piece.lessons)
                piece.lessons.append(lesson)
            if loose or cell.loose_weeks:
                why = say("doubt.weeks_of_unknown_share")
                piece.doubts.append(Doubt(text, why, (lesson.place,), fewer=held.share, subjects=taught.subjects))

    def _meets(self, piece: Piece, index: int, lesson: Lesson) -> None:
        """Two rows for one period: the same subject for two groups, or one of the two."""
        before = piece.lessons[index]
        if before.taught.subjects == lesson.taught.subjects and before.taught.naming is not Naming.UNKNOWN:
            return
        piece.lessons[index] = either(before, lesson.taught)
        why = say("doubt.two_rows_one_period")
        piece.doubts.append(Doubt(lesson.taught.written, why, (before.place, lesson.place)))

    def _not_counted(self, piece: Piece, row: int, text: str, weekday: int, period: Period) -> None:
        cell = self._cells.read(text)
        why = no_lesson(period, period.half) or say("uncounted.activity", name=cell.activity)
        subjects = subjects_of(cell) or cell.about
        place = piece.place((row, self._header.columns[Column.SUBJECT]))
        piece.uncounted.append(Uncounted(" ".join(text.split()), why, place, weekday, period.label, subjects))


def _numeral(token: Token) -> int | None:
    """The number that a cell is, 3 or 三; None for anything else."""
    plain = tidy(token.text)
    return number(plain) if re.fullmatch(NUMERAL, plain) else None
