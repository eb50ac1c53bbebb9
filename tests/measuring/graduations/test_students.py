"""Graduation lists: every student once, totals exact, and nothing unknown taken for a failure or a pass."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edu_compliance.judging.judge import judge
from edu_compliance.measuring.measure import Unmeasured
from edu_compliance.model.finding import Finding, Verdict
from edu_compliance.model.measurement import Measurement
from edu_compliance.model.message import say
from edu_compliance.model.rule import Requirement
from edu_compliance.model.stage import Stage
from edu_compliance.model.student import Standing
from edu_compliance.reading.grid import Grid
from edu_compliance.reading.programmes.graduation import (
    exempt_of_no_list,
    in_several_lists,
    read_graduations,
)
from tests.measuring.graduates import GOOD, HEADER, Row, fit, listed, measure, student, submission
from tests.measuring.measured import measurements
from tests.measuring.plans import areas, grid
from tests.policy.files import library


def verdict(rule: str, *grids: Grid) -> Finding:
    """The finding of a rule, by the project's own rule files."""
    policies = library().policies
    (found,) = [f for f in judge(submission(*grids), policies, areas()) if f.rule.id == rule]
    return found


@pytest.mark.parametrize(
    ("row", "standing"),
    [
        (student("1", "50"), None),
        (student("1", "49.9"), Standing.FAILS),
        (student("1", "55"), None),
        (student("1", ""), Standing.OPEN),
        (student("1", "缺考"), Standing.OPEN),
        (student("1", "通过"), Standing.OPEN),
        (student("1", "200"), Standing.OPEN),
        (student("1", "及格"), None),
        (student("1", "不及格"), Standing.OPEN),
        (student("1", "免测", "", "藏医证明〔2026〕3号"), None),
        (student("1", "", "是", "医院证明"), None),
        (student("1", "", "是", ""), Standing.OPEN),
        (student("1", "", "否", ""), Standing.OPEN),
        (student("1", "30", "不申请免测", "证明"), Standing.FAILS),
        (student("1", "121"), Standing.OPEN),
    ],
)
def test_a_student_passes_fails_or_stays_open(row: Row, standing: Standing | None) -> None:
    assert [case.standing for case in fit(row).cases] == ([standing] if standing else [])


def test_between_the_bar_and_a_pass_is_shown_and_no_failure() -> None:
    found = fit(student("1", "52"), student("2", "59.9"), student("3", "60"))
    (below,) = [detail for detail in found.details if detail.id == "graduation.below_pass"]
    assert below.parameters["count"] == 2
    assert found.low == found.high == found.whole == 3


def test_the_bar_is_the_rules() -> None:
    assert fit(student("1", "52"), score=60).high == 0


def test_credits_need_what_is_required() -> None:
    rows = [
        ("1", "甲", "80", "", "", "4", "4", "2"),
        ("2", "乙", "80", "", "", "3.5", "4", "1.5"),
        ("3", "丙", "80", "", "", "", "4", ""),
    ]
    pe = measure("students_with_pe_credits", listed(*rows))
    assert (pe.low, pe.high, pe.whole) == (1, 2, 3)
    arts = measure("graduates_with_arts_credits", listed(*rows), credits=2)
    assert (arts.low, arts.high, arts.whole) == (1, 2, 3)
    assert [case.place.cell for case in arts.cases] == ["H4", "H5"]


def test_without_what_is_required_nobody_fails() -> None:
    found = measure("students_with_pe_credits", listed(("1", "甲", "1"), header=("学号", "姓名", "体育学分")))
    assert (found.low, found.high) == (0, 1)


def test_the_same_student_twice_is_named_and_counted_once() -> None:
    sheet = listed(student("1", "80"), student("2", "70"), student("1", "40"))
    (read,) = read_graduations(sheet, "毕业名单.xlsx")
    assert read is not None
    assert [notice.why.parameters["rows"] for notice in read.notices] == [(3, 5)]
    found = measure("students_fit", sheet, score=50)
    assert (found.low, found.high, found.whole) == (1, 2, 2)


