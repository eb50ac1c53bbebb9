"""What a school should know of its files as such: copies of each other, and timetables of another school year."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Sequence

from edu_compliance.model.message import say
from edu_compliance.model.register import FIRST_MONTH, school_year_of
from edu_compliance.model.submission import File, Notice, Status

_SUMMER = range(6, FIRST_MONTH)
"""Months in which next year's timetable may be there already."""


def copies(files: Sequence[File]) -> list[Notice]:
    """Each set of files that were read and hold the same bytes: handed in twice, or sent on under another name."""
    same: dict[str, list[str]] = defaultdict(list)
    for file in files:
        if file.status in (Status.READ, Status.PARTLY_READ):
            same[file.sha256].append(file.name)
    return [Notice(say("school.copies", files=tuple(names))) for names in same.values() if len(names) > 1]


def of_other_years(files: Iterable[File], as_of: datetime.date) -> tuple[Notice, ...]:
    """Says which files' timetables name another school year, year by year. They are judged all the same: whoever holds
    old ones against the rules of their time knows what they are."""
    now = school_year_of(as_of)
    expected = {now, now + 1} if as_of.month in _SUMMER else {now}
    found: dict[int, list[str]] = defaultdict(list)
    for file in files:
        if file.classes and file.year is not None and file.year not in expected:
            found[file.year].append(file.name)
    return tuple(
        Notice(say("school.other_year", files=tuple(names), year=str(year), next=str(year + 1), day=as_of))
        for year, names in sorted(found.items())
    )
