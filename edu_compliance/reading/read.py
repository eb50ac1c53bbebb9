"""One file, bytes to understanding: its sheets, its classes, and what of it was not understood."""

import hashlib
from collections.abc import Sequence
from pathlib import PurePosixPath

import attrs

from edu_compliance.model.message import Message, say
from edu_compliance.model.submission import File, Notice, Sheet, SheetKind, Status
from edu_compliance.model.vocabulary import Vocabulary
from edu_compliance.reading.apps.plan_files import cses_file, profile_file
from edu_compliance.reading.apps.plan_files import joined as joined_profiles
from edu_compliance.reading.grid import Grid
from edu_compliance.reading.intake import Format, recognise
from edu_compliance.reading.papers.forms import own_sheet
from edu_compliance.reading.refusal import Limits, Refused
from edu_compliance.reading.sheets_found import sort_out
from edu_compliance.reading.timetables.sheet import SheetReader
from edu_compliance.reading.timetables.texts.cells import CellReader
from edu_compliance.reading.timetables.texts.titles import Title, read_title
from edu_compliance.reading.timetables.texts.tokens import TokenReader
from edu_compliance.reading.timetables.written_together import mostly_unknown, nobody_known, parted
from edu_compliance.reading.workbook import open_recognised

_MOST_TEXTS = 20_000
"""Distinct texts a reader remembers before it starts afresh, so that a long audit's memory stays flat."""


@attrs.frozen
class ReadOptions:
    """How files are read."""

    passwords: tuple[str, ...] = ()
    include_hidden: bool = False
    limits: Limits = attrs.field(factory=Limits)


class Reader:
    """Reads files by one vocabulary; keeps what it learnt of each distinct text from file to file."""

    def __init__(self, vocabulary: Vocabulary, options: ReadOptions | None = None) -> None:
        self._vocabulary = vocabulary
        self._options = options or ReadOptions()
        self._start_afresh()

    def _start_afresh(self) -> None:
        self._cells = CellReader(self._vocabulary)
        self._tokens = TokenReader(self._cells)
        self._sheets = SheetReader(self._cells, self._tokens)

    def read(self, name: str, content: bytes) -> File:
        """Everything a file holds; bad content is a refusal, never an error. `name` is its path in the audit."""
        sha256 = hashlib.sha256(content).hexdigest()
        if self._cells.size + self._tokens.size > _MOST_TEXTS:
            self._start_afresh()
        try:
            return attrs.evolve(self._opened(name, content), sha256=sha256)
        except Refused as refused:
            return File(name, sha256, Status.REFUSED, refused.message)

    def join(self, files: Sequence[File]) -> tuple[File, ...]:
        """The files of one submission, those that are pieces of one profile put together."""
        return joined_profiles(files, self._cells)

    def _opened(self, name: str, content: bytes) -> File:
        """A file by its format. Raises Refused."""
        options = self._options
        recognised = recognise(name, content, options.limits)
        match recognised.format:
            case Format.CSES:
                return cses_file(name, recognised.text, self._cells)
            case Format.JSON:
                return profile_file(name, recognised.text, self._cells)
        opened = open_recognised(name, content, recognised, options.passwords, options.limits)
        return self._understood(name, opened.grids, tuple(Notice(message) for message in opened.notices))

    def _understood(self, name: str, grids: Sequence[Grid], notices: tuple[Notice, ...]) -> File:
        shown = [grid for grid in grids if grid.visible or self._options.include_hidden]
        found = sort_out(shown, name, self._cells, self._sheets)
        if any(map(mostly_unknown, found.classes)) or any(map(nobody_known, found.sheets.values())):
            # A grid that is not parted stays the same one; the others are read for what stands on their lines.
            again = {id(grid): parted(grid, self._cells) for grid in shown}
            if any(id(grid) != was for was, grid in again.items()):
                grids = [again.get(id(grid), grid) for grid in grids]
                found = sort_out(list(again.values()), name, self._cells, self._sheets)
        sheets = tuple(found.sheets.get(id(grid)) or _hidden(grid) for grid in grids)
        if not (found.classes or found.evidence):
            sheets = tuple(map(_pictured, grids, sheets))
        unclear = tuple(sheet for sheet in sheets if not sheet.understood)
        titles = [title for reading in found.timetables for title in reading.titles]
        school, year, term = _said(titles or [read_title(PurePosixPath(name).stem)])
        classes = found.classes
        return File(
            name,
            "",
            Status.PARTLY_READ if unclear else Status.READ,
            _reason(unclear, bool(classes or found.bells) or found.evidence),
            sheets=sheets,
            classes=classes,
            notices=(*notices, *found.notices),
            programmes=found.plan.programmes if found.plan else (),
            graduations=tuple(read.graduation for read in found.graduations),
            registers=found.forms.registers,
            records=found.forms.records,
            deliveries=tuple(read.record for read in found.deliveries),
            bells=found.bells,
            school=found.forms.school or school or found.school,
            year=year,
            term=term,
            schools=tuple(dict.fromkeys((*(title.school for title in titles if title.school), *found.schools))),
        )


def read_file(name: str, content: bytes, vocabulary: Vocabulary, options: ReadOptions | None = None) -> File:
    """One file by itself; who reads many keeps a `Reader`."""
    return Reader(vocabulary, options).read(name, content)


def _hidden(grid: Grid) -> Sheet:
    return own_sheet(grid) or Sheet(grid.sheet, grid.visible, SheetKind.OTHER, say("sheet.hidden"))


def _pictured(grid: Grid, sheet: Sheet) -> Sheet:
    """A sheet of a file that holds no evidence; where pictures lie on it, one of them may be the timetable."""
    if grid.pictured and sheet.kind is SheetKind.OTHER:
        return attrs.evolve(sheet, reason=say("sheet.pictured"), understood=False)
    return sheet


def _reason(unclear: Sequence[Sheet], evidence: bool) -> Message | None:
    if unclear:
        return say("file.partly_read", sheets=tuple(sheet.name for sheet in unclear))
    return None if evidence else say("file.no_evidence")


def _said(titles: Sequence[Title]) -> tuple[str, int | None, int | None]:
    """School, school year and term, each from the first title that says it."""
    school = next((title.school for title in titles if title.school), "")
    year = next((title.year for title in titles if title.year), None)
    return school, year, next((title.term for title in titles if title.term), None)
