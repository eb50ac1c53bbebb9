"""The texts of rule files in English: every one that ships has a gloss, and a gloss of nothing is told."""

import re

import pytest

from edu_compliance.policy.glosses import texts_of
from edu_compliance.policy.library import load
from edu_compliance.policy.mistakes import PolicyError
from edu_compliance.reporting.speech.catalogs import Language
from edu_compliance.reporting.speech.speaker import Speaker
from tests.policy.files import library, real_files

CHINESE = re.compile("[\u3400-\u9fff]")
NAMED = re.compile(r"\([^()]*\)|“[^“”]*”")
"""What a gloss may leave in Chinese: a name in brackets beside its meaning, or words to be written."""
FILE = "xizang/2021-26/glosses.en.toml"


def test_every_text_of_the_rule_files_has_an_english_gloss() -> None:
    known = library()
    texts = set(texts_of(known.policies, known.areas))
    assert sum(len(policy.rules) for policy in known.policies) == 129
    assert len(texts) > 450
    glosses = known.glosses["en"]
    assert sorted(texts - glosses.keys()) == []
    assert [text for text, gloss in glosses.items() if CHINESE.search(NAMED.sub("", gloss))] == []


def test_a_gloss_keeps_the_numbers_and_rules_its_text_names() -> None:
    told = re.compile(r"(?:LAB|PE|ART)-\d+|\d+(?:\.\d+)?")
    months_and_the_document, one = re.compile(r"\d+月|26号文"), "1"
    wrong = {}
    for text, gloss in library().glosses["en"].items():
        # One is once, a, or each.
        numbers = {*told.findall(months_and_the_document.sub("", text))} - {one}
        if not numbers <= {*told.findall(gloss)}:
            wrong[text] = gloss
    assert wrong == {}


def test_titles_and_quotations_stay_the_documents_and_the_rest_is_spoken() -> None:
    chinese, english = ({rule.id: rule for policy in one.policies for rule in policy.rules} for one in _both())
    assert [rule.title for rule in english.values()] == [rule.title for rule in chinese.values()]
    assert [rule.quote for rule in english.values()] == [rule.quote for rule in chinese.values()]
    assert english["PE-06"].note == "The document encourages this; not reaching it is no problem."
    assert english["PE-06"].evidence == ("class timetables",)
    assert english["LAB-24"].doubts[0].unless == chinese["LAB-24"].doubts[0].unless
    assert chinese["PE-06"].evidence == ("班级课表",)


def _both() -> tuple[object, ...]:
    return library().spoken("zh"), library().spoken("en")


def test_what_has_no_gloss_is_said_as_it_stands() -> None:
    files = real_files() | {FILE: '[gloss]\n"班级课表" = "class timetables"'.encode()}
    spoken = {rule.id: rule for policy in load(files).spoken("en").policies for rule in policy.rules}
    assert spoken["PE-03"].evidence == ("class timetables", "调课、代课记录")
    assert spoken["PE-03"].glosses == {}


def test_the_documents_words_are_always_shown() -> None:
    rule = next(rule for policy in library().policies for rule in policy.rules if rule.id == "PE-03")
    assert Speaker(Language.CHINESE).title(rule) == rule.title
    assert Speaker(Language.ENGLISH).title(rule) == f"{rule.title} (Primary years 1–2: at least 4 PE lessons a week)"


@pytest.mark.parametrize(
    ("text", "said"),
    [("从来没有的一句话", "policy.gloss_of_nothing"), ("高中体育课每周3课时", "policy.gloss_of_nothing_near")],
)
def test_a_gloss_of_nothing_is_told_and_stops_nobody(text: str, said: str) -> None:
    known = load(real_files() | {FILE: f'[gloss]\n"{text}" = "?"'.encode()})
    (warning,) = known.warnings
    assert (warning.id, warning.parameters["file"], warning.parameters["text"]) == (said, FILE, text)
    assert text in Speaker(Language.CHINESE).say(warning)
    assert library().warnings == ()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('[gloss]\n"高中体育课每周2课时" = 2', "policy.wrong_type"),
        ("[glosses]", "policy.unknown_key"),
        ("[gloss", "policy.bad_toml"),
    ],
)
def test_a_broken_file_of_glosses_is_refused(content: str, said: str) -> None:
    with pytest.raises(PolicyError) as refused:
        load(real_files() | {FILE: content.encode()})
    assert said in {mistake.message.id for mistake in refused.value.mistakes}
    assert all(mistake.file == FILE for mistake in refused.value.mistakes)
