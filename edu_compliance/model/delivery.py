"""Records of what was really taught: lessons changed or given away (调课记录), lessons looked in on (巡课记录)."""

import datetime
import enum

import attrs

from edu_compliance.model.class_name import ClassName
from edu_compliance.model.lesson import Taught
from edu_compliance.model.message import Message
from edu_compliance.model.place import Place


class Reason(enum.Enum):
    """Why something else than planned was given, as far as policy makes a difference."""

    NONE = "none"
    """Nothing is said."""
    UNKNOWN = "unknown"
    """Something is said that is none of these."""
    HOLIDAY = "holiday"
    """Holidays, closures, meets and other events of the whole school: no lesson of anybody took place."""
    EXAM = "exam"
    WEATHER = "weather"
    """Rain, haze: the lesson has to be given indoors, and showing films is none (格尔木 2025)."""
    LEAVE = "leave"
    """公假: the teacher was away on official business."""
    OCCUPIED = "occupied"
    """Another subject needed the time (占课, 赶进度, 讲评试卷)."""


@attrs.frozen
class Delivery:
    """One lesson of a record: what stood in the timetable, and what was given."""

    written: str
    """The class as written."""
    naming: ClassName
    date: datetime.date | None
    """Its day; the year is that of the record's title where the cell says none, and 1 where nothing does."""
    period: str
    """As written."""
    planned: tuple[Taught, ...]
    """More than one where the cell names several; empty where it names no lesson."""
    given: tuple[Taught, ...]
    nothing_given: bool
    """The cell says that nothing was taught (未上, 停课, 自习)."""
    reason: Reason
    reason_written: str
    made_up: bool | None
    """Whether the lesson was given later; None where nobody says."""
    place: Place
    """The cell of what was given."""
    unread: Message | None = None
    """What nobody can read in it (whose lesson it was, or which): it may concern any area, and surely none."""
    outside: bool = False
    """Whether its day lies outside the school year that the record is of: nobody knows which of the two is wrong."""


@attrs.frozen
class DeliveryRecord:
    """The record of one sheet."""

    title: str
    place: Place
    rows: tuple[Delivery, ...] = attrs.field(repr=False)
    year: int | None = None
    """First calendar year of the school year that its title names; None where it names none."""
