"""The parts of an .xlsx, looked over before python-calamine reads it."""

import contextlib
import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from posixpath import normpath
from xml.etree import ElementTree

import attrs

from edu_compliance.model.message import Message, say
from edu_compliance.reading.formats.archive import Archive
from edu_compliance.reading.formats.spreadsheet import NOTHING_UNPARSED, BySheet, Unparsed
from edu_compliance.reading.formats.worksheet import survey
from edu_compliance.reading.formats.worn import worn
from edu_compliance.reading.refusal import Refused

_WORKSHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
_STRING = re.compile(rb"<(?:[^\s<>]*:)?si[\s/>]")
_TEXT_RUN = re.compile(rb">([^<]+)<")
_REFERENCE = re.compile(rb"v\s*>\s*([0-9]{1,9})\s*<")
_SHORTEST_CELL = 10
"""Bytes: no cell that refers to a string is written in fewer."""


def look_over(archive: Archive) -> BySheet:
    """Check every XML part, each once; raises Refused where a limit is passed.

    Sheets are told by what they contain, not by name, since the parser follows relations to any name.
    """
    told: dict[str, Unparsed] = {}
    pictures = any(member.startswith("xl/media/") for member in archive.members)
    in_cells = "xl/cellimages.xml" in archive.members  # as WPS lays them into cells
    size = 0
    for part, xml in archive.xml_parts():
        try:
            found = survey(xml, part, archive.limits)
        except Refused as refused:
            raise Refused(_by_sheet(refused.message, part, archive)) from refused
        if _WORKSHEET.fullmatch(part) and b"sheetData" not in xml:
            # The parser would take what is no sheet for an empty one.
            raise Refused(say("file.damaged", detail=say("detail.part_unreadable", part=part)))
        size += len(xml)
        pictured = pictures and (in_cells or b"<drawing " in xml) and b"sheetData" in xml
        if found.uncached or found.hidden or pictured:
            told[part] = Unparsed(found.uncached, found.hidden, pictured)
    _check_strings(archive, size)
    for part, struck, noted in worn(archive):
        told[part] = attrs.evolve(told.get(part, NOTHING_UNPARSED), struck=struck, commented=noted)
    if not told:
        return {}
    return {index: told[part] for index, part in enumerate(part for _, part in sheets(archive)) if part in told}


def _by_sheet(message: Message, part: str, archive: Archive) -> Message:
    """The message with the sheet's name in place of its part's, which nobody has ever seen."""
    with contextlib.suppress(Refused):
        name = next((name for name, holder in sheets(archive) if holder == part), part)
        return Message(message.id, {**message.parameters, "part": name})
    return message


def sheets(archive: Archive) -> Iterator[tuple[str, str]]:
    """Each sheet of the workbook, in its order: its name and the part that holds it."""
    try:
        workbook = ElementTree.fromstring(archive.xml("xl/workbook.xml"))
        relations = ElementTree.fromstring(archive.xml("xl/_rels/workbook.xml.rels"))
    except (ElementTree.ParseError, LookupError, ValueError) as error:
        raise Refused(say("file.damaged", detail=say("detail.part_unreadable", part="xl/workbook.xml"))) from error
    targets = {relation.get("Id"): relation.get("Target", "") for relation in relations}
    for element in workbook.iter():
        if element.tag.rpartition("}")[2] == "sheet":
            relation = next((value for key, value in element.items() if key.endswith("}id")), "")
            target = targets.get(relation, "").replace("\\", "/")
            part = target[1:] if target.startswith("/") else normpath("xl/" + target)
            yield element.get("name", ""), part.lower()


def _check_strings(archive: Archive, size: int) -> None:
    """Refuse texts too long, and a shared text used so often that the cells together would fill the memory.

    The cheap bounds come first: hardly any workbook needs its references counted.
    """
    limits = archive.limits
    too_long = re.compile(rb">[^<]{%d}" % (limits.string + 1))
    if any(len(xml) > limits.string and too_long.search(xml) for xml in archive.parts.values()):
        raise Refused(say("file.long_string", limit=limits.string))
    strings, most = archive.parts.get("xl/sharedstrings.xml", b""), size // _SHORTEST_CELL
    if len(strings) * most <= limits.text or max(map(len, strings.split(b"<si"))) * most <= limits.text:
        return
    starts = [found.start() for found in _STRING.finditer(strings)]
    # A workbook may have no shared texts at all, and all of its texts in the sheets.
    lengths = [_length(strings[a:b]) for a, b in pairwise([*starts, len(strings)])]
    used: Counter[int] = Counter()
    for _, xml in archive.xml_parts():
        if b"sheetData" in xml:
            used.update(map(int, _REFERENCE.findall(xml)))
    if sum(lengths[index] * often for index, often in used.items() if index < len(lengths)) > limits.text:
        raise Refused(say("file.too_much_text", limit=limits.text))


def _length(item: bytes) -> int:
    """Characters of one shared string, its markup left out."""
    return sum(len(run.decode("utf-8", "replace")) for run in _TEXT_RUN.findall(item))
