"""`make(seed)`: one submission with its truth, in a layout and dress drawn from the seed."""

import datetime
from collections.abc import Callable, Sequence
from random import Random

import attrs

from tests.generator import lists, naming, tables
from tests.generator.canvas import Canvas, Value, write_csv, write_xls, write_xlsx
from tests.generator.dress import Dress, Line, make_dress
from tests.generator.naming import Naming
from tests.generator.week import Habits, Truth, Week, make_week

AS_OF = datetime.date(2026, 10, 15)


@attrs.frozen
class Case:
    """Files as a school would hand them in, and what must be read of them."""

    seed: int
    files: dict[str, bytes]
    truth: tuple[Truth, ...]
    dresses: tuple[str, ...]
    """What it wears, for a reader of a failure."""
    school: str
    """The folder's or roster's name for the school; empty where only the files tell."""


@attrs.define
class Studio:
    """What the layouts draw from: one school's classes, words and habits."""

    random: Random
    school: str
    naming: Naming
    weeks: list[Week]
    lines: tuple[Line, ...]
    dress: Dress
    file_format: str
    double: bool
    truths: list[Truth] = attrs.field(factory=list)

    @property
    def merges(self) -> bool:
        """Whether the format keeps merged ranges."""
        return self.file_format not in ("csv", "gbk", "utf8", "tsv", "utf16")

    def name(self, week: Week) -> str:
        """A class's name as this school writes it."""
        return naming.class_name(self.naming, week.stage, week.grade, week.number)

    def header_name(self, week: Week) -> Value:
        """A class's name in a header, where Excel may have made a number or a date of it."""
        text = self.name(week)
        style = self.naming.style
        if self.merges and style.endswith("-{n}") and text[0].isdigit() and text[0] != "0" and self.dress.merge_bands:
            return datetime.date(2026, int(text.split("-")[0]), int(text.split("-")[1]))
        if style.endswith("0{n}") and self.dress.merge_doubles:
            return int(text)
        if style.endswith(".{n}") and text[0].isdigit() and self.dress.merge_doubles:
            return float(text)
        return text


def make(seed: int) -> Case:
    """The case of a seed."""
    random = Random(seed)
    layout, draw, several = random.choice(LAYOUTS)
    stage = random.choice(("primary", "primary", "junior", "senior"))
    bare = layout not in ("class per file",)
    manner = naming.choose(random, stage, bare)
    single_sheet = layout not in ("class per sheet", "sheet per weekday")
    formats = ["xlsx"] * 5 + ["xls"] + (["csv", "gbk", "utf8"] if single_sheet else [])
    file_format = random.choice(formats)
    merges = file_format in ("xlsx", "xls")
    double = random.random() < 0.08
    morning, afternoon = (
        (4, random.choice((2, 4))) if double else (random.choice((3, 4, 4, 5)), random.choice((2, 3, 3, 4)))
    )
    weekend = stage == "senior" and random.random() < 0.4
    days = (1, 2, 3, 4, 5, 6) if weekend else (1, 2, 3, 4, 5)
    dress = make_dress(random, weekend=weekend, merges=merges, class_places=places(layout, manner), double=double)
    extras = random.random() < 0.6
    evening = random.choice((0, 0, 0, 1, 2)) if dress.half_column != "none" and extras else 0
    lines = tables.day_plan(random, morning, afternoon, double=double, evening=evening, extras=extras)
    if dress.teacher_rows != "none":
        dress = attrs.evolve(dress, cell_style="{s}")
    if dress.period_style == "{from}-{to}":
        # Lines that only their clock names cannot be told apart from lessons where they bear subjects.
        lines = tuple(line for line in lines if line.kind != "outside")
    habits = Habits(
        terse=random.random() < 0.15,
        varied=random.random() < 0.6,
        odd_names=random.choice((0, 0, 0, 0.03, 0.08)),
        alternations=random.choice((0, 0, 0, 1, 2)),
        doubles=random.choice((0, 0, 2, 4)),
    )
    school = naming.school_name(random, stage)
    weeks = [
        double_up(make_week(random, stage, grade, number, days, morning, afternoon, habits), double, morning)
        for grade, number in class_numbers(random, stage, several)
    ]
    studio = Studio(random, school, manner, weeks, lines, dress, file_format, double)
    files = draw(studio)
    truths = studio.truths or [week.truth() for week in weeks]
    told = dress.title != "missing" and layout not in UNTITLED
    worn = (
        layout,
        file_format,
        manner.style,
        dress.day_style,
        dress.period_style,
        f"class in {dress.class_in}",
        str(dress),
    )
    return Case(seed, files, tuple(truths), worn, "" if told else school)


