"""Workbooks whose tables wear what offices put around them; the same invented weeks as in `make_shapes`."""

from collections.abc import Callable, Sequence

from tests.corpus.make_corpus import DAYS, Areas, expect, keep, rows
from tests.corpus.make_shapes import SCHOOL, WEEKS, by_days, of_week, shape
from tests.generator.canvas import Canvas, Value
from tests.generator.formats import write_xlsx


def break_over_the_whole_row() -> None:
    """大课间 merged over the whole row, in the column of 上午 too: the third period is a lesson."""
    week = WEEKS[0]
    table: list[Sequence[Value]] = [
        (f"{SCHOOL}三（1）班课程表",),
        ("", "节次", *DAYS),
        ("上午", "第1节", *week[0]),
        ("", "第2节", *week[1]),
        ("大课间",),
        ("", "第3节", *week[2]),
        ("", "第4节", *week[3]),
        ("下午", "第5节", *week[4]),
        ("", "第6节", *week[5]),
    ]
    merged = [(0, 0, 0, 6), (4, 0, 4, 6), (7, 0, 8, 0)]
    shape("break-over-the-whole-row", "三1班.xlsx", table, merged, of_week(week, 3, 1))


def signed_and_counted_below() -> None:
    """Counts of lessons, a list of teachers, a date and lines to sign under the table are no lessons and no doubt."""
    week = WEEKS[2]
    table: list[Sequence[Value]] = [
        (f"{SCHOOL}三年级3班（双语班）课程表",),
        ("节次", *(f"星期（{day[-1]}）" for day in DAYS)),
        *((numeral, *row) for numeral, row in zip("ⅠⅡⅢⅣⅤⅥ", week, strict=True)),
        ("校长（签字）：", "", "教务主任：", "", "2026年9月1日"),
        ("科目", "语文", "数学", "体育", "音乐", "美术"),
        ("课时统计", 8, 6, 4, 2, 2),
        ("科目", "教师"),
        ("语文", "卓玛"),
        ("体育", "王强"),
    ]
    shape("signed-and-counted-below", "课表.xlsx", table, [(0, 0, 0, 5)], of_week(week, 3, 3, doubts=[]))


def weekdays_in_two_lines() -> None:
    """星期一 over Mon: one header, and the title over it names the class."""
    week = WEEKS[1]
    table: list[Sequence[Value]] = [
        (f"{SCHOOL}三（2）班课程表",),
        ("节次", *DAYS),
        ("", "Mon", "Tue", "Wed", "Thu", "Fri"),
        *((f"{period}.", *row) for period, row in enumerate(week, 1)),
    ]
    shape("weekdays-in-two-lines", "课表.xlsx", table, [(0, 0, 0, 5)], of_week(week, 3, 2))


def tables_of_a_grade() -> None:
    """三年级课程表 over the tables of 1班 and 2班, 四年级 over one of another 1班."""
    names = ((3, 1), (3, 2), (4, 1))
    table: list[Sequence[Value]] = []
    for week, (grade, number) in zip(WEEKS, names, strict=False):
        table += [(f"{SCHOOL}{'三四'[grade - 3]}年级课程表",)] if number == 1 else []
        table += [(f"{number}班",), ("节次", *DAYS), *((period, *row) for period, row in enumerate(week, 1)), ()]
    classes = [of_week(week, *name) for week, name in zip(WEEKS, names, strict=False)]
    shape("tables-of-a-grade", "课表.xlsx", table, [], *classes)


def sums_by_another_name() -> None:
    """周课时总计 is a sum, and no subject."""
    table: list[Sequence[Value]] = [
        (f"{SCHOOL}课程设置表",),
        ("年级", "国家课程", "", "", "", "地方课程", ""),
        ("", "语文", "数学", "体育与健康", "音乐", "劳动", "周课时总计"),
        ("一年级", 8, 4, 4, 2, 1, 19),
        ("三年级", 7, 5, 3, 2, 1, 18),
    ]
    classes = [expect([1], None, 19, (1, 1, 4, 4, 2, 2)), expect([3], None, 18, (1, 1, 3, 3, 2, 2))]
    shape("sums-by-another-name", "课程设置.xlsx", table, [(0, 0, 0, 6), (1, 1, 1, 4), (1, 5, 1, 6)], *classes)


