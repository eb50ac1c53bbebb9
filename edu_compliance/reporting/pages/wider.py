"""What the overview of many schools says beyond its list: groups, unread files, how many schools meet each rule."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from functools import reduce
from itertools import takewhile
from operator import add

import attrs

from edu_compliance.model.message import Message
from edu_compliance.model.stage import Area


@attrs.frozen
class Met:
    """How many of those that a rule binds surely meet it; what is undetermined is in the denominator alone."""

    met: int
    bound: int

    @property
    def share(self) -> Fraction:
        """Met ÷ bound, 0 where nobody is bound."""
        return Fraction(self.met, self.bound) if self.bound else Fraction(0)

    @property
    def step(self) -> int:
        """In which of eleven steps the share falls, 0 … 10; only all of them make 10."""
        return int(self.share * 10)

    def __add__(self, other: "Met") -> "Met":
        return Met(self.met + other.met, self.bound + other.bound)


@attrs.frozen
class RuleMet:
    """One rule in one group of schools."""

    targets: Met
    """Classes, or whatever the rule binds."""
    schools: Met
    """Schools all of whose targets surely meet it."""

    def __add__(self, other: "RuleMet") -> "RuleMet":
        return RuleMet(self.targets + other.targets, self.schools + other.schools)


@attrs.frozen
class Rate:
    """开足率 of an area: lessons that count ÷ lessons demanded, no class counting for more than its own minimum."""

    classes: int
    low: Fraction
    high: Fraction


@attrs.frozen
class Counts:
    """How many schools and offices of a group stand how, with their classes."""

    schools: int
    offices: int
    met: int
    not_met: int
    undetermined: int
    unread: int
    waived: int
    """They would be met but for what is waived."""
    classes: int
    breaches: int
    expected: int = 0
    """Schools by the roster."""
    absent: int = 0
    """Of them, those that handed nothing in."""

    @property
    def submissions(self) -> int:
        """Schools and offices."""
        return self.schools + self.offices

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(*map(add, attrs.astuple(self), attrs.astuple(other)))


@attrs.frozen
class Group:
    """The schools of one county, or of whatever folder or roster groups them."""

    name: tuple[str, ...]
    """Outermost first; empty for schools that stand in no group."""
    page: str
    """Its page's path beside the overview; empty where it has none."""
    counts: Counts
    by_rule: Mapping[str, RuleMet] = attrs.field(factory=dict)
    rates: Mapping[Area, Rate] = attrs.field(factory=dict)
    absent: tuple[str, ...] = ()
    """The roster's schools that handed nothing in."""
    closed: tuple[str, ...] = ()
    """Those that the roster says are closed."""


@attrs.frozen
class UnreadCause:
    """A reason why files were not, or not wholly, read."""

    files: int
    example: Message
    """The reason as it was said of one of them."""


@attrs.frozen
class Wider:
    """All schools together."""

    groups: Sequence[Group]
    by_rule: Mapping[str, RuleMet]
    rates: Mapping[Area, Rate]
    unread_causes: Sequence[UnreadCause]
    submissions: int
    """All schools and offices; the list may be of the worst alone."""
    finder: str = ""
    """Path of the page on which every school can be looked up, where not all are listed."""
    groups_page: str = ""
    """Path of the page that has every group, where the index has prefectures."""
    loose_left_out: int = 0
    """Files of no school that are not named on the page."""


def together(groups: Iterable[Group]) -> Mapping[str, RuleMet]:
    """How all groups' schools meet each rule."""
    found: dict[str, RuleMet] = {}
    for group in groups:
        for rule, one in group.by_rule.items():
            before = found.get(rule)
            found[rule] = one if before is None else before + one
    return found


def by_prefecture(groups: Sequence[Group]) -> list[Group]:
    """The groups of one outermost name together, of those that differ; they have no page of their own, and no rates."""
    depth = common(groups) + 1
    outermost: dict[tuple[str, ...], list[Group]] = {}
    for group in groups:
        outermost.setdefault(group.name[:depth], []).append(group)
    return [
        Group(name, "", reduce(add, (one.counts for one in each)), together(each)) for name, each in outermost.items()
    ]


COUNTIES = 150
"""Up to so many groups have a line each on the index; of more, the prefectures do."""


def common(groups: Sequence[Group]) -> int:
    """How many outermost names all groups share, which need not be said of each."""
    names = [group.name for group in groups]
    return sum(1 for _ in takewhile(lambda parts: len(set(parts)) == 1, zip(*names, strict=False))) if names else 0
