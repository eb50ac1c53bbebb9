"""`python -m tests.corpus.make_corpus`: writes the invented workbooks of this folder, with what must be read of them.

They have the shapes of real ones: an allocation in .xls with teachers and (0.5) headers, tables stacked under one
header, rows named by clock times, the nearly empty export of an app, names turned into dates by Excel, lessons outside
the count. Schools and people are invented; what is expected is counted by hand and stands beside each.
"""

import datetime
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.generator.canvas import Canvas, Value
from tests.generator.formats import write_csv, write_xls, write_xlsx

HERE = Path(__file__).parent
DAYS = ("星期一", "星期二", "星期三", "星期四", "星期五")
Areas = tuple[float, float, float, float, float, float]
"""Labour low, high; PE low, high; arts low, high."""


def rows(canvas: Canvas, table: Sequence[Sequence[Value]], top: int = 0, left: int = 0) -> Canvas:
    """Puts a table of values into a sheet."""
    for row, values in enumerate(table):
        for column, value in enumerate(values):
            canvas.put(top + row, left + column, value)
    return canvas


def expect(grades: Sequence[int], number: int | None, total: float, areas: Areas, **more: object) -> dict[str, object]:
    """A class as it must be read."""
    intervals = {"labour": list(areas[:2]), "pe": list(areas[2:4]), "arts": list(areas[4:])}
    return {"grades": list(grades), "number": number, "total": total, "areas": intervals, **more}


def keep(folder: str, name: str, content: bytes, entry: Mapping[str, object]) -> None:
    """Writes one file and what is expected of it."""
    (HERE / folder).mkdir(exist_ok=True)
    (HERE / folder / name).write_bytes(content)
    text = json.dumps({"files": [{"file": name, **entry}]}, ensure_ascii=False, indent=1)
    (HERE / folder / "expected.json").write_text(text + "\n", "utf-8")


def allocation() -> None:
    """Lessons as text in pairs with teachers, brackets of both widths, (0.5) headers, a course in a teacher's cell."""
    subjects = (
        "语文",
        "数学",
        "体育",
        "体育（足球）",
        "体育（舞蹈）",
        "体育（足球)",
        "音乐",
        "美术",
        "班队会",
        "校本阅读(0.5)",
        "劳动与综合",
        "劳动",
    )
    lessons = {
        "一年级1班": ("8", "4", "3", "", "1", "", "2", "2", "1", "1", "", "1"),
        "一年级2班": ("8", "4", "3", "1", "", "", "2", "2", "1", "1", "1", ""),
        "六年级1班": ("7", "5", "2", "", "", "1", "1", "2", "1", "1", "1", ""),
    }
    canvas = Canvas("课时任课表")
    canvas.put(0, 0, "班级")
    for index, subject in enumerate(subjects):
        canvas.merge(0, 1 + 2 * index, 0, 2 + 2 * index, subject)
        for row, (name, counts) in enumerate(lessons.items(), start=1):
            canvas.put(row, 0, name)
            canvas.put(row, 1 + 2 * index, counts[index])
            teacher = ("卓玛", "王芳", "次仁", "李建国")[(row + index) % 4]
            canvas.put(row, 2 + 2 * index, teacher if counts[index] else "")
    canvas.put(1, 2 + 2 * 9, "绘本阅读")
    classes = [
        # 8+4+3+1+2+2+1+0.5+1; dance under PE may be either
        expect([1], 1, 22.5, (1, 1, 3, 4, 4, 5), name="一年级1班"),
        expect([1], 2, 22.5, (0, 1, 4, 4, 4, 4), name="一年级2班"),
        expect([6], 1, 20.5, (0, 1, 3, 3, 3, 3), name="六年级1班"),
    ]
    keep("allocation-with-teachers", "课时任课表.xls", write_xls([canvas]), {"status": "read", "classes": classes})


def stacked() -> None:
    """Three departments' tables in one sheet; only the first has a weekday header; clocks with full-width colons."""
    clocks = (
        "08：30～09：10",
        "09：20～10：00",
        "10：10～10：50",
        "11：00～11：40",
        "14：00～14：40",
        "14：50～15：30",
    )
    header = ("", *DAYS, "星期六", "星期日")
    tables = {
        "高一（1）班": [
            "语数英物化语数",
            "语数英物化语数",
            "体数英物化语数",
            "音化生政史语数",
            "体地生政史英英",
            "班美劳信地英英",
        ],
        "初一（1）班": ["语数英生道", "语数英地史", "体数英语道", "音美体劳班", "体史信语数", "语数英生地"],
        "三年级（1）班": ["语数语数语", "数语英科道", "体音体美体", "劳语数语信"],
    }
    canvas, top = Canvas("Sheet1"), 0
    for number, (name, lines) in enumerate(tables.items()):
        canvas.put(top, 0, name)
        if number == 0:
            rows(canvas, [header], top + 1)
        top += 2 if number == 0 else 1
        for period, line in enumerate(lines):
            rows(canvas, [[f"第{'一二三四五六'[period]}节课（{clocks[period]}）", *line]], top + period)
        top += len(lines) + 2
    classes = [
        expect([10], 1, 42, (1, 1, 2, 2, 2, 2)),
        expect([7], 1, 30, (1, 1, 3, 3, 2, 2)),
        expect([3], 1, 20, (1, 1, 3, 3, 2, 2)),
    ]
    keep(
        "stacked-under-one-header", "class_schedule.xlsx", write_xlsx([canvas]), {"status": "read", "classes": classes}
    )


