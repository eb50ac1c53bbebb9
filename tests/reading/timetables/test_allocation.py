"""Allocations: class × subject → weekly lessons, without weekday or period."""

from collections.abc import Sequence
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edu_compliance.model.lesson import ClassKind
from edu_compliance.reading.timetables.texts.weekly_number import weekly
from tests.generator.canvas import Value
from tests.reading.said import classes, read, reasons, sheet

TITLE = ("曲扎县完全小学课时安排表",)
SUBJECTS = ("语文", "数学", "英语", "体育", "音乐", "美术", "劳动", "科学")
LESSONS = (8, 6, 3, 4, 2, 2, 1, 2)
NUMBERS = "劳1 体4 艺4 共28"


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("4", 4, 4),
        ("4节", 4, 4),
        ("4课时", 4, 4),
        ("4节/周", 4, 4),
        ("0.5", "1/2", "1/2"),
        ("1.5", "3/2", "3/2"),
        ("6+1", 7, 7),
        ("4/3", 3, 4),
        ("3/4", 3, 4),
        ("1/2", "1/2", 2),
        ("½", "1/2", "1/2"),
        ("2½", "5/2", "5/2"),
        ("1、2", 1, 2),
        ("3-4", 3, 4),
        ("单周", "1/2", "1/2"),
        ("1(单周)", "1/2", "1/2"),
        ("隔周1节", "1/2", "1/2"),
        ("1单", "1/2", "1/2"),
        ("每两周1节", "1/2", "1/2"),
        ("1次/2周", "1/2", "1/2"),
        ("1（单双周）", "1/2", 1),
        ("单周1双周0", 0, 1),
        ("2（单周）1（双周）", 1, 2),
        ("3或4", 3, 4),
        ("2.5+0.5", 3, 3),
        ("每周2节", 2, 2),
        ("4\n扎西", 4, 4),
        ("扎西4", 4, 4),
        ("4（含足球1）", 4, 4),
        ("4节（其中足球1节）", 4, 4),
        ("0", 0, 0),
    ],
)
def test_what_a_cell_says(text: str, low: int | str, high: int | str) -> None:
    assert weekly(text) == (Fraction(low), Fraction(high))


@pytest.mark.parametrize("text", ["扎西", "", "无", "√", "4 5", "100", "三", "2×1", "45人", "40分钟", "4*"])
def test_what_is_no_number_of_lessons(text: str) -> None:
    assert weekly(text) is None


@given(st.text(max_size=12))
def test_low_is_never_above_high(text: str) -> None:
    found = weekly(text)
    assert found is None or 0 <= found[0] <= found[1]


def allocated(table: Sequence[Sequence[Value]], merged: Sequence[tuple[int, int, int, int]] = ()) -> dict[str, str]:
    found = read(sheet([TITLE, *table], merged))
    assert all(one.kind is ClassKind.ALLOCATION and not one.days for one in found.classes)
    return classes(found)


@pytest.mark.parametrize("total", [True, False])
def test_subjects_across(total: bool) -> None:
    more = ("合计",) if total else ()
    rows = [("班级", *SUBJECTS, *more), ("三（1）班", *LESSONS, *(28 for _ in more))]
    assert allocated(rows) == {"3#1": NUMBERS}


def test_an_unknown_subject_before_the_first_known_one_is_counted_and_pupils_are_not() -> None:
    rows = [("班级", "学生总数", "雪域行走", *SUBJECTS), ("三（1）班", 41, 1, *LESSONS), ("三（2）班", 39, 1, *LESSONS)]
    assert allocated(rows) == {f"3#{n}?": "劳1…2 体4…5 艺4…5 共29" for n in (1, 2)}


def test_the_teacher_may_stand_before_the_lessons() -> None:
    rows: list[Sequence[Value]] = [
        ("班级", *(text for s in SUBJECTS for text in (s, ""))),
        ("", *("教师", "课时") * len(SUBJECTS)),
        *((f"三（{k}）班", *(value for n in LESSONS for value in ("扎西", n))) for k in (1, 2)),
    ]
    merged = [(1, 1 + 2 * at, 1, 2 + 2 * at) for at in range(len(SUBJECTS))]
    assert allocated(rows, merged) == {"3#1": NUMBERS, "3#2": NUMBERS}


@pytest.mark.parametrize("name", ["{}年级", "{}"])
def test_what_is_said_of_grades(name: str) -> None:
    rows = [("年级", *SUBJECTS), *((name.format(grade), *LESSONS) for grade in "一二三四五六")]
    assert allocated(rows) == {str(grade): NUMBERS for grade in range(1, 7)}


def test_subjects_down() -> None:
    rows = [
        ("科目", "三（1）班", "三（2）班"),
        *((s, n, n) for s, n in zip(SUBJECTS, LESSONS, strict=True)),
        ("合计", 28, 28),
    ]
    assert allocated(rows) == {"3#1": NUMBERS, "3#2": NUMBERS}


@pytest.mark.parametrize("at", [0, 3])
def test_a_lesson_and_a_half_of_an_unknown_subject_is_no_class_1_5(at: int) -> None:
    rows = [(name, count, count) for name, count in zip(SUBJECTS, LESSONS, strict=True)]
    rows.insert(at, ("机械基础", 2, 1.5))
    found = allocated([TITLE, ("科目", "三（1）班", "三（2）班"), *rows])
    assert found == {"3#1?": "劳1…3 体4…6 艺4…6 共30", "3#2?": "劳1…2.5 体4…5.5 艺4…5.5 共29.5"}


def test_classes_named_by_a_grade_and_a_number_stand_over_their_lessons() -> None:
    rows = [(name, count, count) for name, count in zip(SUBJECTS, LESSONS, strict=True)]
    assert allocated([TITLE, ("科目", 1.4, 1.5), *rows]) == {"1#4": NUMBERS, "1#5": NUMBERS}


