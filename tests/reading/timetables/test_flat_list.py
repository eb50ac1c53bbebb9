"""Lists of lessons, one a row, whose columns name the coordinates."""

from collections.abc import Iterator, Sequence

import pytest

from tests.generator.canvas import Value
from tests.reading.said import DAYS, WEEK, WHOLE, classes, read, reasons, sheet

SCHOOL = "曲扎县完全小学"


def lessons() -> Iterator[tuple[int, int, str]]:
    """Weekday, period and subject of the week."""
    for period, row in enumerate(WEEK, 1):
        for day, letter in enumerate(row, 1):
            yield day, period, letter


def listed(header: Sequence[Value], rows: Sequence[Sequence[Value]]) -> dict[str, str]:
    return classes(read(sheet([header, *rows]), school=SCHOOL))


@pytest.mark.parametrize(
    ("header", "row"),
    [
        (("班级", "星期", "节次", "科目"), "三（2）班|{name}|第{p}节|{s}"),
        (("班级", "星期", "节次", "课程", "教师", "教室"), "三（2）班|周{c}|{p}|{s}|扎西|301"),
        (("序号", "年级", "班级", "星期", "节次", "科目"), "7|三年级|2班|{d}|{p}|{s}"),
        (("年级", "班级", "星期", "节次", "科目"), "3|2|{d}|{p}|{s}"),
        (("年级名称", "班级名称", "星期几", "第几节", "学科名称", "场地名称"), "三年级|2班|{d}|{p}|{s}|操场"),
        (("行政班", "课程名称", "上课时间"), "三（2）班|{s}|周{c}第{p}节"),
        (("班级", "课程", "上课时间"), "三（2）班|{s}|星期{c} {p}"),
        (("Activity Id", "Day", "Hour", "Students Sets", "Subject", "Teachers"), "7|周{c}|第{p}节|三（2）|{s}|T7"),
        (("年级", "上课班级", "星期", "节次", "科目"), "三年级|2班|{d}|{p}|{s}"),
        (("开课对象", "星期", "节次", "科目"), "三（2）班|{d}|{p}|{s}"),
        (("班级", "课程名称", "星期", "开始节次", "结束节次", "周次"), "三（2）班|{s}|{d}|{p}|{p}|1-18"),
        (("班级", "课程名称", "星期", "开始节数", "结束节数", "周数"), "三（2）班|{s}|{d}|{p}|{p}|1-18"),
    ],
)
def test_a_row_is_a_lesson(header: Sequence[str], row: str) -> None:
    rows = [row.format(name=DAYS[d - 1], c="一二三四五"[d - 1], d=d, p=p, s=s).split("|") for d, p, s in lessons()]
    assert listed(header, rows) == {"3#2": WHOLE}


def test_a_lesson_may_be_said_from_its_first_period_to_its_last() -> None:
    header = ("班级", "科目", "星期", "开始节次", "结束节次", "周数")
    rows = [("三（2）班", s, d, p, p, "1-18") for d, p, s in lessons() if s != "劳"]
    assert listed(header, [*rows, ("三（2）班", "体育", 1, 7, 8, "1-18")]) == {"3#2": "劳0 体6 艺3 共31"}
    halves = listed(header, [*rows, ("三（2）班", "体育", 1, 7, 8, "1-17单")])
    assert halves == {"3#2": "劳0 体5 艺3 共30"}


def test_one_class_written_in_two_ways_is_one_class_under_its_first_name() -> None:
    rows = [("三（2）班" if p % 2 else "三(2)班", DAYS[d - 1], p, s) for d, p, s in lessons()]
    (found,) = read(sheet([("班级", "星期", "节次", "科目"), *rows]), school=SCHOOL).classes
    assert found.name == "三（2）班"


@pytest.mark.parametrize("grade", ["①②", "²", "四十一", "３", "三"])
def test_any_numeral_may_stand_for_a_grade(grade: str) -> None:
    rows = [(grade, "2", DAYS[d - 1], p, s) for d, p, s in lessons()]
    (found,) = read(sheet([("年级", "班级", "星期", "节次", "科目"), *rows]), school=SCHOOL).classes
    assert found.grades == ((3,) if grade in "３三" else found.grades)
    assert found.grades or found.binding_doubt


