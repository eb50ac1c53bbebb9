"""The records of an .xls, looked over before python-calamine reads them: how far values reach, formulas without result.

The parser lays out every sheet as a full rectangle as soon as the file is opened, so bounds are found here first.
"""

import struct
import sys
from collections.abc import Iterator, Sequence, Set

import attrs

from edu_compliance.model.message import say
from edu_compliance.model.place import a1
from edu_compliance.reading.formats.spreadsheet import BySheet, Unparsed
from edu_compliance.reading.grid import Box
from edu_compliance.reading.refusal import Limits, Refused

_HEADER = struct.Struct("<HH")
_CELL = struct.Struct("<HH")
_STYLED = struct.Struct("<HHH")
_BOF, _EOF, _FILEPASS, _BOUNDSHEET = {0x0809, 0x0009, 0x0209, 0x0409}, 0x000A, 0x002F, 0x0085
_FORMULA, _FORMULA_BIFF3, _FORMULA_BIFF4, _BOOLERR, _MERGED = 0x0006, 0x0206, 0x0406, 0x0205, 0x00E5
_SEVERAL = 0x00BD
"""Numbers of several cells in a row (MULRK)."""
_CELLS = {_FORMULA, _FORMULA_BIFF3, _FORMULA_BIFF4, _BOOLERR, 0x0203, 0x0204, 0x00D6, 0x027E, 0x00FD, 0x0207, _SEVERAL}
_DIMENSIONS, _STRINGS = 0x0200, 0x00FC
_DIMENSIONS_BIFF8, _DIMENSIONS_BIFF5 = struct.Struct("<IIHH"), struct.Struct("<HHHH")
_ROWS, _COLUMNS = 65_536, 256
_ROW, _ROW_HIDDEN, _COLUMN, _COLUMN_HIDDEN = 0x0208, 0x20, 0x007D, 0x01
_FONT, _FONT_STRUCK, _STYLE = 0x0031, 0x08, 0x00E0
_NO_FONT = 4
"""A number that fonts leave out."""
_SHORTEST_STRING = 3
"""Bytes that an empty shared string takes."""
_ERROR, _BLANK = 2, 3
"""Kinds of results that are no number."""
_RECALCULATE = 0b11
"""fAlwaysCalc and fCalcOnLoad: whoever wrote the formula has not calculated it."""


@attrs.define
class _Sheet:
    """What was found in one substream."""

    rows: int = 0
    columns: int = 0
    merges: int = 0
    uncached: list[tuple[int, int]] = attrs.field(factory=list)
    hidden: list[Box] = attrs.field(factory=list)
    struck: list[tuple[int, int]] = attrs.field(factory=list)
    blank: list[tuple[int, int]] = attrs.field(factory=list)
    """Formulas whose result is an empty text: calculated, or what a program writes that calculates nothing."""
    calculated: bool = False
    """Whether any formula has another result."""


def is_encrypted(stream: bytes) -> bool:
    """Whether a FILEPASS record stands near the head of the stream, after which all is ciphered."""
    position = 0
    for _ in range(20):
        if position + 4 > len(stream):
            return False
        kind, size = _HEADER.unpack_from(stream, position)
        if kind == _FILEPASS:
            return True
        position += 4 + size
    return False


def look_over(stream: bytes, limits: Limits) -> BySheet:
    """Check a workbook's stream; raises Refused where a limit is passed. Sheets are numbered from 0, in their order."""
    walk = _Walk(stream)
    for kind, start, size in _records(stream):
        walk.take(kind, start, size)
    sheets = walk.sheets
    _check([(walk.names.get(offset, "Workbook"), sheet) for offset, sheet in sheets.items()], limits)
    if not any(sheet.calculated for sheet in sheets.values()):
        for sheet in sheets.values():
            sheet.uncached = sorted([*sheet.uncached, *sheet.blank])
    told = ((index, sheets[offset]) for index, offset in enumerate(walk.names) if offset in sheets)
    return {
        index: Unparsed(tuple(sheet.uncached), tuple(sheet.hidden), struck=tuple(sheet.struck))
        for index, sheet in told
        if sheet.uncached or sheet.hidden or sheet.struck
    }


