"""CSES, the exchange format of class schedules: versions 1 (odd and even weeks) and 2 (cycles of work days).

Facts: SmartTeachCN/CSES, its JSON schemas of both versions. Places are `file!schedule!A<line of the file>`.
"""

import math
from collections.abc import Iterator
from fractions import Fraction

import attrs

from edu_compliance.model.lesson import EVEN_WEEKS, EVERY_WEEK, ODD_WEEKS, Doubt, SchoolClass, Weeks
from edu_compliance.model.message import Message, say
from edu_compliance.model.place import Place
from edu_compliance.model.submission import Notice
from edu_compliance.reading.apps.day_plans import class_of, week_of
from edu_compliance.reading.apps.heading import Heading
from edu_compliance.reading.apps.periods import DayPlan, Entry, minutes
from edu_compliance.reading.apps.yaml import Node, read_yaml
from edu_compliance.reading.refusal import Refused
from edu_compliance.reading.timetables.texts.cells import CellReader

_WEEKS = {"all": EVERY_WEEK, "odd": ODD_WEEKS, "even": EVEN_WEEKS}
_LONGEST_CYCLE = 84
"""Days; twelve weeks. No school rotates longer."""

_Slot = tuple[int, Weeks]
"""A weekday, and the weeks it stands for."""


@attrs.frozen
class CsesReading:
    """What a CSES file holds: one class."""

    school_class: SchoolClass
    heading: Heading
    notices: tuple[Notice, ...]
    whole: bool
    """False where lessons stand in it that could not be given a day."""


def read_cses(text: str, file: str, names: tuple[str, ...], cells: CellReader) -> CsesReading:
    """A file's class; `names` are what may name it from outside, nearest first. Raises Refused where it is no CSES."""
    root = read_yaml(text)
    version = root.text_of("version")
    if not isinstance(root.value, dict) or root.get("schedules") is None:
        raise Refused(say("cses.no_cses"))
    if version not in ("1", "2"):
        raise Refused(say("cses.unknown_version", version=version or "?"))
    return _Reading(root, file, names, cells).read(int(version))


