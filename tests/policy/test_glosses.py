"""Titles in English: every rule that ships has one, and a gloss of nothing is refused."""

import re

import pytest

from edu_compliance.policy.library import load
from edu_compliance.policy.mistakes import PolicyError
from edu_compliance.reporting.speech.catalogs import Language
from edu_compliance.reporting.speech.speaker import Speaker
from tests.policy.files import real_files, real_library

CHINESE = re.compile("[\u4e00-\u9fff]")
FILE = "xizang/2021-26/glosses.en.toml"


def test_every_rule_has_an_english_gloss() -> None:
    rules = [rule for policy in real_library().policies for rule in policy.rules]
    assert len(rules) == 129
    without = [rule.id for rule in rules if not rule.glosses.get("en") or CHINESE.search(rule.glosses["en"])]
    assert without == []


def test_the_documents_words_are_always_shown() -> None:
    rule = next(rule for policy in real_library().policies for rule in policy.rules if rule.id == "PE-03")
    assert Speaker(Language.CHINESE).title(rule) == rule.title
    assert Speaker(Language.ENGLISH).title(rule) == f"{rule.title} (Primary years 1–2: at least 4 PE lessons a week)"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('[gloss]\nPE-99 = "Nothing"', "policy.unknown_rule"),
        ("[gloss]\nPE-03 = 3", "policy.wrong_type"),
        ("[glosses]", "policy.unknown_key"),
        ("[gloss", "policy.bad_toml"),
    ],
)
def test_a_gloss_of_nothing_is_refused(content: str, said: str) -> None:
    with pytest.raises(PolicyError) as refused:
        load(real_files() | {FILE: content.encode()})
    assert said in {mistake.message.id for mistake in refused.value.mistakes}
    assert all(mistake.file == FILE for mistake in refused.value.mistakes)
