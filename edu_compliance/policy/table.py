"""Reading one TOML table strictly: right types, no unknown keys, every mistake noted instead of the first raised."""

import datetime
import difflib
import enum
import re
import tomllib
from collections.abc import Collection, Mapping, Sequence
from typing import TypeVar

import attrs

from edu_compliance.model.message import Message, say
from edu_compliance.policy.mistakes import Mistake

T = TypeVar("T")
E = TypeVar("E", bound=enum.Enum)

_NEAR = 5
"""Subjects that are offered for one that nobody knows."""
_AT_LINE = re.compile(r"(?<!\s)\s*\(at line (\d+), column (\d+)\)$")


@attrs.define
class Notebook:
    """Where the mistakes of one file are noted."""

    file: str
    mistakes: list[Mistake] = attrs.field(factory=list)

    def note(self, message: Message, rule: str = "") -> None:
        """Note one mistake."""
        self.mistakes.append(Mistake(self.file, rule, message))


def parse(content: bytes, notebook: Notebook) -> Mapping[str, object] | None:
    """The file's top table; None, with the mistake and its line noted, where it is no TOML."""
    try:
        return tomllib.loads(content.decode("utf-8-sig").replace("\r\n", "\n"))
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        notebook.note(say("policy.not_utf8", line=line))
    except (ValueError, RecursionError) as error:
        # Beside its own error, tomllib lets through those of numbers too long and of lists nested too deeply.
        text = str(error)
        found = _AT_LINE.search(text)
        line = int(found[1]) if found else content.count(b"\n") + 1
        notebook.note(say("policy.bad_toml", line=line, detail=_AT_LINE.sub("", text)))
    return None