def test_grades_over_or_beside_the_classes() -> None:
    rows: list[Sequence[Value]] = [("科目", "三年级", "", "四年级"), ("", "1班", "2班", "1班")]
    rows += [(s, n, n, n) for s, n in zip(SUBJECTS, LESSONS, strict=True)]
    assert list(allocated(rows, [(1, 0, 2, 0), (1, 1, 1, 2)])) == ["3#1", "3#2", "4#1"]
    rows = [
        ("年级", "班级", *SUBJECTS),
        ("三年级", "1班", *LESSONS),
        ("", "2班", *LESSONS),
        ("四年级", "1班", *LESSONS),
    ]
    assert list(allocated(rows, [(2, 0, 3, 0)])) == ["3#1", "3#2", "4#1"]


def test_teachers_columns_say_nothing() -> None:
    header = ("班级", *(value for subject in SUBJECTS for value in (subject, "")))
    row = ("三（1）班", *(value for number in LESSONS for value in (str(number), "扎西")))
    assert allocated([header, row], [(1, 1 + 2 * n, 1, 2 + 2 * n) for n in range(8)]) == {"3#1": NUMBERS}


def test_a_header_may_say_every_other_week() -> None:
    rows = [("班级", *SUBJECTS, "校本阅读(0.5)", "书法（0.5）"), ("三（1）班", *LESSONS, 1, 0.5)]
    assert allocated(rows) == {"3#1?": "劳1 体4 艺4…4.5 共29"}


def test_two_numbers_in_a_cell_are_between_them_and_a_doubt() -> None:
    found = read(sheet([TITLE, ("班级", *SUBJECTS), ("三（1）班", 8, 6, 3, "4/3", 2, 2, 1, 2)]))
    (numbers,) = classes(found).values()
    assert " 体3…4 " in numbers
    assert "doubt.weeks_or_terms" in reasons(found)


def test_a_cell_that_is_no_number_is_a_doubt() -> None:
    found = read(sheet([TITLE, ("班级", *SUBJECTS), ("三（1）班", 8, 6, 3, "待定", 2, 2, 1, 2)]))
    assert list(classes(found)) == ["3#1?"]
    assert "doubt.allotment_not_a_number" in reasons(found)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [("3(2+1)", "劳1 体0…6 艺4 共24"), ("有", "劳1 体0…4 艺4 共24"), ("4*", "劳1 体0…4 艺4 共24")],
)
def test_what_a_cell_nobody_understands_may_mean_is_within_the_numbers(text: str, numbers: str) -> None:
    assert allocated([("班级", *SUBJECTS), ("三（1）班", 8, 6, 3, text, 2, 2, 1, 2)]) == {"3#1?": numbers}


def test_a_row_of_its_own_names_the_grade_of_the_classes_under_it() -> None:
    rows = [("班级", *SUBJECTS), ("三年级",), ("1班", *LESSONS), ("2班", *LESSONS), ("四年级",), ("1班", *LESSONS)]
    assert allocated(rows) == {"3#1": NUMBERS, "3#2": NUMBERS, "4#1": NUMBERS}


@pytest.mark.parametrize("names", [("1", "2"), ("一", "二"), (1, 2), ("（1）", "（2）")])
@pytest.mark.parametrize("grade", ["三年级", "三", "3"])
def test_classes_that_are_numbers_beside_their_grade(grade: str, names: tuple[Value, ...]) -> None:
    rows = [("年级", "班级", *SUBJECTS), (grade, names[0], *LESSONS), ("", names[1], *LESSONS)]
    assert allocated(rows) == {"3#1": NUMBERS, "3#2": NUMBERS}
    assert allocated(rows, [(2, 0, 3, 0)]) == {"3#1": NUMBERS, "3#2": NUMBERS}


def test_a_sum_is_no_class_though_a_number_stands_under_its_name() -> None:
    rows = [("序号", "班级", "人数", *SUBJECTS), (1, "1", 40, *LESSONS), ("合计", 1, 40, *LESSONS)]
    assert classes(read(sheet([("曲扎县完全小学三年级课时安排表",), *rows]))) == {"3#1": NUMBERS}


def test_a_class_over_two_rows_is_between_their_numbers() -> None:
    odd, even = (8, 6, 3, 4, 2, 2, 1, 2), (8, 6, 3, 3, 2, 2, 2, 2)
    rows = [("班级", *SUBJECTS), ("三（1）班", *odd), ("", *even), ("三（2）班", *LESSONS)]
    found = read(sheet([TITLE, *rows], [(2, 0, 3, 0)]))
    assert classes(found) == {"3#1?": "劳1…2 体3…4 艺4 共27", "3#2": NUMBERS}
    lost = read(sheet([TITLE, *rows]))
    assert "sheet.lessons_of_nobody" in {one.reason.id for file in lost.files for one in file.sheets if one.reason}


@pytest.mark.parametrize("once", [True, False])
def test_a_list_whose_classes_are_numbers_beside_their_grade(once: bool) -> None:
    table: list[Sequence[Value]] = [("年级", "班级", "课程", "周节数", "教师")]
    for grade in ("一年级", "二年级"):
        for number in ("1班", "2班"):
            for subject, lessons in zip(SUBJECTS, LESSONS, strict=True):
                first = subject == SUBJECTS[0]
                left = (
                    (grade if first and number == "1班" else "", number if first else "") if once else (grade, number)
                )
                table.append((*left, subject, lessons, "扎西"))
    assert classes(read(sheet(table))) == dict.fromkeys(("1#1", "1#2", "2#1", "2#2"), NUMBERS)


def test_a_list_of_class_subject_and_lessons() -> None:
    rows = [
        ("三（1）班" if n == 0 else "", s, "扎西", k) for n, (s, k) in enumerate(zip(SUBJECTS, LESSONS, strict=True))
    ]
    table = [("班级", "科目", "教师", "周课时"), *rows]
    assert allocated(table) == allocated([row[::-1] for row in table]) == {"3#1": NUMBERS}


