"""Lays what inspectors attested over findings: a person decides what no data does, and contradicts nobody silently."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import attrs

from edu_compliance.model.finding import Finding, Verdict
from edu_compliance.model.inspection import Attestation, InspectionRecord, Opinion
from edu_compliance.model.message import Message, say
from edu_compliance.model.rule import Rule, TargetKind
from edu_compliance.model.submission import Notice

Attested = Mapping[str, Sequence[Attestation]]
"""Attestations by the id of their rule."""

_VERDICT = {
    Opinion.COMPLIES: Verdict.MET,
    Opinion.FAILS: Verdict.NOT_MET,
    Opinion.NOT_APPLICABLE: Verdict.NOT_APPLICABLE,
}
_ONE_OF_MANY = (TargetKind.CLASS, TargetKind.PROGRAMME, TargetKind.STUDENT)


def by_rule(records: Sequence[InspectionRecord]) -> Attested:
    """The attestations of all records by rule."""
    found: dict[str, list[Attestation]] = {}
    for record in records:
        for attestation in record.attestations:
            found.setdefault(attestation.rule, []).append(attestation)
    return found


def unused(records: Sequence[InspectionRecord], rules: Iterable[Rule], findings: Iterable[Finding]) -> Iterator[Notice]:
    """What inspectors attested and no finding could take: of no rule that is in force, of one that is only shown, of
    one that does not bind the unit. That a rule is not applicable needs no finding."""
    judged = {rule.id: rule.strength.judged for rule in rules}
    bound = {
        finding.rule.id for finding in findings if finding.verdict is not Verdict.NOT_APPLICABLE or finding.attested
    }
    for rule, given in by_rule(records).items():
        opinions = [one for one in given if one.opinion is not Opinion.NOT_APPLICABLE]
        if rule in bound or (rule in judged and not opinions):
            continue
        why = "not_bound" if judged.get(rule) else "only_shown" if rule in judged else "no_rule"
        yield Notice(say(f"judging.attested_{why}", rule=rule), tuple(one.place for one in given))


def attest(finding: Finding, attested: Attested) -> Finding:
    """A finding with what inspectors attested of its rule.

    What is not examined or undetermined gets their verdict; where they contradict each other, or what the data say, it
    is undetermined and both are named. An opinion without a name and a day changes nothing and is named too. One that
    speaks of a whole school settles no single class, programme or student.
    """
    given = attested.get(finding.rule.id, ())
    if not given or finding.verdict is Verdict.NOT_APPLICABLE:
        return finding
    signed = [one for one in given if one.signed]
    unsigned = tuple(say("judging.unsigned", place=one.place) for one in given if not one.signed)
    reasons = (*map(_said, signed), *unsigned)
    verdicts = {_VERDICT[one.opinion] for one in signed}
    if not verdicts or finding.target.kind in _ONE_OF_MANY:
        return attrs.evolve(finding, reasons=(*finding.reasons, *reasons))
    if len(verdicts) > 1:
        contradiction = say("judging.inspectors_contradict")
        return _evolved(finding, Verdict.UNDETERMINED, (contradiction, *reasons), signed)
    verdict = verdicts.pop()
    if finding.verdict in (Verdict.MET, Verdict.NOT_MET) and verdict is not finding.verdict:
        contradiction = say("judging.inspector_contradicts", verdict=finding.verdict)
        return _evolved(finding, Verdict.UNDETERMINED, (contradiction, *reasons), signed)
    return _evolved(finding, verdict, reasons, signed)


def _evolved(finding: Finding, verdict: Verdict, reasons: Sequence[Message], signed: Sequence[Attestation]) -> Finding:
    # That nothing was handed in is no longer the point.
    before = () if finding.verdict is Verdict.NOT_EXAMINED else finding.reasons
    return attrs.evolve(finding, verdict=verdict, reasons=(*reasons, *before), attested=tuple(signed))


def _said(one: Attestation) -> Message:
    evidence = one.evidence or say("judging.without_evidence")
    return say(
        "judging.attested",
        opinion=one.opinion,
        inspector=one.inspector,
        date=one.date,
        evidence=evidence,
        place=one.place,
    )
