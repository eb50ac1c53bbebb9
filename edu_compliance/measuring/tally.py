"""Counts what a class is taught in a week: in total, by subject, and by area with what keeps it in doubt."""

import math
from collections.abc import Iterable, Mapping
from fractions import Fraction
from functools import cached_property

import attrs

from edu_compliance.measuring.scope import Scope, Standing, in_area, in_list, standing, why_it_may
from edu_compliance.model.lesson import Allotment, Doubt, Lesson, Naming, SchoolClass, Taught
from edu_compliance.model.measurement import Uncertainty
from edu_compliance.model.message import Message, say
from edu_compliance.model.place import Place
from edu_compliance.model.rule import Areas
from edu_compliance.model.stage import Area

LONGEST_CYCLE = 60
"""Weeks up to which each week of a cycle is looked at; a longer one has its mean, and its least week in doubt."""

_NOTHING = Fraction(0)


@attrs.frozen(eq=False)
class Group:
    """Everything a class is taught under one written name."""

    taught: Taught
    """The first of them: they differ in their teachers at most."""
    lessons: list[Lesson] = attrs.field(factory=list)
    allotments: list[Allotment] = attrs.field(factory=list)

    @property
    def share(self) -> Fraction:
        """Mean lessons a week, without the allotments."""
        rotating = [lesson.weeks for lesson in self.lessons if lesson.weeks.cycle != 1]
        return sum((weeks.share for weeks in rotating), Fraction(len(self.lessons) - len(rotating)))

    def each_week(self, cycle: int) -> list[int]:
        """Lessons in each week of a cycle, which is a multiple of theirs."""
        counts = [0] * cycle
        for lesson in self.lessons:
            weeks = lesson.weeks
            for held in weeks.held:
                for week in range(held - 1, cycle, weeks.cycle):
                    counts[week] += 1
        return counts


@attrs.frozen
class Count:
    """Lessons a week in a scope: the mean of the cycle, and its weeks where they differ."""

    low: Fraction
    high: Fraction
    places: tuple[Place, ...]
    """The cells that surely count, Monday to Sunday; those that may stand in the uncertainties."""
    uncertainties: tuple[Uncertainty, ...] = ()
    """Why low and high differ; never empty where they do."""
    least: tuple[Fraction, Fraction] | None = None
    """Low and high of the least week, where the weeks differ."""
    weeks: tuple[tuple[Fraction, Fraction], ...] = ()
    """Low and high of each week, where they differ and can be told one by one."""


@attrs.frozen
class TallyDoubt:
    """A written name, or a doubt about a whole class, with the areas whose numbers it may change."""

    text: str
    why: Message
    places: tuple[Place, ...]
    areas: tuple[Area, ...]


