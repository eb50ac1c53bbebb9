"""The quiet traps of workbooks: formulas nobody calculated, errors, chart sheets, styles of writing XML."""

import io

import openpyxl
import pytest
import xlsxwriter
import xlwt

from edu_compliance.model.message import say
from edu_compliance.reading.workbook import open_grids
from tests.hostile.corpus import MAIN, sheet, with_parts, workbook


def rows_of(content: bytes) -> list[list[str]]:
    return open_grids("a", content).grids[0].rows


def test_leading_blank_rows_and_columns_stay() -> None:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        book.add_worksheet().write("C3", "语文")
    assert rows_of(out.getvalue()) == [["", "", ""], ["", "", ""], ["", "", "语文"]]


def test_formulas_without_a_result_are_listed() -> None:
    book = openpyxl.Workbook()
    book.active["B2"] = "=A1"  # type: ignore[index]
    book.active["C2"] = "语文"  # type: ignore[index]
    book.create_sheet("二")["A1"] = "=B1"
    out = io.BytesIO()
    book.save(out)
    grids = open_grids("a", out.getvalue()).grids
    assert [grid.uncached for grid in grids] == [((1, 1),), ((0, 0),)]
    assert grids[0].rows[1] == ["", "", "语文"]


@pytest.mark.parametrize(
    ("cell", "known"),
    [
        (b'<c r="B1"><f>A1</f></c>', False),
        (b'<c r="B1"><f>A1</f><v></v></c>', False),
        (b'<c r="B1"><f>A1</f><v/></c>', False),
        (b'<c r="B1"><f t="shared" si="0"/></c>', False),
        (b'<c r="B1" t="str"><f>A1</f></c>', False),
        (b'<c r="B1" t="e"><f>A1</f><v>#REF!</v></c>', False),
        (b'<c r="B1" t="e"><v>#N/A</v></c>', False),
        (b'<c r="B1" t="str"><f>A1</f><v></v></c>', True),
        (b'<c r="B1" t="str"><f>A1</f><v>\xe4\xbd\x93</v></c>', True),
        (b'<c r="B1" t="s"><f>A1</f><v>0</v></c>', True),
        (b'<c r="B1"><f>A1</f><v>3</v></c>', True),
    ],
)
@pytest.mark.parametrize("rest", [b"", b'<c r="AAA1"><v>1</v></c>'], ids=["near", "walked"])
def test_which_results_are_known(cell: bytes, known: bool, rest: bytes) -> None:
    (grid,) = open_grids("a", sheet(b'<row r="1">' + cell + rest + b"</row>")).grids
    assert grid.uncached == (() if known else ((0, 1),))


def test_uncached_cells_belong_to_their_sheet_whatever_the_parts_are_called() -> None:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        chart = book.add_chart({"type": "bar"})
        chart.add_series({"values": "=a!$B$1:$B$2"})
        book.add_chartsheet("图").set_chart(chart)
        for name in "ab":
            book.add_worksheet(name).write("A1", name)
    content = with_parts(
        out.getvalue(),
        {"xl/worksheets/sheet2.xml": lambda xml: xml.replace(b"</row>", b'<c r="B1"><f>A1</f></c></row>')},
    )
    opened = open_grids("a", content)
    assert [(grid.sheet, grid.uncached) for grid in opened.grids] == [("a", ()), ("b", ((0, 1),))]
    assert opened.notices == (say("workbook.sheet_without_cells", sheet="图"),)


def test_an_old_workbooks_formulas_and_errors() -> None:
    out = io.BytesIO()
    book = xlwt.Workbook()
    page = book.add_sheet("旧")
    page.write(0, 0, "语文")
    page.write(1, 1, xlwt.Formula("A1"))
    page.row(2).set_cell_error(2, 0x17)
    page.row(3).set_cell_boolean(3, True)
    page.write(4, 4, 0.5)
    page.visibility = 1
    book.add_sheet("新")
    book.save(out)
    grids = open_grids("a", out.getvalue()).grids
    assert [(grid.sheet, grid.visible) for grid in grids] == [("旧", False), ("新", True)]
    assert grids[0].uncached == ((1, 1), (2, 2))
    assert [row[number] for number, row in enumerate(grids[0].rows)] == ["语文", "", "", "TRUE", "0.5"]


def test_rich_and_inline_texts_are_whole_and_phonetics_left_out() -> None:
    rows = (
        b'<row r="1"><c r="A1" t="inlineStr"><is><r><t>\xe4\xbd\x93</t></r><r><t>\xe8\x82\xb2</t></r>'
        b'<rPh sb="0" eb="1"><t>ti</t></rPh></is></c><c r="B1" t="s"><v>0</v></c></row>'
    )
    strings = (
        b'<sst xmlns="' + MAIN + b'"><si><r><t>\xe9\x9f\xb3</t></r><r><t>\xe4\xb9\x90</t></r>'
        b'<rPh sb="0" eb="1"><t>yin</t></rPh></si></sst>'
    )
    assert rows_of(with_parts(sheet(rows), {"xl/sharedStrings.xml": strings})) == [["体育", "音乐"]]


def test_strict_open_xml_reads_alike() -> None:
    def strict(xml: bytes) -> bytes:
        return xml.replace(MAIN, b"http://purl.oclc.org/ooxml/spreadsheetml/main").replace(
            b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        )

    names = ("xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml")
    changed = with_parts(workbook(), dict.fromkeys(names, strict))
    assert rows_of(changed) == rows_of(workbook())


def test_a_large_register_is_no_attack() -> None:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "constant_memory": False}) as book:
        page = book.add_worksheet()
        for row in range(3000):
            for column in range(20):
                page.write(row, column, f"第{row % 97}组" if column % 2 else row)
    rows = rows_of(out.getvalue())
    assert (len(rows), rows[2999][:2]) == (3000, ["2999", "第89组"])


def test_large_sheets_without_shared_texts() -> None:
    cells = b"".join(
        b'<row r="%d"><c r="A%d" t="inlineStr"><is><t>%s</t></is></c></row>' % (n, n, "语文".encode() * 40)
        for n in range(1, 9000)
    )
    content = with_parts(sheet(cells), {"xl/sharedStrings.xml": b'<sst xmlns="' + MAIN + b'"/>'})
    assert rows_of(content)[8998] == ["语文" * 40]


def test_a_picture_inside_does_not_matter() -> None:
    content = with_parts(workbook(), {"xl/media/image1.png": b"\x89PNG" + bytes(range(256)) * 4000})
    assert rows_of(content) == [["语文0"], ["语文1"], ["语文2"]]


def test_comments_are_said_whatever_program_wrote_them() -> None:
    book, out = openpyxl.Workbook(), io.BytesIO()
    book.active["B2"] = "音乐"  # type: ignore[index]
    book.active["B2"].comment = openpyxl.comments.Comment("双周上美术", "教务处")  # type: ignore[index]
    book.save(out)  # its comments stand in a folder of their own
    assert say("grid.comments", cells=("B2",), count=1) in open_grids("a", out.getvalue()).grids[0].notices
