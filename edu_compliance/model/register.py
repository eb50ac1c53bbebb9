"""The register (台账): what a school, county, prefecture or the region states once a year beyond its timetables."""

import datetime
import enum
from collections.abc import Mapping

import attrs

from edu_compliance.model.message import Message
from edu_compliance.model.place import Place
from edu_compliance.model.rule import TargetKind
from edu_compliance.model.stage import Area, Stage

FIRST_MONTH = 9
"""The school year begins on 1 September and ends on 31 August."""


class RegisterSheet(enum.Enum):
    """The sheets of a register."""

    UNIT = "unit"
    EVENTS = "events"
    DOCUMENTS = "documents"
    HOLDINGS = "holdings"
    PERSONS = "persons"


@attrs.frozen
class Span:
    """The days on which something may have begun: one, or all of a month or year where only that is stated."""

    first: datetime.date
    last: datetime.date

    @property
    def school_years(self) -> range:
        """First calendar years of the school years it may belong to."""
        return range(school_year_of(self.first), school_year_of(self.last) + 1)


def school_year_of(day: datetime.date) -> int:
    """First calendar year of the school year of a day: 2026-05-20 is of 2025."""
    return day.year if day.month >= FIRST_MONTH else day.year - 1


@attrs.frozen
class Event:
    """One activity."""

    kinds: tuple[str, ...]
    """Kinds of `register_kinds` it may be: one where it is sure, several where its name leaves it open, none where
    nobody knows."""
    written: str
    """Its type and name as written."""
    place: Place
    when: Span | None = None
    """None where no date can be read."""
    whole_school: bool = False
    """Whether all grades took part."""
    grades: tuple[int, ...] = ()
    """Grades 1–12 that took part, as far as they are told."""
    flags: Mapping[str, bool | None] = attrs.field(factory=dict)
    """Answers to the columns that ask yes or no (`commercial`, `athletics`, `collective`); None: not answered."""
    open: Message | None = None
    """Why it may be nothing, by its own words; None where it says no such thing."""


@attrs.frozen
class Document:
    """One rule, plan or paper that is in force."""

    kinds: tuple[str, ...]
    written: str
    place: Place
    named: bool = True
    """Whether it has a title or a number: a type alone proves no document."""
    open: Message | None = None
    """Why it may be nothing, by its own words; None where it says no such thing."""


@attrs.frozen
class Holding:
    """A club, a team, a site, a traditional sport."""

    kinds: tuple[str, ...]
    written: str
    place: Place
    named: bool = True
    on_campus: bool | None = None
    open: Message | None = None
    """Why it may be nothing, by its own words; None where it says no such thing."""


@attrs.frozen
class Person:
    """A teacher or a person in charge."""

    kinds: tuple[str, ...]
    """The duties the row may state."""
    written: str
    place: Place
    named: bool = True
    area: Area | None = None
    open: Message | None = None
    """Why it may be nothing, by its own words; None where it says no such thing."""


@attrs.frozen
class Register:
    """One register as it was read."""

    place: Place
    level: TargetKind | None = None
    """Who fills it in: a school, county, prefecture or the region; None where it does not say."""
    school: str = ""
    """The unit's name."""
    stages: tuple[Stage, ...] = ()
    answers: Mapping[str, bool | None] = attrs.field(factory=dict)
    """Marks and conditions asked about: True, False, or None where the question is not answered."""
    year: int | None = None
    """First calendar year of the school year it covers."""
    filled_on: datetime.date | None = None
    year_doubt: Message | None = None
    """Why that year is not sure."""
    year_over: bool = True
    """Whether the school year was over on the day of the audit; before that, nothing is too late."""
    handed_in: Mapping[RegisterSheet, Place] = attrs.field(factory=dict)
    """The sheets that hold at least one row: only of these is what is missing missing."""
    complete: bool = True
    """Whether it follows the form, which says that what is not listed is not there; another list is silent on it."""
    lacking: frozenset[str] = frozenset()
    """Keys of columns that the sheets do not have (an older form)."""
    events: tuple[Event, ...] = ()
    documents: tuple[Document, ...] = ()
    holdings: tuple[Holding, ...] = ()
    persons: tuple[Person, ...] = ()
