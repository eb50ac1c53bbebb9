"""A programme plan (人才培养方案, 教学进程表) as it was read: its courses, and every number with its cell."""

import enum
from fractions import Fraction

import attrs

from edu_compliance.model.message import Message
from edu_compliance.model.place import Place
from edu_compliance.model.stage import Stage


class Nature(enum.Enum):
    """Whether students must take a course (课程性质, 修读方式)."""

    COMPULSORY = "compulsory"
    """必修"""
    RESTRICTED = "restricted"
    """限选: to be chosen from a list."""
    ELECTIVE = "elective"
    """任选, 选修, 公选."""


@attrs.frozen
class Figure:
    """A number as a cell states it: `low … high`, which are one where the cell is plain."""

    low: Fraction
    high: Fraction | None
    """None where nobody can say how much it is."""
    written: str
    """The cell's own words; empty where the cell is."""
    place: Place
    """The cell; rows that share a merged cell share the figure, which then is theirs together."""
    why: Message | None = None
    """Why low and high differ."""

    @property
    def plain(self) -> bool:
        """Whether it is one number."""
        return self.low == self.high


@attrs.frozen
class Terms:
    """The terms a course is taught in, counted from the programme's first."""

    sure: tuple[int, ...]
    """Terms it is surely taught in, ascending."""
    may: tuple[int, ...]
    """Every term it may be taught in, `sure` among them; what is not here it is surely not taught in."""
    written: str
    places: tuple[Place, ...]


@attrs.frozen
class TermHours:
    """What a plan with a column for each term says of one course in one term."""

    term: int
    hours: Figure


@attrs.frozen
class Course:
    """One course of a programme, as one row states it."""

    name: str
    """As written; empty where the row has none."""
    place: Place
    """The cell of its name."""
    code: str = ""
    categories: tuple[str, ...] = ()
    """What its category columns and the headings above it say (公共基础课, 一、通识教育), outermost first."""
    natures: tuple[Nature, ...] = ()
    """What its nature may be: one where it is told, several where it is written 必修/选修, none where nothing is."""
    credits: Figure | None = None
    """None where the plan has no such column or the cell is empty."""
    hours: Figure | None = None
    """The total; None where it is not told."""
    terms: Terms | None = None
    """None where it is not told, or nobody can read it."""
    by_term: tuple[TermHours, ...] = ()
    """Hours in each term, where the plan has a column for each term."""
    remark: str = ""

    @property
    def places(self) -> tuple[Place, ...]:
        """The cell of its name, and the ones of its hours or credits."""
        figures = (self.hours, *(part.hours for part in self.by_term)) if self.hours is None else (self.hours,)
        return (self.place, *dict.fromkeys(figure.place for figure in figures if figure))


@attrs.frozen
class Programme:
    """One programme with its courses; several sheets of one file may have made it."""

    title: str
    """As a title over the plan says, else the sheet's or file's name."""
    stage: Stage | None
    """None where it cannot be told."""
    place: Place
    courses: tuple[Course, ...]
    may_be: tuple[Stage, ...] = ()
    """The stages it may be, where it cannot be told which of a few (专升本); empty: it is told, or may be any."""
    binding_doubt: Message | None = None
    """Why it is not sure which rules bind it; None where it is."""
    incomplete: Message | None = None
    """Why it may be only a part of a plan, too little to accuse anybody by; None where it looks whole."""
    of_one_kind: Message | None = None
    """Why it says nothing of an area it lists no course of: all its courses are of one kind, as one office's are."""
    entry: str = ""
    """The term the plan starts with (2022-2023-1), where terms are those of the calendar."""
    terms: int | None = None
    """How many terms it runs, where that can be told."""
    is_catalogue: bool = False
    """Whether it is a list of the elective courses of a whole school, which belongs to no single programme."""
