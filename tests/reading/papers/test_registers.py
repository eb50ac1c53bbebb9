"""Registers and inspection records: written, filled in and read back; reordered, older, and badly filled in."""

import datetime
import io
import random

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from edu_compliance.model.forms.form import VERSION
from edu_compliance.model.forms.register import LEVELS, MARKS, SHEETS, STAGES
from edu_compliance.model.forms.register_kinds import KINDS, OTHER
from edu_compliance.model.inspection import Opinion
from edu_compliance.model.message import say
from edu_compliance.model.register import RegisterSheet, Span
from edu_compliance.model.rule import TargetKind
from edu_compliance.model.stage import Area, Stage
from edu_compliance.model.submission import SheetKind, Status
from edu_compliance.reading.papers.dates import read_span
from edu_compliance.reading.papers.registers.denials import Denial
from edu_compliance.reading.papers.registers.rows import grades_in, kinds_of
from edu_compliance.reporting.forms.inspection import clauses_for_a_person, inspection_form
from edu_compliance.reporting.forms.register import register_form
from tests.policy.files import library
from tests.reading.papers.filling import SCHOOL, filled, inspected, read, table

FESTIVAL = {
    "kind": "校园艺术节",
    "name": "第三届艺术节",
    "date": datetime.date(2026, 5, 28),
    "grades": "全校",
    "commercial": "否",
}


def ids(file) -> list[str]:
    """What a reader is told of a file."""
    return [notice.why.id for notice in file.notices]


def test_the_same_form_is_the_same_bytes() -> None:
    assert register_form() == register_form()
    rules = clauses_for_a_person(library().policies, TargetKind.SCHOOL)
    assert inspection_form(rules) == inspection_form(rules)


def test_an_empty_form_states_nothing() -> None:
    file = read(register_form())
    assert file.status is Status.READ
    (register,) = file.registers
    assert set(register.handed_in) == {RegisterSheet.UNIT}
    assert [*register.events, *register.documents, *register.holdings, *register.persons] == []


def test_the_last_empty_row_of_a_form_is_for_filling_in_too() -> None:
    book = openpyxl.load_workbook(io.BytesIO(register_form()))
    sheet = book[SHEETS[RegisterSheet.EVENTS].title]
    last = sheet.max_row
    for column, text in enumerate(("校园艺术节", "第三届校园艺术节", "2026-05-28", "全校"), 1):
        sheet.cell(last, column).value = text
    saved = io.BytesIO()
    book.save(saved)
    (event,) = read(saved.getvalue()).registers[0].events
    assert (event.kinds, event.place.cell) == (("arts_festival",), f"A{last}:K{last}")


def test_every_drop_down_offers_what_is_understood() -> None:
    for sheet, kinds in KINDS.items():
        offered = SHEETS[sheet].column("kind").choices
        assert [kinds_of(sheet, word, "") for word in offered if word != "其他"] == [
            (kind.key,) for kind in kinds if kind.key != OTHER
        ]


def test_no_two_kinds_go_by_the_same_words() -> None:
    for kinds in KINDS.values():
        words = [word for kind in kinds for word in (kind.label, *kind.aliases)]
        assert len(words) == len(set(words))


def test_what_was_filled_in_is_read_back() -> None:
    answers = {**SCHOOL, "football": "是", "basketball": "否", "sports_feature": "否", "able_plot": "是"}
    file = read(
        filled(
            answers,
            events=[FESTIVAL],
            documents=[{"kind": "学生校内劳动清单", "name": "清单", "number": "〔2025〕1号", "date": "2025-09-01"}],
            holdings=[{"kind": "劳动教育实践场所", "name": "农场", "campus": "校内"}],
            persons=[{"name": "扎西", "kind": "劳动教育责任人", "area": "劳动", "full_time": "专职"}],
        )
    )
    assert file.status is Status.READ
    assert file.school == "云岭县中学"
    assert ids(file) == []
    (register,) = file.registers
    assert (register.level, register.stages, register.year) == (TargetKind.SCHOOL, (Stage.JUNIOR,), 2025)
    assert {mark: register.answers[mark] for mark in MARKS} == {
        "football": True,
        "basketball": False,
        "sports_feature": False,
    }
    (event,) = register.events
    assert event.kinds == ("arts_festival",)
    assert event.when == Span(datetime.date(2026, 5, 28), datetime.date(2026, 5, 28))
    assert event.whole_school
    assert event.flags["commercial"] is False
    assert event.place.cell == "A5:K5"
    assert [one.kinds for one in register.documents] == [("labour_list",)]
    assert [(one.kinds, one.on_campus) for one in register.holdings] == [(("labour_site",), True)]
    assert [(one.kinds, one.area) for one in register.persons] == [(("labour_lead",), Area.LABOUR)]


