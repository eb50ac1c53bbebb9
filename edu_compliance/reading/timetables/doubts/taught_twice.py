"""A class that nobody can teach: two lessons in one period, from different cells, or more than a day or a week holds.
Some of them are another class's, whose header or title was not understood."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import combinations

from edu_compliance.model.lesson import Allotment, Doubt, Lesson
from edu_compliance.model.message import Message, say
from edu_compliance.model.place import Place

_Subjects = tuple[str, ...]
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
    return _doubts(written, why, at, _by_subjects(unsure))


def too_many_a_day(written: str, lessons: Sequence[Lesson], place: Place) -> list[Doubt]:
    """The doubts of a class that has more lessons than a day holds."""
    if not more_than_a_day(lessons):
        return []
    return _too_many(written, lessons, place)


def too_many_a_week(written: str, allotments: Sequence[Allotment], place: Place) -> list[Doubt]:
    """The doubts of a class that is given more lessons than a week holds."""
    if sum(allotment.high for allotment in allotments) <= _MOST_A_WEEK:
        return []
    return _too_many(written, allotments, place)


def more_than_a_day(lessons: Sequence[Lesson]) -> bool:
    """Whether one class cannot have all these lessons on their days."""
    if max(Counter([lesson.weekday for lesson in lessons]).values(), default=0) <= _MOST_A_DAY:
        return False
    days = Counter(weekday for weekday, _ in {(lesson.weekday, lesson.period) for lesson in lessons})
    return max(days.values()) > _MOST_A_DAY


def of_another(written: str, halves: Sequence[Sequence[Lesson]], why: Message, place: Place) -> list[Doubt]:
    """The doubts of a class that either part of its lessons may be another class's, or older."""
    fewer: dict[_Subjects, Fraction] = defaultdict(Fraction)
    for half in halves:
        for subjects, share in _by_subjects(half).items():
            fewer[subjects] = max(fewer[subjects], share)
    return _doubts(written, why, (place,), fewer)


def _too_many(written: str, week: Sequence[Lesson | Allotment], place: Place) -> list[Doubt]:
    """Any of the lessons may be another class's."""
    fewer = _by_subjects(week)
    return _doubts(written, say("doubt.too_many_lessons", count=sum(fewer.values())), (place,), fewer)


def _by_subjects(week: Iterable[Lesson | Allotment]) -> dict[_Subjects, Fraction]:
    """Lessons a week, at the most, by the canonical subjects that they may be."""
    shares: dict[_Subjects, Fraction] = defaultdict(Fraction)
    for one in week:
        shares[one.taught.subjects] += one.high
    return shares


def _doubts(written: str, why: Message, places: tuple[Place, ...], fewer: Mapping[_Subjects, Fraction]) -> list[Doubt]:
    return [Doubt(written, why, places, fewer=share, subjects=subjects) for subjects, share in fewer.items()]


def _meet(one: Lesson, other: Lesson) -> bool:
    """Whether two lessons of one period, each from its own cell, are held in the same week."""
    return one.place != other.place and one.weeks.within(other.weeks) is not None
