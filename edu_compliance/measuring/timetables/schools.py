"""Measures of a whole school counted from timetables and allocations: subjects offered, the class with the fewest."""

import itertools
from collections.abc import Iterable
from fractions import Fraction

import attrs

from edu_compliance.measuring.evidence import Evidence, about_class, unread_files
from edu_compliance.measuring.measure import Measure, Parameter, ParameterKind
from edu_compliance.measuring.scope import scope_of
from edu_compliance.measuring.timetables.lessons import AVERAGE, LESSONS, OF, WEEKS, Results, weekly
from edu_compliance.measuring.timetables.tally import ClassTally
from edu_compliance.model.lesson import Naming, SchoolClass
from edu_compliance.model.measurement import Measurement, Uncertainty
from edu_compliance.model.message import say
from edu_compliance.model.place import Place
from edu_compliance.model.rule import Requirement, TargetKind


def weekly_lessons_in_each_class(requirement: Requirement, evidence: Evidence) -> Results:
    """Lessons a week in `of` in that class of the school which has the fewest; its parts are the classes."""
    if not evidence.all_classes:
        return ()
    scope = scope_of(requirement.parameters["of"])
    parts = tuple(weekly(one, scope, evidence) for one in evidence.all_classes)
    firm = [part for part in parts[: len(evidence.classes)] if part.target.incomplete is None]
    # Only what is whole and surely belongs here can prove that a class has too few.
    proofs = firm or parts
    low, high = min(part.low for part in parts), min(part.high for part in proofs)
    least = None
    if any(part.least for part in parts):
        least = (
            min((part.least or (part.low, part.high))[0] for part in parts),
            min((part.least or (part.low, part.high))[1] for part in proofs),
        )
    doubtful = [part for part in parts if part.low < high]
    sure = {id(part) for part in firm}
    doubts = _merged(
        itertools.chain(
            (one for part in doubtful for one in part.uncertainties),
            (about_class(part.target) for part in doubtful if id(part) not in sure),
        )
    )
    without = tuple(part.target.name for part in proofs if not part.high)
    details = (say("measuring.classes_without", of=scope, classes=without),) if without else ()
    return (
        Measurement(
            evidence.school_target(),
            low,
            high,
            LESSONS,
            places=_sorted(place for part in parts for place in part.places),
            uncertainties=doubts if low < high else (),
            least=least,
            parts=parts,
            details=details,
        ),
    )


def subjects_offered(requirement: Requirement, evidence: Evidence) -> Results:
    """How many subjects of `of` are taught in any class of the school: surely, and possibly.

    A subject that is nowhere to be found may still stand in what was not read, or in a class that is incomplete.
    """
    if not evidence.all_classes:
        return ()
    listed = scope_of(requirement.parameters["of"])
    if not isinstance(listed, tuple):
        raise ValueError(f"subjects_offered asks for a list of subjects: {listed!r}")
    offers = [_offer(subject, evidence) for subject in listed]
    missing = tuple(offer.subject for offer in offers if not offer.sure and not offer.doubts)
    open_ = tuple(offer.subject for offer in offers if not offer.sure and offer.doubts)
    details = []
    if missing:
        details.append(say("measuring.subjects_missing", subjects=missing))
    if open_:
        details.append(say("measuring.subjects_open", subjects=open_))
    return (
        Measurement(
            evidence.school_target(),
            low=Fraction(sum(offer.sure for offer in offers)),
            high=Fraction(len(offers) - len(missing)),
            unit="subjects",
            places=_sorted(offer.place for offer in offers if offer.place),
            uncertainties=_merged(one for offer in offers for one in offer.doubts),
            whole=Fraction(len(offers)),
            details=tuple(details),
        ),
    )


@attrs.frozen
class _Offer:
    """Whether a subject is taught in a school."""

    subject: str
    sure: bool
    place: Place | None
    """A cell that proves it."""
    doubts: tuple[Uncertainty, ...]
    """Where it may be taught, if it is not sure."""


def _offer(subject: str, evidence: Evidence) -> _Offer:
    # In the order of their places, so that the cell named as proof does not depend on the order of the classes.
    for one in sorted(evidence.classes, key=_where):
        if proof := _proof(evidence.tally(one), subject):
            return _Offer(subject, True, proof, ())
    doubts: list[Uncertainty] = []
    for one in evidence.classes:
        doubts += evidence.tally(one).count((subject,)).uncertainties
        if one.incomplete is not None:
            doubts.append(about_class(evidence.class_target(one)))
    for one in evidence.unsure:
        tally = evidence.tally(one)
        if _proof(tally, subject) or one.incomplete is not None:
            doubts.append(about_class(evidence.class_target(one)))
        else:
            doubts += tally.count((subject,)).uncertainties
    return _Offer(subject, False, None, (*doubts, *unread_files(evidence.submission)))


def _where(school_class: SchoolClass) -> tuple[str, str, str, str]:
    place = school_class.place
    return place.file, place.sheet, place.cell, school_class.name


def _proof(tally: ClassTally, subject: str) -> Place | None:
    """A cell which shows that a class surely has a subject, alone or sharing a lesson; None where it is not sure."""
    count = tally.count((subject,))
    if count.low:
        return count.places[0]
    if any(doubt.fewer for doubt in tally.doubts_about((subject,))):
        return None
    for group in tally.groups:
        if group.taught.naming is Naming.SHARED and subject in group.taught.subjects:
            places = [lesson.place for lesson in group.lessons]
            places += [one.place for one in group.allotments if one.low]
            if places:
                return min(places, key=Place.sort_key)
    return None


def _merged(uncertainties: Iterable[Uncertainty]) -> tuple[Uncertainty, ...]:
    """Uncertainties of several classes, one for each written text."""
    found: dict[str, list[Uncertainty]] = {}
    for one in uncertainties:
        found.setdefault(one.text, []).append(one)
    return tuple(
        Uncertainty(text, many[0].why, _sorted(place for one in many for place in one.places))
        for text, many in sorted(found.items())
    )


def _sorted(places: Iterable[Place]) -> tuple[Place, ...]:
    return tuple(sorted(set(places), key=Place.sort_key))


MEASURES = (
    Measure(
        "weekly_lessons_in_each_class",
        {"of": OF, "average": AVERAGE},
        unit=LESSONS,
        evidence=WEEKS,
        targets=(TargetKind.SCHOOL,),
        function=weekly_lessons_in_each_class,
    ),
    Measure(
        "subjects_offered",
        {"of": Parameter(ParameterKind.SUBJECTS, required=True)},
        unit="subjects",
        evidence=WEEKS,
        targets=(TargetKind.SCHOOL,),
        function=subjects_offered,
        every=True,
    ),
)
