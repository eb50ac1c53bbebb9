"""One class's timetable in all its dresses: the same week, whatever stands around it."""

import time
from collections import Counter
from collections.abc import Sequence

import pytest

from edu_compliance.model.lesson import EVERY_WEEK, SchoolClass
from tests.generator.canvas import Value
from tests.reading.said import DAYS, WEEK, WHOLE, classes, read, reasons, sheet, week_under
from tests.reading.timetables.test_tokens import MONDAYS

TITLE = "曲扎县完全小学三（2）班课程表"
HALVES = {0: "上午", 4: "下午"}
PEOPLE = ("扎西", "卓玛", "王芳", "李建国", "次仁")
Rows = list[Sequence[Value]]


def by_day(one: SchoolClass) -> Counter[int]:
    """Lessons of PE by weekday, which no transposed table gets right."""
    return Counter(lesson.weekday for lesson in one.lessons if lesson.taught.name == "体育与健康")


PE_DAYS = Counter(day for row in WEEK for day, letter in enumerate(row, 1) if letter == "体")


def is_the_week(
    table: Sequence[Sequence[Value]], merged: Sequence[tuple[int, int, int, int]] = (), name: str = "S"
) -> None:
    """Class 3（2） with the whole week and nothing in doubt, each lesson on its day."""
    found = read(sheet(table, merged, name), school="曲扎县完全小学")
    assert classes(found) == {"3#2": WHOLE}
    assert by_day(found.classes[0]) == PE_DAYS


# --- whose table it is ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "title",
    [
        [["曲扎县完全小学三年级二班课程表"]],
        [["三 年 级（ 2 ）班 课 程 表"]],
        [["曲扎县完全小学"], ["2026-2027学年第一学期"], ["三年级"], ["（2）班"], ["课程表"]],
        [["班级：三（2）班    班主任：扎西    人数：45"]],
        [["年级", "三年级", "班级", "2班", "班主任", "扎西"]],
        [["班级：", "三（2）班", "", "班主任：", "卓玛"]],
        [["三", "年级", 2, "班"]],
        [["年级：", "三", "班级：", "2"]],
        [["年级：三", "班级：2", "班主任：扎西"]],
        [["年级：", "三"], ["班级：", 2]],
        [["年级：三"], ["班级：（2）"]],
        [["曲扎县完全小学"], ["", "三", "年级", "2", "班", "", "班主任", "卓玛"]],
        [["__三__年级__2__班课程表"]],
        [["班级：__三年级_2_班__"]],
        [["课程表", "", "", "", "", "班级：三（2）"]],
        [["", "", "", "", "", "", "", "三（2）班"]],
        [[], [], ["", "", "三（2）班课程表"], []],
    ],
)
def test_the_class_stands_in_a_title(title: Rows) -> None:
    is_the_week([*title, *week_under("")])


@pytest.mark.parametrize("name", ["三（2）", "三2", "3.2", "302", "三年级2班", "3-2", "302卓玛", "302（王芳）"])
def test_the_class_stands_in_the_sheets_name(name: str) -> None:
    is_the_week(week_under("曲扎县完全小学课程表"), name=name)


def test_the_class_stands_in_the_corner_or_down_the_side() -> None:
    is_the_week(week_under("", corner="三（2）班"))
    table = [("三\n年\n级\n2\n班\n课\n程\n表" if row == 0 else "", *cells) for row, cells in enumerate(week_under(""))]
    is_the_week(table, [(0, 0, 6, 0)])


def test_the_class_stands_in_the_files_name_alone() -> None:
    found = read(sheet(week_under("课程表")), file="曲扎县完全小学三年级2班课程表.xlsx")
    assert classes(found) == {"3#2": WHOLE}


def test_two_places_that_contradict_each_other_are_a_doubt() -> None:
    found = read(sheet(week_under(TITLE), name="四（1）班"))
    assert classes(found) == {"3#2?": WHOLE}
    assert "class.names_contradict" in reasons(found)


# --- weekdays and periods ---------------------------------------------------------------------------------------------


def week_of(monday: str) -> list[str]:
    """The other days as Monday is written; English and dated ones by themselves."""
    words = {
        "Monday": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday"),
        "MON": ("MON", "TUE", "WED", "THU", "FRI"),
        "Mon.": ("Mon.", "Tues.", "Wed.", "Thurs.", "Fri."),
        "Mon\n周一": ("Mon\n周一", "Tue\n周二", "Wed\n周三", "Thu\n周四", "Fri\n周五"),
        "星期一/Monday": ("星期一/Monday", "星期二/Tuesday", "星期三/Wednesday", "星期四/Thursday", "星期五/Friday"),
        "周一 第1天": ("周一 第1天", "周二 第2天", "周三 第3天", "周四 第4天", "周五 第5天"),
        "㈠": ("㈠", "㈡", "㈢", "㈣", "㈤"),
        "星期1": ("星期1", "星期2", "星期3", "星期4", "星期5"),
    }
    return list(words.get(monday) or (monday.replace("一", day) for day in "一二三四五"))


