"""Bytes of any readable workbook, table page or document → grids."""

from collections.abc import Sequence
from pathlib import PurePosixPath

import attrs

from edu_compliance.model.message import Message, say
from edu_compliance.reading.formats import delimited, ooxml, spreadsheet
from edu_compliance.reading.grid import Grid
from edu_compliance.reading.intake import Format, Recognised, recognise
from edu_compliance.reading.refusal import Limits, Refused

__all__ = ["Opened", "Refused", "open_grids"]

_NO_GRIDS = {Format.CSES, Format.JSON}


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
    name: str, content: bytes, recognised: Recognised, passwords: Sequence[str], limits: Limits
) -> Opened:
    """The grids of a file whose format is known already."""
    stem = PurePosixPath(name.replace("\\", "/")).stem or name
    match recognised.format:
        case Format.XLSX if recognised.archive is not None:
            sheets = spreadsheet.read_workbook(content, limits, ooxml.look_over(recognised.archive))
        case Format.XLS:
            sheets = spreadsheet.read_workbook(content, limits, {})
        case Format.DELIMITED:
            sheets = spreadsheet.Sheets((delimited.read_delimited(recognised.text, stem, limits),))
        case _:
            raise Refused(say("file.no_grids"))
    return Opened(recognised.format, sheets.grids, sheets.notices)
