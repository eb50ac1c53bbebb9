"""A bell schedule (作息时间表): what stands at which time of the day."""

import attrs

from edu_compliance.model.place import Place


@attrs.frozen
class Bell:
    """One line of the day."""

    label: str
    """As written: 第一节, 大课间, 课外体育活动."""
    start: int
    """Minutes after midnight."""
    end: int | None
    """None where only the beginning is said."""
    place: Place
    lesson: bool = False
    """Whether a lesson stands here: its label is a period's number or a subject."""
    activity: str = ""
    """The activity of the vocabulary that it names."""
    weekdays: tuple[int, ...] = ()
    """The only weekdays (1 is Monday) that its label names: 大课间（周一至周四）; empty: every day."""
    weekdays_open: bool = False
    """Whether its label says something else of weekdays: 大课间（周一升旗）."""

    @property
    def minutes(self) -> int | None:
        """How long it lasts; None where nobody says."""
        return None if self.end is None else self.end - self.start


@attrs.frozen
class BellSchedule:
    """The day of one column of times: of a season, or of a part of the school, where its title says so."""

    title: str
    """The column's header and the sheet's title."""
    place: Place
    bells: tuple[Bell, ...]
    """By time."""
    whole: bool = False
    """Whether it lists the whole day, as a bell schedule does; the times in a timetable leave out what is no lesson."""
