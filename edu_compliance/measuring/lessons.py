"""Measures counted from timetables and allocations: lessons a week, days with a lesson."""

import itertools
from fractions import Fraction

from edu_compliance.measuring.evidence import Evidence
from edu_compliance.measuring.measure import Measure, Parameter, ParameterKind, Unmeasured
from edu_compliance.measuring.scope import Scope, Standing, scope_of
from edu_compliance.measuring.tally import LONGEST_CYCLE, ClassTally
from edu_compliance.model.lesson import Lesson, SchoolClass
from edu_compliance.model.measurement import Measurement, Target
from edu_compliance.model.message import say
from edu_compliance.model.rule import Requirement, TargetKind
from edu_compliance.model.submission import SheetKind

Results = tuple[Measurement | Unmeasured, ...]

LESSONS = "lessons_per_week"
WEEKS = (SheetKind.TIMETABLE, SheetKind.ALLOCATION)
OF = Parameter(ParameterKind.SCOPE, required=True)
AVERAGE = Parameter(ParameterKind.FLAG)
"""Whether a bound holds for the mean of the cycle; without it, in every week."""

_NOTHING = Fraction(0)


def weekly_lessons(requirement: Requirement, evidence: Evidence) -> Results:
    """Lessons a week of each class in `of`, a mean over the cycle with its least week.

    The bound has to hold in every week, unless the parameter `average` says that it holds for the mean.
    """
    scope = scope_of(requirement.parameters["of"])
    return tuple(weekly(one, scope, evidence) for one in evidence.all_classes)


def lesson_days(requirement: Requirement, evidence: Evidence) -> Results:
    """Days a week on which each class has a lesson in `of`; the whole is the days on which it has any lesson."""
    scope = scope_of(requirement.parameters["of"])
    return tuple(_days(evidence.class_target(one), evidence.tally(one), scope) for one in evidence.all_classes)


def weekly(school_class: SchoolClass, scope: Scope, evidence: Evidence) -> Measurement:
    """Lessons a week of one class in a scope."""
    count = evidence.tally(school_class).count(scope)
    return Measurement(
        evidence.class_target(school_class),
        count.low,
        count.high,
        LESSONS,
        count.places,
        count.uncertainties,
        least=count.least,
        weeks=count.weeks,
    )


def _days(target: Target, tally: ClassTally, scope: Scope) -> Measurement | Unmeasured:
    school_class = tally.school_class
    if not school_class.lessons:
        return Unmeasured(target, say("measuring.no_days", name=school_class.name))
    teaching = sorted({lesson.weekday for lesson in school_class.lessons})
    sure, may = _held(tally, scope, Standing.SURE), _held(tally, scope, Standing.MAY)
    doubts = [doubt for doubt in school_class.doubts if tally.affects(doubt, scope)]
    fewer = sum((doubt.fewer for doubt in doubts), _NOTHING)
    more = sum((doubt.more for doubt in doubts), _NOTHING)
    weeks = tuple(
        (max(len(surely) - fewer, _NOTHING), min(len(surely | maybe) + more, Fraction(len(teaching))))
        for surely, maybe in zip(sure, may, strict=True)
    )
    low = sum((low for low, _ in weeks), _NOTHING) / len(weeks)
    high = sum((high for _, high in weeks), _NOTHING) / len(weeks)
    differ = len(set(weeks)) > 1
    without = [day for day in teaching if not any(day in days for days in itertools.chain(sure, may))]
    count = tally.count(scope)
    return Measurement(
        target,
        low,
        high,
        unit="days",
        places=count.places,
        uncertainties=count.uncertainties if low != high else (),
        whole=Fraction(len(teaching)),
        least=(min(low for low, _ in weeks), min(high for _, high in weeks)) if differ else None,
        weeks=weeks if differ else (),
        details=(say("measuring.days_without", of=scope, days=tuple(without)),) if without else (),
    )


def _held(tally: ClassTally, scope: Scope, standing: Standing) -> list[set[int]]:
    """The weekdays that have a lesson of this standing, for each week of the cycle.

    Of a cycle too long to go through there is one week: a lesson that is not in each of its weeks only may count.
    """
    long = tally.cycle > LONGEST_CYCLE
    days: list[set[int]] = [set() for _ in range(1 if long else tally.cycle)]
    for group in tally.groups:
        found = tally.standing(group, scope)
        for lesson in group.lessons:
            if long:
                always = lesson.weeks.share == 1
                if found and standing is (Standing.SURE if always and found is Standing.SURE else Standing.MAY):
                    days[0].add(lesson.weekday)
            elif found is standing:
                _add(days, lesson)
    return days


def _add(days: list[set[int]], lesson: Lesson) -> None:
    for held in lesson.weeks.held:
        for week in range(held - 1, len(days), lesson.weeks.cycle):
            days[week].add(lesson.weekday)


MEASURES = (
    Measure(
        "weekly_lessons",
        {"of": OF, "average": AVERAGE},
        unit=LESSONS,
        evidence=WEEKS,
        targets=(TargetKind.CLASS,),
        function=weekly_lessons,
    ),
    Measure(
        "lesson_days",
        {"of": OF, "average": AVERAGE},
        unit="days",
        evidence=(SheetKind.TIMETABLE,),
        targets=(TargetKind.CLASS,),
        function=lesson_days,
        every=True,
    ),
)
