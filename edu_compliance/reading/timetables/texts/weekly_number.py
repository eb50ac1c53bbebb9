"""How many lessons a week a cell of an allocation says."""

import re
from fractions import Fraction
from functools import lru_cache

from edu_compliance.reading.timetables.texts.people import looks_like_person
from edu_compliance.reading.timetables.texts.text import tidy

Range = tuple[Fraction, Fraction]
"""Lessons a week, at the least and at the most."""

_SIGNS = str.maketrans({"½": ".5", "¼": ".25", "¾": ".75", "×": "x"})
"""½ would else become 1, a stroke and 2; 2½ becomes 2.5. A × would be taken for a decoration."""
_NOTED = re.compile(r"[*＊※]")
"""4*: a note says more of it."""
_WHOLE = "[0-9]{1,20}"
"""Digits, as many as a spreadsheet writes of a third; thousands of them Python reads as no number at all."""
_DECIMAL = rf"(?:{_WHOLE}(?:\.{_WHOLE})?|\.{_WHOLE})"
_NUMBER = re.compile(rf"(?:每?周)?\s*+(?P<number>{_DECIMAL})\s*+(?:节|课时|时)?(?:/?周)?[.。,、]?")
_LAST = re.compile(rf"[(\[]?(?<![0-9])(?P<number>{_WHOLE}(?:\.{_WHOLE})?)\s*+(?:节|课时)?(?:/周)?[)\]]?$")
"""After a teacher's name: 张伟8, 张伟（8）, 张伟 8节."""
_TWO = re.compile(
    rf"({_DECIMAL})\s*+(?:节)?\s*+[/、,~—–至到或-]\s*+({_DECIMAL})\s*+(?:节)?(?:\s*+[(\[]单/?双周?[)\]])?"
)
_ODD_AND_EVEN = re.compile(
    rf"单周?:?\s*+({_WHOLE})\s*+节?\s*+[/、,;]?\s*+双周?:?\s*+({_WHOLE})\s*+节?"
    rf"|({_WHOLE})\s*+节?[(\[]单周?[)\]]\s*+[/、,;]?\s*+({_WHOLE})\s*+节?[(\[]双周?[)\]]"
)
_SUM = re.compile(rf"({_DECIMAL})\s*+\+\s*+({_DECIMAL})")
_EVERY_OTHER = r"(?:隔周|单周?|双周?|每?[两二2]周)"
_HALF_WORD = re.compile(
    rf"{_EVERY_OTHER}\s*+({_WHOLE}|)\s*+[节次]?"
    rf"|({_WHOLE})\s*+[节次]?\s*+(?:[(\[]{_EVERY_OTHER}[)\]]|(?:隔周|单周?|双周?|/[两二2]周))"
)
_BY_TURNS = re.compile(rf"({_WHOLE})\s*+节?\s*+[(\[](?:单双周|轮换|交替)[)\]]")
"""1（单双周）: every other week, or in both."""
_SAYS_MORE = re.compile(r"[0-9%]|[人年月周次单双隔含轮半约]|分钟|学期")
"""Words beside a number by which it may be no lessons a week; a teacher's name and a room are none of them."""
_OF_WHICH = re.compile(r"(?<=[0-9节时])\s*[(\[](?:含|其中|包括)[^()\[\]]*[)\]]$")
"""4（含足球1）: a part of the number says nothing more of it."""
_MOST = 40


@lru_cache(maxsize=4_096)
def weekly(text: str) -> Range | None:
    """Lessons a week a cell says, at the least and at the most; None where it says no number.

    4/3 is odd and even weeks or two terms: between 3 and 4. A teacher's name may stand beside the number.
    """
    if _NOTED.search(text):
        return None
    plain = _OF_WHICH.sub("", tidy(text.translate(_SIGNS)))
    read = _several(plain) or _halved(plain) or _one(plain)
    return read if read and read[1] <= _MOST else None


def _several(plain: str) -> Range | None:
    """Two numbers in a cell."""
    two = _TWO.fullmatch(plain)
    if two:
        low, high = sorted((Fraction(two[1]), Fraction(two[2])))
        a_half = two[1] == "1" and "/" in plain and high > 1  # or one lesson in one week, and two in the other
        return low / high if a_half else low, high
    weeks = _ODD_AND_EVEN.fullmatch(plain)
    if weeks:
        low, high = sorted(Fraction(number) for number in weeks.groups() if number)
        return low, high
    added = _SUM.fullmatch(plain)
    if added:
        total = Fraction(added[1]) + Fraction(added[2])
        return total, total
    return None


def _halved(plain: str) -> Range | None:
    """A number with a word that says it is not held every week."""
    turns = _BY_TURNS.fullmatch(plain)
    if turns:
        return Fraction(int(turns[1]), 2), Fraction(turns[1])
    half = _HALF_WORD.fullmatch(plain)
    if half:
        value = Fraction(int(half[1] or half[2] or 1), 2)
        return value, value
    return None


def _one(plain: str) -> Range | None:
    found = _NUMBER.fullmatch(plain) or _NUMBER.match(plain) or _LAST.search(plain)
    if not found:
        return None
    rest = (plain[: found.start()] + plain[found.end() :]).strip("()[]/ \n")
    if _SAYS_MORE.search(rest) and not looks_like_person(rest):
        return None
    value = Fraction(found["number"])
    return value, value