class Table:
    """A TOML table being read: each reader takes its key's value, or notes what is wrong and gives an empty one."""

    def __init__(self, value: object, notebook: Notebook, where: str = "", rule: str = "") -> None:
        """`where` is the table's own name in messages (`in_force`), empty for the file's top."""
        self.notebook = notebook
        self.where = where
        self.rule = rule
        self.is_table = isinstance(value, dict)
        self.values: dict[str, object] = dict(value) if isinstance(value, dict) else {}
        self._asked: list[str] = []
        if not self.is_table:
            expected, found = say("policy.type.table"), say(f"policy.type.{_kind(value)}")
            self.note(say("policy.wrong_type", key=where, expected=expected, found=found))

    def note(self, message: Message) -> None:
        """Note a mistake in this table."""
        self.notebook.note(message, self.rule)

    def path(self, key: str) -> str:
        """A key's full name in messages: `in_force.from`."""
        return f"{self.where}.{key}" if self.where else key

    def has(self, key: str) -> bool:
        """Whether the key is there; asking makes it a known one."""
        if key not in self._asked:
            self._asked.append(key)
        return key in self.values

    def text(self, key: str, *, required: bool = True) -> str:
        """A string that is not blank; empty where it is optional and missing."""
        value = self._value(key, required)
        if value is None:
            return ""
        if not isinstance(value, str):
            return self._wrong(key, "text", value, "")
        if not value.strip():
            self.note(say("policy.blank", key=self.path(key)))
        return value.strip()

    def texts(self, key: str, *, required: bool = False) -> tuple[str, ...]:
        """A list of strings, none blank, none twice."""
        value = self._value(key, required)
        if value is None:
            return ()
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            return self._wrong(key, "texts", value, ())
        if not all(item.strip() for item in value):
            self.note(say("policy.blank", key=self.path(key)))
        self._no_item_twice(key, value)
        return tuple(value)

    def numbers(self, key: str) -> tuple[int, ...]:
        """A list of whole numbers, none twice; empty where it is missing."""
        value = self._value(key, required=False)
        if value is None:
            return ()
        if not isinstance(value, list) or not all(isinstance(n, int) and not isinstance(n, bool) for n in value):
            return self._wrong(key, "numbers", value, ())
        self._no_item_twice(key, value)
        return tuple(value)

    def date(self, key: str, *, required: bool = True) -> datetime.date | None:
        """A TOML date without a time of day."""
        value = self._value(key, required)
        if value is None:
            return None
        if not isinstance(value, datetime.date) or isinstance(value, datetime.datetime):
            return self._wrong(key, "date", value, None)
        return value

    def choice(self, key: str, kind: type[E], *, required: bool = True) -> E | None:
        """One member of an enum by its value."""
        text = self.text(key, required=required)
        return self._member(key, kind, text) if text else None

    def choices(self, key: str, kind: type[E]) -> tuple[E, ...]:
        """A list of an enum's members by their values; empty where it is missing."""
        members = (self._member(key, kind, text) for text in self.texts(key))
        return tuple(member for member in members if member is not None)

    def table(self, key: str, *, required: bool = True) -> "Table | None":
        """A table inside this one."""
        value = self._value(key, required)
        return None if value is None else Table(value, self.notebook, self.path(key), self.rule)

    def tables(self, key: str, *, required: bool = False) -> tuple["Table", ...]:
        """A list of tables inside this one."""
        value = self._value(key, required)
        if value is None:
            return ()
        if not isinstance(value, list):
            return self._wrong(key, "tables", value, ())
        return tuple(Table(item, self.notebook, f"{self.path(key)}[{n}]", self.rule) for n, item in enumerate(value, 1))

    def finish(self) -> None:
        """Note every key that nobody asked for."""
        for key in self.values:
            if key not in self._asked:
                self.note(unknown("policy.unknown_key", key, self._asked, key=self.path(key)))

    def _value(self, key: str, required: bool) -> object:
        if self.has(key):
            return self.values[key]
        if required and self.is_table:
            self.note(say("policy.missing_key", key=self.path(key)))
        return None

    def _wrong(self, key: str, expected: str, value: object, instead: T) -> T:
        found = say(f"policy.type.{_kind(value)}")
        self.note(say("policy.wrong_type", key=self.path(key), expected=say(f"policy.type.{expected}"), found=found))
        return instead

    def _member(self, key: str, kind: type[E], text: str) -> E | None:
        allowed = [str(member.value) for member in kind]
        if text in allowed:
            return kind(text)
        self.note(unknown("policy.unknown_value", text, allowed, key=self.path(key), value=text))
        return None

    def _no_item_twice(self, key: str, items: Sequence[object]) -> None:
        seen: set[object] = set()
        for item in items:
            if item in seen:
                self.note(say("policy.item_twice", key=self.path(key), item=item))
            seen.add(item)


def unknown(id: str, word: str, allowed: Collection[str], **parameters: object) -> Message:
    """The message that a word is none of those allowed, naming the one that was probably meant."""
    near = difflib.get_close_matches(word, allowed, n=1, cutoff=0.6)
    if near:
        return say(id, **parameters, allowed=say("policy.allowed_near", near=near[0], words=tuple(allowed)))
    return say(id, **parameters, allowed=say("policy.allowed", words=tuple(allowed)))


def unknown_subject(id: str, word: str, subjects: Collection[str], **parameters: object) -> Message:
    """The same of a subject, of which there are too many to list: the closest ones, and where all stand."""
    alike = difflib.get_close_matches(word, subjects, n=len(subjects), cutoff=0.3)
    near = sorted(alike, key=lambda subject: not subject.startswith(word[:2]))[:_NEAR]
    allowed = say("policy.subjects_near" if near else "policy.subjects", near=tuple(near), n=len(subjects))
    return say(id, **parameters, allowed=allowed)


def _kind(value: object) -> str:
    """The last part of the message id that names a TOML value's type."""
    match value:
        case bool():
            return "flag"
        case int() | float():
            return "number"
        case str():
            return "text"
        case datetime.datetime():
            return "moment"
        case datetime.date():
            return "date"
        case datetime.time():
            return "time"
        case dict():
            return "table"
        case list() if value and all(isinstance(item, str) for item in value):
            return "texts"
        case _:
            return "list"
