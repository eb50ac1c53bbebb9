"""One sheet understood: its tables, what ends it, and the schools that it names beside them."""

import attrs

from edu_compliance.model.message import say
from edu_compliance.model.place import Place, a1_range
from edu_compliance.model.submission import SheetKind
from edu_compliance.reading.grid import Grid
from edu_compliance.reading.timetables.ditto import without_dittos
from edu_compliance.reading.timetables.doubts.unstored import with_unstored
from edu_compliance.reading.timetables.headers.day_and_period import with_weekdays
from edu_compliance.reading.timetables.lists.parted import parts
from edu_compliance.reading.timetables.lists.subjects_down import may_be_turned
from edu_compliance.reading.timetables.sheet_reading import SheetReading
from edu_compliance.reading.timetables.tables import Learnt, Tables
from edu_compliance.reading.timetables.texts.cells import CellReader
from edu_compliance.reading.timetables.texts.tokens import TokenReader
from edu_compliance.reading.timetables.view import View
from edu_compliance.reading.timetables.whose.schools_beside import (
    names_of_schools,
    of_schools,
    schools_by_row,
    schools_by_title,
)

_MOST_PARTS = 16
"""Lists and timetables under each other that are read by themselves; what is more is read as one table."""


class SheetReader:
    """Understands sheets; keeps what it learnt of each distinct text."""

    def __init__(self, cells: CellReader, tokens: TokenReader) -> None:
        self._learnt = Learnt(cells, tokens)

    def read(self, grid: Grid, file: str) -> SheetReading:
        """The classes of a timetable or an allocation, or the kind the sheet is of instead."""
        return self._read(grid, file, _MOST_PARTS)

    def _read(self, grid: Grid, file: str, parts_left: int) -> SheetReading:
        learnt = self._learnt
        grid = without_dittos(grid, learnt.cells, learnt.tokens)
        view = View(grid, learnt.tokens)
        shape = learnt.alike.shape(view)
        if shape.rota is not None:
            rota = Place(file, grid.sheet, a1_range(shape.rota, 0, view.height - 1, view.width - 1))
            above = self._read(attrs.evolve(grid, rows=grid.rows[: shape.rota]), file, parts_left)
            return attrs.evolve(above, rotas=(*above.rotas, rota))
        if shape.parted and parts_left:
            over, under = parts(grid, shape.parted)
            return self._read(over, file, 0).beside(self._read(under, file, parts_left - 1))
        if not shape.weekdays and (said := with_weekdays(view)) is not grid:
            view = View(said, learnt.tokens)
            shape = learnt.alike.shape(view)
        tables = Tables(view, shape, file, learnt)
        reading = tables.read()
        empty = not any(one.week for one in reading.classes)
        if empty and may_be_turned(reading.sheet, reading.classes):
            reading = tables.by_subjects() or reading
        reading = attrs.evolve(reading, sheet=with_unstored(reading.sheet, reading.classes, view, file))
        reading = _with_schools(reading, tables, view)
        return attrs.evolve(reading, timed=True) if shape.timed else reading


def _with_schools(reading: SheetReading, tables: Tables, view: View) -> SheetReading:
    """A sheet with the schools that a column of it names, or titles over its tables."""
    schools = schools_by_row(view)
    if schools and reading.classes and not any(one.week or one.uncounted for one in reading.classes):
        return tables.other(SheetKind.OTHER, say("sheet.list_of_schools"))
    if schools:
        classes = tuple(of_schools(reading.classes, schools))
        return attrs.evolve(reading, classes=classes, schools=names_of_schools(schools))
    titled = schools_by_title(view, reading.classes)
    return attrs.evolve(reading, titled=titled) if titled else reading
