"""The whole county as files: the crafted schools first, then as many more of 24 classes as are asked for."""

import io
import zipfile
from collections.abc import Iterator
from functools import cache

from edu_compliance.demonstration import files, pages
from edu_compliance.demonstration.deliveries import published_and_taught
from edu_compliance.demonstration.school import Planted, School
from edu_compliance.demonstration.schools import COUNTY, MARKS, PLANTED, SCHOOLS

CRAFTED = len(SCHOOLS)
"""Schools that were made by hand; more are variations of a few templates."""

_NAME = "校名待填小学"
"""Stands in the templates where the school's name goes."""

_TEMPLATES: tuple[School, ...] = (
    School(_NAME, (1, 2, 3, 4, 5, 6), 4, "{G}（{n}）班", write=lambda school: {}, clean=True),
    School(
        _NAME,
        (1, 2, 3, 4, 5, 6),
        4,
        "{G}年级{n}班",
        write=lambda school: {},
        changes={"六年级3班": {"体育": 2}, "一年级1班": {"体育": 3}, "四年级2班": {"劳动": 0}},
        planted=(
            Planted("PE-04", "六年级3班", "not_met"),
            Planted("PE-03", "一年级1班", "not_met"),
            Planted("LAB-05", "四年级2班", "not_met"),
        ),
    ),
    School(
        _NAME,
        (1, 2, 3, 4, 5, 6),
        4,
        "{G}年级（{n}）班",
        write=lambda school: {},
        changes={"": {"体育": 4}, "二年级（4）班": {"音乐": 1}, "五年级（1）班": {"美术": 1, "书法": 1}},
        retouch={"": {"体育": "体育与健康", "班会": "班队会"}},
        planted=(
            Planted("ART-04", "二年级（4）班", "not_met"),
            Planted("ART-04", "五年级（1）班", "undetermined"),
        ),
    ),
    School(
        _NAME,
        (1, 2, 3, 4, 5, 6),
        4,
        "{G}（{n}）班",
        write=lambda school: {},
        changes={"": {"体育": 5}, "三（1）班": {"劳动": 0, "综合实践": 1}},
        retouch={"": {"音乐": "音 乐", "美术": "美 术", "体育": "体 育"}},
        planted=(Planted("LAB-05", "三（1）班", "undetermined"), Planted("PE-06", "三（1）班", "met")),
    ),
)


def county(schools: int = CRAFTED) -> Iterator[tuple[str, bytes]]:
    """The county's files, as (path relative to the county's folder, content); the same bytes every time.

    Each school has a folder of its own name. Beyond the crafted ones every school has one workbook of 24 class sheets.
    """
    for school in SCHOOLS[:schools]:
        for name, content in school.files().items():
            yield f"{school.name}/{name}", content
    for number in range(CRAFTED + 1, schools + 1):
        yield f"{_name(number)}/各班课程表.xlsx", _variation(number)


def comparison() -> Iterator[tuple[str, bytes]]:
    """What a school of the county published and what is taught there, as (path, content), for `reconcile`."""
    (school,) = (one for one in SCHOOLS if one.name == f"{COUNTY}日果镇初级中学")
    yield from published_and_taught(school)


def planted(schools: int = CRAFTED) -> dict[str, tuple[Planted, ...]]:
    """What an audit of `county(schools)` must find, by school."""
    found = {school.name: PLANTED[school.name] for school in SCHOOLS[:schools] if school.name in PLANTED}
    for number in range(CRAFTED + 1, schools + 1):
        if expected := _TEMPLATES[number % len(_TEMPLATES)].planted:
            found[_name(number)] = expected
    return found


def marks(schools: int = CRAFTED) -> dict[str, frozenset[str]]:
    """特色校 marks of the schools of `county(schools)`, as a roster would tell them."""
    return {school.name: MARKS[school.name] for school in SCHOOLS[:schools] if school.name in MARKS}


def _name(number: int) -> str:
    return f"{COUNTY}第{number:04d}小学"


@cache
def _template(index: int) -> tuple[tuple[zipfile.ZipInfo, bytes], ...]:
    """The parts of a template's workbook."""
    school = _TEMPLATES[index]
    sheets = [pages.class_page(school.name, name, week) for name, week in school.classes().items()]
    with zipfile.ZipFile(io.BytesIO(files.xlsx(sheets))) as archive:
        return tuple((info, archive.read(info)) for info in archive.infolist())


def _variation(number: int) -> bytes:
    """A school's workbook: a template with the school's own name, which stands in the shared strings alone."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for info, content in _template(number % len(_TEMPLATES)):
            if info.filename == "xl/sharedStrings.xml":
                content = content.replace(_NAME.encode(), _name(number).encode())
            archive.writestr(zipfile.ZipInfo(info.filename, info.date_time), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()
