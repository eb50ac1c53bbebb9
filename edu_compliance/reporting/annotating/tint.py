"""Puts marks into a workbook's cells: a tint, and a comment with a sign that says the same; and takes old ones off."""

from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from edu_compliance.model.own_sheet import AUTHOR
from edu_compliance.reporting.annotating.book import Book, display_width
from edu_compliance.reporting.annotating.marks import CellMarks, Mark, Marked
from edu_compliance.reporting.annotating.texts import clean
from edu_compliance.reporting.forms.looks import AREA_COLOURS, DOUBT_COLOUR

HEAD = "【自查】"
"""What our comments begin with, so that a later run takes them off again."""
NOT_COUNTED_COLOUR = "#E3E6EA"
_LONGEST = 1_000
_WIDTH, _LINE, _COLUMNS = 260, 18, 34
"""A comment's width and its lines' height in pixels, and the columns of text that go into a line."""


def area_fill(colour: str) -> PatternFill:
    """A plain tint."""
    return PatternFill("solid", fgColor=_rgb(colour))


def doubt_fill(colour: str = DOUBT_COLOUR) -> PatternFill:
    """A hatched one, which is told from the plain ones without colours too."""
    return PatternFill("lightUp", fgColor="FFB8860B", bgColor=_rgb(colour))


def tint(target: Book, marked: Marked) -> int:
    """Marks the cells; gives how many."""
    number = 0
    for (name, address), marks in marked.items():
        sheet = target.sheets.get(name)
        cell = sheet[address] if sheet is not None else None
        if not isinstance(cell, Cell):
            continue
        if not marks.whole:
            cell.fill = _fill(marks)
        _comment(cell, HEAD + "\n".join(marks.lines))
        number += 1
    return number


def untint(sheet: Worksheet) -> None:
    """Takes the marks of an earlier run off a sheet."""
    # Only the cells there are: a rectangle up to a styled cell far out would have billions.
    for cell in list(sheet._cells.values()):
        if isinstance(cell, MergedCell) or cell.comment is None or HEAD not in cell.comment.text:
            continue
        before = cell.comment.text.partition(HEAD)[0].rstrip()
        cell.comment = Comment(before, cell.comment.author) if before else None
        if cell.fill.fill_type and _is_ours(cell.fill):
            cell.fill = PatternFill()


def _fill(marks: CellMarks) -> PatternFill:
    colour = AREA_COLOURS[marks.areas[0]] if marks.areas else DOUBT_COLOUR
    match marks.mark:
        case Mark.COUNTED:
            return area_fill(colour)
        case Mark.DOUBT:
            return doubt_fill(colour)
        case Mark.NOT_COUNTED:
            return area_fill(NOT_COUNTED_COLOUR)


def _comment(cell: Cell, said: str) -> None:
    before = f"{cell.comment.text.rstrip()}\n\n" if cell.comment is not None else ""
    author = cell.comment.author if cell.comment is not None else AUTHOR
    text = clean(before + said, _LONGEST + len(before))
    lines = sum(1 + display_width(line) // _COLUMNS for line in text.splitlines())
    cell.comment = Comment(text, author or AUTHOR, width=_WIDTH, height=_LINE * (lines + 1))


def _is_ours(fill: PatternFill) -> bool:
    colours = {_rgb(colour) for colour in (*AREA_COLOURS.values(), DOUBT_COLOUR, NOT_COUNTED_COLOUR)}
    return fill.fgColor.rgb in colours or fill.bgColor.rgb in colours


def _rgb(colour: str) -> str:
    return f"FF{colour.removeprefix('#')}"
