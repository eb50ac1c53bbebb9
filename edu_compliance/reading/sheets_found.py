"""What the sheets of one file were found to hold: each is evidence of one kind, or of none."""

import re
from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping, Sequence

import attrs

from edu_compliance.model.bells import BellSchedule
from edu_compliance.model.lesson import SchoolClass
from edu_compliance.model.message import Message, say
from edu_compliance.model.place import Place, row_and_column
from edu_compliance.model.submission import Notice, Sheet, SheetKind
from edu_compliance.reading.grid import Grid
from edu_compliance.reading.other_years import latest_of_each
from edu_compliance.reading.papers.bells import once, read_bells
from edu_compliance.reading.papers.deliveries.delivery import DeliveryReading, read_delivery
from edu_compliance.reading.papers.deliveries.header import lacks_columns
from edu_compliance.reading.papers.forms import FormsRead, own_sheet, read_forms
from edu_compliance.reading.programmes.graduation import GraduationRead, looks_like_graduation, read_graduations
from edu_compliance.reading.programmes.plan_header import lacks_columns as plan_lacks_columns
from edu_compliance.reading.programmes.programme import ProgrammesRead, looks_like_programme, read_programmes
from edu_compliance.reading.programmes.spread import Spread
from edu_compliance.reading.timetables.joining import whole_weeks
from edu_compliance.reading.timetables.sheet import SheetReader
from edu_compliance.reading.timetables.sheet_reading import SheetReading
from edu_compliance.reading.timetables.texts.cells import CellReader
from edu_compliance.reading.timetables.whose.schools_beside import of_titled_schools, schools_apart
from edu_compliance.reading.week_beside import from_its_week, has_week, without_its_week, without_record

_WITH_TIMES = (SheetKind.BELLS, SheetKind.TIMETABLE)
_A_WEEK, _COLUMNS = 10, 3
"""Lessons, and columns that they stand in, from which on a sheet holds a timetable whatever else it holds."""
_SCHOOL_GRADES = re.compile("[四五六七八九]年级|初[一二三]")
_SCHOOL_NAMES = re.compile("小学(?!教育)|初级中学|[九十]年一贯|十二年一贯")
_OF_MAJORS = re.compile("专业|学制|培养方案")
_CREDITS = re.compile("学分")
_PLAN_WORDS = re.compile("学分|学时|课时")
_STUDENT_WORDS = re.compile("学号|姓名")
_COVER = 40
"""Cells that a cover holds, at the most."""
_LONG = 1000
"""Rows from which on it is worth a look whether a sheet is a list of people, before every cell of it is understood."""
_PERSONAL = re.compile(
    "(?:学生)?(?:学号|学籍号|考号|姓名|性别|民族|年龄|籍贯|身高|体重|肺活量)|身份证(?:件?号码?)?|出生(?:日期|年月)|政治面貌"
    "|(?:家庭|户籍|现)?住址|(?:监护人|家长)(?:姓名)?|(?:联系)?(?:电话|方式)|入学(?:年月|时间)"
)
_OF_A_WEEK = re.compile("星期|周[一二三四五1-5]|礼拜|节次|第.节")


@attrs.frozen
class SheetsFound:
    """What sheets hold, kind by kind."""

    sheets: Mapping[int, Sheet]
    """What became of each grid, by `id`."""
    forms: FormsRead
    deliveries: tuple[DeliveryReading, ...]
    plan: ProgrammesRead | None
    """What all programme plans say together; None where there is none."""
    graduations: tuple[GraduationRead, ...]
    timetables: tuple[SheetReading, ...]
    """All other sheets, timetables or not."""
    bells: tuple[BellSchedule, ...]

    @property
    def classes(self) -> tuple[SchoolClass, ...]:
        """The classes of all timetables, pieces of one week put together."""
        return whole_weeks(of_titled_schools(self._classes, self._schools_apart))

    @property
    def _classes(self) -> list[SchoolClass]:
        return [one for reading in self.timetables for one in reading.classes]

    @property
    def _schools_apart(self) -> Mapping[Place, str]:
        said = {place: school for reading in self.timetables for place, school in reading.titled.items()}
        return schools_apart(self._classes, said)

    @property
    def schools(self) -> Iterator[str]:
        """The schools that columns of tables name, or titles, where they are several."""
        for reading in self.timetables:
            yield from reading.schools
        yield from self._schools_apart.values()

    @property
    def evidence(self) -> bool:
        """Whether anything but timetables was found that may be judged."""
        return bool(self.graduations or self.deliveries or self.forms.evidence or (self.plan and self.plan.programmes))

    @property
    def notices(self) -> Iterator[Notice]:
        """What a reader of the report should know, kind by kind."""
        for timetable in self.timetables:
            yield from timetable.notices
        if rotas := tuple(place for timetable in self.timetables for place in timetable.rotas):
            yield Notice(say("sheets.rotas", count=len(rotas)), rotas)
        if self.plan is not None:
            yield from self.plan.notices
        for graduation in self.graduations:
            yield from graduation.notices
        for delivery in self.deliveries:
            yield from delivery.notices
        yield from self.forms.notices

    @property
    def school(self) -> str:
        """The school's name, where a plan or a list of graduates states it."""
        return next((one.school for one in (self.plan, *self.graduations) if one and one.school), "")