@pytest.mark.parametrize("monday", [*MONDAYS, "一", "（一）", "㈠", "1"])
def test_weekdays_across(monday: str) -> None:
    days = ["1", "2", "3", "4", "5"] if monday == "1" else week_of(monday)
    corner = "节次\\星期" if monday == "1" else "节次"
    labels = ["第一节", "第二节", "第三节", "第四节", "第五节", "第六节"] if monday == "1" else "123456"
    is_the_week(week_under(TITLE, labels, days, corner))


@pytest.mark.parametrize(
    "labels",
    [
        "第1节 第2节 第3节 第4节 第5节 第6节",
        "一 二 三 四 五 六",
        "① ② ③ ④ ⑤ ⑥",
        "Ⅰ Ⅱ Ⅲ Ⅳ Ⅴ Ⅵ",
        "1. 2. 3. 4. 5. 6.",
        "P1 P2 P3 P4 P5 P6",
        "上1 上2 上3 上4 下1 下2",
        "上午1 上午2 上午3 上午4 下午5 下午6",
        "1 2 3 4 1 2",
        "8:30-9:10 9:20-10:00 10:30-11:10 11:20-12:00 14:30-15:10 15:20-16:00",
        "8:30 9:20 10:30 11:20 14:30 15:20",
        "第1节(8:30-9:10) 第2节(9:20-10:00) 第3节(10:30-11:10) 第4节(11:20-12:00) 第5节(14:30-15:10) 第6节(15:20)",
    ],
)
def test_period_labels_of_every_kind(labels: str) -> None:
    table = week_under(TITLE, labels.split())
    if labels == "1 2 3 4 1 2":
        table = [table[0], ("", *table[1]), *((HALVES.get(n, ""), *row) for n, row in enumerate(table[2:]))]
        is_the_week(table, [(2, 0, 5, 0), (6, 0, 7, 0)])
    else:
        is_the_week(table)


@pytest.mark.parametrize(
    "labels", ["1-2 3-4 5-6", "第1、2节 第3、4节 第5、6节", "一二节 三四节 五六节", "0102节 0304节 0506节"]
)
def test_a_label_of_two_periods_makes_a_lesson_in_each(labels: str) -> None:
    week = WEEK[:3]
    table = [(TITLE,), ("节次", *DAYS), *((label, *row) for label, row in zip(labels.split(), week, strict=True))]
    assert classes(read(sheet(table))) == {"3#2": "劳0 体6 艺4 共30"}


def test_periods_and_weekdays_may_have_no_labels_beside_each_other() -> None:
    is_the_week([(TITLE,), DAYS, *map(tuple, WEEK)])
    halves = [(TITLE,), ("", *DAYS), *((HALVES.get(n, ""), *row) for n, row in enumerate(WEEK))]
    is_the_week(halves, [(2, 0, 5, 0), (6, 0, 7, 0)])


@pytest.mark.parametrize("right", [True, False])
def test_periods_stand_at_the_right_or_on_both_sides(right: bool) -> None:
    table = [(TITLE,), (*DAYS, "节次"), *((*row, f"第{n}节") for n, row in enumerate(WEEK, 1))]
    is_the_week(
        table if right else [(TITLE,), ("节次", *DAYS, "节次"), *((n, *row, n) for n, row in enumerate(WEEK, 1))]
    )


def test_days_down_and_periods_across() -> None:
    down = [(DAYS[day], *(row[day] for row in WEEK)) for day in range(5)]
    is_the_week([(TITLE,), ("星期\\节次", "1", "2", "3", "4", "5", "6"), *down])
    above = [(TITLE,), ("星期", "上午", "", "", "", "下午", ""), ("", 1, 2, 3, 4, 1, 2), *down]
    is_the_week(above, [(0, 0, 0, 6), (1, 0, 2, 0), (1, 1, 1, 4), (1, 5, 1, 6)])


@pytest.mark.parametrize("first", [True, False])
def test_weekends_empty_or_used(first: bool) -> None:
    days = ("星期日", *DAYS, "星期六") if first else (*DAYS, "星期六", "星期日")
    rows = [("", *row, "") if first else (*row, "", "") for row in WEEK]
    is_the_week([(TITLE,), ("节次", *days), *((n, *row) for n, row in enumerate(rows, 1))])
    used = [(TITLE,), ("节次", *DAYS, "星期六"), *((n, *row, "体" if n == 1 else "") for n, row in enumerate(WEEK, 1))]
    assert classes(read(sheet(used))) == {"3#2": "劳1 体5 艺3 共31"}


