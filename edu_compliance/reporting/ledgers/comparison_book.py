"""The workbook of two audits held against each other: every line, one sheet for each kind of change."""

import datetime
import io
from collections.abc import Iterable, Iterator, Sequence

import xlsxwriter

from edu_compliance.model.comparison import Change, Comparison, SchoolChange
from edu_compliance.model.grouping import in_one_line
from edu_compliance.reading.papers.apostrophe import harmless
from edu_compliance.reporting.ledgers.row_height import row_height
from edu_compliance.reporting.pages.comparison_page import comparison_sentences, line, rule_lines
from edu_compliance.reporting.speech.speaker import Speaker

ROWS = 1_048_575
"""Rows of a sheet below its header; what is more stands on a further sheet."""
_WIDTHS = (16, 26, 14, 10, 20, 20, 70)
_COLUMNS = ("group", "school", "target", "rule", "before", "after", "message")
_LONGEST = 32_000


def comparison_book(found: Comparison, speaker: Speaker) -> bytes:
    """The workbook: .xlsx, byte for byte the same for the same comparison."""
    buffer = io.BytesIO()
    options = {"in_memory": True, "constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(buffer, options) as book:
        day = found.new.as_of
        book.set_properties(
            {"title": speaker.text("compare.title"), "created": datetime.datetime(day.year, day.month, day.day)}
        )
        writer = _Writer(book)
        about = [*comparison_sentences(found, speaker), *rule_lines(found, speaker), *map(speaker.say, found.notes)]
        writer.table(
            speaker.text("compare.sheet.summary"), (speaker.text("compare.title"),), ((a,) for a in about), (110,)
        )
        headers = tuple(speaker.text(f"compare.column.{column}") for column in _COLUMNS)
        for change in Change:
            lines = (line(item, speaker) for item in found.of(change))
            rows = (tuple(getattr(one, column) for column in _COLUMNS) for one in lines)
            writer.table(speaker.text(f"compare.sheet.{change.value}"), headers, rows, _WIDTHS)
        schools = tuple(speaker.text(f"compare.column.{column}") for column in ("group", "school", "code", "problems"))
        for name, changes in (("appeared", found.appeared), ("vanished", found.vanished)):
            writer.table(speaker.text(f"compare.sheet.{name}"), schools, _schools(changes), (20, 30, 16, 12))
    return buffer.getvalue()


def _schools(changes: Sequence[SchoolChange]) -> Iterator[tuple[str, ...]]:
    for one in changes:
        yield in_one_line(one.school.group), one.school.name, one.school.code, str(one.problems)


class _Writer:
    """Writes tables of texts, one sheet after the other."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self._book = book
        font = {"font_name": "宋体", "font_size": 10, "border": 1, "border_color": "#B9C2C4", "text_wrap": True}
        self._head = book.add_format({**font, "bold": True, "bg_color": "#DCE9EE", "valign": "vcenter"})
        self._cell = book.add_format({**font, "valign": "top"})

    def table(
        self, name: str, headers: Sequence[str], rows: Iterable[Sequence[str]], widths: Sequence[int], number: int = 1
    ) -> None:
        """A sheet, or as many as its rows need."""
        sheet = self._book.add_worksheet(name if number == 1 else f"{name}{number}")
        for column, (header, width) in enumerate(zip(headers, widths, strict=True)):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, header, self._head)
        rest, last = iter(rows), 0
        for last, row in enumerate(rest, 1):
            sheet.set_row(last, row_height(zip(row, widths, strict=True)))
            for column, text in enumerate(row):
                sheet.write_string(last, column, harmless(text)[:_LONGEST], self._cell)
            if last == ROWS:
                break
        sheet.autofilter(0, 0, max(last, 1), len(headers) - 1)
        sheet.freeze_panes(1, 0)
        sheet.repeat_rows(0)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer("&C&P / &N")
        following = next(rest, None) if last == ROWS else None
        if following is not None:
            self.table(name, headers, _with_first(following, rest), widths, number + 1)


def _with_first(first: Sequence[str], rest: Iterable[Sequence[str]]) -> Iterator[Sequence[str]]:
    yield first
    yield from rest