@pytest.mark.parametrize("none", ["", "-", "—", "/", "无"])
@pytest.mark.parametrize("first", ["课程", ""])
def test_bare_grades_under_the_word_for_them(none: str, first: str) -> None:
    """课程 | 年级 over 一 … 六: no weekdays, whatever stands where a grade has no such lesson."""
    lessons = [
        (s, *[none if s == "英语" and g < 2 else n for g in range(6)]) for s, n in zip(SUBJECTS, LESSONS, strict=True)
    ]
    table: list[Sequence[Value]] = [(first, "年级"), ("", *"一二三四五六"), *lessons, ("说明：每课时40分钟。",)]
    found = allocated(table, [(1, 0, 2, 0), (1, 1, 1, 6)])
    assert found == {str(g + 1): NUMBERS if g > 1 else "劳1 体4 艺4 共25" for g in range(6)}


@pytest.mark.parametrize("again", [True, False])
def test_a_number_in_a_list_is_another_class_beside_each_grade(again: bool) -> None:
    table: list[Sequence[Value]] = [("年级", "班级", "学科", "教师", "周课时")]
    for grade, number in (("三年级", "1班"), ("三年级", "2班"), ("四年级", "1班")):
        for n, (subject, lessons) in enumerate(zip(SUBJECTS, LESSONS, strict=True)):
            first = n == 0 and number == "1班"
            table.append((grade if again or first else "", number if again or not n else "", subject, "扎西", lessons))
    assert allocated(table) == {"3#1": NUMBERS, "3#2": NUMBERS, "4#1": NUMBERS}


@pytest.mark.parametrize(
    "table",
    [
        [
            ("班级", "班主任", "语文", "数学", "体育"),
            ("三（1）", "扎西", "扎西", "卓玛", "王芳"),
            ("三（2）", "卓玛", "扎西", "卓玛", "王芳"),
        ],
        [
            ("序号", "姓名", "任教学科", "任教班级", "周课时"),
            (1, "扎西", "语文", "三（1）、三（2）", 14),
            (2, "卓玛", "体育", "三（3）", 12),
        ],
    ],
)
def test_who_teaches_what_is_no_allocation(table: Sequence[Sequence[Value]]) -> None:
    assert read(sheet(table)).classes == ()


@pytest.mark.parametrize("corner", ["科目\\年级", "年级"])
def test_bare_grades_over_numbers_are_no_weekdays(corner: str) -> None:
    """As the national curriculum's own table is written."""
    rows = [(subject, *[lessons] * 6) for subject, lessons in zip(SUBJECTS, LESSONS, strict=True)]
    sums = [("周总课时数(节)", *[28] * 6), ("学年总课时", *[980] * 6)]
    found = read(sheet([(corner, *"一二三四五六"), *rows, *sums]))
    assert classes(found) == {str(grade): NUMBERS for grade in range(1, 7)}


def test_bare_numerals_over_a_weeks_lessons_each_are_grades() -> None:
    rows = [(subject, *[lessons] * 5) for subject, lessons in zip(SUBJECTS, LESSONS, strict=True)]
    assert classes(read(sheet([("课程", *"一二三四五"), *rows]))) == {str(grade): NUMBERS for grade in range(1, 6)}


def test_numbers_under_what_may_be_weekdays_are_not_passed_over_in_silence() -> None:
    rows = [(subject, *[1] * 5) for subject in SUBJECTS]
    found = read(sheet([("课程", *"一二三四五"), *rows]))
    assert classes(found) == {}
    assert not found.files[0].sheets[0].understood


def test_a_second_row_of_headings_says_which_column_counts() -> None:
    """教师 | 课时 under each subject, merged or not, as in a file that was saved as CSV."""
    subjects = [text for subject in SUBJECTS for text in (subject, "")]
    rows = [(f"一（{n}）班", *(text for lessons in LESSONS for text in ("张伟", lessons))) for n in (1, 2)]
    table = [TITLE, ("班级", *subjects), ("", *["教师", "课时"] * 8), *rows]
    merged = [(1, column, 1, column + 1) for column in range(1, 17, 2)]
    assert classes(read(sheet(table))) == classes(read(sheet(table, merged))) == {"1#1": NUMBERS, "1#2": NUMBERS}


def test_two_terms_that_differ_are_an_interval() -> None:
    spring = {"体育": 5}
    rows = [(one, n, spring.get(one, n)) for one, n in zip(SUBJECTS, LESSONS, strict=True)]
    table = [("学科", "一年级", ""), ("", "上学期", "下学期"), *rows]
    for merged in ([], [(0, 1, 0, 2)]):
        assert classes(read(sheet(table, merged))) == {"1?": "劳1 体4…5 艺4 共28"}


def test_grades_from_one_to_another_are_each_spoken_of() -> None:
    found = read(sheet([("年级", *SUBJECTS), ("一、二年级", *LESSONS), ("三至六年级", *LESSONS)]))
    assert classes(found) == {"1,2": NUMBERS, "3,4,5,6": NUMBERS}


@pytest.mark.parametrize("down", [False, True])
def test_lessons_of_nobody_known_are_said(down: bool) -> None:
    """A class by a name of its own, in rows or in columns; sums and standards are none."""
    sums = tuple(2 * n for n in LESSONS)
    rows = [("班级", *SUBJECTS), ("一（1）班", *LESSONS), ("向阳组", *LESSONS), ("合计", *sums), ("国家标准", *LESSONS)]
    found = read(sheet(list(zip(*rows, strict=True)) if down else rows), school="曲扎县完全小学")
    assert classes(found) == {"1#1": NUMBERS}
    (one,) = found.files[0].sheets
    assert not one.understood
    assert one.reason is not None
    assert ("C1" if down else "A3") in str(one.reason.parameters["places"])


@pytest.mark.parametrize("head", ["三（1）班、某某", "某班"])
def test_lessons_of_nobody_known_are_said_before_the_first_class_too(head: str) -> None:
    rows = [("班级", *SUBJECTS), (head, *LESSONS), ("三（3）班", *LESSONS)]
    found = read(sheet(rows), school="曲扎县完全小学")
    assert classes(found) == {"3#3": NUMBERS}
    assert "sheet.lessons_of_nobody" in reasons(found)
    standards = read(sheet([rows[0], ("国家标准", *LESSONS), ("任课班数", *LESSONS), rows[2]]), school="曲扎县完全小学")
    assert "sheet.lessons_of_nobody" not in reasons(standards)


