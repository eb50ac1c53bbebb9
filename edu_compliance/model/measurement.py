"""What a measure found out about a target: an interval, where it was counted, and what keeps it apart."""

from fractions import Fraction

import attrs

from edu_compliance.model.lesson import SchoolClass
from edu_compliance.model.message import Message
from edu_compliance.model.place import Place
from edu_compliance.model.rule import TargetKind
from edu_compliance.model.stage import Stage
from edu_compliance.model.student import Case


@attrs.frozen
class Target:
    """One thing a rule can bind."""

    kind: TargetKind
    name: str
    """The class as written, the school's name, the programme's title, …"""
    stage: Stage | None = None
    grades: tuple[int, ...] = ()
    school_class: SchoolClass | None = attrs.field(default=None, repr=False)
    """The class itself, where the target is one."""
    incomplete: Message | None = None
    """Why what was handed in of it is too little to accuse anybody by; None where it is whole."""
    binding_doubt: Message | None = None
    """Why it is not sure which rules bind it, beyond a stage or grade that is missing here; None where it is."""
    may_be: tuple[Stage, ...] = ()
    """Where no one stage is told: the few it may be, or, of a school, all that it has; empty: any."""


@attrs.frozen
class Uncertainty:
    """One reason why low and high differ, with the cells that would settle it."""

    text: str
    """The words in doubt, as written."""
    why: Message
    places: tuple[Place, ...]


@attrs.frozen
class Measurement:
    """`low … high` of one measure for one target."""

    target: Target
    low: Fraction
    high: Fraction
    unit: str
    """`lessons_per_week`, `days`, `subjects`, `hours`, `credits`, …"""
    places: tuple[Place, ...]
    """The cells it was surely counted from; those that only may count stand in the uncertainties."""
    uncertainties: tuple[Uncertainty, ...] = ()
    whole: Fraction | None = None
    """What `every` means here: the teaching days, the classes."""
    least: tuple[Fraction, Fraction] | None = None
    """Low and high of the least week of the cycle, where the weeks differ."""
    weeks: tuple[tuple[Fraction, Fraction], ...] = ()
    """Low and high of each week of the cycle, where they differ and can be told one by one."""
    parts: tuple["Measurement", ...] = ()
    """Measurements of smaller targets it was made from."""
    cases: tuple[Case, ...] = attrs.field(default=(), repr=False)
    """Where the target is a list of students: those who fail, then those of whom nobody can tell; all of them."""
    details: tuple[Message, ...] = ()
    """What else the finding should say (which subject is missing, which day has none)."""
