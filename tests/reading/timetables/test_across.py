"""Weekdays down the side and the day's periods over them: what the header rows say of a period."""

from collections.abc import Sequence

import pytest

from edu_compliance.reading.timetables.texts.days import lessons_listed
from tests.generator.canvas import Value
from tests.reading.said import DAYS, WEEK, WHOLE, cells, classes, read, reasons, sheet, week_under

TITLE = "曲扎县完全小学三年级（1）班课程表"
EVENING = "体音"
"""Two more lessons of each day, which count for nothing in the evening."""
Boxes = list[tuple[int, int, int, int]]


def days_down(evening: str = EVENING) -> list[list[Value]]:
    return [[day, *(row[number] for row in WEEK), *evening] for number, day in enumerate(DAYS)]


def uncounted(table: Sequence[Sequence[Value]], merged: Boxes) -> tuple[dict[str, str], int]:
    submission = read(sheet(table, merged), school="曲扎县完全小学")
    assert reasons(submission) == []
    return classes(submission), len(submission.classes[0].uncounted)


@pytest.mark.parametrize("evening", ["晚上", "晚自习", "晚修", "晚 上", "课后服务"])
@pytest.mark.parametrize("numbers", ["12345678", "12341212"])
@pytest.mark.parametrize("merged", [True, False])
def test_evenings_stand_over_their_periods(evening: str, numbers: str, merged: bool) -> None:
    halves = ["", "上午", "", "", "", "下午", "", evening, ""]
    boxes: Boxes = [(1, 1, 1, 4), (1, 5, 1, 6), (1, 7, 1, 8)] if merged else []
    table = [[TITLE], halves, ["节次", *numbers], *days_down()]
    assert uncounted(table, boxes) == ({"3#1": WHOLE}, 10)


def test_evenings_under_each_weekday_of_a_school() -> None:
    days = [value for day in DAYS for value in (day, *[""] * 7)]
    halves = ["上午", "", "", "", "下午", "", "晚自习", ""] * 5
    own = [lesson for number in range(5) for lesson in (*(row[number] for row in WEEK), *EVENING)]
    table = [["班级", *days], ["", *halves], ["", *"12345678" * 5], ["三（1）班", *own], ["三（2）班", *own]]
    boxes: Boxes = []
    for first in range(1, 41, 8):
        boxes += [(0, first, 0, first + 7), (1, first, 1, first + 3), (1, first + 4, 1, first + 5)]
        boxes += [(1, first + 6, 1, first + 7)]
    assert uncounted(table, boxes) == ({"3#1": WHOLE, "3#2": WHOLE}, 10)


def test_a_break_in_a_column_of_its_own_stands_among_the_parts_of_the_day() -> None:
    table = [[TITLE], ["", "上午", "", "", "", "午休", "下午", "", "晚上", ""], ["节次", *"1234", "", *"1212"]]
    for day, *lessons in days_down():
        table.append([day, *lessons[:4], "", *lessons[4:]])
    assert uncounted(table, [(1, 1, 1, 4), (1, 5, 7, 5), (1, 6, 1, 7), (1, 8, 1, 9)]) == ({"3#1": WHOLE}, 10)


@pytest.mark.parametrize("times", [[], ["时间", "8:00-8:20", *(f"{n}:00-{n}:40" for n in range(9, 15))]])
@pytest.mark.parametrize("boxes", [[], [(1, 1, 2, 1)]])
def test_an_activity_among_the_halves_has_its_column(times: list[Value], boxes: Boxes) -> None:
    """早读 over nothing was the teachers' column of the first period, or over its time a period."""
    rows = [["", "早读", "上午", "", "", "", "下午", ""], ["节次", "", *"123456"]]
    table = [[TITLE], *rows, *([times] if times else []), *([day, "语", *rest] for day, *rest in days_down(""))]
    assert uncounted(table, boxes) == ({"3#1": WHOLE}, 5)
    over = [[TITLE], rows[0], *([times] if times else []), rows[1], *table[len(table) - 5 :]]
    assert uncounted(over, []) == ({"3#1": WHOLE}, 5)


def test_bells_at_the_right_that_begin_above_are_none_of_the_days_periods() -> None:
    """Their 晨读 beside the numbers kept the halves from their periods, and the evening counted."""
    halves: list[Value] = ["", "上午", "", "", "", "下午", "", "晚上", "", "", "节次", "时间"]
    bells = [["晨读", "8:10-8:30"], *([f"第{n}节", f"{8 + n}:00-{8 + n}:40"] for n in range(1, 6))]
    rows = [["节次", *"12345678"], *days_down()]
    beside = [[*row, "", *bell] for row, bell in zip(rows, bells, strict=True)]
    boxes = [(1, 1, 1, 4), (1, 5, 1, 6), (1, 7, 1, 8)]
    assert uncounted([[TITLE], halves, *beside], boxes) == ({"3#1": WHOLE}, 10)