@pytest.mark.parametrize(
    "head",
    [
        "三（1）班、三（2）班",
        "三（1）、（2）班",
        "三（1、2）班",
        "三（1）—（2）班",
        "三年级1-2班",
        "三（1）班\n三（2）班",
        "三1班，三2班",
    ],
)
@pytest.mark.parametrize("down", [False, True])
def test_classes_named_together_have_each_what_their_row_says(head: str, down: bool) -> None:
    rows = [("班级", *SUBJECTS, "合计"), (head, *LESSONS, 28), ("三（3）班", *LESSONS, 28)]
    found = allocated(list(zip(*rows, strict=True)) if down else rows)
    assert found == {f"3#{n}": NUMBERS for n in (1, 2, 3)}


def test_classes_named_together_by_their_numbers_beside_a_grade() -> None:
    rows = [("年级", "班级", *SUBJECTS), ("三年级", "1班、2班", *LESSONS), ("四年级", "1班", *LESSONS)]
    assert allocated(rows) == {"3#1": NUMBERS, "3#2": NUMBERS, "4#1": NUMBERS}


def test_what_is_no_week_of_classes_named_together_may_be_of_all_of_them() -> None:
    rows = [("班级", *SUBJECTS), ("三（1）班、三（2）班", *(2 * n for n in LESSONS)), ("三（3）班", *LESSONS)]
    found = allocated(rows)
    assert found["3#3"] == NUMBERS
    assert found["3#1?"] == found["3#2?"] == "劳0…2 体0…8 艺0…8 共0"
    few = allocated([("班级", *SUBJECTS[3:7]), ("三（1）班、三（2）班", 8, 4, 4, 2), ("三（3）班", *LESSONS[3:7])])
    assert few["3#1?"] == few["3#2?"] == "劳0…2 体0…8 艺0…8 共0"


REVERSED = (SUBJECTS[::-1], LESSONS[::-1])


def turned(rows: Sequence[Sequence[Value]]) -> list[tuple[Value, ...]]:
    width = max(map(len, rows))
    return list(zip(*([*row, *[""] * (width - len(row))] for row in rows), strict=True))


@pytest.mark.parametrize("blank", [True, False])
@pytest.mark.parametrize("grades", [True, False])
def test_tables_under_each_other_have_each_their_own_header(blank: bool, grades: bool) -> None:
    first = [("班级", *SUBJECTS), ("1班" if grades else "三（1）班", *LESSONS)]
    second = [("班级", *REVERSED[0], "藏语文"), ("1班" if grades else "四（1）班", *REVERSED[1], 5)]
    rows = [*([("三年级",)] if grades else []), *first, *([()] if blank else [])]
    rows += [*([("四年级",)] if grades else []), *second]
    assert allocated(rows) == {"3#1": NUMBERS, "4#1": NUMBERS.replace("28", "33")}


def test_tables_beside_each_other_have_each_their_own_header() -> None:
    first = [("班级", *SUBJECTS), ("三（1）班", *LESSONS), ("三（2）班", *LESSONS)]
    second = [("班级", *REVERSED[0]), ("四（1）班", *REVERSED[1]), ("四（2）班", *REVERSED[1])]
    four = {"3#1": NUMBERS, "3#2": NUMBERS, "4#1": NUMBERS, "4#2": NUMBERS}
    assert allocated([(*one, "", *other) for one, other in zip(first, second, strict=True)]) == four
    assert allocated(turned([*first, ("",), *second])) == four
    under = [*turned(first), ("",), *turned(second)]
    assert allocated([("科目" if row[0] == "班级" else row[0], *row[1:]) for row in under]) == four


def test_the_班_behind_the_subjects_is_the_class_meeting() -> None:
    assert allocated([("班级", *SUBJECTS, "班"), ("三（1）班", *LESSONS, 1)]) == {"3#1": NUMBERS.replace("28", "29")}


def test_subjects_under_a_subject_are_counted_each() -> None:
    rows = [
        ("班级", "语文", "", "数学", "体育", "", "音乐", "劳动"),
        ("", "阅读", "写字", "", "体育", "足球", "", ""),
        ("三（1）班", 7, 1, 9, 3, 1, 4, 1),
    ]
    merged = [(1, 0, 2, 0), (1, 1, 1, 2), (1, 4, 1, 5), *((1, c, 2, c) for c in (3, 6, 7))]
    assert allocated(rows, merged) == {"3#1": "劳1 体4 艺4 共26"}


@pytest.mark.parametrize("remark", ["劳动单周上", "劳动隔周", "单周：劳动", "劳动、班会轮换"])
def test_a_remark_that_a_subject_takes_turns_is_a_doubt(remark: str) -> None:
    rows = [("班级", *SUBJECTS, "备注"), ("三（1）班", *LESSONS, remark)]
    assert allocated(rows) == {"3#1?": "劳0.5…1.5 体4 艺4 共28"}


GRADES = "一二三四五六七八九"


@pytest.mark.parametrize("names", [GRADES, [f"{one}年级" for one in GRADES], range(1, 10)])
@pytest.mark.parametrize("above", [True, False])
def test_grades_under_the_word_年级(names: Sequence[Value], above: bool) -> None:
    rows = [(subject, *[lessons] * 9) for subject, lessons in zip(SUBJECTS, LESSONS, strict=True)]
    head = [("课 程", "年 级"), ("", *names)] if above else [("科目\\年级", *names)]
    merged = [(1, 1, 1, 9), (1, 0, 2, 0)] if above else []
    assert allocated([*head, *rows], merged) == {str(grade): NUMBERS for grade in range(1, 10)}


