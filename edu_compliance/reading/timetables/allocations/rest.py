"""What an allocation counts for nobody that was understood: rows or columns of numbers whose head names no class."""

import re
from collections.abc import Iterator, Sequence

from edu_compliance.reading.timetables.allocations.classes import SUM
from edu_compliance.reading.timetables.allocations.counting import says_what_is_held
from edu_compliance.reading.timetables.allocations.table import Table
from edu_compliance.reading.timetables.texts.header_words import Column
from edu_compliance.reading.timetables.texts.weekly_number import weekly
from edu_compliance.reading.timetables.view import Spot, View

_OF_CLASSES = re.compile("班(?!数)|年级")


def of_nobody(view: View, table: Table) -> list[Spot]:
    """The heads of rows (of columns, where the subjects stand at the left) that hold lessons for most subjects and name
    no class, grade, sum or standard: a class whose name nobody could read may hide there."""
    subjects = [line for lines in table.subjects for line in lines]
    taken = {line for lines in table.classes for line in lines}
    if table.down:
        row = next(iter(table.classes.values()))[0][0]
        heads = [((row, column), [(subject, column) for subject in subjects]) for column in range(view.width)]
        named = {spot for spot, _ in table.classes.values()}
        others = (one for one in heads if one[0][1] not in taken and view.anchor(*one[0]) not in named)
        return [head for head, spots in others if _counts(view, head, spots)]
    first, begin = min(subjects), min(taken)
    rows = [r for r in range(table.header + 1, view.height) if r not in taken and any(view.rows[r])]
    rows = [r for r in rows if all(says_what_is_held(view.text(r, c)) for c in range(first))]
    found = ((_label(view, row, first), [(row, subject) for subject in subjects]) for row in rows)
    # Before the first class most rows belong to the header: only one that speaks of classes is none of it.
    own = ((head, spots) for head, spots in found if head[0] >= begin or _OF_CLASSES.search(view.text(*head)))
    return [head for head, spots in own if _counts(view, head, spots)]


def _label(view: View, row: int, before: int) -> Spot:
    """The first text at the left of a row that is more than its number; the row's first cell where there is none."""
    texts = [(row, column) for column in range(before) if view.text(row, column)]
    return next((spot for spot in texts if weekly(view.text(*spot)) is None), texts[0] if texts else (row, 0))


def _counts(view: View, head: Spot, spots: Sequence[Spot]) -> bool:
    """Whether a head that is no sum stands before numbers of lessons."""
    token = view.token(*head)
    if token is not None and (token.column in (Column.TOTAL, Column.IGNORED) or SUM.search(token.text)):
        return False
    return sum(1 for _ in _numbers(view, spots)) * 2 > len(spots)


def _numbers(view: View, spots: Sequence[Spot]) -> Iterator[Spot]:
    return (spot for spot in spots if weekly(view.text(*spot)) is not None)
