"""The parts of programmes that the sheets of a file hold: several in one sheet, or one over several sheets."""

import re
from collections.abc import Sequence
from itertools import pairwise

import attrs

from edu_compliance.model.message import Message, say
from edu_compliance.model.place import Place, a1_range
from edu_compliance.model.submission import Notice
from edu_compliance.model.vocabulary import fold
from edu_compliance.reading.programmes.major_lines import called, major_of_line, of_no_major
from edu_compliance.reading.programmes.plan_header import Header, find_headers
from edu_compliance.reading.programmes.plan_majors import OfMajor, by_major
from edu_compliance.reading.programmes.plan_roles import Role
from edu_compliance.reading.programmes.plan_rows import PLAN_TITLE, Row, read_rows
from edu_compliance.reading.programmes.spread import Spread

_TITLE = re.compile(r"培养方案|教学计划|进程|课程设置|课程计划|专业|教学安排|学时分配")
_PROGRAMME_NAME = re.compile(r"([\u4e00-\u9fffa-zA-Z()（）·]{2,30}?专业)")
_TERMS = 3
"""Columns called terms from which on a table is of more than one school year."""
CATALOGUE = re.compile(r"(?:选修课|公选课).{0,60}?(?:目录|一览|清单|汇总)")
"""The title of a list of elective courses."""
_SECTION = re.compile(
    r"公共|基础|通识|专业课|核心|选修|必修|实践|学期|学年|附表|表\d|sheet\d|进程|课程设置|教学计划|培养方案|集中|拓展"
)

_OF_ALL = re.compile(r"公共|通识|[各全](?:部|个)?专业|所有专业|全[校院]")
"""What a sheet is called whose courses are those of every 专业."""


@attrs.frozen
class Part:
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
    cohort: str = ""
    """The year of entry (2023级) that parts it from others of the same table."""
    above: tuple[str, ...] = ()
    """What stands over the first programme of its sheet."""


def plan_like(headers: tuple[Header, ...]) -> bool:
    """Whether a header is that of a plan: what courses are told by, and what else a plan says of them."""
    header = headers[0]
    told = {Role.CREDITS, Role.HOURS, Role.THEORY, Role.PRACTICE} & set(header.roles)
    context = {Role.TERMS, Role.KIND, Role.CODE} & set(header.roles)
    # Subjects × grades with lessons a week are an allocation of a school, though its columns are called 一 to 六.
    if not told and not any(term.weekly is False for term in header.terms):
        terms = sum(term.said for term in header.terms)
        return bool(header.terms) and (len(context) > 1 or (bool(context) and terms >= _TERMS))
    return bool(context or header.terms or len(told) > 1)


def read_parts(sheet: Spread, notices: list[Notice]) -> list[Part]:
    """The courses of a sheet; several where programmes are stacked in it, each under a title of its own."""
    blocks = [headers for headers in find_headers(sheet) if plan_like(headers)]
    if not blocks:
        return []
    over = tuple(text for row in range(blocks[0][0].top) for text in sheet.texts(row).values())
    if _titled_beside(sheet, blocks[0]):
        beside = [sheet.only(panel.left, panel.right) for panel in blocks[0]]
        return [attrs.evolve(part, above=over) for one in beside for part in read_parts(one, notices)]
    starts = [0]  # of each programme: its first block
    titles = [(0, "")]
    for number in range(1, len(blocks)):
        above = blocks[starts[-1]][0].top
        found = _another_title(sheet, titles[-1][0], above, blocks[number - 1][0].bottom + 1, blocks[number][0].top)
        if found is not None:
            starts.append(number)
            titles.append(found)
    bounds = [*(row for row, _ in titles[1:]), sheet.height]
    return [
        one
        for start, stop, title, end in zip(starts, [*starts[1:], len(blocks)], titles, bounds, strict=True)
        for one in _of_majors(_read_part(sheet, blocks[start:stop], title, end, over if start else (), notices))
    ]


def _titled_beside(sheet: Spread, panels: tuple[Header, ...]) -> bool:
    """Whether tables that stand side by side have titles of different 专业 over them."""
    over = [
        {
            name
            for row in range(panel.top)
            for (_, column), text in sheet.texts(row).items()
            if panel.left <= column <= panel.right and (name := _name_in(text))
        }
        for panel in panels
    ]
    return len(over) > 1 and all(over) and not any(one & other for one, other in pairwise(over))


def _of_majors(part: Part) -> list[Part]:
    """The part, or one for each 专业 and year of entry that columns of its table name."""
    return [
        attrs.evolve(
            part,
            title=f"{name} {part.title}".strip(),
            texts=(name, *one.says, *part.texts),
            rows=one.rows,
            split_by=name,
            cohort=one.cohort,
        )
        for one in by_major(list(part.rows))
        for name in (one.cohort + called(one.name),)
    ] or [attrs.evolve(part, texts=(*OfMajor("", "", part.rows).says, *part.texts))]


def _another_title(sheet: Spread, first: int, top: int, begin: int, end: int) -> tuple[int, str] | None:
    """The row and text between two tables that is the title of another programme than the one over the first."""
    own = [text for row in range(first, top) for text in sheet.texts(row).values()] or [sheet.grid.sheet]
    names = [name for text in own if (name := _name_in(text))]
    for row in range(begin, end):
        texts = sheet.texts(row)
        text = next(iter(texts.values()), "")
        line = major_of_line(text) and not any(other.isdigit() for other in texts.values())
        if not line and (len(texts) != 1 or not PLAN_TITLE.search(text)):
            continue
        name = _name_in(text)
        # 法学专业 over a second table is the 某大学法学专业 over the first.
        same = any(name.endswith(one) or one.endswith(name) for one in names) if name else "培养方案" not in text
        if not same and fold(text) not in map(fold, own):
            return row, text
    return None


