"""XML and HTML parsed with distrust: no entities, no network, bounded size and depth; tables laid out from spans."""

import re
from collections.abc import Iterator, Sequence

import attrs
from lxml import etree

from edu_compliance.model.message import say
from edu_compliance.reading.grid import Box
from edu_compliance.reading.refusal import Limits, Refused, inflates_too_far

_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_DOCTYPE = re.compile(r"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_NOTE = re.compile(r"\s*+[(（\[【]?\s*+(?:备\s*+注|附\s*+注|注意|说\s*+明|注)\s*+[0-9０-９]?\s*+[:：、.．)）\]】]")
"""What begins a note under a table."""
_COLUMNS_SPANNED = 1_000
"""HTML's own bound for a colspan."""


def parse_xml(text: bytes | str, part: str, limits: Limits) -> etree._Element:
    """The root of an XML document; raises Refused where it is malformed, too large, too deep, or declares entities."""
    if len(text) > limits.document_size:
        raise Refused(inflates_too_far(limits.document_size))
    if isinstance(text, str):
        if _DOCTYPE.search(text):
            raise Refused(say("file.xml_entities", part=part))
        text = _DECLARATION.sub("", text, count=1).encode("utf-8", "replace")
    try:
        root = etree.fromstring(text, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Refused(say("file.damaged", detail=say("detail.part_unreadable", part=part))) from error
    return root


def parse_html(text: str, limits: Limits) -> etree._Element:
    """The root of a page, however sloppy; raises Refused where it is too large or holds nothing."""
    if len(text) > limits.document_size:
        raise Refused(inflates_too_far(limits.document_size))
    source = _DECLARATION.sub("", text, count=1).replace("\0", "").encode("utf-8", "replace")
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(source, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Refused(say("file.damaged", detail=str(error))) from error
    if root is None:
        raise Refused(say("file.blank"))
    if any(error.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for error in parser.error_log):
        # The parser stops there without raising, and what follows would be lost in silence.
        raise Refused(say("file.nested_too_deeply", part="HTML"))
    return root


def local_name(element: etree._Element) -> str:
    """The element's name without its namespace; "" for comments and instructions."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: etree._Element, name: str) -> str:
    """The value of the attribute of that local name, in whatever namespace; "" where there is none."""
    plain = element.get(name)
    if plain is not None:
        return str(plain)
    return next((str(value) for key, value in element.items() if str(key).endswith("}" + name)), "")


def count_of(text: str, otherwise: int = 1) -> int:
    """A count written in an attribute; `otherwise` where it is no number from 0 to a billion."""
    text = text.strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else otherwise


@attrs.define
class Layout:
    """A table being laid out cell by cell, where cells may span rows and columns."""

    limits: Limits
    rows: list[list[str]] = attrs.field(factory=list)
    merges: list[Box] = attrs.field(factory=list)
    _open: dict[int, int] = attrs.field(factory=dict)
    """Column → the last row that a cell above still covers there."""
    _column: int = 0
    _cells: int = 0

    def begin_row(self) -> None:
        """Start the next row."""
        self.rows.append([])
        self._column = 0

    def skip(self, columns: int) -> None:
        """Leave columns empty."""
        self._column += min(columns, _COLUMNS_SPANNED)

    def put(self, text: str, columns: int = 1, rows: int = 1) -> tuple[int, int]:
        """Put a cell into the next column that nothing above covers, and return its row and column."""
        if len(text) > self.limits.string:
            raise Refused(say("file.long_string", limit=self.limits.string))
        row = len(self.rows) - 1
        while self._open.get(self._column, -1) >= row:
            self._column += 1
        left = self._column
        columns = min(max(columns, 1), _COLUMNS_SPANNED)
        line = self.rows[row]
        self._cells += left + columns - len(line)
        if self._cells > self.limits.cells:
            raise Refused(say("file.too_many_cells", limit=self.limits.cells))
        line.extend([""] * (left + 1 - len(line)))
        line[left] = text
        if rows > 1:
            for column in range(left, left + columns):
                self._open[column] = row + rows - 1
        if rows > 1 or columns > 1:
            self.merge((row, left, row + max(rows, 1) - 1, left + columns - 1))
        self._column = left + columns
        return row, left

    def merge(self, box: Box) -> None:
        """Note a merged range; one of a single cell is none."""
        if box[:2] != box[2:]:
            self.merges.append(box)
            if len(self.merges) > self.limits.merges:
                raise Refused(say("file.too_many_merges", part="", limit=self.limits.merges))

    def finished_merges(self, shift: int = 0) -> tuple[Box, ...]:
        """Merged ranges, cut to the rows there are and moved down by `shift`."""
        last = len(self.rows) - 1
        cut = ((top, left, min(bottom, last), right) for top, left, bottom, right in self.merges)
        return tuple(
            sorted(
                (top + shift, left, bottom + shift, right)
                for top, left, bottom, right in cut
                if bottom > top or right > left
            )
        )

    @property
    def width(self) -> int:
        """Columns, those that only merged cells reach to included."""
        return max(max(map(len, self.rows), default=1), max((right + 1 for _, _, _, right in self.merges), default=1))

    def append(self, other: "Layout") -> None:
        """Take the rows of a table that is the rest of this one."""
        shift = len(self.rows)
        boxes = other.finished_merges(shift)
        self.rows += other.rows
        for box in boxes:
            self.merge(box)

    def between(self, above: list[str], below: list[str]) -> tuple[list[list[str]], tuple[Box, ...]]:
        """Rows and merged ranges with lines of text put above and below the table, each merged over its width."""
        width = self.width
        rows = [*([text] for text in above), *self.rows, *([text] for text in below)]
        lines = [*range(len(above)), *range(len(above) + len(self.rows), len(rows))]
        merges = tuple((row, 0, row, width - 1) for row in lines if width > 1)
        return rows, (*merges, *self.finished_merges(len(above)))


def around(before: Sequence[Sequence[str]], after: Sequence[str]) -> Iterator[tuple[list[str], list[str]]]:
    """The lines of text above and below each table: `before` are those before each one, `after` those after the last.

    Between two tables stands the title of the next, save that a note belongs to the table it stands under.
    """
    for number, above in enumerate(before):
        last = number + 1 == len(before)
        below = after if last else before[number + 1][: _notes(before[number + 1])]
        yield list(above[_notes(above) if number else 0 :]), list(below)


def _notes(lines: Sequence[str]) -> int:
    """How many lines there are up to the last of the notes they begin with."""
    return next((i for i, line in enumerate(lines) if not _NOTE.match(line)), len(lines))