def test_a_finer_name_beside_a_subject_is_what_is_counted() -> None:
    """艺术 | 音乐 and 美术; 语文, alone in its row, is not lost."""
    rows = [("语文", "", 8, 7), ("数学", "", 4, 4), ("体育", "", 4, 3), ("艺术", "音乐", 2, 2), ("", "美术", 1, 2)]
    rows += [("综合实践活动", "信息技术", 1, 1), ("", "劳动与技术教育", 1, 1), ("地方课程", "", 2, 2)]
    head = ("课程", "", "一年级", "三年级")
    found = allocated([head, *rows], [(1, 0, 1, 1), (5, 0, 6, 0), (7, 0, 8, 0), (9, 0, 9, 1)])
    assert found == {"1": "劳1 体4 艺3 共23", "3": "劳1 体3 艺4 共22"}


def listed(*head: Value) -> list[Sequence[Value]]:
    return [head, *((s, n, "扎西") for s, n in zip(SUBJECTS, LESSONS, strict=True)), ("合计", sum(LESSONS), "")]


@pytest.mark.parametrize("word", ["周课时", "每周节数", "节数", "课时"])
@pytest.mark.parametrize(
    ("title", "name", "file"),
    [("三年级课程安排表", "Sheet1", "a.xlsx"), ("", "三年级", "a.xlsx"), ("", "Sheet1", "三年级课程安排.xlsx")],
)
def test_a_list_of_the_grade_in_its_title_or_name(title: str, name: str, file: str, word: str) -> None:
    found = read(sheet([(title,), *listed("科目", word, "教师")], name=name), file=file, school="曲扎县完全小学")
    assert classes(found) == {"3": NUMBERS}


@pytest.mark.parametrize("word", ["周课时", "课时", "节数"])
def test_lists_under_or_beside_each_other_have_each_its_grade(word: str) -> None:
    lists = [[(name,), *listed("科目", word, "教师")] for name in ("一年级", "二年级", "三年级")]
    assert allocated([row for one in lists for row in (*one, ("",))]) == dict.fromkeys("123", NUMBERS)
    beside = [[*a, *[""] * (3 - len(a)), *b, *[""] * (3 - len(b)), *c] for a, b, c in zip(*lists, strict=True)]
    assert allocated(beside, [(1, column, 1, column + 2) for column in (0, 3, 6)]) == dict.fromkeys("123", NUMBERS)


def test_lists_of_nobody_known_are_said() -> None:
    rows = listed("科目", "周课时", "教师")
    found = read(sheet([("三年级",), *rows, ("卓玛老师",), *rows]), school="曲扎县完全小学")
    assert "sheet.lessons_of_nobody" in {one.reason.id for one in found.files[0].sheets if one.reason}
    assert reasons(read(sheet(rows)))


def test_a_grade_beside_its_subjects_and_a_subject_that_two_teach_there() -> None:
    rows = [
        (("三年级", s, n) if at == 0 else ("", s, n)) for at, (s, n) in enumerate(zip(SUBJECTS, LESSONS, strict=True))
    ]
    assert allocated([("年级", "科目", "周课时"), *rows]) == {"3": NUMBERS}
    found = read(sheet([("年级", "科目", "周课时"), *rows, ("", "体育", 1)]), school="曲扎县完全小学")
    assert classes(found) == {"3?": "劳1 体0…5 艺4 共24"}


@pytest.mark.parametrize("subjects_down", [True, False])
def test_a_number_merged_over_two_subjects_is_shared_by_them(subjects_down: bool) -> None:
    lessons = [*LESSONS[:4], 4, "", *LESSONS[6:]]
    rows = list(zip(("科目", *SUBJECTS), ("三（1）班", *lessons), strict=True))
    table = rows if subjects_down else turned(rows)
    merged = (6, 1, 7, 1) if subjects_down else (2, 5, 2, 6)
    assert allocated(table, [merged]) == {"3#1": NUMBERS}


def test_two_terms_of_a_list_are_an_interval() -> None:
    rows = [(s, n, n - (s == "体育")) for s, n in zip(SUBJECTS, LESSONS, strict=True)]
    table = [("三年级课程安排表",), ("科目", "周课时", ""), ("", "上学期", "下学期"), *rows, ("合计", 28, 27)]
    found = read(sheet(table, [(1, 1, 1, 2)]), school="曲扎县完全小学")
    assert classes(found) == {"3?": "劳1 体3…4 艺4 共27"}


def test_lessons_of_an_activity_are_none() -> None:
    found = read(sheet([("三年级课后服务课时安排表",), *listed("科目", "周课时", "教师")]))
    assert (found.classes, reasons(found)) == ((), ["sheet.activity"])


@pytest.mark.parametrize("when", ["节次", "时间段", "时间"])
def test_a_days_lessons_in_a_list_are_no_weeks(when: str) -> None:
    rows = [(f"0{hour}:00-0{hour}:40", s, "1节") for hour, s in enumerate(SUBJECTS, start=1)]
    assert read(sheet([("四年级课程时间表",), (when, "课程名称", "课时"), *rows])).classes == ()


HELD = tuple(n - (s in ("体育", "美术")) for s, n in zip(SUBJECTS, LESSONS, strict=True))
SHORT_OF_THEM = "劳1 体3 艺3 共26"


@pytest.mark.parametrize(("should", "are"), [("应开", "实开"), ("规定课时", "实际课时"), ("标准", "学校")])
def test_what_is_held_counts_and_not_what_should_be(should: str, are: str) -> None:
    subjects = [text for subject in SUBJECTS for text in (subject, "")]
    numbers = [n for pair in zip(LESSONS, HELD, strict=True) for n in pair]
    table = [("年级", *subjects), ("", *(should, are) * len(SUBJECTS)), ("三年级", *numbers)]
    merged = [(1, at, 1, at + 1) for at in range(1, 2 * len(SUBJECTS), 2)]
    assert allocated(table, [(1, 0, 2, 0), *merged]) == {"3": SHORT_OF_THEM}
    down = [("课程", "三年级", "", "四年级", ""), ("", should, are, should, are)]
    rows = [(s, a, b, a, b) for s, a, b in zip(SUBJECTS, LESSONS, HELD, strict=True)]
    assert allocated([*down, *rows], [(1, 0, 2, 0), (1, 1, 1, 2), (1, 3, 1, 4)]) == dict.fromkeys("34", SHORT_OF_THEM)


