"""The layouts: each draws one school's classes into files of its own manner."""

from collections.abc import Callable

import attrs

from tests.generator import allocations, lists, naming, tables
from tests.generator.canvas import Canvas
from tests.generator.studio import Studio, framed


def class_per_sheet(studio: Studio) -> dict[str, bytes]:
    """A sheet for each class, perhaps with sheets beside that are none."""
    random = studio.random
    down = random.random() < 0.25
    canvases: list[Canvas] = []
    for number, week in enumerate(studio.weeks, start=1):
        named = studio.dress.class_in == "sheet" or random.random() < 0.4
        canvas = Canvas(studio.name(week) if named else f"Sheet{number}")
        framed(studio, canvas, studio.table(week, down=down), 0, 0, week)
        canvases.append(canvas)
    return studio.write(with_strangers(studio, canvases), studio.stem())


def with_strangers(studio: Studio, canvases: list[Canvas]) -> list[Canvas]:
    """The sheets, and sometimes others beside them that are no class's timetable."""
    random, canvases = studio.random, list(canvases)
    if studio.file_format == "docx" or any(week.untold for week in studio.weeks):
        return canvases
    if random.random() < 0.2:
        canvases.insert(0, lists.cover(random, studio.school))
    if random.random() < 0.2:
        canvases.append(lists.bells(random, studio.school, studio.lines))
    if random.random() < 0.1:
        canvases.append(lists.exams(random, studio.school))
    if random.random() < 0.15:
        names = [studio.name(week) for week in studio.weeks]
        canvases.append(lists.teacher_sheet(random, studio.weeks, names, studio.dress, studio.lines))
    if random.random() < 0.15 and studio.file_format in ("xlsx", "xls", "et", "xlsm"):
        old = Canvas("旧课表", hidden=True)
        framed(studio, old, studio.table(studio.weeks[-1]), 0, 0, studio.weeks[0])
        canvases.append(old)
    return canvases


def class_per_file(studio: Studio) -> dict[str, bytes]:
    """A file for each class, named by it."""
    files: dict[str, bytes] = {}
    down = studio.random.random() < 0.25
    for week in studio.weeks:
        canvas = Canvas("Sheet1")
        framed(studio, canvas, studio.table(week, down=down), 0, 0, week)
        prefix = studio.school if studio.dress.title == "missing" and not week.untold else ""
        files |= studio.write([canvas], f"{prefix}{studio.name(week)}课程表")
    return files


def stacked(studio: Studio) -> dict[str, bytes]:
    """Tables one below the other; the header above each, or above the first only."""
    random, dress = studio.random, studio.dress
    canvas = Canvas(random.choice(("Sheet1", "课程表", "总表")))
    repeat = dress.repeat_header or dress.class_in == "beside"
    down = repeat and random.random() < 0.2
    gap = random.choice((1, 2)) if dress.class_in == "beside" else random.choice((0, 1, 1, 2))
    top = random.choice((0, 0, 1))
    for number, week in enumerate(studio.weeks):
        block = studio.table(week, header=repeat or number == 0, down=down)
        top = framed(studio, canvas, block, top, 0, week) + gap
    return studio.write([canvas], studio.stem())


def side_by_side(studio: Studio) -> dict[str, bytes]:
    """Tables beside each other, two or three in a row; the weekdays over them, or down the side of each."""
    random, class_in = studio.random, studio.dress.class_in
    canvas = Canvas(random.choice(("Sheet1", "课程表")))
    abreast, gap, down = random.choice((2, 3)), random.choice((0, 1, 1, 2)), random.random() < 0.25
    top = 0
    for start in range(0, len(studio.weeks), abreast):
        left, bottom = 0, top
        for week in studio.weeks[start : start + abreast]:
            block = studio.table(week, down=down)
            bottom = max(bottom, framed(studio, canvas, block, top, left, week))
            left += max(block.width, 4 if class_in == "line cells" else 3) + gap + (1 if class_in == "beside" else 0)
        top = bottom + random.choice((1, 2))
    return studio.write([canvas], studio.stem())


def whole(studio: Studio, block: Canvas, words_: str = "总课程表") -> dict[str, bytes]:
    """One sheet of the whole school."""
    canvas = Canvas(studio.random.choice(("Sheet1", "总课表", "全校课程表")))
    framed(studio, canvas, block, 0, 0, None, words_)
    return studio.write([canvas], studio.stem("总课表"))


