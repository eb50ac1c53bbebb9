"""Measures counted from graduation lists: who is fit enough, and who has the PE credits."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from functools import partial

from edu_compliance.measuring.evidence import Evidence
from edu_compliance.measuring.graduations.cohorts import LISTS, Judged, cohorts_of, missing, standing_in
from edu_compliance.measuring.measure import Measure, Parameter, ParameterKind, Unmeasured
from edu_compliance.model.measurement import Measurement
from edu_compliance.model.message import Message, say
from edu_compliance.model.rule import Requirement, TargetKind
from edu_compliance.model.student import Columns, Exemption, FitnessGrade, Standing, Student

Results = tuple[Measurement | Unmeasured, ...]
_PASS = 60
"""及格 by 国家学生体质健康标准 (2014年修订)."""
_FLOOR = {FitnessGrade.EXCELLENT: 90, FitnessGrade.GOOD: 80, FitnessGrade.PASS: _PASS, FitnessGrade.FAIL: 0}


def students_fit(requirement: Requirement, evidence: Evidence) -> Results:
    """Students whose fitness score reaches `score`; 免测 with a document passes, a missing score leaves it open."""
    bar = Fraction(str(requirement.parameters["score"]))
    results: list[Measurement | Unmeasured] = []
    for cohort in cohorts_of(evidence):
        columns = cohort.graduation.columns
        if columns.fitness is None and columns.grade is None:
            results.append(Unmeasured(cohort.target, say("graduation.no_fitness", name=cohort.target.name)))
            continue
        column = columns.fitness if columns.fitness is not None else columns.grade
        results.append(
            standing_in(
                cohort, "fitness", column, partial(_fit, bar=bar, columns=columns), partial(_below_pass, bar=bar)
            )
        )
    return tuple(results)


def _fit(student: Student, bar: Fraction, columns: Columns) -> Judged:
    if student.exemption is Exemption.DOCUMENTED:
        return None
    score, grade = student.fitness, student.grade
    if score is not None and score >= bar:
        if grade is FitnessGrade.FAIL and score >= _PASS:
            return Standing.OPEN, say("graduation.grade_contradicts", score=score)
        return None
    if student.exemption is Exemption.BARE:
        return Standing.OPEN, say("graduation.exempt_without_document")
    if score is not None:
        if grade is not None and grade is not FitnessGrade.FAIL:
            return Standing.OPEN, say("graduation.grade_contradicts", score=score)
        return Standing.FAILS, say("graduation.score_below", score=score, bar=bar)
    if grade is None:
        return Standing.OPEN, say(missing(student, "score", columns.fitness, columns.grade))
    if _FLOOR[grade] >= bar:
        return None
    if grade is FitnessGrade.FAIL and bar >= _PASS:
        return Standing.FAILS, say("graduation.grade_fails")
    return Standing.OPEN, say("graduation.grade_undecided", bar=bar)


def _below_pass(students: Iterable[Student], bar: Fraction) -> Iterator[Message]:
    """低于及格但不触发: shown, and no failure (ledger A4-8)."""
    below = exempt = 0
    for student in students:
        exempt += student.exemption is Exemption.DOCUMENTED
        below += student.fitness is not None and bar <= student.fitness < _PASS
    if below:
        yield say("graduation.below_pass", count=below, bar=bar)
    if exempt:
        yield say("graduation.exempt", count=exempt)


def students_with_pe_credits(requirement: Requirement, evidence: Evidence) -> Results:
    """Students who earned the PE credits their programme requires; the list has to say how many that are."""
    results: list[Measurement | Unmeasured] = []
    for cohort in cohorts_of(evidence):
        graduation = cohort.graduation
        columns = graduation.columns
        if columns.pe_earned is None and columns.pe_complete is None:
            results.append(Unmeasured(cohort.target, say("graduation.no_pe_credits", name=cohort.target.name)))
            continue
        column = columns.pe_earned if columns.pe_earned is not None else columns.pe_complete
        results.append(
            standing_in(
                cohort, "pe_credits", column, partial(_pe, required_of_all=graduation.pe_required, columns=columns)
            )
        )
    return tuple(results)


def _pe(student: Student, required_of_all: Fraction | None, columns: Columns) -> Judged:
    required = student.pe_required if student.pe_required is not None else required_of_all
    if student.pe_earned is None or required is None:
        if student.pe_complete is not None:
            return None if student.pe_complete else (Standing.FAILS, say("graduation.pe_not_complete"))
        if student.pe_earned is None:
            return Standing.OPEN, say(missing(student, "pe_earned", columns.pe_earned, columns.pe_complete))
        return Standing.OPEN, say(missing(student, "pe_required", columns.pe_required))
    enough = student.pe_earned >= required
    if student.pe_complete is not None and student.pe_complete is not enough:
        return Standing.OPEN, say("graduation.pe_contradicts", earned=student.pe_earned, required=required)
    if enough:
        return None
    return Standing.FAILS, say("graduation.pe_short", earned=student.pe_earned, required=required)


_SCORE = Parameter(ParameterKind.NUMBER, required=True)
_STUDENTS = (TargetKind.STUDENT,)

MEASURES = (
    Measure(
        "students_fit",
        {"score": _SCORE},
        "students",
        LISTS,
        _STUDENTS,
        students_fit,
        every=True,
    ),
    Measure("students_with_pe_credits", {}, "students", LISTS, _STUDENTS, students_with_pe_credits, every=True),
)
