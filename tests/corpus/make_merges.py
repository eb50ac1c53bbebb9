"""Workbooks whose labels were merged and filled again, or say their coordinates in a way of their own."""

from collections.abc import Callable, Sequence

from tests.corpus.make_corpus import DAYS
from tests.corpus.make_shapes import CLASSES, MERGED, NAMES, SCHOOL, WEEKS, by_days, of_week, shape
from tests.generator.canvas import Value

TEACHERS = {"语": "扎西", "数": "王丽", "英": "吴海燕", "音": "德吉", "体": "次仁", "科": "李强", "美": "央金"}
CLOCKS = ("08:30-09:10", "09:20-10:00", "10:30-11:10", "11:20-12:00", "15:00-15:40", "15:50-16:30")


def labels_said_on_both_rows() -> None:
    """Each period has a row of subjects and one of teachers, and its label, once merged over both, stands in each."""
    week = WEEKS[0]
    table: list[Sequence[Value]] = [(f"{SCHOOL}三（1）班课程表",), ("节次", *DAYS)]
    for period, (row, clock) in enumerate(zip(week, CLOCKS, strict=True), 1):
        label = f"第{period}节\n{clock}"
        table += [(label, *row), (label, *(TEACHERS.get(one, "旦增") for one in row))]
    shape("labels-said-on-both-rows", "课表.xlsx", table, [], CLASSES[0])


def days_said_on_both_rows() -> None:
    """Days down, classes within them, a row of subjects and one of teachers each; every label stands in both."""
    table: list[Sequence[Value]] = [("曲扎县完全小学总课程表",), ("星期", "班级", *(f"第{n}节" for n in range(1, 7)))]
    for day, name in enumerate(DAYS):
        for week, (grade, number) in zip(WEEKS[:3], NAMES, strict=False):
            lessons = [row[day] for row in week]
            classed = f"{'三四'[grade - 3]}（{number}）班"
            table += [(name, classed, *lessons), (name, classed, *(TEACHERS.get(one, "旦增") for one in lessons))]
    table += [(), ("科目", "语文", "数学", "体育"), ("老师", "扎西", "王丽", "次仁")]
    shape("days-said-on-both-rows", "总课程表.xlsx", table, [], *CLASSES[:3])


def days_said_over_each_class() -> None:
    """A grade's table: each weekday stands over all of its classes' columns, 1班 2班 3班 under it."""
    names = [f"（{number}）班" for _, number in NAMES[:3]]
    table: list[Sequence[Value]] = [
        (f"{SCHOOL}三年级课程表",),
        ("", *(day for day in DAYS for _ in names)),
        ("节次", *names * 5),
        *((period + 1, *(week[period][day] for day in range(5) for week in WEEKS[:3])) for period in range(6)),
    ]
    shape("days-said-over-each-class", "三年级.xlsx", table, [(0, 0, 0, 15)], *CLASSES[:3])


def weeks_under_each_period() -> None:
    """A matrix whose columns are first the periods, each said over every day of the week that stands under it."""
    table: list[Sequence[Value]] = [
        (f"{SCHOOL}总课程表",),
        ("班级", *(period for period in "一二三四五六" for _ in DAYS)),
        ("", *DAYS * 6),
        *(
            (f"{'三四'[grade - 3]}（{number}）班", *(row[day] for row in week for day in range(5)))
            for week, (grade, number) in zip(WEEKS, NAMES, strict=True)
        ),
    ]
    shape("weeks-under-each-period", "总课程表.xlsx", table, [(1, 0, 2, 0)], *CLASSES)


def digits_beside_first_periods() -> None:
    """Classes by their digits alone at the left, each merged over its day; nothing heads their column."""
    table: list[Sequence[Value]] = [(f"{SCHOOL}课程表",), ("", "", "", *DAYS)]
    merged: list[MERGED] = []
    for week, (grade, number) in zip(WEEKS, NAMES, strict=True):
        top = len(table)
        merged += [(top, 0, top + 5, 0), (top, 1, top + 3, 1), (top + 4, 1, top + 5, 1)]
        for period, row in enumerate(week):
            name = f"{grade}0{number}" if period == 0 else ""
            half = {0: "上午", 4: "下午"}.get(period, "")
            table.append((name, half, period % 4 + 1, *row))
    table += [("注：体育课遇雨天改为室内体育。",)]
    shape("digits-beside-first-periods", "课程表.xlsx", table, merged, *CLASSES)


def clocks_over_numbers() -> None:
    """Tables of one class a grade, one under the other, days down; half-days, clock times and numbers stand over each,
    and over these the room, whose number ends where 班级 begins."""
    table: list[Sequence[Value]] = []
    for grade, week in enumerate(WEEKS[:3], 3):
        table += [
            (f"班主任：扎西   教室：实验楼204   班级：{'三四五'[grade - 3]}年级",),
            ("", "上半天", "", "", "", "下半天", ""),
            ("", *CLOCKS),
            ("", *(f"（{n}）" for n in range(1, 7))),
            *((name, *(row[day] for row in week)) for day, name in enumerate(DAYS)),
            (),
        ]
    classes = [of_week(week, grade, None) for grade, week in enumerate(WEEKS[:3], 3)]
    shape("clocks-over-numbers", "课程表.xlsx", table, [], *classes)


def numbers_over_clocks() -> None:
    """A matrix with four header rows: weekdays, half-days, bare numbers, and clock times under these."""
    table: list[Sequence[Value]] = [
        (f"{SCHOOL}课程总表",),
        ("", *(value for day in DAYS for value in (day, *[""] * 5))),
        ("", *("上午", "", "", "", "下午", "") * 5),
        ("", *CLOCKS * 5),
        ("", *"一二三四五六" * 5),
        *(
            (f"{'三四'[grade - 3]}年级（{number}）班", *by_days(week))
            for week, (grade, number) in zip(WEEKS, NAMES, strict=True)
        ),
    ]
    merged: list[MERGED] = [(1, 1 + 6 * day, 1, 6 + 6 * day) for day in range(5)]
    shape("numbers-over-clocks", "课程总表.xlsx", table, merged, *CLASSES)


def composite_in_brackets() -> None:
    """二年级、三年级（复式） as the only row of a matrix; 多功能厅 is the room of its lessons."""
    week = WEEKS[1]
    table: list[Sequence[Value]] = [
        (f"{SCHOOL}课程表",),
        ("班级", *(value for day in DAYS for value in (day, *[""] * 5))),
        ("", *[1, 2, 3, 4, 5, 6] * 5),
        ("二年级、三年级（复式）", *(f"{one}\n{TEACHERS.get(one, '旦增')}\n多功能厅" for one in by_days(week))),
    ]
    expected = of_week(week, 2, None) | {"grades": [2, 3]}
    shape(
        "composite-in-brackets", "课程表.xlsx", table, [(1, 1 + 6 * day, 1, 6 + 6 * day) for day in range(5)], expected
    )


MERGES: tuple[Callable[[], None], ...] = (
    labels_said_on_both_rows,
    days_said_on_both_rows,
    days_said_over_each_class,
    weeks_under_each_period,
    digits_beside_first_periods,
    clocks_over_numbers,
    numbers_over_clocks,
    composite_in_brackets,
)
