"""What a class is taught in a week, as it was read: lessons, what was not counted, and what is in doubt."""

import enum
from fractions import Fraction
from math import lcm

import attrs

from edu_compliance.model.class_name import ClassName
from edu_compliance.model.message import Message
from edu_compliance.model.place import Place
from edu_compliance.model.stage import Stage


@attrs.frozen
class Weeks:
    """Which weeks of a cycle a lesson falls in: `Weeks(2, (1,))` is the odd weeks."""

    cycle: int = 1
    """Length of the cycle in weeks; 1 is every week."""
    held: tuple[int, ...] = (1,)
    """The weeks of the cycle it is held in, from 1, ascending."""

    @property
    def share(self) -> Fraction:
        """Mean lessons a week, 0 to 1."""
        return Fraction(len(self.held), self.cycle)

    def within(self, other: "Weeks") -> "Weeks | None":
        """Those of its weeks that are the other's too; None where none is."""
        if other == EVERY_WEEK:
            return self
        if self == EVERY_WEEK:
            return other
        cycle = lcm(self.cycle, other.cycle)
        held = tuple(
            week
            for week in range(1, cycle + 1)
            if (week - 1) % self.cycle + 1 in self.held and (week - 1) % other.cycle + 1 in other.held
        )
        return Weeks(cycle, held) if held else None


EVERY_WEEK = Weeks()
ODD_WEEKS = Weeks(2, (1,))
EVEN_WEEKS = Weeks(2, (2,))


class Naming(enum.Enum):
    """How the subject of a lesson was understood."""

    KNOWN = "known"
    """One canonical subject."""
    SHARED = "shared"
    """Two or more named together without saying when (音乐/美术): each has its part, which area is sure only
    where all of them belong to it."""
    AMBIGUOUS = "ambiguous"
    """A name that may be any of several subjects (书, 劳动与综合, 体育(舞蹈))."""
    UNKNOWN = "unknown"
    """A name nobody knows: it may be anything."""


@attrs.frozen
class Taught:
    """A subject as it was read from a cell: what lessons and allotments have in common."""

    name: str
    """The canonical subject where it is known, else the name as written."""
    subjects: tuple[str, ...]
    """Canonical subjects it may be; empty where nobody knows."""
    naming: Naming
    written: str
    """The cell's own words for the subject."""
    detail: str = ""
    """What a bracket adds: the canonical 足球 of 体育（足球）, or the bracket's words."""
    teacher: str = ""


# Not slotted: a school has hundreds, and a frozen object with slots takes twice as long to make.
@attrs.frozen(slots=False)
class Lesson:
    """One lesson of a class: weekday × period × subject, with its weeks and its cell."""

    weekday: int
    """1 Monday … 7 Sunday."""
    period: int
    """Place in the day, counted from 1 over the periods that bear lessons."""
    taught: Taught
    weeks: Weeks
    place: Place

    @property
    def low(self) -> Fraction:
        """Lessons a week, a mean over the cycle; the same as `high`, as an allotment has them."""
        return self.weeks.share

    @property
    def high(self) -> Fraction:
        """Lessons a week, a mean over the cycle."""
        return self.weeks.share


@attrs.frozen
class Allotment:
    """Weekly lessons of one subject by an allocation, which knows no weekday and no period."""

    taught: Taught
    low: Fraction
    """Lessons a week, at the least."""
    high: Fraction
    """Lessons a week, at the most; differs from `low` where the cell is ambiguous (4/3)."""
    place: Place


@attrs.frozen
class Uncounted:
    """A cell of a class that is no lesson, and why: an activity, an evening period, a note."""

    written: str
    why: Message
    place: Place
    weekday: int | None = None
    period: str = ""
    """The period's label as written."""
    subjects: tuple[str, ...] = ()
    """The subjects it would have been, where it names any (体育 in a 课后服务 row)."""


@attrs.frozen
class Doubt:
    """Why a class's numbers are not sure, beyond what its lessons' own names leave open."""

    text: str
    """The words in doubt, as written."""
    why: Message
    places: tuple[Place, ...]
    fewer: Fraction = Fraction(0)
    """So many lessons a week fewer it could be."""
    more: Fraction = Fraction(0)
    """So many lessons a week more it could be."""
    subjects: tuple[str, ...] = ()
    """Canonical subjects whose lessons it could change; empty: any."""
    moves: bool = False
    """Whether those lessons may lie on other days or at other times than were read."""


_NAMELESS = ClassName("")


class ClassKind(enum.Enum):
    """What a class was read from."""

    TIMETABLE = "timetable"
    ALLOCATION = "allocation"


@attrs.frozen
class SchoolClass:
    """A class with its week, as read from one block of one sheet."""

    name: str
    """As written."""
    stage: Stage | None
    """None where it cannot be told."""
    grades: tuple[int, ...]
    """1–12 in schools, years of study in vocational and higher education; several in a 复式 class; empty: unknown."""
    number: int | None
    """The class's number in its grade; None where there is none."""
    kind: ClassKind
    place: Place
    """The block it was read from."""
    naming: ClassName = _NAMELESS
    """What its name says, from which stage, grades and number were settled."""
    days: tuple[int, ...] = ()
    """Weekdays on which it has lessons, ascending; empty in an allocation."""
    lessons: tuple[Lesson, ...] = ()
    allotments: tuple[Allotment, ...] = ()
    uncounted: tuple[Uncounted, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    incomplete: Message | None = None
    """Why the timetable is too empty to accuse anybody by; None where it is whole."""
    binding_doubt: Message | None = None
    """Why it is not sure which rules bind it (stage or grade deduced or unknown); None where it is."""
    may_be: tuple[Stage, ...] = ()
    """Where no stage is told: the few it may be; empty: any."""

    @classmethod
    def named(cls, naming: ClassName, kind: ClassKind, place: Place) -> "SchoolClass":
        """A class as far as its name tells; stage and grades are settled among its school's other classes."""
        return cls(naming.written, naming.stage, (), naming.number, kind, place, naming)

    @property
    def week(self) -> tuple[Lesson | Allotment, ...]:
        """All that it is taught in a week, by its timetable or by its allocation."""
        return (*self.lessons, *self.allotments)

    @property
    def known_by(self) -> tuple[Stage | None, tuple[int, ...], int | None, str] | None:
        """Stage, grades, number and branch, where they tell it from the other classes of its school."""
        told = self.grades and (self.number is not None or self.naming.branch)
        return (self.stage, self.grades, self.number, self.naming.branch) if told else None

    @property
    def key(self) -> tuple[Place, str]:
        """What tells it from every other class of its submission: two of them may be read from one block."""
        return self.place, self.name

    @property
    def placed_otherwise(self) -> tuple[Doubt, ...]:
        """Why nobody can tell when its lessons lie; empty where the timetable is to be believed."""
        return tuple(doubt for doubt in self.doubts if doubt.moves)
