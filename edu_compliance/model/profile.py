"""A ClassIsland profile as its file holds it, or a piece of one: class plans, time layouts and subjects apart."""

from collections.abc import Mapping

import attrs

LESSON, BREAK = 0, 1
"""`TimeType` of a layout's item; dividing lines and actions are neither."""


@attrs.frozen
class Subject:
    """A subject by its id."""

    name: str
    teacher: str = ""


@attrs.frozen
class LayoutItem:
    """A lesson or a break of a day."""

    start: int | None
    """Minutes after midnight; None where it cannot be read."""
    end: int | None
    kind: int
    """`TimeType`."""
    subject: str = ""
    """`DefaultClassId`: what is taught where the plan says nothing."""
    name: str = ""
    """`BreakName`: 大课间, 午餐."""


@attrs.frozen
class Layout:
    """A day's times."""

    name: str
    items: tuple[LayoutItem, ...]


@attrs.frozen
class Plan:
    """A day's lessons: the i-th of `subjects` stands at the i-th item of its layout that is a lesson."""

    name: str
    layout: str
    """Id of its layout."""
    group: str
    """Id of its group."""
    weekday: int | None
    """1 Monday … 7 Sunday; None where it is not said."""
    week: int
    """0 every week, else the n-th of `cycle`."""
    cycle: int
    subjects: tuple[str, ...]
    """Ids; empty where the plan leaves it to the layout, "-" where the lesson is switched off."""
    enabled: bool = True
    overlay: bool = False
    """Laid over another plan for one day."""


@attrs.frozen
class Profile:
    """One classroom's plans, or what one file has of them."""

    name: str = ""
    subjects: Mapping[str, Subject] = attrs.field(factory=dict)
    layouts: Mapping[str, Layout] = attrs.field(factory=dict)
    plans: tuple[Plan, ...] = ()
    groups: Mapping[str, str] = attrs.field(factory=dict)
    """Name by id."""
    selected: str = ""
    """Id of the group that is in use; empty where the file does not say."""

    @property
    def empty(self) -> bool:
        """Whether there is nothing in it."""
        return not (self.subjects or self.layouts or self.plans)
