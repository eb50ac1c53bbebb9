"""Tables side by side, each laid out in its own way, as teachers paste theirs into one sheet."""

from collections.abc import Sequence
from itertools import zip_longest

import pytest

from tests.corpus.make_shapes import WEEKS
from tests.generator.canvas import Value
from tests.reading.said import DAYS, classes, read, reasons, sheet

NUMBERS = ("劳1 体3 艺5 共30", "劳1 体4 艺3 共30", "劳2 体3 艺3 共30")
"""What the first three weeks hold."""
NAMES = ("三（1）班", "三（2）班", "三（3）班")
Table = list[Sequence[Value]]


def days_across(number: int, days: Sequence[str] = DAYS) -> Table:
    return [(NAMES[number],), ("节次", *days), *((period, *row) for period, row in enumerate(WEEKS[number], 1))]


def days_down(number: int, *, rows_a_day: int = 1, rows_over: int = 0) -> Table:
    """A row a day, or two of which the second holds teachers; `rows_over` blank rows under the title."""
    table: Table = [(NAMES[number],), *[()] * rows_over, ("星期", *(f"第{period}节" for period in range(1, 7)))]
    for day, name in enumerate(DAYS):
        table.append((name, *(row[day] for row in WEEKS[number])))
        table += [("", *["扎西"] * 6)] * (rows_a_day - 1)
    return table


def beside(*tables: Table, gap: int = 1) -> Table:
    """The tables in one, so many columns without text between them."""
    widths = [max(map(len, table)) + gap for table in tables]
    return [
        [value for row, width in zip(line, widths, strict=True) for value in (*row, *[""] * (width - len(row)))]
        for line in zip_longest(*tables, fillvalue=())
    ]


def read_surely(table: Table) -> dict[str, str]:
    submission = read(sheet(table), school="曲扎县完全小学")
    assert reasons(submission) == []
    return classes(submission)


def read_beside(*tables: Table, gap: int = 1) -> dict[str, str]:
    return read_surely(beside(*tables, gap=gap))


@pytest.mark.parametrize("gap", [1, 3])
def test_weekdays_down_the_sides_that_begin_in_different_rows(gap: int) -> None:
    found = read_beside(days_down(0), days_down(1, rows_over=2), days_down(2, rows_over=1), gap=gap)
    assert found == {"3#1": NUMBERS[0], "3#2": NUMBERS[1], "3#3": NUMBERS[2]}


def test_weekdays_down_the_sides_in_steps_of_their_own() -> None:
    found = read_beside(days_down(0), days_down(1, rows_a_day=2))
    assert found == {"3#1": NUMBERS[0], "3#2": NUMBERS[1]}


def test_weekdays_above_one_and_down_the_side_of_the_other() -> None:
    found = read_beside(days_across(0), days_down(1), days_across(2))
    assert found == {"3#1": NUMBERS[0], "3#2": NUMBERS[1], "3#3": NUMBERS[2]}


def test_a_bare_weekday_beside_one_in_full() -> None:
    found = read_beside(days_across(0), days_across(1, tuple("一二三四五")), days_across(2, ("周一", *"二三四五")))
    assert found == {"3#1": NUMBERS[0], "3#2": NUMBERS[1], "3#3": NUMBERS[2]}


def test_a_bare_weekday_over_a_table_with_its_days_down_the_side() -> None:
    table = [*days_across(0, tuple("一二三四五")), (), *days_down(1), (), *days_across(2)]
    assert read_surely(table) == {"3#1": NUMBERS[0], "3#2": NUMBERS[1], "3#3": NUMBERS[2]}


def test_a_column_without_text_within_a_table_cuts_nothing() -> None:
    table = [(*row[:3], "", *row[3:]) for row in days_across(0)]
    assert read_surely(table) == {"3#1": NUMBERS[0]}


def test_a_list_of_teachers_beside_a_table_is_none_itself() -> None:
    teachers: Table = [("任课教师",), ("科目", "教师"), *((subject, "扎西") for subject in "语数英体音美")]
    assert read_beside(days_down(0), teachers) == {"3#1": NUMBERS[0]}


# --- weekdays down each table's own side ------------------------------------------------------------------------------

FULL, BARE, ENGLISH = DAYS, tuple("一二三四五"), ("Mon", "Tue", "Wed", "Thu", "Fri")
TIMES = tuple(f"{hour}:00-{hour}:40" for hour in range(8, 14))
HEADERS: dict[str, Table] = {
    "numbers": [("节次", *range(1, 7))],
    "halves over numbers": [("节次", *["上午"] * 4, *["下午"] * 2), ("", 1, 2, 3, 4, 1, 2)],
    "times over numbers": [("节次", *TIMES), ("", *(f"第{n}节" for n in range(1, 7)))],
    "numbers over times": [("节次", *range(1, 7)), ("", *TIMES)],
}


