"""Lessons given away: what counts against a school, what does not, and what a person has to look at."""

import datetime
from fractions import Fraction

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from edu_compliance.model.delivery import Reason
from edu_compliance.model.measurement import Measurement
from edu_compliance.model.rule import Requirement
from edu_compliance.model.submission import File, Status, Submission
from edu_compliance.reading.grid import Grid
from edu_compliance.reading.papers.deliveries.delivery import DeliveryReading, read_delivery
from edu_compliance.reading.papers.deliveries.header import find_header, lacks_columns
from edu_compliance.reading.timetables.texts.cells import CellReader
from tests.measuring.measured import measurements
from tests.policy.files import library
from tests.reading.apps.plans import read

HEADER = ["日期", "班级", "节次", "原课程", "实上课程", "原因", "是否补回"]
Row = tuple[str, ...]

subjects = st.sampled_from(["体育", "音乐", "美术", "数学", "语文", "体育（舞蹈）", "自习", ""])
reasons = st.sampled_from(["", "赶进度", "国庆放假", "期中考试", "下雨", "老师有事", "公假"])
lessons = st.builds(
    lambda day, number, period, planned, given, why, made_up: (
        f"2026-10-{day}", f"三（{number}）班", f"第{period}节", planned or "体育", given, why, made_up,
    ),
    st.integers(10, 31), st.integers(1, 3), st.integers(1, 7), subjects, subjects, reasons,
    st.sampled_from(["是", "否", "", "10月30日"]),
)  # fmt: skip


def sheet(rows: list[Row], header: list[str] | None = None, title: str = "2026—2027学年调课记录") -> Grid:
    return Grid("调课", True, [[title], header or HEADER, *map(list, rows)])


def understood(rows: list[Row]) -> DeliveryReading:
    found = read_delivery(sheet(rows), "调课.xlsx", CellReader(library().vocabulary))
    assert found is not None
    return found


def displaced(rows: list[Row], of: str = "pe", more: list[Row] | None = None) -> Measurement:
    """The measurement of one record, or of two."""
    records = tuple(understood(one).record for one in (rows, more) if one is not None)
    submission = Submission("校", (File("调课.xlsx", "", Status.READ, deliveries=records),))
    (found,) = measurements(Requirement("lessons_displaced", {"of": of}), submission, library().areas)
    assert isinstance(found, Measurement)
    return found


def interval(*rows: Row, of: str = "pe") -> tuple[Fraction, Fraction]:
    found = displaced(list(rows), of)
    return found.low, found.high


def test_the_year_of_a_date_is_that_of_the_cell_whatever_it_shows() -> None:
    grid = sheet([("3-1", "三（1）班", "第1节", "体育", "数学", "占课", "否")])
    grid.dates[2, 0] = datetime.date(2025, 3, 1)
    found = read_delivery(grid, "调课.xlsx", CellReader(library().vocabulary))
    assert found is not None
    assert found.record.rows[0].date == datetime.date(2025, 3, 1)
    assert found.record.rows[0].outside


def test_remarks_are_the_reasons_of_a_record_that_has_no_other() -> None:
    header = ["日期", "班级", "节次", "课表课程", "实际授课", "备注"]
    cells = CellReader(library().vocabulary)
    record = read_delivery(
        sheet([("2026-10-12", "三（1）班", "第1节", "体育", "数学", "占用")], header), "巡课.xlsx", cells
    )
    both = read_delivery(
        sheet([("2026-10-12", "三（1）班", "第1节", "体育", "数学", "占用", "国庆放假")], [*header, "原因"]),
        "巡课.xlsx",
        cells,
    )
    assert record is not None
    assert both is not None
    assert record.record.rows[0].reason is Reason.OCCUPIED
    assert both.record.rows[0].reason is Reason.HOLIDAY


def row(planned: str, given: str, why: str = "赶进度", made_up: str = "否", day: str = "2026-10-12") -> Row:
    return (day, "三（1）班", "第1节", planned, given, why, made_up)


def test_a_lesson_given_to_another_subject_is_lost_and_its_cell_named() -> None:
    found = displaced([row("体育", "数学")])
    assert (found.low, found.high) == (1, 1)
    assert [str(place) for place in found.places] == ["调课.xlsx!调课!E3"]


def test_only_classes_that_lost_a_lesson_are_named_as_losing_one() -> None:
    other = ("2026-10-13", "三（2）班", "第1节", "体育", "数学", "占课", "是")
    said = displaced([row("体育", "数学"), other]).details
    assert [one.parameters["name"] for one in said if one.id == "delivery.class_lost"] == ["三（1）班"]