# --- what stands in between -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "label",
    [
        *(
            "早读",
            "大课间",
            "午休",
            "课后服务",
            "课后服务①",
            "延时服务一",
            "托管1",
            "社团活动",
            "晚自习1",
            "晚1",
            "晚上1",
        ),
        *("晚修一", "第7节（课后服务）", "7（延时）", "课后服务\n16:00-17:00", "特色课后服务", "课后看护", "第二课堂"),
    ],
)
def test_what_stands_in_an_activitys_period_is_no_lesson(label: str) -> None:
    table = [*week_under(TITLE, ["第1节", "第2节", "第3节", "第4节", "第5节", "第6节"]), (label, *"体音美劳语")]
    found = read(sheet(table))
    assert classes(found) == {"3#2": WHOLE}
    assert [one.subjects for one in found.classes[0].uncounted][:1] == [("体育与健康",)], "and it is listed"


@pytest.mark.parametrize("numbers", [("第1节", "第2节"), (7, 8), ("16:30-17:10", "17:20-18:00")])
@pytest.mark.parametrize("service", ["课后服务", "课后\n服务", "延时服务", "晚自习"])
def test_an_activity_beside_several_periods_is_all_of_theirs(service: str, numbers: tuple[Value, Value]) -> None:
    table: Rows = [(TITLE,), ("", "节次", *DAYS)]
    table += [(HALVES.get(n, ""), f"第{n + 1}节", *row) for n, row in enumerate(WEEK)]
    table += [(service, numbers[0], *"体美音劳体"), ("", numbers[1], *"体美音劳体")]
    is_the_week(table, [(2, 0, 5, 0), (6, 0, 7, 0), (8, 0, 9, 0)])


def test_an_activity_in_a_row_of_its_own_heads_the_periods_below() -> None:
    table = [*week_under(TITLE), ("课后服务",), (1, *"体美音劳体"), (2, *"体美音劳体")]
    is_the_week(table, [(8, 0, 8, 5)])


@pytest.mark.parametrize(
    "note",
    ["备注：体育课请穿运动鞋，劳动课在种植园。", "注：1.音乐、美术课在专用教室上。", "说明:三（2）班体育课在操场"],
)
def test_notes_under_the_table_are_no_lessons(note: str) -> None:
    is_the_week([*week_under(TITLE), (note,)], [(8, 0, 8, 5)])
    is_the_week([*week_under(TITLE), (), ("备注：", note.partition("：")[2] or note)])


def test_lunch_across_the_week_and_blank_rows_and_columns() -> None:
    table = week_under(TITLE)
    is_the_week([*table[:6], ("午餐、午休 12:00—14:30",), *table[6:]], [(6, 0, 6, 5)])
    is_the_week([table[0], (), table[1], *(row for line in table[2:] for row in ((), line))])
    is_the_week([table[0], *([value for cell in row for value in (cell, "")] for row in table[1:])])


@pytest.mark.parametrize("down", [True, False])
def test_teachers_and_rooms_beside_or_under_subjects_say_nothing(down: bool) -> None:
    if down:
        table: Rows = [(TITLE,), ("节次", *DAYS)]
        for number, row in enumerate(WEEK, 1):
            table += [(number, *row), ("", *PEOPLE)]
        is_the_week(table)
    else:
        pairs = [(n, *(v for day in range(5) for v in (row[day], PEOPLE[day]))) for n, row in enumerate(WEEK, 1)]
        table = [(TITLE,), ("节次", *(v for day in DAYS for v in (day, ""))), *pairs]
        is_the_week(table, [(1, 1 + 2 * day, 1, 2 + 2 * day) for day in range(5)])


def test_periods_merged_over_subjects_and_teachers_beside_their_times() -> None:
    """The times stand beside the subjects only, and half-days in rows of their own: teachers were lessons."""
    table: Rows = [(TITLE,), ("节次\\星期", "时间", *DAYS)]
    merged = []
    for number, lessons in enumerate(WEEK):
        if half := HALVES.get(number):
            merged.append((len(table), 0, len(table), 6))
            table.append((half,))
        merged.append((len(table), 0, len(table) + 1, 0))
        table += [(f"第{number % 4 + 1}节", f"{8 + number}:30-{9 + number}:10", *lessons), ("", "", *PEOPLE)]
    is_the_week(table, merged)


@pytest.mark.parametrize("person", ["\n{}", " {}", "（{}）", "/{}", "\n\n{}\n301"])
def test_teachers_within_the_cells_say_nothing(person: str) -> None:
    full = {
        "体": "体育",
        "音": "音乐",
        "美": "美术",
        "劳": "劳动",
        "语": "语文",
        "数": "数学",
        "英": "英语",
        "科": "科学",
    }
    names = ("扎西顿珠", "次仁卓玛", "王芳", "李老师", "旦增")
    table = [(TITLE,), ("节次", *DAYS)]
    for number, row in enumerate(WEEK, 1):
        cells = [full.get(letter, letter) + person.format(names[day]) for day, letter in enumerate(row)]
        table.append((str(number), *cells))
    is_the_week(table)


