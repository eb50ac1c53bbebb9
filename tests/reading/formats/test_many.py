"""The same timetable in every format comes out as the same grid."""

import datetime
import io

import docx
import msoffcrypto
import pytest
import xlsxwriter
import xlwt
from docx.enum.text import WD_BREAK
from odf import office, style, table, text
from odf.opendocument import OpenDocumentSpreadsheet

from edu_compliance.model.message import say
from edu_compliance.reading.grid import Grid
from edu_compliance.reading.intake import Format, Refused, recognise
from edu_compliance.reading.refusal import Limits
from edu_compliance.reading.workbook import open_grids

ROWS = [
    ["三（2）班课程表", "", "", ""],
    ["", "", "星期一", "星期二"],
    ["上午", "1", "语文", "体育\n王老师"],
    ["", "2", "数学", "音乐"],
]
MERGES = ((0, 0, 0, 3), (2, 0, 3, 0))


def padded(grid: Grid) -> list[list[str]]:
    """The grid's rows, all of the same length."""
    width = max(map(len, grid.rows))
    return [row + [""] * (width - len(row)) for row in grid.rows]


def values() -> list[list[object]]:
    return [[int(cell) if cell.isdigit() else cell for cell in row] for row in ROWS]


def xlsx(*, hidden: bool = False) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet("三2")
        for number, row in enumerate(values()):
            for column, cell in enumerate(row):
                if cell != "":
                    sheet.write(number, column, cell)
        sheet.merge_range("A1:D1", ROWS[0][0])
        sheet.merge_range("A3:A4", ROWS[2][0])
        if hidden:
            book.add_worksheet("看").write("A1", "看")
            book.worksheets()[1].activate()
            sheet.hide()
    return out.getvalue()


def xls() -> bytes:
    out = io.BytesIO()
    book = xlwt.Workbook()
    sheet = book.add_sheet("三2")
    for number, row in enumerate(values()):
        for column, cell in enumerate(row):
            if cell != "":
                sheet.write(number, column, cell)
    sheet.merge(0, 0, 0, 3)
    sheet.merge(2, 3, 0, 0)
    book.save(out)
    return out.getvalue()


def ods_cell(words: object, **attributes: object) -> table.TableCell:
    if isinstance(words, int):
        cell = table.TableCell(valuetype="float", value=str(words), **attributes)
    else:
        cell = table.TableCell(**({"valuetype": "string"} if words else {}), **attributes)
    for line in str(words).split("\n"):
        cell.addElement(text.P(text=line))
    return cell


def ods(*, hidden: bool = False) -> bytes:
    document = OpenDocumentSpreadsheet()
    look = style.Style(name="ta1", family="table")
    look.addElement(style.TableProperties(display="false" if hidden else "true"))
    document.automaticstyles.addElement(look)
    sheet = table.Table(name="三2", stylename="ta1")
    document.spreadsheet.addElement(sheet)
    spans = {(top, left): (bottom - top + 1, right - left + 1) for top, left, bottom, right in MERGES}
    for number, row in enumerate(values()):
        line = table.TableRow()
        for column, cell in enumerate(row):
            covered = any(
                top <= number <= bottom and left <= column <= right and (number, column) != (top, left)
                for top, left, bottom, right in MERGES
            )
            if covered:
                line.addElement(table.CoveredTableCell())
            else:
                down, right = spans.get((number, column), (1, 1))
                line.addElement(ods_cell(cell, numberrowsspanned=str(down), numbercolumnsspanned=str(right)))
        line.addElement(table.TableCell(numbercolumnsrepeated="16380"))
        sheet.addElement(line)
    blank = table.TableRow(numberrowsrepeated="1048572")
    blank.addElement(table.TableCell(numbercolumnsrepeated="16384"))
    sheet.addElement(blank)
    out = io.BytesIO()
    document.write(out)
    return out.getvalue()


def html(encoding: str = "gb18030") -> bytes:
    return (
        (
            f'<html><head><meta http-equiv=Content-Type content="text/html; charset={encoding}"></head><body>'
            "<table><tr><td colspan=4> 三（2）班课程表 </td></tr>"
            "<tr><td>&nbsp;</td><td></td><th>星期一</th><th>星期二</th></tr>"
            "<tr><td rowspan=2>上午</td><td>1</td><td>语文</td><td>体育<br>王老师</td></tr>"
            "<tr><td>2</td><td>数\n学</td><td><b>音</b>乐</td></tr></table></body></html>"
        )
        .replace("数\n学", "数学")
        .encode(encoding)
    )


