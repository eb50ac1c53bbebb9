"""Bytes of any readable workbook, table page or document → grids."""

from collections.abc import Sequence
from pathlib import PurePosixPath

import attrs

from edu_compliance.model.message import Message, say
from edu_compliance.reading.formats import biff, delimited, invisible, ooxml, spreadsheet
from edu_compliance.reading.formats.spreadsheet import Sheets
from edu_compliance.reading.grid import Grid
from edu_compliance.reading.intake import Format, Recognised, recognise
from edu_compliance.reading.refusal import Limits, Refused

__all__ = ["Opened", "Refused", "open_grids"]


@attrs.frozen
class Opened:
    """What a file holds, as grids."""

    format: Format
    grids: tuple[Grid, ...]
    """Hidden sheets included, in the file's order."""
    notices: tuple[Message, ...] = ()
    """What of it holds no cells, or was opened by a password."""


def open_grids(name: str, content: bytes, passwords: Sequence[str] = (), limits: Limits | None = None) -> Opened:
    """The grids of a file; raises Refused, which says what it is and what to do, for everything that has none."""
    limits = limits or Limits()
    return open_recognised(name, content, recognise(name, content, limits), passwords, limits)


def open_recognised(
    name: str, content: bytes, recognised: Recognised, passwords: Sequence[str] = (), limits: Limits | None = None
) -> Opened:
    """The grids of a file whose format is known already; raises Refused."""
    limits = limits or Limits()
    if recognised.encrypted:
        from edu_compliance.reading.formats import encrypted

        content = encrypted.decrypt(content, passwords, limits)
        recognised = recognise(name, content, limits)
        if recognised.encrypted:
            raise Refused(say("file.encrypted_strangely", detail="2"))
    sheets = _sheets(name, content, recognised, limits)
    return Opened(recognised.format, tuple(map(invisible.seen, sheets.grids)), sheets.notices)


def _sheets(name: str, content: bytes, recognised: Recognised, limits: Limits) -> Sheets:
    """Readers of the rarer formats are imported when they are needed: they cost more than reading a workbook does."""
    text, archive = recognised.text, recognised.archive
    stem = PurePosixPath(name.replace("\\", "/")).stem or name
    match recognised.format:
        case Format.XLSX if archive is not None:
            return spreadsheet.read_workbook(content, limits, ooxml.look_over(archive))
        case Format.XLS:
            return spreadsheet.read_workbook(content, limits, biff.look_over(recognised.records, limits))
        case Format.DELIMITED:
            return Sheets((delimited.read_delimited(text, stem, limits),))
        case Format.ODS:
            from edu_compliance.reading.formats import opendocument

            if archive is not None:
                return Sheets(opendocument.read_archive(archive))
            return Sheets(opendocument.read_content(text, limits))
        case Format.HTML:
            from edu_compliance.reading.formats import html

            return Sheets(html.read_html(text, limits))
        case Format.SPREADSHEETML:
            from edu_compliance.reading.formats import spreadsheetml

            return Sheets(spreadsheetml.read_spreadsheetml(text, limits))
        case Format.DOCX if archive is not None:
            from edu_compliance.reading.formats import word

            return Sheets(word.read_document(archive))
    raise Refused(say("file.no_grids"))
