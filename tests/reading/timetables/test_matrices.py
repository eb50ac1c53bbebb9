"""Several classes in one sheet: stacked, side by side, across and down; each class keeps its own week."""

from collections.abc import Sequence

import pytest

from tests.corpus.make_shapes import WEEKS, by_days
from tests.generator.canvas import Value
from tests.reading.said import DAYS, WEEK, WHOLE, classes, read, reasons, sheet, week_under

SCHOOL = "曲扎县完全小学"
NUMBERS = ("劳1 体3 艺5 共30", "劳1 体4 艺3 共30", "劳2 体3 艺3 共30", "劳0 体3 艺3 共30", "劳1 体4 艺3 共30")
"""What the five weeks hold."""
FIVE = dict(zip(("3#1", "3#2", "3#3", "4#1", "4#2"), NUMBERS, strict=True))
THREE = dict(list(FIVE.items())[:3])
NAMES = ("三（1）班", "三（2）班", "三（3）班", "四（1）班", "四（2）班")
Rows = list[Sequence[Value]]


def table_of(number: int, title: str = "", *, header: bool = True) -> Rows:
    body = [(period, *row) for period, row in enumerate(WEEKS[number], 1)]
    return [*([(title,)] if title else []), *([("节次", *DAYS)] if header else []), *body]


def across(labels: Sequence[Sequence[Value]], head: Sequence[Value], count: int = 5) -> Rows:
    """A row a class, thirty columns of lessons."""
    blank = [""] * len(head)
    return [
        (f"{SCHOOL}总课程表",),
        (*head, *(value for day in DAYS for value in (day, *[""] * 5))),
        (*blank, *[1, 2, 3, 4, 5, 6] * 5),
        *((*label, *by_days(week)) for label, week in zip(labels, WEEKS[:count], strict=True)),
    ]


def down(head: Sequence[Sequence[Value]], count: int = 5) -> Rows:
    """A column a class, thirty rows of lessons."""
    lessons = [
        (DAYS[day] if period == 0 else "", period + 1, *(week[period][day] for week in WEEKS[:count]))
        for day in range(5)
        for period in range(6)
    ]
    return [(f"{SCHOOL}总课程表",), *head, *lessons]


# --- one table under or beside the other ------------------------------------------------------------------------------


@pytest.mark.parametrize("gap", [0, 1, 2])
@pytest.mark.parametrize("repeat", [True, False])
def test_stacked_with_the_header_above_each_or_the_first_only(gap: int, repeat: bool) -> None:
    table: Rows = [] if repeat else [("节次", *DAYS)]
    for number in range(3):
        table += [*table_of(number, NAMES[number], header=repeat), *[()] * gap]
    assert classes(read(sheet(table), school=SCHOOL)) == THREE


def test_stacked_with_the_class_at_the_left_of_each() -> None:
    table: Rows = []
    merged = []
    for number in range(3):
        merged.append((len(table), 0, len(table) + 6, 0))
        table += [(NAMES[number] if n == 0 else "", *row) for n, row in enumerate(table_of(number))]
    assert classes(read(sheet(table, merged), school=SCHOOL)) == THREE


@pytest.mark.parametrize("gap", [0, 1])
def test_side_by_side(gap: int) -> None:
    table: list[list[Value]] = [[] for _ in range(8)]
    for number in range(3):
        for row, values in enumerate(table_of(number, NAMES[number])):
            table[row] += [*values, *[""] * (6 - len(values) + gap)]
    assert classes(read(sheet(table), school=SCHOOL)) == THREE


def test_one_of_the_classes_side_by_side_may_be_said_in_a_title() -> None:
    tables = [table_of(number, name) for number, name in enumerate((*NAMES[:2], f"{NAMES[2]}课程表"))]
    rows = [
        [value for cells in beside for value in (*cells, *[""] * (6 - len(cells)))]
        for beside in zip(*tables, strict=True)
    ]
    assert classes(read(sheet(rows), school=SCHOOL)) == THREE


