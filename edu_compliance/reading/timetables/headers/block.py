"""A block: body columns under a group of header lines, with what these say of them."""

import attrs

from edu_compliance.model.class_name import ClassName
from edu_compliance.model.lesson import Weeks
from edu_compliance.reading.timetables.texts.token import Period


@attrs.frozen
class BodyColumn:
    """A column of a block's body with what the header rows above it say."""

    column: int
    weekday: int = 0
    weeks: Weeks | None = None
    """The weeks its weekday is said for."""
    period: Period | None = None
    period_at: int = -1
    """The column where the period's label stands: a label over several columns names one period."""
    classed: ClassName | None = None
    class_at: tuple[int, int] = (-1, -1)
    extra: bool = False
    """Its own header cell is empty: it belongs to the column before (a teacher beside the subject)."""


@attrs.frozen
class Block:
    """Body columns under a group of header rows, down to the next group."""

    head: int
    """First header row."""
    top: int
    """First body row."""
    bottom: int
    """Last body row."""
    columns: tuple[BodyColumn, ...]
    zone: tuple[int, int]
    """First and last column of what stands at its left; empty where first > last."""
    days_above: bool
    """Whether its header rows give the weekday,"""
    periods_above: bool
    """the period,"""
    classes_above: bool
    """the class."""
    left: int
    """Its first column, what stands at its left included."""
    right: int
    """Its last body column."""
    weekday: int = 0
    """The weekday that a title over it says, where nothing else gives it one; 0 none."""
