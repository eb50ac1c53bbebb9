"""The short way for plain sheets says what the general way says."""

from collections.abc import Iterator

import attrs
from hypothesis import given, settings
from hypothesis import strategies as st

from edu_compliance.reading.grid import Grid
from edu_compliance.reading.timetables.blocks import find_blocks
from edu_compliance.reading.timetables.heads import Heads
from edu_compliance.reading.timetables.lessons import BlockReader
from edu_compliance.reading.timetables.pieces import Piece
from edu_compliance.reading.timetables.plain_table import plain_table
from edu_compliance.reading.timetables.view import View
from edu_compliance.reading.workbook import open_grids
from tests.generator.make import make
from tests.reading.said import DAYS, cells, tokens, week_under


def said(pieces: list[Piece]) -> list[object]:
    """Everything that comes of pieces."""
    return [
        (p.classed, p.head, p.box, p.lessons, p.uncounted, p.doubts, p.numbers, p.halves, list(dict.fromkeys(p.stray)))
        for p in pieces
    ]


def both_ways(grid: Grid) -> tuple[list[object], list[object]] | None:
    """A sheet read the short and the general way; None where the short way declines."""
    view = View(grid, tokens())
    plain = plain_table(view)
    if plain is None:
        return None
    block, labels = plain
    short = BlockReader(view, block, cells(), "a.xlsx", labels=labels).read()
    view = View(grid, tokens())
    weekday = 0 if view.weekdays else Heads(view, "a.xlsx").weekday
    blocks = find_blocks(view, weekday)
    general = [piece for one in blocks for piece in BlockReader(view, one, cells(), "a.xlsx", weekday).read()]
    return said(short), said(general)


TEXTS = st.sampled_from(
    [
        "语文",
        "数学",
        "体育",
        "音乐/美术",
        "劳动（双周）",
        "书",
        "自习",
        "大课间",
        "体育场馆值日",
        "",
        "",
        "体育\n张三",
        "班会",
        "1-8周音乐",
    ]
)
LABELS = st.sampled_from(["{}", "第{}节", "{}节", "第{}节\n8:30-9:10", "{} (19:30)", "P{}"])
TITLES = st.sampled_from(["", "曲扎县完全小学三（2）班课程表", "课程表", "备注：体育课在操场"])
NOTES = st.sampled_from(["", "备注：体育课请穿运动鞋", "教务处", "星期六补课", "早读"])


@st.composite
def plain_sheets(draw: st.DrawFn) -> Grid:
    """Weekdays across one row, periods counted from 1 at the left, anything in the cells, something around it."""
    days = [*DAYS, *draw(st.sampled_from([(), ("星期六",), ("星期六", "星期日")]))]
    label, periods = draw(LABELS), draw(st.integers(1, 8))
    title, note = draw(TITLES), draw(NOTES)
    rows = [[title], []] if title else []
    rows.append([draw(st.sampled_from(["节次", "", "节次\\星期", "时间"])), *days])
    for period in range(1, periods + 1):
        rows.append([label.format(period), *draw(st.lists(TEXTS, min_size=0, max_size=len(days)))])
        if draw(st.integers(0, 9)) == 0:
            rows.append([])
    if note:
        rows.append([note])
    left = draw(st.integers(0, 2))
    return Grid("Sheet1", True, [[*[""] * left, *row] for row in rows])


@settings(max_examples=300)
@given(plain_sheets())
def test_the_short_way_says_what_the_general_way_says(grid: Grid) -> None:
    ways = both_ways(grid)
    if ways is not None:
        assert ways[0] == ways[1]


def generated() -> Iterator[Grid]:
    """The sheets of generated submissions."""
    for seed in range(120):
        for name, content in make(seed).files.items():
            for grid in open_grids(name, content).grids:
                yield attrs.evolve(grid, sheet="Sheet1")


def test_so_it_is_for_every_generated_sheet_that_it_accepts() -> None:
    accepted = 0
    for grid in generated():
        ways = both_ways(grid)
        if ways is not None:
            accepted += 1
            assert ways[0] == ways[1], grid.rows
    assert accepted


def test_the_commonest_timetable_is_accepted() -> None:
    assert both_ways(Grid("三2", True, [list(row) for row in week_under("")])) is not None
