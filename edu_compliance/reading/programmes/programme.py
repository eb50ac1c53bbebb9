"""Programme plans (人才培养方案, 教学进程表): sheets of courses become programmes, one row a course."""

import re
from collections.abc import Sequence

import attrs

from edu_compliance.model.message import Message, say
from edu_compliance.model.place import Place, a1_range
from edu_compliance.model.programme import CATALOGUE, Course, Nature, Programme
from edu_compliance.model.submission import Notice
from edu_compliance.model.vocabulary import fold
from edu_compliance.reading.grid import Grid
from edu_compliance.reading.programmes.plan_header import Header, find_headers
from edu_compliance.reading.programmes.plan_roles import Role
from edu_compliance.reading.programmes.plan_rows import Row, read_rows, settle_terms
from edu_compliance.reading.programmes.plan_stage import school_of, stage_of
from edu_compliance.reading.programmes.spread import Spread
from edu_compliance.reading.programmes.terms import MOST_TERMS, half_year, name_of_half_year

_TITLE = re.compile(r"培养方案|教学计划|进程|课程设置|课程计划|专业|教学安排|学时分配")
_PLAN_TITLE = re.compile(r"培养方案|教学计划|教学进程|课程设置|进程表|计划表")
_PROGRAMME_NAME = re.compile(r"([\u4e00-\u9fffa-zA-Z()（）·]{2,30}?专业)")
_SECTION = re.compile(
    r"公共|基础|通识|专业课|核心|选修|必修|实践|学期|学年|附表|表\d|sheet\d|进程|课程设置|教学计划|培养方案|集中|拓展"
)
_PUBLIC = re.compile(r"公共|通识|思想|政治|体育|语文|英语|外语|军事|劳动|心理|美育|艺术|形势|大学")
_ENTRY_YEAR = re.compile(r"(20\d{2})级")
_LEAST_COURSES = 1


@attrs.frozen
class ProgrammesRead:
    """What the plan sheets of one file gave."""

    programmes: tuple[Programme, ...]
    notices: tuple[Notice, ...]
    school: str = ""
    """The school's name, where a title says it."""


@attrs.frozen
class _Part:
    """One sheet's courses, before sheets of the same programme are put together."""

    sheet: Spread
    title: str
    texts: tuple[str, ...]
    """What stands over the first header."""
    rows: tuple[Row, ...]
    header: Header
    end: int
    """The row below its last one."""
    split_by: str = ""
    """The title that parts it from another programme above it in the same sheet."""


def looks_like_programme(grid: Grid) -> bool:
    """Whether a sheet lists courses with credits or hours and their terms, nature or kind: a plan, no timetable."""
    return any(_plan_like(headers) for headers in find_headers(Spread("", grid)))


def _plan_like(headers: tuple[Header, ...]) -> bool:
    header = headers[0]
    told = {Role.CREDITS, Role.HOURS, Role.THEORY, Role.PRACTICE} & set(header.roles)
    context = {Role.TERMS, Role.KIND, Role.CODE} & set(header.roles)
    # Subjects × grades with lessons a week are an allocation of a school, though its columns are called 一 to 六.
    if not told:
        return bool(header.terms) and len(context) > 1
    return bool(context or header.terms or len(told) > 1)


def read_programmes(grids: Sequence[Grid], file_name: str) -> ProgrammesRead:
    """The programmes of a file's plan sheets; sheets that are parts of one programme are put together."""
    notices: list[Notice] = []
    parts = [part for grid in grids for part in _read_parts(Spread(file_name, grid), notices)]
    programmes = [_assemble(group, file_name, notices) for group in _grouped(parts)]
    texts = [text for part in parts for text in (part.title, *part.texts)]
    return ProgrammesRead(tuple(programmes), tuple(dict.fromkeys(notices)), school_of(texts))


def read_programme(grid: Grid, file_name: str) -> Programme | None:
    """The programme of one sheet by itself; None where it is no plan. `read_programmes` tells the notices too."""
    found = read_programmes([grid], file_name).programmes
    return found[0] if found else None


