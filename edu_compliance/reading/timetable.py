"""Gives each body cell of a block its class, weekday and period; what gets all three is a lesson."""

from collections.abc import Iterator
from fractions import Fraction

import attrs

from edu_compliance.model.class_name import ClassName
from edu_compliance.model.lesson import EVERY_WEEK, Doubt, Lesson, Naming, Taught, Uncounted, Weeks
from edu_compliance.model.message import Message, say
from edu_compliance.model.place import Place
from edu_compliance.reading.cells import Cell, CellReader
from edu_compliance.reading.coordinates import Axis, Block, BodyColumn
from edu_compliance.reading.labels import Labels, RowLabels
from edu_compliance.reading.people import looks_like_person, looks_like_room
from edu_compliance.reading.tokens import Half, Period
from edu_compliance.reading.view import Spot, View


@attrs.define
class Piece:
    """What one block says of one class; a class may be in pieces over several sheets."""

    key: object
    """What holds its cells together: the cell of the class's name, or the table's ordinal."""
    classed: ClassName | None
    head: Spot
    """Where its header stands, for the search of a title."""
    box: list[int]
    """Top, left, bottom, right of everything read for it."""
    weekdays: set[int] = attrs.field(factory=set)
    """Weekdays its header names."""
    lessons: list[Lesson] = attrs.field(factory=list)
    uncounted: list[Uncounted] = attrs.field(factory=list)
    doubts: list[Doubt] = attrs.field(factory=list)
    bands: list[tuple[int, int]] = attrs.field(factory=list)
    """First and last period of each half-day."""
    stray: list[Spot] = attrs.field(factory=list)
    """Cells that name a subject and got no coordinates."""


@attrs.frozen
class Slot:
    """Where in the week a body cell stands."""

    weekday: int
    period: int
    count: int
    """Periods its label names: 1-2节 makes two lessons."""
    label: Period | None
    half: Half | None


