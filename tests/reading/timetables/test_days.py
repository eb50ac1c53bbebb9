"""Tables of single days, a class's rows within a period's, and tables down the days: each lesson on its own day."""

import datetime
import io
from collections.abc import Callable, Sequence

import pytest
from docx import Document

from edu_compliance.model.submission import Status
from tests.corpus.make_shapes import WEEKS
from tests.generator.canvas import Value
from tests.reading.said import DAYS, WEEK, WHOLE, classes, read, read_files, reasons, sheet, week_under

SCHOOL = "曲扎县完全小学"
NAMES = ("三（1）班", "三（2）班", "三（3）班")
THREE = {"3#1": "劳1 体3 艺5 共30", "3#2": "劳1 体4 艺3 共30", "3#3": "劳2 体3 艺3 共30"}
CLOCKS = ("8:30-9:10", "9:20-10:00", "10:20-11:00", "11:10-11:50", "14:30-15:10", "15:20-16:00")
TEACHERS = ("扎西", "王伟", "次仁卓玛", "李娜", "德吉", "旦增")
MONDAY = 7
"""Of September 2026."""
Rows = list[Sequence[Value]]


def classes_across(day: int) -> Rows:
    body = [(f"第{p + 1}节", *(WEEKS[n][p][day] for n in range(3))) for p in range(6)]
    return [("节次", *NAMES), *body]


def classes_down(day: int) -> Rows:
    return [("班级", 1, 2, 3, 4, 5, 6), *((NAMES[n], *(row[day] for row in WEEKS[n])) for n in range(3))]


# --- the day in a title -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("table", [classes_across, classes_down])
@pytest.mark.parametrize("title", ["{}", "{}课程表", "（{}）", "总课表 {}"])
@pytest.mark.parametrize("gap", [0, 1])
@pytest.mark.parametrize("names", [DAYS, ("星期1", "星期2", "星期3", "星期4", "星期5")])
def test_a_title_over_each_day_s_table(table: object, title: str, gap: int, names: Sequence[str]) -> None:
    assert callable(table)
    rows: Rows = [(f"{SCHOOL}总课程表",)]
    for day, name in enumerate(names):
        rows += [(title.format(name),), *table(day), *[()] * gap]
    assert classes(read(sheet(rows))) == THREE


@pytest.mark.parametrize("table", [classes_across, classes_down])
def test_a_sheet_of_each_day_under_the_day_s_bare_name(table: object) -> None:
    assert callable(table)
    sheets = [sheet([(name,), *table(day)], name=f"Sheet{day + 1}") for day, name in enumerate(DAYS)]
    assert classes(read(*sheets, school=SCHOOL)) == THREE


@pytest.mark.parametrize("table", [classes_across, classes_down])
@pytest.mark.parametrize("at", [0, 5])
def test_a_sheet_of_a_day_without_lessons_is_a_part_of_the_week(table: Callable[[int], Rows], at: int) -> None:
    sheets = [sheet([(f"{name}课程表",), *table(day)], name=name) for day, name in enumerate(DAYS)]
    empty = [
        [value if row == 0 or column == 0 else "" for column, value in enumerate(values)]
        for row, values in enumerate(table(0))
    ]
    sheets.insert(at, sheet([("星期日课程表",), *empty], name="星期日"))
    submission = read(*sheets, school=SCHOOL)
    assert (classes(submission), reasons(submission)) == (THREE, [])


@pytest.mark.parametrize("table", [classes_across, classes_down])
@pytest.mark.parametrize("gap", [0, 1])
def test_the_day_in_the_corner_of_its_table(table: Callable[[int], Rows], gap: int) -> None:
    rows: Rows = [(f"{SCHOOL}总课程表",)]
    for day, name in enumerate(DAYS):
        head, *body = table(day)
        rows += [(name, *head[1:]), *body, *[()] * gap]
    assert classes(read(sheet(rows))) == THREE


@pytest.mark.parametrize("table", [classes_across, classes_down])
def test_a_day_s_title_written_into_every_cell_it_was_merged_over(table: Callable[[int], Rows]) -> None:
    rows: Rows = [(f"{SCHOOL}总课程表",)]
    for day, name in enumerate(DAYS):
        rows += [(name,) * len(table(day)[0]), *table(day)]
    assert classes(read(sheet(rows))) == THREE


def test_a_teacher_s_days_over_her_classes_are_no_corner() -> None:
    rows = [("扎西老师课程表", "", ""), *((day, "三（1）班", "三（2）班") for day in DAYS)]
    assert classes(read(sheet(rows), school=SCHOOL)) == {}


def test_a_note_over_a_table_gives_it_no_day() -> None:
    rows = [row for day in range(2) for row in (("每周五下午劳动课在农场",), *classes_across(day), ())]
    found = read(sheet(rows), school=SCHOOL)
    assert classes(found) == {}
    assert "sheet.no_coordinates" in reasons(found)


