"""Allocations written as lists: 科目 | 周课时, of the class or grade beside them, over them or in a title."""

import re
from collections import Counter
from collections.abc import Sequence

from edu_compliance.model.class_name import ClassName
from edu_compliance.model.message import say
from edu_compliance.reading.timetables.allocations.allocation import AllocationRow, Entry, allot_all, merge_lost, unsure
from edu_compliance.reading.timetables.allocations.headings import LEAST_SUBJECTS, Heading
from edu_compliance.reading.timetables.allocations.list_places import ListPlace, ListPlaces
from edu_compliance.reading.timetables.allocations.named import class_at, classes_together, grade_at
from edu_compliance.reading.timetables.allocations.table import find_table
from edu_compliance.reading.timetables.texts.cells import CellReader
from edu_compliance.reading.timetables.texts.text import closed_up
from edu_compliance.reading.timetables.texts.titles import own_name
from edu_compliance.reading.timetables.texts.tokens import TokenReader
from edu_compliance.reading.timetables.view import Spot, View, Window
from edu_compliance.reading.timetables.whose.schools_beside import schools_by_row

_OF_EACH = re.compile("[每各]班|班均")
"""每班周课时: of each of the classes that a row names, and not of all together."""
_Classes = dict[tuple[object, ...], tuple[AllocationRow, list[Entry]]]
"""Classes with their subjects, by what tells them apart."""


class SubjectLists:
    """The lists of one sheet; `titled` is the class that its titles or its name say."""

    def __init__(self, view: View, cells: CellReader, tokens: TokenReader, file: str, titled: ClassName | None) -> None:
        self._view, self._cells, self._tokens, self._file, self._titled = view, cells, tokens, file, titled
        self._places = ListPlaces(view, cells, tokens)
        self._schools = schools_by_row(view)

    def read(self) -> tuple[list[AllocationRow], list[Spot]]:
        """The classes in the order of the lists, none where the sheet holds no such list; and where lessons of nobody
        known stand."""
        places = [(place, self._places.counts(place)) for place in self._places.all()]
        if places and self._under_a_table(places[0][0]):
            return [], []
        titled = self._titled if sum(counts for _, counts in places) == 1 else None
        of_classes: _Classes = {}
        strays: list[Spot] = []
        for place, counts in places:
            strays += self._list(place, titled, of_classes) if counts else self._places.known_in(place)
        for row, entries in of_classes.values():
            self._allot(row, entries)
        return [row for row, _ in of_classes.values()], strays if of_classes else []

    def _under_a_table(self, place: ListPlace) -> bool:
        """Whether a list of nobody in particular (科目 | 教师 | 课时) stands under a table of classes and subjects."""
        if place.header < LEAST_SUBJECTS or place.classes is not None or place.grades is not None:
            return False
        over = Window(self._view, (self._view.top, self._view.left, place.header - 1, self._view.width - 1))
        return find_table(over, self._cells, self._tokens) is not None

    def _list(self, place: ListPlace, titled: ClassName | None, of_classes: _Classes) -> list[Spot]:
        """Sorts a list's rows by their classes; gives the subjects of those that have none."""
        spot, classed = place.over or ((place.header, place.subjects.start), titled)
        strays = []
        grade: ClassName | None = None
        heading: Heading | None = None
        over: list[tuple[Spot, str]] = []
        for row in range(place.header + 1, place.last + 1):
            if place.grades is not None and self._view.text(row, place.grades):
                grade = grade_at(self._view, row, place.grades)
            spot, classed = self._beside(place, row, grade) or self._carried(place, row, spot, classed)
            texts, over = self._texts(place, row), over if self._goes_on(place, row) else []
            if not self._goes_on(place, row):
                heading = self._places.heading(place.subjects, row)
            if heading is not None and classed is not None and over and not texts:
                unsure(self._of(classed, spot, row, of_classes)[0], heading, over, merge_lost(heading))
            if heading is None or not texts:
                continue
            over = [] if self._view.grid.keeps_merges else texts
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

    def _goes_on(self, place: ListPlace, row: int) -> bool:
        """Whether a row is of the subject over it, which is merged over its classes or teachers, or said once."""
        said = [column for column, _ in self._view.filled(row, self._view.left, self._view.width)]
        beside = any(column not in place.lessons for column in said)
        return beside and not any(column in place.subjects for column in said)

    def _of(self, classed: ClassName, spot: Spot, row: int, of_classes: _Classes) -> tuple[AllocationRow, list[Entry]]:
        """A class with its subjects so far."""
        # 1班 beside 一年级 is another class than 1班 beside 二年级.
        key = closed_up(classed.written), classed.grades, classed.entry, self._schools.get(row, "")
        return of_classes.setdefault(key, (AllocationRow(classed, spot, box=(*spot, *spot)), []))

    def _carried(
        self, place: ListPlace, row: int, spot: Spot, classed: ClassName | None
    ) -> tuple[Spot, ClassName | None]:
        """The class above, where a row names none itself; nobody where it names several together: 三（1）、三（2）."""
        named = any(column is not None and self._view.text(row, column) for column in (place.classes, place.grades))
        return (spot, None) if named else (spot, classed)

    def _texts(self, place: ListPlace, row: int) -> list[tuple[Spot, str]]:
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

    def _beside(self, place: ListPlace, row: int, grade: ClassName | None) -> tuple[Spot, ClassName] | None:
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
