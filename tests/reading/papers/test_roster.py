"""Rosters: any order of columns, headers of several rows, and every contradiction named with its sheet and row."""

import io
import zipfile
from collections.abc import Sequence

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st
from xlsxwriter.utility import xl_cell_to_rowcol

from edu_compliance.model.place import Place
from edu_compliance.model.roster import Roster, RosterSchool, classes_missing
from edu_compliance.model.stage import Stage
from edu_compliance.reading.papers.rosters.counties import county_by_sheet
from edu_compliance.reading.papers.rosters.roster import read_roster
from edu_compliance.reading.refusal import Refused
from edu_compliance.reporting.forms.lists import roster_form
from edu_compliance.reporting.pages.papers_page import notice_line
from edu_compliance.reporting.speech.speaker import Speaker


def as_csv(*lines: str) -> bytes:
    return "\n".join(lines).encode("utf-8-sig")


def said(roster: Roster) -> str:
    return "\n".join(notice_line(notice, Speaker()) for notice in roster.notices)


def merged() -> bytes:
    """Two header rows, a title, prefecture and county merged downwards, a line of sums."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        sheet = book.add_worksheet("名册")
        sheet.merge_range(0, 0, 0, 11, "那曲市2026年学校名册")
        for column, title in enumerate(("序号", "地市", "县区", "学校标识码", "学校名称", "学段")):
            sheet.merge_range(1, column, 2, column, title)
        sheet.merge_range(1, 6, 1, 11, "各年级班数")
        sheet.write_row(2, 6, [f"{grade}年级" for grade in "一二三四五六"])
        sheet.merge_range(3, 1, 5, 1, "那曲市")
        sheet.merge_range(3, 2, 4, 2, "色尼区")
        sheet.write(5, 2, "安多县")
        for row, name in enumerate(("色尼区第一小学", "色尼区第二小学", "安多县完小"), 3):
            sheet.write_row(row, 3, [f"215400000{row}", name, "小学", 4, 4, 4, 4, 3, 3])
        sheet.write_row(6, 4, ["合计", "", 12, 12, 12, 12, 9, 9])
    return buffer.getvalue()


def test_headers_may_take_two_rows_and_merged_cells_stand_for_every_row() -> None:
    roster = read_roster("名册.xlsx", merged())
    assert [(school.name, school.group) for school in roster.schools] == [
        ("色尼区第一小学", ("那曲市", "色尼区")),
        ("色尼区第二小学", ("那曲市", "色尼区")),
        ("安多县完小", ("那曲市", "安多县")),
    ]
    assert roster.schools[0].classes == {1: 4, 2: 4, 3: 4, 4: 4, 5: 3, 6: 3}
    assert str(roster.schools[0].place) == "名册.xlsx!名册!B4:L4"
    assert not roster.notices


@given(st.permutations(("学校标识码", "学校名称", "地市", "县区", "学段", "各年级班数", "备注")))
def test_the_order_of_columns_does_not_matter(headers: Sequence[str]) -> None:
    values = {
        "学校标识码": "2154000001",
        "学校名称": "甲小学",
        "地市": "那曲市",
        "县区": "色尼区",
        "学段": "小学",
        "各年级班数": '"3,3,2,2,2,2"',
        "备注": "无",
    }
    (school,) = read_roster("r.csv", as_csv(",".join(headers), ",".join(values[h] for h in headers))).schools
    assert (school.code, school.name, school.group) == ("2154000001", "甲小学", ("那曲市", "色尼区"))
    assert school.stages == (Stage.PRIMARY,)
    assert school.classes == {1: 3, 2: 3, 3: 2, 4: 2, 5: 2, 6: 2}


def test_numbers_of_classes_follow_the_stages() -> None:
    roster = read_roster(
        "r.csv",
        as_csv(
            "名称,学段,各年级班数",
            '甲学校,九年一贯制,"1,1,1,1,1,1,2,2,2"',
            '乙中学,完全中学,"4,4,4,6,6,6"',
            '丙小学,小学,"3,3"',
        ),
    )
    nine, whole, wrong = roster.schools
    assert nine.classes == {1: 1, 2: 1, 3: 1, 4: 1, 5: 1, 6: 1, 7: 2, 8: 2, 9: 2}
    assert whole.classes == {7: 4, 8: 4, 9: 4, 10: 6, 11: 6, 12: 6}
    assert wrong.classes is None
    assert "r.csv!r!C4" in said(roster)
    assert "应有 6 个数" in said(roster)


def test_marks_are_answered_by_columns_or_listed() -> None:
    roster = read_roster(
        "r.csv", as_csv("名称,特色校,寄宿制学校", "甲,足球、篮球,是", "乙,无,", "丙,,否", "丁,围棋,也许")
    )
    assert [dict(school.marks) for school in roster.schools] == [
        {"football": True, "basketball": True, "boarding": True},
        {"football": False, "basketball": False, "sports_feature": False},
        {"boarding": False},
        {},
    ]
    assert "围棋" in said(roster)
    assert "也许" in said(roster)


def test_a_code_that_is_several_schools_is_named_with_both_rows() -> None:
    roster = read_roster("r.csv", as_csv("标识码,名称", "2154000001,甲小学", "2154000001,乙小学"))
    assert [(school.code, school.shared_code) for school in roster.schools] == [("", "2154000001")] * 2
    assert "2154000001" in said(roster)
    assert "r.csv!r!A2:B2、r.csv!r!A3:B3" in said(roster)


def without_results(workbook: io.BytesIO) -> bytes:
    """The workbook as a program leaves it that writes formulas and calculates none."""
    with zipfile.ZipFile(workbook) as archive:
        parts = {info: archive.read(info) for info in archive.infolist()}
    again = io.BytesIO()
    with zipfile.ZipFile(again, "w") as archive:
        for info, content in parts.items():
            archive.writestr(info, content.replace(b"<v></v>", b""))
    return again.getvalue()


def test_a_formula_without_its_result_is_named() -> None:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        sheet = book.add_worksheet("名册")
        sheet.write_row(0, 0, ["名称", "县区"])
        sheet.write_string(1, 0, "甲小学")
        sheet.write_formula(1, 1, "=A1", value="")
    assert "名册.xlsx!名册!B2" in said(read_roster("名册.xlsx", without_results(buffer)))


def test_a_row_that_stands_twice_counts_once() -> None:
    roster = read_roster("r.csv", as_csv("标识码,名称", "2154000001,甲小学", "2154000001,甲小学"))
    assert len(roster.schools) == 1
    assert "完全相同" in said(roster)


def test_counties_that_contradict_each_other_are_named() -> None:
    roster = read_roster(
        "r.csv", as_csv("名称,地市,县区", "甲,那曲市,色尼区", "乙,拉萨市,色尼区", "丙,那曲市,色尼县", "丁,那曲市,")
    )
    assert "出现在几个地市之下：那曲市、拉萨市" in said(roster)
    assert "色尼区、色尼县是不是同一个县区" in said(roster)
    assert "“丁”没有填县区" in said(roster)


def test_a_county_that_looks_misspelt_is_named() -> None:
    rows = [f"校{n},某市,岗措县" for n in range(9)] + [f"学{n},某市,定日县" for n in range(9)]
    roster = read_roster("r.csv", as_csv("名称,地市,县区", *rows, *(f"小{n},某市,定结县" for n in range(9))))
    assert "同一个县区" not in said(roster)
    roster = read_roster("r.csv", as_csv("名称,地市,县区", *rows, "甲,某市,岗错县"))
    assert "岗错县、岗措县是不是同一个县区" in said(roster)
    assert "r.csv!r!A20:C20" in said(roster)
    few = read_roster("r.csv", as_csv("名称,地市,县区", *rows[:2], "甲,某市,岗错县"))
    assert "岗错县、岗措县是不是同一个县区" in said(few), "a roster of few schools has its mistakes too"


def test_stages_that_contradict_the_kind_of_school_are_named() -> None:
    roster = read_roster("r.csv", as_csv("名称,学段,类型", "甲,小学,初级中学", "乙,,九年一贯制学校", "丙,少学,"))
    assert [school.stages for school in roster.schools] == [
        (Stage.PRIMARY,),
        (Stage.PRIMARY, Stage.JUNIOR),
        (),
    ]
    assert "学段写的是小学，类型“初级中学”却是初中" in said(roster)
    assert "学段“少学”不认识" in said(roster)


def test_a_stage_set_apart_by_a_blank_is_one_word() -> None:
    roster = read_roster("r.csv", as_csv("名称,学段", "甲,小 学", "乙,小学 初中", "丙,初　中"))
    assert [school.stages for school in roster.schools] == [
        (Stage.PRIMARY,),
        (Stage.PRIMARY, Stage.JUNIOR),
        (Stage.JUNIOR,),
    ]
    assert "不认识" not in said(roster)


def test_a_code_that_excel_made_a_number_of_is_named() -> None:
    roster = read_roster("r.csv", as_csv("标识码,名称", "2.15E+09,甲小学"))
    assert roster.schools[0].code == ""
    assert "2.15E+09" in said(roster)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (as_csv("标识码,地址", "1,某地"), "名称"),
        (as_csv("标识码,名称"), "没有学校"),
        (b"%PDF-1.4", "PDF"),
    ],
)
def test_what_is_no_roster_is_refused_in_one_sentence(content: bytes, words: str) -> None:
    with pytest.raises(Refused) as refused:
        read_roster("r.csv", content)
    sentence = Speaker().say(refused.value.message)
    assert words in sentence
    assert not sentence.startswith("[")


def test_the_empty_form_is_the_same_every_time_and_has_no_schools() -> None:
    assert roster_form() == roster_form()
    with pytest.raises(Refused) as refused:
        read_roster("学校名册.xlsx", roster_form())
    assert refused.value.message.id == "roster.empty"


@given(st.dictionaries(st.integers(1, 12), st.integers(0, 9), max_size=6))
def test_a_school_that_handed_in_nothing_lacks_every_class(expected: dict[int, int]) -> None:
    school = RosterSchool(0, "甲小学", Place("r.csv", "r", "A2"), classes=expected)
    assert classes_missing(school, ()) == school.classes_expected == sum(expected.values())


@pytest.mark.parametrize(
    ("written", "in_all"),
    [("14", 14), ("14个班", 14), ("共14个教学班", 14), ("全校共 14 班", 14), ("0", 0), ("332222", None), ("", None)],
)
def test_one_number_is_how_many_classes_there_are_in_all(written: str, in_all: int | None) -> None:
    roster = read_roster("名册.csv", as_csv("名称,县区,学段,班级总数", f"甲小学,乙县,小学,{written}"))
    (school,) = roster.schools
    assert (school.classes, school.classes_in_all) == (None, in_all)
    assert classes_missing(school, ()) == (in_all or 0)
    assert ("看不懂" in said(roster)) is (in_all is None and written != "")


@pytest.mark.parametrize(
    ("written", "stage", "in_all"),
    [
        ("小学12个班", "小学", 12),
        ("小学12个班，初中6个班", "九年一贯制", 18),
        ("十二个班", "小学", 12),
        ("6个年级12个班", "小学", 12),
        ("一至三年级共3个班，四至六年级各2个班", "小学", 9),
        ("小学12个班", "九年一贯制", None),
        ("一至三年级3个班", "小学", None),
    ],
)
def test_what_is_told_of_several_grades_together_is_no_grades_own(written: str, stage: str, in_all: int | None) -> None:
    roster = read_roster("名册.csv", as_csv("名称,县区,学段,各年级班数", f"甲学校,乙县,{stage},{written}"))
    (school,) = roster.schools
    assert (school.classes, school.classes_in_all) == (None, in_all)
    assert ("看不懂" in said(roster)) is (in_all is None)


def test_a_sum_beside_the_grades_is_held_against_them() -> None:
    head, right, wrong = "名称,县区,学段,一年级,二年级,班级数", "甲小学,乙县,小学,2,3,5", "甲小学,乙县,小学,2,3,6"
    for row, differ in ((right, False), (wrong, True)):
        roster = read_roster("名册.csv", as_csv(head, row))
        assert roster.schools[0].classes == {1: 2, 2: 3}
        assert roster.schools[0].classes_in_all is None
        assert ("不一致" in said(roster)) is differ


@pytest.mark.parametrize(
    ("written", "stage", "counts"),
    [
        ("3,3,2,2,2,2", "小学", (3, 3, 2, 2, 2, 2)),
        ("3 3 2 2 2 2", "小学", (3, 3, 2, 2, 2, 2)),
        ("1:3;2:3;3:2;4:2;5:2;6:2", "小学", (3, 3, 2, 2, 2, 2)),
        ("一年级3个班，二年级3个班，三至六年级各2个班", "小学", (3, 3, 2, 2, 2, 2)),
        ("一(3)二(3)三(2)四(2)五(2)六(2)", "小学", (3, 3, 2, 2, 2, 2)),
        ("初一4、初二4、初三3", "初中", (4, 4, 3)),
        ("七年级 4 八年级 4 九年级 3", "初中", (4, 4, 3)),
        ("一年级三个班，二年级两个班，三年级2个班，四至六年级各1个班", "小学", (3, 2, 2, 1, 1, 1)),
        ("一、二、三年级各2个班，四五六年级各1个班", "小学", (2, 2, 2, 1, 1, 1)),
        ("每个年级2个班", "小学", (2, 2, 2, 2, 2, 2)),
        ("12（每年级2个）", "小学", (2, 2, 2, 2, 2, 2)),
        ("各年级均4个班，共12个班", "初中", (4, 4, 4)),
        ("一年级无，二年级1个班", "小学", (0, 1)),
        ("3+3+3+2+2+2=15", "小学", (3, 3, 3, 2, 2, 2)),
        ("一、二年级复式1个班，三年级1个班", "小学", None),
        ("18个（含特教班1个）", "小学", None),
        ("332222", "小学", None),
        ("1:3;1:4", "小学", None),
        ("1:3;7:4", "小学", None),
        ("一年级3个班，其余见附件", "小学", None),
    ],
)
def test_classes_by_grade_are_listed_in_many_ways(written: str, stage: str, counts: tuple[int, ...] | None) -> None:
    roster = read_roster("名册.csv", as_csv("名称,县区,学段,各年级班数", f'甲学校,乙县,{stage},"{written}"'))
    (school,) = roster.schools
    assert (tuple(school.classes.values()) if school.classes else None) == counts
    assert (written in said(roster)) is (counts is None)


def test_columns_that_are_missed_are_said() -> None:
    told = said(read_roster("名册.csv", as_csv("标识码,学校名称,所在县（区、市）,备注", "2154000001,甲小学,乙县,无")))
    assert "没有认出这些栏目：学段、各年级班数。" in told


def test_a_county_of_one_school_among_counties_of_many_is_asked_about() -> None:
    rows = [f"甲县第{n}小学,甲县,小学,1" for n in range(12)]
    other = "丙县实验小学,丙县,小学,1"
    told = said(read_roster("名册.csv", as_csv("名称,县区,学段,各年级班数", *rows, other)))
    assert "“丙县”在名册上只有一所学校" in told
    few = said(read_roster("名册.csv", as_csv("名称,县区,学段,各年级班数", *rows[:3], other)))
    assert "丙县”在" not in few


def test_a_line_of_sums_is_no_school_wherever_it_says_so() -> None:
    rows = ("序号,名称,县区,学段,一年级", "1,甲小学,乙县,小学,2", "合计,,,,2")
    assert "没有学校名称" not in said(read_roster("名册.csv", as_csv(*rows)))


def by_sheets(**sheets: Sequence[Sequence[object]]) -> bytes:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for at, row in enumerate(rows):
                sheet.write_row(at, 0, row)
    return buffer.getvalue()


def test_a_sheet_may_be_called_by_its_county() -> None:
    rows = (("学校", "学段", "教学班"), ("中心小学", "小学", 6), ("合计", "", 6))
    roster = read_roster("名册.xlsx", by_sheets(甲县=rows, 乙区=rows))
    assert [(one.name, one.county, one.classes_in_all) for one in roster.schools] == [
        ("中心小学", "甲县", 6),
        ("中心小学", "乙区", 6),
    ]
    assert "按工作表名称当作“甲县”的学校" in said(roster)
    assert "没有认出这些栏目" not in said(roster)


def test_schools_of_one_name_in_two_sheets_are_two() -> None:
    rows = (("学校", "学段"), ("中心小学", "小学"))
    roster = read_roster("名册.xlsx", by_sheets(第一批=rows, 第二批=rows))
    assert len(roster.schools) == 2
    assert "只凭名称认不出是哪一所" in said(roster)


@pytest.mark.parametrize(
    ("prefecture", "county", "group"),
    [
        ("", "那曲市色尼区", ("那曲市", "色尼区")),
        ("那曲市", "那曲市色尼区", ("那曲市", "色尼区")),
        ("", "西藏自治区阿里地区噶尔县", ("阿里地区", "噶尔县")),
        ("", "城关区", ("城关区",)),
        ("", "沙市区", ("沙市区",)),
        ("拉萨市", "那曲市色尼区", ("拉萨市", "那曲市色尼区")),
    ],
)
def test_a_county_may_stand_behind_its_prefecture(prefecture: str, county: str, group: tuple[str, ...]) -> None:
    (school,) = read_roster("r.csv", as_csv("名称,地市,县区", f"甲小学,{prefecture},{county}")).schools
    assert school.group == group


def test_numbers_of_classes_may_have_words_with_them() -> None:
    (school,) = read_roster("r.csv", as_csv("名称,学段,一年级,二年级,三年级", "甲小学,小学,2个班,二,1班")).schools
    assert school.classes == {1: 2, 2: 2, 3: 1}


def sheet(rows: Sequence[Sequence[str | int]], merges: Sequence[str] = ()) -> bytes:
    """A workbook of one sheet; what a merged range says stands in its first cell."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        page = book.add_worksheet("名册")
        for number, row in enumerate(rows):
            page.write_row(number, 0, row)
        for cells in merges:
            page.merge_range(cells, "")
            top, left = xl_cell_to_rowcol(cells.partition(":")[0])
            page.write(top, left, rows[top][left])
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("rows", "merges", "classes"),
    [
        # Pupils stand under the same grades, and before the classes.
        (
            (
                ("名称", "学生数", "", "班数", ""),
                ("", "一年级", "二年级", "一年级", "二年级"),
                ("甲小学", 45, 90, 1, 2),
            ),
            ("A1:A2", "B1:C1", "D1:E1"),
            {1: 1, 2: 2},
        ),
        (
            (("名称", "一年级", "", "二年级", ""), ("", "学生数", "班数", "学生数", "班数"), ("甲小学", 45, 1, 90, 2)),
            ("A1:A2", "B1:C1", "D1:E1"),
            {1: 1, 2: 2},
        ),
        # Nothing but numerals under 班级数.
        (
            (("名称", "班级数", "", "", ""), ("", "一", "2", "三", "特教班"), ("甲小学", 3, 2, 2, 1)),
            ("A1:A2", "B1:E1"),
            {1: 3, 2: 2, 3: 2},
        ),
        # Grades counted anew in each stage.
        (
            (
                ("基本情况", "", "班数", "", "", "", ""),
                ("代码", "学校", "小学", "", "初中", "", ""),
                ("", "", "一年级", "二年级", "一年级", "二年级", "合计"),
                ("2154000001", "甲学校", 1, 1, 2, 3, 5),
            ),
            ("A1:B1", "C1:G1", "A2:A3", "B2:B3", "C2:D2", "E2:G2"),
            {1: 1, 2: 1, 7: 2, 8: 3},
        ),
    ],
)
def test_grades_may_stand_in_several_rows_of_headers(
    rows: Sequence[Sequence[str | int]], merges: Sequence[str], classes: dict[int, int]
) -> None:
    (school,) = read_roster("r.xlsx", sheet(rows, merges)).schools
    assert (school.name[:1], school.classes) == ("甲", classes)


