"""ClassIsland profiles become classes: which plans hold, at what times, in which weeks; pieces are put together first.

Facts: ClassIsland's LessonsService and ClassPlan. Places are `file!plan!A<number of the lesson in its plan>`.
"""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import takewhile
from pathlib import PurePosixPath

import attrs

from edu_compliance.model.lesson import EVERY_WEEK, Doubt, SchoolClass, Weeks
from edu_compliance.model.message import Message, say
from edu_compliance.model.place import Place
from edu_compliance.model.profile import LESSON, Layout, LayoutItem, Plan, Profile
from edu_compliance.model.submission import Notice
from edu_compliance.reading.apps.day_plans import class_of, week_of
from edu_compliance.reading.apps.heading import Heading
from edu_compliance.reading.apps.periods import DayPlan, Entry
from edu_compliance.reading.apps.profile_json import SWITCHED_OFF
from edu_compliance.reading.timetables.texts.cells import CellReader
from edu_compliance.reading.timetables.texts.titles import read_title

_DEFAULT_GROUP = "acaf4ef0-e261-4262-b941-34ea93cb4369"
_GLOBAL = ""


@attrs.frozen
class ProfileReading:
    """What a profile says of the classes it is of."""

    classes: tuple[SchoolClass, ...] = ()
    heading: Heading = attrs.field(factory=lambda: Heading.of(()))
    notices: tuple[Notice, ...] = ()
    missing: tuple[Message, ...] = ()
    """The parts it refers to and does not hold."""
    whole: bool = True
    """False where lessons stand in it that could not be given a day or a name."""


def completed(name: str, profile: Profile, others: Sequence[tuple[str, Profile]]) -> Profile:
    """A profile with the layouts and subjects it refers to, taken from the files whose names are nearest to its own.

    `m1.classplans.json` takes its times from `m1.timelayouts.json` before `m2.timelayouts.json`, though the ids may be
    the same.
    """
    nearest = sorted(others, key=lambda other: (*_distance(name, other[0]), other[0]))
    layouts, subjects = dict(profile.layouts), dict(profile.subjects)
    for _, other in nearest:
        for id in {plan.layout for plan in profile.plans}:
            if id in other.layouts:
                layouts.setdefault(id, other.layouts[id])
        for id, subject in other.subjects.items():
            subjects.setdefault(id, subject)
    return attrs.evolve(profile, layouts=layouts, subjects=subjects)


def _distance(name: str, other: str) -> tuple[int, int]:
    """How far apart two files are: another folder is farther than any name, a longer common beginning is nearer."""
    here, there = PurePosixPath(name), PurePosixPath(other)
    alike = takewhile(lambda pair: pair[0] == pair[1], zip(here.name, there.name, strict=False))
    return int(here.parent != there.parent), -sum(1 for _ in alike)


def read_profile(profile: Profile, file: str, names: tuple[str, ...], cells: CellReader) -> ProfileReading:
    """The classes of a profile; `names` are what may name the class from outside, nearest first."""
    return _Reading(profile, file, names, cells).read()


