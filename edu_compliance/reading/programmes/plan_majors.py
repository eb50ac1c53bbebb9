"""One table with the plans of several 专业 or years of entry, told apart by columns or headings: each its own."""

import re
from collections.abc import Callable
from itertools import pairwise

import attrs

from edu_compliance.model.vocabulary import fold
from edu_compliance.reading.programmes.plan_rows import Row

_EVERYBODY = re.compile(r"(?:各|全部|所有|全校|全院|全体|公共)(?:各|的)?(?:专业|学生|班级?)?")
_SHARED = 3
"""Courses that two sections have in common, so that each is a plan: public ones are."""
_BETWEEN = re.compile(r"[、,，;；/\n]")


_COHORT = re.compile(r"(?:20)?([0-9]{2})级?(?:学生)?")


@attrs.frozen
class OfMajor:
    """What a table holds of one 专业 and one year of entry."""

    name: str
    """Of the 专业; empty where the table tells years of entry apart only."""
    cohort: str
    """2023级; empty where the table tells 专业 apart only."""
    rows: tuple[Row, ...]

    @property
    def says(self) -> tuple[str, ...]:
        """What its rows say they are for (本科), where they agree."""
        levels = {row.level for row in self.rows if row.level}
        return tuple(levels) if len(levels) == 1 else ()


def by_major(rows: list[Row]) -> list[OfMajor]:
    """The rows of each 专业 and year of entry, in the order in which the table names them; none where it names one.

    A row of 各专业, or of several, is of each of them; so is one of no year.
    """
    said = _sections if _listed_again(rows) and not any(row.major for row in rows) else _named
    names, years = _told_apart(rows, said), _told_apart(rows, _cohorts)
    whose = dict.fromkeys((name, year) for row in rows for name in names(row) for year in years(row))
    if len(whose) < 2:
        return []
    return [
        OfMajor(name, year, tuple(row for row in rows if name in names(row) and year in years(row)))
        for name, year in whose
    ]


def _told_apart(rows: list[Row], said: Callable[[Row], tuple[str, ...]]) -> Callable[[Row], tuple[str, ...]]:
    """What each row is of, of all that the table names; a table that names one at most tells nothing apart."""
    named = tuple(dict.fromkeys(one for row in rows for one in said(row)))
    return (lambda row: said(row) or named) if len(named) > 1 else (lambda _: ("",))


def _named(row: Row) -> tuple[str, ...]:
    """The 专业 that a row is of; none where it is of all."""
    if _EVERYBODY.fullmatch(fold(row.major)):
        return ()
    return tuple(name for part in _BETWEEN.split(row.major) if (name := "".join(part.split())))


def _sections(row: Row) -> tuple[str, ...]:
    """The 专业 that the heading of a row's section is the name of."""
    return (row.section,) if row.section else ()


def _listed_again(rows: list[Row]) -> bool:
    """Whether sections with headings that name no kind of course (一、护理) list the same courses in the same terms.

    Students of one plan take a course once: such sections are plans of their own.
    """
    listed: dict[str, set[tuple[str, frozenset[int]]]] = {}
    for row in rows:
        if row.section and row.terms is not None and row.terms.read is not None:
            listed.setdefault(row.section, set()).add((fold(row.course.name), row.terms.read.may))
    return any(
        len(one & other) >= _SHARED and 4 * len(one & other) >= min(len(one), len(other))
        for one, other in pairwise(listed.values())
    )


def _cohorts(row: Row) -> tuple[str, ...]:
    """The years of entry that a row is of; 一年级 is none."""
    found = (_COHORT.fullmatch(fold(part)) for part in _BETWEEN.split(row.cohort))
    return tuple(f"20{one[1]}级" for one in found if one)
