"""Workbooks with what people sign, fill in and write otherwise; the same invented weeks as in `make_shapes`."""

from collections.abc import Callable, Sequence

from tests.corpus.make_corpus import DAYS
from tests.corpus.make_shapes import CLASSES, SCHOOL, WEEKS, by_days, of_week, shape
from tests.generator.canvas import Value

_SUBJECTS = {
    "语": "语文",
    "数": "数学",
    "英": "英语",
    "科": "科学",
    "道": "道德与法治",
    "信": "信息科技",
    "班": "班会",
    "美": "美术",
    "音": "音乐",
    "体": "体育",
    "劳": "劳动",
}


def signed_under_a_matrix() -> None:
    """制表人 | 扎西 | 审核人 | 卓玛 right under the classes is no class, and its names are no lessons."""
    names = ("三（1）班", "三（2）班", "三（3）班", "四（1）班", "四（2）班")
    table: list[Sequence[Value]] = [
        (f"{SCHOOL}总课程表",),
        ("班级", *(value for day in DAYS for value in (day, *[""] * 5))),
        ("", *[1, 2, 3, 4, 5, 6] * 5),
        *((name, *by_days(week)) for name, week in zip(names, WEEKS, strict=True)),
        ("制表人", "扎西", "审核人", "卓玛", "日期", "2026.9.1"),
        ("教务主任签字：", "", "", "校长签字："),
    ]
    merged = [(1, 1 + 6 * day, 1, 6 + 6 * day) for day in range(5)]
    shape("signed-under-a-matrix", "总课程表.xlsx", table, merged, *({**one, "doubts": []} for one in CLASSES))


def form_line_over_a_table() -> None:
    """年级：| 三 | 班级：| 2 names the class; 教室 | 204 under it names none."""
    week = WEEKS[1]
    table: list[Sequence[Value]] = [
        ("中小学课程表填报表",),
        ("学校（盖章）：", SCHOOL, "", "年级：", "三", "班级：", "2"),
        ("班主任", "扎西", "教室", "204", "学生数", 45),
        ("节次", *DAYS),
        *((str(period), *row) for period, row in enumerate(week, 1)),
        ("校长签字：", "", "", "日期："),
    ]
    shape("form-line-over-a-table", "填报.xlsx", table, [], of_week(week, 3, 2, doubts=[]))


def periods_merged_over_days() -> None:
    """Subjects down and periods in the cells: one cell over two days is the same period on both."""
    week = WEEKS[2]
    table: list[Sequence[Value]] = [(f"{SCHOOL}三（3）班各科上课节次",), ("科目", *DAYS)]
    merged = []
    for letter, subject in _SUBJECTS.items():
        cells: list[str] = [
            "、".join(str(period) for period, row in enumerate(week, 1) if row[day] == letter) for day in range(5)
        ]
        day = 0
        while day < len(cells):
            last = day
            while last + 1 < len(cells) and cells[day] and cells[last + 1] == cells[day]:
                last += 1
                cells[last] = ""
            if last > day:
                merged.append((len(table), 1 + day, len(table), 1 + last))
            day = last + 1
        table.append((subject, *cells))
    shape("periods-merged-over-days", "三3班.xlsx", table, merged, of_week(week, 3, 3, doubts=[]))


def days_in_traditional_titles() -> None:
    """禮拜一 over the table of a day, in the traditional form throughout."""
    table: list[Sequence[Value]] = [("曲扎縣完全小學總課程表",)]
    names = ("三（1）班", "三（2）班", "三（3）班", "四（1）班", "四（2）班")
    for day, title in enumerate("一二三四五"):
        table += [(f"禮拜{title}",), ("節次", *names)]
        table += [
            (f"第{numeral}節", *(week[period][day] for week in WEEKS)) for period, numeral in enumerate("一二三四五六")
        ]
    shape("days-in-traditional-titles", "總課表.xlsx", table, [], *CLASSES)


BESIDE: tuple[Callable[[], None], ...] = (
    signed_under_a_matrix,
    form_line_over_a_table,
    periods_merged_over_days,
    days_in_traditional_titles,
)
