"""Reading against bare python-calamine, side by side: `python -m tests.benchmarks.bench_reading`.

The workbook is the one of DESIGN section 8: 24 class sheets of 9 rows and 7 columns, made with xlsxwriter.
"""

import io
import time
from collections.abc import Callable
from functools import partial

import xlsxwriter
from python_calamine import CalamineWorkbook

from edu_compliance.reading.read import Reader
from edu_compliance.reading.workbook import open_grids
from tests.generator.examine import library

SUBJECTS = ("语文", "数学", "英语", "体育与健康", "音乐", "美术", "劳动", "科学", "道德与法治", "班会")
ROUNDS = 300


def school(classes: int = 24) -> bytes:
    """A school's workbook, one sheet a class."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        for number in range(classes):
            grade, place = divmod(number, 4)
            sheet = book.add_worksheet(f"{grade + 1}({place + 1})")
            sheet.merge_range(0, 0, 0, 6, f"{grade + 1}年级{place + 1}班课程表")
            sheet.write_row(1, 2, [f"星期{day}" for day in "一二三四五"])
            for period in range(7):
                sheet.write(period + 2, 0, "上午" if period < 4 else "下午")
                sheet.write(period + 2, 1, period + 1)
                sheet.write_row(period + 2, 2, [SUBJECTS[(number + period * 3 + day) % 10] for day in range(5)])
    return out.getvalue()


def bare(content: bytes) -> object:
    """What python-calamine does alone."""
    with CalamineWorkbook.from_filelike(io.BytesIO(content)) as workbook:
        return [workbook.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in workbook.sheet_names]


def grids(content: bytes) -> object:
    """The same cells looked over first, and made into grids."""
    return open_grids("school.xlsx", content)


def understood(reader: Reader, content: bytes) -> object:
    """The same cells read and understood: every class with its lessons, as `read` and `audit` need them."""
    return reader.read("school.xlsx", content)


def side_by_side(content: bytes, *functions: Callable[[bytes], object]) -> list[float]:
    """The best seconds of each, in turns, so that a busy machine is busy for all of them."""
    best = [float("inf")] * len(functions)
    for _ in range(ROUNDS):
        for number, function in enumerate(functions):
            start = time.perf_counter()
            function(content)
            best[number] = min(best[number], time.perf_counter() - start)
    return best


def main() -> None:
    reader = Reader(library().vocabulary)
    alone, checked, read = side_by_side(school(), bare, grids, partial(understood, reader))
    print("A workbook of 24 class sheets, one process; milliseconds, and times bare python-calamine")
    print(f"  python-calamine, reading only    {alone * 1e3:7.2f} ms {1:7.1f} ×")
    print(f"  checked and made into grids      {checked * 1e3:7.2f} ms {checked / alone:7.1f} ×")
    print(f"  read and understood              {read * 1e3:7.2f} ms {read / alone:7.1f} ×")


if __name__ == "__main__":
    main()
