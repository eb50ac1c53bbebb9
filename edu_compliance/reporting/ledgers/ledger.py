"""Writes the problem ledger 问题台账.xlsx row by row, however many schools: the same bytes for the same rows."""

import datetime
import re
from collections.abc import Iterable, Mapping
from types import TracebackType
from typing import BinaryIO

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from edu_compliance.model.forms.form import Column
from edu_compliance.model.forms.ledger import COLUMNS, GONE, HIDDEN, STATEMENT_COLUMNS, STATEMENTS, TITLE
from edu_compliance.model.ledger import STATES, Ledger, LedgerEntry
from edu_compliance.reading.papers.apostrophe import harmless
from edu_compliance.reporting.ledgers.ledger_rows import LedgerRow, mark_of
from edu_compliance.reporting.ledgers.row_height import row_height
from edu_compliance.reporting.speech.speaker import Speaker

ROWS = 1_048_575
"""Rows of one sheet below its header, by Excel's limit; what is more stands on further sheets."""
_LONGEST = 32_000
"""Characters of a cell, under Excel's 32,767."""
_BLANK_LINES = 25
_FIRST_TO_FILL_IN = "level"


class LedgerBook:
    """A ledger being written; rows are not kept. To be used as a context: it is whole at the end of the block."""

    def __init__(
        self,
        stream: BinaryIO,
        as_of: datetime.date,
        speaker: Speaker,
        earlier: Ledger | None = None,
        rows_per_sheet: int = ROWS,
        scratch: str | None = None,
    ) -> None:
        """`earlier` is the ledger whose explanations and states the rows carry on.

        `scratch` is the folder where rows lie until the book is put together; None: the system's own.
        """
        self._speaker, self._as_of, self._earlier, self._most = speaker, as_of, earlier, rows_per_sheet
        options = {
            "constant_memory": True,
            "tmpdir": scratch,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        }
        self._book = xlsxwriter.Workbook(stream, options)
        created = datetime.datetime(as_of.year, as_of.month, as_of.day)
        self._book.set_properties({"title": TITLE, "created": created})
        font = {"font_name": "宋体", "font_size": 10, "border": 1, "border_color": "#B9C2C4", "text_wrap": True}
        self._head = self._book.add_format({**font, "bold": True, "bg_color": "#DCE9EE", "valign": "vcenter"})
        self._cell = self._book.add_format({**font, "valign": "top"})
        self._entry = self._book.add_format({**font, "valign": "top", "bg_color": "#FFFBEA", "num_format": "@"})
        self._count = self._book.add_format({**font, "valign": "top", "align": "center"})
        self._plain = self._book.add_format({"font_name": "宋体", "font_size": 10})
        self._title = self._book.add_format({"font_name": "宋体", "font_size": 14, "bold": True})
        self._sheet: Worksheet | None = None
        self._sheets = 0
        self._line = 0
        self._number = 0
        self._carried: set[str] = set()

    def __enter__(self) -> "LedgerBook":
        self._new_sheet(TITLE)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if kind is None:
                self._finish()
                self._add_gone()
                self._add_statements()
                self._book.close()
        finally:
            self._book.fileclosed = True  # where the work was cut short nothing is put together

    def add(self, rows: Iterable[LedgerRow]) -> None:
        """Further problems, after those before."""
        for row in rows:
            if self._line == self._most:
                self._finish()
                self._new_sheet(f"{TITLE}{self._sheets + 1}")
            self._number += 1
            self._write(self._texts(row), self._number)

    # --- rows ---------------------------------------------------------------------------------------------------------

    def _texts(self, row: LedgerRow) -> dict[str, str]:
        texts = {column.key: str(getattr(row, column.key, "") or "") for column in COLUMNS}
        if row.waiver:
            texts["problem"] = self._speaker.join((row.problem, self._speaker.text("ledger.waived", waiver=row.waiver)))
        texts["mark"] = row.mark
        if row.remark is not None:
            self._carried.add(row.remark.key)
            texts.update(_states(row.remark))
            texts["remedy"] = row.remark.remedy or row.remedy
        texts["earlier"] = self._said_of_earlier(row)
        return texts

    def _said_of_earlier(self, row: LedgerRow) -> str:
        if self._earlier is None:
            return ""
        if row.remark is not None and row.remark.closed and not _NOT_CLOSED.search(row.remark.closed):
            return self._speaker.text("ledger.closed_before")
        key = row.remark.key if row.remark is not None else row.key
        if key in self._earlier.gone:
            return self._speaker.text("ledger.again")
        known = key in self._earlier.keys or self._earlier.lists(row.school, row.target, row.rule, row.county)
        return self._speaker.text("ledger.known" if known else "ledger.new")

    def _write(self, texts: Mapping[str, str], number: int) -> None:
        sheet = self._current()
        self._line += 1
        shown = ((texts.get(column.key, ""), column.width) for column in COLUMNS if column.key not in HIDDEN)
        sheet.set_row(self._line, row_height(shown))
        for at, column in enumerate(COLUMNS):
            style = self._entry if at >= _TO_FILL_IN and column.key not in ("earlier", *HIDDEN) else self._cell
            if column.key == "number":
                sheet.write_number(self._line, at, number, self._count)
            else:
                self._put(sheet, self._line, at, texts.get(column.key, ""), style)

    def _put(self, sheet: Worksheet, row: int, column: int, text: str, style: Format) -> None:
        """A text, never a formula; one that no cell can hold is cut, aloud."""
        if not text:
            sheet.write_blank(row, column, None, style)
            return
        safe = harmless(text)
        if len(safe) > _LONGEST:
            safe = safe[:_LONGEST] + self._speaker.text("ledger.cut")
        sheet.write_string(row, column, safe, style)

    # --- sheets -------------------------------------------------------------------------------------------------------

    def _current(self) -> Worksheet:
        if self._sheet is None:
            raise ValueError("the ledger is not open")
        return self._sheet

    def _new_sheet(self, name: str) -> None:
        self._sheet, self._line = self._book.add_worksheet(name), 0
        self._sheets += 1
        self._dress(self._sheet, COLUMNS, 0, f"&L{name}&R{self._as_of.isoformat()}")
        # Excel takes 5 columns from the left, so that school and class stay in sight.
        self._sheet.freeze_panes(1, 5)

    def _dress(self, sheet: Worksheet, columns: Iterable[Column], top: int, header: str) -> None:
        """Column widths, headers and how it is printed."""
        for at, column in enumerate(columns):
            hidden = {"hidden": True} if column.key in HIDDEN else {}
            sheet.set_column(at, at, column.width, None, hidden)
            if not top:
                sheet.write_string(top, at, self._title_of(column, columns), self._head)
        sheet.set_landscape()
        sheet.set_paper(9 if columns is STATEMENT_COLUMNS else 8)  # A4, and A3 for the ledger
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(0.4, 0.4, 0.6, 0.6)
        sheet.repeat_rows(top)
        sheet.set_header(header)
        sheet.set_footer("&C&P / &N")

    def _title_of(self, column: Column, columns: Iterable[Column]) -> str:
        part = "statement_column" if columns is STATEMENT_COLUMNS else "column"
        return self._speaker.text(f"ledger.{part}.{column.key}")

    def _finish(self) -> None:
        """What goes over all rows of a sheet: filters and drop-downs."""
        sheet, last = self._current(), max(self._line, 1)
        sheet.autofilter(0, 0, last, len(COLUMNS) - 1 - len(HIDDEN))
        for at, column in enumerate(COLUMNS):
            if column.choices:
                sheet.data_validation(
                    1, at, last, at, {"validate": "list", "source": list(column.choices), "error_type": "warning"}
                )

    def _add_gone(self) -> None:
        """What people wrote about problems that are listed no more: it is kept."""
        if self._earlier is None:
            return
        gone = [entry for entry in self._earlier.entries.values() if entry.key not in self._carried]
        if not gone:
            return
        self._new_sheet(GONE)
        for number, entry in enumerate(gone, 1):
            self._write(self._texts_of_gone(entry), number)
        self._finish()

    def _texts_of_gone(self, entry: LedgerEntry) -> dict[str, str]:
        named = {
            "prefecture": entry.prefecture,
            "county": entry.county,
            "school": entry.school,
            "target": entry.target,
            "problem": entry.problem,
            "clause": entry.rule,
        }
        # A mark that fits no text keeps what somebody wrote as somebody's.
        mark = mark_of("") if not entry.remedy else "-"
        states = {**_states(entry), "remedy": entry.remedy, "key": entry.key, "mark": mark}
        return {**named, **states, "earlier": self._speaker.text("ledger.not_listed")}

    def _add_statements(self) -> None:
        """The form that schools fill in and send back."""
        sheet, top = self._book.add_worksheet(STATEMENTS), 2
        sheet.write_string(0, 0, self._speaker.text("ledger.statements"), self._title)
        sheet.write_string(1, 0, self._speaker.text("ledger.statements_help"), self._plain)
        for at, column in enumerate(STATEMENT_COLUMNS):
            sheet.write_string(top, at, self._title_of(column, STATEMENT_COLUMNS), self._head)
        for row in range(top + 1, top + 1 + _BLANK_LINES):
            sheet.set_row(row, 24)
            for at in range(len(STATEMENT_COLUMNS)):
                sheet.write_blank(row, at, None, self._entry)
        sheet.write_string(top + 2 + _BLANK_LINES, 0, self._speaker.text("ledger.statements_sign"), self._plain)
        self._dress(sheet, STATEMENT_COLUMNS, top, f"&L{STATEMENTS}&R{self._as_of.isoformat()}")
        sheet.freeze_panes(top + 1, 0)


_NOT_CLOSED = re.compile(r"[未否不没待暂×]|^\s*(?:无|no?|x)\s*$", re.IGNORECASE)
_TO_FILL_IN = [column.key for column in COLUMNS].index(_FIRST_TO_FILL_IN)


def _states(entry: LedgerEntry) -> dict[str, str]:
    return {state: getattr(entry, state) for state in STATES}
