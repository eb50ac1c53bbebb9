"""Findings as a reader works through them: by rule, worst first, with what was expected, found and could be done."""

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction

import attrs

from edu_compliance.model.finding import Finding, Verdict
from edu_compliance.model.rule import Areas, Rule, Strength
from edu_compliance.model.stage import Area
from edu_compliance.model.submission import Submission
from edu_compliance.reporting.advice import sources, usual
from edu_compliance.reporting.balance import Balance, Row
from edu_compliance.reporting.evidence import cells
from edu_compliance.reporting.result import missing
from edu_compliance.reporting.speech import Speaker
from edu_compliance.reporting.wording import Wording, places_of, target_name, uncertainties_of, word


@attrs.frozen
class Question:
    """Words in doubt and the cells that would settle them."""

    text: str
    why: str
    cells: str


@attrs.frozen
class Item:
    """One target in the list of a rule."""

    name: str
    wording: Wording
    cells: str
    """Where it was counted from, or the block that was searched."""
    advice: str
    """Where the missing lessons could come from; may be empty."""
    questions: tuple[Question, ...]
    waiver: str


@attrs.frozen
class Problem:
    """One rule with every target that is in the same position to it."""

    rule: Rule
    items: tuple[Item, ...]
    """Worst first."""
    needed: Fraction
    """What is missing in all of them, at the least, in the rule's unit."""


@attrs.frozen
class Problems:
    """The lists of a school's page."""

    breaches: tuple[Problem, ...]
    """Mandatory, prohibited and expected rules not met."""
    open: tuple[Problem, ...]
    advice: tuple[Problem, ...]
    """Encouraged and not met, or not sure: never a breach."""
    not_examined: tuple[Problem, ...]
    waived: tuple[Problem, ...]


class Describer:
    """Turns a school's findings into items; knows the school's files, classes and balances."""

    def __init__(
        self,
        submission: Submission,
        rows: Iterable[Row],
        areas: Areas,
        speaker: Speaker,
        conceal: Callable[[str], str],
    ) -> None:
        self._speaker = speaker
        self._conceal = conceal
        files = [file.name for file in submission.files]
        self._several_files = frozenset(files) if len(files) > 1 else frozenset[str]()
        self._balances: dict[object, dict[Area, Balance]] = {
            (row.school_class.place, row.grades): dict(row.balances) for row in rows
        }
        self._protected = frozenset[str]().union(*(area.counts for area in areas.by_area.values()))
        self._classes = submission.classes
        self._medians: dict[tuple[object, ...], dict[str, Fraction]] | None = None

    def item(self, finding: Finding) -> Item:
        """One finding as a line of a list."""
        places = places_of(finding)
        school_class = finding.target.school_class
        if not places and school_class is not None:
            places = (school_class.place,)
        questions = tuple(
            Question(self._conceal(u.text), self._conceal(self._speaker.say(u.why)), self._cells(u.places))
            for u in uncertainties_of(finding)
        )
        return Item(
            name=target_name(finding, self._speaker),
            wording=word(finding, self._speaker),
            cells=self._cells(places),
            advice=self._advice(finding),
            questions=questions,
            waiver=self._waiver(finding),
        )

    def _cells(self, places: Iterable[object]) -> str:
        return cells(places, self._speaker, self._several_files)  # type: ignore[arg-type]

    def _waiver(self, finding: Finding) -> str:
        waiver = finding.waiver
        if waiver is None:
            return ""
        return self._speaker.text(
            "waiver.line", reason=waiver.reason, approver=waiver.approver, document=waiver.document
        )

    def _advice(self, finding: Finding) -> str:
        school_class = finding.target.school_class
        if school_class is None or finding.verdict is not Verdict.NOT_MET or not finding.rule.strength.breachable:
            return ""
        if self._medians is None:
            self._medians = usual(self._classes)
        balances = self._balances.get((school_class.place, finding.target.grades), {})
        found = sources(school_class, finding.rule.area, balances, self._protected, self._medians)
        return self._speaker.sentences(found)


def sort_out(findings: Sequence[Finding], describer: Describer) -> Problems:
    """Findings that ask for something, in the lists of a school's page; what is met or not applicable is in none."""
    return Problems(
        breaches=_grouped(findings, describer, _is_breach),
        open=_grouped(findings, describer, _is_open),
        advice=_grouped(findings, describer, _is_advice),
        not_examined=_grouped(findings, describer, lambda finding: finding.verdict is Verdict.NOT_EXAMINED),
        waived=_grouped(findings, describer, _is_waived),
    )


def _asks(finding: Finding) -> bool:
    return finding.verdict in (Verdict.NOT_MET, Verdict.UNDETERMINED)


def _is_waived(finding: Finding) -> bool:
    return _asks(finding) and finding.waiver is not None


def _is_breach(finding: Finding) -> bool:
    encouraged = finding.rule.strength is Strength.ENCOURAGED
    return finding.verdict is Verdict.NOT_MET and finding.waiver is None and not encouraged


def _is_open(finding: Finding) -> bool:
    encouraged = finding.rule.strength is Strength.ENCOURAGED
    return finding.verdict is Verdict.UNDETERMINED and finding.waiver is None and not encouraged


def _is_advice(finding: Finding) -> bool:
    return _asks(finding) and finding.waiver is None and finding.rule.strength is Strength.ENCOURAGED


def _grouped(
    findings: Iterable[Finding], describer: Describer, belongs: Callable[[Finding], bool]
) -> tuple[Problem, ...]:
    by_rule: dict[str, list[Finding]] = {}
    for finding in findings:
        if belongs(finding):
            by_rule.setdefault(finding.rule.id, []).append(finding)
    groups = []
    for found in by_rule.values():
        worst_first = sorted(found, key=_gap)
        needed = sum((missing(finding)[0] for finding in found), Fraction(0))
        groups.append(Problem(found[0].rule, tuple(map(describer.item, worst_first)), needed))
    strengths = list(Strength)
    return tuple(sorted(groups, key=lambda p: (strengths.index(p.rule.strength), -len(p.items), -p.needed, p.rule.id)))


def _gap(finding: Finding) -> tuple[Fraction, Fraction]:
    least, most = missing(finding)
    return -least, -most
