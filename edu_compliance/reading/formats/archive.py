"""Zip containers, opened with distrust: every member is inflated once, within bounds, and held for whoever reads it."""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator

import attrs

from edu_compliance.model.message import say
from edu_compliance.reading.refusal import Limits, Refused, inflates_too_far

_XML_NAMES = (".xml", ".rels", ".vml")
_SIZES = struct.Struct("<HH")
_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


@attrs.frozen
class Archive:
    """A zip file's directory, checked against the limits as it declares itself."""

    content: bytes
    members: dict[str, zipfile.ZipInfo]
    """By name, with forward slashes and in lower case, as office programs find them."""
    limits: Limits
    parts: dict[str, bytes]
    """What has been inflated so far, by the same names."""

    def xml_parts(self) -> Iterator[tuple[str, bytes]]:
        """Every XML part with its bytes; raises Refused where one is not what it declares."""
        for name in self.members:
            if name.endswith(_XML_NAMES):
                yield name, self.xml(name)

    def xml(self, name: str) -> bytes:
        """The XML part of that name; raises Refused where it is missing, lies, or declares entities."""
        known = self.parts.get(name)
        if known is None:
            known = self.parts[name] = self.inflate(name)
            _refuse_entities(known, name)
        return known

    def inflate(self, name: str) -> bytes:
        """The bytes of a member, held to its declared size; raises Refused where they differ or it is missing."""
        member = self.members.get(name)
        if member is None:
            raise Refused(say("file.damaged", detail=say("detail.part_missing", part=name)))
        content, start = self.content, member.header_offset
        if content[start : start + 4] != b"PK\x03\x04" or len(content) < start + 30:
            raise Refused(say("file.damaged", detail=say("detail.part_unreadable", part=name)))
        name_size, extra_size = _SIZES.unpack_from(content, start + 26)
        start += 30 + name_size + extra_size
        packed = content[start : start + member.compress_size]
        if len(packed) != member.compress_size:
            raise Refused(say("file.damaged", detail=say("detail.cut_off")))
        if member.compress_type == zipfile.ZIP_STORED:
            data = packed
        elif member.compress_type == zipfile.ZIP_DEFLATED:
            data = _inflate(packed, member.file_size, name)
        else:
            raise Refused(say("file.damaged", detail=say("detail.part_unreadable", part=name)))
        if len(data) != member.file_size or zlib.crc32(data) != member.CRC:
            raise Refused(say("file.damaged", detail=say("detail.part_unreadable", part=name)))
        return data


def open_archive(content: bytes, limits: Limits) -> Archive:
    """The directory of a zip file; raises Refused where it is damaged, encrypted, or declares too much."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as directory:
            listed = directory.infolist()
    except (zipfile.BadZipFile, ValueError, OverflowError, NotImplementedError, UnicodeDecodeError) as error:
        raise Refused(say("file.damaged", detail=say("detail.cut_off"))) from error
    if len(listed) > limits.entries:
        raise Refused(say("file.too_many_entries", entries=len(listed), limit=limits.entries))
    total, members = 0, {}
    for member in listed:
        size = member.file_size
        total += size
        name = member.filename.replace("\\", "/").lower()
        if member.flag_bits & 1:
            raise Refused(say("file.zip_encrypted"))
        if name in members:
            raise Refused(say("file.damaged", detail=say("detail.part_twice", part=name)))
        if (name.endswith(_XML_NAMES) and size > limits.part_size) or total > limits.inflated_size:
            raise Refused(inflates_too_far(limits.inflated_size))
        if size > limits.small_part and size > limits.ratio * max(member.compress_size, 1):
            raise Refused(say("file.packed_too_tightly", part=name, ratio=size // max(member.compress_size, 1)))
        members[name] = member
    return Archive(content=content, members=members, limits=limits, parts={})


def _inflate(packed: bytes, declared: int, name: str) -> bytes:
    """At most one byte more than declared, so that a bomb is noticed and never unfolds."""
    try:
        return zlib.decompressobj(-15).decompress(packed, declared + 1)
    except zlib.error as error:
        raise Refused(say("file.damaged", detail=say("detail.part_unreadable", part=name))) from error


def _refuse_entities(xml: bytes, name: str) -> None:
    """Entities are never expanded, so a part that declares any is refused; so is one in an encoding that hides them."""
    if b"!" in xml and _DOCTYPE.search(xml):
        raise Refused(say("file.xml_entities", part=name))
    if b"\0" in xml[:400]:
        raise Refused(say("file.damaged", detail=say("detail.part_unreadable", part=name)))