def test_what_nobody_can_read_is_told_apart_from_what_is_not_there() -> None:
    found = fit(student("1", "八十"), student("2", ""))
    assert [case.why.id for case in found.cases] == ["graduation.unread_score", "graduation.no_score"]
    rows = [("1", "甲", "80", "", "", "四", "4", "二"), ("2", "乙", "80", "", "", "4", "", "")]
    pe = measure("students_with_pe_credits", listed(*rows))
    assert [case.why.id for case in pe.cases] == ["graduation.unread_pe_earned", "graduation.no_pe_required"]
    arts = measure("graduates_with_arts_credits", listed(*rows), credits=2)
    assert [case.why.id for case in arts.cases] == ["graduation.unread_arts_earned", "graduation.no_arts_earned"]


def test_totals_of_a_list_say_what_they_are_of() -> None:
    sheet = listed(GOOD)
    measured = ("students_fit", {"score": 50}), ("students_with_pe_credits", {})
    counts = [measure(name, sheet, **asked).details[0].parameters["about"] for name, asked in measured]
    assert counts == [say("graduation.about_fitness"), say("graduation.about_pe_credits")]


def test_a_student_of_several_lists_counts_once_in_the_school_and_is_named() -> None:
    college, school = listed(GOOD, ("2", "乙", "80", "", "", "4", "4", "0")), listed(GOOD, student("3", "60"))
    school = Grid("总名单", True, school.rows, school.merges)
    (arts,) = measurements(
        Requirement("graduates_with_arts_credits", {"credits": 2}), submission(college, school), areas()
    )
    assert isinstance(arts, Measurement)
    assert (arts.low, arts.high, arts.whole) == (2, 2, 3)
    notice = in_several_lists(submission(college, school).graduations)
    assert notice is not None
    assert (notice.why.parameters["count"], [place.cell for place in notice.places]) == (1, ["A3", "A3"])
    assert in_several_lists(submission(college).graduations) is None


def test_lists_that_disagree_about_a_student_leave_it_open_whichever_comes_first() -> None:
    earned, lacking = listed(GOOD), listed((*GOOD[:-1], "0"))
    for first, second in ((earned, lacking), (lacking, earned)):
        second = Grid("总名单", True, second.rows, second.merges)
        (arts,) = measurements(
            Requirement("graduates_with_arts_credits", {"credits": 2}), submission(first, second), areas()
        )
        assert isinstance(arts, Measurement)
        assert (arts.low, arts.high, arts.whole) == (0, 1, 1)
        assert [case.why.id for case in arts.cases] == ["graduation.lists_disagree"]


def test_a_cell_nobody_can_read_is_named_with_what_was_expected() -> None:
    (read,) = read_graduations(listed(student("1", "八十")), "毕业名单.xlsx")
    assert read is not None
    (notice,) = read.notices
    assert notice.why.parameters["rows"] == (3,)
    assert [str(place) for place in notice.places] == ["毕业名单.xlsx!名单!C3"]


def test_a_list_without_scores_is_not_examined_for_them() -> None:
    sheet = listed(("1", "甲", "2"), header=("学号", "姓名", "公共艺术学分"))
    (found,) = measurements(Requirement("students_fit", {"score": 50}), submission(sheet), areas())
    assert isinstance(found, Unmeasured)


def test_lists_of_several_stages_are_told_apart() -> None:
    header = (*HEADER, "培养层次")
    sheet = listed((*GOOD, "本科"), ("2", "乙", "40", "", "", "4", "4", "2", "专科"), header=header)
    found = measurements(Requirement("students_fit", {"score": 50}), submission(sheet), areas())
    stages = {one.target.stage: (one.low, one.whole) for one in found if isinstance(one, Measurement)}
    assert stages == {Stage.UNDERGRADUATE: (1, 1), Stage.COLLEGE: (0, 1)}


