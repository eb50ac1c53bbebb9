"""Pages → the bytes of files, the same ones every time."""

import csv
import datetime
import html
import io
from collections.abc import Sequence

import xlsxwriter

from edu_compliance.demonstration.pages import Page

_CREATED = datetime.datetime(2026, 9, 1, 9, 0)


def xlsx(pages: Sequence[Page]) -> bytes:
    """An Excel workbook, dressed as a school would."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    book.set_properties({"created": _CREATED, "author": "教务处"})
    body = book.add_format({"border": 1, "align": "center", "valign": "vcenter", "text_wrap": True})
    head = book.add_format({"border": 1, "align": "center", "valign": "vcenter", "bold": True, "bg_color": "#EAF2F8"})
    for page in pages:
        sheet = book.add_worksheet(page.name)
        sheet.set_column(0, 0, 13)
        sheet.set_column(1, 60, 12)
        sheet.set_landscape()
        sheet.set_paper(9)
        for box in page.merges:
            sheet.merge_range(*box, "", head if box[0] in page.headers else body)
        for (row, column), value in page.cells.items():
            cell = head if row in page.headers else body
            if isinstance(value, int):
                sheet.write_number(row, column, value, cell)
            else:
                sheet.write_string(row, column, value, cell)
    book.close()
    return buffer.getvalue()


def comma_separated(page: Page, encoding: str) -> bytes:
    """A CSV file, as Excel saves it: with CRLF, in an encoding."""
    buffer = io.StringIO(newline="")
    csv.writer(buffer).writerows(page.table())
    return buffer.getvalue().encode(encoding)


def html_as_xls(page: Page) -> bytes:
    """An HTML table such as many 教务 systems export under the name .xls."""
    spans = {(top, left): (bottom - top + 1, right - left + 1) for top, left, bottom, right in page.merges}
    covered = {
        (row, column)
        for top, left, bottom, right in page.merges
        for row in range(top, bottom + 1)
        for column in range(left, right + 1)
        if (row, column) != (top, left)
    }
    rows = []
    for row, values in enumerate(page.table()):
        cells = []
        for column, value in enumerate(values):
            if (row, column) in covered:
                continue
            tall, wide = spans.get((row, column), (1, 1))
            span = (f' rowspan="{tall}"' if tall > 1 else "") + (f' colspan="{wide}"' if wide > 1 else "")
            cells.append(f"<td{span}>{html.escape(str(value))}</td>")
        rows.append(f"<tr>{''.join(cells)}</tr>")
    table = "\n".join(rows)
    return (
        '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="utf-8"></head>\n'
        f'<body><table border="1">\n{table}\n</table></body></html>\n'
    ).encode()