@pytest.mark.parametrize("names", ["merged", "first", "each"])
@pytest.mark.parametrize(("should", "are"), [("应开课时", "实开课时"), ("国家标准", "学校实际")])
def test_rows_of_what_should_be_and_of_what_is_held(names: str, should: str, are: str) -> None:
    table: list[Sequence[Value]] = [("年级", "项目", *SUBJECTS)]
    for grade in ("三年级", "四年级"):
        again = grade if names == "each" else ""
        missing = [b - a for a, b in zip(LESSONS, HELD, strict=True)]
        table += [(grade, should, *LESSONS), (again, are, *HELD), (again, "差额", *missing)]
    merged = [(2, 0, 4, 0), (5, 0, 7, 0)] if names == "merged" else []
    assert allocated(table, merged) == dict.fromkeys("34", SHORT_OF_THEM)


@pytest.mark.parametrize("difference", ["差额", "增减", "超缺课时"])
def test_what_is_missing_is_no_number_of_lessons(difference: str) -> None:
    words = ("应开", "实开", difference)
    down = [("课程", "三年级", "", ""), ("", *words)]
    rows = [(s, a, b, b - a) for s, a, b in zip(SUBJECTS, LESSONS, HELD, strict=True)]
    assert allocated([*down, *rows], [(1, 0, 2, 0), (1, 1, 1, 3)]) == {"3": SHORT_OF_THEM}
    assert allocated([("三年级",), ("科目", *words), *rows]) == {"3": SHORT_OF_THEM}


@pytest.mark.parametrize(("should", "are"), [("国家规定周课时", "学校实际周课时"), ("标准课时", "实开课时")])
def test_a_list_of_what_should_be_and_what_is_held(should: str, are: str) -> None:
    rows = list(zip(SUBJECTS, LESSONS, HELD, strict=True))
    assert allocated([("三年级",), ("科目", should, are, "是否达标"), *rows]) == {"3": SHORT_OF_THEM}


def test_headings_that_say_lessons_are_subjects_and_numbers_of_classes_are_none() -> None:
    names = (
        "语文课时",
        "数学周课时",
        "英语周课时数",
        "每周体育课时",
        "音乐（节/周）",
        "美术课节数",
        "劳动周课时",
        "科学周课时",
    )
    table = [("年级", "班级数", *names, "备注"), *((f"{grade}年级", 2, *LESSONS, "") for grade in "三四")]
    assert allocated(table) == dict.fromkeys("34", NUMBERS)


def test_one_subject_may_have_many_lessons_and_a_list_that_counts_otherwise_is_said() -> None:
    rows = [("数学", 14), *((s, n) for s, n in zip(SUBJECTS, LESSONS, strict=True) if s != "数学")]
    assert allocated([("三年级",), ("科目", "周课时"), *rows]) == {"3": "劳1 体4 艺4 共36"}
    hours = [(s, n * 18) for s, n in zip(SUBJECTS, LESSONS, strict=True)]
    found = read(sheet([("三年级",), ("科目", "周课时"), *rows, ("四年级",), ("科目", "课时"), *hours]))
    assert "sheet.lessons_of_nobody" in reasons(found)


@pytest.mark.parametrize("said", ["{}（{}）", "{}({}节)", "{}（{}课时）"])
def test_a_heading_may_say_the_lessons_over_the_teachers_names(said: str) -> None:
    head = [said.format(s, n) for s, n in zip(SUBJECTS, LESSONS, strict=True)]
    rows = [(f"三（{k}）班", "扎西", "王伟", "李娜", "次仁", "卓玛", "德吉", "王伟", "张强") for k in (1, 2)]
    assert allocated([("班级", *head), *rows]) == {"3#1": NUMBERS, "3#2": NUMBERS}
    assert allocated(turned([("班级", *head), *rows])) == {"3#1": NUMBERS, "3#2": NUMBERS}
    without = [("班级", *SUBJECTS), *rows]
    assert read(sheet(without)).classes == ()


def test_a_list_by_teachers_is_one_of_classes_where_each_line_is_of_one() -> None:
    lines = [(n, "扎西", s, f"三（{k}）班", n) for k in (1, 2) for s, n in zip(SUBJECTS, LESSONS, strict=True)]
    head = ("序号", "教师姓名", "任教学科", "任教班级", "周课时")
    assert allocated([head, *sorted(lines)]) == {"3#1": NUMBERS, "3#2": NUMBERS}
    short = [(*line[:3], line[3].removesuffix("班"), line[4]) for line in lines]  # 三（1）
    assert allocated([head, *short]) == {"3#1": NUMBERS, "3#2": NUMBERS}
    found = read(sheet([head, *lines, (17, "王伟", "语文", "三（3）、三（4）", 14)]), school="曲扎县完全小学")
    neither = dict.fromkeys(("3#3?", "3#4?"), "劳0 体0 艺0 共0")
    assert classes(found) == {"3#1": NUMBERS, "3#2": NUMBERS, **neither}, "14 of both, or of each"
    assert "sheet.lessons_of_nobody" in reasons(found)


def test_a_teacher_or_a_book_between_the_subjects_and_the_classes_is_no_finer_name() -> None:
    people = ("扎西", "王伟", "李娜", "次仁", "卓玛", "德吉", "王伟", "张强")
    rows = list(zip(SUBJECTS, people, LESSONS, strict=True))
    assert allocated([("科目", "任课教师", "三年级"), *rows]) == {"3": NUMBERS}
    assert allocated([("科目", "", "三年级"), *rows]) == {"3": NUMBERS}
    books = [(s, "人教版", n) for s, n in zip(SUBJECTS, LESSONS, strict=True)]
    assert allocated([("科目", "教材版本", "三年级"), *books]) == {"3": NUMBERS}


