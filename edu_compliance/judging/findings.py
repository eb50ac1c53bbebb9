"""Makes the finding of a rule for one target: the worst of its requirements, softened by what is in doubt."""

from collections.abc import Sequence
from functools import lru_cache

from edu_compliance.judging.binding import Bound
from edu_compliance.judging.verdicts import weigh, worst
from edu_compliance.measuring.measure import Unmeasured
from edu_compliance.measuring.registry import MEASURES
from edu_compliance.model.finding import Finding, Outcome, Verdict
from edu_compliance.model.measurement import Measurement, Target
from edu_compliance.model.message import Message, say
from edu_compliance.model.rule import Rule, RuleDoubt, Strength
from edu_compliance.model.submission import SheetKind

Result = Measurement | Unmeasured

_BY_NUMBERS = (Verdict.MET, Verdict.NOT_MET, Verdict.UNDETERMINED)


def not_applicable(rule: Rule, target: Target, *reasons: Message) -> Finding:
    """A rule does not bind this target."""
    return Finding(rule, target, Verdict.NOT_APPLICABLE, (), reasons)


def not_examined(rule: Rule, target: Target, *reasons: Message) -> Finding:
    """Nothing was handed in that the rule could be held against; `rule.evidence` says what to ask for."""
    return Finding(rule, target, Verdict.NOT_EXAMINED, (), reasons)


def finding(rule: Rule, target: Target, bound: Bound, results: Sequence[Result | None]) -> Finding:
    """A rule held against a target it binds, or may bind.

    `results` has what each requirement came to, in their order; None where its evidence was not handed in.
    """
    outcomes: list[Outcome] = []
    verdicts: list[Verdict] = []
    reasons: list[Message] = []
    for requirement, result in zip(rule.requires, results, strict=True):
        if isinstance(result, Measurement):
            verdict, said = weigh(requirement, result)
            outcomes.append(Outcome(requirement, result, verdict))
            reasons.extend(said)
        else:
            verdict = Verdict.NOT_EXAMINED
            reasons.append(result.why if result is not None else not_handed_in(MEASURES[requirement.measure].evidence))
        verdicts.append(verdict)
    verdict = verdicts[0] if len(verdicts) == 1 else worst(verdicts)
    if bound is Bound.HARDLY and verdict in (Verdict.MET, Verdict.NOT_EXAMINED):
        return not_applicable(rule, target)
    if verdict in (Verdict.NOT_MET, Verdict.UNDETERMINED):
        doubts = _doubts(rule, target, bound)
        if doubts:
            verdict, reasons = Verdict.UNDETERMINED, doubts + reasons
    elif verdict is Verdict.MET and any(one.at_most is not None for one in rule.requires):
        incomplete = _incomplete(target)
        if incomplete is not None:
            # What was not handed in may still go beyond a maximum.
            verdict, reasons = Verdict.UNDETERMINED, [incomplete, *reasons]
    if rule.strength is Strength.EXPECTED and verdict is Verdict.NOT_MET:
        reasons.append(say("judging.reason_due"))
    if rule.note and verdict in _BY_NUMBERS:
        reasons.append(_note(rule.note))
    return Finding(rule, target, verdict, tuple(outcomes), tuple(reasons))


# A school has hundreds of findings with these reasons.


@lru_cache
def not_handed_in(kinds: tuple[SheetKind, ...]) -> Message:
    """No evidence of these kinds was handed in."""
    return say("judging.not_handed_in", kinds=kinds)


@lru_cache
def _note(note: str) -> Message:
    return say("judging.note", note=note)


def _doubts(rule: Rule, target: Target, bound: Bound) -> list[Message]:
    """Everything that keeps a rule from being surely broken by a target, whatever its numbers are."""
    found = []
    if bound is Bound.MAYBE:
        found.append(target.binding_doubt or say("judging.may_not_bind", name=target.name))
    if bound is Bound.HARDLY:
        found.append(say("judging.may_bind", name=target.name, why=target.binding_doubt))
    incomplete = _incomplete(target)
    if incomplete is not None:
        found.append(incomplete)
    found += [
        say("judging.rule_doubt", because=doubt.because, ask_for=doubt.ask_for)
        for doubt in rule.doubts
        if _applies(doubt, target)
    ]
    return found


def _incomplete(target: Target) -> Message | None:
    one = target.school_class
    if target.incomplete is None and one is not None and not one.week:
        return say("judging.nothing_read", name=target.name)
    return target.incomplete


def _applies(doubt: RuleDoubt, target: Target) -> bool:
    """Whether a document's doubt concerns a target; where its stage or grade is unknown, it does."""
    stages = target.may_be if target.stage is None else (target.stage,)
    return _among(doubt.stages, stages) and _among(doubt.grades, target.grades)


def _among(named: Sequence[object], known: Sequence[object]) -> bool:
    """Whether one of these is named; where none is known, or all are meant, it may be."""
    return not named or not known or not set(named).isdisjoint(known)