def test_a_list_beside_the_table_is_not_read_into_it() -> None:
    beside = [
        ("", ""),
        ("学科", "周课时"),
        ("语文", 8),
        ("数学", 5),
        ("体育", 4),
        ("音乐", 1),
        ("美术", 2),
        ("劳动", 1),
    ]
    table = [[*row, *[""] * (7 - len(row)), *more] for row, more in zip(week_under(TITLE), beside, strict=True)]
    is_the_week(table)


# --- merged cells -----------------------------------------------------------------------------------------------------


def test_a_merged_cell_is_a_lesson_on_each_period_and_day_it_spans() -> None:
    two_periods = [list(row) for row in week_under(TITLE)]
    two_periods[6][2], two_periods[7][2] = "劳", ""
    assert classes(read(sheet(two_periods, [(6, 2, 7, 2)]))) == {"3#2": "劳3 体4 艺3 共30"}
    two_days = [list(row) for row in week_under(TITLE)]
    two_days[7][3], two_days[7][4] = "体", ""
    assert classes(read(sheet(two_days, [(7, 3, 7, 4)]))) == {"3#2": "劳1 体6 艺3 共30"}


def test_an_activity_merged_over_the_week_is_none() -> None:
    is_the_week([*week_under(TITLE), ("7", "社团活动")], [(8, 1, 8, 5)])


# --- doubts -----------------------------------------------------------------------------------------------------------


def last_row(*cells: str) -> list[Sequence[str]]:
    return [*week_under(TITLE), ("7", *cells)]


@pytest.mark.parametrize(
    ("cell", "numbers"),
    [
        ("体育场馆值日", "劳1…2 体4…5 艺3…4 共31"),
        ("书", "劳1 体4 艺3…4 共31"),
        ("综", "劳1…2 体4 艺3 共31"),
        ("健", "劳1 体4…5 艺3 共31"),
        ("走班", "劳1…2 体4…5 艺3…4 共31"),
        ("体育（舞蹈）", "劳1 体4…5 艺3…4 共31"),
        ("劳动（双周）", "劳1.5 体4 艺3 共30.5"),
        ("音乐/美术", "劳1 体4 艺4 共31"),
        ("体/班", "劳1 体4…5 艺3 共31"),
    ],
)
def test_an_unsure_cell_widens_what_it_may_be_and_nothing_else(cell: str, numbers: str) -> None:
    found = classes(read(sheet(last_row(cell))))
    assert {name.rstrip("?"): counted for name, counted in found.items()} == {"3#2": numbers}
    assert ("3#2?" in found) == ("…" in numbers)


def test_a_second_row_of_subjects_is_a_doubt() -> None:
    table = [*week_under(TITLE)[:7], ("6", "劳", *WEEK[5][1:]), ("", "班会")]
    found = read(sheet(table, [(7, 0, 8, 0)]))
    assert classes(found) == {"3#2?": "劳1…2 体4 艺3 共30"}
    assert "doubt.second_row" in reasons(found)


@pytest.mark.parametrize(
    "note",
    [
        "说明：单周上音乐，双周上美术",
        "备注：音乐和美术隔周轮换",
        "单周音乐，双周美术",
        "单周上音乐，双周上美术",
        "音乐（单）/美术（双）",
        "音乐/美术（单双周）",
    ],
)
def test_alternation_in_a_note_widens(note: str) -> None:
    found = read(sheet([*week_under(TITLE), (note,)]))
    assert list(classes(found)) == ["3#2?"]
    assert "doubt.turns_in_a_note" in reasons(found)


@pytest.mark.parametrize(
    "note",
    ["注：星期一第六节信息、劳动单双周交替。", "周五第6节信息课与劳动课隔周轮流上", "单周上信息，双周上劳动"],
)
def test_either_of_the_subjects_that_a_note_names_may_be_taught_every_other_week(note: str) -> None:
    assert classes(read(sheet([*week_under(TITLE), (note,)]))) == {"3#2?": "劳0…2 体4 艺3 共30"}


@pytest.mark.parametrize(
    "note",
    ["注：音乐、美术隔周轮换，单周上音乐，双周上美术。", "单周音乐 双周美术", "备注：单周为音乐课，双周为美术课"],
)
def test_a_note_that_says_which_weeks_settles_the_lessons_that_two_subjects_share(note: str) -> None:
    shared = [[cell.replace("劳", "音乐/美术") for cell in row] for row in week_under(TITLE)]
    assert classes(read(sheet([*shared, (note,)]))) == {"3#2": "劳0 体4 艺4 共30"}
    (one,) = read(sheet([*shared, (note,)])).classes
    assert [lesson.weeks.held for lesson in one.lessons if lesson.weeks != EVERY_WEEK] == [(1,), (2,)]
    two = [*shared, (note,), *week_under(TITLE.replace("2", "1"))]
    assert "doubt.turns_in_a_note" in reasons(read(sheet(two)))


