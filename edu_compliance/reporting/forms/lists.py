"""The roster's and the waivers' forms as workbooks; `reading.roster` and `reading.waivers` read them again."""

from edu_compliance.model.forms import roster, waivers
from edu_compliance.reporting.forms.workbook import FormBook


def roster_form() -> bytes:
    """The empty roster: .xlsx, byte for byte the same every time."""
    book = FormBook(roster.TITLE)
    book.add(roster.SHEET, roster.TITLE)
    return book.content()


def waivers_form() -> bytes:
    """The empty list of waivers: .xlsx, byte for byte the same every time."""
    book = FormBook(waivers.TITLE)
    book.add(waivers.SHEET, waivers.TITLE)
    return book.content()
