"""Tables drawn in local coordinates: one class's week, whole-school matrices, and the transposition of any of them."""

from collections.abc import Sequence
from itertools import groupby
from random import Random

from tests.generator import words
from tests.generator.canvas import Canvas
from tests.generator.dress import Dress, Line
from tests.generator.week import Slot, Week

Box = tuple[int, int, int, int]


def transpose(block: Canvas) -> Canvas:
    """The table with rows and columns exchanged."""
    cells = {(column, row): value for (row, column), value in block.cells.items()}
    return Canvas(block.name, cells, [(left, top, right, bottom) for top, left, bottom, right in block.merges])


def paste(canvas: Canvas, block: Canvas, top: int, left: int) -> None:
    """Puts a table into a sheet."""
    for (row, column), value in block.cells.items():
        canvas.put(row + top, column + left, value)
    canvas.merges += [(a + top, b + left, c + top, d + left) for a, b, c, d in block.merges]


def clock(minutes: int) -> str:
    """Minutes since midnight as a clock shows them."""
    return f"{minutes // 60}:{minutes % 60:02d}"


def day_plan(
    random: Random, morning: int, afternoon: int, *, double: bool, evening: int, extras: bool
) -> tuple[Line, ...]:
    """The lines of a day: periods with their clocks, bands between them, labelled rows outside the count."""
    lines: list[Line] = []
    now = 510
    if extras and random.random() < 0.4:
        lines.append(Line("outside", "上午", text=random.choice(words.MORNING), clock=("8:00", "8:20")))
    band_after = random.choice((1, 2, 3)) if extras and random.random() < 0.5 else 0
    step = 2 if double else 1
    for half, first, count in (("上午", 1, morning), ("下午", morning + 1, afternoon)):
        for within in range(1, count + 1, step):
            period = first + within - 1
            ends = now + 40 * step
            lines.append(
                Line("lesson", half, period, within, clock=(clock(now), clock(ends)), twin=period + 1 if double else 0)
            )
            now = ends + 10
            if half == "上午" and within == band_after and within < count:
                lines.append(
                    Line("band", half, text=random.choice(words.BANDS[:5]), clock=(clock(now), clock(now + 30)))
                )
                now += 30
        if half == "上午":
            if extras and random.random() < 0.4:
                text = random.choice(("午休", "午餐", "午 休", "中午休息"))
                lines.append(Line("band", "", text=text, clock=(clock(now), "14:30")))
            now = 880
    if extras and random.random() < 0.4:
        lines.append(Line("outside", "下午", text=random.choice(words.SERVICE), clock=(clock(now), clock(now + 60))))
    for number in range(1, evening + 1):
        text = (
            random.choice(("晚{}", "晚自习{}", "晚自习第{}节")).format("一二三"[number - 1])
            if evening > 1
            else "晚自习"
        )
        lines.append(
            Line(
                "outside",
                "晚上",
                within=number,
                text=text,
                clock=(clock(1140 + number * 60), clock(1190 + number * 60)),
            )
        )
    return tuple(lines)


def outside(random: Random, line: Line) -> str:
    """What stands in a row outside the count: subjects that must not be counted."""
    if line.half == "上午":
        return random.choice(("语文", "英语", "藏文", ""))
    if line.half == "晚上":
        return random.choice(("数学", "语文", "体育", "自习"))
    return random.choice(("体育", "足球", "美术", "音乐", "劳动", "作业辅导", ""))


def doubles_with(week: Week, day: int, lines: Sequence[Line], index: int) -> bool:
    """Whether this line's slot and the next line's are one double period that a merged cell may span."""
    if index + 1 >= len(lines) or {lines[index].kind, lines[index + 1].kind} != {"lesson"}:
        return False
    if lines[index].half != lines[index + 1].half or lines[index].twin:
        return False
    first, second = week.slot(day, lines[index].period), week.slot(day, lines[index + 1].period)
    return first is not None and first is second and bool(first.written) and first.word is not None