def of_two(names: str, words: str = "每班周课时") -> list[Sequence[Value]]:
    rows = [(subject, names, n) for subject, n in zip(SUBJECTS, LESSONS, strict=True)]
    return [("学科", "任教班级", words), *((s, "二（1）班", n) for s, _, n in rows), *rows]


@pytest.mark.parametrize("names", ["三（1）班、三（2）班", "三（1）、（2）班", "三（1）班 三（2）班"])
def test_a_row_for_two_classes_is_each_one_s(names: str) -> None:
    assert allocated(of_two(names)) == dict.fromkeys(("2#1", "3#1", "3#2"), NUMBERS)


def test_one_number_for_two_classes_is_each_one_s_or_their_sum() -> None:
    found = allocated(of_two("三（1）班、三（2）班", "周课时"))
    assert found == {"2#1": NUMBERS, "3#1?": "劳0…1 体0…4 艺0…4 共0", "3#2?": "劳0…1 体0…4 艺0…4 共0"}


def test_a_row_for_classes_that_cannot_be_told_is_said_and_never_dropped() -> None:
    found = read(sheet(of_two("全年级平行班")))
    assert [one.name for one in found.classes] == ["二（1）班"]
    assert "sheet.lessons_of_nobody" in reasons(found)


def test_two_allocations_of_a_class_in_one_sheet_are_never_taken_for_one() -> None:
    """The second holds fewer lessons, which were dropped without a word."""
    table: list[Sequence[Value]] = []
    for term, numbers in (("上学期", LESSONS), ("下学期", HELD)):
        table += [(term,), ("班级", *SUBJECTS), ("三（1）班", *numbers), ("三（2）班", *numbers), ()]
    found = allocated(table)
    assert {name: "…" in numbers for name, numbers in found.items()} == {"3#1?": True, "3#2?": True}


@pytest.mark.parametrize("weeks", [18, 20])
def test_lessons_of_a_term_are_no_lessons_a_week(weeks: int) -> None:
    rows = [(subject, *[n * weeks] * 3) for subject, n in zip(SUBJECTS, LESSONS, strict=True)]
    found = allocated([("学科", "三年级", "四年级", "五年级"), *rows])
    assert len(found) == 3
    for name, numbers in found.items():
        assert name.endswith("?")
        assert numbers.startswith("劳0…"), numbers
        assert " 体0…" in numbers, numbers


@pytest.mark.parametrize("words", [("每班课时", "总课时"), ("每班周课时", "合计"), ("周课时", "总课时")])
def test_what_all_classes_of_a_grade_have_together_is_no_class_s(words: tuple[str, str]) -> None:
    rows = [
        ("科目", "三年级", "", "四年级", ""),
        ("", *words * 2),
        *((s, n, 2 * n, n, 2 * n) for s, n in zip(SUBJECTS, LESSONS, strict=True)),
    ]
    assert allocated(rows, [(1, 0, 2, 0), (1, 1, 1, 2), (1, 3, 1, 4)]) == {"3": NUMBERS, "4": NUMBERS}


@pytest.mark.parametrize("form", ["{}{}", "{}{}节", "{}（{}）", "{}：{}节", "{} {}"])
@pytest.mark.parametrize("sign", ["、", "，", "\n", "；"])
@pytest.mark.parametrize("name", ["三（1）班", "三年级"])
def test_all_subjects_of_a_class_in_one_cell(form: str, sign: str, name: str) -> None:
    said = sign.join(form.format(s, n) for s, n in zip(SUBJECTS, LESSONS, strict=True))
    found = allocated([("班级", "开设课程及周课时", "合计"), (name, said, 28)])
    assert found == {"3#1" if "班" in name else "3": NUMBERS}


def test_subjects_in_one_cell_that_are_nobody_s_are_said() -> None:
    said = "、".join(f"{s}{n}" for s, n in zip(SUBJECTS, LESSONS, strict=True))
    found = read(sheet([TITLE, ("三（1）班", said), ("向阳组", said)]))
    assert classes(found) == {"3#1": NUMBERS}
    assert "sheet.lessons_of_nobody" in reasons(found)


def test_more_lessons_than_a_week_holds_are_in_doubt() -> None:
    found = read(sheet([("班级", *SUBJECTS), ("四（1）班", *(9 for _ in SUBJECTS)), ("四（2）班", *([10] * 8))]))
    assert classes(found) == {"4#1": "劳9 体9 艺18 共72", "4#2?": "劳0…10 体0…10 艺0…20 共80"}
    assert "doubt.too_many_lessons" in reasons(found)


@pytest.mark.parametrize("word", ["周课\n时数", "周 课 时", "每周\n节数"])
def test_the_word_over_a_list_s_lessons_may_be_broken(word: str) -> None:
    rows = [("年级", "班级", "学科", "教师", word)]
    rows += [("三年级", "1班", s, "扎西", str(n)) for s, n in zip(SUBJECTS, LESSONS, strict=True)]
    assert allocated(rows) == {"3#1": NUMBERS}


def by_grades(head: Sequence[Value], *below: Sequence[Value], times: int = 1) -> list[Sequence[Value]]:
    """Grades across, each over `times` columns of the same numbers."""
    rows = [(subject, *[lessons] * 3 * times) for subject, lessons in zip(SUBJECTS, LESSONS, strict=True)]
    return [TITLE, head, *below, *rows]


@pytest.mark.parametrize("count", ["（3个班）", "(2个班)", "\n（共3班）", "（三个班）"])
def test_how_many_classes_a_grade_has_is_no_part_of_its_name(count: str) -> None:
    table = by_grades(("课程", *[f"{grade}年级{count}" for grade in "一二三"]))
    assert classes(read(sheet(table))) == {str(grade): NUMBERS for grade in (1, 2, 3)}


@pytest.mark.parametrize("number", ["（1班）", "(1)班", "1班"])
def test_a_class_in_one_bracket_behind_its_grade(number: str) -> None:
    table = by_grades(("课程", *[f"{grade}年级{number}" for grade in "一二三"]))
    assert classes(read(sheet(table))) == {f"{grade}#1": NUMBERS for grade in (1, 2, 3)}


