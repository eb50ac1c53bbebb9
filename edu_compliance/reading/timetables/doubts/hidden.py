"""Lessons that nobody sees who looks at the sheet, in hidden rows and columns, and lessons struck out: nobody knows
whether they are held."""

from collections.abc import Iterable, Sequence
from fractions import Fraction

import attrs

from edu_compliance.model.lesson import Doubt, SchoolClass
from edu_compliance.model.message import say
from edu_compliance.model.place import Place, row_and_column
from edu_compliance.reading.grid import Box, Grid, within


def with_hidden(classes: Sequence[SchoolClass], grid: Grid) -> list[SchoolClass]:
    """The classes of a sheet, with a doubt of each subject that has lessons where nothing is shown, or struck out."""
    found = list(classes)
    for cells, why in ((grid.hidden, "doubt.hidden"), (grid.struck, "doubt.struck")):
        if cells:
            found = [_doubted(one, cells, why) for one in found]
    return found


def _doubted(school_class: SchoolClass, hidden: Sequence[Box], id: str) -> SchoolClass:
    unseen = [one for one in school_class.week if _within(one.place, hidden)]
    doubts = []
    for name in dict.fromkeys(one.taught.name for one in unseen):
        same = [one for one in unseen if one.taught.name == name]
        taught = same[0].taught
        places = tuple(one.place for one in same)
        why = say(id, count=len(same), subject=taught.written)
        fewer = sum((one.high for one in same), Fraction(0)) if taught.subjects else Fraction(0)
        doubts.append(Doubt(taught.written, why, places, fewer=fewer, subjects=taught.subjects))
    return attrs.evolve(school_class, doubts=(*school_class.doubts, *doubts)) if doubts else school_class


def _within(place: Place, hidden: Iterable[Box]) -> bool:
    row, column = row_and_column(place.cell)
    return any(within(row, column, box) for box in hidden)
