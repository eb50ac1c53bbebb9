"""In which list a finding belongs, and how much it lacks."""

from collections.abc import Iterable
from fractions import Fraction

from edu_compliance.model.finding import Finding, Verdict
from edu_compliance.model.rule import Strength

NOTHING = Fraction(0)
_STUDENTS = "students"
_MISSED = (Verdict.NOT_MET, Verdict.UNDETERMINED)
_PLAIN = {verdict: verdict.value for verdict in Verdict if verdict not in _MISSED}


def standing(finding: Finding) -> str:
    """In which list of a page, and which of the totals, a finding belongs.

    `met`, `breaches`, `expected` (原则上, not met), `open`, `advice`, `waived`, `not_examined` or `not_applicable`.
    What is only encouraged is advice, whatever came of it.
    """
    verdict = finding.verdict
    if verdict not in _MISSED:
        return _PLAIN[verdict]
    strength = finding.rule.strength
    if strength is Strength.ENCOURAGED:
        return "advice"
    if finding.waiver is not None:
        return "waived"
    if verdict is Verdict.UNDETERMINED:
        return "open"
    return "breaches" if strength.breachable else "expected"


def missing(finding: Finding) -> tuple[Fraction, Fraction]:
    """How much is needed to meet a finding's rule, at the least and at the most, in the unit that is missed first."""
    found = shortfalls(finding)
    return found[0][1:] if found else (NOTHING, NOTHING)


def shortfalls(finding: Finding) -> tuple[tuple[str, Fraction, Fraction], ...]:
    """What is needed to meet a finding's rule: unit, at the least, at the most; in the order of its requirements.

    Each unit by itself: 48 hours and 1 term do not add up. Of students only the first requirement's that is missed:
    the same ones may fail in several.
    """
    if finding.verdict is Verdict.MET:
        return ()
    found: dict[str, tuple[Fraction, Fraction]] = {}
    for outcome in [one for one in finding.outcomes if one.verdict is not Verdict.MET] or finding.outcomes:
        unit = outcome.measurement.unit
        if unit == _STUDENTS and unit in found:
            continue
        least, most = found.get(unit, (NOTHING, NOTHING))
        low, high = outcome.measurement.low, outcome.measurement.high
        need = outcome.requirement
        floor = outcome.measurement.whole if need.every else need.at_least
        if floor is not None:
            least, most = add((least, _less(floor, high))), add((most, _less(floor, low)))
        if need.at_most is not None:
            least, most = add((least, _less(low, need.at_most))), add((most, _less(high, need.at_most)))
        found[unit] = least, most
    return tuple((unit, *bounds) for unit, bounds in found.items())


def add(numbers: Iterable[Fraction]) -> Fraction:
    """The sum of many fractions most of which are whole; several times as fast as `sum`."""
    whole, rest = 0, NOTHING
    for number in numbers:
        if number.denominator == 1:
            whole += number.numerator
        else:
            rest += number
    return rest + whole if rest else Fraction(whole)


def _less(number: Fraction, taken: Fraction) -> Fraction:
    """`number - taken`, and never below zero; whole numbers, which most are, without the long way of fractions."""
    if number.denominator == taken.denominator == 1:
        return Fraction(max(number.numerator - taken.numerator, 0))
    return max(number - taken, NOTHING)


def plain(number: Fraction) -> Fraction | int:
    """A whole number as one: it compares, adds and is looked up several times as fast."""
    return number.numerator if number.denominator == 1 else number
