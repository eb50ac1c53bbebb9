"""Tables of a .docx, one grid a table; the paragraphs above a table become rows above it, so that no title is lost."""

import re
from collections.abc import Iterator, Sequence

from lxml import etree

from edu_compliance.model.message import say
from edu_compliance.reading.formats.archive import Archive
from edu_compliance.reading.formats.frames import FrameCell, is_large, reading_order
from edu_compliance.reading.formats.markup import Layout, around, attribute, count_of, local_name, parse_xml
from edu_compliance.reading.grid import Box, Grid
from edu_compliance.reading.refusal import Limits, Refused
from edu_compliance.reading.timetables.texts.weekdays import SAID

_UNSEEN = {"del", "moveFrom", "instrText", "delText", "Fallback", "tbl", "rt", "pPr", "rPr", "fldData"}
_LEAST_WIDTH = 4
"""Columns of a table of which another may be the rest."""
_DAYS = 4
"""Paragraphs that begin with a weekday, from which on they may be a week without a table."""
_DAY = re.compile(rf"\s*+{SAID}")
_WRAPPERS = {"sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo"}


def read_document(archive: Archive) -> tuple[Grid, ...]:
    """A grid for each table; raises Refused where the document has none."""
    root = parse_xml(archive.xml("word/document.xml"), "word/document.xml", archive.limits)
    body = next((element for element in root if local_name(element) == "body"), root)
    document = _Document(archive.limits)
    document.walk(body)
    if not document.tables and sum(map(_begins_with_day, document.between)) >= _DAYS:
        return (Grid(sheet="表1", visible=True, rows=[[line] for line in document.between]),)
    if not document.tables:
        raise Refused(say("file.document_without_tables"))
    grids = []
    tables = _whole_tables(document.tables)
    texts = around([above for _, above in tables], document.between)
    for number, ((layout, _), (above, below)) in enumerate(zip(tables, texts, strict=True), start=1):
        rows, merges = layout.between(above, below)
        grids.append(Grid(sheet=f"表{number}", visible=True, rows=rows, merges=merges))
    return tuple(grids)


def _begins_with_day(line: str) -> bool:
    """Whether a paragraph may list a day's lessons: 星期一：语文、数学 …"""
    return _DAY.match(line) is not None


def _whole_tables(tables: Sequence[tuple[Layout, list[str]]]) -> list[tuple[Layout, list[str]]]:
    """The tables, those put together that were parted for a new page."""
    whole: list[tuple[Layout, list[str]]] = []
    for layout, above in tables:
        if whole and not above and _goes_on(whole[-1][0], layout):
            whole[-1][0].append(layout)
        else:
            whole.append((layout, above))
    return whole


def _goes_on(before: Layout, after: Layout) -> bool:
    """Whether a table under another, with nothing between them, is the rest of it: as wide, under the same header said
    again or under none. A title over its width or a header of its own begins another table."""
    width = before.width
    if after.width != width or width < _LEAST_WIDTH or not after.rows:
        return False
    if any(top == 0 and right - left >= width - 2 for top, left, _, right in after.merges):
        return False
    header = next((row for row in before.rows if sum(map(bool, row)) * 2 > width), [])
    first = after.rows[0]
    return first == header or not set(filter(None, first)) & set(header)