def test_a_class_said_once_holds_for_the_rows_below() -> None:
    rows = [("三（2）班" if n == 0 else "", DAYS[d - 1], p, s) for n, (d, p, s) in enumerate(lessons())]
    assert listed(("班级", "星期", "节次", "科目"), rows) == {"3#2": WHOLE}


def test_afternoons_that_count_from_one_again() -> None:
    said = [("三（2）班", d, f"{'上午' if p < 5 else '下午'}第{p if p < 5 else p - 4}节", s) for d, p, s in lessons()]
    assert listed(("班级", "星期", "节次", "科目"), said) == {"3#2": WHOLE}


def test_weeks_in_a_column_of_their_own() -> None:
    rows: list[Sequence[Value]] = [("三（2）班", d, p, s, "") for d, p, s in lessons()]
    rows += [("三（2）班", 1, 7, "劳动", "单周"), ("三（2）班", 1, 7, "美术", "双周")]
    assert listed(("班级", "星期", "节次", "科目", "周次"), rows) == {"3#2": "劳1.5 体4 艺3.5 共31"}


def test_two_rows_for_one_period_are_one_lesson_and_a_doubt() -> None:
    rows: list[Sequence[Value]] = [("三（2）班", d, p, s) for d, p, s in lessons()]
    found = read(
        sheet([("班级", "星期", "节次", "科目"), *rows, ("三（2）班", 1, 7, "体育"), ("三（2）班", 1, 7, "班会")])
    )
    assert list(classes(found).values()) == ["劳1 体4…5 艺3 共31"]
    assert "doubt.two_rows_one_period" in reasons(found)


def test_the_same_subject_twice_is_two_groups_of_one_lesson() -> None:
    rows: list[Sequence[Value]] = [("三（2）班", d, p, s) for d, p, s in lessons() for _ in (1, 2)]
    assert listed(("班级", "星期", "节次", "科目"), rows) == {"3#2": WHOLE}


def test_services_and_evenings_are_listed_and_not_counted() -> None:
    rows: list[Sequence[Value]] = [("三（2）班", d, p, s) for d, p, s in lessons()]
    rows += [("三（2）班", 1, "课后服务", "体育"), ("三（2）班", 2, "晚自习1", "音乐"), ("三（2）班", 3, 7, "自习")]
    found = read(sheet([("班级", "星期", "节次", "科目"), *rows]))
    assert list(classes(found).values()) == [WHOLE]
    assert len(found.classes[0].uncounted) == 3


def test_the_order_of_rows_changes_nothing() -> None:
    rows = [("三（2）班", d, p, s) for d, p, s in lessons()]
    assert listed(("班级", "星期", "节次", "科目"), rows[::-1]) == {"3#2": WHOLE}


@pytest.mark.parametrize("first", ["星期", "班级"])
def test_a_row_of_periods_for_each_class_and_day(first: str) -> None:
    days = [(DAYS[d], *(row[d] for row in WEEK)) for d in range(5)]
    if first == "班级":
        rows: list[Sequence[Value]] = [("三（2）班", *row) for row in days]
        header: Sequence[Value] = ("班级", "星期", 1, 2, 3, 4, 5, 6)
    else:
        rows = [(row[0], "三（2）班", *row[1:]) for row in days]
        header = ("星期", "班级", 1, 2, 3, 4, 5, 6)
    assert listed(header, rows) == {"3#2": WHOLE}


HEADER = ("班级", "星期", "节次", "科目")


def week_listed(name: str = "三（2）班") -> list[tuple[str, str, int, str]]:
    return [(name, DAYS[d - 1], p, s) for d, p, s in lessons()]


def test_a_list_that_says_all_twice_says_it_once() -> None:
    assert listed(HEADER, [*week_listed(), *week_listed()]) == {"3#2": WHOLE}


def test_rows_by_subject_that_meet_in_a_period_are_groups_of_the_class() -> None:
    """Boys and girls have PE apart; the list goes by subjects, so its numbers begin again all the time."""
    rows = sorted([*week_listed(), *(row for row in week_listed() if row[3] == "体")], key=lambda row: row[3])
    assert listed(HEADER, rows) == {"3#2": WHOLE}