def clock_rows() -> None:
    """Rows named by clock times alone, double lessons merged, a trailing line feed, evening study at the end."""
    canvas = Canvas("课表")
    canvas.merge(0, 0, 0, 5, "曲扎县高级中学高二（3）班课程表")
    table: list[Sequence[Value]] = [
        ("时间段", "周一", "周二", "周三", "周四", "周五"),
        ("07:25-08:45", "英语", "语文", "英语", "语文", "英语"),
        ("08:50-09:50", "生物\n", "化学", "生物", "化学", "生物"),
        ("09:55-10:55", "化学", "生物", "化学", "生物", "化学"),
        ("11:00-12:20", "数学", "物理", "数学", "物理", "数学"),
        ("14:20-15:40", "体育", "数学", "体育", "音乐", "美术"),
        ("15:45-16:45", "", "语文", "信息技术", "劳动", "班会"),
        ("18:30-21:30", "自习\n", "自习", "自习", "自习", "自习"),
    ]
    rows(canvas, table, 1)
    canvas.merges.append((6, 1, 7, 1))
    classes = [expect([11], 3, 30, (1, 1, 3, 3, 2, 2), stage="senior")]
    keep("rows-of-clock-times", "高二3班.xlsx", write_xlsx([canvas]), {"status": "read", "classes": classes})


def app_export() -> None:
    """A timetable app's export: class in the title, details under each subject, nearly nothing filled in."""
    canvas = Canvas("初一（7）班课表2026-2027")
    canvas.merge(0, 0, 0, 7, "初一（7）班课表2026-2027")
    table: list[Sequence[Value]] = [
        ("节次", *DAYS, "星期六", "星期日"),
        (1, "语文", "", "", "", "", "", "数学"),
        (2, "", "数学\n教师：王老师\n地点：教室\n备注：带尺子", "", "", "", "", ""),
        (3, "", "美术", "", "", "", "", ""),
        *((period, "", "", "", "", "", "", "") for period in range(4, 9)),
    ]
    rows(canvas, table, 1)
    weekly = {"语文": 1.0, "数学": 2.0, "美术": 1.0}
    classes = [expect([7], 7, 4, (0, 0, 0, 0, 1, 1), weekly_lessons=weekly)]
    keep("nearly-empty-app-export", "课表导出.xlsx", write_xlsx([canvas]), {"status": "read", "classes": classes})


def outside_the_count() -> None:
    """What mentions subjects and counts for nothing: 早读, 大课间, 课后服务, 晚上, notes, bells, a hidden old sheet."""
    week = ("语数英音体", "数语体美语", "体数语劳数", "语英数体音", "美语科数道", "道数班语科")
    canvas = Canvas("四（2）班")
    canvas.merge(0, 0, 0, 6, "朗措县完全小学2026—2027学年第一学期班级课程表")
    canvas.put(1, 0, "班级：四（2）班    班主任：卓玛老师")
    table: list[Sequence[Value]] = [
        ("", "节次", *DAYS),
        ("上午", "早读", "语文", "英语", "语文", "英语", "语文"),
        *(("", f"第{period}节", *week[period - 1]) for period in (1, 2)),
        ("", "大课间", "阳光体育"),
        *(("", f"第{period}节", *week[period - 1]) for period in (3, 4)),
        ("下午", "第1节", *week[4]),
        ("", "第2节", *week[5]),
        ("", "课后服务", "体育", "美术", "体育", "音乐", "劳动"),
        ("晚上", "第1节", "数学", "体育", "语文", "体育", "英语"),
        ("备注：体育课请穿运动鞋，劳动课在种植园。",),
    ]
    rows(canvas, table, 2)
    canvas.merges += [(3, 0, 8, 0), (6, 2, 6, 6), (9, 0, 11, 0), (13, 0, 13, 6)]
    bells = rows(
        Canvas("作息时间表"),
        [("节次", "时间"), ("第一节", "9:30-10:10"), ("大课间", "10:10-10:40"), ("第二节", "10:40-11:20")],
    )
    old = rows(
        Canvas("2025年旧表", hidden=True), [("节次", *DAYS), (1, *"体体体体体"), (2, *"语数英语数"), (3, *"语数英语数")]
    )
    classes = [expect([4], 2, 30, (1, 1, 4, 4, 4, 4), name="四（2）班")]
    sheets = [{"kind": "timetable", "visible": True}, {"kind": "bells"}, {"visible": False}]
    entry = {"status": "read", "sheets": sheets, "classes": classes}
    keep("outside-the-count", "四2班.xlsx", write_xlsx([canvas, bells, old]), entry)


