"""Sheets of one workbook that hold the same classes in several school years, or once more in an old version: the latest
counts, others are listed.

Of the two terms of one year nobody knows here which is in force; they stay timetables that contradict each other.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

import attrs

from edu_compliance.model.message import Message, say
from edu_compliance.model.submission import SheetKind
from edu_compliance.reading.grid import Grid
from edu_compliance.reading.timetables.sheet_reading import SheetReading

_OUT_OF_FORCE = re.compile(
    r"作废|废止|废弃|停用|弃用|旧|老版|(?:调整|修改|更改|变更)前|备份|草稿|初稿|^废$|[(（]原[)）]|^原(?=课|总|[一二三四五六七八九高初0-9]|$)"
    r"|(?<![a-z])(?:old|backup)(?![a-z])",
    re.IGNORECASE,
)
"""What the name of a sheet says of a version that is not in force."""


def latest_of_each(readings: Iterable[tuple[Grid, SheetReading]]) -> list[tuple[Grid, SheetReading]]:
    """The sheets, those without classes of which every class stands in a sheet of a later school year as well, or that
    their names call old, where every class stands in one that is not."""
    return _in_force(_of_last_years(list(readings)))


def _in_force(readings: list[tuple[Grid, SheetReading]]) -> list[tuple[Grid, SheetReading]]:
    old = [_OUT_OF_FORCE.search(grid.sheet) is not None for grid, _ in readings]
    if not any(old):
        return readings
    held = {key for (_, reading), is_old in zip(readings, old, strict=True) if not is_old for key in _keys(reading)}
    held.discard(None)  # a class nobody can name is in no other sheet
    replaced = [
        is_old and bool(reading.classes) and held.issuperset(_keys(reading))
        for (_, reading), is_old in zip(readings, old, strict=True)
    ]
    why = say("sheet.out_of_force")
    return [
        (grid, _not_counted(reading, why) if is_replaced else reading)
        for (grid, reading), is_replaced in zip(readings, replaced, strict=True)
    ]


def _of_last_years(readings: list[tuple[Grid, SheetReading]]) -> list[tuple[Grid, SheetReading]]:
    years = [_year(reading) for _, reading in readings]
    if len(set(years)) < 2:
        return readings
    last: dict[object, int] = {}
    for (_, reading), year in zip(readings, years, strict=True):
        if year is not None:
            last |= {key: max(year, last.get(key, year)) for key in _keys(reading)}
    return [
        (grid, _older(reading, year) if year is not None and _is_older(reading, year, last) else reading)
        for (grid, reading), year in zip(readings, years, strict=True)
    ]


def _year(reading: SheetReading) -> int | None:
    """What the titles over a sheet's table, or its name, say; the file's name is of all its sheets."""
    return next((title.year for title in reading.titles[:-1] if title.year), None)


def _keys(reading: SheetReading) -> Sequence[object]:
    return [(one.naming.stage, *one.naming.key) if one.naming.whole else None for one in reading.classes]


def _is_older(reading: SheetReading, year: int, last: Mapping[object, int]) -> bool:
    keys = _keys(reading)
    return bool(keys) and None not in keys and all(last[key] > year for key in keys)


def _older(reading: SheetReading, year: int) -> SheetReading:
    return _not_counted(reading, say("sheet.older_year", year=str(year), next=str(year + 1)))


def _not_counted(reading: SheetReading, why: Message) -> SheetReading:
    return SheetReading(attrs.evolve(reading.sheet, kind=SheetKind.OTHER, reason=why, understood=True))
