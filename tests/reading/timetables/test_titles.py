"""What titles, sheet names and file names say of class, school, year and term."""

import pytest

from edu_compliance.model.stage import Stage
from edu_compliance.reading.timetables.texts.titles import read_title
from tests.reading.said import WHOLE, classes, named, read, reasons, sheet, week_under


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("曲扎县完全小学三年级二班课程表", "primary 3年级#2"),
        ("曲扎县完全小学三 年 级（ 2 ）班 课 程 表", "primary 3年级#2"),
        ("曲扎县第三小学三年级2班课表", "primary 3年级#2"),
        ("三一小学五（2）班课程表", "5#2"),
        ("班级：三（2）班  班主任：王老师", "3#2"),
        ("班级：三年级　　2班　　班主任：扎西", "3年级#2"),
        ("班级:三（2）", "3#2"),
        ("年级：三年级   班级：2", "3年级#2"),
        ("2026—2027学年度第一学期三年级（2）班课程表", "3年级#2"),
        ("2026年9月三(2)班课程表", "3#2"),
        ("302班 课程表", "3#2"),
        ("高一（1）班（藏文班）", "senior 1#1"),
        ("六年级毕业班（1班）课程表", "6年级#1·毕业"),
        ("2026—2027学年度第一学期一（2）班课表", "1#2"),
        ("曲扎县中等职业学校护理2501班课程表", "入学2025#1·护理"),
        ("曲扎县中等职业学校2026-2027学年第一学期25护理1班课表", "入学2025#1·护理"),
        ("曲扎县初级中学2025级（3）班课程表", "入学2025#3"),
        ("课程表（初2025级（3）班）", "junior 入学2025#3"),
        ("曲扎县三完小二〇二六年秋课程表", "-"),
        ("曲扎县三完小二○二六年秋三（2）班课程表", "3#2"),
        ("一、二年级复式班课程表", "1,2年级"),
        ("复式班（三、六年级）课程表", "3,6年级"),
        ("曲扎县完小201班课程表", "primary 2#1"),
        ("曲扎县一小602班课程表", "primary 6#2"),
        ("曲扎县完全小学1-6年级总课程表", "-"),
        ("三年级（1—4班）课程表", "3年级"),
        ("三年级课程表", "3年级"),
        ("课程表", "-"),
        ("第二学期", "-"),
        ("三（1）班、三（2）班课程表", "-"),
        ("备注：三（2）班体育课在操场", "-"),
        ("注:一（1）班", "-"),
    ],
)
def test_the_class_a_title_speaks_of(text: str, meaning: str) -> None:
    assert named(read_title(text).classed) == meaning


