"""What a title says of the weeks in which its table holds: in odd or even ones only (单周课表)."""

import re
from collections.abc import Iterable

import attrs

from edu_compliance.model.lesson import EVEN_WEEKS, ODD_WEEKS, Lesson, Weeks
from edu_compliance.reading.timetables.texts.titles import Title
from edu_compliance.reading.timetables.texts.weeks import odd_or_even

_TABLE = r"(?:班级)?(?:课程?总?表|总课?程?表|课程安排表?)"
_ODD = re.compile(r"[单奇]数?周|单双|(?<![a-z])a周|[(\[]单[)\]]")
_EVEN = re.compile(r"[双偶]数?周|双单|(?<![a-z])b周|[(\[]双[)\]]")
_OF_A_TABLE = re.compile(
    rf"(?:[单奇双偶]数?|(?<![a-z])[ab])周[)\]]?(?:{_TABLE}|(?:课程?)?[)\]]?$)|{_TABLE}[(\[](?:(?:[单奇双偶]数?|[ab])周|[单双][)\]])"
)
"""单周课表, 三（1）班课程表（单周）, 课程表（单）, 三（1）班单周: not a sentence that goes on (单周上音乐)."""
_MAY_SAY_WEEKS = re.compile("[周单双]")


def weeks_in(title: Title) -> Weeks | None:
    """The odd or the even weeks, where a title says that its table is of one of them."""
    text = title.folded
    if not _MAY_SAY_WEEKS.search(text) or title.note or not _OF_A_TABLE.search(text):
        return None
    odd, even = _ODD.search(text) is not None, _EVEN.search(text) is not None
    of_a_table = title.classed is not None or re.search(_TABLE, text) or odd_or_even(text)
    return (ODD_WEEKS if odd else EVEN_WEEKS) if odd != even and of_a_table else None


def held_in(lessons: Iterable[Lesson], weeks: Weeks) -> list[Lesson]:
    """The lessons of a table that holds in some weeks only, each in those of its own weeks."""
    within = ((lesson, lesson.weeks.within(weeks)) for lesson in lessons)
    return [attrs.evolve(lesson, weeks=held) for lesson, held in within if held is not None]
