"""Findings in a reader's words: expected, found, what could be done, and which cells would settle what is in doubt."""

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction

import attrs

from edu_compliance.model.finding import Finding, Verdict
from edu_compliance.model.ledger import STATES, LedgerEntry
from edu_compliance.model.message import Message, say
from edu_compliance.model.place import Place
from edu_compliance.model.rule import Areas
from edu_compliance.model.stage import Area
from edu_compliance.model.submission import Submission
from edu_compliance.reporting.advice import sources, usual
from edu_compliance.reporting.balance import Balance, Row
from edu_compliance.reporting.speech.evidence import cells
from edu_compliance.reporting.speech.runs import in_runs
from edu_compliance.reporting.speech.speaker import Speaker
from edu_compliance.reporting.speech.wording import Wording, places_of, target_name, uncertainties_of
from edu_compliance.reporting.speech.words import Words

_NAMED = 6
"""Targets that a reason names one by one; of more it names three and says how many there are."""


@attrs.frozen
class Question:
    """Words in doubt and the cells that would settle them."""

    texts: tuple[str, ...]
    """The words; without those that the reason names itself."""
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
    remark: str = ""
    """What the last ledger says of it."""


_IN_A_LINE = 120
_ON_A_SHEET = 16
"""A school of sixty classes would have four sheets for each rule."""

Lines = Callable[[Sequence[Finding]], tuple[Item, ...]]
"""Turns the findings of one rule into lines of a list."""


class Describer:
    """Turns a school's findings into items; knows the school's files, classes and balances."""

    def __init__(
        self,
        submission: Submission,
        rows: Iterable[Row],
        areas: Areas,
        words: Words,
        conceal: Callable[[str], str],
    ) -> None:
        self._words, self._speaker = words, words.speaker
        self._conceal = conceal
        # A timetable that only contradicts another one holds no class of its own, and its file has to be named too.
        doubted = (place for one in submission.classes for doubt in one.doubts for place in doubt.places)
        files = {place.file for place in (*(one.place for one in submission.classes), *doubted)}
        self._several_files = frozenset(files) if len(files) > 1 else frozenset[str]()
        self._balances: dict[object, dict[Area, Balance]] = {
            (row.school_class.key, row.grades): dict(row.balances) for row in rows
        }
        self._protected = frozenset[str]().union(*(area.counts for area in areas.by_area.values()))
        self._classes = submission.classes
        self._medians: dict[tuple[object, ...], dict[str, Fraction | int]] = {}

    def one_by_one(self, findings: Sequence[Finding]) -> tuple[Item, ...]:
        """Findings of one rule, each as a line of a list; classes that are not filled in are one: no cell is theirs."""
        return self._lines(findings, lambda f: f.verdict is Verdict.UNDETERMINED and f.target.incomplete is not None)

    def on_paper(self, findings: Sequence[Finding]) -> tuple[Item, ...]:
        """Findings of one rule one by one, as far as a sheet of paper holds them; of more, those alike in one line.

        Of hundreds such a line would be a wall of names: they stand one by one, in a window that can be scrolled.
        """
        return self.alike(findings) if _ON_A_SHEET < len(findings) <= _IN_A_LINE else self.one_by_one(findings)

    def alike(self, findings: Sequence[Finding]) -> tuple[Item, ...]:
        """Findings of one rule, all targets of which the same is to be said in one line, with the cells of all."""
        return self._lines(findings, lambda _: True)

    def _lines(self, findings: Iterable[Finding], may_join: Callable[[Finding], bool]) -> tuple[Item, ...]:
        lines: dict[object, list[Finding]] = {}
        for finding in findings:
            lines.setdefault(self._said(finding) if may_join(finding) else id(finding), []).append(finding)
        return tuple(map(self._item, lines.values()))

    def _said(self, finding: Finding) -> object:
        """All that is said of a finding but its target's name and its cells."""
        whys = tuple(dict.fromkeys(one.why for one in uncertainties_of(finding)))
        return self._words.word(finding), self._advice(finding), self._waiver(finding), finding.remark, whys

    def _item(self, findings: Sequence[Finding]) -> Item:
        finding = findings[0]
        return Item(
            name=self._names([target_name(one, self._speaker) for one in findings]),
            wording=self._words.word(finding),
            cells=self._cells(place for one in findings for place in _searched(one)),
            advice=self._advice(finding),
            questions=self._questions(findings),
            waiver=self._waiver(finding),
            remark=self._conceal(remark_text(finding.remark, self._speaker)),
        )

    def together(self, findings: Iterable[Finding]) -> tuple[Item, ...]:
        """Findings of one rule, all targets that stand alike in one line; the cells of each are not listed."""
        names: dict[Wording, list[str]] = {}
        for finding in findings:
            names.setdefault(self._words.word(finding), []).append(target_name(finding, self._speaker))
        return tuple(Item(self._names(alike), wording, "", "", (), "") for wording, alike in names.items())

    def why(self, findings: Sequence[Finding]) -> str:
        """Why findings are not simply what the numbers say, all of them for one reason; may be empty."""
        first, names = findings[0], tuple(finding.target.name for finding in findings)
        if len(names) > 1:
            listed = names if len(names) <= _NAMED else say("names.some", names=names[:3], n=len(names))
            reasons = tuple(naming(reason, first.target.name, listed) for reason in first.reasons)
            first = attrs.evolve(first, reasons=reasons)
        return self._words.word(first).why

    def _questions(self, findings: Sequence[Finding]) -> tuple[Question, ...]:
        """What is in doubt, for each reason once: classes that were not filled in are one question, not sixty."""
        reasons: dict[str, tuple[dict[str, None], list[Place]]] = {}
        for one in (one for finding in findings for one in uncertainties_of(finding)):
            texts, places = reasons.setdefault(self._conceal(self._speaker.say(one.why)), ({}, []))
            texts[self._conceal(one.text)] = None
            places += one.places
        return tuple(
            Question(tuple(text for text in texts if text and text not in why), why, self._cells(places))
            for why, (texts, places) in reasons.items()
        )

    def _names(self, names: Sequence[str]) -> str:
        return self._speaker.list(in_runs(names, self._speaker))

    def _cells(self, places: Iterable[Place]) -> str:
        return cells(places, self._speaker, self._several_files)

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
        grade = (school_class.stage, school_class.grades)
        if grade not in self._medians:
            self._medians[grade] = usual(self._classes, school_class)
        balances = self._balances.get((school_class.key, finding.target.grades), {})
        found = sources(school_class, finding.rule.area, balances, self._protected, self._medians[grade])
        return self._speaker.sentences(found)


def remark_text(remark: LedgerEntry | None, speaker: Speaker) -> str:
    """What an earlier ledger says of a problem, column by column; empty where it says nothing."""
    if remark is None:
        return ""
    said = [
        speaker.text("ledger.said", column=speaker.text(f"ledger.column.{state}"), text=text)
        for state in STATES
        if (text := getattr(remark, state))
    ]
    return speaker.text("ledger.remark", said=tuple(said)) if said else ""


def _searched(finding: Finding) -> tuple[Place, ...]:
    """Where a finding was counted from; where nothing counts, the class's block."""
    school_class = finding.target.school_class
    return places_of(finding) or (() if school_class is None else (school_class.place,))


def naming(reason: Message, name: str, others: tuple[str, ...] | Message) -> Message:
    """A reason that names its target, with other names in its place; any other reason as it is."""
    if name not in reason.parameters.values():
        return reason
    return say(reason.id, **{key: others if value == name else value for key, value in reason.parameters.items()})