def _tables_of_weeks(folder: str, titles: Sequence[str], total: float, areas: Areas, **more: object) -> None:
    sheets = []
    for index, title in enumerate(titles):
        week = WEEKS[index]
        table = [(f"{SCHOOL}三（1）班课程表{title}",), ("节次", *DAYS), *((p, *row) for p, row in enumerate(week, 1))]
        sheets.append(rows(Canvas(f"Sheet{index + 1}"), table))
    keep(
        folder, "三1班.xlsx", write_xlsx(sheets), {"status": "read", "classes": [expect([3], 1, total, areas, **more)]}
    )


def tables_of_odd_and_even_weeks() -> None:
    """单周 and 双周 on a sheet each are one class's cycle of two weeks, and the means are counted."""
    _tables_of_weeks("tables-of-odd-and-even-weeks", ("（单周）", "（双周）"), 30, (1, 1, 3.5, 3.5, 4, 4), doubts=[])


def table_of_odd_weeks_alone() -> None:
    """Only 单周 was handed in: the even weeks may hold anything."""
    _tables_of_weeks("table-of-odd-weeks-alone", ("（单周）",), 15, (0.5, 15.5, 1.5, 16.5, 2.5, 17.5))


def side_by_side_from_different_rows() -> None:
    """Two tables beside each other whose headers stand in different rows, the lessons counted at the right of each."""
    canvas = Canvas("课表")
    for left, week, title in (
        (0, WEEKS[0], [(f"{SCHOOL}课程表",), ("班级：三（1）班 班主任：扎西",)]),
        (9, WEEKS[1], [("三（2）班课程表",)]),
    ):
        table = [*title, ("节次", *DAYS), *((period, *row) for period, row in enumerate(week, 1))]
        rows(canvas, [*table, ("科目", "语文", "数学", "体育"), ("节数", 8, 6, 3)], left=left)
    classes = [of_week(WEEKS[0], 3, 1), of_week(WEEKS[1], 3, 2)]
    keep("side-by-side-from-different-rows", "课表.xlsx", write_xlsx([canvas]), {"status": "read", "classes": classes})


def weekdays_under_a_word() -> None:
    """星期 over 一 … 五, 科目 and 节数 beside it: a timetable and its counts, no list of lessons."""
    week = WEEKS[3]
    counts = [("科目", "节数"), ("语文", 8), ("数学", 6), ("体育", 3)]
    table: list[Sequence[Value]] = [
        (f"{SCHOOL}四（1）班课程表",),
        ("", "星期", "", "", "", "", "", *counts[0]),
        ("节次", *"一二三四五", "", *counts[1]),
        *((period, *row, "", *counts[min(period + 1, 3)]) for period, row in enumerate(week, 1)),
    ]
    shape("weekdays-under-a-word", "课表.xlsx", table, [(0, 0, 0, 5), (1, 1, 1, 5)], of_week(week, 4, 1))


def bare_weekdays_beside_grades() -> None:
    """年级 | 班级 | 一 | 二 …, six periods under each: 一 is Monday, and no grade."""
    table: list[Sequence[Value]] = [
        ("年级", "班级", *(value for day in "一二三四五" for value in (day, *[""] * 5))),
        ("", "", *[1, 2, 3, 4, 5, 6] * 5),
        ("三年级", "1班", *by_days(WEEKS[0])),
        ("四年级", "1班", *by_days(WEEKS[3])),
    ]
    merged = [(0, 0, 1, 0), (0, 1, 1, 1), *((0, 2 + 6 * day, 0, 7 + 6 * day) for day in range(5))]
    classes = [of_week(WEEKS[0], 3, 1), of_week(WEEKS[3], 4, 1)]
    shape("bare-weekdays-beside-grades", "总课程表.xlsx", table, merged, *classes)


