"""Workbooks of the shapes that schools give their tables; five invented weeks stand in all of them."""

from collections.abc import Callable, Sequence

from tests.corpus.make_corpus import DAYS, expect, keep, rows
from tests.generator.canvas import Canvas, Value
from tests.generator.formats import write_xlsx

Week = tuple[str, ...]
"""A row for each period, a character for each day."""

WEEKS: tuple[Week, ...] = (
    ("语数英音体", "数语科美语", "体数语音道", "美科体劳语", "英数语道语", "信班美英数"),
    ("数语体英音", "语数科体语", "美数语道体", "科劳语体数", "英语数美道", "信班英语数"),
    ("语体数英美", "数语音语科", "体数道语英", "语科数体语", "道美英语数", "班信劳劳语"),
    ("英语数体语", "语数美科数", "数体语道英", "音语科语数", "语英体数道", "美信语班数"),
    ("语数体语英", "体英数语科", "语道体音数", "美语数科语", "体数语英道", "音班信数劳"),
)
SCHOOL = "曲扎县完全小学"
MERGED = tuple[int, int, int, int]


def of_week(week: Week, grade: int, number: int | None, **more: object) -> dict[str, object]:
    """The class that has this week and nothing else."""
    letters = "".join(week)
    labour, pe, arts = letters.count("劳"), letters.count("体"), sum(map(letters.count, "音美"))
    return expect([grade], number, len(letters), (labour, labour, pe, pe, arts, arts), **more)


def by_days(week: Week) -> list[str]:
    """All lessons of a week, day by day."""
    return [row[day] for day in range(5) for row in week]


def shape(folder: str, name: str, table: Sequence[Sequence[Value]], merged: Sequence[MERGED], *classes: object) -> None:
    """One sheet and its classes as one folder of the corpus."""
    canvas = rows(Canvas("课表"), table)
    canvas.merges += merged
    keep(folder, name, write_xlsx([canvas]), {"status": "read", "classes": list(classes)})


NAMES = ((3, 1), (3, 2), (3, 3), (4, 1), (4, 2))
CLASSES = [of_week(week, *name) for week, name in zip(WEEKS, NAMES, strict=True)]


def grade_beside_class() -> None:
    """A matrix with 年级 merged over the rows of its classes, which are named 1班, 2班 beside it."""
    labels = (("三年级", "1班"), ("", "2班"), ("", "3班"), ("四年级", "1班"), ("", "2班"))
    table: list[Sequence[Value]] = [
        (f"{SCHOOL}总课程表",),
        ("年级", "班级", *(value for day in DAYS for value in (day, *[""] * 5))),
        ("", "", *[1, 2, 3, 4, 5, 6] * 5),
        *((*label, *by_days(week)) for label, week in zip(labels, WEEKS, strict=True)),
    ]
    merged = [(1, 0, 2, 0), (1, 1, 2, 1), (3, 0, 5, 0), (6, 0, 7, 0)]
    merged += [(1, 2 + 6 * day, 1, 7 + 6 * day) for day in range(5)]
    shape("grade-beside-class", "总课程表.xlsx", table, merged, *CLASSES)


def _grade_over(folder: str, names: Sequence[Value]) -> None:
    table: list[Sequence[Value]] = [
        (f"{SCHOOL}总课程表",),
        ("星期", "节次", "三年级", "", "", "四年级", ""),
        ("", "", *names),
        *(
            (DAYS[day] if period == 0 else "", period + 1, *(week[period][day] for week in WEEKS))
            for day in range(5)
            for period in range(6)
        ),
    ]
    merged = [(1, 0, 2, 0), (1, 1, 2, 1), (1, 2, 1, 4), (1, 5, 1, 6)]
    merged += [(3 + 6 * day, 0, 8 + 6 * day, 0) for day in range(5)]
    shape(folder, "总课程表.xlsx", table, merged, *CLASSES)


def grade_over_classes() -> None:
    """三年级 merged over 1班 2班 3班, 四年级 over 1班 2班 beside it."""
    _grade_over("grade-over-classes", ("1班", "2班", "3班", "1班", "2班"))


def grade_over_numbers() -> None:
    """The same, the classes only numbers."""
    _grade_over("grade-over-numbers", (1, 2, 3, 1, 2))


def grade_over_full_names() -> None:
    """三年级 over 三（1）班 and its columns of subjects and of teachers; 五年级 has one class, its grade not merged."""
    week = WEEKS[:3]
    table: list[Sequence[Value]] = [
        (f"{SCHOOL}总课程表",),
        ("星期", "节次", "三年级", "", "", "", "五年级", ""),
        ("", "", "三（1）班", "", "三（2）班", "", "五（1）班", ""),
        ("", "", *("科目", "教师") * 3),
    ]
    for day in range(5):
        for period in range(6):
            lessons = [text for one in week for text in (one[period][day], ("扎西", "卓玛", "次仁")[period % 3])]
            table.append((DAYS[day] if period == 0 else "", period + 1, *lessons))
    merged = [(1, 0, 3, 0), (1, 1, 3, 1), (1, 2, 1, 5), *((2, column, 2, column + 1) for column in (2, 4, 6))]
    merged += [(4 + 6 * day, 0, 9 + 6 * day, 0) for day in range(5)]
    classes = [of_week(one, *name) for one, name in zip(week, ((3, 1), (3, 2), (5, 1)), strict=True)]
    shape("grade-over-full-names", "总课程表.xlsx", table, merged, *classes)