def school_matrix(studio: Studio) -> Canvas:
    """Classes down, weekdays over periods."""
    really = studio.merges and studio.dress.merge_bands
    return tables.matrix(studio.random, studio.weeks, studio.header_names(), studio.dress, studio.lines, really=really)


def matrix_rows(studio: Studio) -> dict[str, bytes]:
    """A row for each class."""
    return whole(studio, school_matrix(studio))


def matrix_columns(studio: Studio) -> dict[str, bytes]:
    """A column for each class."""
    return whole(studio, tables.transpose(school_matrix(studio)))


def class_blocks(studio: Studio) -> dict[str, bytes]:
    """Classes at the left over their periods or weekdays, or the same turned round."""
    random = studio.random
    really = studio.merges and studio.dress.merge_bands
    names, by_day = studio.header_names(), random.random() < 0.5
    block = tables.class_rows(random, studio.weeks, names, studio.dress, studio.lines, really=really, by_day=by_day)
    return whole(studio, tables.transpose(block) if random.random() < 0.3 else block)


def sheet_per_weekday(studio: Studio) -> dict[str, bytes]:
    """A sheet for each weekday: classes × periods."""
    random, dress = studio.random, studio.dress
    turned = random.random() < 0.4
    canvases = []
    for day in sorted({day for week in studio.weeks for day, _ in week.slots}):
        block = tables.day_sheet(random, studio.weeks, studio.header_names(), day, dress, studio.lines)
        weekday = dress.day(day) if len(dress.day_style) > 3 else "星期" + naming.DIGITS[day]
        name = weekday.replace("\n", "")
        canvas = Canvas(name)
        if dress.title != "missing" or studio.file_format == "docx":  # whose tables have no sheet's name
            canvas.put(0, 0, f"{studio.school}{name}课程表")
        tables.paste(canvas, tables.transpose(block) if turned else block, 1, 0)
        canvases.append(canvas)
    return studio.write(canvases, studio.stem())


def flat(studio: Studio) -> dict[str, bytes]:
    """One row for each lesson."""
    names = [studio.name(week) for week in studio.weeks]
    # A list has no noon: numbers that begin anew would name two lessons by one period, unless they say 上午 and 下午.
    restarts = studio.dress.restarts and "{half}" in studio.dress.period_style
    studio.dress = attrs.evolve(studio.dress, notes=(), restarts=restarts)
    block = lists.flat_list(studio.random, studio.weeks, names, studio.dress, studio.lines)
    return whole(studio, block, "课程表")


def allocation(studio: Studio) -> dict[str, bytes]:
    """Class × subject, no weekday."""
    random = studio.random
    studio.dress = attrs.evolve(studio.dress, notes=())
    words_ = random.choice(("课时任课表", "课时分配表", "任课教师安排表"))
    kind = random.random()
    if kind < 0.4:
        draw = allocations.long_allocation if kind < 0.2 else allocations.class_lists
        block, studio.truths = draw(random, studio.weeks, studio.header_names())
        return whole(studio, block, words_)
    block, studio.truths = allocations.allocation(random, studio.weeks, studio.header_names(), really=studio.merges)
    return whole(studio, tables.transpose(block) if random.random() < 0.3 else block, words_)


@attrs.frozen
class Layout:
    """A layout, how many classes it likes to hold, and where it can name them."""

    name: str
    draw: Callable[[Studio], dict[str, bytes]]
    classes: int
    class_places: tuple[str, ...]
    several_sheets: bool = False
    bare_places: tuple[str, ...] = ("cells",)
    """Where names such as 101 or 3-1 can stand; empty where nowhere."""


TITLED = ("title", "title", "line", "line cells", "beside")
PER_SHEET = Layout("class per sheet", class_per_sheet, 4, (*TITLED, "sheet"), True, ("sheet",))
LAYOUTS = (
    PER_SHEET,
    PER_SHEET,
    Layout("class per file", class_per_file, 2, ("file", "title", "line"), bare_places=()),
    Layout("stacked", stacked, 4, TITLED, bare_places=("line", "line cells")),
    Layout("side by side", side_by_side, 4, TITLED, bare_places=("line", "line cells")),
    Layout("matrix, classes down", matrix_rows, 8, ("cells",)),
    Layout("matrix, classes across", matrix_columns, 8, ("cells",)),
    Layout("class blocks", class_blocks, 5, ("cells",)),
    Layout("sheet per weekday", sheet_per_weekday, 6, ("cells",), True),
    Layout("flat list", flat, 4, ("cells",)),
    Layout("allocation", allocation, 8, ("cells",)),
)