def test_the_words_of_every_level_and_stage_are_understood() -> None:
    for word, level in LEVELS.items():
        assert read(filled({**SCHOOL, "level": word})).registers[0].level is level
    (register,) = read(filled({**SCHOOL, "stages": "、".join(STAGES)})).registers
    assert register.stages == tuple(STAGES.values())


def test_a_formula_in_a_form_is_text() -> None:
    sheets = openpyxl.load_workbook(io.BytesIO(register_form()))
    assert not [cell for sheet in sheets for row in sheet for cell in row if cell.data_type == "f"]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.randoms(use_true_random=False), st.booleans())
def test_columns_and_rows_may_stand_in_any_order_with_others_between(random: random.Random, extra: bool) -> None:
    columns = [*SHEETS[RegisterSheet.EVENTS].columns]
    rows = [
        {"kind": "校园艺术节", "name": "艺术节", "date": "2026-05-28", "grades": "全校", "commercial": "否"},
        {"kind": "田径运动会", "name": "运动会", "date": "2025年10月", "grades": "七年级、八年级"},
        {"kind": "艺术竞赛", "name": "书画赛", "date": "20260301", "commercial": "是"},
    ]
    plain = _events(columns, rows)
    random.shuffle(columns)
    random.shuffle(rows)
    shuffled = _events(columns, rows, ("我校自己加的一栏",) if extra else ())
    assert plain == shuffled


def _events(columns, rows, more: tuple[str, ...] = ()) -> set[object]:
    head = [*more, *(column.title for column in columns)]
    lines = [(*("随便" for _ in more), *(row.get(column.key, "") for column in columns)) for row in rows]
    (register,) = read(table("活动台账", tuple(head), *lines)).registers
    return {
        (one.kinds, one.when, one.whole_school, one.grades, tuple(sorted(one.flags.items(), key=str)))
        for one in register.events
    }


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2026-05-20", "2026-05-20", "2026-05-20"),
        ("2026/5/20", "2026-05-20", "2026-05-20"),
        ("2026.5.20—5.22", "2026-05-20", "2026-05-20"),
        ("2026年5月20日", "2026-05-20", "2026-05-20"),
        ("２０２６年５月２０日", "2026-05-20", "2026-05-20"),
        ("20260520", "2026-05-20", "2026-05-20"),
        ("46162", "2026-05-20", "2026-05-20"),
        ("2026年5月", "2026-05-01", "2026-05-31"),
        ("2025年12月", "2025-12-01", "2025-12-31"),
        ("2026年", "2026-01-01", "2026-12-31"),
        ("2026年春季", "2026-03-01", "2026-07-31"),
        ("2025年秋", "2025-09-01", "2026-01-31"),
        ("2025—2026学年", "2025-09-01", "2026-08-31"),
        ("5月20日", "2026-05-20", "2026-05-20"),
        ("10.3", "2025-10-03", "2025-10-03"),
    ],
)
def test_dates_as_people_write_them(written: str, first: str, last: str) -> None:
    day = datetime.date.fromisoformat
    assert read_span(written, year=2025) == Span(day(first), day(last))


@pytest.mark.parametrize("written", ["", "待定", "2026-13-45", "2026年2月30日", "上周", "3"])
def test_what_is_no_date_is_none(written: str) -> None:
    assert read_span(written, year=2025) is None


