"""Programme plans are read in any layout, and what they do not tell stays unknown."""

import datetime
import random
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edu_compliance.model.message import say
from edu_compliance.model.programme import Nature, Programme
from edu_compliance.model.stage import Stage
from edu_compliance.model.submission import File, Status
from edu_compliance.reading.assemble import assemble
from edu_compliance.reading.grid import Grid
from edu_compliance.reading.programmes.plan_header import lacks_columns
from edu_compliance.reading.programmes.plan_nature import natures_of
from edu_compliance.reading.programmes.programme import looks_like_programme, read_programmes
from edu_compliance.reading.programmes.spread import Spread
from tests.measuring.plans import HEADER, TITLE, grid, interval, pe_hours, plan, read

COURSES = (
    ("T1", "体育Ⅰ", "公共基础课", "必修", "1", "36", "1"),
    ("T2", "体育Ⅱ", "公共基础课", "必修", "1", "36", "2"),
    ("M1", "数学分析", "专业课", "必修", "6", "96", "1-2"),
    ("A1", "音乐鉴赏", "公共选修课", "任选", "2", "32", "3"),
)


def told(programme: Programme) -> list[tuple[object, ...]]:
    """What of a programme has to be the same in every layout."""
    return sorted(
        (c.code, c.name, c.natures, c.hours and c.hours.low, c.credits and c.credits.low, c.terms and c.terms.sure)
        for c in programme.courses
    )


@given(st.permutations(range(len(HEADER))))
def test_any_order_of_columns_reads_the_same(order: list[int]) -> None:
    shuffled = plan(*([row[i] for i in order] for row in COURSES), header=[HEADER[i] for i in order])
    assert told(read(shuffled)[0]) == told(read(plan(*COURSES))[0])


@given(st.permutations(COURSES))
def test_reordering_rows_changes_nothing(courses: list[tuple[str, ...]]) -> None:
    assert told(read(plan(*courses))[0]) == told(read(plan(*COURSES))[0])
    assert interval(pe_hours(plan(*courses))) == (72, 72)


@given(st.integers(0, len(COURSES)), st.sampled_from(["小计", "合计", "总计", "公共基础课小计", "应修学分"]))
def test_subtotals_are_not_counted(position: int, label: str) -> None:
    rows = [*COURSES[:position], ("", label, "", "", "10", "999", ""), *COURSES[position:]]
    assert told(read(plan(*rows))[0]) == told(read(plan(*COURSES))[0])


@pytest.mark.parametrize(
    ("written", "categories"),
    [
        ("公共基础必修", ("公共基础必修",)),
        ("专业选修", ("专业选修",)),
        ("必修", ()),
        ("限定性选修课", ()),
        ("必修/选修", ()),
    ],
)
def test_a_nature_that_names_a_category_tells_both(written: str, categories: tuple[str, ...]) -> None:
    header = ["序号", "课程名称", "课程性质", "学分", "总学时", "开课学期"]
    rows = [("1", "公共艺术", written, "4", "72", "2"), ("2", "数学", "必修", "4", "72", "1")]
    art, maths = read(plan(*rows, header=header))[0].courses
    assert (art.categories, art.natures) == (categories, natures_of(written))
    assert maths.categories == ()


def test_every_number_has_its_cell() -> None:
    programme, _ = read(plan(*COURSES))
    first = programme.courses[0]
    assert first.hours is not None
    assert first.terms is not None
    assert [place.cell for place in (first.place, first.hours.place, *first.terms.places)] == ["B3", "F3", "G3"]
    assert str(first.hours.place) == "培养方案.xlsx!Sheet1!F3"


