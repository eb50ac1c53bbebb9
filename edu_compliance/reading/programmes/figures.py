"""Numbers as people write them into plans and lists (36, 36学时, 36+18, 32/2, 2周): an honest interval for each."""

import re
from fractions import Fraction

import attrs

from edu_compliance.model.message import Message, say
from edu_compliance.model.vocabulary import fold

_NUMBER = r"(\d{1,6}(?:\.\d{1,6})?)"
_UNIT = r"(?:学时|课时|节|学分|分|h|hours?|credits?)?"
_PLAIN = re.compile(rf"{_NUMBER}{_UNIT}[*★▲△●]?")
_SUM = re.compile(rf"{_NUMBER}{_UNIT}(?:\+{_NUMBER}{_UNIT})+")
_EITHER = re.compile(rf"{_NUMBER}{_UNIT}(?:/{_NUMBER}{_UNIT})+")
_RANGE = re.compile(rf"{_NUMBER}[-~—–至]{_NUMBER}{_UNIT}")
_BRACKET = re.compile(rf"{_NUMBER}{_UNIT}[(\[]\D*{_NUMBER}{_UNIT}[)\]]")
_AT_LEAST = re.compile(rf"(?:≥|>=|不少于|不低于|至少){_NUMBER}{_UNIT}|{_NUMBER}{_UNIT}(?:以上|起)")
_WEEKS = re.compile(rf"{_NUMBER}(?:周|w|weeks?)")
_TIMES = re.compile(rf"{_NUMBER}(?:学时|课时|节)?[×x*]{_NUMBER}周?")
_EACH = re.compile(_NUMBER)

NOTHING = frozenset({"", "/", "-", "—", "–", "--", "——", "\\", "无", "空", "／"})
"""What a cell says where it says that there is nothing."""


@attrs.frozen
class Reading:
    """What a cell's number may be; `high` None: nobody knows how much."""

    low: Fraction
    high: Fraction | None
    why: Message | None = None
    """Why they differ."""


def _numbers(text: str) -> list[Fraction]:
    return [Fraction(number) for number in _EACH.findall(text)]


def read_number(written: str) -> Reading | None:
    """The number a cell states, as an interval; None where it says that there is none."""
    text = fold(written)
    if text in NOTHING:
        return None
    if found := _PLAIN.fullmatch(text):
        return Reading(Fraction(found[1]), Fraction(found[1]))
    if found := _TIMES.fullmatch(text):
        product = Fraction(found[1]) * Fraction(found[2])
        return Reading(product, product)
    if _WEEKS.fullmatch(text):
        return Reading(Fraction(0), None, say("figure.weeks", written=written))
    numbers = _numbers(text)
    if _SUM.fullmatch(text):
        return Reading(min(numbers), sum(numbers, Fraction(0)), say("figure.sum", written=written))
    if _EITHER.fullmatch(text) or _RANGE.fullmatch(text):
        return _between(numbers, say("figure.either", written=written))
    if _BRACKET.fullmatch(text):
        return Reading(numbers[0], numbers[0] + numbers[1], say("figure.bracket", written=written))
    if _AT_LEAST.fullmatch(text):
        return Reading(numbers[0], None, say("figure.at_least", written=written))
    return Reading(Fraction(0), None, say("figure.unreadable", written=written))


def read_sum(written: str) -> Fraction | None:
    """What 36+18 makes; None where the cell is no sum."""
    text = fold(written)
    return sum(_numbers(text), Fraction(0)) if _SUM.fullmatch(text) else None


def _between(numbers: list[Fraction], why: Message) -> Reading:
    low, high = min(numbers), max(numbers)
    return Reading(low, high, None if low == high else why)


def read_weeks(written: str) -> tuple[Fraction, Fraction] | None:
    """Least and most weeks of a term as a header states them (16周, 一(16周), 16—18周); None where it does not."""
    text = fold(written)
    found = re.search(r"(\d{1,2})(?:[-~—–/](\d{1,2}))?周", text)
    if not found:
        return None
    weeks = sorted(Fraction(number) for number in found.groups() if number)
    return weeks[0], weeks[-1]