def odd_and_even_columns() -> None:
    """单周 and 双周 beside each other under every weekday; merged over both it is every week's."""
    odd, even = WEEKS[0], WEEKS[1]
    canvas = rows(Canvas("课表"), [(f"{SCHOOL}三（1）班课程表",)])
    canvas.put(1, 0, "节次")
    for day, name in enumerate(DAYS):
        canvas.merge(1, 1 + 2 * day, 1, 2 + 2 * day, name)
        rows(canvas, [("单周", "双周")], 2, 1 + 2 * day)
        for period in range(6):
            canvas.put(3 + period, 0, period + 1)
            if odd[period][day] == even[period][day]:
                canvas.merge(3 + period, 1 + 2 * day, 3 + period, 2 + 2 * day, odd[period][day])
            else:
                rows(canvas, [(odd[period][day], even[period][day])], 3 + period, 1 + 2 * day)
    classes = [expect([3], 1, 30, (1, 1, 3.5, 3.5, 4, 4), doubts=[])]
    keep("odd-and-even-columns", "三1班.xlsx", write_xlsx([canvas]), {"status": "read", "classes": classes})


def classes_within_periods() -> None:
    """节次 merged over the rows of the classes: each class's periods are one timetable."""
    names = ("三（1）班", "三（2）班", "三（3）班")
    table: list[Sequence[Value]] = [
        (f"{SCHOOL}总课程表",),
        ("节次", "班级", *DAYS),
        *(
            (f"第{period + 1}节" if index == 0 else "", name, *WEEKS[index][period])
            for period in range(6)
            for index, name in enumerate(names)
        ),
    ]
    merged = [(0, 0, 0, 6), *((2 + 3 * period, 0, 4 + 3 * period, 0) for period in range(6))]
    classes = [of_week(WEEKS[index], 3, index + 1, doubts=[]) for index in range(3)]
    shape("classes-within-periods", "总课程表.xlsx", table, merged, *classes)


def mornings_and_afternoons_apart() -> None:
    """A matrix of the mornings, and under it one of the afternoons whose periods count on: one week."""
    names = ("三（1）班", "三（2）班", "三（3）班")
    table: list[Sequence[Value]] = []
    for half, periods in (("上午", (1, 2, 3, 4)), ("下午", (5, 6))):
        table += [
            (f"{SCHOOL}课程总表（{half}）",),
            ("班级", *(value for day in DAYS for value in (day, *[""] * (len(periods) - 1)))),
            ("", *periods * 5),
            *(
                (name, *(week[p - 1][day] for day in range(5) for p in periods))
                for name, week in zip(names, WEEKS, strict=False)
            ),
        ]
    classes = [of_week(WEEKS[index], 3, index + 1, doubts=[]) for index in range(3)]
    shape("mornings-and-afternoons-apart", "总课程表.xlsx", table, [], *classes)


def afternoon_and_evening_under_a_header() -> None:
    """The header again over an afternoon that counts on; the evening under it counts from 1, and is not counted."""
    week = WEEKS[4]
    table: list[Sequence[Value]] = [
        ("曲扎县初级中学八（1）班课程表",),
        ("节次", *DAYS),
        *((period, *row) for period, row in enumerate(week[:3], 1)),
        ("节次", *DAYS),
        *((period, *row) for period, row in enumerate(week[3:], 4)),
        ("晚自习",),
        (1, *"语数英语数"),
        (2, *"体音美劳体"),
    ]
    shape("afternoon-and-evening-under-a-header", "课表.xlsx", table, [(0, 0, 0, 5), (9, 0, 9, 5)], of_week(week, 8, 1))


def five_periods_under_seven_bare_days() -> None:
    """一 … 日 beside 1 … 5: the digits at the left are the periods, though they are as many as the weekdays."""
    week = [row + "  " for row in WEEKS[2][:5]]
    table: list[Sequence[Value]] = [(f"{SCHOOL}三（3）班课程表",), ("节次\\星期", *"一二三四五六日")]
    table += [(period, *(cell.strip() for cell in row)) for period, row in enumerate(week, 1)]
    shape("five-periods-under-seven-bare-days", "课表.xlsx", table, [], of_week(WEEKS[2][:5], 3, 3))


DRESSES: tuple[Callable[[], None], ...] = (
    break_over_the_whole_row,
    signed_and_counted_below,
    weekdays_in_two_lines,
    tables_of_a_grade,
    sums_by_another_name,
    tables_of_odd_and_even_weeks,
    table_of_odd_weeks_alone,
    side_by_side_from_different_rows,
    weekdays_under_a_word,
    bare_weekdays_beside_grades,
    odd_and_even_columns,
    classes_within_periods,
    mornings_and_afternoons_apart,
    afternoon_and_evening_under_a_header,
    five_periods_under_seven_bare_days,
)