@pytest.mark.parametrize("end", ["。", "；", "\n2."])
def test_what_another_sentence_of_a_note_names_takes_no_turns(end: str) -> None:
    """Who sits with the class before lessons is no matter of its lessons."""
    note = f"备注：1.体育、音乐、美术课不得挤占{end}早读由语文、英语老师轮流。"
    assert classes(read(sheet([*week_under(TITLE), (note,)]))) == {"3#2?": "劳1 体4 艺3 共30"}


def test_a_note_under_each_table_makes_no_more_lessons_take_turns_than_one() -> None:
    two = [[*week_under(TITLE.replace("2", number)), ("单周上信息，双周上劳动",)] for number in ("1", "2")]
    widened = "劳0…2 体4 艺3 共30"
    assert classes(read(sheet([*two[0], *two[1]]))) == {"3#1?": widened, "3#2?": widened}


@pytest.mark.parametrize("note", ["单周上音乐，双周上劳动", "单周上音乐，双周上美术，体育除外", "单周上音乐"])
def test_a_note_that_says_otherwise_settles_nothing(note: str) -> None:
    shared = [[cell.replace("劳", "音乐/美术") for cell in row] for row in week_under(TITLE)]
    assert "doubt.turns_in_a_note" in reasons(read(sheet([*shared, (note,)])))


def test_a_subject_that_only_such_a_note_names_may_be_taught() -> None:
    without = [[cell.replace("劳", "语") for cell in row] for row in week_under(TITLE)]
    found = read(sheet([*without, ("注：周三下午劳动与综合实践统筹，单周上劳动。",)]))
    assert classes(found) == {"3#2?": "劳0…0.5 体4 艺3 共30"}


def test_a_second_row_of_the_other_weeks_is_no_doubt() -> None:
    table = [*week_under(TITLE)[:7], ("6", "劳（单）", *WEEK[5][1:]), ("", "班会（双）")]
    assert classes(read(sheet(table, [(7, 0, 8, 0)]))) == {"3#2": "劳1.5 体4 艺3 共30"}


def test_odd_and_even_weeks_may_be_said_beside_the_period() -> None:
    table = [*week_under(TITLE)[:7], ("第6节（单周）", *"劳体音美语"), ("第6节（双周）", *"班语美音数")]
    assert classes(read(sheet(table))) == {"3#2": "劳1.5 体4.5 艺5 共30"}


@pytest.mark.parametrize(
    "rows",
    [
        [("语文", "次仁", "数学", "央金", "体育", "扎西"), ("音乐", "卓玛", "美术", "德吉")],
        [("座位表",), ("第1排", "扎西", "卓嘎", "王一诺", "李子轩", "德吉"), ("第2排", "旦增", "央金")],
    ],
)
def test_people_under_the_table_are_no_lessons(rows: Rows) -> None:
    is_the_week([*week_under(TITLE), *rows])


@pytest.mark.parametrize(
    "rota",
    [
        [("值周教师",), ("星期", *DAYS), ("值周", "邹娟", "白玛", "次仁德吉", "向秀英", "高建国")],
        [
            ("护导",),
            ("星期", *DAYS),
            ("早", "邹娟", "白玛", "次仁", "卓玛", "高建国"),
            ("晚", "白玛", "央金", "向秀英", "刘强", "扎西"),
        ],
        [("第1页 共2页", "", "", "", "打印日期：2026-09-01"), (), ("备注", "", "", "学年：2026-2027")],
        [("一周食谱",), ("餐次", *DAYS), ("早餐", "馒头、稀饭", "糌粑", "鸡蛋", "馒头", "面条")],
    ],
)
def test_who_is_on_duty_and_what_is_eaten_under_the_table_are_no_lessons(rota: Rows) -> None:
    assert classes(read(sheet([*week_under(TITLE), (), *rota]))) == {"3#2": WHOLE}


@pytest.mark.parametrize("name", ["任课教师表", "教师课表"])
def test_a_class_s_week_is_its_own_whatever_its_sheet_is_called(name: str) -> None:
    is_the_week(week_under(TITLE), name=name)


def test_a_teacher_s_week_beside_the_class_s_is_left_out_and_said() -> None:
    hers = [
        ("王丽老师课表", *[""] * 5),
        ("节次", *DAYS),
        *((n, "三（2）", "", "三（1）", "", "三（2）") for n in range(1, 7)),
    ]
    table = [(*row, *[""] * (7 - len(row)), *beside) for row, beside in zip(week_under(TITLE), hers, strict=True)]
    found = read(sheet(table), school="曲扎县完全小学")
    assert classes(found) == {"3#2": WHOLE}
    assert "sheets.rotas" in [notice.why.id for notice in found.files[0].notices]


