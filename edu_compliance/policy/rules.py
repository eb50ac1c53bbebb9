"""One rule file: a document, or one area of it, with its rules; no slip of the pen becomes a silent pass."""

import hashlib
import re
from collections.abc import Collection, Mapping
from fractions import Fraction
from pathlib import PurePosixPath

import attrs

from edu_compliance.measuring.measure import Measure
from edu_compliance.model.forms.register import CONDITIONS, MARKS
from edu_compliance.model.message import say
from edu_compliance.model.rule import Areas, Binding, Policy, Requirement, Rule, RuleDoubt, Strength, TargetKind
from edu_compliance.model.stage import Area, Stage, grades_of_stage
from edu_compliance.policy.table import Notebook, Table, parse, unknown

EVERY = "every"
"""What `at_least` says where the bound is the measurement's own whole."""

_ID = re.compile(r"[A-Za-z0-9]+([.-][A-Za-z0-9]+)*")
_CONDITIONS = (*CONDITIONS, *MARKS)
"""What a register asks a school about itself."""
_OF_REQUIREMENT = ("measure", "at_least", "at_most")


@attrs.frozen
class Words:
    """What rule files may name."""

    measures: Mapping[str, Measure]
    subjects: Collection[str]
    areas: Areas


@attrs.define
class Taken:
    """Ids used so far, each with the file that used it first: no id is ever used twice."""

    policies: dict[str, str] = attrs.field(factory=dict)
    rules: dict[str, str] = attrs.field(factory=dict)


def load_policy(file: str, content: bytes, words: Words, taken: Taken) -> tuple[Policy | None, Notebook]:
    """The policy of a rule file, None where the file has a mistake, and its mistakes. Its ids are added to `taken`."""
    notebook = Notebook(file)
    values = parse(content, notebook)
    if values is None:
        return None, notebook
    top = Table(values, notebook)
    head = top.table("policy")
    tables = top.tables("rule", required=True)
    top.finish()
    area = _area(file, head, tables, words.areas)
    policy = None if head is None else _policy(head, area or Area.LABOUR, hashlib.sha256(content).hexdigest())
    rules = tuple(_rule(table, words) for table in tables)
    for table, ids in ((head, taken.policies), *((table, taken.rules) for table in tables)):
        if table is not None:
            _take_id(table, ids)
    if policy is None or notebook.mistakes or area is None:
        return None, notebook
    owned = tuple(attrs.evolve(rule, area=area, document=policy.document, policy=policy.id) for rule in rules)
    return attrs.evolve(policy, rules=owned), notebook


def _take_id(table: Table, taken: dict[str, str]) -> None:
    """Note an id that cannot be one, or that is used already."""
    id = table.values.get("id")
    if not isinstance(id, str) or not id.strip():
        return  # noted where it is read
    if not _ID.fullmatch(id):
        table.note(say("policy.bad_id", value=id))
    if id in taken:
        table.note(say("policy.id_twice", value=id, first=taken[id]))
    taken.setdefault(id, table.notebook.file)


def _policy(table: Table, area: Area, sha256: str) -> Policy | None:
    """The `[policy]` table, without its rules."""
    dates = table.table("in_force")
    from_ = until = None
    if dates is not None:
        from_, until = dates.date("from"), dates.date("until", required=False)
        dates.finish()
    if from_ is not None and until is not None and until < from_:
        table.note(say("policy.dates_contradict", **{"from": from_, "until": until}))
    verified_on = table.date("verified_on")
    jurisdiction = table.text("jurisdiction")
    if jurisdiction and not (len(jurisdiction) == 6 and jurisdiction.isascii() and jurisdiction.isdigit()):
        table.note(say("policy.not_a_jurisdiction", value=jurisdiction))
    id, title, document, issuer = (table.text(key) for key in ("id", "title", "document", "issuer"))
    table.finish()
    if from_ is None or verified_on is None:
        return None
    return Policy(id, title, document, issuer, jurisdiction, from_, until, verified_on, area, sha256)


def _area(file: str, head: Table | None, rules: Collection[Table], areas: Areas) -> Area | None:
    """The area a file is about: as `[policy]` says, else as the file is named, else as every clause begins."""
    if head is None:
        return None
    if head.has("area"):
        return head.choice("area", Area)
    stem = PurePosixPath(file).stem
    if stem in (area.value for area in Area):
        return Area(stem)
    titles = {subjects.title: area for area, subjects in areas.by_area.items()}
    named = {titles.get(str(rule.values.get("clause", "")).split(" ")[0]) for rule in rules}
    if len(named) == 1 and (area := named.pop()) is not None:
        return area
    head.note(say("policy.no_area", allowed=tuple(area.value for area in Area)))
    return None