class BlockReader:
    """Reads one block of one sheet into pieces, one a class."""

    def __init__(self, view: View, block: Block, cells: CellReader, file: str, weekday: int) -> None:
        self._view = view
        self._block = block
        self._cells = cells
        self._file = file
        self._weekday = weekday
        """The weekday of the whole sheet, where its name or title says one."""
        self._columns = [column for column in block.columns if not self._accompanies(column)]
        self._labels = Labels(view, block, self._teaches, weekday)
        self._pieces: dict[object, Piece] = {}
        self._filled: dict[tuple[object, int, int], int] = {}
        """Class, weekday, period → index of the lesson that stands there."""
        self._seen: set[tuple[object, Spot]] = set()
        """Activities already listed."""
        self._column_periods = self._ordinals_across()

    def read(self) -> list[Piece]:
        """The block's pieces in the order of their first cells."""
        previous: RowLabels | None = None
        for labels in self._labels.rows():
            if labels.unknown:
                self._unlabelled_row(labels)
            elif labels.continues and previous is not None:
                self._second_row(labels.row, previous)
            else:
                self._row(labels)
                previous = labels if labels.period is not None or labels.classed is not None else previous
        return list(self._pieces.values())

    # --- columns ------------------------------------------------------------------------------------------------------

    def _accompanies(self, column: BodyColumn) -> bool:
        """Whether a column under another's header holds teachers or rooms beside the subjects."""
        if not column.extra:
            return False
        texts = [self._view.text(row, column.column) for row in range(self._block.top, self._block.bottom + 1)]
        return not any(self._names_subject(text) for text in texts if text)

    def _teaches(self, row: int) -> bool:
        """Whether a row's body names any subject."""
        return any(self._names_subject(text) for _, _, text in self._body(row) if text)

    def _names_subject(self, text: str) -> bool:
        cell = self._cells.read(text)
        return any(taught.naming is not Naming.UNKNOWN for taught, _ in cell.lessons)

    def _ordinals_across(self) -> dict[int, int]:
        """For periods that head columns: the place in the day of each label's column."""
        if Axis.PERIOD not in self._block.axes:
            return {}
        ordinals: dict[int, int] = {}
        day = last_class = None
        count = 0
        for column in self._columns:
            if column.weekday != day or column.class_at != last_class:
                day, last_class, count = column.weekday, column.class_at, 0
            if column.period_at not in ordinals and column.period and not no_lesson(column.period, None):
                ordinals[column.period_at] = count + 1
                count += max(1, len(column.period.numbers))
        return ordinals

    # --- rows ---------------------------------------------------------------------------------------------------------

    def _row(self, labels: RowLabels) -> None:
        for column, spot, text in self._body(labels.row):
            slot = self._slot(labels, column)
            piece = self._piece(labels, column)
            if slot is None or piece is None:
                if text and self._names_subject(text) and len(text) <= 12:
                    self._stray(piece, spot)
                continue
            if slot.weekday:
                piece.weekdays.add(slot.weekday)
            if text and column.extra and spot[1] == column.column:
                self._second_cell(piece, slot, spot, text)
            elif text and not column.extra:
                grow(piece.box, labels.row, column.column)
                self._cell(piece, slot, spot, text)

    def _body(self, row: int) -> Iterator[tuple[BodyColumn, Spot, str]]:
        """The body cells of a row; a merged cell stands at each period and day it spans."""
        first, view = self._block.columns[0].column, self._view
        for column in self._columns:
            spot = view.anchor(row, column.column)
            if spot[0] < self._block.top or spot[1] < first:
                continue
            if spot in view.uncached:
                yield column, spot, "\0"
                continue
            yield column, spot, view.text(*spot)

    def _slot(self, labels: RowLabels, column: BodyColumn) -> Slot | None:
        weekday = column.weekday or labels.weekday or self._weekday
        if Axis.PERIOD in self._block.axes:
            label = column.period
            if label is None:
                return None
            ordinal = self._column_periods.get(column.period_at, 0)
            return Slot(weekday, ordinal, max(1, len(label.numbers)), label, labels.half) if weekday else None
        if labels.period is None or not weekday:
            return None
        return Slot(weekday, labels.ordinal, labels.count, labels.period, labels.half)

    def _piece(self, labels: RowLabels, column: BodyColumn) -> Piece | None:
        classed, key = column.classed, ("column", column.class_at)
        if classed is None:
            if self._labels.classes_expected and labels.classed is None:
                return None
            classed, key = labels.classed, ("row", labels.class_at)
            if classed is None:
                key = ("table", (labels.table, 0))
        piece = self._pieces.get(key)
        if piece is None:
            head = labels.title_at or (self._block.head, self._block.left)
            box = [labels.row if labels.table else self._block.head, self._block.left, labels.row, column.column]
            piece = self._pieces[key] = Piece(key, classed, head, box)
        return piece

    def _stray(self, piece: Piece | None, spot: Spot) -> None:
        if piece is None:
            piece = next(iter(self._pieces.values()), None)
        if piece is None:
            piece = self._pieces["stray"] = Piece("stray", None, spot, [spot[0], spot[1], spot[0], spot[1]])
        piece.stray.append(spot)

    # --- cells --------------------------------------------------------------------------------------------------------

    def _cell(self, piece: Piece, slot: Slot, spot: Spot, text: str) -> None:
        if text == "\0":
            unknown = Taught("?", (), Naming.UNKNOWN, "")
            cell = Cell(lessons=((unknown, EVERY_WEEK),))
        else:
            cell = self._cells.read(text)
        why = no_lesson(slot.label, slot.half)
        if cell.activity or why is not None:
            self._not_counted(piece, slot, spot, cell, text, why)
            return
        for taught, weeks in cell.lessons:
            for period in range(slot.period, slot.period + slot.count):
                self._lesson(piece, slot.weekday, period, taught, weeks, spot)
        if cell.loose_weeks:
            self._loose(piece, slot, spot, cell, text)

    def _lesson(self, piece: Piece, weekday: int, period: int, taught: Taught, weeks: Weeks, spot: Spot) -> None:
        self._filled[piece.key, weekday, period] = len(piece.lessons)
        piece.lessons.append(Lesson(weekday, period, taught, weeks, self._place(spot)))

    def _loose(self, piece: Piece, slot: Slot, spot: Spot, cell: Cell, text: str) -> None:
        for taught, _ in cell.lessons:
            piece.doubts.append(
                Doubt(
                    " ".join(text.split()),
                    say("doubt.weeks_of_unknown_share"),
                    (self._place(spot),),
                    fewer=Fraction(slot.count),
                    subjects=taught.subjects,
                )
            )

    def _not_counted(self, piece: Piece, slot: Slot, spot: Spot, cell: Cell, text: str, why: Message | None) -> None:
        """List what is no lesson, a cell merged over days and periods once."""
        if cell.empty or text == "\0" or (piece.key, spot) in self._seen:
            return
        self._seen.add((piece.key, spot))
        if why is None:
            why = say("uncounted.activity", name=cell.activity)
        subjects = tuple(s for taught, _ in cell.lessons for s in taught.subjects) or cell.about
        label = slot.label.label if slot.label else ""
        piece.uncounted.append(
            Uncounted(" ".join(text.split()), why, self._place(spot), slot.weekday or None, label, subjects)
        )

    def _unlabelled_row(self, labels: RowLabels) -> None:
        """A row with a label nobody knows: what it teaches may be lessons, and is listed as not counted."""
        found = [(column, spot, text) for column, spot, text in self._body(labels.row) if text and text != "\0"]
        alike = len({self._cells.fold(text) for _, _, text in found} | {self._cells.fold(labels.unknown)}) <= 1
        why = say("uncounted.unknown_period", label=labels.unknown)
        for column, spot, text in found:
            piece = self._piece(labels, column)
            cell = self._cells.read(text)
            if piece is None or alike or self._says_nothing(text) or (piece.key, spot) in self._seen:
                continue
            self._seen.add((piece.key, spot))
            subjects = tuple(s for taught, _ in cell.lessons for s in taught.subjects)
            weekday = column.weekday or labels.weekday or None
            words = " ".join(text.split())
            piece.uncounted.append(Uncounted(words, why, self._place(spot), weekday, labels.unknown, subjects))
            if cell.lessons:
                piece.doubts.append(Doubt(words, why, (self._place(spot),), more=Fraction(1), subjects=subjects))

    def _second_row(self, row: int, above: RowLabels) -> None:
        """A row under a period without a label of its own: teachers and rooms say nothing; subjects are a doubt."""
        found = [(column, spot, text) for column, spot, text in self._body(row) if text and text != "\0"]
        texts = {text for _, _, text in found}
        if not any(map(self._names_subject, texts)) and (len(texts) == 1 or all(map(self._says_nothing, texts))):
            return
        for column, spot, text in found:
            slot, piece = self._slot(above, column), self._piece(above, column)
            if slot is not None and piece is not None and spot[0] == row:
                self._second_cell(piece, slot, spot, text)

    def _second_cell(self, piece: Piece, slot: Slot, spot: Spot, text: str) -> None:
        """A second subject for one period: one of the two, and nobody says in which weeks."""
        cell = self._cells.read(text)
        if not cell.lessons or self._says_nothing(text) or no_lesson(slot.label, slot.half):
            return
        grow(piece.box, *spot)
        index = self._filled.get((piece.key, slot.weekday, slot.period))
        if index is None:
            self._cell(piece, slot, spot, text)
        else:
            piece.lessons[index] = either(piece.lessons[index], *(taught for taught, _ in cell.lessons))
        fewer = Fraction(1 if index is None else 0)
        subjects = tuple(s for taught, _ in cell.lessons for s in taught.subjects)
        why = say("doubt.second_row")
        piece.doubts.append(Doubt(" ".join(text.split()), why, (self._place(spot),), fewer=fewer, subjects=subjects))

    def _says_nothing(self, text: str) -> bool:
        folded = self._cells.fold(text).strip("()[]")
        if folded in ("上午", "下午", "中午", "晚上"):
            return True
        return looks_like_person(folded) or looks_like_room(folded) or self._cells.read(text).empty

    def _place(self, spot: Spot) -> Place:
        return Place(self._file, self._view.grid.sheet, self._view.address(spot))