def one_class_stacked() -> None:
    """A grade of one class, 星期 | 节次 | 一（1）班, over a grade of two."""
    table: list[Sequence[Value]] = []
    for title, weeks, names in (("一", WEEKS[:1], ("一（1）班",)), ("二", WEEKS[1:3], ("二（1）班", "二（2）班"))):
        table += [(f"{SCHOOL}{title}年级课程总表",), ("星期", "节次", *names)]
        for day in range(5):
            for period in range(6):
                table.append((DAYS[day] if period == 0 else "", period + 1, *(week[period][day] for week in weeks)))
    merged = [(top + 6 * day, 0, top + 5 + 6 * day, 0) for top in (2, 34) for day in range(5)]
    classes = [of_week(week, *name) for week, name in zip(WEEKS[:3], ((1, 1), (2, 1), (2, 2)), strict=True)]
    shape("one-class-stacked", "总课程表.xlsx", table, merged, *classes)


def service_at_left() -> None:
    """课后服务 merged at the left of two periods that count from 1 again: nothing of it counts."""
    week = WEEKS[1]
    halves = {0: "上午", 4: "下午"}
    table: list[Sequence[Value]] = [
        (f"{SCHOOL}三（2）班课程表",),
        ("", "节次", *DAYS),
        *((halves.get(period, ""), f"第{period + 1}节", *row) for period, row in enumerate(week)),
        ("课后服务", "第1节", *"体美音劳体"),
        ("", "第2节", *"体美音劳体"),
    ]
    merged = [(2, 0, 5, 0), (6, 0, 7, 0), (8, 0, 9, 0)]
    shape("service-merged-at-left", "三2班.xlsx", table, merged, of_week(week, 3, 2, name="三（2）班"))


def evening_under_a_line() -> None:
    """上午, 下午, 晚自习 each a line over its periods, which count on: 7 and 8 are the evening's."""
    week = WEEKS[3]
    table: list[Sequence[Value]] = [
        ("曲扎县高级中学高一（2）班课程表",),
        ("节次", *DAYS),
        ("上午",),
        *((period + 1, *week[period]) for period in range(4)),
        ("下午",),
        *((period + 1, *week[period]) for period in (4, 5)),
        ("晚自习",),
        (7, *"体数语音英"),
        (8, *"体数语音英"),
    ]
    merged = [(0, 0, 0, 5), (2, 0, 2, 5), (7, 0, 7, 5), (10, 0, 10, 5)]
    shape("evening-under-a-line", "高一2班.xlsx", table, merged, of_week(week, 10, 2, stage="senior"))


def afternoon_under_its_own_header() -> None:
    """上午 and 下午 in the corner of a header each; the afternoon counts from 1 again, and is no other class."""
    week = WEEKS[4]
    table: list[Sequence[Value]] = [
        (f"{SCHOOL}三（2）班课程表",),
        ("上午", *DAYS),
        *((f"第{period + 1}节", *week[period]) for period in range(4)),
        ("下午", *DAYS),
        *((f"第{period - 3}节", *week[period]) for period in (4, 5)),
    ]
    shape("afternoon-under-its-own-header", "三2班.xlsx", table, [(0, 0, 0, 5)], of_week(week, 3, 2))


def saturday_of_odd_weeks() -> None:
    """星期六（单周）: its lessons are halves."""
    week, saturday = WEEKS[0], ("语", "体", "数", "英", "", "")
    table: list[Sequence[Value]] = [
        ("曲扎县高级中学高三（2）班课程表",),
        ("节次", *DAYS, "星期六（单周）"),
        *((period + 1, *row, saturday[period]) for period, row in enumerate(week)),
    ]
    classes = expect([12], 2, 32, (1, 1, 3.5, 3.5, 5, 5))
    shape("saturday-of-odd-weeks", "高三2班.xlsx", table, [(0, 0, 0, 6)], classes)


def class_in_two_cells() -> None:
    """年级 | 三年级 | 班级 | 2班 in cells beside each other over the table."""
    week = WEEKS[2]
    table: list[Sequence[Value]] = [
        (f"{SCHOOL}课程表",),
        ("年级", "三年级", "班级", "2班", "班主任", "扎西"),
        ("节次", *DAYS),
        *((period + 1, *row) for period, row in enumerate(week)),
    ]
    shape("class-in-two-cells", "课程表.xlsx", table, [], of_week(week, 3, 2))


