"""Where in the week a cell of a block's body stands: by its row's labels and its column's header."""

from collections.abc import Container, Sequence

import attrs

from edu_compliance.model.message import Message, say
from edu_compliance.model.place import a1
from edu_compliance.reading.timetables.headers.block import Block, BodyColumn
from edu_compliance.reading.timetables.pieces import Slot, no_lesson
from edu_compliance.reading.timetables.rows.coordinates import RowLabels

NIGHT = 18 * 60 + 30
"""Minutes after midnight from which on a period may be an evening study."""


@attrs.frozen
class PlainSlot:
    """A cell under a weekday, in the row of one period."""

    column: int
    weekday: int
    cell: str
    """Its address."""


def plain_slots(
    block: Block, columns: Sequence[BodyColumn], rows: Sequence[RowLabels], merged: Container[int]
) -> dict[int, tuple[PlainSlot, ...]]:
    """The slots of each row of one period under weekdays, which most are: not in the evening, not in some weeks only,
    and none of the `merged` rows. Sheets laid out alike have the same."""
    across = block.periods_above or block.classes_above or any(column.extra or column.weeks for column in columns)
    if not block.days_above or across:
        return {}
    return {
        labels.row: tuple(PlainSlot(one.column, one.weekday, a1(labels.row, one.column)) for one in columns)
        for labels in rows
        if labels.row not in merged and _one_period(labels)
    }


def _one_period(labels: RowLabels) -> bool:
    period = labels.period
    if period is None or labels.count != 1 or labels.shared or why_none(labels):
        return False
    return not labels.weeks and not period.weeks and (period.start or 0) < NIGHT


def why_none(labels: RowLabels) -> Message | None:
    """Why nothing in a row is a lesson; None where lessons stand."""
    if labels.section and (labels.period is None or not labels.period.activity):
        return say("uncounted.period_of_activity", name=labels.section)
    return no_lesson(labels.period, labels.half)


class Slots:
    """The slots of one block."""

    def __init__(self, block: Block, columns: Sequence[BodyColumn], weekday: int) -> None:
        """`weekday` is that of the whole table, 0 where it has none."""
        self._block = block
        self._columns = columns
        self._weekday = weekday
        self._across = self._slots_across() if block.periods_above else {}

    def _slots_across(self) -> dict[int, tuple[int, int, Message | None]]:
        """For periods above, by column: place in the day, periods, why no lessons stand there."""
        slots: dict[int, tuple[int, int, Message | None]] = {}
        nexts: dict[object, int] = {}
        """By class and weekday, which may come again under each period: the place behind all that was placed."""
        said: dict[object, tuple[int, int, Message | None]] = {}
        before: tuple[int, int, Message | None] | None = None
        for column in self._columns:
            if column.period is None:
                continue
            if column.extra and before is not None:
                slots[column.column] = before
                continue
            day = (column.weekday, column.class_at)
            slot = said.get((column.period_at, day))
            if slot is None:
                ordinal = nexts.get(day) or max(column.period.numbers[:1], default=1)
                why, count = no_lesson(column.period, None), max(1, len(column.period.numbers))
                slot = ordinal, count, why
                nexts[day] = ordinal + (0 if why else count)
            said[column.period_at, day] = slots[column.column] = before = slot
        return slots

    def of(self, labels: RowLabels, column: BodyColumn, why_none: Message | None) -> Slot | None:
        """The slot of a row under a column; None where its weekday or its period is not told."""
        weekday = column.weekday or labels.weekday or self._weekday
        weeks = column.weeks or labels.weeks or (labels.period.weeks if labels.period else None)
        if not weekday:
            return None
        if self._block.periods_above:
            if column.period is None:
                return None
            ordinal, count, why = self._across[column.column]
            return Slot(weekday, labels.ordinal + ordinal, count, column.period, why or why_none, weeks)
        if labels.period is None:
            return None
        return Slot(weekday, labels.ordinal, labels.count, labels.period, why_none, weeks)


def late(slot: Slot) -> bool:
    """Whether a period that nobody calls an evening's begins at night."""
    start = slot.label.start if slot.label is not None else None
    return start is not None and start >= NIGHT and slot.why_none is None
