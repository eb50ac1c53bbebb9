"""Sheets whose cells write subject and teacher together without a sign: 语文陈亚萍, 李文数学. They are parted.

Of one cell nobody can tell: 音乐江南 may be a subject. Where most names of a sheet that nobody knows are a known
subject and what looks like a person, and the persons are several, they are teachers.
"""

import attrs

from edu_compliance.model.lesson import Naming, SchoolClass
from edu_compliance.model.submission import Sheet
from edu_compliance.reading.grid import Grid
from edu_compliance.reading.timetables.texts.cells import CellReader
from edu_compliance.reading.timetables.texts.people import looks_like_person

_PERSON = (3, 2)
"""Characters of a name, the longer first: 语文陈亚萍 is not 语文陈 and 亚萍."""
_LONGEST = 16
_LEAST_PEOPLE = 3


def mostly_unknown(one: SchoolClass) -> bool:
    """Whether nobody knows most of what a class is taught."""
    unknown = [lesson.taught.naming for lesson in one.lessons].count(Naming.UNKNOWN)
    return unknown * 2 > len(one.lessons)


def nobody_known(sheet: Sheet) -> bool:
    """Whether a sheet was none for the names in it only."""
    return sheet.reason is not None and sheet.reason.id == "sheet.unknown"


def parted(grid: Grid, cells: CellReader) -> Grid:
    """The sheet with subject and teacher on lines of their own, where it writes most of them together; else itself."""
    texts = {text for row in grid.rows for text in row if 2 < len(text) <= _LONGEST and "\n" not in text}
    unknown = [text for text in texts if _unknown(text, cells)]
    found = {text: both for text in unknown if (both := _subject_and_person(text, cells)) is not None}
    people = {person for _, person in found.values()}
    if len(people) < _LEAST_PEOPLE or len(found) * 2 <= len(unknown):
        return grid
    lines = {text: f"{subject}\n{person}" for text, (subject, person) in found.items()}
    return attrs.evolve(grid, rows=[[lines.get(text, text) for text in row] for row in grid.rows])


def _unknown(text: str, cells: CellReader) -> bool:
    return any(taught.naming is Naming.UNKNOWN for taught, _ in cells.read(text).lessons)


def _subject_and_person(text: str, cells: CellReader) -> tuple[str, str] | None:
    """语文 and 陈亚萍 of both written together in either order; None where it is neither."""
    for length in _PERSON:
        for subject, person in ((text[:-length], text[-length:]), (text[length:], text[:length])):
            if len(subject) > 1 and looks_like_person(cells.fold(person)) and _known(subject, cells):
                return subject, person
    return None


def _known(text: str, cells: CellReader) -> bool:
    cell = cells.read(text)
    return bool(cell.activity) or (bool(cell.lessons) and not _unknown(text, cells))
