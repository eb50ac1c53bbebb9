"""A school's grouping (地市, 县区) in one line, as people and other tools read it, and back."""

import re
from collections.abc import Sequence

from edu_compliance.model.vocabulary import fold

_SEPARATOR = " / "
_COUNTY = re.compile(r".+[县区市旗]")


def in_one_line(group: Sequence[str]) -> str:
    """林芝市 / 巴宜区, outermost first; empty where there is none."""
    return _SEPARATOR.join(group)


def from_one_line(text: str) -> tuple[str, ...]:
    """The other way round."""
    return tuple(part for part in text.split(_SEPARATOR) if part)


def of_two_counties(one: str, other: str) -> bool:
    """Whether two innermost parts of groupings are two counties; a folder called otherwise (2026秋) is none."""
    here, there = fold(one), fold(other)
    return here != there and bool(_COUNTY.fullmatch(here) and _COUNTY.fullmatch(there))