def test_a_header_of_three_rows_with_weekly_hours_and_weeks() -> None:
    sheet = grid(
        ("某中等职业学校护理专业人才培养方案（中职）",),
        ("课程类别", "", "课程名称", "学分", "学时", "", "", "各学期周学时", "", "", ""),
        ("", "", "", "", "总学时", "理论", "实践", "第一学年", "", "第二学年", ""),
        ("", "", "", "", "", "", "", "1", "2", "3", "4"),
        ("", "", "", "", "", "", "", "18周", "18周", "18周", "16周"),
        ("公共基础课", "必修", "体育与健康", "8", "140", "20", "120", "2", "2", "2", "2"),
        ("", "", "语文", "8", "", "", "", "2", "2", "", ""),
        ("", "", "小计", "16", "212", "", "", "4", "4", "2", "2"),
        ("注：体育课分项目教学。",),
        merges=[
            (1, 0, 4, 1),
            (1, 2, 4, 2),
            (1, 3, 4, 3),
            (1, 4, 1, 6),
            (2, 4, 4, 4),
            (2, 5, 4, 5),
            (2, 6, 4, 6),
            (1, 7, 1, 10),
            (2, 7, 2, 8),
            (2, 9, 2, 10),
            (5, 0, 7, 0),
            (5, 1, 6, 1),
            (8, 0, 8, 10),
        ],
    )
    programme, _ = read(sheet)
    assert programme.stage is Stage.VOCATIONAL
    pe, chinese = programme.courses
    assert pe.terms is not None
    assert pe.terms.sure == (1, 2, 3, 4)
    assert [part.hours.low for part in pe.by_term] == [36, 36, 36, 32]
    assert pe.natures == chinese.natures == (Nature.COMPULSORY,)
    assert chinese.categories == ("公共基础课",)
    assert chinese.hours is None
    assert [(part.term, part.hours.low) for part in chinese.by_term] == [(1, 36), (2, 36)]


def test_weekly_hours_without_weeks_are_no_hours() -> None:
    sheet = grid(
        ("某学院专科教学计划",),
        ("课程名称", "课程性质", "学分", "一", "二", "三", "四"),
        ("体育", "必修", "2", "2", "2", "2", ""),
        ("大学英语", "必修", "8", "4", "4", "", ""),
    )
    low, high = interval(pe_hours(sheet))
    assert low < 108 < high


def test_tables_side_by_side_under_the_terms_they_are_of() -> None:
    header = ("课程名称", "性质", "学分", "学时")
    sheet = grid(
        ("某大学本科培养方案",),
        ("第一学期", "", "", "", "第二学期", "", "", ""),
        (*header, *header),
        ("体育1", "必修", "1", "36", "体育2", "必修", "1", "36"),
        ("第三学期", "", "", "", "第四学期", "", "", ""),
        (*header, *header),
        ("体育3", "必修", "1", "36", "体育4", "必修", "1", "36"),
        merges=[(1, 0, 1, 3), (1, 4, 1, 7), (4, 0, 4, 3), (4, 4, 4, 7)],
    )
    programme, _ = read(sheet)
    assert sorted(c.terms.sure[0] for c in programme.courses if c.terms) == [1, 2, 3, 4]
    assert interval(pe_hours(sheet)) == (144, 144)


@pytest.mark.parametrize(
    ("written", "natures"),
    [
        ("必修", (Nature.COMPULSORY,)),
        ("非必修", ()),
        ("限选", (Nature.RESTRICTED,)),
        ("公选课", (Nature.ELECTIVE,)),
        ("选修", (Nature.RESTRICTED, Nature.ELECTIVE)),
        ("必修/任选", (Nature.COMPULSORY, Nature.ELECTIVE)),
    ],
)
def test_the_nature_of_a_course_is_what_its_words_leave_open(written: str, natures: tuple[Nature, ...]) -> None:
    assert natures_of(written) == natures


def test_headings_say_the_nature_of_the_rows_below() -> None:
    sheet = grid(
        ("某大学本科培养方案",),
        ("课程名称", "学分", "学时", "开课学期"),
        ("一、公共必修课", "", "", ""),
        ("体育1", "1", "36", "1"),
        ("二、公共选修课", "", "", ""),
        ("体育欣赏", "1", "16", "3"),
    )
    programme, _ = read(sheet)
    assert [course.natures for course in programme.courses] == [
        (Nature.COMPULSORY,),
        (Nature.RESTRICTED, Nature.ELECTIVE),
    ]


def test_terms_of_the_calendar_are_counted_from_the_first_and_said_so() -> None:
    rows = [(*row[:6], f"{2022 + i // 2}-{2023 + i // 2}-{i % 2 + 1}") for i, row in enumerate(COURSES)]
    programme, notices = read(plan(*rows))
    assert programme.entry == "2022-2023-1"
    assert [course.terms.sure for course in programme.courses if course.terms] == [(1,), (2,), (3,), (4,)]
    assert "programme.entry_is_first" in {notice.why.id for notice in notices}