def _read_parts(sheet: Spread, notices: list[Notice]) -> list[_Part]:
    """The courses of a sheet; several where programmes are stacked in it, each under a title of its own."""
    blocks = [headers for headers in find_headers(sheet) if _plan_like(headers)]
    if not blocks:
        return []
    starts = [0]
    """Of each programme: its first block."""
    titles = [(0, "")]
    for number in range(1, len(blocks)):
        above = blocks[starts[-1]][0].top
        found = _another_title(sheet, titles[-1][0], above, blocks[number - 1][0].bottom + 1, blocks[number][0].top)
        if found is not None:
            starts.append(number)
            titles.append(found)
    bounds = [*(row for row, _ in titles[1:]), sheet.height]
    return [
        _read_part(sheet, blocks[start:stop], title, end, notices)
        for start, stop, title, end in zip(starts, [*starts[1:], len(blocks)], titles, bounds, strict=True)
    ]


def _another_title(sheet: Spread, first: int, top: int, begin: int, end: int) -> tuple[int, str] | None:
    """The row and text between two tables that is the title of another programme than the one over the first."""
    own = [text for row in range(first, top) for text in sheet.texts(row).values()] or [sheet.grid.sheet]
    names = [name for text in own if (name := _name_in(text))]
    for row in range(begin, end):
        texts = sheet.texts(row)
        text = next(iter(texts.values()), "")
        if len(texts) != 1 or not _PLAN_TITLE.search(text):
            continue
        name = _name_in(text)
        # 法学专业 over a second table is the 某大学法学专业 over the first.
        same = any(name.endswith(one) or one.endswith(name) for one in names) if name else "培养方案" not in text
        if not same and fold(text) not in map(fold, own):
            return row, text
    return None


def _read_part(
    sheet: Spread, blocks: Sequence[tuple[Header, ...]], begin: tuple[int, str], bottom: int, notices: list[Notice]
) -> _Part:
    first, split_by = begin
    ends = [block[0].top for block in blocks[1:]] + [bottom]
    rows = [
        row
        for block, end in zip(blocks, ends, strict=True)
        for header in block
        for row in read_rows(sheet, header, end, notices)
    ]
    top = blocks[0][0].top
    texts = [text for row in range(first, top) for text in sheet.texts(row).values()]
    title = next((text for text in texts if _TITLE.search(text)), texts[0] if texts else "")
    if not rows:
        place = Place(sheet.file, sheet.grid.sheet, "")
        notices.append(Notice(say("programme.no_courses", sheet=sheet.grid.sheet), (place,)))
    return _Part(sheet, title, tuple(texts), tuple(rows), blocks[0][0], bottom, split_by)


def _name_in(text: str) -> str:
    """The 专业 a text names; empty where it names none."""
    found = _PROGRAMME_NAME.search(fold(text))
    return found[1] if found else ""


def _programme_name(part: _Part) -> str:
    """The 专业 a sheet names itself; empty where it does not. Catalogues of electives are no part of any."""
    if CATALOGUE.search(part.title):
        return part.title
    texts = (part.title, *part.texts, part.sheet.grid.sheet)
    return next((name for text in texts if (name := _name_in(text))), part.split_by)


def _grouped(parts: list[_Part]) -> list[list[_Part]]:
    """Sheets of the same programme together.

    Sheets belong together where they name the same 专业, or name none and are called like sections (公共课, 第一学期).
    """
    names = {name for part in parts if (name := _programme_name(part)) and not CATALOGUE.search(name)}
    groups: dict[str, list[_Part]] = {}
    for part in parts:
        name = _programme_name(part) or (next(iter(names)) if len(names) == 1 else "")
        section = bool(_SECTION.search(fold(part.sheet.grid.sheet)))
        groups.setdefault(name or ("" if section else f"\0{part.sheet.grid.sheet}"), []).append(part)
    return list(groups.values())


