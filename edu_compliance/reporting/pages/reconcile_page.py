"""Two timetables side by side, as a page and as lines for a terminal: what was published, and what is taught."""

from collections.abc import Iterable, Mapping, Sequence

import attrs

from edu_compliance.judging.reconciling import Agreement, AreaBalance, Change, ClassReconciled, Reconciliation
from edu_compliance.model.lesson import Lesson, SchoolClass
from edu_compliance.model.stage import Area
from edu_compliance.model.submission import NOT_WHOLLY_READ, Submission
from edu_compliance.reporting.pages.page import render
from edu_compliance.reporting.pages.school_lists import Listed, unread
from edu_compliance.reporting.pages.weeks import weeks_text
from edu_compliance.reporting.result import AuditHeader
from edu_compliance.reporting.speech.evidence import cells
from edu_compliance.reporting.speech.privacy import Mask, Names
from edu_compliance.reporting.speech.speaker import Speaker

_WORST_FIRST = (Agreement.FEWER, Agreement.OPEN, Agreement.MOVED, Agreement.SAME)


@attrs.frozen
class Compared:
    """The comparison of two submissions: everything its page needs."""

    published: Submission
    taught: Submission
    found: Reconciliation

    @property
    def wholly_read(self) -> bool:
        """Whether nothing of either side was refused or left out."""
        files = (*self.published.files, *self.taught.files)
        return not any(file.status in NOT_WHOLLY_READ for file in files)

    @property
    def agreement(self) -> Agreement:
        """Of all classes together: the worst; classes without a counterpart and unread files leave it open."""
        found = {one.agreement for one in self.found.classes}
        alone = self.found.only_published or self.found.only_taught
        if alone or not self.wholly_read or not self.found.classes:
            found.add(Agreement.OPEN)
        return next(one for one in _WORST_FIRST if one in found)


@attrs.frozen
class Side:
    """What one side has at one time."""

    text: str
    cells: str


@attrs.frozen
class ChangeRow:
    """A line of a class's table."""

    when: str
    published: Side
    taught: Side
    effect: str
    state: str
    """Verdict's word for its colour."""


@attrs.frozen
class ClassPart:
    """A class of the page."""

    name: str
    other_name: str
    """How the taught side calls it; empty where it calls it the same."""
    sentence: str
    state: str
    balances: Mapping[Area, tuple[str, str, str, str]]
    """Published, taught, difference and state of each area."""
    rows: tuple[ChangeRow, ...]
    doubts: tuple[str, ...]


_STATES = {
    Agreement.FEWER: "not_met",
    Agreement.OPEN: "undetermined",
    Agreement.MOVED: "undetermined",
    Agreement.SAME: "met",
}


def reconcile_page(header: AuditHeader, compared: Compared, speaker: Speaker, names: Names = Names.MASKED) -> bytes:
    """One self-contained HTML page as UTF-8."""
    sides = (compared.published, compared.taught)
    masks = [Mask(names, side.classes) for side in sides]
    values: dict[str, object] = {
        "header": header,
        "compared": compared,
        "state": _STATES[compared.agreement],
        "headline": headline(compared, speaker),
        "areas": tuple(area for area in Area if area in header.areas.by_area),
        "parts": [_part(one, speaker, masks) for one in _worst_first(compared.found.classes)],
        "alone": [
            ("published", _alone(compared.found.only_published, speaker)),
            ("taught", _alone(compared.found.only_taught, speaker)),
        ],
        "unread": [line for side, mask in zip(sides, masks, strict=True) for line in unread(side, mask, speaker)],
    }
    return render(speaker.language, "reconcile.html", values)


def reconcile_text(compared: Compared, speaker: Speaker) -> str:
    """The same for a terminal: one line a class, the worst first, and what has no counterpart."""
    lines = [headline(compared, speaker)]
    lines += [f"  {sentence(one, speaker)}" for one in _worst_first(compared.found.classes)]
    for side, alone in (("published", compared.found.only_published), ("taught", compared.found.only_taught)):
        if alone:
            names = tuple(one.name for one in alone)
            lines.append(speaker.text(f"reconcile.only_{side}", classes=names))
    lines.append(speaker.text("page.closing"))
    return "\n".join("".join(c if c.isprintable() else " " for c in line) for line in lines)


