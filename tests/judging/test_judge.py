"""Verdicts, sentence by sentence of DESIGN 2 and ledger A4."""

import attrs
import pytest

from edu_compliance.model.finding import Verdict
from edu_compliance.model.message import say
from edu_compliance.model.rule import Binding, RuleDoubt, Strength, TargetKind
from edu_compliance.model.stage import Stage
from edu_compliance.model.submission import File, Status
from tests.judging.rules import (
    ART_11,
    LAB_05,
    PE_03,
    PE_04,
    PE_05,
    PE_06,
    PE_30,
    all_findings,
    judged,
    only,
    rule,
)
from tests.measuring.classes import EVEN, ODD, allocation, doubt, requirement, submission, week

MET, NOT_MET, UNDETERMINED = Verdict.MET, Verdict.NOT_MET, Verdict.UNDETERMINED
NOT_EXAMINED, NOT_APPLICABLE = Verdict.NOT_EXAMINED, Verdict.NOT_APPLICABLE
PE = "体育"


def ids(finding):
    return [reason.id for reason in finding.reasons]


@pytest.mark.parametrize(
    ("names", "verdict"),
    [
        ([PE, PE, PE], MET),
        ([PE, PE, PE, PE, "?某课"], MET),
        ([PE, PE, "语文"], NOT_MET),
        ([PE, PE, "?某课"], UNDETERMINED),
        ([PE, "体活"], NOT_MET),
        ([PE, PE, "体育（舞蹈）"], UNDETERMINED),
    ],
)
def test_a_minimum_is_met_by_low_missed_by_high_and_undetermined_between(names, verdict):
    assert only(PE_04, week(*names)).verdict is verdict


@pytest.mark.parametrize(
    ("names", "verdict"),
    [([PE], MET), ([PE, PE], NOT_MET), ([PE, "?某课"], UNDETERMINED), ([("语文", ODD)], MET)],
)
def test_a_maximum_is_the_mirror_of_a_minimum(names, verdict):
    assert only(rule("X", requirement("weekly_lessons", at_most=1, of="pe")), week(*names)).verdict is verdict


def test_a_maximum_holds_in_every_week_too():
    at_most = rule("X", requirement("weekly_lessons", at_most=1, of="pe"))
    found = only(at_most, week((PE, ODD), (PE, ODD)))
    assert (found.verdict, ids(found)) == (UNDETERMINED, ["judging.weeks_above"])


def test_a_rule_of_several_requirements_has_its_worst_verdict():
    both = rule("X", requirement("weekly_lessons", 1, of="pe"), requirement("weekly_lessons", 1, of="arts"))
    assert only(both, week(PE, "音乐")).verdict is MET
    assert only(both, week(PE, "书法")).verdict is UNDETERMINED
    assert only(both, week("书法")).verdict is NOT_MET
    found = only(both, week(PE))
    assert [outcome.verdict for outcome in found.outcomes] == [MET, NOT_MET]


def test_a_mean_at_the_minimum_with_one_week_below_it_is_undetermined_and_names_the_week():
    found = only(PE_04, week(PE, PE, (PE, ODD), (PE, ODD)))
    assert (found.verdict, ids(found)) == (UNDETERMINED, ["judging.weeks_below"])
    assert found.reasons[0].parameters["weeks"] == (2,)


def test_a_mean_well_above_with_every_week_at_the_minimum_is_met():
    assert only(PE_04, week(PE, PE, PE, (PE, ODD))).verdict is MET


def test_labour_averages_over_the_cycle_and_says_so():
    found = only(LAB_05, week(("劳动", ODD), ("劳动", ODD), ("语文", EVEN)))
    assert (found.verdict, ids(found)) == (MET, ["judging.met_on_average"])
    assert found.reasons[0].parameters["weeks"] == (2,)
    assert ids(only(LAB_05, week("劳动"))) == []


def test_a_class_that_is_surely_of_another_grade_is_not_bound():
    assert only(PE_05, week(PE)).verdict is NOT_APPLICABLE
    assert judged(PE_04, week(PE, grade=1))[0].verdict is NOT_APPLICABLE


