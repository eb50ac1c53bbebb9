"""Gives each body cell of a block its class, weekday and period; what gets all three is a lesson."""

from collections.abc import Collection, Sequence
from fractions import Fraction

from edu_compliance.model.lesson import Lesson, Uncounted
from edu_compliance.model.message import say
from edu_compliance.model.place import Place
from edu_compliance.reading.timetables.alike import LaidOut
from edu_compliance.reading.timetables.astray import Astray
from edu_compliance.reading.timetables.headers.block import Block, BodyColumn
from edu_compliance.reading.timetables.pieces import UNSTORED, Piece, Slot, subjects_of
from edu_compliance.reading.timetables.rows.body import Body
from edu_compliance.reading.timetables.rows.coordinates import RowLabels
from edu_compliance.reading.timetables.rows.labels import Labels
from edu_compliance.reading.timetables.slots import Slots, late, plain_slots, why_none
from edu_compliance.reading.timetables.texts.cell import Cell
from edu_compliance.reading.timetables.texts.cells import CellReader
from edu_compliance.reading.timetables.texts.days import lessons_beside, lessons_of_day, lessons_of_half
from edu_compliance.reading.timetables.texts.people import begin_names, looks_like_person
from edu_compliance.reading.timetables.view import UNSTORED_TEXT, Spot, View

_SHORT = 12
"""Characters up to which a cell may be a subject left without coordinates; a longer one is a note."""