def test_rosters_beside_each_other_lose_no_school() -> None:
    head, rows = "序号,学校名称,班数,序号,学校名称,班数", ("1,甲小学,6,3,丙小学,4", "2,乙小学,5,,,")
    roster = read_roster("r.csv", as_csv(head, *rows))
    assert [(one.name, one.classes_in_all) for one in roster.schools] == [("甲小学", 6), ("乙小学", 5), ("丙小学", 4)]


def test_rows_that_name_a_county_are_no_schools_and_sums_of_a_county_neither() -> None:
    rows = (
        ("序号", "学校名称", "学段", "班数"),
        ("一、岗措县（共2所）", "", "", ""),
        (1, "甲小学", "小学", 6),
        (2, "乙小学", "小学", 6),
        ("小计", "2所", "", 12),
        ("雪卡县", "", "", ""),
        (1, "丙小学", "小学", 6),
        ("合计", "3所", "", 18),
    )
    roster = read_roster("r.xlsx", sheet(rows, ("A2:D2", "A6:D6")))
    assert [(one.name, one.county) for one in roster.schools] == [
        ("甲小学", "岗措县"),
        ("乙小学", "岗措县"),
        ("丙小学", "雪卡县"),
    ]
    assert "县区" not in said(roster)


@pytest.mark.parametrize(
    ("name", "county"),
    [("1岗措县", "岗措县"), ("岗措县学校名册", "岗措县"), ("西藏自治区", ""), ("阿里地区", ""), ("岗措县说明", "")],
)
def test_a_sheet_called_by_its_county_may_say_more(name: str, county: str) -> None:
    assert county_by_sheet(name) == county