UNTITLED = ("allocation list",)


def places(layout: str, manner: Naming) -> tuple[str, ...]:
    """Where a class may be named in this layout; bare names only where nothing else could be meant."""
    if layout == "class per sheet":
        return ("sheet",) if manner.bare else ("title", "title", "sheet", "line", "line cells", "beside")
    if layout == "class per file":
        return ("file", "title", "line")
    if layout in ("stacked", "side by side"):
        return ("line", "line cells") if manner.bare else ("title", "title", "line", "line cells", "beside")
    return ("cells",)


def double_up(week: Week, double: bool, morning: int) -> Week:
    """Where lines stand for two periods, both hold the same."""
    if double:
        for (day, period), slot in list(week.slots.items()):
            if period % 2:
                week.slots[day, period + 1] = slot
    return week


def class_numbers(random: Random, stage: str, several: int) -> list[tuple[int, int]]:
    """(grade, number) of some classes of a school."""
    first, count = {"primary": (1, 6), "junior": (7, 3), "senior": (10, 3)}[stage]
    grades = sorted(random.sample(range(first, first + count), random.randint(1, count)))
    found = [(grade, number) for grade in grades for number in range(1, random.randint(1, 4) + 1)]
    return found[: random.randint(1, several)] if len(found) > several else found


def write(studio: Studio, canvases: Sequence[Canvas], stem: str) -> dict[str, bytes]:
    """The canvases as one file of the studio's format."""
    kind = studio.file_format
    if kind == "xlsx":
        return {f"{stem}.xlsx": write_xlsx(canvases)}
    if kind == "xls":
        return {f"{stem}.xls": write_xls(canvases)}
    encoding = {"csv": "utf-8-sig", "gbk": "gb18030", "utf8": "utf-8"}[kind]
    return {f"{stem}.csv": write_csv(canvases[0], encoding)}


def stem_of(studio: Studio, words_: str = "课程表") -> str:
    """A file's stem; it names the school where no title does."""
    if studio.dress.title == "missing" or studio.random.random() < 0.5:
        return f"{studio.school}{words_}"
    return studio.random.choice((words_, f"2026秋{words_}", f"{words_}(1)", "新建 Microsoft Excel 工作表"))


def framed(
    studio: Studio, canvas: Canvas, block: Canvas, top: int, left: int, week: Week | None, words_: str = "课程表"
) -> int:
    """Draws title, line and table, notes; gives the first row below them."""
    random, dress = studio.random, studio.dress
    name = studio.name(week) if week else ""
    width = max(block.width, 3)
    if dress.class_in == "title" and name:
        canvas.merge(
            top,
            left,
            top,
            left + width - 1,
            naming.title(random, studio.school, name, words_),
            really=dress.title == "merged",
        )
        top += 1
    elif dress.title != "missing":
        text = naming.title(random, studio.school, "", words_)
        if dress.title == "merged":
            canvas.merge(top, left, top, left + width - 1, text)
        else:
            canvas.put(top, left + random.choice((0, 0, 2)), text)
        top += 1
    if dress.class_in == "line" and name:
        line = random.choice(
            (
                "班级：{}   班主任：王老师",
                "班级：{}",
                "班级:{}  班主任:卓玛  人数:45",
                "班级： {}        时间：2026年9月",
            )
        )
        canvas.merge(top, left, top, left + width - 1, line.format(name), really=dress.title == "merged")
        top += 1
    elif dress.class_in == "line cells" and name:
        for column, text in enumerate(("班级：" if dress.spaced else "班级", name, "班主任：", "王芳")):
            canvas.put(top, left + column, text)
        top += 1
    top += dress.blank_rows
    if dress.class_in == "beside" and name:
        canvas.merge(top, left, top + block.height - 1, left, name, really=studio.merges)
        left += 1
    tables.paste(canvas, block, top, left)
    top += block.height
    for note in dress.notes:
        canvas.merge(top, left, top, left + width - 1, note, really=dress.merge_bands)
        top += 1
    return top