def test_days_of_a_class_that_is_in_each_title() -> None:
    rows: Rows = []
    for day, name in enumerate(DAYS[:2]):
        rows += [(f"三（1）班{name}课程表",), ("节次", "三（1）班", "三（2）班")]
        rows += [(p + 1, WEEKS[0][p][day], WEEKS[1][p][day]) for p in range(6)]
    found = read(sheet(rows), school=SCHOOL)
    assert {one.name: one.days for one in found.classes} == {"三（1）班": (1, 2), "三（2）班": (1, 2)}


# --- classes within a period, named by what counts it -----------------------------------------------------------------


@pytest.mark.parametrize("merge", [True, False])
@pytest.mark.parametrize(
    "labels",
    [CLOCKS, ("上午第1节", "上午第2节", "上午第3节", "上午第4节", "下午第1节", "下午第2节")],
)
def test_classes_within_periods_of_clock_times_or_half_days(labels: Sequence[str], merge: bool) -> None:
    rows: Rows = [("节次", "班级", *DAYS)]
    rows += [
        (label if n == 0 or not merge else "", NAMES[n], *WEEKS[n][p])
        for p, label in enumerate(labels)
        for n in range(3)
    ]
    merged = [(1 + 3 * p, 0, 3 + 3 * p, 0) for p in range(6)] if merge else []
    assert classes(read(sheet(rows, merged), school=SCHOOL)) == THREE


def test_classes_within_periods_within_half_days() -> None:
    halves = ("上午", "", "", "", "下午", "")
    numbers = (1, 2, 3, 4, 1, 2)
    rows: Rows = [("", "节次", "班级", *DAYS)]
    rows += [
        (halves[p] if n == 0 else "", numbers[p] if n == 0 else "", NAMES[n], *WEEKS[n][p])
        for p in range(6)
        for n in range(3)
    ]
    merged = [(1, 0, 12, 0), (13, 0, 18, 0), *((1 + 3 * p, 1, 3 + 3 * p, 1) for p in range(6))]
    assert classes(read(sheet(rows, merged), school=SCHOOL)) == THREE


# --- weekdays by the calendar -----------------------------------------------------------------------------------------


def dated(make: Callable[[int], Value], number: int = 0) -> Rows:
    return [("节次", *(make(MONDAY + day) for day in range(5))), *((p + 1, *WEEKS[number][p]) for p in range(6))]


def date(day: int) -> Value:
    return datetime.date(2026, 9, day)


def serial(day: int) -> Value:
    """As a cell is stored that shows 星期一 for its date."""
    return (datetime.date(2026, 9, day) - datetime.date(1899, 12, 30)).days


@pytest.mark.parametrize("make", [date, serial])
def test_dates_over_a_table_are_weekdays_by_the_calendar(make: Callable[[int], Value]) -> None:
    found = read(sheet([("三（1）班课程表",), *dated(make)]), school=SCHOOL)
    assert classes(found) == {"3#1": THREE["3#1"]}
    assert found.classes[0].days == (1, 2, 3, 4, 5)
    assert [notice.why.id for file in found.files for notice in file.notices] == ["grid.dates_read_as_weekdays"]


def test_dates_down_a_matrix_are_weekdays_too() -> None:
    rows = [("日期", "节次", *NAMES)]
    rows += [(date(MONDAY + day), p + 1, *(WEEKS[n][p][day] for n in range(3))) for day in range(5) for p in range(6)]
    assert classes(read(sheet([("总课表", "制表", date(1)), *rows]), school=SCHOOL)) == THREE


def test_classes_that_excel_made_dates_of_stay_classes() -> None:
    head = ("星期", "节次", *(datetime.date(2025, 9, number) for number in range(1, 6)))  # 9-1 … 9-5, a whole week
    rows = [(DAYS[d], p + 1, *(WEEKS[n][p][d] for n in range(5))) for d in range(5) for p in range(6)]
    found = read(sheet([head, *rows]), school="曲扎县初级中学")
    assert sorted(one.number or 0 for one in found.classes) == [1, 2, 3, 4, 5]


# --- days down --------------------------------------------------------------------------------------------------------


def days_down(number: int, *, teachers: bool) -> Rows:
    rows: Rows = []
    for day, name in enumerate(DAYS):
        rows.append((name, *(row[day] for row in WEEKS[number])))
        if teachers:
            rows.append(("", *TEACHERS))
    return rows


def test_a_row_of_teachers_under_each_day() -> None:
    rows = [("星期", 1, 2, 3, 4, 5, 6), *days_down(0, teachers=True)]
    merged = [(1 + 2 * day, 0, 2 + 2 * day, 0) for day in range(5)]
    assert classes(read(sheet(rows, merged, name="三（1）班"), school=SCHOOL)) == {"3#1": THREE["3#1"]}


