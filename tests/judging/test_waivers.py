"""Waivers lie over findings and change no verdict; those of no use are said."""

import datetime

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from edu_compliance.judging.waivers import Concern, WaiverIndex, lay, look_through
from edu_compliance.model.finding import Verdict, Waiver
from edu_compliance.model.stage import Stage
from edu_compliance.model.vocabulary import fold
from edu_compliance.reading.timetables.texts.class_names import class_name
from tests.reporting import invented

DAY = invented.DAY
RESULT = invented.result(invented.primary())
SCHOOL = RESULT.submission.school
RULES = invented.header().rules()
NAMES = sorted({one.target.name for one in RESULT.findings if one.target.school_class is not None})


def waiver(rule: str = "PE-04", target: str = "", number: int = 0, **more: object) -> Waiver:
    given: dict[str, object] = {
        "reason": "操场改建",
        "approver": "市教育局",
        "document": "教体〔2026〕12号",
        "rule": rule,
        "school": SCHOOL,
        "target": target,
        "naming": class_name(fold(target)) if target else None,
        "since": DAY - datetime.timedelta(days=60),
        "until": DAY + datetime.timedelta(days=90),
        "number": number,
    }
    return Waiver(**{**given, **more})  # type: ignore[arg-type]


waivers = st.lists(
    st.builds(
        waiver,
        st.sampled_from(sorted(RULES)),
        st.sampled_from(["", *NAMES, "三年级2班", "没有的班"]),
        since=st.dates(DAY - datetime.timedelta(days=99), DAY + datetime.timedelta(days=9)),
        until=st.none() | st.dates(DAY - datetime.timedelta(days=9), DAY + datetime.timedelta(days=99)),
        reason=st.sampled_from("甲乙"),
    ),
    max_size=6,
).map(lambda each: tuple(Waiver(**{**_fields(one), "number": n}) for n, one in enumerate(each)))


def _fields(one: Waiver) -> dict[str, object]:
    return {name: getattr(one, name) for name in Waiver.__match_args__}


@given(waivers)
def test_a_waiver_never_changes_a_verdict(given: tuple[Waiver, ...]) -> None:
    laid, _ = lay(RESULT.findings, given, SCHOOL, DAY)
    for before, after in zip(RESULT.findings, laid, strict=True):
        assert (after.verdict, after.outcomes, after.reasons) == (before.verdict, before.outcomes, before.reasons)
        if after.waiver is not None:
            assert after.verdict in (Verdict.NOT_MET, Verdict.UNDETERMINED)
            assert after.waiver.rule == after.rule.id
            assert after.waiver.holds_on(DAY)
            assert not after.breach


@given(waivers)
def test_every_waiver_that_lies_over_nothing_is_said(given: tuple[Waiver, ...]) -> None:
    laid, uses = lay(RESULT.findings, given, SCHOOL, DAY)
    said = {one.waiver.number for one in look_through(given, uses, RULES, DAY)}
    used = {finding.waiver.number for finding in laid if finding.waiver is not None}
    assert {one.number for one in given} <= said | used


def test_all_classes_or_one() -> None:
    whole, _ = lay(RESULT.findings, [waiver("PE-03")], SCHOOL, DAY)
    failing = {one.target.name for one in RESULT.findings if one.rule.id == "PE-03" and one.verdict is Verdict.NOT_MET}
    covered = {one.target.name for one in whole if one.waiver is not None}
    assert failing
    assert failing <= covered
    name = min(failing)
    one, _ = lay(RESULT.findings, [waiver("PE-03", name)], SCHOOL, DAY)
    assert {finding.target.name for finding in one if finding.waiver is not None} == {name}


def test_a_class_may_be_written_in_another_way() -> None:
    laid, (use,) = lay(RESULT.findings, [waiver("ART-04", "三年级2班")], SCHOOL, DAY)
    assert {one.target.name for one in laid if one.waiver is not None} == {"三（2）班"}
    assert use.classes == 1


