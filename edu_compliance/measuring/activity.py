"""Minutes of organised physical activity a day: PE lessons, 大课间, 课外体育活动 (PE-19, PE-22; ledger A4-11)."""

import re
from collections.abc import Sequence, Set
from fractions import Fraction
from functools import partial

import attrs

from edu_compliance.measuring.evidence import Evidence
from edu_compliance.measuring.exercise import EVERYBODY, SPORT, WHOLE_DAY, Days, Numbers, of_stage, sport_of
from edu_compliance.measuring.measure import Measure, Unmeasured
from edu_compliance.measuring.scope import Standing
from edu_compliance.measuring.timetables.lessons import Results
from edu_compliance.model.bells import BellSchedule
from edu_compliance.model.lesson import SchoolClass, Uncounted
from edu_compliance.model.measurement import Measurement, Uncertainty
from edu_compliance.model.message import say
from edu_compliance.model.place import Place
from edu_compliance.model.rule import Requirement, TargetKind
from edu_compliance.model.stage import Area
from edu_compliance.model.submission import SheetKind

MINUTES = "minutes_per_day"
_AGREES = re.compile(rf"{SPORT.pattern}|课间|活动|运动|球|跳绳|舞|健身|太极")
"""Words of a cell in a 大课间 row that says no more than that it takes place."""


def activity_minutes(requirement: Requirement, evidence: Evidence) -> Results:
    """Minutes on the weakest day of that class which has the fewest; its parts are the classes.

    Times that stand in a timetable prove what they show and not that there is no more: where they show too little, the
    bell schedule was not handed in.
    """
    classes = [one for one in evidence.all_classes if one.lessons]
    if not classes:
        return ()
    schedules = [schedule for file in evidence.submission.files for schedule in file.bells]
    whole = [schedule for schedule in schedules if schedule.whole]
    sheets = (sheet for file in evidence.submission.files for sheet in file.sheets)
    if whole or any(sheet.kind is SheetKind.BELLS and sheet.visible for sheet in sheets):
        return (evidence.once("activity", partial(_of_school, classes, whole, evidence)),)
    shown = [schedule for schedule in schedules if any(sport_of(bell) for bell in schedule.bells)]
    found = evidence.once("activity", partial(_of_school, classes, shown, evidence))
    if found.low < (requirement.at_least or 1):
        return (Unmeasured(found.target, say("activity.no_bells")),)
    return (attrs.evolve(found, high=max(found.low, found.high)),)


def _of_school(classes: Sequence[SchoolClass], schedules: Sequence[BellSchedule], evidence: Evidence) -> Measurement:
    days = {stage: Days.of(of_stage(stage, schedules)) for stage in {one.stage for one in classes}}
    parts = tuple(_minutes(one, days[one.stage], evidence) for one in classes)
    sure = {id(one) for one in evidence.classes if one.incomplete is None}
    firm = [part for part, one in zip(parts, classes, strict=True) if id(one) in sure] or list(parts)
    low, high = min(part.low for part in parts), min(part.high for part in firm)
    weakest = tuple(part.details[0] for part in firm if part.high == high)[:3]
    doubts = {(one.text, one.places): one for part in parts for one in part.uncertainties}
    return Measurement(
        evidence.school_target(),
        low,
        high,
        MINUTES,
        tuple(sorted({place for part in parts for place in part.places}, key=Place.sort_key)),
        tuple(doubts.values()) if low < high else (),
        parts=parts,
        details=weakest,
    )