def test_a_row_of_each_half_day_under_one_count_of_periods() -> None:
    """星期一 | 上午 and 下午, and the numbers above are those of both; the word 星期 is merged over both columns."""
    rows: Rows = [(f"{SCHOOL}三（1）班课程表",), ("星期", "", *(f"第{n}节" for n in range(1, 5)))]
    for day, name in enumerate(DAYS):
        lessons = [row[day] for row in WEEKS[0]]
        rows += [(name, "上午", *lessons[:4]), ("", "下午", *lessons[4:])]
    merged = [(1, 0, 1, 1), *((2 + 2 * day, 0, 3 + 2 * day, 0) for day in range(5))]
    found = read(sheet(rows, merged))
    assert classes(found) == {"3#1": THREE["3#1"]}
    assert {lesson.period for lesson in found.classes[0].lessons} == {1, 2, 3, 4, 5, 6}


def test_a_row_of_teachers_in_each_day_s_rows() -> None:
    rows: Rows = [("星期", "", 1, 2, 3, 4, 5, 6)]
    for day, name in enumerate(DAYS):
        rows += [(name, "课程", *(row[day] for row in WEEKS[0])), ("", "教师", *TEACHERS)]
    merged = [(0, 0, 0, 1), *((1 + 2 * day, 0, 2 + 2 * day, 0) for day in range(5))]
    assert classes(read(sheet(rows, merged, name="三（1）班"), school=SCHOOL)) == {"3#1": THREE["3#1"]}


LISTS = (
    [("科目", "周课时"), ("数学", 6), ("语文", 7), ("英语", 3), ("体育", 3), ("音乐", 2)],
    [("作息时间",), ("早读", "8:00"), ("第一节", "8:30-9:10"), ("大课间", "10:00"), ("第三节", "10:30-11:10")],
)


@pytest.mark.parametrize("beside", LISTS)
@pytest.mark.parametrize("numbers", [(1, 2, 3, 4, 5, 6), tuple(f"第{n}节" for n in range(1, 7))])
@pytest.mark.parametrize("gap", [("",), ()])
def test_a_list_in_the_row_of_the_periods_is_no_period(
    beside: Rows, numbers: Sequence[Value], gap: Sequence[Value]
) -> None:
    days: Rows = [("", *numbers), *days_down(0, teachers=False)]
    rows = [(*day, *gap, *(beside[at + 1] if at + 1 < len(beside) else ())) for at, day in enumerate(days)]
    assert classes(read(sheet([(f"{SCHOOL}三（1）班课程表",), *rows]))) == {"3#1": THREE["3#1"]}


def test_an_afternoon_behind_an_empty_column_is_counted_on() -> None:
    rows: Rows = [("星期", 1, 2, 3, 4, "", 5, 6)]
    rows += [(*row[:5], "", *row[5:]) for row in days_down(0, teachers=False)]
    assert classes(read(sheet(rows, name="三（1）班"), school=SCHOOL)) == {"3#1": THREE["3#1"]}


ROTA: Rows = [(), ("值日安排表",), ("岗位", *DAYS), ("扫地", *TEACHERS[:5]), ("擦黑板", *TEACHERS[1:6])]
CLUBS: Rows = [(), ("社团活动安排表",), ("时间", *DAYS), ("16:30-17:30", "合唱", "足球", "书法", "绘画", "篮球")]


@pytest.mark.parametrize("below", [ROTA, CLUBS])
def test_a_rota_or_clubs_under_days_or_bare_weekdays_are_no_lessons(below: Rows) -> None:
    down: Rows = [("", 1, 2, 3, 4, 5, 6), *days_down(0, teachers=False), *below]
    assert classes(read(sheet(down, name="三（1）班"), school=SCHOOL)) == {"3#1": THREE["3#1"]}
    bare: Rows = [("节次", *"一二三四五"), *((n, *row) for n, row in enumerate(WEEKS[0], 1)), *below]
    assert classes(read(sheet(bare, name="三（1）班"), school=SCHOOL)) == {"3#1": THREE["3#1"]}


def test_days_of_two_classes_side_by_side_under_wide_titles() -> None:
    rows: Rows = [(f"{NAMES[0]}课程表", *[""] * 8, f"{NAMES[1]}课程表")]
    one = [("", 1, 2, 3, 4, 5, 6), *days_down(0, teachers=False)]
    other = [("", 1, 2, 3, 4, 5, 6), *days_down(1, teachers=False)]
    rows += [(*left, "", "", *right) for left, right in zip(one, other, strict=True)]
    found = classes(read(sheet(rows, [(0, 0, 0, 7), (0, 9, 0, 16)]), school=SCHOOL))
    assert found == {"3#1": THREE["3#1"], "3#2": THREE["3#2"]}


