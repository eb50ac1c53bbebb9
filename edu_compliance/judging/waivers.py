"""Lays approved exemptions over findings, whose verdicts they never change, and says which of them are of no use."""

import datetime
import enum
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import attrs

from edu_compliance.model.class_name import ClassName
from edu_compliance.model.finding import Finding, Verdict, Waiver
from edu_compliance.model.lesson import SchoolClass
from edu_compliance.model.message import Message, say
from edu_compliance.model.rule import Rule
from edu_compliance.model.submission import Submission
from edu_compliance.model.vocabulary import fold

SOON = datetime.timedelta(days=30)
"""So long before its last day a waiver is said to end soon."""

_WAIVABLE = (Verdict.NOT_MET, Verdict.UNDETERMINED)


@attrs.frozen
class Use:
    """What became of one waiver in one school."""

    waiver: int
    """Its number."""
    school: str
    laid: int = 0
    """Findings it lies over."""
    covered: int = 0
    """Findings over which another waiver lies already."""
    met: int = 0
    """Findings that would need no exemption."""
    classes: int = 0
    """Classes of the school that its name fits, where it names one."""
    beside: tuple[int, ...] = ()
    """Waivers that say something else of the same finding; the first one is laid."""
    unclear: bool = False
    """Whether its class may be any of several: then it lies over none."""


class Concern(enum.Enum):
    """Why somebody should look at a waiver."""

    EXPIRED = "expired"
    NOT_YET = "not_yet"
    ENDING = "ending"
    UNUSED = "unused"
    CONTRADICTING = "contradicting"


@attrs.frozen
class WaiverNotice:
    """A waiver that somebody should look at."""

    concern: Concern
    waiver: Waiver
    why: Message


class WaiverIndex:
    """The waivers of an audit by their schools."""

    def __init__(self, waivers: Iterable[Waiver]) -> None:
        self._by_school: dict[str, list[Waiver]] = defaultdict(list)
        for waiver in waivers:
            self._by_school[fold(waiver.school)].append(waiver)
            if waiver.code:
                self._by_school[waiver.code].append(waiver)

    def concerning(self, submission: Submission) -> tuple[Waiver, ...]:
        """The waivers of a school: by its code where both have one, else by its full name."""
        if not self._by_school:
            return ()
        code = submission.code
        found = {
            waiver.number: waiver
            for key in (fold(submission.school), *((code,) if code else ()))
            for waiver in self._by_school.get(key, ())
            if not (waiver.code and code) or waiver.code == code
        }
        return tuple(found[number] for number in sorted(found))


def lay(
    findings: Sequence[Finding], waivers: Sequence[Waiver], school: str, as_of: datetime.date
) -> tuple[tuple[Finding, ...], tuple[Use, ...]]:
    """The findings of a school with the waivers that hold on the day laid over them, and what became of each.

    Only what is not met or undetermined gets one. Verdicts, numbers and order stay what they are.
    """
    if not waivers:
        return tuple(findings), ()
    classes = tuple(
        {id(f.target.school_class): f.target.school_class for f in findings if f.target.school_class}.values()
    )
    fits = {waiver.number: _classes_of(waiver, classes) for waiver in waivers}
    uses = {
        waiver.number: Use(
            waiver.number, school, classes=len(fits[waiver.number]), unclear=_unclear(waiver, fits[waiver.number])
        )
        for waiver in waivers
    }
    laid = []
    for finding in findings:
        covering = [
            waiver
            for waiver in waivers
            if waiver.rule == finding.rule.id
            and waiver.holds_on(as_of)
            and not uses[waiver.number].unclear
            and (not waiver.target or id(finding.target.school_class) in map(id, fits[waiver.number]))
        ]
        for waiver in covering:
            uses[waiver.number] = _noted(uses[waiver.number], finding, waiver, covering)
        on = bool(covering) and finding.verdict in _WAIVABLE
        laid.append(attrs.evolve(finding, waiver=covering[0]) if on else finding)
    return tuple(laid), tuple(uses.values())


def _noted(use: Use, finding: Finding, waiver: Waiver, covering: Sequence[Waiver]) -> Use:
    others = {other.number for other in covering if _said(other) != _said(waiver)}
    beside = tuple(sorted({*use.beside, *others}))
    on, first = finding.verdict in _WAIVABLE, covering[0] is waiver
    return attrs.evolve(
        use,
        laid=use.laid + (on and first),
        covered=use.covered + (on and not first),
        met=use.met + (finding.verdict is Verdict.MET),
        beside=beside,
    )


