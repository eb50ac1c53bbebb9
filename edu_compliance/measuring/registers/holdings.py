"""Measures of what a register states beside activities: documents in force, clubs and sites, people in charge."""

from collections.abc import Callable, Sequence
from fractions import Fraction
from operator import attrgetter

import attrs

from edu_compliance.measuring.evidence import Evidence
from edu_compliance.measuring.measure import Measure, Parameter, ParameterKind
from edu_compliance.measuring.registers.registered import (
    LEVELS,
    REGISTER,
    Counted,
    Possible,
    R,
    Results,
    answered,
    kinds_of,
    kinds_parameter,
    labels,
    measured,
    not_stated,
    of_earlier_years,
    of_kind,
    registers_with,
    silent,
)
from edu_compliance.model.message import Message, say
from edu_compliance.model.register import Document, Holding, Person, RegisterSheet
from edu_compliance.model.rule import Requirement


def documents_held(requirement: Requirement, evidence: Evidence) -> Results:
    """Of how many of `kinds` a document is stated; several of one kind are one."""
    sheet = RegisterSheet.DOCUMENTS
    registers = registers_with(evidence, sheet)
    if not registers:
        return not_stated(evidence, sheet)
    rows = [row for register in registers for row in register.documents]
    earlier = of_earlier_years(registers, attrgetter("documents"))
    sure: list[Document] = []
    possible: list[Possible] = []
    missing: list[str] = []
    candidates: list[list[int]] = []
    for kind in kinds_of(requirement):
        proofs, perhaps = _sorted_out(rows, kind, lambda row: _document_open(row) or earlier(row))
        sure += proofs[:1]
        if not proofs:
            missing += [] if perhaps else [kind]
            possible += perhaps
            candidates.append([id(one.row) for one in perhaps])
    once = list({id(one.row): one for one in possible}.values())
    counted = Counted("documents", sure, once, high=len(sure) + _most(candidates), reserve=silent(registers, sheet))
    places = [register.handed_in[sheet] for register in registers]
    details = [say("register.documents_missing", kinds=labels(sheet, missing))] if missing else []
    whole = Fraction(len(kinds_of(requirement)))
    return (measured(requirement, evidence, counted, places, *details, whole=whole),)


def _most(candidates: Sequence[Sequence[int]]) -> int:
    """Of how many kinds the rows that may be of them can be at once: a row nobody understands is one paper, not two."""
    taken: dict[int, int] = {}

    def place(kind: int, seen: set[int]) -> bool:
        for row in candidates[kind]:
            if row not in seen:
                seen.add(row)
                if row not in taken or place(taken[row], seen):
                    taken[row] = kind
                    return True
        return False

    return sum(place(kind, set()) for kind in range(len(candidates)))


def holdings(requirement: Requirement, evidence: Evidence) -> Results:
    """How many clubs, teams, sites or sports of `kinds` are stated; with `on_campus`, only those inside the school."""

    def why(row: Holding) -> Message | None:
        if not row.named:
            return say("register.unnamed", text=row.written)
        if requirement.parameters.get("on_campus") and row.on_campus is None:
            return say("register.campus_open", text=row.written)
        return None

    def right(row: Holding) -> bool:
        return not (requirement.parameters.get("on_campus") and row.on_campus is False)

    return _stated(requirement, evidence, RegisterSheet.HOLDINGS, "holdings", _holdings(evidence), why, right)


def _holdings(evidence: Evidence) -> list[Holding]:
    """Each once: a club in the registers of two years is one. On which side it lies is open where they differ."""
    found: dict[object, list[Holding]] = {}
    for row in (row for register in evidence.submission.registers for row in register.holdings):
        found.setdefault((row.kinds, row.written), []).append(row)
    return [attrs.evolve(rows[0], on_campus=answered(row.on_campus for row in rows)) for rows in found.values()]


def persons_named(requirement: Requirement, evidence: Evidence) -> Results:
    """How many people are named with a duty of `kinds`."""

    def why(row: Person) -> Message | None:
        return None if row.named else say("register.unnamed", text=row.written)

    rows = (row for register in evidence.submission.registers for row in register.persons)
    once = list({(row.kinds, row.written): row for row in rows}.values())
    return _stated(requirement, evidence, RegisterSheet.PERSONS, "persons", once, why)


def _stated(
    requirement: Requirement,
    evidence: Evidence,
    sheet: RegisterSheet,
    unit: str,
    stated: Sequence[R],
    why: Callable[[R], Message | None],
    right: Callable[[R], bool] = lambda row: True,
) -> Results:
    """How many of the different rows of one sheet are of the kinds asked for."""
    registers = registers_with(evidence, sheet)
    if not registers:
        return not_stated(evidence, sheet)
    rows = [row for row in stated if right(row)]
    earlier = of_earlier_years(registers, attrgetter(sheet.value))
    sure: list[R] = []
    possible: dict[int, Possible] = {}
    for kind in kinds_of(requirement):
        proofs, perhaps = _sorted_out(rows, kind, lambda row: why(row) or earlier(row))
        sure += proofs
        possible.update((id(one.row), one) for one in perhaps)
    kinds = kinds_of(requirement)
    nothing = [] if sure else [say("register.none_stated", kinds=labels(sheet, kinds))]
    wrong = tuple(dict.fromkeys(row.written for row in stated if not right(row) and set(row.kinds) <= set(kinds)))
    if wrong and not sure:
        nothing = [say("register.off_campus", texts=wrong)]
    places = [register.handed_in[sheet] for register in registers]
    return (
        measured(
            requirement,
            evidence,
            Counted(unit, sure, list(possible.values()), reserve=silent(registers, sheet)),
            places,
            *nothing,
        ),
    )


def _sorted_out(rows: Sequence[R], kind: str, why: Callable[[R], Message | None]) -> tuple[list[R], list[Possible]]:
    """The rows that prove a kind, and those that may."""
    certain, perhaps = of_kind(rows, kind)
    reasons = [(row, why(row)) for row in certain]
    proofs = [row for row, reason in reasons if reason is None]
    return proofs, [*(Possible(row, reason) for row, reason in reasons if reason is not None), *perhaps]


def _document_open(row: Document) -> Message | None:
    return None if row.named else say("register.unnamed", text=row.written)


MEASURES = (
    Measure(
        "documents_held",
        {"kinds": kinds_parameter(RegisterSheet.DOCUMENTS)},
        unit="documents",
        evidence=REGISTER,
        targets=LEVELS,
        function=documents_held,
        every=True,
    ),
    Measure(
        "holdings",
        {"kinds": kinds_parameter(RegisterSheet.HOLDINGS), "on_campus": Parameter(ParameterKind.FLAG)},
        unit="holdings",
        evidence=REGISTER,
        targets=LEVELS,
        function=holdings,
    ),
    Measure(
        "persons_named",
        {"kinds": kinds_parameter(RegisterSheet.PERSONS)},
        unit="persons",
        evidence=REGISTER,
        targets=LEVELS,
        function=persons_named,
    ),
)
