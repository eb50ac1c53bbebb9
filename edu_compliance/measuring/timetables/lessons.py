"""Measures counted from timetables and allocations: lessons a week, days with a lesson."""

from fractions import Fraction

from edu_compliance.measuring.evidence import Evidence
from edu_compliance.measuring.measure import Measure, Parameter, ParameterKind, Unmeasured
from edu_compliance.measuring.scope import Scope, Standing, scope_of
from edu_compliance.measuring.timetables.group import LONGEST_CYCLE, NOTHING, less, per_week, weeks_of
from edu_compliance.measuring.timetables.tally import ClassTally
from edu_compliance.model.lesson import SchoolClass
from edu_compliance.model.measurement import Measurement, Target, Uncertainty
from edu_compliance.model.message import say
from edu_compliance.model.rule import Requirement, TargetKind
from edu_compliance.model.submission import SheetKind

Results = tuple[Measurement | Unmeasured, ...]

LESSONS = "lessons_per_week"
WEEKS = (SheetKind.TIMETABLE, SheetKind.ALLOCATION)
OF = Parameter(ParameterKind.SCOPE, required=True)
AVERAGE = Parameter(ParameterKind.FLAG)
"""Whether a bound holds for the mean of the cycle; without it, in every week."""


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
    teaching = tally.teaching_days
    if not teaching:
        return Unmeasured(target, say("measuring.no_days", name=target.name))
    whole = per_week(len(teaching), 1)
    if tally.placed_otherwise(scope):
        return _days_open(target, tally, scope, whole)
    sure, possible = _days_of_weeks(tally, scope)
    weeks = tuple(
        (per_week(len(surely), 1), per_week(len(possibly), 1)) for surely, possibly in zip(sure, possible, strict=True)
    )
    doubts = tally.doubts_about(scope)
    if doubts:
        fewer, more = sum((one.fewer for one in doubts), NOTHING), sum((one.more for one in doubts), NOTHING)
        weeks = tuple((less(low, fewer), min(high + more, whole)) for low, high in weeks)
    low, high = weeks[0]
    differ = len(weeks) > 1 and len(set(weeks)) > 1
    if differ:
        low, high = (sum(numbers, NOTHING) / len(weeks) for numbers in zip(*weeks, strict=True))
    # Where there may be lessons that nobody can place, no day is surely without.
    placed = not any(doubt.more for doubt in doubts)
    without = tuple(day for day in teaching if placed and not any(day in days for days in possible))
    count = tally.count(scope)
    return Measurement(
        target,
        low,
        high,
        "days",
        count.places,
        count.uncertainties if low != high else (),
        whole,
        least=(min(low for low, _ in weeks), min(high for _, high in weeks)) if differ else None,
        weeks=weeks if differ else (),
        details=(say("measuring.days_without", of=scope, days=without),) if without else (),
    )


def _days_open(target: Target, tally: ClassTally, scope: Scope, whole: Fraction) -> Measurement:
    """Where nobody can tell how lessons lie: all on one day, or each on its own."""
    count = tally.count(scope)
    least = count.low if count.least is None else count.least[0]
    low, high = min(least, Fraction(1)), min(count.high, whole)
    why = [Uncertainty(doubt.text, doubt.why, doubt.places) for doubt in tally.placed_otherwise(scope)]
    uncertainties = (*count.uncertainties, *why) if low != high else ()
    return Measurement(target, low, high, "days", count.places, uncertainties, whole)


def _days_of_weeks(tally: ClassTally, scope: Scope) -> tuple[list[set[int]], list[set[int]]]:
    """The weekdays that surely and possibly have a lesson in the scope, for each week of the cycle.

    Of a cycle too long to go through there is one week: a lesson that is not in each of its weeks only may count.
    """
    long = tally.cycle > LONGEST_CYCLE
    cycle = 1 if long else tally.cycle
    sure: list[set[int]] = [set() for _ in range(cycle)]
    possible: list[set[int]] = [set() for _ in range(cycle)]
    standings = tally.standings(scope)
    for group in tally.groups:
        standing = standings[group.kind]
        for lesson in group.lessons if standing else ():
            surely = standing is Standing.SURE and (not long or lesson.weeks.share == 1)
            for week in (0,) if cycle == 1 else weeks_of(lesson, cycle):
                possible[week].add(lesson.weekday)
                if surely:
                    sure[week].add(lesson.weekday)
    return sure, possible


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
