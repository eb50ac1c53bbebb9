"""The XML of an .xlsx sheet, looked over before the parser: how far its values reach, which formulas have no result.

Most sheets are plain: every cell and row opens with a small address. That is settled by a few searches over the bytes;
only what is not plain is walked through cell by cell.
"""

import re
import sys
from collections.abc import Iterator
from xml.parsers import expat

import attrs

from edu_compliance.model.message import say
from edu_compliance.model.place import a1, row_and_column
from edu_compliance.reading.grid import Box
from edu_compliance.reading.refusal import Limits, Refused

_FAR = re.compile(rb'r=(?!"[A-Z]{0,2}[0-9]{1,3}")')
"""An attribute r, or one whose name ends in it, that is not a small address."""
_UNUSUAL = bytes.maketrans(b"'\t\r\n", b'"   ')
_WITHOUT_RESULT = re.compile(
    rb'<c r="([A-Z]+[0-9]+)"([^<>]*)>\s*<f(?:[^<>]*/>|[^<>]*>[^<]*</f>)\s*(<v\s*/>|<v></v>)?\s*</c>'
)
_ERROR = re.compile(rb'<c r="([A-Z]+[0-9]+)"[^<>]* t="e"')
_ADDRESSES = re.compile(rb'<c r="([A-Z]{1,3})([0-9]{1,7})"')
_WITHOUT_ADDRESS = (b"<c>", b"<c/", b"<row>", b"<row/", b":c ", b":c>", b":c/", b":row")
_FEW_TAGS = 2_000
_LESS = ord("<")
_HIDDEN = re.compile(rb"""<(?:\w+:)?(?:col|row)\s[^<>]*\bhidden=["'](?:1|true)["'][^<>]*>""")
_NUMBERS = re.compile(rb"""\b(min|max|r)=["']([0-9]{1,7})["']""")
_ADDRESS = re.compile(r"([A-Za-z]{1,7})([0-9]{1,10})\Z")


@attrs.frozen
class Survey:
    """What is known of a sheet before it is parsed."""

    rows: int = 0
    """Row number, from 1, of the lowest cell with a value; 0 where only its plainness is known."""
    columns: int = 0
    uncached: tuple[tuple[int, int], ...] = ()
    """Zero-based cells whose formula has no stored result, or an error for one."""
    hidden: tuple[Box, ...] = ()
    """Hidden rows and columns, each as far as a sheet goes."""


PLAIN = Survey()
"""A sheet without formulas that stays within ZZ999."""


def survey(xml: bytes, part: str, limits: Limits) -> Survey:
    """Look over a sheet's XML; raises Refused where its values reach too far, or it cannot be walked through."""
    start = xml.find(b"sheetData")
    if start < 0:
        return PLAIN
    end = xml.rfind(b"</sheetData")
    if xml.count(b"mergeCell") > 2 * limits.merges + 2:
        raise Refused(say("file.too_many_merges", part=part, limit=limits.merges))
    hidden = tuple(_hidden(xml)) if b"hidden" in xml else ()
    if start < end and xml[start - 1] == _LESS:
        data = xml[start:end]
        if _near(data, limits):
            uncached = _uncached(data)
            return Survey(uncached=uncached, hidden=hidden) if uncached or hidden else PLAIN
    return attrs.evolve(_walk(xml, part, limits), hidden=hidden)


def _hidden(xml: bytes) -> Iterator[Box]:
    """The hidden columns and rows; a row that does not say its number is not told."""
    for element in _HIDDEN.findall(xml):
        numbers = {name: int(value) - 1 for name, value in _NUMBERS.findall(element)}
        if b"min" in numbers and b"max" in numbers:
            yield 0, numbers[b"min"], sys.maxsize, numbers[b"max"]
        elif b"r" in numbers:
            yield numbers[b"r"], 0, numbers[b"r"], sys.maxsize