def test_a_swap_inside_the_area_loses_nothing() -> None:
    assert interval(row("音乐", "美术"), of="arts") == (0, 0)


def test_what_was_made_up_is_repaired() -> None:
    assert interval(row("体育", "数学", made_up="10月20日")) == (0, 0)
    assert interval(row("体育", "数学"), row("数学", "体育", day="2026-10-13")) == (0, 0)


def test_none_made_up_is_no_repair() -> None:
    for nothing in ("0", "0节", "未补", "没有"):
        assert interval(row("体育", "数学", made_up=nothing)) == (1, 1)


def test_a_meet_that_occupied_a_lesson_is_for_a_person_to_judge() -> None:
    assert interval(row("体育", "", "校运动会占用")) == (0, 1)


def test_one_lesson_makes_up_one_lesson() -> None:
    back = row("数学", "体育", day="2026-10-13")
    assert interval(row("体育", "数学"), row("体育", "数学", day="2026-10-14"), back) == (1, 1)


def test_another_classs_lesson_makes_up_nothing() -> None:
    other = ("2026-10-13", "三（2）班", "第1节", "数学", "体育", "", "")
    assert interval(row("体育", "数学"), other) == (1, 1)


def test_holidays_exams_and_weather_are_reasons() -> None:
    for why in ("国庆放假", "校运动会", "下雨", "公假"):
        assert interval(row("体育", "", why)) == (0, 0)
    assert interval(row("体育", "数学", "期中考试")) == (0, 0)
    assert interval(row("体育", "室内体育", "下雨改室内")) == (0, 0)


def test_a_reason_does_not_explain_another_lesson() -> None:
    assert interval(row("体育", "数学", "下雨")) == (0, 1)
    assert interval(row("体育", "自习", "下雨")) == (0, 1)


def test_an_unknown_reason_is_for_a_person_to_judge() -> None:
    found = displaced([row("体育", "数学", "老师有事")])
    assert (found.low, found.high) == (0, 1)
    assert [one.why.id for one in found.uncertainties] == ["delivery.reason_unknown"]


def test_what_two_records_say_of_one_lesson_counts_once() -> None:
    again = ("10月12日", "3年级1班", "1", "体育", "数学", "占课", "未补")
    assert displaced([row("体育", "数学")], more=[again]).low == 1


def test_what_two_records_say_differently_of_one_lesson_is_open_whichever_comes_first() -> None:
    kept, lost, repaired = row("体育", "体育", "", ""), row("体育", "数学"), row("体育", "数学", made_up="10月20日")
    for one, other in ((kept, lost), (lost, kept), (repaired, lost), (lost, repaired)):
        found = displaced([one], more=[other])
        assert (found.low, found.high) == (0, 1)
        assert [doubt.why.id for doubt in found.uncertainties] == ["delivery.records_disagree"]


def test_two_records_of_one_lesson_complete_each_other() -> None:
    seen = row("体育", "数学", "", "")
    assert interval(seen) == (0, 1)
    for more, expected in ((row("体育", "数学", "占课", ""), (1, 1)), (row("体育", "数学", "", "是"), (0, 0))):
        for one, other in ((seen, more), (more, seen)):
            found = displaced([one], more=[other])
            assert (found.low, found.high) == expected


@pytest.mark.parametrize(
    ("one", "other", "lost"),
    [
        (("一年级1班", "第1节"), ("初一1班", "第1节"), 2),
        (("七年级1班", "第1节"), ("初一1班", "第一节"), 1),
        (("一（1）班", "1"), ("一年级1班", "上午第1节"), 1),
        (("一年级1班", "上午第1节"), ("一年级1班", "下午第1节"), 2),
        (("一年级1班", "第十一节"), ("一年级1班", "第11节"), 1),
    ],
)
def test_a_lesson_is_known_by_its_class_and_period_however_they_are_written(
    one: tuple[str, str], other: tuple[str, str], lost: int
) -> None:
    rows = [("2026-10-12", *which, "体育", "数学", "占课", "否") for which in (one, other)]
    assert interval(*rows) == (lost, lost)


def test_a_class_called_by_another_name_makes_up_its_own_lesson() -> None:
    lost = ("2026-10-12", "七年级1班", "第1节", "体育", "数学", "占课", "否")
    assert interval(lost, ("2026-10-13", "初一（1）班", "第1节", "数学", "体育", "", "")) == (0, 0)
    assert interval(lost, ("2026-10-13", "一年级1班", "第1节", "数学", "体育", "", "")) == (1, 1)


