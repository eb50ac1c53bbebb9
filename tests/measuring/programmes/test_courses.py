"""Measures of programmes keep their laws, and count a course by its whole name only."""

from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edu_compliance.measuring.measure import Unmeasured
from edu_compliance.measuring.programmes.course_standing import take_apart
from edu_compliance.model.rule import Requirement
from edu_compliance.reading.workbook import open_grids
from tests.measuring.measured import measurements
from tests.measuring.plans import ENGLISH, areas, course_rows, grid, interval, measure, pe_hours, plan, submission

CORPUS = Path(__file__).parents[3] / "shared" / "corpus" / "programme-undergraduate" / "培养方案.xlsx"
courses = st.lists(course_rows, min_size=1, max_size=8)


@given(courses, course_rows)
def test_adding_a_course_never_lowers_hours(some: list[tuple[str, ...]], another: tuple[str, ...]) -> None:
    before, after = pe_hours(plan(ENGLISH, *some)), pe_hours(plan(ENGLISH, *some, another))
    assert before.low <= after.low
    assert before.high <= after.high


@given(st.permutations(range(6)), st.lists(course_rows, min_size=6, max_size=6))
def test_reordering_rows_changes_nothing(order: list[int], some: list[tuple[str, ...]]) -> None:
    first, second = plan(ENGLISH, *some), plan(ENGLISH, *(some[i] for i in order))
    for name in ("course_hours", "terms_offered", "courses_offered", "course_credits"):
        asked = {"of": "pe", "nature": "compulsory", "terms": [1, 2, 3, 4]}
        assert interval(measure(name, first, **asked)) == interval(measure(name, second, **asked))


@given(courses)
def test_low_is_never_above_high_and_what_is_open_has_its_reason(some: list[tuple[str, ...]]) -> None:
    for name in ("course_hours", "terms_offered", "courses_offered", "course_credits"):
        found = measure(name, plan(ENGLISH, *some), of="pe", terms=[1, 2, 3, 4])
        assert 0 <= found.low <= found.high
        assert bool(found.uncertainties) == (found.low < found.high)


def test_hours_outside_the_terms_do_not_count() -> None:
    rows = [("", f"体育{n}", "公共基础课", "必修", "1", "36", str(n)) for n in (1, 2, 3, 4, 5)]
    assert interval(pe_hours(plan(ENGLISH, *rows))) == (144, 144)


def test_hours_across_the_edge_of_the_terms_are_open() -> None:
    rows = [("", "体育", "公共基础课", "必修", "3", "108", "3-5")]
    assert interval(pe_hours(plan(ENGLISH, *rows))) == (0, 108)


def test_credits_are_never_turned_into_hours() -> None:
    low, high = interval(pe_hours(plan(ENGLISH, ("", "体育", "公共基础课", "必修", "9", "", "1-4"))))
    assert low == 0
    assert high > 144


def test_a_merged_cell_of_hours_counts_once() -> None:
    header = ("课程名称", "课程性质", "学分", "学时", "开课学期")
    rows = [(f"体育{n}", "必修", "1", "144" if n == 1 else "", str(n)) for n in (1, 2, 3, 4)]
    sheet = grid(("某大学本科培养方案",), header, *rows, merges=[(2, 3, 5, 3)])
    assert interval(pe_hours(sheet)) == (144, 144)
    shared = grid(("某大学本科培养方案",), header, *rows[:3], ("军事理论", "必修", "1", "", "4"), merges=[(2, 3, 5, 3)])
    assert interval(pe_hours(shared)) == (0, 144)


def test_sports_to_choose_from_are_one_course() -> None:
    options = [("", f"体育（{sport}）", "公共基础课", "必修", "1", "36", "1") for sport in ("篮球", "足球", "武术")]
    assert interval(pe_hours(plan(ENGLISH, *options))) == (36, 108)


@pytest.mark.parametrize(
    "name",
    [
        "体育",
        "体育I",
        "体育Ⅰ",
        "体育1",
        "体育(一)",
        "体育（Ⅱ）",
        "大学体育四",
        "公共体育A",
        "体育与健康",
        "体 育（上）",
        "体育—篮球",
        "★体育Ⅲ",
    ],
)
def test_pe_is_pe_by_its_whole_name(name: str) -> None:
    row = ("", name, "公共基础课", "必修", "1", "32", "1")
    assert interval(pe_hours(plan(ENGLISH, row))) == (32, 32)


