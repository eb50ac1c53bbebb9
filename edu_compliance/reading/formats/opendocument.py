"""OpenDocument spreadsheets, zipped (.ods) or flat (.fods), read from XML: python-calamine gives no merged ranges."""

import datetime
import re
import sys
from collections.abc import Set

from lxml import etree

from edu_compliance.model.message import say
from edu_compliance.model.place import a1
from edu_compliance.reading.formats.archive import Archive
from edu_compliance.reading.formats.markup import attribute, count_of, local_name, parse_xml
from edu_compliance.reading.formats.spreadsheet import Dates, boxes, dates_notice
from edu_compliance.reading.formats.values import date_text, duration_text, number_text
from edu_compliance.reading.grid import Box, Grid
from edu_compliance.reading.refusal import Limits, Refused

_GROUPS = {
    *("table-rows", "table-header-rows", "table-row-group"),
    *("table-columns", "table-header-columns", "table-column-group"),
}
_CELLS = {"table-cell", "covered-table-cell"}
_NOT_SHOWN = {"collapse", "filter"}
_UNSEEN = {"annotation", "ruby-text", "frame", "custom-shape", "table", "tracked-changes", "note-body"}
_TIME = re.compile(r"P(?:(\d{1,6})D)?T(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,6})(?:[.,]\d+)?S)?\Z")


def read_archive(archive: Archive) -> tuple[Grid, ...]:
    """The grids of an .ods; raises Refused where it is encrypted or damaged."""
    if "meta-inf/manifest.xml" in archive.members and b"encryption-data" in archive.inflate("meta-inf/manifest.xml"):
        raise Refused(say("file.opendocument_encrypted"))
    return read_content(archive.xml("content.xml"), archive.limits)


def read_content(xml: bytes | str, limits: Limits) -> tuple[Grid, ...]:
    """The grids of a content.xml or a flat document."""
    root = parse_xml(xml, "content.xml", limits)
    hidden, struck = _hidden_styles(root), _struck_styles(root)
    bodies = [element for element in root.iter() if local_name(element) == "spreadsheet"]
    tables = [table for body in bodies for table in body if local_name(table) == "table"]
    if not bodies:
        raise Refused(say("file.other_document"))
    if len(tables) > limits.sheets:
        raise Refused(say("file.too_many_sheets", sheets=len(tables), limit=limits.sheets))
    area, grids = 0, []
    for table in tables:
        reader = _Table(limits, area, attribute(table, "name"), struck)
        reader.read(table)
        area = reader.area
        grids.append(
            Grid(
                sheet=attribute(table, "name"),
                visible=attribute(table, "style-name") not in hidden,
                rows=reader.rows,
                merges=boxes(reader.merges, reader.rows, limits, attribute(table, "name")),
                uncached=tuple(reader.uncached),
                hidden=tuple(reader.hidden),
                struck=tuple(reader.struck),
                dates=reader.dated,
                notices=(dates_notice(reader.dated),) if reader.dated else (),
            )
        )
    return tuple(grids)


def _hidden_styles(root: etree._Element) -> set[str]:
    """Names of the table styles that are not displayed: a sheet is hidden by its style."""
    return {
        attribute(style, "name")
        for style in root.iter()
        if local_name(style) == "style"
        and any(local_name(part) == "table-properties" and attribute(part, "display") == "false" for part in style)
    }


def _struck_styles(root: etree._Element) -> Set[str]:
    """Names of the styles of cells and of parts of their texts that have a line through them."""
    return {
        attribute(part.getparent(), "name")
        for part in root.iter()
        if local_name(part) == "text-properties" and attribute(part, "text-line-through-style") not in ("", "none")
    }


