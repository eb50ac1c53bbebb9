"""The names of weekdays: 星期一, 周5, 礼拜天, Mon., གཟའ་ཟླ་བ; as all that a text says, or within a title."""

import re

from edu_compliance.model.vocabulary import fold
from edu_compliance.reading.timetables.texts.text import simplified, tidy

DAYS = "一二三四五六日"
"""Monday to Sunday."""
WEEK = "(?:星期|周|礼拜)"
"""The words before a day's number."""
SAID = f"{WEEK}[一二三四五六日天]"
"""A weekday said in full, in Chinese."""
NUMBERS = {day: number for number, day in enumerate(DAYS, 1)} | {"天": 7} | {str(n): n for n in range(1, 8)}
"""1 Monday … 7 Sunday, by what stands behind 星期."""
DATE = r"(?:20[0-9]{2}[年./-])?[0-9]{1,2}[月./-][0-9]{1,2}[日号]?"
_ON = rf"(?:{DATE}|[0-9]{{1,2}}[日号])"
_WEEKDAY = re.compile(
    rf"(?:\(?{_ON}\)?)?[(逢]?{WEEK}\(?([一二三四五六日天1-7])\)?(?:\(?{_ON}\)?|第[1-7一二三四五六七]天|\(?[上下]午\)?)?"
)
"""星期一, with a date, or over the half of a day (星期一上午)."""
_DATED = re.compile(rf"([一二三四五六日天])(?:\({DATE}\)|[0-9]{{1,2}}月[0-9]{{1,2}}[日号])")
"""一(9.7): a bare 一 that a date makes a weekday."""
_ENGLISH = {
    name: day
    for day, names in enumerate(
        (
            "monday mon mo",
            "tuesday tues tue tu",
            "wednesday weds wed we",
            "thursday thurs thur thu th",
            "friday fri fr",
            "saturday sat sa",
            "sunday sun su",
        ),
        start=1,
    )
    for name in names.split()
}
_LONGEST_FIRST = sorted(_ENGLISH, key=len, reverse=True)
_ENGLISH_DAY = re.compile(rf"({'|'.join(_LONGEST_FIRST)})\.?(?:\(?{DATE}\)?)?")
_TIBETAN = {
    tidy(before + name): day
    for day, name in enumerate(("ཟླ་བ", "མིག་དམར", "ལྷག་པ", "ཕུར་བུ", "པ་སངས", "སྤེན་པ", "ཉི་མ"), start=1)
    for before in ("", "གཟའ་", "རེས་གཟའ་")
}
"""Monday to Sunday as the Unicode CLDR has them; where no Chinese stands beside them."""

_MAY_SAY_ANY = re.compile(r"星\s*期|[周週]|[礼禮]\s*拜|[A-Za-zＡ-Ｚａ-ｚ]")
_CHINESE_IN_TITLE = re.compile(r"(?<!每)(?:(?:星期|周|礼拜)([一二三四五六日天])|(?:星期|礼拜)([1-7])(?![0-9.]))")
_ENGLISH_IN_TITLE = re.compile(rf"(?<![a-z])({'|'.join(name for name in _LONGEST_FIRST if len(name) > 2)})(?![a-z])")
"""We and Su are words too."""


def weekday(folded: str) -> int:
    """The weekday that a text (folded) says and nothing else, a date or a half-day aside; 0 none."""
    if folded in _TIBETAN:
        return _TIBETAN[folded]
    found = _WEEKDAY.fullmatch(folded) or _DATED.fullmatch(folded)
    if found:
        return NUMBERS[found[1]]
    found = _ENGLISH_DAY.fullmatch(folded)
    if found:
        return _ENGLISH[found[1]]
    if folded.isascii() or not re.search("[a-z]", folded):
        return 0
    # Both languages: 星期一monday, mon周一.
    chinese, english = re.sub("[a-z.]+", "", folded), re.sub("[^a-z]+", "", folded)
    day = _WEEKDAY.fullmatch(chinese.strip("/()|-"))
    return NUMBERS[day[1]] if day and english in _ENGLISH else 0


def weekdays_in(title: str) -> set[int]:
    """The weekdays a title or a name says in full, in Chinese or English; 每周五 is in a sentence, and names none."""
    if not _MAY_SAY_ANY.search(title):
        return set()
    folded = simplified(fold(title))
    found = {NUMBERS[day or number] for day, number in _CHINESE_IN_TITLE.findall(folded)}
    return found | {_ENGLISH[day] for day in _ENGLISH_IN_TITLE.findall(folded)}
