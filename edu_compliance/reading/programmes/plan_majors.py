"""One table with the plans of several 专业, which a column tells apart: each its own programme."""

import re

import attrs

from edu_compliance.model.vocabulary import fold
from edu_compliance.reading.programmes.plan_rows import Row

_EVERYBODY = re.compile(r"(?:各|全部|所有|全校|全院|全体|公共)(?:各|的)?(?:专业|学生|班级?)?")
_BETWEEN = re.compile(r"[、,，;；/\n]")


@attrs.frozen
class OfMajor:
    """What a table holds of one 专业."""

    name: str
    rows: tuple[Row, ...]


def by_major(rows: list[Row]) -> list[OfMajor]:
    """The rows of each 专业, in the order in which the table names them; none where it names one at most.

    A row of 各专业, or of several, is of each of them.
    """
    names = list(dict.fromkeys(name for row in rows for name in _named(row)))
    if len(names) < 2:
        return []
    return [OfMajor(name, tuple(row for row in rows if not (of := _named(row)) or name in of)) for name in names]


def _named(row: Row) -> tuple[str, ...]:
    """The 专业 that a row is of; none where it is of all."""
    if _EVERYBODY.fullmatch(fold(row.major)):
        return ()
    return tuple(name for part in _BETWEEN.split(row.major) if (name := "".join(part.split())))
