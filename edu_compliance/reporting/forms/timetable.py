"""The timetable form: a workbook with a sheet per class that says, while it is filled in, what the rules still want."""

import datetime
import io
from collections.abc import Iterator, Sequence

import attrs
import xlsxwriter
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from edu_compliance.measuring.scope import Standing
from edu_compliance.model.own_sheet import GUIDE, SUMMARY
from edu_compliance.model.rule import Areas, Policy
from edu_compliance.model.stage import Area, Stage, grades_of_stage
from edu_compliance.model.vocabulary import Vocabulary
from edu_compliance.reporting.forms.counting import Counting
from edu_compliance.reporting.forms.looks import Looks, looks
from edu_compliance.reporting.forms.panel import WIDTHS, Line, Panel, PanelWriter, colour_marks, requirement
from edu_compliance.reporting.forms.scopes import Demand, Group, demands, groups
from edu_compliance.reporting.forms.subjects import offered
from edu_compliance.reporting.speech import Speaker

_CREATED = datetime.datetime(2021, 8, 11)
"""Stands in every form, so that the same form is the same bytes; the day of the document."""
_GUIDE, _SUMMARY = "填写说明", "各班汇总"
_SCHOOL, _TERM = f"'{_GUIDE}'!$B$3", f"'{_GUIDE}'!$B$4"
_GRADES = (
    "一年级",
    "二年级",
    "三年级",
    "四年级",
    "五年级",
    "六年级",
    "七年级",
    "八年级",
    "九年级",
    "高一",
    "高二",
    "高三",
)
_WEEKDAYS = ("星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日")
_HEAD = 2
"""The row of a class's weekdays; title and hint stand above."""
_A4 = 9


@attrs.frozen
class TimetablePlan:
    """What form is wanted."""

    stage: Stage
    classes: tuple[int, ...]
    """Classes in each grade of the stage, from its first; no more than it has grades."""
    periods: int = 7
    """Periods a day."""
    days: int = 5
    """Days a week, from Monday."""
    school: str = ""
    """The school's name, where it is known already."""

    def named(self) -> Iterator[tuple[int, str]]:
        """Grade and name of each class, in order: 一年级（1）班."""
        for grade, classes in zip(grades_of_stage(self.stage), self.classes, strict=False):
            for each in range(1, classes + 1):
                yield grade, f"{_GRADES[grade - 1]}（{each}）班"


def timetable_form(
    plan: TimetablePlan, policies: Sequence[Policy], areas: Areas, vocabulary: Vocabulary, speaker: Speaker
) -> bytes:
    """The form: .xlsx, the same bytes for the same plan and rules. Names, drop-downs and panels come from the rules."""
    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(buffer, options)
    book.set_properties({"title": GUIDE, "created": _CREATED})
    book.set_calc_mode("auto")
    _FormWriter(book, plan, policies, areas, vocabulary, speaker).write()
    book.close()
    return buffer.getvalue()


@attrs.frozen
class _Class:
    """One class of the form."""

    grade: int
    name: str
    sheet: Worksheet
    panel: Panel

    @property
    def quoted(self) -> str:
        """Its sheet's name as formulas have it."""
        return f"'{self.name}'"


