"""The live panel beside each class of the timetable form: what is required, what stands there, and the difference."""

from collections.abc import Sequence

import attrs
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from edu_compliance.model.own_sheet import AUTHOR
from edu_compliance.model.rule import Rule, Strength
from edu_compliance.model.stage import Area
from edu_compliance.reporting.balance import ENOUGH, NONE, OPEN
from edu_compliance.reporting.forms.counting import Counted, Numbers, number
from edu_compliance.reporting.forms.looks import Looks
from edu_compliance.reporting.forms.scopes import DAYS, Demand
from edu_compliance.reporting.speech.speaker import Speaker

WIDTHS = (9, 25, 6, 8, 8)
"""Of the panel's columns: rule, requirement, required, found, difference."""
_LONGEST = 900
"""Characters of a clause that a comment quotes."""


@attrs.frozen
class Line:
    """One demand of one class, and where its mark stands."""

    demand: Demand
    mark: str
    """The mark's cell, as formulas of other sheets refer to it."""
    empty: str
    """The mark while nothing is filled in."""


@attrs.frozen
class Panel:
    """Where a class's results stand, for the summary of all classes."""

    lines: tuple[Line, ...]
    lessons: str
    unknown: str
    state: str
    empty_state: str


class PanelWriter:
    """Writes panels; `left` is their first column, `top` the row of their heads."""

    def __init__(self, looks: Looks, speaker: Speaker, top: int, left: int) -> None:
        self._looks, self._speaker = looks, speaker
        self._top, self._left = top, left

    def write(self, sheet: Worksheet, name: str, grade: int, demands: Sequence[Demand], counted: Counted) -> Panel:
        """The panel of one class, whose sheet is quoted as `name` in formulas."""
        say, left, top = self._speaker.text, self._left, self._top
        last = left + len(WIDTHS) - 1
        sheet.merge_range(top - 2, left, top - 2, last, say("form.timetable.panel"), self._looks.panel_title)
        sheet.merge_range(top - 1, left, top - 1, last, say("form.timetable.panel_hint"), self._looks.hint)
        for offset, id in enumerate(("rule", "requirement", "required", "found", "difference")):
            sheet.write_string(top, left + offset, say(f"form.timetable.{id}"), self._looks.head)
        lines = []
        for row, (demand, numbers) in enumerate(zip(demands, counted.demands, strict=True), top + 1):
            lines.append(self._line(sheet, name, row, demand, numbers, grade))
        row = top + len(lines) + 1
        self._colour(sheet, lines, row)
        return self._foot(sheet, name, row, lines, counted)

    def _line(self, sheet: Worksheet, name: str, row: int, demand: Demand, numbers: Numbers, grade: int) -> Line:
        rule, left, speaker, looks = demand.rule, self._left, self._speaker, self._looks
        sheet.write_string(row, left, rule.id, looks.cell)
        sheet.write_comment(row, left, clause(rule), {"author": AUTHOR, "x_scale": 3, "y_scale": 2.4})
        sheet.write_string(row, left + 1, requirement(demand, speaker), looks.wrapped)
        need = demand.requirement
        bound = need.at_least if need.at_least is not None else need.at_most
        if need.every or bound is None:
            sheet.write_formula(row, left + 2, f"={numbers.required}", looks.number, 0)
        else:
            sheet.write_number(row, left + 2, float(bound), looks.number)
        interval = f'=IF({numbers.low}={numbers.high},{numbers.low},{numbers.low}&"–"&{numbers.high})'
        sheet.write_formula(row, left + 3, interval, looks.number, 0)
        formula, empty = _mark(demand, numbers, grade in demand.doubtful, speaker.text("form.timetable.over"))
        sheet.write_formula(row, left + 4, f"={formula}", looks.mark, empty)
        return Line(demand, f"{name}!{xl_rowcol_to_cell(row, left + 4, True, True)}", empty)

    def _colour(self, sheet: Worksheet, lines: Sequence[Line], end: int) -> None:
        """Marks coloured by what they say; what is only advised is never red."""
        column, over = self._left + 4, self._speaker.text("form.timetable.over")
        for row, line in enumerate(lines, self._top + 1):
            advised = not line.demand.rule.strength.breachable
            short = self._looks.advised if advised else self._looks.short
            colour_marks(sheet, (row, column, row, column), self._looks, short, over)
        state = (end + 2, self._left + 2, end + 2, column)
        first = xl_rowcol_to_cell(end + 2, self._left + 2, True, True)
        self._state_colours(sheet, state, first)

    def _state_colours(self, sheet: Worksheet, box: tuple[int, int, int, int], cell: str) -> None:
        say = self._speaker.text
        before, _, after = say("form.timetable.open", n="\0").partition("\0")
        is_open = f'AND(LEFT({cell},{len(before)})="{before}",RIGHT({cell},{len(after)})="{after}")'
        for criteria, look in (
            (f'={cell}="{say("form.timetable.done")}"', self._looks.enough),
            (f"={is_open}", self._looks.open),
            (f"=LEN({cell})>0", self._looks.short),
        ):
            about = {"type": "formula", "criteria": criteria, "format": look, "stop_if_true": True}
            sheet.conditional_format(*box, about)

    def _foot(self, sheet: Worksheet, name: str, row: int, lines: Sequence[Line], counted: Counted) -> Panel:
        """Under the rules: how full the week is, what nobody knows, how it stands, and the key to the marks."""
        say, left, looks = self._speaker.text, self._left, self._looks
        last = left + len(WIDTHS) - 1

        def told(at: int, id: str, formula: str, empty: object, look: Format) -> str:
            sheet.merge_range(at, left, at, left + 1, say(id), looks.wrapped)
            sheet.merge_range(at, left + 2, at, last, "", look)
            sheet.write_formula(at, left + 2, f"={formula}", look, empty)
            return f"{name}!{xl_rowcol_to_cell(at, left + 2, True, True)}"

        lessons = told(row, "form.timetable.lessons", counted.lessons, 0, looks.number)
        unknown = told(row + 1, "form.timetable.unknown", counted.unknown, 0, looks.number)
        formula, empty = self._state(lines)
        state = told(row + 2, "form.timetable.state", formula, empty, looks.mark)
        # Not beside the table: what is printed of it hangs in the classroom.
        for at, id in ((row + 3, "form.timetable.key"), (row + 6, "form.timetable.hint")):
            sheet.merge_range(at, left, at + 2, last, say(id), looks.hint)
        return Panel(tuple(lines), lessons, unknown, state, empty)

    def _state(self, lines: Sequence[Line]) -> tuple[str, str]:
        """How many rules the class lacks, or how many are open; and what that is for an empty week."""
        over, say = self._speaker.text("form.timetable.over"), self._speaker.text
        binding = [line for line in lines if line.demand.rule.strength.breachable]
        if not binding:
            return f'"{say("form.timetable.done")}"', say("form.timetable.done")
        missing = "+".join(_short(line.mark, over) for line in binding)
        doubtful = "+".join(f'({line.mark}="{OPEN}")' for line in binding)
        before, _, after = say("form.timetable.missing", n="\0").partition("\0")
        before_open, _, after_open = say("form.timetable.open", n="\0").partition("\0")
        formula = (
            f'IF({missing}>0,"{before}"&({missing})&"{after}",'
            f'IF({doubtful}>0,"{before_open}"&({doubtful})&"{after_open}","{say("form.timetable.done")}"))'
        )
        short = sum(line.empty != OPEN for line in binding if line.empty != ENOUGH)
        return formula, say("form.timetable.missing", n=short)


