"""A school's grouping (地市, 县区) in one line, as people and other tools read it, and back."""

from collections.abc import Sequence

_SEPARATOR = " / "


def in_one_line(group: Sequence[str]) -> str:
    """林芝市 / 巴宜区, outermost first; empty where there is none."""
    return _SEPARATOR.join(group)


def from_one_line(text: str) -> tuple[str, ...]:
    """The other way round."""
    return tuple(part for part in text.split(_SEPARATOR) if part)
