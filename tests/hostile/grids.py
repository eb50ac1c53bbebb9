"""Ways of breaking a sheet that opens: cells swapped, texts nobody expects, merged ranges moved, rows lost."""

import random
from collections.abc import Callable

import attrs

from edu_compliance.reading.grid import Box, Grid

Rows = list[list[str]]

TEXTS = (
    "",
    " ",
    "0",
    "1",
    "-1",
    "99",
    "1.5",
    "4/3",
    "1e308",
    "第999节",
    "第0节",
    "第一百节",
    "25:99",
    "08：30～",
    "13月40日",
    "3-1",
    "一（1）班",
    "九十九（99）班",
    "十三年级十二班",
    "0年级0班",
    "20级99班",
    "2099级1班",
    "一、二、三年级",
    "班级：",
    "班级",
    "年级",
    "星期一",
    "星期八",
    "周次",
    "一",
    "二",
    "节次\\星期",
    "上午",
    "晚上",
    "晚自习",
    "课后服务",
    "大课间",
    "体育",
    "体育(",
    "体育）（",
    "(((((((",
    "))))",
    "音乐(单)美术(双)",
    "音乐（0周）",
    "体育(99-1周)",
    "劳动1-99周",
    "第0周体育",
    "单",
    "双:",
    "/",
    "///",
    "体/音/美/劳/语/数",
    "体育\n\n\n张三\n",
    "教师：",
    "课程：",
    "备注：单周上音乐，双周上美术",
    "考试安排",
    "作息时间表",
    "教师课程表",
    "课时",
    "合计",
    "校本阅读(0.5)",
    "学分",
    "学号",
    "姓名",
    "原课程",
    "=1+1",
    "<script>alert(1)</script>",
    "{name}",
    "%s%n",
    "\u202e体育",
    "体\u200b育",
    "\ufeff",
    "🏀",
    "རོལ་དབྱངས",
    "²",
    "Ⅳ",
    "①②",
    "㈠",
    "體育與健康",
    "長" * 400,
    "体育 " * 60,
)
"""Texts that a cell might hold."""


def _spot(rows: Rows, chance: random.Random) -> tuple[int, int]:
    row = chance.randrange(len(rows))
    return row, chance.randrange(len(rows[row])) if rows[row] else 0


def _set(rows: Rows, row: int, column: int, text: str) -> None:
    rows[row].extend([""] * (column + 1 - len(rows[row])))
    rows[row][column] = text


def _get(rows: Rows, row: int, column: int) -> str:
    return rows[row][column] if column < len(rows[row]) else ""


def swap_cells(rows: Rows, merges: list[Box], chance: random.Random) -> None:
    """Two cells change places."""
    one, other = _spot(rows, chance), _spot(rows, chance)
    texts = _get(rows, *one), _get(rows, *other)
    _set(rows, *one, texts[1])
    _set(rows, *other, texts[0])


def put_text(rows: Rows, merges: list[Box], chance: random.Random) -> None:
    """A text where another stood."""
    _set(rows, *_spot(rows, chance), chance.choice(TEXTS))


def put_anywhere(rows: Rows, merges: list[Box], chance: random.Random) -> None:
    """A text beside or under what is there."""
    row = chance.randrange(len(rows) + 2)
    while len(rows) <= row:
        rows.append([])
    _set(rows, row, chance.randrange(12), chance.choice(TEXTS))


def change_letter(rows: Rows, merges: list[Box], chance: random.Random) -> None:
    """One character of a text lost, doubled or replaced."""
    row, column = _spot(rows, chance)
    text = _get(rows, row, column)
    if text:
        at = chance.randrange(len(text))
        middle = chance.choice(("", text[at] * 2, chance.choice("（）()/\\-~:：\n 0一十班节周单双")))
        _set(rows, row, column, text[:at] + middle + text[at + 1 :])


def drop_row(rows: Rows, merges: list[Box], chance: random.Random) -> None:
    """A row is gone."""
    if len(rows) > 1:
        rows.pop(chance.randrange(len(rows)))


def drop_column(rows: Rows, merges: list[Box], chance: random.Random) -> None:
    """A column is gone."""
    column = _spot(rows, chance)[1]
    for row in rows:
        if column < len(row):
            row.pop(column)


def again(rows: Rows, merges: list[Box], chance: random.Random) -> None:
    """A piece of the sheet stands there a second time."""
    first = chance.randrange(len(rows))
    piece = [list(row) for row in rows[first : first + chance.randint(1, 8)]]
    at = chance.randrange(len(rows) + 1)
    rows[at:at] = piece


def turn(rows: Rows, merges: list[Box], chance: random.Random) -> None:
    """Rows become columns."""
    width = max(map(len, rows), default=0)
    rows[:] = [[_get(rows, row, column) for row in range(len(rows))] for column in range(width)] or [[]]
    merges[:] = [(left, top, right, bottom) for top, left, bottom, right in merges]


def move_merge(rows: Rows, merges: list[Box], chance: random.Random) -> None:
    """A merged range moved, grown, lost, or a new one."""
    if merges and chance.random() < 0.7:
        index = chance.randrange(len(merges))
        top, left, bottom, right = merges.pop(index)
        if chance.random() < 0.3:
            return
        down, along, taller, wider = (chance.randint(-2, 3) for _ in range(4))
        top, left = max(top + down, 0), max(left + along, 0)
        merges.append((top, left, max(bottom + down + taller, top), max(right + along + wider, left)))
        return
    row, column = _spot(rows, chance)
    merges.append((row, column, row + chance.randint(0, 6), column + chance.randint(0, 9)))


CHANGES: tuple[Callable[[Rows, list[Box], random.Random], None], ...] = (
    swap_cells,
    swap_cells,
    put_text,
    put_text,
    put_text,
    put_anywhere,
    change_letter,
    change_letter,
    drop_row,
    drop_column,
    again,
    turn,
    move_merge,
    move_merge,
)


def break_grid(grid: Grid, chance: random.Random) -> Grid:
    """The sheet broken in a few ways."""
    rows, merges = [list(row) for row in grid.rows] or [[]], list(grid.merges)
    for _ in range(chance.choice((1, 2, 3, 5, 8, 20))):
        chance.choice(CHANGES)(rows, merges, chance)
    name = chance.choice((grid.sheet, grid.sheet, chance.choice(TEXTS)))
    spots = [(chance.randrange(len(rows)), chance.randrange(8))] if chance.random() < 0.1 else []
    merges = [box for box in merges if box[:2] != box[2:]]
    return attrs.evolve(grid, sheet=name, rows=rows, merges=tuple(merges), uncached=tuple(spots))