class _Table:
    """One sheet; blank repeated rows and cells are only counted until something follows them."""

    def __init__(self, limits: Limits, area: int, name: str, struck: Set[str]) -> None:
        self.limits, self.area, self.name = limits, area, name
        self.rows: list[list[str]] = []
        self.merges: list[tuple[tuple[int, int], tuple[int, int]]] = []
        self.uncached: list[tuple[int, int]] = []
        self.dated: Dates = {}
        self.hidden: list[Box] = []
        self.struck: list[Box] = []
        self._struck_styles = struck
        self._columns = 0
        self._blank_rows = 0
        self._width = 0

    def read(self, group: etree._Element) -> None:
        """The rows of a table or of a group of rows in it."""
        for element in group:
            name = local_name(element)
            if name in _GROUPS:
                self.read(element)
            elif name == "table-column":
                repeated = max(count_of(attribute(element, "number-columns-repeated")), 1)
                if attribute(element, "visibility") in _NOT_SHOWN:
                    self.hidden.append((0, self._columns, sys.maxsize, self._columns + repeated - 1))
                self._columns += repeated
            elif name == "table-row":
                self._read_row(element)

    def _read_row(self, element: etree._Element) -> None:
        repeated = max(count_of(attribute(element, "number-rows-repeated")), 1)
        top = len(self.rows) + self._blank_rows
        row, unknown, dated = self._cells(element, top)
        if row and attribute(element, "visibility") in _NOT_SHOWN:
            self.hidden.append((top, 0, top + repeated - 1, sys.maxsize))
        if not row and not unknown:
            self._blank_rows += repeated
            return
        reach = max(len(row), max((column + 1 for column in unknown), default=0))
        self._width = max(self._width, reach)
        if self.area + (top + repeated) * self._width > self.limits.cells:
            raise Refused(say("file.far_cell", part=self.name, cell=a1(top + repeated - 1, reach - 1)))
        self.rows += [[] for _ in range(self._blank_rows)]
        self._blank_rows = 0
        for line in range(top, top + repeated):
            self.rows.append(list(row))
            self.uncached += [(line, column) for column in unknown]
            self.dated.update(((line, column), day) for column, day in dated.items())
        self.area += repeated * reach

    def _cells(self, element: etree._Element, top: int) -> tuple[list[str], list[int], dict[int, datetime.date]]:
        """Texts of a row up to its last that is not empty, the columns nobody knows, and those with dates."""
        row: list[str] = []
        unknown: list[int] = []
        dated: dict[int, datetime.date] = {}
        column = 0
        for cell in element:
            name = local_name(cell)
            if name not in _CELLS:
                continue
            repeated = max(count_of(attribute(cell, "number-columns-repeated")), 1)
            text = _text(cell) if name == "table-cell" else ""
            if text is None or text:
                if column + repeated > self.limits.cells:
                    raise Refused(say("file.far_cell", part=self.name, cell=a1(top, column)))
                if text is None:
                    unknown += range(column, column + repeated)
                row += [""] * (column - len(row)) + [text or ""] * repeated
                if self._struck_styles and self._is_struck(cell):
                    self.struck.append((top, column, top, column + repeated - 1))
                if attribute(cell, "value-type") == "date" and (day := _date(cell)):
                    dated.update(dict.fromkeys(range(column, column + repeated), day))
                if len(text or "") > self.limits.string:
                    raise Refused(say("file.long_string", limit=self.limits.string))
            if name == "table-cell":
                self._merge(cell, top, column)
            column += repeated
        return row, unknown, dated

    def _is_struck(self, cell: etree._Element) -> bool:
        """Whether a cell's text, or a part of it, is struck out."""
        return any(attribute(part, "style-name") in self._struck_styles for part in cell.iter(etree.Element))

    def _merge(self, cell: etree._Element, top: int, left: int) -> None:
        down = count_of(attribute(cell, "number-rows-spanned"))
        right = count_of(attribute(cell, "number-columns-spanned"))
        if down > 1 or right > 1:
            self.merges.append(((top, left), (top + max(down, 1) - 1, left + max(right, 1) - 1)))


def _date(cell: etree._Element) -> datetime.datetime | None:
    """The date a cell holds; None where it is none that can be read."""
    try:
        return datetime.datetime.fromisoformat(attribute(cell, "date-value"))
    except ValueError:
        return None


def _text(cell: etree._Element) -> str | None:
    """What a cell shows; None where a formula has no result, or an error for one."""
    kind, value = attribute(cell, "value-type"), attribute(cell, "value")
    if any(str(key).endswith("}value-type") and worth == "error" for key, worth in cell.items()):
        return None
    try:
        if kind in ("float", "percentage", "currency") and value:
            return number_text(float(value))
    except (ValueError, OverflowError):
        return _paragraphs(cell)
    if kind == "date" and (day := _date(cell)):
        return date_text(day)
    if kind == "time" and (found := _TIME.match(attribute(cell, "time-value"))):
        days, hours, minutes, seconds = (int(part or 0) for part in found.groups())
        return duration_text(datetime.timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds))
    if kind == "boolean":
        return attribute(cell, "boolean-value").upper()
    text = _paragraphs(cell) or attribute(cell, "string-value")
    if not text and attribute(cell, "formula") and kind != "string":
        return None
    return text


def _paragraphs(cell: etree._Element) -> str:
    """The cell's paragraphs, a line each; without comments and drawings."""
    return "\n".join("".join(_pieces(child)) for child in cell if local_name(child) in ("p", "h"))


def _pieces(element: etree._Element) -> list[str]:
    pieces = [element.text or ""]
    for child in element:
        name = local_name(child)
        if name == "s":
            pieces.append(" " * min(count_of(attribute(child, "c")), 100))
        elif name == "tab":
            pieces.append("\t")
        elif name == "line-break":
            pieces.append("\n")
        elif name not in _UNSEEN:
            pieces += _pieces(child)
        pieces.append(child.tail or "")
    return pieces
