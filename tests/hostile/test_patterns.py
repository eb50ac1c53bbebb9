"""No pattern of the program works longer than a cell's text is long: twice the text, twice the time."""

import importlib
import pkgutil
import re
import time
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

import edu_compliance
from tests.hostile.pumps import pumps

LONG = 8_000
"""Characters; Excel allows four times as many in a cell."""
SOON = 0.015
"""Seconds of the processor in which any pattern is done with so long a text; what takes longer must not grow faster."""
TRIED_FIRST = (32, 40)
"""Short texts on which time that doubles with each character shows itself, and does not yet last."""
_METHODS = "search|match|fullmatch|finditer|findall|sub|subn|split"
_ANYWHERE = [("", " "), ("", "\n"), ("", "1"), ("", "一"), ("", "1、"), ("", "（"), ("", "a ")]


def compiled() -> Iterator[tuple[str, str, re.Pattern[str]]]:
    """Module, name and pattern of every pattern for texts that the package keeps, those in tuples included."""
    seen: set[int] = set()
    for module in pkgutil.walk_packages(edu_compliance.__path__, "edu_compliance."):
        if not module.name.endswith("__main__"):
            for name, value in vars(importlib.import_module(module.name)).items():
                for pattern in _in(value):
                    if id(pattern) not in seen and isinstance(pattern.pattern, str):
                        seen.add(id(pattern))
                        yield module.name, name, pattern


def _in(value: object, depth: int = 0) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern):
        yield value
    elif depth < 3 and isinstance(value, tuple | list | dict):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _in(one, depth + 1)


@cache
def sources() -> dict[str, str]:
    root = Path(edu_compliance.__path__[0])
    named = {path: ".".join(path.relative_to(root.parent).with_suffix("").parts) for path in root.rglob("*.py")}
    return {name.removesuffix(".__init__"): path.read_text("utf-8") for path, name in named.items()}


def ways(module: str, name: str) -> set[str]:
    """How a pattern is held against texts: what is only ever matched whole is not looked for from each place on."""
    imported = re.compile(rf"from {re.escape(module)} import (?:\([^)]*|[^\n(]*)\b{name}\b")
    texts = [text for own, text in sources().items() if own == module or imported.search(text)]
    said = {way for text in texts for way in re.findall(rf"\b{name}\.({_METHODS})\b", text)}
    # Those in a tuple are called by whatever name goes through it.
    said = said or set(re.findall(rf"\b(?!re\.)[a-z_]+\.({_METHODS.replace('|split', '')})\b", sources()[module]))
    return {way if way in ("match", "fullmatch") else "findall" for way in said or {"search"}}


def seconds(look: Callable[[str], object], text: str) -> float:
    begun = time.process_time()
    look(text)
    return time.process_time() - begun


def grows(look: Callable[[str], object], before: str, again: str) -> bool:
    """Whether time grows faster than a text does."""

    def text(length: int) -> str:
        return (before + again * (length // len(again) + 1))[:length] + "\0"

    if any(seconds(look, text(length)) > SOON for length in TRIED_FIRST):
        return True
    if seconds(look, text(LONG)) < SOON:
        return False
    quarter, whole = (min(seconds(look, text(length)) for _ in range(3)) for length in (LONG // 4, LONG))
    return whole > SOON and whole > 8 * quarter


@pytest.mark.parametrize(
    ("module", "name", "pattern"),
    [pytest.param(*one, id=f"{one[0].removeprefix('edu_compliance.')}.{one[1]}") for one in compiled()],
)
def test_a_pattern_takes_no_time_that_grows_faster_than_a_text(
    module: str, name: str, pattern: re.Pattern[str]
) -> None:
    worst = [
        (way, before, again)
        for way in ways(module, name)
        for before, again in (*pumps(pattern), *_ANYWHERE)
        if grows(getattr(pattern, way), before, again)
    ]
    assert not worst
