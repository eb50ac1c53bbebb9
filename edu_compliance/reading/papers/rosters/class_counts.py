"""Classes by grade in one cell of a roster: 3,3,2,2,2,2 from the lowest grade on, or 一年级三个班，二年级两个班."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence

import attrs

from edu_compliance.model.stage import SCHOOL_STAGES, Stage, grades_of_stage
from edu_compliance.reading.timetables.texts.numerals import NUMERAL, number

_SEPARATOR = re.compile(r"[、,;/+和及\s]+")
_NUMBER = re.compile(r"([0-9]{1,3})个?班?")
_FIRST_OF_STAGE = {"小": 1, "小学": 1, "初": 7, "初中": 7, "高": 10, "高中": 10, "": 1}
_IN_WORDS = r"(?:两|[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])"
_DIGITS = r"[0-9]{1,3}(?![0-9])"
_UNIT = r"个?(?:教学)?(?:班级?)?(?![级式])"
_COUNT = rf"(?P<n>{_DIGITS}|{_IN_WORDS}(?=个|(?:教学)?班)){_UNIT}"
_PREFIX = r"(?:小学?|初中?|高中?)"
_GRADE = rf"{_PREFIX}?{NUMERAL}(?:年级)?"
_IS = r"(?:共计?|有|是|为|[:=(])*"
_EACH_IS = r"(?:[:=(]|有)*(?:各|均|都|每个?年级)(?:各|均|都|有|是|为|[:=(])*"
_CLAUSES = tuple(
    (kind, re.compile(clause + r"\)?"))
    for kind, clause in (
        ("each", rf"(?:全校)?(?:各(?:个?年级)?|每个?(?:年级|级))(?:各|均|都|有|是|为|:)*{_COUNT}"),
        ("grades_each", rf"(?P<from>{_GRADE})[至到~\-—](?P<to>{_GRADE}){_EACH_IS}{_COUNT}"),
        ("grades_all", rf"(?P<from>{_GRADE})[至到~\-—](?P<to>{_GRADE})共计?有?{_COUNT}"),
        (
            "listed_each",
            rf"(?P<listed>{_GRADE}(?:[、,和及]{_GRADE})+|[一二三四五六七八九]{{2,}}年级){_EACH_IS}{_COUNT}",
        ),
        ("grade", rf"(?P<from>{_PREFIX}?{NUMERAL}年级|{_PREFIX}[一二三四五六]){_IS}(?:{_COUNT}|(?P<none>无|没有)班?)"),
        ("grade", rf"(?P<from>[0-9]{{1,2}})[:=(]{_IS}(?P<n>{_DIGITS}){_UNIT}"),
        ("grade", rf"(?P<from>{_IN_WORDS}){_IS}(?P<n>{_DIGITS}){_UNIT}"),
        ("stage", rf"(?P<stage>小学|初中|高中)(?:部|段|阶段)?{_IS}{_COUNT}"),
        ("total", rf"(?:全校|总|合|一|[0-9一二三四五六七八九]个年级)?[共计有:=]{{0,3}}{_COUNT}"),
    )
)
_BETWEEN = re.compile(r"[、,;/。.()=]*")
_ONLY_WORDS = re.compile(_IN_WORDS)


@attrs.frozen
class Counted:
    """How many classes a cell says there are."""

    by_grade: Mapping[int, int] | None = None
    in_all: int | None = None
    """Of all grades together; what it says beside single grades need not be their sum."""


def class_counts(written: str, stages: Sequence[Stage]) -> Counted | None:
    """The classes that a cell tells of a school of these stages; None where that cannot be told.

    A list that names no grades has a number for each grade of a school; nobody knows how many years a course of study
    takes beyond school. What is told of several grades together counts where all the school's grades are told of.
    """
    plain = unicodedata.normalize("NFKC", written).strip()
    grades = [grade for stage in stages for grade in grades_of_stage(stage)]
    if _ONLY_WORDS.fullmatch(plain):
        return Counted(in_all=_value(plain))
    numbers, _, summed = plain.partition("=")
    listed = [_NUMBER.fullmatch(part) for part in _SEPARATOR.split(numbers) if part]
    if len(listed) > 1 and all(listed):
        fewest = len(grades) if all(stage in SCHOOL_STAGES for stage in stages) else 1
        counts = [int(count[1]) for count in listed if count]
        in_all = _NUMBER.fullmatch(summed.strip()) if summed else None
        if not fewest <= len(counts) <= len(grades) or (summed and in_all is None):
            return None
        return Counted(dict(zip(grades, counts, strict=False)), int(in_all[1]) if in_all else None)
    clauses = list(_clauses("".join(plain.split()), grades))
    return _together(clauses, frozenset(grades)) if clauses else None


@attrs.frozen
class _Clause:
    """Some grades, and how many classes each of them has, or all together; no grades are the whole school."""

    grades: tuple[int, ...]
    n: int
    each: bool


def _clauses(text: str, grades: Sequence[int]) -> Iterator[_Clause]:
    """What a cell says, one after another; nothing where anything is left over."""
    at = 0
    found: list[_Clause] = []
    while at < len(text):
        matches = ((kind, match) for kind, clause in _CLAUSES if (match := clause.match(text, at)))
        kind, match = next(matches, ("", None))
        if match is None:
            return
        found.append(_clause(kind, match, grades))
        between = _BETWEEN.match(text, match.end())
        at = between.end() if between else match.end()
    yield from found


def _clause(kind: str, match: re.Match[str], grades: Sequence[int]) -> _Clause:
    said = match.groupdict()
    n = 0 if said.get("none") else _value(match["n"])
    if kind == "total":
        return _Clause((), n, each=False)
    if kind == "stage":
        first = _FIRST_OF_STAGE[said["stage"]]
        (stage,) = (stage for stage in SCHOOL_STAGES if first in grades_of_stage(stage))
        return _Clause(grades_of_stage(stage), n, each=False)
    if kind == "each":
        return _Clause(tuple(grades), n, each=True)
    if kind == "listed_each":
        return _Clause(tuple(map(_grade, _parts(said["listed"]))), n, each=True)
    first = _grade(said["from"])
    last = _grade(_like(said["from"], said["to"])) if said.get("to") else first
    return _Clause(tuple(range(first, last + 1)), n, each=kind != "grades_all")


def _together(clauses: Sequence[_Clause], grades: frozenset[int]) -> Counted | None:
    """All clauses as one; None where they speak of a grade twice, or of one that the school does not have."""
    totals = [clause.n for clause in clauses if not clause.grades]
    parts = [clause for clause in clauses if clause.grades]
    told = [grade for part in parts for grade in part.grades]
    if len(totals) > 1 or len(told) != len(set(told)) or not grades.issuperset(told):
        return None
    in_all = totals[0] if totals else None
    if all(part.each for part in parts):
        by_grade = {grade: part.n for part in parts for grade in part.grades}
        return Counted(by_grade or None, in_all)
    summed = sum(part.n * len(part.grades) if part.each else part.n for part in parts)
    return Counted(in_all=summed) if set(told) == grades and in_all in (None, summed) else None


def _value(count: str) -> int:
    return 2 if count == "两" else number(count) if not count.isdigit() else int(count)


def _parts(listed: str) -> list[str]:
    """一、二、三年级 and 一二三年级 as their grades."""
    parts = re.split(r"[、,和及]", listed)
    return list(parts[0].removesuffix("年级")) if len(parts) == 1 else parts


def _like(first: str, last: str) -> str:
    """初一至三 goes on as it began."""
    prefix = re.match(_PREFIX, first)
    return prefix[0] + last if prefix and not re.match(_PREFIX, last) else last


def _grade(text: str) -> int:
    found = re.fullmatch(rf"({_PREFIX}?)({NUMERAL})(?:年级)?", text)
    if found is None:
        raise ValueError(text)
    return _FIRST_OF_STAGE[found[1]] + number(found[2]) - 1
