"""Minutes of organised physical activity a day: PE lessons, 大课间, 课外体育活动 (PE-19, PE-22; ledger A4-11)."""

import re
from collections.abc import Iterable, Sequence, Set
from fractions import Fraction
from functools import partial

import attrs

from edu_compliance.measuring.evidence import Evidence
from edu_compliance.measuring.lessons import Results
from edu_compliance.measuring.measure import Measure, Unmeasured
from edu_compliance.measuring.scope import Standing
from edu_compliance.model.bells import Bell, BellSchedule
from edu_compliance.model.lesson import SchoolClass, Uncounted
from edu_compliance.model.measurement import Measurement, Uncertainty
from edu_compliance.model.message import say
from edu_compliance.model.place import Place
from edu_compliance.model.rule import Requirement, TargetKind
from edu_compliance.model.stage import Area, Stage
from edu_compliance.model.submission import SheetKind

MINUTES = "minutes_per_day"
_SURELY = frozenset({"大课间", "阳光体育", "课间操"})
"""Activities of the vocabulary in which the whole school exercises."""
_MAYBE = "课外活动"
"""Sport only where its label says so (课外体育活动)."""
_SPORT = re.compile(r"体育|锻炼|跑|操(?!场)|武术|锅庄")
_AGREES = re.compile(rf"{_SPORT.pattern}|课间|活动|运动|球|跳绳|舞|健身|太极")
"""Words of a cell in a 大课间 row that says no more than that it takes place."""
_SEASON = re.compile(r"[春夏秋冬]|季|作息[一二12]|[0-9]月")
_STAGES = {Stage.PRIMARY: "小学", Stage.JUNIOR: "初中", Stage.SENIOR: "高中"}
_WEEK = 7
Minutes = tuple[int, ...]
"""Of each weekday, Monday first."""
_WHOLE_DAY = 24 * 60
"""What a number of minutes may be of which nothing is known."""


@attrs.frozen
class _Numbers:
    """All that the minutes of a day depend on in a schedule."""

    low: Minutes
    high: Minutes
    breaks: Minutes
    """What of `low` is 大课间 and its like, beside which a class's timetable may say something else."""
    shortest: int
    """Minutes of the shortest lesson."""
    longest: int


@attrs.frozen
class _Day:
    """What a schedule gives: minutes of activity by weekday, and how long its lessons are."""

    numbers: _Numbers
    places: tuple[Place, ...]
    doubts: tuple[Uncertainty, ...]


@attrs.frozen
class _Days:
    """What the schedules that may be a class's give together; the classes of a stage have them in common."""

    numbers: tuple[_Numbers, ...]
    """Of each distinct day: every sheet of a school may show the same times."""
    several: tuple[Place, ...]
    """A cell of each schedule, where there are several and no seasons tell why."""
    seasons: bool
    places: tuple[Place, ...]
    doubts: tuple[Uncertainty, ...]

    @classmethod
    def of(cls, schedules: Sequence[BellSchedule]) -> "_Days":
        days = [_day(schedule) for schedule in schedules]
        seasons = all(_SEASON.search(title) for title in dict.fromkeys(schedule.title for schedule in schedules))
        several = tuple(day.places[0] for day in days if day.places) if len(days) > 1 and not seasons else ()
        return cls(
            tuple(dict.fromkeys(day.numbers for day in days)),
            several,
            seasons,
            tuple(dict.fromkeys(place for day in days for place in day.places)),
            tuple(doubt for day in days for doubt in day.doubts),
        )


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
    shown = [schedule for schedule in schedules if any(_sport(bell) for bell in schedule.bells)]
    found = evidence.once("activity", partial(_of_school, classes, shown, evidence))
    if found.low < (requirement.at_least or 1):
        return (Unmeasured(found.target, say("activity.no_bells")),)
    return (attrs.evolve(found, high=max(found.low, found.high)),)


def _of_school(classes: Sequence[SchoolClass], schedules: Sequence[BellSchedule], evidence: Evidence) -> Measurement:
    days = {stage: _Days.of(_of_stage(stage, schedules)) for stage in {one.stage for one in classes}}
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


