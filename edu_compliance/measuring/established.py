"""Whether a school has set up an area's required course at all: in its classes' timetables and in its programmes."""

from collections.abc import Iterable
from fractions import Fraction

import attrs

from edu_compliance.measuring.evidence import Evidence, about_class, unread_files
from edu_compliance.measuring.measure import Measure, Parameter, ParameterKind, Unmeasured
from edu_compliance.measuring.programmes.counted_courses import counted, programme_targets
from edu_compliance.measuring.programmes.courses import PLANS
from edu_compliance.measuring.scope import Standing
from edu_compliance.measuring.timetables.lessons import WEEKS
from edu_compliance.model.measurement import Measurement, Uncertainty
from edu_compliance.model.message import Message, say
from edu_compliance.model.place import Place
from edu_compliance.model.rule import Requirement, TargetKind
from edu_compliance.model.stage import SCHOOL_STAGES, Area, Stage


@attrs.frozen
class _Unit:
    """A stage of school, or a programme, that has to have the course."""

    name: object
    proof: Place | None
    """A cell that proves it."""
    doubts: tuple[Uncertainty, ...] = ()


def course_set_up(requirement: Requirement, evidence: Evidence) -> tuple[Measurement | Unmeasured, ...]:
    """In how many of the school's stages and programmes the area has its course: lessons, or a compulsory course."""
    area = Area(str(requirement.parameters["of"]))
    units = [*_stages(area, evidence), *_programmes(area, evidence)]
    if not units:
        return ()
    without = tuple(unit.name for unit in units if unit.proof is None and not unit.doubts)
    sure = sum(unit.proof is not None for unit in units)
    details: tuple[Message, ...] = ()
    if without:
        details = (say("courses.not_set_up", units=without, area=say(f"area.{area.value}")),)
    return (
        Measurement(
            evidence.school_target(),
            Fraction(sure),
            Fraction(len(units) - len(without)),
            "units",
            tuple(unit.proof for unit in units if unit.proof is not None),
            tuple(doubt for unit in units if unit.proof is None for doubt in unit.doubts),
            whole=Fraction(len(units)),
            details=details,
        ),
    )


def _stages(area: Area, evidence: Evidence) -> Iterable[_Unit]:
    stages: dict[Stage | None, list[Uncertainty]] = {}
    proofs: dict[Stage | None, Place] = {}
    surely_had = {one.stage for one in evidence.classes}
    for one in evidence.all_classes:
        count = evidence.tally(one).count(area)
        doubts = stages.setdefault(one.stage, [])
        if count.low and count.places:
            proofs.setdefault(one.stage, count.places[0])
        elif count.high:
            doubts += count.uncertainties
        elif one.incomplete is not None or one.stage not in surely_had:
            # 大一班 may be a kindergarten's: alone, it does not prove that the school has the stage.
            doubts.append(about_class(evidence.class_target(one)))
    unread = tuple(unread_files(evidence.submission))
    planned = any(not one.is_catalogue for one in evidence.submission.programmes)
    for stage, doubts in stages.items():
        name = say(f"stage.{stage.value}") if stage else say("stage.unknown")
        if stage is not None and stage not in SCHOOL_STAGES and stage not in proofs:
            if planned:
                continue  # the plans tell
            doubts.append(_of_other_terms(stage, evidence))
        yield _Unit(name, proofs.get(stage), (*doubts, *unread))


def _of_other_terms(stage: Stage, evidence: Evidence) -> Uncertainty:
    """Beyond school a course of 16 hours stands in the timetables of one term."""
    places = tuple(one.place for one in evidence.all_classes if one.stage is stage)
    return Uncertainty(evidence.submission.school, say("courses.other_terms", stage=stage), places)


def _programmes(area: Area, evidence: Evidence) -> Iterable[_Unit]:
    required = Requirement("courses_offered", {"of": area.value, "nature": "compulsory", "modules": True})
    for programme, target in programme_targets(evidence, area):
        if programme.stage is Stage.POSTGRADUATE:
            continue  # 大中小学 does not speak of them
        courses = counted(programme, required, evidence.areas)
        sure = next((one.course.place for one in courses if one.standing.standing is Standing.SURE), None)
        doubts = [
            Uncertainty(one.course.name, one.standing.why, (one.course.place,)) for one in courses if one.standing.why
        ]
        if programme.stage in (Stage.UNDERGRADUATE, None):
            doubts.append(Uncertainty(target.name, say("courses.carrier_untold"), (programme.place,)))
        if target.incomplete is not None:
            doubts.append(Uncertainty(target.name, target.incomplete, (programme.place,)))
        yield _Unit(target.name, sure, tuple(doubts))


MEASURES = (
    Measure(
        "course_set_up",
        {"of": Parameter(ParameterKind.WORD, required=True, choices=tuple(area.value for area in Area))},
        unit="units",
        evidence=(*WEEKS, *PLANS),
        targets=(TargetKind.SCHOOL,),
        function=course_set_up,
        every=True,
    ),
)