CLOSED = (
    ("学校名称,县区,学段,备注", "岗措县第五小学,岗措县,小学,已撤并", "已撤并"),
    ("学校名称,县区,学段,备注", "岗措县第五小学,岗措县,小学,2024年9月并入第一小学", "2024年9月并入第一小学"),
    (
        "学校名称,县区,学段,备注",
        "岗措县第五小学,岗措县,小学,2025年秋季停办；校舍移交乡政府",
        "2025年秋季停办；校舍移交乡政府",
    ),
    ("学校名称,县区,学段,办学状态", "岗措县第五小学,岗措县,小学,停招", "停招"),
    ("学校名称,县区,学段,是否撤并", "岗措县第五小学,岗措县,小学,是", "撤并"),
    ("学校名称,县区,学段,类型", "岗措县第五小学（已停办）,岗措县,小学,完全小学", "已停办"),
    ("学校名称,县区,学段,一年级", "二、已撤并学校（1所）,,,\n岗措县第五小学,岗措县,小学,", "已撤并学校"),
)


@pytest.mark.parametrize(("head", "row", "says"), CLOSED)
def test_a_school_that_the_roster_says_is_closed_bears_its_word(head: str, row: str, says: str) -> None:
    roster = read_roster("名册.csv", as_csv(head, "岗措县第一小学,岗措县,小学,", *row.split("\n")))
    assert [(school.name, school.closed) for school in roster.schools] == [
        ("岗措县第一小学", ""),
        ("岗措县第五小学", says),
    ]