def spreadsheetml() -> bytes:
    return """<?xml version="1.0" encoding="UTF-8"?>
<?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
 <Worksheet ss:Name="三2"><Table>
  <Row><Cell ss:MergeAcross="3"><Data ss:Type="String">三（2）班课程表</Data></Cell></Row>
  <Row><Cell ss:Index="3"><Data ss:Type="String">星期一</Data></Cell>
   <Cell><Data ss:Type="String">星期二</Data></Cell></Row>
  <Row ss:Index="3"><Cell ss:MergeDown="1"><Data ss:Type="String">上午</Data></Cell>
   <Cell><Data ss:Type="Number">1</Data></Cell>
   <Cell><Data ss:Type="String">语文</Data></Cell><Cell><Data ss:Type="String">体育&#10;王老师</Data></Cell></Row>
  <Row><Cell ss:Index="2"><Data ss:Type="Number">2.0</Data></Cell><Cell><Data ss:Type="String">数学</Data></Cell>
   <Cell><Data ss:Type="String">音乐</Data></Cell></Row>
 </Table></Worksheet></Workbook>""".encode()


def word() -> bytes:
    document = docx.Document()
    document.add_paragraph(ROWS[0][0])
    body = document.add_table(rows=3, cols=4)
    for number, row in enumerate(ROWS[1:]):
        for column, cell in enumerate(row):
            body.cell(number, column).text = cell
    body.cell(1, 0).merge(body.cell(2, 0)).text = "上午"
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def csv(delimiter: str, encoding: str) -> bytes:
    lines = (delimiter.join(f'"{cell}"' if "\n" in cell else cell for cell in row) for row in ROWS)
    return "\r\n".join(lines).encode(encoding)


WRITTEN = {
    "xlsx": (xlsx(), Format.XLSX),
    "xls": (xls(), Format.XLS),
    "ods": (ods(), Format.ODS),
    "html in gb18030": (html(), Format.HTML),
    "html in utf-8": (html("utf-8"), Format.HTML),
    "spreadsheetml": (spreadsheetml(), Format.SPREADSHEETML),
    "docx": (word(), Format.DOCX),
    "csv in utf-8": (csv(",", "utf-8"), Format.DELIMITED),
    "csv with bom": (csv(",", "utf-8-sig"), Format.DELIMITED),
    "csv in gb18030": (csv(",", "gb18030"), Format.DELIMITED),
    "tsv in utf-16": (csv("\t", "utf-16"), Format.DELIMITED),
    "tsv in utf-16-le without bom": (csv("\t", "utf-16-le"), Format.DELIMITED),
    "semicolons": (csv(";", "utf-8"), Format.DELIMITED),
}


@pytest.mark.parametrize("name", WRITTEN)
@pytest.mark.parametrize("extension", ["xlsx", "xls", "csv", "et", "无"])
def test_the_extension_decides_nothing(name: str, extension: str) -> None:
    content, expected = WRITTEN[name]
    opened = open_grids(f"表.{extension}", content)
    assert opened.format is expected
    (grid,) = opened.grids
    assert padded(grid) == ROWS
    assert grid.visible
    assert grid.notices == ()
    if expected is Format.DELIMITED:
        assert (grid.sheet, grid.merges) == ("表", ())
    else:
        assert grid.merges == MERGES
        assert grid.sheet == ("表1" if expected in (Format.HTML, Format.DOCX) else "三2")


def test_hidden_sheets_are_read_and_marked() -> None:
    assert [grid.visible for grid in open_grids("a", xlsx(hidden=True)).grids] == [False, True]
    assert [grid.visible for grid in open_grids("a", ods(hidden=True)).grids] == [False]