@pytest.mark.parametrize("title", ["{}", f"{SCHOOL}{{}}课程表", "班级：{}  班主任：扎西"])
def test_one_header_over_several_classes_days(title: str) -> None:
    rows: Rows = [(f"{SCHOOL}课程表",), (title.format(NAMES[0]),), ("星期", 1, 2, 3, 4, 5, 6)]
    for number in range(3):
        rows += [(title.format(NAMES[number]),)] if number else []
        rows += [*days_down(number, teachers=False), ()]
    assert classes(read(sheet(rows))) == THREE


@pytest.mark.parametrize(
    "halves",
    [
        ("", "上午", "", "", "", "下午", ""),
        ("", "上午", "", "", "午休", "下午", ""),
        ("", "上午", "大课间", "上午", "", "下午", ""),
    ],
)
def test_days_down_under_each_class_s_half_days(halves: Sequence[str]) -> None:
    """What stands over the periods of the next table is no lesson of the one before it."""
    rows: Rows = []
    for number, name in enumerate(NAMES):
        rows += [(f"{SCHOOL}{name}课程表",), halves, ("", *(f"第{p}节" for p in range(1, 7)))]
        rows += [(day, *(row[at] for row in WEEKS[number])) for at, day in enumerate(DAYS)]
    assert classes(read(sheet(rows))) == THREE


def test_a_list_of_teachers_under_a_matrix_is_no_class_s() -> None:
    head = [("班级", *(v for day in DAYS for v in (day, *[""] * 5))), ("", *[1, 2, 3, 4, 5, 6] * 5)]
    body = [("三（1）班", *(row[day] for day in range(5) for row in WEEK))]
    rows = [*head, *body, ("科目", "语文", "数学", "体育"), ("教师", "扎西", "王伟", "德吉")]
    assert classes(read(sheet(rows), school=SCHOOL)) == {"3#1": WHOLE}


# --- mornings and afternoons apart ------------------------------------------------------------------------------------

AM, PM = range(4), range(4, 6)


def half_matrix(periods: Sequence[int], labels: Sequence[Value]) -> Rows:
    width = len(periods)
    head = [("班级", *(v for day in DAYS for v in (day, *[""] * (width - 1)))), ("", *[*labels] * 5)]
    return [*head, *((NAMES[n], *(WEEKS[n][p][day] for day in range(5) for p in periods)) for n in range(3))]


@pytest.mark.parametrize(
    ("am", "pm"),
    [
        ((1, 2, 3, 4), (5, 6)),
        ((1, 2, 3, 4), (1, 2)),
        (("第一节", "第二节", "第三节", "第四节"), ("第一节", "第二节")),
        (CLOCKS[:4], CLOCKS[4:]),
    ],
)
@pytest.mark.parametrize("titles", [("上午", "下午"), ("上午课程表", "下午课程表"), ("", f"{SCHOOL}下午课程表")])
def test_a_matrix_of_mornings_over_one_of_afternoons(
    am: Sequence[Value], pm: Sequence[Value], titles: tuple[str, str]
) -> None:
    rows = [(f"{SCHOOL}总课程表",), (titles[0],), *half_matrix(AM, am), (), (titles[1],), *half_matrix(PM, pm)]
    found = read(sheet(rows))
    assert classes(found) == THREE
    assert len({(lesson.weekday, lesson.period) for lesson in found.classes[0].lessons}) == 30


def test_mornings_and_afternoons_of_clock_times_each_under_the_weekdays() -> None:
    tables = [[("时间", *DAYS), *((CLOCKS[p], *WEEKS[0][p]) for p in half)] for half in (AM, PM)]
    assert classes(read(sheet([("三（1）班课程表",), *tables[0], (), *tables[1]]), school=SCHOOL)) == {
        "3#1": THREE["3#1"]
    }


def test_one_class_alone_under_the_title_of_each_day() -> None:
    rows: Rows = [(f"{SCHOOL}课程表",)]
    for day, name in enumerate(DAYS):
        rows += [(name,), ("节次", NAMES[0]), *((f"第{p + 1}节", WEEKS[0][p][day]) for p in range(6)), ()]
    assert classes(read(sheet(rows))) == {"3#1": THREE["3#1"]}


@pytest.mark.parametrize("names", [DAYS, "一二三四五", (1, 2, 3, 4, 5)])
@pytest.mark.parametrize(("name", "class_"), [("三（1）班", "3#1"), ("一、三年级", "1,3")])
def test_a_week_on_two_tables_of_which_one_title_says_more(names: Sequence[Value], name: str, class_: str) -> None:
    rows: Rows = [(f"{SCHOOL}{name}课程表".replace("级", "級"),)]
    for days in ((0, 1, 2), (3, 4)):
        body = [(f"第{p + 1}节", *(WEEKS[0][p][d] for d in days)) for p in range(6)]
        rows += [("节次", *(names[d] for d in days)), *body]
    assert classes(read(sheet(rows, name=name))) == {class_: THREE["3#1"]}


