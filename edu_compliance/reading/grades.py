"""Which grade a class is of, where its name leaves it open: by the school, the title, its siblings, the school year."""

import datetime
import re
from collections.abc import Sequence

import attrs

from edu_compliance.model.class_name import ClassName
from edu_compliance.model.lesson import SchoolClass
from edu_compliance.model.message import Message, say
from edu_compliance.model.stage import SCHOOL_STAGES, Stage, grades_of_stage, stage_of_grade
from edu_compliance.model.submission import File

_SIXTH = 6
"""The last grade of primary school, and by 五四学制 the first of junior school."""
_FIRST_OF_SCHOOL_YEAR = 8
"""The school year begins in August or September."""

_BY_NAME: tuple[tuple[re.Pattern[str], tuple[Stage, ...]], ...] = tuple(
    (re.compile(words), stages)
    for words, stages in (
        (r"幼儿园|幼稚园|学前", (Stage.PRESCHOOL,)),
        (r"十二年", (Stage.PRIMARY, Stage.JUNIOR, Stage.SENIOR)),
        (r"九年", (Stage.PRIMARY, Stage.JUNIOR)),
        (r"职业技术学院|职业学院|高等专科|专科学校", (Stage.COLLEGE,)),
        (r"职业|中专|技工|技校|职校|职教", (Stage.VOCATIONAL,)),
        (r"大学|学院", (Stage.UNDERGRADUATE,)),
        (r"初级中学|初中(?!部)|初级", (Stage.JUNIOR,)),
        (r"高级中学|高中(?!部)|高级", (Stage.SENIOR,)),
        (r"小学|完小|教学点|村小|[一二三四五六七八九十]小(?!学)|^小$", (Stage.PRIMARY,)),
        (r"中学|[一二三四五六七八九十]中|^中$", (Stage.JUNIOR, Stage.SENIOR)),
    )
)


def stages_of_school(*names: str) -> tuple[Stage, ...]:
    """The stages a school's name says it has, by the first name that says any; empty where none does.

    Of 师范高等专科学校附属小学 what stands behind 附 is the school's own. A kindergarten may be a school's (乡小学附设
    幼儿园), and says nothing of it.
    """
    said = list(filter(None, map(_stages_said, names)))
    return next((stages for stages in said if stages != (Stage.PRESCHOOL,)), said[0] if said else ())


def _stages_said(name: str) -> tuple[Stage, ...]:
    for own in dict.fromkeys((name.rpartition("附")[2], name)):
        for words, stages in _BY_NAME:
            if words.search(own):
                return stages
    return ()


@attrs.frozen
class Settled:
    """Stage and grades of a class, and why they are not sure."""

    stage: Stage | None
    grades: tuple[int, ...]
    doubt: Message | None = None
    may_be: tuple[Stage, ...] = ()
    """Where no stage is told: the few it may be; empty: any."""


