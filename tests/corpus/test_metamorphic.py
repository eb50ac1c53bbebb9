"""What a person would not notice, or would look past, changes no class: each workbook of the corpus is read as it is,
with blank rows, with unseen characters, over a rota …"""

import io
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.corpus.test_corpus import HERE
from tests.generator.examine import as_read
from tests.policy.files import library
from tests.reading.said import read_files

Change = Callable[[Worksheet], None]
Moved = Callable[[int], int]
WORKBOOKS = sorted(HERE.glob("*/*.xlsx"))
_FULL_WIDTH = str.maketrans("0123456789()", "０１２３４５６７８９（）")
_TRADITIONAL = {ord(simple): chr(old) for old, simple in reversed(library().vocabulary.characters.items())}
_SHORT = 12
"""Characters of a header or a lesson; longer ones are sentences."""


def _same(number: int) -> int:
    return number


def rebuilt(content: bytes, row: Moved = _same, column: Moved = _same) -> Workbook:
    """The same values and merged ranges in rows and columns of other numbers."""
    book = openpyxl.Workbook()
    del book[book.sheetnames[0]]
    for sheet in openpyxl.load_workbook(io.BytesIO(content), data_only=True).worksheets:
        copy = book.create_sheet(sheet.title)
        copy.sheet_state = sheet.sheet_state
        for cell in (cell for cells in sheet.iter_rows() for cell in cells if cell.value is not None):
            copied = copy.cell(row(cell.row), column(cell.column), cell.value)
            copied.number_format = cell.number_format
        for box in sheet.merged_cells.ranges:
            first, last = get_column_letter(column(box.min_col)), get_column_letter(column(box.max_col))
            copy.merge_cells(f"{first}{row(box.min_row)}:{last}{row(box.max_row)}")
        for number, hidden in sheet.row_dimensions.items():
            copy.row_dimensions[row(number)].hidden = hidden.hidden
    return book


def _texts(change: Callable[[str], str]) -> Change:
    def changed(sheet: Worksheet) -> None:
        for cell in (cell for cells in sheet.iter_rows() for cell in cells if isinstance(cell.value, str)):
            cell.value = change(cell.value)

    return changed


def _rota(sheet: Worksheet) -> None:
    sheet.append([])
    sheet.append(["值日", "星期一", "星期二", "星期三", "星期四", "星期五"])
    sheet.append(["组长", "扎西", "卓玛", "次仁", "德吉", "索朗"])


def _note(sheet: Worksheet) -> None:
    sheet.append([])
    sheet.append(["备注：体育课雨天改上室内课，音乐、美术课请带好学具。"])


def _cover(sheet: Worksheet) -> None:
    book = sheet.parent
    assert isinstance(book, Workbook)
    if "封面" not in book.sheetnames:
        book.create_sheet("封面", 0)["A3"] = "课程表"


def _signed(sheet: Worksheet) -> None:
    sheet.append(["制表人", "扎西", "审核人", "卓玛"])


CHANGES: dict[str, Change] = {
    "full width": _texts(lambda text: text.translate(_FULL_WIDTH) if len(text) < _SHORT else text),
    "blanks around": _texts(lambda text: f" {text}\u3000"),
    "unseen characters": _texts(lambda text: f"\u200b{text}\ufeff"),
    "traditional characters": _texts(lambda text: text.translate(_TRADITIONAL)),
    "a rota below": _rota,
    "a line to sign right below": _signed,
    "a note below": _note,
    "a cover before": _cover,
}
MOVES: dict[str, tuple[Moved, Moved]] = {
    "rows above": (lambda row: row + 3, _same),
    "columns before": (_same, lambda column: column + 2),
    "columns between": (_same, lambda column: 2 * column - 1),
}


def classes(path: Path, book: Workbook) -> Counter[object]:
    """Grades, number, areas and total of each class."""
    out = io.BytesIO()
    book.save(out)
    found = read_files({path.name: out.getvalue()})
    return Counter((one.grades, one.number, one.areas, one.total) for one in map(as_read, found.classes))


@pytest.mark.parametrize("path", WORKBOOKS, ids=lambda path: path.parent.name)
def test_what_nobody_notices_changes_no_class(path: Path) -> None:
    content = path.read_bytes()
    expected = classes(path, rebuilt(content))
    for name, (row, column) in MOVES.items():
        assert classes(path, rebuilt(content, row, column)) == expected, name
    for name, change in CHANGES.items():
        book = rebuilt(content)
        for sheet in list(book.worksheets):
            change(sheet)
        assert classes(path, book) == expected, name
