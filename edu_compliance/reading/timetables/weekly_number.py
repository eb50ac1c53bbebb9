"""How many lessons a week a cell of an allocation says."""

import re
from fractions import Fraction

from edu_compliance.reading.timetables.text import tidy

_HALVES = str.maketrans({"½": ".5", "¼": ".25", "¾": ".75"})
"""½ would else become 1, a stroke and 2; 2½ becomes 2.5."""
_NUMBER = re.compile(r"(?P<number>[0-9]*\.?[0-9]+)\s*(?:节|课时|时)?(?:/周)?")
_LAST = re.compile(r"[(\[]?(?P<number>[0-9]+(?:\.[0-9]+)?)\s*(?:节|课时)?(?:/周)?[)\]]?$")
"""After a teacher's name: 张伟8, 张伟（8）, 张伟 8节."""
_TWO = re.compile(r"([0-9]+(?:\.[0-9]+)?)\s*[/、,~—–-]\s*([0-9]+(?:\.[0-9]+)?)")
_SUM = re.compile(r"([0-9]+)\s*\+\s*([0-9]+)")
_HALF_WORD = re.compile(r"(?:隔周|单周|双周|单|双)\s*([0-9]*)\s*节?|([0-9]+)\s*[(\[](?:隔周|单周?|双周?|单双周)[)\]]")


def weekly(text: str) -> tuple[Fraction, Fraction] | None:
    """Lessons a week a cell says, at the least and at the most; None where it says no number.

    4/3 is odd and even weeks or two terms: between 3 and 4. A teacher's name may stand beside the number.
    """
    plain = tidy(text.translate(_HALVES))
    two = _TWO.fullmatch(plain)
    if two:
        low, high = sorted((Fraction(two[1]), Fraction(two[2])))
        a_half = two[1] == "1" and "/" in plain and high > 1  # or one lesson in one week, and two in the other
        return low / high if a_half else low, high
    added = _SUM.fullmatch(plain)
    if added:
        total = Fraction(int(added[1]) + int(added[2]))
        return total, total
    half = _HALF_WORD.fullmatch(plain)
    if half:
        value = Fraction(int(half[1] or half[2] or 1), 2)
        return value, value
    found = _NUMBER.fullmatch(plain) or _NUMBER.match(plain) or _LAST.search(plain)
    if not found:
        return None
    rest = (plain[: found.start()] + plain[found.end() :]).strip("() \n/")
    if re.search(r"[0-9]", rest):
        return None
    value = Fraction(found["number"])
    return (value, value) if value <= 40 else None
