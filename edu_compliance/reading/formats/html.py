"""Tables of an HTML page, which many 教务 systems export under the name .xls; one grid a table."""

import re
from collections.abc import Iterator, Sequence
from html import unescape

from lxml import etree

from edu_compliance.model.message import say
from edu_compliance.reading.formats.counted import within_counts
from edu_compliance.reading.formats.frames import FrameCell, is_large, reading_order
from edu_compliance.reading.formats.markup import Layout, around, count_of, local_name, parse_html
from edu_compliance.reading.grid import Grid
from edu_compliance.reading.refusal import Limits, Refused

_SHEET_NAME = re.compile(r"<x:Name>([^<]{1,200})</x:Name>", re.IGNORECASE)
_UNSEEN = {"script", "style", "title", "head", "template", "noscript", "xml", "select", "textarea"}
_BLOCKS = {"p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "center", "tr", "caption", "section", "header", "body"}
_BLOCKS_IN_CELLS = {*_BLOCKS, "td", "th"}
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_SPACE = re.compile(r"[ \t\r\n\f\v\xa0]+")
_BREAK = "\u2028"


def read_html(text: str, limits: Limits) -> tuple[Grid, ...]:
    """A grid for each table that holds text itself, with the text between the tables as rows above the next one."""
    page = _Page(limits)
    page.walk(parse_html(text, limits))
    if not page.tables:
        raise Refused(say("file.page_without_tables"))
    names = [unescape(name) for name in _SHEET_NAME.findall(text)]
    if len(names) != len(page.tables):
        names = [table.name for table in page.tables]
    grids, used = [], set()
    texts = around([table.above for table in page.tables], page.lines())
    for number, (table, name, (above, below)) in enumerate(zip(page.tables, names, texts, strict=True), start=1):
        sheet = name if name and name not in used else f"表{number}"
        used.add(sheet)
        rows, merges = table.layout.between(above, below)
        grids.append(Grid(sheet=sheet, visible=True, rows=rows, merges=merges))
    return tuple(grids)


class _Table:
    """A table with the lines of text that stand above it."""

    def __init__(self, layout: Layout, name: str, above: list[str]) -> None:
        self.layout, self.name, self.above = layout, name, above


class _Page:
    """Goes through a page in its order, collecting tables and the text between them."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.tables: list[_Table] = []
        self._between: list[str] = []
        self._heading = ""

    def lines(self) -> list[str]:
        """The text since the last table, a line each; and forget it."""
        lines = [line for line in tidy("".join(self._between)).split("\n") if line]
        self._between = []
        return lines

    def walk(self, element: etree._Element) -> None:
        """Everything in an element that is no table."""
        name = local_name(element)
        if name == "table":
            self._read_table(element)
            return
        if not name or name in _UNSEEN or ":" in name or _not_displayed(element) or _leads_within(element):
            return
        if name in _HEADINGS:
            self._heading = tidy("".join(_pieces(element))).replace("\n", " ")
        if name in _BLOCKS or name == "br":
            self._between.append(_BREAK)
        self._between.append(element.text or "")
        for child in element:
            self.walk(child)
            self._between.append(child.tail or "")
        if name in _BLOCKS:
            self._between.append(_BREAK)

    def _read_table(self, element: etree._Element) -> None:
        if len(self.tables) >= self.limits.sheets:
            raise Refused(say("file.too_many_sheets", sheets=len(self.tables) + 1, limit=self.limits.sheets))
        above, heading = self.lines(), self._heading
        layout, cells = Layout(self.limits), []
        caption = next((tidy("".join(_pieces(part))) for part in _own(element, {"caption"})), "")
        for row in _rows(element):
            layout.begin_row()
            cells += [_placed(cell, layout) for cell in row]
        layout.rows, layout.merges = within_counts(layout.rows, layout.merges)
        above += [line for line in caption.split("\n") if line]
        order = reading_order(cells)
        if order is not None:
            self._between = [line + _BREAK for line in above]
            self._walk_frame(order)
            return
        if any(text for row in layout.rows for text in row):
            name = caption.replace("\n", " ") or heading
            self.tables.append(_Table(layout, name if len(name) <= 60 else "", above))
            self._heading = ""
        else:
            self._between = [line + _BREAK for line in above]
        for cell in cells:
            for table in _own(cell.element, {"table"}) if cell.holds_table else ():
                self._read_table(table)

    def _walk_frame(self, cells: Sequence[FrameCell]) -> None:
        """The texts and tables of a table that only places others."""
        for cell in cells:
            self._between.append(_BREAK)
            if cell.holds_table:
                self._between.append(cell.element.text or "")
                for child in cell.element:
                    self.walk(child)
                    self._between.append(child.tail or "")
            else:
                self._between.append(cell.text.replace("\n", _BREAK))
            self._between.append(_BREAK)


def _leads_within(element: etree._Element) -> bool:
    """Whether it is a link of the page's own contents, as LibreOffice writes them: it names another sheet."""
    return local_name(element) == "a" and (element.get("href") or "").startswith("#")


def _placed(cell: etree._Element, layout: Layout) -> FrameCell:
    """A cell put into its table; small tables in it are lines of its text."""
    large = any(True for _ in _large_tables(cell))
    text = tidy("".join(_pieces(cell) if large else _all_pieces(cell)))
    columns, rows = count_of(cell.get("colspan", "1")), count_of(cell.get("rowspan", "1")) or 65_534
    row, left = layout.put(text, columns, rows)
    return FrameCell(cell, row, left, left + max(columns, 1) - 1, text, large)


def _large_tables(cell: etree._Element) -> Iterator[etree._Element]:
    """The tables directly in a cell that are tables of their own, or hold one."""
    for table in _own(cell, {"table"}):
        widths = [len(row) for row in _rows(table)]
        if is_large(widths or [0]) or any(True for _ in _large_tables(table)):
            yield table


def _rows(table: etree._Element) -> Iterator[Sequence[etree._Element]]:
    """The rows of a table, each with its cells; cells that stand in no row (<thead><th>) make one, as in a browser."""
    loose: list[etree._Element] = []
    for part in _own(table, {"tr", "td", "th"}):
        if loose and (local_name(part) == "tr" or part.getparent() is not loose[0].getparent()):
            yield loose
            loose = []
        if local_name(part) == "tr":
            yield list(_own(part, {"td", "th"}))
        else:
            loose.append(part)
    if loose:
        yield loose


def tidy(text: str) -> str:
    """Text as a browser shows it: white space is one space, only breaks and blocks make lines."""
    lines = (_SPACE.sub(" ", line).strip() for line in text.split(_BREAK))
    return "\n".join(line for line in lines if line)


def _own(element: etree._Element, names: set[str]) -> Iterator[etree._Element]:
    """The nearest descendants of these names that do not belong to a table inside."""
    for child in element:
        name = local_name(child)
        if name in names:
            yield child
        elif name and name != "table":
            yield from _own(child, names)


def _pieces(element: etree._Element) -> Iterator[str]:
    """The text of an element without that of tables inside it."""
    yield element.text or ""
    for child in element:
        name = local_name(child)
        if name == "br":
            yield _BREAK
        elif name and name != "table" and name not in _UNSEEN and not _not_displayed(child):
            yield from (_BREAK, *_pieces(child), _BREAK) if name in _BLOCKS else _pieces(child)
        yield child.tail or ""


def _all_pieces(element: etree._Element) -> Iterator[str]:
    """The text of a cell with that of small tables inside it, each of their cells on a line of its own."""
    yield element.text or ""
    for child in element:
        name = local_name(child)
        if name == "br":
            yield _BREAK
        elif name and name not in _UNSEEN and not _not_displayed(child):
            yield from (_BREAK, *_all_pieces(child), _BREAK) if name in _BLOCKS_IN_CELLS else _all_pieces(child)
        yield child.tail or ""


def _not_displayed(element: etree._Element) -> bool:
    return "display:none" in element.get("style", "").replace(" ", "").lower()
