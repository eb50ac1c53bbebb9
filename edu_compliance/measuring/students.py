"""Measures counted from graduation lists: who is fit enough, has the PE credits, has the credits in public arts.

A list is one target, whatever its length: `low` students surely reach what is asked, `high` may, `whole` are all. Only
those who do not surely reach it become cases, so that fifty thousand who do cost nothing.
"""

from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from functools import partial

import attrs

from edu_compliance.measuring.evidence import Evidence
from edu_compliance.measuring.measure import Measure, Parameter, ParameterKind, Unmeasured
from edu_compliance.model.measurement import Measurement, Target
from edu_compliance.model.message import Message, say
from edu_compliance.model.place import Place, a1
from edu_compliance.model.rule import Requirement, TargetKind
from edu_compliance.model.stage import HIGHER, Stage
from edu_compliance.model.student import Case, Columns, Exemption, FitnessGrade, GraduationList, Standing, Student
from edu_compliance.model.submission import SheetKind

Results = tuple[Measurement | Unmeasured, ...]
Judged = tuple[Standing, Message] | None
"""How a row stands: None where it surely reaches what is asked."""

_PASS = 60
"""及格 by 国家学生体质健康标准 (2014年修订)."""
_FLOOR = {FitnessGrade.EXCELLENT: 90, FitnessGrade.GOOD: 80, FitnessGrade.PASS: _PASS, FitnessGrade.FAIL: 0}


@attrs.frozen
class _Cohort:
    """Students of one list and one stage."""

    graduation: GraduationList
    target: Target
    rows: tuple[tuple[Student, ...], ...]
    """Each student once, with all rows in which the student stands."""


def _cohorts(evidence: Evidence) -> Iterator[_Cohort]:
    lists = evidence.submission.graduations
    titles = [one.title for one in lists]
    for one in lists:
        name = one.title if titles.count(one.title) == 1 else f"{one.title}({one.place})"
        by_stage: dict[Stage | None, dict[object, list[Student]]] = {}
        for student in one.students:
            stage = student.stage or one.stage
            key: object = student.number or student.row
            by_stage.setdefault(stage, {}).setdefault(key, []).append(student)
        for stage, students in by_stage.items():
            doubt = None if stage is not None else say("graduation.stage_unknown", name=name)
            target = Target(TargetKind.STUDENT, name, stage, binding_doubt=doubt)
            yield _Cohort(one, target, tuple(tuple(rows) for rows in students.values()))


def _measure(
    cohort: _Cohort,
    about: str,
    column: int | None,
    judge: Callable[[Student], Judged],
    details: Callable[[Iterable[Student]], Iterable[Message]] = lambda students: (),
) -> Measurement:
    """How many students of a list reach what is asked; rows of the same student that disagree leave it open."""
    failing: list[Case] = []
    open_: list[Case] = []
    sheet = cohort.graduation.place
    for rows in cohort.rows:
        judged = [judge(student) for student in rows]
        worst = judged[0]
        if len(rows) > 1 and any((one and one[0]) != (worst and worst[0]) for one in judged):
            numbers = tuple(student.row + 1 for student in rows)
            worst = Standing.OPEN, say("graduation.rows_disagree", rows=numbers)
        if worst is not None:
            place = Place(sheet.file, sheet.sheet, a1(rows[0].row, column or 0))
            case = Case(rows[0], worst[0], worst[1], place)
            (failing if worst[0] is Standing.FAILS else open_).append(case)
    total = len(cohort.rows)
    counts = say(
        "graduation.counts",
        about=say(f"graduation.about_{about}"),
        total=total,
        reach=total - len(failing) - len(open_),
        fail=len(failing),
        open=len(open_),
    )
    return Measurement(
        cohort.target,
        Fraction(total - len(failing) - len(open_)),
        Fraction(total - len(failing)),
        "students",
        (sheet,),
        whole=Fraction(total),
        cases=(*failing, *open_),
        details=(counts, *details(rows[0] for rows in cohort.rows)),
    )