def colour_marks(sheet: Worksheet, box: tuple[int, int, int, int], looks: Looks, short: Format, over: str) -> None:
    """Conditional colours for cells that hold marks."""
    cell = xl_rowcol_to_cell(box[0], box[1])
    for criteria, look in (
        (f'=OR({cell}="{ENOUGH}",LEFT({cell},1)="+")', looks.enough),
        (f'={cell}="{OPEN}"', looks.open),
        (f"={_short(cell, over)}>0", short),
    ):
        sheet.conditional_format(*box, {"type": "formula", "criteria": criteria, "format": look})


def requirement(demand: Demand, speaker: Speaker) -> str:
    """体育：每周节数（建议）."""
    scope, strength = demand.scope, demand.rule.strength
    of = speaker.label(scope) if isinstance(scope, Area) else speaker.list(scope)
    about = "form.timetable.days_of" if demand.requirement.measure == DAYS else "form.timetable.lessons_of"
    said = speaker.text(about, of=of)
    if strength in (Strength.ENCOURAGED, Strength.EXPECTED):
        return speaker.text("form.timetable.softly", what=said, how=strength)
    return said


def clause(rule: Rule) -> str:
    """A rule in the document's words."""
    said = f"{rule.id} {rule.title}\n“{rule.quote}”\n{rule.document} {rule.clause}".strip()
    return said if len(said) <= _LONGEST else f"{said[:_LONGEST]}…"


def _short(cell: str, over: str) -> str:
    """1 where a mark says that a rule is not met, else 0."""
    return f'(({cell}="{NONE}")+(LEFT({cell},1)="-")+(LEFT({cell},{len(over)})="{over}"))'


def _mark(demand: Demand, numbers: Numbers, doubtful: bool, over: str) -> tuple[str, str]:
    """The inspectors' mark as a formula, and what it is for an empty week; as `balance.Balance.mark` has it."""
    low, high, required = numbers.low, numbers.high, numbers.required
    need = demand.requirement
    formula, empty = f'"{ENOUGH}"', ENOUGH
    if need.every or need.at_least is not None:
        lacking = f'"{OPEN}"' if doubtful else f'IF({high}=0,"{NONE}","-"&({required}-{high}))'
        more = f'IF({low}>{required},"+"&({low}-{required}),"{ENOUGH}")'
        formula = f'IF({required}=0,"",IF({low}>={required},{more},IF({high}<{required},{lacking},"{OPEN}")))'
        empty = "" if need.every else OPEN if doubtful else NONE
    if need.at_most is not None:
        most = number(need.at_most)
        beyond = f'"{OPEN}"' if doubtful else f'"{over}"&({low}-{most})'
        formula = f'IF({low}>{most},{beyond},IF({high}>{most},"{OPEN}",{formula}))'
    return formula, empty