def sort_out(grids: Sequence[Grid], file: str, cells: CellReader, reader: SheetReader) -> SheetsFound:
    """Reads each sheet as what it looks like; what looks like nothing else is read as a timetable."""
    forms = _forms(grids, file)
    rest = _rest(grids, forms.sheets)
    deliveries = [(grid, read) for grid in rest if (read := read_delivery(grid, file, cells)) is not None]
    sheets = {**forms.sheets, **_taken([grid for grid, _ in deliveries], SheetKind.DELIVERY)}
    rest = _rest(rest, sheets)
    plans = [grid for grid in rest if _is_plan(grid, file, reader)]
    lists = [grid for grid in rest if _says(grid, _STUDENT_WORDS) and looks_like_graduation(grid)]
    sheets |= {**_taken(plans, SheetKind.PROGRAMME), **_taken(lists, SheetKind.GRADUATION)}
    people = [grid for grid in _rest(grids, sheets) if len(grid.rows) > _LONG and _lists_people(grid)]
    sheets |= _taken(people, SheetKind.OTHER, say("sheet.roster"))
    others = latest_of_each((grid, reader.read(grid, file)) for grid in _rest(grids, sheets))
    weeks = list(_weeks_beside([grid for grid in grids if id(grid) in sheets], forms, file, reader))
    sheets |= {id(grid): _sheet(grid, reading) for grid, reading in others}
    sheets |= {id(grid): _sheet(grid, reading) for grid, reading in weeks if sheets[id(grid)].understood}
    with_week = {id(grid) for grid, _ in weeks}
    plans = [_alone(grid, with_week, looks_like_programme) for grid in plans]
    lists = [_alone(grid, with_week, looks_like_graduation) for grid in lists]
    return SheetsFound(
        sheets=sheets,
        forms=forms,
        deliveries=tuple(read for _, read in deliveries),
        plan=read_programmes(plans, file, _covers(others)) if plans else None,
        graduations=tuple(found for grid in lists for found in read_graduations(grid, file)),
        timetables=tuple(reading for _, reading in (*others, *weeks)),
        bells=once(bells for grid, reading in (*others, *weeks) for bells in _bells(grid, reading, file, cells)),
    )


def _weeks_beside(
    taken: Sequence[Grid], forms: FormsRead, file: str, reader: SheetReader
) -> Iterator[tuple[Grid, SheetReading]]:
    """The timetables on sheets taken for something else: one may stand over the changes of its lessons, or beside a
    plan, and is not lost with the sheet."""
    for grid in taken:
        of_form = id(grid) in forms.sheets and not has_week(grid)
        if len(grid.rows) <= _LONG and not of_form and own_sheet(grid) is None:
            rest = reader.read(without_record(grid), file)
            reading = rest if any(one.week for one in rest.classes) else reader.read(from_its_week(grid), file)
            if reading is rest or _holds_a_week(reading):
                yield grid, reading


def _covers(others: Iterable[tuple[Grid, SheetReading]]) -> list[str]:
    """What sheets of few words say, as covers do: whose the tables behind them are."""
    said = (_words(grid) for grid, reading in others if reading.sheet.kind is SheetKind.OTHER)
    return [text for texts in said if len(texts) <= _COVER for text in texts]


