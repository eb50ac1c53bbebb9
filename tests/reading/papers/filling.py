"""Fills in forms as people do: the form as the program writes it, rows added, saved by another program."""

import datetime
import functools
import io
from collections.abc import Mapping, Sequence

import openpyxl
import xlsxwriter

from edu_compliance.judging.judge import judge
from edu_compliance.model.finding import Finding, Verdict
from edu_compliance.model.forms.form import SheetForm
from edu_compliance.model.forms.inspection import SHEET as INSPECTION
from edu_compliance.model.forms.register import SHEETS, UNIT
from edu_compliance.model.register import RegisterSheet
from edu_compliance.model.rule import TargetKind
from edu_compliance.model.submission import File, Submission
from edu_compliance.reading.assemble import assemble
from edu_compliance.reading.read import Reader
from edu_compliance.reporting.forms.inspection import clauses_for_a_person, inspection_form
from edu_compliance.reporting.forms.register import register_form
from tests.policy.files import library

AS_OF = datetime.date(2026, 11, 23)
Cells = Mapping[str, object]
"""What a row says, by the keys of its columns."""

SCHOOL = {"school": "云岭县中学", "level": "学校", "year": "2025—2026学年", "stages": "初中"}
READER = Reader(library().vocabulary)
_ROWS = 40


def filled(unit: Cells = SCHOOL, **sheets: Sequence[Cells]) -> bytes:
    """The register's form with these answers and rows; sheets by their key: `events=[{"kind": "校园艺术节", …}]`."""
    book = openpyxl.load_workbook(io.BytesIO(_short_form()))
    answers = book[SHEETS[RegisterSheet.UNIT].title]
    for number, question in enumerate(UNIT, 4):
        if question.key in unit:
            answers.cell(number, 2).value = unit[question.key]
    for key, rows in sheets.items():
        _fill(book, SHEETS[RegisterSheet(key)], rows, first=5)
    return _saved(book)


@functools.cache
def _short_form() -> bytes:
    """The register's form without most of its hundreds of empty rows, which would take most of the time."""
    book = openpyxl.load_workbook(io.BytesIO(register_form()))
    for form in SHEETS.values():
        book[form.title].delete_rows(_ROWS, book[form.title].max_row)
    return _saved(book)


def inspected(rows: Mapping[str, Cells]) -> bytes:
    """The inspection record of a school with these clauses filled in, by their ids."""
    rules = clauses_for_a_person(library().policies, TargetKind.SCHOOL)
    book = openpyxl.load_workbook(io.BytesIO(inspection_form(rules)))
    sheet = book[INSPECTION.title]
    keys = [column.key for column in INSPECTION.columns]
    for number in range(5, sheet.max_row + 1):
        for key, value in rows.get(str(sheet.cell(number, 1).value), {}).items():
            sheet.cell(number, keys.index(key) + 1).value = value
    return _saved(book)


def read(content: bytes, name: str = "台账.xlsx") -> File:
    """A file as the program understands it."""
    return READER.read(name, content)


def submission(*contents: bytes, as_of: datetime.date = AS_OF) -> Submission:
    """The files as one submission."""
    return assemble("", [read(content, f"{number}.xlsx") for number, content in enumerate(contents)], as_of)


def _fill(book: openpyxl.Workbook, form: SheetForm, rows: Sequence[Cells], first: int) -> None:
    sheet = book[form.title]
    keys = [column.key for column in form.columns]
    for number, row in enumerate(rows, first):
        for key, value in row.items():
            cell = sheet.cell(number, keys.index(key) + 1)
            cell.value = value
            if isinstance(value, datetime.date):
                cell.number_format = "yyyy/m/d"


def _saved(book: openpyxl.Workbook) -> bytes:
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def findings(*contents: bytes, as_of: datetime.date = AS_OF) -> dict[str, Finding]:
    """What every rule comes to for the files of one submission; none of them binds single classes here."""
    known = library()
    return {one.rule.id: one for one in judge(submission(*contents, as_of=as_of), known.policies, known.areas)}


def verdicts(*contents: bytes, as_of: datetime.date = AS_OF) -> dict[str, Verdict]:
    """The verdict of every rule."""
    return {id: finding.verdict for id, finding in findings(*contents, as_of=as_of).items()}


def table(sheet: str, *rows: tuple[object, ...]) -> bytes:
    """A workbook of one plain sheet."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    page = book.add_worksheet(sheet)
    for number, row in enumerate(rows):
        page.write_row(number, 0, row)
    book.close()
    return buffer.getvalue()
