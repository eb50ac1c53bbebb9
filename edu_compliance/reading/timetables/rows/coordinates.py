"""A row's coordinates, as far as they stand at its left."""

import attrs

from edu_compliance.model.class_name import ClassName
from edu_compliance.model.lesson import Weeks
from edu_compliance.reading.timetables.texts.token import Half, Period
from edu_compliance.reading.timetables.view import Spot


@attrs.frozen
class RowLabels:
    """A row's coordinates."""

    row: int
    period: Period | None
    ordinal: int
    """Place in the day of its (first) period, 0 where it has none; where the periods stand above, how many of the day
    came before in rows of their own."""
    count: int
    """Periods the row stands for."""
    weekday: int
    classed: ClassName | None
    class_at: Spot
    half: Half | None
    table: int
    """Ordinal of the table within the block: stacked tables may share one header."""
    title_at: Spot | None
    """Where the table's own title stands, where it is not above the header."""
    continues: bool
    """It belongs to the row above: it has no label of its own, or shares a merged one."""
    section: str = ""
    """The activity whose part of the day it stands in (课后服务 beside or over several periods)."""
    weeks: Weeks | None = None
    """The weeks its weekday is said for."""
    unknown: str = ""
    """A label of its own that nobody knows."""
    shared: bool = False
    """It is a further row of a label that names as many periods as it spans rows (第1、2节)."""
