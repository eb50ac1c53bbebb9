"""A class that nobody can teach: two lessons in one period, from different cells, or more than a day or a week holds.
Some of them are another class's, whose header or title was not understood."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import combinations

from edu_compliance.model.lesson import Allotment, Doubt, Lesson, Taught
from edu_compliance.model.message import Message, say
from edu_compliance.model.place import Place

_SEVERAL_TABLES = 3
"""Such periods from which on any lesson may be another class's."""
_MOST_A_DAY, _MOST_A_WEEK = 11, 72
"""Lessons; the twelfth of a day lies in its evening, or is another class's."""


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


def too_many_a_day(written: str, lessons: Sequence[Lesson], place: Place) -> list[Doubt]:
    """The doubts of a class that has more lessons than a day holds."""
    if not more_than_a_day(lessons):
        return []
    return _too_many(written, [(lesson.taught, lesson.weeks.share) for lesson in lessons], place)


def too_many_a_week(written: str, allotments: Sequence[Allotment], place: Place) -> list[Doubt]:
    """The doubts of a class that is given more lessons than a week holds."""
    if sum(allotment.high for allotment in allotments) <= _MOST_A_WEEK:
        return []
    return _too_many(written, [(allotment.taught, allotment.high) for allotment in allotments], place)


def more_than_a_day(lessons: Sequence[Lesson]) -> bool:
    """Whether one class cannot have all these lessons on their days."""
    if max(Counter([lesson.weekday for lesson in lessons]).values(), default=0) <= _MOST_A_DAY:
        return False
    days = Counter(weekday for weekday, _ in {(lesson.weekday, lesson.period) for lesson in lessons})
    return max(days.values()) > _MOST_A_DAY


def of_another(written: str, halves: Sequence[Sequence[Lesson]], why: Message, place: Place) -> list[Doubt]:
    """The doubts of a class that either part of its lessons may be another class's, or older."""
    fewer: dict[tuple[str, ...], Fraction] = defaultdict(Fraction)
    for half in halves:
        for subjects, share in _by_subjects((lesson.taught, lesson.weeks.share) for lesson in half).items():
            fewer[subjects] = max(fewer[subjects], share)
    return [Doubt(written, why, (place,), fewer=share, subjects=subjects) for subjects, share in fewer.items()]


def _too_many(written: str, taught: Sequence[tuple[Taught, Fraction]], place: Place) -> list[Doubt]:
    """Any of the lessons may be another class's."""
    fewer = _by_subjects(taught)
    why = say("doubt.too_many_lessons", count=sum(fewer.values()))
    return [Doubt(written, why, (place,), fewer=share, subjects=subjects) for subjects, share in fewer.items()]


def _by_subjects(taught: Iterable[tuple[Taught, Fraction]]) -> dict[tuple[str, ...], Fraction]:
    shares: dict[tuple[str, ...], Fraction] = defaultdict(Fraction)
    for one, share in taught:
        shares[one.subjects] += share
    return shares


def _meet(one: Lesson, other: Lesson) -> bool:
    """Whether two lessons of one period, each from its own cell, are held in the same week."""
    return one.place != other.place and one.weeks.within(other.weeks) is not None