@pytest.mark.parametrize("word", ["午别", "时段"])
def test_half_days_may_stand_in_a_column_of_their_own(word: str) -> None:
    rows = [(c, d, "上午" if p < 5 else "下午", p if p < 5 else p - 4, s) for c, d, p, s in week_listed()]
    assert listed(("班级", "星期", word, "节次", "科目"), rows) == {"3#2": WHOLE}


def test_lists_beside_each_other_are_several() -> None:
    rows = [(*one, "", *other) for one, other in zip(week_listed(), week_listed("三（3）班"), strict=True)]
    assert listed((*HEADER, "", *HEADER), rows) == {"3#2": WHOLE, "3#3": WHOLE}


UNDER = ("星期", "节次", "科目")
SHORT = [row[1:] for row in week_listed()]


@pytest.mark.parametrize("between", [(), (("",), UNDER)])
def test_lists_under_each_other_are_each_of_the_title_over_them(between: Sequence[Sequence[Value]]) -> None:
    rows = [("三（1）班课表",), UNDER, *SHORT, *between[:1], ("三（2）班课表",), *between[1:], *SHORT]
    assert classes(read(sheet(rows), school="曲扎县完全小学")) == {"3#1": WHOLE, "3#2": WHOLE}


@pytest.mark.parametrize("gap", [(), ("",)])
def test_lists_beside_each_other_are_each_of_the_title_over_them(gap: Sequence[Value]) -> None:
    titles = ("三（1）班课表", "", "", *gap, "三（2）班课表")
    rows = [titles, *((*row, *gap, *row) for row in (UNDER, *SHORT))]
    assert classes(read(sheet(rows), school="曲扎县完全小学")) == {"3#1": WHOLE, "3#2": WHOLE}


def by_subjects(name: str, *, period: str = "{}", between: str = "、") -> list[Sequence[Value]]:
    """A week turned inside out: 科目 | 星期一 …, and in the cells the periods."""
    subjects = dict.fromkeys("".join(WEEK))
    held = [
        [between.join(period.format(n) for n, row in enumerate(WEEK, 1) if row[day] == one) for day in range(5)]
        for one in subjects
    ]
    rows = ((one, *cells) for one, cells in zip(subjects, held, strict=True))
    return [(f"{name}课程表",), ("科目", *DAYS), *rows, ("合计", *[6] * 5)]


@pytest.mark.parametrize("period", ["{}", "第{}节"])
@pytest.mark.parametrize("between", ["、", ",", " "])
def test_subjects_down_with_their_periods_under_the_weekdays(period: str, between: str) -> None:
    found = read(sheet(by_subjects("三（1）班", period=period, between=between)), school="曲扎县完全小学")
    assert classes(found) == {"3#1": WHOLE}
    assert {(one.weekday, one.period) for one in found.classes[0].lessons} == {
        (day, period) for day in range(1, 6) for period in range(1, 7)
    }


TEACHERS = ("扎西", "王伟", "次仁", "德吉", "央金", "旦增", "李娜", "张强", "卓玛", "格桑", "王芳")


@pytest.mark.parametrize("subjects", [8, 11])
@pytest.mark.parametrize("period", ["{}", "第{}节"])
@pytest.mark.parametrize("label", ["扎西", "任课教师", ""])
def test_rows_of_teachers_between_subjects_say_nothing(label: str, period: str, subjects: int) -> None:
    title, head, *rows = by_subjects("三（1）班", period=period)[:-1]
    rows = rows[:subjects]
    taught_by = ((label, *[name] * 5) for name in TEACHERS)
    between = [one for pair in zip(rows, taught_by, strict=False) for one in pair]
    found, plain = (read(sheet([title, head, *table]), school="曲扎县完全小学") for table in (between, rows))
    assert classes(found) == classes(plain) != {}


@pytest.mark.parametrize(
    ("row", "numbers"),
    [
        (("大课间", "9:40-10:10 全校跑操"), {"3#1": WHOLE}),
        (("早读", "语文", "英语", "语文", "英语", "语文"), {"3#1": WHOLE}),
        (("体育", "每天下午"), {"3#1?": "劳1 体4…5 艺3 共30"}),
        (("", 7, 7), {}),
    ],
)
def test_a_row_of_other_words_between_subjects(row: Sequence[Value], numbers: object) -> None:
    title, head, *rows = by_subjects("三（1）班")
    found = read(sheet([title, head, *rows[:3], row, *rows[3:]]), school="曲扎县完全小学")
    assert classes(found) == numbers