@pytest.mark.parametrize("name", ["{}\n扎西平措", "{}（王伟）", "{} 李娜", "{}\n班主任：德吉"])
def test_head_teachers_in_the_cells_of_the_classes(name: str) -> None:
    head = ("星期", "节次", *(name.format(one) for one in NAMES))
    rows = [(DAYS[d], p + 1, *(WEEKS[n][p][d] for n in range(3))) for d in range(5) for p in range(6)]
    found = read(sheet([head, *rows]), school=SCHOOL)
    assert classes(found) == THREE
    assert all(one.name in NAMES or "（王伟）" in one.name for one in found.classes)


# --- labels of periods ------------------------------------------------------------------------------------------------


def test_half_days_and_numbers_before_clock_times_over_a_matrix() -> None:
    labels = [
        f"{half}{n}\n{CLOCKS[p]}" for p, (half, n) in enumerate(zip(["上午"] * 4 + ["下午"] * 2, "①②③④①②", strict=True))
    ]
    for table in ([("班级", *labels)], [("", *labels)]):
        sheets = []
        for day, name in enumerate(DAYS):
            rows = [(NAMES[n], *(row[day] for row in WEEKS[n])) for n in range(3)]
            sheets.append(sheet([*table, *rows], name=name))
        assert classes(read(*sheets, school=SCHOOL)) == THREE


def test_lessons_in_a_column_that_nothing_heads_are_said() -> None:
    rows: Rows = [("节次", "周一？", *DAYS[1:]), *((f"第{p + 1}节", *WEEKS[0][p]) for p in range(6))]
    found = read(sheet(rows, name="三（1）班"), school=SCHOOL)
    assert "sheet.cells_without_coordinates" in reasons(found)


@pytest.mark.parametrize("head", ["周末", "补课", "", "备注", "周"])
def test_lessons_right_of_the_weekdays_under_a_header_that_nobody_knows_are_said(head: str) -> None:
    rows: Rows = [("节次", *DAYS, head), *((f"第{p + 1}节", *WEEKS[0][p], WEEKS[1][p][0]) for p in range(6))]
    found = read(sheet(rows, name="三（1）班"), school=SCHOOL)
    assert "sheet.cells_without_coordinates" in reasons(found)


SATURDAY = "体音劳体音劳"


def with_saturday(number: int, header: Sequence[Value]) -> Rows:
    rows = [(f"第{p + 1}节", *WEEK[p], SATURDAY[p]) for p in range(6)]
    return [(f"三（{number}）班课程表",), ("节次", *header), *rows]


@pytest.mark.parametrize("gap", [0, 1])
def test_lessons_under_a_header_said_again_without_saturday_may_be_more_of_that_class(gap: int) -> None:
    table = [*with_saturday(1, (*DAYS, "星期六")), *[()] * gap, *with_saturday(2, DAYS)]
    found = read(sheet(table), school=SCHOOL)
    assert classes(found) == {"3#1": "劳3 体6 艺5 共36", "3#2?": "劳1…3 体4…6 艺3…5 共30"}
    assert "sheet.cells_without_coordinates" in reasons(found)


def test_a_header_said_again_within_a_class_without_saturday_loses_nothing_unsaid() -> None:
    first, *rows = with_saturday(1, (*DAYS, "星期六"))
    found = read(sheet([first, *rows[:4], ("节次", *DAYS), *rows[4:]]), school=SCHOOL)
    assert classes(found) == {"3#1?": "劳2…3 体5…6 艺4…5 共33"}


@pytest.mark.parametrize("gap", [0, 1])
def test_a_saturday_without_a_header_before_the_table_beside_it_is_said(gap: int) -> None:
    sides = zip(with_saturday(1, (*DAYS, "")), with_saturday(2, (*DAYS, "星期六")), strict=True)
    table = [(*left, *[""] * (7 + gap - len(left)), *right) for left, right in sides]
    found = read(sheet(table), school=SCHOOL)
    assert classes(found) == {"3#1?": "劳1…3 体4…6 艺3…5 共30", "3#2": "劳3 体6 艺5 共36"}


MONDAY_TO_FRIDAY = ("", "Mon", "Tue", "Wed", "Thu", "Fri")
WITH_SATURDAY = ("节次", *DAYS, "星期六")


@pytest.mark.parametrize(
    "lines",
    [
        (MONDAY_TO_FRIDAY, WITH_SATURDAY),
        (WITH_SATURDAY, MONDAY_TO_FRIDAY),
        (("节次", *DAYS), (*MONDAY_TO_FRIDAY, "Sat")),
        (("", *"一二三四五"), WITH_SATURDAY),
    ],
)
def test_two_lines_of_weekdays_one_of_which_goes_on_to_saturday_are_one_header(lines: Rows) -> None:
    title, _, *rows = with_saturday(1, ())
    table = [title, *lines, *rows]
    assert classes(read(sheet(table), school=SCHOOL)) == {"3#1": "劳3 体6 艺5 共36"}


