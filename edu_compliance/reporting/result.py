"""What pages and ledgers are made from: an audit's header, one school's result, and its row in the overview."""

import datetime
import hashlib
import itertools
from fractions import Fraction
from functools import cached_property

import attrs

from edu_compliance.judging.waivers import Use
from edu_compliance.model.finding import Finding
from edu_compliance.model.message import Message
from edu_compliance.model.roster import ClassGap, Match, class_gaps
from edu_compliance.model.rule import Areas, Policy, Rule
from edu_compliance.model.submission import NOT_WHOLLY_READ, Status, Submission
from edu_compliance.reporting.balance import Row, balance_sheet
from edu_compliance.reporting.counting import on_roster, school_totals
from edu_compliance.reporting.needs import add, shortfalls, standing
from edu_compliance.reporting.totals import Totals


@attrs.frozen
class AuditHeader:
    """What holds for a whole audit."""

    as_of: datetime.date
    """The day as of which rules were in force."""
    policies: tuple[Policy, ...]
    """The policies it was judged by."""
    areas: Areas
    """What counts as which area, to mark lessons by."""
    version: str
    """The program's version."""

    def rules(self) -> dict[str, Rule]:
        """Every judged rule by its id, in the policies' order."""
        return {rule.id: rule for policy in self.policies for rule in policy.rules if rule.strength.judged}


# Not slotted, for what several writers ask for is made once.
@attrs.frozen(slots=False)
class SchoolResult:
    """What came of one school's submission; everything its page needs."""

    submission: Submission
    findings: tuple[Finding, ...]
    slug: str
    """Name of its page, without extension; made by `slug`, never from a cell."""
    uses: tuple[Use, ...] = ()
    """What became of the waivers that concern it."""

    @cached_property
    def standings(self) -> tuple[str, ...]:
        """The `standing` of each finding."""
        return tuple(map(standing, self.findings))

    @cached_property
    def balances(self) -> tuple[Row, ...]:
        """Its balance sheet."""
        return balance_sheet(self.findings)

    @cached_property
    def summary(self) -> "SchoolSummary":
        """Its row in the overview."""
        return _summarize(self)


def slug(submission: Submission) -> str:
    """A file name for a school's page: a hash of its grouping, its name and its files' names."""
    named = "\n".join((*submission.group, submission.school, *sorted(file.name for file in submission.files)))
    return "school-" + hashlib.sha256(named.encode("utf-8", "surrogatepass")).hexdigest()[:12]


@attrs.frozen
class Shortfall:
    """One reason why a school stands where it stands: a rule that so many of its targets do not meet."""

    rule: str
    targets: int
    missing: Fraction
    """Summed over the targets that lack it, in the unit below."""
    unit: str


@attrs.frozen
class SchoolSummary:
    """A school in a few hundred bytes: its row in the overview. A large audit keeps these, not the results."""

    school: str
    slug: str
    group: tuple[str, ...]
    totals: Totals
    shortfalls: tuple[Shortfall, ...]
    """Worst first."""
    unread: tuple[tuple[str, Status, Message | None], ...]
    """Files that were not, or not wholly, read."""
    match: Match | None = None
    """Whose it is by the roster."""
    where: str = ""
    """The folder or file of the submission; told where a roster was given."""
    gaps: tuple[ClassGap, ...] = ()
    """Grades of which classes are missing by the roster."""
    uses: tuple[Use, ...] = ()
    """What became of the waivers that concern it."""
    names: tuple[str, ...] = ()
    """The schools that its files name, where they are more than one."""

    def worst_first(self) -> tuple[object, ...]:
        """Sorting key: breaches, then what nobody could judge, then doubts, then names."""
        t = self.totals
        return (
            -t.breaches,
            -t.schools_unread,
            -t.open,
            -t.schools_undetermined,
            -t.schools_waived,
            self.group,
            self.school,
            self.slug,
        )


def summarize(result: SchoolResult) -> SchoolSummary:
    """The overview's row of a school."""
    return result.summary


def _summarize(result: SchoolResult) -> SchoolSummary:
    submission = result.submission
    gaps = class_gaps(on_roster(submission), submission.classes)
    return SchoolSummary(
        school=submission.school,
        slug=result.slug,
        group=submission.group,
        totals=school_totals(submission, result.findings, result.standings),
        shortfalls=_shortfalls(result),
        unread=tuple((f.name, f.status, f.reason) for f in submission.files if f.status in NOT_WHOLLY_READ),
        match=submission.match,
        where=_where(submission),
        gaps=tuple(gap for gap in gaps if gap.found < gap.expected),
        uses=result.uses,
        names=submission.names,
    )


def _where(submission: Submission) -> str:
    """The innermost folder that holds all files of a submission, or its only file; empty without a roster."""
    if submission.match is None or not submission.files:
        return ""
    names = [file.name.split("/") for file in submission.files]
    alike = [parts[0] for parts in itertools.takewhile(lambda parts: len(set(parts)) == 1, zip(*names, strict=False))]
    return "/".join(alike or names[0])


def _shortfalls(result: SchoolResult) -> tuple[Shortfall, ...]:
    by_rule: dict[str, list[Finding]] = {}
    for finding, stand in zip(result.findings, result.standings, strict=True):
        if stand == "breaches":
            by_rule.setdefault(finding.rule.id, []).append(finding)
    found = []
    for id, breaches in by_rule.items():
        lacking = [each[0] for breach in breaches if (each := shortfalls(breach))]
        # Hours of one programme and terms of another do not add up: the first's unit is told.
        unit = lacking[0][0] if lacking else ""
        found.append(Shortfall(id, len(breaches), add(least for of, least, _ in lacking if of == unit), unit))
    return tuple(sorted(found, key=lambda s: (-s.targets, -s.missing, s.rule)))
