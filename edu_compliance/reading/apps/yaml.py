"""YAML 1.2 as plain texts, lists and mappings with their lines: no types guessed, and nothing that grows by aliases."""

from typing import Any

import attrs

from edu_compliance.model.message import say
from edu_compliance.reading.refusal import Refused

_LONGEST = 2_000_000
"""Characters; a class's week takes 5,000."""
_MOST = 100_000
"""Values, each as often as aliases repeat it."""
_DEEPEST = 20
_NULLS = ("", "~", "null", "Null", "NULL")


@attrs.define(eq=False)
class Node:
    """A value and where it stands. Scalars stay texts (`08:00:00`, `1`, `on`), null is ""."""

    value: "str | list[Node] | dict[str, Node]"
    line: int
    """From 1."""
    size: int = 1
    """Values in it, itself included, aliases followed."""

    @property
    def text(self) -> str:
        """A scalar's text; "" for a list or a mapping."""
        return self.value if isinstance(self.value, str) else ""

    @property
    def items(self) -> "list[Node]":
        """A list's values; none of anything else."""
        return self.value if isinstance(self.value, list) else []

    def get(self, key: str) -> "Node | None":
        """A mapping's value; None where it has none, or is no mapping."""
        return self.value.get(key) if isinstance(self.value, dict) else None

    def text_of(self, key: str) -> str:
        """A mapping's scalar, without white space around; "" where there is none."""
        found = self.get(key)
        return found.text.strip() if found else ""


def read_yaml(text: str) -> Node:
    """The document's root. Raises Refused where it is no YAML, too deep, too much, or feeds on itself."""
    from ruamel.yaml import YAML  # 40 ms that files of other kinds do not pay
    from ruamel.yaml.error import YAMLError

    if len(text) > _LONGEST:
        raise Refused(say("yaml.too_much", limit=_MOST))
    composer = _Composer()
    try:
        for event in YAML(typ="safe", pure=True).parse(text):
            composer.take(event)
    except YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise Refused(say("yaml.broken", line=mark.line + 1 if mark else 1)) from error
    except (ValueError, OverflowError) as error:  # \U escapes of no character
        raise Refused(say("yaml.broken", line=1)) from error
    if composer.root is None:
        raise Refused(say("file.blank"))
    return composer.root


class _Composer:
    """Puts a document together event by event, with a stack of its own: no depth of nesting can exhaust Python's."""

    def __init__(self) -> None:
        self.root: Node | None = None
        self._open: list[tuple[Node, str]] = []
        """Lists and mappings begun and not ended, with their anchors."""
        self._keys: list[str | None] = []
        """For each of them: the key that waits for its value."""
        self._anchors: dict[str, Node] = {}
        self._documents = 0

    def take(self, event: Any) -> None:
        """One event of ruamel's parser; they are told apart by name, for ruamel is imported late."""
        line = event.start_mark.line + 1
        match type(event).__name__:
            case "DocumentStartEvent":
                self._documents += 1
                if self._documents > 1:
                    raise Refused(say("yaml.several_documents", line=line))
            case "ScalarEvent":
                plain = event.style is None and event.value in _NULLS
                self._add(Node("" if plain else event.value, line), event.anchor)
            case "AliasEvent":
                known = self._anchors.get(event.anchor)
                if known is None:
                    raise Refused(say("yaml.alias_of_nothing", name=event.anchor, line=line))
                self._add(known, None)
            case "SequenceStartEvent" | "MappingStartEvent" as begun:
                if len(self._open) >= _DEEPEST:
                    raise Refused(say("yaml.too_deep", line=line, limit=_DEEPEST))
                self._open.append((Node([] if begun.startswith("S") else {}, line), event.anchor or ""))
                self._keys.append(None)
            case "SequenceEndEvent" | "MappingEndEvent":
                node, anchor = self._open.pop()
                self._keys.pop()
                self._add(node, anchor)

    def _add(self, node: Node, anchor: str | None) -> None:
        if anchor:
            self._anchors[anchor] = node
        if not self._open:
            self.root = node
            return
        parent = self._open[-1][0]
        parent.size += node.size
        if parent.size > _MOST:
            raise Refused(say("yaml.too_much", limit=_MOST))
        if isinstance(parent.value, list):
            parent.value.append(node)
        elif isinstance(parent.value, dict):
            self._pair(parent.value, node)

    def _pair(self, mapping: dict[str, Node], node: Node) -> None:
        key = self._keys[-1]
        if key is None:
            self._keys[-1] = node.text
            return
        if key in mapping:
            raise Refused(say("yaml.key_twice", key=key, line=node.line))
        mapping[key] = node
        self._keys[-1] = None
