"""How many lessons a week some of a class's groups come to: the mean of the cycle, its weeks, and where they stand."""

from collections.abc import Iterable
from fractions import Fraction

import attrs

from edu_compliance.measuring.timetables.group import LONGEST_CYCLE, NOTHING, Group, less
from edu_compliance.model.measurement import Uncertainty
from edu_compliance.model.message import say
from edu_compliance.model.place import Place


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


def with_weeks(mean: Count, cycle: int, sure: list[Group], may: list[Group], fewer: Fraction, more: Fraction) -> Count:
    """A count with the least week of the cycle, where its weeks differ."""
    rotating = [lesson for group in sure + may for lesson in group.lessons if lesson.weeks.share != 1]
    if not rotating:
        return mean
    if cycle > LONGEST_CYCLE:
        steady = sum(lesson.weeks.share == 1 for group in sure for lesson in group.lessons)
        why = say("measuring.cycle_too_long", weeks=cycle)
        doubt = Uncertainty(rotating[0].taught.written, why, tuple(lesson.place for lesson in rotating))
        least = (less(Fraction(steady), fewer), mean.high)
        return attrs.evolve(mean, uncertainties=(*mean.uncertainties, doubt), least=least)
    lows = [sum(week) for week in zip([0] * cycle, *(group.each_week(cycle) for group in sure), strict=True)]
    highs = [sum(week) for week in zip(lows, *(group.each_week(cycle) for group in may), strict=True)]
    weeks = tuple((less(Fraction(low), fewer), high + more) for low, high in zip(lows, highs, strict=True))
    if len(set(weeks)) == 1:
        return mean
    return attrs.evolve(mean, least=(min(low for low, _ in weeks), min(high for _, high in weeks)), weeks=weeks)


def low_of(groups: Iterable[Group]) -> Fraction:
    """Lessons a week of their allotments, at the least."""
    return sum((one.low for group in groups for one in group.allotments), NOTHING)


def high_of(groups: Iterable[Group]) -> Fraction:
    """Lessons a week of their allotments, at the most."""
    return sum((one.high for group in groups for one in group.allotments), NOTHING)


def in_order(groups: list[Group]) -> tuple[Place, ...]:
    """The places of groups as a week goes: by weekday and period, then what has none."""
    lessons = [(lesson.weekday, lesson.period, lesson.place) for group in groups for lesson in group.lessons]
    lessons.sort()
    allotted = [one.place for group in groups for one in group.allotments]
    allotted.sort()
    return tuple(dict.fromkeys([place for _, _, place in lessons] + allotted))
