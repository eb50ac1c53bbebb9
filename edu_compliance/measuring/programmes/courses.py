"""Measures counted from programme plans: hours, terms and credits of an area; credits never become hours."""

from fractions import Fraction

from edu_compliance.measuring.evidence import Evidence
from edu_compliance.measuring.measure import Measure, Parameter, ParameterKind, Unmeasured
from edu_compliance.measuring.programmes.counted_courses import (
    Counted,
    area_of,
    counted,
    looked_at,
    programme_targets,
    terms_asked,
    within,
)
from edu_compliance.measuring.programmes.course_hours import Hours, hours_within, listed_once
from edu_compliance.measuring.scope import Standing
from edu_compliance.model.course_names import CourseNames
from edu_compliance.model.measurement import Measurement, Target, Uncertainty
from edu_compliance.model.message import Message, say
from edu_compliance.model.place import Place
from edu_compliance.model.programme import Course, Figure, Programme
from edu_compliance.model.rule import Areas, Requirement, TargetKind
from edu_compliance.model.stage import Area
from edu_compliance.model.submission import SheetKind

Results = tuple[Measurement | Unmeasured, ...]

OF = Parameter(ParameterKind.WORD, required=True, choices=tuple(area.value for area in Area))
NATURE = Parameter(ParameterKind.WORD, choices=("compulsory", "elective"))
_CATEGORY = Parameter(ParameterKind.WORD, choices=("public",))
_TERMS = Parameter(ParameterKind.NUMBERS)
COMMON = {
    "of": OF,
    "nature": NATURE,
    "category": _CATEGORY,
    "terms": _TERMS,
    "modules": Parameter(ParameterKind.FLAG),
}
"""`modules`: courses of other names count for the module of the area that their remark says they carry."""
_NOTHING = Fraction(0)


def course_hours(requirement: Requirement, evidence: Evidence) -> Results:
    """Hours of the courses of an area within the terms asked for."""
    terms = terms_asked(requirement)
    options = _options(requirement, evidence.areas)
    results = []
    for programme, target in programme_targets(evidence, area_of(requirement)):
        courses = counted(programme, requirement, evidence.areas)
        foreign = _shared_cells(programme, courses)
        hours = [_hours_of(one, terms, foreign) for one in courses]
        results.append(_sum(programme, target, hours, options, requirement))
    return tuple(results)


def _shared_cells(programme: Programme, courses: tuple[Counted, ...]) -> frozenset[Place]:
    """Cells merged over rows of which some count and others do not: nobody knows how much is whose."""
    own = {id(one.course) for one in courses}
    return frozenset(one.hours.place for one in programme.courses if one.hours and id(one) not in own)


def _hours_of(one: Counted, terms: frozenset[int] | None, foreign: frozenset[Place]) -> Hours:
    low, high, why, cell = hours_within(one.course, terms)
    if one.module is not None and high:
        low = one.module if low == high else _NOTHING
        return Hours(one.course, one.standing, low, one.module, why if low < one.module else None, None)
    if cell in foreign:
        return Hours(one.course, one.standing, _NOTHING, high, say("courses.cell_shared", name=one.course.name), cell)
    return Hours(one.course, one.standing, low, high, why, cell)


def _options(requirement: Requirement, areas: Areas) -> frozenset[str]:
    return areas.courses.get(Area(str(requirement.parameters["of"])), CourseNames()).options


def _sum(
    programme: Programme, target: Target, hours: list[Hours], options: frozenset[str], requirement: Requirement
) -> Measurement:
    low, high, doubts = listed_once(hours, options)
    sure = [one for one in hours if one.low and one.standing.standing is Standing.SURE]
    names = tuple(dict.fromkeys(one.course.name for one in sure))
    count = say(
        "courses.hours_of" if low == high else "courses.hours_of_at_least",
        scope=_scope(requirement),
        courses=names,
        count=len(sure),
        hours=low,
    )
    places = looked_at(programme, (place for one in sure for place in one.course.places))
    details = (count if sure else say("courses.no_hours", scope=_scope(requirement)),)
    return Measurement(target, low, high, "hours", places, doubts if low < high else (), details=details)


