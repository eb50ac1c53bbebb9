"""Days of lessons as timetable programs keep them: with clock times and no period numbers, which the times give."""

from collections.abc import Sequence

import attrs

from edu_compliance.model.lesson import Weeks
from edu_compliance.model.place import Place
from edu_compliance.reading.timetables.texts.cells import CellReader

_SAME_PERIOD = 20
"""Minutes: what begins closer together on different days is the same period; no two lessons of a day do."""


@attrs.frozen
class Entry:
    """One lesson of a day as the file has it."""

    written: str
    """The subject's name; empty where nothing stands there."""
    place: Place
    start: int | None = None
    """Minutes after midnight; None where it is not said."""
    teacher: str = ""


@attrs.frozen
class DayPlan:
    """The lessons of one weekday in some weeks of a cycle."""

    name: str
    weekday: int
    """1 Monday … 7 Sunday."""
    weeks: Weeks
    entries: tuple[Entry, ...]


class Periods:
    """Numbers the times at which lessons begin, from 1 over the periods that bear lessons on any day."""

    def __init__(self, plans: Sequence[DayPlan], cells: CellReader) -> None:
        starts = {
            entry.start
            for plan in plans
            for entry in plan.entries
            if entry.start is not None and entry.written and cells.read(entry.written).lessons
        }
        self._cells = cells
        self._number: dict[int, int] = {}
        count, first = 0, -_SAME_PERIOD
        for start in sorted(starts):
            if start - first >= _SAME_PERIOD:
                count, first = count + 1, start
            self._number[start] = count
        self._within_day = self._collide(plans)

    def _collide(self, plans: Sequence[DayPlan]) -> bool:
        """Whether times cannot number the periods: one is missing, or two of a day would have the same number."""
        for plan in plans:
            starts = [e.start for e in plan.entries if e.written and self._cells.read(e.written).lessons]
            if None in starts or len({self._number[start] for start in starts if start is not None}) < len(starts):
                return True
        return False

    def of(self, plan: DayPlan, order: int) -> int:
        """The period of an entry: by its time, else by its place among the day's lessons."""
        entry = plan.entries[order]
        if not self._within_day and entry.start is not None:
            return self._number[entry.start]
        before = (
            other
            for at, other in enumerate(plan.entries)
            if (other.start or 0, at) < (entry.start or 0, order)
            and other.written
            and self._cells.read(other.written).lessons
        )
        return sum(1 for _ in before) + 1


def minutes(text: str) -> int | None:
    """Minutes after midnight of `08:00`, `08:00:00` or a date-time; None where it is no time of day."""
    hour, _, rest = text.strip().rpartition("T")[2].partition(":")
    minute = rest[:2]
    if not (hour.isascii() and hour.isdigit() and minute.isascii() and minute.isdigit()):
        return None
    found = int(hour) * 60 + int(minute)
    return found if len(hour) <= 2 and int(minute) < 60 and found < 24 * 60 else None


def clock(start: int | None) -> str:
    """08:05; "" for no time."""
    return "" if start is None else f"{start // 60:02}:{start % 60:02}"