# Not slotted, for its properties are cached; equal to itself only.
@attrs.frozen(eq=False, slots=False)
class ClassTally:
    """What a class is taught in a week, counted once and asked in several ways."""

    school_class: SchoolClass
    groups: tuple[Group, ...]
    cycle: int
    """Weeks after which the timetable repeats."""
    _areas: Areas
    _counts: dict[Scope, Count] = attrs.field(factory=dict, init=False)

    @cached_property
    def total(self) -> Fraction:
        """Mean lessons a week: all of them, 班会 and unknown ones included; an unclear allotment by its sure part."""
        return sum((group.share + _sure(group.allotments) for group in self.groups), _NOTHING)

    @cached_property
    def weekly_lessons(self) -> Mapping[str, Fraction]:
        """Mean lessons a week by canonical subject; what names no single subject stands under its name as written.

        Subjects that share a lesson (音乐/美术) have equal parts of it.
        """
        found: dict[str, Fraction] = {}
        for group in self.groups:
            taught = group.taught
            names = taught.subjects if taught.naming is Naming.SHARED and taught.subjects else (taught.name,)
            part = (group.share + _sure(group.allotments)) / len(names)
            for name in names:
                found[name] = found.get(name, _NOTHING) + part
        return found

    @cached_property
    def areas(self) -> Mapping[Area, Count]:
        """Lessons a week in each area."""
        return {area: self.count(area) for area in self._areas.by_area}

    @cached_property
    def doubts(self) -> tuple[TallyDoubt, ...]:
        """Everything that keeps an area's low and high apart, by written text; and doubts that change no number."""
        found: dict[str, TallyDoubt] = {}
        for area, count in self.areas.items():
            for one in count.uncertainties:
                known = found.get(one.text)
                if known is None:
                    found[one.text] = TallyDoubt(one.text, one.why, one.places, (area,))
                else:
                    places = tuple(dict.fromkeys(known.places + one.places))
                    areas = tuple(dict.fromkeys((*known.areas, area)))
                    found[one.text] = attrs.evolve(known, places=places, areas=areas)
        idle = (doubt for doubt in self.school_class.doubts if doubt.text not in found)
        return (*found.values(), *(TallyDoubt(doubt.text, doubt.why, doubt.places, ()) for doubt in idle))

    def standing(self, group: Group, scope: Scope) -> Standing:
        """Whether a group's lessons count in a scope."""
        return standing(group.taught, scope, self.school_class.stage, self._areas)

    def affects(self, doubt: Doubt, scope: Scope) -> bool:
        """Whether a doubt about the class may change the number of a scope."""
        if not (doubt.fewer or doubt.more):
            return False
        if not doubt.subjects:
            return True
        if isinstance(scope, Area):
            area, stage = self._areas.by_area[scope], self.school_class.stage
            return any(in_area(subject, area, stage) for subject in doubt.subjects)
        return any(in_list(subject, scope, self._areas.stands_for) for subject in doubt.subjects)

    def count(self, scope: Scope) -> Count:
        """Lessons a week in a scope."""
        found = self._counts.get(scope)
        if found is None:
            found = self._counts[scope] = self._count(scope)
        return found

    def _count(self, scope: Scope) -> Count:
        standings = [(group, self.standing(group, scope)) for group in self.groups]
        sure = [group for group, found in standings if found is Standing.SURE]
        may = [group for group, found in standings if found is Standing.MAY]
        doubts = [doubt for doubt in self.school_class.doubts if self.affects(doubt, scope)]
        places, uncertainties = _in_order(sure), self._uncertainties(scope, sure, may, doubts)
        if not doubts and not self.school_class.allotments:
            fewer = more = _NOTHING
        else:
            fewer = sum((doubt.fewer for doubt in doubts), _NOTHING) - _low(sure)
            more = sum((doubt.more for doubt in doubts), _NOTHING) + _high(sure) + _high(may)
        if self.cycle == 1:
            surely = Fraction(sum(len(group.lessons) for group in sure))
            low, high = _less(surely, fewer), surely
            if may or more:
                high = surely + sum(len(group.lessons) for group in may) + more
            return Count(low, high, places, uncertainties)
        surely = sum((group.share for group in sure), _NOTHING)
        low, high = _less(surely, fewer), surely + sum((group.share for group in may), _NOTHING) + more
        rotating = [lesson for group in sure + may for lesson in group.lessons if lesson.weeks.share != 1]
        if not rotating:
            return Count(low, high, places, uncertainties)
        if self.cycle > LONGEST_CYCLE:
            steady = sum(lesson.weeks.share == 1 for group in sure for lesson in group.lessons)
            why = say("measuring.cycle_too_long", weeks=self.cycle)
            doubt = Uncertainty(rotating[0].taught.written, why, tuple(lesson.place for lesson in rotating))
            return Count(low, high, places, (*uncertainties, doubt), least=(_less(Fraction(steady), fewer), high))
        weeks = self._weeks(sure, may, fewer, more)
        if len(set(weeks)) == 1:
            return Count(low, high, places, uncertainties)
        least = (min(low for low, _ in weeks), min(high for _, high in weeks))
        return Count(low, high, places, uncertainties, least, weeks)

    def _weeks(
        self, sure: list[Group], may: list[Group], fewer: Fraction, more: Fraction
    ) -> tuple[tuple[Fraction, Fraction], ...]:
        lows, highs = [0] * self.cycle, [0] * self.cycle
        for group in sure:
            for week, lessons in enumerate(group.each_week(self.cycle)):
                lows[week] += lessons
                highs[week] += lessons
        for group in may:
            for week, lessons in enumerate(group.each_week(self.cycle)):
                highs[week] += lessons
        return tuple((_less(Fraction(low), fewer), high + more) for low, high in zip(lows, highs, strict=True))

    def _uncertainties(
        self, scope: Scope, sure: list[Group], may: list[Group], doubts: list[Doubt]
    ) -> tuple[Uncertainty, ...]:
        found = [
            Uncertainty(group.taught.written, why_it_may(group.taught, scope, self._areas), _in_order([group]))
            for group in may
        ]
        for group in sure:
            unclear = [one for one in group.allotments if one.low != one.high]
            if unclear:
                low, high = sum(one.low for one in unclear), sum(one.high for one in unclear)
                why = say("measuring.allotment_unclear", text=group.taught.written, low=low, high=high)
                found.append(Uncertainty(group.taught.written, why, tuple(one.place for one in unclear)))
        found.extend(Uncertainty(doubt.text, doubt.why, doubt.places) for doubt in doubts)
        return tuple(sorted(found, key=lambda one: one.text)) if len(found) > 1 else tuple(found)


def tally(school_class: SchoolClass, areas: Areas) -> ClassTally:
    """Counts a class: one pass over its lessons, everything else when it is asked for."""
    groups: dict[tuple[object, ...], Group] = {}
    seen: dict[int, list[Lesson]] = {}
    cycles: set[int] = set()
    for lesson in school_class.lessons:
        taught = lesson.taught
        # Readers may share one Taught among many cells: its identity spares hashing its words each time.
        bucket = seen.get(id(taught))
        if bucket is None:
            bucket = seen[id(taught)] = _group(groups, taught).lessons
        bucket.append(lesson)
        if lesson.weeks.cycle != 1:
            cycles.add(lesson.weeks.cycle)
    for allotment in school_class.allotments:
        _group(groups, allotment.taught).allotments.append(allotment)
    return ClassTally(school_class, tuple(groups.values()), math.lcm(*cycles), areas)


def _group(groups: dict[tuple[object, ...], Group], taught: Taught) -> Group:
    key = (taught.written, taught.name, taught.subjects, taught.naming, taught.detail)
    group = groups.get(key)
    if group is None:
        group = groups[key] = Group(taught)
    return group


def _less(number: Fraction, fewer: Fraction) -> Fraction:
    """`number - fewer`, and never below zero."""
    if not fewer:
        return number
    return max(number - fewer, _NOTHING)


def _sure(allotments: Iterable[Allotment]) -> Fraction:
    return sum((one.low for one in allotments), _NOTHING)


def _low(groups: list[Group]) -> Fraction:
    return sum((one.low for group in groups for one in group.allotments), _NOTHING)


def _high(groups: list[Group]) -> Fraction:
    return sum((one.high for group in groups for one in group.allotments), _NOTHING)


def _in_order(groups: list[Group]) -> tuple[Place, ...]:
    """The places of groups as a week goes: by weekday and period, then what has none."""
    lessons = sorted((lesson.weekday, lesson.period, lesson.place) for group in groups for lesson in group.lessons)
    allotted = sorted(one.place for group in groups for one in group.allotments)
    return tuple(dict.fromkeys([place for _, _, place in lessons] + allotted))
