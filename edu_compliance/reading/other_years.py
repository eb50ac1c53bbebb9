"""Timetables of another school year than the one they are held against: last year's, handed in by mistake."""

import datetime
from collections.abc import Iterable

from edu_compliance.model.message import say
from edu_compliance.model.register import FIRST_MONTH, school_year_of
from edu_compliance.model.submission import File, Notice

_SUMMER = range(6, FIRST_MONTH)
"""Months in which next year's timetable may be there already."""


def of_other_years(files: Iterable[File], as_of: datetime.date) -> tuple[Notice, ...]:
    """Says which files' timetables name another school year, year by year. They are judged all the same: whoever holds
    old ones against the rules of their time knows what they are."""
    now = school_year_of(as_of)
    expected = {now, now + 1} if as_of.month in _SUMMER else {now}
    found: dict[int, list[str]] = {}
    for file in files:
        if file.classes and file.year is not None and file.year not in expected:
            found.setdefault(file.year, []).append(file.name)
    return tuple(
        Notice(say("school.other_year", files=tuple(names), year=str(year), next=str(year + 1), day=as_of))
        for year, names in sorted(found.items())
    )
