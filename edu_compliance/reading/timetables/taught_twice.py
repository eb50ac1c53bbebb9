"""A class that has two lessons in one period, from different cells: some of them are another class's, whose header was
not understood."""

from collections import defaultdict
from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations

from edu_compliance.model.lesson import Doubt, Lesson
from edu_compliance.model.message import say
from edu_compliance.model.place import Place

_SEVERAL_TABLES = 3
"""Such periods from which on any lesson may be another class's."""


def taught_twice(written: str, lessons: Sequence[Lesson], place: Place) -> list[Doubt]:
    """The doubts of a class, `written` as in its table at `place`, that nobody can have all these lessons."""
    if len({(lesson.weekday, lesson.period) for lesson in lessons}) == len(lessons):
        return []
    slots: dict[tuple[int, int], list[Lesson]] = defaultdict(list)
    for lesson in lessons:
        slots[lesson.weekday, lesson.period].append(lesson)
    meeting = [held for held in slots.values() if any(_meet(*two) for two in combinations(held, 2))]
    if not meeting:
        return []
    unsure = lessons if len(meeting) >= _SEVERAL_TABLES else [lesson for held in meeting for lesson in held]
    why = say("doubt.taught_twice", count=len(meeting))
    at = (place, *(lesson.place for lesson in meeting[0]))
    fewer: dict[tuple[str, ...], Fraction] = defaultdict(Fraction)
    for lesson in unsure:
        fewer[lesson.taught.subjects] += lesson.weeks.share
    return [Doubt(written, why, at, fewer=share, subjects=subjects) for subjects, share in fewer.items()]


def _meet(one: Lesson, other: Lesson) -> bool:
    """Whether two lessons of one period, each from its own cell, are held in the same week."""
    return one.place != other.place and one.weeks.within(other.weeks) is not None
