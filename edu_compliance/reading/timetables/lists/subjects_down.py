"""Weeks turned inside out: subjects down, weekdays across, and in the cells the periods that a subject is taught in."""

import re
from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

import attrs

from edu_compliance.model.class_name import ClassName
from edu_compliance.model.lesson import SchoolClass
from edu_compliance.model.message import say
from edu_compliance.model.submission import Sheet
from edu_compliance.reading.timetables.headers.bare_weekdays import are_weeks
from edu_compliance.reading.timetables.pieces import Piece, Slot, subjects_of
from edu_compliance.reading.timetables.texts.cell import Cell
from edu_compliance.reading.timetables.texts.cells import CellReader
from edu_compliance.reading.timetables.texts.header_words import Column
from edu_compliance.reading.timetables.texts.numerals import NUMERAL, number
from edu_compliance.reading.timetables.texts.people import looks_like_person, signs
from edu_compliance.reading.timetables.texts.text import closed_up, tidy
from edu_compliance.reading.timetables.texts.titles import read_title
from edu_compliance.reading.timetables.texts.token import Token
from edu_compliance.reading.timetables.view import Spot, View

_FEWEST_LESSONS = 15
_LAST_PERIOD = 12
_MOST_GAPS = 2
"""Periods of a day that nothing is said of: 自习 may not be listed."""
_BETWEEN = re.compile(r"[、,;./\s]+")
_PERIOD = re.compile(rf"第?({NUMERAL})(?:[-~—–至到]({NUMERAL}))?节?")
_NOTHING = re.compile(r"[-—–/×无]*")


@attrs.define
class _Said:
    """What the rows under a header say."""

    lessons: list[tuple[int, int, Spot, Spot]] = attrs.field(factory=list)
    """Weekday, period, the cell of the subject, the cell of the period."""
    loose: list[tuple[int, Spot, Spot]] = attrs.field(factory=list)
    """The same of cells that name no period."""


def may_be_turned(sheet: Sheet, classes: Sequence[SchoolClass]) -> bool:
    """Whether a sheet without lessons may be such a week: it has a class, was not understood, or looks like a list of
    people, who may be the teachers between the subjects."""
    of_people = sheet.reason is not None and sheet.reason.id == "sheet.roster"
    return bool(classes) or of_people or not sheet.understood


def read_subjects_down(view: View, cells: CellReader, file: str) -> list[Piece]:
    """The tables of a sheet, each a class's; none where what any of them says are no periods, each taught once, that
    count through the days: what else stands under weekdays are other numbers."""
    heads = [(row, *head) for row in range(view.height) if (head := _head(view, row)) is not None]
    tables = []
    for (row, lead, days), (end, *_) in pairwise([*heads, (view.height, 0, {})]):
        said = _said(view, cells, row, lead, days, end)
        if not _fill_a_week(said.lessons):
            return []
        title, classed = _class_over(view, row) if len(heads) > 1 else (row, None)
        if len(heads) > 1 and classed is None:
            return []
        piece = Piece(("table", row), classed, (title, lead), (row, lead, row, max(days)), file, view.grid.sheet)
        for day, period, subject, spot in said.lessons:
            text = view.text(*subject)
            piece.teach(Slot(day, period, 1, None, None), spot, cells.read(text), text)
            piece.reach(*spot)
        for day, subject, spot in said.loose:
            _without_period(piece, day, cells.read(view.text(*subject)), spot, view.text(*spot), cells)
        tables.append(piece)
    return tables


def _without_period(piece: Piece, day: int, label: Cell, spot: Spot, text: str, cells: CellReader) -> None:
    """What names no period beside a subject may be a lesson of it; what stands in an activity's row is none."""
    if label.activity:
        why = say("uncounted.period_of_activity", name=label.activity)
        piece.not_count(Slot(day, 0, 1, None, why), spot, cells.read(text), text)
        return
    piece.doubt(text, say("doubt.without_time"), piece.place(spot), more=Fraction(1), subjects=subjects_of(label))
    piece.stray.append(spot)


def _class_over(view: View, head: int) -> tuple[int, ClassName | None]:
    """The row right over a table that names its class, and the class."""
    texts = [text for text in view.rows[head - 1] if text] if head else []
    return head - 1, read_title(texts[0]).classed if len(texts) == 1 else None


def _head(view: View, row: int) -> tuple[int, dict[int, int]] | None:
    """The column of subjects and the weekdays by column, where a row heads such a table: 科目 | 星期一 …"""
    marks = view.marks[row]
    lead = next((c for c, token in marks if token.says(Column.SUBJECT)), None)
    if lead is None:
        return None
    days = {c: day for c, token in marks if c > lead and (day := token.day)}
    return (lead, days) if are_weeks(list(days.values())) else None


def _said(view: View, cells: CellReader, head: int, lead: int, days: dict[int, int], end: int) -> _Said:
    """What the rows under a header say; nothing where a row of periods names no subject."""
    said = _Said()
    for row in range(head + 1, end):
        subject = view.anchor(row, lead)
        token = view.token(row, lead)
        spots = {column: view.anchor(row, column) for column in days}  # merged, it is of each of its days
        texts = {spot: text for spot in spots.values() if not _NOTHING.fullmatch(text := tidy(view.text(*spot)))}
        if token is None and any(map(_periods, texts.values())):
            return _Said()
        if token is None or subject in texts or _says_no_subject(view, row, token):
            continue
        own = subject[0] == row and cells.read(token.text).plain
        if not own and all(looks_like_person(cells.fold(text)) for text in texts.values()):
            continue
        for column, spot in spots.items():
            periods = _periods(texts[spot]) if spot in texts else []
            said.lessons += [(days[column], period, subject, spot) for period in periods]
            if spot in texts and not periods:
                said.loose.append((days[column], subject, spot))
    return said


def _says_no_subject(view: View, row: int, token: Token) -> bool:
    """Whether a row's label is the word over sums, notes or teachers, or a line to sign."""
    if token.column in (Column.TOTAL, Column.IGNORED, Column.TEACHER):
        return True
    return row in view.may_sign and signs(closed_up(token.text))


def _periods(text: str) -> list[int]:
    """The periods that a cell names: 2、5, 第3节, 1-2; none where it names anything else, or nobody knows which."""
    periods: list[int] = []
    for part in _BETWEEN.split(text):
        found = _PERIOD.fullmatch(part)
        if found is None:
            return []
        first, last = number(found[1]), number(found[2] or found[1])
        if last - first not in (0, 1):
            return []  # 3-5 may leave out the fourth
        periods += range(first, last + 1)
    return periods


def _fill_a_week(said: Sequence[tuple[int, int, Spot, Spot]]) -> bool:
    """Whether what was said are periods, each of them once, that count through the days."""
    lessons = [(day, period) for day, period, *_ in said]
    if len(lessons) < _FEWEST_LESSONS or len(set(lessons)) < len(lessons):
        return False
    held = {day: sorted(period for own, period in lessons if own == day) for day, _ in lessons}
    gaps = (sum(after - before - 1 for before, after in pairwise([0, *periods])) for periods in held.values())
    return all(gap <= _MOST_GAPS for gap in gaps) and all(periods[-1] <= _LAST_PERIOD for periods in held.values())
