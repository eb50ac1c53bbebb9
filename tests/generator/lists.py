"""Flat lists of lessons, and the sheets that stand beside timetables and are none."""

from collections.abc import Sequence
from random import Random

from tests.generator import words
from tests.generator.canvas import Canvas, Value
from tests.generator.dress import Dress, Line
from tests.generator.naming import chinese
from tests.generator.week import Slot, Week


def list_columns(random: Random, stage: str, *, marked: bool) -> dict[str, str]:
    """A list's columns in their order: what they hold, and their titles."""
    titles = {
        "class": random.choice(("班级", "班级", "班级名称")),
        "day": random.choice(("星期", "星期", "星期几")),
        "period": random.choice(("节次", "节次", "第几节", "节")),
        "subject": random.choice(("科目", "课程", "学科", "课程名称")),
    }
    optional = {
        "teacher": random.choice(("教师", "任课教师", "任课老师")),
        "room": random.choice(("教室", "地点")),
    }
    titles |= {key: title for key, title in optional.items() if random.random() < 0.4}
    if marked:
        titles["weeks"] = random.choice(("单双周", "周次"))
    columns = list(titles)
    if random.random() < 0.3:
        random.shuffle(columns)
    if stage != "senior" and random.random() < 0.2:
        titles["grade"] = "年级"
        columns.insert(columns.index("class"), "grade")
    if random.random() < 0.3:
        titles["index"] = "序号"
        columns.insert(0, "index")
    return {key: titles[key] for key in columns}


Record = tuple[Week, str, int, Line, str, str]
"""(week, class name, weekday, line, subject, 单 or 双 or nothing)"""


def records_of(
    weeks: Sequence[Week], names: Sequence[str], dress: Dress, lines: Sequence[Line], marked: bool
) -> list[Record]:
    """The rows of a list."""
    found: list[Record] = []
    for week, name in zip(weeks, names, strict=True):
        for line in lines:
            for day in dress.days:
                slot = week.slot(day, line.period) if line.kind == "lesson" else None
                if slot is not None:
                    found += [(week, name, day, line, text, mark) for text, mark in entries(slot, marked)]
    return found


def flat_list(
    random: Random, weeks: Sequence[Week], names: Sequence[str], dress: Dress, lines: Sequence[Line]
) -> Canvas:
    """One row for each lesson: 班级, 星期, 节次, 科目, perhaps teacher, room and weeks."""
    block = Canvas("")
    marked = random.random() < 0.4
    columns = list_columns(random, weeks[0].stage, marked=marked)
    first = 10 if weeks[0].stage == "senior" else 1
    numbered_days = random.random() < 0.15
    repeated = 0 if random.random() < 0.85 else 20
    records = records_of(weeks, names, dress, lines, marked)
    if random.random() < 0.3:
        random.shuffle(records)
    row = 0
    for number, (week, name, day, line, text, mark) in enumerate(records):
        if number == 0 or (repeated and number % repeated == 0):
            for column, title in enumerate(columns.values()):
                block.put(row, column, title)
            row += 1
        values: dict[str, Value] = {
            "index": number + 1,
            "grade": f"{chinese(week.grade - first + 1)}年级",
            "class": f"{week.number}班" if "grade" in columns else name,
            "day": day if numbered_days else dress.day(day),
            "period": dress.label(line),
            "subject": text,
            "teacher": random.choice(words.TEACHERS),
            "room": random.choice(words.ROOMS),
            "weeks": {"单": "单周", "双": "双周"}.get(mark, random.choice(("每周", "", "全周"))),
        }
        for column, key in enumerate(columns):
            block.put(row, column, values[key])
        row += 1
    return block


def entries(slot: Slot, marked: bool) -> list[tuple[str, str]]:
    """The rows a slot becomes: (text, 单 or 双 or nothing)."""
    if marked and slot.parts and any(mark for _, mark in slot.parts):
        return list(slot.parts)
    return [(slot.written, "")] if slot.written else []


def cover(random: Random, school: str) -> Canvas:
    """A cover page."""
    sheet = Canvas(random.choice(("封面", "说明", "目录")))
    sheet.merge(2, 0, 2, 5, school)
    sheet.merge(4, 0, 4, 5, "班级课程表汇编")
    sheet.put(6, 1, "2026—2027学年第一学期")
    sheet.put(8, 1, "填表说明：体育、音乐、美术、劳动按实际开设填写，每班一张。")
    return sheet


def bells(random: Random, school: str, lines: Sequence[Line]) -> Canvas:
    """A bell schedule."""
    sheet = Canvas(random.choice(("作息时间表", "作息", "时间表")))
    sheet.merge(0, 0, 0, 2, f"{school}作息时间表")
    for column, text in enumerate(("节次", "时间", "备注")):
        sheet.put(1, column, text)
    for row, line in enumerate(lines, start=2):
        sheet.put(row, 0, f"第{chinese(line.period)}节" if line.kind == "lesson" else line.text)
        sheet.put(row, 1, "-".join(line.clock))
    sheet.put(len(lines) + 2, 2, "周三下午体育活动")
    return sheet


def teacher_sheet(
    random: Random, weeks: Sequence[Week], names: Sequence[str], dress: Dress, lines: Sequence[Line]
) -> Canvas:
    """A teacher's timetable: classes stand where subjects stand elsewhere."""
    teacher = random.choice(words.TEACHERS)
    sheet = Canvas(f"{teacher}老师")
    sheet.merge(0, 0, 0, 5, f"{teacher}老师课表（体育）")
    for column in range(1, 6):
        sheet.put(1, column, dress.day(column))
    for row, line in enumerate((line for line in lines if line.kind == "lesson"), start=2):
        sheet.put(row, 0, dress.label(line))
        for column in range(1, 6):
            if random.random() < 0.4:
                sheet.put(row, column, random.choice(names) + random.choice(("", "体育")))
    return sheet


def exams(random: Random, school: str) -> Canvas:
    """An exam timetable: subjects, days and clocks, and no lesson among them."""
    sheet = Canvas("期中考试安排")
    sheet.merge(0, 0, 0, 4, f"{school}期中考试时间安排表")
    for column, text in enumerate(("时间", "星期三", "星期四", "星期五")):
        sheet.put(1, column, text)
    for row, clock_ in enumerate(("9:00-11:00", "14:30-16:00"), start=2):
        sheet.put(row, 0, clock_)
        for column in range(1, 4):
            sheet.put(row, column, random.choice(("语文", "数学", "英语", "体育", "音乐")))
    return sheet