def _rule(table: Table, words: Words) -> Rule:
    """One `[[rule]]`; its area, document and policy are filled in by the file."""
    id = table.values.get("id")
    table.rule, table.where = id if isinstance(id, str) else table.where, ""
    binds = table.table("binds")
    binding = Binding(TargetKind.SCHOOL) if binds is None else _binding(binds)
    strength = table.choice("strength", Strength)
    requires = tuple(_requirement(each, words, binding) for each in table.tables("requires"))
    evidence = table.texts("evidence")
    if strength is not None and strength.judged and not requires and not evidence:
        table.note(say("policy.nothing_to_hold_against"))
    rule = Rule(
        id=table.text("id"),
        title=table.text("title"),
        binds=binding,
        requires=requires,
        strength=strength or Strength.DEFINITION,
        clause=table.text("clause"),
        quote=table.text("quote"),
        remedy=table.text("remedy", required=strength is None or strength.judged),
        area=Area.LABOUR,
        evidence=evidence,
        note=table.text("note", required=False),
        doubts=tuple(_doubt(each, binding) for each in table.tables("doubts")),
    )
    table.finish()
    return rule


def _binding(table: Table) -> Binding:
    """Whom a rule binds."""
    target = table.choice("target", TargetKind)
    stages, grades, marks = table.choices("stages", Stage), table.numbers("grades"), table.texts("marks")
    also = table.choices("also", TargetKind)
    if Stage.PRESCHOOL in stages:
        table.note(say("policy.preschool", key=table.path("stages")))
    for mark in marks:
        _is_asked(table, mark)
    _grades_fit(table, stages, grades)
    table.finish()
    return Binding(target or TargetKind.SCHOOL, stages, grades, marks, also)


def _is_asked(table: Table, condition: str) -> None:
    """A mark or condition that no register asks about would bind nobody, and settle nothing."""
    if condition not in _CONDITIONS:
        table.note(unknown("policy.unknown_condition", condition, _CONDITIONS, value=condition))


def _grades_fit(table: Table, stages: Collection[Stage], grades: Collection[int]) -> None:
    """Every grade belongs to one of the stages, where both are named."""
    possible = {grade for stage in stages or Stage for grade in grades_of_stage(stage)}
    outside = tuple(grade for grade in grades if grade not in possible)
    if outside:
        table.note(
            say("policy.grades_outside", key=table.path("grades"), grades=outside, possible=tuple(sorted(possible)))
        )


def _doubt(table: Table, binding: Binding) -> RuleDoubt:
    """A doubt the document itself leaves; it must lie within what the rule binds."""
    grades, stages = table.numbers("grades"), table.choices("stages", Stage)
    _grades_fit(table, stages or binding.stages, grades)
    unless = table.text("unless", required=False)
    if unless:
        _is_asked(table, unless)
    doubt = RuleDoubt(table.text("because"), table.text("ask_for"), grades, stages, unless)
    table.finish()
    return doubt


def _requirement(table: Table, words: Words, binding: Binding) -> Requirement:
    """One measure with its parameters and its bound."""
    name = table.text("measure")
    least, most = table.values.get("at_least"), table.values.get("at_most")
    bounds = {key: _bound(table, key) for key in ("at_least", "at_most") if table.has(key)}
    parameters = {key: value for key, value in table.values.items() if key not in _OF_REQUIREMENT}
    at_least, at_most = bounds.get("at_least"), bounds.get("at_most")
    if least is None and most is None:
        table.note(say("policy.no_bound", measure=name))
    if at_least is not None and at_most is not None and at_most < at_least:
        table.note(say("policy.bounds_contradict", at_least=at_least, at_most=at_most))
    measure = words.measures.get(name)
    if measure is not None:
        for mistake in measure.mistakes(parameters, words.subjects):
            table.note(mistake)
        if least == EVERY and not measure.every:
            table.note(say("policy.no_every", measure=name))
        for target in (binding.target, *binding.also):
            if target not in measure.targets:
                allowed = tuple(kind.value for kind in measure.targets)
                table.note(say("policy.wrong_target", measure=name, target=target.value, allowed=allowed))
    elif name:
        table.note(unknown("policy.unknown_measure", name, words.measures, measure=name))
    frozen = {key: tuple(value) if isinstance(value, list) else value for key, value in parameters.items()}
    return Requirement(name, frozen, at_least, at_most, every=least == EVERY)


def _bound(table: Table, key: str) -> Fraction | None:
    """A bound as an exact number; None, and a mistake unless it is `every`, where it is none."""
    value = table.values[key]
    if key == "at_least" and value == EVERY:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < float("inf"):
        found = f'"{value}"' if isinstance(value, str) else str(value)  # as the file has it: "4" is no number
        table.note(say("policy.not_a_bound", key=table.path(key), value=found))
        return None
    return Fraction(str(value))
