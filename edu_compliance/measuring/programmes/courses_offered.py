"""How many courses of an area a programme lists, with the electives that are open to the whole school."""

from fractions import Fraction

from edu_compliance.measuring.evidence import Evidence
from edu_compliance.measuring.measure import Measure, Parameter, ParameterKind
from edu_compliance.measuring.programmes.counted_courses import (
    Counted,
    area_of,
    counted,
    looked_at,
    programme_targets,
    terms_asked,
    within,
)
from edu_compliance.measuring.programmes.courses import COMMON, PLANS, PROGRAMMES, Results
from edu_compliance.measuring.scope import Standing
from edu_compliance.model.measurement import Measurement, Uncertainty
from edu_compliance.model.message import say
from edu_compliance.model.programme import Programme
from edu_compliance.model.rule import Requirement
from edu_compliance.model.stage import Stage

_FROM = {"undergraduate_from_term": Parameter(ParameterKind.NUMBER)}
"""Of undergraduate programmes only courses in this term or a later one count."""

_MOST_TERMS = 12
"""No programme is longer than six years."""


def courses_offered(requirement: Requirement, evidence: Evidence) -> Results:
    """How many courses of an area a programme lists."""
    results = []
    for programme, target in programme_targets(evidence, area_of(requirement)):
        terms = _terms_of(programme, requirement)
        found = [(one, within(one.course, terms)) for one in counted(programme, requirement, evidence.areas)]
        found += _from_catalogues(requirement, evidence, terms)
        sure = [one for one, when in found if when is Standing.SURE and one.standing.standing is Standing.SURE]
        open_ = [one for one, when in found if when is not Standing.NO and one not in sure]
        names = tuple(dict.fromkeys(one.course.name for one in sure))
        area = say(f"area.{requirement.parameters['of']}")
        details = (say("courses.named", names=names, area=area) if names else say("courses.none", area=area),)
        results.append(
            Measurement(
                target,
                Fraction(len(sure)),
                Fraction(len(sure) + len(open_)),
                "courses",
                looked_at(programme, (one.course.place for one in sure)),
                tuple(_about(one) for one in open_),
                details=details,
            )
        )
    return tuple(results)


def _from_catalogues(
    requirement: Requirement, evidence: Evidence, terms: frozenset[int] | None
) -> list[tuple[Counted, Standing]]:
    """Electives that students of every programme may choose; what names no term there is open in any."""
    if requirement.parameters.get("nature") != "elective":
        return []
    return [
        (one, within(one.course, terms) if one.course.terms else Standing.SURE)
        for catalogue in evidence.submission.programmes
        if catalogue.is_catalogue
        for one in counted(catalogue, requirement, evidence.areas)
    ]


def _terms_of(programme: Programme, requirement: Requirement) -> frozenset[int] | None:
    first = requirement.parameters.get("undergraduate_from_term")
    if isinstance(first, int) and programme.stage in (Stage.UNDERGRADUATE, None):
        return frozenset(range(first, _MOST_TERMS + 1))
    return terms_asked(requirement)


def _about(one: Counted) -> Uncertainty:
    why = one.standing.why or say("courses.terms_untold", name=one.course.name)
    return Uncertainty(one.course.name, why, (one.course.place,))


MEASURES = (Measure("courses_offered", COMMON | _FROM, "courses", PLANS, PROGRAMMES, courses_offered),)