def alternating() -> None:
    """Odd and even weeks in several notations, one without the other, one said by nobody; a CSV in GB18030."""
    table: list[Sequence[Value]] = [
        ("达玛县初级中学八（1）班课程表",),
        ("节次", *DAYS),
        ("1", "语文", "数学", "英语", "语文", "数学"),
        ("2", "数学", "语文", "体育", "英语", "语文"),
        ("3", "音乐（单）美术（双）", "英语", "数学", "体育", "英语"),
        ("4", "物理", "历史", "单:劳动 双:班会", "生物", "物理"),
        ("5", "体育", "劳动(双周)", "历史", "音乐/美术", "体育/班会"),
    ]
    content = write_csv(rows(Canvas(""), table), "gb18030")
    classes = [expect([8], 1, 24.5, (1, 1, 3, 4, 2, 2))]
    keep("odd-and-even-weeks", "八1班.csv", content, {"status": "read", "classes": classes})


def names_as_dates() -> None:
    """A matrix whose classes 3-1 and 3-2 and whose double periods 1-2 Excel turned into dates."""
    canvas = Canvas("总课表")
    canvas.merge(0, 0, 0, 10, "日果县第二小学总课程表")
    canvas.merge(1, 0, 2, 0, "班级")
    weeks = {1: ("语数", "体音", "数语", "美体", "劳语"), 2: ("数语", "体语", "音数", "语书", "语美")}
    for day, title in enumerate(DAYS):
        canvas.merge(1, 1 + 2 * day, 1, 2 + 2 * day, title)
        for half, period in enumerate((datetime.date(2026, 1, 2), datetime.date(2026, 3, 4))):
            canvas.put(2, 1 + 2 * day + half, period)
            for number, week in weeks.items():
                canvas.put(2 + number, 1 + 2 * day + half, week[day][half])
    for number in weeks:
        canvas.put(2 + number, 0, datetime.date(2026, 3, number))
    classes = [expect([3], 1, 20, (2, 2, 4, 4, 4, 4)), expect([3], 2, 20, (0, 0, 2, 2, 4, 6))]
    keep("names-turned-into-dates", "总课表.xlsx", write_xlsx([canvas]), {"status": "read", "classes": classes})


def traps() -> None:
    """Names that hold a subject's name and are none: each stays a lesson under its own name, and may be anything."""
    table: list[Sequence[Value]] = [
        ("仲果县实验小学",),
        ("三年级(1)班课程表",),
        ("星期\\节次", "1", "2", "3", "4", "5", "6"),
        ("星期一", "语文", "数学", "体育场馆值日", "音乐", "英语", "体育"),
        ("星期二", "数学", "语文", "劳动节活动", "美术", "科学", "体育"),
        ("星期三", "语文", "音乐午餐", "数学", "体育", "道德与法治", "劳动"),
        ("星期四", "英语", "语文", "音乐", "书法", "数学", "班会"),
        ("星期五", "数学", "语文", "美术", "科学", "写字", "社团"),
    ]
    classes = [expect([3], 1, 29, (1, 4, 3, 6, 4, 8), name="三年级(1)班")]
    keep("traps-of-substrings", "三年级1班.xlsx", write_xlsx([rows(Canvas("Sheet1"), table)]), {"classes": classes})


def main() -> None:
    """Writes all of them, those of `make_shapes` too."""
    from tests.corpus.make_beside import BESIDE
    from tests.corpus.make_dresses import DRESSES
    from tests.corpus.make_lookalikes import LOOKALIKES
    from tests.corpus.make_merges import MERGES
    from tests.corpus.make_pages import PAGES
    from tests.corpus.make_shapes import SHAPES

    for make in (
        *SHAPES,
        *DRESSES,
        *MERGES,
        *PAGES,
        *BESIDE,
        *LOOKALIKES,
        allocation,
        stacked,
        clock_rows,
        app_export,
        outside_the_count,
        alternating,
        names_as_dates,
        traps,
    ):
        make()


if __name__ == "__main__":
    main()