def test_the_year_of_entry_in_the_title_wins() -> None:
    later = ("T1", "体育", "公共基础课", "必修", "1", "36", "2023-2024-1")
    programme, _ = read(plan(later, title="某大学数学专业2022级本科培养方案"))
    assert programme.courses[0].terms is not None
    assert programme.courses[0].terms.sure == (3,)


def test_what_is_no_number_is_named_with_its_row_and_what_was_expected() -> None:
    programme, notices = read(plan(("T1", "体育", "公共课", "必修", "1", "三十六", "1")))
    (notice,) = [n for n in notices if n.why.id == "programme.not_a_number"]
    assert (notice.why.parameters["row"], notice.why.parameters["sheet"]) == (3, "Sheet1")
    assert notice.places[0].cell == "F3"
    assert programme.courses[0].hours is not None
    assert programme.courses[0].hours.high is None


@pytest.mark.parametrize(
    ("title", "stage"),
    [
        ("某大学法学专业本科培养方案", Stage.UNDERGRADUATE),
        ("某职业本科培养方案", Stage.UNDERGRADUATE),
        ("护理专业人才培养方案（高职）", Stage.COLLEGE),
        ("某职业技术学院护理专业人才培养方案", Stage.COLLEGE),
        ("学前教育专业（中职）教学进程表", Stage.VOCATIONAL),
        ("生态学硕士研究生培养方案", Stage.POSTGRADUATE),
        ("护理专业人才培养方案", None),
        ("五年制高职护理专业人才培养方案", None),
        ("某大学本科、专科培养方案", None),
        ("某大学临床医学专业（五年制）本科培养方案", Stage.UNDERGRADUATE),
    ],
)
def test_the_stage_is_what_the_title_says_and_never_guessed(title: str, stage: Stage | None) -> None:
    programme, _ = read(plan(*COURSES, title=title))
    assert programme.stage is stage
    assert (programme.binding_doubt is None) == (stage is not None)


@pytest.mark.parametrize(
    ("title", "stages"),
    [
        ("某大学会计学专业（专升本）培养方案", {Stage.COLLEGE, Stage.UNDERGRADUATE}),
        ("某学院高本贯通培养方案", {Stage.COLLEGE, Stage.UNDERGRADUATE}),
        ("某学校“3+4”中本贯通培养方案", {Stage.VOCATIONAL, Stage.UNDERGRADUATE}),
        ("某职业技术学院五年制高职护理专业人才培养方案", {Stage.VOCATIONAL, Stage.COLLEGE}),
        ("某学院中高职贯通人才培养方案", {Stage.VOCATIONAL, Stage.COLLEGE}),
        ("某学院中高本贯通培养方案", {Stage.VOCATIONAL, Stage.COLLEGE, Stage.UNDERGRADUATE}),
        ("某学院“三二分段”人才培养方案", {Stage.VOCATIONAL, Stage.COLLEGE, Stage.UNDERGRADUATE}),
        ("护理专业人才培养方案", set()),
        ("某大学法学专业本科培养方案", set()),
    ],
)
def test_a_programme_across_stages_may_be_each_of_them_and_no_other(title: str, stages: set[Stage]) -> None:
    programme, _ = read(plan(*COURSES, title=title))
    assert set(programme.may_be) == stages


@pytest.mark.parametrize("label", ["第{}学期", "第{}学期周学时", "第{}学期周课时数", "学期{}(16周)"])
def test_columns_of_terms_are_known_by_their_labels(label: str) -> None:
    header = ("课程名称", "课程性质", "学分", *(label.format(term) for term in "一二三四"))
    sheet = grid(("某大学本科培养方案",), header, ("大学体育", "必修", "4", "2", "2", "", "2"))
    (course,) = read(sheet)[0].courses
    assert course.terms is not None
    assert course.terms.sure == (1, 2, 4)