def test_grades_that_were_not_handed_in_are_not_examined():
    found = judged(PE_03, week(PE, grade=3))
    assert [(one.target.kind, one.verdict) for one in found] == [
        (TargetKind.CLASS, NOT_APPLICABLE),
        (TargetKind.SCHOOL, NOT_EXAMINED),
    ]


@pytest.mark.parametrize(
    ("names", "verdict"),
    [([PE] * 3, MET), ([PE] * 2, UNDETERMINED), ([PE, PE, "?某课"], UNDETERMINED)],
)
def test_whether_a_rule_binds_can_be_unknown(names, verdict):
    for unknown in ({"stage": None, "grade": None}, {"grade": None}, {"binding_doubt": say("test.deduced")}):
        found = [one for one in judged(PE_04, week(*names, **unknown)) if one.target.kind is TargetKind.CLASS]
        assert [one.verdict for one in found] == [verdict]
        if verdict is UNDETERMINED:
            assert found[0].reasons


def test_a_stage_of_which_every_grade_is_bound_needs_no_grade():
    for why in (None, say("test.no_grade")):
        assert only(PE_05, week(PE, stage=Stage.SENIOR, grade=None, binding_doubt=why)).verdict is NOT_MET
        found = judged(PE_04, week(PE, stage=Stage.PRIMARY, grade=None, binding_doubt=why))
        assert [one.verdict for one in found] == [UNDETERMINED]


def test_a_grade_without_a_stage_shuts_out_other_grades():
    assert judged(PE_03, week(stage=None, grade=3))[0].verdict is NOT_APPLICABLE


def test_a_class_of_one_of_two_stages_is_only_in_doubt_for_the_rules_of_these():
    doubtful = week(
        "语文",
        stage=None,
        grade=None,
        may_be=(Stage.SENIOR, Stage.VOCATIONAL),
        binding_doubt=say("class.senior_or_vocational"),
    )
    assert only(PE_05, doubtful).verdict is Verdict.UNDETERMINED
    assert {one.verdict for one in judged(PE_03, doubtful)} == {Verdict.NOT_APPLICABLE}


def test_nothing_binds_preschool():
    anything = rule("X", requirement("weekly_lessons", 1, of="pe"), binds=Binding(TargetKind.CLASS))
    assert judged(anything, week(stage=Stage.PRESCHOOL, grade=None))[0].verdict is NOT_APPLICABLE


def test_a_deduced_stage_speaks_up_where_another_rule_would_not_be_met():
    deduced = {"binding_doubt": say("test.deduced")}
    junior = rule("X", requirement("weekly_lessons", 3, of="pe"), binds=Binding(TargetKind.CLASS, (Stage.JUNIOR,)))
    assert judged(junior, week(PE, PE, **deduced))[0].verdict is UNDETERMINED
    assert judged(junior, week(PE, PE, PE, **deduced))[0].verdict is NOT_APPLICABLE
    assert judged(PE_03, week(PE, PE, PE, **deduced))[0].verdict is NOT_APPLICABLE


def test_a_class_of_several_grades_is_judged_for_each():
    both = week(PE, PE, PE, grades=(2, 3))
    found = judged(PE_03, both) + judged(PE_04, both)
    assert [(one.rule.id, one.target.grades, one.verdict) for one in found] == [
        ("PE-03", (2,), NOT_MET),
        ("PE-03", (3,), NOT_APPLICABLE),
        ("PE-04", (2,), NOT_APPLICABLE),
        ("PE-04", (3,), MET),
    ]
    assert all(one.target.school_class is both for one in found)


def test_a_class_of_grades_of_two_stages_belongs_to_both():
    found = judged(PE_04, week(PE, grades=(6, 7)))
    assert [one.target.stage for one in found] == [Stage.PRIMARY, Stage.JUNIOR]


def test_an_incomplete_class_is_never_accused_and_keeps_its_numbers():
    found = only(PE_04, week(PE, incomplete=say("test.few")))
    assert (found.verdict, ids(found)) == (UNDETERMINED, ["test.few"])
    (outcome,) = found.outcomes
    assert (outcome.measurement.high, outcome.verdict) == (1, NOT_MET)
    assert only(PE_04, week(PE, PE, PE, incomplete=say("test.few"))).verdict is MET


