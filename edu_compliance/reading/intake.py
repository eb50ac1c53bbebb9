"""What a file is, by its content and never by its extension; what cannot be read is refused with a way out."""

import enum
import re

import attrs

from edu_compliance.model.message import say
from edu_compliance.reading.formats.archive import Archive, open_archive
from edu_compliance.reading.formats.biff import is_encrypted
from edu_compliance.reading.formats.ole import open_container
from edu_compliance.reading.refusal import Limits, Refusal, Refused, too_large

__all__ = ["Format", "Limits", "Recognised", "Refusal", "Refused", "examine", "recognise"]


class Format(enum.Enum):
    """What can be read. The first seven come out of `workbook.open_grids`; the rest have readers of their own."""

    XLSX = "xlsx"
    """.xlsx, .xlsm and their templates."""
    XLS = "xls"
    """Excel 95 to 2003 and WPS .et."""
    ODS = "ods"
    """OpenDocument, zipped or flat."""
    DELIMITED = "delimited"
    """CSV, TSV and their kin."""
    HTML = "html"
    SPREADSHEETML = "spreadsheetml"
    """Excel 2003 XML."""
    DOCX = "docx"
    CSES = "cses"
    """CSES version 1 or 2 (YAML)."""
    JSON = "json"
    """ClassIsland and other timetable programs."""


@attrs.frozen
class Recognised:
    """A file whose format is known, with what was unpacked on the way."""

    format: Format
    archive: Archive | None = None
    """The zip container, for those formats that are one."""
    text: str = ""
    """The decoded text, for those formats that are text."""
    records: bytes = b""
    """The workbook's stream, for .xls."""
    encrypted: bool = False
    """An OLE2 or OOXML file that needs a password before anything else can be told."""


_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BEGINNINGS = (
    (b"%PDF-", "file.pdf"),
    (b"\xff\xd8\xff", "file.picture"),
    (b"\x89PNG\r\n\x1a\n", "file.picture"),
    (b"GIF8", "file.picture"),
    (b"BM", "file.picture"),
    (b"II*\0", "file.picture"),
    (b"MM\0*", "file.picture"),
    (b"Rar!\x1a\x07", "file.packed"),
    (b"7z\xbc\xaf\x27\x1c", "file.packed"),
    (b"\x1f\x8b", "file.packed"),
    (b"BZh", "file.packed"),
    (b"\xfd7zXZ", "file.packed"),
    (b"\x09\x00\x04\x00", "file.workbook_before_95"),
    (b"\x09\x02\x06\x00", "file.workbook_before_95"),
    (b"\x09\x04\x06\x00", "file.workbook_before_95"),
    (b"{\\rtf", "file.old_word"),
    (b"ID;P", "file.sylk"),
    (b"SQLite format 3\0", "file.program_data"),
    (b"MZ", "file.program"),
    (b"\x7fELF", "file.program"),
)
_OLE_CONTENTS = (
    ("EncryptedPackage", None),
    ("Workbook", Format.XLS),
    ("Book", Format.XLS),
    ("WordDocument", "file.old_word"),
    ("PowerPoint Document", "file.presentation"),
    ("__properties_version1.0", "file.mail"),
)
_TEXT_MARK = re.compile(r"<\s*(?:!doctype\s+html|html|table|body|meta|head)\b", re.IGNORECASE)
_JSON = re.compile(r"""\{\s*(?:["}]|$)|\[\s*(?:[\[{"\]]|[-0-9.]+\s*,|$)""")
"""How an object or a list begins; [三年级1班]课程表 over a table is neither."""
_CSES = re.compile(r"^version\s*:\s*['\"]?[0-9]", re.MULTILINE)
_CSES_SCHEDULES = re.compile(r"^schedules\s*:", re.MULTILINE)
_BIG5 = re.compile(rb"charset=[\"']?\s*big5", re.IGNORECASE)
_CONTROLS = re.compile("[\x00-\x08\x0e-\x19\x1b-\x1f\x7f\ufffe\uffff]")


def examine(name: str, content: bytes, limits: Limits | None = None) -> Format | Refusal:
    """The format of a file, or why it cannot be read; an encrypted one counts as .xlsx or .xls until it is opened."""
    try:
        return recognise(name, content, limits or Limits()).format
    except Refused as refused:
        return Refusal(refused.message)


