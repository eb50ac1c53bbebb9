"""The sheets in front of the timetable form: how it is filled in and by which rules, and all classes at a glance."""

from collections.abc import Iterator, Sequence

import attrs
from xlsxwriter.worksheet import Worksheet

from edu_compliance.model.own_sheet import GUIDE, SUMMARY
from edu_compliance.reporting.forms.looks import Looks, for_printing, protect
from edu_compliance.reporting.forms.panel import Line, Panel, colour_marks, requirement
from edu_compliance.reporting.forms.scopes import Demand
from edu_compliance.reporting.speech.speaker import Speaker

HEAD = 2
"""The row of the heads on the summary and on classes' sheets."""
SCHOOL, TERM = "$B$3", "$B$4"
"""Where the guide asks for the school and the term."""
_ASKED = 2
_STEPS = range(1, 7)
_FIRST_STEP = 5
_RULES = 12


@attrs.frozen
class FilledClass:
    """One class of the form and where its results stand."""

    name: str
    """Of the class and of its sheet."""
    panel: Panel

    @property
    def link(self) -> str:
        """Where a click leads."""
        return f"internal:'{self.name}'!A1"


_Slot = tuple[str, object, int]
"""Measure, scope, and the how-many-th demand of this kind a class has."""


def write_summary(sheet: Worksheet, classes: Sequence[FilledClass], looks: Looks, speaker: Speaker) -> None:
    """One line for each class with the marks of its panel."""
    say = speaker.text
    slots = {slot: line.demand for one in reversed(classes) for slot, line in _slots(one.panel)}
    order = list(dict.fromkeys(slot for one in classes for slot, _ in _slots(one.panel)))
    heads = [say("column.class"), *(requirement(slots[slot], speaker) for slot in order)]
    heads += [say("form.timetable.lessons"), say("form.timetable.unknown"), say("form.timetable.state")]
    last = len(heads) - 1
    _title(sheet, SUMMARY, last, looks)
    sheet.merge_range(1, 0, 1, last, say("form.timetable.summary_hint"), looks.hint)
    for column, head in enumerate(heads):
        sheet.write_string(HEAD, column, head, looks.head)
    for row, one in enumerate(classes, HEAD + 1):
        sheet.set_row(row, 22)
        sheet.write_url(row, 0, one.link, looks.link, one.name)
        _marks(sheet, row, one.panel, order, looks)
    over, end = say("form.timetable.over"), HEAD + len(classes)
    for column, slot in enumerate(order, 1):
        short = looks.short if slots[slot].rule.strength.breachable else looks.advised
        colour_marks(sheet, (HEAD + 1, column, end, column), looks, short, over)
    for first, until, width in ((0, 0, 16), (1, last - 1, 13), (last, last, 18)):
        sheet.set_column(first, until, width)
    sheet.set_row(1, 30)
    sheet.set_row(HEAD, 44)
    sheet.freeze_panes(HEAD + 1, 1)
    sheet.repeat_rows(HEAD)
    for_printing(sheet)
    protect(sheet)


def _marks(sheet: Worksheet, row: int, panel: Panel, order: Sequence[_Slot], looks: Looks) -> None:
    lines = dict(_slots(panel))
    for column, slot in enumerate(order, 1):
        if slot in lines:
            sheet.write_formula(row, column, f"={lines[slot].mark}", looks.mark, lines[slot].empty)
        else:
            sheet.write_blank(row, column, None, looks.cell)
    ends = ((panel.lessons, 0), (panel.unknown, 0), (panel.state, panel.empty_state))
    for column, (cell, empty) in enumerate(ends, len(order) + 1):
        sheet.write_formula(row, column, f"={cell}", looks.number, empty)


def _slots(panel: Panel) -> Iterator[tuple[_Slot, Line]]:
    seen: dict[tuple[str, object], int] = {}
    for line in panel.lines:
        kind = (line.demand.requirement.measure, line.demand.scope)
        seen[kind] = seen.get(kind, 0) + 1
        yield (*kind, seen[kind]), line


def write_guide(sheet: Worksheet, school: str, demands: Sequence[Demand], looks: Looks, speaker: Speaker) -> None:
    """School and term to fill in, what to do step by step, and the rules in the documents' words."""
    say = speaker.text
    _title(sheet, GUIDE, 3, looks)
    for row, (id, known) in enumerate((("school", school), ("term", "")), _ASKED):
        sheet.write_string(row, 0, say(f"form.timetable.{id}"), looks.head)
        sheet.merge_range(row, 1, row, 3, "", looks.entry)
        if known:
            sheet.write_string(row, 1, known, looks.entry)
        sheet.set_row(row, 24)
    for row, number in enumerate(_STEPS, _FIRST_STEP):
        sheet.merge_range(row, 0, row, 3, say(f"form.timetable.step_{number}"), looks.text)
        sheet.set_row(row, 32)
    for column, id in enumerate(("rule", "title", "clause", "quote")):
        sheet.write_string(_RULES, column, say(f"form.timetable.{id}"), looks.head)
    rules = {demand.rule.id: demand.rule for demand in demands}
    for row, rule in enumerate(rules.values(), _RULES + 1):
        source = f"{rule.document} {rule.clause}".strip()
        for column, text in enumerate((rule.id, rule.title, source, rule.quote)):
            sheet.write_string(row, column, text, looks.wrapped)
        sheet.set_row(row, 16 * max(2, len(rule.quote) // 26 + 1, len(rule.title) // 14 + 1) + 4)
    for column, width in enumerate((12, 34, 34, 56)):
        sheet.set_column(column, column, width)
    sheet.set_row(_RULES, 24)
    sheet.repeat_rows(_RULES)
    for_printing(sheet)
    protect(sheet)


def _title(sheet: Worksheet, text: str, last: int, looks: Looks) -> None:
    sheet.merge_range(0, 0, 0, last, "", looks.panel_title)
    sheet.write_string(0, 0, text, looks.panel_title)
    sheet.set_row(0, 30)
