"""Sheets of one workbook that hold the same classes in several years or terms: the latest counts, others are listed."""

from collections.abc import Iterable, Sequence

import attrs

from edu_compliance.model.message import say
from edu_compliance.model.submission import SheetKind
from edu_compliance.reading.grid import Grid
from edu_compliance.reading.timetables.sheet_reading import SheetReading

Term = tuple[int, int]
"""First calendar year of the school year, and the term: 1 autumn, 2 spring, 0 where the title does not say."""


def latest_of_each(readings: Iterable[tuple[Grid, SheetReading]]) -> list[tuple[Grid, SheetReading]]:
    """The sheets, those without classes of which every class stands in a sheet of a later year or term as well."""
    readings = list(readings)
    terms = [_term(reading) for _, reading in readings]
    if len(set(terms)) < 2:
        return readings
    later: dict[object, list[Term]] = {}
    for (_, reading), term in zip(readings, terms, strict=True):
        if term is not None:
            for key in _keys(reading):
                later.setdefault(key, []).append(term)
    return [
        (grid, _older(reading, term) if term is not None and _is_older(reading, term, later) else reading)
        for (grid, reading), term in zip(readings, terms, strict=True)
    ]


def _term(reading: SheetReading) -> Term | None:
    """What the titles over a sheet's table, or its name, say; the file's name is of all its sheets."""
    titles = reading.titles[:-1]
    year = next((title.year for title in titles if title.year), None)
    return None if year is None else (year, next((title.term for title in titles if title.term), 0))


def _keys(reading: SheetReading) -> Sequence[object]:
    return [(one.naming.stage, *one.naming.key) if one.naming.whole else None for one in reading.classes]


def _is_older(reading: SheetReading, term: Term, later: dict[object, list[Term]]) -> bool:
    keys = _keys(reading)
    return bool(keys) and None not in keys and all(any(_after(other, term) for other in later[key]) for key in keys)


def _after(other: Term, term: Term) -> bool:
    return other[0] > term[0] or (other[0] == term[0] and other[1] > term[1] > 0)


def _older(reading: SheetReading, term: Term) -> SheetReading:
    why = say("sheet.older_year", year=str(term[0]), next=str(term[0] + 1))
    sheet = attrs.evolve(reading.sheet, kind=SheetKind.OTHER, reason=why, understood=True)
    return SheetReading(sheet)
