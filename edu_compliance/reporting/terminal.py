"""Text for terminals: how files were understood, and how a school's classes stand."""

import io
from collections.abc import Iterable, Sequence

import attrs
from rich import box
from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from edu_compliance.measuring.tally import ClassTally, tally
from edu_compliance.model.finding import Finding, Verdict
from edu_compliance.model.rule import Areas, Strength
from edu_compliance.model.stage import Area
from edu_compliance.model.submission import File, Sheet, Status, Submission
from edu_compliance.reporting.balance import ENOUGH, Balance, balance_sheet
from edu_compliance.reporting.result import NOT_WHOLLY_READ, SchoolResult, classes_by_file, summarize
from edu_compliance.reporting.speech import Speaker, decimal
from edu_compliance.reporting.verdicts import headline
from edu_compliance.reporting.wording import grade_name, sentence

_RULED = box.Box("    \n    \n -- \n    \n    \n    \n    \n    \n", ascii=True)
"""A line under the head and nothing else: Chinese consoles draw box characters two columns wide."""


@attrs.frozen
class Terminal:
    """What the text is written to."""

    width: int = 100
    """Columns."""
    encoding: str = "utf-8"
    """Characters it cannot write become question marks."""
    styled: bool = False
    """Whether it understands colours; false wherever the output is not a terminal."""


def read_text(submissions: Iterable[Submission], areas: Areas, speaker: Speaker, terminal: Terminal) -> str:
    """How every file was understood: its sheets, its classes with their numbers, and what is in doubt."""
    shown: list[RenderableType] = []
    for submission in submissions:
        classes = classes_by_file(submission)
        for file in submission.files:
            shown += [_file_line(file, speaker)]
            shown += [Padding(line, (0, 0, 0, 2)) for line in _sheet_lines(file.sheets, speaker)]
            tallies = [tally(school_class, areas) for school_class in classes[file.name]]
            shown += [Padding(_classes_table(tallies, speaker), (0, 0, 0, 2))] if tallies else []
            shown += [Padding(Text(line), (0, 0, 0, 2)) for line in _doubt_lines(tallies, speaker)]
            notices = [(notice.why, notice.places) for notice in file.notices]
            shown += [Padding(Text(_note(*notice, speaker)), (0, 0, 0, 2)) for notice in notices]
        shown += [Text(_note(notice.why, notice.places, speaker)) for notice in submission.notices]
    return _render(shown, terminal)


def check_text(result: SchoolResult, speaker: Speaker, terminal: Terminal) -> str:
    """One school's result: a sentence, a table of required, taught and difference, then what to do next."""
    shown: list[RenderableType] = [
        Text(result.submission.school, style="bold"),
        Text(headline(summarize(result), speaker)),
    ]
    for file in result.submission.files:
        if file.status in NOT_WHOLLY_READ:
            shown.append(_file_line(file, speaker))
    rows = balance_sheet(result.findings)
    if rows:
        table = Table(box=_RULED, pad_edge=False, padding=(0, 2, 0, 0))
        table.add_column(speaker.text("column.class"), no_wrap=True)
        for area in Area:
            table.add_column(speaker.label(area), no_wrap=True)
        for row in rows:
            table.add_row(row.name, *(_balance_cell(row.balances.get(area), speaker) for area in Area))
        shown += [Text(), table, Text(speaker.text("terminal.balance_key"), style="dim")]
    for title, findings in _next_steps(result.findings, speaker):
        shown += [Text(), Text(title, style="bold")]
        for finding in findings:
            shown.append(Padding(Text(f"- [{finding.rule.id}] {sentence(finding, speaker)}"), (0, 0, 0, 2)))
            if finding.verdict is Verdict.NOT_MET and finding.rule.remedy:
                shown.append(Padding(Text(finding.rule.remedy), (0, 0, 0, 4)))
    shown += [Text(), Text(speaker.text("page.closing"), style="dim")]
    return _render(shown, terminal)


def _render(shown: Iterable[RenderableType], terminal: Terminal) -> str:
    buffer = io.StringIO()
    console = Console(
        file=buffer,
        width=terminal.width,
        force_terminal=terminal.styled,
        color_system="standard" if terminal.styled else None,
        no_color=not terminal.styled,
        legacy_windows=False,
        highlight=False,
        markup=False,
        emoji=False,
    )
    for part in shown:
        console.print(part)
    lines = (line.rstrip() for line in buffer.getvalue().splitlines())
    return ("\n".join(lines) + "\n").encode(terminal.encoding, "replace").decode(terminal.encoding)