def test_an_incomplete_class_does_not_prove_that_a_maximum_is_kept():
    at_most = rule("X", requirement("weekly_lessons", at_most=1, of="pe"))
    assert only(at_most, week(PE, incomplete=say("test.few"))).verdict is UNDETERMINED


def test_a_class_of_which_nothing_was_read_is_never_accused():
    found = only(PE_04, week())
    assert (found.verdict, ids(found)) == (UNDETERMINED, ["judging.nothing_read"])


def test_a_doubt_of_the_document_turns_not_met_into_undetermined_where_it_applies():
    arts = rule(
        "ART-06",
        requirement("weekly_lessons", 2, of="arts"),
        binds=Binding(TargetKind.CLASS, (Stage.SENIOR,)),
        doubts=(RuleDoubt("高三通常不排", "三年总课时", (12,)),),
    )
    found = only(arts, week("语文", stage=Stage.SENIOR, grade=12))
    assert (found.verdict, ids(found)) == (UNDETERMINED, ["judging.rule_doubt"])
    assert only(arts, week("语文", stage=Stage.SENIOR, grade=11)).verdict is NOT_MET
    assert only(arts, week("音乐", "音乐", stage=Stage.SENIOR, grade=12)).verdict is MET


def test_a_doubt_about_one_stage_does_not_excuse_a_school_that_has_only_others():
    senior, junior = (
        week("音乐", stage=stage, grade=grade) for stage, grade in ((Stage.SENIOR, 10), (Stage.JUNIOR, 7))
    )
    doubtful = attrs.evolve(ART_11, doubts=(RuleDoubt("高中是否适用有歧义", "说明", stages=(Stage.SENIOR,)),))
    assert only(doubtful, junior).verdict is NOT_MET
    assert only(doubtful, junior, senior).verdict is UNDETERMINED
    assert only(doubtful, junior, stages=(Stage.PRIMARY, Stage.JUNIOR)).verdict is NOT_MET


def test_how_an_ambiguity_is_read_is_said_with_what_was_judged():
    for names in ([PE, PE], [PE, PE, PE], [PE]):
        assert ids(only(PE_05, week(*names, stage=Stage.SENIOR, grade=10)))[-1] == "judging.note"
    assert ids(only(PE_05, week())) == []


def test_every_teaching_day_is_the_whole_and_an_encouraged_rule_is_no_breach():
    found = only(PE_06, week(PE, "语文"))
    assert found.verdict is MET
    found = only(PE_06, week(*[PE] * 6, "语文"))
    assert (found.verdict, found.breach) == (NOT_MET, False)
    assert only(PE_04, week(PE)).breach


def test_an_allocation_is_not_examined_for_days_and_says_why():
    found = only(PE_06, allocation((PE, 3, 3)))
    assert (found.verdict, ids(found)) == (NOT_EXAMINED, ["measuring.no_days"])


def test_not_examined_is_worse_than_met_and_hides_nothing_worse():
    both = rule("X", requirement("lesson_days", 1, of="pe"), requirement("weekly_lessons", 3, of="pe"))
    assert only(both, allocation((PE, 3, 3))).verdict is NOT_EXAMINED
    assert only(both, allocation((PE, 2, 3))).verdict is UNDETERMINED
    assert only(both, allocation((PE, 2, 2))).verdict is NOT_MET


def test_without_classes_a_rule_is_not_examined_once_for_the_school():
    found = only(PE_04)
    assert (found.verdict, found.target.kind, ids(found)) == (
        NOT_EXAMINED,
        TargetKind.SCHOOL,
        ["judging.not_handed_in"],
    )
    assert only(PE_05, stages=(Stage.PRIMARY,)).verdict is NOT_APPLICABLE
    assert only(ART_11).verdict is NOT_EXAMINED


