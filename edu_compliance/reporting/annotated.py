"""The annotated workbook: a school's own file given back with what was counted tinted, why, and how it stands."""

import datetime
import io
import re
import zipfile
from collections.abc import Sequence

import attrs

from edu_compliance.model.message import Message, say
from edu_compliance.model.own_sheet import AUTHOR, RESULT
from edu_compliance.reading.refusal import Limits, Refused
from edu_compliance.reading.workbook import open_grids
from edu_compliance.reporting.annotating.book import Book, fresh_book, own_book, saved
from edu_compliance.reporting.annotating.marks import Marked, marks_of
from edu_compliance.reporting.annotating.results import TITLE, About, write_results
from edu_compliance.reporting.annotating.texts import sheet_names
from edu_compliance.reporting.annotating.tint import tint, untint
from edu_compliance.reporting.result import AuditHeader, SchoolResult
from edu_compliance.reporting.speech.speaker import Speaker

_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The time of every part: the same input gives the same bytes."""
_UNTOUCHED = f"<cp:lastModifiedBy>{AUTHOR}</cp:lastModifiedBy>".encode()


@attrs.frozen
class Annotated:
    """An annotated workbook."""

    content: bytes
    """An .xlsx file."""
    cells: int
    """How many cells were marked."""
    notes: tuple[Message, ...]
    """What it is without, to be said where it is handed over."""


@attrs.frozen
class NotAnnotated:
    """There is nothing to annotate."""

    message: Message


def annotate(
    name: str,
    content: bytes,
    result: SchoolResult,
    header: AuditHeader,
    speaker: Speaker,
    passwords: Sequence[str] = (),
    limits: Limits | None = None,
) -> Annotated | NotAnnotated:
    """A file of a school with the result laid over it; `name` is the file's in the submission."""
    try:
        opened = open_grids(name, content, passwords, limits)
    except Refused as refused:
        return NotAnnotated(refused.message)
    classes = [one for one in result.submission.classes if one.place.file == name]
    marked = marks_of(classes, header.areas, speaker)
    own = own_book(content, opened)
    if isinstance(own, Book):
        done = _finished(own, marked, result, header, speaker)
        if done is not None:
            return done
        own = say("annotated.cannot_open")
    done = _finished(fresh_book(opened.grids, own), marked, result, header, speaker)
    if done is None:
        raise AssertionError("a workbook of our own making cannot be saved")
    return done


def untouched(content: bytes) -> bool:
    """Whether a file is an annotated workbook that nobody has saved since it was written."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            return _UNTOUCHED in parts.read("docProps/core.xml")
    except (zipfile.BadZipFile, KeyError, OSError, NotImplementedError, ValueError):
        return False


def _finished(
    target: Book, marked: Marked, result: SchoolResult, header: AuditHeader, speaker: Speaker
) -> Annotated | None:
    """The workbook with its marks and its first sheet; None where openpyxl cannot save what it opened."""
    book = target.book
    for sheet in list(book.worksheets):
        if target.own and sheet["A1"].value == RESULT:
            book.remove(sheet)
        else:
            untint(sheet)
    number = tint(target, marked)
    (title,) = sheet_names([TITLE], book.sheetnames)
    first = book.create_sheet(title, 0)
    links = {name: sheet.title for name, sheet in target.sheets.items()}
    write_results(first, result, About(header, target.notes, links), speaker)
    # Two selected sheets would be edited together.
    for sheet in book.worksheets:
        sheet.sheet_view.tabSelected = sheet is first
    book.active = 0
    day = datetime.datetime.combine(header.as_of, datetime.time())
    book.properties.lastModifiedBy = AUTHOR
    if not target.own:
        book.properties.creator, book.properties.created = AUTHOR, day
    content = saved(book)
    return None if content is None else Annotated(_still(content, day), number, target.notes)


def _still(content: bytes, day: datetime.datetime) -> bytes:
    """The same workbook without the hour it was written in."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as given, zipfile.ZipFile(buffer, "w") as made:
        for part in given.infolist():
            data = given.read(part)
            if part.filename == "docProps/core.xml":
                data = _MODIFIED.sub(rb"\g<1>" + f"{day:%Y-%m-%dT%H:%M:%SZ}".encode(), data)
            made.writestr(zipfile.ZipInfo(part.filename, _EPOCH), data, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()