def _assemble(parts: list[_Part], file_name: str, notices: list[Notice]) -> Programme:
    parts = _without_second_views(parts, notices)
    rows = [row for part in parts for row in part.rows]
    entry = _entry(parts, rows, notices)
    courses = [attrs.evolve(row.course, terms=settle_terms(row.terms, entry)) for row in rows]
    if CATALOGUE.search(parts[0].title):
        # What stands in a list of electives is one, where nothing else is said.
        courses = [one if one.natures else attrs.evolve(one, natures=(Nature.ELECTIVE,)) for one in courses]
    last = max((term for course in courses if course.terms for term in _told(course)), default=None)
    first, stem = parts[0], file_name.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    sheets = [part.sheet.grid.sheet for part in parts]
    texts = [text for part in parts for text in (part.title, *part.texts)]
    stage = stage_of([*texts, *sheets, stem], courses, last)
    place = _place(first)
    if stage.deduced is not None:
        notices.append(Notice(stage.deduced, (place,)))
    return Programme(
        title=first.title or _own_name(sheets[0], stem),
        stage=stage.stage,
        place=place,
        courses=tuple(courses),
        may_be=stage.may_be,
        binding_doubt=stage.doubt,
        incomplete=_incomplete(courses),
        entry=name_of_half_year(entry) if entry is not None else "",
        terms=last,
    )


def _told(course: Course) -> tuple[int, ...]:
    """The terms that say how long the plan runs; 每学期 does not."""
    terms = course.terms
    return () if terms is None or len(terms.may) == MOST_TERMS else terms.may


def _own_name(sheet: str, stem: str) -> str:
    """A name for a plan without title: the sheet's where somebody gave it one, else the file's."""
    return stem if re.fullmatch(r"(?i)sheet\d*|工作表\d*", sheet) else sheet


def _place(part: _Part) -> Place:
    sheet = part.sheet
    cell = a1_range(part.header.top, part.header.left, part.end - 1, max(sheet.width - 1, part.header.left))
    return Place(sheet.file, sheet.grid.sheet, cell)


def _entry(parts: list[_Part], rows: list[Row], notices: list[Notice]) -> int | None:
    """The plan's first half-year: that of 2022级 where the title says it, else the earliest any course is in."""
    calendar = [row.terms for row in rows if row.terms and row.terms.read and row.terms.read.calendar]
    if not calendar:
        return None
    earliest = min(calendar, key=lambda terms: min(terms.read.may) if terms.read else 0)
    first = min(earliest.read.may) if earliest.read else 0
    said = {int(year) for part in parts for text in part.texts for year in _ENTRY_YEAR.findall(text)}
    if len(said) == 1 and half_year(next(iter(said)), 1) <= first:
        entry = half_year(said.pop(), 1)
        id = "programme.entry_by_title"
    else:
        entry, id = first, "programme.entry_is_first"
    notices.append(Notice(say(id, term=name_of_half_year(entry)), (earliest.place,)))
    return entry


def _incomplete(courses: list[Course]) -> Message | None:
    """A list without any public course is a part of a plan (专业课程), and says nothing of what the rest holds."""
    if len(courses) < _LEAST_COURSES:
        return say("programme.empty")
    if any(_PUBLIC.search(fold(text)) for course in courses for text in (course.name, *course.categories)):
        return None
    return say("programme.no_public_courses", courses=len(courses))


def _without_second_views(parts: list[_Part], notices: list[Notice]) -> list[_Part]:
    """A sheet that lists mostly the courses of another (by term instead of by kind) is a second view, counted once."""
    kept: list[_Part] = []
    for part in sorted(parts, key=lambda part: -len(part.rows)):
        own = {fold(row.course.code) or fold(row.course.name) for row in part.rows}
        twin = next((other for other in kept if 2 * len(own & _names(other)) > len(own)), None)
        if twin is None:
            kept.append(part)
            continue
        names = (part.sheet.grid.sheet, twin.sheet.grid.sheet)
        notices.append(Notice(say("programme.second_view", sheet=names[0], other=names[1]), (_place(part),)))
    return sorted(kept, key=parts.index)


def _names(part: _Part) -> set[str]:
    return {fold(row.course.code) or fold(row.course.name) for row in part.rows}