@pytest.mark.parametrize("label", ["第{}节/Period {}", "第{}节 Period {}", "第{}节\nLesson {}", "第{}节（Period {}）"])
def test_periods_in_two_languages(label: str) -> None:
    numbers = [label.format(number, number) for number in range(1, 7)]
    table = [[TITLE], ["时间 Time", *numbers], *days_down("")]
    assert uncounted(table, []) == ({"3#1": WHOLE}, 0)


def test_weekdays_in_three_languages_under_each_other_are_one_header() -> None:
    tibetan = ("གཟའ་ཟླ་བ", "གཟའ་མིག་དམར", "གཟའ་ལྷག་པ", "གཟའ་ཕུར་བུ", "གཟའ་པ་སངས")
    english = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
    title, head, *rows = week_under(TITLE)
    assert classes(read(sheet([title, ["", *tibetan], head, ["Period", *english], *rows]))) == {"3#1": WHOLE}


def test_a_lesson_in_two_languages_is_no_list_of_two() -> None:
    assert len(lessons_listed("道法\nEthics", cells())) == 1
    assert len(lessons_listed("语文 Chinese 体育 PE", cells())) == 2
    assert [len(lessons_listed(text, cells())) for text in ("历 史", "道 法", "语\u3000文", "语 数")] == [1, 1, 1, 2]


# --- tables side by side ----------------------------------------------------------------------------------------------

FULL, BARE = DAYS, tuple("一二三四五")
NAMES = ("三（1）班", "三（2）班课程表", "3.3班")


def beside(gap: int, *tables: tuple[str, Sequence[str], str]) -> list[list[Value]]:
    """Tables of `days_down`: each with its title at the left of its header row, its weekdays, its label of a period."""
    rows: list[list[Value]] = [[] for _ in range(6)]
    for title, days, label in tables:
        rows[0] += [title, "节次/星期", *(label.format(number) for number in range(1, 7)), *[""] * gap]
        for row, day, lessons in zip(rows[1:], days, days_down(""), strict=True):
            row += ["", day, *lessons[1:], *[""] * gap]
    return rows


@pytest.mark.parametrize("gap", [0, 1, 2])
@pytest.mark.parametrize("labels", [("{}", "第{}节", "{}"), ("第{}节", "{}", "第{}节"), ("{}", "{}", "{}")])
@pytest.mark.parametrize("days", [(FULL, FULL, FULL), (FULL, BARE, FULL), (FULL, FULL, BARE)])
def test_each_table_has_its_title_at_its_left(gap: int, labels: Sequence[str], days: Sequence[Sequence[str]]) -> None:
    table = beside(gap, *zip(NAMES, days, labels, strict=True))
    submission = read(sheet(table), school="曲扎县完全小学")
    assert reasons(submission) == []
    assert classes(submission) == {"3#1": WHOLE, "3#2": WHOLE, "3#3": WHOLE}


def test_who_is_on_duty_beside_such_a_table_is_no_class() -> None:
    people = [["护导安排", "星期", "值周", "带班"], *(["", day, "边巴", "央金"] for day in DAYS)]
    table = [[*row, *duty] for row, duty in zip(beside(1, (NAMES[0], FULL, "第{}节")), people, strict=True)]
    submission = read(sheet(table), school="曲扎县完全小学")
    assert classes(submission) == {"3#1": WHOLE}


def test_lessons_of_a_table_that_no_header_reaches_are_said() -> None:
    unheaded = [[""] * 4, *(["", *row[:3]] for row in WEEK[:5])]
    table = [[*row, *more] for row, more in zip(beside(1, (NAMES[0], FULL, "第{}节")), unheaded, strict=True)]
    submission = read(sheet(table), school="曲扎县完全小学")
    assert "sheet.cells_without_coordinates" in reasons(submission)


# --- headers whose merged cells were filled ---------------------------------------------------------------------------


def test_a_class_said_over_its_lessons_and_its_teachers() -> None:
    heads = [
        ["星期", "节次", "三（1）班", "三（1）班", "三（2）班", "三（2）班"],
        ["星期", "节次", *["课程", "教师"] * 2],
    ]
    rows = [
        [day, period + 1, row[number], "次仁", row[number], "王伟"]
        for number, day in enumerate(DAYS)
        for period, row in enumerate(WEEK)
    ]
    submission = read(sheet([["三年级课表"], *heads, *rows]), school="曲扎县完全小学")
    assert reasons(submission) == []
    assert classes(submission) == {"3#1": WHOLE, "3#2": WHOLE}


