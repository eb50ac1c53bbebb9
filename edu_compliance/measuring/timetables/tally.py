"""What a class is taught in a week: in total, by subject, and by area with what keeps it in doubt."""

import math
from collections.abc import Mapping
from fractions import Fraction
from functools import cached_property

import attrs

from edu_compliance.measuring.scope import Kind, Kinds, Scope, Standing, Standings, in_area, in_list, why_it_may
from edu_compliance.measuring.timetables.count import Count, high_of, in_order, low_of, with_weeks
from edu_compliance.measuring.timetables.group import NOTHING, Group, less, per_week
from edu_compliance.measuring.timetables.sums import or_nothing, sums_of_others
from edu_compliance.model.lesson import EVERY_WEEK, Allotment, Doubt, Lesson, Naming, SchoolClass, Taught
from edu_compliance.model.measurement import Uncertainty
from edu_compliance.model.message import Message, say
from edu_compliance.model.place import Place
from edu_compliance.model.rule import Areas
from edu_compliance.model.stage import Area


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
    _kinds: Kinds
    _counts: dict[Scope, Count] = attrs.field(factory=dict, init=False)

    @cached_property
    def total(self) -> Fraction:
        """Mean lessons a week: all of them, 班会 and unknown ones included; an unclear allotment by its sure part."""
        lessons = sum(group.lessons_in(self.cycle) for group in self.groups)
        return per_week(lessons, self.cycle) + low_of(self.groups)

    @cached_property
    def weekly_lessons(self) -> Mapping[str, Fraction]:
        """Mean lessons a week by canonical subject; what names no single subject stands under its name as written.

        Subjects that share a lesson (音乐/美术) have equal parts of it.
        """
        found: dict[str, Fraction] = {}
        for group in self.groups:
            taught = group.taught
            part = per_week(group.lessons_in(self.cycle), self.cycle)
            if group.allotments:
                part += low_of((group,))
            names = taught.subjects if taught.naming is Naming.SHARED and taught.subjects else (taught.name,)
            if len(names) > 1:
                part /= len(names)
            for name in names:
                found[name] = found[name] + part if name in found else part
        return found

    @cached_property
    def areas(self) -> Mapping[Area, Count]:
        """Lessons a week in each area."""
        return {area: self.count(area) for area in self._kinds.areas.by_area}

    @cached_property
    def doubts(self) -> tuple[TallyDoubt, ...]:
        """Everything that keeps an area's low and high apart, by written text; doubts that change no number; and why it
        is not sure that the class is whole, or whose it is."""
        found: dict[str, TallyDoubt] = {}
        for area, count in self.areas.items():
            for one in count.uncertainties:
                known = found.get(one.text)
                if known is None:
                    found[one.text] = TallyDoubt(one.text, one.why, one.places, (area,))
                else:
                    places = tuple(dict.fromkeys(known.places + one.places))
                    areas = tuple(dict.fromkeys((*known.areas, area)))
                    found[one.text] = TallyDoubt(one.text, known.why, places, areas)
        idle = (doubt for doubt in self.school_class.doubts if doubt.text not in found)
        return (
            *found.values(),
            *(TallyDoubt(doubt.text, doubt.why, doubt.places, ()) for doubt in idle),
            *(
                TallyDoubt(self.school_class.name, why, (self.school_class.place,), ())
                for why in (self.school_class.incomplete, self.school_class.binding_doubt)
                if why is not None
            ),
        )

    @cached_property
    def teaching_days(self) -> tuple[int, ...]:
        """Weekdays that have any lesson, ascending."""
        return tuple(sorted({lesson.weekday for lesson in self.school_class.lessons}))

    def standings(self, scope: Scope) -> Standings:
        """Which of its groups' kinds count in a scope."""
        return self._kinds.standings(scope, self.school_class.stage)

    def doubts_about(self, scope: Scope) -> list[Doubt]:
        """The doubts about the class that may change the number of a scope."""
        return [doubt for doubt in self.school_class.doubts if self._concerns(doubt, scope)]

    def placed_otherwise(self, scope: Scope) -> list[Doubt]:
        """Why nobody can tell on which days the lessons of a scope lie; empty where the timetable is to be believed."""
        return [doubt for doubt in self.school_class.placed_otherwise if self._is_about(doubt, scope)]

    def count(self, scope: Scope) -> Count:
        """Lessons a week in a scope."""
        found = self._counts.get(scope)
        if found is None:
            found = self._counts[scope] = self._count(scope)
        return found

    def _concerns(self, doubt: Doubt, scope: Scope) -> bool:
        return bool(doubt.fewer or doubt.more) and self._is_about(doubt, scope)

    def _is_about(self, doubt: Doubt, scope: Scope) -> bool:
        if not doubt.subjects:
            return True
        areas = self._kinds.areas
        if isinstance(scope, Area):
            return any(in_area(one, areas.by_area[scope], self.school_class.stage) for one in doubt.subjects)
        return any(in_list(one, scope, areas.stands_for) for one in doubt.subjects)

    def _count(self, scope: Scope) -> Count:
        sure: list[Group] = []
        may: list[Group] = []
        standings = self.standings(scope)
        for group in self.groups:
            found = standings[group.kind]
            if found:
                (sure if found is Standing.SURE else may).append(group)
        doubts = self.doubts_about(scope)
        fewer = more = NOTHING
        if doubts or self.school_class.allotments:
            fewer = sum((doubt.fewer for doubt in doubts), NOTHING) - low_of(sure)
            more = sum((doubt.more for doubt in doubts), NOTHING) + high_of(sure) + high_of(may)
        cycle = self.cycle
        surely = sum(group.lessons_in(cycle) for group in sure)
        low = high = per_week(surely, cycle)
        if may:
            high = per_week(surely + sum(group.lessons_in(cycle) for group in may), cycle)
        if fewer or more:
            low, high = less(low, fewer), high + more
        uncertainties = () if low is high or low == high else self._uncertainties(scope, sure, may, doubts)
        count = Count(low, high, in_order(sure), uncertainties)
        return count if cycle == 1 else with_weeks(count, cycle, sure, may, fewer, more)

    def _uncertainties(
        self, scope: Scope, sure: list[Group], may: list[Group], doubts: list[Doubt]
    ) -> tuple[Uncertainty, ...]:
        found = [
            Uncertainty(group.taught.written, why_it_may(group.taught, scope, self._kinds.areas), in_order([group]))
            for group in may
        ]
        for group in sure:
            unclear = [one for one in group.allotments if one.low != one.high]
            if unclear:
                why = self._why_unclear(group.taught, unclear)
                found.append(Uncertainty(group.taught.written, why, tuple(one.place for one in unclear)))
        found += [Uncertainty(doubt.text, doubt.why, doubt.places) for doubt in doubts]
        return tuple(sorted(found, key=lambda one: one.text)) if len(found) > 1 else tuple(found)

    def _why_unclear(self, taught: Taught, unclear: list[Allotment]) -> Message:
        sums = sums_of_others(self.school_class.allotments, self._kinds.areas)
        others = sums.get(taught.subjects[0]) if taught.naming is Naming.KNOWN else None
        if others:
            return say("measuring.allotment_of_others", text=taught.written, others=others)
        low, high = sum(one.low for one in unclear), sum(one.high for one in unclear)
        return say("measuring.allotment_unclear", text=taught.written, low=low, high=high)


