"""Excel 2003 XML ("XML 表格 2003"), which some systems write under the name .xls."""

import datetime

from lxml import etree

from edu_compliance.model.message import say
from edu_compliance.model.place import a1
from edu_compliance.reading.formats.markup import attribute, count_of, local_name, parse_xml
from edu_compliance.reading.formats.spreadsheet import Dates, boxes, dates_notice
from edu_compliance.reading.formats.values import date_text, number_text, time_text
from edu_compliance.reading.grid import Grid
from edu_compliance.reading.refusal import Limits, Refused


def read_spreadsheetml(text: str, limits: Limits) -> tuple[Grid, ...]:
    """The grids of a workbook; raises Refused where it is malformed or reaches too far."""
    root = parse_xml(text, "Workbook", limits)
    sheets = [element for element in root if local_name(element) == "Worksheet"]
    if len(sheets) > limits.sheets:
        raise Refused(say("file.too_many_sheets", sheets=len(sheets), limit=limits.sheets))
    grids, area = [], 0
    for sheet in sheets:
        reader = _Sheet(limits, area, attribute(sheet, "Name"))
        for table in sheet:
            if local_name(table) == "Table":
                reader.read(table)
        area = reader.area
        name = attribute(sheet, "Name")
        grids.append(
            Grid(
                sheet=name,
                visible=not any(local_name(e) == "Visible" and "Hidden" in (e.text or "") for e in sheet.iter()),
                rows=reader.rows,
                merges=boxes(reader.merges, reader.rows, limits, name),
                uncached=tuple(reader.uncached),
                dates=reader.dated,
                notices=(dates_notice(reader.dated),) if reader.dated else (),
            )
        )
    return tuple(grids)


class _Sheet:
    """Cells of one sheet put where their indices say."""

    def __init__(self, limits: Limits, area: int, name: str) -> None:
        self.limits, self.area, self.name = limits, area, name
        self.rows: list[list[str]] = []
        self.merges: list[tuple[tuple[int, int], tuple[int, int]]] = []
        self.uncached: list[tuple[int, int]] = []
        self.dated: Dates = {}

    def read(self, table: etree._Element) -> None:
        """The rows of a Table; Index counts from 1, and a Span repeats an empty row."""
        row = 0
        for element in table:
            if local_name(element) != "Row":
                continue
            row = count_of(attribute(element, "Index"), row + 1) - 1
            self._read_row(element, max(row, 0))
            row += 1 + count_of(attribute(element, "Span"), 0)

    def _read_row(self, element: etree._Element, row: int) -> None:
        column = 0
        for cell in element:
            if local_name(cell) != "Cell":
                continue
            column = max(count_of(attribute(cell, "Index"), column + 1) - 1, 0)
            across, down = count_of(attribute(cell, "MergeAcross"), 0), count_of(attribute(cell, "MergeDown"), 0)
            if across or down:
                self.merges.append(((row, column), (row + down, column + across)))
            self._put(cell, row, column)
            column += 1 + across

    def _put(self, cell: etree._Element, row: int, column: int) -> None:
        data = next((child for child in cell if local_name(child) == "Data"), None)
        text = "" if data is None else self._text(data, row, column)
        if (data is None and attribute(cell, "Formula")) or (data is not None and attribute(data, "Type") == "Error"):
            self.uncached.append((row, column))
            text = ""
        elif not text:
            return
        if len(text) > self.limits.string:
            raise Refused(say("file.long_string", limit=self.limits.string))
        self.area += max(column + 1 - (len(self.rows[row]) if row < len(self.rows) else 0), 0)
        self.area += max(row + 1 - len(self.rows), 0)
        if self.area > self.limits.cells:
            raise Refused(say("file.far_cell", part=self.name, cell=a1(row, column)))
        self.rows += [[] for _ in range(row + 1 - len(self.rows))]
        line = self.rows[row]
        line += [""] * (column + 1 - len(line))
        line[column] = text

    def _text(self, data: etree._Element, row: int, column: int) -> str:
        text = "".join(str(piece) for piece in data.itertext())
        kind = attribute(data, "Type")
        try:
            if kind == "Number":
                return number_text(float(text))
            if kind == "DateTime":
                moment = datetime.datetime.fromisoformat(text.strip())
                if moment.year < 1900:
                    return time_text(moment.time())
                self.dated[row, column] = moment
                return date_text(moment)
        except (ValueError, OverflowError):
            return text
        if kind == "Boolean":
            return "TRUE" if text.strip() == "1" else "FALSE"
        return text
