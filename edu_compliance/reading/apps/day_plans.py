"""Days of lessons with clock times and no period numbers, as timetable programs keep them, become a class's week."""

from collections.abc import Iterable, Sequence

import attrs

from edu_compliance.model.class_name import ClassName
from edu_compliance.model.lesson import (
    ClassKind,
    Doubt,
    Lesson,
    SchoolClass,
    Taught,
    Uncounted,
)
from edu_compliance.model.message import say
from edu_compliance.model.place import Place
from edu_compliance.reading.apps.periods import DayPlan, Entry, Periods, clock
from edu_compliance.reading.timetables.pieces import either
from edu_compliance.reading.timetables.texts.cells import CellReader

_EVENING = 19 * 60
"""From here on a lesson may be an evening's, which does not count: only a vocabulary's word makes it sure."""


@attrs.define
class Week:
    """What the plans of a class come to."""

    lessons: list[Lesson] = attrs.field(factory=list)
    uncounted: list[Uncounted] = attrs.field(factory=list)
    doubts: list[Doubt] = attrs.field(factory=list)


def week_of(plans: Sequence[DayPlan], cells: CellReader) -> Week:
    """The lessons of a week. Two plans that say different things of the same weekday, weeks and time leave it open."""
    week = Week()
    periods = Periods(plans, cells)
    taken: dict[tuple[int, int], list[int]] = {}
    for plan in plans:
        for order, entry in enumerate(plan.entries):
            if not entry.written:
                continue
            cell = cells.read(entry.written)
            if cell.empty:
                continue
            if cell.activity:
                why = say("uncounted.activity", name=cell.activity)
                label = clock(entry.start)
                week.uncounted.append(Uncounted(entry.written, why, entry.place, plan.weekday, label, cell.about))
                continue
            period = periods.of(plan, order)
            for taught, own in cell.lessons:
                weeks = plan.weeks.within(own)
                if weeks is not None:
                    lesson = Lesson(plan.weekday, period, _by(taught, entry.teacher), weeks, entry.place)
                    _put(week, taken.setdefault((plan.weekday, period), []), lesson)
            _doubt_of(week, plan, entry, cell.loose_weeks, tuple(s for t, _ in cell.lessons for s in t.subjects))
    return week


def _put(week: Week, taken: list[int], lesson: Lesson) -> None:
    """Adds a lesson; where another plan has one at that time in that week, either may be taught."""
    for index in taken:
        other = week.lessons[index]
        if other.place != lesson.place and other.weeks.within(lesson.weeks) is not None:
            week.lessons[index] = either(other, lesson.taught)
            if other.taught.subjects != lesson.taught.subjects:
                why = say("plans.two_at_once")
                week.doubts.append(Doubt(lesson.taught.written, why, (other.place, lesson.place)))
            return
    taken.append(len(week.lessons))
    week.lessons.append(lesson)


def _doubt_of(week: Week, plan: DayPlan, entry: Entry, loose: bool, subjects: tuple[str, ...]) -> None:
    share = plan.weeks.share
    if loose:
        why = say("doubt.weeks_of_unknown_share")
        week.doubts.append(Doubt(entry.written, why, (entry.place,), fewer=share, subjects=subjects))
    if entry.start is not None and entry.start >= _EVENING:
        why = say("plans.maybe_evening", time=clock(entry.start))
        week.doubts.append(Doubt(entry.written, why, (entry.place,), fewer=share, subjects=subjects))


def _by(taught: Taught, teacher: str) -> Taught:
    return attrs.evolve(taught, teacher=teacher) if teacher and not taught.teacher else taught


def class_of(naming: ClassName, place: Place, week: Week, doubts: Iterable[Doubt] = ()) -> SchoolClass:
    """The class with its week."""
    lessons = tuple(sorted(week.lessons, key=lambda one: (one.weekday, one.period, one.weeks.held)))
    return attrs.evolve(
        SchoolClass.named(naming, ClassKind.TIMETABLE, place),
        days=tuple(sorted({lesson.weekday for lesson in lessons})),
        lessons=lessons,
        uncounted=tuple(week.uncounted),
        doubts=(*week.doubts, *doubts),
    )
