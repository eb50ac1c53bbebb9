"""Merged cells in formats that keep none: what is empty after a lesson, or beside one, may be more of it."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

import attrs

from edu_compliance.model.lesson import Doubt, Lesson, SchoolClass
from edu_compliance.model.message import say
from edu_compliance.model.place import row_and_column
from edu_compliance.reading.timetables.view import View

Slots = Mapping[tuple[int, int], Lesson]
"""By weekday and period."""


def with_lost_merges(classes: Sequence[SchoolClass], view: View) -> list[SchoolClass]:
    """The classes of a sheet; in a file that keeps no merged cells, each lesson is doubted that may have been merged
    with a single empty period behind it, or on the next day."""
    return list(classes) if view.grid.keeps_merges else [_doubted(one, view) for one in classes]


def _doubted(school_class: SchoolClass, view: View) -> SchoolClass:
    slots = {(lesson.weekday, lesson.period): lesson for lesson in school_class.lessons}
    found = dict.fromkeys(lesson for lesson in _before_holes(slots, school_class.days) if _beside_nothing(lesson, view))
    doubts = tuple(
        Doubt(one.taught.written, say("doubt.merge_lost"), (one.place,), more=Fraction(1), subjects=one.taught.subjects)
        for one in found
    )
    return attrs.evolve(school_class, doubts=(*school_class.doubts, *doubts)) if doubts else school_class


def _before_holes(slots: Slots, days: Sequence[int]) -> Iterator[Lesson]:
    """The lesson before each empty period that is alone in its day and among the days, or else of the day before.

    Several are the end of a day, or of the week of small children, who have fewer lessons.
    """
    last = max((period for _, period in slots), default=0)
    for period in range(1, last + 1):
        empty = [day for day in days if (day, period) not in slots]
        if len(empty) != 1:
            continue
        (day,) = empty
        alone = (period == 1 or (day, period - 1) in slots) and (period == last or (day, period + 1) in slots)
        before = slots.get((day, period - 1)) or slots.get((day - 1, period))
        if alone and before is not None:
            yield before


def _beside_nothing(lesson: Lesson, view: View) -> bool:
    """Whether the cell below a lesson's or at its right is empty: an activity may stand there, which is no hole."""
    row, column = row_and_column(lesson.place.cell)
    return not (view.text(row + 1, column) and view.text(row, column + 1))
