"""A graduation list as it was read: one student per row, with fitness and credits."""

import enum
from collections.abc import Iterator, Sequence
from fractions import Fraction

import attrs

from edu_compliance.model.message import Message
from edu_compliance.model.place import Place
from edu_compliance.model.stage import Stage


class FitnessGrade(enum.Enum):
    """Grades of 国家学生体质健康标准, with the scores they stand for (at least, less than)."""

    EXCELLENT = "excellent"
    """优秀: 90 and more."""
    GOOD = "good"
    """良好: 80 to 89.9."""
    PASS = "pass"
    """及格: 60 to 79.9."""
    FAIL = "fail"
    """不及格: below 60, which may be on either side of a bar of 50."""


class Exemption(enum.Enum):
    """Whether a student is exempt (免测) from the fitness test."""

    NONE = "none"
    DOCUMENTED = "documented"
    """With a document: passes."""
    BARE = "bare"
    """Said, and no document named: undetermined."""


@attrs.frozen(slots=True)
class Student:
    """One row of a graduation list. Fifty thousand of them stand in one sheet, so a row knows only its own numbers."""

    row: int
    """Zero-based row in the sheet."""
    number: str
    """Student number (学号) as written; empty where there is none."""
    name: str
    group: str = ""
    """College, programme or class as written."""
    fitness: Fraction | None = None
    """Score 0–120; None where there is none."""
    grade: FitnessGrade | None = None
    exemption: Exemption = Exemption.NONE
    pe_earned: Fraction | None = None
    pe_required: Fraction | None = None
    pe_complete: bool | None = None
    """Where a column says so in words (修满: 是/否) instead of credits."""
    arts_earned: Fraction | None = None
    unread: tuple[int, ...] = ()
    """Columns of the cells that say something nobody can read."""
    stage: Stage | None = None
    """Where a column says (本科, 专科); else the list's."""


@attrs.frozen
class Columns:
    """Zero-based columns of a graduation list; None for what it does not have."""

    number: int | None = None
    name: int | None = None
    group: int | None = None
    fitness: int | None = None
    grade: int | None = None
    exemption: int | None = None
    document: int | None = None
    pe_earned: int | None = None
    pe_required: int | None = None
    pe_complete: int | None = None
    arts_earned: int | None = None
    stage: int | None = None


@attrs.frozen
class GraduationList:
    """The students of one sheet who are to graduate."""

    title: str
    stage: Stage | None
    """None where it cannot be told."""
    place: Place
    """Its block."""
    columns: Columns
    students: tuple[Student, ...] = attrs.field(repr=False)
    twice: tuple[tuple[int, ...], ...] = ()
    """Rows of the same student, for each one who stands there more than once; first row first."""
    pe_required: Fraction | None = None
    """PE credits everybody needs, where the title or a note says it for all."""

    @property
    def is_of_exempt(self) -> bool:
        """Whether it only lists who is exempt (免测名单): it belongs to other lists and judges nobody itself."""
        at = self.columns
        told = (at.fitness, at.grade, at.pe_earned, at.pe_required, at.pe_complete, at.arts_earned)
        return all(column is None for column in told)


class Standing(enum.Enum):
    """How a student stands who does not surely reach what a rule asks."""

    FAILS = "fails"
    OPEN = "open"
    """Nobody can tell from the list."""


@attrs.frozen(slots=True)
class Case:
    """One student of a list who fails, or of whom the list does not tell."""

    student: Student
    standing: Standing
    why: Message
    place: Place
    """The cell that says so, or that says nothing."""


def unmatched(lists: Sequence[GraduationList]) -> Iterator[Student]:
    """Who stands in a list of the exempt under a number that no other list holds, or under none."""
    known = {student.number for one in lists if not one.is_of_exempt for student in one.students}
    for student in (student for one in lists if one.is_of_exempt for student in one.students):
        if not student.number or student.number not in known:
            yield student