def stacked(*titles: str, hours: Sequence[str] = ("36", "32")) -> Grid:
    """Plans one below the other in a sheet, each under its title."""
    rows = []
    for title, each in zip(titles, hours, strict=True):
        pe = [(f"T{n}", f"体育{n}", "公共基础课", "必修", "1", each, str(n)) for n in (1, 2, 3, 4)]
        rows += [(title,), HEADER, *pe, ("", "小计", "", "", "4", "", ""), ("", "合计", "", "", "4", "", ""), ()]
    return grid(*rows)


def test_programmes_stacked_in_a_sheet_are_several() -> None:
    titles = ("某大学法学专业本科培养方案", "某大学会计学专业本科培养方案")
    found = read_programmes([stacked(*titles)], "培养方案.xlsx").programmes
    assert [one.title for one in found] == list(titles)
    assert [len(one.courses) for one in found] == [4, 4]
    assert [one.place.cell for one in found] == ["A2:G9", "A11:G18"]
    assert [one.courses[0].hours and one.courses[0].hours.low for one in found] == [36, 32]


@pytest.mark.parametrize(
    "second", ["某大学法学专业本科培养方案", "法学专业教学进程表（续）", "附表2 实践教学进程表", "法学专业培养方案"]
)
def test_a_second_table_of_the_same_programme_is_no_other(second: str) -> None:
    read_ = read_programmes([stacked("某大学法学专业本科培养方案", second)], "培养方案.xlsx")
    (found,) = read_.programmes
    assert {course.name for course in found.courses} == {"体育1", "体育2", "体育3", "体育4"}
    assert read_.notices == ()


def test_a_catalogue_of_electives_is_part_of_no_programme() -> None:
    listed = ("E1", "瑜伽", "体育", "", "1", "32", "")
    catalogue = plan(listed, title="某大学2026年全校公共选修课目录")
    whole, apart = read_programmes([plan(*COURSES), catalogue], "培养方案.xlsx").programmes
    assert (whole.is_catalogue, apart.is_catalogue) == (False, True)
    assert Nature.ELECTIVE in apart.courses[0].natures
    assert Nature.COMPULSORY not in apart.courses[0].natures


@pytest.mark.parametrize(
    ("header", "missing"),
    [
        (("课程名称", "课程性质", "开课学期"), "programme.column_hours"),
        (("课程代码", "课程性质", "学时", "开课学期"), "programme.column_name"),
    ],
)
def test_a_plan_that_lacks_a_column_says_which(header: tuple[str, ...], missing: str) -> None:
    sheet = grid(("某大学法学专业本科培养方案",), header, *[("体育", "必修", "1", "2")[: len(header)]] * 3)
    assert not looks_like_programme(sheet)
    found = lacks_columns(Spread("", sheet))
    assert found is not None
    assert found.parameters["columns"] == (say(missing),)
    assert lacks_columns(Spread("", grid(("三（1）班课程表",), ("节次", "星期一"), ("1", "语文")))) is None


def test_a_share_is_no_course_and_a_course_about_proportions_is_one() -> None:
    rows = [("", "人体结构与比例", "公共基础课", "必修", "2", "32", "1"), ("", "占总学时比例", "", "", "", "25", "")]
    assert [course.name for course in read(plan(*rows))[0].courses] == ["人体结构与比例"]


def test_sheets_of_one_programme_are_put_together() -> None:
    public = grid(HEADER, *COURSES[:2], sheet="公共基础课")
    major = grid(HEADER, *COURSES[2:], sheet="专业课")
    programme, _ = read(public, major)
    assert told(programme) == told(read(plan(*COURSES))[0])


def test_a_second_view_of_the_same_courses_counts_once() -> None:
    by_kind = grid((("某大学本科培养方案"),), HEADER, *COURSES, sheet="课程设置")
    shuffled = random.Random(1).sample(COURSES, len(COURSES))
    by_term = grid((("某大学本科培养方案"),), HEADER, *shuffled, sheet="教学进程")
    _, notices = read(by_kind, by_term)
    assert interval(pe_hours(by_kind, by_term)) == (72, 72)
    assert "programme.second_view" in {notice.why.id for notice in notices}


