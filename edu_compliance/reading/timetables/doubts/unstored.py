"""Formulas whose results were never stored, where they are no lesson's cell: a class's name, a weekday, a period."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import attrs

from edu_compliance.model.lesson import SchoolClass
from edu_compliance.model.message import say
from edu_compliance.model.place import Place, a1, row_and_column
from edu_compliance.model.submission import Sheet
from edu_compliance.reading.timetables.texts.header_words import Column
from edu_compliance.reading.timetables.view import Spot, View


def with_unstored(sheet: Sheet, classes: Sequence[SchoolClass], view: View, file: str) -> Sheet:
    """A sheet of classes with the formulas among and beside their lessons that nobody can tell the results of."""
    if not view.uncached or not sheet.understood or not (classes or view.empty):
        return sheet
    spots = sorted(_in_tables(classes, view))
    if not spots:
        return sheet
    places = tuple(Place(file, sheet.name, a1(*spot)) for spot in spots)
    why = say("sheet.formulas_unstored", count=len(places), places=places)
    return attrs.evolve(sheet, reason=why, understood=False)


def _in_tables(classes: Sequence[SchoolClass], view: View) -> Iterator[Spot]:
    """Those that are no lesson already, no sum, and stand neither beside the tables nor, alone in a row of theirs, over
    them as a title does."""
    taught = {row_and_column(place.cell) for place in _said(classes)}
    right = max((row_and_column(one.place.cell.rpartition(":")[2])[1] for one in classes), default=view.width)
    unstored = Counter(row for row, column in view.uncached if column <= right)
    filled = (sum(1 for _ in view.filled(row, 0, right)) for row in range(view.height))
    top = next((row for row, texts in enumerate(filled) if texts + unstored[row] > 1), 0)
    for spot in view.uncached:
        if spot[0] >= top and spot[1] <= right + 1 and spot not in taught and not _sums(view, spot):
            yield spot


def _said(classes: Iterable[SchoolClass]) -> Iterator[Place]:
    """The cells that lessons, or doubts of them, were read from already."""
    for one in classes:
        yield from (lesson.place for lesson in one.lessons)
        yield from (place for doubt in one.doubts for place in doubt.places if ":" not in place.cell)


def _sums(view: View, spot: Spot) -> bool:
    """Whether a formula stands in a row that begins with 合计, or under 合计, 序号 or 备注: it is no lesson."""
    row, column = spot
    first = next((token for at in range(column) if (token := view.token(row, at)) is not None), None)
    over = (token for at in range(row) if (token := view.token(at, column)) is not None)
    of_sums = first is not None and first.column is Column.TOTAL
    return of_sums or any(token.column in (Column.TOTAL, Column.IGNORED) for token in over)
