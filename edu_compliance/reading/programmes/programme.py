"""Programme plans (人才培养方案, 教学进程表): sheets of courses become programmes, one row a course."""

import re
from collections.abc import Sequence

import attrs

from edu_compliance.model.message import Message, say
from edu_compliance.model.programme import Course, Nature, Programme
from edu_compliance.model.submission import Notice
from edu_compliance.model.vocabulary import fold
from edu_compliance.reading.grid import Grid
from edu_compliance.reading.programmes.plan_header import find_headers
from edu_compliance.reading.programmes.plan_parts import (
    CATALOGUE,
    Part,
    grouped,
    place_of,
    plan_like,
    read_parts,
    without_second_views,
)
from edu_compliance.reading.programmes.plan_rows import Row
from edu_compliance.reading.programmes.plan_stage import school_of, stage_of
from edu_compliance.reading.programmes.plan_terms import settle_terms
from edu_compliance.reading.programmes.spread import Spread
from edu_compliance.reading.programmes.terms import MOST_TERMS, half_year, name_of_half_year

_PUBLIC = re.compile(r"公共|通识|思想|政治|体育|语文|英语|外语|军事|劳动|心理|美育|艺术|形势|大学")
_OF_MAJOR = re.compile(r"^专业|专业.{0,4}(?:课|课程|模块|类)$")
_OF_ONE_KIND = (
    re.compile(r"体育|军事|体能|体质"),
    re.compile(r"艺术|美育|音乐|美术|鉴赏|欣赏|舞蹈|书法|戏[剧曲]|影视"),
    re.compile(
        r"劳动|劳模|思想|政治|马克思|毛泽东|习近平|中国特色|形势|法治|近现代史|党史|心理|军事|就业|职业|创业|生涯"
    ),
)
"""Public courses that one office each has in its charge: of sports, of the arts, of ideology with all that it looks
after beside."""
_ENTRY_YEAR = re.compile(r"(20\d{2})级")


@attrs.frozen
class ProgrammesRead:
    """What the plan sheets of one file gave."""

    programmes: tuple[Programme, ...]
    notices: tuple[Notice, ...]
    school: str = ""
    """The school's name, where a title says it."""


def looks_like_programme(grid: Grid) -> bool:
    """Whether a sheet lists courses with credits or hours and their terms, nature or kind: a plan, no timetable."""
    return any(plan_like(headers) for headers in find_headers(Spread("", grid)))


def read_programmes(grids: Sequence[Grid], file_name: str, covers: Sequence[str] = ()) -> ProgrammesRead:
    """The programmes of a file's plan sheets; sheets that are parts of one programme are put together.

    `covers` are the texts of the file's other sheets, the farthest that may tell whose the plans are.
    """
    notices: list[Notice] = []
    parts = [part for grid in grids for part in read_parts(Spread(file_name, grid), notices)]
    programmes = [_assemble(group, file_name, covers, notices) for group in grouped(parts)]
    texts = [*(text for part in parts for text in (part.title, *part.texts)), *covers]
    return ProgrammesRead(tuple(programmes), tuple(dict.fromkeys(notices)), school_of(texts))


def _assemble(parts: list[Part], file_name: str, covers: Sequence[str], notices: list[Notice]) -> Programme:
    parts, left = without_second_views(parts, notices)
    rows = [row for part in parts for row in part.rows]
    entry = _entry(parts, rows, notices)
    courses = [attrs.evolve(row.course, terms=settle_terms(row.terms, entry)) for row in rows]
    if CATALOGUE.search(parts[0].title):
        # What stands in a list of electives is one, where nothing else is said.
        courses = [one if one.natures else attrs.evolve(one, natures=(Nature.ELECTIVE,)) for one in courses]
    last = max((term for course in courses if course.terms for term in _told(course)), default=None)
    first, stem = parts[0], file_name.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    sheets = [part.sheet.grid.sheet for part in parts]
    texts = [text for part in parts for text in (part.title, *part.texts, *part.above)]
    stage = stage_of([*texts, *sheets, stem, *covers], courses, last)
    place = place_of(first)
    title = first.title or _own_name(sheets[0], stem)
    if stage.deduced is not None:
        notices.append(Notice(stage.deduced, (place,)))
    return Programme(
        title=title,
        stage=stage.stage,
        place=place,
        courses=tuple(courses),
        may_be=stage.may_be,
        binding_doubt=stage.doubt,
        incomplete=_incomplete(courses) or left,
        of_one_kind=_of_one_kind(courses),
        entry=name_of_half_year(entry) if entry is not None else "",
        terms=last,
        is_catalogue=CATALOGUE.search(title) is not None,
    )


def _told(course: Course) -> tuple[int, ...]:
    """The terms that say how long the plan runs; 每学期 does not."""
    terms = course.terms
    return () if terms is None or len(terms.may) == MOST_TERMS else terms.may


def _own_name(sheet: str, stem: str) -> str:
    """A name for a plan without title: the sheet's where somebody gave it one, else the file's."""
    return stem if re.fullmatch(r"(?i)sheet\d*|工作表\d*", sheet) else sheet


def _entry(parts: list[Part], rows: list[Row], notices: list[Notice]) -> int | None:
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
    if not courses:
        return say("programme.empty")
    if any(_PUBLIC.search(fold(text)) for course in courses for text in _told_public(course)):
        return None
    return say("programme.no_public_courses", courses=len(courses))


def _told_public(course: Course) -> tuple[str, ...]:
    """What tells whether a course is a public one: 专业英语 among 专业课 is none."""
    of_major = any(_OF_MAJOR.search(fold(category)) for category in course.categories)
    return course.categories if of_major else (course.name, *course.categories)


def _of_one_kind(courses: list[Course]) -> Message | None:
    """A list of nothing but sports, of arts or of what teachers of ideology teach is no whole plan.

    It tells of the courses it is about, and not what students take beside.
    """
    if not any(all(words.search(fold(course.name)) for course in courses) for words in _OF_ONE_KIND):
        return None
    return say("programme.of_one_kind", courses=tuple(dict.fromkeys(course.name for course in courses)))