def head(block: Canvas, dress: Dress, top: int, widths: int) -> int:
    """Draws the header over the columns before the days; gives how many there are."""
    column = 1 if dress.half_column in ("merged", "first") else 0
    if column and dress.corner and dress.title == "merged":
        block.merge(top, 0, top, 1, dress.corner)
    else:
        block.put(top, column, dress.corner)
    column += 1
    if dress.clock_column:
        block.put(top, column, "时间")
        column += 1
    return column


def labels(block: Canvas, dress: Dress, lines: Sequence[Line], rows: Sequence[tuple[int, int]]) -> None:
    """Draws the columns before the days for lines that stand in these rows (first, last)."""
    column = 1 if dress.half_column in ("merged", "first") else 0
    if column:
        for half, group in groupby(range(len(lines)), key=lambda index: lines[index].half):
            indices = list(group)
            if half:
                box = (rows[indices[0]][0], 0, rows[indices[-1]][1], 0)
                block.merge(*box, "\n".join(half) if dress.spaced == 1 else half, really=dress.half_column == "merged")
    for line, (first, last) in zip(lines, rows, strict=True):
        if line.kind == "half":
            continue
        block.merge(first, column, last, column, dress.label(line), really=dress.teacher_rows in ("merged", "subjects"))
        if dress.clock_column:
            block.put(first, column + 1, "-".join(line.clock))


def week_table(random: Random, week: Week, dress: Dress, lines: Sequence[Line], *, header: bool = True) -> Canvas:
    """One class's table: days across, periods down."""
    block = Canvas("")
    top = 0
    left = head(block if header else Canvas(""), dress, 0, len(dress.days))
    if header:
        for index, day in enumerate(dress.days):
            block.put(0, left + index, dress.day(day))
        top = 1
        if dress.dates_row:
            for index, day in enumerate(dress.days):
                block.put(1, left + index, f"9月{day + 6}日")
            top = 2
    rows: list[tuple[int, int]] = []
    for line in lines:
        tall = 2 if line.kind == "lesson" and dress.teacher_rows != "none" else 1
        rows.append((top, top + tall - 1))
        top += tall
    labels(block, dress, lines, rows)
    for index, (line, (row, last)) in enumerate(zip(lines, rows, strict=True)):
        if line.kind == "half":
            block.merge(row, 0, row, left + len(dress.days) - 1, line.text, really=dress.merge_bands)
        elif line.kind == "band" and dress.merge_bands:
            block.merge(row, left, row, left + len(dress.days) - 1, line.text)
        else:
            for place, day in enumerate(dress.days):
                draw(random, block, week, dress, lines, index, (row, left + place, last), day)
    return block


def draw(
    random: Random,
    block: Canvas,
    week: Week,
    dress: Dress,
    lines: Sequence[Line],
    index: int,
    where: tuple[int, int, int],
    day: int,
) -> None:
    """Draws one day of one line."""
    line, (row, column, last) = lines[index], where
    slot = week.slot(day, line.period)
    if line.kind == "band":
        block.put(row, column, line.text if dress.decorated else "")
    elif line.kind == "outside":
        block.put(row, column, outside(random, line) if day < 6 else "")
    elif slot is not None:
        draw_slot(random, block, week, dress, lines, index, slot, (row, column), day)
        if last > row and slot.word is not None and slot.word.lesson:
            second = ("音乐", "美术", "劳动", "体育") if dress.teacher_rows == "subjects" else words.TEACHERS
            block.put(last, column, random.choice(second))


def draw_slot(
    random: Random,
    block: Canvas,
    week: Week,
    dress: Dress,
    lines: Sequence[Line],
    index: int,
    slot: Slot,
    where: tuple[int, int],
    day: int,
) -> None:
    """Draws one slot; a double period becomes one merged cell where the dress says so."""
    row, column = where
    if any(top <= row <= bottom and left == column for top, left, bottom, _ in block.merges):
        return
    merged = dress.merge_doubles and dress.teacher_rows == "none" and doubles_with(week, day, lines, index)
    block.merge(row, column, row + (1 if merged else 0), column, dress.cell(random, slot))