class GradeSettler:
    """Settles the classes of one school among each other."""

    def __init__(
        self, stages: Sequence[Stage], as_of: datetime.date, classes: Sequence[tuple[File, SchoolClass]]
    ) -> None:
        self._kindergarten = frozenset(stages) == {Stage.PRESCHOOL}
        self._stages = frozenset(stages) - {Stage.PRESCHOOL}
        """Those whose classes have grades."""
        self._as_of = as_of
        names = [school_class.naming for _, school_class in classes]
        self._plain = {grade for name in names if name.stage is None for grade in name.grades}
        """Grades that siblings name without saying a stage."""
        self._said = {name.stage for name in names if name.stage is not None}

    def settle(self, file: File, school_class: SchoolClass) -> SchoolClass:
        """The class with its stage and grades, or with the reason why they cannot be told."""
        settled = self._settled(file, school_class.naming)
        doubt, doubts = school_class.binding_doubt, school_class.doubts
        if doubt is not None and doubt.id == "class.grades_contradict" and not self._has_primary:
            # 二（1）班 of 八年级 is how a junior school counts.
            doubt, doubts = None, tuple(one for one in doubts if one.why != doubt)
        doubt = doubt or settled.doubt
        return attrs.evolve(
            school_class,
            stage=settled.stage,
            grades=settled.grades,
            doubts=doubts,
            binding_doubt=doubt,
            may_be=settled.may_be,
        )

    def _settled(self, file: File, name: ClassName) -> Settled:
        if name.preschool:
            if self._kindergarten:
                return Settled(Stage.PRESCHOOL, ())
            return Settled(None, (), say("class.maybe_preschool", name=name.written))
        if self._kindergarten and not name.grades:
            return Settled(Stage.PRESCHOOL, ())
        if name.entry is not None:
            return self._by_entry(file, name, name.entry)
        if name.leaving is not None:
            return self._by_leaving(file, name, name.leaving)
        if not name.grades:
            return self._without_grade(name)
        if Stage.VOCATIONAL in self._stages and (name.stage or Stage.SENIOR) is Stage.SENIOR:
            return self._in_vocational(name)
        if name.stage is not None or (len(self._stages) == 1 and not self._stages & set(SCHOOL_STAGES)):
            return self._in_stage(name.grades, name.stage or next(iter(self._stages)), name)
        return self._counted_on(name)

    def _in_vocational(self, name: ClassName) -> Settled:
        """一（1）班 in a vocational school; 高一（1）班 there is one of its own, if it has no senior classes."""
        if name.stage is None and len(self._stages) == 1:
            return self._in_stage(name.grades, Stage.VOCATIONAL, name)
        if name.stage is not None and Stage.SENIOR in self._stages:
            return self._in_stage(name.grades, name.stage, name)
        if name.stage is None and (max(name.grades) > 3 or self._stages - {Stage.SENIOR, Stage.VOCATIONAL}):
            return self._counted_on(name)
        why = say("class.senior_or_vocational", name=name.written)
        return Settled(None, (), why, (Stage.SENIOR, Stage.VOCATIONAL))

    def _without_grade(self, name: ClassName) -> Settled:
        stage = name.stage or (next(iter(self._stages)) if len(self._stages) == 1 else None)
        return Settled(stage, (), say("class.grade_unknown", name=name.written))

    def _in_stage(self, grades: tuple[int, ...], stage: Stage, name: ClassName) -> Settled:
        """Grades counted within a stage (初一) or on from primary one (七年级 under 初中部)."""
        if stage not in SCHOOL_STAGES or (stage is Stage.JUNIOR and grades == (_SIXTH,)):
            return Settled(stage, grades)
        own = grades_of_stage(stage)
        on = tuple(grade if grade in own else grade + own[0] - 1 for grade in grades)
        if all(grade in own for grade in on):
            return Settled(stage, on)
        return Settled(stage, (), say("class.grade_outside_stage", name=name.written))

    def _counted_on(self, name: ClassName) -> Settled:
        """A grade without a stage: plain from 四 on; 一 to 三 by what else is known."""
        grades = name.grades
        if max(grades) > 12 or (self._stages and not self._stages & set(SCHOOL_STAGES)):
            return Settled(None, (), say("class.grade_unknown", name=name.written))
        if grades == (_SIXTH,) and self._without_primary():
            why = say("class.primary_or_junior", name=name.written)
            return Settled(None, grades, why, (Stage.PRIMARY, Stage.JUNIOR))
        if max(grades) > 3:
            return Settled(_stage(grades), grades)
        if len(self._stages) == 1:
            return self._in_stage(grades, next(iter(self._stages)), name)
        higher = bool(self._stages) and Stage.PRIMARY not in self._stages
        if higher:
            return self._in_higher(name)
        others = self._plain & set(range(4, 10))
        if name.plain_grade or self._stages or others or self._said & {Stage.JUNIOR, Stage.SENIOR}:
            return Settled(_stage(grades), grades)
        return Settled(None, (), say("class.grade_ambiguous", name=name.written))

    def _without_primary(self) -> bool:
        """Whether the school has junior classes and, by its name and its siblings, no primary ones."""
        return Stage.JUNIOR in self._stages and not self._has_primary

    @property
    def _has_primary(self) -> bool:
        return Stage.PRIMARY in self._stages | self._said or bool(self._plain & {4, 5})

    def _in_higher(self, name: ClassName) -> Settled:
        """一 to 三 in a school that has junior and senior classes, and no primary ones."""
        rest = self._stages - self._said
        if 7 in self._plain or 8 in self._plain or 9 in self._plain:
            rest = rest - {Stage.JUNIOR}
        if len(rest) == 1:
            return self._in_stage(name.grades, next(iter(rest)), name)
        return Settled(None, (), say("class.grade_ambiguous", name=name.written))

    def _by_entry(self, file: File, name: ClassName, entry: int) -> Settled:
        """2024级 by the school year of the title, else of the audit's date."""
        year = self._year(file) - entry + 1
        if year < 0:  # 高2029级 in the autumn of 2026 is named by the year in which it leaves
            return self._by_leaving(file, name, entry)
        stages = {name.stage} if name.stage is not None else set(self._stages)
        possible = [s for s in (stages or SCHOOL_STAGES) if s is not None and 0 < year <= len(grades_of_stage(s))]
        if len(possible) != 1:
            return Settled(None, (), say("class.entry_ambiguous", name=name.written, year=year))
        grade = grades_of_stage(possible[0])[year - 1]
        return Settled(possible[0], (grade,))

    def _by_leaving(self, file: File, name: ClassName, leaving: int) -> Settled:
        """2029届 by the school year: in its last year there it leaves in the next summer."""
        left = leaving - self._year(file) - 1
        stages = {name.stage} if name.stage is not None else set(self._stages)
        possible = [s for s in SCHOOL_STAGES if s in (stages or SCHOOL_STAGES) and 0 <= left < len(grades_of_stage(s))]
        if len(possible) != 1:
            return Settled(None, (), say("class.leaving_ambiguous", name=name.written, year=leaving))
        return Settled(possible[0], (grades_of_stage(possible[0])[-1 - left],))

    def _year(self, file: File) -> int:
        """First calendar year of the school year: the title's, else that of the audit's date."""
        autumn = self._as_of.year if self._as_of.month >= _FIRST_OF_SCHOOL_YEAR else self._as_of.year - 1
        return file.year or autumn


def _stage(grades: Sequence[int]) -> Stage | None:
    """The stage of grades 1–12 where all are of one."""
    stages = {stage_of_grade(grade) for grade in grades}
    return stages.pop() if len(stages) == 1 else None
