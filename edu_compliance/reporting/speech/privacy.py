"""Masks people's names in what is published: 王小明 becomes 王**."""

import enum
import re
from collections.abc import Iterable
from functools import lru_cache

from edu_compliance.model.lesson import SchoolClass

_TITLED = re.compile(r"([\u3400-\u9fff])[\u3400-\u9fff·]{1,3}(?=老师|教师|教练)")
_SEPARATOR = re.compile(r"([/、,,;;\n])")


class Names(enum.Enum):
    """What becomes of teachers' names in a page; those of students are always masked."""

    MASKED = "masked"
    SHOWN = "shown"
    """For the bureau's own copy."""


@lru_cache(maxsize=4096)
def masked(name: str) -> str:
    """One name, or several with separators between them, each with only its first character left."""
    return "".join(
        part if _SEPARATOR.fullmatch(part) or not part.strip() else f"{part.strip()[0]}**"
        for part in _SEPARATOR.split(name)
    )


def masked_number(number: str) -> str:
    """A student's number, of which the last four characters stay: enough to find the row, too little to name."""
    if not number:
        return ""
    return f"**{number[-4:]}" if len(number) > 4 else "**"


class Mask:
    """Masks the names of one school's teachers wherever they stand in a text that was read from a cell."""

    def __init__(self, how: Names, classes: Iterable[SchoolClass] = ()) -> None:
        self._shown = how is Names.SHOWN
        teachers: set[str] = set()
        for school_class in classes:
            teachers.update(one.taught.teacher for one in school_class.week)
        known = {name.strip() for names in teachers for name in _SEPARATOR.split(names) if len(name.strip()) > 1}
        longest_first = sorted(known, key=lambda name: (-len(name), name))
        self._known = re.compile("|".join(map(re.escape, longest_first))) if longest_first else None

    def name(self, name: str) -> str:
        """A teacher's name."""
        return name if self._shown or not name else masked(name)

    def text(self, text: str) -> str:
        """A text from a cell: names known as teachers' in this school, and whoever is called 老师."""
        if self._shown:
            return text
        if self._known is not None:
            text = self._known.sub(lambda found: masked(found[0]), text)
        return _TITLED.sub(r"\1**", text) if "师" in text or "教练" in text else text
