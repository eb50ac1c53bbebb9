"""Tables as schools lay them out: a class on a page, the whole school in a matrix, a flat list, an allocation."""

from collections.abc import Mapping, Sequence

import attrs

from edu_compliance.demonstration.weeks import MORNING, Week

WEEKDAYS = ("星期一", "星期二", "星期三", "星期四", "星期五")
TERM = "2026—2027学年第一学期"
NUMERALS = "零一二三四五六七八九十"
_CLOCK = (
    "9:30-10:10", "10:20-11:00", "11:30-12:10", "12:20-13:00", "15:30-16:10", "16:20-17:00", "17:10-17:50",
    "18:00-18:40",
)  # fmt: skip
_BELLS = (
    ("早读", "9:00-9:20", 20), ("第一节", _CLOCK[0], 40), ("第二节", _CLOCK[1], 40), ("大课间", "11:00-11:30", 30),
    ("第三节", _CLOCK[2], 40), ("第四节", _CLOCK[3], 40), ("午休", "13:00-15:30", 150), ("第五节", _CLOCK[4], 40),
    ("第六节", _CLOCK[5], 40), ("课外体育活动", "17:10-17:40", 30), ("课后服务", "17:40-18:40", 60),
)  # fmt: skip
SHORT_BELLS = (
    *(bell for bell in _BELLS if bell[0] not in ("大课间", "课外体育活动")), ("大课间", "11:00-11:20", 20),
)  # fmt: skip
"""Twenty minutes of sport on a day without a PE lesson."""
TEACHERS = ("扎西", "卓玛", "次仁", "央金", "王芳", "李建国", "格桑", "洛桑", "张伟", "曲珍", "巴桑", "陈晓燕")


@attrs.define
class Page:
    """A sheet: texts by zero-based (row, column), merged ranges (top, left, bottom, right), and its header rows."""

    name: str
    cells: dict[tuple[int, int], str | int] = attrs.field(factory=dict)
    merges: list[tuple[int, int, int, int]] = attrs.field(factory=list)
    headers: set[int] = attrs.field(factory=set)

    def put(self, row: int, column: int, text: str | int) -> None:
        """Writes a cell; nothing where there is nothing to write."""
        if text != "":
            self.cells[row, column] = text

    def merge(self, top: int, left: int, bottom: int, right: int, text: str) -> None:
        """Writes a cell that spans a range."""
        self.put(top, left, text)
        self.merges.append((top, left, bottom, right))

    def table(self) -> list[list[str | int]]:
        """The cells as rows of equal length."""
        height = max((row for row, _ in self.cells), default=-1) + 1
        width = max((column for _, column in self.cells), default=-1) + 1
        return [[self.cells.get((row, column), "") for column in range(width)] for row in range(height)]


Classes = Mapping[str, Week]
"""Weeks by class name."""


def ordinal(period: int) -> str:
    """第一节."""
    return f"第{NUMERALS[period]}节"


def periods_of(classes: Classes) -> int:
    """Periods a day."""
    return max(period for week in classes.values() for _, period in week)


def class_page(school: str, name: str, week: Week, evening: Sequence[str] = (), after: str = "") -> Page:
    """One class, days across: title, 大课间 and 午休 through all days, perhaps 课后服务 and 晚自习 below."""
    page = Page(name)
    page.merge(0, 0, 0, 6, f"{school}{name}课程表（{TERM}）")
    for column, text in enumerate(("节次", "时间", *WEEKDAYS)):
        page.put(1, column, text)
    page.headers = {0, 1}
    row = 2
    for period in range(1, periods_of({name: week}) + 1):
        if period == MORNING + 1:
            row = _band(page, row, "午休", "13:00-15:30")
        page.put(row, 0, ordinal(period))
        page.put(row, 1, _CLOCK[period - 1])
        for day in range(1, 6):
            page.put(row, day + 1, week.get((day, period), ""))
        row += 1
        if period == 2:
            row = _band(page, row, "大课间（阳光体育）", "11:00-11:30")
    if after:
        page.put(row, 0, "课后服务")
        for day in range(1, 6):
            page.put(row, day + 1, after)
        row += 1
    for number, subject in enumerate(evening, start=1):
        page.put(row, 0, f"晚自习{number}")
        for day in range(1, 5):
            page.put(row, day + 1, subject)
        row += 1
    page.merge(row, 0, row, 6, "备注：体育课请穿运动服、运动鞋。")
    return page


def _band(page: Page, row: int, text: str, clock: str) -> int:
    page.put(row, 0, text)
    page.put(row, 1, clock)
    page.merge(row, 2, row, 6, text)
    return row + 1