class _Reading:
    """One profile being read."""

    def __init__(self, profile: Profile, file: str, names: tuple[str, ...], cells: CellReader) -> None:
        self._profile = profile
        self._file = file
        self._cells = cells
        self._names = names
        self._sheet = names[0] if names else file
        self._notices: list[Notice] = []
        self._doubts: list[Doubt] = []

    def read(self) -> ProfileReading:
        plans = [plan for plan in self._profile.plans if plan.enabled and not plan.overlay]
        aside = [plan for plan in self._profile.plans if not plan.enabled or plan.overlay]
        missing = tuple(self._missing(plans))
        if plans and not self._profile.subjects:
            return ProfileReading(heading=self._heading(""), missing=missing, whole=False)
        classes = []
        for group, own in self._by_class(plans, aside):
            heading = self._heading(group)
            self._doubts = []
            week = week_of([day for plan in own for day in self._days(plan)], self._cells)
            place = Place(self._file, group or self._sheet, "")
            classes.append(class_of(heading.naming, place, week, self._doubts))
        if aside:
            self._notices.append(Notice(say("profile.plans_aside", plans=tuple(plan.name for plan in aside))))
        whole = not missing and not any(doubt.more for one in classes for doubt in one.doubts)
        return ProfileReading(tuple(classes), self._heading(""), tuple(self._notices), missing, whole)

    def _heading(self, group: str) -> Heading:
        return Heading.of((group, self._profile.name, *self._names))

    def _missing(self, plans: Iterable[Plan]) -> Iterator[Message]:
        if any(plan.layout not in self._profile.layouts for plan in plans):
            yield say("profile.layouts")
        if any(id not in self._profile.subjects for plan in plans for id in plan.subjects if id and id != SWITCHED_OFF):
            yield say("profile.subjects")

    # --- which plans hold ---------------------------------------------------------------------------------------------

    def _by_class(self, plans: Sequence[Plan], aside: list[Plan]) -> Iterator[tuple[str, list[Plan]]]:
        """The plans of each class. A profile is one classroom's, unless its groups are named after classes."""
        common = [plan for plan in plans if plan.group == _GLOBAL]
        named = {
            id: name
            for id, name in self._profile.groups.items()
            if (c := read_title(name).classed) and c.number is not None
        }
        rest = [plan for plan in plans if plan.group != _GLOBAL and plan.group not in named]
        for id, name in named.items():
            own = [plan for plan in plans if plan.group == id]
            if own:
                yield name, own + common
        if rest or (common and not any(plan.group in named for plan in plans)):
            held, others = self._in_use(rest)
            aside += others
            yield "", held + common

    def _in_use(self, plans: list[Plan]) -> tuple[list[Plan], list[Plan]]:
        """Those of the group that is in use, and the rest; all where the file does not tell, as a piece does not."""
        for group in (self._profile.selected, _DEFAULT_GROUP):
            held = [plan for plan in plans if plan.group == group]
            if held:
                return held, [plan for plan in plans if plan.group != group]
        return plans, []

    # --- a plan's lessons ---------------------------------------------------------------------------------------------

    def _days(self, plan: Plan) -> Iterator[DayPlan]:
        place = Place(self._file, plan.name or self._sheet, "A1")
        entries = tuple(self._entries(plan, place))
        weeks = _weeks(plan)
        if plan.weekday is None or weeks is None:
            id = "profile.no_weekday" if plan.weekday is None else "profile.no_such_week"
            why = say(id, plan=plan.name, week=plan.week, cycle=plan.cycle)
            count = sum(1 for entry in entries if entry.written)
            self._doubts.append(Doubt(plan.name, why, (place,), more=Fraction(count)))
            return
        unnamed = [entry for entry in entries if entry.written == _UNKNOWN]
        if unnamed:
            places = tuple(entry.place for entry in unnamed)
            more = weeks.share * len(unnamed)
            self._doubts.append(Doubt(plan.name, say("profile.unknown_subjects", plan=plan.name), places, more=more))
        yield DayPlan(plan.name, plan.weekday, weeks, tuple(entry for entry in entries if entry.written != _UNKNOWN))

    def _entries(self, plan: Plan, place: Place) -> Iterator[Entry]:
        """Its lessons at their times; what is beyond the layout's last lesson does not exist for the program."""
        layout = self._profile.layouts.get(plan.layout)
        items: Sequence[LayoutItem | None] = _lessons_of(layout) if layout else [None] * len(plan.subjects)
        for at, item in enumerate(items):
            id = plan.subjects[at] if at < len(plan.subjects) else ""
            id = id or (item.subject if item else "")
            if not id or id == SWITCHED_OFF:
                continue
            subject = self._profile.subjects.get(id)
            where = attrs.evolve(place, cell=f"A{at + 1}")
            written = subject.name if subject else _UNKNOWN
            yield Entry(written, where, item.start if item else None, subject.teacher if subject else "")


_UNKNOWN = "\0"
"""Stands for a subject whose id nothing explains."""


def _lessons_of(layout: Layout) -> list[LayoutItem]:
    return [item for item in layout.items if item.kind == LESSON]


def _weeks(plan: Plan) -> Weeks | None:
    """The weeks a plan holds in; None where it is a week that its cycle does not have."""
    if plan.week == 0:
        return EVERY_WEEK
    return Weeks(plan.cycle, (plan.week,)) if 1 <= plan.week <= plan.cycle and plan.cycle > 1 else None
