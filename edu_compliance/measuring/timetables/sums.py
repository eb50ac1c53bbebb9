"""Subjects of an allocation that may be no lessons of their own: 艺术 4 beside 音乐 2 and 美术 2 may be their sum."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

import attrs

from edu_compliance.model.lesson import Allotment, Naming
from edu_compliance.model.rule import Areas

_LEAST = 2
"""Subjects that have a sum."""


def sums_of_others(allotments: Sequence[Allotment], areas: Areas) -> Mapping[str, tuple[str, ...]]:
    """The subjects that stand for others and have as many lessons as these have together, with those others."""
    known = [(one, one.taught.subjects[0]) for one in allotments if one.taught.naming is Naming.KNOWN]
    found = {}
    for one, subject in known:
        others = [(other, name) for other, name in known if name in areas.stands_for.get(subject, ())]
        lessons = (
            sum((other.low for other, _ in others), Fraction(0)),
            sum((other.high for other, _ in others), Fraction(0)),
        )
        if len({name for _, name in others}) >= _LEAST and lessons == (one.low, one.high):
            found[subject] = tuple(dict.fromkeys(name for _, name in others))
    return found


def or_nothing(allotment: Allotment, sums: Mapping[str, tuple[str, ...]]) -> Allotment:
    """An allotment as it is, or, where it may be the sum of others, from no lesson on."""
    one_of = allotment.taught.naming is Naming.KNOWN and allotment.taught.subjects[0] in sums
    return attrs.evolve(allotment, low=Fraction(0)) if one_of else allotment