def days_down_page(school: str, name: str, week: Week) -> Page:
    """One class, days at the left, periods across; the class in a line of its own."""
    page = Page(name)
    periods = periods_of({name: week})
    page.merge(0, 0, 0, periods, f"{school}课程表")
    page.merge(1, 0, 1, periods, f"班级：{name}    班主任：{TEACHERS[len(name) % len(TEACHERS)]}老师    {TERM}")
    page.put(2, 0, "星期\\节次")
    page.headers = {0, 1, 2}
    for period in range(1, periods + 1):
        page.put(2, period, f"第{period}节")
    for day in range(1, 6):
        page.put(day + 2, 0, WEEKDAYS[day - 1])
        for period in range(1, periods + 1):
            page.put(day + 2, period, week.get((day, period), ""))
    return page


def classes_down_page(school: str, classes: Classes) -> Page:
    """The whole school: a row for each class, five weekdays over their periods."""
    page = Page("总课表")
    periods = periods_of(classes)
    page.merge(0, 0, 0, 5 * periods, f"{school}{TERM}总课程表")
    page.merge(1, 0, 2, 0, "班级")
    page.headers = {0, 1, 2}
    for day in range(1, 6):
        left = 1 + (day - 1) * periods
        page.merge(1, left, 1, left + periods - 1, WEEKDAYS[day - 1])
        for period in range(1, periods + 1):
            page.put(2, left + period - 1, period)
            for row, week in enumerate(classes.values(), start=3):
                page.put(row, left + period - 1, week.get((day, period), ""))
    for row, name in enumerate(classes, start=3):
        page.put(row, 0, name)
    return page


def classes_across_page(school: str, classes: Classes) -> Page:
    """The whole school: a column for each class, weekdays at the left over their periods."""
    page = Page("全校课程总表")
    periods = periods_of(classes)
    page.merge(0, 0, 0, len(classes) + 1, f"{school}{TERM}课程总表")
    for column, text in enumerate(("星期", "节次", *classes)):
        page.put(1, column, text)
    page.headers = {0, 1}
    for day in range(1, 6):
        top = 2 + (day - 1) * periods
        page.merge(top, 0, top + periods - 1, 0, WEEKDAYS[day - 1])
        for period in range(1, periods + 1):
            page.put(top + period - 1, 1, period)
            for column, week in enumerate(classes.values(), start=2):
                page.put(top + period - 1, column, week.get((day, period), ""))
    return page


def stacked_page(school: str, classes: Classes) -> Page:
    """Every class's table below the other, each with its title and header; nothing merged."""
    page = Page("课程表")
    row = 0
    for name, week in classes.items():
        page.put(row, 0, f"{school}{name}课程表（{TERM}）")
        for column, text in enumerate(("节次", *WEEKDAYS)):
            page.put(row + 1, column, text)
        row += 2
        for period in range(1, periods_of(classes) + 1):
            page.put(row, 0, ordinal(period))
            for day in range(1, 6):
                page.put(row, day, week.get((day, period), ""))
            row += 1
        row += 1
    return page


def list_page(classes: Classes) -> Page:
    """A flat list as 教务 systems export it: a row for each lesson."""
    page = Page("课程表")
    for column, text in enumerate(("班级", "星期", "节次", "课程", "任课教师")):
        page.put(0, column, text)
    page.headers = {0}
    row = 1
    for name, week in classes.items():
        for (day, period), subject in sorted(week.items()):
            teacher = TEACHERS[(len(subject) * 7 + ord(subject[0])) % len(TEACHERS)]
            values: tuple[str | int, ...] = (name, WEEKDAYS[day - 1], period, subject, teacher)
            for column, value in enumerate(values):
                page.put(row, column, value)
            row += 1
    return page


def allocation_page(school: str, classes: Classes) -> Page:
    """A 课时任课表: a row for each class, lessons a week and teacher for each subject."""
    page = Page("课时任课表")
    subjects = list(dict.fromkeys(subject for week in classes.values() for _, subject in sorted(week.items())))
    page.merge(0, 0, 0, 2 * len(subjects), f"{school}{TERM}课时任课表")
    page.put(1, 0, "班级")
    page.headers = {0, 1}
    for index, subject in enumerate(subjects):
        column = 1 + 2 * index
        page.merge(1, column, 1, column + 1, subject)
        for row, week in enumerate(classes.values(), start=2):
            count = sum(text == subject for text in week.values())
            if count:
                page.put(row, column, count)
                page.put(row, column + 1, TEACHERS[(row * 5 + index * 3) % len(TEACHERS)])
    for row, name in enumerate(classes, start=2):
        page.put(row, 0, name)
    return page


def bells_page(school: str, bells: Sequence[tuple[str, str, int]] = _BELLS) -> Page:
    """A bell schedule: no timetable. The usual one has an hour of sport a day."""
    page = Page("作息时间表")
    page.merge(0, 0, 0, 2, f"{school}作息时间表")
    for column, text in enumerate(("节次", "时间", "时长（分钟）")):
        page.put(1, column, text)
    page.headers = {0, 1}
    for row, (label, clock, minutes) in enumerate(bells, start=2):
        page.put(row, 0, label)
        page.put(row, 1, clock)
        page.put(row, 2, minutes)
    return page