def test_tables_of_grades_side_by_side_under_bare_weekdays() -> None:
    """一年级 and 二年级 over a bare 一 … 五 each are the titles of two tables, and no classes of five."""
    rows: Rows = [(f"{SCHOOL}课程总表",)]
    for left in (0, 2):
        rows.append(("一二三四"[left] + "年级", *[""] * 5, "一二三四"[left + 1] + "年级"))
        rows.append(("", *"一二三四五", "", *"一二三四五"))
        rows += [(p + 1, *WEEKS[left][p], p + 1, *WEEKS[left + 1][p]) for p in range(6)]
    merged = [(row, left, row, left + 5) for row in (1, 9) for left in (0, 6)]
    assert classes(read(sheet(rows, merged))) == dict(zip(("1", "2", "3", "4"), NUMBERS[:4], strict=True))


@pytest.mark.parametrize("lower", [1, 2, 3])
def test_days_down_side_by_side_from_different_rows(lower: int) -> None:
    tables = []
    for number in range(2):
        days = zip(DAYS, zip(*WEEKS[number], strict=True), strict=True)
        head = [(NAMES[number],), ("", *(f"第{period}节" for period in "一二三四五六"))]
        tables.append([*head, *((day, *lessons) for day, lessons in days)])
    rows: Rows = [
        tuple(cell for at, table in enumerate(tables) for cell in _row(table, row - at * lower))
        for row in range(7 + lower)
    ]
    assert classes(read(sheet(rows), school=SCHOOL)) == {"3#1": FIVE["3#1"], "3#2": FIVE["3#2"]}


def _row(table: Rows, row: int) -> Sequence[Value]:
    cells = table[row] if 0 <= row < len(table) else ()
    return (*cells, *[""] * (8 - len(cells)))


@pytest.mark.parametrize("lower", [(0, 1, 0), (1, 0, 1), (0, 2, 1)])
def test_side_by_side_from_different_rows(lower: Sequence[int]) -> None:
    """A table between two others may begin in another row than they do."""
    table: list[list[Value]] = [[] for _ in range(10)]
    for number, first in enumerate(lower):
        own = [*[()] * first, *table_of(number, NAMES[number])]
        for row in range(10):
            values = own[row] if row < len(own) else ()
            table[row] += [*values, *[""] * (7 - len(values))]
    assert classes(read(sheet(table), school=SCHOOL)) == THREE


@pytest.mark.parametrize("gap", [0, 1])
def test_a_week_to_sunday_in_full_beside_bare_weekdays(gap: int) -> None:
    full = [(NAMES[0],), ("节次", *DAYS, "星期六", "星期日"), *table_of(0, header=False)]
    bare = [(NAMES[1],), ("节次", *"一二三四五"), *table_of(1, header=False)]
    rows = [(*one, *[""] * (8 + gap - len(one)), *other) for one, other in zip(full, bare, strict=True)]
    assert classes(read(sheet(rows), school=SCHOOL)) == {"3#1": FIVE["3#1"], "3#2": FIVE["3#2"]}


def test_bare_weekdays_under_a_table_that_says_them_in_full() -> None:
    bare: Rows = [(NAMES[1],), ("节次", *"一二三四五"), *((period, *row) for period, row in enumerate(WEEKS[1], 1))]
    stacked: Rows = [*table_of(0, NAMES[0]), (), *bare, (), *table_of(2, NAMES[2])]
    assert classes(read(sheet(stacked), school=SCHOOL)) == THREE


def test_side_by_side_with_the_periods_at_the_far_left_only() -> None:
    table: list[list[Value]] = [[""], ["节次"], *([period] for period in range(1, 7))]
    for number in range(3):
        for row, values in enumerate([(NAMES[number], "", "", "", ""), DAYS, *map(tuple, WEEKS[number])]):
            table[row] += values
    merged = [(0, 1 + 5 * n, 0, 5 + 5 * n) for n in range(3)]
    assert classes(read(sheet(table, merged), school=SCHOOL)) == THREE


def test_a_sheet_of_a_grade_with_tables_named_by_their_number_only() -> None:
    table = [row for number in range(3) for row in (*table_of(number, f"（{number + 1}）班"), ())]
    assert classes(read(sheet(table, name="三年级"), school=SCHOOL)) == THREE


def test_a_file_of_the_grade_and_sheets_called_by_numbers_alone() -> None:
    sheets = [sheet(table_of(number), name=str(number + 1)) for number in range(3)]
    assert classes(read(*sheets, file="三年级课程表.xlsx", school=SCHOOL)) == THREE


def test_one_table_for_two_classes_is_a_doubt() -> None:
    found = read(sheet(table_of(0, "三（1）班、三（2）班课程表"), name="三年级"), school=SCHOOL)
    assert "class.names_contradict" in reasons(found)


