"""Lines of a plan that are the name of a 专业: a title over a table, or a heading over rows."""

import re

from edu_compliance.model.vocabulary import fold

_NUMBERED = re.compile(
    r"^(?:[(（]?[一二三四五六七八九十\d]{1,3}[)）]?[、.．,，:：]?|第[一二三四五六七八九十]+[、.．]?)(?=\D)"
)
_MAJOR = re.compile(
    r"(?:(?:适用)?专业(?:名称)?(?:及方向)?[:：](?P<after>[\u4e00-\u9fffa-z()·]{2,30}?)(?:专业)?|(?P<before>[\u4e00-\u9fffa-z·]{2,20}专业))"
    r"(?:[(（].{1,20}[)）])?"
)
_OF_NO_MAJOR = re.compile(r"[各本该全所有个]专业|公共|相关|核心|基础|必修|选修|限选|任选|拓展|跨|非")


def without_number(line: str) -> str:
    """A heading without what numbers it."""
    return _NUMBERED.sub("", fold(line))


def major_of_line(text: str) -> str:
    """The 专业 that a line is the name of (一、护理专业, 专业：护理); empty where it is another line."""
    found = _MAJOR.fullmatch(without_number(text))
    name = (found["after"] or found["before"]) if found else ""
    return "" if of_no_major(name) else name


def of_no_major(name: str) -> bool:
    """Whether what ends with 专业 names none: 各专业, 公共基础课、专业."""
    return bool(_OF_NO_MAJOR.search(name))


def called(major: str) -> str:
    """A 专业 as it is named beside others: 护理 as 护理专业."""
    return major if not major or major.endswith("专业") else f"{major}专业"
