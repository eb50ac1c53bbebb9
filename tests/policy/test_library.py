"""The rule files of this checkout: what they say, when they hold, and that they quote the document."""

import datetime
import pickle
import subprocess
import sys
import tomllib
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edu_compliance.model.rule import Binding, Requirement, Rule, RuleDoubt, Strength, TargetKind
from edu_compliance.model.stage import Area, Stage
from edu_compliance.policy.library import load
from edu_compliance.policy.mistakes import PolicyError
from tests.policy.files import POLICIES, ROOT, library, real_files, words

ISSUED = datetime.date(2021, 8, 11)
DAYS = st.dates(datetime.date(2000, 1, 1), datetime.date(2100, 1, 1))
CHECK_QUOTES = ROOT.parent / "shared" / "policy" / "check_quotes.py"


def rules() -> dict[str, Rule]:
    """Every rule by its id."""
    return {rule.id: rule for policy in library().policies for rule in policy.rules}


def test_ids_are_unique_over_all_files() -> None:
    ids = [rule.id for policy in library().policies for rule in policy.rules]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    ("id", "stages", "grades", "of", "at_least", "strength"),
    [
        ("PE-03", (Stage.PRIMARY,), (1, 2), "pe", 4, Strength.MANDATORY),
        ("PE-04", (Stage.PRIMARY, Stage.JUNIOR), (3, 4, 5, 6, 7, 8, 9), "pe", 3, Strength.MANDATORY),
        ("PE-05", (Stage.SENIOR,), (10, 11, 12), "pe", 2, Strength.MANDATORY),
        ("ART-04", (Stage.PRIMARY,), (1, 2, 3, 4, 5, 6), "arts", 4, Strength.MANDATORY),
        ("ART-05", (Stage.JUNIOR,), (7, 8, 9), "arts", 2, Strength.MANDATORY),
        ("ART-06", (Stage.SENIOR,), (10, 11, 12), "arts", 2, Strength.MANDATORY),
    ],
)
def test_weekly_minimums(
    id: str, stages: tuple[Stage, ...], grades: tuple[int, ...], of: str, at_least: int, strength: Strength
) -> None:
    rule = rules()[id]
    assert rule.binds == Binding(TargetKind.CLASS, stages, grades)
    assert rule.requires == (Requirement("weekly_lessons", {"of": of}, Fraction(at_least)),)
    assert rule.strength is strength


def test_only_labour_is_averaged_over_the_cycle() -> None:
    averaged = [id for id, rule in rules().items() for each in rule.requires if "average" in each.parameters]
    assert averaged == ["LAB-05"]
    assert rules()["LAB-05"].requires[0].parameters == {"of": "labour", "average": True}


def test_a_lesson_each_day_is_encouraged_and_no_number() -> None:
    rule = rules()["PE-06"]
    assert rule.strength is Strength.ENCOURAGED
    assert rule.requires == (Requirement("lesson_days", {"of": "pe"}, every=True),)


def test_football_lessons_bind_schools_with_the_mark() -> None:
    rule = rules()["PE-30"]
    assert rule.binds == Binding(TargetKind.SCHOOL, marks=("football", "basketball"))
    assert rule.requires[0].parameters == {"of": ("足球", "篮球")}


def test_both_music_and_art_are_offered() -> None:
    rule = rules()["ART-11"]
    assert rule.binds == Binding(TargetKind.SCHOOL, (Stage.PRIMARY, Stage.JUNIOR))
    assert rule.requires == (Requirement("subjects_offered", {"of": ("音乐", "美术")}, Fraction(2)),)


def test_the_last_year_of_senior_school_is_in_doubt_for_arts_only() -> None:
    doubted = {id: rule.doubts for id, rule in rules().items() if rule.doubts and id in ("PE-05", "ART-06")}
    (doubt,) = doubted.pop("ART-06")
    assert doubted == {}
    assert doubt.grades == (12,)
    assert doubt.ask_for == "三年艺术课程总课时(108课时)"


@pytest.mark.parametrize("id", ["PE-05", "ART-04", "ART-05", "ART-06"])
def test_numbers_without_a_floor_in_the_words_say_how_they_are_read(id: str) -> None:
    assert "按下限理解" in rules()[id].note


def test_rules_know_their_document_policy_and_area() -> None:
    for policy in library().policies:
        assert policy.rules
        for rule in policy.rules:
            assert (rule.document, rule.policy, rule.area) == (policy.document, policy.id, policy.area)
            assert rule.clause.startswith(library().areas.by_area[rule.area].title + " ")


def test_a_library_can_be_handed_to_another_process() -> None:
    known = library()
    assert pickle.loads(pickle.dumps(known)) == known


@pytest.mark.skipif(not CHECK_QUOTES.is_file(), reason="the wording of the document lies beside the checkout only")
def test_every_quote_stands_in_the_document() -> None:
    files = [str(path) for path in sorted((POLICIES / "xizang" / "2021-26").glob("*.toml"))]
    held = subprocess.run([sys.executable, str(CHECK_QUOTES), *files], capture_output=True, text=True, check=False)
    assert held.returncode == 0, held.stdout


@given(DAYS)
def test_nothing_holds_before_it_was_issued_and_everything_after(day: datetime.date) -> None:
    in_force = library().in_force(day)
    document = [policy for policy in library().policies if policy.document == "藏政办发〔2021〕26号"]
    assert all(policy.from_ <= day for policy in in_force)
    assert all((policy in in_force) == (day >= ISSUED) for policy in document)


