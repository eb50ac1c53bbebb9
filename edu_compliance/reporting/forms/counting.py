"""The hidden sheets of the timetable form: names to count by, and for each class what its cells come to.

Only functions that Excel 2010, WPS and LibreOffice share: SUM, SUMPRODUCT, COUNTIF, IF, MAX, LEN, TRIM, SUBSTITUTE.
"""

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction

import attrs
from xlsxwriter.utility import xl_range_abs, xl_rowcol_to_cell
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from edu_compliance.measuring.scope import Scope, Standing
from edu_compliance.model.own_sheet import WORKINGS
from edu_compliance.reporting.forms.scopes import DAYS, Demand, Group

_NAMES, _COUNTS = "_names", "_counts"
_SUBJECTS = "ec_subjects"
_FIRST = 1
"""The first row under a sheet's mark."""

Block = tuple[int, int, int, int]
"""Rows and columns of a class's cells: top, left, bottom, right; zero-based and inclusive."""


@attrs.frozen
class Numbers:
    """Where one demand's numbers of one class stand, as formulas refer to them."""

    low: str
    high: str
    required: str
    """A number where the rule says one."""


@attrs.frozen
class Counted:
    """Where the numbers of one class stand."""

    demands: tuple[Numbers, ...]
    """One for each demand that was asked for."""
    lessons: str
    """Cells with a lesson in them, unknown ones included."""
    unknown: str
    """Cells whose words no list holds."""


class Counting:
    """Writes the hidden sheets; made before the classes' sheets, filled as they come, for their order is the book's."""

    def __init__(
        self, book: Workbook, groups: Sequence[Group], scopes: Sequence[Scope], subjects: Sequence[str]
    ) -> None:
        self._groups, self._scopes = groups, scopes
        names = self._hidden(book, _NAMES)
        names.write_column(_FIRST, 0, subjects)
        book.define_name(_SUBJECTS, f"='{_NAMES}'!{xl_range_abs(_FIRST, 0, len(subjects), 0)}")
        for column, group in enumerate(groups, 1):
            for row, name in enumerate(group.names, _FIRST):
                names.write_string(row, column, _plain(name))
            book.define_name(_name(column), f"='{_NAMES}'!{xl_range_abs(_FIRST, column, len(group.names), column)}")
        self._sheet = self._hidden(book, _COUNTS)
        self._row = _FIRST

    @staticmethod
    def _hidden(book: Workbook, name: str) -> Worksheet:
        sheet = book.add_worksheet(name)
        sheet.write_string(0, 0, WORKINGS)
        sheet.very_hidden()
        return sheet

    @property
    def subjects(self) -> str:
        """The drop-down's source."""
        return f"={_SUBJECTS}"

    def matches(self, cell: str, wanted: Callable[[Group], bool]) -> str:
        """How many names of the wanted groups a cell's text is: 1 or 0."""
        numbers = [number for number, group in enumerate(self._groups, 1) if wanted(group)]
        return "+".join(f"SUMPRODUCT(COUNTIF({cell},{_name(number)}))" for number in numbers) or "0"

    def counts(self, scope: Scope, how: Standing) -> Callable[[Group], bool]:
        """The groups that stand so to a scope."""
        at = self._scopes.index(scope)
        return lambda group: group.standings[at] is how

    def add(self, name: str, sheet: str, block: Block, demands: Iterable[Demand]) -> Counted:
        """Counts one class, whose cells stand in a block of a sheet."""
        top, left, bottom, right = block
        first, days, groups = self._row, right - left + 1, len(self._groups)
        filled, unknown, lessons = (first + groups + n for n in range(3))
        self._sheet.write_string(first, 0, name)
        for day in range(days):
            cells = f"{sheet}!{xl_range_abs(top, left + day, bottom, left + day)}"
            column = day + 1
            for number in range(groups):
                self._write(first + number, column, f"SUMPRODUCT(COUNTIF({cells},{_name(number + 1)}))")
            self._write(filled, column, f'SUMPRODUCT(--(LEN(SUBSTITUTE(TRIM({cells}),"\u3000",""))>0))')
            at, known = _cell(filled, column), f"SUM({_cell(first, column)}:{_cell(filled - 1, column)})"
            self._write(unknown, column, f"MAX(0,{at}-{known})")
            none = "".join(f"-{_cell(first + n, column)}" for n, group in enumerate(self._groups) if not group.lesson)
            self._write(lessons, column, f"MAX(0,{at}{none})")
        rows = _Rows(first, days, unknown, lessons)
        found = []
        for number, demand in enumerate(demands):
            low, high, required = self._formulas(demand, rows)
            cells3 = [(first + number, days + 2 + n) for n in range(3)]
            for (row, column), formula in zip(cells3, (low, high, required), strict=True):
                self._write(row, column, formula)
            found.append(Numbers(*(f"'{_COUNTS}'!{xl_rowcol_to_cell(*cell, True, True)}" for cell in cells3)))
        self._row = max(lessons, first + len(found)) + 1
        return Counted(
            tuple(found),
            f"SUM('{_COUNTS}'!{xl_range_abs(lessons, 1, lessons, days)})",
            f"SUM('{_COUNTS}'!{xl_range_abs(unknown, 1, unknown, days)})",
        )

    def _formulas(self, demand: Demand, rows: "_Rows") -> tuple[str, str, str]:
        """Low, high, and what is required."""
        at = self._scopes.index(demand.scope)
        sure = [rows.group(n) for n, group in enumerate(self._groups) if group.standings[at] is Standing.SURE]
        may = [rows.group(n) for n, group in enumerate(self._groups) if group.standings[at] is Standing.MAY]
        may.append(rows.of(rows.unknown))
        if demand.requirement.measure == DAYS:
            required = _days([rows.of(rows.lessons)])
            low, high = _days(sure), _days([*sure, *may])
        else:
            required, low, high = "0", _sum(sure), _sum([*sure, *may])
        if not demand.requirement.every and demand.requirement.at_least is not None:
            required = number(demand.requirement.at_least)
        return low, high, required

    def _write(self, row: int, column: int, formula: str) -> None:
        self._sheet.write_formula(row, column, f"={formula}", None, _result(formula))


@attrs.frozen
class _Rows:
    """The rows of one class on the sheet of counts."""

    first: int
    days: int
    unknown: int
    lessons: int

    def group(self, number: int) -> str:
        """The range of a group, one cell a day."""
        return self.of(self.first + number)

    def of(self, row: int) -> str:
        """The range of a row, one cell a day."""
        return str(xl_range_abs(row, 1, row, self.days))


def number(value: Fraction) -> str:
    """A rule's number as a formula has it."""
    return f"{float(value):.12g}"


def _name(column: int) -> str:
    return f"ec_names_{column}"


def _plain(name: str) -> str:
    """A name that COUNTIF takes at its word."""
    return name.replace("~", "~~").replace("*", "~*").replace("?", "~?")


def _cell(row: int, column: int) -> str:
    return str(xl_rowcol_to_cell(row, column))


def _sum(ranges: Sequence[str]) -> str:
    return f"SUM({','.join(ranges)})" if ranges else "0"


def _days(ranges: Sequence[str]) -> str:
    return f"SUMPRODUCT(--(({'+'.join(ranges)})>0))" if ranges else "0"


def _result(formula: str) -> float:
    """What a formula of an empty form comes to: a number that the rule says, else nothing."""
    return float(formula) if formula.replace(".", "", 1).isdigit() else 0
