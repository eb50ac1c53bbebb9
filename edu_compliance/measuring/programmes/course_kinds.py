"""Whether a school offers every kind of course the policy wants to choose from (艺术史论, 艺术鉴赏, 艺术实践)."""

import itertools
from collections.abc import Iterable, Sequence
from fractions import Fraction

import attrs

from edu_compliance.measuring.evidence import Evidence
from edu_compliance.measuring.measure import Measure, Unmeasured
from edu_compliance.measuring.programmes.counted_courses import Counted, counted
from edu_compliance.measuring.programmes.course_standing import CourseStanding, take_apart
from edu_compliance.measuring.programmes.courses import NATURE, OF, PLANS, Results
from edu_compliance.measuring.scope import Standing
from edu_compliance.model.course_names import CourseNames
from edu_compliance.model.measurement import Measurement, Target, Uncertainty
from edu_compliance.model.message import say
from edu_compliance.model.programme import Course, Programme
from edu_compliance.model.rule import Requirement, TargetKind
from edu_compliance.model.stage import HIGHER, Area


def course_kinds_offered(requirement: Requirement, evidence: Evidence) -> Results:
    """How many of an area's kinds of courses (艺术史论, 艺术鉴赏, 艺术实践) the plans of higher education list.

    One programme's list of elective courses is open to all, so they are looked at together.
    """
    area = Area(str(requirement.parameters["of"]))
    names = evidence.areas.courses.get(area, CourseNames())
    if not names.kinds:
        # Nothing to choose from is not everything.
        return (Unmeasured(evidence.school_target(), say("courses.kinds_unlisted", area=say(f"area.{area.value}"))),)
    # A catalogue names no stage; it is that of the school's programmes, where they are all of higher education.
    plans = [one for one in evidence.submission.programmes if not one.is_catalogue]
    higher = bool(plans) and all(one.stage in HIGHER for one in plans)
    courses = [
        one
        if programme.stage or (higher and programme.is_catalogue)
        else attrs.evolve(one, standing=_of_unknown_stage(programme, one))
        for programme in evidence.submission.programmes
        if programme.stage is None or programme.stage in HIGHER
        for one in counted(programme, requirement, evidence.areas)
    ]
    if not any(one.stage is None or one.stage in HIGHER for one in evidence.submission.programmes):
        return ()
    found = _kinds(evidence.school_target(), courses, names)
    # In a catalogue what is missing is not offered.
    return (found if any(one.is_catalogue for one in evidence.submission.programmes) else _open(found, evidence),)


def _open(found: Measurement, evidence: Evidence) -> Measurement:
    """Without such a list nobody knows what else can be chosen: no kind is surely missing."""
    whole = found.whole or found.high
    if found.high == whole:
        return found
    doubts = (
        Uncertainty(one.title, say("courses.catalogue_not_handed_in", name=one.title), (one.place,))
        for one in evidence.submission.programmes
    )
    return attrs.evolve(found, high=whole, uncertainties=(*found.uncertainties, *doubts))


def _of_unknown_stage(programme: Programme, one: Counted) -> CourseStanding:
    if one.standing.standing is not Standing.SURE:
        return one.standing
    return CourseStanding(Standing.MAY, programme.binding_doubt or say("programme.stage_unknown"))


def _kinds(target: Target, courses: Sequence[Counted], names: CourseNames) -> Measurement:
    owners = {kind: [one for one in courses if _of_kind(one.course, listed)] for kind, listed in names.kinds.items()}
    sure = [kind for kind, those in owners.items() if any(one.standing.standing is Standing.SURE for one in those)]
    # A course that says no kind (公共艺术) may be of any.
    open_ = [one for one in courses if not any(one in those for those in owners.values())]
    doubtful = [kind for kind in owners if kind not in sure and (owners[kind] or open_)]
    missing = tuple(say(f"arts_kind.{kind}") for kind in owners if kind not in sure and kind not in doubtful)
    first = [next(one for one in owners[kind] if one.standing.standing is Standing.SURE) for kind in sure]
    asked = itertools.chain(*(owners[kind] for kind in doubtful), open_ if doubtful else ())
    return Measurement(
        target,
        Fraction(len(sure)),
        Fraction(len(sure) + len(doubtful)),
        "kinds",
        tuple(dict.fromkeys(one.course.place for one in first)),
        tuple(dict.fromkeys(_kind_doubt(one) for one in asked)),
        whole=Fraction(len(owners)),
        details=(say("courses.kinds_missing", kinds=missing),) if missing else (),
    )


def _kind_doubt(one: Counted) -> Uncertainty:
    why = one.standing.why or say("courses.kind_untold", name=one.course.name)
    return Uncertainty(one.course.name, why, (one.course.place,))


def _of_kind(course: Course, listed: Iterable[str]) -> bool:
    return take_apart(course.name).stem in listed or any(detail in listed for detail in take_apart(course.name).details)


MEASURES = (
    Measure(
        "course_kinds_offered",
        {"of": OF, "nature": NATURE},
        "kinds",
        PLANS,
        (TargetKind.SCHOOL,),
        course_kinds_offered,
        every=True,
    ),
)
