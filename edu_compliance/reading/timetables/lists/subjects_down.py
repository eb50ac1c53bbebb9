"""Weeks turned inside out: subjects down, weekdays across, and in the cells the periods that a subject is taught in."""

import re
from collections.abc import Sequence
from itertools import pairwise

from edu_compliance.model.class_name import ClassName
from edu_compliance.reading.timetables.headers.bare_weekdays import are_weeks
from edu_compliance.reading.timetables.pieces import Piece, Slot
from edu_compliance.reading.timetables.texts.cells import CellReader
from edu_compliance.reading.timetables.texts.header_words import Column
from edu_compliance.reading.timetables.texts.numerals import NUMERAL, number
from edu_compliance.reading.timetables.texts.people import signs
from edu_compliance.reading.timetables.texts.text import tidy
from edu_compliance.reading.timetables.texts.titles import read_title
from edu_compliance.reading.timetables.view import Spot, View

_FEWEST_LESSONS = 15
_LAST_PERIOD = 12
_MOST_GAPS = 2
"""Periods of a day that nothing is said of: 自习 may not be listed."""
_BETWEEN = re.compile(r"[、,;./\s]+")
_PERIOD = re.compile(rf"第?({NUMERAL})(?:[-~—–至到]({NUMERAL}))?节?")
_NOTHING = re.compile(r"[-—–/×无]*")

_Said = tuple[int, int, Spot, Spot]
"""Weekday, period, the cell of the subject, the cell of the period."""


def read_subjects_down(view: View, cells: CellReader, file: str) -> list[Piece]:
    """The tables of a sheet, each a class's; none where any of them holds anything but periods, each taught once, that
    count through the days: what else stands under weekdays are other numbers."""
    heads = [(row, *head) for row in range(view.height) if (head := _head(view, row)) is not None]
    tables = []
    for (row, lead, days), (end, *_) in pairwise([*heads, (view.height, 0, {})]):
        said = _said(view, row, lead, days, end)
        if not _fill_a_week(said):
            return []
        title, classed = _class_over(view, row) if len(heads) > 1 else (row, None)
        if len(heads) > 1 and classed is None:
            return []
        piece = Piece(("table", row), classed, (title, lead), [row, lead, row, max(days)], file, view.grid.sheet)
        for day, period, subject, spot in said:
            text = view.text(*subject)
            piece.teach(Slot(day, period, 1, None, None), spot, cells.read(text), text)
            piece.reach(*spot)
        tables.append(piece)
    return tables


def _class_over(view: View, head: int) -> tuple[int, ClassName | None]:
    """The row right over a table that names its class, and the class."""
    texts = [text for text in view.rows[head - 1] if text] if head else []
    return head - 1, read_title(texts[0]).classed if len(texts) == 1 else None


def _head(view: View, row: int) -> tuple[int, dict[int, int]] | None:
    """The column of subjects and the weekdays by column, where a row heads such a table: 科目 | 星期一 …"""
    marks = view.marks[row]
    lead = next((c for c, token in marks if token.column is Column.SUBJECT or Column.SUBJECT in token.corner), None)
    if lead is None:
        return None
    days = {c: day for c, token in marks if c > lead and (day := token.weekday or token.weak_weekday)}
    return (lead, days) if are_weeks(list(days.values())) else None


def _said(view: View, head: int, lead: int, days: dict[int, int], end: int) -> list[_Said]:
    """What the rows under a header say; nothing where any of it is no period."""
    said: list[_Said] = []
    for row in range(head + 1, end):
        token = view.token(row, lead)
        if token is None or not view.text(row, lead) or token.column in (Column.TOTAL, Column.IGNORED):
            continue
        if row in view.may_sign and signs("".join(tidy(token.text).split())):
            continue
        for column, day in days.items():
            text = tidy(view.text(*view.anchor(row, column)))  # merged, it is of each of its days
            if _NOTHING.fullmatch(text):
                continue
            periods = _periods(text)
            if not periods:
                return []
            said += [(day, period, (row, lead), (row, column)) for period in periods]
    return said


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


def _fill_a_week(said: Sequence[_Said]) -> bool:
    """Whether what was said are periods, each of them once, that count through the days."""
    lessons = [(day, period) for day, period, *_ in said]
    if len(lessons) < _FEWEST_LESSONS or len(set(lessons)) < len(lessons):
        return False
    held = {day: sorted(period for own, period in lessons if own == day) for day, _ in lessons}
    gaps = (sum(after - before - 1 for before, after in pairwise([0, *periods])) for periods in held.values())
    return all(gap <= _MOST_GAPS for gap in gaps) and all(periods[-1] <= _LAST_PERIOD for periods in held.values())