def _scope(requirement: Requirement) -> Message:
    """What is counted, as the report names it: 第1—4学期必修体育."""
    area, terms = say(f"area.{requirement.parameters['of']}"), sorted(terms_asked(requirement) or ())
    nature = requirement.parameters.get("nature", "any")
    if not terms:
        return say(f"courses.scope.{nature}", area=area)
    run = terms == list(range(terms[0], terms[-1] + 1)) and len(terms) > 1
    written = f"{terms[0]}—{terms[-1]}" if run else ",".join(map(str, terms))
    return say(f"courses.scope.{nature}_in_terms", area=area, terms=written)


def terms_offered(requirement: Requirement, evidence: Evidence) -> Results:
    """In how many of the terms asked for the area has a course."""
    terms = terms_asked(requirement) or frozenset(range(1, 9))
    results = []
    for programme, target in programme_targets(evidence, area_of(requirement)):
        courses = [one for one in counted(programme, requirement, evidence.areas) if not _empty(one.course)]
        sure, may = set[int](), set[int]()
        places: list[Place] = []
        for one in courses:
            told = one.course.terms
            may |= terms if told is None else terms.intersection(told.may)
            if told is not None and one.standing.standing is Standing.SURE and terms.intersection(told.sure):
                sure |= terms.intersection(told.sure)
                places += told.places
        doubts = tuple(_about_terms(one) for one in courses if _opens(one, terms, sure))
        without = tuple(sorted(terms - may))
        details = (say("courses.terms_without", terms=without, area=say(f"area.{requirement.parameters['of']}")),)
        results.append(
            Measurement(
                target,
                Fraction(len(sure)),
                Fraction(len(sure | may)),
                "terms",
                looked_at(programme, places),
                doubts if sure != sure | may else (),
                whole=Fraction(len(terms)),
                details=details if without else (),
            )
        )
    return tuple(results)


def _empty(course: Course) -> bool:
    """Whether its hours are written as none."""
    return course.hours is not None and course.hours.high == 0


def _opens(one: Counted, terms: frozenset[int], sure: set[int]) -> bool:
    """Whether a course may be taught in a term of which nothing else says so."""
    told = one.course.terms
    return bool((terms if told is None else terms.intersection(told.may)) - sure)


def _about_terms(one: Counted) -> Uncertainty:
    told = one.course.terms
    places = (one.course.place, *(told.places if told else ()))
    why = one.standing.why or (
        say("courses.terms_untold", name=one.course.name)
        if told is None
        else say("courses.terms_open", name=one.course.name, written=told.written)
    )
    return Uncertainty(one.course.name, why, tuple(dict.fromkeys(places)))


def course_credits(requirement: Requirement, evidence: Evidence) -> Results:
    """Credits of the courses of an area; what states no credits has any number of them up to `_MOST_CREDITS`."""
    terms = terms_asked(requirement)
    results = []
    for programme, target in programme_targets(evidence, area_of(requirement)):
        hours = []
        for one in counted(programme, requirement, evidence.areas):
            when = within(one.course, terms)
            if when is not Standing.NO:
                figure = one.course.credits
                low = figure.low if figure and when is Standing.SURE else _NOTHING
                high = _MOST_CREDITS if figure is None or figure.high is None else figure.high
                why = _why_credits(one.course, figure, when)
                hours.append(Hours(one.course, one.standing, low, high, why, figure.place if figure else None))
        low, high, doubts = listed_once(hours, _options(requirement, evidence.areas))
        sure = [one for one in hours if one.low and one.standing.standing is Standing.SURE]
        places = looked_at(programme, (one.course.place for one in sure))
        results.append(Measurement(target, low, high, "credits", places, doubts if low < high else ()))
    return tuple(results)


_MOST_CREDITS = Fraction(20)
"""More than any public course has."""


def _why_credits(course: Course, figure: Figure | None, when: Standing) -> Message | None:
    if figure is None:
        return say("courses.credits_untold", name=course.name)
    return figure.why or (None if when is Standing.SURE else say("courses.terms_untold", name=course.name))


PLANS = (SheetKind.PROGRAMME,)
PROGRAMMES = (TargetKind.PROGRAMME,)

MEASURES = (
    Measure("course_hours", COMMON, "hours", PLANS, PROGRAMMES, course_hours),
    Measure("terms_offered", COMMON, "terms", PLANS, PROGRAMMES, terms_offered, every=True),
    Measure("course_credits", COMMON, "credits", PLANS, PROGRAMMES, course_credits),
)