def test_a_stage_the_school_has_and_did_not_hand_in_is_not_examined():
    found = judged(PE_05, week(PE, stage=Stage.JUNIOR, grade=7), stages=(Stage.JUNIOR, Stage.SENIOR))
    assert [one.verdict for one in found] == [NOT_APPLICABLE, NOT_EXAMINED]


def test_marks_decide_whom_a_rule_binds():
    football = week("足球", "体育（篮球）")
    assert only(PE_30, football).verdict is NOT_EXAMINED
    assert only(PE_30, football, marks=frozenset()).verdict is NOT_APPLICABLE
    assert only(PE_30, football, marks=frozenset({"arts"})).verdict is NOT_APPLICABLE
    assert only(PE_30, football, marks=frozenset({"football"})).verdict is MET
    assert only(PE_30, week("语文"), marks=frozenset({"football"})).verdict is NOT_MET
    assert only(PE_30, week(PE), marks=frozenset({"football"})).verdict is UNDETERMINED


def test_a_school_is_asked_only_about_the_stages_that_are_bound():
    senior = week("美术", stage=Stage.SENIOR, grade=10, name="高一")
    assert only(ART_11, week("音乐"), senior).verdict is NOT_MET
    assert only(ART_11, week("音乐", "美术"), senior).verdict is MET
    assert only(ART_11, senior).verdict is NOT_APPLICABLE


def test_a_class_that_may_belong_to_the_stage_leaves_the_school_undetermined():
    unknown = week("美术", stage=None, grade=None, name="一1")
    found = only(ART_11, week("音乐"), unknown)
    assert found.verdict is UNDETERMINED
    assert [one.text for one in found.outcomes[0].measurement.uncertainties] == ["一1"]
    assert only(ART_11, attrs.evolve(unknown, lessons=())).verdict is UNDETERMINED


def test_a_school_whose_classes_are_all_incomplete_is_not_accused():
    assert only(ART_11, week("音乐", incomplete=say("test.few"))).verdict is UNDETERMINED
    football = frozenset({"football"})
    found = only(PE_30, week("语文", incomplete=say("test.few")), marks=football)
    assert (found.verdict, ids(found)) == (UNDETERMINED, ["test.few"])


def test_an_unread_file_keeps_a_school_from_being_accused():
    files = (File("b.xlsx", "", Status.PARTLY_READ, say("test.broken")),)
    assert only(ART_11, week("音乐"), files=files).verdict is UNDETERMINED


def test_what_a_person_must_attest_is_not_examined():
    found = only(rule("PE-02", binds=Binding(TargetKind.SCHOOL), strength=Strength.PROHIBITED), week(PE))
    assert (found.verdict, ids(found)) == (NOT_EXAMINED, ["judging.for_a_person"])
    of_stage = rule("X", binds=Binding(TargetKind.SCHOOL, (Stage.UNDERGRADUATE,)))
    assert only(of_stage, week(PE)).verdict is NOT_APPLICABLE


def test_what_binds_a_county_does_not_bind_a_school():
    assert only(rule("X", binds=Binding(TargetKind.COUNTY)), week(PE)).verdict is NOT_APPLICABLE


@pytest.mark.parametrize("strength", [Strength.AIM, Strength.PERMISSION, Strength.DEFINITION])
def test_aims_permissions_and_definitions_are_not_judged(strength):
    assert judged(rule("X", requirement("weekly_lessons", 9, of="pe"), strength=strength), week(PE)) == []


def test_a_doubt_about_the_class_is_enough_for_undetermined():
    assert only(PE_04, week(PE, PE, doubts=(doubt(more=1),))).verdict is UNDETERMINED
    assert only(PE_04, week(PE, PE, PE, doubts=(doubt(fewer=1),))).verdict is UNDETERMINED
    assert only(PE_04, week(PE, PE, doubts=(doubt(more=1, subjects=("音乐",)),))).verdict is NOT_MET


def test_every_rule_comes_to_something_for_every_school():
    for handed_in in (submission(), submission(week(PE)), submission(week(stage=None, grade=None))):
        assert {one.rule.id for one in all_findings(handed_in)} >= {"PE-03", "PE-04", "PE-05", "ART-11", "PE-30"}