@pytest.mark.parametrize(
    "name", ["体育保健学", "体育经济学", "体育欣赏", "运动人体科学概要", "体育（舞蹈）", "体能训练"]
)
def test_what_only_sounds_like_pe_only_may_count(name: str) -> None:
    assert interval(pe_hours(plan(ENGLISH, ("", name, "公共基础课", "必修", "1", "32", "1")))) == (0, 32)


@pytest.mark.parametrize("name", ["体育保健学", "篮球", "运动生理学"])
def test_courses_of_a_major_in_sport_are_no_public_pe(name: str) -> None:
    assert interval(pe_hours(plan(ENGLISH, ("", name, "专业课", "必修", "1", "32", "1")))) == (0, 0)


SPORT = "某大学体育教育专业本科培养方案"


@pytest.mark.parametrize("name", ["体育保健学", "篮球", "运动生理学"])
def test_courses_of_a_major_in_sport_may_stand_for_public_pe_there_alone(name: str) -> None:
    row = ("", name, "专业核心课", "必修", "1", "32", "1")
    found = pe_hours(plan(ENGLISH, row, title=SPORT))
    assert interval(found) == (0, 32)
    assert [doubt.why.id for doubt in found.uncertainties] == ["courses.of_own_major"]


@pytest.mark.parametrize("row", [("军事技能", "专业课"), ("教育学", "专业课"), ("高等数学", "公共基础课")])
def test_what_is_no_sport_never_counts_in_a_major_of_sport_either(row: tuple[str, str]) -> None:
    name, category = row
    assert interval(pe_hours(plan(ENGLISH, ("", name, category, "必修", "1", "32", "1"), title=SPORT))) == (0, 0)


def test_hours_that_are_not_all_told_are_said_to_be_at_least() -> None:
    sure = ("", "体育Ⅰ", "公共基础课", "必修", "1", "36", "1")
    open_ = ("", "体育Ⅱ", "公共基础课", "必修", "1", "2周", "2")
    assert [said.id for said in pe_hours(plan(ENGLISH, sure)).details] == ["courses.hours_of"]
    assert [said.id for said in pe_hours(plan(ENGLISH, sure, open_)).details] == ["courses.hours_of_at_least"]


@pytest.mark.parametrize("measured", ["course_hours", "terms_offered", "courses_offered", "course_credits"])
def test_a_number_that_is_none_names_the_plan_that_was_looked_through(measured: str) -> None:
    found = measure(measured, plan(ENGLISH), of="pe")
    assert interval(found) == (0, 0)
    (place,) = found.places
    assert place.file == "培养方案.xlsx"


@pytest.mark.parametrize(
    ("category", "counted"), [("公共课", (1, 1)), ("通识公选课", (1, 1)), ("专业必修课", (0, 0)), ("", (0, 1))]
)
def test_public_courses_alone_are_asked_for_by_their_category(category: str, counted: tuple[int, int]) -> None:
    sheet = plan(("", "美学", category, "选修", "2", "32", "1"), title="某大学教育学硕士研究生培养方案")
    assert interval(measure("courses_offered", sheet, of="arts", category="public")) == counted


@pytest.mark.parametrize("name", ["军事技能", "心理健康教育", "高等数学", "教育学", "体系结构"])
def test_other_courses_never_count(name: str) -> None:
    assert interval(pe_hours(plan(ENGLISH, ("", name, "公共基础课", "必修", "1", "32", "1")))) == (0, 0)


def test_names_are_taken_apart() -> None:
    assert take_apart("大学体育（篮球）Ⅱ").stem == "大学体育"
    assert take_apart("大学体育（篮球）Ⅱ").details == ("篮球",)
    assert take_apart("体育").numbering == ""


def test_internships_do_not_make_the_compulsory_labour_course() -> None:
    college = "护理专业人才培养方案（高职）"
    rows = [
        ("", "岗位实习", "专业课", "必修", "20", "600", "5-6"),
        ("", "劳动教育", "公共基础课", "必修", "1", "8", "1"),
    ]
    found = measure("course_hours", plan(ENGLISH, *rows, title=college), of="labour", nature="compulsory")
    assert interval(found) == (8, 8)


def test_a_module_with_its_hours_named_counts_for_the_carrying_course() -> None:
    header = ("课程名称", "课程性质", "总学时", "开课学期", "备注")
    sheet = grid(
        ("某大学本科培养方案",),
        header,
        ("劳动教育", "必修", "16", "1", ""),
        ("数学建模", "必修", "32", "6", "含劳动教育16学时"),
    )
    assert interval(measure("course_hours", sheet, of="labour", modules=True)) == (32, 32)
    assert interval(measure("course_hours", sheet, of="labour")) == (16, 16)


