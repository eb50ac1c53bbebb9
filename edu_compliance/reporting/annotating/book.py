"""The workbook that is annotated: the school's own where it can be opened, else a fresh one with the same cells."""

import io
import re
import unicodedata
import warnings
import zipfile
from collections.abc import Mapping, Sequence

import attrs
import openpyxl
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import IllegalCharacterError, InvalidFileException
from openpyxl.workbook import Workbook
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from edu_compliance.model.message import Message, say
from edu_compliance.reading.grid import Grid
from edu_compliance.reading.intake import Format
from edu_compliance.reading.workbook import Opened
from edu_compliance.reporting.annotating.texts import put_read, sheet_names

_CANNOT = (
    ValueError, TypeError, KeyError, IndexError, AttributeError, AssertionError, NotImplementedError, OverflowError,
    OSError, SyntaxError, zipfile.BadZipFile, InvalidFileException, IllegalCharacterError,
)  # fmt: skip
"""What openpyxl raises for workbooks that Excel and WPS open; it has no base class of its own."""
_FORMULA = re.compile(rb"<f[ >]")
_DRAWN = re.compile(r"xl/(?:drawings/drawing|charts/|media/)")
_THIN = Side(style="thin", color="9AA5B1")
_WIDEST, _NARROWEST = 40, 6
_LINE, _HIGHEST = 18, 200
_TITLES = 2
"""Rows at the top whose only text is a title; further down it may be a note."""


@attrs.frozen
class Book:
    """A workbook to be annotated."""

    book: Workbook
    sheets: Mapping[str, Worksheet]
    """By the names that places have."""
    notes: tuple[Message, ...]
    """What of the school's own workbook it is without."""
    own: bool
    """Whether it is the school's own."""


def own_book(content: bytes, opened: Opened) -> Book | Message:
    """The school's own workbook, or why there is none.

    Formulas are replaced by their results: without an office that calculates they would be empty, and a hostile one
    must not travel on.
    """
    if opened.format is not Format.XLSX:
        return say("annotated.not_xlsx")
    if not content.startswith(b"PK"):
        return say("annotated.encrypted")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of extensions it does not keep, none of them cells
            book = openpyxl.load_workbook(io.BytesIO(content), data_only=True, keep_links=False)
    except _CANNOT:
        return say("annotated.cannot_open")
    sheets = {sheet.title: sheet for sheet in book.worksheets}
    if not sheets.keys() >= {grid.sheet for grid in opened.grids}:
        return say("annotated.cannot_open")
    return Book(book, sheets, tuple(_lost(content)), own=True)


def _lost(content: bytes) -> list[Message]:
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        names = parts.namelist()
        sheets = [name for name in names if name.startswith("xl/worksheets/") and name.endswith(".xml")]
        formulas = any(_FORMULA.search(parts.read(name)) for name in sheets)
    lost = [say("annotated.formulas")] if formulas else []
    if any(map(_DRAWN.match, names)):
        lost.append(say("annotated.drawings"))
    if "xl/vbaProject.bin" in names:
        lost.append(say("annotated.macros"))
    return lost


def saved(book: Workbook) -> bytes | None:
    """The workbook's bytes; None where openpyxl cannot write what it opened."""
    buffer = io.BytesIO()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book.save(buffer)
    except _CANNOT:
        return None
    return buffer.getvalue()


def fresh_book(grids: Sequence[Grid], why: Message) -> Book:
    """A workbook with the cells and merged ranges of grids, in a plain look."""
    book = Workbook()
    book.remove(book.active)
    sheets: dict[str, Worksheet] = {}
    for grid, name in zip(grids, sheet_names([grid.sheet for grid in grids]), strict=True):
        sheet = book.create_sheet(name)
        sheet.sheet_state = "visible" if grid.visible else "hidden"
        _copy(grid, sheet)
        sheets.setdefault(grid.sheet, sheet)
    return Book(book, sheets, (why,), own=False)


def _copy(grid: Grid, sheet: Worksheet) -> None:
    """The cells, lined; a text that has its row to itself is a title or a note, and stands without lines."""
    border, widths = Border(_THIN, _THIN, _THIN, _THIN), dict[int, int]()
    wide = {box[:2]: box for box in grid.merges}
    for row, texts in enumerate(grid.rows):
        filled = [column for column, text in enumerate(texts) if text]
        height = _LINE
        for column in filled:
            cell = sheet.cell(row + 1, column + 1)
            put_read(cell, texts[column])
            if len(filled) == 1 and column == 0:
                cell.font = Font("宋体", 12, bold=row < _TITLES)
                cell.alignment = Alignment("center" if (row, column) in wide else "left", "center")
                continue
            cell.font, cell.border = Font("宋体", 11), border
            cell.alignment = Alignment("center", "center", wrap_text=True)
            lines = [display_width(line) for line in texts[column].splitlines()] or [0]
            if wide.get((row, column), (0, column, 0, column))[3] == column:
                widths[column] = max(widths.get(column, 0), *lines)
                height = max(height, _LINE * sum(1 + line // _WIDEST for line in lines))
        if filled:
            sheet.row_dimensions[row + 1].height = min(height, _HIGHEST)
    for top, left, bottom, right in grid.merges:
        sheet.merge_cells(start_row=top + 1, start_column=left + 1, end_row=bottom + 1, end_column=right + 1)
    for column, width in widths.items():
        sheet.column_dimensions[get_column_letter(column + 1)].width = min(max(width + 2, _NARROWEST), _WIDEST)
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def display_width(text: str) -> int:
    """Columns of a text in a font of fixed width: Chinese counts double."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)
