"""Timetables of odd and even weeks: beside, under or among each other, with the class said once."""

from collections.abc import Sequence

import pytest

from tests.reading.said import DAYS, WEEK, classes, read, reasons, sheet

TITLE = ("三年级1班课程表",)
HEAD = ("节次", *DAYS)
ODD = [(str(n), *row) for n, row in enumerate(WEEK, start=1)]
EVEN = [(label, *(lesson.replace("音", "美") for lesson in lessons)) for label, *lessons in ODD]
WHOLE = {"3#1": "劳1 体4 艺3 共30"}
Table = Sequence[Sequence[str]]


def beside() -> tuple[Table, list[tuple[int, int, int, int]]]:
    rows = [("单周", *[""] * 6, "双周"), (*HEAD, "", *HEAD)]
    return [TITLE, *rows, *((*odd, "", *even) for odd, even in zip(ODD, EVEN, strict=True))], []


def under() -> tuple[Table, list[tuple[int, int, int, int]]]:
    return [TITLE, ("单周",), HEAD, *ODD, ("双周",), HEAD, *EVEN], []


def over_the_days() -> tuple[Table, list[tuple[int, int, int, int]]]:
    rows = [("", "单周", *[""] * 4, "双周"), (*HEAD, *DAYS)]
    table = [TITLE, *rows, *((*odd, *even[1:]) for odd, even in zip(ODD, EVEN, strict=True))]
    return table, [(0, 0, 0, 10), (1, 1, 1, 5), (1, 6, 1, 10)]


def row_by_row(*, merged: bool) -> tuple[Table, list[tuple[int, int, int, int]]]:
    rows: list[Sequence[str]] = []
    for (label, *odd), (_, *even) in zip(ODD, EVEN, strict=True):
        rows += [(label, "单周", *odd), ("", "双周", *even)]
    boxes = [(2 + 2 * n, 0, 3 + 2 * n, 0) for n in range(len(ODD))]
    return [TITLE, ("节次", "周次", *DAYS), *rows], boxes if merged else []


def row_by_row_with_gaps() -> tuple[Table, list[tuple[int, int, int, int]]]:
    rows: list[Sequence[str]] = []
    for (label, *odd), (_, *even) in zip(ODD, EVEN, strict=True):
        rows += [(label, "单周", *odd), (), (label, "双周", *even), ()]
    return [TITLE, ("节次", "周次", *DAYS), *rows], []


def part_by_part(*, gap: int, merged: bool, again: bool) -> tuple[Table, list[tuple[int, int, int, int]]]:
    """单周 beside the first of all periods, or beside each, then 双周."""
    first = [("单周" if again or n == 0 else "", *row) for n, row in enumerate(ODD)]
    second = [("双周" if again or n == 0 else "", *row) for n, row in enumerate(EVEN)]
    table = [TITLE, ("周次", *HEAD), *first, *[()] * gap, *second]
    return table, [(2, 0, 7, 0), (8 + gap, 0, 13 + gap, 0)] if merged else []


def lines_between() -> tuple[Table, list[tuple[int, int, int, int]]]:
    return [TITLE, HEAD, ("单周课表",), *ODD, (), ("双周课表",), *EVEN], []


def days_down(odd: str, even: str, *, merged: bool) -> tuple[Table, list[tuple[int, int, int, int]]]:
    """Two rows for each day, which may be said beside the first of them only."""
    days = zip(
        DAYS, zip(*(row[1:] for row in ODD), strict=True), zip(*(row[1:] for row in EVEN), strict=True), strict=True
    )
    rows = [row for day, first, second in days for row in ((day, odd, *first), ("", even, *second))]
    boxes = [(2 + 2 * day, 0, 3 + 2 * day, 0) for day in range(5)]
    return [TITLE, ("星期", "", *"123456"), *rows], boxes if merged else []


def said_of_each_day() -> tuple[Table, list[tuple[int, int, int, int]]]:
    table, _ = under_each_day()
    days = ("节次", *(f"{day}{weeks}" for day in DAYS for weeks in ("单周", "双周")))
    return [TITLE, days, *table[3:]], []


def under_each_day() -> tuple[Table, list[tuple[int, int, int, int]]]:
    days = ("节次", *(value for day in DAYS for value in (day, "")))
    pairs = [
        [each for pair in zip(odd[1:], even[1:], strict=True) for each in pair]
        for odd, even in zip(ODD, EVEN, strict=True)
    ]
    rows = [(odd[0], *pair) for odd, pair in zip(ODD, pairs, strict=True)]
    return [TITLE, days, ("", *(("A周", "B周") * 5)), *rows], [(1, 1 + 2 * day, 1, 2 + 2 * day) for day in range(5)]


@pytest.mark.parametrize(
    ("table", "merged"),
    [
        beside(),
        under(),
        over_the_days(),
        under_each_day(),
        said_of_each_day(),
        *(
            days_down(*words, merged=merged)
            for words in (("单周", "双周"), ("单周课", "双周课"))
            for merged in (False, True)
        ),
        row_by_row(merged=True),
        row_by_row(merged=False),
        row_by_row_with_gaps(),
        *(part_by_part(gap=gap, merged=merged, again=False) for gap in (0, 1) for merged in (False, True)),
        part_by_part(gap=1, merged=False, again=True),
        lines_between(),
    ],
)
def test_odd_and_even_weeks_are_one_class(table: Table, merged: list[tuple[int, int, int, int]]) -> None:
    found = read(sheet(table, merged), school="曲扎县完全小学")
    assert classes(found) == WHOLE
    assert reasons(found) == []