@given(st.dates(datetime.date(2001, 1, 1), datetime.date(2098, 1, 1)))
def test_a_date_in_a_cell_keeps_its_year(day: datetime.date) -> None:
    assert read_span(f"{day.month}-{day.day}", day) == Span(day, day)
    assert read_span(day.isoformat()) == Span(day, day)


@pytest.mark.parametrize(
    ("written", "whole", "grades"),
    [
        ("全校", True, ()),
        ("全校（除一年级）", False, ()),
        ("三至六年级（不含六年级）", False, ()),
        ("各年级", True, ()),
        ("七年级、八年级", False, (7, 8)),
        ("七、八年级", False, (7, 8)),
        ("7-9年级", False, (7, 8, 9)),
        ("三至六年级", False, (3, 4, 5, 6)),
        ("三年级至六年级", False, (3, 4, 5, 6)),
        ("一年级-三年级、六年级", False, (1, 2, 3, 6)),
        ("高一至高三", False, (10, 11, 12)),
        ("初一—三", False, (7, 8, 9)),
        ("初一年级至初二年级", False, (7, 8)),
        ("全县", True, ()),
        ("初一、初二", False, (7, 8)),
        ("高一高二", False, (10, 11)),
        ("初中部", False, (7, 8, 9)),
        ("部分学生", False, ()),
    ],
)
def test_grades_as_people_write_them(written: str, whole: bool, grades: tuple[int, ...]) -> None:
    assert grades_in(written) == (whole, grades)


class TestBadInput:
    """What cannot be read is named with its cell, and the rest is read."""

    def test_a_type_nobody_knows_and_a_date_that_is_none(self) -> None:
        file = read(filled(events=[{"kind": "读书节", "name": "读书节", "date": "待定"}]))
        assert file.status is Status.READ
        assert ids(file) == ["register.unclear", "register.kind_unknown"]
        assert {str(place) for notice in file.notices for place in notice.places} == {
            "台账.xlsx!活动台账!A5",
            "台账.xlsx!活动台账!C5",
        }

    def test_an_answer_that_is_neither_yes_nor_no(self) -> None:
        file = read(filled({**SCHOOL, "football": "大概"}))
        assert file.registers[0].answers["football"] is None
        assert ids(file) == ["register.unclear"]

    def test_a_question_nobody_asked_is_named_with_its_cell(self) -> None:
        rows = [("项目", "内容"), ("学校名称", "某校"), ("食堂", "有"), ("表式版本", VERSION), ("足球特色校", "是")]
        file = read(table("单位信息", *rows))
        assert file.registers[0].answers["football"] is True
        assert [(n.why.parameters["written"], str(n.places[0])) for n in file.notices] == [
            (("食堂",), "台账.xlsx!单位信息!A3")
        ]

    def test_a_day_of_filling_in_that_is_none_is_named(self) -> None:
        assert ids(read(filled({**SCHOOL, "filled_on": "上周"}))) == ["register.unclear"]

    def test_a_name_that_is_missing_is_said_to_be_missing(self) -> None:
        file = read(filled(documents=[{"kind": "学生校内劳动清单"}]))
        assert ids(file) == ["register.empty"]

    def test_a_row_that_stands_there_twice_is_named(self) -> None:
        file = read(filled(events=[FESTIVAL, {**FESTIVAL, "participants": "80"}, {**FESTIVAL, "name": "第四届"}]))
        (notice,) = file.notices
        assert (notice.why.id, notice.why.parameters["rows"]) == ("register.rows_alike", (5, 6))

    def test_the_forms_own_lists_are_no_sheet_of_the_school(self) -> None:
        sheets = {sheet.name: sheet.reason for sheet in read(filled(events=[FESTIVAL])).sheets}
        assert sheets["选项"] == say("sheet.own")

    def test_a_sheet_without_its_headers_is_partly_read(self) -> None:
        content = filled(events=[FESTIVAL])
        book = openpyxl.load_workbook(io.BytesIO(content))
        book["制度与文件"].delete_rows(1, 10)
        buffer = io.BytesIO()
        book.save(buffer)
        file = read(buffer.getvalue())
        assert file.status is Status.PARTLY_READ
        assert [sheet.name for sheet in file.sheets if not sheet.understood] == ["制度与文件"]
        assert len(file.registers[0].events) == 1

    def test_an_older_form_without_columns_is_read_as_far_as_it_goes(self) -> None:
        file = read(table("活动台账", ("活动类型", "活动名称", "日期"), ("校园艺术节", "艺术节", "2026-05-28")))
        (sheet,) = file.sheets
        assert sheet.kind is SheetKind.REGISTER
        assert sheet.reason is not None
        assert sheet.reason.id == "register.columns_lacking"
        assert file.registers[0].events[0].flags["commercial"] is None

    def test_an_older_version_is_said(self) -> None:
        assert "register.older_form" in ids(read(filled({**SCHOOL, "version": "2021"})))

    def test_a_timetable_stays_a_timetable(self) -> None:
        rows = [("节次", "星期一", "星期二", "星期三", "星期四", "星期五")]
        rows += [(f"第{n}节", "语文", "数学", "体育", "音乐", "活动") for n in "一二三四五六"]
        file = read(table("活动", ("三（2）班课程表",), *rows), "课表.xlsx")
        assert not file.registers
        assert len(file.classes) == 1


