"""A sheet laid out as another one was reads as it does by itself."""

from collections.abc import Iterator
from functools import partial
from random import Random

import attrs
from hypothesis import given, settings
from hypothesis import strategies as st

from edu_compliance.reading.grid import Grid
from edu_compliance.reading.timetables.alike import Alike, LaidOut
from edu_compliance.reading.timetables.headers.blocks import find_blocks
from edu_compliance.reading.timetables.lessons import BlockReader
from edu_compliance.reading.timetables.sheet import SheetReader
from edu_compliance.reading.timetables.sheet_reading import SheetReading
from edu_compliance.reading.timetables.texts.cells import CellReader
from edu_compliance.reading.timetables.texts.tokens import TokenReader
from edu_compliance.reading.timetables.view import View
from edu_compliance.reading.workbook import open_grids
from tests.generator.make import make
from tests.policy.files import library
from tests.reading.said import DAYS, week_under

LESSONS = ("语文", "数学", "体育", "音乐", "劳动", "美术", "书法", "道德与法治")
TEXTS = st.sampled_from(
    [*LESSONS, "音乐/美术", "劳动（双周）", "书", "自习", "大课间", "体育场馆值日", "", "体育\n张三", "1-8周音乐"]
)
LABELS = st.sampled_from(["{}", "第{}节", "{}节", "第{}节\n8:30-9:10", "{} (19:30)", "P{}", "语文"])
TITLES = st.sampled_from(
    ["", "三（2）班", "曲扎县完全小学三（2）班课程表", "三（1）班课程表", "课程表", "备注：体育课在操场"]
)
NOTES = st.sampled_from(["", "备注：体育课请穿运动鞋", "三（3）班课程表", "教务处", "星期六补课", "早读", "体育"])


def reader() -> SheetReader:
    """One that has seen nothing."""
    cells = CellReader(library().vocabulary)
    return SheetReader(cells, TokenReader(cells))


def reread(reader: SheetReader, grid: Grid) -> SheetReading:
    return reader.read(grid, "a.xlsx")


def sibling(grid: Grid, random: Random) -> Grid:
    """The same sheet with other lessons and another class in its titles."""
    other = {
        "曲扎县完全小学三（2）班课程表": "曲扎县完全小学六（5）班课程表",
        "三（1）班课程表": "四（7）班课表",
        "三（3）班课程表": "五（1）班课程表",
    }
    rows = [[random.choice(LESSONS) if t in LESSONS else other.get(t, t) for t in row] for row in grid.rows]
    return attrs.evolve(grid, rows=rows)


@st.composite
def sheets(draw: st.DrawFn) -> Grid:
    """Weekdays across one row, periods at the left, anything in the cells, something around them, something merged."""
    days = [*DAYS, *draw(st.sampled_from([(), ("星期六",), ("星期六", "星期日")]))]
    label, periods = draw(LABELS), draw(st.integers(1, 8))
    rows = [[title], []] if (title := draw(TITLES)) else []
    rows.append([draw(st.sampled_from(["节次", "", "节次\\星期", "时间", "语文"])), *days])
    for period in range(1, periods + 1):
        rows.append([label.format(period), *draw(st.lists(TEXTS, max_size=len(days)))])
        if draw(st.integers(0, 9)) == 0:
            rows.append([draw(NOTES)])
    rows += [[note]] if (note := draw(NOTES)) else []
    left = draw(st.integers(0, 2))
    rows = [[*[""] * left, *row] for row in rows]
    top = draw(st.integers(0, len(rows) - 1))
    merges = draw(st.sampled_from([(), ((top, left, top + 1, left),), ((top, left + 1, top, left + 3),)]))
    return Grid("Sheet1", True, rows, merges)


@settings(max_examples=300)
@given(sheets(), st.randoms(use_true_random=False))
def test_after_a_sheet_of_the_same_pattern_nothing_is_read_otherwise(grid: Grid, random: Random) -> None:
    warm = reader()
    reread(warm, sibling(grid, random))
    assert reread(warm, grid) == reread(reader(), grid)


def generated() -> Iterator[Grid]:
    """The sheets of generated submissions."""
    for seed in range(120):
        for name, content in make(seed).files.items():
            yield from open_grids(name, content).grids


def test_so_it_is_for_every_generated_sheet() -> None:
    warm, random = reader(), Random(1)
    for grid in generated():
        reread(warm, sibling(grid, random))
        assert reread(warm, grid) == reread(reader(), grid), grid.rows


def test_classes_of_a_workbook_are_laid_out_once() -> None:
    cells = CellReader(library().vocabulary)
    tokens = TokenReader(cells)
    alike, laid = Alike(cells, tokens), []

    def lay(view: View) -> list[LaidOut]:
        laid.append(view.grid.sheet)
        return [BlockReader(view, block, cells, "a.xlsx").laid for block in find_blocks(view, 0)]

    for title in ("三（1）班课程表", "三（2）班课程表", "四（1）班课程表"):
        view = View(Grid(title, True, [[title], *(list(row) for row in week_under(""))]), tokens)
        assert alike.laid_out(view, alike.shape(view), 0, partial(lay, view))
    assert laid == ["三（1）班课程表"]