def one_table(studio: Studio, week: Week, header: bool = True, down: bool = False) -> Canvas:
    """A class's table, days across or down."""
    block = tables.week_table(studio.random, week, studio.dress, studio.lines, header=header)
    return tables.transpose(block) if down else block


def class_per_sheet(studio: Studio) -> dict[str, bytes]:
    """A sheet for each class, perhaps with sheets beside that are none."""
    random, dress = studio.random, studio.dress
    down = random.random() < 0.25
    canvases: list[Canvas] = []
    for number, week in enumerate(studio.weeks, start=1):
        named = dress.class_in == "sheet" or random.random() < 0.4
        canvas = Canvas(studio.name(week) if named else f"Sheet{number}")
        framed(studio, canvas, one_table(studio, week, down=down), 0, 0, week)
        canvases.append(canvas)
    if random.random() < 0.2:
        canvases.insert(0, lists.cover(random, studio.school))
    if random.random() < 0.2:
        canvases.append(lists.bells(random, studio.school, studio.lines))
    if random.random() < 0.15:
        names = [studio.name(week) for week in studio.weeks]
        canvases.append(lists.teacher_sheet(random, studio.weeks, names, dress, studio.lines))
    if random.random() < 0.15:
        old = Canvas("旧课表", hidden=True)
        framed(studio, old, one_table(studio, studio.weeks[-1]), 0, 0, studio.weeks[0])
        canvases.append(old)
    return write(studio, canvases, stem_of(studio))


def class_per_file(studio: Studio) -> dict[str, bytes]:
    """A file for each class, named by it."""
    files: dict[str, bytes] = {}
    down = studio.random.random() < 0.25
    for week in studio.weeks:
        canvas = Canvas("Sheet1")
        framed(studio, canvas, one_table(studio, week, down=down), 0, 0, week)
        prefix = studio.school if studio.dress.title == "missing" else ""
        files |= write(studio, [canvas], f"{prefix}{studio.name(week)}课程表")
    return files


def stacked(studio: Studio) -> dict[str, bytes]:
    """Tables one below the other; the header above each, or above the first only."""
    random, dress = studio.random, studio.dress
    canvas = Canvas(random.choice(("Sheet1", "课程表", "总表")))
    repeat = dress.repeat_header or dress.class_in == "beside"
    down = repeat and random.random() < 0.2
    gap = random.choice((0, 1, 1, 2)) if dress.class_in != "beside" else random.choice((1, 2))
    top = random.choice((0, 0, 1))
    for number, week in enumerate(studio.weeks):
        block = one_table(studio, week, header=repeat or number == 0, down=down)
        top = framed(studio, canvas, block, top, 0, week) + gap
    return write(studio, [canvas], stem_of(studio))


def side_by_side(studio: Studio) -> dict[str, bytes]:
    """Tables beside each other, two or three in a row."""
    random = studio.random
    canvas = Canvas(random.choice(("Sheet1", "课程表")))
    abreast, gap = random.choice((2, 3)), random.choice((0, 1, 1, 2))
    top = 0
    for start in range(0, len(studio.weeks), abreast):
        left, bottom = 0, top
        for week in studio.weeks[start : start + abreast]:
            block = one_table(studio, week)
            bottom = max(bottom, framed(studio, canvas, block, top, left, week))
            left += max(block.width, 3) + gap + (1 if studio.dress.class_in == "beside" else 0)
            if studio.dress.class_in == "line cells":
                left = max(left, 4)
        top = bottom + random.choice((1, 2))
    return write(studio, [canvas], stem_of(studio))


