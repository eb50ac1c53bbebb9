"""The values that pages, ledgers and JSON are made from: one school's result, and running totals of many."""

import datetime
import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from functools import cached_property

import attrs

from edu_compliance.model.finding import Finding, Verdict
from edu_compliance.model.lesson import Naming, SchoolClass
from edu_compliance.model.message import Message
from edu_compliance.model.place import Place
from edu_compliance.model.rule import Areas, Policy, Rule, Strength
from edu_compliance.model.submission import Status, Submission

NOT_WHOLLY_READ = (Status.PARTLY_READ, Status.REFUSED)
"""What became of files that a reader must hear of."""


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


# Not slotted, for the summary is made once.
@attrs.frozen(slots=False)
class SchoolResult:
    """What came of one school's submission; everything its page needs."""

    submission: Submission
    findings: tuple[Finding, ...]
    slug: str
    """Name of its page, without extension; made by `slug`, never from a cell."""

    @cached_property
    def summary(self) -> "SchoolSummary":
        """Its row in the overview."""
        return _summarize(self)


def slug(submission: Submission) -> str:
    """A file name for a school's page: a hash of its grouping, its name and its files' names."""
    named = "\n".join((*submission.group, submission.school, *sorted(file.name for file in submission.files)))
    return "school-" + hashlib.sha256(named.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def add(numbers: Iterable[Fraction]) -> Fraction:
    """The sum of many fractions most of which are whole; several times as fast as `sum`."""
    whole, rest = 0, Fraction(0)
    for number in numbers:
        if number.denominator == 1:
            whole += number.numerator
        else:
            rest += number
    return rest + whole


def lessons_of(school_class: SchoolClass) -> Fraction:
    """Lessons a week that were read for a class, a mean over the cycle, those of unknown subjects included."""
    others = [lesson.weeks.share for lesson in school_class.lessons if lesson.weeks.cycle != 1]
    every_week = len(school_class.lessons) - len(others)
    return add((Fraction(every_week), *others, *(allotment.low for allotment in school_class.allotments)))


def not_understood(school_class: SchoolClass) -> frozenset[Place]:
    """Cells of a class whose words nobody knows, or that leave its numbers open."""
    unknown = {one.place for one in school_class.lessons if one.taught.naming is Naming.UNKNOWN}
    unknown |= {one.place for one in school_class.allotments if one.taught.naming is Naming.UNKNOWN}
    return frozenset(unknown).union(*(doubt.places for doubt in school_class.doubts))


@attrs.frozen
class InputRow:
    """One file of an audit and what became of it: a row of `audit.json`."""

    file: str
    school: str
    sha256: str
    status: Status
    reason: Message | None
    classes: int
    lessons: Fraction
    """Lessons a week that were read in it."""
    not_examined: tuple[tuple[str, str], ...] = ()
    """Rules of its school that were not examined: id, and the documents to ask for."""


def input_rows(result: SchoolResult) -> Iterator[InputRow]:
    """The rows of a school's files."""
    asked = tuple(
        dict.fromkeys(
            (finding.rule.id, "、".join(finding.rule.evidence))
            for finding in result.findings
            if finding.verdict is Verdict.NOT_EXAMINED
        )
    )
    classes = classes_by_file(result.submission)
    for file in result.submission.files:
        mine = classes.get(file.name, ())
        yield InputRow(
            file=file.name,
            school=result.submission.school,
            sha256=file.sha256,
            status=file.status,
            reason=file.reason,
            classes=len(mine),
            lessons=add(map(lessons_of, mine)),
            not_examined=asked,
        )


def classes_by_file(submission: Submission) -> dict[str, list[SchoolClass]]:
    """Every class that was read from each file, as settled among the files where it was."""
    settled = {school_class.place: school_class for school_class in submission.classes}
    by_file: dict[str, list[SchoolClass]] = {}
    for file in submission.files:
        by_file[file.name] = [settled.pop(school_class.place, school_class) for school_class in file.classes]
    for school_class in settled.values():
        by_file.setdefault(school_class.place.file, []).append(school_class)
    return by_file


@attrs.frozen
class RuleCount:
    """How the targets of one rule fared; a waived one is counted under its verdict and again as waived."""

    met: int = 0
    not_met: int = 0
    undetermined: int = 0
    not_examined: int = 0
    not_applicable: int = 0
    waived: int = 0
    """Of `not_met` and `undetermined`, so many have a waiver."""

    @property
    def bound(self) -> int:
        """Targets it binds and that were examined: the denominator of a share."""
        return self.met + self.not_met + self.undetermined

    def __add__(self, other: "RuleCount") -> "RuleCount":
        return RuleCount(*(a + b for a, b in zip(attrs.astuple(self), attrs.astuple(other), strict=True)))


@attrs.frozen
class Totals:
    """Control totals and verdicts of any number of schools; adding two gives those of both."""

    schools: int = 0
    files: int = 0
    read: int = 0
    partly_read: int = 0
    refused: int = 0
    ignored: int = 0
    """Set aside by their names: no evidence, and no reason to doubt anything."""
    sheets: int = 0
    sheets_not_understood: int = 0
    classes: int = 0
    lessons: Fraction = Fraction(0)
    cells_not_understood: int = 0
    breaches: int = 0
    """Mandatory or prohibited rules not met and not waived, counted by target."""
    waived: int = 0
    """Not met or undetermined, and covered by a waiver; without what is only encouraged."""
    open: int = 0
    """Undetermined and not waived; without what is only encouraged."""
    advice: int = 0
    """Encouraged, and not met or undetermined."""
    expected: int = 0
    """原则上: not met and not waived; no breach, but a reason is due."""
    met: int = 0
    schools_with_breaches: int = 0
    schools_undetermined: int = 0
    """Schools without a breach that have something undetermined, or a file not wholly read."""
    schools_clean: int = 0
    schools_unread: int = 0
    """Schools from which nothing could be judged."""
    by_rule: Mapping[str, RuleCount] = attrs.field(factory=dict)

    def __add__(self, other: "Totals") -> "Totals":
        rules = dict(self.by_rule)
        for id, count in other.by_rule.items():
            rules[id] = rules.get(id, RuleCount()) + count
        numbers = {
            field.name: getattr(self, field.name) + getattr(other, field.name)
            for field in attrs.fields(Totals)
            if field.name != "by_rule"
        }
        return Totals(**numbers, by_rule=rules)

    @property
    def verdicts(self) -> RuleCount:
        """All rules together."""
        return sum(self.by_rule.values(), RuleCount())


@attrs.frozen
class Shortfall:
    """One reason why a school stands where it stands: a rule that so many of its targets do not meet."""

    rule: str
    targets: int
    missing: Fraction
    """Summed over the targets, in the rule's unit."""
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

    def worst_first(self) -> tuple[object, ...]:
        """Sorting key: breaches, then what nobody could judge, then doubts, then names."""
        t = self.totals
        return (-t.breaches, -t.schools_unread, -t.open, self.group, self.school, self.slug)


def summarize(result: SchoolResult) -> SchoolSummary:
    """The overview's row of a school."""
    return result.summary


def _summarize(result: SchoolResult) -> SchoolSummary:
    files, classes = result.submission.files, result.submission.classes
    sheets = [sheet for file in files for sheet in file.sheets]
    by_rule = _by_rule(result.findings)
    verdicts = sum(by_rule.values(), RuleCount())
    stands = Counter(map(standing, result.findings))
    breaches = stands["breaches"]
    statuses = Counter(file.status for file in files)
    unread = not verdicts.bound
    unclear = statuses[Status.PARTLY_READ] + statuses[Status.REFUSED]
    doubtful = stands["open"] + unclear > 0
    totals = Totals(
        schools=1,
        files=len(files),
        read=statuses[Status.READ],
        partly_read=statuses[Status.PARTLY_READ],
        refused=statuses[Status.REFUSED],
        ignored=statuses[Status.IGNORED],
        sheets=len(sheets),
        sheets_not_understood=sum(not sheet.understood for sheet in sheets),
        classes=len(classes),
        lessons=add(map(lessons_of, classes)),
        cells_not_understood=sum(len(not_understood(school_class)) for school_class in classes),
        breaches=breaches,
        waived=stands["waived"],
        open=stands["open"],
        advice=stands["advice"],
        expected=stands["expected"],
        met=stands["met"],
        schools_with_breaches=int(breaches > 0),
        schools_unread=int(unread and not breaches),
        schools_undetermined=int(doubtful and not breaches and not unread),
        schools_clean=int(not (breaches or unread or doubtful)),
        by_rule=by_rule,
    )
    return SchoolSummary(
        school=result.submission.school,
        slug=result.slug,
        group=result.submission.group,
        totals=totals,
        shortfalls=_shortfalls(result.findings),
        unread=tuple((f.name, f.status, f.reason) for f in files if f.status in NOT_WHOLLY_READ),
    )


_NOTHING = Fraction(0)


def standing(finding: Finding) -> str:
    """In which list of a page, and which of the totals, a finding belongs.

    `met`, `breaches`, `expected` (原则上, not met), `open`, `advice`, `waived`, `not_examined` or `not_applicable`.
    What is only encouraged is advice, whatever came of it.
    """
    verdict, strength = finding.verdict, finding.rule.strength
    if verdict not in (Verdict.NOT_MET, Verdict.UNDETERMINED):
        return str(verdict.value)
    if strength is Strength.ENCOURAGED:
        return "advice"
    if finding.waiver is not None:
        return "waived"
    if verdict is Verdict.UNDETERMINED:
        return "open"
    return "breaches" if strength.breachable else "expected"


def missing(finding: Finding) -> tuple[Fraction, Fraction]:
    """How much is needed to meet a finding's rule, at the least and at the most.

    Over all requirements in the unit of the first that is missed: 48 hours and 1 term do not add up. Of students only
    that one: the same ones may fail in several.
    """
    if finding.verdict is Verdict.MET:
        return _NOTHING, _NOTHING
    least = most = _NOTHING
    missed = [one for one in finding.outcomes if one.verdict is not Verdict.MET] or list(finding.outcomes)
    alike = [one for one in missed if one.measurement.unit == missed[0].measurement.unit]
    for outcome in alike[:1] if missed and missed[0].measurement.unit == "students" else alike:
        low, high = outcome.measurement.low, outcome.measurement.high
        need = outcome.requirement
        floor = outcome.measurement.whole if need.every else need.at_least
        if floor is not None:
            least, most = least + _less(floor, high), most + _less(floor, low)
        if need.at_most is not None:
            least, most = least + _less(low, need.at_most), most + _less(high, need.at_most)
    return least, most


def _less(number: Fraction, taken: Fraction) -> Fraction:
    """`number - taken`, and never below zero; whole numbers, which most are, without the long way of fractions."""
    if number.denominator == taken.denominator == 1:
        return Fraction(max(number.numerator - taken.numerator, 0))
    return max(number - taken, _NOTHING)


def _by_rule(findings: Iterable[Finding]) -> dict[str, RuleCount]:
    seen: Counter[tuple[str, str]] = Counter()
    rules: dict[str, None] = {}
    for finding in findings:
        rules[finding.rule.id] = None
        seen[finding.rule.id, finding.verdict.value] += 1
        if finding.waiver is not None and finding.verdict in (Verdict.NOT_MET, Verdict.UNDETERMINED):
            seen[finding.rule.id, "waived"] += 1
    fields = [field.name for field in attrs.fields(RuleCount)]
    return {id: RuleCount(**{name: seen[id, name] for name in fields}) for id in rules}


def _shortfalls(findings: Iterable[Finding]) -> tuple[Shortfall, ...]:
    by_rule: dict[str, Shortfall] = {}
    for finding in findings:
        if not finding.breach:
            continue
        unit = finding.outcomes[0].measurement.unit if finding.outcomes else ""
        before = by_rule.get(finding.rule.id, Shortfall(finding.rule.id, 0, Fraction(0), unit))
        by_rule[finding.rule.id] = attrs.evolve(
            before, targets=before.targets + 1, missing=before.missing + missing(finding)[0]
        )
    return tuple(sorted(by_rule.values(), key=lambda s: (-s.targets, -s.missing, s.rule)))