def test_arts_of_vocational_schools_are_public_and_compulsory() -> None:
    rows = [
        ("", "公共艺术（音乐）", "公共基础课", "必修", "2", "36", "1"),
        ("", "美术", "公共基础课", "任选", "2", "36", "2"),
        ("", "素描", "专业课", "必修", "4", "72", "2"),
    ]
    sheet = plan(*rows, title="美术设计专业人才培养方案（中职）")
    asked = {"of": "arts", "nature": "compulsory", "category": "public"}
    assert interval(measure("course_hours", sheet, **asked)) == (36, 36)


def test_kinds_of_art_courses_are_open_without_the_catalogue_of_electives() -> None:
    row = ("", "音乐鉴赏", "公共选修课", "任选", "2", "32", "3")
    assert interval(measure("course_kinds_offered", plan(ENGLISH, row), of="arts", nature="elective")) == (1, 3)
    catalogue = plan(ENGLISH, row, title="某大学全校公共选修课目录（本科）")
    found = measure("course_kinds_offered", catalogue, of="arts", nature="elective")
    assert interval(found) == (1, 1)
    assert found.whole == Fraction(3)


def test_an_area_without_kinds_of_courses_is_not_met_by_having_none() -> None:
    asked = Requirement("course_kinds_offered", {"of": "pe"}, every=True)
    (found,) = measurements(asked, submission(plan(ENGLISH)), areas())
    assert isinstance(found, Unmeasured)


def test_a_catalogue_answers_for_every_programme_and_is_none_itself() -> None:
    catalogue = plan(("", "瑜伽", "体育", "", "1", "32", ""), title="某大学全校公共选修课目录")
    asked = {"of": "pe", "nature": "elective", "undergraduate_from_term": 5}
    assert interval(measure("courses_offered", plan(ENGLISH), catalogue, **asked)) == (1, 1)
    assert interval(measure("courses_offered", plan(ENGLISH), **asked)) == (0, 0)
    assert interval(pe_hours(plan(ENGLISH), catalogue)) == (0, 0)


def test_a_catalogue_of_a_university_is_one_of_higher_education() -> None:
    rows = [("", name, "公共选修课", "", "2", "32", "") for name in ("西方美术史", "影视鉴赏", "合唱")]
    catalogue = plan(*rows, title="某大学全校公共选修课目录")
    found = measure("course_kinds_offered", plan(ENGLISH), catalogue, of="arts", nature="elective")
    assert interval(found) == (3, 3)


@pytest.mark.skipif(not CORPUS.exists(), reason="the shared corpus is not here")
def test_the_real_programme_lacks_sixteen_hours() -> None:
    grids = open_grids("培养方案.xlsx", CORPUS.read_bytes()).grids
    found = pe_hours(*grids)
    assert interval(found) == (128, 128)
    assert [place.cell for place in found.places] == ["D22", "G22", "D37", "G37", "D47", "G47", "D52", "G52"]
    offered = measure("terms_offered", *grids, of="pe", nature="compulsory", terms=[1, 2, 3, 4])
    assert interval(offered) == (4, 4)


@pytest.mark.parametrize(
    "names", [("劳动教育",), ("劳动教育", "思想道德与法治", "形势与政策"), ("劳动教育理论", "大学生心理健康教育")]
)
def test_one_offices_list_proves_the_lack_of_its_own_courses_only(names: tuple[str, ...]) -> None:
    sheet = plan(
        *(("", name, "公共基础课", "必修", "1", "16", "1") for name in names), title="某大学（本科）课程开课一览"
    )
    assert pe_hours(sheet).target.incomplete is not None
    assert measure("course_hours", sheet, of="labour").target.incomplete is None
    assert pe_hours(plan(ENGLISH, ("", "劳动教育", "公共基础课", "必修", "1", "16", "1"))).target.incomplete is None


def test_a_course_listed_twice_in_overlapping_terms_is_taken_once_at_least() -> None:
    rows = (("", "体育", "公共基础课", "必修", "2", "108", "1-3"), ("", "体育", "公共基础课", "必修", "2", "72", "1-2"))
    assert interval(pe_hours(plan(*rows, ENGLISH))) == (108, 180)
