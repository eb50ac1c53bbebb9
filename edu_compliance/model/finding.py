"""What a rule comes to for a target."""

import datetime

import attrs

from edu_compliance.model.class_name import ClassName
from edu_compliance.model.closed_set import ClosedSet
from edu_compliance.model.inspection import Attestation
from edu_compliance.model.ledger import LedgerEntry
from edu_compliance.model.measurement import Measurement, Target
from edu_compliance.model.message import Message
from edu_compliance.model.place import Place
from edu_compliance.model.rule import Requirement, Rule


class Verdict(ClosedSet):
    """The five verdicts; unknown never looks clean."""

    MET = "met"
    NOT_MET = "not_met"
    UNDETERMINED = "undetermined"
    """The bound lies inside the interval, or whether the rule binds is unknown: a person must look."""
    NOT_EXAMINED = "not_examined"
    """Evidence of that kind was not handed in."""
    NOT_APPLICABLE = "not_applicable"


@attrs.frozen
class Outcome:
    """One requirement of a rule held against one measurement."""

    requirement: Requirement
    measurement: Measurement
    verdict: Verdict


@attrs.frozen
class Waiver:
    """An approved exemption; it lies over a finding and never hides its verdict."""

    reason: str
    approver: str
    document: str
    rule: str = ""
    """Id of the rule it exempts from."""
    school: str = ""
    """The school's name as written."""
    code: str = ""
    """Its 学校标识码, folded; empty where the row has none."""
    target: str = ""
    """The class as written; empty for the whole school."""
    naming: ClassName | None = None
    """What the class's name says; None for the whole school, or where it says nothing."""
    since: datetime.date | None = None
    """The first day it holds; None: always before `until`."""
    until: datetime.date | None = None
    """The last day it holds; None: without an end."""
    place: Place | None = None
    """Its row."""
    number: int = 0
    """Its place among the waivers, from 0."""

    def holds_on(self, day: datetime.date) -> bool:
        """Whether it is in force on a day."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


@attrs.frozen
class Finding:
    """Rule × target × verdict, with everything needed to say why."""

    rule: Rule
    target: Target
    verdict: Verdict
    outcomes: tuple[Outcome, ...] = ()
    """One for each requirement that was measured; the verdict is the worst of theirs, unless a doubt softens it."""
    reasons: tuple[Message, ...] = ()
    """Why the verdict is not simply what the numbers say, and what else is to be said."""
    waiver: Waiver | None = None
    attested: tuple[Attestation, ...] = ()
    """What inspectors signed for, where the verdict rests on it."""
    remark: LedgerEntry | None = None
    """What the last problem ledger says of it; it is shown beside the finding and changes nothing."""

    @property
    def breach(self) -> bool:
        """Whether it makes the audit's exit status 1."""
        return self.verdict is Verdict.NOT_MET and self.rule.strength.breachable and self.waiver is None
