"""Workbooks of class pages with what clerks put beside and under a timetable; the same invented weeks as before."""

from collections.abc import Callable, Sequence

from tests.corpus.make_corpus import DAYS, expect, keep, rows
from tests.corpus.make_shapes import SCHOOL, WEEKS, of_week, shape
from tests.generator.canvas import Canvas, Value
from tests.generator.formats import write_xlsx


def bells_at_the_left() -> None:
    """作息时间 with its breaks stands left of the table: its 大课间 is beside the third period, which has lessons."""
    week = WEEKS[1]
    bells = (
        *(("早读", "8:00"), ("第一节", "8:30"), ("第二节", "9:20"), ("大课间", "10:00"), ("第三节", "10:30")),
        *(("第四节", "11:20"), ("午休", "12:10"), ("第五节", "14:30"), ("第六节", "15:20")),
    )
    own: list[Sequence[Value]] = [("节次", *DAYS), *((f"第{n}节", *row) for n, row in enumerate(week, 1)), (), ()]
    table: list[Sequence[Value]] = [
        ("作息时间", "", "", f"{SCHOOL}三（2）班课程表"),
        *((*bell, "", *row) for bell, row in zip(bells, own, strict=True)),
    ]
    shape("bells-at-the-left", "课表.xlsx", table, [(0, 0, 0, 1), (0, 3, 0, 8)], of_week(week, 3, 2))


def duties_and_clubs_below() -> None:
    """A pupils' 值日表 and the clubs of the week stand under the timetable, each with weekdays of its own."""
    week = WEEKS[1]
    table: list[Sequence[Value]] = [
        (f"{SCHOOL}三（2）班课程表",),
        ("节次", *DAYS),
        *((f"第{n}节", *row) for n, row in enumerate(week, 1)),
        (),
        ("值日表",),
        ("岗位", *DAYS),
        ("扫地", "扎西", "卓嘎", "王一诺", "德吉", "旦增"),
        ("擦黑板", "李子轩", "旦增", "扎西", "卓嘎", "王一诺"),
        (),
        ("社团活动安排",),
        ("时间", *DAYS),
        ("16:10-17:40", "合唱", "足球", "书法", "绘画", "篮球"),
    ]
    merged = [(row, 0, row, 5) for row in (0, 9, 14)]
    shape("duties-and-clubs-below", "三2班.xlsx", table, merged, of_week(week, 3, 2))


def classes_of_majors() -> None:
    """Two majors of a vocational school have a first class each, which are not the same class."""
    names = ("2025级幼儿保育1班", "2025级汽车运用与维修1班", "2025级汽车运用与维修2班")
    sheets = [
        rows(
            Canvas(name),
            [
                (f"曲扎县职业技术学校{name}课程表（2026-2027学年第一学期）",),
                ("节次", *DAYS),
                *((n, *row) for n, row in enumerate(week, 1)),
            ],
        )
        for name, week in zip(names, WEEKS[1:], strict=False)
    ]
    numbers = ((1, (1, 1, 4, 4, 3, 3)), (1, (2, 2, 3, 3, 3, 3)), (2, (0, 0, 3, 3, 3, 3)))
    classes = [
        expect([2], number, 30, areas, name=name, stage="vocational", doubts=[])
        for name, (number, areas) in zip(names, numbers, strict=True)
    ]
    entry = {"status": "read", "classes": [classes[0], classes[1], classes[2]]}
    keep("classes-of-majors", "班级课表.xlsx", write_xlsx(sheets), entry)


def marks_said_below() -> None:
    """带* is taught in odd weeks only and ★ is a club, says a line under the table: those lessons need not count."""
    week = [list(row) for row in WEEKS[1]]
    week[0][4], week[0][3] = "音乐*", "体育★"
    table: list[Sequence[Value]] = [
        (f"{SCHOOL}三（2）班课程表",),
        ("节次", *DAYS),
        *((f"第{n}节", *row) for n, row in enumerate(week, 1)),
        ("注：带*的课单周上，双周上语文。",),
        ("标★的为社团活动",),
    ]
    classes = expect([3], 2, 30, (1, 1, 4, 5, 2.5, 3))
    shape("marks-said-below", "三2班.xlsx", table, [(8, 0, 8, 5), (9, 0, 9, 5)], classes)


def evening_study_below() -> None:
    """早读 and 晚一 under a line of their own, with weekdays again: no other timetable of the class."""
    week = WEEKS[1]
    table: list[Sequence[Value]] = [
        ("曲扎县初级中学八（2）班课程表",),
        ("节次", *DAYS),
        *((f"第{n}节", *row) for n, row in enumerate(week, 1)),
        (),
        ("早、晚自习安排",),
        ("时间", *DAYS),
        ("早读", "语文", "英语", "语文", "英语", "语文"),
        ("晚一", "数学", "体育", "物理", "数学", "英语"),
    ]
    shape("evening-study-below", "八2班.xlsx", table, [(0, 0, 0, 5), (9, 0, 9, 5)], of_week(week, 8, 2, doubts=[]))


PAGES: tuple[Callable[[], None], ...] = (
    bells_at_the_left,
    duties_and_clubs_below,
    evening_study_below,
    classes_of_majors,
    marks_said_below,
)