def week_down(number: int, header: Table, days: Sequence[str]) -> Table:
    """The class's name over its week, a row a day."""
    lessons = ((day, *(row[at] for row in WEEKS[number])) for at, day in enumerate(days))
    return [(NAMES[number],), *header, *lessons]


@pytest.mark.parametrize("gap", [0, 1])
@pytest.mark.parametrize("days", [FULL, BARE, ENGLISH])
@pytest.mark.parametrize("header", HEADERS)
def test_weeks_down_their_own_sides(header: str, days: Sequence[str], gap: int) -> None:
    found = read_beside(*(week_down(number, HEADERS[header], days) for number in range(3)), gap=gap)
    assert found == {"3#1": NUMBERS[0], "3#2": NUMBERS[1], "3#3": NUMBERS[2]}


@pytest.mark.parametrize("header", HEADERS)
def test_the_class_stands_once_at_the_left_of_its_week(header: str) -> None:
    tables = [[("", *row) for row in week_down(number, HEADERS[header], FULL)[1:]] for number in range(3)]
    table = beside(*tables, gap=0)
    boxes = [(0, 8 * number, len(table) - 1, 8 * number) for number in range(3)]
    rows = [[*line] for line in table]
    for number, (_, column, _, _) in enumerate(boxes):
        rows[0][column] = NAMES[number]
    submission = read(sheet(rows, boxes), school="曲扎县完全小学")
    assert reasons(submission) == []
    assert classes(submission) == {"3#1": NUMBERS[0], "3#2": NUMBERS[1], "3#3": NUMBERS[2]}


def test_tables_of_two_widths_stand_in_two_rows() -> None:
    """The second of the lower two begins in another column than the one over it."""
    header = HEADERS["numbers"]
    upper = beside(week_down(0, header, FULL), week_down(1, header, FULL), gap=0)
    narrow = [row[:4] for row in week_down(2, header, FULL)]
    wide: Table = [("三（4）班",), *week_down(0, header, FULL)[1:]]
    found = read_surely([*upper, *beside(narrow, wide, gap=0)])
    assert found.pop("3#3").endswith("共15")
    assert found == {"3#1": NUMBERS[0], "3#2": NUMBERS[1], "3#4": NUMBERS[0]}


def test_the_last_day_of_a_week_with_few_lessons_is_no_title_of_the_next_table() -> None:
    first, second = (week_down(number, HEADERS["numbers"], ENGLISH) for number in range(2))
    first[-1] = ("Fri", "", "音乐", "体育")
    found = read_surely([*first, (), *second])
    assert found["3#1"].endswith("共26")
    assert found["3#2"] == NUMBERS[1]


@pytest.mark.parametrize("label", ["{}", "第{}节", "①②③④⑤⑥"])
def test_weekdays_said_again_before_the_afternoon_begin_no_table(label: str) -> None:
    numbers = list(label) if len(label) == 6 else [label.format(number) for number in range(1, 7)]
    rows = [(day, *(row[at] for row in WEEKS[0])) for at, day in enumerate(DAYS)]
    table = [(*row[:5], row[0], *row[5:]) for row in [("", *numbers), *rows]]
    assert read_surely([(NAMES[0],), *table]) == {"3#1": NUMBERS[0]}


@pytest.mark.parametrize("gap", [0, 1])
@pytest.mark.parametrize("days", [3, 5])
def test_an_afternoon_under_its_header_again_belongs_to_the_table_over_it(days: int, gap: int) -> None:
    """Of tables side by side, and not to the one before it; the first may have no Thursday and Friday."""
    tables = [days_across(number) for number in range(2)]
    tables[0] = [tables[0][0], tables[0][1], *([*row[: days + 1], *[""] * (5 - days)] for row in tables[0][2:])]
    halves = [[*table[:6], table[1], *table[6:]] for table in tables]
    found = classes(read(sheet(beside(*halves, gap=gap)), school="曲扎县完全小学"))
    assert found == classes(read(sheet(beside(*tables, gap=1)), school="曲扎县完全小学"))
    assert found["3#2"] == NUMBERS[1]


@pytest.mark.parametrize("date", ["9-{}", "9/{}"])
def test_the_same_dates_under_the_weekdays_of_each_table_are_no_classes(date: str) -> None:
    dates = ("", *(date.format(day) for day in range(7, 12)))
    tables = [[*days_across(number)[:2], dates, *days_across(number)[2:]] for number in range(2)]
    assert read_beside(*tables) == {"3#1": NUMBERS[0], "3#2": NUMBERS[1]}