def test_a_table_over_its_header_is_said_where_another_stands_under_it() -> None:
    (title, head, *rows), (other, _, *others) = with_saturday(1, DAYS), with_saturday(2, DAYS)
    table = [title, *(row[:-1] for row in rows), head, other, *(row[:-1] for row in others), head]
    found = read(sheet(table), school=SCHOOL)
    assert found.files[0].status is Status.PARTLY_READ
    assert "sheet.cells_without_coordinates" in reasons(found)


def test_a_list_of_subjects_with_their_lessons_right_of_a_table_is_no_lost_column() -> None:
    beside = [("语文", 8), ("数学", 6), ("体育", 4), ("音乐", 2), ("美术", 2), ("劳动", 1)]
    rows: Rows = [("节次", *DAYS), *((f"第{p + 1}节", *WEEKS[0][p], "", *beside[p]) for p in range(6))]
    assert classes(read(sheet(rows, name="三（1）班"), school=SCHOOL)) == {"3#1": THREE["3#1"]}


def test_a_list_of_teachers_under_a_table_is_no_lost_column() -> None:
    under = [("语文", "扎西"), ("数学", "王伟"), ("体育", "德吉"), ("音乐", "央金"), ("美术", "格桑")]
    rows: Rows = [("节次", *DAYS), *((f"第{p + 1}节", *WEEKS[0][p]) for p in range(6)), (), *under]
    found = read(sheet(rows, name="三（1）班"), school=SCHOOL)
    assert "sheet.cells_without_coordinates" not in reasons(found)
    assert [len(one.lessons) for one in found.classes] == [30]


def test_the_class_on_a_line_under_the_only_table() -> None:
    rows: Rows = [("节次", *DAYS), *((p + 1, *WEEKS[0][p]) for p in range(6)), (), ("班级：三年级1班   班主任：扎西",)]
    assert classes(read(sheet(rows, name="Sheet1"), school=SCHOOL)) == {"3#1": THREE["3#1"]}


def test_a_title_in_traditional_characters_under_the_only_table() -> None:
    rows: Rows = [("節次", *DAYS), *((p + 1, *WEEKS[0][p]) for p in range(6)), (), ("三年級1班課程表",)]
    assert classes(read(sheet(rows), school=SCHOOL)) == {"3#1": THREE["3#1"]}


# --- a day in a cell --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("sign", ["\n", "、", " ", "；", "/", " - "])
@pytest.mark.parametrize("counted", ["{lesson}", "{n}.{lesson}", "第{n}节：{lesson}"])
def test_a_cell_may_list_the_lessons_of_a_whole_day(sign: str, counted: str) -> None:
    days = [sign.join(counted.format(n=n, lesson=row[day]) for n, row in enumerate(WEEK, start=1)) for day in range(5)]
    assert classes(read(sheet([("三年级1班课程表",), DAYS, days]), school=SCHOOL)) == {"3#1": WHOLE}
    matrix = [("班级", *DAYS), *((f"三（{n}）班", *days) for n in (1, 2))]
    assert classes(read(sheet(matrix), school=SCHOOL)) == {"3#1": WHOLE, "3#2": WHOLE}
    listed = [("三年级1班课程表",), ("星期", "课程"), *zip(DAYS, days, strict=True)]
    assert classes(read(sheet(listed), school=SCHOOL)) == {"3#1": WHOLE}


@pytest.mark.parametrize("afternoon", ["56", "67"])
def test_mornings_and_afternoons_on_sheets_of_their_own_that_count_on(afternoon: str) -> None:
    """上午 1 to 4 on one sheet and 下午 5 and 6 on the other are one week; no afternoon is a second Monday."""
    rows = week_under("", labels=f"1234{afternoon}")
    morning, rest = rows[:5], [rows[0], *rows[5:]]
    found = read(sheet(morning, name="三（1）班上午"), sheet(rest, name="三（1）班下午"), school="曲扎县完全小学")
    assert classes(found) == {"3#1": WHOLE}


def test_seven_numerals_over_five_are_periods() -> None:
    """一 … 七 over lessons, the days 一 … 五 down the side; nothing in the corner."""
    days = [(day, *periods, "语") for day, periods in zip("一二三四五", zip(*WEEK, strict=True), strict=True)]
    table = [("三（1）班课表",), ("", "上午", "", "", "", "下午"), ("", *"一二三四五六七"), *days]
    found = read(sheet(table, [(1, 1, 1, 4), (1, 5, 1, 7)]), school="曲扎县完全小学")
    assert classes(found) == {"3#1": WHOLE.replace("30", "35")}