def _read_part(
    sheet: Spread,
    blocks: Sequence[tuple[Header, ...]],
    begin: tuple[int, str],
    bottom: int,
    above: tuple[str, ...],
    notices: list[Notice],
) -> Part:
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
    if not rows:
        place = Place(sheet.file, sheet.grid.sheet, "")
        notices.append(Notice(say("programme.no_courses", sheet=sheet.grid.sheet), (place,)))
    return Part(sheet, _title(texts, above), tuple(texts), tuple(rows), blocks[0][0], bottom, split_by, above=above)


def _title(texts: Sequence[str], above: Sequence[str]) -> str:
    """What stands over a table: its 专业 where a line is the name of one, before the title, the sheet's if need be."""
    major = next((name for text in texts if (name := major_of_line(text))), "")
    if not major:
        return next((text for text in texts if _TITLE.search(text)), texts[0] if texts else "")
    title = next((text for text in (*texts, *above) if _TITLE.search(text) and not major_of_line(text)), "")
    return title if major in title else f"{called(major)} {title}".strip()


def _name_in(text: str) -> str:
    """The 专业 a text names; empty where it names none."""
    if major := major_of_line(text):
        return called(major)
    found = _PROGRAMME_NAME.search(fold(text))
    return found[1] if found and not of_no_major(found[1]) else ""


def _programme_name(part: Part) -> str:
    """The 专业 a sheet names itself; empty where it does not. Catalogues of electives are no part of any."""
    if CATALOGUE.search(part.title):
        return part.title
    texts = (part.title, *part.texts, part.sheet.grid.sheet)
    return part.cohort + next((name for text in texts if (name := _name_in(text))), part.split_by)


def grouped(parts: list[Part]) -> list[list[Part]]:
    """Sheets of the same programme together.

    Sheets belong together where they name the same 专业, or name none and are called like sections (公共课, 第一学期).
    Public courses that a sheet lists for no one 专业 are part of each that other sheets hold.
    """
    names = {name for part in parts if (name := _programme_name(part)) and not CATALOGUE.search(name)}
    groups: dict[str, list[Part]] = {}
    for part in parts:
        name = _programme_name(part) or (next(iter(names)) if len(names) == 1 else "")
        section = bool(_SECTION.search(fold(part.sheet.grid.sheet)))
        groups.setdefault(name or ("" if section else f"\0{part.sheet.grid.sheet}"), []).append(part)
    shared = [part for part in groups.get("", ()) if _OF_ALL.search(fold(part.sheet.grid.sheet + part.title))]
    majors = [name for name in groups if name and not CATALOGUE.search(name)]
    if shared and majors:
        left = [part for part in groups.pop("") if part not in shared]
        groups = {name: [*group, *shared] if name in majors else group for name, group in groups.items()}
        groups |= {"": left} if left else {}
    return list(groups.values())


def place_of(part: Part) -> Place:
    """The cells of a part, its header first."""
    sheet = part.sheet
    cell = a1_range(part.header.top, part.header.left, part.end - 1, max(sheet.width - 1, part.header.left))
    return Place(sheet.file, sheet.grid.sheet, cell)


def without_second_views(parts: list[Part], notices: list[Notice]) -> tuple[list[Part], Message | None]:
    """A sheet that lists mostly the courses of another (by term instead of by kind) is a second view, counted once.

    The parts that are none; and what a second view lists beside, of which nobody knows whether it counts.
    """
    kept: list[Part] = []
    more: Message | None = None
    for part in sorted(parts, key=lambda part: -len(part.rows)):
        without = {id(other): _not_in(other, part) for other in kept}
        twin = next((other for other in kept if 2 * len(without[id(other)]) < len(part.rows)), None)
        if twin is None:
            kept.append(part)
            continue
        names = {"sheet": part.sheet.grid.sheet, "other": twin.sheet.grid.sheet}
        notices.append(Notice(say("programme.second_view", **names), (place_of(part),)))
        if left := without[id(twin)]:
            courses = tuple(dict.fromkeys(row.course.name for row in left))
            more = more or say("programme.second_view_more", **names, courses=courses)
    return sorted(kept, key=parts.index), more


def _not_in(other: Part, part: Part) -> list[Row]:
    """The rows of a part that another does not have; courses of the same name in other terms are others."""
    listed: dict[str, list[Row]] = {}
    for row in other.rows:
        listed.setdefault(_name(row), []).append(row)
    return [row for row in part.rows if not any(_may_be_one(row, one) for one in listed.get(_name(row), ()))]


def _name(row: Row) -> str:
    return fold(row.course.code) or fold(row.course.name)


def _may_be_one(row: Row, other: Row) -> bool:
    """Whether the terms of two rows leave open that they are one."""
    terms = [one.terms.read for one in (row, other) if one.terms is not None and one.terms.read is not None]
    return len(terms) < 2 or terms[0].calendar != terms[1].calendar or not terms[0].may.isdisjoint(terms[1].may)
