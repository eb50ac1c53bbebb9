"""The kinds of values that a record holds, by name: how each is taken apart, and what makes one of its parts."""

import datetime
import enum
import importlib
import pkgutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from fractions import Fraction
from functools import cache
from operator import attrgetter
from typing import Any

import attrs

from edu_compliance import model
from edu_compliance.model.lesson import Lesson
from edu_compliance.model.message import Message
from edu_compliance.model.place import Place
from edu_compliance.model.rule import Rule

_BESIDE_THE_MODEL = (
    "judging.waivers",
    "reading.papers.waivers",
    "reporting.ledgers.ledger_rows",
    "reporting.result",
    "reporting.totals",
)
"""Other modules whose values an audit file holds."""

Fields = Callable[[Any], Iterable[Any]]


@cache
def shape_of(kind: Any) -> tuple[str, Fields]:
    """A type's name in a record, and how a value of it is taken apart."""
    if kind is not Message and (name := _classes()[1].get(kind)):
        if issubclass(kind, enum.Enum):
            return name, lambda member: (member.value,)
        return name, _fields_of(kind)
    for base, base_name, parts in _PARTS:
        if issubclass(kind, base):
            return base_name, parts
    raise TypeError(f"no word of the model: {kind!r}")


def _fields_of(kind: Any) -> Fields:
    """A value's attributes in their order, as far as they say more than that the last ones are the defaults."""
    fields = [field for field in attrs.fields(kind) if field.init]
    if len(fields) < 2:
        return lambda value: [getattr(value, field.name) for field in fields]
    attributes, defaults = attrgetter(*(field.name for field in fields)), [field.default for field in fields]

    def telling(value: Any) -> Iterable[Any]:
        found = attributes(value)
        number = len(found)
        while number and found[number - 1] is defaults[number - 1]:
            number -= 1
        return found[:number]

    return telling


_PARTS: tuple[tuple[Any, str, Fields], ...] = (
    (tuple, "tuple", lambda members: members),
    (list, "tuple", lambda members: members),
    (Message, "message", lambda said: [said.id, *(part for pair in said.parameters.items() for part in pair)]),
    (frozenset, "set", lambda members: sorted(members, key=repr)),
    (set, "set", lambda members: sorted(members, key=repr)),
    (Fraction, "fraction", lambda number: (str(number),)),
    (datetime.date, "date", lambda day: (day.isoformat(),)),
    (int, "below_zero", lambda number: (-number,)),
    (float, "float", lambda number: (repr(number),)),
    (Mapping, "map", lambda pairs: [part for pair in pairs.items() for part in pair]),
)


_MAKERS: Mapping[str, Callable[[list[Any]], Any]] = {
    "tuple": tuple,
    "set": frozenset,
    "message": lambda fields: Message(fields[0], dict(zip(fields[1::2], fields[2::2], strict=True))),
    "map": lambda fields: dict(zip(fields[::2], fields[1::2], strict=True)),
    "fraction": lambda fields: Fraction(fields[0]),
    "date": lambda fields: datetime.date.fromisoformat(fields[0]),
    "below_zero": lambda fields: -fields[0],
    "float": lambda fields: float(fields[0]),
    "cells": lambda fields: tuple(Place(fields[0], fields[1], cell) for cell in fields[2:]),
    "grid": lambda fields: tuple(zip(*(fields[start::4] for start in range(4)), strict=True)),
    "week": lambda fields: tuple(_lessons(*fields)),
}


def _lessons(file: str, sheet: str, grid: tuple[Any, ...], *subjects: Any) -> Iterator[Lesson]:
    for (weekday, period, weeks, cell), taught in zip(grid, subjects, strict=True):
        yield Lesson(weekday, period, taught, weeks, Place(file, sheet, cell))


def maker(kind: str, rules: Mapping[str, Rule]) -> Callable[[list[Any]], Any]:
    """What makes a value of a kind from its fields; KeyError where there is no such kind."""
    if kind in _MAKERS:
        return _MAKERS[kind]
    if kind == "rule":
        return lambda fields: rules[fields[0]]
    if kind == "requirement":
        return lambda fields: rules[fields[0]].requires[fields[1]]
    made = _classes()[0][kind]
    return lambda fields: made(*fields)


def classes_of_values() -> Mapping[str, type]:
    """Every class of values by its name in records; their fields stand by position, in the order of the class."""
    return _classes()[0]


@cache
def _classes() -> tuple[Mapping[str, type], Mapping[type, str]]:
    """Every class of values by its name in records, and the other way round."""
    modules = {found.name: f"{model.__name__}.{found.name}" for found in pkgutil.iter_modules(model.__path__)}
    modules |= {name: f"edu_compliance.{name}" for name in _BESIDE_THE_MODEL}
    by_name: dict[str, type] = {}
    for short, module in modules.items():
        for name, kind in vars(importlib.import_module(module)).items():
            ours = isinstance(kind, type) and kind.__module__ == module
            if ours and (attrs.has(kind) or issubclass(kind, enum.Enum)):
                by_name[f"{short}.{name}"] = kind
    return by_name, {kind: name for name, kind in by_name.items()}
