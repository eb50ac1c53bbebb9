"""Lessons that stand in hidden rows and columns: nobody sees them, and nobody knows whether they are held."""

import io
from collections.abc import Callable
from zipfile import ZipFile

import openpyxl
import pytest
import xlsxwriter
import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.style import Style, TextProperties
from odf.table import Table, TableCell, TableRow
from odf.text import P

from edu_compliance.model.lesson import SchoolClass
from tests.generator.formats import write_ods, write_xlsx
from tests.reading.said import WHOLE, numbers, read_files, reasons, sheet, week_under

ROWS = week_under("三年级1班课程表")
SATURDAY = 6
FOURTH = 5
"""Zero-based: the hidden column and row. 科劳语体数 are taught in the fourth period."""


def table() -> list[list[str]]:
    return [[*row, "星期六" if at == 1 else "体育" if at > 1 else ""] for at, row in enumerate(map(list, ROWS))]


def xlsx(*, column: bool, row: bool) -> bytes:
    book = openpyxl.Workbook()
    for values in table():
        book.active.append(values)
    book.active.column_dimensions["G"].hidden = column
    book.active.row_dimensions[FOURTH + 1].hidden = row
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def xls(*, column: bool, row: bool) -> bytes:
    book = xlwt.Workbook(encoding="utf-8")
    one = book.add_sheet("Sheet1")
    for at, values in enumerate(table()):
        for to, value in enumerate(values):
            one.write(at, to, value)
    one.col(SATURDAY).hidden = column
    one.row(FOURTH).hidden = row
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def read_one(name: str, content: bytes) -> tuple[SchoolClass, list[str]]:
    found = read_files({name: content}, "曲扎县完全小学")
    (one,) = found.classes
    return one, reasons(found)


@pytest.mark.parametrize(("write", "name"), [(xlsx, "a.xlsx"), (xls, "a.xls")])
def test_hidden_lessons_may_be_held_or_not(write: Callable[..., bytes], name: str) -> None:
    one, said = read_one(name, write(column=True, row=False))
    assert (numbers(one), said) == ("劳1 体4…10 艺3 共36", ["doubt.hidden"])
    one, said = read_one(name, write(column=False, row=True))
    assert (numbers(one), set(said)) == ("劳0…1 体8…10 艺3 共36", {"doubt.hidden"})
    one, said = read_one(name, write(column=False, row=False))
    assert (numbers(one), said) == ("劳1 体10 艺3 共36", [])


def test_hidden_columns_without_lessons_say_nothing() -> None:
    book = openpyxl.Workbook()
    for values in ROWS:
        book.active.append(values)
    book.active.column_dimensions.group("H", "XFD", hidden=True)
    buffer = io.BytesIO()
    book.save(buffer)
    one, said = read_one("a.xlsx", buffer.getvalue())
    assert (numbers(one), said) == (WHOLE, [])


def test_hidden_in_an_opendocument_spreadsheet() -> None:
    plain = io.BytesIO(write_ods([sheet(table())]))
    changed = io.BytesIO()
    with ZipFile(plain) as before, ZipFile(changed, "w") as after:
        for item in before.namelist():
            content = before.read(item)
            if item == "content.xml":
                columns = b'<table:table-column table:number-columns-repeated="6"/>'
                columns += b'<table:table-column table:visibility="collapse"/>'
                start = content.index(b"<table:table-row")
                content = content[:start] + columns + content[start:]
            after.writestr(item, content)
    one, said = read_one("a.ods", changed.getvalue())
    assert (numbers(one), said) == ("劳1 体4…10 艺3 共36", ["doubt.hidden"])


def test_what_is_hidden_in_a_contradicting_timetable_leaves_its_class_open_too() -> None:
    """Four lessons of PE in one, ten in the other, of which six are hidden, and one of the four in a hidden row."""
    files = {"a.xlsx": write_xlsx([sheet(ROWS)]), "b.xlsx": xlsx(column=True, row=True)}
    (one,) = read_files(files, "曲扎县完全小学").classes
    low, _, high = numbers(one).split()[1].removeprefix("体").partition("…")
    assert int(low) <= 3
    assert int(high) >= 10