def test_a_title_of_the_grade_and_sheets_of_the_numbers() -> None:
    sheets = [sheet(table_of(n, f"{SCHOOL}三年级课程表"), name=f"{n + 1}班") for n in range(3)]
    assert classes(read(*sheets)) == THREE


@pytest.mark.parametrize(("school", "mark"), [("曲扎县九年一贯制学校", "?"), (SCHOOL, "?"), ("曲扎县初级中学", "")])
def test_a_grade_over_classes_that_count_it_otherwise_is_a_doubt_where_it_may_be_primary(
    school: str, mark: str
) -> None:
    table = across([("八年级", "二（1）班"), ("", "二（2）班")], ("年级", "班级"), 2)[1:]
    found = read(sheet([(f"{school}总课程表",), *table]), school=school)
    assert set(classes(found)) == {f"8#1{mark}", f"8#2{mark}"}
    assert ("class.grades_contradict" in reasons(found)) is bool(mark)


# --- matrices ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("labels", "head"),
    [
        ([(name,) for name in NAMES], ("班级",)),
        ([("三1",), ("三2",), ("三3",), ("四1",), ("四2",)], ("",)),
        ([("301",), ("302",), ("303",), ("401",), ("402",)], ("班级",)),
        ([("三年级", "1班"), ("", "2班"), ("", "3班"), ("四年级", "1班"), ("", "2班")], ("年级", "班级")),
        ([("三", "1"), ("", "2"), ("", "3"), ("四", "1"), ("", "2")], ("年级", "班级")),
        ([(name, "扎西") for name in NAMES], ("班级", "班主任")),
    ],
)
def test_classes_down_and_the_week_across(labels: Sequence[Sequence[Value]], head: Sequence[Value]) -> None:
    width = len(head)
    merged = [(1, column, 2, column) for column in range(width)]
    merged += [(1, width + 6 * day, 1, width + 5 + 6 * day) for day in range(5)]
    if labels[1][0] == "":
        merged += [(3, 0, 5, 0), (6, 0, 7, 0)]
    assert classes(read(sheet(across(labels, head), merged))) == FIVE


@pytest.mark.parametrize("numbers", [(1, 2, 3, 4, 5, 6), (1, 2, 3, 4, 1, 2), ("第1节", "第2节", "第3节", "第4节") * 2])
def test_half_days_over_the_periods(numbers: Sequence[Value]) -> None:
    table = across([(name,) for name in NAMES], ("班级",))
    halves = (value for day in DAYS for value in (f"{day}上午", "", "", "", f"{day}下午", ""))
    table[1:3] = [("班级", *halves), ("", *numbers[:6] * 5)]
    merged = [(1, 0, 2, 0), *((1, 1 + 6 * day, 1, 4 + 6 * day) for day in range(5))]
    merged += [(1, 5 + 6 * day, 1, 6 + 6 * day) for day in range(5)]
    assert classes(read(sheet(table, merged))) == FIVE


@pytest.mark.parametrize(
    "over",
    [
        ("8:00", "8:50", "大课间", "10:00", "10:50", "15:00", "15:50"),
        ("8:00", "8:50", "9:30大课间", "10:00", "10:50", "15:00", "15:50"),
        ("上午", "", "大课间", "上午", "", "下午", ""),
    ],
)
@pytest.mark.parametrize("below", [True, False])
def test_breaks_among_times_or_half_days_part_no_header(over: Sequence[Value], below: bool) -> None:
    numbers = (1, 2, "", 3, 4, 5, 6)
    rows = [["", *over * 5], ["", *numbers * 5]]
    lessons = [
        value
        for day in range(5)
        for value in (*by_days(WEEKS[0])[day * 6 :][:2], "", *by_days(WEEKS[0])[day * 6 + 2 :][:4])
    ]
    table: Rows = [["班级", *(value for day in DAYS for value in (day, *[""] * 6))], *(rows[::-1] if below else rows)]
    submission = read(sheet([*table, [NAMES[0], *lessons], [NAMES[1], *lessons]]), school=SCHOOL)
    assert (reasons(submission), classes(submission)) == ([], dict.fromkeys(["3#1", "3#2"], NUMBERS[0]))