def recognise(name: str, content: bytes, limits: Limits) -> Recognised:
    """What a file is, by its content; `name` only tells apart what no content can. Raises Refused."""
    if not content.strip(b"\0\t\n\r "):
        raise Refused(say("file.empty" if not content else "file.blank"))
    if len(content) > limits.file_size:
        raise Refused(too_large(len(content), limits.file_size))
    if content.startswith(b"PK"):
        return _recognise_archive(open_archive(content, limits))
    if content.startswith(_OLE):
        return _recognise_ole(content)
    for beginning, message in _BEGINNINGS:
        if content.startswith(beginning):
            raise Refused(say(message))
    if content[4:8] == b"ftyp" or (content[:4] == b"RIFF" and content[8:12] == b"WEBP"):
        raise Refused(say("file.picture"))
    if content[:200].lstrip().startswith(b"MIME-Version:"):
        return _web_archive(content)
    if name.lower().endswith(".roz"):
        raise Refused(say("file.roz"))
    text = decode(content)
    # A file called .yaml that is no CSES gets a word of its own.
    return Recognised(Format.CSES, text=text) if name.lower().endswith((".yaml", ".yml")) else _recognise_text(text)


def decode(content: bytes) -> str:
    """Text in UTF-8, UTF-16 or GB18030, by its byte order mark or by trying; raises Refused where it is no text."""
    for encoding in _encodings(content):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _CONTROLS.search(text[:100_000]) is None:
            return text.lstrip("\ufeff").rstrip("\x1a")
    raise Refused(say("file.unknown"))


def _encodings(content: bytes) -> tuple[str, ...]:
    if content.startswith((b"\xff\xfe\0\0", b"\0\0\xfe\xff")):
        return ("utf-32",)
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return ("utf-16",)
    head = content[:2000]
    if _BIG5.search(head):
        return ("big5hkscs", "utf-8", "gb18030")
    if head[1::2].count(0) > len(head) // 8:
        return ("utf-16-le",)
    if head[::2].count(0) > len(head) // 8:
        return ("utf-16-be",)
    return ("utf-8", "gb18030")


def _recognise_archive(archive: Archive) -> Recognised:
    members = archive.members
    if "xl/workbook.xml" in members:
        return Recognised(Format.XLSX, archive)
    if "word/document.xml" in members:
        return Recognised(Format.DOCX, archive)
    if "content.xml" in members:
        kind = archive.inflate("mimetype") if "mimetype" in members else b""
        if b"spreadsheet" in kind or not kind:
            return Recognised(Format.ODS, archive)
        raise Refused(say("file.other_document"))
    for member, message in (
        ("xl/workbook.bin", "file.binary_workbook"),
        ("ppt/presentation.xml", "file.presentation"),
        ("index/document.iwa", "file.numbers"),
    ):
        if member in members:
            raise Refused(say(message))
    raise Refused(say("file.packed"))


def _recognise_ole(content: bytes) -> Recognised:
    """By the names of the streams at the root."""
    container = open_container(content)
    for stream, found in _OLE_CONTENTS:
        if stream not in container.names:
            continue
        if isinstance(found, str):
            raise Refused(say(found))
        if found is None:
            return Recognised(Format.XLSX, encrypted=True)
        records = container.stream(stream)
        return Recognised(Format.XLS, records=records, encrypted=is_encrypted(records))
    raise Refused(say("file.unknown_ole"))


def _web_archive(content: bytes) -> Recognised:
    """The pages inside a .mht, as Excel's 单个文件网页 has them."""
    import email
    import email.policy

    try:
        parts = list(email.message_from_bytes(content, policy=email.policy.default).walk())
    except RecursionError as error:  # Parts in parts in parts, which no office program saves.
        raise Refused(say("file.nested_too_deeply", part="MHTML")) from error
    pages = []
    for part in parts:
        if part.get_content_type() == "text/html" and isinstance(page := part.get_payload(decode=True), bytes):
            pages.append(decode(page))
    if not pages:
        raise Refused(say("file.page_without_tables"))
    return Recognised(Format.HTML, text="\n".join(pages))


def _recognise_text(text: str) -> Recognised:
    head = text[:4096].lstrip()
    if _JSON.match(head):
        return Recognised(Format.JSON, text=text)
    if head.startswith(("<?xml", "<")):
        if "urn:schemas-microsoft-com:office:spreadsheet" in head and "<html" not in head.lower():
            return Recognised(Format.SPREADSHEETML, text=text)
        if "office:document" in head:
            return Recognised(Format.ODS, text=text)
        if "Word.Document" in head:
            raise Refused(say("file.old_word"))
        if _TEXT_MARK.search(head) or _TEXT_MARK.search(text):
            return Recognised(Format.HTML, text=text)
        raise Refused(say("file.other_xml"))
    if _TEXT_MARK.search(head):
        return Recognised(Format.HTML, text=text)
    if _CSES_SCHEDULES.search(text) and _CSES.search(text):
        return Recognised(Format.CSES, text=text)
    return Recognised(Format.DELIMITED, text=text)
