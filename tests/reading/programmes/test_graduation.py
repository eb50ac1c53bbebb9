"""Graduation lists in every shape: what is a student, a score, a credit, and what is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edu_compliance.model.stage import Stage
from edu_compliance.model.student import Standing
from edu_compliance.reading.programmes.graduation import (
    looks_like_graduation,
    read_graduations,
)
from tests.measuring.graduates import GOOD, HEADER, TITLE, Row, fit, listed, measure, student, submission
from tests.measuring.plans import grid


def test_credits_required_of_all_may_stand_over_the_list() -> None:
    header = ("学号", "姓名", "体育学分")
    sheet = grid((TITLE,), ("体育应修学分：4学分",), header, ("1", "甲", "4"), ("2", "乙", "3"))
    found = measure("students_with_pe_credits", sheet)
    assert (found.low, found.high) == (1, 1)


@pytest.mark.parametrize(("beside", "students"), [("合计", 1), ("总计人数：", 1), ("注册会计班", 2), ("平均", 1)])
def test_a_total_beside_the_numbers_is_no_student(beside: str, students: int) -> None:
    header = ("班级", "学号", "姓名", "体测成绩")
    found = measure("students_fit", listed(("一班", "1", "甲", "80"), (beside, "2", "", "80"), header=header), score=50)
    assert found.whole == students


def test_totals_and_notes_are_no_students() -> None:
    assert fit(student("1", "80"), ("合计", "1人", "", "", "", "", "", ""), ("注：按学号排序",)).whole == 1
    found = fit(student("1", "80"), (" 合计 ", " 1人", "", "", "", "", "", ""), ("\u3000制表人：", "", " 审核："))
    assert (found.whole, found.low, found.high) == (1, 1, 1)


def test_a_timetable_is_no_graduation_list() -> None:
    assert not looks_like_graduation(grid(("节次", "星期一"), ("1", "体育")))
    assert not looks_like_graduation(grid(("姓名", "任教科目"), ("某某", "体育")))


@given(st.permutations(range(len(HEADER))))
def test_any_order_of_columns_reads_the_same(order: list[int]) -> None:
    rows = [GOOD, ("2", "乙", "40", "", "", "3", "4", "1"), ("3", "丙", "", "是", "证明", "4", "4", "2")]
    shuffled = listed(*(tuple(row[i] for i in order) for row in rows), header=tuple(HEADER[i] for i in order))
    for name, parameters in (("students_fit", {"score": 50}), ("students_with_pe_credits", {})):
        first, second = measure(name, listed(*rows), **parameters), measure(name, shuffled, **parameters)
        assert (first.low, first.high) == (second.low, second.high)


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
