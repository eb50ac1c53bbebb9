"""Every clause of the ledger has its rule, held against the document, and what it needs."""

import collections
from pathlib import Path

import pytest

from edu_compliance.model.forms.register_kinds import keys
from edu_compliance.model.register import RegisterSheet
from edu_compliance.model.rule import Rule, Strength, TargetKind
from edu_compliance.policy.quotations import missing_quotations
from tests.policy.files import ROOT, library

DOCUMENT = ROOT.parent / "shared" / "policy" / "26.txt"
LAST = {"LAB": 44, "PE": 49, "ART": 36}


def rules() -> dict[str, Rule]:
    """Every rule by its id."""
    return {rule.id: rule for policy in library().policies for rule in policy.rules}


def test_all_clauses_have_their_rule() -> None:
    assert set(rules()) == {f"{area}-{number:02}" for area, last in LAST.items() for number in range(1, last + 1)}


@pytest.mark.skipif(not DOCUMENT.is_file(), reason="the document's text is not part of the project")
def test_every_quotation_stands_in_the_document() -> None:
    text = Path(DOCUMENT).read_text("utf-8")
    assert [rule.id for policy in library().policies for rule in missing_quotations(policy, text)] == []


def test_every_clause_says_what_to_ask_for() -> None:
    assert [rule.id for rule in rules().values() if not rule.evidence] == []


def test_what_is_encouraged_or_only_an_aim_never_breaches() -> None:
    by_strength = collections.defaultdict(set)
    for rule in rules().values():
        by_strength[rule.strength].add(rule.id)
    assert by_strength[Strength.PROHIBITED] == {"ART-23", "ART-24", "ART-02", "PE-02"}
    assert by_strength[Strength.EXPECTED] == {"LAB-25", "LAB-26"}
    assert by_strength[Strength.ENCOURAGED] == {"LAB-18", "LAB-24", "PE-06", "PE-13", "ART-09"}
    assert by_strength[Strength.AIM] >= {"LAB-01", "LAB-02", "LAB-03", "PE-01", "ART-01", "ART-10", "ART-16"}
    assert by_strength[Strength.PERMISSION] == {"LAB-07", "LAB-13", "ART-28"}
    for rule in rules().values():
        if rule.quote.startswith("鼓励"):
            assert not rule.strength.breachable, rule.id


def test_conditions_carry_their_doubt() -> None:
    assert {rule.id for rule in rules().values() if "有条件" in rule.quote and rule.strength.judged} <= {
        "ART-18",
        "LAB-24",
        "PE-06",
    }
    for id in ("ART-18", "LAB-24", "LAB-26"):
        assert rules()[id].doubts, id


@pytest.mark.parametrize("id", ["PE-28", "PE-30"])
def test_marked_schools_only(id: str) -> None:
    assert {"football", "basketball"} <= set(rules()[id].binds.marks)


@pytest.mark.parametrize(
    ("id", "levels"),
    [
        ("PE-17", {TargetKind.PREFECTURE}),
        ("PE-24", {TargetKind.REGION}),
        ("PE-26", {TargetKind.COUNTY, TargetKind.PREFECTURE}),
        ("ART-21", {TargetKind.PREFECTURE}),
        ("ART-22", {TargetKind.REGION}),
        ("ART-34", {TargetKind.REGION}),
        ("LAB-19", {TargetKind.COUNTY, TargetKind.PREFECTURE}),
    ],
)
def test_clauses_above_schools(id: str, levels: set[TargetKind]) -> None:
    assert set(rules()[id].binds.levels) == levels


def test_every_kind_that_a_form_offers_serves_a_rule() -> None:
    named = {kind for rule in rules().values() for one in rule.requires for kind in one.parameters.get("kinds", ())}
    offered = {kind for sheet in RegisterSheet if sheet is not RegisterSheet.UNIT for kind in keys(sheet)}
    # A labour month is permitted, military training and teachers are looked at by a person.
    assert offered - named == {"labour_month", "military_training", "teacher", "researcher"}
