"""What one text may say as a header: a weekday, a period, a half-day, a class, a column's name."""

import enum

import attrs

from edu_compliance.model.class_name import ClassName
from edu_compliance.model.lesson import Weeks
from edu_compliance.reading.timetables.texts.header_words import Column


class Half(enum.Enum):
    """A part of the day that periods stand in."""

    MORNING = "morning"
    NOON = "noon"
    AFTERNOON = "afternoon"
    EVENING = "evening"


_NOON = 12 * 60
"""Minutes after midnight."""


@attrs.frozen
class Period:
    """A period's label."""

    label: str
    numbers: tuple[int, ...] = ()
    """1-2节 is (1, 2); empty where only a clock time or an activity is said."""
    half: Half | None = None
    activity: str = ""
    """The activity the period is for (早读, 课后服务): what stands in it is no lesson."""
    bare: bool = False
    """A number alone, which may be something else."""
    start: int | None = None
    """Minutes after midnight, where a clock time is said."""
    weeks: Weeks | None = None
    """The weeks the period is said for: 第6节（单周）."""

    @property
    def time_only(self) -> bool:
        """Whether it says a clock time and nothing else."""
        return not self.numbers and not self.activity

    @property
    def by_the_clock(self) -> Half | None:
        """The half-day its clock time falls in; None where none is said."""
        if self.start is None:
            return None
        return Half.MORNING if self.start < _NOON else Half.AFTERNOON


@attrs.frozen
class Token:
    """One text as a header may use it; at most a few of these are said."""

    text: str
    weekday: int = 0
    """1 Monday … 7 Sunday; 0 none."""
    weeks: Weeks | None = None
    """The weeks a weekday is said for: 星期六(单周)."""
    weak_weekday: int = 0
    """A bare 一 … 日 or 1 … 7."""
    period: Period | None = None
    half: Half | None = None
    classed: ClassName | None = None
    bare_class: ClassName | None = None
    """Digits that may be a class (101, 1.1)."""
    column: Column | None = None
    corner: frozenset[Column] = frozenset()
    """What a corner cell names: 节次\\星期."""

    @property
    def day(self) -> int:
        """The weekday it says in full or, where weekdays are expected, by a bare 一 … 日; 0 none."""
        return self.weekday or self.weak_weekday

    @property
    def any_class(self) -> ClassName | None:
        """The class it names in words or, where classes are expected, by digits."""
        return self.classed or self.bare_class

    @property
    def header_word(self) -> bool:
        """Whether it is a word over a column (班级), or a corner's (节次\\星期)."""
        return bool(self.column or self.corner)

    def says(self, column: Column) -> bool:
        """Whether it says, by itself or as part of a corner, that this stands below or beside it."""
        return self.column is column or column in self.corner

    @property
    def numbered(self) -> bool:
        """Whether it names a period by a number or a clock time."""
        return self.period is not None and bool(self.period.numbers or self.period.start)

    @property
    def unnumbered(self) -> bool:
        """Whether it names a period by a clock time or an activity, and by no number."""
        return self.period is not None and not self.period.numbers

    heads: bool = attrs.field(init=False)
    """Whether it says anything a header says."""

    @heads.default
    def _says_anything(self) -> bool:
        return bool(
            self.weekday
            or self.weak_weekday
            or self.period
            or self.half
            or self.classed
            or self.bare_class
            or self.column
            or self.corner
        )