@pytest.mark.parametrize("sign", ["、", " ", "，", "\n", "→"])
@pytest.mark.parametrize("head", [("星期", "课程"), ("星期", "上午", "下午"), ()])
def test_a_row_of_each_day_lists_its_lessons(sign: str, head: Sequence[str]) -> None:
    days = [sign.join(day) for day in zip(*WEEK, strict=True)]
    if len(head) == 3:
        parts = [(sign.join(day[:4]), sign.join(day[4:])) for day in zip(*WEEK, strict=True)]
        table: Rows = [("三（1）班课表",), head, *((day, *lists) for day, lists in zip(DAYS, parts, strict=True))]
    else:
        table = [("三（1）班课表",), head, *zip(DAYS, days, strict=True)]
    assert classes(read(sheet(table), school=SCHOOL)) == {"3#1": WHOLE}


@pytest.mark.parametrize("day", ["{}：", "{}:", "{} ", "{}，"])
def test_a_day_may_stand_before_its_lessons_in_their_cell(day: str) -> None:
    lines = [day.format(name) + "、".join(lessons) for name, lessons in zip(DAYS, zip(*WEEK, strict=True), strict=True)]
    assert classes(read(sheet([("三（1）班课表",), *((line,) for line in lines)]), school=SCHOOL)) == {"3#1": WHOLE}
    document = Document()
    for line in ("三（1）班课表", *lines, "注：请按时上课"):
        document.add_paragraph(line)
    buffer = io.BytesIO()
    document.save(buffer)
    assert classes(read_files({"课表.docx": buffer.getvalue()}, SCHOOL)) == {"3#1": WHOLE}


def test_who_is_on_duty_by_lines_of_days_is_no_week() -> None:
    lines = [(f"{day}：扎西、卓玛、次仁、央金",) for day in DAYS]
    assert classes(read(sheet([("三（1）班值日表",), *lines]), school=SCHOOL)) == {}


def test_each_day_over_its_periods_for_a_phone() -> None:
    table: Rows = [("三（1）班课表",)]
    for day, lessons in zip(DAYS, zip(*WEEK, strict=True), strict=True):
        table += [(day,), *((f"第{period}节", lesson) for period, lesson in enumerate(lessons, 1))]
    assert classes(read(sheet([*table, ("体育课穿运动鞋",)]), school=SCHOOL)) == {"3#1": WHOLE}


@pytest.mark.parametrize("blank", [1, 3, 8])
def test_the_title_over_such_a_week_may_stand_lower(blank: int) -> None:
    rows: Rows = [(day, "、".join(row[number] for row in WEEK)) for number, day in enumerate(DAYS)]
    table: Rows = [*[()] * blank, ("三（1）班课表",), *rows]
    assert classes(read(sheet(table), school=SCHOOL)) == {"3#1": WHOLE}


LISTED: dict[str, Callable[[Sequence[str], int], str]] = {
    "1语文⏎2数学": lambda names, first: "\n".join(f"{n}{name}" for n, name in enumerate(names, first)),
    "①语文②数学": lambda names, first: "".join("①②③④⑤⑥"[n - 1] + name for n, name in enumerate(names, first)),
    "语文、数学": lambda names, _: "、".join(names),
}
NAMED = ("语文", "数学", "英语", "科学", "道法", "体育", "音乐", "美术", "劳动", "信息科技", "班会")
WORDS = dict(zip("语数英科道体音美劳信班", NAMED, strict=True))


def listed(way: str, first: int, last: int) -> list[str]:
    """By day: the lessons of these periods in one cell."""
    return [LISTED[way]([WORDS[WEEK[p - 1][d]] for p in range(first, last + 1)], first) for d in range(5)]


@pytest.mark.parametrize("way", LISTED)
@pytest.mark.parametrize("noon", [3, 4, 6])
def test_a_day_s_cells_list_its_lessons_or_those_of_half_a_day(way: str, noon: int) -> None:
    rows: Rows = [(NAMES[0],), ("", *DAYS), ("上午" if noon < 6 else "", *listed(way, 1, noon))]
    rows += [("下午", *listed(way, noon + 1, 6))] if noon < 6 else []
    found = read(sheet(rows), school=SCHOOL)
    assert classes(found) == {"3#1": WHOLE}
    assert {(lesson.weekday, lesson.period) for lesson in found.classes[0].lessons} == {
        (day, period) for day in range(1, 6) for period in range(1, 7)
    }


def test_lists_beside_the_evening_are_no_lessons() -> None:
    way = "语文、数学"
    rows = [
        (NAMES[0],),
        ("", *DAYS),
        ("上午", *listed(way, 1, 3)),
        ("下午", *listed(way, 4, 6)),
        ("晚上", *listed(way, 1, 3)),
    ]
    assert classes(read(sheet(rows), school=SCHOOL)) == {"3#1": WHOLE}