def test_weekdays_as_digits_over_periods_in_words() -> None:
    table = [(NAMES[0],), ("节次", 1, 2, 3, 4, 5), *((f"第{n}节", *row) for n, row in enumerate(WEEKS[0], 1))]
    assert classes(read(sheet(table), school=SCHOOL)) == {"3#1": NUMBERS[0]}


@pytest.mark.parametrize("days", [(1, 2, 3, 4, 5), "一二三四五"])
def test_a_saturday_in_full_beside_bare_weekdays(days: Sequence[Value]) -> None:
    body = [(f"第{n}节", *row, "体" if n < 3 else "") for n, row in enumerate(WEEKS[0], 1)]
    found = read(sheet([(NAMES[0],), ("", *days, "星期六（单周）"), *body]), school=SCHOOL)
    assert classes(found) == {"3#1": "劳1 体4 艺5 共31"}
    assert found.classes[0].days == (1, 2, 3, 4, 5, 6)


def test_digits_over_half_days_over_periods_are_weekdays() -> None:
    table = across([(name,) for name in NAMES], ("班级\\节次",))
    days = (value for day in range(1, 6) for value in (day, *[""] * 5))
    table[1:3] = [
        ("班级\\节次", *days),
        ("", *("上午", "", "", "", "下午", "") * 5),
        ("", *("1节", "2节", "3节", "4节", "5节", "6节") * 5),
    ]
    assert classes(read(sheet(table, [(1, 0, 3, 0)]))) == FIVE


@pytest.mark.parametrize("names", [("1班", "2班", "3班"), ("(1)", "(2)", "(3)"), (1, 2, 3)])
def test_one_grade_over_the_numbers_of_its_classes(names: Sequence[Value]) -> None:
    head = [("星期", "节次", "三年级", "", ""), ("", "", *names)]
    merged = [(1, 0, 2, 0), (1, 1, 2, 1), (1, 2, 1, 4), *((3 + 6 * day, 0, 8 + 6 * day, 0) for day in range(5))]
    assert classes(read(sheet(down(head, 3), merged))) == THREE


def test_grades_in_rows_of_their_own() -> None:
    table = across([("1班",), ("2班",), ("3班",), ("1班",), ("2班",)], ("班级",))
    table = [*table[:3], ("三年级",), *table[3:6], ("四年级",), *table[6:]]
    merged = [(1, 0, 2, 0), *((1, 1 + 6 * day, 1, 6 + 6 * day) for day in range(5)), (3, 0, 3, 30), (7, 0, 7, 30)]
    assert classes(read(sheet(table, merged))) == FIVE


@pytest.mark.parametrize(
    "head",
    [
        [("星期", "节次", *NAMES)],
        [("星期", "节次", "三1", "三2", "三3", "四1", "四2")],
        [("星期", "节次", "三年级", "", "", "四年级", ""), ("", "", "1班", "2班", "3班", "1班", "2班")],
        [("星期", "节次", "三年级", "", "", "四年级", ""), ("", "", 1, 2, 3, 1, 2)],
        [("星期", "节次", "三年级", "", "", "四年级", ""), ("", "", "（1）", "（2）", "（3）", "（1）", "（2）")],
    ],
)
def test_classes_across_and_the_week_down(head: Sequence[Sequence[Value]]) -> None:
    top = 1 + len(head)
    merged = [(top + 6 * day, 0, top + 5 + 6 * day, 0) for day in range(5)]
    if len(head) == 2:
        merged += [(1, 0, 2, 0), (1, 1, 2, 1), (1, 2, 1, 4), (1, 5, 1, 6)]
    assert classes(read(sheet(down(head), merged))) == FIVE


def test_each_weekday_over_its_classes() -> None:
    head = [("节次", *(v for day in DAYS for v in (day, "", ""))), ("", *("1班", "2班", "3班") * 5)]
    body = [(period + 1, *(WEEKS[n][period][day] for day in range(5) for n in range(3))) for period in range(6)]
    merged = [(1, 0, 2, 0), *((1, 1 + 3 * day, 1, 3 + 3 * day) for day in range(5))]
    assert classes(read(sheet([(f"{SCHOOL}三年级课程表",), *head, *body], merged))) == THREE


