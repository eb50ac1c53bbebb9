"""An allocation (课时任课表): class × subject → weekly lessons, with or without the teachers' columns."""

import re
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from itertools import chain
from math import ceil

import attrs

from edu_compliance.model.class_name import ClassName
from edu_compliance.model.lesson import Allotment
from edu_compliance.model.message import Message, say
from edu_compliance.model.place import Place, a1
from edu_compliance.reading.grid import Box, reaching
from edu_compliance.reading.timetables.allocations.headings import Heading
from edu_compliance.reading.timetables.allocations.table import MOST_LESSONS, Lines, Table
from edu_compliance.reading.timetables.texts.cell import any_of
from edu_compliance.reading.timetables.texts.text import tidy
from edu_compliance.reading.timetables.texts.weekly_number import weekly
from edu_compliance.reading.timetables.view import UNSTORED_TEXT, Spot, View


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
    """The cell that names it."""
    box: Box
    """Everything read for it."""
    allotments: list[Allotment] = attrs.field(factory=list)
    unclear: list[Unclear] = attrs.field(factory=list)


_FEW = 4
"""One number in so many may be larger than lessons a week are."""
_LEAST_A_WEEK, _MOST_A_WEEK = 24, 45
"""Lessons that a class has in a week; half of the most is fewer than the least."""
_LEAST_WEEKS = 12
"""Weeks of a term, at the least."""
_A_FEW = Fraction(4)
"""Lessons a week of a subject whose cell holds no number: 有, a teacher's name."""
_DIGITS = re.compile(r"[0-9]{1,20}(?:\.[0-9]{1,20})?")


Entry = tuple[Heading, list[tuple[Spot, str]]]
"""A subject and the cells, one or several, in which its lessons are counted."""


def read_allocation(view: View, table: Table, file: str) -> list[AllocationRow]:
    """The classes of an allocation with their weekly lessons."""
    if not _counts_weeks(view, table):
        return list(_read(view, table, _not_weekly))
    subjects = {lines: one for lines, one in table.subjects.items() if not _sums(view, table, lines)}

    def allot(row: AllocationRow, entries: Sequence[Entry], together: Sequence[ClassName]) -> None:
        if len(together) > 1 and not _is_a_week(entries):
            why = say("doubt.allotment_of_several", names=tuple(one.written for one in together))
            for heading, texts in entries:
                unsure(row, heading, texts, why)
        else:
            allot_all(row, entries, file, view)

    return list(_read(view, attrs.evolve(table, subjects=subjects), allot))


def _read(
    view: View, table: Table, allot: Callable[[AllocationRow, Sequence[Entry], Sequence[ClassName]], None]
) -> Iterator[AllocationRow]:
    """The classes of a table, each with what `allot` makes of its subjects; it is told the classes named with it."""
    before: tuple[ClassName, Sequence[Entry]] | None = None
    for lines, (spot, classed) in table.classes.items():
        entries = [(heading, _texts(view, table, own, lines)) for own, heading in table.subjects.items()]
        together = table.together.get(spot, (classed,))
        lost = [] if view.grid.keeps_merges else _lost(before, classed, entries)
        for one in together:
            row = AllocationRow(one, spot, box=(*spot, *spot))
            allot(row, entries, together)
            for heading, texts in lost:
                unsure(row, heading, texts, merge_lost(heading))
            yield row
        before = classed, [(heading, texts or _of(heading, lost)) for heading, texts in entries]


def _lost(
    before: tuple[ClassName, Sequence[Entry]] | None, classed: ClassName, entries: Sequence[Entry]
) -> list[Entry]:
    """The subjects of which a class says nothing and the one `before` it, of its grade, a number: the cell may have
    been merged over both, in a file that keeps no merged cells. So it looks where both then have as many lessons."""
    if before is None or before[0].grades != classed.grades:
        return []
    pairs = zip(entries, before[1], strict=True)
    lost = [(heading, over) for (heading, texts), (_, over) in pairs if over and not texts]
    return lost if _lessons(entries) + _lessons(lost) == _lessons(before[1]) else []


def _lessons(entries: Sequence[Entry]) -> Fraction:
    """The numbers that stand under a class's subjects, added up."""
    said = (weekly(text) for _, texts in entries for _, text in texts[:1])
    return sum((lessons[0] for lessons in said if lessons is not None), Fraction(0))


def _of(heading: Heading, entries: Sequence[Entry]) -> list[tuple[Spot, str]]:
    return next((texts for other, texts in entries if other is heading), [])


def merge_lost(heading: Heading) -> Message:
    """Why an empty cell of a subject may mean lessons in a file that keeps no merged cells."""
    return say("doubt.allotment_merge_lost", subject=heading.taught.written)