def test_bare_grades_over_what_should_be_and_what_is_held() -> None:
    rows = [(subject, *[n + 1, f"{n}节"] * 3) for subject, n in zip(SUBJECTS, LESSONS, strict=True)]
    head = [TITLE, ("课程", "一", "", "二", "", "三", ""), ("", *["计划", "实际"] * 3)]
    assert classes(read(sheet([*head, *rows]))) == {str(grade): NUMBERS for grade in (1, 2, 3)}


def test_the_word_for_lessons_over_grades_makes_no_list_of_the_first() -> None:
    head = ("课程名称", "周课时", "", ""), ("", "一年级", "二年级", "三年级")
    found = read(sheet(by_grades(*head), merged=[(1, 1, 1, 3)]))
    assert classes(found) == {str(grade): NUMBERS for grade in (1, 2, 3)}


@pytest.mark.parametrize("word", ["每周总课时", "周课时总数", "全周共上"])
def test_a_sum_is_no_subject_whatever_it_is_called(word: str) -> None:
    table = [*by_grades(("课程", "一年级", "二年级", "三年级")), (word, 28, 28, 29)]
    assert classes(read(sheet(table))) == {str(grade): NUMBERS for grade in (1, 2, 3)}


def test_a_note_merged_over_the_table_is_no_subject() -> None:
    table = [*by_grades(("课程", "一年级", "二年级", "三年级")), ("注：每学年35周，上午4节，下午2节。",)]
    found = read(sheet(table, merged=[(len(table) - 1, 0, len(table) - 1, 3)]))
    assert classes(found) == {str(grade): NUMBERS for grade in (1, 2, 3)}


def test_all_subjects_in_one_cell_may_be_parted_by_blanks_and_what_nobody_reads_is_said() -> None:
    week = " ".join(f"{subject}{lessons}节" for subject, lessons in zip(SUBJECTS, LESSONS, strict=True))
    found = read(sheet([TITLE, ("年级", "课程及周课时"), ("一年级", week), ("二年级", "同一年级，另加阅读一节。")]))
    assert classes(found) == {"1": NUMBERS}
    assert not found.files[0].sheets[0].understood


def test_a_blank_over_a_column_heads_nothing() -> None:
    rows = [(subject, 4, "央金") for subject in SUBJECTS]
    assert not allocated([("课程表",), ("课目名", " ", "\n"), *rows])


def test_people_who_sign_below_are_no_subject() -> None:
    table = [*by_grades(("课程", "一年级", "二年级", "三年级")), ("制表人", "扎西", "审核人", "卓玛")]
    assert classes(read(sheet(table))) == {str(grade): NUMBERS for grade in (1, 2, 3)}


@pytest.mark.parametrize("merged", [False, True])
@pytest.mark.parametrize(
    "head", [("科目", "班级", "周课时"), ("学科", "班级", "教师", "周课时"), ("班级", "科目", "课时")]
)
def test_a_subject_said_once_over_its_classes_is_of_them_all(head: Sequence[str], merged: bool) -> None:
    """语文 | 三1班 | 8 over an empty cell | 三2班 | 8: the second class was gone without a word."""
    rows, at = [], next(column for column, word in enumerate(head) if word in ("科目", "学科"))
    for subject, lessons in zip(SUBJECTS, LESSONS, strict=True):
        for name in ("三1班", "三2班"):
            said = {"班级": name, "教师": "扎西", "周课时": lessons, "课时": lessons}
            rows.append([said.get(word, subject if name == "三1班" else "") for word in head])
    boxes = [(2 + 2 * n, at, 3 + 2 * n, at) for n in range(len(SUBJECTS))] if merged else []
    assert classes(read(sheet([TITLE, head, *rows], boxes))) == {"3#1": NUMBERS, "3#2": NUMBERS}


def test_two_teachers_of_a_subject_said_once_teach_it_together() -> None:
    rows = [["三1班", subject, "扎西", lessons] for subject, lessons in zip(SUBJECTS, LESSONS, strict=True)]
    rows[0][3] = 5
    rows.insert(1, ["", "", "卓玛", 3])
    assert classes(read(sheet([TITLE, ("班级", "科目", "教师", "课时"), *rows]))) == {"3#1": NUMBERS}


TEACHERS = [("科目", "教师", "周课时"), ("语文", "扎西", 8), ("数学", "卓玛", 6), ("体育", "次仁", 4)]
CLUBS = [("社团活动安排",), ("星期", "社团", "教师", "地点"), ("星期一", "合唱", "扎西", "音乐室")]
CHANGES = [("班级", "日期", "节次", "原课程", "现课程"), ("三1班", "9月7日", "第1节", "体育", "数学")]


@pytest.mark.parametrize("below", [TEACHERS, CLUBS, CHANGES])
@pytest.mark.parametrize("gap", [0, 1])
def test_what_stands_under_an_allocation_takes_no_class_away(below: Sequence[Sequence[Value]], gap: int) -> None:
    table = [("班级", *SUBJECTS), ("三1班", *LESSONS), ("三2班", *LESSONS)]
    found = classes(read(sheet([TITLE, *table, *[()] * gap, *below])))
    assert found == {"3#1": NUMBERS, "3#2": NUMBERS}


def test_a_subject_merged_over_the_rows_of_stages_counts_in_each() -> None:
    """体育 over a row of primary grades and one of junior ones; a group's 小计 is no second row of 艺术."""
    table = [
        ("科目", "", "三年级", "七年级"),
        ("语文", "", 7, 7),
        ("数学", "", 5, 6),
        ("体育", "", 4, "/"),
        ("", "", "/", 3),
        ("艺术", "音乐", 2, 1),
        ("", "美术", 2, 1),
        ("", "小计", 4, 2),
        ("劳动", "", 1, 1),
    ]
    merged = [(3, 0, 4, 0), (5, 0, 7, 0)]
    assert classes(read(sheet(table, merged))) == {"3": "劳1 体4 艺4 共21", "7": "劳1 体3 艺2 共19"}