def either(lesson: Lesson, *others: Taught) -> Lesson:
    """One lesson that is this or that: two subjects in one period, and nobody says in which weeks."""
    first = lesson.taught
    taughts = [first, *others]
    if any(taught.naming is Naming.UNKNOWN for taught in taughts):
        written = "/".join(taught.written for taught in taughts)
        return attrs.evolve(lesson, taught=Taught(written, (), Naming.UNKNOWN, written), weeks=EVERY_WEEK)
    if all(taught.subjects == first.subjects for taught in taughts):
        return lesson
    names = "/".join(dict.fromkeys(taught.name for taught in taughts))
    subjects = tuple(dict.fromkeys(s for taught in taughts for s in taught.subjects))
    shared = Taught(names, subjects, Naming.SHARED, "/".join(taught.written for taught in taughts))
    return attrs.evolve(lesson, taught=shared, weeks=EVERY_WEEK)


def no_lesson(label: Period | None, half: Half | None) -> Message | None:
    """Why nothing in a period is a lesson: it is an activity's, or stands in the evening; None where lessons stand."""
    if label is not None and label.activity:
        return say("uncounted.period_of_activity", name=label.activity)
    if (label is not None and label.half is Half.EVENING) or half is Half.EVENING:
        return say("uncounted.evening")
    return None


def grow(box: list[int], row: int, column: int) -> None:
    box[0], box[1] = min(box[0], row), min(box[1], column)
    box[2], box[3] = max(box[2], row), max(box[3], column)