class _Walk:
    """Follows the records, each to the sheet it belongs to."""

    def __init__(self, stream: bytes) -> None:
        self.sheets: dict[int, _Sheet] = {}
        """By where their records begin."""
        self.names: dict[int, str] = {}
        """Names by the same offsets, in the workbook's order."""
        self._stream = stream
        self._sheet = _Sheet()
        self._outer: list[_Sheet] = []
        self._fonts: list[bool] = []
        """Whether each font has a line through it."""
        self._styles = 0
        self._struck: set[int] = set()
        """The numbers of the styles whose font has one."""

    def take(self, kind: int, start: int, size: int) -> None:
        """Note a record whose body begins at `start`."""
        stream = self._stream
        if kind in _CELLS:
            if size >= 6:
                _note_cell(self._sheet, stream, kind, start, size, self._struck)
        elif kind in _BOF:
            self._outer.append(self._sheet)
            self._sheet = self.sheets[start - _HEADER.size] = _Sheet()
        elif kind == _EOF and self._outer:
            # A chart inside a sheet has records of its own, after which the sheet's go on.
            self._sheet = self._outer.pop()
        elif kind == _BOUNDSHEET:
            offset, name = _bound_sheet(stream[start : start + size])
            self.names[offset] = name
        elif kind in (_COLUMN, _ROW):
            self._note_hidden(kind, start, size)
        elif kind == _MERGED:
            self._sheet.merges += int.from_bytes(stream[start : start + min(size, 2)], "little")
        elif kind in (_FONT, _STYLE) and size >= 4:
            self._note_style(kind, start)
        elif kind in (_DIMENSIONS, _STRINGS):
            _check_claims(kind, stream[start : start + size], len(stream))

    def _note_hidden(self, kind: int, start: int, size: int) -> None:
        stream = self._stream
        if kind == _COLUMN and size >= 10 and stream[start + 8] & _COLUMN_HIDDEN:
            first, last = _CELL.unpack_from(stream, start)
            self._sheet.hidden.append((0, first, sys.maxsize, last))
        elif kind == _ROW and size >= 16 and stream[start + 12] & _ROW_HIDDEN:
            row, _ = _CELL.unpack_from(stream, start)
            self._sheet.hidden.append((row, 0, row, sys.maxsize))

    def _note_style(self, kind: int, start: int) -> None:
        """A font, with or without a line through it; or a style, by the number of its font."""
        first, flags = _CELL.unpack_from(self._stream, start)
        if kind == _FONT:
            self._fonts.append(bool(flags & _FONT_STRUCK))
            return
        font = first - (first > _NO_FONT)
        if font < len(self._fonts) and self._fonts[font]:
            self._struck.add(self._styles)
        self._styles += 1


def _records(stream: bytes) -> Iterator[tuple[int, int, int]]:
    """Kind, start of the body and size of each record that is all there."""
    position, end, unpack = 0, len(stream), _HEADER.unpack_from
    while position + 4 <= end:
        kind, size = unpack(stream, position)
        position += 4
        if position + size > end:
            return
        yield kind, position, size
        position += size


def _bound_sheet(record: bytes) -> tuple[int, str]:
    """Where a sheet's records begin, and its name."""
    length, name = (record[6:7] or b"\0")[0], record[8:]
    wide = record[7:8] == b"\1"
    name = name[: 2 * length] if wide else name[:length]
    return int.from_bytes(record[:4], "little"), name.decode("utf-16-le" if wide else "latin-1", "replace")


def _check_claims(kind: int, record: bytes, stream: int) -> None:
    """The parser makes room for whatever these records claim, so they may not claim what cannot be."""
    if kind == _STRINGS:
        possible = int.from_bytes(record[4:8], "little") <= stream // _SHORTEST_STRING
    else:
        layout = {14: _DIMENSIONS_BIFF8, 10: _DIMENSIONS_BIFF5}.get(len(record))
        if layout is None:
            return
        top, bottom, left, right = layout.unpack_from(record)
        possible = top <= max(bottom, 1) <= _ROWS and left <= max(right, 1) <= _COLUMNS
    if not possible:
        part = "SST" if kind == _STRINGS else "DIMENSIONS"
        raise Refused(say("file.damaged", detail=say("detail.part_unreadable", part=part)))


def _note_cell(sheet: _Sheet, stream: bytes, kind: int, body: int, size: int, struck: Set[int]) -> None:
    """Note a cell; `struck` are the styles that have a line through what stands in it."""
    row, column, style = _STYLED.unpack_from(stream, body)
    if style in struck and kind != _SEVERAL:
        sheet.struck.append((row, column))
    last = column
    if kind == _SEVERAL:
        last = int.from_bytes(stream[body + size - 2 : body + size], "little")
    if row >= sheet.rows:
        sheet.rows = row + 1
    if last >= sheet.columns:
        sheet.columns = last + 1
    if kind == _FORMULA and size >= 16:
        result, flags = stream[body + 6 : body + 14], stream[body + 14]
        special = result[0] if result[6:] == b"\xff\xff" else None
        if special == _ERROR or (result == bytes(8) and flags & _RECALCULATE):
            sheet.uncached.append((row, column))
        elif special == _BLANK:
            sheet.blank.append((row, column))
        else:
            sheet.calculated = True
    elif kind == _BOOLERR and size >= 8 and stream[body + 7] == 1:
        sheet.uncached.append((row, column))


def _check(sheets: Sequence[tuple[str, _Sheet]], limits: Limits) -> None:
    if len(sheets) > limits.sheets:
        raise Refused(say("file.too_many_sheets", sheets=len(sheets), limit=limits.sheets))
    area = 0
    for name, sheet in sheets:
        area += sheet.rows * sheet.columns
        if area > limits.cells:
            raise Refused(say("file.far_cell", part=name, cell=a1(sheet.rows - 1, sheet.columns - 1)))
        if sheet.merges > limits.merges:
            raise Refused(say("file.too_many_merges", part=name, limit=limits.merges))
