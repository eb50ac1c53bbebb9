"""Holds the quotations of rules against the wording of their document."""

import unicodedata
from collections.abc import Iterable

from edu_compliance.model.rule import Policy, Rule


def quoting(policies: Iterable[Policy], wording: str) -> tuple[Policy, ...]:
    """The policies whose document's number stands in a wording, and which therefore quote it."""
    plain = _plain(wording)
    return tuple(policy for policy in policies if _plain(policy.document) in plain)


def missing_quotations(policy: Policy, wording: str) -> tuple[Rule, ...]:
    """Rules whose quotation does not stand in the wording; white space and width of punctuation make no difference."""
    plain = _plain(wording)
    return tuple(rule for rule in policy.rules if _plain(rule.quote) not in plain)


def _plain(text: str) -> str:
    """`text` without white space, in half-width letters and with one kind of dash."""
    folded = "".join(unicodedata.normalize("NFKC", text).split())
    return folded.replace("—", "-").replace("–", "-")
