"""What a reader carries down a block's left columns from row to row, and counts on the way."""

import attrs

from edu_compliance.model.class_name import ClassName
from edu_compliance.model.lesson import Weeks
from edu_compliance.reading.timetables.rows.coordinates import RowLabels
from edu_compliance.reading.timetables.texts.token import Half, Period
from edu_compliance.reading.timetables.view import Spot


@attrs.define
class State:
    """What is carried down."""

    weekday: int = 0
    weeks: Weeks | None = None
    half_of_all: Half | None = None
    """The half-day that a title over the table says of all of it."""
    half: Half | None = attrs.field(default=attrs.Factory(lambda state: state.half_of_all, takes_self=True))
    section: str = ""
    section_to: int = -1
    """The last row of the section; as far as the next half-day where it is not told."""
    grade: ClassName | None = None
    """The grade said in a column or a row of its own, for classes named by their number only."""
    classed: ClassName | None = None
    class_at: Spot = (-1, -1)
    ordinal: int = 0
    last_number: int = 0
    period_at: Spot = (-1, -1)
    in_period: int = 0
    """Rows of a merged period label passed so far."""
    table: int = 0
    title_at: Spot | None = None
    gap: bool = False
    """A blank row came after the last period."""
    listing: bool = False
    """A row that lists teachers or sums came after the last period: more of it may follow without its word."""
    words: Spot | None = None
    """A row of words that are no label came after the last period: a title, or a note."""
    period: Period | None = None
    """The last label."""
    whose: tuple[Spot, int] | None = None
    """Class and weekday of the last row, where the periods stand above."""
    restarts: int = 0
    half_before: Half | None = None
    """The half-day of the last period."""
    weeks_of_part: Weeks | None = None
    """The weeks that the part of the table is for."""
    weeks_of_row: Weeks | None = None
    """The weeks that a word beside the row says it is for, and not all of its part."""

    def begin(self) -> None:
        """Count the periods anew: another class, another day, or the same in other weeks."""
        self.ordinal, self.last_number, self.period_at, self.restarts = 0, 0, (-1, -1), 0
        self.gap, self.words, self.section = False, None, ""

    def labels(
        self,
        row: int,
        period: Period | None = None,
        ordinal: int = 0,
        count: int = 0,
        *,
        continues: bool = False,
        shared: bool = False,
        unknown: str = "",
    ) -> RowLabels:
        """The coordinates of a row of this period, with all that is carried down to it."""
        return RowLabels(
            row,
            period,
            ordinal,
            count,
            weekday=self.weekday,
            classed=self.classed,
            class_at=self.class_at,
            half=self.half,
            table=self.table,
            title_at=self.title_at,
            continues=continues,
            section=self.section,
            weeks=self.weeks_of_part or self.weeks_of_row or self.weeks,
            unknown=unknown,
            shared=shared,
        )
