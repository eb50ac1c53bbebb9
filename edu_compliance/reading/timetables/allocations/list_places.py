"""Where the lists of an allocation stand (科目 | 周课时), and the class or grade over each."""

from collections.abc import Iterator
from itertools import pairwise

import attrs

from edu_compliance.model.class_name import ClassName
from edu_compliance.model.lesson import Naming
from edu_compliance.reading.timetables.allocations.classes import SUM, columns_under
from edu_compliance.reading.timetables.allocations.counting import as_they_are, says_standard, weekly_column
from edu_compliance.reading.timetables.allocations.headings import LEAST_SUBJECTS, Heading, headings
from edu_compliance.reading.timetables.allocations.named import class_at, grade_at
from edu_compliance.reading.timetables.allocations.table import MOST_LESSONS, Lines, counted_in
from edu_compliance.reading.timetables.texts.cells import CellReader
from edu_compliance.reading.timetables.texts.header_words import Column
from edu_compliance.reading.timetables.texts.text import tidy
from edu_compliance.reading.timetables.texts.titles import read_title
from edu_compliance.reading.timetables.texts.token import Token
from edu_compliance.reading.timetables.texts.tokens import TokenReader
from edu_compliance.reading.timetables.texts.weekly_number import weekly
from edu_compliance.reading.timetables.view import Spot, View

_FEW, _MOST_OF_ONE = 4, 20
"""One subject in so many may have more lessons than subjects have, and no more than this."""
_TITLE_ROWS = 3
"""Rows over a list in which its class is named."""


@attrs.frozen
class ListPlace:
    """Where one list stands, and whose it is as far as the sheet says."""

    header: int
    last: int
    """Its last row."""
    subjects: range
    """Columns: a finer name may stand beside a subject (艺术 | 音乐)."""
    lessons: Lines
    """Columns: 上学期 | 下学期 may stand under 周课时."""
    classes: int | None
    """The column under 班级,"""
    grades: int | None
    """or under 年级."""
    over: tuple[Spot, ClassName] | None
    """The class or grade over the list."""


class ListPlaces:
    """The places of one sheet's lists."""

    def __init__(self, view: View, cells: CellReader, tokens: TokenReader) -> None:
        self._view, self._cells, self._tokens = view, cells, tokens

    def all(self) -> Iterator[ListPlace]:
        """The places of the lists from top to bottom, those of subjects that nobody knows aside."""
        heads = [(row, pairs) for row in range(self._view.height) if (pairs := list(self._pairs(row)))]
        for (row, pairs), (below, _) in pairwise([*heads, (self._view.height, [])]):
            named = {token.column: column for column, token in self._view.marks[row] if token.column}
            for subject, lessons in pairs:
                last = self._view.span((row, subject))[3]
                subjects = range(subject, (min(last, lessons - 1) if lessons > subject else last) + 1)
                rows = [at for at in range(row + 1, below) if self.heading(subjects, at) is not None]
                place = ListPlace(
                    row,
                    below - 1,
                    subjects,
                    counted_in(self._view, as_they_are(self._view, row, columns_under(self._view, row, lessons)), rows),
                    named.get(Column.CLASS) if len(pairs) == 1 else None,
                    named.get(Column.GRADE) if len(pairs) == 1 else None,
                    self._over(row, subject, alone=len(pairs) == 1),
                )
                if len(self.known_in(place)) >= LEAST_SUBJECTS:
                    yield place

    def _pairs(self, row: int) -> Iterator[tuple[int, int]]:
        """The columns of subjects and of their lessons that a row heads."""
        marks = self._view.marks[row]
        if any(token.column in (Column.WEEKDAY, Column.TIME) or token.weekday for _, token in marks):
            return
        subjects = [column for column, token in marks if token.column is Column.SUBJECT]
        if any(column < subjects[0] and _says_when(token) for column, token in marks if subjects):
            return  # a day's lessons, one after the other
        for subject, end in pairwise([*subjects, self._view.width]):
            behind = [(column, token) for column, token in marks if subject < column < end]
            of_classes = any(token.column is Column.CLASS for _, token in marks)
            first = 0 if of_classes and len(subjects) == 1 else subject
            filled = self._view.filled(row, first, end - 1)
            lessons = weekly_column([(c, tidy(token.text)) for c, token in filled if c != subject])
            if lessons is None or any(token.classed or token.weak_weekday for c, token in behind if c < lessons):
                continue
            if self._over_classes(row, lessons):
                continue
            before = [token.column for column, token in marks if column < subject == subjects[0]]
            if Column.TEACHER not in before or of_classes:  # else the rows are teachers
                yield subject, lessons

    def _over_classes(self, row: int, lessons: int) -> bool:
        """Whether 周课时 stands over classes or grades, each with lessons of its own: that is a table and no list."""
        spots = ((row + 1, column) for column in columns_under(self._view, row, lessons))
        texts = ((spot, self._view.text(*spot)) for spot in spots if row + 1 < self._view.height)
        return sum(not text.strip().isdigit() and grade_at(self._view, *at) is not None for at, text in texts) > 1

    def _over(self, header: int, column: int, *, alone: bool) -> tuple[Spot, ClassName] | None:
        """The class or grade in the nearest row over a list: over its own columns, or alone in its row."""
        for row in range(header - 1, max(header - 1 - _TITLE_ROWS, -1), -1):
            if (named := class_at(self._view, row, column)) is not None:
                return self._view.anchor(row, column), named
            filled = list(self._view.filled(row, 0, self._view.width))
            if alone and len(filled) == 1:
                title = read_title(filled[0][1].text)
                if title.classed is not None and not title.note:
                    return (row, filled[0][0]), title.classed
            if any(weekly(token.text) is not None for _, token in filled):
                return None  # the rows of another list
        return None

    def counts(self, place: ListPlace) -> bool:
        """Whether subjects stand in it beside lessons a week, and no other numbers between them."""
        rows = range(place.header + 1, place.last + 1)
        named = (place.classes, place.grades)
        between = [c for c in range(place.subjects.stop, place.lessons[0]) if c not in named]
        held = [column for column in between if not says_standard(self._view.text(place.header, column))]
        if any(weekly(self._view.text(row, column)) is not None for row in rows for column in held):
            return False
        cells = (self._view.text(row, place.lessons[0]) for row, _ in self.known_in(place))
        numbers = [number[1] for cell in cells if (number := weekly(cell)) is not None]
        many = sum(number > MOST_LESSONS for number in numbers)
        return len(numbers) >= LEAST_SUBJECTS and many * _FEW <= len(numbers) and max(numbers) <= _MOST_OF_ONE

    def known_in(self, place: ListPlace) -> list[Spot]:
        """Where a list names subjects that are known."""
        rows = range(place.header + 1, place.last + 1)
        named = ((row, self.heading(place.subjects, row)) for row in rows)
        known = (row for row, one in named if one is not None and one.known)
        return [(row, place.subjects.start) for row in known]

    def heading(self, columns: range, row: int) -> Heading | None:
        """The subject of a row, the finest of its names; None for a sum or a remark."""
        texts = [(column, self._view.text(row, column)) for column in columns]
        found = headings(iter(texts), self._cells, self._tokens)
        if not found:
            return None
        heading = found[max(found)]
        sums_up = heading.taught.naming is Naming.UNKNOWN and SUM.search(heading.taught.written)
        return None if sums_up else heading


def _says_when(token: Token) -> bool:
    return token.says(Column.PERIOD) or token.period is not None
