"""Where a missing lesson could come from: periods of the class's own week that are free, or taken above measure."""

import statistics
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from edu_compliance.model.lesson import Naming, SchoolClass, Uncounted
from edu_compliance.model.message import Message, say
from edu_compliance.model.stage import Area
from edu_compliance.model.vocabulary import fold
from edu_compliance.reporting.balance import Balance

_STUDY = frozenset(map(fold, ("自习", "自习课", "自修", "自主学习")))
_OUTSIDE = ("早", "晨", "晚", "课后", "延时", "午")
"""Periods outside the day's lessons, where a lesson would not count."""


def weekly(school_class: SchoolClass) -> dict[str, Fraction | int]:
    """Lessons a week of each subject that is surely known, by its canonical name."""
    every_week = Counter(
        lesson.taught.name
        for lesson in school_class.lessons
        if lesson.weeks.cycle == 1 and lesson.taught.naming is Naming.KNOWN
    )
    found: dict[str, Fraction | int] = dict(every_week)
    rarer = [(lesson.taught, lesson.weeks.share) for lesson in school_class.lessons if lesson.weeks.cycle != 1]
    rarer += [(allotment.taught, allotment.low) for allotment in school_class.allotments]
    for taught, share in rarer:
        if taught.naming is Naming.KNOWN:
            found[taught.name] = found.get(taught.name, 0) + share
    return found


def usual(classes: Iterable[SchoolClass], like: SchoolClass) -> dict[str, Fraction | int]:
    """What the classes of a class's grade usually have of each subject: the median; empty for fewer than three."""
    grade = [one for one in classes if one.grades == like.grades and one.stage is like.stage]
    weeks = [weekly(one) for one in grade if one.grades and one.incomplete is None]
    if len(weeks) < 3:
        return {}
    subjects = {subject for week in weeks for subject in week}
    return {subject: statistics.median_low([week.get(subject, 0) for week in weeks]) for subject in subjects}


def sources(
    school_class: SchoolClass,
    lacking: Area,
    balances: Mapping[Area, Balance],
    in_area: frozenset[str],
    median: Mapping[str, Fraction | int],
) -> tuple[Message, ...]:
    """Periods that could give the lessons an area lacks, likeliest first. Facts about the week, no decisions.

    `in_area` are the subjects of the areas that a minimum protects; none of them is ever named as over-full. `median`
    is what the class's grade usually has.
    """
    found: list[Message] = []
    study = [cell for cell in school_class.uncounted if _is_study(cell)]
    if study:
        found.append(say("advice.study", n=len(study), places=tuple(cell.place.cell for cell in study)))
    for area, balance in balances.items():
        if area is not lacking and balance.low > balance.required:
            found.append(say("advice.surplus", area=area, more=balance.low - balance.required))
    week = weekly(school_class)
    for subject, lessons in _most_first(week):
        if subject not in in_area and subject in median and lessons > median[subject]:
            found.append(say("advice.above_peers", subject=subject, lessons=lessons, usual=median[subject]))
    if not found:
        most = [item for item in _most_first(week) if item[0] not in in_area][:2]
        if most and most[0][1] > 1:
            found.append(say("advice.most", subjects=tuple(say("advice.subject", subject=s, n=n) for s, n in most)))
    return tuple(found)


def _is_study(cell: Uncounted) -> bool:
    return cell.weekday is not None and fold(cell.written) in _STUDY and not fold(cell.period).startswith(_OUTSIDE)


def _most_first(week: Mapping[str, Fraction | int]) -> Sequence[tuple[str, Fraction | int]]:
    return sorted(week.items(), key=lambda item: (-item[1], item[0]))
