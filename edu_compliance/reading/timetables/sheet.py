"""One sheet understood: what kind it is, the classes it holds, or why it holds none."""

from collections.abc import Iterator, Sequence

import attrs

from edu_compliance.model.lesson import ClassKind, Doubt, SchoolClass
from edu_compliance.model.message import Message, say
from edu_compliance.model.place import Place, a1, a1_range
from edu_compliance.model.submission import Notice, Sheet, SheetKind
from edu_compliance.reading.grid import Grid
from edu_compliance.reading.timetables.alike import Alike, LaidOut, Shape
from edu_compliance.reading.timetables.allocations.allotted import Allotted, read_allotted
from edu_compliance.reading.timetables.astray import with_lost
from edu_compliance.reading.timetables.ditto import without_dittos
from edu_compliance.reading.timetables.doubts.hidden import with_hidden
from edu_compliance.reading.timetables.doubts.lost_merges import with_lost_merges
from edu_compliance.reading.timetables.doubts.taught_twice import taught_twice, too_many_a_day
from edu_compliance.reading.timetables.doubts.turns import in_turns
from edu_compliance.reading.timetables.doubts.unstored import with_unstored
from edu_compliance.reading.timetables.headers.block import Block
from edu_compliance.reading.timetables.headers.blocks import find_blocks, gives_weekday
from edu_compliance.reading.timetables.headers.day_and_period import with_weekdays
from edu_compliance.reading.timetables.headers.days_down import has_weekday_column
from edu_compliance.reading.timetables.joining import beside_nameless, whole_classes, whole_days
from edu_compliance.reading.timetables.kinds import Kinds
from edu_compliance.reading.timetables.lessons import BlockReader
from edu_compliance.reading.timetables.lists.day_lists import read_day_lists
from edu_compliance.reading.timetables.lists.flat_list import ListReader
from edu_compliance.reading.timetables.lists.header import lists
from edu_compliance.reading.timetables.lists.subjects_down import may_be_turned, read_subjects_down
from edu_compliance.reading.timetables.pieces import Piece
from edu_compliance.reading.timetables.rows.lost import lost_lessons
from edu_compliance.reading.timetables.sheet_reading import SheetReading
from edu_compliance.reading.timetables.texts.cells import CellReader
from edu_compliance.reading.timetables.texts.title_times import held_in
from edu_compliance.reading.timetables.texts.tokens import TokenReader
from edu_compliance.reading.timetables.view import Spot, View
from edu_compliance.reading.timetables.whose.heads import Heads
from edu_compliance.reading.timetables.whose.schools_beside import (
    names_of_schools,
    of_schools,
    schools_by_row,
    schools_by_title,
)

_MANY_LESSONS = 10
"""Cells that name subjects, from which on a table without weekdays looks like a timetable."""


