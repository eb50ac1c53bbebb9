"""The first sheet of an annotated workbook: how each class stands by area, the key to tints, and what to do next."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import attrs
from openpyxl.cell.cell import Cell
from openpyxl.styles import Border, Font, PatternFill, Side
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from edu_compliance.model.finding import Finding, Verdict
from edu_compliance.model.message import Message
from edu_compliance.model.own_sheet import RESULT
from edu_compliance.model.place import Place
from edu_compliance.model.rule import TargetKind
from edu_compliance.model.stage import Area
from edu_compliance.reporting.annotating.lines import LINE, LineWriter, as_number
from edu_compliance.reporting.annotating.texts import quoted
from edu_compliance.reporting.annotating.tint import NOT_COUNTED_COLOUR, area_fill, doubt_fill
from edu_compliance.reporting.balance import Balance, Row
from edu_compliance.reporting.classes import in_order
from edu_compliance.reporting.forms.looks import AREA_COLOURS
from edu_compliance.reporting.items import Describer, Item
from edu_compliance.reporting.problems import Problem, sort_out
from edu_compliance.reporting.result import AuditHeader, SchoolResult, summarize
from edu_compliance.reporting.speech.speaker import Speaker, decimal
from edu_compliance.reporting.speech.verdicts import headline
from edu_compliance.reporting.speech.words import Words

TITLE = "自查结果"
_GROUP = ("column.rule_short", "column.required_short", "column.found_short", "column.difference_short")
"""The columns of an area."""
_COLUMNS = 1 + len(_GROUP) * len(Area)
_WIDTHS = (18, *((9, 7, 8, 8) * len(Area)))
_SPANS = ((1, 1), (2, 6), (7, 9), (10, _COLUMNS))
"""Columns of a line of next steps: who, what, which cells, what could be done."""
_THIN = Side(style="thin", color="9AA5B1")
_BORDER = Border(_THIN, _THIN, _THIN, _THIN)
_HEAD = PatternFill("solid", fgColor="FFE8EDF2")
_FILLS = {
    Verdict.MET: PatternFill("solid", fgColor="FFDDF2E0"),
    Verdict.NOT_MET: PatternFill("solid", fgColor="FFFBDADA"),
    Verdict.UNDETERMINED: doubt_fill(),
}


@attrs.frozen
class About:
    """What the sheet says beside the result itself."""

    header: AuditHeader
    notes: Sequence[Message]
    """What the workbook is without."""
    links: Mapping[str, str]
    """The sheets' names in this workbook by the names that places have."""


def write_results(sheet: Worksheet, result: SchoolResult, about: About, speaker: Speaker) -> None:
    """Fills the sheet."""
    _Writer(sheet, result, about, speaker).write()


_Bound = tuple[tuple[Place, str], tuple[int, ...], Area, object]
"""A class's key and grades, an area, and what is required there."""


def _rules(findings: Iterable[Finding]) -> Iterator[tuple[_Bound, str]]:
    """Which rule a class's minimum in an area comes from."""
    for finding in findings:
        rule, school_class = finding.rule, finding.target.school_class
        if school_class is not None and rule.binds.target is TargetKind.CLASS and finding.outcomes:
            required = finding.outcomes[0].requirement.at_least
            yield (school_class.key, finding.target.grades, rule.area, required), rule.id


