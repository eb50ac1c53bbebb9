"""Rules as a jurist reads them: who is bound, what is required, how strongly, by which words."""

import datetime
import enum
from collections.abc import Mapping
from fractions import Fraction

import attrs

from edu_compliance.model.course_names import CourseNames
from edu_compliance.model.stage import Area, Stage


class Strength(enum.Enum):
    """How strongly a clause binds; only the first two can be breached."""

    MANDATORY = "mandatory"
    PROHIBITED = "prohibited"
    EXPECTED = "expected"
    """原则上: what is missing needs a reason."""
    ENCOURAGED = "encouraged"
    """鼓励: advice, never a breach."""
    AIM = "aim"
    PERMISSION = "permission"
    DEFINITION = "definition"

    @property
    def breachable(self) -> bool:
        """Whether a rule of this strength that is not met is a breach."""
        return self in (Strength.MANDATORY, Strength.PROHIBITED)

    @property
    def judged(self) -> bool:
        """Whether it is judged at all; aims, permissions and definitions are only shown."""
        return self not in (Strength.AIM, Strength.PERMISSION, Strength.DEFINITION)


class TargetKind(enum.Enum):
    """What a rule binds."""

    CLASS = "class"
    PROGRAMME = "programme"
    STUDENT = "student"
    SCHOOL = "school"
    COUNTY = "county"
    PREFECTURE = "prefecture"
    REGION = "region"


@attrs.frozen
class Subjects:
    """Which subjects make an area, by areas.toml."""

    area: Area
    title: str
    """The document's word: 劳动, 体育, 美育."""
    counts: frozenset[str]
    """Canonical subjects that surely count."""
    may_count: Mapping[str, frozenset[Stage]]
    """Subjects that only may count, each with the stages in which they may (all where empty)."""
    why_may: Mapping[str, str]
    """For each of `may_count`, the reason in the policy's terms (a clause, a ledger section), for the report."""


@attrs.frozen
class Areas:
    """What counts as labour, physical and aesthetic education."""

    by_area: Mapping[Area, Subjects]
    stands_for: Mapping[str, tuple[str, ...]]
    """Subjects that may hide others: 艺术 may be 音乐 or 美术, plain 体育与健康 may be 足球."""
    courses: Mapping[Area, CourseNames] = attrs.field(factory=dict)
    """Course names of programme plans; empty where no courses.toml was given."""
    sha256: str = ""


@attrs.frozen
class Requirement:
    """A measure with its parameters and the bound its value must keep."""

    measure: str
    parameters: Mapping[str, object]
    """As the registry names them: `of`, `terms`, `nature`, …"""
    at_least: Fraction | None = None
    at_most: Fraction | None = None
    every: bool = False
    """The bound is the measurement's own whole: `at_least = "every"`."""


@attrs.frozen
class Binding:
    """Whom a rule binds; an empty tuple is no restriction."""

    target: TargetKind
    stages: tuple[Stage, ...] = ()
    grades: tuple[int, ...] = ()
    marks: tuple[str, ...] = ()
    """Any of these marks."""
    also: tuple[TargetKind, ...] = ()
    """Further levels the clause binds likewise: 地(市)、县(区)."""

    @property
    def levels(self) -> tuple[TargetKind, ...]:
        """The levels whose submissions it can be held against; classes, programmes and students are a school's."""
        within = self.target in (TargetKind.CLASS, TargetKind.PROGRAMME, TargetKind.STUDENT)
        return (TargetKind.SCHOOL if within else self.target, *self.also)


@attrs.frozen
class RuleDoubt:
    """A doubt that the document itself leaves: turns not_met into undetermined where it applies."""

    because: str
    ask_for: str
    grades: tuple[int, ...] = ()
    stages: tuple[Stage, ...] = ()
    unless: str = ""
    """A condition (`able_arts_troupe`) with which there is no doubt, where the school states that it has it."""


@attrs.frozen
class Policy:
    """One document (or one area of it) as a rule file states it."""

    id: str
    title: str
    document: str
    issuer: str
    jurisdiction: str
    """GB/T 2260 code."""
    from_: datetime.date
    until: datetime.date | None
    """The last day it holds."""
    verified_on: datetime.date
    area: Area
    sha256: str
    """Hash of the rule file."""
    rules: tuple["Rule", ...] = ()


@attrs.frozen
class Rule:
    """One clause."""

    id: str
    title: str
    binds: Binding
    requires: tuple[Requirement, ...]
    strength: Strength
    clause: str
    """Where it stands: 体育 二(一)."""
    quote: str
    """Its exact words."""
    remedy: str
    """What a school can do about it."""
    area: Area
    evidence: tuple[str, ...] = ()
    """Documents to ask for where it was not examined."""
    note: str = ""
    """How an ambiguity of the words is read (ledger A4), said with each finding."""
    doubts: tuple[RuleDoubt, ...] = ()
    document: str = ""
    policy: str = ""
    """Id of its policy."""
    glosses: Mapping[str, str] = attrs.field(factory=dict)
    """What its title says in other languages, by their codes (`en`); the document's own words bind."""
