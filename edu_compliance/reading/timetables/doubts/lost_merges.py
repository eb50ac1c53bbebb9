"""Merged cells in formats that keep none: what is empty after a lesson, or beside one, may be more of it."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from fractions import Fraction
from functools import cached_property

import attrs

from edu_compliance.model.lesson import Doubt, Lesson, SchoolClass
from edu_compliance.model.message import say
from edu_compliance.model.place import row_and_column
from edu_compliance.model.submission import Notice
from edu_compliance.reading.timetables.view import Spot, View

_Slot = tuple[int, int]
"""Weekday and period."""


@attrs.frozen
class _Before:
    """A lesson before holes that its cell may have reached over."""

    lesson: Lesson
    holes: int
    free: bool
    """Whether they are rather free time than part of the lesson."""


def with_lost_merges(classes: Sequence[SchoolClass], view: View) -> tuple[list[SchoolClass], list[Notice]]:
    """The classes of a sheet; in a file that keeps no merged cells, each lesson is doubted that may have been merged
    with the empty periods behind it, or with an empty one on the next day. What was taken for free time is said."""
    if view.grid.keeps_merges:
        return list(classes), []
    of_grade: dict[tuple[int, ...], list[_Week]] = defaultdict(list)
    weeks = [_Week(one, view) for one in classes]
    for week in weeks:
        of_grade[week.school_class.naming.grades].append(week)
    shared = {grades: _free_in_all(alike) for grades, alike in of_grade.items()}
    found = [(week, list(_before_holes(week, shared[week.school_class.naming.grades]))) for week in weeks]
    free = tuple(one.lesson.place for _, before in found for one in before if one.free)
    notices = [Notice(say("sheet.free_or_merged", count=len(free)), free)] if free else []
    return [_doubted(week, before) for week, before in found], notices


class _Week:
    """A class's lessons by their slots, and the slots between them where nothing stands."""

    def __init__(self, school_class: SchoolClass, view: View) -> None:
        self.school_class = school_class
        self.view = view
        self.days = school_class.days
        self.lessons = {(lesson.weekday, lesson.period): lesson for lesson in school_class.lessons}
        self.last = max((period for _, period in self.lessons), default=0)
        slots = ((day, period) for period in range(1, self.last + 1) for day in self.days)
        self.holes = dict.fromkeys(slot for slot in slots if slot not in self.lessons)
        """As keys, in their order."""
        self._spots = {slot: row_and_column(lesson.place.cell) for slot, lesson in self.lessons.items()}
        self._down = self._periods_stand_below()

    @cached_property
    def unused(self) -> set[int]:
        """The periods of which no day has a lesson: one is a break's, more may be second halves of double ones."""
        taught = {period for _, period in self.lessons}
        return {period for _, period in self.holes if period not in taught}

    def _periods_stand_below(self) -> bool:
        """Whether the next period stands in the next row, and not in the next column."""
        following = [(spot, self._spots.get((day, period + 1))) for (day, period), spot in self._spots.items()]
        return sum(after[1] == spot[1] for spot, after in following if after) * 2 > sum(
            after is not None for _, after in following
        )

    def goes_on(self, lesson: Lesson, *, hole: _Slot) -> bool:
        """Whether a lesson's cell may have reached over the hole in the period behind it: the cell there is empty."""
        others = {spot for (_, period), spot in self._spots.items() if period == hole[1]}
        return self._empty_behind(lesson, others, 0 if self._down else 1)

    def goes_on_to_the_next_day(self, lesson: Lesson, *, hole: _Slot) -> bool:
        """Whether a lesson's cell may have reached over the hole on the day behind it."""
        others = {spot for (day, _), spot in self._spots.items() if day == hole[0]}
        return self._empty_behind(lesson, others, 1 if self._down else 0)

    def _empty_behind(self, lesson: Lesson, others: Collection[Spot], axis: int) -> bool:
        """`others` are cells in the hole's own line, where all of them share one."""
        spot = row_and_column(lesson.place.cell)
        behind = (spot[0] + 1, spot[1]) if axis == 0 else (spot[0], spot[1] + 1)
        lines = {other[axis] for other in others}
        return not self.view.text(*behind) and (len(others) < 2 or len(lines) > 1 or lines == {behind[axis]})


def _free_in_all(weeks: Sequence[_Week]) -> set[_Slot]:
    """The slots that are empty for each of several classes: free time of their grade, and no merged cells."""
    return set.intersection(*(set(week.holes) for week in weeks)) if len(weeks) > 1 else set()


def _doubted(week: _Week, before: Sequence[_Before]) -> SchoolClass:
    why = say("doubt.merge_lost")
    doubts = tuple(
        Doubt(
            one.lesson.taught.written,
            why,
            (one.lesson.place,),
            more=Fraction(one.holes),
            subjects=one.lesson.taught.subjects,
        )
        for one in before
        if not one.free
    )
    school_class = week.school_class
    return attrs.evolve(school_class, doubts=(*school_class.doubts, *doubts)) if doubts else school_class


def _before_holes(week: _Week, shared: Collection[_Slot]) -> Iterator[_Before]:
    """The lessons that may go on over holes.

    Holes within a day are no free time. At its end they are, where there are several in a row or most days end there:
    the week of small children, who have fewer lessons, or a free afternoon.
    """
    for day, period in week.holes:
        before = week.lessons.get((day, period - 1))
        length = next((n for n in range(1, week.last) if (day, period + n) not in week.holes), 1)
        within = period + length <= week.last
        empty = sum((other, period) in week.holes for other in week.days)
        if (day, period) in shared or week.unused == {period}:
            continue
        if before is not None and week.goes_on(before, hole=(day, period)):
            yield _Before(before, length, not within and (length > 1 or empty * 2 > len(week.days)))
            continue
        beside = week.lessons.get((day - 1, period))
        alone = length == 1 and empty == 1 and (before is not None or period == 1)
        if beside is not None and alone and week.goes_on_to_the_next_day(beside, hole=(day, period)):
            yield _Before(beside, 1, free=False)
