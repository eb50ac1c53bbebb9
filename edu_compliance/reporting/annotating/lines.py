"""Writes a sheet line by line: texts that span columns, in rows high enough for them."""

import re
from collections.abc import Iterator, Sequence

from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.worksheet import Worksheet

from edu_compliance.reporting.annotating.book import display_width
from edu_compliance.reporting.annotating.texts import put

LINE = 15.5
"""Points of a line of text."""
_HIGHEST = 400
_SHEET = 490
"""Points of rows that surely fit on a sheet of A4 across, at `_SCALE`, with a little for programs that set wider."""
_SCALE = 95
"""Per cent, by which the columns fit. Not "fit to width": Excel would then ignore where sheets are to end."""
_CENTRED = Alignment("center", "center", wrap_text=True)
_PLAIN = Alignment("left", "center", wrap_text=True)
_INDENTED = Alignment("left", "center", indent=1, wrap_text=True)
_NUMBER = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?")


class LineWriter:
    """A sheet being written from top to bottom; `_row` is the next row."""

    def __init__(self, sheet: Worksheet, widths: Sequence[int]) -> None:
        self._sheet, self._widths = sheet, widths
        self._row = 1
        self._glued: set[int] = set()
        """Rows that stay on the sheet of paper of the row before them."""

    def _stay(self) -> None:
        """The next row stays with the one before it: a table with its title, what to do with what is lacking."""
        self._glued.add(self._row)

    def _cell(self, column: int, text: str, *, centred: bool = False, bold: bool = False) -> Cell:
        cell: Cell = self._sheet.cell(self._row, column)
        put(cell, text)
        cell.font = Font("宋体", 11, bold=bold)
        cell.alignment = _CENTRED if centred else _INDENTED
        return cell

    def _span(self, first: int, last: int) -> None:
        if last > first:
            self._sheet.merge_cells(start_row=self._row, start_column=first, end_row=self._row, end_column=last)

    def _high_for(self, texts: Sequence[tuple[str, int]]) -> None:
        """A row high enough for texts in so many columns of width: merged cells do not grow by themselves."""
        lines = max(
            sum(1 + display_width(line) // max(width - 3, 1) for line in text.split("\n")) for text, width in texts
        )
        self._sheet.row_dimensions[self._row].height = min(LINE * lines + 4, _HIGHEST)

    def _line(self, text: str, font: Font | None = None) -> None:
        """One text over the whole width."""
        cell = self._cell(1, text)
        cell.font, cell.alignment = font or Font("宋体", 11), _PLAIN
        self._span(1, len(self._widths))
        scale = (font.sz or 11) / 11 if font else 1
        self._high_for([(text, int(sum(self._widths) / scale))])
        if scale > 1:
            self._sheet.row_dimensions[self._row].height *= scale
        self._row += 1

    def _shape(self) -> None:
        """Widths, and A4 across."""
        sheet = self._sheet
        for column, width in enumerate(self._widths, 1):
            sheet.column_dimensions[get_column_letter(column)].width = width
        sheet.page_setup.orientation, sheet.page_setup.paperSize, sheet.page_setup.scale = "landscape", 9, _SCALE
        sheet.sheet_view.showGridLines = False
        sheet.oddFooter.center.text = "&P/&N"
        sheet.page_margins.left = sheet.page_margins.right = 0.5
        sheet.page_margins.top, sheet.page_margins.bottom = 0.6, 0.7
        self._end_sheets()

    def _end_sheets(self) -> None:
        """Ends a sheet of paper before rows that belong together and would not all fit on it."""
        used = 0.0
        for first, last in self._together():
            high = sum(self._sheet.row_dimensions[row].height or LINE for row in range(first, last + 1))
            if used and used + high > _SHEET:
                self._sheet.row_breaks.append(Break(first - 1))
                used = 0
            used = used + high if high <= _SHEET else high % _SHEET

    def _together(self) -> Iterator[tuple[int, int]]:
        first = 1
        for row in range(2, self._row + 1):
            if row not in self._glued:
                yield first, row - 1
                first = row


def as_number(cell: Cell, text: str) -> None:
    """A number that can be added up, with its sign where the text has one."""
    if _NUMBER.fullmatch(text):
        cell.value = float(text) if "." in text else int(text)
        if text[0] in "+-":
            cell.number_format = "+0.0#;-0.0#" if "." in text else "+0;-0"