# --- what cells wear --------------------------------------------------------------------------------------------------


THIRD = (4, 1)
"""Zero-based: 美术 on Monday."""


def worn(*, struck: bool = False, in_part: bool = False, author: str = "") -> bytes:
    """The week whose only lesson of 美术 is struck out, as a whole or in a part of its cell, or has a comment."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        line, page = book.add_format({"font_strikeout": True}), book.add_worksheet("Sheet1")
        for at, values in enumerate(ROWS):
            page.write_row(at, 0, values)
        if struck:
            page.write(*THIRD, "美", line)
        if in_part:
            page.write_rich_string(*THIRD, line, "美", "\n张三")
        if author:
            page.write_comment(*THIRD, "自第10周起改上数学", {"author": author})
    return buffer.getvalue()


def struck_in_xls(line: bool) -> bytes:
    book = xlwt.Workbook()
    page, styles = book.add_sheet("Sheet1"), [xlwt.easyxf(f"font: bold on, struck_out {on}") for on in ("off", "on")]
    for row, values in enumerate(ROWS):
        for column, value in enumerate(values):
            page.write(row, column, value, styles[line and (row, column) == THIRD])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def struck_in_ods(line: str) -> bytes:
    document, page = OpenDocumentSpreadsheet(), Table(name="Sheet1")
    style = Style(name="ce1", family="table-cell")
    style.addElement(TextProperties(textlinethroughstyle=line))
    document.automaticstyles.addElement(style)
    for row, values in enumerate(ROWS):
        line_of = TableRow()
        for column, value in enumerate(values):
            cell = TableCell(valuetype="string", **({"stylename": style} if (row, column) == THIRD else {}))
            cell.addElement(P(text=str(value)))
            line_of.addElement(cell)
        page.addElement(line_of)
    document.spreadsheet.addElement(page)
    out = io.BytesIO()
    document.write(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.xlsx", worn(struck=True)),
        ("a.xlsx", worn(in_part=True)),
        ("a.xls", struck_in_xls(True)),
        ("a.ods", struck_in_ods("solid")),
    ],
)
def test_a_lesson_struck_out_is_in_doubt(name: str, content: bytes) -> None:
    one, said = read_one(name, content)
    assert (numbers(one), said) == (WHOLE.replace("艺3", "艺2…3"), ["doubt.struck"])


@pytest.mark.parametrize(("name", "content"), [("a.xls", struck_in_xls(False)), ("a.ods", struck_in_ods("none"))])
def test_a_style_that_strikes_nothing_out_is_no_doubt(name: str, content: bytes) -> None:
    one, said = read_one(name, content)
    assert (numbers(one), said) == (WHOLE, [])


@pytest.mark.parametrize(("author", "said"), [("教务处", ["grid.comments"]), ("edu-compliance", []), ("", [])])
def test_comments_are_not_read_and_said(author: str, said: list[str]) -> None:
    (file,) = read_files({"a.xlsx": worn(author=author)}, "曲扎县完全小学").files
    assert [notice.why.id for notice in file.notices] == said


@pytest.mark.parametrize("names", [("a.xlsx", "b.xlsx"), ("b.xlsx", "a.xlsx")])
def test_a_lesson_struck_out_in_a_copy_only_is_in_doubt(names: tuple[str, str]) -> None:
    (one,) = read_files(dict(zip(names, (worn(), worn(struck=True)), strict=True))).classes
    assert (numbers(one), [doubt.why.id for doubt in one.doubts]) == (WHOLE.replace("艺3", "艺2…3"), ["doubt.struck"])


def test_a_lesson_struck_out_in_both_copies_is_in_doubt_once() -> None:
    (one,) = read_files({"a.xlsx": worn(struck=True), "b.xlsx": worn(struck=True, author="某")}).classes
    assert (numbers(one), [doubt.why.id for doubt in one.doubts]) == (WHOLE.replace("艺3", "艺2…3"), ["doubt.struck"])