def test_sheets_that_list_courses_of_the_same_names_in_other_terms_are_no_second_views() -> None:
    header = ("课程名称", "课程类别", "课程性质", "学分", "学时")
    rows = [("大学体育", "公共基础课", "必修", "1", "36"), ("大学英语", "公共基础课", "必修", "4", "64")]
    title = ("某大学法学专业本科培养方案",)
    told = [
        grid(title, (*header, "学期"), *((*row, str(term)) for row in rows), sheet=f"表{term}") for term in range(1, 5)
    ]
    assert interval(pe_hours(*told)) == (144, 144)
    named = [grid(title, header, *rows, sheet=f"第{term}学期") for term in "一二三四"]
    assert interval(pe_hours(*named)) == (144, 144)
    programme, _ = read(*named)
    assert programme.incomplete is None


def test_what_only_a_second_view_lists_keeps_the_plan_from_being_accused() -> None:
    whole = [
        ("A", "大学英语", "公共基础课", "必修", "4", "64", "1"),
        ("B", "高等数学", "公共基础课", "必修", "4", "64", "1"),
    ]
    pe = ("C", "大学体育", "公共基础课", "必修", "1", "36", "1")
    by_kind = grid(
        ("某大学本科培养方案",),
        HEADER,
        *whole,
        ("D", "线性代数", "公共基础课", "必修", "2", "32", "2"),
        sheet="课程设置",
    )
    by_term = grid(("某大学本科培养方案",), HEADER, *whole, pe, sheet="教学进程")
    programme, _ = read(by_kind, by_term)
    assert programme.incomplete == say(
        "programme.second_view_more", sheet="教学进程", other="课程设置", courses=("大学体育",)
    )


def test_a_list_of_major_courses_only_accuses_nobody() -> None:
    programme, _ = read(plan(("M1", "数学分析", "专业课", "必修", "6", "96", "1"), title="某大学专业课一览（本科）"))
    assert programme.incomplete is not None


@pytest.mark.parametrize(
    "rows",
    [
        (("节次", "星期一", "星期二"), ("1", "语文", "体育")),
        (("各年级周课时安排",), ("科目", "一", "二", "三", "四", "五", "六"), ("体育", "4", "4", "3", "3", "3", "3")),
        (("班级", "科目", "周课时", "任课教师"), ("三（1）班", "体育", "3", "某某")),
        (("学号", "姓名", "体育学分"), ("1", "某某", "4")),
    ],
)
def test_timetables_allocations_and_lists_of_students_are_no_plans(rows: tuple[tuple[str, ...], ...]) -> None:
    assert not looks_like_programme(grid(*rows))


def test_courses_of_a_kind_that_is_called_like_a_header_are_courses() -> None:
    header = ("课程类别", "课程名称", "课程性质", "学分", "总学时", "第1学期", "第2学期")
    rows = (("课程", "体育与健康", "必修", "8", "144", "72", "72"), ("课程", "劳动教育", "必修", "1", "16", "16", ""))
    programme, _ = read(grid(("某某学校旅游专业人才培养方案（中职三年制）",), header, *rows))
    told = [(course.name, course.hours and course.hours.written) for course in programme.courses]
    assert told == [("体育与健康", "144"), ("劳动教育", "16")]


def test_numbers_of_terms_are_weekly_where_no_term_could_be_so_short() -> None:
    header = ("课程类别", "课程名称", "学分", "第一学期（18周）", "第二学期（16周）")
    courses = [("公共基础课", name, "4", "2", "2") for name in ("体育与健康", "语文", "数学", "英语", "思想政治")]
    found, _ = read(grid(("某中等职业学校护理专业教学计划",), header, *courses, ("小计", "", "20", "10", "10")))
    assert [(term.hours.low, term.hours.high) for term in found.courses[0].by_term] == [(36, 36), (32, 32)]
    few, _ = read(grid(("某中等职业学校护理专业教学计划",), header, *courses[:2]))
    assert few.courses[0].by_term[0].hours.low == 2
    totals, _ = read(grid(("某中等职业学校护理专业教学计划",), header, *courses, ("专业课", "护理学", "6", "72", "36")))
    assert totals.courses[0].by_term[0].hours.low == 2


def test_a_header_may_say_that_hours_are_written_as_a_sum() -> None:
    courses = (("体育", "必修", "4", "108+36"), ("语文", "必修", "4", "72"))
    said, _ = read(grid(("某学校",), ("课程名称", "课程性质", "学分", "学时（理论+实践）"), *courses))
    bare, _ = read(grid(("某学校",), ("课程名称", "课程性质", "学分", "学时"), *courses))
    assert [(h.low, h.high) for c in said.courses if (h := c.hours)] == [(144, 144), (72, 72)]
    assert bare.courses[0].hours is not None
    assert bare.courses[0].hours.low == 36


