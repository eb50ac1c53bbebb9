"""Sheets laid out alike: most differ in their lessons and their class only, and are laid out once.

A sheet's pattern is every text of it as it stands, save that a plain lesson is any plain lesson and a title that names
a class any such title. Sheets of one pattern have the same blocks with the same labels (tests hold them against each
other), for neither depends on which subject a cell teaches.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence

import attrs

from edu_compliance.model.lesson import Naming
from edu_compliance.reading.grid import within
from edu_compliance.reading.timetables.headers.block import Block
from edu_compliance.reading.timetables.headers.rotas import rota_below
from edu_compliance.reading.timetables.lists.header import ListHeader, list_header
from edu_compliance.reading.timetables.lists.parted import list_and_parting
from edu_compliance.reading.timetables.rows.coordinates import RowLabels
from edu_compliance.reading.timetables.rows.words import LONGEST_WORD
from edu_compliance.reading.timetables.slots import PlainSlot
from edu_compliance.reading.timetables.texts.cells import CellReader
from edu_compliance.reading.timetables.texts.titles import read_title, says_title
from edu_compliance.reading.timetables.texts.tokens import TokenReader
from edu_compliance.reading.timetables.texts.weekdays import weekdays_in
from edu_compliance.reading.timetables.view import Spot, View

Signs = tuple[tuple[int, ...], ...]
"""By row: what each cell's text counts as in a pattern."""
Pattern = tuple[object, ...]

_LESSON, _TITLE, _OTHERS = 1, 2, 3
_LONGEST_LESSON = 24
"""Characters; what is longer is not looked at, for most of it are titles."""
_MOST_PATTERNS = 256
"""Patterns remembered before it starts afresh, so that memory stays flat."""
_MOST_ROWS = 100
"""A longer sheet is a list, an allocation or a whole school's timetable, and like no other."""


@attrs.frozen
class LaidOut:
    """A block with the labels of its rows."""

    block: Block
    rows: tuple[RowLabels, ...]
    classes_expected: bool
    """Whether each row's class stands at its left."""
    plain: Mapping[int, tuple[PlainSlot, ...]]
    """The slots of plain rows (`slots.plain_slots`)."""
    apart: tuple[Spot, ...] = ()
    """Cells of subjects in a column beside the body: its header was not understood."""


# Known by its identity.
@attrs.frozen(eq=False)
class Shape:
    """What all sheets of a pattern have in common."""

    signs: Signs
    list_header: ListHeader | None
    weekdays: frozenset[int]
    """The weekdays that cells say in full."""
    timed: bool
    """Whether a cell says a clock time."""
    rota: int | None = None
    """The first row of a list of who is on duty that ends the sheet."""
    parted: int = 0
    """The first row of a list under a timetable, or of a timetable under a list."""


class _Signs(dict[str, int]):
    """What each distinct text counts as in a pattern; worked out when it is first asked for."""

    def __init__(self, cells: CellReader, tokens: TokenReader) -> None:
        super().__init__({"": 0})
        self._cells = cells
        self._tokens = tokens

    def __missing__(self, text: str) -> int:
        self[text] = sign = self._sign(text)
        return sign

    def _sign(self, text: str) -> int:
        if not self._tokens.read(text).heads:
            if len(text) <= _LONGEST_LESSON and not says_title(text) and self._any_lesson(text):
                return _LESSON
            title = read_title(text)
            if title.classed is not None and not title.note and not weekdays_in(text):
                return _TITLE
        return _OTHERS + len(self)

    def _any_lesson(self, text: str) -> bool:
        """Whether it is a lesson and nothing else; a longer text that is none of one known subject may be a note."""
        cell = self._cells.read(text)
        return cell.plain or (
            cell.single and cell.lessons[0][0].naming is not Naming.UNKNOWN and len(text) <= LONGEST_WORD
        )


class Alike:
    """Looks sheets over and lays them out, those of one pattern once."""

    def __init__(self, cells: CellReader, tokens: TokenReader) -> None:
        self._cells = cells
        self._signs = _Signs(cells, tokens)
        self._shapes: dict[Pattern, Shape] = {}
        self._laid: dict[tuple[Shape, int], tuple[LaidOut, ...]] = {}

    def shape(self, view: View) -> Shape:
        """What a sheet says in its header cells, or what another one of its pattern was found to say."""
        if view.height > _MOST_ROWS:
            return self._shape((), view)
        sign = self._signs.__getitem__
        signs = tuple([tuple(map(sign, row)) for row in view.rows])
        pattern = (signs, view.grid.merges, view.grid.uncached)
        found = self._shapes.get(pattern)
        if found is None:
            if len(self._shapes) >= _MOST_PATTERNS:
                self._shapes.clear()
                self._laid.clear()
            found = self._shapes[pattern] = self._shape(signs, view)
        return found

    def _shape(self, signs: Signs, view: View) -> Shape:
        header, parted = list_and_parting(view, lambda text: self._cells.read(text).plain, list_header(view))
        return Shape(signs, header, view.weekdays, view.timed, rota_below(view, self._cells), parted)

    def laid_out(
        self, view: View, shape: Shape, weekday: int, lay: Callable[[], Iterable[LaidOut]]
    ) -> tuple[LaidOut, ...]:
        """The blocks of a sheet as `lay` finds them, or as it found them in a sheet of the same shape.

        `weekday` is that of the whole sheet, 0 where it has none.
        """
        found = self._laid.get((shape, weekday))
        if found is None:
            found = tuple(lay())
            if found and shape.signs and _blind(view, shape.signs, found):
                self._laid[shape, weekday] = found
        return found


def _blind(view: View, rows: Signs, found: Sequence[LaidOut]) -> bool:
    """Whether nothing of a layout was read from a text that the pattern leaves open."""
    bodies = [(one.block.top, one.block.columns[0].column, one.block.bottom, one.block.right) for one in found]
    head = min(one.block.head for one in found)
    for row, signs in enumerate(rows):
        for column, sign in enumerate(signs):
            if sign == _LESSON and not any(within(row, column, body) for body in bodies):
                return False
            if sign == _TITLE and row >= head and (_LESSON in signs or view.span((row, column))[2] > row):
                return False
    return True
