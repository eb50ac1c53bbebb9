"""The overview of an audit: one sentence, how each rule fares, and every school, worst first."""

from collections.abc import Iterable, Sequence
from fractions import Fraction

import attrs

from edu_compliance.model.grouping import in_one_line
from edu_compliance.model.rule import Rule, Strength
from edu_compliance.model.submission import NOT_WHOLLY_READ, File, Status
from edu_compliance.reporting.counting import not_settled
from edu_compliance.reporting.pages.page import render, script
from edu_compliance.reporting.pages.papers_page import Lines
from edu_compliance.reporting.pages.wider import COUNTIES, Wider, by_prefecture, common
from edu_compliance.reporting.result import AuditHeader, SchoolSummary
from edu_compliance.reporting.speech.speaker import Speaker
from edu_compliance.reporting.speech.verdicts import overview, standing
from edu_compliance.reporting.totals import RuleCount, Totals

_FILTERED = 20
"""A list longer than this has a field to search it by."""


@attrs.frozen
class Share:
    """How many targets of a rule surely meet it; what is undetermined is in the denominator and never counts as met."""

    rule: Rule
    count: RuleCount

    @property
    def encouraged(self) -> bool:
        """Whether it is only encouraged, and so never a problem."""
        return self.rule.strength is Strength.ENCOURAGED

    @property
    def whole(self) -> bool:
        """Whether all that it binds surely meet it."""
        return self.count.met == self.count.bound

    @property
    def most_common_first(self) -> tuple[bool, int, int, str]:
        """Sorts the problem that most have first, and what is only encouraged last."""
        return self.encouraged, -self.count.not_met, -self.count.undetermined, self.rule.id

    @property
    def met(self) -> Fraction:
        """Met ÷ bound and examined."""
        return Fraction(self.count.met, self.count.bound) if self.count.bound else Fraction(0)

    def width(self, number: int) -> float:
        """A part of the whole, in hundredths of the bar's width."""
        return round(number * 100 / self.count.bound, 2) if self.count.bound else 0.0


@attrs.frozen
class Line:
    """One school in the list."""

    school: str
    page: str
    group: str
    standing: str
    totals: Totals
    reasons: tuple[str, ...]


def index_page(
    header: AuditHeader,
    summaries: Iterable[SchoolSummary],
    totals: Totals,
    loose: Iterable[File],
    speaker: Speaker,
    papers: Sequence[tuple[str, Sequence[Lines]]] = (),
    wider: Wider | None = None,
) -> bytes:
    """The overview as a self-contained HTML page, UTF-8; links go to `schools/<slug>.html` beside it.

    `totals` are those of all schools and of the `loose` files, which belong to no school; `papers` has the sections
    about roster and waivers: `roster` or `waivers`, with its lists. `summaries` need not
    be those of all schools: `wider` says how many there are, and what else is to be said of many.
    """
    each = sorted(summaries, key=SchoolSummary.worst_first)
    ordered = [summary for summary in each if not summary.totals.of_no_school]
    nobodys = [summary for summary in each if summary.totals.of_no_school]
    rules = header.rules()
    shares = [Share(rule, totals.by_rule.get(id, RuleCount())) for id, rule in rules.items()]
    bound = [share for share in shares if share.count.bound]
    lacking = sorted((share for share in bound if not share.whole), key=lambda share: share.most_common_first)
    values: dict[str, object] = {
        "header": header,
        "totals": totals,
        "headline": overview(totals, speaker),
        "lacking": lacking,
        "whole": [share for share in bound if share.whole],
        "unexamined": [share for share in shares if share.count.not_examined and not share.count.bound],
        "lines": [line(summary, rules, speaker) for summary in ordered],
        "grouped": any(summary.group for summary in ordered),
        "nobodys": [line(summary, rules, speaker) for summary in nobodys],
        "unread": unread_files(each, loose, speaker),
        "ignored": [file.name for file in loose if file.status is Status.IGNORED],
        "documents": dict.fromkeys(policy.document for policy in header.policies),
        "papers": papers,
    }
    if wider is not None:
        values |= _of_many(wider, lacking)
    if len(ordered) > _FILTERED:
        values["script"] = script()
    return render(speaker.language, "index.html", values)


def _of_many(wider: Wider, lacking: Iterable[Share]) -> dict[str, object]:
    """What is shown of schools in many groups besides: the rules they lack by county, or by prefecture."""
    heat = wider.groups if len(wider.groups) <= COUNTIES else by_prefecture(wider.groups)
    return {
        "wider": wider,
        "binding": {share.rule.id: share.rule for share in lacking if not share.encouraged},
        "common": common(wider.groups),
        "heat": heat,
        "prefectures": heat is not wider.groups,
    }


def line(summary: SchoolSummary, rules: dict[str, Rule], speaker: Speaker) -> Line:
    """A school's line in a list beside the index."""
    return Line(
        school=summary.school,
        page=f"schools/{summary.slug}.html",
        group=in_one_line(summary.group),
        standing=standing(summary.totals),
        totals=summary.totals,
        reasons=tuple(_reasons(summary, rules, speaker)),
    )


def _reasons(summary: SchoolSummary, rules: dict[str, Rule], speaker: Speaker) -> Iterable[str]:
    for shortfall in summary.shortfalls:
        title = speaker.title(rules[shortfall.rule]) if shortfall.rule in rules else ""
        missing = speaker.amount(shortfall.missing, shortfall.unit)
        id = "index.reason" if shortfall.missing else "index.reason_plain"
        if shortfall.missing and shortfall.rule in rules and _has_ceiling(rules[shortfall.rule]):
            id = "index.reason_over"
        yield speaker.text(id, rule=shortfall.rule, title=title, n=shortfall.targets, missing=missing)
    if summary.totals.open:
        yield speaker.text("index.open", n=summary.totals.open)
    if summary.unread:
        yield speaker.text("index.unread", n=len(summary.unread))
    if summary.totals.classes_missing:
        yield speaker.text("index.classes_missing", n=summary.totals.classes_missing)
    if summary.names:
        yield speaker.text("index.several_names", names=summary.names)
    if summary.totals.schools and not_settled(summary.match):
        yield speaker.text("index.not_settled")
    if standing(summary.totals) in ("unread", "no_school") and not summary.unread:
        yield speaker.text("index.nothing_examined")


def _has_ceiling(rule: Rule) -> bool:
    """Whether a rule says how much there may be, and nothing of how much there must be."""
    return all(need.at_most is not None and need.at_least is None and not need.every for need in rule.requires)


def unread_files(
    summaries: Sequence[SchoolSummary], loose: Iterable[File], speaker: Speaker
) -> list[tuple[str, str, Status, str]]:
    """Every file that was not, or not wholly, read: school (empty for none), file, what became of it, why."""
    found = [("", file.name, file.status, file.reason) for file in loose if file.status in NOT_WHOLLY_READ]
    found += [(summary.school, *unread) for summary in summaries for unread in summary.unread]
    return [
        (school, file, status, speaker.say(reason) if reason is not None else "")
        for school, file, status, reason in found
    ]