class BlockReader:
    """Reads one block of one sheet into pieces, one a class."""

    def __init__(
        self,
        view: View,
        block: Block,
        cells: CellReader,
        file: str,
        weekday: int = 0,
        laid: LaidOut | None = None,
    ) -> None:
        """`laid` is the block with its rows' labels, where they are known already."""
        self._view = view
        self._block = block
        self._cells = cells
        self._file = file
        self._weekday = block.weekday or weekday
        """The weekday of the whole table, where a title over it, or of its sheet, says one."""
        self._body = Body(view, block, cells)
        self._columns = self._body.columns
        self.laid = laid or self._lay()
        """The block with its rows' labels."""
        self._astray = Astray(view, self.laid, self._body)
        self._pieces: dict[object, Piece] = {}
        self._slots = Slots(block, self._columns, self._weekday)

    def _lay(self) -> LaidOut:
        labels = Labels(self._view, self._block, self._body.teaches, self._body.is_lesson, self._weekday)
        rows, body = tuple(labels.rows()), self._body
        uncached = bool(self._view.uncached)
        plain = {} if uncached else plain_slots(self._block, self._columns, rows, body.merged_rows)
        return LaidOut(self._block, rows, labels.classes_expected, plain, tuple(body.lessons_at_left()))

    def read(self) -> list[Piece]:
        """The block's pieces in the order of their first cells."""
        previous: RowLabels | None = None
        for labels in self.laid.rows:
            if labels.unknown:
                self._unlabelled_row(labels)
            elif labels.continues and previous is not None:
                self._second_row(labels.row, previous)
            else:
                if not self._row_of_lists(labels) and not self._plain_row(labels):
                    self._row(labels)
                if self._block.periods_above or labels.period is not None or labels.classed is not None:
                    previous = labels
        for spot in self.laid.apart:
            self._stray(self._astray.beside(spot, tuple(self._pieces.values())), spot)
        return list(self._pieces.values())

    # --- rows ---------------------------------------------------------------------------------------------------------

    def _row(self, labels: RowLabels) -> None:
        read, none = self._cells.read, why_none(labels)
        for column, spot, text in self._body.cells(labels.row):
            slot, piece = self._slots.of(labels, column, none), self._piece(labels, column)
            if slot is None or piece is None:
                if text and len(text) <= _SHORT and self._body.names_subject(text):
                    self._stray(piece, spot)
                continue
            if slot.label is not None:
                piece.count(slot.label, labels.half)
            if not text:
                continue
            cell = UNSTORED if text == UNSTORED_TEXT else read(text)
            if column.extra and spot[1] == column.column:
                self._beside_another(column, piece, slot, spot, text)
            elif not column.extra:
                piece.reach(labels.row, column.column)
                piece.teach(slot, spot, cell, text)
                if cell.lessons and late(slot):
                    why, fewer = say("doubt.late"), Fraction(slot.count)
                    piece.doubt(text, why, piece.place(spot), fewer=fewer, subjects=subjects_of(cell))
                if labels.shared and cell.lessons:
                    piece.doubt(text, say("doubt.row_of_shared_label"), piece.place(spot))

    def _beside_another(self, column: BodyColumn, piece: Piece, slot: Slot, spot: Spot, text: str) -> None:
        """A cell in a column that belongs to the one before it, unless its header is one that nobody can read."""
        self._second_cell(piece, slot, spot, UNSTORED if text == "\0" else self._cells.read(text), text)
        if column.column in self._astray.unread:
            self._stray(None if self._block.classes_above else piece, spot)

    def _row_of_lists(self, labels: RowLabels) -> bool:
        """A row without a label, or with that of half a day, whose cells, most of them, each list the lessons of the
        day or of its half; False where it is none."""
        labelled = labels.period is not None and labels.period.label
        if self._block.periods_above or labelled or why_none(labels) is not None:
            return False
        listed = lessons_of_day if labels.half is None else lessons_of_half
        found = [(column, spot, text) for column, spot, text in self._body.cells(labels.row) if text]
        lists = [listed(text, self._cells) for *_, text in found]
        whose = [
            (column.weekday or labels.weekday or self._weekday, self._piece(labels, column)) for column, *_ in found
        ]
        if sum(map(bool, lists)) * 2 <= len(lists) or not all(weekday and piece for weekday, piece in whose):
            return False
        days = [day or lessons_beside(text, self._cells) for day, (*_, text) in zip(lists, found, strict=True)]
        for (weekday, piece), (_, spot, _), day in zip(whose, found, days, strict=True):
            assert piece is not None
            period = 0 if labels.half is None else piece.last_of(weekday)
            for cell in day:
                period += not cell.activity
                words = cell.activity or (cell.lessons[0][0].written if cell.lessons else "")
                piece.teach(Slot(weekday, period, 1, None, None), spot, cell, words)
            piece.reach(*spot)
        return True

    def _plain_row(self, labels: RowLabels) -> bool:
        """A row of single lessons under weekdays, nothing merged, which most are; False where it asks for more care.

        Says what `_row` says of it, without a slot for each cell.
        """
        slots = self.laid.plain.get(labels.row)
        if slots is None or labels.period is None:
            return False
        read, texts = self._cells.read, self._view.rows[labels.row]
        width = len(texts)
        found = [(slot, read(text)) for slot in slots if slot.column < width and (text := texts[slot.column])]
        for _, cell in found:
            if not cell.single:
                return False
        piece = self._piece(labels, self._columns[0])
        if piece is None:
            return False
        piece.count(labels.period, labels.half)
        period, file, sheet = labels.ordinal, self._file, piece.sheet
        piece.lessons += [
            Lesson(slot.weekday, period, *cell.lessons[0], Place(file, sheet, slot.cell)) for slot, cell in found
        ]
        if found:
            piece.reach(labels.row, found[-1][0].column)
        return True

    def _piece(self, labels: RowLabels, column: BodyColumn) -> Piece | None:
        classed = column.classed
        key: object
        if classed is not None:
            key = ("column", column.class_at)
        elif labels.classed is not None:
            classed, key = labels.classed, ("row", labels.class_at)
        elif self.laid.classes_expected:
            return None
        else:
            key = ("table", labels.table)
        piece = self._pieces.get(key)
        if piece is None:
            head = labels.title_at or (self._block.head, self._block.left)
            box = (labels.row if labels.table else self._block.head, self._block.left, labels.row, column.column)
            piece = self._pieces[key] = Piece(key, classed, head, box, self._file, self._view.grid.sheet)
        return piece

    def _stray(self, piece: Piece | None, spot: Spot) -> None:
        """A cell that names a subject and got no coordinates: said with the first class of the block; a lesson more it
        may be of the class that is known."""
        if piece is not None:
            text = self._view.text(*spot)
            why, subjects = say("doubt.without_time"), subjects_of(self._cells.read(text))
            piece.doubt(text, why, piece.place(spot), more=Fraction(1), subjects=subjects)
        else:
            piece = next(iter(self._pieces.values()), None)
        if piece is None:
            piece = Piece("stray", None, spot, (*spot, *spot), self._file, self._view.grid.sheet)
            self._pieces["stray"] = piece
        piece.stray.append(spot)

    # --- rows that are not a period's own -----------------------------------------------------------------------------

    def _unlabelled_row(self, labels: RowLabels) -> None:
        """A row with a label nobody knows: what it teaches may be lessons, and is listed as not counted."""
        found = self._stored(labels.row)
        if len({self._cells.fold(text) for _, _, text in found} | {self._cells.fold(labels.unknown)}) <= 1:
            return
        if self._of_people(labels.unknown, [text for _, _, text in found]):
            return
        day = self._block.periods_above
        why = say("uncounted.unknown_day" if day else "uncounted.unknown_period", label=labels.unknown)
        for column, spot, text in found:
            piece, cell = self._piece(labels, column), self._cells.read(text)
            if piece is None or self._body.says_nothing(text):
                continue
            weekday = column.weekday or labels.weekday
            words = " ".join(text.split())
            place = piece.place(spot)
            piece.uncounted.append(Uncounted(words, why, place, weekday or None, labels.unknown, subjects_of(cell)))
            for lesson in lessons_of_day(text, self._cells) or (cell,):
                if lesson.lessons:
                    piece.doubt(words, why, place, more=Fraction(1), subjects=subjects_of(lesson))

    def _stored(self, row: int) -> list[tuple[BodyColumn, Spot, str]]:
        """The cells of a row whose texts are known."""
        return [one for one in self._body.cells(row) if one[2] not in ("", UNSTORED_TEXT)]

    def _of_people(self, label: str, texts: Sequence[str]) -> bool:
        """Whether a row lists people: who sits where, or 语文 | 次仁 | 数学 | 央金, each subject with its teacher."""
        people = sum(looks_like_person(self._cells.fold(text)) for text in texts)
        subjects = sum(map(self._body.names_subject, texts))
        if self._body.names_subject(label):
            return people > subjects
        return not subjects and people * 2 >= len(texts)

    def _second_row(self, row: int, above: RowLabels) -> None:
        """A row under a period without a label of its own: teachers and rooms say nothing; subjects are a doubt."""
        found = self._stored(row)
        texts = {text for _, _, text in found}
        if not any(map(self._body.names_subject, texts)) and (
            len(texts) == 1 or all(map(self._body.says_nothing, texts))
        ):
            return
        if self._of_initials({self._cells.fold(text) for text in texts}):
            return
        none = why_none(above)
        for column, spot, text in found:
            slot, piece = self._slots.of(above, column, none), self._piece(above, column)
            if slot is not None and piece is not None and spot[0] == row:
                self._second_cell(piece, slot, spot, self._cells.read(text), text)

    def _of_initials(self, texts: Collection[str]) -> bool:
        """Whether a row under subjects names their teachers by a character each, most of which are no subject (德)."""
        unknown = [text for text in texts if self._cells.meaning(text) is None]
        return len(unknown) * 2 > len(texts) and all(len(text) == 1 for text in texts) and begin_names(unknown)

    def _second_cell(self, piece: Piece, slot: Slot, spot: Spot, cell: Cell, text: str) -> None:
        if cell.lessons and slot.why_none is None and not self._body.says_nothing(text):
            piece.teach_also(slot, spot, cell, text)
