"""The tables of one sheet: which of them are classes' weeks, whose they are, and what the sheet is where none is."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

import attrs

from edu_compliance.model.lesson import ClassKind, Doubt, SchoolClass
from edu_compliance.model.message import Message, say
from edu_compliance.model.place import Place, a1, a1_range
from edu_compliance.model.submission import Notice, Sheet, SheetKind
from edu_compliance.reading.timetables.alike import Alike, LaidOut, Shape
from edu_compliance.reading.timetables.allocations.allotted import Allotted, read_allotted
from edu_compliance.reading.timetables.astray import with_lost
from edu_compliance.reading.timetables.doubts.hidden import with_hidden
from edu_compliance.reading.timetables.doubts.lost_merges import with_lost_merges
from edu_compliance.reading.timetables.doubts.taught_twice import taught_twice, too_many_a_day
from edu_compliance.reading.timetables.doubts.turns import in_turns, weeks_of_table
from edu_compliance.reading.timetables.headers.block import Block
from edu_compliance.reading.timetables.headers.blocks import find_blocks, gives_weekday
from edu_compliance.reading.timetables.headers.days_down import has_weekday_column
from edu_compliance.reading.timetables.joining import beside_nameless, whole_classes, whole_days
from edu_compliance.reading.timetables.kinds import Kinds, Table
from edu_compliance.reading.timetables.lessons import BlockReader
from edu_compliance.reading.timetables.lists.day_lists import read_day_lists
from edu_compliance.reading.timetables.lists.flat_list import ListReader
from edu_compliance.reading.timetables.lists.header import ListHeader, lists
from edu_compliance.reading.timetables.lists.subjects_down import read_subjects_down
from edu_compliance.reading.timetables.pieces import Piece
from edu_compliance.reading.timetables.rows.lost import lost_lessons
from edu_compliance.reading.timetables.sheet_reading import SheetReading
from edu_compliance.reading.timetables.texts.cells import CellReader
from edu_compliance.reading.timetables.texts.title_times import held_in
from edu_compliance.reading.timetables.texts.tokens import TokenReader
from edu_compliance.reading.timetables.view import Spot, View
from edu_compliance.reading.timetables.whose.heads import Heads

_MANY_LESSONS = 10
"""Cells that name subjects, from which on a table without weekdays looks like a timetable."""


class Learnt:
    """What is kept of each distinct text, and of each layout, from sheet to sheet."""

    def __init__(self, cells: CellReader, tokens: TokenReader) -> None:
        self.cells = cells
        self.tokens = tokens
        self.alike = Alike(cells, tokens)
        self.kinds = Kinds(cells)


class Tables:
    """The tables of one sheet of a file."""

    def __init__(self, view: View, shape: Shape, file: str, learnt: Learnt) -> None:
        self._view = view
        self._shape = shape
        self._file = file
        self._learnt = learnt
        self._heads = Heads(view, file)

    def read(self) -> SheetReading:
        """The classes of a timetable or an allocation, or the kind the sheet is of instead."""
        view, heads, header = self._view, self._heads, self._shape.list_header
        if view.empty:
            return self.other(SheetKind.OTHER, say("sheet.empty"))
        weekday = heads.weekday(self._shape.weekdays)
        laid = () if header else self._learnt.alike.laid_out(view, self._shape, weekday, lambda: self._lay(weekday))
        heads.remember([one.block for one in laid], header.row if header else None)
        if heads.exam:
            return self.other(SheetKind.OTHER, say("sheet.exam"))
        if header is not None:
            return self._lists(header)
        of_days = bool(weekday) or _weekdays(laid) or has_weekday_column(view)
        reading = self._blocks(laid, weekday) if of_days else None
        # The weekdays may be those of clubs under an allocation.
        if reading is None or (reading.sheet.understood and not reading.classes):
            allotted = read_allotted(view, heads, self._learnt.cells, self._learnt.tokens, self._file)
            if allotted.classes:
                return self._allocation(allotted)
        return reading or self._blocks(laid, weekday)

    def by_subjects(self) -> SheetReading | None:
        """The sheet as a table whose rows are subjects and whose cells say when they are taught; None where it is
        none."""
        pieces = read_subjects_down(self._view, self._learnt.cells, self._file)
        self._heads.remember((), pieces[0].head[0] if pieces else None)
        return self._timetable([(piece, None) for piece in pieces]) if pieces else None

    def other(self, kind: SheetKind, reason: Message | None, *, understood: bool = True) -> SheetReading:
        """A sheet that holds no class's week."""
        grid = self._view.grid
        return SheetReading(Sheet(grid.sheet, grid.visible, kind, reason, understood), titles=self._heads.titles)

    # --- where the lessons stand --------------------------------------------------------------------------------------

    def _lay(self, weekday: int) -> Iterator[LaidOut]:
        view, cells = self._view, self._learnt.cells
        blocks = find_blocks(view, weekday)
        laid = [BlockReader(view, block, cells, self._file, weekday).laid for block in blocks]
        yield from with_lost(laid, lost_lessons(view, blocks, cells))

    def _blocks(self, laid: Sequence[LaidOut], weekday: int) -> SheetReading:
        found: list[tuple[Piece, Block]] = []
        lost: list[Spot] = []
        for one in laid:
            reader = BlockReader(self._view, one.block, self._learnt.cells, self._file, weekday, one)
            pieces = whole_classes(reader.read())
            if weekday or gives_weekday(self._view, one.block):
                found += [(piece, one.block) for piece in pieces]
            else:
                lost += [spot for piece in pieces for spot in piece.stray]
        found = whole_days(self._heads, found)
        nothing = not any(piece.lessons or piece.uncounted for piece, _ in found)
        # Under 9月7日 9月8日 …, which are no classes.
        astray = nothing and sum(len(piece.stray) for piece, _ in found) >= _MANY_LESSONS
        if not found or astray:
            return self._day_lists()
        return self._timetable(found, lost if len(lost) >= _MANY_LESSONS else ())

    def _lists(self, header: ListHeader) -> SheetReading:
        learnt = self._learnt
        readers = (
            ListReader(part, own, learnt.cells, learnt.tokens, self._file) for part, own in lists(self._view, header)
        )
        pieces = [piece for reader in readers for piece in reader.read()]
        return self._timetable([(piece, None) for piece in pieces]) if pieces else self._no_timetable()

    def _day_lists(self) -> SheetReading:
        listed = read_day_lists(self._view, self._learnt.cells, self._file)
        if listed is None:
            return self._no_timetable()
        self._heads.remember((), listed.head[0])
        if activity := self._heads.activity:
            return self.other(SheetKind.OTHER, say("sheet.activity", name=activity))
        return self._timetable([(listed, None)])

    # --- timetables ---------------------------------------------------------------------------------------------------

    def _timetable(self, tables: Sequence[Table], lost: Sequence[Spot] = ()) -> SheetReading:
        """`lost` are lessons' cells of a table beside these that has no weekdays."""
        found = self._of_classes(tables)
        if isinstance(found, SheetReading):
            return found
        view, file, grid = self._view, self._file, self._view.grid
        rotas = [one for one in found[1:] if self._is_rota(found[0], one)]
        found = [one for one in found if not any(one is rota for rota in rotas)]
        some = any(piece.lessons for piece, _ in found)
        classes = beside_nameless(
            [
                self._class(piece, block)
                for piece, block in found
                if piece.lessons or piece.classed or piece.uncounted or not some
            ]
        )
        notices = self._notices()
        if any(block is not None for _, block in found):  # in a list each lesson has a row, and none is merged away
            classes, said = with_lost_merges(classes, view)
            notices += said
        classes = with_hidden(in_turns(classes, view, file, self._learnt.cells), grid)
        strays = self._places(dict.fromkeys([*(spot for piece, _ in found for spot in piece.stray), *lost]))
        reason = say("sheet.cells_without_coordinates", count=len(strays), places=strays) if strays else None
        return SheetReading(
            Sheet(grid.sheet, grid.visible, SheetKind.TIMETABLE, reason, understood=not strays),
            tuple(classes),
            self._heads.titles,
            tuple(notices),
            rotas=tuple(Place(file, grid.sheet, a1_range(*piece.box)) for piece, _ in rotas),
        )

    def _of_classes(self, tables: Sequence[Table]) -> SheetReading | list[Table]:
        """Those of the tables that are classes' weeks; or what the sheet is, where none of them is."""
        kinds, heads = self._learnt.kinds, self._heads
        kind, reason = kinds.by_cells(heads, tables)
        if kind is not SheetKind.TIMETABLE:
            understood = reason is None or reason.id not in ("sheet.unknown", "sheet.no_coordinates")
            return self.other(kind, reason, understood=understood)
        if all(kinds.of_whose_teachers(self._view, piece, block) for piece, block in tables):
            return self.other(SheetKind.OTHER, say("sheet.named_by_people"), understood=False)
        activities = [heads.activity_of(piece, block) for piece, block in tables]
        if all(activities):
            if kinds.many_subjects_outside(self._view, [piece.box for piece, _ in tables]):
                return self.other(SheetKind.OTHER, say("sheet.no_coordinates"), understood=False)
            return self.other(SheetKind.OTHER, say("sheet.activity", name=activities[0]))
        return [one for one, activity in zip(tables, activities, strict=True) if not activity]

    def _is_rota(self, first: Table, other: Table) -> bool:
        """Whether a table behind a class's says who is on duty or where a teacher is, and names no class."""
        (piece, block), (rota, below) = first, other
        kinds = self._learnt.kinds
        if block is None or below is None or not piece.lessons or not (kinds.of_people(rota) or kinds.of_teacher(rota)):
            return False
        return not self._heads.names_anew((piece, block), (rota, below))

    def _class(self, piece: Piece, block: Block | None) -> SchoolClass:
        naming, clash = self._heads.name(piece, block)
        place = Place(self._file, self._heads.sheet, a1_range(*piece.box))
        doubts = list(piece.doubts)
        if clash:
            doubts.append(Doubt(naming.written, clash, (place,)))
        weeks = self._heads.weeks(piece, block, partial(weeks_of_table, cells=self._learnt.cells))
        lessons = piece.lessons if weeks is None else held_in(piece.lessons, weeks)
        doubts += taught_twice(naming.written, lessons, place) or too_many_a_day(naming.written, lessons, place)
        return attrs.evolve(
            SchoolClass.named(naming, ClassKind.TIMETABLE, place),
            days=tuple(sorted({lesson.weekday for lesson in lessons})),
            lessons=tuple(lessons),
            uncounted=tuple(piece.uncounted),
            doubts=tuple(doubts),
            binding_doubt=clash,
        )

    # --- everything else ----------------------------------------------------------------------------------------------

    def _allocation(self, found: Allotted) -> SheetReading:
        if activity := self._heads.activity:
            return self.other(SheetKind.OTHER, say("sheet.activity", name=activity))
        grid, strays = self._view.grid, self._places(found.strays)
        reason = say("sheet.lessons_of_nobody", count=len(strays), places=strays) if strays else None
        sheet = Sheet(grid.sheet, grid.visible, SheetKind.ALLOCATION, reason, understood=not strays)
        classes = with_hidden(in_turns(found.classes, self._view, self._file, self._learnt.cells), grid)
        return SheetReading(sheet, tuple(classes), self._heads.titles, tuple(self._notices()))

    def _no_timetable(self) -> SheetReading:
        kind, reason, understood = self._learnt.kinds.without_coordinates(self._view, self._heads)
        return self.other(kind, reason, understood=understood)

    def _notices(self) -> list[Notice]:
        """What is to be said of the sheet's cells, with the sheet that they are of."""
        grid = self._view.grid
        return [Notice(message, (Place(self._file, grid.sheet, ""),)) for message in grid.notices]

    def _places(self, spots: Iterable[Spot]) -> tuple[Place, ...]:
        return tuple(Place(self._file, self._view.grid.sheet, a1(*spot)) for spot in spots)


def _weekdays(laid: Sequence[LaidOut]) -> bool:
    """Whether anything gives lessons their weekday: a header or a title over them, or a label beside them."""
    return any(
        one.block.weekday or any(column.weekday for column in one.block.columns) or any(row.weekday for row in one.rows)
        for one in laid
    )
