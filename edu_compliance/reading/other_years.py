"""Sheets of one workbook that hold the same classes in several school years: the latest counts, others are listed.

Of the two terms of one year nobody knows here which is in force; they stay timetables that contradict each other.
"""

from collections.abc import Iterable, Mapping, Sequence

import attrs

from edu_compliance.model.message import say
from edu_compliance.model.submission import SheetKind
from edu_compliance.reading.grid import Grid
from edu_compliance.reading.timetables.sheet_reading import SheetReading


def latest_of_each(readings: Iterable[tuple[Grid, SheetReading]]) -> list[tuple[Grid, SheetReading]]:
    """The sheets, those without classes of which every class stands in a sheet of a later school year as well."""
    readings = list(readings)
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
    why = say("sheet.older_year", year=str(year), next=str(year + 1))
    return SheetReading(attrs.evolve(reading.sheet, kind=SheetKind.OTHER, reason=why, understood=True))
