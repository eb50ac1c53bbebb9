"""A rule's fingerprint changes with what decides its verdicts, and with nothing else."""

import re
from fractions import Fraction

import attrs

from edu_compliance.model.rule import Rule, RuleDoubt, Strength
from edu_compliance.policy.fingerprints import LENGTH, fingerprint
from tests.reporting import invented


def rules() -> dict[str, Rule]:
    return invented.header().rules()


def test_every_rule_has_its_own() -> None:
    found = [fingerprint(rule) for rule in rules().values()]
    assert len(set(found)) == len(found)
    assert all(re.fullmatch(f"[0-9a-f]{{{LENGTH}}}", one) for one in found)


def test_what_decides_changes_it() -> None:
    rule = rules()["PE-04"]
    (need,) = rule.requires
    for other in (
        attrs.evolve(rule, binds=attrs.evolve(rule.binds, grades=(3,))),
        attrs.evolve(rule, requires=(attrs.evolve(need, at_least=Fraction(4)),)),
        attrs.evolve(rule, requires=(attrs.evolve(need, parameters={"of": "arts"}),)),
        attrs.evolve(rule, strength=Strength.ENCOURAGED),
        attrs.evolve(rule, quote="…"),
        attrs.evolve(rule, doubts=(RuleDoubt("因为", "材料", (12,)),)),
    ):
        assert fingerprint(other) != fingerprint(rule)


def test_what_only_explains_does_not() -> None:
    rule = rules()["PE-04"]
    explained = attrs.evolve(rule, title="…", remedy="…", note="…", clause="…", document="…", evidence=("…",))
    assert fingerprint(explained) == fingerprint(rule)