class TestInspection:
    """Inspection records."""

    def test_what_was_filled_in_is_read_back(self) -> None:
        row = {"opinion": "符合", "evidence": "抽查教案12份", "inspector": "旦增", "date": datetime.date(2026, 11, 20)}
        file = read(inspected({"LAB-17": row}))
        (attestation,) = file.records[0].attestations
        assert (attestation.rule, attestation.opinion, attestation.inspector) == ("LAB-17", Opinion.COMPLIES, "旦增")
        assert attestation.date == datetime.date(2026, 11, 20)
        assert attestation.signed

    def test_nobody_signing_is_named(self) -> None:
        file = read(inspected({"LAB-17": {"opinion": "符合", "evidence": "教案"}}))
        assert not file.records[0].attestations[0].signed
        assert ids(file) == ["register.empty", "register.empty"]

    def test_words_that_are_no_opinion_are_named_and_no_verdict(self) -> None:
        file = read(inspected({"LAB-17": {"opinion": "基本符合", "inspector": "旦增", "date": "2026-11-20"}}))
        assert file.records[0].attestations == ()
        assert ids(file) == ["register.unclear"]

    @pytest.mark.parametrize("written", ["PE-09", "PE 9", "pe09", "ＰＥ－９"])
    def test_the_id_of_a_clause_as_people_write_it(self, written: str) -> None:
        row = {"rule": written, "opinion": "符合", "evidence": "档案", "inspector": "旦增", "date": "2026-11-20"}
        (found,) = read(inspected({"LAB-17": row})).records[0].attestations
        assert found.rule == "PE-09"

    def test_an_opinion_without_evidence_is_named(self) -> None:
        row = {"opinion": "符合", "inspector": "旦增", "date": "2026-11-20"}
        assert ids(read(inspected({"LAB-17": row}))) == ["register.empty"]

    def test_a_word_that_is_no_opinion_is_not_listed_with_opinions_left_out(self) -> None:
        signed = {"evidence": "档案", "inspector": "旦增", "date": "2026-11-20"}
        file = read(inspected({"LAB-16": {"opinion": "基本符合", **signed}, "LAB-17": signed}))
        assert ids(file) == ["register.unclear", "register.empty"]


def test_the_line_that_people_sign_is_no_row() -> None:
    signed = read(
        table("制度与文件", ("文件类型", "文件名称"), ("校方责任保险保单", "保单"), ("填表人：扎西", "日期：2026.7.1"))
    )
    (register,) = signed.registers
    assert len(register.documents) == 1
    assert "register.kind_unknown" not in ids(signed)


def test_a_sheet_that_is_called_by_its_name_may_have_shorter_headers() -> None:
    file = read(table("活动台账", ("类型", "名称", "时间"), ("校园艺术节", "艺术节", "2026-05-28")))
    assert [event.kinds for event in file.registers[0].events] == [("arts_festival",)]