def _texts(view: View, table: Table, subject: Lines, classed: Lines) -> list[tuple[Spot, str]]:
    """The cells of a class and a subject that say anything."""
    return [(at, text) for at in table.spots(subject, classed) if (text := _between(view, table, at))]


def _between(view: View, table: Table, spot: Spot) -> str:
    """What a cell says between subjects and classes; nothing where a note or a title is merged over it."""
    anchor = view.anchor(*spot)
    if anchor[0] <= table.header or anchor[1] <= table.lead:
        return ""
    return UNSTORED_TEXT if anchor in view.uncached else view.text(*anchor)


def _sums(view: View, table: Table, lines: Lines) -> bool:
    """Whether numbers under a name nobody knows are all larger than lessons of a subject are: sums, or pupils."""
    if table.subjects[lines].known:
        return False
    said = [weekly(view.text(*view.anchor(*spot))) for spot in table.spots(lines, chain.from_iterable(table.classes))]
    numbers = [lessons for lessons in said if lessons is not None]
    return bool(numbers) and all(low > MOST_LESSONS for low, _ in numbers)


def _is_a_week(entries: Sequence[Entry]) -> bool:
    """Whether what a row says of several classes is what one of them has in a week: of fewer lessons, or of more,
    nobody knows whether they are those of all together."""
    said = (lessons for _, texts in entries for _, text in texts[:1] if (lessons := weekly(text)) is not None)
    return _LEAST_A_WEEK <= sum((low for low, _ in said), Fraction(0)) <= _MOST_A_WEEK


def _counts_weeks(view: View, table: Table) -> bool:
    """Whether a table's numbers are lessons a week; where many are too large for that, they are those of a term."""
    spots = table.spots(chain.from_iterable(table.subjects), chain.from_iterable(table.classes))
    texts = (tidy(view.text(*spot)) for spot in spots)
    numbers = [Fraction(text) for text in texts if _DIGITS.fullmatch(text)]
    return sum(number > MOST_LESSONS for number in numbers) * _FEW <= len(numbers)


def _not_weekly(row: AllocationRow, entries: Sequence[Entry], together: Sequence[ClassName]) -> None:
    """Adds to a class what its cells may mean that count the lessons of a term or a year."""
    for heading, texts in entries:
        for spot, text in ((spot, tidy(text)) for spot, text in texts):
            _reach(row, spot)
            why = say("doubt.allotment_not_weekly", subject=heading.taught.written, text=text)
            said = sum(map(Fraction, _DIGITS.findall(text)), Fraction(0))
            most = said if said <= MOST_LESSONS else Fraction(ceil(said / _LEAST_WEEKS))
            row.unclear.append(Unclear(spot, why, most, heading.taught.subjects))


def allot_all(row: AllocationRow, entries: Sequence[Entry], file: str, view: View) -> None:
    """Adds to a class the lessons of its subjects; a number merged over several of them is shared by them."""
    by_anchor: dict[Spot, list[Entry]] = {}
    for entry in entries:
        if entry[1]:
            by_anchor.setdefault(view.anchor(*entry[1][0][0]), []).append(entry)
    for sharing in by_anchor.values():
        heading, texts = sharing[0]
        if len(sharing) > 1:
            for _, others in sharing:
                _reach(row, others[-1][0])
            heading = attrs.evolve(heading, taught=any_of([one.taught for one, _ in sharing]))
        _allot(row, heading, texts, file, view)


def unsure(row: AllocationRow, heading: Heading, texts: Sequence[tuple[Spot, str]], why: Message) -> None:
    """Adds to a class that a subject may have the lessons that its cells say, or fewer."""
    for at, text in texts:
        _reach(row, at)
        _, most = weekly(text) or (0, _at_most(tidy(text)))
        row.unclear.append(Unclear(at, why, most, heading.taught.subjects))


def _reach(row: AllocationRow, spot: Spot) -> None:
    row.box = reaching(row.box, spot)


def _allot(row: AllocationRow, heading: Heading, texts: Sequence[tuple[Spot, str]], file: str, view: View) -> None:
    """Adds the lessons that a subject's cells say; between the fewest and the most where two of them do."""
    for at, _ in texts:
        _reach(row, at)
    said = [(at, lessons) for at, text in texts if (lessons := weekly(text)) is not None]
    if not said and heading.each is not None and all(heading.names_teacher(text) for _, text in texts):
        said = [(texts[0][0], (heading.each, heading.each))]
    if not said:
        at, text = texts[0]
        plain = tidy(text)
        if text == UNSTORED_TEXT:
            why = say("doubt.allotment_unstored", subject=heading.taught.written)
            row.unclear.append(Unclear(at, why, _A_FEW, heading.taught.subjects))
        elif plain and plain not in ("/", "-", "—", "无", "x"):
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