@pytest.mark.parametrize("names", [DAYS, "一二三四五"])
@pytest.mark.parametrize("periods", [(1, 2, 3, 4, 5, 6), ("8:30", "9:20", "10:20", "11:10", "14:30", "15:20")])
def test_the_week_on_two_bands(names: Sequence[str], periods: Sequence[Value]) -> None:
    table: Rows = [(f"{SCHOOL}总课程表",)]
    for days in ((0, 1, 2), (3, 4)):
        table.append(("班级", *(v for day in days for v in (names[day], *[""] * 5))))
        table.append(("", *[*periods] * len(days)))
        table += [(NAMES[n], *(row[day] for day in days for row in WEEKS[n])) for n in range(3)]
        table.append(())
    assert classes(read(sheet(table))) == THREE


def test_a_word_over_classes_and_their_teachers_is_of_one_of_the_columns() -> None:
    """班主任 merged over both: the classes of the band went to the last one over it, without a word."""
    labels = [("301", "扎西"), ("302", "卓玛"), ("303", "次仁")]
    table = across(labels, ("班主任", ""), count=3)
    assert classes(read(sheet(table, [(1, 0, 2, 1)]), school=SCHOOL)) == THREE


def test_a_band_of_a_weekday_that_nobody_names_is_said() -> None:
    table: Rows = []
    for days in ((0, 1, 2, 3), (4,)):
        table.append(("班级", *(v for day in days for v in (DAYS[day] if day < 4 else "周末前", *[""] * 5))))
        table.append(("", *[1, 2, 3, 4, 5, 6] * len(days)))
        table += [(NAMES[n], *(row[day] for day in days for row in WEEKS[n])) for n in range(3)]
    assert "sheet.cells_without_coordinates" in reasons(read(sheet(table), school=SCHOOL))


def test_a_sheet_for_each_weekday() -> None:
    sheets = [
        sheet(
            [("班级", 1, 2, 3, 4, 5, 6), *((NAMES[n], *(row[day] for row in WEEKS[n])) for n in range(3))],
            name=DAYS[day],
        )
        for day in range(5)
    ]
    assert classes(read(*sheets, school=SCHOOL)) == THREE


@pytest.mark.parametrize("label", ["{}", "第{}节"])
def test_a_bare_weekday_said_over_each_of_its_periods(label: str) -> None:
    """一 一 一 … 二 二 …: 第2节 under 一 counts on from no period."""
    days = [day for day in "一二三四五" for _ in range(6)]
    periods = [label.format(number) for _ in range(5) for number in range(1, 7)]
    lessons = [(name, *by_days(week)) for name, week in zip(NAMES, WEEKS, strict=True)]
    table: Rows = [(f"{SCHOOL}总课程表",), ("班级", *days), ("", *periods), *lessons]
    submission = read(sheet(table), school=SCHOOL)
    assert reasons(submission) == []
    assert classes(submission) == FIVE


@pytest.mark.parametrize("corner", ["", "班级"])
@pytest.mark.parametrize("before", [["早读"], ["晨会", "早读"], []])
def test_a_bare_weekday_over_the_activities_before_bare_periods(before: list[str], corner: str) -> None:
    """一 | 二 … over 早读 一 二 三 … each: the lower row counts the periods, though it may count a week."""
    width = len(before) + 7
    days = [value for day in "一二三四五" for value in (day, *[""] * (width - 1))]
    periods = [*before, *"一二三四五六", "晚自习"] * 5
    table: Rows = [(corner, *days), ("", *periods)]
    for name, week in zip(NAMES, WEEKS, strict=True):
        lessons = by_days(week)
        body = (["语文"] * len(before) + list(lessons[6 * day : 6 * day + 6]) + ["体育"] for day in range(5))
        table.append((name, *(value for part in body for value in part)))
    boxes = [(0, 1 + width * day, 0, width * (day + 1)) for day in range(5)]
    assert classes(read(sheet(table, boxes), school=SCHOOL)) == FIVE


def test_a_row_that_numbers_the_columns_over_classes_heads_no_week_down() -> None:
    """序号 | 1 | 2 … over the classes, weekdays and bare numerals down: two columns of labels are no two tables."""
    head: Rows = [(f"{SCHOOL}总课程表",), ("序号", "", *range(1, 7)), ("班级", "", *NAMES, "四（3）班")]
    weeks = [*WEEKS, WEEKS[0]]
    rows: Rows = []
    for day, name in enumerate(DAYS):
        rows.append((name, "早自习", *["语文"] * 6))
        rows += [("", "一二三四五六"[period], *(week[period][day] for week in weeks)) for period in range(6)]
    assert classes(read(sheet([*head, *rows]), school=SCHOOL)) == {**FIVE, "4#3": NUMBERS[0]}


