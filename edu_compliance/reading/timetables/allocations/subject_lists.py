"""Allocations written as lists: 科目 | 周课时, of the class or grade beside them, over them or in a title."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

import attrs

from edu_compliance.model.class_name import ClassName
from edu_compliance.model.lesson import Naming
from edu_compliance.model.message import say
from edu_compliance.reading.timetables.allocations.allocation import AllocationRow, Entry, allot_all, unsure
from edu_compliance.reading.timetables.allocations.classes import (
    SUM,
    class_at,
    classes_together,
    columns_under,
    grade_at,
)
from edu_compliance.reading.timetables.allocations.counting import as_they_are, says_standard, weekly_column
from edu_compliance.reading.timetables.allocations.table import (
    LEAST_SUBJECTS,
    MOST_LESSONS,
    Heading,
    Lines,
    counted_in,
    headings,
)
from edu_compliance.reading.timetables.texts.cells import CellReader
from edu_compliance.reading.timetables.texts.header_words import Column
from edu_compliance.reading.timetables.texts.text import tidy
from edu_compliance.reading.timetables.texts.titles import own_name, read_title
from edu_compliance.reading.timetables.texts.token import Token
from edu_compliance.reading.timetables.texts.tokens import TokenReader
from edu_compliance.reading.timetables.texts.weekly_number import weekly
from edu_compliance.reading.timetables.view import Spot, View
from edu_compliance.reading.timetables.whose.schools_beside import schools_by_row

_FEW, _MOST_OF_ONE = 4, 20
"""One subject in so many may have more lessons than subjects have, and no more than this."""
_OF_EACH = re.compile("[每各]班|班均")
"""每班周课时: of each of the classes that a row names, and not of all together."""
_Classes = dict[tuple[object, ...], tuple[AllocationRow, list[Entry]]]
"""Classes with their subjects, by what tells them apart."""
_TITLE_ROWS = 3
"""Rows over a list in which its class is named."""


@attrs.frozen
class _Place:
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


class SubjectLists:
    """The lists of one sheet; `titled` is the class that its titles or its name say."""

    def __init__(self, view: View, cells: CellReader, tokens: TokenReader, file: str, titled: ClassName | None) -> None:
        self._view, self._cells, self._tokens, self._file, self._titled = view, cells, tokens, file, titled
        self._schools = schools_by_row(view)

    def read(self) -> tuple[list[AllocationRow], list[Spot]]:
        """The classes in the order of the lists, none where the sheet holds no such list; and where lessons of nobody
        known stand."""
        places = [(place, self._counts(place)) for place in self._places()]
        titled = self._titled if sum(counts for _, counts in places) == 1 else None
        of_classes: _Classes = {}
        strays: list[Spot] = []
        for place, counts in places:
            strays += self._list(place, titled, of_classes) if counts else self._known_in(place)
        for row, entries in of_classes.values():
            self._allot(row, entries)
        return [row for row, _ in of_classes.values()], strays if of_classes else []

    # --- where they stand ---------------------------------------------------------------------------------------------

    def _places(self) -> Iterator[_Place]:
        heads = [(row, pairs) for row in range(self._view.height) if (pairs := list(self._pairs(row)))]
        for (row, pairs), (below, _) in pairwise([*heads, (self._view.height, [])]):
            named = {token.column: column for column, token in self._view.marks[row] if token.column}
            for subject, lessons in pairs:
                last = self._view.span((row, subject))[3]
                subjects = range(subject, (min(last, lessons - 1) if lessons > subject else last) + 1)
                rows = [at for at in range(row + 1, below) if self._heading(subjects, at) is not None]
                place = _Place(
                    row,
                    below - 1,
                    subjects,
                    counted_in(self._view, as_they_are(self._view, row, columns_under(self._view, row, lessons)), rows),
                    named.get(Column.CLASS) if len(pairs) == 1 else None,
                    named.get(Column.GRADE) if len(pairs) == 1 else None,
                    self._over(row, subject, alone=len(pairs) == 1),
                )
                if len(self._known_in(place)) >= LEAST_SUBJECTS:
                    yield place

    def _pairs(self, row: int) -> Iterator[tuple[int, int]]:
        """The columns of subjects and of their lessons that a row heads."""
        marks = self._view.marks[row]
        if any(token.column in (Column.WEEKDAY, Column.TIME) or token.weekday for _, token in marks):
            return
        subjects = [column for column, token in marks if token.column is Column.SUBJECT]
        for subject, end in pairwise([*subjects, self._view.width]):
            if any(column < subject and _says_when(token) for column, token in marks):
                return  # a day's lessons, one after the other
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

    def _counts(self, place: _Place) -> bool:
        """Whether subjects stand in it beside lessons a week, and no other numbers between them."""
        rows = range(place.header + 1, place.last + 1)
        named = (place.classes, place.grades)
        between = [c for c in range(place.subjects.stop, place.lessons[0]) if c not in named]
        held = [column for column in between if not says_standard(self._view.text(place.header, column))]
        if any(weekly(self._view.text(row, column)) is not None for row in rows for column in held):
            return False
        cells = (self._view.text(row, place.lessons[0]) for row, _ in self._known_in(place))
        numbers = [number[1] for cell in cells if (number := weekly(cell)) is not None]
        many = sum(number > MOST_LESSONS for number in numbers)
        return len(numbers) >= LEAST_SUBJECTS and many * _FEW <= len(numbers) and max(numbers) <= _MOST_OF_ONE

    def _known_in(self, place: _Place) -> list[Spot]:
        """Where a list names subjects that are known."""
        rows = range(place.header + 1, place.last + 1)
        named = ((row, self._heading(place.subjects, row)) for row in rows)
        known = (row for row, one in named if one is not None and one.taught.naming is not Naming.UNKNOWN)
        return [(row, place.subjects.start) for row in known]

    # --- what they say ------------------------------------------------------------------------------------------------

    def _list(self, place: _Place, titled: ClassName | None, of_classes: _Classes) -> list[Spot]:
        """Sorts a list's rows by their classes; gives the subjects of those that have none."""
        spot, classed = place.over or ((place.header, place.subjects.start), titled)
        strays = []
        grade: ClassName | None = None
        for row in range(place.header + 1, place.last + 1):
            if place.grades is not None and self._view.text(row, place.grades):
                grade = grade_at(self._view, row, place.grades)
            spot, classed = self._beside(place, row, grade) or self._carried(place, row, spot, classed)
            heading, texts = self._heading(place.subjects, row), self._texts(place, row)
            if heading is None or not texts:
                continue
            if classed is not None:
                self._of(classed, spot, row, of_classes)[1].append((heading, texts))
                continue
            text = self._view.text(row, place.classes) if place.classes is not None else ""
            together = classes_together(self._tokens, text)
            of_each = together and _OF_EACH.search(self._view.text(place.header, place.lessons[0]))
            if not of_each:
                strays.append((row, place.subjects.start))
            for one in together:
                own, entries = self._of(one, (row, place.subjects.start), row, of_classes)
                if of_each:
                    entries.append((heading, texts))
                else:
                    why = say("doubt.allotment_of_several", names=tuple(other.written for other in together))
                    unsure(own, heading, texts, why)
        return strays

    def _of(self, classed: ClassName, spot: Spot, row: int, of_classes: _Classes) -> tuple[AllocationRow, list[Entry]]:
        """A class with its subjects so far."""
        # 1班 beside 一年级 is another class than 1班 beside 二年级.
        key = "".join(tidy(classed.written).split()), classed.grades, classed.entry, self._schools.get(row, "")
        return of_classes.setdefault(key, (AllocationRow(classed, spot, box=[*spot, *spot]), []))

    def _carried(self, place: _Place, row: int, spot: Spot, classed: ClassName | None) -> tuple[Spot, ClassName | None]:
        """The class above, where a row names none itself; nobody where it names several together: 三（1）、三（2）."""
        named = any(column is not None and self._view.text(row, column) for column in (place.classes, place.grades))
        return (spot, None) if named else (spot, classed)

    def _texts(self, place: _Place, row: int) -> list[tuple[Spot, str]]:
        """What stands in a row's columns of lessons; a title merged over them is none of it."""
        anchors = (((row, column), self._view.anchor(row, column)) for column in place.lessons)
        texts = ((at, self._view.text(*anchor)) for at, anchor in anchors if anchor[1] in place.lessons)
        return [(at, text) for at, text in texts if text]

    def _allot(self, row: AllocationRow, entries: Sequence[Entry]) -> None:
        """Of a class its subjects are added up, one taught by two people too; of a grade that has one twice it is open
        whether each of its classes has both."""
        times = Counter(heading.taught.written for heading, _ in entries)
        twice = {written for written, count in times.items() if count > 1} if not row.classed.one_class else set()
        for heading, texts in entries:
            if heading.taught.written in twice:
                unsure(row, heading, texts, say("doubt.allotment_twice", subject=heading.taught.written))
        once = [(heading, texts) for heading, texts in entries if heading.taught.written not in twice]
        allot_all(row, once, self._file, self._view)

    def _beside(self, place: _Place, row: int, grade: ClassName | None) -> tuple[Spot, ClassName] | None:
        """The class that a row names at its left, or in the place of a subject over those of the class; `grade` is the
        one beside it, or beside the nearest row above that names one."""
        if place.classes is not None and (text := self._view.text(row, place.classes)):
            named = self._tokens.named_class(text)
            if named is not None and (named.graded or named.one_class):
                named = own_name(text, named)
                return (row, place.classes), named.completed_by(grade) if grade else named
        elif place.classes is None and place.grades is not None and self._view.text(row, place.grades):
            return None if grade is None else ((row, place.grades), grade)
        elif not self._texts(place, row):
            column = place.subjects.start
            named = class_at(self._view, row, column) if self._view.text(row, column) else None
            return None if named is None else ((row, column), named)
        return None

    def _heading(self, columns: range, row: int) -> Heading | None:
        """The subject of a row, the finest of its names; None for a sum or a remark."""
        texts = [(column, self._view.text(row, column)) for column in columns]
        found = headings(iter(texts), self._cells, self._tokens)
        if not found:
            return None
        heading = found[max(found)]
        sums_up = heading.taught.naming is Naming.UNKNOWN and SUM.search(heading.taught.written)
        return None if sums_up else heading


def _says_when(token: Token) -> bool:
    return token.column is Column.PERIOD or Column.PERIOD in token.corner or token.period is not None
