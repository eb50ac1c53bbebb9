"""What a class's name says of grade, stage and number, and what it leaves open."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edu_compliance.model.stage import Stage
from edu_compliance.reading.timetables.texts.class_names import bare_class_name, class_in_title, class_name, named_class
from edu_compliance.reading.timetables.texts.numerals import number
from edu_compliance.reading.timetables.texts.titles import read_title
from tests.reading.said import fold
from tests.reading.said import named as said

CHINESE = "零一二三四五六七八九"


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("一年级1班", "1年级#1"),
        ("一年级三年级复式班", "1,3年级"),
        ("一年级三年级", "1,3年级"),
        ("三年级第2班", "3年级#2"),
        ("三年级(贰)班", "3年级#2"),
        ("七年级十班", "7年级#10"),
        ("一（1）班", "1#1"),
        ("一(1)班", "1#1"),
        ("三⑵班", "3#2"),
        ("三②班", "3#2"),
        ("三㈡班", "3#2"),
        ("三 （ 2 ） 班", "3#2"),
        ("三（10）", "3#10"),
        ("一10班", "1#10"),
        ("一十班", "1#10"),
        ("三二班", "3#2"),
        ("八1班", "8#1"),
        ("三-2班", "3#2"),
        ("三.2", "3#2"),
        ("7(2)班", "7#2"),
        ("12(3)班", "12#3"),
        ("101班", "1#1"),
        ("1203班", "12#3"),
        ("0503班", "5#3"),
        ("0112班", "1#12"),
        ("（3）1班", "3#1"),
        ("七年级703班", "7年级#3"),
        ("四年级101班", "4年级#101"),
        ("初一（101）班", "junior 1#1"),
        ("三年级三（2）班", "3年级#2"),
        ("三年级2班（汉语班）", "3年级#2"),
        ("一年一班", "1#1"),
        ("1年(2)班", "1#2"),
        ("G3C2", "3#2"),
        ("Grade 3 Class 2", "3年级#2"),
        ("Class 3-2", "3#2"),
        ("初一(3)班", "junior 1#3"),
        ("初中一年级3班", "junior 1年级#3"),
        ("初一年级一班", "junior 1年级#1"),
        ("高二5班", "senior 2#5"),
        ("高三理（2）班", "senior 3#2·理"),
        ("高二文1班", "senior 2#1·文"),
        ("高二文科班", "senior 2·文"),
        ("三年级藏语班", "3年级·藏语"),
        ("2025级护理1班", "入学2025#1·护理"),
        ("25级护理（2）班", "入学2025#2·护理"),
        ("25护理1班", "入学2025#1·护理"),
        ("护理2501班", "入学2025#1·护理"),
        ("护理25-1班", "入学2025#1·护理"),
        ("学前教育2025级（2）班", "入学2025#2·学前教育"),
        ("25级畜牧兽医班", "入学2025·畜牧兽医"),
        ("2025级五年制护理1班", "入学2025#1·五年制护理"),
        ("高一护理（2）班", "senior 1#2·护理"),
        ("中职一年级汽修2班", "vocational 1年级#2·汽修"),
        ("高一年级（3）班", "senior 1年级#3"),
        ("小一（1）班", "primary 1#1"),
        ("小学一年级2班", "primary 1年级#2"),
        ("中职一年级1班", "vocational 1年级#1"),
        ("2024级3班", "入学2024#3"),
        ("24级3班", "入学2024#3"),
        ("2401班", "入学2024#1"),
        ("高2025级（2）班", "senior 入学2025#2"),
        ("三年级", "3年级"),
        ("高三", "senior 3"),
        ("2班", "#2"),
        ("（2）班", "#2"),
        ("三、四、五、六年级", "3,4,5,6年级"),
        ("七、八、九年级", "7,8,9年级"),
        ("一、三年级", "1,3年级"),
        ("一三年级复式班", "1,3年级"),
        ("一年级和三年级复式班", "1,3年级"),
        ("三至六年级", "3,4,5,6年级"),
        ("7-9年级", "7,8,9年级"),
        ("大一班", "幼"),
        ("小一班", "幼"),
        ("中二班", "幼"),
    ],
)
def test_every_usual_form_of_a_class_name(text: str, meaning: str) -> None:
    assert said(class_name(fold(text))) == meaning


@pytest.mark.parametrize(
    "text",
    [
        "101",
        "1.1",
        "3-1",
        "32",
        "13年级1班",
        "0年级",
        "二年",
        "教师",
        "体育",
        "语文",
        "远航班",
        "班会",
        "第一节",
        "1-2节",
    ],
)
def test_what_names_no_class_by_itself(text: str) -> None:
    assert class_name(fold(text)) is None


@pytest.mark.parametrize(
    ("text", "meaning"),
    [("101", "1#1"), ("1.1", "1#1"), ("3-1", "3#1"), ("1203", "12#3"), ("101(45人)", "1#1"), ("32", "-")],
)
def test_digits_are_a_class_only_among_classes(text: str, meaning: str) -> None:
    assert said(bare_class_name(text)) == meaning


def test_a_class_may_have_a_name_of_its_own_under_the_word_class() -> None:
    assert said(named_class("22级汽修1班")).startswith("入学2022#1·")
    assert said(named_class("远航班")) == ""
    assert named_class("操场") is None


@pytest.mark.parametrize(
    ("text", "entry", "branch", "number"),
    [
        ("2025级幼儿保育1班", 2025, "幼儿保育", 1),
        ("25级汽车运用与维修（2）班", 2025, "汽车运用与维修", 2),
        ("25数控技术应用1班", 2025, "数控技术应用", 1),
        ("2025级护理专业二班", 2025, "护理", 2),
        ("2025级中餐烹饪班", 2025, "中餐烹饪", None),
        ("汽修2501班", 2025, "汽修", 1),
        ("计算机25-1班", 2025, "计算机", 1),
        ("曲扎县职业技术学校学前教育2501班课程表", 2025, "学前教育", 1),
        ("2026—2027学年第一学期护理25级2班课表", 2025, "护理", 2),
        ("2025级3班", 2025, "", 3),
        ("曲扎县第三中学2501班", 2025, "", 1),
        ("曲扎县职教中心25会计（1）班课程表", 2025, "会计", 1),
        ("曲扎县职教中心25会计(1)班课程表2026-2027学年度下学期", 2025, "会计", 1),
        ("曲扎县一中学前教育2501班", 2025, "学前教育", 1),
    ],
)
def test_a_major_is_part_of_its_classes_name(text: str, entry: int, branch: str, number: int | None) -> None:
    found = class_in_title(fold(text))
    assert found is not None
    assert (found.entry, found.branch, found.number) == (entry, branch, number)


def test_a_grade_behind_the_year_is_no_major() -> None:
    assert said(class_in_title(fold("2026年秋季三年级1班课程表"))) == "3年级#1"
    assert said(class_in_title(fold("24级高一3班"))) == "senior 1#3"


def test_classes_of_two_majors_are_not_the_same_class() -> None:
    cars, nurses = class_in_title("2025级汽修1班"), class_in_title("2025级护理1班")
    assert cars is not None
    assert nurses is not None
    assert not cars.agrees_with(nurses)


@given(grade=st.integers(1, 9), which=st.integers(1, 20), form=st.integers(0, 6))
def test_grade_and_number_are_read_back_from_any_form(grade: int, which: int, form: int) -> None:
    g = CHINESE[grade]
    text = (
        f"{g}年级{which}班",
        f"{g}年级（{which}）班",
        f"{g}（{which}）班",
        f"{g}{which}班",
        f"{grade}（{which}）班",
        f"{grade}{which:02}班",
        f"{g}年级{chinese(which)}班",
    )[form]
    found = class_name(fold(text))
    assert found is not None
    assert (found.grades, found.number) == ((grade,), which)


def chinese(value: int) -> str:
    """A number up to 99 in Chinese."""
    tens, ones = divmod(value, 10)
    return ("" if tens == 0 else "十" if tens == 1 else CHINESE[tens] + "十") + ("" if ones == 0 else CHINESE[ones])


@given(st.integers(1, 99))
def test_numerals_are_read_back(value: int) -> None:
    assert number(chinese(value)) == number(str(value)) == value


@pytest.mark.parametrize(
    "text", ["三（1）班（王伟）", "三（1）班（扎西顿珠）", "三（1）班（班主任：王伟）", "三（1）班(王老师)"]
)
def test_a_head_teacher_behind_a_class_is_no_part_of_its_name(text: str) -> None:
    found = class_name(fold(text))
    assert found is not None
    assert (found.written, said(found)) == ("三(1)班", "3#1")


@pytest.mark.parametrize("text", ["三(2)班(汉语班)", "高一(1)班(文科)", "高一(1)班(平行)"])
def test_what_kind_of_class_it_is_stays_in_its_name(text: str) -> None:
    found = class_name(fold(text))
    assert found is not None
    assert found.written == text


@pytest.mark.parametrize(
    ("text", "meaning"), [("一年级（23人）", "1年级"), ("一年级\n23人", "1年级"), ("三（1）班45人", "3#1")]
)
def test_how_many_pupils_a_class_has_is_not_its_number(text: str, meaning: str) -> None:
    assert (said(class_name(fold(text))), said(read_title(text).classed)) == (meaning, meaning)


@pytest.mark.parametrize("text", ["三年级A班", "三年级甲班", "三（甲）班", "三乙班"])
def test_classes_told_apart_by_letters_keep_them_in_their_names(text: str) -> None:
    found = read_title(f"{text}课程表").classed
    assert found is not None
    assert (found.written, found.grades, found.number) == (text, (3,), None)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("贡嘎镇完小一年级（1）班课程表", "一年级(1)班"),
        ("师范附小三年级2班课程表", "三年级2班"),
        ("县第二小四年级（1）班课表", "四年级(1)班"),
        ("岗措县实验学校小学部五年级1班课程表", "五年级1班"),
        ("岗措县中心小学六年级1班课程表", "六年级1班"),
        ("岗措县实验学校小一（1）班课程表", "小一(1)班"),
        ("小二年级3班课程表", "小二年级3班"),
    ],
)
def test_the_end_of_a_schools_name_is_no_part_of_a_class(title: str, name: str) -> None:
    found = class_in_title(fold(title))
    assert found is not None
    assert (found.written, found.stage) == (name, Stage.PRIMARY)