class _FormWriter:
    """Writes one form."""

    def __init__(
        self,
        book: Workbook,
        plan: TimetablePlan,
        policies: Sequence[Policy],
        areas: Areas,
        vocabulary: Vocabulary,
        speaker: Speaker,
    ) -> None:
        self._book, self._plan, self._speaker = book, plan, speaker
        self._looks: Looks = looks(book)
        order = list(Area)
        self._demands = sorted(
            demands(policies, plan.stage, tuple(sorted({grade for grade, _ in plan.named()}))),
            key=lambda demand: (not demand.rule.strength.breachable, order.index(demand.rule.area)),
        )
        # The areas colour the cells whether or not a rule of theirs is shown.
        scopes = tuple(dict.fromkeys((*Area, *(demand.scope for demand in self._demands))))
        self._guide, self._summary = book.add_worksheet(_GUIDE), book.add_worksheet(_SUMMARY)
        self._sheets = [(grade, name, book.add_worksheet(name)) for grade, name in plan.named()]
        grouped = groups(scopes, plan.stage, vocabulary, areas)
        self._counting = Counting(book, grouped, scopes, offered(plan.stage, vocabulary))
        self._panels = PanelWriter(self._looks, speaker, _HEAD, plan.days + 2)

    def write(self) -> None:
        """All sheets."""
        classes = [self._class(*one) for one in self._sheets]
        self._write_summary(classes)
        self._write_guide()
        self._guide.activate()

    # --- a class's sheet ----------------------------------------------------------------------------------------------

    def _class(self, grade: int, name: str, sheet: Worksheet) -> _Class:
        plan, look, say = self._plan, self._looks, self._speaker.text
        top, bottom, right = _HEAD + 1, _HEAD + plan.periods, plan.days
        sheet.merge_range(0, 0, 0, right, "", look.title)
        school = f"{plan.school} " if plan.school else ""
        title = f'=IF({_SCHOOL}="","",{_SCHOOL}&" ")&"{name}课程表"&IF({_TERM}="",""," "&{_TERM})'
        sheet.write_formula(0, 0, title, look.title, f"{school}{name}课程表")
        sheet.merge_range(1, 0, 1, right, say("form.timetable.hint"), look.hint)
        sheet.write_string(_HEAD, 0, "节次", look.head)
        for day in range(plan.days):
            sheet.write_string(_HEAD, day + 1, _WEEKDAYS[day], look.head)
        for period in range(plan.periods):
            sheet.write_string(top + period, 0, f"第{period + 1}节", look.period)
            for day in range(plan.days):
                sheet.write_blank(top + period, day + 1, None, look.lesson)
        block = (top, 1, bottom, right)
        offer = {"validate": "list", "source": self._counting.subjects, "error_type": "information"}
        sheet.data_validation(*block, {**offer, "error_title": say("form.timetable.other"),
                                       "error_message": say("form.timetable.other_help")})  # fmt: skip
        self._colour(sheet, block)
        bound = [demand for demand in self._demands if demand.binds(grade)]
        counted = self._counting.add(name, f"'{name}'", block, bound)
        panel = self._panels.write(sheet, f"'{name}'", grade, bound, counted)
        self._shape(sheet, bottom)
        return _Class(grade, name, sheet, panel)

    def _colour(self, sheet: Worksheet, block: tuple[int, int, int, int]) -> None:
        """Cells coloured while they are filled in: by area, and what may count or nobody knows."""
        cell, matches = xl_rowcol_to_cell(block[0], block[1]), self._counting.matches

        def in_doubt(group: Group) -> bool:
            return Standing.MAY in group.standings[: len(Area)]

        conditions = [
            (f"AND(LEN({cell})>0,{matches(cell, lambda _: True)}=0)", self._looks.unknown),
            (f"{matches(cell, in_doubt)}>0", self._looks.may),
        ]
        for area in Area:
            wanted = self._counting.counts(area, Standing.SURE)
            conditions.append((f"{matches(cell, wanted)}>0", self._looks.by_area[area]))
        for criteria, look in conditions:
            about = {"type": "formula", "criteria": f"={criteria}", "format": look, "stop_if_true": True}
            sheet.conditional_format(*block, about)

    def _shape(self, sheet: Worksheet, bottom: int) -> None:
        """Widths, heights, printing and protection. Only the table is printed: it hangs in classrooms."""
        days = self._plan.days
        sheet.set_column(0, 0, 8)
        sheet.set_column(1, days, 13)
        sheet.set_column(days + 1, days + 1, 3)
        for offset, width in enumerate(WIDTHS):
            sheet.set_column(days + 2 + offset, days + 2 + offset, width)
        sheet.set_row(0, 34)
        sheet.set_row(1, 30)
        sheet.set_row(_HEAD, 26)
        for row in range(_HEAD + 1, max(bottom, _HEAD + len(self._demands) + 3) + 1):
            sheet.set_row(row, 36)
        sheet.freeze_panes(_HEAD + 1, 1)
        sheet.print_area(0, 0, bottom, days)
        _page(sheet)
        _protect(sheet)

    # --- all classes --------------------------------------------------------------------------------------------------

    def _write_summary(self, classes: Sequence[_Class]) -> None:
        sheet, look, say = self._summary, self._looks, self._speaker.text
        slots = list(dict.fromkeys(slot for one in classes for slot, _ in _slots(one.panel)))
        heads = [
            say("column.class"),
            *(requirement(demand, self._speaker) for demand in self._first_of(slots, classes)),
        ]
        heads += [say("form.timetable.lessons"), say("form.timetable.unknown"), say("form.timetable.state")]
        last = len(heads) - 1
        sheet.merge_range(0, 0, 0, last, "", look.panel_title)
        sheet.write_string(0, 0, SUMMARY, look.panel_title)
        sheet.merge_range(1, 0, 1, last, say("form.timetable.summary_hint"), look.hint)
        for column, head in enumerate(heads):
            sheet.write_string(_HEAD, column, head, look.head)
        for row, one in enumerate(classes, _HEAD + 1):
            sheet.write_url(row, 0, f"internal:{one.quoted}!A1", look.link, one.name)
            sheet.set_row(row, 22)
            lines = dict(_slots(one.panel))
            for column, slot in enumerate(slots, 1):
                if slot in lines:
                    sheet.write_formula(row, column, f"={lines[slot].mark}", look.mark, lines[slot].empty)
                else:
                    sheet.write_blank(row, column, None, look.cell)
            after = len(slots) + 1
            sheet.write_formula(row, after, f"={one.panel.lessons}", look.number, 0)
            sheet.write_formula(row, after + 1, f"={one.panel.unknown}", look.number, 0)
            sheet.write_formula(row, after + 2, f"={one.panel.state}", look.number, one.panel.empty_state)
        self._colour_summary(slots, classes)
        sheet.set_column(0, 0, 16)
        sheet.set_column(1, last - 1, 13)
        sheet.set_column(last, last, 18)
        sheet.set_row(0, 30)
        sheet.set_row(1, 30)
        sheet.set_row(_HEAD, 44)
        sheet.freeze_panes(_HEAD + 1, 1)
        sheet.repeat_rows(_HEAD)
        _page(sheet)
        _protect(sheet)

    def _colour_summary(self, slots: Sequence["_Slot"], classes: Sequence[_Class]) -> None:
        end, over = _HEAD + len(classes), self._speaker.text("form.timetable.over")
        for column, demand in enumerate(self._first_of(slots, classes), 1):
            short = self._looks.short if demand.rule.strength.breachable else self._looks.advised
            colour_marks(self._summary, (_HEAD + 1, column, end, column), self._looks, short, over)

    @staticmethod
    def _first_of(slots: Sequence["_Slot"], classes: Sequence[_Class]) -> list[Demand]:
        """For each column of the summary a demand that stands in it."""
        found = {slot: line.demand for one in reversed(classes) for slot, line in _slots(one.panel)}
        return [found[slot] for slot in slots]

    # --- the guide ----------------------------------------------------------------------------------------------------

    def _write_guide(self) -> None:
        sheet, look, say = self._guide, self._looks, self._speaker.text
        sheet.merge_range(0, 0, 0, 3, "", look.panel_title)
        sheet.write_string(0, 0, GUIDE, look.panel_title)
        for row, (id, known) in enumerate((("school", self._plan.school), ("term", "")), 2):
            sheet.write_string(row, 0, say(f"form.timetable.{id}"), look.head)
            sheet.merge_range(row, 1, row, 3, "", look.entry)
            if known:
                sheet.write_string(row, 1, known, look.entry)
            sheet.set_row(row, 24)
        for number in range(1, 7):
            row = 4 + number
            sheet.merge_range(row, 0, row, 3, say(f"form.timetable.step_{number}"), look.text)
            sheet.set_row(row, 32)
        top = 12
        for column, id in enumerate(("rule", "title", "clause", "quote")):
            sheet.write_string(top, column, say(f"form.timetable.{id}"), look.head)
        rules = {demand.rule.id: demand.rule for demand in self._demands}
        for row, rule in enumerate(rules.values(), top + 1):
            source = f"{rule.document} {rule.clause}".strip()
            for column, text in enumerate((rule.id, rule.title, source, rule.quote)):
                sheet.write_string(row, column, text, look.wrapped)
            sheet.set_row(row, 16 * max(2, len(rule.quote) // 26 + 1, len(rule.title) // 14 + 1) + 4)
        for column, width in enumerate((12, 34, 26, 60)):
            sheet.set_column(column, column, width)
        sheet.set_row(0, 30)
        sheet.set_row(top, 24)
        sheet.repeat_rows(top)
        _page(sheet)
        _protect(sheet)


_Slot = tuple[str, object, int]
"""Measure, scope, and the how-many-th demand of this kind a class has."""


def _slots(panel: Panel) -> Iterator[tuple[_Slot, Line]]:
    seen: dict[tuple[str, object], int] = {}
    for line in panel.lines:
        kind = (line.demand.requirement.measure, line.demand.scope)
        seen[kind] = seen.get(kind, 0) + 1
        yield (*kind, seen[kind]), line


def _page(sheet: Worksheet) -> None:
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.center_horizontally()
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
    sheet.set_footer("&C&A　&P/&N")


def _protect(sheet: Worksheet) -> None:
    """Keeps formulas from being typed over, without a password; looks stay free."""
    sheet.protect("", {"format_cells": True, "format_columns": True, "format_rows": True})
