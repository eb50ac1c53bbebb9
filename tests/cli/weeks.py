"""Timetables of one class for calls of the command line: clean, short of a lesson, in doubt, and none at all."""

import csv
import io
from pathlib import Path

import xlsxwriter

CLEAN = (
    ("语文", "数学", "语文", "数学", "语文"),
    ("数学", "语文", "数学", "语文", "数学"),
    ("体育与健康", "体育与健康", "英语", "体育与健康", "体育与健康"),
    ("音乐", "美术", "劳动", "音乐", "美术"),
    ("道德与法治", "科学", "道德与法治", "科学", "班会"),
    ("语文", "英语", "语文", "英语", "语文"),
)
"""A week of grade 2 that meets every mandatory rule."""


def changed(old: str, new: str, times: int = 1) -> tuple[tuple[str, ...], ...]:
    """The clean week with `old` replaced so many times."""
    rows, left = [list(row) for row in CLEAN], times
    for row in rows:
        for day, subject in enumerate(row):
            if subject == old and left:
                row[day], left = new, left - 1
    assert not left
    return tuple(map(tuple, rows))


def rows_of(
    week: tuple[tuple[str, ...], ...], school: str = "云岭县第一小学", name: str = "二年级1班"
) -> list[list[str]]:
    """A table with its title and headers."""
    lines = [
        [f"{school} {name}课程表 2026-2027学年第一学期"],
        ["节次", "星期一", "星期二", "星期三", "星期四", "星期五"],
    ]
    return lines + [[f"第{number}节", *row] for number, row in enumerate(week, 1)]


def as_csv(rows: list[list[str]]) -> bytes:
    buffer = io.StringIO()
    csv.writer(buffer).writerows(rows)
    return buffer.getvalue().encode("utf-8-sig")


def as_xlsx(**sheets: list[list[str]]) -> bytes:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for line, row in enumerate(rows):
                sheet.write_row(line, 0, row)
    return buffer.getvalue()


SHORT = changed("体育与健康", "语文")
"""One PE lesson short."""
DOUBTFUL = changed("体育与健康", "拓展与探索")
"""One PE lesson replaced by a name nobody knows: it may be met, or not."""


def lay(root: Path, **files: bytes) -> None:
    """Files by their names, `__` standing for the folder's slash and a last `_` for the dot."""
    for name, content in files.items():
        path = root / ".".join(name.replace("__", "/").rsplit("_", 1))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
