"""The inspection record's form as a workbook: the clauses that no data decides, to be judged one by one."""

from collections.abc import Iterable, Sequence

from edu_compliance.model.forms.inspection import SHEET, TITLE, UNIT_LABEL
from edu_compliance.model.rule import Policy, Rule, TargetKind
from edu_compliance.reporting.forms.workbook import FormBook

_FIXED = 5
"""Columns that state the clause."""


def clauses_for_a_person(policies: Iterable[Policy], level: TargetKind) -> tuple[Rule, ...]:
    """The judged rules that bind a level and that nothing is measured for."""
    return tuple(
        rule
        for policy in policies
        for rule in policy.rules
        if rule.strength.judged and not rule.requires and level in rule.binds.levels
    )


def inspection_form(rules: Sequence[Rule], unit: str = "") -> bytes:
    """The record to be filled in: .xlsx, byte for byte the same for the same rules; `unit` is who is inspected."""
    book = FormBook(TITLE)
    rows = [(rule.id, rule.clause, rule.title, rule.quote, "、".join(rule.evidence), "", "", "", "") for rule in rules]
    book.add(SHEET, TITLE, rows, above=(f"{UNIT_LABEL}{unit or '________________'}",), fixed=_FIXED, spare=0)
    return book.content()