def _minutes(school_class: SchoolClass, days: _Days, evidence: Evidence) -> Measurement:
    """One class: the least of its days, by the schedules that may be its own."""
    target = evidence.class_target(school_class)
    if not days.numbers:
        why = Uncertainty(target.name, say("activity.no_clock_times"), (school_class.place,))
        weakest = say("activity.unknown_day", name=target.name)
        return Measurement(target, Fraction(0), Fraction(_WHOLE_DAY), MINUTES, (), (why,), details=(weakest,))
    lessons, otherwise = _lessons(school_class, evidence), _said_otherwise(school_class)
    off = {one.weekday for one in otherwise if one.weekday is not None}
    found = [_by_schedule(lessons, numbers, off) for numbers in days.numbers]
    low, high = min(one[0] for one in found), (min if days.seasons else max)(one[1] for one in found)
    weekday = min(found, key=lambda one: one[0])[2]
    pe = evidence.tally(school_class).count(Area.PE)
    doubts: tuple[Uncertainty, ...] = ()
    if low < high:
        doubts = (*days.doubts, *pe.uncertainties)
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
        if any(word in one.period for word in _SURELY) and not _AGREES.search(one.written)
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


def _by_schedule(lessons: _Lessons, of: _Numbers, off: Set[int]) -> tuple[Fraction | int, Fraction | int, int]:
    """The fewest minutes of a day, low and high, and the weekday they are low on; `off` are days without their breaks,
    as far as is sure."""
    low = [least - (of.breaks[at] if at + 1 in off else 0) for at, least in enumerate(of.low)]
    lows = {day: low[day - 1] + max(0, sure - lessons.fewer) * of.shortest for day, sure in lessons.sure.items()}
    highs = (
        of.high[day - 1] + (sure + lessons.maybe[day] + lessons.more) * of.longest for day, sure in lessons.sure.items()
    )
    weekday = min(lows, key=lambda day: (lows[day], day))
    return lows[weekday], min(highs), weekday


def _day(schedule: BellSchedule) -> _Day:
    lengths = [bell.minutes for bell in schedule.bells if bell.lesson and bell.minutes is not None]
    low, high, breaks = [0] * _WEEK, [0] * _WEEK, [0] * _WEEK
    places, doubts = [], []
    for bell in schedule.bells:
        sport = _sport(bell)
        if sport is Standing.NO:
            continue
        days = [day - 1 for day in bell.weekdays] or range(_WEEK)
        if bell.minutes is None:
            doubts.append(Uncertainty(bell.label, say("activity.no_end", label=bell.label), (bell.place,)))
        elif sport is Standing.SURE:
            places.append(bell.place)
        else:
            doubts.append(Uncertainty(bell.label, say("activity.maybe_sport", label=bell.label), (bell.place,)))
        for day in days:
            high[day] += _WHOLE_DAY if bell.minutes is None else bell.minutes
            sure = bell.minutes if bell.minutes is not None and sport is Standing.SURE else 0
            low[day] += sure
            breaks[day] += sure if bell.activity in _SURELY else 0
    if not lengths:
        doubts.append(Uncertainty(schedule.title, say("activity.no_lesson_length"), (schedule.place,)))
    longest = max(lengths, default=_WHOLE_DAY)
    most = tuple(min(one, _WHOLE_DAY) for one in high)
    numbers = _Numbers(tuple(low), most, tuple(breaks), min(lengths, default=0), longest)
    return _Day(numbers, tuple(places), tuple(doubts))


def _sport(bell: Bell) -> Standing:
    """Whether a line of the day is exercise for everybody."""
    if bell.lesson or not bell.activity:
        return Standing.NO
    if bell.activity in _SURELY or (bell.activity == _MAYBE and _SPORT.search(bell.label)):
        return Standing.MAY if bell.weekdays_open else Standing.SURE
    return Standing.MAY if bell.activity == _MAYBE else Standing.NO


def _of_stage(stage: Stage | None, schedules: Iterable[BellSchedule]) -> list[BellSchedule]:
    """The schedules that may be those of a stage's classes: which name it, else which name none."""
    own = _STAGES.get(stage) if stage else None
    named = [one for one in schedules if own and own in one.title]
    return named or [one for one in schedules if not any(word in one.title for word in _STAGES.values())]


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