def test_a_column_of_majors_tells_apart_the_plans_of_one_table() -> None:
    header = ("专业名称", "课程名称", "课程类别", "课程性质", "总学时", "开设学期")
    rows = (
        ("各专业", "军事训练", "公共基础课", "必修", "60", "1"),
        ("护理", "体育与健康", "公共基础课", "必修", "144", "1-4"),
        ("", "语文", "公共基础课", "必修", "144", "1-4"),
        ("烹饪专业", "体育与健康", "公共基础课", "必修", "108", "1-3"),
        ("护理、烹饪专业", "劳动教育", "公共基础课", "必修", "16", "1"),
    )
    sheet = grid(("某中等职业学校各专业教学计划汇总表",), header, *rows)
    found = read_programmes([sheet], "计划.xlsx").programmes
    named = [(one.title.split()[0], [course.name for course in one.courses]) for one in found]
    assert named == [
        ("护理专业", ["军事训练", "体育与健康", "语文", "劳动教育"]),
        ("烹饪专业", ["军事训练", "体育与健康", "劳动教育"]),
    ]


def test_a_column_that_names_one_major_splits_nothing() -> None:
    header = ("专业", "课程名称", "课程性质", "总学时", "开设学期")
    rows = (("护理", "体育与健康", "必修", "144", "1-4"), ("护理", "语文", "必修", "144", "1-4"))
    found, _ = read(grid(("某中等职业学校护理专业教学计划",), header, *rows))
    assert len(found.courses) == 2


def test_hours_of_both_halves_of_each_year_are_the_terms_own() -> None:
    sheet = grid(
        ("某中等职业学校农机设备专业教学计划（中职）",),
        ("类别", "课程名称", "第一学年", "", "", "", "第二学年", "", "", ""),
        ("", "", "上学期", "", "下学期", "", "上学期", "", "下学期", ""),
        ("", "", "周课时", "总课时", "周课时", "总课时", "周课时", "总课时", "周课时", "总课时"),
        ("公共基础必修课", "体育与健康", "2", "36", "2", "36", "2", "34", "", ""),
        ("专业课", "农机维修", "6", "108", "6", "108", "8", "136", "8", "136"),
        merges=[(1, 0, 3, 0), (1, 1, 3, 1), (1, 2, 1, 5), (1, 6, 1, 9), *((2, c, 2, c + 1) for c in (2, 4, 6, 8))],
    )
    programme, _ = read(sheet)
    pe = programme.courses[0]
    assert pe.hours is None
    assert [(part.term, part.hours.low, part.hours.high) for part in pe.by_term] == [
        (1, 36, 36),
        (2, 36, 36),
        (3, 34, 34),
    ]
    assert interval(pe_hours(sheet)) == (106, 106)


def test_columns_of_years_of_entry_and_levels_tell_apart_the_plans_of_one_table() -> None:
    header = ("年级", "专业", "层次", "课程名称", "课程性质", "总学时", "开课学期")
    rows = [
        (year, major, level, name, "必修", hours, "1-4")
        for year, major, level, hours in (
            ("2023级", "旅游管理", "本科", "128"),
            ("2024级", "旅游管理", "本科", "144"),
            ("2024级", "护理", "专科", "108"),
        )
        for name, hours in (("大学体育", hours), ("大学英语", "64"))
    ]
    found = read_programmes([grid(header, *rows)], "执行计划.xlsx").programmes
    pe = [one.courses[0].hours for one in found]
    assert [(one.title, one.stage, hours.low) for one, hours in zip(found, pe, strict=True) if hours] == [
        ("2023级旅游管理专业", Stage.UNDERGRADUATE, 128),
        ("2024级旅游管理专业", Stage.UNDERGRADUATE, 144),
        ("2024级护理专业", Stage.COLLEGE, 108),
    ]
    grades = [("一年级", *row[1:]) if number % 2 else ("二年级", *row[1:]) for number, row in enumerate(rows)]
    assert len(read_programmes([grid(header, *grades)], "执行计划.xlsx").programmes) == 2


