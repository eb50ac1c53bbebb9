"""Writes forms as workbooks: drop-downs, help, an example; the same bytes every time, and nothing that is a formula."""

import datetime
import io
import math
from collections.abc import Iterable, Sequence

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from edu_compliance.model.forms.form import Column, SheetForm
from edu_compliance.model.own_sheet import AUTHOR, CHOICES
from edu_compliance.reporting.ledgers.row_height import row_height

_CREATED = datetime.datetime(2021, 8, 11)
"""Stands in every form, so that the same form is the same bytes; the day of the document."""
_LISTS = "选项"
"""The hidden sheet that holds the words of long drop-downs."""
_LINE = 16.0
"""Points of a line at 11 pt."""
_LONGEST_LIST = 250
"""Characters that a drop-down may hold by itself (Excel allows 255)."""
_PAGE = 225.0
"""Characters of 11 pt that A4 across holds at two thirds of their size, the smallest that is read with ease."""
ROWS = 300
"""Rows that are prepared for filling in."""


class FormBook:
    """A workbook of forms being written."""

    def __init__(self, title: str) -> None:
        self._buffer = io.BytesIO()
        # Whatever is written is text: a cell that begins with = is no formula.
        options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        self._book = xlsxwriter.Workbook(self._buffer, options)
        self._book.set_properties({"title": title, "created": _CREATED})
        self._title = self._style(bold=True, font_size=16, align="left")
        self._help = self._style(font_color="#444444", text_wrap=True, valign="top")
        self._header = self._style(bold=True, border=1, bg_color="#EAF2F8", text_wrap=True, valign="vcenter")
        self._cell = self._style(border=1, text_wrap=True, valign="top", num_format="@")
        self._example = self._style(border=1, text_wrap=True, valign="top", italic=True, font_color="#777777")
        self._fixed = self._style(border=1, text_wrap=True, valign="top", bg_color="#F7F7F7")
        self._lists: list[tuple[str, ...]] = []

    def add(
        self,
        form: SheetForm,
        heading: str,
        rows: Iterable[Sequence[str]] = (),
        above: Sequence[str] = (),
        fixed: int = 0,
        spare: int = ROWS,
    ) -> Worksheet:
        """One sheet: heading, help, lines `above` the table, headers with their help, example, rows, rows to fill in.

        The first `fixed` columns of rows are not for filling in. Every column with choices has a drop-down.
        """
        sheet = self._book.add_worksheet(form.title)
        self._head(sheet, form, heading, above)
        top = 2 + len(above)
        self._headers(sheet, top, form.columns)
        row = top + 1
        if form.example:
            self._write(sheet, row, form.example, [self._example] * len(form.example))
            row += 1
        first = row
        styles = [self._fixed] * fixed + [self._cell] * (len(form.columns) - fixed)
        for row, given in enumerate([*rows, *([[""] * len(form.columns)] * spare)], first):
            if any(given):  # not every program makes a row as high as its texts
                cells = zip(given, (column.width for column in form.columns), strict=False)
                sheet.set_row(row, row_height(cells, _LINE))
            self._write(sheet, row, given, styles)
        for number, column in enumerate(form.columns):
            self._offer(sheet, column.choices, (first, number, row, number), column)
        sheet.freeze_panes(top + 1, 0)
        _as_paper(sheet, top, form.columns)
        return sheet

    def offer(self, sheet: Worksheet, row: int, column: int, choices: tuple[str, ...]) -> None:
        """A drop-down in one cell."""
        self._offer(sheet, choices, (row, column, row, column), None)

    def content(self) -> bytes:
        """The workbook; nothing can be added afterwards."""
        if self._lists:
            hidden = self._book.add_worksheet(_LISTS)
            for number, words in enumerate(self._lists):
                hidden.write_string(0, number, CHOICES)
                hidden.write_column(1, number, words)
            hidden.hide()
        self._book.close()
        return self._buffer.getvalue()

    def _style(self, **about: object) -> Format:
        return self._book.add_format({"font_name": "宋体", **about})

    def _head(self, sheet: Worksheet, form: SheetForm, heading: str, above: Sequence[str]) -> None:
        sheet.write_string(0, 0, heading, self._title)
        sheet.merge_range(1, 0, 1, len(form.columns) - 1, "", self._help)
        sheet.write_string(1, 0, form.help, self._help)
        sheet.set_row(1, 34)
        for row, line in enumerate(above, 2):
            sheet.write_string(row, 0, line)

    def _headers(self, sheet: Worksheet, row: int, columns: Sequence[Column]) -> None:
        sheet.set_row(row, row_height(((column.title, column.width) for column in columns), _LINE))
        for number, column in enumerate(columns):
            sheet.set_column(number, number, column.width)
            sheet.write_string(row, number, column.title, self._header)
            if column.help:
                sheet.write_comment(row, number, column.help, {"author": AUTHOR, "x_scale": 1.6})

    def _write(self, sheet: Worksheet, row: int, texts: Sequence[str], styles: Sequence[Format]) -> None:
        for column, (text, style) in enumerate(zip(texts, styles, strict=False)):
            if text:
                sheet.write_string(row, column, text, style)
            else:
                sheet.write_blank(row, column, None, style)

    def _offer(
        self, sheet: Worksheet, choices: tuple[str, ...], box: tuple[int, int, int, int], column: Column | None
    ) -> None:
        if not choices:
            return
        about: dict[str, object] = {"validate": "list", "source": self._source(choices)}
        # Whoever knows a better word may write it: reading names what it does not know.
        about |= {"error_type": "warning"}
        if column is not None and column.help:
            about |= {"input_title": column.title[:32], "input_message": column.help[:255]}
        sheet.data_validation(*box, about)

    def _source(self, choices: tuple[str, ...]) -> object:
        if len(",".join(choices)) <= _LONGEST_LIST and not any("," in word for word in choices):
            return list(choices)
        if choices not in self._lists:
            self._lists.append(choices)
        letter = chr(ord("A") + self._lists.index(choices))
        return f"='{_LISTS}'!${letter}$2:${letter}${1 + len(choices)}"


def _as_paper(sheet: Worksheet, header: int, columns: Sequence[Column]) -> None:
    """Printed it lies across A4, with its headers on each page.

    A table too wide to be read on one page goes on to the right, each page with what names its rows: all columns up to
    the first that must be filled in.
    """
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.set_footer("&C&A　&P/&N")
    sheet.repeat_rows(header)
    named = next((number for number, column in enumerate(columns) if column.required), 0)
    kept = sum(column.width for column in columns[: named + 1])
    across = max(1, math.ceil((sum(column.width for column in columns) - kept) / (_PAGE - kept)))
    sheet.fit_to_pages(across, 0)
    if across > 1:
        sheet.repeat_columns(0, named)