@pytest.mark.parametrize(
    ("one", "concern", "why"),
    [
        (waiver(until=DAY - datetime.timedelta(days=1)), Concern.EXPIRED, "waiver.expired"),
        (waiver(since=DAY + datetime.timedelta(days=1)), Concern.NOT_YET, "waiver.not_yet"),
        (waiver(since=DAY), None, ""),
        (waiver(until=DAY + datetime.timedelta(days=30)), Concern.ENDING, "waiver.ending"),
        (waiver(until=DAY), Concern.ENDING, "waiver.ending"),
        (waiver(until=DAY + datetime.timedelta(days=31)), None, ""),
        (waiver("XX-99"), Concern.UNUSED, "waiver.no_such_rule"),
        (waiver(target="九年级9班"), Concern.UNUSED, "waiver.no_such_class"),
        (waiver(target="四（1）班"), Concern.UNUSED, "waiver.met_anyway"),
    ],
)
def test_what_somebody_should_look_at(one: Waiver, concern: Concern | None, why: str) -> None:
    _, uses = lay(RESULT.findings, [one], SCHOOL, DAY)
    found = look_through([one], uses, RULES, DAY)
    assert [(each.concern, each.why.id) for each in found] == ([(concern, why)] if concern else [])


def test_a_waiver_of_a_school_that_handed_nothing_in_is_unused() -> None:
    (found,) = look_through([waiver(school="某校")], [], RULES, DAY)
    assert found.why.id == "waiver.no_such_school"


def test_a_name_that_two_classes_may_bear_exempts_neither() -> None:
    """一（1）班 of a school that has first classes in its primary and in its junior years."""
    own = next(one for one in RESULT.findings if (one.rule.id, one.target.name) == ("PE-03", "一（1）班"))
    assert own.target.school_class is not None
    junior = attrs.evolve(own.target.school_class, stage=Stage.JUNIOR, grades=(7,))
    target = attrs.evolve(own.target, school_class=junior, stage=Stage.JUNIOR, grades=(7,))
    laid, (use,) = lay([own, attrs.evolve(own, target=target)], [waiver("PE-03", "一（1）班")], SCHOOL, DAY)
    assert use.unclear
    assert all(one.waiver is None for one in laid)


def test_two_waivers_that_say_different_things_of_one_finding_are_contradicting() -> None:
    both = [waiver(number=0), waiver(number=1, reason="别的理由")]
    laid, uses = lay(RESULT.findings, both, SCHOOL, DAY)
    assert {one.waiver.number for one in laid if one.waiver is not None} == {0}
    said = [one for one in look_through(both, uses, RULES, DAY) if one.concern is Concern.CONTRADICTING]
    assert [(one.waiver.number, one.why.id) for one in said] == [(0, "waiver.beside")]


def test_two_schools_of_one_name_under_one_waiver_are_said() -> None:
    _, uses = lay(RESULT.findings, [waiver()], SCHOOL, DAY)
    found = look_through([waiver()], [*uses, *uses], RULES, DAY)
    assert [one.why.id for one in found] == ["waiver.several_schools"]


def test_waivers_are_found_by_the_schools_name() -> None:
    index = WaiverIndex([waiver(), waiver(school="某校", number=1)])
    assert [one.number for one in index.concerning(RESULT.submission)] == [0]


@pytest.mark.parametrize(
    ("target", "grades"), [("三年级", {3}), ("三至六年级", {3, 4, 5, 6}), ("初三", set()), ("三", set())]
)
def test_a_grade_is_all_of_its_classes(target: str, grades: set[int]) -> None:
    laid, (use,) = lay(RESULT.findings, [waiver("LAB-05", target)], SCHOOL, DAY)
    classes = {id(c): c for f in RESULT.findings if (c := f.target.school_class) is not None}.values()
    assert use.classes == sum(bool(one.grades) and set(one.grades) <= grades for one in classes)
    assert not use.unclear
    assert all(set(f.target.grades) <= grades for f in laid if f.waiver is not None)
