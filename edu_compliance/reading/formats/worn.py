"""What cells of an .xlsx wear beside their texts: lines through them, comments. Most workbooks have neither."""

import re
from collections.abc import Iterator, Mapping, Set
from posixpath import normpath
from xml.etree import ElementTree

import attrs

from edu_compliance.model.message import say
from edu_compliance.model.own_sheet import AUTHOR
from edu_compliance.model.place import row_and_column
from edu_compliance.reading.formats.archive import Archive
from edu_compliance.reading.refusal import Refused

Spot = tuple[int, int]
"""Row and column, zero-based."""

_STRIKE = b"strike"
_COMMENTS = re.compile(r"xl/(?:comments/)?comments?[^/]*\.xml")
_CELL = re.compile(rb'<c r="([A-Z]{1,3}[0-9]{1,7})"([^>]*)>(.*?)</c>', re.DOTALL)
_ADDRESS = re.compile("[A-Z]{1,3}[0-9]{1,7}")
_STYLE = re.compile(rb'\bs="([0-9]+)"')
_SHARED = re.compile(rb'\bt="s"')
_VALUE = re.compile(rb"<v>([0-9]+)</v>")


@attrs.frozen
class _Struck:
    """How struck-out cells are told: by their style, or by their shared text."""

    styles: Set[int]
    texts: Set[int]

    def __bool__(self) -> bool:
        return bool(self.styles or self.texts)

    def cells(self, sheet: bytes) -> tuple[Spot, ...]:
        """The cells of a sheet whose text, or a part of it, is struck out."""
        if not self:
            return ()
        return tuple(row_and_column(found[1].decode()) for found in _CELL.finditer(sheet) if self._has(found))

    def _has(self, cell: re.Match[bytes]) -> bool:
        style = _STYLE.search(cell[2])
        if style is not None and int(style[1]) in self.styles:
            return True
        shared = _VALUE.search(cell[3]) if _SHARED.search(cell[2]) else None
        return shared is not None and int(shared[1]) in self.texts


def worn(archive: Archive) -> Iterator[tuple[str, tuple[Spot, ...], tuple[Spot, ...]]]:
    """Each sheet's part that wears any: its struck cells, and those with comments. All parts have been read before."""
    struck, comments = _struck_in(archive), _commented(archive)
    if struck or comments:
        for part in [part for part in archive.parts if part.startswith("xl/worksheets/")]:
            found = struck.cells(archive.parts[part]), comments.get(part, ())
            if any(found):
                yield part, *found


def _struck_in(archive: Archive) -> _Struck:
    """What a workbook strikes out; raises Refused where its styles cannot be read."""
    styles, strings = (archive.parts.get(f"xl/{part}.xml", b"") for part in ("styles", "sharedstrings"))
    return _Struck(
        frozenset(_styles(_tree(styles, "xl/styles.xml")) if _STRIKE in styles else ()),
        frozenset(_texts(strings) if _STRIKE in strings else ()),
    )


def _texts(strings: bytes) -> Iterator[int]:
    """The numbers of the shared texts a part of which is struck out."""
    return (number for number, item in enumerate(strings.split(b"<si>")[1:]) if _STRIKE in item)


def _styles(root: ElementTree.Element) -> Iterator[int]:
    """The numbers of the styles whose font has a line through it."""
    fonts, formats = root.find("{*}fonts"), root.find("{*}cellXfs")
    if fonts is None or formats is None:
        return
    lines = [font.find("{*}strike") for font in fonts]
    struck = {
        str(at) for at, line in enumerate(lines) if line is not None and line.get("val", "1") not in ("0", "false")
    }
    yield from (number for number, style in enumerate(formats) if style.get("fontId") in struck)


def _commented(archive: Archive) -> Mapping[str, tuple[Spot, ...]]:
    """By the part of its sheet: the cells that somebody wrote a comment to, this program's own aside."""
    found: dict[str, tuple[Spot, ...]] = {}
    if any(map(_COMMENTS.fullmatch, archive.members)):
        for part in [part for part in archive.members if part.startswith("xl/worksheets/_rels/")]:
            sheet = "xl/worksheets/" + part.rpartition("/")[2].removesuffix(".rels")
            targets = (relation.get("Target", "") for relation in _tree(archive.xml(part), part))
            names = [
                normpath(f"xl/worksheets/{target}" if target[:1] != "/" else target[1:]).lower() for target in targets
            ]
            known = [name for name in names if _COMMENTS.fullmatch(name) and name in archive.members]
            spots = [spot for name in known for spot in _comments(archive, name)]
            if spots:
                found[sheet] = tuple(spots)
    return found


def _comments(archive: Archive, part: str) -> Iterator[Spot]:
    root = _tree(archive.xml(part), part)
    authors = [author.text or "" for author in root.iterfind("{*}authors/{*}author")]
    for comment in root.iterfind("{*}commentList/{*}comment"):
        author, cell = comment.get("authorId", ""), comment.get("ref", "")
        ours = author in map(str, range(len(authors))) and authors[int(author)] == AUTHOR
        if not ours and _ADDRESS.fullmatch(cell):
            yield row_and_column(cell)


def _tree(xml: bytes, part: str) -> ElementTree.Element:
    try:
        return ElementTree.fromstring(xml)
    except (ElementTree.ParseError, LookupError, ValueError) as error:
        raise Refused(say("file.damaged", detail=say("detail.part_unreadable", part=part))) from error