def matrix(
    random: Random, weeks: Sequence[Week], names: Sequence[object], dress: Dress, lines: Sequence[Line], *, really: bool
) -> Canvas:
    """The whole school: a row for each class, the weekdays over their periods; bands and activities are left out."""
    block = Canvas("")
    inside = [line for line in lines if line.kind in ("lesson", "outside")]
    numbered, told = random.random() < 0.15, random.random() < 0.15
    first = 1 if numbered else 0
    if numbered:
        block.merge(0, 0, 1, 0, "序号", really=really)
    block.merge(0, first, 1, first, random.choice(("班级", "班级", "班 级", "")), really=really)
    days = [day for day in dress.days if day in {day for week in weeks for day, _ in week.slots}]
    column = first + 1
    if told and random.random() < 0.5:
        told = head_teachers(random, block, column, len(weeks), really=really)
        column += 1
    for day in days:
        block.merge(0, column, 0, column + len(inside) - 1, dress.day(day), really=really)
        for line in inside:
            block.put(1, column, dress.label(line))
            for row, week in enumerate(weeks, start=2):
                slot = week.slot(day, line.period) if line.kind == "lesson" else None
                text = dress.cell(random, slot) if slot else outside(random, line) if line.kind == "outside" else ""
                block.put(row, column, text)
            column += 1
    if told:
        head_teachers(random, block, column, len(weeks), really=really)
    for row, name in enumerate(names, start=2):
        block.put(row, first, name)  # type: ignore[arg-type]
        if numbered:
            block.put(row, 0, row - 1)
    return block


def head_teachers(random: Random, block: Canvas, column: int, classes: int, *, really: bool) -> bool:
    """A column of the classes' head teachers; gives False, for there is no second one."""
    block.merge(0, column, 1, column, random.choice(("班主任", "教室", "人数")), really=really)
    kind = block.cells[0, column]
    for row in range(2, classes + 2):
        value = {"班主任": random.choice(words.TEACHERS), "教室": f"20{row}"}.get(str(kind), 40 + row)
        block.put(row, column, value)
    return False


def day_sheet(
    random: Random, weeks: Sequence[Week], names: Sequence[object], day: int, dress: Dress, lines: Sequence[Line]
) -> Canvas:
    """One weekday of the whole school: a row for each class, a column for each period."""
    block = Canvas("")
    block.put(0, 0, random.choice(("班级", "班级\\节次", "班级/节次")))
    for column, line in enumerate((line for line in lines if line.kind == "lesson"), start=1):
        block.put(0, column, dress.label(line))
        for row, week in enumerate(weeks, start=1):
            slot = week.slot(day, line.period)
            block.put(row, column, dress.cell(random, slot) if slot else "")
    for row, name in enumerate(names, start=1):
        block.put(row, 0, name)  # type: ignore[arg-type]
    return block


def class_rows(
    random: Random,
    weeks: Sequence[Week],
    names: Sequence[object],
    dress: Dress,
    lines: Sequence[Line],
    *,
    really: bool,
    by_day: bool,
) -> Canvas:
    """Classes merged at the left over their periods (weekdays across), or over their weekdays (periods across)."""
    block = Canvas("")
    inside = [line for line in lines if line.kind == "lesson"]
    days = [day for day in dress.days if day in {day for week in weeks for day, _ in week.slots}]
    block.put(0, 0, "班级")
    block.put(0, 1, "星期" if by_day else dress.corner or "节次")
    across: list[Line | int] = list(inside) if by_day else list(days)
    down: list[Line | int] = list(days) if by_day else list(inside)
    for column, what in enumerate(across, start=2):
        block.put(0, column, dress.day(what) if isinstance(what, int) else dress.label(what))
    row = 1
    for week, name in zip(weeks, names, strict=True):
        block.merge(row, 0, row + len(down) - 1, 0, name, really=really)  # type: ignore[arg-type]
        for one in down:
            block.put(row, 1, dress.day(one) if isinstance(one, int) else dress.label(one))
            for column, other in enumerate(across, start=2):
                day, line = (one, other) if by_day else (other, one)
                slot = week.slot(day, line.period)  # type: ignore[arg-type, union-attr]
                block.put(row, column, dress.cell(random, slot) if slot else "")
            row += 1
    return block