def _said(waiver: Waiver) -> tuple[object, ...]:
    return waiver.reason, waiver.approver, waiver.document, waiver.until


def _classes_of(waiver: Waiver, classes: Sequence[SchoolClass]) -> tuple[SchoolClass, ...]:
    """The classes that a waiver names: by the very words, else by what grade, stage and number the words say."""
    if not waiver.target:
        return ()
    words = fold(waiver.target)
    exact = tuple(one for one in classes if fold(one.name) == words)
    naming = waiver.naming
    if exact or naming is None:
        return exact
    if grades := _grades_of(naming):
        return tuple(one for one in classes if one.grades and grades.issuperset(one.grades))
    if not naming.one_class:
        return ()
    return tuple(
        one
        for one in classes
        if one.number == naming.number
        and (not naming.branch or one.naming.branch == naming.branch)
        and set(one.grades) & set(naming.absolute)
        and (naming.stage is None or one.stage is naming.stage)
    )


def _grades_of(naming: ClassName) -> frozenset[int]:
    """The grades that a waiver is for, where it names whole grades (一年级, 三至六年级, 高二) and surely these."""
    whole = not naming.one_class and len(naming.absolute) == len(naming.grades)
    return frozenset(naming.absolute) if whole else frozenset()


def _unclear(waiver: Waiver, classes: Sequence[SchoolClass]) -> bool:
    if waiver.naming is not None and _grades_of(waiver.naming):
        return False
    return len({(one.stage, one.grades, one.number, one.naming.branch) for one in classes}) > 1


# --- all schools together ---------------------------------------------------------------------------------------------


def look_through(
    waivers: Sequence[Waiver], uses: Iterable[Use], rules: Mapping[str, Rule], as_of: datetime.date
) -> tuple[WaiverNotice, ...]:
    """The waivers that somebody should look at, in their order, by what became of them in all schools."""
    by_waiver: dict[int, list[Use]] = defaultdict(list)
    for use in uses:
        by_waiver[use.waiver].append(use)
    found: list[WaiverNotice] = []
    for waiver in waivers:
        concern = _concern(waiver, by_waiver[waiver.number], rules, as_of)
        if concern is not None:
            found.append(concern)
        found += _contradicting(waiver, by_waiver[waiver.number], waivers)
    return tuple(found)


def _concern(
    waiver: Waiver, uses: Sequence[Use], rules: Mapping[str, Rule], as_of: datetime.date
) -> WaiverNotice | None:
    if waiver.until is not None and waiver.until < as_of:
        return WaiverNotice(Concern.EXPIRED, waiver, say("waiver.expired", until=waiver.until))
    if waiver.since is not None and as_of < waiver.since:
        return WaiverNotice(Concern.NOT_YET, waiver, say("waiver.not_yet", since=waiver.since))
    unused = _why_unused(waiver, uses, rules)
    if unused is not None:
        return WaiverNotice(Concern.UNUSED, waiver, unused)
    if waiver.until is not None and waiver.until - as_of <= SOON:
        days = (waiver.until - as_of).days
        return WaiverNotice(Concern.ENDING, waiver, say("waiver.ending", until=waiver.until, days=days))
    return None


def _why_unused(waiver: Waiver, uses: Sequence[Use], rules: Mapping[str, Rule]) -> Message | None:
    if any(use.laid for use in uses):
        return None
    if waiver.rule not in rules:
        return say("waiver.no_such_rule", rule=waiver.rule)
    if not uses:
        return say("waiver.no_such_school", school=waiver.school)
    if any(use.unclear for use in uses):
        return say("waiver.which_class", target=waiver.target)
    if waiver.target and not any(use.classes for use in uses):
        return say("waiver.no_such_class", target=waiver.target)
    if any(use.covered for use in uses):
        return say("waiver.twice")
    if any(use.met for use in uses):
        return say("waiver.met_anyway")
    return say("waiver.nothing_to_waive")


def _contradicting(waiver: Waiver, uses: Sequence[Use], waivers: Sequence[Waiver]) -> list[WaiverNotice]:
    found = []
    beside = sorted({number for use in uses for number in use.beside if number > waiver.number})
    if beside:
        places = tuple(other.place for other in waivers if other.number in beside and other.place is not None)
        found.append(WaiverNotice(Concern.CONTRADICTING, waiver, say("waiver.beside", places=places)))
    laid = [use.school for use in uses if use.laid]
    if len(laid) > 1:
        why = say("waiver.several_schools", school=waiver.school, count=len(laid))
        found.append(WaiverNotice(Concern.CONTRADICTING, waiver, why))
    return found