class SheetReader:
    """Understands sheets; keeps what it learnt of each distinct text."""

    def __init__(self, cells: CellReader, tokens: TokenReader) -> None:
        self._cells = cells
        self._tokens = tokens
        self._alike = Alike(cells, tokens)
        self._kinds = Kinds(cells)

    def read(self, grid: Grid, file: str) -> SheetReading:
        """The classes of a timetable or an allocation, or the kind the sheet is of instead."""
        return self._read(without_dittos(grid, self._cells, self._tokens), file)

    def _read(self, grid: Grid, file: str) -> SheetReading:
        view = View(grid, self._tokens)
        shape = self._alike.shape(view)
        if shape.rota is not None:
            rota = Place(file, grid.sheet, a1_range(shape.rota, 0, view.height - 1, view.width - 1))
            above = self.read(attrs.evolve(grid, rows=grid.rows[: shape.rota]), file)
            return attrs.evolve(above, rotas=(*above.rotas, rota))
        if not shape.weekdays and (said := with_weekdays(view)) is not grid:
            view = View(said, self._tokens)
            shape = self._alike.shape(view)
        heads = Heads(view, file)
        reading = self._understood(view, shape, heads, file)
        empty = not any(one.week for one in reading.classes)
        if empty and may_be_turned(reading.sheet, reading.classes):
            reading = self._by_subjects(view, heads, file) or reading
        reading = attrs.evolve(reading, sheet=with_unstored(reading.sheet, reading.classes, view, file))
        schools = schools_by_row(view)
        if schools and reading.classes and not any(one.week or one.uncounted for one in reading.classes):
            reading = self._other(grid, heads, SheetKind.OTHER, say("sheet.list_of_schools"))
        elif schools:
            names = names_of_schools(schools)
            reading = attrs.evolve(reading, classes=tuple(of_schools(reading.classes, schools)), schools=names)
        elif titled := schools_by_title(view, reading.classes):
            reading = attrs.evolve(reading, titled=titled)
        return attrs.evolve(reading, timed=True) if shape.timed else reading

    def _understood(self, view: View, shape: Shape, heads: Heads, file: str) -> SheetReading:
        grid, header = view.grid, shape.list_header
        if view.empty:
            return self._other(grid, heads, SheetKind.OTHER, say("sheet.empty"))
        weekday = heads.weekday(shape.weekdays)
        laid = () if header else self._alike.laid_out(view, shape, weekday, lambda: self._lay(view, weekday, file))
        blocks = [one.block for one in laid]
        heads.remember(blocks, header.row if header else None)
        if heads.exam:
            return self._other(grid, heads, SheetKind.OTHER, say("sheet.exam"))
        if header is None and not weekday and not _weekdays(laid) and not has_weekday_column(view):
            allotted = read_allotted(view, heads, self._cells, self._tokens, file)
            if allotted.classes:
                return self._allocation(view, heads, allotted, file)
        if header is not None:
            parts = lists(view, header)
            pieces = [p for part, own in parts for p in ListReader(part, own, self._cells, self._tokens, file).read()]
            if not pieces:
                return self._no_timetable(view, heads)
            return self._timetable(view, heads, [(piece, None) for piece in pieces], file)
        found, lost = [], []
        for one in laid:
            pieces = whole_classes(BlockReader(view, one.block, self._cells, file, weekday, one).read())
            if weekday or gives_weekday(view, one.block):
                found += [(piece, one.block) for piece in pieces]
            else:
                lost += [spot for piece in pieces for spot in piece.stray]
        found = whole_days(heads, found)
        astray = (
            sum(len(piece.stray) for piece, _ in found) >= _MANY_LESSONS
        )  # under 9月7日 9月8日 …, which are no classes
        if not found or (astray and not any(piece.lessons or piece.uncounted for piece, _ in found)):
            return self._without_blocks(view, heads, file)
        return self._timetable(view, heads, found, file, lost if len(lost) >= _MANY_LESSONS else ())

    def _without_blocks(self, view: View, heads: Heads, file: str) -> SheetReading:
        listed = read_day_lists(view, self._cells, file)
        if listed is None:
            return self._no_timetable(view, heads)
        heads.remember((), listed.head[0])
        if activity := heads.activity:
            return self._other(view.grid, heads, SheetKind.OTHER, say("sheet.activity", name=activity))
        return self._timetable(view, heads, [(listed, None)], file)

    def _by_subjects(self, view: View, heads: Heads, file: str) -> SheetReading | None:
        pieces = read_subjects_down(view, self._cells, file)
        heads.remember((), pieces[0].head[0] if pieces else None)
        return self._timetable(view, heads, [(piece, None) for piece in pieces], file) if pieces else None

    def _lay(self, view: View, weekday: int, file: str) -> Iterator[LaidOut]:
        blocks = find_blocks(view, weekday)
        laid = [BlockReader(view, block, self._cells, file, weekday).laid for block in blocks]
        yield from with_lost(laid, lost_lessons(view, blocks, self._cells))

    # --- timetables ---------------------------------------------------------------------------------------------------

    def _timetable(
        self,
        view: View,
        heads: Heads,
        found: Sequence[tuple[Piece, Block | None]],
        file: str,
        lost: Sequence[Spot] = (),
    ) -> SheetReading:
        """`lost` are lessons' cells of a table beside these that has no weekdays."""
        kind, reason = self._kinds.by_cells(heads, [piece for piece, _ in found])
        if kind is not SheetKind.TIMETABLE:
            understood = reason is None or reason.id not in ("sheet.unknown", "sheet.no_coordinates")
            return self._other(view.grid, heads, kind, reason, understood=understood)
        if all(self._kinds.of_whose_teachers(view, piece, block) for piece, block in found):
            return self._other(view.grid, heads, SheetKind.OTHER, say("sheet.named_by_people"), understood=False)
        of_activity = [heads.activity_of(piece, block) for piece, block in found]
        if all(of_activity):
            if self._kinds.many_subjects_outside(view, [piece.box for piece, _ in found]):
                return self._other(view.grid, heads, SheetKind.OTHER, say("sheet.no_coordinates"), understood=False)
            return self._other(view.grid, heads, SheetKind.OTHER, say("sheet.activity", name=of_activity[0]))
        found = [one for one, activity in zip(found, of_activity, strict=True) if not activity]
        rotas = [one for one in found[1:] if self._is_rota(heads, found[0], one)]
        found = [one for one in found if not any(one is rota for rota in rotas)]
        some = any(piece.lessons for piece, _ in found)
        classes = [
            self._class(heads, piece, block, file)
            for piece, block in found
            if piece.lessons or piece.classed or piece.uncounted or not some
        ]
        spots = dict.fromkeys([*(spot for piece, _ in found for spot in piece.stray), *lost])
        strays = tuple(Place(file, view.grid.sheet, a1(*spot)) for spot in spots)
        reason = say("sheet.cells_without_coordinates", count=len(strays), places=strays) if strays else None
        sheet = Sheet(view.grid.sheet, view.grid.visible, SheetKind.TIMETABLE, reason, understood=not strays)
        notices = list(_notices(view, file))
        classes = beside_nameless(classes)
        if any(block is not None for _, block in found):  # in a list each lesson has a row, and none is merged away
            classes, said = with_lost_merges(classes, view)
            notices += said
        classes = with_hidden(in_turns(classes, view, file, self._cells), view.grid)
        places = tuple(Place(file, view.grid.sheet, a1_range(*piece.box)) for piece, _ in rotas)
        return SheetReading(sheet, tuple(classes), heads.titles, tuple(notices), rotas=places)

    def _is_rota(self, heads: Heads, first: tuple[Piece, Block | None], other: tuple[Piece, Block | None]) -> bool:
        """Whether a table behind a class's says who is on duty, and names no class."""
        (piece, block), (rota, below) = first, other
        if block is None or below is None or not piece.lessons or not self._kinds.of_people(rota):
            return False
        return not heads.names_anew((piece, block), (rota, below))

    def _class(self, heads: Heads, piece: Piece, block: Block | None, file: str) -> SchoolClass:
        naming, clash = heads.name(piece, block)
        top, left, bottom, right = piece.box
        place = Place(file, heads.sheet, a1_range(top, left, bottom, right))
        doubts = list(piece.doubts)
        if clash:
            doubts.append(Doubt(naming.written, clash, (place,)))
        weeks = heads.weeks(piece, block)
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

    def _allocation(self, view: View, heads: Heads, found: Allotted, file: str) -> SheetReading:
        if activity := heads.activity:
            return self._other(view.grid, heads, SheetKind.OTHER, say("sheet.activity", name=activity))
        places = tuple(Place(file, view.grid.sheet, a1(*spot)) for spot in found.strays)
        reason = say("sheet.lessons_of_nobody", count=len(places), places=places) if places else None
        sheet = Sheet(view.grid.sheet, view.grid.visible, SheetKind.ALLOCATION, reason, understood=not places)
        notices = tuple(_notices(view, file))
        classes = with_hidden(in_turns(found.classes, view, file, self._cells), view.grid)
        return SheetReading(sheet, tuple(classes), heads.titles, notices)

    # --- everything else ----------------------------------------------------------------------------------------------

    def _no_timetable(self, view: View, heads: Heads) -> SheetReading:
        kind, reason, understood = self._kinds.without_coordinates(view, heads)
        return self._other(view.grid, heads, kind, reason, understood=understood)

    @staticmethod
    def _other(
        grid: Grid, heads: Heads, kind: SheetKind, reason: Message | None, *, understood: bool = True
    ) -> SheetReading:
        return SheetReading(Sheet(grid.sheet, grid.visible, kind, reason, understood), titles=heads.titles)


def _notices(view: View, file: str) -> Iterator[Notice]:
    """What is to be said of a sheet's cells, with the sheet that they are of."""
    for message in view.grid.notices:
        yield Notice(message, (Place(file, view.grid.sheet, ""),))


def _weekdays(laid: Sequence[LaidOut]) -> bool:
    """Whether anything gives lessons their weekday: a header or a title over them, or a label beside them."""
    return any(
        one.block.weekday or any(column.weekday for column in one.block.columns) or any(row.weekday for row in one.rows)
        for one in laid
    )
