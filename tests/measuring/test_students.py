"""Graduation lists: every student once, totals exact, and nothing unknown taken for a failure or a pass."""

import time
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
from edu_compliance.model.submission import File, Status, Submission
from edu_compliance.reading.grid import Grid
from edu_compliance.reading.programmes.graduation import (
    exempt_of_no_list,
    in_several_lists,
    looks_like_graduation,
    read_graduations,
)
from tests.measuring.measured import measurements
from tests.measuring.plans import areas, grid
from tests.policy.files import library

TITLE = "某大学2026届本科毕业生名单"
HEADER = ("学号", "姓名", "体测成绩", "免测", "免测证明", "体育学分", "应修体育学分", "公共艺术学分")
GOOD = ("1", "甲", "80", "", "", "4", "4", "2")

Row = tuple[str, ...]


def listed(*rows: Row, header: Row = HEADER, title: str = TITLE) -> Grid:
    """A graduation list."""
    return grid((title,), header, *rows, sheet="名单")


def submission(*grids: Grid) -> Submission:
    """A school that handed in these lists."""
    read = [one for each in grids for one in read_graduations(each, "毕业名单.xlsx")]
    graduations = tuple(one.graduation for one in read if one)
    return Submission("某大学", (File("毕业名单.xlsx", "", Status.READ, graduations=graduations),))


def measure(name: str, sheet: Grid, **parameters: object) -> Measurement:
    """What a measure finds in one list."""
    (found,) = measurements(Requirement(name, parameters), submission(sheet), areas())
    assert isinstance(found, Measurement)
    return found


def fit(*rows: Row, score: int = 50) -> Measurement:
    """Who reaches the bar."""
    return measure("students_fit", listed(*rows), score=score)


def student(number: str, score: str, exempt: str = "", document: str = "") -> Row:
    """A row of which only the fitness matters."""
    return (number, f"学生{number}", score, exempt, document, "4", "4", "2")


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


def test_credits_required_of_all_may_stand_over_the_list() -> None:
    header = ("学号", "姓名", "体育学分")
    sheet = grid((TITLE,), ("体育应修学分：4学分",), header, ("1", "甲", "4"), ("2", "乙", "3"))
    found = measure("students_with_pe_credits", sheet)
    assert (found.low, found.high) == (1, 1)


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


@pytest.mark.parametrize(("beside", "students"), [("合计", 1), ("总计人数：", 1), ("注册会计班", 2), ("平均", 1)])
def test_a_total_beside_the_numbers_is_no_student(beside: str, students: int) -> None:
    header = ("班级", "学号", "姓名", "体测成绩")
    found = measure("students_fit", listed(("一班", "1", "甲", "80"), (beside, "2", "", "80"), header=header), score=50)
    assert found.whole == students


def test_a_cell_nobody_can_read_is_named_with_what_was_expected() -> None:
    (read,) = read_graduations(listed(student("1", "八十")), "毕业名单.xlsx")
    assert read is not None
    (notice,) = read.notices
    assert notice.why.parameters["rows"] == (3,)
    assert [str(place) for place in notice.places] == ["毕业名单.xlsx!名单!C3"]


def test_totals_and_notes_are_no_students() -> None:
    assert fit(student("1", "80"), ("合计", "1人", "", "", "", "", "", ""), ("注：按学号排序",)).whole == 1
    found = fit(student("1", "80"), (" 合计 ", " 1人", "", "", "", "", "", ""), ("\u3000制表人：", "", " 审核："))
    assert (found.whole, found.low, found.high) == (1, 1, 1)


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


def test_a_timetable_is_no_graduation_list() -> None:
    assert not looks_like_graduation(grid(("节次", "星期一"), ("1", "体育")))
    assert not looks_like_graduation(grid(("姓名", "任教科目"), ("某某", "体育")))


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


@given(st.permutations(range(len(HEADER))))
def test_any_order_of_columns_reads_the_same(order: list[int]) -> None:
    rows = [GOOD, ("2", "乙", "40", "", "", "3", "4", "1"), ("3", "丙", "", "是", "证明", "4", "4", "2")]
    shuffled = listed(*(tuple(row[i] for i in order) for row in rows), header=tuple(HEADER[i] for i in order))
    for name, parameters in (("students_fit", {"score": 50}), ("students_with_pe_credits", {})):
        first, second = measure(name, listed(*rows), **parameters), measure(name, shuffled, **parameters)
        assert (first.low, first.high) == (second.low, second.high)


def test_fifty_thousand_students_are_counted_exactly_in_seconds() -> None:
    rows = [student(str(number), "40" if number % 100 == 0 else "75") for number in range(50_000)]
    started = time.perf_counter()
    found = fit(*rows)
    assert time.perf_counter() - started < 20
    assert (found.low, found.high, found.whole) == (49_500, 49_500, 50_000)
    assert len(found.cases) == 500


@pytest.mark.parametrize(
    "header",
    [
        (
            "学号",
            "姓名",
            "毕业体测总分",
            "体育学分（应修）",
            "体育学分（实修）",
            "公共艺术学分（应修）",
            "美育课程学分",
        ),
        (
            "学号",
            "姓名",
            "体质测试得分",
            "需修体育学分",
            "实修体育课程学分",
            "艺术类学分（最低要求）",
            "已修公共艺术学分",
        ),
    ],
)
def test_credits_required_are_not_taken_for_those_earned(header: Row) -> None:
    rows = [("1", "甲", "80", "4", "4", "2", "2"), ("2", "乙", "80", "4", "2", "2", "1")]
    sheet = listed(*rows, header=header)
    pe, arts = measure("students_with_pe_credits", sheet), measure("graduates_with_arts_credits", sheet, credits=2)
    assert (pe.low, pe.high, arts.low, arts.high) == (1, 1, 1, 1)
    assert measure("students_fit", sheet, score=50).low == 2


