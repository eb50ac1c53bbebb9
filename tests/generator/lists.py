"""Flat lists of lessons, allocations, and the sheets that stand beside timetables and are none."""

from collections.abc import Sequence
from fractions import Fraction
from random import Random

from tests.generator import words
from tests.generator.canvas import Canvas
from tests.generator.dress import Dress, Line
from tests.generator.naming import chinese
from tests.generator.week import Slot, Truth, Week, truth_of
from tests.generator.words import AREAS


def flat_list(
    random: Random, weeks: Sequence[Week], names: Sequence[str], dress: Dress, lines: Sequence[Line]
) -> Canvas:
    """One row for each lesson: 班级, 星期, 节次, 科目, perhaps teacher, room and weeks."""
    block = Canvas("")
    split = random.random() < 0.2 and weeks[0].stage != "senior"
    grade_word = {"primary": 1, "junior": 1, "senior": 10}[weeks[0].stage]
    columns = ["class", "day", "period", "subject"]
    if random.random() < 0.5:
        columns.append("teacher")
    if random.random() < 0.3:
        columns.append("room")
    marked = random.random() < 0.4
    if marked:
        columns.append("weeks")
    if random.random() < 0.3:
        random.shuffle(columns)
    if random.random() < 0.3:
        columns.insert(0, "index")
    if split:
        columns.insert(columns.index("class"), "grade")
    titles = {
        "index": "序号",
        "grade": "年级",
        "class": random.choice(("班级", "班级名称", "班级")),
        "day": random.choice(("星期", "星期", "星期几")),
        "period": random.choice(("节次", "节次", "第几节", "节")),
        "subject": random.choice(("科目", "课程", "学科", "课程名称")),
        "teacher": random.choice(("教师", "任课教师", "任课老师")),
        "room": random.choice(("教室", "地点")),
        "weeks": random.choice(("单双周", "周次")),
    }
    for column, key in enumerate(columns):
        block.put(0, column, titles[key])
    records: list[tuple[Week, str, int, Line, str, str]] = []
    for week, name in zip(weeks, names, strict=True):
        for line in lines:
            for day in dress.days:
                slot = week.slot(day, line.period) if line.kind == "lesson" else None
                if slot is not None:
                    records += [(week, name, day, line, text, mark) for text, mark in entries(slot, marked)]
    if random.random() < 0.3:
        random.shuffle(records)
    for row, (week, name, day, line, text, mark) in enumerate(records, start=1):
        values = {
            "index": row,
            "grade": f"{chinese(week.grade - grade_word + 1)}年级",
            "class": f"{week.number}班" if split else name,
            "day": dress.day(day),
            "period": dress.label(line),
            "subject": text,
            "teacher": random.choice(words.TEACHERS),
            "room": random.choice(words.ROOMS),
            "weeks": {"单": "单周", "双": "双周"}.get(mark, random.choice(("每周", "", "全周"))),
        }
        for column, key in enumerate(columns):
            block.put(row, column, values[key])
    return block


def entries(slot: Slot, marked: bool) -> list[tuple[str, str]]:
    """The rows a slot becomes: (text, 单 or 双 or nothing)."""
    if marked and slot.parts and any(mark for _, mark in slot.parts):
        return list(slot.parts)
    return [(slot.written, "")] if slot.written else []


Allotments = dict[str, tuple[Slot, Fraction, Fraction]]
"""Subject as written → (its slot, lessons low, lessons high)."""


def allotments_of(week: Week) -> Allotments:
    """Lessons a week by subject as written; only what one word can say."""
    found: Allotments = {}
    for slot in week.slots.values():
        if slot.word is not None and slot.word.lesson and slot.written:
            _, count, _ = found.get(slot.written, (slot, Fraction(0), Fraction(0)))
            found[slot.written] = (slot, count + 1, count + 1)
    return found


def truth_of_allotments(week: Week, allotments: Allotments) -> Truth:
    """What an allocation's row comes to."""
    low = {area: Fraction(0) for area in AREAS}
    high = {area: Fraction(0) for area in AREAS}
    total: Fraction | None = Fraction(0)
    doubtful = False
    for slot, least, most in allotments.values():
        for area, one, two in slot.areas:
            low[area] += one * least
            high[area] += two * most
        total = total + least if total is not None and least == most else None
        doubtful = doubtful or slot.doubtful or least != most
    name = truth_of(week.grade, week.number, ())
    return Truth(name.grades, name.number, tuple((area, (low[area], high[area])) for area in AREAS), total, doubtful)


def allocation(
    random: Random, weeks: Sequence[Week], names: Sequence[object], *, really: bool
) -> tuple[Canvas, list[Truth]]:
    """A row for each class, a column (or a pair with the teacher) for each subject."""
    block = Canvas("")
    rows = [allotments_of(week) for week in weeks]
    teachers = random.random() < 0.5
    second_header = teachers and random.random() < 0.5
    as_text = random.random() < 0.5
    subjects = list(dict.fromkeys(subject for row in rows for subject in row))
    halved = random.choice(subjects) if random.random() < 0.3 else ""
    block.merge(0, 0, 1 if second_header else 0, 0, "班级", really=really)
    column = 1
    if random.random() < 0.2:
        block.put(0, column, "班主任")
        for row in range(len(rows)):
            block.put(row + 1 + second_header, column, random.choice(words.TEACHERS))
        column += 1
    for subject in subjects:
        title = f"{subject}(0.5)" if subject == halved else subject
        block.merge(0, column, 0, column + (1 if teachers else 0), title, really=really)
        if second_header:
            block.put(1, column, random.choice(("课时", "节数")) if random.random() < 0.3 else "课时")
            block.put(1, column + 1, "教师")
        for index, row in enumerate(rows):
            where = index + 1 + second_header
            if subject not in row:
                block.put(where, column, random.choice(("", "", 0)))
                continue
            slot, low, _ = row[subject]
            if subject == halved:
                row[subject] = (slot, low / 2, low / 2)
            elif random.random() < 0.01:
                row[subject] = (slot, low, low + 1)
                block.put(where, column, f"{low + 1}/{low}")
                if teachers:
                    block.put(where, column + 1, random.choice(words.TEACHERS))
                continue
            block.put(where, column, str(low) if as_text else int(low))
            if teachers:
                block.put(where, column + 1, random.choice(words.TEACHERS + words.LONG_TEACHERS))
        column += 2 if teachers else 1
    if random.random() < 0.4:
        block.put(0, column, random.choice(("合计", "总课时", "周课时合计")))
        for index, row in enumerate(rows):
            block.put(index + 1 + second_header, column, str(sum(low for _, low, _ in row.values())))
    for index, name in enumerate(names):
        block.put(index + 1 + second_header, 0, name)  # type: ignore[arg-type]
    return block, [truth_of_allotments(week, row) for week, row in zip(weeks, rows, strict=True)]


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