def teacher_and_room_columns() -> None:
    """Each weekday over 科目, 任课教师 and 教室: the rooms' names hold subjects, and are none."""
    week, people = WEEKS[3], ("扎西", "卓玛", "王芳", "李建国", "次仁")
    rooms = {"体": "操场", "音": "音乐教室", "美": "美术室"}
    table: list[Sequence[Value]] = [
        (f"{SCHOOL}三（2）班课程表",),
        ("节次", *(value for day in DAYS for value in (day, "", ""))),
        ("", *("科目", "任课教师", "教室") * 5),
        *(
            (period + 1, *(v for day in range(5) for v in (row[day], people[day], rooms.get(row[day], "301"))))
            for period, row in enumerate(week)
        ),
    ]
    merged = [(1, 0, 2, 0), *((1, 1 + 3 * day, 1, 3 + 3 * day) for day in range(5))]
    shape("teacher-and-room-columns", "三2班.xlsx", table, merged, of_week(week, 3, 2))


def second_row_of_subjects() -> None:
    """劳动 over 班会 under one period: one of the two, and nobody says in which weeks."""
    week = WEEKS[3]
    table: list[Sequence[Value]] = [
        (f"{SCHOOL}三（2）班课程表",),
        ("节次", *DAYS),
        *((period + 1, *row) for period, row in enumerate(week[:5])),
        (6, "劳动", *week[5][1:]),
        ("", "班会"),
    ]
    # the first cell of the sixth period was an arts lesson, and is labour or a class meeting
    classes = expect([3], 2, 30, (0, 1, 3, 3, 2, 2))
    shape("second-row-of-subjects", "三2班.xlsx", table, [(7, 0, 8, 0)], classes)


def turns_under_the_table() -> None:
    """Turns in a cell are that cell's; the same words under the table are a note, nobody knows of which lessons."""
    week = [list(row) for row in WEEKS[3]]
    week[0][0] = "单周上音乐，双周上数学"  # an English lesson was there
    table: list[Sequence[Value]] = [
        (f"{SCHOOL}三（2）班课程表",),
        ("节次", *DAYS),
        *((period + 1, *row) for period, row in enumerate(week)),
        ("单周音乐，双周美术",),
    ]
    # 3 1/2 of music and art by the cells alone; the note may halve each of the four, or be taught in place of others
    classes = expect([3], 2, 30, (0, 0, 3, 3, 1.5, 5.5))
    shape("turns-under-the-table", "三2班.xlsx", table, [(8, 0, 8, 5)], classes)


def one_class_over_bare_days() -> None:
    """星期 | 节次 | 三（2）班 of a school of one class, the weekdays 一 … 五 and the periods numerals, too."""
    week = WEEKS[3]
    table: list[Sequence[Value]] = [
        (f"{SCHOOL}总课程表",),
        ("星期", "节次", "三（2）班"),
        *(
            ("一二三四五"[day] if period == 0 else "", "一二三四五六"[period], week[period][day])
            for day in range(5)
            for period in range(6)
        ),
    ]
    merged = [(2 + 6 * day, 0, 7 + 6 * day, 0) for day in range(5)]
    shape("one-class-over-bare-days", "总课程表.xlsx", table, merged, of_week(week, 3, 2))


def copied_and_not_renamed() -> None:
    """八（1）班 in the titles of both sheets, which are named 八(1) and 八(2): nobody says whose the second is."""
    week = WEEKS[3]
    table: list[Sequence[Value]] = [
        ("曲扎县初级中学八（1）班课程表",),
        ("节次", *DAYS),
        *((period + 1, *row) for period, row in enumerate(week)),
    ]
    sheets = [rows(Canvas(name), table) for name in ("八(1)", "八(2)")]
    classes = [of_week(week, 8, 1), of_week(week, 8, 1)]
    keep("copied-and-not-renamed", "八年级.xlsx", write_xlsx(sheets), {"status": "read", "classes": classes})


def teachers_and_lessons_in_brackets() -> None:
    """An allocation of 张伟（8）, a teacher and the lessons a week; its classes in traditional characters."""
    table: list[Sequence[Value]] = [
        ("曲扎县完全小學任課表",),
        ("班级", "语文", "数学", "体育", "音乐", "美术", "劳动"),
        ("三年級一班", "张伟（8）", "李娜（6）", "王芳（4）", "刘洋（2）", "卓玛（2）", "扎西（1）"),
        ("三年級二班", "次仁(8节)", "李娜 6节", "王芳（3节）", "刘洋2", "卓玛（2）", "扎西（1）"),
    ]
    classes = [expect([3], 1, 23, (1, 1, 4, 4, 4, 4)), expect([3], 2, 22, (1, 1, 3, 3, 4, 4))]
    shape("teachers-and-lessons-in-brackets", "任课表.xlsx", table, [(0, 0, 0, 6)], *classes)


SHAPES: tuple[Callable[[], None], ...] = (
    grade_beside_class,
    grade_over_classes,
    grade_over_numbers,
    grade_over_full_names,
    one_class_stacked,
    service_at_left,
    evening_under_a_line,
    afternoon_under_its_own_header,
    saturday_of_odd_weeks,
    class_in_two_cells,
    teacher_and_room_columns,
    second_row_of_subjects,
    turns_under_the_table,
    one_class_over_bare_days,
    copied_and_not_renamed,
    teachers_and_lessons_in_brackets,
)
