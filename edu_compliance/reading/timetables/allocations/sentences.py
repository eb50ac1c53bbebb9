"""Allocations in words: beside a class or grade, in one cell, all its subjects with their lessons (语文7、数学5 …)."""

import re
from collections.abc import Sequence
from fractions import Fraction

from edu_compliance.model.lesson import Allotment, Naming, Taught
from edu_compliance.model.place import Place, a1
from edu_compliance.reading.timetables.allocations.allocation import AllocationRow
from edu_compliance.reading.timetables.allocations.named import class_at
from edu_compliance.reading.timetables.allocations.table import MOST_LESSONS
from edu_compliance.reading.timetables.texts.cells import CellReader
from edu_compliance.reading.timetables.texts.text import tidy
from edu_compliance.reading.timetables.view import Spot, View

_FEWEST = 5
"""Subjects from which on a cell lists a week's."""
_SHORTEST = 10
_BETWEEN = re.compile(r"[、,;。\n]+|(?<=[节时])\s+")
_COUNTED = re.compile(
    r"(?P<name>.*?[^0-9.\s(\[:])\s*+[(\[:]?\s*+(?P<lessons>[0-9]{1,2}(?:\.5)?)\s*+(?:节|课时)?(?:/周)?[)\]]?"
)


def read_sentences(view: View, cells: CellReader, file: str) -> tuple[list[AllocationRow], list[Spot]]:
    """The classes of a sheet whose subjects stand in one cell each, and the cells of such lists that are nobody's."""
    rows: list[AllocationRow] = []
    strays: list[Spot] = []
    others: list[Spot] = []
    for row in range(view.height):
        for column, text in enumerate(view.rows[row]):
            if len(text) < _SHORTEST:
                continue
            if not (said := _lessons(text, cells)):
                others.append((row, column))
                continue
            left = ((class_at(view, row, before), view.anchor(row, before)) for before in range(column))
            classed, head = next(((named, at) for named, at in left if named is not None), (None, (row, column)))
            if classed is None:
                strays.append((row, column))
                continue
            place = Place(file, view.grid.sheet, a1(row, column))
            allotments = [Allotment(taught, lessons, lessons, place) for taught, lessons in said]
            rows.append(AllocationRow(classed, head, (*head, row, column), allotments))
    # Among such lists another class's text, which is none, may be one that nobody could read.
    below = {(row.box[3], row.head[1]) for row in rows}
    of_classes = (
        spot
        for spot in others
        for column, lead in below
        if spot[1] == column and class_at(view, spot[0], lead) is not None
    )
    return rows, [*strays, *of_classes] if rows else []


def _lessons(text: str, cells: CellReader) -> Sequence[tuple[Taught, Fraction]]:
    """The subjects that a cell lists with their lessons; nothing where any part of it says anything else."""
    parts = [part.strip() for part in _BETWEEN.split(tidy(text)) if part.strip()]
    if len(parts) < _FEWEST:
        return ()
    said = []
    for part in parts:
        found = _COUNTED.fullmatch(part)
        cell = cells.read(found["name"]) if found else None
        if found is None or cell is None or not cell.single or Fraction(found["lessons"]) > MOST_LESSONS:
            return ()
        said.append((cell.lessons[0][0], Fraction(found["lessons"])))
    known = sum(taught.naming is not Naming.UNKNOWN for taught, _ in said)
    return said if known >= _FEWEST else ()
