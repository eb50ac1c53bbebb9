"""What is gathered for one class from one block: its lessons, what was not counted, and what is in doubt."""

from fractions import Fraction

import attrs

from edu_compliance.model.class_name import ClassName
from edu_compliance.model.lesson import EVERY_WEEK, Doubt, Lesson, Naming, Taught, Uncounted, Weeks
from edu_compliance.model.message import Message, say
from edu_compliance.model.place import Place, column_name
from edu_compliance.reading.grid import Box, reaching
from edu_compliance.reading.timetables.texts.cell import Cell, any_of
from edu_compliance.reading.timetables.texts.token import Half, Period
from edu_compliance.reading.timetables.view import Spot

_HALF_DAY = 5
"""Periods of a half-day, at the most."""
UNSTORED = Cell(lessons=((Taught("=?", (), Naming.UNKNOWN, "=?"), EVERY_WEEK),))
"""A formula whose result was never stored: something stands there, nobody knows what."""


@attrs.frozen
class Slot:
    """Where in the week a body cell stands."""

    weekday: int
    period: int
    count: int
    """Periods its label names: 1-2节 makes two lessons."""
    label: Period | None
    why_none: Message | None
    """Why nothing that stands here is a lesson; None where lessons stand."""
    weeks: Weeks | None = None
    """The weeks the weekday is said for, where its header says any."""


