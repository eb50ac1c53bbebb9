"""An allocation (课时任课表): class × subject → weekly lessons, with or without the teachers' columns."""

import re
from collections.abc import Collection, Iterator, Sequence
from fractions import Fraction
from itertools import product

import attrs

from edu_compliance.model.class_name import ClassName
from edu_compliance.model.lesson import Allotment, Naming, Taught
from edu_compliance.model.message import Message, say
from edu_compliance.model.place import Place, a1
from edu_compliance.reading.timetables.allocated_classes import classes_across, classes_down, columns_under
from edu_compliance.reading.timetables.cells import CellReader
from edu_compliance.reading.timetables.header_words import Column
from edu_compliance.reading.timetables.text import tidy
from edu_compliance.reading.timetables.tokens import TokenReader
from edu_compliance.reading.timetables.view import Spot, View
from edu_compliance.reading.timetables.weekly_number import weekly

_EVERY_OTHER = re.compile(r"[(\[]\s*(?:0?\.5|1/2|单双周|隔周|单周|双周)\s*(?:节|课时)?\s*[)\]]")


@attrs.frozen
class Heading:
    """A subject's row or column of an allocation."""

    taught: Taught
    every_other_week: bool
    """校本阅读(0.5): the lessons below are held every other week, though the cell says 1."""


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


_MOST_LESSONS = 12
"""Lessons a week that a subject may have; a larger number counts something else."""
_A_FEW = Fraction(4)
"""Lessons a week of a subject whose cell holds no number: 有, a teacher's name."""
_DIGITS = re.compile(r"[0-9]+(?:\.[0-9]+)?")


Lines = tuple[int, ...]
"""The rows or columns in which the numbers of one class or subject stand: several under 上学期 and 下学期."""


@attrs.frozen
class Table:
    """Where the classes and the subjects of an allocation stand."""

    subjects: dict[Lines, Heading]
    """By columns, or by rows where `down`."""
    classes: dict[Lines, tuple[Spot, ClassName]]
    """By rows, or by columns where `down`."""
    down: bool
    """The subjects stand at the left and the classes above."""


def find_allocation(view: View, cells: CellReader, tokens: TokenReader) -> Table | None:
    """The allocation a sheet holds: three subjects or more against classes, with numbers between; None where none."""
    for row in range(min(view.height, 12)):
        subjects = _headings(((c, view.text(row, c)) for c in range(view.width)), cells, tokens)
        # The first column's 班 is the class, a later one the class meeting.
        leading = next(((c, t.column) for c, t in enumerate(view.tokens[row]) if t is not None), (-1, None))
        if leading[1] is Column.CLASS:
            subjects.pop(leading[0], None)
        known = [c for c, heading in subjects.items() if heading.taught.naming is not Naming.UNKNOWN]
        if len(known) < 3:
            continue
        classes = classes_down(view, tokens, row, min(known))
        counted: dict[Lines, Heading] = {
            _counted_in(view, columns_under(view, row, c), classes): heading
            for c, heading in subjects.items()
            if c >= min(known) or _may_be_lessons(view, classes, c)
        }
        if classes and _numbers(view, ((r, c) for r in classes for columns in counted for c in columns)):
            rows = {_rows_of(view, spot): (spot, classed) for spot, classed in classes.values()}
            return Table(_only_counted(view, counted, classes), rows, down=False)
    return _transposed(view, cells, tokens)


def _rows_of(view: View, spot: Spot) -> Lines:
    """The rows of a class: all that its name is merged over."""
    top, _, bottom, _ = view.span(spot)
    return tuple(range(top, bottom + 1))


def _transposed(view: View, cells: CellReader, tokens: TokenReader) -> Table | None:
    for column in range(min(view.width, 4)):
        subjects = _headings(((r, view.text(r, column)) for r in range(view.height)), cells, tokens)
        known = [r for r, heading in subjects.items() if heading.taught.naming is not Naming.UNKNOWN]
        if len(known) < 3:
            continue
        for row in range(known[0] - 1, -1, -1):
            classes = classes_across(view, tokens, row, column)
            if classes and _numbers(view, ((r, c) for r in known for c in classes)):
                below: dict[Lines, Heading] = {(r,): one for r, one in subjects.items() if r >= known[0]}
                return Table(below, _whole_columns(view, row, classes, known), down=True)
    return None


def _headings(texts: Iterator[tuple[int, str]], cells: CellReader, tokens: TokenReader) -> dict[int, Heading]:
    found = {}
    for position, text in texts:
        if not text or len(text) > 30:
            continue
        plain = tidy(text)
        every_other = bool(_EVERY_OTHER.search(plain))
        cell = cells.read(_EVERY_OTHER.sub("", plain) if every_other else text)
        named = tokens.read(text).column is not None
        if len(cell.lessons) == 1 and not (named and cell.lessons[0][0].naming is Naming.UNKNOWN):
            found[position] = Heading(attrs.evolve(cell.lessons[0][0], written=" ".join(text.split())), every_other)
    return found


def _counted_in(view: View, columns: Sequence[int], rows: Collection[int]) -> Lines:
    """The columns under a heading in which lessons stand, not teachers or hours of a year; the first where none do."""
    lessons = {c: [number for row in rows if (number := weekly(view.text(row, c))) is not None] for c in columns}
    most = max(map(len, lessons.values()))
    found = tuple(c for c, numbers in lessons.items() if len(numbers) * 2 > most and _lessons_a_week(numbers))
    return found or (columns[0],)


def _lessons_a_week(numbers: Sequence[tuple[Fraction, Fraction]]) -> bool:
    return bool(numbers) and all(high <= _MOST_LESSONS for _, high in numbers)


def _whole_columns(
    view: View, header: int, classes: dict[int, tuple[Spot, ClassName]], rows: Collection[int]
) -> dict[Lines, tuple[Spot, ClassName]]:
    """Classes by all the columns under their names in which lessons stand."""
    return {_counted_in(view, columns_under(view, header, c), rows): one for c, one in classes.items()}


def _numbers(view: View, spots: Iterator[Spot]) -> bool:
    """Whether what stands between subjects and classes is mostly numbers."""
    texts = [text for row, column in spots if (text := view.text(row, column))]
    numeric = sum(1 for text in texts if weekly(text) is not None)
    return bool(texts) and numeric * 2 > len(texts)


def _may_be_lessons(view: View, classes: dict[int, tuple[Spot, ClassName]], column: int) -> bool:
    """Whether an unknown column between the classes and the first known subject counts lessons, not pupils."""
    if any(column <= left for (_, left), _ in classes.values()):
        return False
    return _lessons_a_week([number for row in classes if (number := weekly(view.text(row, column))) is not None])


def _only_counted(view: View, subjects: dict[Lines, Heading], rows: Collection[int]) -> dict[Lines, Heading]:
    """Without columns of an unknown name in which no number stands: a teacher's, a remark's."""
    return {
        columns: heading
        for columns, heading in subjects.items()
        if heading.taught.naming is not Naming.UNKNOWN
        or any(weekly(view.text(row, column)) is not None for row in rows for column in columns)
    }


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
        headings = _headings(iter([(row, view.text(row, at[Column.SUBJECT]))]), cells, tokens)
        number = view.text(row, at[Column.TOTAL])
        if current is not None and row in headings and number:
            _allot(current, headings[row], [((row, at[Column.TOTAL]), number)], file, view)
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
    return said if 1 <= said <= _MOST_LESSONS else _A_FEW