def test_thursday_and_friday_under_monday_to_wednesday() -> None:
    """A week printed on two pages."""
    rows = week_under("")
    pages = [[[row[0], *row[first:last]] for row in rows] for first, last in ((1, 4), (4, 6))]
    assert classes(read(sheet([(TITLE,), *pages[0], (), *pages[1]]))) == {"3#2": WHOLE}


def test_teachers_on_two_rows_under_one_word_are_no_second_row_of_subjects() -> None:
    key: Rows = [("任课教师", "语文：扎西", "数学：央金", "体育：次仁"), ("", "音乐：卓玛", "劳动：德吉")]
    is_the_week([*week_under(TITLE), *key])


def test_the_first_days_lessons_under_a_header_nobody_can_read_may_be_more_of_the_class() -> None:
    title, (corner, _, *days), *rows = week_under(TITLE)
    found = read(sheet([title, [corner, "星其一", *days], *rows]), school="曲扎县完全小学")
    assert classes(found) == {"3#2?": "劳1 体4 艺2…3 共24"}
    assert "sheet.cells_without_coordinates" in reasons(found)


def test_teachers_by_the_first_character_of_their_names_under_each_lesson_say_nothing() -> None:
    rows: Rows = []
    for label, lessons in zip("123456", WEEK, strict=True):
        rows += [(label, *lessons), ("", *"王次旺德格")]  # 德 would be 道德与法治 where it stood alone
    boxes = [(2 + 2 * at, 0, 3 + 2 * at, 0) for at in range(6)]
    is_the_week([(TITLE,), ("节次", *DAYS), *rows], boxes)


@pytest.mark.parametrize("periods", ["一二三四五六", "123456"])
def test_seven_bare_weekdays_to_sunday_over_bare_periods(periods: str) -> None:
    week = [(label, *row, "", "") for label, row in zip(periods, WEEK, strict=True)]
    is_the_week([(TITLE,), ("节次", *"一二三四五六日"), *week])


def test_a_break_over_the_whole_width_and_two_rows_labels_nothing_under_it() -> None:
    week = [(f"第{n}节", "", *row) for n, row in enumerate(WEEK, 1)]
    table: Rows = [(TITLE,), ("时间", "", *DAYS), *week[:4], ("午 间 休 息",), (), *week[4:]]
    merged = [(6, 0, 7, 6), *((row, 0, row, 1) for row in (1, 2, 3, 4, 5, 8, 9))]
    is_the_week(table, merged)


def test_a_label_nobody_knows_is_listed_and_widens() -> None:
    found = read(sheet([*week_under(TITLE), ("素质拓展", "体育")]))
    assert classes(found) == {"3#2?": "劳1 体4…5 艺3 共30"}
    assert found.classes[0].uncounted[-1].why.id == "uncounted.unknown_period"


def test_a_label_nobody_knows_beside_lists_of_lessons_widens_by_each_of_them() -> None:
    found = read(sheet([*week_under(TITLE), ("素质拓展", "体育\n音乐\n体育\n劳动\n语文")]))
    assert classes(found) == {"3#2?": "劳1…2 体4…6 艺3…4 共30"}


def test_an_afternoon_header_that_counts_from_one_again_is_no_other_class() -> None:
    table = [*week_under(TITLE)[:6], ("下午", *DAYS), ("1", *WEEK[4]), ("2", *WEEK[5])]
    found = classes(read(sheet(table)))
    assert [name.rstrip("?") for name in found] == ["3#2"]
    assert list(found.values()) == [WHOLE]


def test_an_early_evening_by_the_clock_alone_is_a_doubt() -> None:
    times = ["8:30-9:10", "9:20-10:00", "10:30-11:10", "11:20-12:00", "14:30-15:10", "15:20-16:00"]
    found = read(sheet([*week_under(TITLE, times), ("19:30-20:15", "体育")]))
    assert list(classes(found)) == ["3#2?"]


# --- labels that nobody knows -----------------------------------------------------------------------------------------


def test_a_clock_time_beside_an_unknown_word_makes_no_period_of_it() -> None:
    """午间小课 | 12:20-12:40: as little known as 午间小课 alone, whatever its time."""
    times = ["8:00-8:40", "8:50-9:30", "9:40-10:20", "10:30-11:10", "14:00-14:40", "14:50-15:30"]
    rows: Rows = [[f"第{n}节", time, *row] for n, (time, row) in enumerate(zip(times, WEEK, strict=True), 1)]
    rows.insert(4, ["午间小课", "12:20-12:40", "体", "数", "英", "语", "数"])
    found = read(sheet([[TITLE], ["节次", "时间", *DAYS], *rows]))
    assert classes(found) == {"3#2?": "劳1 体4…5 艺3 共30"}
    numbered: Rows = [[f"第{n}节课(40分钟)", *row[1:]] for n, row in enumerate(rows[:4] + rows[5:], 1)]
    assert classes(read(sheet([[TITLE], ["节次", "时间", *DAYS], *numbered]))) == {"3#2": WHOLE}


