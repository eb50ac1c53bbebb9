"""What a bell schedule gives of exercise for everybody: minutes by weekday, and how long its lessons are."""

import re
from collections.abc import Iterable, Sequence

import attrs

from edu_compliance.measuring.scope import Standing
from edu_compliance.model.bells import Bell, BellSchedule
from edu_compliance.model.measurement import Uncertainty
from edu_compliance.model.message import say
from edu_compliance.model.place import Place
from edu_compliance.model.stage import Stage

EVERYBODY = frozenset({"大课间", "阳光体育", "课间操"})
"""Activities of the vocabulary in which the whole school exercises."""
_MAYBE = "课外活动"
"""Sport only where its label says so (课外体育活动)."""
SPORT = re.compile(r"体育|锻炼|跑|操(?!场)|武术|锅庄")
_SEASON = re.compile(r"[春夏秋冬]|季|作息[一二12]|[0-9]月")
_STAGES = {Stage.PRIMARY: "小学", Stage.JUNIOR: "初中", Stage.SENIOR: "高中"}
_WEEK = 7
Minutes = tuple[int, ...]
"""Of each weekday, Monday first."""
WHOLE_DAY = 24 * 60
"""What a number of minutes may be of which nothing is known."""


@attrs.frozen
class Numbers:
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

    numbers: Numbers
    places: tuple[Place, ...]
    doubts: tuple[Uncertainty, ...]


@attrs.frozen
class Days:
    """What the schedules that may be a class's give together; the classes of a stage have them in common."""

    numbers: tuple[Numbers, ...]
    """Of each distinct day: every sheet of a school may show the same times."""
    several: tuple[Place, ...]
    """A cell of each schedule, where there are several and no seasons tell why."""
    seasons: bool
    places: tuple[Place, ...]
    doubts: tuple[Uncertainty, ...]

    @classmethod
    def of(cls, schedules: Sequence[BellSchedule]) -> "Days":
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


def _day(schedule: BellSchedule) -> _Day:
    lengths = [bell.minutes for bell in schedule.bells if bell.lesson and bell.minutes is not None]
    low, high, breaks = [0] * _WEEK, [0] * _WEEK, [0] * _WEEK
    places, doubts = [], []
    for bell in schedule.bells:
        sport = sport_of(bell)
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
            high[day] += WHOLE_DAY if bell.minutes is None else bell.minutes
            sure = bell.minutes if bell.minutes is not None and sport is Standing.SURE else 0
            low[day] += sure
            breaks[day] += sure if bell.activity in EVERYBODY else 0
    if not lengths:
        doubts.append(Uncertainty(schedule.title, say("activity.no_lesson_length"), (schedule.place,)))
    longest = max(lengths, default=WHOLE_DAY)
    most = tuple(min(one, WHOLE_DAY) for one in high)
    numbers = Numbers(tuple(low), most, tuple(breaks), min(lengths, default=0), longest)
    return _Day(numbers, tuple(places), tuple(doubts))


def sport_of(bell: Bell) -> Standing:
    """Whether a line of the day is exercise for everybody; a name nobody knows that speaks of sport may be."""
    if bell.lesson or not bell.activity:
        return Standing.MAY if not bell.lesson and SPORT.search(bell.label) else Standing.NO
    if bell.activity in EVERYBODY or (bell.activity == _MAYBE and SPORT.search(bell.label)):
        return Standing.MAY if bell.weekdays_open else Standing.SURE
    return Standing.MAY if bell.activity == _MAYBE else Standing.NO


def of_stage(stage: Stage | None, schedules: Iterable[BellSchedule]) -> list[BellSchedule]:
    """The schedules that may be those of a stage's classes: which name it, else which name none."""
    own = _STAGES.get(stage) if stage else None
    named = [one for one in schedules if own and own in one.title]
    return named or [one for one in schedules if not any(word in one.title for word in _STAGES.values())]