def test_what_a_day_s_row_lists_in_the_evening_counts_for_nothing() -> None:
    days = [(day, "、".join(lessons), "体育、音乐") for day, lessons in zip(DAYS, zip(*WEEK, strict=True), strict=True)]
    found = read(sheet([("三（1）班课表",), ("星期", "白天", "晚自习"), *days]), school=SCHOOL)
    assert classes(found) == {"3#1": WHOLE}
    assert len(found.classes[0].uncounted) == 5


@pytest.mark.parametrize("title", ["三（1）班社团活动安排表", "三（1）班课后服务课程表"])
def test_activities_listed_by_days_are_no_lessons(title: str) -> None:
    days = [(day, "体育、音乐、美术、劳动、体育") for day in DAYS]
    found = read(sheet([(title,), ("星期", "内容"), *days]), school=SCHOOL)
    assert classes(found) == {}
    assert "sheet.activity" in reasons(found)


@pytest.mark.parametrize(
    ("friday", "numbers"), [("体、雪域行走", "劳1…2 体4…5 艺2…3 共26"), ("体", "劳1 体4 艺2 共25")]
)
def test_a_day_in_a_row_of_lists_may_be_short_and_one_of_its_names_unknown(friday: str, numbers: str) -> None:
    days = ["、".join(row[day] for row in WEEK) for day in range(4)]
    rows = [("班级", *DAYS), ("三（1）班", *days, friday)]
    found = classes(read(sheet(rows), school=SCHOOL))
    assert found == {"3#1?" if "雪" in friday else "3#1": numbers}


def test_an_unknown_name_in_a_day_s_list_is_one_lesson_of_it() -> None:
    days = ["、".join(row[day] for row in WEEK) for day in range(5)]
    rows = [("班级", *DAYS), ("三（1）班", *days[:4], f"{days[4]}、雪域行走")]
    assert classes(read(sheet(rows), school=SCHOOL)) == {"3#1?": "劳1…2 体4…5 艺3…4 共31"}


def test_a_stroke_between_two_lessons_of_half_a_day_is_a_choice() -> None:
    days = [(day, "语、数", "音/美") for day in DAYS]
    (one,) = read(sheet([("三（1）班课表",), ("星期", "上午", "下午"), *days]), school=SCHOOL).classes
    assert len(one.lessons) == 15


def test_three_lines_of_a_cell_are_no_day() -> None:
    rows = [("班级", *DAYS), ("三（1）班", *["语文\n王伟\n301"] * 5)]
    (one,) = read(sheet(rows), school=SCHOOL).classes
    assert len(one.lessons) == 5


# --- periods over days ------------------------------------------------------------------------------------------------


def test_a_period_in_which_small_classes_have_no_lessons_makes_no_second_class_of_them() -> None:
    """第七节 over 一 … 五, where only the second class has lessons."""
    week = [row[day] for row in WEEK for day in range(5)]
    head = ["班级\\节次", *(f"第{period // 5 + 1}节" if period % 5 == 0 else "" for period in range(35))]
    rows = [head, ["", *"一二三四五" * 7], ["三（1）班", *week, *[""] * 5], ["七（1）班", *week, *["阅读"] * 5]]
    merged = [(0, first, 0, first + 4) for first in range(1, 36, 5)]
    found = read(sheet(rows, merged), school="曲扎县九年一贯制学校")
    assert classes(found) == {"3#1": WHOLE, "7#1": "劳1 体4 艺3 共35"}


# --- days within a period ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("halves", [True, False])
def test_the_days_within_a_period_whose_numbers_begin_again_after_noon(halves: bool) -> None:
    """上午1 or 上午 | 1, merged over the five days: the afternoon's first period is the day's fifth."""
    rows: Rows = [(f"{SCHOOL}总课程表",), ("时段", "节次", "星期", *NAMES)]
    merged = []
    for period in range(6):
        half, number = ("上午", period + 1) if period < 4 else ("下午", period - 3)
        label = (half, number) if halves else ("", f"{half}{number}")
        merged.append((len(rows), 1, len(rows) + 4, 1))
        if halves and period in (0, 4):
            merged.append((len(rows), 0, len(rows) + (19 if period == 0 else 9), 0))
        for day, name in enumerate(DAYS):
            rows.append((*(label if not day else ("", "")), name, *(WEEKS[n][period][day] for n in range(3))))
    found = read(sheet(rows, merged))
    assert classes(found) == THREE
    assert {lesson.period for one in found.classes for lesson in one.lessons} == set(range(1, 7))


def test_an_evening_written_into_every_cell_of_its_row_is_over_what_stands_under_it() -> None:
    table: Rows = [*week_under("三（1）班课程表"), ("晚自习",) * 6, ("1", *WEEK[0]), ("2", *WEEK[1])]
    assert classes(read(sheet(table), school=SCHOOL)) == {"3#1": WHOLE}
