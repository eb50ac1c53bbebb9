"""Formats that keep no merged cells: a lesson over two periods leaves one of them empty."""

import pytest

from tests.reading.said import DAYS, WEEK, WHOLE, classes, read, read_files, sheet, week_under

TITLE = "曲扎县完全小学三（2）班课程表"
Table = list[list[str]]


def week() -> Table:
    return [[str(text) for text in row] for row in week_under(TITLE)]


def as_text(table: Table) -> dict[str, bytes]:
    return {"课表.csv": "\n".join(",".join(row) for row in table).encode()}


def test_a_whole_week_in_a_text_is_in_no_doubt() -> None:
    assert classes(read_files(as_text(week()))) == {"3#2": WHOLE}


def test_a_lesson_before_an_empty_period_may_last_for_two() -> None:
    """体 on Monday, third period, merged with the fourth in the workbook that the text was saved from."""
    assert (WEEK[2][0], WEEK[3][0]) == ("美", "科")
    table = week()
    table[5][1] = ""
    assert classes(read_files(as_text(table))) == {"3#2?": "劳1 体4 艺3…4 共29"}
    assert classes(read(sheet(table))) == {"3#2": "劳1 体4 艺3 共29"}, "a workbook says what is merged"


def test_a_lesson_may_have_been_merged_with_the_next_day() -> None:
    assert (WEEK[0][2], WEEK[0][3]) == ("体", "英")
    table = week()
    table[2][4] = ""
    assert classes(read_files(as_text(table))) == {"3#2?": "劳1 体4…5 艺3 共29"}


@pytest.mark.parametrize("periods", [(5, 6), (4, 5, 6)])
def test_a_free_afternoon_is_no_merged_cell(periods: tuple[int, ...]) -> None:
    table = week()
    for period in periods:
        table[1 + period][5] = ""
    (numbers,) = classes(read_files(as_text(table))).items()
    assert "…" not in numbers[1]
    assert "?" not in numbers[0]


def test_free_time_is_said_for_it_may_be_merged_away() -> None:
    table = week()
    for period in (5, 6):
        table[1 + period][5] = ""
    (file,) = read_files(as_text(table)).files
    assert [notice.why.id for notice in file.notices] == ["sheet.free_or_merged"]


@pytest.mark.parametrize("days", [(1, 2), (1, 4)])
def test_several_merged_cells_of_one_row_are_each_in_doubt(days: tuple[int, ...]) -> None:
    table = week()
    for day in days:
        table[5][day] = table[7][day] = ""
    ((name, numbers),) = classes(read_files(as_text(table))).items()
    assert name == "3#2?"
    assert numbers == {(1, 2): "劳0 体4 艺3…4 共26", (1, 4): "劳1 体3 艺3…5 共26"}[days]


def test_what_is_empty_for_all_classes_of_a_grade_is_free_time() -> None:
    table = week()
    table[7][5] = ""
    other = [[TITLE.replace("2", "3")], *table[1:]]
    both = {"课表.csv": as_text([*table, [], *other])["课表.csv"]}
    assert classes(read_files(both)) == {"3#2": WHOLE.replace("30", "29"), "3#3": WHOLE.replace("30", "29")}


def test_nothing_is_merged_over_the_noon_or_an_activity() -> None:
    table = week()
    table[6][2] = ""
    table.insert(6, ["午休"])
    assert classes(read_files(as_text(table))) == {"3#2?": "劳1 体4 艺3 共29"}, "劳 stands before noon"


def test_days_down_are_no_different() -> None:
    table = [[TITLE], ["星期", *"123456"], *([day, *(row[at] for row in WEEK)] for at, day in enumerate(DAYS))]
    assert classes(read_files(as_text(table))) == {"3#2": WHOLE}
    table[2][4] = ""
    assert classes(read_files(as_text(table))) == {"3#2?": "劳1 体4 艺3…4 共29"}


def test_second_halves_of_double_periods_may_be_empty_all_week() -> None:
    table = week()
    for at in (3, 5):
        table[at][1:] = [""] * 5
    ((name, numbers),) = classes(read_files(as_text(table))).items()
    assert (name, numbers) == ("3#2?", "劳0 体2…4 艺3…5 共20")


def test_a_lesson_of_a_list_may_last_over_rows_without_a_subject() -> None:
    rows = [["三（2）班", day, str(n), row[at]] for at, day in enumerate(DAYS) for n, row in enumerate(WEEK, 1)]
    rows[3][3] = rows[5][3] = ""  # behind 美 on Monday, and at its end
    table = [["班级", "星期", "节次", "科目"], *rows]
    assert classes(read_files(as_text(table), "曲扎县完全小学")) == {"3#2?": "劳1 体4 艺3…4 共28"}
    assert classes(read(sheet(table), school="曲扎县完全小学")) == {"3#2": "劳1 体4 艺3 共28"}


@pytest.mark.parametrize("down", [False, True])
def test_a_number_may_be_that_of_the_next_class_of_its_grade(down: bool) -> None:
    table = [["班级", "语文", "数学", "体育", "音乐"], ["三1班", "7", "5", "4", "2"], ["三2班", "7", "5", "", "2"]]
    table += [["四1班", "7", "5", "", "2"], ["四2班", "6", "5", "3", "2"]]
    if down:
        table = [list(row) for row in zip(*table, strict=True)]
    found = classes(read_files(as_text([["曲扎县完全小学课时表"], *table])))
    assert {name: found[name] for name in ("3#1", "3#2?", "4#1?")} == {
        "3#1": "劳0 体4 艺2 共18",
        "3#2?": "劳0 体0…4 艺2 共14",
        "4#1?": "劳0 体0 艺2 共14",
    }
