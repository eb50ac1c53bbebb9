"""Days of lessons with clock times and no period numbers, as timetable programs keep them, become a class's week."""

import math
from collections.abc import Iterable, Iterator, Sequence

import attrs

from edu_compliance.model.class_name import ClassName
from edu_compliance.model.lesson import (
    EVERY_WEEK,
    ClassKind,
    Doubt,
    Lesson,
    SchoolClass,
    Taught,
    Uncounted,
    Weeks,
)
from edu_compliance.model.message import say
from edu_compliance.model.place import Place
from edu_compliance.reading.timetables.pieces import either
from edu_compliance.reading.timetables.texts.cells import CellReader
from edu_compliance.reading.timetables.texts.titles import Title, read_title

_SAME_PERIOD = 20
"""Minutes: what begins closer together on different days is the same period; no two lessons of a day do."""
_EVENING = 19 * 60
"""From here on a lesson may be an evening's, which does not count: only a vocabulary's word makes it sure."""


@attrs.frozen
class Entry:
    """One lesson of a day as the file has it."""

    written: str
    """The subject's name; empty where nothing stands there."""
    place: Place
    start: int | None = None
    """Minutes after midnight; None where it is not said."""
    teacher: str = ""


@attrs.frozen
class DayPlan:
    """The lessons of one weekday in some weeks of a cycle."""

    name: str
    weekday: int
    """1 Monday … 7 Sunday."""
    weeks: Weeks
    entries: tuple[Entry, ...]


@attrs.define
class Week:
    """What the plans of a class come to."""

    lessons: list[Lesson] = attrs.field(factory=list)
    uncounted: list[Uncounted] = attrs.field(factory=list)
    doubts: list[Doubt] = attrs.field(factory=list)


def week_of(plans: Sequence[DayPlan], cells: CellReader) -> Week:
    """The lessons of a week. Two plans that say different things of the same weekday, weeks and time leave it open."""
    week = Week()
    periods = _Periods(plans, cells)
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
                weeks = within(plan.weeks, own)
                if weeks is not None:
                    lesson = Lesson(plan.weekday, period, _by(taught, entry.teacher), weeks, entry.place)
                    _put(week, taken.setdefault((plan.weekday, period), []), lesson)
            _doubt_of(week, plan, entry, cell.loose_weeks, tuple(s for t, _ in cell.lessons for s in t.subjects))
    return week


def _put(week: Week, taken: list[int], lesson: Lesson) -> None:
    """Adds a lesson; where another plan has one at that time in that week, either may be taught."""
    for index in taken:
        other = week.lessons[index]
        if other.place != lesson.place and within(other.weeks, lesson.weeks) is not None:
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


class _Periods:
    """Numbers the times at which lessons begin, from 1 over the periods that bear lessons on any day."""

    def __init__(self, plans: Sequence[DayPlan], cells: CellReader) -> None:
        starts = {
            entry.start
            for plan in plans
            for entry in plan.entries
            if entry.start is not None and entry.written and cells.read(entry.written).lessons
        }
        self._cells = cells
        self._number: dict[int, int] = {}
        count, first = 0, -_SAME_PERIOD
        for start in sorted(starts):
            if start - first >= _SAME_PERIOD:
                count, first = count + 1, start
            self._number[start] = count
        self._within_day = self._collide(plans)

    def _collide(self, plans: Sequence[DayPlan]) -> bool:
        """Whether times cannot number the periods: one is missing, or two of a day would have the same number."""
        for plan in plans:
            starts = [e.start for e in plan.entries if e.written and self._cells.read(e.written).lessons]
            if None in starts or len({self._number[start] for start in starts if start is not None}) < len(starts):
                return True
        return False

    def of(self, plan: DayPlan, order: int) -> int:
        """The period of an entry: by its time, else by its place among the day's lessons."""
        entry = plan.entries[order]
        if not self._within_day and entry.start is not None:
            return self._number[entry.start]
        before = (
            other
            for at, other in enumerate(plan.entries)
            if (other.start or 0, at) < (entry.start or 0, order)
            and other.written
            and self._cells.read(other.written).lessons
        )
        return sum(1 for _ in before) + 1


def within(first: Weeks, second: Weeks) -> Weeks | None:
    """The weeks that are in both; None where there are none."""
    if second == EVERY_WEEK:
        return first
    if first == EVERY_WEEK:
        return second
    cycle = math.lcm(first.cycle, second.cycle)
    held = tuple(
        week
        for week in range(1, cycle + 1)
        if (week - 1) % first.cycle + 1 in first.held and (week - 1) % second.cycle + 1 in second.held
    )
    return Weeks(cycle, held) if held else None


def minutes(text: str) -> int | None:
    """Minutes after midnight of `08:00`, `08:00:00` or a date-time; None where it is no time of day."""
    hour, _, rest = text.strip().rpartition("T")[2].partition(":")
    minute = rest[:2]
    if not (hour.isascii() and hour.isdigit() and minute.isascii() and minute.isdigit()):
        return None
    found = int(hour) * 60 + int(minute)
    return found if len(hour) <= 2 and int(minute) < 60 and found < 24 * 60 else None


def clock(start: int | None) -> str:
    """08:05; "" for no time."""
    return "" if start is None else f"{start // 60:02}:{start % 60:02}"


# --- whose week it is -------------------------------------------------------------------------------------------------


@attrs.frozen
class Heading:
    """What a file's texts say of its class and school."""

    naming: ClassName
    titles: tuple[Title, ...]

    @classmethod
    def of(cls, texts: Iterable[str]) -> "Heading":
        """By the nearest text first: the file's own words, its name, its folder."""
        titles = tuple(read_title(text) for text in texts if text.strip())
        return cls(_naming(titles), titles)

    @property
    def school(self) -> str:
        """The school's name; empty where nothing says it."""
        return next((title.school for title in self.titles if title.school), "")

    @property
    def year(self) -> int | None:
        """First calendar year of the school year."""
        return next((title.year for title in self.titles if title.year), None)

    @property
    def term(self) -> int | None:
        """1 autumn, 2 spring."""
        return next((title.term for title in self.titles if title.term), None)


def _naming(titles: Sequence[Title]) -> ClassName:
    found: ClassName | None = None
    for title in titles:
        if title.classed is not None and (found is None or found.agrees_with(title.classed)):
            found = title.classed if found is None else found.completed_by(title.classed)
    stage = next((title.stage for title in titles if title.stage), None)
    if found is None:
        found = ClassName(next(_own_words(titles), titles[0].text if titles else ""))
    return attrs.evolve(found, stage=stage) if found.stage is None and stage else found


def _own_words(titles: Iterable[Title]) -> Iterator[str]:
    for title in titles:
        words = title.own_words.replace(title.school, "") if title.school else title.own_words
        if 1 < len(words) <= 20:
            yield words


def class_of(naming: ClassName, place: Place, week: Week, doubts: Iterable[Doubt] = ()) -> SchoolClass:
    """The class with its week; stage and grades are settled later, among its school's other classes."""
    lessons = tuple(sorted(week.lessons, key=lambda one: (one.weekday, one.period, one.weeks.held)))
    return SchoolClass(
        name=naming.written,
        stage=naming.stage,
        grades=(),
        number=naming.number,
        kind=ClassKind.TIMETABLE,
        place=place,
        naming=naming,
        days=tuple(sorted({lesson.weekday for lesson in lessons})),
        lessons=lessons,
        uncounted=tuple(week.uncounted),
        doubts=(*week.doubts, *doubts),
    )
