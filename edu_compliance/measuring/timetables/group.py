"""What a class is taught under one name, and counting it over the weeks of a cycle in whole numbers."""

from collections.abc import Iterable
from fractions import Fraction

import attrs

from edu_compliance.measuring.scope import Kind
from edu_compliance.model.lesson import Allotment, Lesson, Taught

LONGEST_CYCLE = 60
"""Weeks up to which each week of a cycle is looked at; a longer one has its mean, and its least week in doubt."""

NOTHING = Fraction(0)

# Lessons are counted as integers; most counts are small, and making a Fraction costs more than counting.
_WHOLE = tuple(Fraction(number) for number in range(100))


# Not frozen: there are fifteen of them in every class, and a frozen one takes three times as long to make.
@attrs.define(eq=False)
class Group:
    """Everything a class is taught under one written name."""

    kind: Kind
    lessons: list[Lesson] = attrs.field(factory=list)
    allotments: list[Allotment] = attrs.field(factory=list)

    @property
    def taught(self) -> Taught:
        """The subject they have in common."""
        return self.kind.taught

    def lessons_in(self, cycle: int) -> int:
        """Lessons in a whole cycle, which is a multiple of theirs; without the allotments."""
        if cycle == 1:
            return len(self.lessons)
        return sum(len(lesson.weeks.held) * (cycle // lesson.weeks.cycle) for lesson in self.lessons)

    def each_week(self, cycle: int) -> list[int]:
        """Lessons in each week of a cycle, which is a multiple of theirs."""
        counts = [0] * cycle
        for lesson in self.lessons:
            for week in weeks_of(lesson, cycle):
                counts[week] += 1
        return counts


def weeks_of(lesson: Lesson, cycle: int) -> Iterable[int]:
    """The weeks, counted from 0, of a cycle that is a multiple of the lesson's, in which it is held."""
    weeks = lesson.weeks
    return (week for held in weeks.held for week in range(held - 1, cycle, weeks.cycle))


def per_week(lessons: int, cycle: int) -> Fraction:
    """Mean lessons a week."""
    if cycle == 1 and lessons < len(_WHOLE):
        return _WHOLE[lessons]
    return Fraction(lessons, cycle)


def less(number: Fraction, fewer: Fraction) -> Fraction:
    """`number - fewer`, and never below zero."""
    return max(number - fewer, NOTHING) if fewer else number
