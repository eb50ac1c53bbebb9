"""Builds rules and judges by them in a few words."""

import datetime

from edu_compliance.judging.judge import judge
from edu_compliance.model.finding import Finding
from edu_compliance.model.rule import Binding, Policy, Requirement, Rule, Strength, TargetKind
from edu_compliance.model.stage import Area, Stage
from edu_compliance.model.submission import Submission
from tests.measuring.classes import AREAS, requirement, submission

SCHOOL = (Stage.PRIMARY, Stage.JUNIOR, Stage.SENIOR)


def rule(id: str, *requires: Requirement, binds: Binding | None = None, strength=Strength.MANDATORY, **more) -> Rule:
    """A rule; by default it binds every class of primary, junior and senior school."""
    return Rule(
        id=id,
        title=id,
        binds=binds or Binding(TargetKind.CLASS, SCHOOL),
        requires=requires,
        strength=strength,
        clause="体育 二(一)",
        quote="…",
        remedy="…",
        area=Area.PE,
        **{"evidence": ("课表",), **more},
    )


def classes_of(stage: Stage, *grades: int) -> Binding:
    """Binds classes of these grades."""
    return Binding(TargetKind.CLASS, (stage,), grades)


PE_03 = rule("PE-03", requirement("weekly_lessons", 4, of="pe"), binds=classes_of(Stage.PRIMARY, 1, 2))
PE_04 = rule(
    "PE-04",
    requirement("weekly_lessons", 3, of="pe"),
    binds=Binding(TargetKind.CLASS, (Stage.PRIMARY, Stage.JUNIOR), (3, 4, 5, 6, 7, 8, 9)),
)
PE_05 = rule("PE-05", requirement("weekly_lessons", 2, of="pe"), binds=classes_of(Stage.SENIOR), note="按下限理解")
PE_06 = rule("PE-06", requirement("lesson_days", "every", of="pe"), strength=Strength.ENCOURAGED)
PE_30 = rule(
    "PE-30",
    requirement("weekly_lessons_in_each_class", 1, of=("足球", "篮球")),
    binds=Binding(TargetKind.SCHOOL, marks=("football", "basketball")),
)
ART_04 = rule("ART-04", requirement("weekly_lessons", 4, of="arts"), binds=classes_of(Stage.PRIMARY))
ART_11 = rule(
    "ART-11",
    requirement("subjects_offered", 2, of=("音乐", "美术")),
    binds=Binding(TargetKind.SCHOOL, (Stage.PRIMARY, Stage.JUNIOR)),
)
LAB_05 = rule("LAB-05", requirement("weekly_lessons", 1, of="labour", average=True))
TEN_RULES = (PE_03, PE_04, PE_05, PE_06, PE_30, ART_04, ART_11, LAB_05, rule("ART-05"), rule("PE-02"))


def policy(*rules: Rule) -> Policy:
    """A policy of these rules."""
    day = datetime.date(2021, 8, 11)
    return Policy("p", "…", "…", "…", "540000", day, None, day, Area.PE, "", rules)


def judged(one: Rule, *classes, **more) -> list[Finding]:
    """Everything one rule finds in a school of these classes."""
    return list(judge(submission(*classes, **more), [policy(one)], AREAS))


def only(one: Rule, *classes, **more) -> Finding:
    """The single finding of a rule."""
    (found,) = judged(one, *classes, **more)
    return found


def all_findings(handed_in: Submission) -> list[Finding]:
    """Everything ten rules find."""
    return list(judge(handed_in, [policy(*TEN_RULES)], AREAS))