@given(st.lists(lessons, max_size=12), st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(rows: list[Row], chance: object) -> None:
    shuffled = list(rows)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    found, other = displaced(rows), displaced(shuffled)
    assert (found.low, found.high) == (other.low, other.high)
    assert found.low <= found.high
    assert bool(found.uncertainties) == (found.low < found.high)


@given(st.lists(lessons, max_size=8))
def test_one_more_lesson_lost_never_makes_it_better(rows: list[Row]) -> None:
    before, after = displaced(rows), displaced([*rows, row("体育", "数学", day="2026-09-01")])
    assert after.low >= before.low
    assert after.high >= before.high


def test_a_row_of_a_class_or_lesson_nobody_wrote_leaves_it_open_and_is_not_dropped() -> None:
    assert interval(("2026-10-12", "", "第1节", "体育", "数学", "占课", "否")) == (0, 1)
    assert interval(("2026-10-12", "三（1）班", "第1节", "", "数学", "占课", "否")) == (0, 1)
    assert interval(("2026-10-12", "", "第1节", "音乐", "数学", "占课", "否")) == (0, 0)
    assert interval(row("体育", "数学"), ("2026-10-19", "", "第1节", "数学", "体育", "补课", "")) == (0, 1)


def test_a_day_outside_the_records_school_year_is_named_and_proves_nothing() -> None:
    found = displaced([row("体育", "数学", day="2024-10-12")])
    assert (found.low, found.high) == (0, 1)
    assert [one.why.id for one in found.uncertainties] == ["delivery.outside"]
    assert "delivery.dates_outside" in {
        one.why.id for one in understood([row("体育", "数学", day="2027-10-12")]).notices
    }
    assert displaced([row("体育", "数学", day="2026-08-27")]).low == 1
    assert displaced([row("体育", "数学", day="2027-06-30")]).low == 1


def test_a_record_that_lacks_a_column_is_named_and_no_timetable() -> None:
    header = ["日期", "班级", "实上课程", "原因"]
    message = lacks_columns(sheet([("2026-10-12", "三（1）班", "数学", "占课")], header))
    assert message is not None
    assert message.id == "delivery.columns_missing"
    assert lacks_columns(sheet([row("体育", "数学")])) is None
    assert lacks_columns(Grid("课表", True, [["节次", "星期一"], ["1", "体育"]])) is None


# --- reading ----------------------------------------------------------------------------------------------------------


def test_columns_go_by_their_names() -> None:
    header = ["序号", "实上科目", "巡课教师", "应上科目", "年级班级", "巡课日期", "情况说明"]
    grid = sheet([("1", "数学", "王老师", "体育", "301班", "10.12", "占课")], header)
    found = read_delivery(grid, "巡课.xlsx", CellReader(library().vocabulary))
    assert found is not None
    (only,) = found.record.rows
    assert (only.planned[0].name, only.given[0].name, only.naming.grades, only.reason) == (
        "体育与健康", "数学", (3,), Reason.OCCUPIED,
    )  # fmt: skip
    assert only.date == datetime.date(2026, 10, 12)


def test_a_row_nobody_understands_is_named_and_the_others_stand() -> None:
    found = understood([row("体育", "数学"), ("2026-10-12", "", "", "体育", "数学", "", ""), row("早操", "数学")])
    assert [row.unread is None for row in found.record.rows] == [True, False]
    assert [(notice.why.parameters["count"], str(notice.places[0])) for notice in found.notices] == [
        (1, "调课.xlsx!调课!A4"),
        (1, "调课.xlsx!调课!A5"),
    ]


def test_dates_nobody_can_read_are_named() -> None:
    found = understood([row("体育", "数学", day="2月30日"), row("体育", "数学", day="上周")])
    assert [one.date for one in found.record.rows] == [None, None]
    assert [notice.why.id for notice in found.notices] == ["delivery.no_date"]


def test_merged_dates_and_classes_hold_for_the_rows_below() -> None:
    grid = attrs.evolve(
        sheet([row("体育", "数学"), ("", "", "第2节", "美术", "语文", "占课", "否")]),
        merges=((2, 0, 3, 0), (2, 1, 3, 1)),
    )
    found = read_delivery(grid, "调课.xlsx", CellReader(library().vocabulary))
    assert found is not None
    assert {(one.naming.number, one.date) for one in found.record.rows} == {(1, datetime.date(2026, 10, 12))}


def test_a_timetable_is_no_record() -> None:
    assert find_header(Grid("课表", True, [["节次", "星期一", "星期二"], ["1", "体育", "数学"]])) is None


@given(st.lists(st.lists(st.text(max_size=8), max_size=8), max_size=6))
def test_no_rows_break_the_reader(rows: list[list[str]]) -> None:
    found = read_delivery(Grid("调课", True, [HEADER, *rows]), "调课.xlsx", CellReader(library().vocabulary))
    assert found is not None


@pytest.mark.parametrize("made_up", ["√", "✓", "是", "已补", "有", "10月30日已补"])
def test_a_tick_says_that_a_lesson_was_made_up(made_up: str) -> None:
    assert interval(row("体育", "数学", made_up=made_up)) == (0, 0)


@pytest.mark.parametrize("made_up", ["×", "未补", "否", "没有"])
def test_a_cross_says_that_it_was_not(made_up: str) -> None:
    assert interval(row("体育", "数学", made_up=made_up)) == (1, 1)


@pytest.mark.parametrize("made_up", ["周五补", "计划补", "见附件"])
def test_what_does_not_tell_whether_it_was_made_up_leaves_it_open(made_up: str) -> None:
    assert interval(row("体育", "数学", made_up=made_up)) == (0, 1)


@pytest.mark.parametrize("given_text", ["√", "正常", "按课表上课", "同课表", "一致"])
def test_a_lesson_may_be_given_as_planned_in_so_many_words(given_text: str) -> None:
    assert interval(row("体育", given_text, why="", made_up="")) == (0, 0)


@pytest.mark.parametrize(
    ("planned", "given_header"),
    [
        ("应上课程", "实际授课内容"),
        ("原定学科", "调换后科目"),
        ("课表安排课程", "实际执行课程"),
        ("原安排课程", "变更后课程"),
    ],
)
def test_headers_of_records_are_put_together_in_many_ways(planned: str, given_header: str) -> None:
    header = ["日期", "班级", "节次", planned, given_header, "原因", "补课情况"]
    record = sheet([("2026-10-12", "三（1）班", "第1节", "体育", "数学", "占用", "否")], header)
    assert find_header(record) is not None


def test_a_lesson_borrowed_and_given_back_may_have_been_returned_and_repairs_nothing_surely() -> None:
    lost = ("2026-09-08", "三（2）班", "第三节", "体育", "数学", "", "否")
    borrowed = ("2026-09-09", "三（2）班", "第三节", "美术", "体育", "", "已补")
    found = displaced([lost, borrowed])
    assert (found.low, found.high) == (0, 1)
    assert [one.why.id for one in found.uncertainties] == ["delivery.gain_may_be_return"]
    assert interval(lost, (*borrowed[:-1], "否")) == (0, 0)


def test_a_class_of_the_records_that_no_timetable_has_is_named() -> None:
    week = read("三（1）班.csv", "三（1）班课程表\n节次,星期一,星期二\n1,语文,体育\n2,数学,音乐\n")
    record = understood(
        [("2026-09-08", name, "第三节", "体育", "数学", "", "否") for name in ("三（1）班", "五（1）班")]
    )
    file = File("调课.xlsx", "", Status.READ, deliveries=(record.record,))
    submission = Submission("校", (week, file), week.classes)
    (found,) = measurements(Requirement("lessons_displaced", {"of": "pe"}), submission, library().areas)
    assert isinstance(found, Measurement)
    assert [one.parameters["names"] for one in found.details if one.id == "delivery.classes_without_timetable"] == [
        ("五（1）班",)
    ]


@pytest.mark.parametrize("reason", ["期中复习", "期末备考", "考前冲刺", "期末考试讲题"])
def test_revising_for_an_exam_is_no_exam(reason: str) -> None:
    assert interval(("2026-09-10", "三（1）班", "第五节", "音乐", "数学", reason, ""), of="arts") == (1, 1)


@pytest.mark.parametrize(
    "note",
    [
        ("共9节", "", "", "", "", "", ""),
        ("", "", "", "", "", "以上情况属实", ""),
        ("教务处（盖章）：", "", "", "负责人：", "", "", ""),
    ],
)
def test_sums_notes_and_signatures_are_no_lessons(note: Row) -> None:
    assert interval(row("体育", "数学"), note) == (1, 1)
    assert not understood([row("体育", "数学"), note]).notices


@pytest.mark.parametrize("label", ["调课班级", "上课班级", "原班级", "被调课班级"])
def test_the_class_of_a_record_is_called_in_many_ways(label: str) -> None:
    header = ["调课时间", label, "原节次", *HEADER[3:]]
    found = find_header(sheet([row("体育", "数学")], header))
    assert found is not None
    assert {"date", "class", "period"} <= found[1].keys()