def test_pe_12_and_art_08_judge_the_list() -> None:
    bad = listed(GOOD, ("2", "乙", "30", "", "", "4", "4", "1"))
    assert verdict("PE-12", bad).verdict is Verdict.NOT_MET
    assert verdict("ART-08", bad).verdict is Verdict.NOT_MET
    assert verdict("PE-12", listed(GOOD)).verdict is Verdict.MET
    assert verdict("PE-12", listed(GOOD, student("2", ""))).verdict is Verdict.UNDETERMINED


def test_a_list_whose_stage_nobody_knows_accuses_nobody() -> None:
    bad = listed(("2", "乙", "30", "", "", "4", "4", "1"), title="2026届毕业生名单")
    assert verdict("PE-12", bad).verdict is Verdict.UNDETERMINED
    assert verdict("ART-08", bad).verdict is Verdict.UNDETERMINED


scores = st.lists(
    st.sampled_from(["30", "49.9", "50", "75", "100", "", "免测", "不及格", "?"]), min_size=1, max_size=30
)


@given(scores, st.sampled_from(["30", "75", ""]))
def test_another_student_changes_the_totals_by_one(some: list[str], another: str) -> None:
    rows = [student(str(number), score) for number, score in enumerate(some, 1)]
    before, after = fit(*rows), fit(*rows, student("0", another))
    assert after.whole == Fraction(len(some) + 1)
    assert 0 <= after.low - before.low <= 1
    assert 0 <= after.high - before.high <= 1
    assert after.low <= after.high <= after.whole
    assert len(after.cases) == after.whole - after.low


@given(st.permutations([student(str(n), score) for n, score in enumerate(["30", "50", "", "免测", "80"])]))
def test_reordering_students_changes_nothing(rows: list[Row]) -> None:
    found = fit(*rows)
    assert (found.low, found.high, found.whole) == (2, 4, 5)


def test_fifty_thousand_students_are_counted_exactly() -> None:
    rows = [student(str(number), "40" if number % 100 == 0 else "75") for number in range(50_000)]
    found = fit(*rows)
    assert (found.low, found.high, found.whole) == (49_500, 49_500, 50_000)
    assert len(found.cases) == 500


def test_who_stands_in_a_list_of_the_exempt_is_exempt() -> None:
    header = ("学号", "姓名", "免测原因", "证明材料")
    rows = (("2", "乙", "先天性心脏病", "县医院诊断证明"), ("3", "丙", "骨折", ""))
    exempt = grid(("某大学2026届免予执行学生名单",), header, *rows, sheet="免测名单")
    graduates = listed(student("1", "80"), student("2", ""), student("3", ""), student("4", ""))
    both = submission(graduates, exempt)
    (found,) = measurements(Requirement("students_fit", {"score": 50}), both, areas())
    assert isinstance(found, Measurement)
    assert (found.low, found.high, found.whole) == (2, 4, 4)
    assert [case.why.id for case in found.cases] == ["graduation.exempt_without_document", "graduation.no_score"]
    assert in_several_lists(both.graduations) is None


@pytest.mark.parametrize("number", ["", "99"])
def test_who_is_exempt_by_name_alone_is_said_and_never_fails_for_sure(number: str) -> None:
    exempt = grid(("免测名单",), ("学号", "姓名", "免测原因"), (number, "学生2", "骨折"), sheet="免测名单")
    both = submission(listed(student("1", "80"), student("2", "30"), student("3", "30")), exempt)
    (found,) = measurements(Requirement("students_fit", {"score": 50}), both, areas())
    assert isinstance(found, Measurement)
    assert (found.low, found.high, found.whole) == (1, 2, 3)
    notice = exempt_of_no_list(both.graduations)
    assert notice is not None
    assert notice.why.parameters["count"] == 1
    assert exempt_of_no_list(submission(exempt).graduations) is None
