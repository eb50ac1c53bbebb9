"""How many hours of a course fall in the terms asked for, and what courses listed several times come to together."""

from collections.abc import Iterable, Sequence
from fractions import Fraction

import attrs

from edu_compliance.measuring.programmes.course_standing import CourseStanding, take_apart
from edu_compliance.measuring.scope import Standing
from edu_compliance.model.measurement import Uncertainty
from edu_compliance.model.message import Message, say
from edu_compliance.model.place import Place
from edu_compliance.model.programme import Course, Figure
from edu_compliance.model.vocabulary import fold

MOST_WEEKS = 26
"""A term is no longer than half a year."""
MOST_WEEKLY = 10
"""Hours a week no public course exceeds."""
_MOST_TERMS = 8
_NOTHING = Fraction(0)

Interval = tuple[Fraction, Fraction]


@attrs.frozen
class Hours:
    """What one course contributes."""

    course: Course
    standing: CourseStanding
    low: Fraction
    high: Fraction
    why: Message | None
    """Why low and high differ, the standing aside."""
    cell: Place | None
    """The cell its number is written in, which merged rows share."""


def hours_within(
    course: Course, terms: frozenset[int] | None
) -> tuple[Fraction, Fraction, Message | None, Place | None]:
    """Least and most hours of a course in `terms` (None: all), why they differ, and their cell."""
    told, total = course.terms, _total(course)
    cell = course.hours.place if course.hours else (course.by_term[0].hours.place if course.by_term else None)
    why = _why(course)
    if terms is None or (told is not None and terms.issuperset(told.may)):
        return *total, why, cell
    if told is not None and terms.isdisjoint(told.may):
        return _NOTHING, _NOTHING, None, cell
    if told is None:
        return _NOTHING, total[1], why or say("courses.terms_untold", name=course.name), cell
    low, high = _part(course, terms, total)
    if low < high:
        why = why or say("courses.hours_across_terms", name=course.name, terms=told.written or told.may)
    return low, high, why, cell


def _why(course: Course) -> Message | None:
    if course.hours is not None:
        return course.hours.why
    if not course.by_term:
        return say("courses.hours_untold", name=course.name)
    return next((part.hours.why for part in course.by_term if part.hours.why), None)


def _bounds(figure: Figure, terms: int) -> Interval:
    if figure.high is not None:
        return figure.low, figure.high
    return figure.low, max(figure.low, Fraction(MOST_WEEKS * MOST_WEEKLY * terms))


def _total(course: Course) -> Interval:
    """All hours of the course: the plan's total, else those of its terms together."""
    terms = len(course.terms.may) if course.terms else _MOST_TERMS
    if course.hours is not None:
        return _bounds(course.hours, terms)
    if course.by_term and course.terms and {part.term for part in course.by_term} == set(course.terms.may):
        return _add(_by_term(course))
    return _NOTHING, Fraction(MOST_WEEKS * MOST_WEEKLY * terms)


def _by_term(course: Course) -> list[Interval]:
    """Hours in each term; what is weekly without weeks is so often as a term can have weeks at the most."""
    found = []
    for part in course.by_term:
        figure = part.hours
        high = figure.low * MOST_WEEKS if figure.high is None and figure.low else _bounds(figure, 1)[1]
        found.append((figure.low, figure.high if figure.high is not None else high))
    return found


def _add(intervals: Iterable[Interval]) -> Interval:
    both = list(intervals)
    return sum((low for low, _ in both), _NOTHING), sum((high for _, high in both), _NOTHING)


def _part(course: Course, terms: frozenset[int], total: Interval) -> Interval:
    """Hours of those of its terms that are asked for: by their columns, held against what the others leave."""
    told = set(course.terms.may) if course.terms else set[int]()
    if not course.by_term or {part.term for part in course.by_term} != told:
        return _NOTHING, total[1]
    columns = list(zip(course.by_term, _by_term(course), strict=True))
    inside = _add(interval for part, interval in columns if part.term in terms)
    outside = _add(interval for part, interval in columns if part.term not in terms)
    left = max(_NOTHING, total[0] - outside[1]), max(_NOTHING, total[1] - outside[0])
    low, high = max(inside[0], left[0]), min(inside[1], left[1])
    return (low, high) if low <= high else (min(inside[0], left[0]), max(inside[1], left[1]))


def listed_once(hours: Sequence[Hours], options: frozenset[str]) -> tuple[Fraction, Fraction, tuple[Uncertainty, ...]]:
    """The sum of what courses contribute, with what keeps it in doubt.

    A figure in a merged cell is there once for all its rows. Of courses of the same name in the same terms
    (体育（篮球） and 体育（足球）, or a row that is there twice) students take one at least; nobody knows whether all.
    """
    low = high = _NOTHING
    doubts: list[Uncertainty] = []
    for group in _grouped(_merged(hours), options):
        sure = [one.low for one in group if one.standing.standing is Standing.SURE]
        low += max(sure, default=_NOTHING)
        high += sum((one.high for one in group), _NOTHING)
        for one in group:
            why = one.standing.why or (one.why if one.low < one.high else None)
            if why is None and len(sure) > 1:
                why = say("courses.several_of_a_name", name=one.course.name)
            if why is not None and one.high:
                doubts.append(Uncertainty(one.course.name, why, one.course.places))
    return low, high, tuple(doubts)


def _merged(hours: Sequence[Hours]) -> list[Hours]:
    """Rows that share a merged cell, as one: sure where all of them are; its number counts once."""
    shared: dict[object, list[Hours]] = {}
    for number, one in enumerate(hours):
        shared.setdefault(number if one.cell is None else one.cell, []).append(one)
    found = []
    for rows in shared.values():
        weakest = min(rows, key=lambda one: one.standing.standing)
        low = max(one.low for one in rows) if all(one.low == rows[0].low for one in rows) else _NOTHING
        found.append(attrs.evolve(rows[0], standing=weakest.standing, low=low, high=max(one.high for one in rows)))
    return found


def _grouped(hours: Sequence[Hours], options: frozenset[str]) -> list[list[Hours]]:
    """Courses of one name together whose terms overlap: students take a course once in a term."""
    groups: dict[object, list[tuple[frozenset[int], list[Hours]]]] = {}
    for number, one in enumerate(hours):
        name, terms = take_apart(one.course.name), one.course.terms
        details = tuple(detail for detail in name.details if detail not in options)
        key: object = (name.stem, details, name.numbering, fold(one.course.code)) if terms else number
        if terms and any(detail in options for detail in name.details):
            key = (name.stem, details, name.numbering)
        may, group = frozenset(terms.may if terms else ()), [one]
        apart = []
        for others, rest in groups.get(key, []):
            if may.isdisjoint(others):
                apart.append((others, rest))
            else:
                may, group = may | others, [*rest, *group]
        groups[key] = [*apart, (may, group)]
    return [group for several in groups.values() for _, group in several]
