"""Rules and a submission become findings: every rule against everything it could bind, unknown never looking clean."""

from collections.abc import Iterator, Mapping, Sequence

import attrs

from edu_compliance.judging.attested import attest, by_rule
from edu_compliance.judging.binding import Bound, bound
from edu_compliance.judging.findings import Result, finding, not_applicable, not_examined, not_handed_in
from edu_compliance.measuring.evidence import Evidence
from edu_compliance.measuring.registry import MEASURES, measure
from edu_compliance.model.finding import Finding
from edu_compliance.model.lesson import SchoolClass
from edu_compliance.model.measurement import Target
from edu_compliance.model.message import Message, say
from edu_compliance.model.rule import Areas, Policy, Rule, TargetKind
from edu_compliance.model.stage import SCHOOL_STAGES, Stage, stage_of_grade
from edu_compliance.model.submission import SheetKind, Submission

_FROM_CLASSES = {SheetKind.TIMETABLE, SheetKind.ALLOCATION}
_WITHIN_SCHOOLS = (TargetKind.CLASS, TargetKind.PROGRAMME, TargetKind.STUDENT)

Key = object
Results = Mapping[Key, tuple[Target, list[Result | None]]]
"""Target by its key, with what each requirement of a rule came to; None where nothing was handed in."""


def judge(submission: Submission, policies: Sequence[Policy], areas: Areas) -> Iterator[Finding]:
    """Every finding of a submission by the policies: rule by rule, its targets in the submission's order.

    A class of several grades has one for each. Where nothing was handed in that a rule could be held against, the
    school is the target. Aims, permissions and definitions are not judged and have none; `Policy.rules` lists them.
    """
    evidence = Evidence.of(submission, areas)
    attested = by_rule(submission.records)
    for policy in policies:
        for rule in policy.rules:
            if rule.strength.judged:
                findings = _judge(_settled(rule, submission), evidence)
                yield from (attest(one, attested) for one in findings) if attested else findings


def _settled(rule: Rule, submission: Submission) -> Rule:
    """The rule without the doubts that the school's own statements settle."""
    kept = tuple(doubt for doubt in rule.doubts if not doubt.unless or doubt.unless not in (submission.marks or ()))
    return rule if kept == rule.doubts else attrs.evolve(rule, doubts=kept)


def _judge(rule: Rule, evidence: Evidence) -> Iterator[Finding]:
    whole = _judge_as_a_whole(rule, evidence)
    if whole is not None:
        yield whole
    elif rule.binds.target is TargetKind.CLASS:
        yield from _judge_classes(rule, evidence)
    elif rule.binds.target in _WITHIN_SCHOOLS:
        found = _results(rule, evidence)
        targets = [(target, _bound(rule, target)) for target, _ in found.values()]
        yield from _judge_targets(rule, evidence, targets, found)
    else:
        yield _judge_school(rule, evidence)


def _judge_as_a_whole(rule: Rule, evidence: Evidence) -> Finding | None:
    """The finding of a rule that can be told without measuring anything; None for all others."""
    school, marks, wanted = evidence.school_target(), evidence.submission.marks, rule.binds.marks
    if school.kind not in rule.binds.levels:
        return not_applicable(rule, school, say("judging.binds_others", targets=rule.binds.levels, level=school.kind))
    class_by_class = rule.binds.target is TargetKind.CLASS and rule.requires and evidence.classes
    if not class_by_class and _concerned(rule, evidence.submission) is Bound.NO:
        return not_applicable(rule, school, say("judging.no_such_stage", stages=rule.binds.stages))
    if wanted and marks is None:
        return not_examined(rule, school, say("judging.marks_unknown", marks=wanted))
    if wanted and marks is not None and marks.isdisjoint(wanted):
        if untold := tuple(mark for mark in wanted if mark in evidence.submission.marks_unknown):
            return not_examined(rule, school, say("judging.marks_unknown", marks=untold))
        return not_applicable(rule, school, say("judging.no_such_mark", marks=wanted))
    if not rule.requires:
        return not_examined(rule, school, say("judging.for_a_person"))
    return None


def _judge_classes(rule: Rule, evidence: Evidence) -> Iterator[Finding]:
    targets = [
        (target, _bound(rule, target))
        for school_class in evidence.classes
        for target in _by_grade(evidence.class_target(school_class))
    ]
    asked = {id(target.school_class): target.school_class for target, found in targets if found is not Bound.NO}
    classes = tuple(one for one in asked.values() if one is not None)
    results = _results(rule, evidence.about(classes)) if classes else {}
    yield from _judge_targets(rule, evidence, targets, results)


def _judge_targets(
    rule: Rule, evidence: Evidence, targets: Sequence[tuple[Target, Bound]], results: Results
) -> Iterator[Finding]:
    nothing: list[Result | None] = [None] * len(rule.requires)
    for target, found in targets:
        if found is Bound.NO:
            yield not_applicable(rule, target)
        else:
            yield finding(rule, target, found, results.get(_key(target), (target, nothing))[1])
    if all(found is Bound.NO for _, found in targets) and (
        not targets or _concerned(rule, evidence.submission) is Bound.YES
    ):
        # Other grades or stages were handed in, or nothing at all.
        yield not_examined(rule, evidence.school_target(), _not_handed_in(rule))


