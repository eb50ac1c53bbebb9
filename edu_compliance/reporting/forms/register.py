"""The register's form as a workbook; `reading.register` reads it by the same definition."""

from edu_compliance.model.forms.form import VERSION
from edu_compliance.model.forms.register import SHEETS, TITLE, UNIT
from edu_compliance.model.register import RegisterSheet
from edu_compliance.reporting.forms.workbook import FormBook

_ANSWER = 1
"""The column in which the sheet 单位信息 is answered."""


def register_form() -> bytes:
    """The empty register: .xlsx, byte for byte the same every time."""
    book = FormBook(TITLE)
    unit = SHEETS[RegisterSheet.UNIT]
    rows = [(one.title, VERSION if one.key == "version" else "", one.help) for one in UNIT]
    sheet = book.add(unit, TITLE, rows, spare=0)
    for number, one in enumerate(UNIT):
        if one.choices:
            book.offer(sheet, _FIRST + number, _ANSWER, one.choices)
    for kind, form in SHEETS.items():
        if kind is not RegisterSheet.UNIT:
            book.add(form, f"{TITLE}：{form.title}")
    return book.content()


_FIRST = 3
"""The row of the first question: after heading, help and headers."""
