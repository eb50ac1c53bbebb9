"""Reading against bare python-calamine, side by side: `python -m tests.benchmarks.bench_reading`.

The workbooks are those of DESIGN section 8, 24 class sheets made with xlsxwriter: different schools with different
weeks, a third of them with the teacher's name in each cell (a teacher has a subject in two classes). Each is read once
by one reader that begins knowing nothing, as in an audit.
"""

import io
import time
from collections.abc import Callable, Sequence
from random import Random

import xlsxwriter
from python_calamine import CalamineWorkbook

from edu_compliance.reading.read import Reader
from edu_compliance.reading.workbook import open_grids
from tests.policy.files import library

SCHOOLS = 30
ROUNDS = 5
WEEK = (
    ("语文", "数学", "英语", "体育与健康", "道德与法治"),
    ("数学", "语文", "语文", "音乐", "科学"),
    ("英语", "体育与健康", "数学", "语文", "美术"),
    ("音乐", "科学", "美术", "数学", "语文"),
    ("语文", "英语", "信息科技", "道德与法治", "体育与健康"),
    ("美术", "语文", "劳动", "综合实践活动", "数学"),
    ("班会", "藏语文", "语文", "藏语文", "藏语文"),
)
SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
GIVEN = ("芳", "建国", "秀英", "伟", "娜", "丽华", "强", "敏", "静", "志明")
TIBETAN = ("扎西", "卓玛", "次仁", "德吉", "普布", "边巴", "索朗", "旦增", "央金", "平措")
Reading = Callable[[bytes], object]


def school(number: int, classes: int = 24) -> bytes:
    """A school's workbook, one sheet a class; another number is another school."""
    random = Random(number)
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        for at in range(classes):
            grade, place = divmod(at, 4)
            sheet = book.add_worksheet(f"{grade + 1}({place + 1})")
            sheet.merge_range(0, 0, 0, 6, f"曲扎县第{number}小学{'一二三四五六'[grade]}年级（{place + 1}）班课程表")
            sheet.write_row(1, 2, [f"星期{day}" for day in "一二三四五"])
            lessons = [subject for row in WEEK for subject in row]
            random.shuffle(lessons)
            if number % 3 == 0:
                if place % 2 == 0:
                    teachers = {subject: _teacher(random) for subject in lessons}
                lessons = [f"{subject}\n{teachers[subject]}" for subject in lessons]
            for period in range(7):
                sheet.write(period + 2, 0, "上午" if period < 4 else "下午")
                sheet.write(period + 2, 1, period + 1)
                sheet.write_row(period + 2, 2, lessons[period * 5 : period * 5 + 5])
    return out.getvalue()


def _teacher(random: Random) -> str:
    """One of three hundred names, so that every school has teachers of its own."""
    if random.random() < 1 / 3:
        return random.choice(TIBETAN) + random.choice(TIBETAN)
    return random.choice(SURNAMES) + random.choice(GIVEN)


def bare(content: bytes) -> int:
    """What python-calamine does alone; gives the number of cells."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return sum(len(row) for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python())


def grids(content: bytes) -> object:
    """The same cells looked over first, and made into grids."""
    return open_grids("school.xlsx", content)


def understanding() -> Reading:
    """The same cells read and understood by a reader that knows nothing yet."""
    reader = Reader(library().vocabulary)
    return lambda content: reader.read("school.xlsx", content)


def side_by_side(contents: Sequence[bytes], *makers: Callable[[], Reading]) -> list[float]:
    """Seconds a file of each, the best round; file by file in turns, so that a busy machine is busy for all of them."""
    best = [float("inf")] * len(makers)
    for _ in range(ROUNDS):
        readings = [make() for make in makers]
        taken = [0.0] * len(makers)
        for content in contents:
            for number, reading in enumerate(readings):
                start = time.perf_counter()
                reading(content)
                taken[number] += time.perf_counter() - start
        best = [min(pair) for pair in zip(best, taken, strict=True)]
    return [seconds / len(contents) for seconds in best]


def main() -> None:
    """Prints what each takes, and how many times python-calamine alone."""
    contents = [school(number) for number in range(1, SCHOOLS + 1)]
    alone, checked, read = side_by_side(contents, lambda: bare, lambda: grids, understanding)
    print(f"{SCHOOLS} workbooks of 24 class sheets, one process; milliseconds each, and times bare python-calamine")
    print(f"  python-calamine, reading only    {alone * 1e3:7.2f} ms {1:7.1f} ×")
    print(f"  checked and made into grids      {checked * 1e3:7.2f} ms {checked / alone:7.1f} ×")
    print(f"  read and understood              {read * 1e3:7.2f} ms {read / alone:7.1f} ×")


if __name__ == "__main__":
    main()