def test_early_reading_and_services_are_columns_that_count_for_nothing() -> None:
    labels = ("早读", 1, 2, 3, 4, 1, 2, "课后服务")
    table: Rows = [
        (f"{SCHOOL}总课程表",),
        ("班级", *(v for day in DAYS for v in (day, *[""] * 7))),
        ("", *("上午", "", "", "", "", "下午", "", "") * 5),
        ("", *labels * 5),
        *(
            (NAMES[n], *(v for d in range(5) for v in ("语文", *(row[d] for row in WEEKS[n]), "体育")))
            for n in range(3)
        ),
    ]
    merged = [(1, 0, 3, 0)]
    for day in range(5):
        left = 1 + 8 * day
        merged += [(1, left, 1, left + 7), (2, left, 2, left + 4), (2, left + 5, 2, left + 7)]
    assert classes(read(sheet(table, merged))) == THREE


def test_one_class_a_grade_is_named_by_the_grade_alone() -> None:
    labels = [(f"{grade}年级",) for grade in "一二三四五"]
    merged = [(1, 0, 2, 0), *((1, 1 + 6 * day, 1, 6 + 6 * day) for day in range(5))]
    found = classes(read(sheet(across(labels, ("年级",)), merged)))
    assert found == dict(zip("12345", NUMBERS, strict=True))


def test_grades_of_a_composite_class_within_each_period() -> None:
    lessons = [
        (f"第{period + 1}节" if not which else "", grade, *WEEKS[which][period])
        for period in range(6)
        for which, grade in enumerate(("二年级", "四年级"))
    ]
    merged = [(2 + 2 * period, 0, 3 + 2 * period, 0) for period in range(6)]
    table: Rows = [("曲扎乡教学点课程表",), ("节次", "年级", *"一二三四五"), *lessons]
    assert classes(read(sheet(table, merged), school=SCHOOL)) == {"2": NUMBERS[0], "4": NUMBERS[1]}


def test_composite_grades_are_one_class_without_a_number() -> None:
    merged = [(1, 0, 2, 0), *((1, 1 + 6 * day, 1, 6 + 6 * day) for day in range(5))]
    labels = [("一、三年级",), ("二、四年级",), ("五年级",)]
    found = classes(read(sheet(across(labels, ("班级",), 3), merged), school="曲扎县日果乡教学点"))
    assert found == dict(zip(("1,3", "2,4", "5"), NUMBERS[:3], strict=True))


@pytest.mark.parametrize("order", [(0, 1, 2, 3, 4), (4, 3, 2, 1, 0), (2, 0, 4, 1, 3)])
def test_the_order_of_sheets_and_rows_changes_nothing(order: tuple[int, ...]) -> None:
    sheets = [sheet(table_of(n, f"{SCHOOL}{NAMES[n]}课程表"), name=f"S{n}") for n in order]
    assert classes(read(*sheets)) == FIVE
    table = across([(NAMES[n],) for n in range(5)], ("班级",))
    merged = [(1, 0, 2, 0), *((1, 1 + 6 * day, 1, 6 + 6 * day) for day in range(5))]
    assert classes(read(sheet([*table[:3], *(table[3 + n] for n in order)], merged))) == FIVE


def test_a_class_and_what_is_none_beside_each_other() -> None:
    cover = sheet([(SCHOOL,), ("2026—2027学年第一学期",), ("课程表汇编",), ("目录",), ("三（2）班 …… 2",)], name="封面")
    bells = sheet([("作息时间表",), ("时段", "时间"), ("第一节", "8:30-9:10"), ("大课间", "9:10-9:40")], name="作息")
    assert classes(read(cover, bells, sheet(week_under(f"{SCHOOL}三（2）班课程表"), name="三2"))) == {"3#2": NUMBERS[1]}


# --- two classes or one of a grade, each grade's table under the one before it ----------------------------------------

LABELS = ("星期", "时段", "节次", "时间")