def _minutes(school_class: SchoolClass, days: Days, evidence: Evidence) -> Measurement:
    """One class: the least of its days, by the schedules that may be its own."""
    target = evidence.class_target(school_class)
    if not days.numbers:
        why = Uncertainty(target.name, say("activity.no_clock_times"), (school_class.place,))
        weakest = say("activity.unknown_day", name=target.name)
        return Measurement(target, Fraction(0), Fraction(WHOLE_DAY), MINUTES, (), (why,), details=(weakest,))
    lessons, otherwise = _lessons(school_class, evidence), _said_otherwise(school_class)
    off = {one.weekday for one in otherwise if one.weekday is not None}
    found = [_by_schedule(lessons, numbers, off) for numbers in days.numbers]
    low, high = min(one[0] for one in found), (min if days.seasons else max)(one[1] for one in found)
    weekday = min(found, key=lambda one: one[0])[2]
    pe, moved = evidence.tally(school_class).count(Area.PE), evidence.tally(school_class).placed_otherwise(Area.PE)
    doubts: tuple[Uncertainty, ...] = ()
    if low < high:
        doubts = (*days.doubts, *pe.uncertainties)
        doubts += tuple(Uncertainty(one.text, one.why, one.places) for one in moved)
        doubts += tuple(
            Uncertainty(one.written, say("activity.said_otherwise", label=one.period, text=one.written), (one.place,))
            for one in otherwise
        )
        if days.several:
            doubts += (Uncertainty(target.name, say("activity.several_schedules"), days.several),)
    return Measurement(
        target,
        Fraction(low),
        Fraction(high),
        MINUTES,
        days.places + pe.places,
        doubts,
        details=(say("activity.weakest_day", name=target.name, day=weekday, low=Fraction(low)),),
    )


def _said_otherwise(school_class: SchoolClass) -> list[Uncounted]:
    """Cells of a class's own week that put something else where a schedule has everybody exercise: 班会 in 大课间."""
    return [
        one
        for one in school_class.uncounted
        if any(word in one.period for word in EVERYBODY) and not _AGREES.search(one.written)
    ]


@attrs.frozen
class _Lessons:
    """PE lessons of a class by weekday, and how many a day they may be fewer or more."""

    sure: dict[int, int]
    maybe: dict[int, int]
    fewer: Fraction | int
    more: Fraction | int


def _lessons(school_class: SchoolClass, evidence: Evidence) -> _Lessons:
    tally = evidence.tally(school_class)
    if tally.placed_otherwise(Area.PE):
        none = dict.fromkeys(tally.teaching_days, 0)
        return _Lessons(none, none, 0, tally.count(Area.PE).high)
    standings = tally.standings(Area.PE)
    sure = dict.fromkeys(school_class.days, 0)
    maybe = dict.fromkeys(school_class.days, 0)
    slots: set[tuple[int, int]] = set()
    for group in tally.groups:
        standing = standings[group.kind]
        for lesson in group.lessons if standing else ():
            slot = (lesson.weekday, lesson.period)
            if slot in slots:
                continue
            if standing is Standing.SURE and lesson.weeks.share == 1:
                slots.add(slot)
                sure[lesson.weekday] += 1
            else:
                maybe[lesson.weekday] += 1
    doubts = tally.doubts_about(Area.PE)
    fewer = sum(doubt.fewer for doubt in doubts)
    more = sum(doubt.more for doubt in doubts)
    return _Lessons(sure, maybe, fewer, more)


def _by_schedule(lessons: _Lessons, of: Numbers, off: Set[int]) -> tuple[Fraction | int, Fraction | int, int]:
    """The fewest minutes of a day, low and high, and the weekday they are low on; `off` are days without their breaks,
    as far as is sure."""
    low = [least - (of.breaks[at] if at + 1 in off else 0) for at, least in enumerate(of.low)]
    lows = {day: low[day - 1] + max(0, sure - lessons.fewer) * of.shortest for day, sure in lessons.sure.items()}
    highs = (
        of.high[day - 1] + (sure + lessons.maybe[day] + lessons.more) * of.longest for day, sure in lessons.sure.items()
    )
    weekday = min(lows, key=lambda day: (lows[day], day))
    return lows[weekday], min(highs), weekday


MEASURES = (
    Measure(
        "activity_minutes",
        {},
        unit=MINUTES,
        evidence=(SheetKind.TIMETABLE, SheetKind.BELLS),
        targets=(TargetKind.SCHOOL,),
        function=activity_minutes,
    ),
)
