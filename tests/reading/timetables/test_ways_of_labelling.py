"""One week under every way in which schools label a day: numbers, halves, clock times and activities, either way up.

Each alone is tested where it is read; what went wrong without a word was two of them beside each other (早读 |  | 8:00
over 上午 | 1 | 8:30), so here all are put together.
"""

import itertools
from collections.abc import Iterator, Sequence
from itertools import product

import attrs
import pytest

from tests.generator.canvas import Canvas
from tests.reading.said import DAYS, WEEK, WHOLE, classes, read

TITLE = "曲扎县完全小学三年级（2）班课程表"
NOON = 4
"""Periods before it."""
NUMBERS = {
    "number": "123456",
    "in words": "一二三四五六",
    "ordinal": [f"第{n}节" for n in range(1, 7)],
    "anew": ["第1节", "第2节", "第3节", "第4节", "第1节", "第2节"],
    "clock": ["8:30-9:10", "9:20-10:00", "10:40-11:20", "11:30-12:10", "14:30-15:10", "15:20-16:00"],
}
HALVES = ("none", "first", "each", "merged")
TIMES = ("none", "in the cell", "behind", "before")
ACTIVITIES = ("as a period", "as a half-day", "over both")


@attrs.frozen
class Row:
    """A row of the day: its half, its label, its time and its five cells."""

    half: str
    label: str
    time: str
    cells: str
    activity: bool = False


@attrs.frozen
class Way:
    """How a day is labelled."""

    numbers: str
    halves: str
    times: str
    activities: str

    @property
    def columns(self) -> list[str]:
        """The columns of labels."""
        order = ["half", "time", "label"] if self.times == "before" else ["half", "label", "time"]
        return [
            name
            for name in order
            if not (name == "half" and self.halves == "none")
            if not (name == "time" and self.times not in ("behind", "before"))
        ]

    def over_both(self, row: Row) -> bool:
        """Whether an activity's name is merged over all columns of labels."""
        return row.activity and self.activities == "over both"

    def as_half(self, row: Row) -> bool:
        """Whether an activity stands in the place of 上午."""
        return row.activity and self.activities == "as a half-day" and self.halves != "none"

    def label(self, row: Row) -> str:
        """What stands in the column of periods."""
        if self.as_half(row):
            return row.time if self.numbers == "clock" else ""
        return f"{row.label}\n{row.time}" if self.times == "in the cell" else row.label


def day(numbers: str) -> Iterator[Row]:
    """The periods, and between them what is no period; lessons are named in two of them."""
    yield Row("上午", "早读", "8:00-8:20", "语体美音英", activity=True)
    for at, cells in enumerate(WEEK):
        if at == NOON // 2:
            yield Row("上午", "大课间", "10:05-10:35", "", activity=True)
        yield Row("上午" if at < NOON else "下午", NUMBERS[numbers][at], NUMBERS["clock"][at], cells)
    yield Row("下午", "课后服务", "16:10-17:40", "体美音体体", activity=True)


@attrs.frozen
class Drawing:
    """A table on a canvas under its title, or the same laid on its side."""

    canvas: Canvas
    across: bool

    def put(self, row: int, column: int, value: str, bottom: int = 0, right: int = 0) -> None:
        """A cell, merged down to `bottom` and to `right` where they are further."""
        box = (row, column, max(row, bottom), max(column, right))
        top, left, low, far = (box[1], box[0], box[3], box[2]) if self.across else box
        self.canvas.merge(1 + top, left, 1 + low, far, value)