def test_several_such_tables_are_each_of_the_class_over_them() -> None:
    rows = [*by_subjects("三（1）班"), (), *by_subjects("三（2）班")]
    assert classes(read(sheet(rows), school="曲扎县完全小学")) == {"3#1": WHOLE, "3#2": WHOLE}


def test_lessons_a_day_under_weekdays_are_no_periods() -> None:
    rows = [("三（1）班课时表",), ("科目", *DAYS), *((one, 2, 1, 1, 2, 1) for one in ("语文", "数学", "体育", "音乐"))]
    assert classes(read(sheet(rows), school="曲扎县完全小学")) == {}


def test_the_time_of_a_lesson_may_say_its_weeks() -> None:
    header = ("班级", "课程名称", "上课时间")
    rows = [("三（2）班", s, f"周{'一二三四五'[d - 1]}第{p}节{{1-18周}}") for d, p, s in lessons() if s != "劳"]
    turns = [
        ("三（2）班", "音乐", "星期三第7节{1-17周(单)}"),
        ("三（2）班", "劳动", "周三第7节{第2-18周|双周}"),
    ]
    assert listed(header, [*rows, *turns]) == {"3#2": "劳0.5 体4 艺3.5 共30"}
    part = listed(header, [*rows, ("三（2）班", "劳动", "星期三第7节{1-9周}")])
    assert part == {"3#2?": "劳0…1 体4 艺3 共30"}


def test_a_course_nobody_knows_of_some_weeks_takes_nothing_from_what_is_known() -> None:
    rows = [("三（2）班", DAYS[d - 1], p, s, "1-18周") for d, p, s in lessons() if s != "劳"]
    found = listed(("班级", "星期", "节次", "科目", "周次"), [*rows, ("三（2）班", "星期一", 7, "护理学", "1-8周")])
    assert found == {"3#2?": "劳0…1 体4…5 艺3…4 共30"}


def test_a_lesson_without_a_time_is_in_doubt() -> None:
    header = ("班级", "课程名称", "上课时间")
    rows = [("三（2）班", s, f"周{'一二三四五'[d - 1]}第{p}节") for d, p, s in lessons()]
    assert listed(header, [*rows, ("三（2）班", "体育", "另行通知")]) == {"3#2?": "劳1 体4…5 艺3 共30"}


@pytest.mark.parametrize(
    "below",
    [
        ("注：音乐课请带竖笛。",),
        (f"{SCHOOL}课程表",),
        ("科目", "语文", "数学", "体育"),
        ("任课教师", "王芳", "李建国", "张伟"),
        ("周课时", 3, 5, 2),
        ("制表人", "扎西", "审核人", "卓玛"),
    ],
)
def test_notes_sums_and_signatures_under_a_list_are_no_lessons(below: Sequence[Value]) -> None:
    rows = [("三（1）班", DAYS[day - 1], period, subject) for day, period, subject in lessons()]
    table = [("班级", "星期", "节次", "科目"), *rows, below]
    over = [(len(rows) + 1, 0, len(rows) + 1, 3)] if len(below) == 1 else []
    submission = read(sheet(table, over), school=SCHOOL)
    assert (classes(submission), reasons(submission)) == ({"3#1": WHOLE}, [])
    between = [*table[:10], below, *table[10:-1]]
    assert classes(read(sheet(between, [(10, 0, 10, 3)] if over else []), school=SCHOOL)) == {"3#1": WHOLE}


@pytest.mark.parametrize("label", ["上午第{}节 下午第{}节", "上午{} 下午{}", "第{}节 下午第{}节"])
def test_the_afternoon_is_counted_on_behind_the_morning(label: str) -> None:
    morning, afternoon = label.split()
    names = [*(morning.format(number) for number in range(1, 5)), *(afternoon.format(number) for number in (1, 2))]
    rows = [("三（1）班", DAYS[day - 1], names[period - 1], subject) for day, period, subject in lessons()]
    (one,) = read(sheet([("班级", "星期", "节次", "科目"), *rows]), school=SCHOOL).classes
    assert sorted({lesson.period for lesson in one.lessons}) == [1, 2, 3, 4, 5, 6]
