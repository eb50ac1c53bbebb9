"""Who of a school's graduates has the credits in public arts, by all its graduation lists together."""

from collections.abc import Iterable, Iterator, Sequence, Set
from fractions import Fraction

import attrs

from edu_compliance.measuring.evidence import Evidence
from edu_compliance.measuring.graduations.cohorts import LISTS, Cohort, Judged, cohorts_of, missing, standing_in
from edu_compliance.measuring.measure import Measure, Parameter, ParameterKind, Unmeasured
from edu_compliance.model.measurement import Measurement
from edu_compliance.model.message import say
from edu_compliance.model.rule import Requirement, TargetKind
from edu_compliance.model.stage import HIGHER
from edu_compliance.model.student import Standing, Student

Results = tuple[Measurement | Unmeasured, ...]


def graduates_with_arts_credits(requirement: Requirement, evidence: Evidence) -> Results:
    """Students of all the school's lists of higher education who earned at least `credits` in public arts.

    Where nobody can tell a list's stage, who has fewer is left open.
    """
    needed = Fraction(str(requirement.parameters["credits"]))
    school = evidence.school_target()
    cohorts = [
        cohort for cohort in cohorts_of(evidence) if cohort.target.stage in HIGHER or cohort.target.stage is None
    ]
    told = [cohort for cohort in cohorts if cohort.graduation.columns.arts_earned is not None]
    if not cohorts:
        return ()
    if not told:
        return (Unmeasured(school, say("graduation.no_arts_credits", name=cohorts[0].target.name)),)
    disagreed = _disagreed(told, needed)
    parts = [_arts_of(cohort, needed, disagreed) for cohort in _each_once(told)]
    parts = [part if part.target.stage else _left_open(part) for part in parts]
    untold = [say("graduation.no_arts_credits", name=one.target.name) for one in cohorts if one not in told]
    return (
        Measurement(
            school,
            sum((part.low for part in parts), Fraction(0)),
            sum((part.high for part in parts), Fraction(0)),
            "students",
            tuple(place for part in parts for place in part.places),
            whole=sum((part.whole or Fraction(0) for part in parts), Fraction(0)),
            parts=tuple(parts),
            cases=tuple(case for part in parts for case in part.cases),
            details=(*(detail for part in parts for detail in part.details), *untold),
        ),
    )


def _disagreed(cohorts: Sequence[Cohort], needed: Fraction) -> frozenset[str]:
    """The numbers of students who stand differently in several lists."""
    if len(cohorts) < 2:
        return frozenset()
    found: dict[str, set[Standing | None]] = {}
    several: set[str] = set()
    for cohort in cohorts:
        column = cohort.graduation.columns.arts_earned
        for rows in cohort.rows:
            number = rows[0].number
            if number in found:
                several.add(number)
            judged = (_arts(student, needed, column) for student in rows)
            found.setdefault(number, set()).update(one and one[0] for one in judged)
    return frozenset(number for number in several if number and len(found[number]) > 1)


def _each_once(cohorts: Iterable[Cohort]) -> Iterator[Cohort]:
    """The cohorts without students who stand in an earlier one (of the school, of its colleges)."""
    seen: set[str] = set()
    for cohort in cohorts:
        kept = tuple(rows for rows in cohort.rows if not rows[0].number or rows[0].number not in seen)
        seen.update(rows[0].number for rows in kept)
        yield attrs.evolve(cohort, rows=kept)


def _arts_of(cohort: Cohort, needed: Fraction, disagreed: Set[str]) -> Measurement:
    column = cohort.graduation.columns.arts_earned

    def judge(student: Student) -> Judged:
        if student.number in disagreed:
            return Standing.OPEN, say("graduation.lists_disagree")
        return _arts(student, needed, column)

    return standing_in(cohort, "arts_credits", column, judge)


def _left_open(part: Measurement) -> Measurement:
    """Nobody of a list whose stage nobody knows surely fails."""
    cases = tuple(attrs.evolve(case, standing=Standing.OPEN) for case in part.cases)
    return attrs.evolve(part, high=part.whole or part.high, cases=cases)


def _arts(student: Student, needed: Fraction, column: int | None) -> Judged:
    if student.arts_earned is None:
        return Standing.OPEN, say(missing(student, "arts_earned", column))
    if student.arts_earned >= needed:
        return None
    return Standing.FAILS, say("graduation.arts_short", earned=student.arts_earned, required=needed)


MEASURES = (
    Measure(
        "graduates_with_arts_credits",
        {"credits": Parameter(ParameterKind.NUMBER, required=True)},
        "students",
        LISTS,
        (TargetKind.SCHOOL,),
        graduates_with_arts_credits,
        every=True,
    ),
)
