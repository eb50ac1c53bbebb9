"""Findings as a reader works through them: by rule, worst first, each with its items."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

import attrs

from edu_compliance.model.finding import Finding
from edu_compliance.model.message import Message
from edu_compliance.model.rule import Rule, Strength
from edu_compliance.reporting.items import Describer, Item, Lines, naming
from edu_compliance.reporting.needs import add, missing
from edu_compliance.reporting.result import SchoolResult


@attrs.frozen
class Problem:
    """One rule with every target that is in the same position to it."""

    rule: Rule
    items: tuple[Item, ...]
    """Worst first."""
    targets: int
    needed: Fraction
    """What is missing in all of them, at the least, in the rule's unit."""


@attrs.frozen
class Unexamined:
    """Rules that could not be examined for one and the same reason; each names the documents to ask for."""

    why: str
    rules: tuple[Rule, ...]


@attrs.frozen
class Problems:
    """The lists of a school's page."""

    breaches: tuple[Problem, ...]
    """Mandatory, prohibited and expected rules not met."""
    open: tuple[Problem, ...]
    advice: tuple[Problem, ...]
    """Encouraged and not met, or not sure: never a breach."""
    not_examined: tuple[Unexamined, ...]
    waived: tuple[Problem, ...]


def sort_out(result: SchoolResult, describer: Describer, lines: Lines) -> Problems:
    """A school's findings that ask for something, in the lists of its page; what is met is in none.

    `lines` is the describer's way to write the findings of a rule: `one_by_one`, `on_paper`, or shorter, `alike`.
    """
    lists: dict[str, dict[str, list[Finding]]] = {}
    for finding, standing in zip(result.findings, result.standings, strict=True):
        lists.setdefault(standing, {}).setdefault(finding.rule.id, []).append(finding)
    not_met = {**lists.get("breaches", {}), **lists.get("expected", {})}
    return Problems(
        breaches=_problems(not_met, lines),
        open=_problems(lists.get("open", {}), lines),
        advice=_problems(lists.get("advice", {}), describer.together),
        not_examined=_unexamined(lists.get("not_examined", {}), describer),
        waived=_problems(lists.get("waived", {}), lines),
    )


def _unexamined(by_rule: Mapping[str, Sequence[Finding]], describer: Describer) -> tuple[Unexamined, ...]:
    """Rules by the reason, the one that most have first; in a group as their documents have them."""
    groups: dict[str, dict[str, Rule]] = {}
    for findings in by_rule.values():
        alike: dict[tuple[Message, ...], list[Finding]] = {}
        for finding in findings:
            name = finding.target.name
            said = [naming(reason, name, ()) for reason in finding.reasons]
            said += [detail for outcome in finding.outcomes for detail in outcome.measurement.details]
            alike.setdefault(tuple(said), []).append(finding)
        for several in alike.values():
            groups.setdefault(describer.why(several), {})[several[0].rule.id] = several[0].rule
    found = [Unexamined(why, tuple(rules.values())) for why, rules in groups.items()]
    return tuple(sorted(found, key=lambda group: -len(group.rules)))


def _problems(by_rule: Mapping[str, Sequence[Finding]], describe: Lines) -> tuple[Problem, ...]:
    problems = []
    for found in by_rule.values():
        gaps = {id(finding): missing(finding) for finding in found}
        worst_first = sorted(found, key=lambda finding: gaps[id(finding)], reverse=True)
        needed = add(least for least, _ in gaps.values())
        problems.append(Problem(found[0].rule, describe(worst_first), len(found), needed))
    strengths = list(Strength)
    return tuple(sorted(problems, key=lambda p: (strengths.index(p.rule.strength), -p.targets, -p.needed, p.rule.id)))