def _judge_school(rule: Rule, evidence: Evidence) -> Finding:
    school = evidence.school_target()
    if not any(_FROM_CLASSES.intersection(MEASURES[one.measure].evidence) for one in rule.requires):
        results = [results for _, results in _results(rule, evidence).values()]
        if not results:
            return not_examined(rule, school, _not_handed_in(rule))
        return finding(rule, school, _concerned(rule, evidence.submission), results[0])
    sure, unsure = _classes_bound(rule, evidence)
    planned = bool(evidence.submission.programmes) and _asks_for(rule, SheetKind.PROGRAMME)
    if not sure and not unsure and not planned:
        return not_examined(rule, school, _not_handed_in(rule))
    results = [results for _, results in _results(rule, evidence.about(sure, unsure)).values()]
    if not results:
        return not_examined(rule, school, _not_handed_in(rule))
    if not planned and not any(one.incomplete is None for one in sure):
        # Nothing that was handed in can prove that something is missing.
        incomplete = next((one.incomplete for one in sure + unsure if one.incomplete is not None), None)
        doubt = next((one.binding_doubt for one in unsure if one.binding_doubt is not None), None)
        school = attrs.evolve(school, incomplete=incomplete, binding_doubt=doubt)
    return finding(rule, school, Bound.YES if sure or planned else Bound.MAYBE, results[0])


def _asks_for(rule: Rule, kind: SheetKind) -> bool:
    return any(kind in MEASURES[one.measure].evidence for one in rule.requires)


def _classes_bound(rule: Rule, evidence: Evidence) -> tuple[tuple[SchoolClass, ...], tuple[SchoolClass, ...]]:
    """The classes of which a rule for the school speaks: surely, and possibly."""
    sure, unsure = [], []
    for school_class in evidence.classes:
        each = _by_grade(evidence.class_target(school_class))
        found = {_bound(rule, target) for target in each}
        if Bound.YES in found:
            sure.append(school_class)
        elif found != {Bound.NO}:
            unsure.append(school_class)
    return tuple(sure), tuple(unsure)


def _results(rule: Rule, evidence: Evidence) -> Results:
    """What each requirement of a rule came to, by target."""
    found: dict[Key, tuple[Target, list[Result | None]]] = {}
    for number, requirement in enumerate(rule.requires):
        for result in measure(requirement, evidence):
            _, results = found.setdefault(_key(result.target), (result.target, [None] * len(rule.requires)))
            results[number] = result
    return found


def _key(target: Target) -> Key:
    """What makes a target the same one in several measures; classes may bear the same name."""
    if target.school_class is not None:
        return id(target.school_class)
    return target.kind, target.name, target.stage, target.grades


def _by_grade(target: Target) -> tuple[Target, ...]:
    """A class once, or once for each of its grades (复式)."""
    if len(target.grades) < 2:
        return (target,)
    return tuple(attrs.evolve(target, stage=_stage(target.stage, grade), grades=(grade,)) for grade in target.grades)


def _stage(stage: Stage | None, grade: int) -> Stage | None:
    """The stage of one grade of several, which may belong to two (六、七年级)."""
    return stage_of_grade(grade) if stage in SCHOOL_STAGES else stage


def _bound(rule: Rule, target: Target) -> Bound:
    grade = target.grades[0] if len(target.grades) == 1 else None
    # A class whose grade is missing is in doubt for that; a rule for every grade of its stage binds it all the same.
    only_grade = target.kind is TargetKind.CLASS and target.stage is not None and grade is None
    doubtful = target.binding_doubt is not None and not only_grade
    return bound(rule.binds, target.stage, grade, doubtful, target.may_be, _year(target))


def _year(target: Target) -> int | None:
    """The year of its stage that a class is in where nobody knows the stage; None where its name does not tell."""
    doubt, one = target.binding_doubt, target.school_class
    if one is None or doubt is None or doubt.id != "class.grade_ambiguous" or len(one.naming.grades) != 1:
        return None
    return one.naming.grades[0]


def _concerned(rule: Rule, submission: Submission) -> Bound:
    """Whether a rule speaks of a school at all, by the stages it is known to have."""
    if submission.stages == (Stage.PRESCHOOL,):
        return Bound.NO
    if not rule.binds.stages or submission.level is not TargetKind.SCHOOL:
        return Bound.YES
    handed_in = submission.stages_handed_in
    known = handed_in.union(submission.stages) - {None}
    if known.intersection(rule.binds.stages):
        return Bound.YES
    open_ = not known or None in handed_in or any(one.binding_doubt for one in submission.classes)
    return Bound.MAYBE if open_ else Bound.NO


def _not_handed_in(rule: Rule) -> Message:
    kinds = dict.fromkeys(kind for one in rule.requires for kind in MEASURES[one.measure].evidence)
    return not_handed_in(tuple(kinds))
