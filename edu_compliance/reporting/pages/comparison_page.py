"""The page of two audits held against each other: what is new, mended, still there, and what cannot be compared."""

from collections.abc import Sequence

import attrs

from edu_compliance.model.comparison import Change, Comparison, Item, Listed, RuleChange, SchoolChange, SchoolId
from edu_compliance.model.finding import Verdict
from edu_compliance.model.grouping import in_one_line
from edu_compliance.reporting.pages.page import render
from edu_compliance.reporting.speech.speaker import Speaker

SHOWN = 2_000
"""Lines of a list on the page; the workbook has all."""


@attrs.frozen
class Line:
    """One problem of either audit."""

    group: str
    school: str
    target: str
    rule: str
    before: str
    after: str
    message: str
    """What the audit that decides says of it: the later one, where it says anything."""


@attrs.frozen
class Section:
    """The problems of one kind."""

    change: Change
    lines: tuple[Line, ...]
    number: int

    @property
    def more(self) -> int:
        """Lines that the page does not show."""
        return self.number - len(self.lines)


def comparison_page(found: Comparison, speaker: Speaker, workbook: str = "") -> bytes:
    """A self-contained page, UTF-8; `workbook` is the name of the file that has every line, where there is one."""
    sections = [_section(change, found, speaker) for change in Change]
    values: dict[str, object] = {
        "found": found,
        "sections": sections,
        "headlines": (_verdict(found, speaker), *_schools_apart(found, speaker)),
        "worse": bool(found.of(Change.NEW) or found.of(Change.UNLISTED)),
        "notes": [speaker.say(note) for note in found.notes],
        "rules": rule_lines(found, speaker),
        "appeared": _schools(found.appeared, speaker),
        "vanished": _schools(found.vanished, speaker),
        "workbook": workbook,
    }
    return render(speaker.language, "compare.html", values)


def comparison_sentences(found: Comparison, speaker: Speaker) -> tuple[str, ...]:
    """What it comes to, in a sentence or a few."""
    counts = {change.value: len(found.of(change)) for change in Change}
    counts["new_problems"] = counts.pop(Change.NEW.value)
    headline = speaker.text("compare.headline", old=found.old.as_of, new=found.new.as_of, **counts)
    return headline, *_schools_apart(found, speaker)


def _verdict(found: Comparison, speaker: Speaker) -> str:
    """How much was mended of what there was; the page counts the rest beside it."""
    before = sum(1 for item in found.items if item.before is not None and item.before.problem)
    return speaker.text("compare.verdict", problems=before, mended=len(found.of(Change.MENDED)))


def _schools_apart(found: Comparison, speaker: Speaker) -> tuple[str, ...]:
    if not found.appeared and not found.vanished:
        return ()
    schools = {"appeared": len(found.appeared), "vanished": len(found.vanished)}
    return (speaker.text("compare.headline_schools", **schools),)


def line(item: Item, speaker: Speaker) -> Line:
    """An item in words."""
    telling = item.after or item.before
    return Line(
        group=in_one_line(item.school.group),
        school=item.school.name,
        target=item.target,
        rule=item.rule,
        before=standing(item.before, speaker),
        after=standing(item.after, speaker),
        message=telling.message if telling else "",
    )


def standing(one: Listed | None, speaker: Speaker) -> str:
    """A verdict with the number behind it: 未达标（2 节）; whether it is waived is said."""
    if one is None:
        return speaker.text("compare.nothing")
    verdict = speaker.text(f"verdict.{one.verdict}")
    if one.waived:
        verdict = speaker.text("compare.waived", verdict=verdict)
    if not one.low:
        return verdict
    number = one.low if one.low == one.high else f"{one.low}–{one.high}"
    if one.verdict == Verdict.UNDETERMINED.value and one.low == one.high:  # so much was read, and it may not be all
        return speaker.text("compare.standing_read", verdict=verdict, amount=speaker.amount(number, one.unit))
    return speaker.text("compare.standing", verdict=verdict, amount=speaker.amount(number, one.unit))


def rule_lines(found: Comparison, speaker: Speaker) -> tuple[str, ...]:
    """The rules that are not the same in both, by what became of them."""
    by_change: dict[RuleChange, list[str]] = {}
    for rule, change in found.rules.items():
        by_change.setdefault(change, []).append(rule)
    return tuple(
        speaker.text(f"compare.rule.{change.value}", rules=tuple(by_change[change]))
        for change in RuleChange
        if change in by_change
    )


def school_name(school: SchoolId, speaker: Speaker) -> str:
    """A school with what tells it from others of its name."""
    more = " ".join(filter(None, ("".join(school.group), school.code)))
    return speaker.text("roster.school", name=school.name, more=more) if more else school.name


def _section(change: Change, found: Comparison, speaker: Speaker) -> Section:
    items = found.of(change)
    return Section(change, tuple(line(item, speaker) for item in items[:SHOWN]), len(items))


def _schools(changes: Sequence[SchoolChange], speaker: Speaker) -> tuple[str, ...]:
    said = [
        speaker.text("compare.school", school=school_name(one.school, speaker), problems=one.problems)
        for one in changes[:SHOWN]
    ]
    if len(changes) > SHOWN:
        said.append(speaker.text("compare.more", n=len(changes) - SHOWN))
    return tuple(said)
