"""Texts that make a pattern work hardest, made from what it itself repeats: what it matches often, and then no end."""

import re
import re._constants as code  # type: ignore[import-untyped]
import re._parser as parser  # type: ignore[import-untyped]
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

_REPEATS = (code.MAX_REPEAT, code.MIN_REPEAT, code.POSSESSIVE_REPEAT)
_OFTEN = 60
"""A repeat of more than so many times is one without end."""
_ANY = "课x1 （-"
_OF_CATEGORY = {
    code.CATEGORY_DIGIT: "1",
    code.CATEGORY_SPACE: " ",
    code.CATEGORY_WORD: "课",
    code.CATEGORY_NOT_DIGIT: "课",
    code.CATEGORY_NOT_SPACE: "课",
    code.CATEGORY_NOT_WORD: "-",
}
Node = tuple[Any, Any]


def pumps(pattern: re.Pattern[str]) -> list[tuple[str, str]]:
    """What stands before a repeat without end, and what is repeated: in its place, and both together."""
    found: dict[tuple[str, str], None] = {}
    for before, again in _repeats(list(parser.parse(pattern.pattern, pattern.flags)), [""]):
        for pair in ((before, again), ("", again), ("", before + again), ("", before)):
            if pair[1]:
                found[pair] = None
    return list(found)


def _repeats(nodes: Sequence[Node], before: Sequence[str]) -> Iterator[tuple[str, str]]:
    for at, (operation, value) in enumerate(nodes):
        start = [text + more for text in before[:3] for more in _samples(nodes[:at], 2)][:4]
        if operation in _REPEATS:
            _, most, repeated = value
            if most is code.MAXREPEAT or most > _OFTEN:
                yield from ((text, again) for again in _samples(repeated, 6) for text in start)
            yield from _repeats(repeated, start)
        for inner in _inside(operation, value):
            yield from _repeats(inner, start)


def _inside(operation: Any, value: Any) -> Iterable[Sequence[Node]]:
    if operation is code.BRANCH:
        return list(value[1])
    if operation is code.SUBPATTERN:
        return [value[3]]
    if operation is code.ATOMIC_GROUP:
        return [value]
    return [value[1]] if operation in (code.ASSERT, code.ASSERT_NOT) else []


def _samples(nodes: Sequence[Node], most: int) -> list[str]:
    """Short texts that some nodes match in turn."""
    found = [""]
    for operation, value in nodes:
        found = [text + more for text in found for more in _sample(operation, value, most)][:most]
    return found


def _sample(operation: Any, value: Any, most: int) -> list[str]:
    if operation is code.LITERAL:
        return [chr(value)]
    if operation is code.IN:
        return _of_set(value)
    if operation in (code.ANY, code.NOT_LITERAL):
        return [next(one for one in _ANY if operation is code.ANY or ord(one) != value)]
    if operation in _REPEATS:
        least, _, repeated = value
        return [text * least for text in _samples(repeated, most)[:1]]
    if operation is code.BRANCH:
        return [text for branch in value[1] for text in _samples(branch, 2)][:most]
    inner = _inside(operation, value) if operation in (code.SUBPATTERN, code.ATOMIC_GROUP) else ()
    return [text for nodes in inner for text in _samples(nodes, most)] or [""]


def _of_set(members: Sequence[Node]) -> list[str]:
    """The first and the last of a set of characters; any that is none of its, where it excludes them."""
    if members[0][0] is code.NEGATE:
        return [one for one in _ANY if not any(_has(member, one) for member in members[1:])][:1]
    texts = [
        _OF_CATEGORY[value] if kind is code.CATEGORY else chr(value if kind is code.LITERAL else value[0])
        for kind, value in members
    ]
    return list(dict.fromkeys((texts[0], texts[-1])))


def _has(member: Node, character: str) -> bool:
    kind, value = member
    if kind is code.CATEGORY:
        return re.fullmatch(rf"[{_CATEGORY_SIGNS[value]}]", character) is not None
    return ord(character) == value if kind is code.LITERAL else value[0] <= ord(character) <= value[1]


_CATEGORY_SIGNS = {
    code.CATEGORY_DIGIT: r"\d",
    code.CATEGORY_SPACE: r"\s",
    code.CATEGORY_WORD: r"\w",
    code.CATEGORY_NOT_DIGIT: r"\D",
    code.CATEGORY_NOT_SPACE: r"\S",
    code.CATEGORY_NOT_WORD: r"\W",
}
