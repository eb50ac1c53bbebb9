"""No pattern of the program works longer than a cell's text is long: twice the text, twice the time."""

import ast
import importlib
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
_ON_THE_SPOT = {way: way if way in ("match", "fullmatch") else "findall" for way in _METHODS.split("|")}
"""How a pattern goes through the whole of a text, for each of the ways to call it."""
_ANYWHERE = [("", " "), ("", "\n"), ("", "1"), ("", "一"), ("", "1、"), ("", "（"), ("", "a ")]


def patterns() -> Iterator[tuple[str, re.Pattern[str], set[str]]]:
    """Every pattern for texts in the package, with its place and how it is held against them."""
    seen: set[int] = set()
    for module, source in sources().items():
        for name, value in vars(importlib.import_module(module)).items():
            for pattern in _in(value):
                if id(pattern) not in seen and isinstance(pattern.pattern, str):
                    seen.add(id(pattern))
                    yield f"{module}.{name}", pattern, ways(module, name)
        for call in filter(_is_call, ast.walk(ast.parse(source))):
            yield f"{module}:{call.lineno}", re.compile(call.args[0].value), {_ON_THE_SPOT[call.func.attr]}


def _in(value: object, depth: int = 0) -> Iterator[re.Pattern[str]]:
    """A pattern, or those in a tuple of them."""
    if isinstance(value, re.Pattern):
        yield value
    elif depth < 3 and isinstance(value, tuple | list | dict):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _in(one, depth + 1)


def _is_call(node: ast.AST) -> bool:
    """Whether it is re.sub("…", …), a pattern that is compiled on the spot."""
    match node:
        case ast.Call(ast.Attribute(ast.Name("re"), way), [ast.Constant(str()), *_]):
            return way in _ON_THE_SPOT
    return False


@cache
def sources() -> dict[str, str]:
    """The program's modules."""
    root = Path(edu_compliance.__path__[0])
    paths = (path for path in root.rglob("*.py") if path.stem != "__main__")
    named = ((path, ".".join(path.relative_to(root.parent).with_suffix("").parts)) for path in sorted(paths))
    return {name.removesuffix(".__init__"): path.read_text("utf-8") for path, name in named}


def ways(module: str, name: str) -> set[str]:
    """How a pattern is held against texts: what is only ever matched whole is not looked for from each place on."""
    imported = re.compile(rf"from {re.escape(module)} import (?:\([^)]*|[^\n(]*)\b{name}\b")
    texts = [text for own, text in sources().items() if own == module or imported.search(text)]
    said = {way for text in texts for way in re.findall(rf"\b{name}\.({_METHODS})\b", text)}
    # Those in a tuple are called by whatever name goes through it.
    said = said or set(re.findall(rf"\b(?!re\.)[a-z_]+\.({_METHODS.replace('|split', '')})\b", sources()[module]))
    return {_ON_THE_SPOT[way] for way in said or {"search"}}


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
    ("pattern", "ways"), [pytest.param(*one, id=where.removeprefix("edu_compliance.")) for where, *one in patterns()]
)
def test_a_pattern_takes_no_time_that_grows_faster_than_a_text(pattern: re.Pattern[str], ways: set[str]) -> None:
    worst = [
        (way, before, again)
        for way in sorted(ways)
        for before, again in (*pumps(pattern), *_ANYWHERE)
        if grows(getattr(pattern, way), before, again)
    ]
    assert not worst