@pytest.mark.parametrize(("label", "cells"), [("学分/学时", ("2/36", "4/64")), ("学时/学分", ("36/2", "64/4"))])
def test_credits_and_hours_in_one_column_are_told_apart_by_its_label(label: str, cells: tuple[str, str]) -> None:
    rows = [(name, "必修", cell, "1") for name, cell in zip(("体育", "语文"), cells, strict=True)]
    programme, _ = read(grid(("某学院护理专业（专科）",), ("课程名称", "课程性质", label, "开课学期"), *rows))
    told = [(c.credits.low, c.hours.low, c.hours.high) for c in programme.courses if c.credits and c.hours]
    assert told == [(2, 36, 36), (4, 64, 64)]


def test_a_plan_may_hold_nothing_but_weekly_hours_of_terms_that_say_so() -> None:
    def table(*columns: str) -> Grid:
        head = ("课程类别", "课程名称", "周学时", *[""] * (len(columns) - 1))
        return grid(
            ("护理专业教学进程表（中职三年制）",),
            head,
            ("", "", *columns),
            ("", "教学周数", *("18", "16", "18")[: len(columns)]),
            ("公共基础必修", "体育与健康", *("2", "2", "1")[: len(columns)]),
            ("专业课", "护理基础", *("8", "8", "8")[: len(columns)]),
            merges=[(1, 0, 2, 0), (1, 1, 2, 1), (1, 2, 1, 1 + len(columns))],
        )

    programme, _ = read(table("第一学期", "第二学期", "第三学期"))
    assert [(part.term, part.hours.low) for part in programme.courses[0].by_term] == [(1, 36), (2, 32), (3, 18)]
    assert not looks_like_programme(table("第一学期", "第二学期"))
    assert not looks_like_programme(table("一", "二", "三"))


@pytest.mark.parametrize("weeks", ["18", "20", "16周"])
def test_numbers_under_the_terms_are_their_weeks_and_no_terms(weeks: str) -> None:
    head = ("课程名称", "课程性质", "总学时", "第1学期", "第2学期"), ("", "", "", weeks, weeks)
    (programme,) = [read(grid((TITLE,), *head, ("体育Ⅰ", "必修", "36", "2", ""), ("体育Ⅱ", "必修", "36", "", "2")))[0]]
    assert [one.terms and one.terms.sure for one in programme.courses] == [(1,), (2,)]


UNTOLD = plan(*COURSES, title="护理专业人才培养方案")


def put_together(school: str, *covers: str, stages: Sequence[Stage] = ()) -> Programme:
    """A plan that names no stage, in a school."""
    read_ = read_programmes([UNTOLD], "方案.xlsx", covers)
    file = File("方案.xlsx", "", Status.READ, programmes=read_.programmes)
    return assemble(school, [file], datetime.date(2026, 10, 15), stages=stages).files[0].programmes[0]


@pytest.mark.parametrize(
    ("school", "stages", "stage"),
    [
        ("岗措县职业技术学校", (), Stage.VOCATIONAL),
        ("岗措职业技术学院", (), Stage.COLLEGE),
        ("岗措职业技术学院", (Stage.VOCATIONAL, Stage.COLLEGE), None),
        ("岗措大学", (), None),
        ("岗措大学", (Stage.UNDERGRADUATE,), Stage.UNDERGRADUATE),
        ("岗措县第一中学", (Stage.SENIOR, Stage.VOCATIONAL), Stage.VOCATIONAL),
        ("", (), None),
    ],
)
def test_a_plan_that_names_no_stage_is_of_its_schools(
    school: str, stages: Sequence[Stage], stage: Stage | None
) -> None:
    """A university may have several, and its name alone tells none."""
    programme = put_together(school, stages=stages)
    assert (programme.stage, programme.binding_doubt is None) == (stage, stage is not None)


def test_a_cover_tells_the_stage_where_the_tables_do_not() -> None:
    assert put_together("", "护理专业人才培养方案", "培养层次", "高职（专科）").stage is Stage.COLLEGE


