"""Drawn sheets → files in every format schools use, written without the help of what the program reads them with."""

import csv
import datetime
import html
import io
import zipfile
from collections.abc import Sequence
from itertools import takewhile
from xml.sax.saxutils import escape

import docx
import xlsxwriter
import xlwt  # type: ignore[import-untyped]

from tests.generator.canvas import Canvas, shown


def sheet_names(canvases: Sequence[Canvas]) -> list[str]:
    """Names as Excel allows them: 31 characters, unique, none of the forbidden ones."""
    names: list[str] = []
    for canvas in canvases:
        name = "".join(c for c in canvas.name if c not in "[]:*?/\\")[:28] or "Sheet"
        unique, count = name, 1
        while unique.lower() in [other.lower() for other in names]:
            count += 1
            unique = f"{name}({count})"
        names.append(unique)
    return names


def write_xlsx(canvases: Sequence[Canvas]) -> bytes:
    """An .xlsx file."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    book.set_properties({"created": datetime.datetime(2026, 9, 1)})
    plain, dated = book.add_format({"text_wrap": True}), book.add_format({"num_format": 'm"月"d"日"'})
    for name, canvas in zip(sheet_names(canvases), canvases, strict=True):
        sheet = book.add_worksheet(name)
        if canvas.hidden:
            sheet.hide()
        for box in canvas.merges:
            sheet.merge_range(*box, "", plain)
        for (row, column), value in canvas.cells.items():
            if isinstance(value, str):
                sheet.write_string(row, column, value, plain)
            elif isinstance(value, datetime.date):
                sheet.write_datetime(row, column, datetime.datetime(value.year, value.month, value.day), dated)
            else:
                sheet.write_number(row, column, value, plain)
    book.close()
    return buffer.getvalue()


def write_xls(canvases: Sequence[Canvas]) -> bytes:
    """An .xls (BIFF8) file."""
    book = xlwt.Workbook(encoding="utf-8")
    dated = xlwt.easyxf(num_format_str='M"月"D"日"')
    for name, canvas in zip(sheet_names(canvases), canvases, strict=True):
        sheet = book.add_sheet(name, cell_overwrite_ok=True)
        if canvas.hidden:
            sheet.visibility = 1
        for top, left, bottom, right in canvas.merges:
            sheet.merge(top, bottom, left, right)
        for (row, column), value in canvas.cells.items():
            if isinstance(value, datetime.date):
                sheet.write(row, column, value, dated)
            else:
                sheet.write(row, column, value)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def write_csv(canvas: Canvas, encoding: str, delimiter: str = ",") -> bytes:
    """A text file of one sheet; merged ranges keep only their first cell."""
    buffer = io.StringIO(newline="")
    csv.writer(buffer, delimiter=delimiter).writerows(canvas.rows())
    return buffer.getvalue().encode(encoding, errors="replace")


def covered(canvas: Canvas) -> dict[tuple[int, int], tuple[int, int] | None]:
    """Cells of merged ranges: (rows, columns) of the first cell, None for those it hides."""
    found: dict[tuple[int, int], tuple[int, int] | None] = {}
    for top, left, bottom, right in canvas.merges:
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                found[row, column] = None
        found[top, left] = (bottom - top + 1, right - left + 1)
    return found


def write_html(canvas: Canvas) -> bytes:
    """An HTML table, as 教务 systems export it under the name .xls."""
    spans = covered(canvas)
    rows = []
    for row, texts in enumerate(canvas.rows()):
        cells = []
        for column, text in enumerate(texts):
            span = spans.get((row, column), (1, 1))
            if span is None:
                continue
            attributes = (f' rowspan="{span[0]}"' if span[0] > 1 else "") + (
                f" colspan={span[1]}" if span[1] > 1 else ""
            )
            cells.append(f"<td{attributes}>{html.escape(text).replace(chr(10), '<br>') or '&nbsp;'}</td>")
        rows.append(f"<tr>{''.join(cells)}</tr>")
    return (
        f'<html><head><meta charset="utf-8"></head><body><table border=1>{"".join(rows)}</table></body></html>'.encode()
    )


_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:"
_ODS = (
    f'<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="{_OFFICE}office:1.0" '
    f'xmlns:table="{_OFFICE}table:1.0" xmlns:text="{_OFFICE}text:1.0" office:version="1.2">'
    "<office:body><office:spreadsheet>"
)


def write_ods(canvases: Sequence[Canvas]) -> bytes:
    """An OpenDocument spreadsheet, with runs of equal cells and rows folded as LibreOffice does."""
    parts = [_ODS]
    for name, canvas in zip(sheet_names(canvases), canvases, strict=True):
        parts.append(f'<table:table table:name="{escape(name)}">')
        spans = covered(canvas)
        for row in range(canvas.height):
            cells = [_ods_cell(canvas, spans, row, column) for column in range(canvas.width)]
            parts.append(f"<table:table-row>{''.join(cells)}</table:table-row>")
        parts.append('<table:table-row table:number-rows-repeated="1048000"><table:table-cell ')
        parts.append('table:number-columns-repeated="1024"/></table:table-row></table:table>')
    parts.append("</office:spreadsheet></office:body></office:document-content>")
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = (
        f'<manifest:manifest xmlns:manifest="{_OFFICE}manifest:1.0" manifest:version="1.2">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(zipfile.ZipInfo("mimetype"), kind)
        archive.writestr(zipfile.ZipInfo("content.xml"), "".join(parts), zipfile.ZIP_DEFLATED)
        archive.writestr(zipfile.ZipInfo("META-INF/manifest.xml"), manifest, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def _ods_cell(canvas: Canvas, spans: dict[tuple[int, int], tuple[int, int] | None], row: int, column: int) -> str:
    span = spans.get((row, column), (1, 1))
    if span is None:
        return "<table:covered-table-cell/>"
    attributes = ""
    if span != (1, 1):
        attributes = f' table:number-rows-spanned="{span[0]}" table:number-columns-spanned="{span[1]}"'
    value = canvas.cells.get((row, column))
    if value is None:
        return f"<table:table-cell{attributes}/>"
    if isinstance(value, datetime.date):
        attributes += f' office:value-type="date" office:date-value="{value.isoformat()}"'
    elif isinstance(value, int | float):
        attributes += f' office:value-type="float" office:value="{value}"'
    else:
        attributes += ' office:value-type="string"'
    lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in shown(value).split("\n"))
    return f"<table:table-cell{attributes}>{lines}</table:table-cell>"


def write_docx(canvases: Sequence[Canvas]) -> bytes:
    """A Word document: lines above and below a table become paragraphs, as teachers write them."""
    document = docx.Document()
    for canvas in canvases:
        rows = canvas.rows()
        alone = [sum(bool(text) for text in row) <= 1 for row in rows]
        first = len(list(takewhile(bool, alone)))
        last = len(rows) - len(list(takewhile(bool, reversed(alone))))
        if any(top < first <= bottom or top < last <= bottom for top, _, bottom, _ in canvas.merges):
            first, last = 0, len(rows)
        for row in rows[:first]:
            document.add_paragraph("".join(row))
        table = document.add_table(last - first, canvas.width)
        for top, left, bottom, right in canvas.merges:
            if first <= top < last:
                table.cell(top - first, left).merge(table.cell(bottom - first, right))
        grid = [list(row.cells) for row in table.rows]
        for (row, column), value in canvas.cells.items():
            if first <= row < last:
                grid[row - first][column].text = shown(value)
        for row in rows[last:]:
            document.add_paragraph("".join(row))
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


MERGING = ("xlsx", "xls", "et", "xlsm", "ods", "html", "docx")
"""Formats that keep merged ranges."""
SEVERAL = ("xlsx",) * 8 + ("xls", "xls", "et", "xlsm", "ods", "docx")
"""Formats for files of several sheets, as often as they are met."""
SINGLE = (*SEVERAL, "csv", "gbk", "gbk", "utf8", "tsv", "utf16", "html")
_TEXT = {
    "csv": ("csv", "utf-8-sig", ","),
    "gbk": ("csv", "gb18030", ","),
    "utf8": ("csv", "utf-8", ","),
    "tsv": ("tsv", "utf-8", "\t"),
    "utf16": ("csv", "utf-16", "\t"),
}


def write(kind: str, canvases: Sequence[Canvas], stem: str) -> dict[str, bytes]:
    """One file of a format, by its name."""
    if kind in _TEXT:
        suffix, encoding, delimiter = _TEXT[kind]
        return {f"{stem}.{suffix}": write_csv(canvases[0], encoding, delimiter)}
    if kind == "html":
        return {f"{stem}.xls": write_html(canvases[0])}
    if kind == "ods":
        return {f"{stem}.ods": write_ods(canvases)}
    if kind == "docx":
        return {f"{stem}.docx": write_docx([canvas for canvas in canvases if not canvas.hidden])}
    return {f"{stem}.{kind}": write_xls(canvases) if kind in ("xls", "et") else write_xlsx(canvases)}
