"""The roster (学校名册): which schools are to hand in, what each is, and how many classes it has."""

import enum
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

import attrs

from edu_compliance.model.lesson import SchoolClass
from edu_compliance.model.message import Message
from edu_compliance.model.place import Place
from edu_compliance.model.stage import Stage

if TYPE_CHECKING:
    from edu_compliance.model.submission import Notice


@attrs.frozen
class RosterSchool:
    """One row of a roster."""

    number: int
    """Its place among the roster's schools, from 0: what tells two rows apart that say the same."""
    name: str
    place: Place
    """Its row."""
    code: str = ""
    """学校标识码, folded; empty where the row has none of its own."""
    prefecture: str = ""
    county: str = ""
    stages: tuple[Stage, ...] = ()
    kind: str = ""
    """类型 as written (九年一贯制学校, 教学点)."""
    marks: Mapping[str, bool] = attrs.field(factory=dict)
    """特色校 marks and conditions that the row answers; what it leaves open is not in it."""
    classes: Mapping[int, int] | None = None
    """Classes by grade; None where the row does not say."""
    classes_in_all: int | None = None
    """The classes of all grades together, where the row says only that."""
    files: tuple[str, ...] = ()
    """文件名: by which file or folder names somebody decided that the submission is this school's; folded."""
    shared_code: str = ""
    """A code that other rows bear too, and that identifies nobody."""
    closed: str = ""
    """What the roster says of its being merged into another, closed or without pupils, as written; it owes nothing."""

    @property
    def group(self) -> tuple[str, ...]:
        """Prefecture and county, as far as they are told."""
        return tuple(part for part in (self.prefecture, self.county) if part)

    @property
    def classes_expected(self) -> int:
        """How many classes it has; 0 where the row says nothing of them."""
        return self.classes_in_all or 0 if self.classes is None else sum(self.classes.values())


@attrs.frozen
class Roster:
    """A roster as it was read."""

    file: str
    sha256: str
    schools: tuple[RosterSchool, ...] = attrs.field(repr=False)
    notices: "tuple[Notice, ...]" = ()
    """What in it contradicts itself or could not be read."""


class MatchedBy(enum.Enum):
    """By what a submission was known as a school's."""

    FILE = "file"
    """The roster names the file or folder."""
    CODE = "code"
    """学校标识码 in the path."""
    NAME = "name"
    """The school's full name, and no other, in the path."""
    NAME_IN_COUNTY = "name_in_county"
    """Its name without prefecture and county, which the folders name."""
    TITLE = "title"
    """The school's full name in the title of a timetable."""


@attrs.frozen
class Match:
    """Whose submission something is: one school surely, or candidates for a person to decide on."""

    school: RosterSchool | None = None
    by: MatchedBy | None = None
    candidates: tuple[RosterSchool, ...] = ()
    """Schools it may be of; empty where it is settled, or where nothing looks alike."""
    why: Message | None = None
    """Why it is not settled, or what contradicts it."""
    joined: tuple[str, ...] = ()
    """The paths whose submissions were put together."""


@attrs.frozen
class ClassGap:
    """A grade of which fewer or more classes were handed in than the roster says."""

    grade: int | None
    """None is all grades together, where the roster does not tell them apart."""
    expected: int
    found: int


@attrs.frozen
class Attendance:
    """Who of a roster handed in, as an audit found it."""

    roster: Roster
    absent: tuple[RosterSchool, ...]
    """未报送: of those that are to hand in."""
    closed: tuple[RosterSchool, ...]
    """Those that the roster says are closed, and that handed nothing in."""
    matched: int
    """Schools of which something was handed in."""
    open: tuple[tuple[str, Match], ...]
    """Submissions that a person has to decide on, with their candidates."""
    strangers: tuple[tuple[str, str], ...]
    """Submissions like no school of the roster: their paths, and the schools' names they gave themselves."""
    joined: tuple[tuple[RosterSchool, tuple[str, ...]], ...]
    """Schools whose submission lay in several places and was put together."""
    apart: tuple[tuple[RosterSchool, tuple[str, ...]], ...]
    """Schools that were known only by titles of several submissions, which were judged each by itself."""
    contradicted: tuple[tuple[str, Match], ...]
    """Submissions whose titles name another school than the one they were matched to."""
    short: tuple[tuple[RosterSchool, tuple[ClassGap, ...]], ...]
    """Schools of which classes are missing, with the grades."""


def class_gaps(school: RosterSchool | None, classes: Iterable[SchoolClass]) -> tuple[ClassGap, ...]:
    """The grades whose classes differ from the roster's; a class of several grades counts in each of them.

    Nothing where no roster says how many classes there are.
    """
    if school is None or (school.classes is None and school.classes_in_all is None):
        return ()
    if school.classes is None:
        gaps = [ClassGap(None, school.classes_expected, len(set(map(_one_class, classes))))]
    else:
        found = _by_grade(classes)
        grades = sorted({*school.classes, *found})
        gaps = [ClassGap(grade, school.classes.get(grade, 0), found.get(grade, 0)) for grade in grades]
    return tuple(gap for gap in gaps if gap.expected != gap.found)


def classes_missing(school: RosterSchool | None, classes: Iterable[SchoolClass]) -> int:
    """How many classes are missing at the least: those of unknown grade may be among them."""
    known = tuple(classes)
    short = [gap for gap in class_gaps(school, known) if gap.found < gap.expected]
    of_any_grade = sum(not one.grades for one in known if school is not None and school.classes is not None)
    return max(sum(gap.expected - gap.found for gap in short) - of_any_grade, 0)


def _by_grade(classes: Iterable[SchoolClass]) -> dict[int, int]:
    """Classes by grade; one that was read twice and contradicts itself is one class all the same."""
    seen: dict[int, set[object]] = {}
    for one in classes:
        for grade in one.grades:
            seen.setdefault(grade, set()).add(_one_class(one))
    return {grade: len(each) for grade, each in seen.items()}


def _one_class(one: SchoolClass) -> object:
    """What is the same for a class that was read twice."""
    return one.known_by or (one.name, one.place)