@attrs.define
class Piece:
    """What one block says of one class; a class may be in pieces over several sheets."""

    key: object
    """What holds its cells together: the cell of the class's name, or the table's ordinal."""
    classed: ClassName | None
    head: Spot
    """Where its header stands, for the search of a title."""
    box: Box
    """Everything read for it."""
    file: str
    sheet: str
    lessons: list[Lesson] = attrs.field(factory=list)
    uncounted: list[Uncounted] = attrs.field(factory=list)
    doubts: list[Doubt] = attrs.field(factory=list)
    numbers: set[int] = attrs.field(factory=set)
    """The numbers its periods are printed with, where they stand at the left."""
    first: int = 0
    """The first of them; an evening's may begin at 1 again."""
    halves: set[Half] = attrs.field(factory=set)
    """The half-days its rows stand in."""
    stray: list[Spot] = attrs.field(factory=list)
    """Cells that name a subject and got no coordinates."""
    _listed: set[Spot] = attrs.field(factory=set)
    """What is listed as not counted already; a merged cell is listed once."""

    def place(self, spot: Spot) -> Place:
        """The place of a cell of its sheet."""
        return Place(self.file, self.sheet, f"{column_name(spot[1])}{spot[0] + 1}")

    def count(self, period: Period, half: Half | None) -> None:
        """Take in a row's period."""
        self.first = self.first or (period.numbers[0] if period.numbers else 0)
        self.numbers.update(period.numbers)
        said = half or period.half or period.by_the_clock
        if said is not None:
            self.halves.add(said)

    def goes_on_in(self, other: "Piece") -> bool:
        """Whether another piece without a class of its own holds the rest of the day: its periods count on, or it is
        the afternoon of a morning."""
        if other.classed is not None:
            return False
        counts_on = bool(self.numbers) and other.first == max(self.numbers) + 1
        return counts_on or self.is_morning_of(other)

    def is_morning_of(self, other: "Piece") -> bool:
        """Whether it holds the periods of a morning only, and another piece those of an afternoon or evening only."""
        few = not self.halves and 0 < len(self.numbers) <= _HALF_DAY
        morning = few or self.halves == {Half.MORNING}
        return morning and bool(other.halves) and other.halves <= {Half.AFTERNOON, Half.EVENING}

    def may_go_on_in(self, other: "Piece") -> bool:
        """Whether another piece may hold the rest of the day, its periods counted from 1 again and nothing said."""
        if other.classed is not None or not self.numbers or not other.numbers or self.halves or other.halves:
            return False
        return min(other.numbers) == 1 and max(other.numbers) <= max(self.numbers) and len(self.numbers) <= _HALF_DAY

    def later_days_in(self, other: "Piece") -> bool:
        """Whether another piece without a class of its own holds the rest of the week: Thursday and Friday in periods
        like those of Monday to Wednesday, and nothing but known lessons."""
        days, others = ({lesson.weekday for lesson in piece.lessons} for piece in (self, other))
        if other.classed is not None or not days or not others or self.numbers != other.numbers:
            return False
        known = all(lesson.taught.naming is not Naming.UNKNOWN for lesson in other.lessons)
        return known and min(others) == max(days) + 1 and not other.halves - self.halves

    def last_of(self, weekday: int) -> int:
        """The last period of a day that lessons were found in so far; 0 where none was."""
        return max((lesson.period for lesson in self.lessons if lesson.weekday == weekday), default=0)

    def go_on(self, other: "Piece") -> None:
        """Take over the rest of the day."""
        last = max((lesson.period for lesson in self.lessons), default=0)
        first = min((lesson.period for lesson in other.lessons), default=0)
        after = last if first <= last else 0
        rest = [attrs.evolve(lesson, period=lesson.period + after) for lesson in other.lessons]
        self.take_over(attrs.evolve(other, lessons=rest))

    def take_over(self, other: "Piece") -> None:
        """Take over all that another piece says."""
        self.lessons += other.lessons
        self.uncounted += other.uncounted
        self.doubts += other.doubts
        self.stray += other.stray
        self.numbers |= other.numbers
        self.halves |= other.halves
        top, left, bottom, right = reaching(other.box, self.box[2:])
        self.box = (min(top, self.box[0]), min(left, self.box[1]), bottom, right)

    def reach(self, row: int, column: int) -> None:
        """Take a cell into its box."""
        if row > self.box[2] or column > self.box[3]:
            self.box = reaching(self.box, (row, column))

    def teach(self, slot: Slot, spot: Spot, cell: Cell, text: str) -> None:
        """The lessons of a cell; what its slot or its own words make no lesson is listed as not counted."""
        if slot.why_none is not None or cell.activity:
            self.not_count(slot, spot, cell, text)
            return
        place = self.place(spot)
        held = cell.lessons
        if slot.weeks is not None:
            within = ((taught, own.within(slot.weeks)) for taught, own in cell.lessons)
            held = tuple((taught, weeks) for taught, weeks in within if weeks is not None)
            if cell.lessons and not held:  # 劳动（单周） on a Saturday of even weeks
                why = say("doubt.weeks_contradict")
                self.doubt(text, why, place, more=Fraction(slot.count), subjects=subjects_of(cell))
        for taught, weeks in held:
            for period in range(slot.period, slot.period + slot.count):
                self.lessons.append(Lesson(slot.weekday, period, taught, weeks, place))
        if cell.loose_weeks:
            why = say("doubt.weeks_of_unknown_share")
            for taught, _ in cell.lessons:
                fewer = Fraction(slot.count if taught.subjects else 0)  # a name nobody knows is in no area's least
                self.doubt(text, why, place, fewer=fewer, subjects=taught.subjects)

    def teach_also(self, slot: Slot, spot: Spot, cell: Cell, text: str) -> None:
        """A second subject for one period: one of the two, and nobody says in which weeks, unless both do."""
        self.reach(*spot)
        if self._in_other_weeks(slot, cell):
            self.teach(slot, spot, cell, text)
            return
        standing = (i for i, o in enumerate(self.lessons) if (o.weekday, o.period) == (slot.weekday, slot.period))
        index = next(standing, None)
        if index is None:
            self.teach(slot, spot, cell, text)
        else:
            self.lessons[index] = either(self.lessons[index], *(taught for taught, _ in cell.lessons))
        fewer = Fraction(1 if index is None else 0)
        self.doubt(text, say("doubt.second_row"), self.place(spot), fewer=fewer, subjects=subjects_of(cell))

    def _in_other_weeks(self, slot: Slot, cell: Cell) -> bool:
        """Whether a second cell is of weeks in which nothing else stands there: 美术（双） under 音乐（单）."""
        above = [o.weeks for o in self.lessons if (o.weekday, o.period) == (slot.weekday, slot.period)]
        weeks = [when for _, when in cell.lessons]
        own = bool(weeks) and not cell.loose_weeks and EVERY_WEEK not in (*weeks, *above)
        return own and all(one.within(other) is None for one in above for other in weeks)

    def not_count(self, slot: Slot, spot: Spot, cell: Cell, text: str) -> None:
        """List what is no lesson."""
        if cell.empty or cell is UNSTORED or spot in self._listed:
            return
        self._listed.add(spot)
        why = slot.why_none or say("uncounted.activity", name=cell.activity)
        label = slot.label.label if slot.label else ""
        about = subjects_of(cell) or cell.about
        self.uncounted.append(
            Uncounted(" ".join(text.split()), why, self.place(spot), slot.weekday or None, label, about)
        )

    def doubt(
        self,
        text: str,
        why: Message,
        *places: Place,
        fewer: Fraction = Fraction(0),
        more: Fraction = Fraction(0),
        subjects: tuple[str, ...] = (),
    ) -> None:
        """Say that its numbers are not sure."""
        self.doubts.append(Doubt(" ".join(text.split()), why, places, fewer=fewer, more=more, subjects=subjects))


def subjects_of(cell: Cell) -> tuple[str, ...]:
    """The canonical subjects a cell may teach."""
    return tuple(subject for taught, _ in cell.lessons for subject in taught.subjects)


def either(lesson: Lesson, *others: Taught) -> Lesson:
    """One lesson that is this or that: two subjects in one period, and nobody says in which weeks."""
    first = lesson.taught
    taughts = [first, *others]
    if all(taught.naming is not Naming.UNKNOWN and taught.subjects == first.subjects for taught in taughts):
        return lesson
    return attrs.evolve(lesson, taught=any_of(taughts), weeks=EVERY_WEEK)


def no_lesson(label: Period | None, half: Half | None) -> Message | None:
    """Why nothing in a period is a lesson: it is an activity's, or stands in the evening; None where lessons stand."""
    if label is not None and label.activity:
        return say("uncounted.period_of_activity", name=label.activity)
    if (label is not None and label.half is Half.EVENING) or half is Half.EVENING:
        return say("uncounted.evening")
    return None