def tally(school_class: SchoolClass, areas: Areas) -> ClassTally:
    """Counts a class: what `read` shows of it."""
    return tally_with(Kinds(areas), school_class)


def tally_with(kinds: Kinds, school_class: SchoolClass) -> ClassTally:
    """Counts a class with what is known of its school's other classes: one pass now, the rest when it is asked for."""
    groups: dict[Kind, Group] = {}
    seen: dict[int, list[Lesson]] = {}
    cycles: set[int] = set()
    for lesson in school_class.lessons:
        bucket = seen.get(id(lesson.taught))
        if bucket is None:
            bucket = seen[id(lesson.taught)] = _group(groups, kinds.of(lesson.taught)).lessons
        bucket.append(lesson)
        if lesson.weeks is not EVERY_WEEK:
            cycles.add(lesson.weeks.cycle)
    sums = sums_of_others(school_class.allotments, kinds.areas)
    for allotment in school_class.allotments:
        _group(groups, kinds.of(allotment.taught)).allotments.append(or_nothing(allotment, sums))
    return ClassTally(school_class, tuple(groups.values()), math.lcm(*cycles), kinds)


def _group(groups: dict[Kind, Group], kind: Kind) -> Group:
    group = groups.get(kind)
    if group is None:
        group = groups[kind] = Group(kind)
    return group