def _file_line(file: File, speaker: Speaker) -> Text:
    line = Text(f"{_plain(file.name)}  ", style="bold")
    style = {Status.READ: "green", Status.PARTLY_READ: "yellow", Status.REFUSED: "red"}.get(file.status, "dim")
    line.append(speaker.label(file.status), style=style)
    if file.reason is not None:
        line.append(f"  {speaker.say(file.reason)}", style="not bold")
    return line


def _sheet_lines(sheets: Sequence[Sheet], speaker: Speaker) -> list[Text]:
    lines = []
    for sheet in sheets:
        line = speaker.text("terminal.sheet", name=_plain(sheet.name), kind=sheet.kind)
        if not sheet.visible:
            line += speaker.text("terminal.hidden")
        if sheet.reason is not None:
            line += f"  {speaker.say(sheet.reason)}"
        lines.append(Text(line, style="" if sheet.understood else "yellow"))
    return lines


def _classes_table(tallies: Sequence[ClassTally], speaker: Speaker) -> Table:
    table = Table(box=_RULED, pad_edge=False, padding=(0, 2, 0, 0))
    for id in ("column.class", "column.grade", "column.place", "column.total"):
        table.add_column(speaker.text(id), no_wrap=id != "column.place")
    for area in Area:
        table.add_column(speaker.label(area), no_wrap=True)
    for counted in tallies:
        one = counted.school_class
        grades = speaker.list([grade_name(grade, speaker) for grade in one.grades]) or "?"
        counts = [counted.areas.get(area) for area in Area]
        table.add_row(
            _plain(one.name),
            grades,
            _plain(one.place.within_file()),
            decimal(counted.total),
            *(speaker.interval(count.low, count.high) if count else "" for count in counts),
        )
    return table


def _doubt_lines(tallies: Iterable[ClassTally], speaker: Speaker) -> list[str]:
    """Every doubt once for all the classes of a file that share it."""
    doubts: dict[tuple[str, str], list[str]] = {}
    for counted in tallies:
        for doubt in counted.doubts:
            cells = [place.within_file() for place in doubt.places]
            doubts.setdefault((doubt.text, speaker.say(doubt.why)), []).extend(cells)
        for why in (counted.school_class.incomplete, counted.school_class.binding_doubt):
            if why is not None:
                place = counted.school_class.place.within_file()
                doubts.setdefault((counted.school_class.name, speaker.say(why)), []).append(place)
    return [
        speaker.text("terminal.doubt", text=_plain(text), why=why, places=tuple(_plain(cell) for cell in cells))
        for (text, why), cells in doubts.items()
    ]


def _note(why: object, places: Iterable[object], speaker: Speaker) -> str:
    said = _plain(speaker.value(why))
    where = speaker.list(places)
    return f"! {said} ({_plain(where)})" if where else f"! {said}"


def _balance_cell(balance: Balance | None, speaker: Speaker) -> Text:
    if balance is None:
        return Text("")
    numbers = f"{decimal(balance.required)}/{speaker.interval(balance.low, balance.high)}"
    style = {Verdict.MET: "green", Verdict.NOT_MET: "red"}.get(balance.verdict, "yellow")
    if balance.verdict is Verdict.MET and balance.mark != ENOUGH:
        style = "green"
    return Text.assemble(f"{numbers} ", (balance.mark, style))


def _next_steps(findings: Iterable[Finding], speaker: Speaker) -> list[tuple[str, list[Finding]]]:
    """Findings that ask for something, by what they ask for."""
    groups: dict[str, list[Finding]] = {"not_met": [], "undetermined": [], "advice": [], "not_examined": []}
    for finding in findings:
        if finding.verdict is Verdict.NOT_MET and not finding.waiver:
            binding = finding.rule.strength is not Strength.ENCOURAGED
            groups["not_met" if binding else "advice"].append(finding)
        elif finding.verdict is Verdict.UNDETERMINED and not finding.waiver:
            binding = finding.rule.strength is not Strength.ENCOURAGED
            groups["undetermined" if binding else "advice"].append(finding)
        elif finding.verdict is Verdict.NOT_EXAMINED:
            groups["not_examined"].append(finding)
    return [(speaker.text(f"verdict.{kind}"), found) for kind, found in groups.items() if found]


def _plain(text: str) -> str:
    """Text of a cell on one line and without control characters, which a terminal would obey."""
    return "".join(c if c.isprintable() else " " for c in text)