def _words(grid: Grid) -> list[str]:
    return [text.strip() for row in grid.rows for text in row if text.strip()]


def _forms(grids: Sequence[Grid], file: str) -> FormsRead:
    """What was filled in by forms, without the lessons of a timetable on the same sheet."""
    forms = read_forms(grids, file)
    alone = [without_its_week(grid) if id(grid) in forms.sheets else grid for grid in grids]
    if all(one is grid for one, grid in zip(alone, grids, strict=True)):
        return forms
    read = read_forms(alone, file)
    originals = {id(one): id(grid) for one, grid in zip(alone, grids, strict=True)}
    sheets = {originals[one]: sheet for one, sheet in read.sheets.items()}
    return attrs.evolve(read, sheets=sheets) if sheets == forms.sheets else forms


def _alone(grid: Grid, with_week: Collection[int], looks_like_itself: Callable[[Grid], bool]) -> Grid:
    """A sheet without the week that stands on it as well, where it still is what it was taken for."""
    alone = without_its_week(grid) if id(grid) in with_week else grid
    return alone if alone is grid or looks_like_itself(alone) else grid


def _is_plan(grid: Grid, file: str, reader: SheetReader) -> bool:
    """Whether a sheet lists the courses of a programme. Lessons of a primary or junior school's grades, which give no
    credits (课程 | 性质 | 三年级 | 四年级 | 总课时), are an allocation."""
    if not _says(grid, _PLAN_WORDS):
        return False
    of_a_school = _says(grid, _SCHOOL_GRADES) or (_says(grid, _SCHOOL_NAMES) and not _says(grid, _OF_MAJORS))
    if of_a_school and not _says(grid, _CREDITS):
        reading = reader.read(grid, file)
        if reading.sheet.kind is SheetKind.ALLOCATION and reading.classes:
            return False
    return looks_like_programme(grid)


def _holds_a_week(reading: SheetReading) -> bool:
    """Whether lessons stand in several columns, as in no list of single lessons."""
    lessons = [lesson for one in reading.classes for lesson in one.lessons]
    columns = {row_and_column(lesson.place.cell)[1] for lesson in lessons}
    return len(lessons) >= _A_WEEK and len(columns) >= _COLUMNS


def _taken(grids: Sequence[Grid], kind: SheetKind, why: Message | None = None) -> dict[int, Sheet]:
    """What becomes of sheets of a kind, by `id`."""
    return {id(grid): Sheet(grid.sheet, grid.visible, kind, why) for grid in grids}


def _rest(grids: Sequence[Grid], sheets: Container[int]) -> Sequence[Grid]:
    return [grid for grid in grids if id(grid) not in sheets] if sheets else grids


def _says(grid: Grid, words: re.Pattern[str]) -> bool:
    """A quick look before the thorough one: whether the first rows hold a word of that kind of evidence."""
    return words.search("\n".join(["\n".join(row) for row in grid.rows[:15]])) is not None


def _lists_people(grid: Grid) -> bool:
    """Whether the header of a long sheet asks what one asks of people, and nothing in its first rows is of a week."""
    top = grid.rows[:15]
    if _OF_A_WEEK.search("\n".join("\n".join(row) for row in top)):
        return False
    return any(sum(_PERSONAL.fullmatch("".join(text.split())) is not None for text in row) > 2 for row in top)


def _sheet(grid: Grid, reading: SheetReading) -> Sheet:
    if reading.sheet.kind is SheetKind.OTHER:
        if (lacking := lacks_columns(grid)) is not None:
            return Sheet(grid.sheet, grid.visible, SheetKind.DELIVERY, lacking, understood=False)
        if (lacking := plan_lacks_columns(Spread("", grid))) is not None:
            return Sheet(grid.sheet, grid.visible, SheetKind.PROGRAMME, lacking, understood=False)
    return reading.sheet


def _bells(grid: Grid, reading: SheetReading, file: str, cells: CellReader) -> Iterator[BellSchedule]:
    """The clock times of a sheet; only a bell schedule of its own is taken to list the whole day."""
    if reading.timed and reading.sheet.kind in _WITH_TIMES:
        for schedule in read_bells(grid, file, cells):
            yield attrs.evolve(schedule, whole=reading.sheet.kind is SheetKind.BELLS)