def test_a_table_of_every_week_without_a_class_is_no_more_of_the_one_before() -> None:
    found = read(sheet([TITLE, ("单周",), HEAD, *ODD, ("备用",), HEAD, *EVEN]), school="曲扎县完全小学")
    assert "doubt.weeks_missing" in reasons(found)


def test_rows_of_odd_and_even_weeks_beside_each_class_of_a_whole_school() -> None:
    """三（1）班 | 单周 and 双周 under weekdays and periods: each row holds in its own weeks."""
    head = [("班级", "周次", *(text for day in DAYS for text in (day, *[""] * 5))), ("", "", *[1, 2, 3, 4, 5, 6] * 5)]
    odd = [row[day] for day in range(5) for row in WEEK]
    even = ["劳" if at == 12 else text for at, text in enumerate(odd)]
    rows = [
        *head,
        *(
            (name if not n else "", ("单周", "双周")[n], *week)
            for name in ("三（1）班", "三（2）班")
            for n, week in enumerate((odd, even))
        ),
    ]
    merged = [(row, 0, row + 1, 0) for row in (0, 2, 4)]
    found = classes(read(sheet(rows, merged), school="曲扎县完全小学"))
    assert found == {f"3#{n}": "劳1.5 体3.5 艺3 共30" for n in (1, 2)}


@pytest.mark.parametrize("words", ["单双", ("（单）", "（双）"), ("单周", "双周")])
@pytest.mark.parametrize("merged", [[], [(7, 0, 8, 0)]])
def test_a_bare_单_beside_a_period_says_its_weeks(
    words: Sequence[str], merged: list[tuple[int, int, int, int]]
) -> None:
    odd, even = words
    rows = [(label, "", *lessons) for label, *lessons in ODD[:5]]
    table = [TITLE, ("节次", "", *DAYS), *rows, ("6", odd, *"班音美劳体"), ("", even, "", "美", "", "", "")]
    assert classes(read(sheet(table, merged), school="曲扎县完全小学")) == {"3#1": "劳1.5 体4.5 艺4.5 共28"}


@pytest.mark.parametrize(
    ("odd", "even"), [("单周课", "双周课"), ("单周课程", "双周课程"), ("（单周课表）", "（双周课表）")]
)
def test_单周课_says_what_单周_says(odd: str, even: str) -> None:
    head = ("节次", "", *DAYS)
    rows = [(label, "", *lessons) for label, *lessons in ODD[:5]]
    table = [TITLE, head, *rows, ("6", odd, *"班音美劳体"), ("", even, "", "美", "", "", "")]
    assert classes(read(sheet(table))) == {"3#1": "劳1.5 体4.5 艺4.5 共28"}
    stacked = [TITLE, (odd,), HEAD, *ODD, (even,), HEAD, *EVEN]
    assert classes(read(sheet(stacked))) == WHOLE


@pytest.mark.parametrize("words", ["单双周", "单、双周", "每周", "双/单周"])
def test_a_day_of_odd_and_even_weeks_is_one_of_every_week(words: str) -> None:
    days = [f"{day}（{words}）" for day in DAYS]
    assert classes(read(sheet([TITLE, ("节次", *days), *ODD]))) == WHOLE
    assert classes(read(sheet([TITLE, ("节次", days[0], *DAYS[1:]), *ODD]))) == WHOLE


def test_afternoons_under_a_day_that_is_said_once_are_of_that_day() -> None:
    halves = [("上午", range(3)), ("下午", range(3, 6))]
    rows = [
        (DAYS[day] if half == "上午" else "", half, *(WEEK[period][day] for period in periods))
        for day in range(5)
        for half, periods in halves
    ]
    assert classes(read(sheet([TITLE, ("星期", "", *"123"), *rows]))) == WHOLE


@pytest.mark.parametrize("word", ["男生", "乡村少年宫"])
def test_lessons_beside_a_word_under_a_day_that_is_said_once_are_not_lost(word: str) -> None:
    days = [tuple(row[day] for row in WEEK) for day in range(5)]
    rows = [
        row
        for day, lessons in zip(DAYS, days, strict=True)
        for row in ((day, "", *lessons), ("", word, *lessons[::-1]))
    ]
    found = read(sheet([TITLE, ("星期", "", *"123456"), *rows]))
    assert "doubt.second_row" in reasons(found)


@pytest.mark.parametrize("words", ["音乐*：单周", "音乐单周", "单周：音乐"])
def test_a_bracket_of_a_title_that_speaks_of_a_subject_speaks_of_no_table(words: str) -> None:
    table = [(f"三年级1班课程表（{words}）",), HEAD, *ODD]
    found = read(sheet(table))
    assert classes(found) == {"3#1?": "劳1 体4 艺2.5…3.5 共30"}
    assert reasons(found) == ["doubt.turns_in_a_note"]
