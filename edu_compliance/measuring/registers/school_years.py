"""School years that registers cover: runs of them, and why more may have been held in them than is shown."""

from collections.abc import Iterable, Mapping, Sequence

from edu_compliance.measuring.registers.registered import silent
from edu_compliance.model.measurement import Uncertainty
from edu_compliance.model.message import say
from edu_compliance.model.register import Event, Register, RegisterSheet

ByYear = Mapping[int, Sequence[Register]]
"""Registers by the first calendar year of their school year."""


def windows(years: Sequence[int], length: int) -> list[tuple[int, ...]]:
    """Every run of so many school years that registers cover; where none is covered wholly, the last one."""
    covered = set(years)
    runs = [tuple(range(year - length + 1, year + 1)) for year in years]
    whole = [run for run in runs if covered.issuperset(run)]
    return whole or runs[-1:]


def years_of(events: Iterable[Event]) -> set[int]:
    """The school years in which activities surely were held."""
    spans = (event.when.school_years for event in events if event.when is not None)
    return {years.start for years in spans if len(years) == 1}


def reserve(years: tuple[int, ...], by_year: ByYear) -> tuple[Uncertainty, ...]:
    """Why more may have been held than the registers show: years not covered, not over, or not stated."""
    found = []
    missing = tuple(f"{year}—{year + 1}" for year in years if year not in by_year)
    if missing:
        places = tuple(register.place for register in by_year[years[-1]]) if years[-1] in by_year else ()
        found.append(Uncertainty("、".join(missing), say("register.years_missing", years=missing), places))
    for year in years:
        found += silent(by_year.get(year, ()), RegisterSheet.EVENTS)
        for register in by_year.get(year, ()):
            about = f"{year}—{year + 1}"
            if not register.year_over:
                why = say("register.year_running", year=about)
                found.append(Uncertainty(about, why, (register.handed_in[RegisterSheet.EVENTS],)))
            if register.year_doubt is not None:
                found.append(Uncertainty(about, register.year_doubt, (register.handed_in[RegisterSheet.EVENTS],)))
    return tuple(found)
