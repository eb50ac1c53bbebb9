"""Where the classes and the subjects of an allocation (课时任课表) stand."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import product
from math import gcd

import attrs

from edu_compliance.model.class_name import ClassName
from edu_compliance.reading.timetables.allocations.classes import classes_across, classes_down, columns_under
from edu_compliance.reading.timetables.allocations.counting import as_they_are, says_what_is_held
from edu_compliance.reading.timetables.allocations.headings import LEAST_SUBJECTS, Heading, headings
from edu_compliance.reading.timetables.allocations.named import named_together
from edu_compliance.reading.timetables.texts.cells import CellReader
from edu_compliance.reading.timetables.texts.header_words import Column
from edu_compliance.reading.timetables.texts.text import tidy
from edu_compliance.reading.timetables.texts.tokens import TokenReader
from edu_compliance.reading.timetables.texts.weekly_number import weekly
from edu_compliance.reading.timetables.view import Spot, View

_HEADER_WITHIN = 12
"""Rows within which its header stands."""
_WEEKS_OF_A_TERM = range(12, 26)
_DIGITS = 5
"""Digits from which on a number counts no lessons."""
MOST_LESSONS = 12
"""Lessons a week that a subject may have; a larger number counts something else."""
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
    header: int
    """The row that names the subjects, or the classes where `down`."""
    lead: int
    """The column that names the classes, or the subjects where `down`."""
    together: Mapping[Spot, Sequence[ClassName]]
    """The classes of the cells that name several at once."""

    def spots(self, subjects: Iterable[int], classes: Iterable[int]) -> Iterator[Spot]:
        """The cells in which lines of subjects meet lines of classes."""
        return product(subjects, classes) if self.down else product(classes, subjects)


def find_table(view: View, cells: CellReader, tokens: TokenReader) -> Table | None:
    """The first table of an allocation: three subjects or more against classes, with numbers between; None where
    there is none."""
    for row in range(view.top, min(view.height, view.top + _HEADER_WITHIN)):
        subjects = headings(((c, view.text(row, c)) for c in range(view.left, view.width)), cells, tokens)
        # The first column's 班 is the class, a later one the class meeting.
        leading = next(((c, t.column) for c, t in enumerate(view.tokens[row]) if t is not None), (-1, None))
        if leading[1] is Column.CLASS:
            subjects.pop(leading[0], None)
        known = [c for c, heading in subjects.items() if heading.known]
        if len(known) < LEAST_SUBJECTS:
            continue
        classes = classes_down(view, tokens, row, min(known))
        counted: dict[Lines, Heading] = {}
        for c, heading in subjects.items():
            if c >= min(known) or _may_be_lessons(view, classes, c):
                counted |= _under(view, row, c, heading, classes, cells, tokens)
        spots = [(r, c, heading) for r in classes for columns, heading in counted.items() for c in columns]
        if classes and _numbers(view, spots):
            held = ((_rows_of(view, spot, min(known)), (spot, classed)) for spot, classed in classes.values())
            rows = {lines: one for lines, one in held if lines}
            lead = next(iter(classes.values()))[0][1]
            together = named_together(view, tokens, rows.values())
            return Table(_only_counted(view, counted, classes), rows, False, row, lead, together)
    return _transposed(view, cells, tokens)


def _under(
    view: View, row: int, column: int, heading: Heading, rows: Collection[int], cells: CellReader, tokens: TokenReader
) -> dict[Lines, Heading]:
    """The columns under a heading in which lessons stand; each by itself, where subjects of its own stand over them
    (体育 over 体育 | 足球)."""
    columns = as_they_are(view, row, columns_under(view, row, column))
    if len(columns) > 1:
        own = headings(((c, view.text(row + 1, c)) for c in columns), cells, tokens)
        if len(own) == len(columns) and all(one.known for one in own.values()):
            return {(c,): one for c, one in own.items()}
    return {counted_in(view, columns, rows): heading}


def _rows_of(view: View, spot: Spot, before: int) -> Lines:
    """The rows of a class: all that its name is merged over; of rows 应开 and 实开, though its name may stand in the
    first of them only, those of what is held. `before` is the first column of a subject."""
    top, _, bottom, _ = view.span(spot)
    rows = range(top, bottom + 1)
    below = range(bottom + 1, view.height)
    end = next(
        (row for row in below if view.text(row, spot[1]) or not _beside(view, row, spot[1], before)), view.height
    )
    said = {row: _beside(view, row, spot[1], before) for row in range(top, end)}
    if all(map(says_what_is_held, said.values())):
        return tuple(rows)
    return tuple(row for row, words in said.items() if words and says_what_is_held(words))


def _beside(view: View, row: int, after: int, before: int) -> str:
    """The words that stand in a row between its class and the first subject: 应开课时."""
    return " ".join(text for column in range(after + 1, before) if (text := view.text(row, column)))


def _transposed(view: View, cells: CellReader, tokens: TokenReader) -> Table | None:
    for column in range(view.left, min(view.width, view.left + 4)):
        subjects = headings(((r, view.text(r, column)) for r in range(view.top, view.height)), cells, tokens)
        known = [r for r, heading in subjects.items() if heading.known]
        if len(known) < LEAST_SUBJECTS:
            continue
        for row in range(known[0] - 1, view.top - 1, -1):
            classes = classes_across(view, tokens, row, column)
            if classes and _numbers(view, [(r, c, subjects[r]) for r in known for c in classes]):
                below = _subjects_down(view, row, known[0], classes, cells, tokens)
                together = named_together(view, tokens, classes.values())
                return Table(below, _whole_columns(view, row, classes, known), True, row, column, together)
    return None


def _subjects_down(
    view: View, header: int, first: int, classes: Collection[int], cells: CellReader, tokens: TokenReader
) -> dict[Lines, Heading]:
    """The subjects at the left of a table's rows, each the nearest to the numbers: 音乐 beside 艺术, and 地方课程 where
    it stands alone in the column of 国家课程. `first` is the first row of a known one."""
    beside = {row: _named_beside(view, row, min(classes), cells, tokens) for row in range(header + 1, view.height)}
    # A column without any known subject holds books or teachers.
    of_subjects = {column for row in beside.values() for column, one in row.items() if one.known}
    found: dict[Spot, tuple[Lines, Heading]] = {}
    for row, named in beside.items():
        columns = [column for column in named if column in of_subjects] or list(named)
        if not columns:
            continue
        spot, heading = view.anchor(row, max(columns)), named[max(columns)]
        numbers = [lessons for c in classes if (lessons := weekly(view.text(row, c))) is not None]
        if row >= first or heading.known or _lessons_a_week(numbers):
            found[spot] = ((*found.get(spot, ((), heading))[0], row), heading)
    return dict(found.values())


def _named_beside(view: View, row: int, before: int, cells: CellReader, tokens: TokenReader) -> dict[int, Heading]:
    """What may be the subject of a row: what stands in it, and a known one merged down to it next to the numbers."""
    spots = ((column, view.anchor(row, column)) for column in range(view.left, before))
    said = [(column, spot[0] == row, text) for column, spot in spots if (text := view.text(*spot).strip())]
    own = [(column, text) for column, here, text in said if here]
    last = max((column for column, _ in own), default=-1)
    merged = headings(((column, text) for column, here, text in said if not here and column > last), cells, tokens)
    found = headings(((column, text) for column, text in own if not text.isdigit()), cells, tokens)
    return found | {column: one for column, one in merged.items() if one.known}


def counted_in(view: View, columns: Sequence[int], rows: Collection[int]) -> Lines:
    """The columns under a heading in which lessons stand, not teachers or hours of a year; the first where none do."""
    lessons = {c: [number for row in rows if (number := weekly(view.text(row, c))) is not None] for c in columns}
    most = max(map(len, lessons.values()))
    found = tuple(c for c, numbers in lessons.items() if len(numbers) * 2 > most and _lessons_a_week(numbers))
    return found or (columns[0],)


def _lessons_a_week(numbers: Sequence[tuple[Fraction, Fraction]]) -> bool:
    return bool(numbers) and all(high <= MOST_LESSONS for _, high in numbers)


def _whole_columns(
    view: View, header: int, classes: dict[int, tuple[Spot, ClassName]], rows: Collection[int]
) -> dict[Lines, tuple[Spot, ClassName]]:
    """Classes by all the columns under their names in which lessons stand."""
    under = {c: as_they_are(view, header, columns_under(view, header, c)) for c in classes}
    return {counted_in(view, under[c], rows): one for c, one in classes.items()}


def _numbers(view: View, spots: Sequence[tuple[int, int, Heading]]) -> bool:
    """Whether what stands between subjects and classes is mostly numbers, or teachers under subjects that say one."""
    texts = [(text, heading) for row, column, heading in spots if (text := view.text(row, column))]
    numeric = sum(1 for text, heading in texts if weekly(text) is not None or heading.names_teacher(text))
    return bool(texts) and (numeric * 2 > len(texts) or _of_a_term([text for text, _ in texts]))


def _of_a_term(texts: Sequence[str]) -> bool:
    """Whether cells count the lessons of a term, each subject's as many as it has weeks: 18 | 36 | 126. The averages of
    an examination, and the pupils of classes, have no such divisor."""
    numbers = [int(plain) for text in texts if (plain := tidy(text)).isdecimal() and len(plain) < _DIGITS]
    return len(numbers) * 2 > len(texts) and gcd(*numbers) in _WEEKS_OF_A_TERM


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
        if heading.known or any(weekly(view.text(row, column)) is not None for row in rows for column in columns)
    }