class _Writer(LineWriter):
    """Writes the sheet from top to bottom."""

    def __init__(self, sheet: Worksheet, result: SchoolResult, about: About, speaker: Speaker) -> None:
        super().__init__(sheet, _WIDTHS)
        self._result, self._about, self._speaker = result, about, speaker
        order = {one.key: at for at, one in enumerate(in_order(result.submission.classes))}
        rows = result.balances
        self._rows = sorted(rows, key=lambda row: order[row.school_class.key])
        self._rules = dict(_rules(result.findings))

    def write(self) -> None:
        """All of it."""
        say, header = self._speaker.text, self._about.header
        self._line(RESULT, Font("宋体", 16, bold=True))
        if self._result.submission.school:
            self._line(self._result.submission.school, Font("宋体", 13, bold=True))
        documents = tuple(dict.fromkeys(policy.document for policy in header.policies))
        self._line(say("annotated.basis", documents=documents, on=header.as_of))
        self._line(headline(summarize(self._result), self._speaker), Font("宋体", 12, bold=True))
        for note in self._about.notes:
            self._line(self._speaker.say(note), Font("宋体", 10, color="FF6B4E00"))
        self._row += 1
        self._key()
        self._row += 1
        if self._rows:
            self._balances()
        self._steps()
        self._row += 1
        self._line(say("page.closing"), Font("宋体", 10, color="FF55606B"))
        self._shape()

    # --- the key to the tints -----------------------------------------------------------------------------------------

    def _key(self) -> None:
        say = self._speaker.text
        entries = [
            (area_fill(AREA_COLOURS[area]), say("annotated.key_counted", sign=say(f"sign.{area.value}"), area=area))
            for area in Area
        ]
        entries += [
            (doubt_fill(), say("annotated.key_doubt")),
            (area_fill(NOT_COUNTED_COLOUR), say("annotated.key_not_counted")),
        ]
        self._cell(1, say("annotated.key"), bold=True)
        for (fill, text), first in zip(entries, (2, 4, 6, 8, 11), strict=True):
            self._cell(first, text, centred=True).fill = fill
            self._span(first, {8: 10, 11: _COLUMNS}.get(first, first + 1))
        self._sheet.row_dimensions[self._row].height = LINE * 2 + 4
        self._row += 1

    # --- classes by areas ---------------------------------------------------------------------------------------------

    def _balances(self) -> None:
        say = self._speaker.text
        self._head(1, say("column.class"))
        self._sheet.merge_cells(start_row=self._row, start_column=1, end_row=self._row + 1, end_column=1)
        for first, area in self._groups():
            for column in range(first, first + len(_GROUP)):
                self._head(column, self._speaker.label(area) if column == first else "")
            self._span(first, first + len(_GROUP) - 1)
        self._row += 1
        self._head(1, "")
        for first, _ in self._groups():
            for offset, id in enumerate(_GROUP):
                self._head(first + offset, say(id))
        self._row += 1
        for row in self._rows:
            self._class(row)
            self._row += 1
        self._line(say("terminal.balance_key"), Font("宋体", 10, color="FF55606B"))

    def _head(self, column: int, text: str) -> None:
        cell = self._sheet.cell(self._row, column)
        if isinstance(cell, Cell):
            self._cell(column, text, centred=True, bold=True)
        cell.fill, cell.border = _HEAD, _BORDER

    def _groups(self) -> Iterator[tuple[int, Area]]:
        for at, area in enumerate(Area):
            yield 2 + at * len(_GROUP), area

    def _class(self, row: Row) -> None:
        name = self._cell(1, row.name)
        name.border = _BORDER
        self._link(name, row.school_class.place)
        for first, area in self._groups():
            balance = row.balances.get(area)
            texts = self._texts(row, balance) if balance else ("",) * len(_GROUP)
            for offset, text in enumerate(texts):
                cell = self._cell(first + offset, text, centred=True)
                cell.border = _BORDER
                as_number(cell, text)
            if balance is not None:
                cell.fill, cell.font = _FILLS.get(balance.verdict, PatternFill()), Font("宋体", 11, bold=True)
        self._high_for([(row.name, _WIDTHS[0])])

    def _texts(self, row: Row, balance: Balance) -> tuple[str, str, str, str]:
        rule = self._rules.get((row.school_class.key, row.grades, balance.area, balance.required), "")
        return (rule, decimal(balance.required), balance.taught, balance.mark)

    def _link(self, cell: Cell, place: Place) -> None:
        """A click leads to the class's table."""
        sheet = self._about.links.get(place.sheet)
        if sheet is not None:
            address = place.cell.partition(":")[0] or "A1"
            cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"{quoted(sheet)}!{address}")
            cell.font = Font("宋体", 11, color="FF1F5FA8", underline="single")

    # --- next steps ---------------------------------------------------------------------------------------------------

    def _steps(self) -> None:
        say = self._speaker.text
        describer = Describer(self._result.submission, self._rows, self._about.header.areas, Words(self._speaker), str)
        found = sort_out(self._result, describer, describer.one_by_one)
        for id, problems in (
            ("page.breaches", found.breaches),
            ("page.open", found.open),
            ("page.advice", found.advice),
            ("page.waived", found.waived),
        ):
            if problems:
                self._heading(say(id))
                for problem in problems:
                    self._problem(problem)
        if found.not_examined:
            self._heading(say("page.unexamined"))
            for group in found.not_examined:
                ids = " ".join(rule.id for rule in group.rules)
                self._line(say("terminal.unexamined", why=group.why, n=len(group.rules), rules=ids))

    def _heading(self, text: str) -> None:
        self._row += 1
        self._line(text, Font("宋体", 13, bold=True))
        self._stay()

    def _problem(self, problem: Problem) -> None:
        rule, say = problem.rule, self._speaker.text
        title = self._speaker.title(rule)
        self._line(f"[{rule.id}] {title}　{rule.document} {rule.clause}", Font("宋体", 11, bold=True))
        self._stay()
        for item in problem.items:
            self._item(item)
        if rule.remedy and any(item.wording.needed for item in problem.items):
            self._stay()
            self._line(say("annotated.remedy", remedy=rule.remedy))

    def _item(self, item: Item) -> None:
        wording = item.wording
        numbers = self._speaker.text("terminal.numbers", expected=wording.expected, found=wording.found)
        if wording.needed:
            numbers = self._speaker.text("terminal.needed", numbers=numbers, needed=wording.needed)
        asked = [f"? {question.why} {question.cells}" for question in item.questions]
        what = "\n".join(filter(None, (numbers if wording.found else "", wording.why)))
        texts = (item.name, what, item.cells, "\n".join(filter(None, (item.advice, item.waiver, *asked))))
        sized = []
        for (first, last), text in zip(_SPANS, texts, strict=True):
            self._cell(first, text)
            for column in range(first, last + 1):
                self._sheet.cell(self._row, column).border = _BORDER
            self._span(first, last)
            sized.append((text, sum(_WIDTHS[first - 1 : last])))
        self._high_for(sized)
        self._row += 1
