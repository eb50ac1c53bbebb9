"""Workbooks with bell schedules, evenings, teachers and bare digits where they may be taken for something else."""

from collections.abc import Callable, Sequence

from tests.corpus.make_corpus import DAYS, keep, rows
from tests.corpus.make_merges import CLOCKS
from tests.corpus.make_shapes import CLASSES, MERGED, SCHOOL, WEEKS, of_week, shape
from tests.generator.canvas import Canvas, Value
from tests.generator.formats import write_xlsx

EVENING = ("20:00-20:40", "20:50-21:30")
BELLS = [
    ("作息时间表",),
    ("节次", "时间"),
    *((f"第{n}节", clock) for n, clock in zip("一二三四五六七八", (*CLOCKS, *EVENING), strict=True)),
]


def _with_bells(table: Sequence[Sequence[Value]], left: int, top: int) -> list[list[Value]]:
    """A table with the bell schedule at its right."""
    height = max(len(table), top + len(BELLS))
    whole = [[*row, *[""] * (left - len(row))] for row in [*table, *[()] * (height - len(table))]]
    for row, values in enumerate(BELLS, top):
        whole[row] += values
    return whole


def bells_from_another_row() -> None:
    """A bell schedule beside the lessons counts on in other rows than they do; the last of these are activities."""
    table: list[Sequence[Value]] = [
        (f"{SCHOOL}三（1）班课程表",),
        ("班主任：扎西",),
        ("节次", *DAYS),
        *((f"{n}\n{clock}", *row) for n, (row, clock) in enumerate(zip(WEEKS[0], CLOCKS, strict=True), 1)),
        (f"7\n{EVENING[0].replace('20', '16')}", "课外活动", "语", "数", "社团", "课后服务"),
    ]
    week = (*WEEKS[0], "语数")
    shape("bells-from-another-row", "课表.xlsx", _with_bells(table, 7, 0), [], of_week(week, 3, 1))


def bells_beside_clock_times() -> None:
    """Days down under clock times; the bell schedule beside them numbers what they do not."""
    week = WEEKS[1]
    table: list[Sequence[Value]] = [
        (f"{SCHOOL}课程表",),
        ("班级：三（2）班    班主任：扎西",),
        ("星期", "上午", "", "", "", "下午", ""),
        ("", *CLOCKS),
        *((name, *(row[day] for row in week)) for day, name in enumerate(DAYS)),
    ]
    shape("bells-beside-clock-times", "课表.xlsx", _with_bells(table, 8, 0), [], CLASSES[1])


def evening_over_clock_times() -> None:
    """上午 下午 晚上 stand over a row of clock times, and these over the periods, which every half-day counts anew."""
    week = WEEKS[0]
    table: list[Sequence[Value]] = [
        (f"{SCHOOL}三（1）班课程表",),
        ("节次\n星期", "上\n午", "", "", "", "下\n午", "", "晚\n上", ""),
        ("", *CLOCKS, *EVENING),
        ("", *(f"第{n}节" for n in "一二三四一二一二")),
        *((name, *(row[day] for row in week), "体育", "音乐") for day, name in enumerate(DAYS)),
    ]
    merged: list[MERGED] = [(1, 0, 3, 0), (1, 1, 1, 4), (1, 5, 1, 6), (1, 7, 1, 8)]
    shape("evening-over-clock-times", "课表.xlsx", table, merged, CLASSES[0])


def seven_periods_beside_bare_days() -> None:
    """A matrix with 一 … 五 at the left, and seven numbers that count like a week beside them."""
    weeks = [(*week, "语数英语数") for week in WEEKS[:3]]
    table: list[Sequence[Value]] = [
        (f"{SCHOOL}总课程表",),
        ("班级\n节次", "", "", "三（1）班", "三（2）班", "三（3）班"),
    ]
    merged: list[MERGED] = [(1, 0, 1, 2)]
    for day, name in enumerate("一二三四五"):
        merged += [(len(table), 0, len(table) + 6, 0)]
        for period in range(7):
            half = "上午" if period < 4 else "下午"
            table.append(("" if period else name, half, str(period + 1), *(week[period][day] for week in weeks)))
    classes = [of_week(week, 3, number) for number, week in enumerate(weeks, 1)]
    shape("seven-periods-beside-bare-days", "总课程表.xlsx", table, merged, *classes)


def digits_under_each_day() -> None:
    """Grades' tables whose classes are digits under each weekday, one of a single class, and a teacher's table."""
    week, others = WEEKS[0], WEEKS[3:]
    first = rows(Canvas("Sheet1"), [(f"{SCHOOL}三年级课程表",), ("", *DAYS), ("节次", *["301"] * 5)])
    rows(first, [(n, *row) for n, row in enumerate(week, 1)], 3)
    second = rows(Canvas("Sheet2"), [(f"{SCHOOL}四年级课程表",), ("", *(day for day in DAYS for _ in others))])
    rows(second, [("节次", *("401", "402") * 5)], 2)
    rows(second, [(n + 1, *(w[n][day] for day in range(5) for w in others)) for n in range(6)], 3)
    teacher = rows(
        Canvas("扎西"), [("扎西（体育）课表",), ("", *DAYS), (1, "301", "", "402体育"), (2, "", "401\n体育", "", "301")]
    )
    content = write_xlsx([first, second, teacher])
    sheets = [
        {"name": "Sheet1", "kind": "timetable"},
        {"name": "Sheet2", "kind": "timetable"},
        {"name": "扎西", "kind": "teacher"},
    ]
    classes = [CLASSES[0], CLASSES[3], CLASSES[4]]
    keep("digits-under-each-day", "课表.xlsx", content, {"status": "read", "sheets": sheets, "classes": classes})


LOOKALIKES: tuple[Callable[[], None], ...] = (
    bells_from_another_row,
    bells_beside_clock_times,
    evening_over_clock_times,
    seven_periods_beside_bare_days,
    digits_under_each_day,
)