@pytest.mark.parametrize(
    ("first", "second", "said"), [("否", "是", True), ("是", "否", True), ("否", "否", False), ("否", "不详", None)]
)
def test_of_two_columns_that_ask_one_question_a_yes_is_enough(first: str, second: str, said: bool | None) -> None:
    row = ("庆典活动", "开业庆典", "2026-05-01", first, second)
    file = read(table("活动台账", ("活动类型", "活动名称", "日期", "是否营利", "是否商业"), row))
    assert file.registers[0].events[0].flags["commercial"] is said


@pytest.mark.parametrize(("written", "said"), [("商业性", True), ("非商业性", False), ("营利性", True), ("不详", None)])
def test_a_flag_may_be_answered_in_the_words_of_its_question(written: str, said: bool | None) -> None:
    row = ("校园艺术节", "艺术节", "2026-05-28", written)
    file = read(table("活动台账", ("活动类型", "活动名称", "日期", "是否商业性或营利性"), row))
    assert file.registers[0].events[0].flags["commercial"] is said


def test_an_unclear_answer_in_a_second_column_is_named_with_its_cell() -> None:
    header = ("活动类型", "活动名称", "日期", "是否营利", "是否商业")
    file = read(table("活动台账", header, ("艺术竞赛", "书画大赛", "2026-05-28", "否", "不清楚")))
    assert file.registers[0].events[0].flags["commercial"] is None
    assert [(notice.why.id, notice.places[0].cell) for notice in file.notices] == [("register.unclear", "E2")]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (("校园艺术节", "未举办", "", ""), Denial.YES),
        (("校园艺术节", "无", "", ""), Denial.YES),
        (("校园艺术节", "无", "2026-05-28", ""), Denial.MAYBE),
        (("校园艺术节", "第三届艺术节", "2026-05-28", "因天气原因未能如期举行"), Denial.YES),
        (("校园艺术节", "第三届艺术节", "2026-05-28", "本学年已取消。"), Denial.YES),
        (("校园艺术节", "第三届艺术节", "2026-05-28", "因雨取消开幕式，其余照常"), Denial.MAYBE),
        (("校园艺术节", "第三届艺术节", "2026-05-28", "推迟一周"), Denial.MAYBE),
        (("校园艺术节", "第三届艺术节", "待定", ""), Denial.MAYBE),
        (("校园艺术节", "第三届艺术节", "2026-05-28", "活动计划、实施方案、照片"), Denial.NO),
        (("校园艺术节", "第三届艺术节", "2026-05-28", "无"), Denial.NO),
    ],
)
def test_a_row_that_says_there_is_nothing_counts_nothing_and_is_named(row: tuple[str, ...], said: Denial) -> None:
    content = table("活动台账", ("活动类型", "活动名称", "日期", "备注"), row)
    file = read(content)
    events = file.registers[0].events
    assert [event.open is None for event in events] == {Denial.YES: [], Denial.MAYBE: [False], Denial.NO: [True]}[said]
    assert ("register.denied" in ids(file)) == (said is Denial.YES)
    assert RegisterSheet.EVENTS in file.registers[0].handed_in


def test_a_document_that_is_only_planned_is_none() -> None:
    header = ("文件类型", "文件名称", "文号")
    rows = (
        ("学生校内劳动清单", "正在制定", ""),
        ("校内劳动实践公约", "劳动公约", "无"),
        ("体育课程实施方案", "无", ""),
    )
    (register,) = read(table("制度与文件", header, *rows)).registers
    assert [document.kinds for document in register.documents] == [("labour_pact",)]


def test_a_table_of_several_schools_is_nobodys_register() -> None:
    header = ("学校", "活动类型", "活动名称", "日期")
    rows = [(school, "校园艺术节", "艺术节", "2026-05-28") for school in ("云岭县第一小学", "云岭县第二小学")]
    file = read(table("活动台账", header, *rows))
    assert not file.registers
    assert file.status is Status.PARTLY_READ
    assert [sheet.reason.id for sheet in file.sheets if sheet.reason] == ["register.several_schools"]
    (register,) = read(table("活动台账", header, rows[0], rows[0])).registers
    assert register.events