def stacked_grades(heads: Sequence[Sequence[Sequence[Value]]]) -> Rows:
    """The first two of five weeks under the first head, the others under the second, four labels at the left."""
    table: Rows = []
    for head, weeks in zip(heads, (WEEKS[:2], WEEKS[2:]), strict=True):
        table += head
        for day in range(5):
            for period in range(6):
                half = ("上午", "下午")[period > 3] if period in (0, 4) else ""
                label = (DAYS[day] if not period else "", half, period + 1, f"{8 + period}:00-{8 + period}:40")
                table.append((*label, *(week[period][day] for week in weeks)))
        table.append(())
    return table


def test_two_classes_beside_four_columns_of_labels_have_a_header() -> None:
    heads = [[(*LABELS, "三（1）班", "三（2）班")], [(*LABELS, "三（3）班", "四（1）班", "四（2）班")]]
    assert classes(read(sheet(stacked_grades(heads)), school=SCHOOL)) == FIVE


@pytest.mark.parametrize("numbers", [("(1)", "(2)", "(3)"), ("1班", "2班", "3班"), (1, 2, 3)])
def test_one_grade_over_its_classes_has_a_header(numbers: Sequence[Value]) -> None:
    blank = [""] * 4
    heads = [
        [(*LABELS, "三年级"), (*blank, *numbers[:2])],
        [(*LABELS, "四年级"), (*blank, *numbers)],
    ]
    own = dict(zip(("3#1", "3#2", "4#1", "4#2", "4#3"), NUMBERS, strict=True))
    assert classes(read(sheet(stacked_grades(heads)), school=SCHOOL)) == own


def test_a_grade_over_its_only_class_numbers_it() -> None:
    table = stacked_grades(
        [[(*LABELS, "三年级"), ("", "", "", "", "(1)")], [(*LABELS, "四年级"), ("", "", "", "", "(1)")]]
    )
    found = classes(read(sheet([row[:5] for row in table]), school=SCHOOL))
    assert found == {"3#1": NUMBERS[0], "4#1": NUMBERS[2]}


def test_lessons_under_a_header_not_understood_are_in_doubt_and_never_surely_of_the_class_above() -> None:
    """The second header has three words that nobody knows, so that its lessons seem to go on the first table."""
    odd = ("星期", "节次", "包干区", "值周", "楼长", "四（1）班", "四（2）班")
    table = stacked_grades([[(*LABELS, "三（1）班", "三（2）班")], [odd]])
    table = [(*row[:4], "", *row[4:]) if row not in (odd, ()) else row for row in table]
    assert classes(read(sheet(table), school=SCHOOL)) == {
        "3#1?": "劳0…3 体0…6 艺0…8 共60",
        "3#2?": "劳0…1 体0…7 艺0…6 共60",
    }


@pytest.mark.parametrize("form", ["{day}{n}", "{day}-{n}", "{number}-{n}", "{number}{n}", "{day}第{n}节", "{day}.{n}"])
@pytest.mark.parametrize("names", [("三（1）班", "三（2）班"), ("三1", "三2"), ("3.1", "3.2")])
@pytest.mark.parametrize("down", [False, True])
def test_weekday_and_period_counted_in_one_cell(form: str, names: tuple[str, str], down: bool) -> None:
    heads = [form.format(day=d, number=k, n=n) for k, d in enumerate("一二三四五", 1) for n in range(1, 7)]
    week = [row[day] for day in range(5) for row in WEEK]
    table = [("班级", *heads), *((name, *week) for name in names)]
    found = read(sheet([("曲扎县完全小学总课表",), *(zip(*table, strict=True) if down else table)]))
    assert classes(found) == {"3#1": WHOLE, "3#2": WHOLE}


def test_classes_that_count_as_days_and_periods_would_stay_classes() -> None:
    """一1 一2 … 五2 over lessons a week: five grades of two classes each."""
    names = [f"{grade}{n}" for grade in "一二三四五" for n in (1, 2)]
    lessons = (("语文", 8), ("数学", 6), ("体育", 4), ("音乐", 2), ("美术", 2), ("劳动", 1))
    table = [("科目", *names), *((subject, *[n] * 10) for subject, n in lessons)]
    assert len(classes(read(sheet(table), school="曲扎县完全小学"))) == 10