def students_fit(requirement: Requirement, evidence: Evidence) -> Results:
    """Students whose fitness score reaches `score`; 免测 with a document passes, a missing score leaves it open."""
    bar = Fraction(str(requirement.parameters["score"]))
    results: list[Measurement | Unmeasured] = []
    for cohort in _cohorts(evidence):
        columns = cohort.graduation.columns
        if columns.fitness is None and columns.grade is None:
            results.append(Unmeasured(cohort.target, say("graduation.no_fitness", name=cohort.target.name)))
            continue
        column = columns.fitness if columns.fitness is not None else columns.grade
        results.append(
            _measure(cohort, "fitness", column, partial(_fit, bar=bar, columns=columns), partial(_below_pass, bar=bar))
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
        return Standing.OPEN, say(_missing(student, "score", columns.fitness, columns.grade))
    if _FLOOR[grade] >= bar:
        return None
    if grade is FitnessGrade.FAIL and bar >= _PASS:
        return Standing.FAILS, say("graduation.grade_fails")
    return Standing.OPEN, say("graduation.grade_undecided", bar=bar)


def _missing(student: Student, what: str, *columns: int | None) -> str:
    """Why a number is not known: its cell is empty, or says what nobody can read."""
    unread = any(column in student.unread for column in columns if column is not None)
    return f"graduation.unread_{what}" if unread else f"graduation.no_{what}"


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
    for cohort in _cohorts(evidence):
        graduation = cohort.graduation
        columns = graduation.columns
        if columns.pe_earned is None and columns.pe_complete is None:
            results.append(Unmeasured(cohort.target, say("graduation.no_pe_credits", name=cohort.target.name)))
            continue
        column = columns.pe_earned if columns.pe_earned is not None else columns.pe_complete
        results.append(
            _measure(
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
            return Standing.OPEN, say(_missing(student, "pe_earned", columns.pe_earned, columns.pe_complete))
        return Standing.OPEN, say(_missing(student, "pe_required", columns.pe_required))
    enough = student.pe_earned >= required
    if student.pe_complete is not None and student.pe_complete is not enough:
        return Standing.OPEN, say("graduation.pe_contradicts", earned=student.pe_earned, required=required)
    if enough:
        return None
    return Standing.FAILS, say("graduation.pe_short", earned=student.pe_earned, required=required)


def graduates_with_arts_credits(requirement: Requirement, evidence: Evidence) -> Results:
    """Students of all the school's lists of higher education who earned at least `credits` in public arts.

    Where nobody can tell a list's stage, who has fewer is left open.
    """
    needed = Fraction(str(requirement.parameters["credits"]))
    school = evidence.school_target()
    cohorts = [cohort for cohort in _cohorts(evidence) if cohort.target.stage in HIGHER or cohort.target.stage is None]
    told = [cohort for cohort in cohorts if cohort.graduation.columns.arts_earned is not None]
    if not cohorts:
        return ()
    if not told:
        return (Unmeasured(school, say("graduation.no_arts_credits", name=cohorts[0].target.name)),)
    parts = [_arts_of(cohort, needed) for cohort in told]
    parts = [part if part.target.stage else _left_open(part) for part in parts]
    missing = [say("graduation.no_arts_credits", name=one.target.name) for one in cohorts if one not in told]
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
            details=(*(detail for part in parts for detail in part.details), *missing),
        ),
    )


def _arts_of(cohort: _Cohort, needed: Fraction) -> Measurement:
    column = cohort.graduation.columns.arts_earned
    return _measure(cohort, "arts_credits", column, partial(_arts, needed=needed, column=column))


def _left_open(part: Measurement) -> Measurement:
    """Nobody of a list whose stage nobody knows surely fails."""
    cases = tuple(attrs.evolve(case, standing=Standing.OPEN) for case in part.cases)
    return attrs.evolve(part, high=part.whole or part.high, cases=cases)


def _arts(student: Student, needed: Fraction, column: int | None) -> Judged:
    if student.arts_earned is None:
        return Standing.OPEN, say(_missing(student, "arts_earned", column))
    if student.arts_earned >= needed:
        return None
    return Standing.FAILS, say("graduation.arts_short", earned=student.arts_earned, required=needed)


_LISTS = (SheetKind.GRADUATION,)
_STUDENTS = (TargetKind.STUDENT,)
_SCORE = Parameter(ParameterKind.NUMBER, required=True)

MEASURES = (
    Measure("students_fit", {"score": _SCORE}, "students", _LISTS, _STUDENTS, students_fit, every=True),
    Measure("students_with_pe_credits", {}, "students", _LISTS, _STUDENTS, students_with_pe_credits, every=True),
    Measure(
        "graduates_with_arts_credits",
        {"credits": _SCORE},
        "students",
        _LISTS,
        (TargetKind.SCHOOL,),
        graduates_with_arts_credits,
        every=True,
    ),
)