def test_a_label_may_go_on_in_the_row_below() -> None:
    top = ("学号", "姓名", "体质健康测试", "", "", "体育学分", "")
    below = ("", "", "大一", "大二", "毕业成绩", "应修", "实修")
    rows = [("1", "甲", "70", "70", "70", "4", "4"), ("2", "乙", "70", "70", "40", "4", "2")]
    merges = ((1, 0, 2, 0), (1, 1, 2, 1), (1, 2, 1, 4), (1, 5, 1, 6))
    sheet = grid((TITLE,), top, below, *rows, merges=merges)
    pe, fitness = measure("students_with_pe_credits", sheet), measure("students_fit", sheet, score=50)
    assert (pe.low, pe.high, pe.whole) == (1, 1, 2)
    assert (fitness.low, fitness.high, fitness.whole) == (1, 1, 2)


def test_scores_of_single_years_are_none_for_those_who_graduate() -> None:
    assert not looks_like_graduation(grid((TITLE,), ("学号", "姓名", "体测成绩（大一）"), ("1", "甲", "70")))


def test_what_everybody_needs_may_be_said_before_its_number() -> None:
    sheet = grid((TITLE,), ("体育课程须修满4学分",), ("学号", "姓名", "体育学分"), ("1", "甲", "4"), ("2", "乙", "3"))
    found = measure("students_with_pe_credits", sheet)
    assert (found.low, found.high) == (1, 1)


@pytest.mark.parametrize(
    ("school", "stage"),
    [
        ("某职业技术学院", Stage.COLLEGE),
        ("某高等专科学校", Stage.COLLEGE),
        ("天河大学", Stage.UNDERGRADUATE),
        ("某学校", None),
    ],
)
def test_a_list_that_names_no_stage_is_of_its_schools(school: str, stage: Stage | None) -> None:
    (read,) = read_graduations(listed(GOOD, title=f"{school}2026届毕业生名单"), "名单.xlsx")
    assert read is not None
    assert read.graduation.stage is stage


def test_tables_of_students_side_by_side_are_all_read() -> None:
    header = ("学号", "姓名", "体测成绩", "体育学分", "应修体育学分")
    rows = (("1", "甲", "80", "4", "4", "", "3", "丙", "40", "4", "4"), ("2", "乙", "70", "4", "4"))
    lists = submission(grid((TITLE,), (*header, "", *header), *rows, sheet="名单")).graduations
    assert [[student.number for student in one.students] for one in lists] == [["1", "2"], ["3"]]
    assert [one.place.cell for one in lists] == ["A2:F4", "G2:K4"]
    assert not any(student.unread for one in lists for student in one.students)


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


def test_the_final_score_of_a_list_of_fitness_is_fitness_and_that_of_a_year_is_not() -> None:
    header = ("学号", "姓名", "大一", "大二", "毕业成绩", "体育课是否修满学分")
    row = ("1", "甲", "30", "40", "70", "是")
    (one,) = submission(grid(("某大学2026届毕业生体质健康测试成绩汇总表",), header, row)).graduations
    assert [(student.fitness, student.pe_complete) for student in one.students] == [(70, True)]
    assert not looks_like_graduation(grid(("某大学2026届成绩表",), header[:-1], row[:-1]))


@pytest.mark.parametrize(
    "row",
    [
        ("共2人",),
        ("共 2 名",),
        ("审核人：        教务处（盖章）",),
        ("填表人：达娃", "", "日期：2026年6月"),
        ("", "说明：体测以大四为准"),
        HEADER,
    ],
)
def test_a_sum_a_signature_and_a_header_printed_again_are_no_students(row: Row) -> None:
    assert fit(GOOD, row, ("2", "乙", *GOOD[2:])).low == 2


def test_the_second_row_of_a_header_printed_again_is_no_student() -> None:
    head = ("学号", "姓名", "体测成绩", "体育学分", ""), ("", "", "", "应修", "已修")
    rows = [("1", "甲", "80", "4", "4"), *head, ("2", "乙", "80", "4", "3")]
    found = measure("students_with_pe_credits", grid((TITLE,), *head, *rows, sheet="名单"))
    assert (found.low, found.high) == (1, 1)


@pytest.mark.parametrize(
    ("score", "remark", "standing"),
    [
        ("免测（有医院证明）", "", None),
        ("免测", "免测，有医院证明", None),
        ("", "因病免测，附县医院诊断证明", None),
        ("免测", "", Standing.OPEN),
        ("免测（无证明）", "", Standing.OPEN),
        ("", "申请免测，证明待补", Standing.OPEN),
        ("45", "不予免测", Standing.FAILS),
    ],
)
def test_an_exemption_and_its_document_may_be_said_beside_the_score_or_as_a_remark(
    score: str, remark: str, standing: Standing | None
) -> None:
    """Ledger A4-8: exempt with a document passes, without one it is open."""
    found = measure(
        "students_fit", grid((TITLE,), ("学号", "姓名", "体测成绩", "备注"), ("1", "甲", score, remark)), score=50
    )
    passes, fails = int(standing is None), int(standing is not Standing.FAILS)
    assert (found.low, found.high) == (passes, fails)


@pytest.mark.parametrize("label", ["《国家学生体质健康标准》测试成绩", "“体质健康”测试成绩"])
def test_a_header_may_quote_the_standard(label: str) -> None:
    found = measure("students_fit", grid((TITLE,), ("学号", "姓名", label), ("1", "甲", "45")), score=50)
    assert (found.low, found.high) == (0, 0)