@pytest.mark.parametrize(
    ("text", "school"),
    [
        ("曲扎县完全小学课程表", "曲扎县完全小学"),
        ("曲扎县第一中学三（1）班课表", "曲扎县第一中学"),
        ("曲扎县一中课表", "曲扎县一中"),
        ("曲扎县二小二（1）班课表", "曲扎县二小"),
        ("曲扎师范附小课程表", "曲扎师范附小"),
        ("一小时", ""),
        ("2026-2027学年拉孜县第二中学附属小学课表", "拉孜县第二中学附属小学"),
        ("西藏大学附属中学", "西藏大学附属中学"),
        ("曲扎县九年一贯制学校初中部一年级（2）班课程表", "曲扎县九年一贯制学校"),
        ("曲扎县九年一贯制学校2026年秋季课表", "曲扎县九年一贯制学校"),
        ("曲扎县第二小学东校区三（1）班", "曲扎县第二小学东校区"),
        ("曲扎县高级中学（东校区）课表", "曲扎县高级中学"),
        ("日果乡教学点", "日果乡教学点"),
        ("曲扎县完全小学日果教学点一（1）班课程表", "曲扎县完全小学日果教学点"),
        ("曲扎县完全小学（日果校点）课程表", "曲扎县完全小学(日果校点)"),
        ("小学课程表", ""),
        ("初中部课程表", ""),
        ("学校课程表", ""),
        ("备注：本校与曲扎县完全小学合用操场", ""),
        ("全国校园足球特色学校 岗措县第一小学三年级课程表", "岗措县第一小学"),
        ("自治区示范性学校岗措县中学课程表", "岗措县中学"),
        ("体育传统项目学校", ""),
        ("一所学校一行", ""),
        ("寄宿制学校", ""),
        ("岗措县寄宿制学校课程表", "岗措县寄宿制学校"),
        ("2026年秋季岗措县第一小学课程表", "岗措县第一小学"),
        ("2026秋季岗措县第一小学课程表", "岗措县第一小学"),
        ("2026年春岗措县第一小学课程表", "岗措县第一小学"),
        ("2026-2027学年度上学期岗措县第一小学", "岗措县第一小学"),
        ("2026年上半年岗措县第一小学", "岗措县第一小学"),
        ("秋季学期岗措县第一小学", "岗措县第一小学"),
        ("2026年春蕾小学课程表", "春蕾小学"),
        ("年楚河小学三年级", "年楚河小学"),
        ("岗措县职业教育中心2026级护理1班课程表", "岗措县职业教育中心"),
        ("岗措县职教中心课程表", "岗措县职教中心"),
    ],
)
def test_the_school_a_title_names(text: str, school: str) -> None:
    assert read_title(text).school == school


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("2026—2027学年第一学期", (2026, 1)),
        ("2026-2027学年度第二学期", (2026, 2)),
        ("2026-27学年", (2026, None)),
        ("2026/2027", (2026, None)),
        ("2026年秋季", (2026, 1)),
        ("2027年春季", (2026, 2)),
        ("2026年9月", (2026, None)),
        ("二〇二六—二〇二七学年第一学期", (2026, 1)),
        ("2027年3月", (2026, None)),
        ("第2学期", (None, 2)),
        ("26-27学年", (None, None)),
        ("课程表", (None, None)),
    ],
)
def test_school_year_and_term(text: str, when: tuple[int | None, int | None]) -> None:
    title = read_title(text)
    assert (title.year, title.term) == when


@pytest.mark.parametrize(
    ("text", "stage"), [("初中部一（1）班", Stage.JUNIOR), ("高中部", Stage.SENIOR), ("中学部", None)]
)
def test_a_department_tells_the_stage(text: str, stage: Stage | None) -> None:
    assert read_title(text).stage is stage


@pytest.mark.parametrize("text", ["期末考试安排表", "七年级期中监考表", "第一次月考", "期末", "期中复习时间表"])
def test_examinations_are_known_by_their_titles(text: str) -> None:
    assert read_title(text).exam


@pytest.mark.parametrize(
    "text", ["期中后课表", "三（2）班课程表", "期末最后两周停课", "期中前音乐，期中后美术", "体育考试科目计入中考"]
)
def test_a_timetable_is_no_examination(text: str) -> None:
    assert not read_title(text).exam


def test_a_title_under_the_only_table_names_its_class() -> None:
    table = [*week_under(""), [], ["曲扎县完全小学三（2）班课程表"]]
    assert classes(read(sheet(table), school="曲扎县完全小学")) == {"3#2": WHOLE}


def test_a_class_alone_under_the_only_table_is_its_class() -> None:
    assert list(classes(read(sheet([*week_under("我的课程表"), [], ["", "", "三年级（2）班"]])))) == ["3#2"]
    two = [*week_under("我的课程表"), [], ["三年级（2）班", "三年级（3）班"]]
    assert list(classes(read(sheet(two)))) == ["-?"]


def test_a_folder_names_the_grade_of_a_class_that_has_only_a_number() -> None:
    file = "曲扎县完全小学/三年级/2班.xlsx"
    assert classes(read(sheet(week_under("课程表")), file=file, school="曲扎县完全小学")) == {"3#2": WHOLE}


def test_a_kindergarten_s_class_in_a_title_stays_what_it_may_be() -> None:
    found = read(sheet(week_under("曲扎县完全小学大一班课程表")))
    assert reasons(found) == ["class.maybe_preschool"]


@pytest.mark.parametrize(
    "title",
    ["302课程表", "302", "《302》课程表", "2026年秋302课程表", "曲扎县完全小学课程表（302）", "3.2课表", "302課程表"],
)
@pytest.mark.parametrize("beside", [True, False])
def test_digits_in_a_title_are_a_class_where_nothing_else_names_one(title: str, beside: bool) -> None:
    table = [
        [title if beside and not row else "", *cells] for row, cells in enumerate(week_under("" if beside else title))
    ]
    assert classes(read(sheet(table), school="曲扎县完全小学")) == {"3#2": WHOLE}


