"""Classes by grade in one cell of a roster: 3,3,2,2,2,2 from the lowest grade on, or 一年级3个班，二至六年级各2个班."""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from edu_compliance.reading.timetables.texts.numerals import NUMERAL, number

_SEPARATOR = re.compile(r"[、,，;；/+和及\s]+")
_NUMBER = re.compile(r"([0-9]{1,3})个?班?")
_TOTAL = re.compile(r"(?:全校|总|合)?[共计有]{0,2}:?\s*([0-9]{1,3})\s*个?(?:教学)?(?:班级?)?")
_FIRST_OF_STAGE = {"小": 1, "小学": 1, "初": 7, "初中": 7, "高": 10, "高中": 10, "": 1}
_GRADE = rf"(小学?|初中?|高中?|)({NUMERAL})(?:年级)?"
_LABELLED = re.compile(
    rf"[、,，;；/\s]*{_GRADE}(?:[至到~\-—]{_GRADE})?\s*(?:各|共|有|均|[:=\s(])*([0-9]{{1,3}})(?![0-9])\s*个?班?\)?"
)


def class_counts(written: str, grades: Sequence[int], fewest: int) -> dict[int, int] | None:
    """How many classes each of the school's `grades` has; None where that cannot be told.

    A list that names no grades has `fewest` numbers at least, one for each of `grades` at most.
    """
    plain = unicodedata.normalize("NFKC", written).strip()
    if not grades:
        return None
    counts = [_NUMBER.fullmatch(part) for part in _SEPARATOR.split(plain) if part]
    if all(counts):
        listed = [int(count[1]) for count in counts if count]
        return dict(zip(grades, listed, strict=False)) if fewest <= len(listed) <= len(grades) else None
    labelled = list(_labelled(plain))
    found = {grade: n for grade, n in labelled if grade in grades}
    return found if labelled and len(found) == len(labelled) else None


def class_total(written: str) -> int | None:
    """The one number of a cell that says how many classes there are in all (18, 共18个班); None where it says more."""
    found = _TOTAL.fullmatch(unicodedata.normalize("NFKC", written).strip())
    return int(found[1]) if found else None


def _labelled(text: str) -> Iterator[tuple[int, int]]:
    """Grades with their classes; nothing where anything is left over."""
    at = 0
    found: list[tuple[int, int]] = []
    while at < len(text):
        match = _LABELLED.match(text, at)
        if match is None or match.end() == at:
            return
        first, last = _grade(match[1], match[2]), _grade(match[3] or match[1], match[4] or match[2])
        found += [(grade, int(match[5])) for grade in range(first, last + 1)]
        at = match.end()
    yield from found


def _grade(stage: str, numeral: str) -> int:
    return _FIRST_OF_STAGE[stage] + number(numeral) - 1
