"""A sheet being drawn, and the formats it can be written in."""

import csv
import datetime
import io
from collections.abc import Sequence

import attrs
import xlsxwriter  # type: ignore[import-untyped]
import xlwt  # type: ignore[import-untyped]

Value = str | int | float | datetime.date


@attrs.define
class Canvas:
    """A sheet: values by (row, column), merged ranges (top, left, bottom, right), all zero-based."""

    name: str
    cells: dict[tuple[int, int], Value] = attrs.field(factory=dict)
    merges: list[tuple[int, int, int, int]] = attrs.field(factory=list)
    hidden: bool = False

    def put(self, row: int, column: int, value: Value | None) -> None:
        """Writes one cell; nothing for None and ""."""
        if value is not None and value != "":
            self.cells[row, column] = value

    def merge(self, top: int, left: int, bottom: int, right: int, value: Value | None, *, really: bool = True) -> None:
        """Writes a cell that spans a range; where not `really`, only its first cell is filled."""
        self.put(top, left, value)
        if really and (top, left) != (bottom, right):
            self.merges.append((top, left, bottom, right))

    @property
    def height(self) -> int:
        """Rows in use."""
        lowest = [row for row, _ in self.cells] + [bottom for _, _, bottom, _ in self.merges]
        return max(lowest, default=-1) + 1

    @property
    def width(self) -> int:
        """Columns in use."""
        rightmost = [column for _, column in self.cells] + [right for _, _, _, right in self.merges]
        return max(rightmost, default=-1) + 1

    def rows(self) -> list[list[str]]:
        """The texts, as a CSV would have them."""
        table = [["" for _ in range(self.width)] for _ in range(self.height)]
        for (row, column), value in self.cells.items():
            table[row][column] = str(value)
        return table


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