def _near(data: bytes, limits: Limits) -> bool:
    """Whether no cell of a `<sheetData>`, empty ones included, lies so far out that the parser would suffer.

    Cells without an address come after one another, so there are no more of them in a line than there are tags. The
    single characters are asked for first because they are found twenty times as fast.
    """
    if b"'" in data or b"\t" in data or b"\n" in data or b"\r" in data:
        data = data.translate(_UNUSUAL)
    if b" =" in data:
        return False
    small = not _FAR.search(data)
    if small and data.count(b"<") < _FEW_TAGS:
        return True
    if any(odd in data for odd in _WITHOUT_ADDRESS):
        return False
    if data.count(b"<c ") != data.count(b'<c r="') or data.count(b"<row ") != data.count(b'<row r="'):
        return False
    return small or _reach(data) <= limits.cells


def _reach(data: bytes) -> int:
    """Rows times columns up to the farthest cell; more than any limit where an address cannot be read."""
    cells = _ADDRESSES.findall(data)
    if len(cells) != data.count(b"<c "):
        return sys.maxsize
    rows = max((int(row) for _, row in cells), default=0)
    columns = {letters for letters, _ in cells}
    return rows * max((row_and_column(f"{letters.decode()}1")[1] + 1 for letters in columns), default=0)


def _uncached(data: bytes) -> tuple[tuple[int, int], ...]:
    """Cells of a plain sheet whose formula has no stored result, or an error for one."""
    found: list[bytes] = []
    if b"f" in data and b"<f" in data:
        cells = _WITHOUT_RESULT.findall(data)
        found += [address for address, attributes, value in cells if not (value and b't="str"' in attributes)]
    if b"e" in data and b't="e"' in data:
        found += _ERROR.findall(data)
    return tuple(row_and_column(address.decode()) for address in found)


def _walk(xml: bytes, part: str, limits: Limits) -> Survey:
    walk = _Walk(limits, part)
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = walk.start
    parser.EndElementHandler = walk.end
    parser.CharacterDataHandler = walk.characters
    try:
        parser.Parse(xml, True)
    except (expat.ExpatError, LookupError, ValueError) as error:
        # An unknown encoding in the declaration is a LookupError, one of several bytes a ValueError.
        raise Refused(say("file.damaged", detail=say("detail.part_unreadable", part=part))) from error
    return Survey(rows=walk.rows, columns=walk.columns, uncached=tuple(walk.uncached))


class _Walk:
    """Follows the cells of a sheet the way the parser will, keeping what a Survey says."""

    def __init__(self, limits: Limits, part: str) -> None:
        self.limits, self.part = limits, part
        self.rows = self.columns = self.depth = 0
        self.uncached: list[tuple[int, int]] = []
        self._row, self._column = 0, 0
        self._next_row = 0
        self._kind, self._formula, self._stored, self._text, self._inside = "", False, False, False, False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.depth > self.limits.depth:
            raise Refused(say("file.nested_too_deeply", part=self.part))
        name = tag.rpartition(":")[2]
        if name == "c":
            self._open_cell(attributes)
        elif name == "row":
            row = attributes.get("r", "")
            self._row = int(row) - 1 if row.isdecimal() and len(row) < 11 else self._next_row
            self._column = 0
        elif name == "f":
            self._formula = True
        elif name in ("v", "t"):
            self._inside = self._stored = True

    def _open_cell(self, attributes: dict[str, str]) -> None:
        found = _ADDRESS.match(attributes.get("r", ""))
        if found:
            column = 0
            for letter in found[1].upper():
                column = column * 26 + ord(letter) - 64
            self._row, self._column = int(found[2]) - 1, column - 1
        self._kind, self._formula, self._stored, self._text = attributes.get("t", ""), False, False, False

    def characters(self, text: str) -> None:
        if self._inside:
            self._text = True

    def end(self, tag: str) -> None:
        self.depth -= 1
        name = tag.rpartition(":")[2]
        if name == "c":
            self._close_cell()
        elif name == "row":
            self._next_row = self._row + 1
        elif name in ("v", "t"):
            self._inside = False

    def _close_cell(self) -> None:
        known = self._text or (self._stored and self._kind == "str")
        if self._kind == "e" or (self._formula and not known):
            self.uncached.append((self._row, self._column))
        if self._text or self._formula or self._kind in ("str", "inlineStr", "s"):
            self.rows = max(self.rows, self._row + 1)
            self.columns = max(self.columns, self._column + 1)
            if self.rows * self.columns > self.limits.cells:
                raise Refused(say("file.far_cell", part=self.part, cell=a1(self._row, self._column)))
        self._column += 1
