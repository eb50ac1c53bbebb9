"""What reports say of classes: their lessons, the cells that were not understood, their order."""

from collections.abc import Iterable
from fractions import Fraction

from edu_compliance.model.lesson import Naming, SchoolClass
from edu_compliance.model.place import Place
from edu_compliance.model.stage import Stage
from edu_compliance.reporting.needs import add


def lessons_of(school_class: SchoolClass) -> Fraction:
    """Lessons a week that were read for a class, a mean over the cycle, those of unknown subjects included."""
    others = [lesson.weeks.share for lesson in school_class.lessons if lesson.weeks.cycle != 1]
    every_week = len(school_class.lessons) - len(others)
    return add((Fraction(every_week), *others, *(allotment.low for allotment in school_class.allotments)))


def not_understood(school_class: SchoolClass) -> frozenset[Place]:
    """Cells of a class whose words nobody knows, or that leave its numbers open."""
    unknown = {one.place for one in school_class.week if one.taught.naming is Naming.UNKNOWN}
    return frozenset(unknown).union(*(doubt.places for doubt in school_class.doubts))


def in_order(classes: Iterable[SchoolClass]) -> list[SchoolClass]:
    """Classes by stage, grade and number as a school counts them; what is unknown comes last, in reading order."""
    stages = list(Stage)
    return sorted(
        classes,
        key=lambda c: (
            stages.index(c.stage) if c.stage else len(stages),
            c.grades or (99,),
            c.naming.branch,
            c.number if c.number is not None else 10_000,
        ),
    )