def test_an_encrypted_workbook_opens_by_one_of_the_passwords() -> None:
    locked = io.BytesIO()
    msoffcrypto.OfficeFile(io.BytesIO(xlsx())).encrypt("钥匙", locked)
    opened = open_grids("a.xlsx", locked.getvalue(), ("错", "钥匙"))
    assert padded(opened.grids[0]) == ROWS
    with pytest.raises(Refused) as refused:
        open_grids("a.xlsx", locked.getvalue())
    assert refused.value.message.id == "file.encrypted"
    with pytest.raises(Refused) as refused:
        open_grids("a.xlsx", locked.getvalue(), ("错", "再错"))
    assert refused.value.message == say("file.wrong_password", tried=2)
    assert recognise("a.xlsx", locked.getvalue(), Limits()).encrypted


def test_excels_own_password_needs_nobody() -> None:
    locked = io.BytesIO()
    msoffcrypto.OfficeFile(io.BytesIO(xlsx())).encrypt("VelvetSweatshop", locked)
    assert padded(open_grids("a.xlsx", locked.getvalue()).grids[0]) == ROWS


def test_word_keeps_what_stands_between_and_after_tables() -> None:
    document = docx.Document()
    document.add_paragraph("一1班").add_run().add_break(WD_BREAK.LINE)
    document.add_table(1, 2).cell(0, 0).text = "甲"
    document.add_paragraph("一2班")
    outer = document.add_table(1, 3)
    outer.cell(0, 0).text = "乙"
    outer.cell(0, 2).add_table(1, 1).cell(0, 0).text = "丙"
    document.add_paragraph("注：单周上音乐，双周上美术")
    out = io.BytesIO()
    document.save(out)
    grids = open_grids("a.docx", out.getvalue()).grids
    assert [grid.sheet for grid in grids] == ["表1", "表2"]
    assert padded(grids[0])[:2] == [["一1班", ""], ["甲", ""]]
    note = "注：单周上音乐，双周上美术"
    assert padded(grids[1]) == [["一2班", "", ""], ["乙", "", "丙"], [note, "", ""]], "a small table is a cell's lines"
    assert (0, 0, 0, 1) in grids[0].merges


def test_a_note_belongs_to_the_table_it_stands_under() -> None:
    document = docx.Document()
    for name in ("三（1）班", "三（2）班"):
        document.add_paragraph(f"{name}课程表")
        document.add_table(1, 1).cell(0, 0).text = "语文"
        document.add_paragraph(f"备注：{name}单周上音乐，双周上美术")
        document.add_paragraph("注: 劳动课带工具")
    out = io.BytesIO()
    document.save(out)
    page = "".join(f"<p>{n}课程表</p><table><tr><td>语文</table><p>备注：{n}单周上音乐</p>" for n in ("甲班", "乙班"))
    for grids in (open_grids("a.docx", out.getvalue()).grids, open_grids("a.xls", page.encode()).grids):
        assert ["课程表" in grid.rows[0][0] for grid in grids] == [True, True]
        assert all(grid.rows[2][0].startswith("备注：" + grid.rows[0][0][:2]) for grid in grids)


def test_pages_name_their_tables_by_caption_and_heading() -> None:
    page = """<h2>三（1）班</h2><p>班主任：王</p><table><tr><td>甲</table>
    <table><caption>三（2）班</caption><tr><td rowspan=0>乙<td>丙<tr><td>丁</table>
    <table><tr><td><table><tr><td>里</td></tr></table></td></tr></table>
    <p>附注</p><script>体育</script>"""
    grids = open_grids("a.xls", page.encode()).grids
    assert [(grid.sheet, padded(grid)) for grid in grids] == [
        ("三（1）班", [["三（1）班"], ["班主任：王"], ["甲"]]),
        ("三（2）班", [["三（2）班", ""], ["乙", "丙"], ["", "丁"]]),
        ("表3", [["里"], ["附注"]]),
    ]
    assert grids[1].merges == ((0, 0, 0, 1), (1, 0, 2, 0))


def test_a_page_s_own_contents_are_no_titles_of_its_first_table() -> None:
    page = """<p><h1>Overview</h1><A HREF="#table0">三（1）班</A><br><A HREF="#table1">食谱</A></p>
    <a name="table0"><h1>Sheet 1: <em>三（1）班</em></h1></a><table><tr><td>甲</table>
    <a name="table1"><h1>Sheet 2: <em>食谱</em></h1></a><table><tr><td>乙</table>"""
    first, _ = open_grids("a.html", page.encode()).grids
    assert padded(first) == [["Overview"], ["Sheet 1: 三（1）班"], ["甲"]]