@pytest.mark.parametrize("how", ["beside", "band", "above"])
@pytest.mark.parametrize(
    ("grade", "found"), [("三年级", ["2#1?", "2#2?"]), ("二年级", ["2#1", "2#2"]), ("初二", ["8#1", "8#2"])]
)
def test_a_grade_beside_or_over_classes_of_another_is_a_doubt(how: str, grade: str, found: Sequence[str]) -> None:
    names, lessons = ("二（1）班", "二（2）班"), [row[day] for day in range(5) for row in WEEK]
    across = [(day if not period else "", period + 1) for day in DAYS for period in range(6)]
    if how == "above":
        rows = [(*label, lesson, lesson) for label, lesson in zip(across, lessons, strict=True)]
        table = [("总课程表",), ("", "", grade, ""), ("星期", "节次", *names), *rows]
        merged = [(1, 2, 1, 3), *((3 + 6 * day, 0, 8 + 6 * day, 0) for day in range(5))]
    else:
        labels = [(grade, names[0]), ("", names[1])] if how == "beside" else [(name,) for name in names]
        head = ["年级", "班级"] if how == "beside" else ["班级"]
        band = [] if how == "beside" else [(grade,)]
        days = (*head, *(day for day, _ in across))
        table = [("总课程表",), days, ([""] * len(head) + [n for _, n in across]), *band]
        table += [(*label, *lessons) for label in labels]
        merged = [(1, len(head) + 6 * day, 1, len(head) + 5 + 6 * day) for day in range(5)]
        merged += [(3, 0, 4, 0)] if how == "beside" else [(3, 0, 3, 30)]
    assert list(classes(read(sheet(table, merged), school="曲扎县九年一贯制学校"))) == found


def test_two_headers_that_stand_in_each_other_head_nothing() -> None:
    rows = [("", "", "上午", "", "", "20级99班", *[""] * 5, "九年级"), (*[""] * 8, "七年级", "", "", "2班")]
    assert not classes(read(sheet(rows)))


@pytest.mark.parametrize("name", ["3.1", "301", "3-1"])
def test_the_only_class_of_a_matrix_is_named_by_its_digits(name: str) -> None:
    assert read(sheet(across([(name,)], [""], count=1)), school=SCHOOL).classes[0].number == 1


# --- the parts of a school --------------------------------------------------------------------------------------------

TWO_PARTS = dict(zip(("7#1", "8#1", "10#1", "11#1"), NUMBERS, strict=False))
"""一（1）班 and 二（1）班, of the 初中部 and of the 高中部."""
OF_PARTS = ("一（1）班", "二（1）班") * 2


@pytest.mark.parametrize("merged", [((1, 2, 1, 3), (1, 4, 1, 5)), ()])
@pytest.mark.parametrize(("junior", "senior"), [("初中部", "高中部"), ("初中", "高中")])
def test_the_part_of_the_school_over_its_classes(
    merged: Sequence[tuple[int, int, int, int]], junior: str, senior: str
) -> None:
    table = down([("", "", junior, "", senior, ""), ("星期", "节次", *OF_PARTS)], 4)
    assert classes(read(sheet(table, merged), school="曲扎县中学")) == TWO_PARTS


def test_the_part_of_the_school_at_the_left_of_its_classes() -> None:
    parts = ("初中部", "", "高中部", "")
    table = across(list(zip(parts, OF_PARTS, strict=True)), ("学部", "班级"), 4)
    assert classes(read(sheet(table), school="曲扎县中学")) == TWO_PARTS


def test_grades_counted_on_under_the_parts_of_a_school_of_nine_years() -> None:
    head = [("", "", "小学部", "", "初中部", ""), ("星期", "节次", "一年级", "六年级", "七年级", "九年级")]
    found = classes(read(sheet(down(head, 4)), school="曲扎县九年一贯制学校"))
    assert found == dict(zip(("1", "6", "7", "9"), NUMBERS, strict=False))


def test_a_block_a_weekday_of_a_school_with_both_first_grades() -> None:
    names = ("一（1）班", "四（1）班", "初一（1）班")
    table: Rows = [("曲扎县九年一贯制学校课程表",)]
    for day, said in enumerate(DAYS):
        table += [(said,), ("节次", *names), *((n + 1, *(WEEKS[c][n][day] for c in range(3))) for n in range(6)), ()]
    found = read(sheet(table), school="曲扎县九年一贯制学校")
    assert sorted(classes(found).items()) == sorted(zip(("1#1", "4#1", "7#1"), NUMBERS, strict=False))
