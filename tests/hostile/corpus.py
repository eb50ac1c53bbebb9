"""Files that should not have been handed in, made by code: each with the message it must be refused with."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping

import msoffcrypto
import xlsxwriter
import xlwt

from edu_compliance.reading.formats.ole import open_container

MAIN = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def workbook(cells: int = 3) -> bytes:
    """An honest small .xlsx."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet("三2")
        for number in range(cells):
            sheet.write(number, 0, f"语文{number}")
    return out.getvalue()


def with_parts(content: bytes, changed: Mapping[str, bytes | Callable[[bytes], bytes]]) -> bytes:
    """A zip file with some of its parts replaced, changed, or added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in [*old.namelist(), *(name for name in changed if name not in old.namelist())]:
            change = changed.get(name, lambda data: data)
            new.writestr(name, change if isinstance(change, bytes) else change(old.read(name)))
    return out.getvalue()


def sheet(rows: bytes, head: bytes = b"", tail: bytes = b"", declaration: bytes = b"") -> bytes:
    """An .xlsx whose sheet holds these rows."""
    xml = b'<?xml version="1.0"?>' + declaration + b'<worksheet xmlns="' + MAIN + b'">' + head
    return with_parts(
        workbook(), {"xl/worksheets/sheet1.xml": xml + b"<sheetData>" + rows + b"</sheetData>" + tail + b"</worksheet>"}
    )


def far(address: bytes, *, value: bytes = b"<v>1</v>", attributes: bytes = b"") -> bytes:
    """Values at A1 and far out."""
    row = b"".join(byte for byte in (bytes([b]) for b in address) if byte.isdigit())
    return sheet(
        b'<row r="1"><c r="A1"><v>1</v></c></row><row r="'
        + row
        + b'"><c r="'
        + address
        + b'"'
        + attributes
        + b">"
        + value
        + b"</c></row>"
    )


def xls(*cells: tuple[int, int], sheets: int = 1) -> bytes:
    """An .xls with values at these cells."""
    out = io.BytesIO()
    book = xlwt.Workbook()
    for number in range(sheets):
        page = book.add_sheet(f"s{number}")
        for row, column in cells:
            page.write(row, column, 1)
    book.save(out)
    return out.getvalue()


def xls_claiming(kind: int, claim: bytes, at: int) -> bytes:
    """An .xls whose record of that kind claims something else from its byte `at` on."""
    content = xls((0, 0), (3, 3))
    stream = open_container(content).stream("Workbook")
    position = 0
    while (found := struct.unpack_from("<HH", stream, position))[0] != kind:
        position += 4 + found[1]
    start = content.index(stream[:64]) + position + 4 + at
    return content[:start] + claim + content[start + len(claim) :]


def bomb(size: int, *, declared: int | None = None) -> bytes:
    """A sheet that inflates to `size` bytes, and says it is `declared`."""
    packed = with_parts(workbook(), {"xl/worksheets/sheet1.xml": b" " * size})
    if declared is None:
        return packed
    return packed.replace(struct.pack("<L", size), struct.pack("<L", declared))


def opendocument(body: bytes) -> bytes:
    """An .ods with this inside its spreadsheet."""
    out = io.BytesIO()
    names = b"office table text"
    spaces = b" ".join(
        b'xmlns:%s="urn:oasis:names:tc:opendocument:xmlns:%s:1.0"' % (name, name) for name in names.split()
    )
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr(
            "content.xml",
            b"<office:document-content "
            + spaces
            + b"><office:body><office:spreadsheet>"
            + body
            + b"</office:spreadsheet></office:body></office:document-content>",
        )
    return out.getvalue()


def document(body: bytes) -> bytes:
    """A .docx with this body."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "word/document.xml",
            b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
            + body
            + b"</w:body></w:document>",
        )
    return out.getvalue()


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """A zip file of these members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def locked(*, spins: bytes | None = None) -> bytes:
    """An encrypted workbook, whose key may ask for this many rounds."""
    out = io.BytesIO()
    msoffcrypto.OfficeFile(io.BytesIO(workbook())).encrypt("钥匙", out)
    content = out.getvalue()
    return content if spins is None else content.replace(b'spinCount="100000"', b'spinCount="' + spins + b'"')


def twice(name: str) -> bytes:
    """A zip file with the same part in it two times."""
    content = bytearray(with_parts(workbook(), {name.replace("1", "9"): b"<worksheet/>"}))
    return bytes(content.replace(name.replace("1", "9").encode(), name.encode()))


_LAUGHS = b'<!DOCTYPE a [<!ENTITY a "haha"><!ENTITY b "' + b"&a;" * 100 + b'"><!ENTITY c "' + b"&b;" * 100 + b'">]>'
_FILE = b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
_LINE = b'<c t="s"><v>0</v></c>'
_DEEP = 50_000

REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "nothing": (lambda: b"", "file.empty"),
    "blanks": (lambda: b" \r\n\t" * 100, "file.blank"),
    "zeros": (lambda: bytes(5000), "file.blank"),
    "noise": (lambda: zlib.compress(bytes(range(256)) * 50)[2:], "file.unknown"),
    "too large": (lambda: b"a," * 26_000_000, "file.too_large"),
    "pdf": (lambda: b"%PDF-1.7\n...", "file.pdf"),
    "png": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(50), "file.picture"),
    "jpeg": (lambda: b"\xff\xd8\xff\xe0" + bytes(50), "file.picture"),
    "heic": (lambda: b"\0\0\0\x18ftypheic" + bytes(50), "file.picture"),
    "rar": (lambda: b"Rar!\x1a\x07\x01\0" + bytes(50), "file.packed"),
    "rtf": (lambda: b"{\\rtf1 \xd3\xef\xce\xc4}", "file.old_word"),
    "biff 4": (lambda: b"\x09\x04\x06\x00" + bytes(50), "file.workbook_before_95"),
    "program": (lambda: b"MZ\x90\0" + bytes(50), "file.program"),
    "other xml": (lambda: b"<?xml version='1.0'?><timetable/>", "file.other_xml"),
    "zip of other things": (lambda: zipped({"a.txt": b"x"}), "file.packed"),
    "xlsb": (lambda: zipped({"xl/workbook.bin": b"x"}), "file.binary_workbook"),
    "pptx": (lambda: zipped({"ppt/presentation.xml": b"<a/>"}), "file.presentation"),
    "odt": (
        lambda: zipped({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<a/>"}),
        "file.other_document",
    ),
    "cut off": (lambda: workbook()[:-300], "file.damaged"),
    "only the head": (lambda: workbook()[:40], "file.damaged"),
    "xls cut off": (lambda: xls((0, 0))[:700], "file.damaged"),
    "ole head": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "file.damaged"),
    "bomb": (lambda: bomb(60_000_000), "file.packed_too_tightly"),
    "bigger bomb": (lambda: bomb(120_000_000), "file.inflates_too_far"),
    "lying bomb": (lambda: bomb(50_000_000, declared=5_000), "file.damaged"),
    "many parts": (
        lambda: zipped({"xl/workbook.xml": b"", **{f"{n}": b"" for n in range(6000)}}),
        "file.too_many_entries",
    ),
    "a part twice": (lambda: twice("xl/worksheets/sheet1.xml"), "file.damaged"),
    "locked and cut off": (lambda: locked()[:4000], "file.damaged"),
    "far cell": (lambda: far(b"XFD1048576"), "file.far_cell"),
    "far text": (lambda: far(b"XFD1048576", value=b"<v>0</v>", attributes=b' t="s"'), "file.far_cell"),
    "far inline text": (
        lambda: far(b"XFD1048576", value=b"<is><t>a</t></is>", attributes=b' t="inlineStr"'),
        "file.far_cell",
    ),
    "far empty text": (lambda: far(b"XFD1048576", value=b"<v></v>", attributes=b' t="str"'), "file.far_cell"),
    "far formula": (lambda: far(b"XFD1048576", value=b"<f>A1</f><v>1</v>"), "file.far_cell"),
    "far row": (
        lambda: sheet(b'<row r="1"><c r="Z1"><v>1</v></c></row><row r="1048576"><c r="A1048576"><v>1</v></c></row>'),
        "file.far_cell",
    ),
    "far in lower case": (lambda: far(b"xfd1048576"), "file.far_cell"),
    "far in single quotes": (lambda: sheet(b"<row r='1048576'><c r='XFD1048576'><v>1</v></c></row>"), "file.far_cell"),
    "far with blanks": (lambda: sheet(b'<row r="1"><c t="n" r =\n"XFD1048576"><v>1</v></c></row>'), "file.far_cell"),
    "far with a prefix": (
        lambda: with_parts(
            workbook(),
            {
                "xl/worksheets/sheet1.xml": b'<x:worksheet xmlns:x="' + MAIN + b'"><x:sheetData><x:row r="1048576">'
                b'<x:c r="XFD1048576"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>'
            },
        ),
        "file.far_cell",
    ),
    "far without addresses": (lambda: sheet(b"<row/>" * 300_000 + b"<row>" + _LINE * 300 + b"</row>"), "file.far_cell"),
    "far row without cell addresses": (lambda: sheet(b'<row r="1048570">' + _LINE * 30 + b"</row>"), "file.far_cell"),
    "many merges": (
        lambda: sheet(
            b"",
            tail=b"<mergeCells>"
            + b"".join(b'<mergeCell ref="A%d:B%d"/>' % (n, n) for n in range(1, 100_000))
            + b"</mergeCells>",
        ),
        "file.too_many_merges",
    ),
    "vast merges": (
        lambda: sheet(
            b'<row r="999"><c r="ZZ999"><v>1</v></c></row>',
            tail=b"<mergeCells>" + b'<mergeCell ref="A1:XFD1048576"/>' * 50 + b"</mergeCells>",
        ),
        "file.too_many_merges",
    ),
    "long text": (
        lambda: with_parts(
            workbook(),
            {
                "xl/sharedStrings.xml": b'<sst xmlns="'
                + MAIN
                + b'"><si><t>'
                + "体".encode() * 200_000
                + b"</t></si></sst>"
            },
        ),
        "file.long_string",
    ),
    "long inline text": (
        lambda: sheet(b'<row r="1"><c r="A1" t="inlineStr"><is><t>' + b"a" * 200_000 + b"</t></is></c></row>"),
        "file.long_string",
    ),
    "one text used often": (
        lambda: with_parts(
            sheet(
                b"".join(b'<row r="%d">' % n + b'<c r="A%d" t="s"><v>0</v></c>' % n + b"</row>" for n in range(1, 5000))
            ),
            {"xl/sharedStrings.xml": b'<sst xmlns="' + MAIN + b'"><si><t>' + b"a" * 90_000 + b"</t></si></sst>"},
        ),
        "file.too_much_text",
    ),
    "laughs": (
        lambda: sheet(b'<row r="1"><c r="A1" t="inlineStr"><is><t>&c;</t></is></c></row>', declaration=_LAUGHS),
        "file.xml_entities",
    ),
    "a file asked for": (
        lambda: sheet(b'<row r="1"><c r="A1" t="inlineStr"><is><t>&x;</t></is></c></row>', declaration=_FILE),
        "file.xml_entities",
    ),
    "entities in utf-16": (
        lambda: with_parts(
            workbook(),
            {
                "xl/sharedStrings.xml": (
                    '<?xml version="1.0" encoding="UTF-16"?>' + _LAUGHS.decode() + "<sst/>"
                ).encode("utf-16")
            },
        ),
        "file.damaged",
    ),
    "truncated sheet": (
        lambda: with_parts(workbook(), {"xl/worksheets/sheet1.xml": lambda xml: xml[: len(xml) // 2]}),
        "file.damaged",
    ),
    "a sheet that is none": (
        lambda: with_parts(workbook(), {"xl/worksheets/sheet1.xml": b"<a>" * 5000}),
        "file.damaged",
    ),
    "no sheet": (lambda: with_parts(workbook(), {"xl/_rels/workbook.xml.rels": b"<Relationships/>"}), "file.damaged"),
    "unknown encoding": (
        lambda: with_parts(
            sheet(b'<row r="1048576"><c r="XFD1048576"/></row>'),
            {"xl/worksheets/sheet1.xml": lambda xml: xml.replace(b"?>", b' encoding="XFD"?>', 1)},
        ),
        "file.damaged",
    ),
    "encoding of two bytes": (
        lambda: with_parts(
            sheet(b'<row r="1048576"><c r="XFD1048576"/></row>'),
            {"xl/worksheets/sheet1.xml": lambda xml: xml.replace(b"?>", b' encoding="gb18030"?>', 1)},
        ),
        "file.damaged",
    ),
    "broken index": (lambda: sheet(b'<row r="1"><c r="A1" t="s"><v>999</v></c></row>'), "file.damaged"),
    "xls far cell": (lambda: xls((0, 0), (65535, 255)), "file.far_cell"),
    "xls claiming vast dimensions": (lambda: xls_claiming(0x0200, b"\xff\xff\xff\xff", 4), "file.damaged"),
    "xls claiming dimensions upside down": (lambda: xls_claiming(0x0200, b"\xff\0\0\0\1\0\0\0", 0), "file.damaged"),
    "xls claiming a billion texts": (lambda: xls_claiming(0x00FC, b"\xff\xff\xff\x3f", 4), "file.damaged"),
    "xls far in many sheets": (lambda: xls((0, 0), (9000, 200), sheets=9), "file.far_cell"),
    "ods far cell": (
        lambda: opendocument(
            b'<table:table table:name="o"><table:table-row table:number-rows-repeated="1048575"/>'
            b"<table:table-row>"
            b'<table:table-cell table:number-columns-repeated="16383"/>'
            b"<table:table-cell><text:p>a</text:p></table:table-cell>"
            b"</table:table-row></table:table>"
        ),
        "file.far_cell",
    ),
    "ods repeated": (
        lambda: opendocument(
            b"<table:table>"
            b'<table:table-row table:number-rows-repeated="1048575">'
            b'<table:table-cell table:number-columns-repeated="16383"><text:p>a</text:p></table:table-cell>'
            b"</table:table-row></table:table>"
        ),
        "file.far_cell",
    ),
    "ods deep": (
        lambda: opendocument(b"<table:table>" + b"<a>" * _DEEP + b"</a>" * _DEEP + b"</table:table>"),
        "file.damaged",
    ),
    "ods encrypted": (
        lambda: zipped(
            {
                "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
                "content.xml": b"\1\2",
                "META-INF/manifest.xml": b"<a:encryption-data/>",
            }
        ),
        "file.opendocument_encrypted",
    ),
    "docx without tables": (lambda: document(b"<w:p><w:r><w:t>a</w:t></w:r></w:p>"), "file.document_without_tables"),
    "page without tables": (lambda: b"<html><body><p>a</p></body></html>", "file.page_without_tables"),
    "deep page": (lambda: b"<div>" * _DEEP + b"<table><tr><td>1</td></tr></table>", "file.nested_too_deeply"),
    "deep web archive": (
        lambda: (
            b"MIME-Version: 1.0\r\n"
            + b"".join(b"Content-Type: multipart/mixed; boundary=%d\r\n\r\n--%d\r\n" % (n, n) for n in range(3_000))
        ),
        "file.nested_too_deeply",
    ),
    "page of huge spans": (
        lambda: b"<table>" + b"<tr><td colspan=1000 rowspan=60000>a</td></tr>" * 4000 + b"</table>",
        "file.too_many_cells",
    ),
    "long text in csv": (lambda: b'a,"' + b"x" * 150_000 + b'"\n', "file.long_string"),
    "wide csv": (lambda: b"," * 4_000_000 + b"a", "file.too_many_cells"),
    "spreadsheetml far": (
        lambda: (
            b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
            b'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">'
            b'<Worksheet ss:Name="a"><Table><Row ss:Index="900000000">'
            b'<Cell ss:Index="900"><Data ss:Type="String">a</Data></Cell></Row></Table></Worksheet></Workbook>'
        ),
        "file.far_cell",
    ),
    "spreadsheetml laughs": (
        lambda: (
            b'<?xml version="1.0"?>' + _LAUGHS + b'<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'
        ),
        "file.xml_entities",
    ),
    "encrypted": (locked, "file.encrypted"),
    "encrypted for years": (lambda: locked(spins=b"999999999"), "file.encrypted_strangely"),
    "asc": (lambda: b"\x01\x02roz" + bytes(range(60)), "file.unknown"),
}

READ: dict[str, Callable[[], bytes]] = {
    "styled empty cells far out": lambda: far(b"XFD1048576", value=b"", attributes=b' s="1"'),
    "self-closed cells far out": lambda: sheet(
        b'<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576" s="1"/></row>'
    ),
    "a lying dimension": lambda: sheet(
        b'<row r="1"><c r="A1"><v>1</v></c></row>', head=b'<dimension ref="A1:XFD1048576"/>'
    ),
    "a vast merge": lambda: sheet(
        b'<row r="1"><c r="A1"><v>1</v></c></row>',
        tail=b'<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>',
    ),
    "a deep sheet": lambda: sheet(b"<row r='1'><c r='A1'><v>1</v></c></row>" + b"<x>" * 150 + b"</x>" * 150),
    "tables in tables": lambda: b"<table><tr><td>" * 60 + b"1",
    "rowspan without end": lambda: b"<table><tr><td rowspan=999999999>1</td></tr></table>",
    "a word table of vast spans": lambda: document(
        b"<w:p/><w:tbl><w:tr><w:tc>"
        b"<w:tcPr><w:gridSpan w:val='999999999'/></w:tcPr><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    ),
}
"""Odd, but to be read: each holds the text 1 at A1."""