TIMES = ("8:30-9:10", "9:20-10:00", "10:40-11:20", "11:30-12:10", "14:30-15:10", "15:20-16:00")
BY_THE_CLOCK: Rows = [[HALVES.get(n, ""), time, *row] for n, (time, row) in enumerate(zip(TIMES, WEEK, strict=True))]


def test_an_activity_beside_a_clock_time_is_no_lesson_and_no_period() -> None:
    """早读 | 8:00-8:20, in the column of 上午: what is read in it was counted, and a 大课间 moved all later lessons."""
    early: Sequence[Value] = ["早读", "8:00-8:20", *"语体美语英"]
    rows = [early, *BY_THE_CLOCK[:2], ["大课间", "10:00-10:30"], *BY_THE_CLOCK[2:]]
    found = read(sheet([[TITLE], ["时段", "时间", *DAYS], *rows]))
    assert classes(found) == {"3#2": WHOLE}
    (one,) = found.classes
    assert {lesson.period for lesson in one.lessons} == {1, 2, 3, 4, 5, 6}
    assert len(one.uncounted) == 5


def test_a_lesson_right_beside_friday_under_no_header_may_be_one_more() -> None:
    """Saturday's, whose header was forgotten: one or two of them were lost without a word."""
    table: Rows = [*week_under(TITLE)]
    table[3] = [*table[3], "体"]
    found = read(sheet(table))
    assert classes(found) == {"3#2?": "劳1 体4…5 艺3 共30"}
    assert [one.reason.id for file in found.files for one in file.sheets if one.reason] == [
        "sheet.cells_without_coordinates"
    ]


def test_an_activity_and_a_clock_time_stand_around_the_numbers() -> None:
    """早读 |  | 8:00-8:20 over 上午 | 1 | 8:30-9:10: the time alone was a period."""
    rows = [[half, n, time, *row] for n, (half, time, *row) in enumerate(BY_THE_CLOCK, 1)]
    early, long = ["早读", "", "8:00-8:20", *"语体美语英"], ["大课间", "", "10:00-10:30", *"体体体体体"]
    found = read(sheet([[TITLE], ["午别", "节次", "时间", *DAYS], early, *rows[:2], long, *rows[2:]]))
    assert classes(found) == {"3#2": WHOLE}
    assert {lesson.period for lesson in found.classes[0].lessons} == {1, 2, 3, 4, 5, 6}


@pytest.mark.parametrize("label", ["L1", "L 1", "P1", "节1"])
def test_labels_with_the_number_behind(label: str) -> None:
    rows = [[half, label.replace("1", str(n)), *row] for n, (half, _, *row) in enumerate(BY_THE_CLOCK, 1)]
    assert classes(read(sheet([[TITLE], ["午别", "节次", *DAYS], ["早读", ""], *rows]))) == {"3#2": WHOLE}


@pytest.mark.parametrize("head", ["节次", ""])
def test_lessons_under_an_activity_with_labels_nobody_knows_are_listed(head: str) -> None:
    """They were more of the activity, and the table not filled in."""
    rows = [["上午", f"甲{n}", *row] for n, row in enumerate(WEEK, 1)]
    assert classes(read(sheet([[TITLE], ["午别", head, *DAYS], ["早读", "", *"语语语语语"], *rows]))) == {
        "3#2?": "劳0…1 体0…4 艺0…3 共0"
    }


def test_a_word_nobody_knows_in_the_place_of_a_half_day_is_listed_and_widens() -> None:
    rows = [*BY_THE_CLOCK[:2], ["国学时光", "10:10-10:30", *"语体语语英"], *BY_THE_CLOCK[2:]]
    assert classes(read(sheet([[TITLE], ["时段", "时间", *DAYS], *rows]))) == {"3#2?": "劳1 体4…5 艺3 共30"}


def test_a_clock_time_in_a_cell_is_no_lesson() -> None:
    """When school ends stands under the week as often as not."""
    ends: Rows = [["不晚托", "15:40", "15:40", "15:40", "15:40", "15:50"], ["晚托", *["16:50-17:20"] * 5]]
    is_the_week([[TITLE], *week_under(""), *ends])


def test_teachers_by_subject_under_the_week_are_no_lessons() -> None:
    is_the_week([[TITLE], *week_under(""), ["班主任：李老师", "语文：王芳", "数学：张三", "体育：扎西"]])


