"""One file, bytes to understanding: its sheets, its classes, and what of it was not understood."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

import attrs

from edu_compliance.model.bells import BellSchedule
from edu_compliance.model.message import Message, say
from edu_compliance.model.submission import File, Notice, Sheet, SheetKind, Status
from edu_compliance.model.vocabulary import Vocabulary
from edu_compliance.reading.grid import Grid
from edu_compliance.reading.intake import Format, recognise
from edu_compliance.reading.papers.bells import once, read_bells
from edu_compliance.reading.papers.delivery import read_delivery
from edu_compliance.reading.papers.delivery_header import lacks_columns
from edu_compliance.reading.papers.forms import read_forms
from edu_compliance.reading.programmes.graduation import looks_like_graduation, read_graduation
from edu_compliance.reading.programmes.programme import looks_like_programme, read_programmes
from edu_compliance.reading.programs.plan_files import cses_file, profile_file
from edu_compliance.reading.programs.plan_files import joined as joined_profiles
from edu_compliance.reading.refusal import Limits, Refused
from edu_compliance.reading.timetables.cells import CellReader
from edu_compliance.reading.timetables.joining import whole_weeks
from edu_compliance.reading.timetables.sheet import SheetReader, SheetReading
from edu_compliance.reading.timetables.titles import Title, read_title
from edu_compliance.reading.timetables.tokens import TokenReader
from edu_compliance.reading.workbook import open_recognised

_WITH_TIMES = (SheetKind.BELLS, SheetKind.TIMETABLE)
_PLAN_WORDS = re.compile("学分|学时|课时")
_STUDENT_WORDS = re.compile("学号|姓名")
_RECORD_WORDS = re.compile(
    "原[课定科上学]|计划[课科]|课表[课科学]|应[上授]|调[课整]?前|被[调占]|planned", re.IGNORECASE
)
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

    def _bells(self, grid: Grid, name: str, reading: SheetReading) -> Iterator[BellSchedule]:
        """The clock times of a sheet; only a bell schedule of its own is taken to list the whole day."""
        for schedule in read_bells(grid, name, self._cells):
            yield attrs.evolve(schedule, whole=reading.sheet.kind is SheetKind.BELLS)

    def _understood(self, name: str, grids: Sequence[Grid], notices: tuple[Notice, ...]) -> File:
        shown = [grid for grid in grids if grid.visible or self._options.include_hidden]
        forms = read_forms(shown, name)
        rest = [grid for grid in shown if id(grid) not in forms.sheets] if forms.sheets else shown
        records = {id(grid): one for grid in rest if (one := read_delivery(grid, name, self._cells)) is not None}
        rest = [grid for grid in rest if id(grid) not in records] if records else rest
        plans = [grid for grid in rest if _says(grid, _PLAN_WORDS) and looks_like_programme(grid)]
        plan = read_programmes(plans, name) if plans else None
        lists = [grid for grid in rest if _says(grid, _STUDENT_WORDS) and looks_like_graduation(grid)]
        graduations = [read for grid in lists if (read := read_graduation(grid, name)) is not None]
        others = {id(grid) for grid in (*plans, *lists)}
        readings = {id(grid): self._sheets.read(grid, name) for grid in rest if id(grid) not in others}
        sheets = tuple(
            forms.sheets.get(id(grid))
            or (Sheet(grid.sheet, grid.visible, SheetKind.DELIVERY) if id(grid) in records else None)
            or _sheet(grid, readings.get(id(grid)), hidden=grid not in shown, graduation=grid in lists)
            for grid in grids
        )
        timed = [
            grid
            for grid in rest
            if (reading := readings.get(id(grid))) is not None and reading.timed and reading.sheet.kind in _WITH_TIMES
        ]
        bells = once(schedule for grid in timed for schedule in self._bells(grid, name, readings[id(grid)]))
        titles = [title for reading in readings.values() for title in reading.titles]
        classes = whole_weeks([c for reading in readings.values() for c in reading.classes])
        read_notices = tuple(notice for reading in readings.values() for notice in reading.notices)
        unclear = tuple(sheet for sheet in sheets if not sheet.understood)
        school, year, term = _said(titles or [read_title(PurePosixPath(name).stem)])
        return File(
            name,
            "",
            Status.PARTLY_READ if unclear else Status.READ,
            _reason(unclear, bool(classes or graduations or records or forms.evidence or (plan and plan.programmes))),
            sheets=sheets,
            classes=classes,
            notices=(
                *notices,
                *read_notices,
                *(plan.notices if plan else ()),
                *(notice for read in graduations for notice in read.notices),
                *(notice for one in records.values() for notice in one.notices),
                *forms.notices,
            ),
            programmes=plan.programmes if plan else (),
            graduations=tuple(read.graduation for read in graduations),
            registers=forms.registers,
            records=forms.records,
            deliveries=tuple(one.record for one in records.values()),
            bells=bells,
            school=forms.school
            or school
            or next((one.school for one in (plan, *graduations) if one and one.school), ""),
            year=year,
            term=term,
        )


def read_file(name: str, content: bytes, vocabulary: Vocabulary, options: ReadOptions | None = None) -> File:
    """One file by itself; who reads many keeps a `Reader`."""
    return Reader(vocabulary, options).read(name, content)


def _says(grid: Grid, words: re.Pattern[str]) -> bool:
    """A quick look before the thorough one: whether the first rows hold a word of that kind of evidence."""
    return words.search("\n".join(["\n".join(row) for row in grid.rows[:15]])) is not None


def _sheet(grid: Grid, reading: SheetReading | None, *, hidden: bool, graduation: bool) -> Sheet:
    if reading is not None:
        if reading.sheet.kind is SheetKind.OTHER and (lacking := lacks_columns(grid)) is not None:
            return Sheet(grid.sheet, grid.visible, SheetKind.DELIVERY, lacking, understood=False)
        return reading.sheet
    if hidden:
        return Sheet(grid.sheet, grid.visible, SheetKind.OTHER, say("sheet.hidden"))
    return Sheet(grid.sheet, grid.visible, SheetKind.GRADUATION if graduation else SheetKind.PROGRAMME)


def _reason(unclear: Sequence[Sheet], evidence: bool) -> Message | None:
    if unclear:
        return say("file.partly_read", sheets=tuple(sheet.name for sheet in unclear))
    return None if evidence else say("file.no_evidence")


def _said(titles: Sequence[Title]) -> tuple[str, int | None, int | None]:
    """School, school year and term, each from the first title that says it."""
    school = next((title.school for title in titles if title.school), "")
    year = next((title.year for title in titles if title.year), None)
    return school, year, next((title.term for title in titles if title.term), None)
