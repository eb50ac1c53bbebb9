"""The classes of a sheet of allocations (课时任课表), with their weekly lessons and what is in doubt of them."""

from collections.abc import Iterator, Sequence

import attrs

from edu_compliance.model.lesson import ClassKind, Doubt, SchoolClass
from edu_compliance.model.message import say
from edu_compliance.model.place import Place, a1, a1_range, row_and_column
from edu_compliance.reading.timetables.allocations.allocation import AllocationRow, read_allocation
from edu_compliance.reading.timetables.allocations.rest import of_nobody
from edu_compliance.reading.timetables.allocations.sentences import read_sentences
from edu_compliance.reading.timetables.allocations.subject_lists import SubjectLists
from edu_compliance.reading.timetables.allocations.zones import find_tables
from edu_compliance.reading.timetables.doubts.taught_twice import too_many_a_week
from edu_compliance.reading.timetables.texts.cells import CellReader
from edu_compliance.reading.timetables.texts.tokens import TokenReader
from edu_compliance.reading.timetables.view import Spot, View
from edu_compliance.reading.timetables.whose.heads import Heads

_SEVERAL = 2
"""Classes from which on lists of subjects are what a sheet is about."""


@attrs.frozen
class Allotted:
    """What came of a sheet of allocations; no classes where it is none."""

    classes: Sequence[SchoolClass]
    strays: Sequence[Spot]
    """Where lessons of nobody known stand."""


def read_allotted(view: View, heads: Heads, cells: CellReader, tokens: TokenReader, file: str) -> Allotted:
    """The classes of an allocation, written as lists of subjects, as tables or in words."""
    rows, strays = SubjectLists(view, cells, tokens, file, heads.named).read()
    if len(rows) < _SEVERAL:  # a list of whose lessons are whose may stand beside a table of classes
        tables = find_tables(view, cells, tokens)
        of_tables = [row for part, table in tables for row in read_allocation(part, table, file)]
        if len(of_tables) > len(rows):
            rows, strays = of_tables, [spot for part, table in tables for spot in of_nobody(part, table)]
    if not rows:
        rows, strays = read_sentences(view, cells, file)
    return Allotted([_class(view, heads, row, file) for row in rows], strays)


def _class(view: View, heads: Heads, row: AllocationRow, file: str) -> SchoolClass:
    naming = heads.complete(row.classed)
    place = Place(file, view.grid.sheet, a1_range(*row.box))
    return attrs.evolve(
        SchoolClass.named(naming, ClassKind.ALLOCATION, place),
        allotments=tuple(row.allotments),
        doubts=(*_doubts(view, row, file), *too_many_a_week(naming.written, row.allotments, place)),
    )


def _doubts(view: View, row: AllocationRow, file: str) -> Iterator[Doubt]:
    for one in row.unclear:
        place = Place(file, view.grid.sheet, a1(*one.spot))
        anchor = view.anchor(*one.spot)
        text = "=?" if anchor in view.uncached else view.text(*anchor)
        yield Doubt(text, one.why, (place,), more=one.most, subjects=one.subjects)
    for allotment in row.allotments:
        if allotment.low != allotment.high:
            text = view.text(*row_and_column(allotment.place.cell))
            yield Doubt(text, say("doubt.weeks_or_terms"), (allotment.place,))