def test_a_weekday_said_over_its_lessons_and_its_teachers() -> None:
    head = ["节次", *(day for day in DAYS for _ in range(2))]
    rows = [
        [period, *(value for lesson in row for value in (lesson, "次仁卓玛"))] for period, row in enumerate(WEEK, 1)
    ]
    submission = read(sheet([["三（1）班课程表"], head, *rows]), school="曲扎县完全小学")
    assert reasons(submission) == []
    assert classes(submission) == {"3#1": WHOLE}


# --- titles at the left, and words beside -----------------------------------------------------------------------------


def test_a_title_at_the_left_of_its_header_says_school_and_year() -> None:
    days = [["", day, *(row[number] for row in WEEK)] for number, day in enumerate(DAYS)]
    table = [["曲扎县完全小学2026—2027学年第一学期三（1）班课程表", "节次", *"123456"], *days]
    submission = read(sheet(table))
    assert submission.school == "曲扎县完全小学"
    assert submission.files[0].year == 2026
    assert classes(submission) == {"3#1": WHOLE}


def test_double_periods_written_in_different_ways_beside_each_other() -> None:
    labels = [["1-2", "第3、4节", "5-6节"], ["1-2节", "3-4节", "5-6"]]
    rows: list[list[Value]] = [[], *([] for _ in DAYS)]
    for title, own in zip(NAMES, labels, strict=False):
        rows[0] += [f"曲扎县完全小学{title}", "节次", *own, ""]
        for number, day in enumerate(DAYS):
            rows[number + 1] += ["", day, *(WEEK[period][number] for period in (0, 2, 4)), ""]
    submission = read(sheet(rows))
    assert reasons(submission) == []
    assert [len(one.lessons) for one in submission.classes] == [30, 30]


def test_a_note_beside_titles_gives_no_table_to_the_class_before() -> None:
    tables = [[""] * 7 * 3 for _ in range(8)]
    for at, title in enumerate(("三（1）班", "三（2）班", "三（3）班课程表")):
        tables[0][7 * at] = title
        tables[1][7 * at : 7 * at + 6] = ["节次", *DAYS]
        for period, row in enumerate(WEEK):
            tables[2 + period][7 * at : 7 * at + 6] = [str(period + 1), *row]
    tables[0] += ["体育馆、音乐教室请提前预约"]
    submission = read(sheet(tables), school="曲扎县完全小学")
    assert classes(submission) == {"3#1": WHOLE, "3#2": WHOLE, "3#3": WHOLE}


def test_dates_under_weekdays_with_empty_columns_between() -> None:
    heads = [["节次", "", *(value for day in DAYS for value in (day, ""))]]
    heads.append(["", "", *(value for number in range(5) for value in (f"9-{7 + number}", ""))])
    rows = [[period, "", *(value for lesson in row for value in (lesson, ""))] for period, row in enumerate(WEEK, 1)]
    submission = read(sheet([["三（1）班课程表"], *heads, *rows]), school="曲扎县完全小学")
    assert classes(submission) == {"3#1": WHOLE}


@pytest.mark.parametrize(
    "note", ["填表说明：体育课一、二年级不少于4节。", "填写要求：三至六年级各3节", "报送须知：一年级不考试"]
)
def test_how_to_fill_in_a_form_names_no_class(note: str) -> None:
    table = [list(row) for row in week_under("三（1）班课程表")]
    table[1] += ["", note]
    assert classes(read(sheet(table), school="曲扎县完全小学")) == {"3#1": WHOLE}
    unnamed = [row[:] for row in table]
    unnamed[0] = ["课程表"]
    assert "1,2" not in " ".join(classes(read(sheet(unnamed), school="曲扎县完全小学")))


@pytest.mark.parametrize("column", [1, 5])
@pytest.mark.parametrize("activity", ["早读", "大课间", "午休"])
def test_an_activity_merged_down_all_days_is_one_of_their_periods(activity: str, column: int) -> None:
    table = [["节次", *(f"第{number}节" for number in "一二三四五六")], *days_down("")]
    for row in table:
        row.insert(column, "")
    table[1][column] = activity
    submission = read(sheet([[TITLE], *table], [(2, column, 6, column)]), school="曲扎县完全小学")
    assert (classes(submission), reasons(submission)) == ({"3#1": WHOLE}, [])


@pytest.mark.parametrize("corner", ["", "节次", "星期\n节次"])
def test_seven_bare_weekdays_down_the_side_of_seven_numbers(corner: str) -> None:
    """日 is no period: 一 … 日 beside 1 … 7 were the periods of Monday to Sunday."""
    days = [
        [name, *lessons, lesson]
        for name, (_, *lessons), lesson in zip("一二三四五", days_down(""), "语数语数语", strict=True)
    ]
    table = [[TITLE], [corner, *"1234567"], *days, ["六"], ["日"]]
    assert classes(read(sheet(table), school="曲扎县完全小学")) == {"3#1": WHOLE.replace("共30", "共35")}