@pytest.mark.parametrize(
    "remark",
    [
        "拟撤并",
        "一年级停招",
        "停办，2025年恢复办学",
        "撤并2所教学点",
        "由三所村小合并",
        "停招幼儿班",
        "寄宿制",
        "第五小学撤并后新建",
        "已并入本校3个教学点",
    ],
)
def test_a_plan_a_part_or_another_school_closes_no_school(remark: str) -> None:
    roster = read_roster("名册.csv", as_csv("学校名称,县区,学段,备注", f"岗措县第五小学,岗措县,小学,{remark}"))
    assert [school.closed for school in roster.schools] == [""]


def test_a_school_that_takes_nobody_in_but_has_classes_yet_is_expected() -> None:
    rows = (
        "岗措县第五小学,岗措县,小学,3,停招",
        "岗措县第六小学,岗措县,小学,3,已撤并",
        "岗措县第七小学,岗措县,小学,,停招",
    )
    roster = read_roster("名册.csv", as_csv("学校名称,县区,学段,六年级,备注", *rows))
    assert [school.closed for school in roster.schools] == ["", "已撤并", "停招"]
    assert "注明“停招”，但还有 3 个班：仍按应报送计" in said(roster)
    assert "注明“已撤并”，又填有 3 个班" in said(roster)


def test_formulas_in_a_line_of_sums_are_nobodys_cells() -> None:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        sheet = book.add_worksheet("名册")
        sheet.write_row(0, 0, ["学校名称", "县区", "学段", "一年级"])
        sheet.write_row(1, 0, ["岗措县第一小学", "岗措县", "小学", 4])
        sheet.write(2, 0, "合计")
        sheet.write_formula(2, 3, "=SUM(D2:D2)", None, "")
    assert "公式" not in said(read_roster("名册.xlsx", without_results(buffer)))
