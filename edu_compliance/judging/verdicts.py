"""Holds one measurement against one requirement."""

from collections.abc import Iterable
from fractions import Fraction

from edu_compliance.model.finding import Verdict
from edu_compliance.model.measurement import Measurement
from edu_compliance.model.message import Message, say
from edu_compliance.model.rule import Requirement

WORST_FIRST = (
    Verdict.NOT_MET,
    Verdict.UNDETERMINED,
    Verdict.NOT_EXAMINED,
    Verdict.MET,
    Verdict.NOT_APPLICABLE,
)
"""In whose order a rule of several requirements has its verdict."""

Judged = tuple[Verdict, tuple[Message, ...]]


def worst(verdicts: Iterable[Verdict]) -> Verdict:
    """The verdict of a rule of several requirements; ValueError for none."""
    return min(verdicts, key=WORST_FIRST.index)


def weigh(requirement: Requirement, measurement: Measurement) -> Judged:
    """The verdict of a requirement, and what has to be said about the weeks of the cycle."""
    floor = measurement.whole if requirement.every else requirement.at_least
    ceiling = requirement.at_most
    if ceiling is None and floor is not None:
        return _floor(floor, requirement, measurement)
    judged = []
    if floor is not None:
        judged.append(_floor(floor, requirement, measurement))
    if ceiling is not None:
        judged.append(_ceiling(ceiling, requirement, measurement))
    if not judged:
        return Verdict.UNDETERMINED, (say("judging.no_bound", measure=requirement.measure),)
    return worst(verdict for verdict, _ in judged), tuple(reason for _, reasons in judged for reason in reasons)


def _floor(floor: Fraction, requirement: Requirement, found: Measurement) -> Judged:
    if found.low < floor:
        return (Verdict.NOT_MET if found.high < floor else Verdict.UNDETERMINED), ()
    if found.least is None or found.least[0] >= floor:
        return Verdict.MET, ()
    low, high = found.least
    weeks = tuple(number for number, (low, _) in enumerate(found.weeks, 1) if low < floor)
    about = {"mean": found.low, "bound": floor, "weeks": weeks, "low": low, "high": high}
    if requirement.parameters.get("average"):
        return Verdict.MET, (say("judging.met_on_average" if weeks else "judging.met_on_average_only", **about),)
    return Verdict.UNDETERMINED, (say("judging.weeks_below" if weeks else "judging.some_week_below", **about),)


def _ceiling(ceiling: Fraction, requirement: Requirement, found: Measurement) -> Judged:
    if found.low > ceiling:
        return Verdict.NOT_MET, ()
    if found.high > ceiling:
        return Verdict.UNDETERMINED, ()
    weeks = tuple(number for number, (_, high) in enumerate(found.weeks, 1) if high > ceiling)
    # Without its weeks one by one (a cycle too long), nobody knows its greatest week.
    if requirement.parameters.get("average") or not (weeks or (found.least and not found.weeks)):
        return Verdict.MET, ()
    about = {"mean": found.high, "bound": ceiling, "weeks": weeks}
    return Verdict.UNDETERMINED, (say("judging.weeks_above" if weeks else "judging.some_week_above", **about),)
