"""Whether a rule binds a target, which can be unknown: 一（1）班 is grade 1, 7 or 10 until something tells."""

import enum
from collections.abc import Collection, Iterable, Iterator

from edu_compliance.model.rule import Binding
from edu_compliance.model.stage import SCHOOL_STAGES, Stage, grades_of_stage

_FIRST = {stage: grades_of_stage(stage)[0] for stage in SCHOOL_STAGES}


class Bound(enum.Enum):
    """Whether a rule binds a target."""

    YES = "yes"
    MAYBE = "maybe"
    """Nobody knows: what would be not met is undetermined."""
    HARDLY = "hardly"
    """Not as it was deduced, but the deduction is in doubt: worth a word only where the rule would not be met."""
    NO = "no"


def bound(
    binding: Binding,
    stage: Stage | None,
    grade: int | None,
    doubtful: bool = False,
    among: Collection[Stage] = (),
    year: int | None = None,
) -> Bound:
    """Whether a rule binds a class or programme of a stage and grade (None: unknown); `doubtful`: they were deduced.

    `among` are the stages that an unknown one may be; empty: any. `year` is that of an unknown stage:
    三（1）班 is of the third year of whichever it is.
    """
    if stage is not None and (grade is not None or not binding.grades):
        if _matches(binding, stage, grade):
            return Bound.MAYBE if doubtful else Bound.YES
        if doubtful and any(_matches(binding, *other) for other in _namesakes(stage, grade)):
            return Bound.HARDLY
        return Bound.NO
    possible: Iterable[tuple[Stage, int | None]] = _possible(stage, grade)
    if among:
        # Of a known grade each of them is possible: the sixth is junior school's by 五四学制.
        possible = (other for other in possible if other[0] in among) if grade is None else ((e, grade) for e in among)
    if year is not None:
        possible = (other for other in possible if other[1] in (None, year, year + _FIRST.get(other[0], 1) - 1))
    found = {_matches(binding, *other) for other in possible}
    if found == {True}:
        # Where it is one of a few stages and each is bound, the doubt which of them it is changes nothing.
        return Bound.MAYBE if doubtful and not among else Bound.YES
    return Bound.MAYBE if True in found else Bound.NO


def _matches(binding: Binding, stage: Stage, grade: int | None) -> bool:
    if stage is Stage.PRESCHOOL:
        return False
    if stage is Stage.JUNIOR and grade == 6:
        grade = _FIRST[stage]  # by 五四学制 junior school begins with the sixth grade, which rules call its first
    return (not binding.stages or stage in binding.stages) and (not binding.grades or grade in binding.grades)


def _possible(stage: Stage | None, grade: int | None) -> Iterator[tuple[Stage, int | None]]:
    """Every stage and grade that what is known leaves open; no grade without a stage shuts out the kindergarten."""
    for each in Stage if stage is None else (stage,):
        grades = grades_of_stage(each)
        if grade is None or grade in grades:
            yield from ((each, one) for one in ((grade,) if grade is not None else grades))
        if each is Stage.PRESCHOOL and stage is None:
            yield each, grade


def _namesakes(stage: Stage, grade: int | None) -> Iterator[tuple[Stage, int | None]]:
    """What a class of this year of its stage may be instead: 三年级, 初三 and 高三 are all written 三."""
    for other in SCHOOL_STAGES:
        if grade is None or stage not in _FIRST:
            yield other, grade
        elif (namesake := grade - _FIRST[stage] + _FIRST[other]) in grades_of_stage(other):
            yield other, namesake
