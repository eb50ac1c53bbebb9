"""An allocation (课时任课表): class × subject → weekly lessons, with or without the teachers' columns."""

import re
from collections.abc import Sequence
from fractions import Fraction
from itertools import product

import attrs

from edu_compliance.model.class_name import ClassName
from edu_compliance.model.lesson import Allotment
from edu_compliance.model.message import Message, say
from edu_compliance.model.place import Place, a1
from edu_compliance.reading.timetables.allocations.table import MOST_LESSONS, Heading, Table, headings
from edu_compliance.reading.timetables.texts.cells import CellReader
from edu_compliance.reading.timetables.texts.header_words import Column
from edu_compliance.reading.timetables.texts.text import tidy
from edu_compliance.reading.timetables.texts.tokens import TokenReader
from edu_compliance.reading.timetables.texts.weekly_number import weekly
from edu_compliance.reading.timetables.view import Spot, View


@attrs.frozen
class Unclear:
    """A cell under a subject that is no number of lessons."""

    spot: Spot
    why: Message
    most: Fraction
    """So many lessons a week it may mean."""
    subjects: tuple[str, ...]


@attrs.define
class AllocationRow:
    """One class of an allocation."""

    classed: ClassName
    head: Spot
    allotments: list[Allotment] = attrs.field(factory=list)
    unclear: list[Unclear] = attrs.field(factory=list)
    box: list[int] = attrs.field(factory=lambda: [0, 0, 0, 0])


_A_FEW = Fraction(4)
"""Lessons a week of a subject whose cell holds no number: 有, a teacher's name."""
_DIGITS = re.compile(r"[0-9]+(?:\.[0-9]+)?")


def list_allocation(view: View, cells: CellReader, tokens: TokenReader, file: str) -> list[AllocationRow]:
    """The classes of an allocation written as a list: 班级, 科目, 周课时 in columns; empty where a sheet is none."""
    for row in range(min(view.height, 12)):
        at = {token.column: column for column, token in enumerate(view.tokens[row]) if token and token.column}
        if {Column.CLASS, Column.SUBJECT, Column.TOTAL} <= at.keys() and not {
            Column.WEEKDAY,
            Column.PERIOD,
        } & at.keys():
            return _listed(view, row, at, cells, tokens, file)
    return []


def _listed(
    view: View, header: int, at: dict[Column, int], cells: CellReader, tokens: TokenReader, file: str
) -> list[AllocationRow]:
    rows: dict[str, AllocationRow] = {}
    current: AllocationRow | None = None
    for row in range(header + 1, view.height):
        named = tokens.named_class(text) if (text := view.text(row, at[Column.CLASS])) else None
        if named is not None:
            spot = (row, at[Column.CLASS])
            named = attrs.evolve(named, written=" ".join(text.split()))
            current = rows.setdefault("".join(tidy(text).split()), AllocationRow(named, spot, box=[*spot, *spot]))
        heading = headings(iter([(row, view.text(row, at[Column.SUBJECT]))]), cells, tokens).get(row)
        number = view.text(row, at[Column.TOTAL])
        if current is not None and heading is not None and number:
            _allot(current, heading, [((row, at[Column.TOTAL]), number)], file, view)
    return list(rows.values())


def read_allocation(view: View, table: Table, file: str) -> list[AllocationRow]:
    """The classes of an allocation with their weekly lessons."""
    rows = []
    for positions, (spot, classed) in table.classes.items():
        row = AllocationRow(classed, spot, box=[spot[0], spot[1], spot[0], spot[1]])
        for lines, heading in table.subjects.items():
            spots = product(lines, positions) if table.down else product(positions, lines)
            texts = [(at, text) for at in spots if (text := view.text(*view.anchor(*at)))]
            if texts:
                _allot(row, heading, texts, file, view)
        rows.append(row)
    return rows


def _allot(row: AllocationRow, heading: Heading, texts: Sequence[tuple[Spot, str]], file: str, view: View) -> None:
    """The lessons that a subject's cells say; between the fewest and the most where two of them do."""
    for (bottom, right), _ in texts:
        row.box[2:] = max(row.box[2], bottom), max(row.box[3], right)
    said = [(at, lessons) for at, text in texts if (lessons := weekly(text)) is not None]
    if not said:
        at, text = texts[0]
        plain = tidy(text)
        if plain and plain not in ("/", "-", "—", "无", "x"):
            why = say("doubt.allotment_not_a_number", subject=heading.taught.written, text=plain)
            row.unclear.append(Unclear(at, why, _at_most(plain), heading.taught.subjects))
        return
    at = said[0][0]
    low, high = min(least for _, (least, _) in said), max(most for _, (_, most) in said)
    if heading.every_other_week:
        low, high = (value / 2 if value.denominator == 1 else value for value in (low, high))
    if high:
        row.allotments.append(Allotment(heading.taught, low, high, Place(file, view.grid.sheet, a1(*at))))


def _at_most(text: str) -> Fraction:
    """How many lessons a cell that nobody understands may mean: as many as all its numbers, at least a few."""
    said = sum(map(Fraction, _DIGITS.findall(text)), Fraction(0))
    return said if 1 <= said <= MOST_LESSONS else _A_FEW
