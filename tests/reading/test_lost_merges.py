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


def test_days_down_are_no_different() -> None:
    table = [[TITLE], ["星期", *"123456"], *([day, *(row[at] for row in WEEK)] for at, day in enumerate(DAYS))]
    assert classes(read_files(as_text(table))) == {"3#2": WHOLE}
    table[2][4] = ""
    assert classes(read_files(as_text(table))) == {"3#2?": "劳1 体4 艺3…4 共29"}