def whole(studio: Studio, block: Canvas, words_: str = "总课程表") -> dict[str, bytes]:
    """One sheet of the whole school."""
    canvas = Canvas(studio.random.choice(("Sheet1", "总课表", "全校课程表")))
    framed(studio, canvas, block, 0, 0, None, words_)
    return write(studio, [canvas], stem_of(studio, "总课表"))


def header_names(studio: Studio) -> list[object]:
    """The classes' names for a header."""
    return [studio.header_name(week) for week in studio.weeks]


def matrix_rows(studio: Studio) -> dict[str, bytes]:
    """A row for each class."""
    return whole(studio, school_matrix(studio))


def matrix_columns(studio: Studio) -> dict[str, bytes]:
    """A column for each class."""
    return whole(studio, tables.transpose(school_matrix(studio)))


def school_matrix(studio: Studio) -> Canvas:
    """Classes down, weekdays over periods."""
    studio.dress = attrs.evolve(studio.dress, teacher_rows="none")
    really = studio.merges and studio.dress.merge_bands
    return tables.matrix(studio.random, studio.weeks, header_names(studio), studio.dress, studio.lines, really=really)


def class_blocks(studio: Studio) -> dict[str, bytes]:
    """Classes at the left over their periods or weekdays, or the same turned round."""
    random = studio.random
    really = studio.merges and studio.dress.merge_bands
    block = tables.class_rows(
        random,
        studio.weeks,
        header_names(studio),
        studio.dress,
        studio.lines,
        really=really,
        by_day=random.random() < 0.5,
    )
    return whole(studio, tables.transpose(block) if random.random() < 0.3 else block)


def sheet_per_weekday(studio: Studio) -> dict[str, bytes]:
    """A sheet for each weekday: classes × periods."""
    random = studio.random
    turned = random.random() < 0.4
    days = sorted({day for week in studio.weeks for day, _ in week.slots})
    canvases = []
    for day in days:
        block = tables.day_sheet(random, studio.weeks, header_names(studio), day, studio.dress, studio.lines)
        weekday = studio.dress.day(day) if len(studio.dress.day_style) > 3 else "星期" + "一二三四五六日"[day - 1]
        canvas = Canvas(weekday.replace("\n", ""))
        if studio.dress.title != "missing":
            canvas.put(0, 0, f"{studio.school}{weekday}课程表")
        tables.paste(canvas, tables.transpose(block) if turned else block, 1, 0)
        canvases.append(canvas)
    return write(studio, canvases, stem_of(studio))


def flat(studio: Studio) -> dict[str, bytes]:
    """One row for each lesson."""
    names = [studio.name(week) for week in studio.weeks]
    studio.dress = attrs.evolve(studio.dress, notes=())
    return whole(studio, lists.flat_list(studio.random, studio.weeks, names, studio.dress, studio.lines), "课程表")


def allocation(studio: Studio) -> dict[str, bytes]:
    """Class × subject, no weekday."""
    random = studio.random
    studio.dress = attrs.evolve(studio.dress, notes=())
    block, truths = lists.allocation(random, studio.weeks, header_names(studio), really=studio.merges)
    studio.truths = truths
    words_ = random.choice(("课时任课表", "课时分配表", "任课教师安排表"))
    return whole(studio, tables.transpose(block) if random.random() < 0.3 else block, words_)


LAYOUTS: tuple[tuple[str, Callable[[Studio], dict[str, bytes]], int], ...] = (
    ("class per sheet", class_per_sheet, 4),
    ("class per sheet", class_per_sheet, 4),
    ("class per file", class_per_file, 2),
    ("stacked", stacked, 4),
    ("side by side", side_by_side, 4),
    ("matrix, classes down", matrix_rows, 8),
    ("matrix, classes across", matrix_columns, 8),
    ("class blocks", class_blocks, 5),
    ("sheet per weekday", sheet_per_weekday, 6),
    ("flat list", flat, 4),
    ("allocation", allocation, 8),
)