class _Document:
    """Goes through a body in its order, collecting tables and the paragraphs between them."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.tables: list[tuple[Layout, list[str]]] = []
        self.between: list[str] = []

    def walk(self, element: etree._Element) -> None:
        """The paragraphs and tables of a body or a cell's tables."""
        for child in element:
            name = local_name(child)
            if name == "p":
                self.between += [line for line in _text(child).split("\n") if line.strip()]
                for box in child.iter("{*}txbxContent"):
                    if not any(local_name(outer) == "Fallback" for outer in box.iterancestors()):
                        for table in _own(box, "tbl"):
                            self._read_table(table)
            elif name == "tbl":
                self._read_table(child)
            elif name in _WRAPPERS:
                self.walk(child)

    def _read_table(self, element: etree._Element) -> None:
        if len(self.tables) >= self.limits.sheets:
            raise Refused(say("file.too_many_sheets", sheets=len(self.tables) + 1, limit=self.limits.sheets))
        above, self.between = self.between, []
        layout, cells = Layout(self.limits), []
        downward: dict[int, Box] = {}
        for row in _own(element, "tr"):
            layout.begin_row()
            layout.skip(_value(_child(row, "trPr"), "gridBefore", 0))
            cells += [self._read_cell(cell, layout, downward) for cell in _own(row, "tc")]
        order = reading_order(cells)
        if order is not None:
            self.between = above
            self._walk_frame(order)
            return
        for box in downward.values():
            layout.merge(box)
        self.tables.append((layout, above))
        for cell in cells:
            for table in _own(cell.element, "tbl") if cell.holds_table else ():
                self._read_table(table)

    def _walk_frame(self, cells: Sequence[FrameCell]) -> None:
        """The texts and tables of a table that only places others."""
        for cell in cells:
            if cell.holds_table:
                self.walk(cell.element)
            else:
                self.between += [line for line in cell.text.split("\n") if line.strip()]

    def _read_cell(self, cell: etree._Element, layout: Layout, downward: dict[int, Box]) -> FrameCell:
        """Put a cell; `downward` keeps for each column the merged range that is open there."""
        properties = _child(cell, "tcPr")
        merge = None if properties is None else _child(properties, "vMerge")
        columns = max(_value(properties, "gridSpan", 1), 1)
        covered = merge is not None and attribute(merge, "val") != "restart"
        large = any(True for _ in _large_tables(cell))
        text = "" if covered else _cell_text(cell) if large else _whole_text(cell)
        row, left = layout.put(text, 1 if merge is not None else columns)
        placed = FrameCell(cell, row, left, left + columns - 1, text, large)
        if merge is not None:
            layout.skip(columns - 1)
        above = downward.get(left)
        if covered and above is not None and above[2] == row - 1:
            downward[left] = (above[0], left, row, above[3])
            return placed
        if above is not None:
            layout.merge(downward.pop(left))
        if merge is not None:
            downward[left] = (row, left, row, left + columns - 1)
        return placed


def _own(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """Children of that name, through content controls and the like."""
    for child in element:
        found = local_name(child)
        if found == name:
            yield child
        elif found in _WRAPPERS:
            yield from _own(child, name)


def _child(element: etree._Element, name: str) -> etree._Element | None:
    return next((child for child in element if local_name(child) == name), None)


def _value(properties: etree._Element | None, name: str, otherwise: int) -> int:
    found = None if properties is None else _child(properties, name)
    return otherwise if found is None else count_of(attribute(found, "val"), otherwise)


def _cell_text(cell: etree._Element) -> str:
    return "\n".join(_text(paragraph) for paragraph in _own(cell, "p")).strip("\n")


def _whole_text(cell: etree._Element) -> str:
    """The cell's paragraphs with those of small tables inside it."""
    lines = [_cell_text(cell)]
    for table in _own(cell, "tbl"):
        lines += [_whole_text(inner) for row in _own(table, "tr") for inner in _own(row, "tc")]
    return "\n".join(line for line in lines if line) if len(lines) > 1 else lines[0]


def _large_tables(cell: etree._Element) -> Iterator[etree._Element]:
    """The tables directly in a cell that are tables of their own, or hold one."""
    for table in _own(cell, "tbl"):
        rows = [list(_own(row, "tc")) for row in _own(table, "tr")]
        inner = (cell for row in rows for cell in row)
        if is_large([len(row) for row in rows] or [0]) or any(True for one in inner for _ in _large_tables(one)):
            yield table


def _text(paragraph: etree._Element) -> str:
    return "".join(_pieces(paragraph))


def _pieces(element: etree._Element) -> Iterator[str]:
    """Text of runs, deleted text and the second copy of drawings left out."""
    for child in element:
        name = local_name(child)
        if name == "t":
            yield child.text or ""
        elif name in ("br", "cr"):
            yield "\n"
        elif name == "tab":
            yield " "
        elif name == "txbxContent":
            yield from (part for paragraph in _own(child, "p") for part in ("\n", _text(paragraph), "\n"))
        elif name and name not in _UNSEEN:
            yield from _pieces(child)