class _Reading:
    """One file being read; collects what is wrong on the way."""

    def __init__(self, root: Node, file: str, names: tuple[str, ...], cells: CellReader) -> None:
        self._root = root
        self._file = file
        self._cells = cells
        self._configuration = root.get("configuration")
        said = self._configuration.text_of("name") if self._configuration else ""
        self._heading = Heading.of((said, *names))
        self._sheet = names[0] if names else file
        self._teachers = {one.text_of("name"): one.text_of("teacher") for one in _list(root, "subjects")}
        self._notices: list[Notice] = []
        self._doubts: list[Doubt] = []
        self._whole = True

    def read(self, version: int) -> CsesReading:
        cycle = _cycle(self._configuration) if version == 2 else ()
        if version == 2:
            self._notices.append(Notice(say("cses.starts_on_monday", days=len(cycle))))
        schedules = _list(self._root, "schedules")
        if not schedules:
            raise Refused(say("cses.no_schedules"))
        plans = [plan for one in schedules for plan in self._plans(one, version, cycle)]
        self._undeclared(plans)
        week = week_of(plans, self._cells)
        place = Place(self._file, self._sheet, "")
        school_class = class_of(self._heading.naming, place, week, self._doubts)
        return CsesReading(school_class, self._heading, tuple(self._notices), self._whole)

    def _plans(self, schedule: Node, version: int, cycle: tuple[bool, ...]) -> Iterator[DayPlan]:
        name = schedule.text_of("name") or self._sheet
        entries = tuple(self._entries(schedule, name))
        place = self._place(name, schedule)
        slots = list(self._slots_by_week(schedule, place) if version == 1 else self._slots_by_cycle(schedule, cycle))
        if entries and not slots:
            expected = say("cses.expects_weekday") if version == 1 else say("cses.expects_work_day", last=sum(cycle))
            given = _given(schedule.get("enable_day"))
            self._amiss(say("cses.no_day", schedule=name, given=given, expected=expected), place, len(entries))
        for weekday, weeks in slots:
            yield DayPlan(name, weekday, weeks, entries)

    def _entries(self, schedule: Node, name: str) -> Iterator[Entry]:
        for one in _list(schedule, "classes"):
            place = self._place(name, one)
            subject = one.text_of("subject")
            start = minutes(one.text_of("start_time"))
            if start is None:
                given = one.text_of("start_time")
                self._notices.append(Notice(say("cses.no_time", schedule=name, given=given), (place,)))
            if not subject:
                self._amiss(say("cses.no_subject", schedule=name), place, 1)
            yield Entry(subject, place, start, self._teachers.get(subject, ""))

    def _slots_by_week(self, schedule: Node, place: Place) -> Iterator[_Slot]:
        """Version 1: a weekday, in all, odd or even weeks."""
        said = schedule.text_of("weeks")
        weeks = _WEEKS.get(said.lower(), EVERY_WEEK)
        if said.lower() not in _WEEKS:
            count = len(_list(schedule, "classes"))
            self._amiss(say("cses.unknown_weeks", given=said), place, fewer=count if said else 0)
        for day in _numbers(schedule.get("enable_day")):
            if 1 <= day <= 7:
                yield day, weeks

    def _slots_by_cycle(self, schedule: Node, cycle: tuple[bool, ...]) -> Iterator[_Slot]:
        """Version 2: the n-th work days of a cycle, as the weekdays they fall on over the weeks until it comes round.

        A cycle of whole weeks has the same weekday each time; any other wanders over all seven.
        """
        work = [position for position, works in enumerate(cycle) if works]
        weeks = math.lcm(len(cycle), 7) // 7
        for day in _numbers(schedule.get("enable_day")):
            if not 1 <= day <= len(work):
                continue
            held: dict[int, list[int]] = {}
            for position in range(work[day - 1], weeks * 7, len(cycle)):
                held.setdefault(position % 7 + 1, []).append(position // 7 + 1)
            for weekday, numbers in sorted(held.items()):
                yield weekday, Weeks(weeks, tuple(numbers)) if len(numbers) < weeks else EVERY_WEEK

    def _undeclared(self, plans: list[DayPlan]) -> None:
        """Subjects that lessons name and the file does not list: read all the same, and said."""
        named = {entry.written: entry.place for plan in plans for entry in plan.entries if entry.written}
        missing = {name: place for name, place in named.items() if name not in self._teachers}
        if missing and self._teachers:
            self._notices.append(Notice(say("cses.undeclared", subjects=tuple(missing)), tuple(missing.values())))

    def _amiss(self, why: Message, place: Place, more: int = 0, fewer: int = 0) -> None:
        """Something is wrong that could change how much is taught."""
        if not more and not fewer:
            self._notices.append(Notice(why, (place,)))
            return
        self._whole = self._whole and not more
        self._doubts.append(Doubt(place.sheet, why, (place,), fewer=Fraction(fewer), more=Fraction(more)))

    def _place(self, schedule: str, node: Node) -> Place:
        return Place(self._file, schedule, f"A{node.line}")


def _cycle(configuration: Node | None) -> tuple[bool, ...]:
    """Version 2's cycle, day by day: whether it is a work day. Raises Refused where it contradicts itself."""
    cycle = configuration.get("cycle") if configuration else None
    spans = _list(cycle, "spans") if cycle else []
    if cycle is None or not spans:
        raise Refused(say("cses.no_cycle"))
    days: list[bool] = []
    for span in spans:
        activity, count = span.text_of("activity"), _number(span.get("count"))
        if activity not in ("work", "rest") or count is None or not 1 <= count <= _LONGEST_CYCLE:
            raise Refused(say("cses.bad_span", line=span.line, activity=activity, count=_given(span.get("count"))))
        days += [activity == "work"] * count
    if len(days) > _LONGEST_CYCLE:
        raise Refused(say("cses.cycle_too_long", days=len(days), limit=_LONGEST_CYCLE))
    for key, found in (("work_count", sum(days)), ("rest_count", len(days) - sum(days))):
        node = cycle.get(key)
        if _number(node) != found:
            raise Refused(say("cses.spans_contradict", key=key, given=_given(node), found=found, line=cycle.line))
    return tuple(days)


def _list(node: Node, key: str) -> list[Node]:
    found = node.get(key)
    return found.items if found else []


def _numbers(node: Node | None) -> list[int]:
    """The whole numbers of a list, or the one number; what is none is left out."""
    nodes = [] if node is None else node.items or [node]
    found = (_number(one) for one in nodes)
    return list(dict.fromkeys(number for number in found if number is not None))


def _number(node: Node | None) -> int | None:
    text = node.text.strip() if node else ""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 4 else None


def _given(node: Node | None) -> str:
    """What stands there instead of what was expected, for people."""
    if node is None:
        return "-"
    return node.text or ", ".join(one.text for one in node.items) or "-"