def drawn(way: Way, *, across: bool) -> Canvas:
    """The week labelled so; `across` has the periods over the columns and the days down the side."""
    table = Drawing(Canvas("Sheet1"), across)
    table.canvas.put(0, 0, TITLE)
    heads = [{"half": "午别", "label": "节次", "time": "时间"}[name] for name in way.columns]
    for column, head in enumerate([*heads, *DAYS]):
        table.put(0, column, head)
    rows = list(day(way.numbers))
    for at, row in enumerate(rows, 1):
        for offset, cell in enumerate(row.cells):
            table.put(at, len(heads) + offset, cell)
        if way.over_both(row):
            table.put(at, 0, row.label, right=len(heads) - 1)
            continue
        for column, name in enumerate(way.columns):
            if name == "half":
                halves(table, column, at, way, rows)
            else:
                table.put(at, column, row.time if name == "time" else way.label(row))
    return table.canvas


def halves(table: Drawing, column: int, at: int, way: Way, rows: Sequence[Row]) -> None:
    """What stands in the column of half-days in a row."""
    row, above = rows[at - 1], rows[at - 2] if at > 1 else None
    if way.as_half(row):
        table.put(at, column, row.label)
        return
    goes_on = above is not None and above.half == row.half and not way.as_half(above) and not way.over_both(above)
    if way.halves == "each" or not goes_on:
        below = itertools.takewhile(
            lambda one: one.half == row.half and not way.as_half(one) and not way.over_both(one), rows[at:]
        )
        table.put(at, column, row.half, bottom=at + len(list(below)) if way.halves == "merged" else at)


WAYS = [
    Way(*way)
    for way in product(NUMBERS, HALVES, TIMES, ACTIVITIES)
    if not (way[0] == "clock" and way[2] != "none")  # the time twice
    if not (way[0] == "anew" and way[1] == "none")
]


@pytest.mark.parametrize("across", [False, True], ids=["days across", "days down"])
@pytest.mark.parametrize("numbers", NUMBERS)
def test_however_a_day_is_labelled_it_is_the_same_week(numbers: str, across: bool) -> None:
    wrong = []
    for way in (way for way in WAYS if way.numbers == numbers):
        submission = read(drawn(way, across=across))
        found = classes(submission)
        periods = {lesson.period for one in submission.classes for lesson in one.lessons}
        if found != {"3#2": WHOLE} or periods != {1, 2, 3, 4, 5, 6}:
            wrong.append((way, found, periods))
    assert wrong == []


@pytest.mark.parametrize("corner", ["", "时段", "节次"])
@pytest.mark.parametrize("noon", ["", "午休", "午餐、午休"])
def test_half_days_alone_label_a_week_with_or_without_noon_between(corner: str, noon: str) -> None:
    """And words under it are none of its labels; a subject merged over all days is a lesson on each."""
    days = [["上午" if at == 0 else "下午" if at == NOON else "", *week] for at, week in enumerate(WEEK)]
    rows = [
        [corner, *DAYS],
        *days[:NOON],
        *([[noon]] if noon else []),
        *days[NOON:],
        ["", "体育"],
        ["备注", "自习不排课"],
    ]
    first = 1 + NOON + bool(noon)
    canvas = Canvas("Sheet1")
    for row, values in enumerate([[TITLE], *rows]):
        for column, value in enumerate(values):
            canvas.put(row, column, value)
    canvas.merges += [(2, 0, 1 + NOON, 0), (first + 1, 0, first + 3, 0), (first + 3, 1, first + 3, 5)]
    canvas.merges += [(2 + NOON, 0, 2 + NOON, 5)] if noon else []
    assert classes(read(canvas)) == {"3#2": "劳1 体9 艺3 共35"}


def test_the_second_row_of_an_evening_whose_label_lost_its_merge_is_no_lesson() -> None:
    rows = [
        ["", *DAYS],
        ["上午", *WEEK[0]],
        ["", *WEEK[1]],
        ["午休"],
        ["下午", *WEEK[2]],
        ["晚自习", *WEEK[3]],
        ["", *WEEK[4]],
    ]
    canvas = Canvas("Sheet1")
    for row, values in enumerate([[TITLE], *rows]):
        for column, value in enumerate(values):
            canvas.put(row, column, value)
    assert classes(read(canvas)) == {"3#2?": "劳0 体2…3 艺2 共10"}
