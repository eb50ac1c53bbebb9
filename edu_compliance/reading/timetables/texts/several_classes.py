"""Several classes or grades that one text names together: 三（1）（2）班, 301、302班, 1-6年级."""

import re

from edu_compliance.reading.timetables.texts.numerals import NUMERAL

GRADES_FROM_TO = (
    r"(?P<first>1[0-2]|[1-9]|[一二三四五六七八九])[至到~—–-]+(?P<last>1[0-2]|[1-9]|[一二三四五六七八九])年级"
)
"""三至六年级, 7-9年级."""
_OF_SEVERAL = re.compile(rf"(?<![0-9]){GRADES_FROM_TO}|(?<=年级)[(\[]?[1-9][0-9]?[至到~—–-]+[1-9][0-9]?班[)\]]?")
"""What a title heads and does not name: 1-6年级总课表, 三年级（1—4班）课程表."""
_AND = "[、,，/和与及&+]"
_IN_BRACKETS = rf"[(\[]第?{NUMERAL}[)\]]"
_TOGETHER = re.compile(
    r"(?<![0-9])(?P<grade>(?:小学|初中|高中|小|初|高)?(?:1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])(?:年级)?)"
    rf"(?P<numbers>(?:{_IN_BRACKETS}班?{_AND}?){{1,8}}{_IN_BRACKETS}班"
    rf"|[(\[]{NUMERAL}(?:{_AND}{NUMERAL}){{1,8}}[)\]]班|(?:{NUMERAL}(?:班{_AND}?|{_AND})){{1,8}}{NUMERAL}班)"
    rf"|(?<![0-9])(?P<digits>(?:[1-9][0-9]{{2}}班?{_AND}){{1,8}}[1-9][0-9]{{2}}班)"
)
"""Several classes of one grade that say it once, 三（1）（2）班, 三年级1、2班, 三（1、2）班, or 班 once: 301、302班."""


def without_ranges(text: str) -> str:
    """A title without the grades or classes from one to another, which it heads and does not name."""
    return _OF_SEVERAL.sub("", text)


def each_in_full(text: str) -> str:
    """三(1)班、三(2)班 for 三(1)(2)班."""
    return _TOGETHER.sub(_in_full, text)


def _in_full(together: re.Match[str]) -> str:
    if together["digits"]:
        return "、".join(f"{digits}班" for digits in re.findall("[0-9]{3}", together["digits"]))
    return "、".join(f"{together['grade']}({one})班" for one in re.findall(NUMERAL, together["numbers"]))
