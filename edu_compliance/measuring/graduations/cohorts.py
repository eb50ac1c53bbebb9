"""Students of graduation lists as measures look at them: by list and stage, each once, and how each stands.

A list is one target, whatever its length: `low` students surely reach what is asked, `high` may, `whole` are all. Only
those who do not surely reach it become cases, so that fifty thousand who do cost nothing.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from fractions import Fraction

import attrs

from edu_compliance.measuring.evidence import Evidence
from edu_compliance.model.measurement import Measurement, Target
from edu_compliance.model.message import Message, say
from edu_compliance.model.place import Place, a1
from edu_compliance.model.rule import TargetKind
from edu_compliance.model.stage import Stage
from edu_compliance.model.student import Case, Exemption, GraduationList, Standing, Student, unmatched
from edu_compliance.model.submission import SheetKind

LISTS = (SheetKind.GRADUATION,)
Judged = tuple[Standing, Message] | None
"""How a row stands: None where it surely reaches what is asked."""


@attrs.frozen
class Cohort:
    """Students of one list and one stage."""

    graduation: GraduationList
    target: Target
    rows: tuple[tuple[Student, ...], ...]
    """Each student once, with all rows in which the student stands."""


def cohorts_of(evidence: Evidence) -> Iterator[Cohort]:
    """The students of every list, those of each stage apart; who stands in a 免测名单 beside them is exempt."""
    lists = [one for one in evidence.submission.graduations if not one.is_of_exempt]
    exempt = _exempt(evidence.submission.graduations)
    perhaps = {one.name for one in unmatched(evidence.submission.graduations)} - {""}
    titles = [one.title for one in lists]
    for one in lists:
        name = one.title if titles.count(one.title) == 1 else f"{one.title}({one.place})"
        by_stage: dict[Stage | None, dict[object, list[Student]]] = {}
        for student in one.students:
            stage = student.stage or one.stage
            key: object = student.number or student.row
            if (more := exempt.get(student.number)) is not None and student.exemption is not Exemption.DOCUMENTED:
                student = attrs.evolve(student, exemption=more)
            elif student.name in perhaps and student.exemption is Exemption.NONE:
                student = attrs.evolve(student, exemption=Exemption.BARE)  # the same, or of the same name
            by_stage.setdefault(stage, {}).setdefault(key, []).append(student)
        for stage, students in by_stage.items():
            doubt = None if stage is not None else say("graduation.stage_unknown", name=name)
            target = Target(TargetKind.STUDENT, name, stage, binding_doubt=doubt)
            yield Cohort(one, target, tuple(tuple(rows) for rows in students.values()))


def _exempt(lists: Iterable[GraduationList]) -> Mapping[str, Exemption]:
    """The numbers of those whom lists of nothing else name as exempt; a document said in one of them is said."""
    found: dict[str, Exemption] = {}
    for student in (student for one in lists if one.is_of_exempt for student in one.students):
        said, before = student.exemption, found.get(student.number)
        if student.number and said is not Exemption.NONE and before is not Exemption.DOCUMENTED:
            found[student.number] = said
    return found


def standing_in(
    cohort: Cohort,
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


def missing(student: Student, what: str, *columns: int | None) -> str:
    """Why a number is not known: its cell is empty, or says what nobody can read."""
    unread = any(column in student.unread for column in columns if column is not None)
    return f"graduation.unread_{what}" if unread else f"graduation.no_{what}"
