"""The courses of a programme that count or may count in what a requirement asks for."""

from collections.abc import Iterable
from fractions import Fraction

import attrs

from edu_compliance.measuring.evidence import Evidence
from edu_compliance.measuring.programmes.course_standing import (
    CourseStanding,
    by_category,
    by_nature,
    in_area,
    least_of,
    module_hours,
    of_own_major,
)
from edu_compliance.measuring.scope import Standing
from edu_compliance.model.measurement import Target
from edu_compliance.model.message import Message
from edu_compliance.model.place import Place
from edu_compliance.model.programme import Course, Programme
from edu_compliance.model.rule import Areas, Requirement, TargetKind
from edu_compliance.model.stage import Area


@attrs.frozen
class Counted:
    """A course that counts or may count in what a requirement asks for."""

    course: Course
    standing: CourseStanding
    module: Fraction | None = None
    """Hours of the module it carries, where it counts for that only."""


def programme_targets(evidence: Evidence, area: Area) -> tuple[tuple[Programme, Target], ...]:
    """The programmes as targets, catalogues of electives aside; namesakes are told apart by their places.

    One office's list of its own courses is no whole plan to an area of which it lists none.
    """
    programmes = [one for one in evidence.submission.programmes if not one.is_catalogue]
    titles = [programme.title for programme in programmes]
    named = []
    for programme in programmes:
        name = programme.title if titles.count(programme.title) == 1 else f"{programme.title}({programme.place})"
        target = Target(
            TargetKind.PROGRAMME,
            name,
            programme.stage,
            incomplete=programme.incomplete or _of_others(programme, area, evidence.areas),
            binding_doubt=programme.binding_doubt,
            may_be=programme.may_be,
        )
        named.append((programme, target))
    return tuple(named)


def _of_others(programme: Programme, area: Area, areas: Areas) -> Message | None:
    """Why a list of courses of one kind says nothing of an area; None where it does."""
    if programme.of_one_kind is None:
        return None
    found = (in_area(course, area, areas, programme.stage).standing for course in programme.courses)
    return programme.of_one_kind if all(one is Standing.NO for one in found) else None


def counted(programme: Programme, requirement: Requirement, areas: Areas) -> tuple[Counted, ...]:
    """The courses that count or may count, by name, nature and category."""
    ask, area = requirement.parameters, area_of(requirement)
    found = []
    for course in programme.courses:
        own, module = in_area(course, area, areas, programme.stage), None
        own = max(own, of_own_major(course, area, areas, programme.title), key=lambda one: one.standing)
        if ask.get("modules") and own.standing is not Standing.SURE:
            carried, module = module_hours(course, area, areas)
            own = max(own, carried, key=lambda one: one.standing)
        standing = least_of(
            own,
            by_nature(course, ask.get("nature")),
            by_category(course, ask.get("category")),
        )
        if standing.standing is not Standing.NO:
            found.append(Counted(course, standing, module))
    return tuple(found)


def area_of(requirement: Requirement) -> Area:
    """The area a requirement is about."""
    return Area(str(requirement.parameters["of"]))


def terms_asked(requirement: Requirement) -> frozenset[int] | None:
    """The terms a requirement speaks of; None: all."""
    terms = requirement.parameters.get("terms")
    return frozenset(int(term) for term in terms) if isinstance(terms, list | tuple) else None


def within(course: Course, terms: frozenset[int] | None) -> Standing:
    """Whether a course is taught in one of these terms; None asks for none."""
    if terms is None:
        return Standing.SURE
    if course.terms is None:
        return Standing.MAY
    if terms.intersection(course.terms.sure) or terms.issuperset(course.terms.may):
        return Standing.SURE
    return Standing.MAY if terms.intersection(course.terms.may) else Standing.NO


def looked_at(programme: Programme, counted_from: Iterable[Place]) -> tuple[Place, ...]:
    """The cells a number was counted from, each once; what is none was counted from the whole plan."""
    return tuple(dict.fromkeys(counted_from)) or (programme.place,)
