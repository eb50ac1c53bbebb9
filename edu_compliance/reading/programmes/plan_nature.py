"""Whether a course must be taken, as plans say it: 必修, 限选, 任选, and what 选修 leaves open."""

import re

from edu_compliance.model.programme import Nature
from edu_compliance.model.vocabulary import fold

_COMPULSORY = re.compile(r"(?<!非)必修")
_RESTRICTED = re.compile(r"限选|限定选修|限定性选修")
_ELECTIVE = re.compile(r"任选|任意选修|公选|自选|选修|拓展课")
_WORDS = """必 必修 必修课 必修课程 选 选修 选修课 选修课程 限选 限选课 限定选修 限定选修课 限定性选修 任选 任选课
任意选修 任意选修课 公选 公选课 公共必修 公共选修 专业必修 专业选修 通识必修 通识选修 自选 必修/选修 选修/必修 限"""
_NATURE_WORDS = frozenset(_WORDS.split())
_ONLY_NATURE = re.compile(r"限定性?|任意|非|[必选限任自]选?修?|课程?|[/、]")
_SHORT = {
    "必": (Nature.COMPULSORY,),
    "限": (Nature.RESTRICTED,),
    "选": (Nature.RESTRICTED, Nature.ELECTIVE),
}


def is_nature(text: str) -> bool:
    """Whether a cell says a nature and nothing else, as those of a nature column do."""
    return fold(text) in _NATURE_WORDS


def natures_of(text: str) -> tuple[Nature, ...]:
    """What a text says of a course's nature; empty where it says nothing, several where it leaves it open.

    选修 alone may be 限选 or 任选.
    """
    folded = fold(text)
    if folded in _SHORT:
        return _SHORT[folded]
    found: list[Nature] = []
    if _COMPULSORY.search(folded):
        found.append(Nature.COMPULSORY)
    if _RESTRICTED.search(folded):
        found.append(Nature.RESTRICTED)
    elif _ELECTIVE.search(folded):
        surely = re.search(r"任选|任意选修|公选|自选", folded)
        found.extend((Nature.ELECTIVE,) if surely else (Nature.RESTRICTED, Nature.ELECTIVE))
    return tuple(found)


def says_more(text: str) -> bool:
    """Whether a nature column says more than a nature: 公共基础必修 and 专业必修 name the course's category too."""
    return bool(_ONLY_NATURE.sub("", fold(text)))
