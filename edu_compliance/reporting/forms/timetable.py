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
from edu_compliance.model.own_sheet import GUIDE
from edu_compliance.model.rule import Areas, Policy
from edu_compliance.model.stage import Area, Stage, grades_of_stage
from edu_compliance.model.vocabulary import Vocabulary
from edu_compliance.reporting.forms.counting import Counting
from edu_compliance.reporting.forms.front import HEAD, SCHOOL, TERM, FilledClass, write_guide, write_summary
from edu_compliance.reporting.forms.looks import Looks, for_printing, looks, protect
from edu_compliance.reporting.forms.panel import WIDTHS, PanelWriter
from edu_compliance.reporting.forms.scopes import Group, demands, groups
from edu_compliance.reporting.forms.subjects import offered
from edu_compliance.reporting.speech.speaker import Speaker

_CREATED = datetime.datetime(2021, 8, 11)
"""Stands in every form, so that the same form is the same bytes; the day of the document."""
_GUIDE, _SUMMARY = "填写说明", "各班汇总"
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
        self._panels = PanelWriter(self._looks, speaker, HEAD, plan.days + 2)

    def write(self) -> None:
        """All sheets."""
        classes = [self._class(*one) for one in self._sheets]
        write_summary(self._summary, classes, self._looks, self._speaker)
        write_guide(self._guide, self._plan.school, self._demands, self._looks, self._speaker)
        self._guide.activate()

    # --- a class's sheet ----------------------------------------------------------------------------------------------

    def _class(self, grade: int, name: str, sheet: Worksheet) -> FilledClass:
        plan, look, say = self._plan, self._looks, self._speaker.text
        top, bottom, right = HEAD + 1, HEAD + plan.periods, plan.days
        sheet.merge_range(0, 0, 0, right, "", look.title)
        school, term = f"'{_GUIDE}'!{SCHOOL}", f"'{_GUIDE}'!{TERM}"
        title = f'=IF({school}="","",{school}&" ")&"{name}课程表"&IF({term}="",""," "&{term})'
        sheet.write_formula(0, 0, title, look.title, f"{plan.school} {name}课程表".strip())
        sheet.write_string(HEAD, 0, "节次", look.head)
        for day in range(plan.days):
            sheet.write_string(HEAD, day + 1, _WEEKDAYS[day], look.head)
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
        return FilledClass(name, panel)

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
        sheet.set_row(1, 18)
        sheet.set_row(HEAD, 26)
        for row in range(HEAD + 1, max(bottom, HEAD + len(self._demands) + 3) + 1):
            sheet.set_row(row, 36)
        sheet.freeze_panes(HEAD + 1, 1)
        sheet.print_area(0, 0, bottom, days)
        for_printing(sheet)
        protect(sheet)