def test_lessons_counted_by_area_under_the_week_are_no_lessons() -> None:
    counted: Rows = [["体育课时", "4", "美育课时", "3", "劳动课时", "1"], ["音乐节数：", "2节", "美术节数：", "1节"]]
    is_the_week([[TITLE], *week_under(""), *counted])


def test_a_label_merged_down_beyond_the_last_row() -> None:
    rows = [("曲扎县完全小学三（2）班课程表",), ("节次", *DAYS), *((n, *row) for n, row in enumerate(WEEK, 1))]
    rows[-2:] = [("5-6节", *WEEK[4])]
    assert "3#2" in {name.rstrip("?") for name in classes(read(sheet(rows, [(6, 0, 7, 0)])))}


NAMES = ("三（1）班", "三（2）班", "三（3）班")
FLAT = [(NAMES[1], day, number, s) for number, row in enumerate(WEEK, 1) for day, s in zip(DAYS, row, strict=True)]
COUNTED = (("语文", 8), ("数学", 6), ("体育", 4), ("音乐", 2), ("美术", 2), ("劳动", 1))


@pytest.mark.parametrize(
    "table",
    [
        week_under(TITLE),
        [("星期", "节次", *NAMES), *(("星期一" if n == 1 else "", n, *row[:3]) for n, row in enumerate(WEEK, 1))],
        [("班级", "星期", "节次", "科目"), *FLAT],
        [("班级", *(s for s, _ in COUNTED)), *((name, *(n for _, n in COUNTED)) for name in NAMES)],
        [("科目", *NAMES), *((s, n, n, n) for s, n in COUNTED)],
        [("三年级课时安排",), ("科目", "周课时"), *COUNTED],
    ],
    ids=["week", "classes across", "list", "allocation", "subjects down", "list of subjects"],
)
def test_rows_left_blank_above_a_last_note_cost_next_to_nothing(table: Rows) -> None:
    """People press Ctrl+End and sign there; what looks at each row for every other never comes back."""
    signed = [*table, *[()] * 5_000, ("制表人：扎西",)]
    began = time.process_time()
    assert classes(read(sheet(signed))) == classes(read(sheet(table)))
    assert time.process_time() - began < 10


@pytest.mark.parametrize("mark", ["\u200b", "\ufeff", "\u200e", "\u00ad"])
def test_characters_that_nobody_sees_are_no_part_of_a_text(mark: str) -> None:
    table = [[f"{mark}{value}{mark}" for value in row] for row in week_under("三（1）班课程表")]
    table.append([f"{mark}注：数学、班会隔周轮换，单周上数学，双周上班会。"])
    submission = read(sheet(table), school="曲扎县完全小学")
    plain = read(sheet([[str(value).replace(mark, "") for value in row] for row in table]), school="曲扎县完全小学")
    assert classes(submission) == classes(plain)
    texts = [lesson.taught.written for one in submission.classes for lesson in one.lessons]
    assert texts
    assert not any(mark in text for text in texts)
    assert [doubt.text for one in submission.classes for doubt in one.doubts] == [
        doubt.text for one in plain.classes for doubt in one.doubts
    ]


def test_a_cell_of_characters_that_nobody_sees_is_empty() -> None:
    table = [list(row) for row in week_under("三（1）班课程表")]
    table[-1][-1] = "\u200b\ufeff"
    submission = read(sheet(table), school="曲扎县完全小学")
    assert len(submission.classes[0].lessons) == 29


@pytest.mark.parametrize("numbered", ["{}.{}", " {}.{}", "{}．{} ", "\u3000{}. {}"])
@pytest.mark.parametrize("digits", ["123456", "１２３４５６"])
def test_lessons_may_carry_the_numbers_of_their_periods(numbered: str, digits: str) -> None:
    rows = [[numbered.format(digit, lesson) for lesson in row] for digit, row in zip(digits, WEEK, strict=True)]
    assert classes(read(sheet([["三（1）班课程表"], DAYS, *rows]), school="曲扎县完全小学")) == {"3#1": WHOLE}


def test_more_lessons_than_a_day_holds_are_in_doubt() -> None:
    labels = [str(number) for number in range(1, 13)]
    table = [(TITLE,), ("节次", *DAYS), *((label, *"体语数英音") for label in labels)]
    found = read(sheet(table))
    assert classes(found) == {"3#2?": "劳0 体0…12 艺0…12 共60"}
    assert "doubt.too_many_lessons" in reasons(found)


@pytest.mark.parametrize("label", ["素质拓展", ""])
def test_a_tibetan_teacher_behind_a_blank_makes_no_person_of_a_lesson(label: str) -> None:
    """Under a label nobody knows, and in a second row under a period."""
    row = (label, "手工 卓玛", "音 扎西", "英语 央金", "数学 次仁", "劳 拉姆")
    assert classes(read(sheet([*week_under(TITLE), row]))) == {"3#2?": "劳1…3 体4 艺3…5 共30"}
