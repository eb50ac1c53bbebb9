"""Which class of one timetable is which class of another: by stage, grade and number, or by its name."""

from collections.abc import Callable, Hashable, Iterable, Sequence

import attrs

from edu_compliance.model.lesson import SchoolClass
from edu_compliance.model.vocabulary import fold

Key = Callable[[SchoolClass], Hashable | None]


@attrs.frozen
class Paired:
    """The classes of two sides, side by side."""

    pairs: tuple[tuple[SchoolClass, SchoolClass], ...]
    alone: tuple[tuple[SchoolClass, ...], tuple[SchoolClass, ...]]
    """Those of either side that have no counterpart, or more than one."""
    by_being_only: bool = False
    """Each side held one class, and nothing else tells that they are the same."""


def pair(first: Sequence[SchoolClass], second: Sequence[SchoolClass]) -> Paired:
    """Pairs classes by what is surest about them. A key that a side has twice pairs nobody."""
    pairs: list[tuple[SchoolClass, SchoolClass]] = []
    left, right = list(first), list(second)
    for key in (_settled, _said, _named):
        here, there = _by_key(left, key), _by_key(right, key)
        for value, one in here.items():
            other = there.get(value)
            if len(one) == 1 and other is not None and len(other) == 1:
                pairs.append((one[0], other[0]))
        done = {id(one) for both in pairs for one in both}
        left = [one for one in left if id(one) not in done]
        right = [one for one in right if id(one) not in done]
    only = len(first) == len(second) == 1 and not pairs and _may_be_one(first[0], second[0])
    if only:
        return Paired(((first[0], second[0]),), ((), ()), by_being_only=True)
    return Paired(tuple(pairs), (tuple(left), tuple(right)))


def _by_key(classes: Iterable[SchoolClass], key: Key) -> dict[Hashable, list[SchoolClass]]:
    found: dict[Hashable, list[SchoolClass]] = {}
    for one in classes:
        value = key(one)
        if value is not None:
            found.setdefault(value, []).append(one)
    return found


def _settled(one: SchoolClass) -> Hashable | None:
    return one.known_by


def _said(one: SchoolClass) -> Hashable | None:
    """Grade and number as the name says them: the two sides may not have settled the stage alike."""
    name = one.naming
    return name.key if name.whole else None


def _named(one: SchoolClass) -> Hashable | None:
    """The name itself, of a class that has nothing better."""
    return None if one.known_by is not None else fold(one.name) or None


def _may_be_one(first: SchoolClass, second: SchoolClass) -> bool:
    """Whether one class on each side may be the same, where at least one does not say which it is."""
    return not (first.naming.whole and second.naming.whole) and first.naming.agrees_with(second.naming)
