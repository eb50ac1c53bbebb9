"""The written names that formulas count by: every name of the vocabulary, grouped by what it counts in."""

from collections.abc import Iterable, Sequence

import attrs

from edu_compliance.measuring.scope import Scope, Standing, scope_of, standing
from edu_compliance.model.rule import Areas, Policy, Requirement, Rule, TargetKind
from edu_compliance.model.stage import Stage
from edu_compliance.model.vocabulary import Kind, Vocabulary
from edu_compliance.reading.timetables.texts.cells import CellReader

WEEKLY, DAYS = "weekly_lessons", "lesson_days"
"""The measures of a class that a week of cells can decide."""


@attrs.frozen
class Demand:
    """One requirement of a rule that a class's week decides."""

    rule: Rule
    requirement: Requirement
    scope: Scope
    doubtful: tuple[int, ...]
    """Grades in which the document itself leaves a doubt: what would be not met is a question there."""

    def binds(self, grade: int) -> bool:
        """Whether it binds classes of this grade."""
        grades = self.rule.binds.grades
        return not grades or grade in grades


@attrs.frozen
class Group:
    """Names that stand alike to every scope."""

    lesson: bool
    """False for activities and for what says that nothing is taught."""
    standings: tuple[Standing, ...]
    """One for each scope."""
    names: tuple[str, ...]
    """Folded, sorted."""


def demands(policies: Iterable[Policy], stage: Stage, grades: Sequence[int]) -> tuple[Demand, ...]:
    """What rules demand of the week of a class of a stage, in the policies' order.

    Rules for 特色校 are left out: whether they bind is not for a class's timetable to say.
    """
    found = []
    for rule in (rule for policy in policies for rule in policy.rules):
        binds = rule.binds
        if binds.target is not TargetKind.CLASS or binds.marks or not rule.strength.judged:
            continue
        if (binds.stages and stage not in binds.stages) or (binds.grades and not set(binds.grades) & set(grades)):
            continue
        doubtful = tuple(grade for grade in grades if _in_doubt(rule, stage, grade))
        found += [
            Demand(rule, requirement, scope_of(requirement.parameters["of"]), doubtful)
            for requirement in rule.requires
            if requirement.measure in (WEEKLY, DAYS)
        ]
    return tuple(found)


def _in_doubt(rule: Rule, stage: Stage, grade: int) -> bool:
    return any(
        (not doubt.stages or stage in doubt.stages) and (not doubt.grades or grade in doubt.grades)
        for doubt in rule.doubts
    )


def groups(scopes: Sequence[Scope], stage: Stage, vocabulary: Vocabulary, areas: Areas) -> tuple[Group, ...]:
    """Every name of the vocabulary once, by how it stands to each scope in classes of a stage.

    The program's own reading and counting decide, so that a form made from this says what `check` says.
    """
    reader = CellReader(vocabulary)
    found: dict[tuple[bool, tuple[Standing, ...]], list[str]] = {}
    for name, meaning in sorted(vocabulary.names.items()):
        lessons = reader.read(name).lessons if meaning.kind is Kind.SUBJECT else ()
        how = tuple(standing(lessons[0][0], scope, stage, areas) if lessons else Standing.NO for scope in scopes)
        found.setdefault((bool(lessons), how), []).append(name)
    return tuple(Group(lesson, how, tuple(names)) for (lesson, how), names in sorted(found.items()))
