"""What a rule comes to in one short hash: two audits can be compared by a rule only where it is the same in both."""

import hashlib
import json
from collections.abc import Mapping
from enum import Enum
from fractions import Fraction

from edu_compliance.model.rule import Rule

LENGTH = 16
"""Characters of a fingerprint."""


def fingerprint(rule: Rule) -> str:
    """A hash over whom a rule binds, what it requires, how strongly, by which words, and what the document leaves open.

    Its title, remedy, note and place in the document may change without changing any verdict, and are left out.
    """
    binds = rule.binds
    decisive = {
        "binds": [binds.target, binds.stages, binds.grades, sorted(binds.marks), binds.also],
        "requires": [[one.measure, one.parameters, one.at_least, one.at_most, one.every] for one in rule.requires],
        "strength": rule.strength,
        "quote": rule.quote,
        "doubts": [[one.grades, one.stages, one.unless] for one in rule.doubts],
    }
    text = json.dumps(_plain(decisive), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:LENGTH]


def _plain(value: object) -> object:
    """A value in words that JSON has, the same on every machine."""
    match value:
        case Enum():
            return value.value
        case Fraction():
            return str(value)
        case Mapping():
            return {str(key): _plain(one) for key, one in value.items()}
        case tuple() | list():
            return [_plain(one) for one in value]
        case set() | frozenset():
            return sorted(str(_plain(one)) for one in value)
        case bool() | int() | str() | None:
            return value
        case _:
            return str(value)