def headline(compared: Compared, speaker: Speaker) -> str:
    """The whole comparison in one sentence."""
    found = compared.found
    counts = [(one.value, found.count(one)) for one in _WORST_FIRST]
    counts.append(("alone", len(found.only_published) + len(found.only_taught)))
    said = [speaker.text(f"reconcile.count_{what}", number=number) for what, number in counts if number]
    whole = speaker.text("list.semicolon").join(said) or "-"
    return speaker.text("reconcile.headline", classes=len(found.classes), what=whole)


def sentence(one: ClassReconciled, speaker: Speaker) -> str:
    """三（1）班：公示体育 3 节，实际 1 节; a class that agrees says so."""
    said = [
        speaker.text(
            "reconcile.area",
            area=area,
            published=speaker.interval(*balance.published),
            taught=speaker.interval(*balance.taught),
        )
        for area, balance in one.areas.items()
        if balance.agreement is not Agreement.SAME
    ]
    if one.changes:
        said.append(speaker.text("reconcile.changes", count=len(one.changes)))
    what = speaker.text("list.semicolon").join(said) or speaker.text(f"reconcile.class_{one.agreement.value}")
    return speaker.text("reconcile.class", name=one.published.name, what=what)


def _worst_first(classes: Iterable[ClassReconciled]) -> list[ClassReconciled]:
    return sorted(classes, key=lambda one: _WORST_FIRST.index(one.agreement))


def _part(one: ClassReconciled, speaker: Speaker, masks: Sequence[Mask]) -> ClassPart:
    other = one.taught.name
    return ClassPart(
        name=one.published.name,
        other_name=other if other != one.published.name else "",
        sentence=sentence(one, speaker),
        state=_STATES[one.agreement],
        balances={area: _balance(one.areas[area], speaker) for area in one.areas},
        rows=tuple(_row(change, speaker, masks) for change in one.changes),
        doubts=tuple(speaker.say(doubt) for doubt in one.doubts),
    )


def _balance(balance: AreaBalance, speaker: Speaker) -> tuple[str, str, str, str]:
    least, most = balance.taught[0] - balance.published[1], balance.taught[1] - balance.published[0]
    return (
        speaker.interval(*balance.published),
        speaker.interval(*balance.taught),
        speaker.interval(least, most) if least == most else "?",
        _STATES[balance.agreement] if balance.agreement is not Agreement.MOVED else "met",
    )


def _row(change: Change, speaker: Speaker, masks: Sequence[Mask]) -> ChangeRow:
    effects = [speaker.text("reconcile.lost", area=area) for area in change.lost]
    effects += [speaker.text("reconcile.gained", area=area) for area in change.gained]
    effects += [speaker.text("reconcile.maybe_same")] if change.open else []
    return ChangeRow(
        when=speaker.text("reconcile.when", day=change.weekday, period=change.period),
        published=_side(change.published, speaker, masks[0]),
        taught=_side(change.taught, speaker, masks[1]),
        effect=speaker.list(effects) or "–",
        state="not_met" if change.lost else "undetermined" if change.open else "",
    )


def _side(lessons: Sequence[Lesson], speaker: Speaker, mask: Mask) -> Side:
    words = []
    for lesson in lessons:
        weeks = weeks_text(lesson.weeks, speaker)
        words.append(mask.text(lesson.taught.name) + (f" ({weeks})" if weeks else ""))
    return Side(speaker.list(dict.fromkeys(words)) or "–", cells((one.place for one in lessons), speaker))


def _alone(classes: Iterable[SchoolClass], speaker: Speaker) -> list[Listed]:
    return [Listed(one.name, "", 1, cells((one.place,), speaker)) for one in classes]