def test_an_inspection_record_known_by_its_sheets_name_may_have_shorter_headers() -> None:
    header = ("编号", "事项", "结论", "证据说明", "督导人员", "核查日期")
    content = table("现场核查记录", header, ("LAB-17", "融入", "符合", "教案", "格桑", "2026-10-12"))
    (record,) = read(content).records
    assert [one.opinion for one in record.attestations] == [Opinion.COMPLIES]


@pytest.mark.parametrize(("clause", "rules"), [("pe 9", ["PE-09"]), (f"PE-{'1' * 5_000}", []), ("PE-", [])])
def test_the_clause_of_an_inspection_is_one_of_a_few_digits(clause: str, rules: list[str]) -> None:
    header = ("编号", "事项", "结论", "证据说明", "督导人员", "核查日期")
    (record,) = read(table("现场核查记录", header, (clause, "", "符合", "教案", "格桑", "2026-10-12"))).records
    assert [one.rule for one in record.attestations] == rules


def test_a_column_that_asks_whether_it_was_held_is_heard() -> None:
    header = ("活动类型", "是否开展", "活动名称", "日期", "是否商业性")
    rows = (("校园艺术节", "否", "艺术节", "2026-05-28", "否"), ("劳动周", "是", "劳动周", "2026-04-10", "否"))
    (register,) = read(table("活动台账", header, *rows)).registers
    assert [event.kinds for event in register.events] == [("labour_week",)]


STATED = (
    ("单位名称", "曲扎县完全小学"),
    ("层级", "学校"),
    ("学年", "2025—2026学年"),
    ("学段", "小学"),
    ("有条件建立校级艺术社团", "否"),
    ("寄宿制学校", "是"),
)


def flat(pairs: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    """Questions and answers one behind the other."""
    return tuple(text for pair in pairs for text in pair)


@pytest.mark.parametrize(
    "rows",
    [
        (("项目", "内容"), *STATED),
        STATED,
        (("学校基本情况表",), *zip(*STATED, strict=True)),
        (flat(STATED[:2]), flat(STATED[2:4]), flat(STATED[4:])),
        (flat(STATED[:3]), flat(STATED[3:])),
    ],
    ids=["form", "pairs", "row", "four", "six"],
)
@pytest.mark.parametrize("sheet", ["单位信息", "基本信息"])
def test_what_a_school_states_of_itself_may_stand_in_any_shape(rows: tuple[tuple[str, ...], ...], sheet: str) -> None:
    (register,) = read(table(sheet, *rows)).registers
    assert (register.school, register.level, register.year) == ("曲扎县完全小学", TargetKind.SCHOOL, 2025)
    assert register.stages == (Stage.PRIMARY,)
    assert (register.answers["able_arts_troupe"], register.answers["boarding"]) == (False, True)


def test_a_list_of_schools_states_nothing_of_one() -> None:
    questions, first = zip(*STATED, strict=True)
    other = ("洛村小学", *first[1:])
    file = read(table("单位信息", questions, first, other))
    assert not file.registers


def test_a_title_names_a_table_as_well_as_its_sheet() -> None:
    rows = (
        ("曲扎县完全小学2025—2026学年学校活动登记表",),
        ("类别", "名称", "时间"),
        ("艺术节", "第五届艺术节", "2026.5.28"),
    )
    (register,) = read(table("Sheet1", *rows)).registers
    assert [event.kinds for event in register.events] == [("arts_festival",)]


@pytest.mark.parametrize("header", ["开展日期", "活动举行时间", "实施日期"])
def test_a_date_is_known_whatever_is_done_on_it(header: str) -> None:
    rows = (("活动类型", "活动名称", header), ("校园艺术节", "第五届艺术节", "2026-05-28"))
    (register,) = read(table("活动台账", *rows)).registers
    assert register.events[0].when is not None
