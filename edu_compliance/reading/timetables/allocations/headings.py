"""The subjects over or beside the numbers of an allocation, with what their headings say of these."""

import re
from collections.abc import Iterable
from fractions import Fraction

import attrs

from edu_compliance.model.lesson import Naming, Taught
from edu_compliance.reading.timetables.allocations.counting import without_counting
from edu_compliance.reading.timetables.texts.cell import Cell
from edu_compliance.reading.timetables.texts.cells import CellReader
from edu_compliance.reading.timetables.texts.people import looks_like_person, signs
from edu_compliance.reading.timetables.texts.text import closed_up, tidy
from edu_compliance.reading.timetables.texts.tokens import TokenReader

LEAST_SUBJECTS = 3
"""Subjects that an allocation names, at the least."""
_LONGEST = 30
"""Characters of a heading; a longer text is a note."""
_EVERY_OTHER = re.compile(r"[(\[]\s*+(?:0?\.5|1/2|单双周|隔周|单周|双周)\s*+(?:节|课时)?\s*+[)\]]")
_EACH = re.compile(r"[(\[]([0-9]{1,2}(?:\.5)?)(?:节|课时)?(?:/周)?[)\]]$")


@attrs.frozen
class Heading:
    """A subject's row or column of an allocation."""

    taught: Taught
    every_other_week: bool
    """校本阅读(0.5): the lessons below are held every other week, though the cell says 1."""
    each: Fraction | None = None
    """语文（8）: what each class has, where its cell names a teacher and no number."""

    @property
    def known(self) -> bool:
        """Whether anybody knows what is taught under it."""
        return self.taught.naming is not Naming.UNKNOWN

    def names_teacher(self, text: str) -> bool:
        """Whether a cell under it names who teaches so many lessons as it says: 张伟 under 语文（8）."""
        return self.each is not None and looks_like_person(closed_up(text))


def headings(texts: Iterable[tuple[int, str]], cells: CellReader, tokens: TokenReader) -> dict[int, Heading]:
    """The texts that name one subject, by their positions."""
    found = {}
    for position, text in texts:
        if not text or len(text) > _LONGEST:
            continue
        plain = tidy(text)
        if signs("".join(plain.split())):
            continue
        every_other = bool(_EVERY_OTHER.search(plain))
        cell = cells.read(_EVERY_OTHER.sub("", plain) if every_other else text)
        if len(cell.lessons) == 1 and cell.lessons[0][0].naming is Naming.UNKNOWN:
            cell = _without_counting(cell, plain, cells)
        named = tokens.read(text).column is not None
        if len(cell.lessons) == 1 and not (named and cell.lessons[0][0].naming is Naming.UNKNOWN):
            said = _EACH.search(plain)
            each = Fraction(1) if every_other else Fraction(said[1]) if said else None
            found[position] = Heading(
                attrs.evolve(cell.lessons[0][0], written=" ".join(text.split())), every_other, each
            )
    return found


def _without_counting(cell: Cell, plain: str, cells: CellReader) -> Cell:
    """What a heading nobody knows says when 周课时 is taken off it, where that is a subject: 体育周课时."""
    bare = without_counting(plain)
    known = cells.read(bare) if bare and bare != plain else cell
    return known if known.plain else cell
