"""Workbooks that python-calamine reads: .xlsx and .xlsm, .xls and .et."""

import datetime
import io
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice

import attrs
from python_calamine import (
    CalamineError,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from edu_compliance.model.message import Message, say
from edu_compliance.model.place import a1
from edu_compliance.reading.formats.values import text_of
from edu_compliance.reading.grid import Box, Grid
from edu_compliance.reading.refusal import Limits, Refused

_SHOWN = 20
"""How many cells a notice names."""
_VAST = 1_000
"""Rows or columns beyond which a merged range is cut to the part of the sheet that holds anything."""

_TEXT_ONLY = {str}
_TEXT_AND_NUMBERS = {str, float}
_COUNTS = {float(count): str(count) for count in range(100)}

Row = list[str]
Dates = dict[tuple[int, int], datetime.date]
"""Dates by row and column."""


@attrs.frozen
class Unparsed:
    """What a sheet's own markup says and the parser does not tell."""

    uncached: tuple[tuple[int, int], ...] = ()
    """Zero-based cells whose formula has no stored result, or an error for one."""
    hidden: tuple[Box, ...] = ()
    """Hidden rows and columns, each as far as a sheet goes."""
    pictured: bool = False
    """Whether pictures lie on it."""
    struck: tuple[tuple[int, int], ...] = ()
    """Cells whose text is struck out."""
    commented: tuple[tuple[int, int], ...] = ()
    """Cells that somebody wrote a comment to."""


NOTHING_UNPARSED = Unparsed()
BySheet = dict[int, Unparsed]
"""By the number of the sheet from 0; of the others there is nothing to say."""


@attrs.frozen
class Sheets:
    """What came out of a workbook."""

    grids: tuple[Grid, ...]
    notices: tuple[Message, ...] = ()
    """Sheets that hold no cells: charts, macros."""


def read_workbook(content: bytes, limits: Limits, unparsed: BySheet) -> Sheets:
    """The grids of a workbook that has been looked over; raises Refused where calamine cannot read it."""
    try:
        return _read(content, limits, unparsed)
    except PasswordError as error:
        raise Refused(say("file.encrypted")) from error
    except CalamineError as error:
        raise Refused(say("file.damaged", detail=str(error))) from error
    except BaseException as error:
        # A panic of the Rust code arrives as pyo3's PanicException, which derives from BaseException only.
        if type(error).__name__ != "PanicException":
            raise
        raise Refused(say("file.damaged", detail=str(error))) from error


def _read(content: bytes, limits: Limits, unparsed: BySheet) -> Sheets:
    grids, notices, area = [], [], 0
    with CalamineWorkbook.from_filelike(io.BytesIO(content)) as workbook:
        described = workbook.sheets_metadata
        if len(described) > limits.sheets:
            raise Refused(say("file.too_many_sheets", sheets=len(described), limit=limits.sheets))
        for index, sheet in enumerate(described):
            if sheet.typ is not SheetTypeEnum.WorkSheet:
                notices.append(say("workbook.sheet_without_cells", sheet=sheet.name))
                continue
            read = workbook.get_sheet_by_index(index)
            area += read.total_height * read.total_width
            if area > limits.cells:
                raise Refused(say("file.too_many_cells", limit=limits.cells))
            dated: Dates = {}
            rows = texts(read.to_python(skip_empty_area=False), dated)  # type: ignore[arg-type]
            beside = unparsed.get(index, NOTHING_UNPARSED)
            for row, column in beside.uncached:
                if row < len(rows) and column < len(rows[row]):
                    rows[row][column] = ""
            merges = read.merged_cell_ranges
            grids.append(
                Grid(
                    sheet=sheet.name,
                    visible=sheet.visible is SheetVisibleEnum.Visible,
                    rows=rows,
                    merges=boxes(merges, rows, limits, sheet.name) if merges else (),
                    uncached=beside.uncached,
                    hidden=beside.hidden,
                    pictured=beside.pictured,
                    struck=tuple((*spot, *spot) for spot in beside.struck),
                    dates=dated,
                    notices=(*([dates_notice(dated)] if dated else ()), *_comments_notice(beside.commented)),
                )
            )
    return Sheets(tuple(grids), tuple(notices))


def texts(values: list[list[object]], dated: Dates) -> list[Row]:
    """Rows of values as rows of texts; its dates are added to `dated` by row and column.

    Most sheets hold texts and small numbers only, which one pass over the types tells.
    """
    kinds = set(map(type, chain.from_iterable(values)))
    if kinds <= _TEXT_ONLY:
        return values  # type: ignore[return-value]  # nothing but str in it
    if kinds <= _TEXT_AND_NUMBERS:
        small = _COUNTS.get
        return [
            [cell if type(cell) is str else small(cell) or text_of(cell) for cell in row]  # type: ignore[call-overload]
            for row in values
        ]
    for number, row in enumerate(values):
        dated.update(((number, column), cell) for column, cell in enumerate(row) if isinstance(cell, datetime.date))
    return [[text_of(cell) for cell in row] for row in values]


def dates_notice(dated: Dates) -> Message:
    """Says which cells held dates."""
    return say("grid.dates_read_as_text", cells=tuple(a1(*cell) for cell in islice(dated, _SHOWN)), count=len(dated))


def _comments_notice(spots: Sequence[tuple[int, int]]) -> Iterator[Message]:
    """Says which cells have comments, which nobody reads here."""
    if spots:
        yield say("grid.comments", cells=tuple(a1(*spot) for spot in spots[:_SHOWN]), count=len(spots))


def boxes(
    merges: Iterable[tuple[tuple[int, int], tuple[int, int]]], rows: Sequence[Row], limits: Limits, sheet: str
) -> tuple[Box, ...]:
    """Merged ranges as boxes; vast ones are cut to the used part of the sheet, and together they stay in bounds."""
    found: list[Box] = []
    area = 0
    for (top, left), (bottom, right) in merges:
        if bottom - top > _VAST or right - left > _VAST:
            bottom = min(bottom, max(top, len(rows) - 1))
            right = min(right, max(left, max(map(len, rows), default=1) - 1))
        size = (bottom - top + 1) * (right - left + 1)
        if bottom < top or right < left or size == 1:
            continue
        area += size
        found.append((top, left, bottom, right))
    if len(found) > limits.merges or area > limits.cells:
        raise Refused(say("file.too_many_merges", part=sheet, limit=limits.merges))
    return tuple(sorted(found))
