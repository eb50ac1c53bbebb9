"""What a title says of when its table holds: on one weekday (星期一课表), in odd or even weeks only (单周课表)."""

import re
from collections.abc import Iterable

import attrs

from edu_compliance.model.lesson import Lesson, Weeks
from edu_compliance.model.vocabulary import fold
from edu_compliance.reading.timetables.texts.text import simplified
from edu_compliance.reading.timetables.texts.titles import Title

_CHINESE_DAY = re.compile(r"(?<!每)(?:(?:星期|周|礼拜)([一二三四五六日天])|(?:星期|礼拜)([1-7])(?![0-9.]))")
_DAYS = (
    {day: number for number, day in enumerate("一二三四五六日", start=1)} | {"天": 7} | {str(n): n for n in range(1, 8)}
)
_MAY_SAY_DAYS = re.compile(r"星\s*期|[周週]|[礼禮]\s*拜|[A-Za-zＡ-Ｚａ-ｚ]")
_ENGLISH_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_ENGLISH_DAY = re.compile(r"(?<![a-z])(mon|tue|wed|thu|fri|sat|sun)(?:s|rs|nes|ur)?(?:day)?(?![a-z])")
_TABLE = r"(?:班级)?(?:课程?总?表|总课?程?表|课程安排表?)"
_ODD = re.compile(r"[单奇]数?周|单双|(?<![a-z])a周|[(\[]单[)\]]")
_EVEN = re.compile(r"[双偶]数?周|双单|(?<![a-z])b周|[(\[]双[)\]]")
_OF_A_TABLE = re.compile(
    rf"(?:[单奇双偶]数?|(?<![a-z])[ab])周[)\]]?(?:{_TABLE}|$)|{_TABLE}[(\[](?:(?:[单奇双偶]数?|[ab])周|[单双][)\]])"
)
"""单周课表, 三（1）班课程表（单周）, 课程表（单）, 三（1）班单周: not a sentence that goes on (单周上音乐)."""
_MAY_SAY_WEEKS = re.compile("[周单双]")
_WEEKS_ALONE = re.compile(r"[(\[]?(?:[单奇双偶]数?|[ab])周[)\]]?")


def weekdays_in(name: str) -> set[int]:
    """The weekdays a name says in full, in Chinese or English; 每周五 is in a sentence, and names none."""
    if not _MAY_SAY_DAYS.search(name):
        return set()
    folded = simplified(fold(name))
    found = {_DAYS[day or number] for day, number in _CHINESE_DAY.findall(folded)}
    return found | {_ENGLISH_DAYS.index(day) + 1 for day in _ENGLISH_DAY.findall(folded)}


def weeks_in(title: Title) -> Weeks | None:
    """The odd or the even weeks, where a title says that its table is of one of them."""
    text = title.folded
    if not _MAY_SAY_WEEKS.search(text) or title.note or not _OF_A_TABLE.search(text):
        return None
    odd, even = _ODD.search(text) is not None, _EVEN.search(text) is not None
    of_a_table = title.classed is not None or re.search(_TABLE, text) or _WEEKS_ALONE.fullmatch(text)
    return Weeks(2, (1 if odd else 2,)) if odd != even and of_a_table else None


def held_in(lessons: Iterable[Lesson], weeks: Weeks) -> list[Lesson]:
    """The lessons of a table that holds in some weeks only, each in those of its own weeks."""
    within = ((lesson, lesson.weeks.within(weeks)) for lesson in lessons)
    return [attrs.evolve(lesson, weeks=held) for lesson, held in within if held is not None]
