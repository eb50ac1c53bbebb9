"""The pages of an audit of many schools beside its index: one for each county, and one to look up a school."""

from collections.abc import Iterable, Iterator, Sequence

import attrs

from edu_compliance.model.grouping import in_one_line
from edu_compliance.model.rule import Rule, Strength
from edu_compliance.reporting.pages.index_page import line, unread_files
from edu_compliance.reporting.pages.page import environment, render, script
from edu_compliance.reporting.pages.wider import Group, Wider, common
from edu_compliance.reporting.result import AuditHeader, SchoolSummary
from edu_compliance.reporting.speech.speaker import Speaker


@attrs.frozen
class Found:
    """A school in the list to look it up in."""

    school: str
    page: str
    """Its page's name, without ending."""
    group: tuple[str, ...]
    standing: str


def county_page(
    header: AuditHeader,
    group: Group,
    summaries: Sequence[SchoolSummary],
    speaker: Speaker,
    part: int,
    parts: Sequence[str],
) -> bytes:
    """One page of a group, with `summaries` for its list; `parts` names all its pages, `part` is this one."""
    rules = header.rules()
    judged = [rule for id, rule in rules.items() if id in group.by_rule]
    whole = [rule for rule in judged if group.by_rule[rule.id].targets.share == 1]
    lacking = sorted((rule for rule in judged if rule not in whole), key=lambda rule: _most_common_first(rule, group))
    lines = [attrs.evolve(one, page=f"../{one.page}") for one in (line(each, rules, speaker) for each in summaries)]
    values: dict[str, object] = {
        "header": header,
        "documents": dict.fromkeys(policy.document for policy in header.policies),
        "title": in_one_line(group.name) or speaker.text("wider.no_group"),
        "group": group,
        "lacking": lacking,
        "whole": whole,
        "lines": lines,
        "unread": unread_files(summaries, (), speaker),
        "part": part,
        "parts": parts,
        "script": script(),
    }
    return render(speaker.language, "county.html", values)


def _most_common_first(rule: Rule, group: Group) -> tuple[bool, int, str]:
    """What is only encouraged comes last."""
    found = group.by_rule[rule.id].targets
    return rule.strength is Strength.ENCOURAGED, found.met - found.bound, rule.id


def counties_page(header: AuditHeader, wider: Wider, speaker: Speaker) -> bytes:
    """Every group with how its schools stand, where the index has no room for all; it stands beside their pages."""
    beside = [attrs.evolve(group, page=f"../{group.page}") for group in wider.groups]
    values: dict[str, object] = {"header": header, "groups": beside, "rates": wider.rates}
    return render(speaker.language, "counties.html", {**values, "common": common(wider.groups)})


def finder_page(header: AuditHeader, found: Iterable[Found], speaker: Speaker) -> Iterator[bytes]:
    """Every school by its name, in pieces: it may have tens of thousands of rows."""
    template = environment(speaker.language).get_template("finder.html")
    stream = template.stream({"header": header, "found": found, "script": script()})
    stream.enable_buffering(1000)
    for piece in stream:
        yield piece.encode("utf-8", "replace")