@pytest.mark.parametrize("gap", [0, 1])
@pytest.mark.parametrize("merged", [True, False])
def test_the_class_stands_at_the_right_of_its_table(merged: bool, gap: int) -> None:
    """The second table is none of the class at its left, and the last name is not lost."""
    tables = [[(*row, "") for row in days_across(number)[1:]] for number in range(3)]
    rows = [[*line] for line in beside(*tables, gap=gap)]
    boxes = [(0, (7 + gap) * number + 6, len(rows) - 1, (7 + gap) * number + 6) for number in range(3)]
    for number, (_, column, _, _) in enumerate(boxes):
        rows[0][column] = NAMES[number]
    found = read(sheet(rows, boxes if merged else ()), school="曲扎县完全小学")
    assert classes(found) == {"3#1": NUMBERS[0], "3#2": NUMBERS[1], "3#3": NUMBERS[2]}


@pytest.mark.parametrize("afternoon", [1, 2])
def test_an_afternoon_of_one_period_behind_a_break(afternoon: int) -> None:
    halves = ("节次", *["上午"] * 4, "午休", *["下午"] * afternoon)
    numbers = ("", *(f"第{n}节" for n in range(1, 5)), "", *(f"第{n}节" for n in range(1, afternoon + 1)))
    rows = [[day, *(row[at] for row in WEEKS[0])] for at, day in enumerate(DAYS)]
    body = [(*row[:5], "", *row[5 : 5 + afternoon]) for row in rows]
    found = read_surely([(NAMES[0],), halves, numbers, *body])
    assert found["3#1"].endswith(f"共{5 * (4 + afternoon)}")


def test_unlabelled_tables_side_by_side_have_each_its_own_title() -> None:
    """The class under the first table's is no lesson of it, nor the 班会 that 高二（3）班 was taken for."""
    names = ("高二（1）班", "高二（2）班", "高二（3）班", "高二（4）班")
    tables = [[(f"班级：{name}  班主任：王芳",), DAYS, *WEEKS[number % 3]] for number, name in enumerate(names)]
    table = [*beside(*tables[:2]), (), *beside(*tables[2:])]
    submission = read(sheet(table), school="曲扎县高级中学")
    assert reasons(submission) == []
    whole = {f"11#{number + 1}": NUMBERS[number % 3] for number in range(4)}
    assert classes(submission) == whole


def test_what_is_counted_under_an_unlabelled_table_is_no_lesson() -> None:
    table = [(NAMES[0],), DAYS, *WEEKS[0], ("学生数", 45), ("班主任", "王芳")]
    assert read_surely(table) == {"3#1": NUMBERS[0]}


def test_a_number_under_an_empty_sunday_makes_no_counts_of_the_weekdays() -> None:
    table = [(NAMES[0],), ("节次", *"日一二三四五六"), *((f"第{n}节", "", *row) for n, row in enumerate(WEEKS[0], 1))]
    assert read_surely([*table, ("学生数", 45)]) == {"3#1": NUMBERS[0]}


@pytest.mark.parametrize("indent", [0, 1, 2, 4])
@pytest.mark.parametrize("gap", [0, 1])
def test_a_class_named_over_the_middle_of_its_week(indent: int, gap: int) -> None:
    tables = [[(*[""] * indent, NAMES[number]), *days_across(number)[1:]] for number in range(3)]
    assert read_beside(*tables, gap=gap) == {"3#1": NUMBERS[0], "3#2": NUMBERS[1], "3#3": NUMBERS[2]}


@pytest.mark.parametrize("gap", [0, 1])
@pytest.mark.parametrize("grades", [("三年级", "四年级"), ("三年级课程表", "四年级课程表"), ("三年级1班", "四年级1班")])
def test_titles_in_every_cell_that_they_were_merged_over(grades: Sequence[str], gap: int) -> None:
    """As programs fill merged cells: over two tables, and over two more under them."""

    def filled(number: int, *titles: str) -> Table:
        return [*([title] * 6 for title in titles), *days_across(number)[1:]]

    classes_of = [() if "班" in grade else ("1班",) for grade in grades]
    over = beside(
        *(filled(n, grade, *own) for n, (grade, own) in enumerate(zip(grades, classes_of, strict=True))), gap=gap
    )
    again = [[str(value).replace("1班", "2班") for value in row] for row in over]
    assert read_surely([*over, *again]) == {
        f"{grade}#{number}": NUMBERS[grade - 3] for number in (1, 2) for grade in (3, 4)
    }


def test_one_grade_in_every_cell_over_two_classes() -> None:
    table = beside(days_across(0)[1:], days_across(1)[1:], gap=0)
    rows = [["三年级"] * 12, ["1班"] * 6 + ["2班"] * 6, *table]
    assert read_surely(rows) == {"3#1": NUMBERS[0], "3#2": NUMBERS[1]}
