"""Values of the model as text and back: how the audit file keeps what was understood of a school, and every finding.

The text is JSON: `{"kinds": [...], "values": [...]}`. The last of `values` is the whole; each value is a long text, or
a list that begins with the number of its kind in `kinds` and then has its fields. A field is a text, `true`, `false`,
`null` or a number from 0 on, which stand for themselves, a list, which is a tuple of fields, or a number below 0: -1 is
the first of `values`, -2 the second. So what occurs often (a cell, a class) is written once, and is one object again
when it is read.

Kinds are `set` (sorted), `map` (keys and values in turn), `message` (its id, then as a map), `fraction`, `date`,
`float`, `below_zero`; `cells` (several places of one sheet: its file and name, then their addresses); `week` (the
lessons of one sheet: its file and name, a `grid`, then what is taught in each of the grid's lessons) and `grid` (each
lesson's weekday, period, weeks and cell, which classes mostly have alike); `rule` (its id) and `requirement` (its
rule's id and its position there), which are looked up in the audit's rule files; and otherwise a class of values by its
module (below `edu_compliance.model`, or below `edu_compliance`) and its name: `lesson.Lesson` has its attributes in
their order, without the last ones where they are the class's own defaults, `finding.Verdict` the value of its member.
"""

import itertools
import json
from collections.abc import Iterable
from typing import Any

from edu_compliance.auditing.audit_file.record_kinds import Fields, maker, shape_of
from edu_compliance.model.lesson import Lesson
from edu_compliance.model.place import Place
from edu_compliance.model.rule import Requirement, Rule

_LONG = 10
"""Characters from which on a text is written once: paths of files, of which every cell has one."""

_HAVE_PLACES = (Lesson, Place)


class NotARecord(ValueError):
    """A text is no record, or one of a program that knows other words."""


def written(value: object, rules: Iterable[Rule] = ()) -> str:
    """A value as text, always the same for values made in the same way; TypeError for what is not of the model.

    Of `rules` and their requirements only the names are written.
    """
    writer = _Writer(rules)
    writer.lay((value,))
    record = {"kinds": list(writer.kinds), "values": writer.values}
    return json.dumps(record, ensure_ascii=True, check_circular=False, separators=(",", ":"))


def read_back(text: str, rules: Iterable[Rule] = ()) -> Any:
    """The value of a text; NotARecord where it is none, or speaks of a class or a rule that there is none of."""
    known = {rule.id: rule for rule in rules}
    try:
        record = json.loads(text)
        makers = [maker(kind, known) for kind in record["kinds"]]
        values: list[Any] = []
        for entry in record["values"]:
            if isinstance(entry, str):
                values.append(entry)
            else:
                values.append(makers[entry[0]](_fields(entry, values)[1:]))
        return values[-1][0]
    except (KeyError, IndexError, TypeError, ValueError) as error:
        raise NotARecord(str(error)) from error


def _fields(entry: list[Any], values: list[Any]) -> list[Any]:
    """An entry's fields with what stands elsewhere in their places."""
    found = []
    for field in entry:
        if type(field) is int and field < 0:
            found.append(values[~field])
        else:
            found.append(tuple(_fields(field, values)) if type(field) is list else field)
    return found


class _Writer:
    """Lays values down one after the other, each after what it is made of."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.kinds: dict[str, int] = {}
        self.values: list[Any] = []
        # By identity first, which costs little. All of it belongs to the whole, or stands in `values`, so that nothing
        # goes while this lives and leaves its identity to something else.
        self._places: dict[int, int] = {}
        # Then as it is written: which equal values are one object depends on what a reader read before.
        self._alike: dict[Any, int] = {}
        self._shapes: dict[type, tuple[int, Fields]] = {}
        self._grids: dict[tuple[Any, ...], int] = {}
        self._named: dict[int, tuple[str, tuple[Any, ...]]] = {}
        for rule in rules:
            self._named[id(rule)] = "rule", (rule.id,)
            for number, requirement in enumerate(rule.requires):
                self._named[id(requirement)] = "requirement", (rule.id, number)

    def lay(self, value: Any) -> int:
        """Lays a value down, after everything it is made of; gives the number it is referred to by."""
        kind = type(value)
        named = self._named.get(id(value)) if kind is Rule or kind is Requirement else None
        if named is not None:
            entry = (self._number(named[0]), *named[1])
        else:
            number, fields = self._shapes.get(kind) or self._shape(kind)
            entry = self._entry([number], fields(value))
        place = self._places[id(value)] = self._add(entry)
        return place

    def _entry(self, entry: list[Any], fields: Iterable[Any]) -> tuple[Any, ...]:
        """Fields as they are written, behind what an entry begins with."""
        places = self._places
        for field in fields:
            kind = type(field)
            if kind is str:
                entry.append(field if len(field) < _LONG else places.get(id(field)) or self._text(field))
            elif field is None or kind is bool or (kind is int and field >= 0):
                entry.append(field)
            elif kind is tuple:
                entry.append(self._tuple(field) if field else ())
            else:
                entry.append(places.get(id(field)) or self.lay(field))
        return tuple(entry)

    def _tuple(self, members: tuple[Any, ...]) -> Any:
        kinds = {type(one) for one in members} if type(members[0]) in _HAVE_PLACES else set[type]()
        if kinds == {Lesson} and len({(one.place.file, one.place.sheet) for one in members}) == 1:
            return self._week(members)
        if kinds == {Place} and len(members) > 1 and len({(one.file, one.sheet) for one in members}) == 1:
            return self._cells(members)
        return self._entry([], members)

    def _cells(self, places: tuple[Place, ...]) -> int:
        """Places of one sheet as one value."""
        return self._add(
            self._entry([self._number("cells")], (places[0].file, places[0].sheet, *(one.cell for one in places)))
        )

    def _week(self, lessons: tuple[Lesson, ...]) -> int:
        """The lessons of a sheet as one value: most of what a record holds."""
        known, lay, place = self._places.get, self.lay, lessons[0].place
        cells = tuple(
            [(one.weekday, one.period, known(id(one.weeks)) or lay(one.weeks), one.place.cell) for one in lessons]
        )
        grid = self._grids.get(cells)
        if grid is None:
            grid = self._grids[cells] = self._add((self._number("grid"), *itertools.chain.from_iterable(cells)))
        sheet = self._entry([self._number("week")], (place.file, place.sheet))
        return self._add((*sheet, grid, *[known(id(one.taught)) or lay(one.taught) for one in lessons]))

    def _text(self, text: str) -> int:
        """A long text's number. A date's or a fraction's is gone when it is written, and leaves its identity to the
        next: only that of the text which is kept is remembered."""
        place = self._add(text)
        self._places[id(self.values[~place])] = place
        return place

    def _add(self, entry: Any) -> int:
        place = self._alike.get(entry)
        if place is None:
            self.values.append(entry)
            place = self._alike[entry] = -len(self.values)
        return place

    def _shape(self, kind: type) -> tuple[int, Fields]:
        name, fields = shape_of(kind)
        self._shapes[kind] = self._number(name), fields
        return self._shapes[kind]

    def _number(self, name: str) -> int:
        return self.kinds.setdefault(name, len(self.kinds))
