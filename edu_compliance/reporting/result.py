"""What pages and ledgers are made from: an audit's header, one school's result, and its row in the overview."""

import datetime
import hashlib
import itertools
from collections import Counter
from collections.abc import Iterable, Sequence
from fractions import Fraction
from functools import cached_property

import attrs

from edu_compliance.judging.waivers import Use
from edu_compliance.model.finding import Finding, Verdict
from edu_compliance.model.message import Message
from edu_compliance.model.roster import ClassGap, Match, RosterSchool, class_gaps, classes_missing
from edu_compliance.model.rule import Areas, Policy, Rule, TargetKind
from edu_compliance.model.submission import NOT_WHOLLY_READ, File, Status, Submission
from edu_compliance.reporting.balance import Row, balance_sheet
from edu_compliance.reporting.classes import lessons_of, not_understood
from edu_compliance.reporting.needs import add, shortfalls, standing
from edu_compliance.reporting.totals import RuleCount, Totals


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
    gaps = class_gaps(_on_roster(submission), submission.classes)
    return SchoolSummary(
        school=submission.school,
        slug=result.slug,
        group=submission.group,
        totals=_totals(result),
        shortfalls=_shortfalls(result),
        unread=tuple((f.name, f.status, f.reason) for f in submission.files if f.status in NOT_WHOLLY_READ),
        match=submission.match,
        where=_where(submission),
        gaps=tuple(gap for gap in gaps if gap.found < gap.expected),
        uses=result.uses,
        names=submission.names,
    )


def _totals(result: SchoolResult) -> Totals:
    """A school's own totals, and how it stands: with breaches, unread, undetermined, waived or clean."""
    counted = _of_files(result.submission.files) + _of_classes(result.submission) + _of_findings(result)
    office = result.submission.level is not TargetKind.SCHOOL
    broken = counted.breaches > 0
    unread = not broken and not counted.verdicts.bound
    of_no_school = unread and not office and not _of_a_school(result.submission)
    lacking = counted.partly_read + counted.refused + counted.classes_missing > 0
    whose = bool(result.submission.names) or (not office and not_settled(result.submission.match))
    doubtful = counted.open > 0 or lacking or whose
    return attrs.evolve(
        counted,
        schools=int(not office and not of_no_school),
        offices=int(office),
        of_no_school=int(of_no_school),
        schools_with_breaches=int(broken),
        schools_unread=int(unread and not of_no_school),
        schools_undetermined=int(doubtful and not broken and not unread),
        schools_clean=int(not (broken or unread or doubtful or counted.waived)),
        schools_waived=int(counted.waived > 0 and not (broken or unread or doubtful)),
    )


def _of_a_school(submission: Submission) -> bool:
    """Whether anything tells a school that it may be of."""
    match = submission.match
    return submission.named or (match is not None and (match.school is not None or bool(match.candidates)))


def not_settled(match: Match | None) -> bool:
    """Whether there is a roster and it is not sure which of its schools this is: nobody knows how much is missing, or
    its titles are another one's."""
    return match is not None and (match.school is None or bool(match.candidates))


def _of_files(files: Sequence[File]) -> Totals:
    statuses = Counter(file.status for file in files)
    sheets = [sheet for file in files for sheet in file.sheets]
    return Totals(
        files=len(files),
        read=statuses[Status.READ],
        partly_read=statuses[Status.PARTLY_READ],
        refused=statuses[Status.REFUSED],
        ignored=statuses[Status.IGNORED],
        sheets=len(sheets),
        sheets_not_understood=sum(not sheet.understood for sheet in sheets),
    )


def _of_classes(submission: Submission) -> Totals:
    classes, school = submission.classes, _on_roster(submission)
    return Totals(
        classes=len(classes),
        classes_expected=school.classes_expected if school is not None else 0,
        classes_missing=classes_missing(school, classes),
        lessons=add(map(lessons_of, classes)),
        cells_not_understood=sum(len(not_understood(school_class)) for school_class in classes),
    )


def _of_findings(result: SchoolResult) -> Totals:
    stands = Counter(result.standings)
    return Totals(
        breaches=stands["breaches"],
        waived=stands["waived"],
        open=stands["open"],
        advice=stands["advice"],
        expected=stands["expected"],
        met=stands["met"],
        by_rule=_by_rule(result.findings),
    )


def _on_roster(submission: Submission) -> RosterSchool | None:
    """What the roster says of the school; None where there is none, or it is not settled whose this is."""
    return submission.match.school if submission.match is not None else None


def _where(submission: Submission) -> str:
    """The innermost folder that holds all files of a submission, or its only file; empty without a roster."""
    if submission.match is None or not submission.files:
        return ""
    names = [file.name.split("/") for file in submission.files]
    alike = [parts[0] for parts in itertools.takewhile(lambda parts: len(set(parts)) == 1, zip(*names, strict=False))]
    return "/".join(alike or names[0])


def _by_rule(findings: Iterable[Finding]) -> dict[str, RuleCount]:
    verdicts = Counter([(finding.rule.id, finding.verdict.value) for finding in findings])
    waived = Counter(f.rule.id for f in findings if f.waiver and f.verdict in (Verdict.NOT_MET, Verdict.UNDETERMINED))
    counts: dict[str, dict[str, int]] = {}
    for (id, verdict), number in verdicts.items():
        counts.setdefault(id, {})[verdict] = number
    return {id: RuleCount(**count, waived=waived[id]) for id, count in counts.items()}


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