def test_the_first_day_is_in_force_already() -> None:
    assert "xizang-2021-26-pe" in ids(library().in_force(datetime.date(2021, 8, 11)))
    assert "xizang-2021-26-pe" not in ids(library().in_force(datetime.date(2021, 8, 10)))


def test_the_last_day_is_still_in_force() -> None:
    files = dict(real_files())
    name = "xizang/2021-26/pe.toml"
    files[name] = files[name].replace(b"from = 2021-08-11", b"from = 2021-08-11, until = 2026-12-31")
    known = load(files)
    assert "xizang-2021-26-pe" in ids(known.in_force(datetime.date(2026, 12, 31)))
    assert "xizang-2021-26-pe" not in ids(known.in_force(datetime.date(2027, 1, 1)))


def ids(policies: tuple[object, ...]) -> list[str]:
    """The ids of policies."""
    return [getattr(policy, "id") for policy in policies]  # noqa: B009


def test_policies_can_be_picked_by_id() -> None:
    picked = library().in_force(datetime.date(2026, 11, 23), ["xizang-2021-26-pe"])
    assert ids(picked) == ["xizang-2021-26-pe"]


def test_picking_a_policy_nobody_has_is_a_mistake_that_names_those_there_are() -> None:
    with pytest.raises(PolicyError) as refused:
        library().in_force(datetime.date(2026, 11, 23), ["xizang-2021-26-pf"])
    (mistake,) = refused.value.mistakes
    assert mistake.message.id == "policy.unknown_policy"
    assert "xizang-2021-26-pe" in str(mistake.message.parameters["allowed"])


@pytest.mark.parametrize(("day", "warned"), [("2027-11-23", False), ("2027-11-24", True)])
def test_a_policy_nobody_checked_for_over_a_year_is_warned_of(day: str, warned: bool) -> None:
    known, on = library(), datetime.date.fromisoformat(day)
    stale = [message.parameters["policy"] for message in known.warnings_on(on)]
    verified_that_day = [policy.id for policy in known.policies if policy.verified_on == datetime.date(2026, 11, 23)]
    assert verified_that_day
    assert all((id in stale) is warned for id in verified_that_day)


def test_missing_words_are_said_before_anything_else() -> None:
    with pytest.raises(PolicyError) as refused:
        load({"xizang/2021-26/pe.toml": b"["})
    assert [mistake.file for mistake in refused.value.mistakes] == ["areas.toml", "vocabulary.toml"]


def test_mistakes_of_several_files_come_at_once() -> None:
    files = {**real_files(), "a.toml": b"[", "b.toml": b"[policy]\n"}
    with pytest.raises(PolicyError) as refused:
        load(files)
    assert {mistake.file for mistake in refused.value.mistakes} == {"a.toml", "b.toml"}


@pytest.mark.parametrize("content", [b"a = " + b"[" * 100_000, b"a = " + b"9" * 10_000, b"\x00", b"\xff\xfe["])
def test_hostile_toml_is_a_mistake_like_any_other(content: bytes) -> None:
    with pytest.raises(PolicyError) as refused:
        load({**real_files(), "x.toml": content})
    assert [mistake.message.id for mistake in refused.value.mistakes] in (["policy.bad_toml"], ["policy.not_utf8"])


def test_windows_line_ends_and_byte_order_marks_do_no_harm() -> None:
    files = {name: b"\xef\xbb\xbf" + content.replace(b"\n", b"\r\n") for name, content in real_files().items()}
    assert [policy.rules for policy in load(files).policies] == [policy.rules for policy in library().policies]


EVERY_FORM = """
[policy]
id = "every-form"
title = "一份用到各种写法的文件"
document = "试〔2026〕1号"
issuer = "某市教育局"
jurisdiction = "540100"
in_force = { from = 2026-01-01, until = 2027-12-31 }
verified_on = 2026-11-01
"""
ONE_RULE = """
[[rule]]
id = "F-%d"
title = "…"
binds = { target = "%s", stages = ["undergraduate"], grades = [1, 2] }
strength = "%s"
clause = "美育 一"
quote = "…"
remedy = "…"
evidence = ["方案"]
note = "…"
doubts = [{ stages = ["undergraduate"], because = "…", ask_for = "…" }]
"""


def test_the_form_carries_every_target_and_strength_without_a_measure() -> None:
    forms = [(target, strength) for target in TargetKind for strength in Strength]
    text = EVERY_FORM + "".join(ONE_RULE % (n, one.value, two.value) for n, (one, two) in enumerate(forms))
    (policy,) = load({**words(), "x.toml": text.encode()}).policies
    assert policy.area is Area.ARTS, "told by the clauses, as neither the file's name nor a key says it"
    assert [(rule.binds.target, rule.strength) for rule in policy.rules] == forms
    assert all(rule.requires == () and rule.evidence == ("方案",) for rule in policy.rules)
    assert all(rule.doubts == (RuleDoubt("…", "…", (), (Stage.UNDERGRADUATE,)),) for rule in policy.rules)


@settings(deadline=None, max_examples=20)
@given(st.fractions(0, 40, max_denominator=2))
def test_bounds_are_exact(bound: Fraction) -> None:
    name = "xizang/2021-26/labour.toml"
    text = real_files()[name].decode()
    rule = next(rule for rule in tomllib.loads(text)["rule"] if rule["id"] == "LAB-05")
    old = f"at_least = {rule['requires'][0]['at_least']} }}"
    changed = text.replace(f"average = true, {old}", f"average = true, at_least = {float(bound)} }}")
    (policy,) = load({**words(), name: changed.encode()}).policies
    (requirement,) = next(rule for rule in policy.rules if rule.id == "LAB-05").requires
    assert requirement.at_least == bound