def test_cells_of_a_page_that_stand_in_no_row_make_one() -> None:
    page = "<table><thead><th>节次<th>周一</thead><tbody><td>1<td>语文<tr><td>2<td>数学</tbody></table>"
    (grid,) = open_grids("a.html", page.encode()).grids
    assert grid.rows == [["节次", "周一"], ["1", "语文"], ["2", "数学"]]


def test_letters_and_numbers_of_columns_and_rows_are_none_of_a_page_s_table() -> None:
    page = """<table><tr><th></th><th>A</th><th>B</th><th>C</th></tr>
    <tr><th>1</th><td colspan=3>三（1）班课程表</td></tr>
    <tr><th></th><td></td><td></td><td></td></tr><tr><th>2</th><td>节次</td><td>星期一</td><td>星期二</td></tr>
    <tr><th>3</th><td></td><td></td><td></td></tr><tr><th>4</th><td>1</td><td rowspan=2>语文</td><td>数学</td></tr>
    <tr><th>5</th><td>2</td><td>体育</td></tr></table>"""
    (grid,) = open_grids("a.html", page.encode()).grids
    assert padded(grid) == [
        ["三（1）班课程表", "", ""],
        ["节次", "星期一", "星期二"],
        ["", "", ""],
        ["1", "语文", "数学"],
        ["2", "", "体育"],
    ]
    assert grid.merges == ((0, 0, 0, 2), (3, 1, 4, 1))


def test_a_web_archive_gives_the_tables_of_its_pages() -> None:
    import email.message

    archive = email.message.EmailMessage()
    archive.set_content(html("utf-8").decode(), subtype="html")
    opened = open_grids("a.xls", b"MIME-Version: 1.0\r\n" + archive.as_bytes().replace(b"MIME-Version: 1.0\n", b""))
    assert padded(opened.grids[0]) == ROWS


def test_dates_become_month_and_day_and_are_told() -> None:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        day = book.add_format({"num_format": 'm"月"d"日"'})
        clock = book.add_format({"num_format": "h:mm"})
        sheet.write_datetime("B2", datetime.datetime(2026, 3, 1), day)
        sheet.write_datetime("C2", datetime.time(8, 5), clock)
        sheet.write_number("D2", 0.9999999, clock)
        sheet.write_number("E2", 0.1 + 0.2)
        sheet.write_number("F2", 123456789012)
        sheet.write_boolean("G2", True)
    (grid,) = open_grids("a", out.getvalue()).grids
    assert grid.rows == [[""] * 7, ["", "3-1", "08:05", "24:00", "0.3", "123456789012", "TRUE"]]
    assert grid.notices == (say("grid.dates_read_as_text", cells=("B2",), count=1),)


def test_opendocument_tells_dates_times_and_errors_too() -> None:
    document = OpenDocumentSpreadsheet()
    sheet = table.Table(name="a")
    document.spreadsheet.addElement(sheet)
    row = table.TableRow()
    row.addElement(table.TableCell(valuetype="date", datevalue="2026-03-01"))
    row.addElement(table.TableCell(valuetype="time", timevalue="PT08H05M00S"))
    row.addElement(table.TableCell(formula="of:=[.A2]"))
    commented = table.TableCell(valuetype="string")
    note = office.Annotation()
    note.addElement(text.P(text="批注"))
    commented.addElement(note)
    line = text.P(text="体")
    line.addElement(text.S(c=2))
    line.addText("育")
    commented.addElement(line)
    row.addElement(commented)
    row.addElement(table.TableCell(valuetype="float", value="2", numbercolumnsrepeated="2"))
    sheet.addElement(row)
    out = io.BytesIO()
    document.write(out)
    (grid,) = open_grids("a", out.getvalue()).grids
    assert grid.rows == [["3-1", "08:05", "", "体  育", "2", "2"]]
    assert grid.uncached == ((0, 2),)
    assert grid.notices == (say("grid.dates_read_as_text", cells=("A1",), count=1),)