PUBLIC = (("思想道德与法治", "必修", "48", "1"), ("信息技术", "必修", "64", "2"), ("心理健康教育", "必修", "32", "1"))
OF_MAJORS = {"护理": ("体育", "必修", "144", "1-4"), "学前教育": ("体育", "必修", "106", "1-3")}
SHORT = ("课程名称", "课程性质", "总学时", "开课学期")
BUREAU = "某中等职业学校2026级各专业教学进程表"


def hours_of_pe(*sheets: Grid) -> dict[str, list[int]]:
    """The hours of PE that each programme of a file lists."""
    return {
        one.title.split()[0]: [int(c.hours.low) for c in one.courses if c.name == "体育" and c.hours]
        for one in read_programmes(sheets, "计划.xlsx").programmes
    }


@pytest.mark.parametrize("line", ["一、{}专业", "{}专业（三年制）", "（二）{}"])
def test_headings_that_name_majors_tell_apart_the_plans_of_one_table(line: str) -> None:
    rows = [row for name, pe in OF_MAJORS.items() for row in ((line.format(name),), pe, *PUBLIC)]
    assert hours_of_pe(grid((BUREAU,), SHORT, *rows)) == {"护理专业": [144], "学前教育专业": [106]}


def test_headings_that_name_years_of_entry_tell_apart_their_plans() -> None:
    rows = (("2024级",), OF_MAJORS["护理"], *PUBLIC, ("2025级",), OF_MAJORS["学前教育"], *PUBLIC)
    assert hours_of_pe(grid((BUREAU,), SHORT, *rows)) == {"2024级": [144], "2025级": [106]}


def test_headings_that_name_kinds_of_courses_split_nothing() -> None:
    rows = (("一、理论教学",), OF_MAJORS["护理"], *PUBLIC, ("二、实践教学",), OF_MAJORS["护理"], *PUBLIC)
    assert len(read_programmes([grid((BUREAU,), SHORT, *rows)], "计划.xlsx").programmes) == 1


@pytest.mark.parametrize("line", ["一、{}专业", "专业：{}", "{}专业（三年制）"])
def test_lines_that_name_majors_part_tables_under_each_other(line: str) -> None:
    rows = [row for name, pe in OF_MAJORS.items() for row in ((line.format(name),), SHORT, pe, *PUBLIC)]
    sheet = grid((BUREAU,), *rows)
    assert hours_of_pe(sheet) == {"护理专业": [144], "学前教育专业": [106]}
    assert {one.stage for one in read_programmes([sheet], "计划.xlsx").programmes} == {Stage.VOCATIONAL}


def test_tables_beside_each_other_under_titles_of_different_majors_are_several_plans() -> None:
    pairs = [
        (*one, "", *other)
        for one, other in zip((OF_MAJORS["护理"], *PUBLIC), (OF_MAJORS["学前教育"], *PUBLIC), strict=True)
    ]
    titles = ("护理专业教学计划", "", "", "", "", "学前教育专业教学计划")
    sheet = grid(titles, (*SHORT, "", *SHORT), *pairs)
    assert hours_of_pe(sheet) == {"护理专业教学计划": [144], "学前教育专业教学计划": [106]}
    first = [one.courses[0].place.cell for one in read_programmes([sheet], "计划.xlsx").programmes]
    assert first == ["A3", "F3"]


@pytest.mark.parametrize("title", ["某校2026级公共基础课教学进程表", "各专业公共基础课教学进程表"])
def test_public_courses_listed_once_are_part_of_every_major(title: str) -> None:
    public = grid((title,), SHORT, OF_MAJORS["护理"], *PUBLIC, sheet="公共基础课")
    own = [
        grid((f"{name}专业教学进程表",), SHORT, (f"{name}专业英语", "必修", "72", "3"), sheet=name)
        for name in OF_MAJORS
    ]
    assert hours_of_pe(public, *own) == {"护理专业教学进程表": [144], "学前教育专业教学进程表": [144]}


def test_a_language_for_the_major_is_no_public_course() -> None:
    header = ("课程名称", "课程类别", "课程性质", "总学时", "开课学期")
    rows = (("护理英语", "专业课", "必修", "36", "3"), ("基础护理", "专业课", "必修", "72", "2"))
    (found,) = read_programmes([grid(("护理专业教学计划",), header, *rows)], "计划.xlsx").programmes
    assert found.incomplete == say("programme.no_public_courses", courses=2)