@pytest.mark.parametrize("title", ["课程表（9.1）", "课程表2026", "课程表 30"])
def test_other_digits_in_a_title_are_none(title: str) -> None:
    assert list(classes(read(sheet(week_under(title)), school="曲扎县完全小学"))) == ["-?"]


def test_the_digits_of_a_file_name_are_a_class_too() -> None:
    found = read(sheet(week_under("课程表")), file="2026年秋302课程表.xlsx", school="曲扎县完全小学")
    assert classes(found) == {"3#2": WHOLE}


def test_a_year_of_leaving_behind_a_term_is_no_year_of_entry() -> None:
    named_ = read_title("2026—2027学年度第一学期2027届2班课表").classed
    assert named_ is not None
    assert (named_.leaving, named_.entry, named_.number) == (2027, None, 2)


@pytest.mark.parametrize("titles", [("三-1课程表", "三-2课程表"), ("301课程表", "302课程表")])
@pytest.mark.parametrize("over", ["曲扎县完全小学2026年秋", ""])
def test_a_short_title_over_the_lessons_heads_a_table_under_the_header_of_the_first(
    titles: tuple[str, str], over: str
) -> None:
    first, second = ([["", over], ["", "", title], *week_under("")] for title in titles)
    table = [*first, *second[:2], *second[3:]]
    assert classes(read(sheet(table), school="曲扎县完全小学")) == {"3#1": WHOLE, "3#2": WHOLE}


def test_digits_tell_the_class_of_the_grade_that_the_sheet_s_name_says() -> None:
    table = [*week_under("301"), (), *week_under("302")]
    found = classes(read(sheet(table, name="三年级"), school="曲扎县完全小学"))
    assert found == {"3#1": WHOLE, "3#2": WHOLE}


TOGETHER = (
    "三（1）（2）班课程表",
    "三（1）、（2）班课程表",
    "三年级（1）班（2）班课程表",
    "三年级1、2班课程表",
    "三年级一、二班课程表",
    "三年级一班、二班课程表",
    "三年级1班2班课程表",
    "三（1、2）班课程表",
    "301、302班课程表",
)


@pytest.mark.parametrize("title", TOGETHER)
def test_a_title_of_two_classes_that_says_their_grade_once_names_neither_alone(title: str) -> None:
    several = read_title(title).several
    assert several is not None
    assert [one.number for one in several] == [1, 2]
    (one,) = read(sheet(week_under(title)), school="曲扎县完全小学").classes
    assert one.binding_doubt is not None
    assert one.binding_doubt.id == "class.names_contradict"


@pytest.mark.parametrize(
    ("title", "number"), [("三（1）班（2）", 1), ("三十一班、课程表", 11), ("三（1）班课程表（2）", 1)]
)
def test_a_number_behind_a_class_is_no_second_class(title: str, number: int) -> None:
    named = read_title(title).classed
    assert named is not None
    assert named.number == number


def test_of_two_tables_under_a_title_of_two_grades_neither_is_surely_of_both() -> None:
    table = [*week_under("三、四年级课程表"), (), *week_under("")]
    found = read(sheet(table), school="曲扎县完全小学")
    assert len(found.classes) == 2
    assert all(name.endswith("?") for name in classes(found))


@pytest.mark.parametrize(
    "title",
    [
        "班主任：王芳",
        "班主任 扎西卓玛",
        "班主任：王芳 课程表",
        "王芳老师",
        "王芳",
        "（王芳）",
        "制表：王芳",
        "教师：王芳",
    ],
)
def test_no_person_over_a_table_becomes_its_class(title: str) -> None:
    (one,) = read(sheet(week_under(title)), school="曲扎县完全小学").classes
    assert one.name == "课程表"


@pytest.mark.parametrize("title", ["高中部", "格桑花班", "雪域格桑花实验班"])
def test_other_words_over_a_table_are_its_class_s_own(title: str) -> None:
    (one,) = read(sheet(week_under(title)), school="曲扎县完全小学").classes
    assert one.name == title
