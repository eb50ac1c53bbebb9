"""Control totals and verdicts of any number of schools, which add up."""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from operator import add, attrgetter

import attrs


@attrs.frozen
class RuleCount:
    """How the targets of one rule fared; a waived one is counted under its verdict and again as waived."""

    met: int = 0
    not_met: int = 0
    undetermined: int = 0
    not_examined: int = 0
    not_applicable: int = 0
    waived: int = 0
    """Of `not_met` and `undetermined`, so many have a waiver."""

    @property
    def bound(self) -> int:
        """Targets it binds and that were examined: the denominator of a share."""
        return self.met + self.not_met + self.undetermined

    def __add__(self, other: "RuleCount") -> "RuleCount":
        return RuleCount(*map(add, _counts(self), _counts(other)))


_counts = attrgetter(*(field.name for field in attrs.fields(RuleCount)))


def together(counts: Iterable[RuleCount]) -> RuleCount:
    """Many rules as one."""
    return RuleCount(*map(sum, zip(*map(_counts, counts), strict=True)))


@attrs.frozen
class Totals:
    """Control totals and verdicts of any number of schools; adding two gives those of both."""

    schools: int = 0
    offices: int = 0
    """Counties, prefectures and the region, which hand in a register of their own and are no schools."""
    of_no_school: int = 0
    """Submissions that nothing tells the school of, and in which there is nothing to judge: files to be decided on."""
    files: int = 0
    read: int = 0
    partly_read: int = 0
    refused: int = 0
    ignored: int = 0
    """Set aside by their names: no evidence, and no reason to doubt anything."""
    sheets: int = 0
    sheets_not_understood: int = 0
    classes: int = 0
    classes_expected: int = 0
    """By the roster."""
    classes_missing: int = 0
    """So many of them were not handed in, at the least."""
    lessons: Fraction = Fraction(0)
    cells_not_understood: int = 0
    breaches: int = 0
    """Mandatory or prohibited rules not met and not waived, counted by target."""
    waived: int = 0
    """Not met or undetermined, and covered by a waiver; without what is only encouraged."""
    open: int = 0
    """Undetermined and not waived; without what is only encouraged."""
    advice: int = 0
    """Encouraged, and not met or undetermined."""
    expected: int = 0
    """原则上: not met and not waived; no breach, but a reason is due."""
    met: int = 0
    schools_with_breaches: int = 0
    """This and the next four count how submissions stand, those of offices too."""
    schools_undetermined: int = 0
    """Schools without a breach that have something undetermined, or a file not wholly read."""
    schools_clean: int = 0
    schools_waived: int = 0
    """Schools that would be clean but for what is waived, whose verdict stays: they are not counted as met."""
    schools_unread: int = 0
    """Schools from which nothing could be judged."""
    schools_expected: int = 0
    """By the roster, without those that it says are closed."""
    schools_absent: int = 0
    """Of them, those that handed nothing in."""
    schools_closed: int = 0
    """Those on the roster that it says are closed, and that handed nothing in; they are not expected."""
    schools_to_decide: int = 0
    """Submissions of which nobody knows whose they are: like several schools of the roster, or like none."""
    by_rule: Mapping[str, RuleCount] = attrs.field(factory=dict)

    def __add__(self, other: "Totals") -> "Totals":
        rules = dict(self.by_rule)
        for id, count in other.by_rule.items():
            before = rules.get(id)
            rules[id] = count if before is None else before + count
        return attrs.evolve(Totals(*map(add, _numbers(self), _numbers(other))), by_rule=rules)

    @property
    def submissions(self) -> int:
        """Schools and offices that handed something in."""
        return self.schools + self.offices

    @property
    def verdicts(self) -> RuleCount:
        """All rules together."""
        return together(self.by_rule.values())


_numbers = attrgetter(*(field.name for field in attrs.fields(Totals) if field.name != "by_rule"))
