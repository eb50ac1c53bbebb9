"""Text for terminals: how files were understood, and how a school's classes stand."""

import io
from collections.abc import Callable, Iterable, Sequence

import attrs
from rich import box
from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from edu_compliance.measuring.tally import ClassTally, tally
from edu_compliance.model.finding import Verdict
from edu_compliance.model.place import Place
from edu_compliance.model.rule import Areas
from edu_compliance.model.stage import Area
from edu_compliance.model.submission import File, Sheet, SheetKind, Status, Submission
from edu_compliance.reporting.balance import Balance, Row, balance_sheet
from edu_compliance.reporting.classes import classes_by_file, in_order
from edu_compliance.reporting.problems import Describer, Problem, sort_out
from edu_compliance.reporting.result import NOT_WHOLLY_READ, SchoolResult, summarize
from edu_compliance.reporting.speech import Speaker, decimal
from edu_compliance.reporting.verdicts import headline
from edu_compliance.reporting.wording import grade_name

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
            shown += [Padding(_marked("?", line), (0, 0, 0, 2)) for line in _doubt_lines(tallies, speaker)]
            notices = [(notice.why, notice.places) for notice in file.notices]
            shown += [Padding(_marked("!", _note(*notice, speaker)), (0, 0, 0, 2)) for notice in notices]
        shown += [_marked("!", _note(notice.why, notice.places, speaker)) for notice in submission.notices]
    return _render(shown, terminal)


def check_text(result: SchoolResult, areas: Areas, speaker: Speaker, terminal: Terminal) -> str:
    """One school's result: a sentence, a table of required, taught and difference, then what to do next."""
    shown: list[RenderableType] = [
        Text(result.submission.school, style="bold"),
        Text(headline(summarize(result), speaker)),
    ]
    for file in result.submission.files:
        if file.status in NOT_WHOLLY_READ:
            shown.append(_file_line(file, speaker))
    rows = sorted(balance_sheet(result.findings), key=_by_class(result))
    if rows:
        table = Table(box=_RULED, pad_edge=False, padding=(0, 2, 0, 0))
        table.add_column(speaker.text("column.class"), overflow="fold")
        for area in Area:
            table.add_column(speaker.label(area), no_wrap=True)
        for row in rows:
            table.add_row(row.name, *(_balance_cell(row.balances.get(area), speaker) for area in Area))
        shown += [Text(), table, Text(speaker.text("terminal.balance_key"), style="dim")]
    for title, problems in _next_steps(result, rows, areas, speaker):
        shown += [Text(), Text(title, style="bold")]
        for problem in problems:
            shown += [Padding(line, (0, 0, 0, 2)) for line in _problem_lines(problem, speaker)]
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
    """Sheets that need no word by kind, in one line; every other one in its own."""
    lines, plain = [], dict[SheetKind, list[str]]()
    for sheet in sheets:
        if sheet.visible and sheet.understood and sheet.reason is None:
            plain.setdefault(sheet.kind, []).append(_plain(sheet.name))
            continue
        line = speaker.text("terminal.sheet", name=_plain(sheet.name), kind=sheet.kind)
        if not sheet.visible:
            line += speaker.text("terminal.hidden")
        if sheet.reason is not None:
            line += f"  {_plain(speaker.say(sheet.reason))}"
        lines.append(Text(line, style="" if sheet.understood else "yellow"))
    said = (speaker.text("terminal.sheets", kind=kind, n=len(names), names=names) for kind, names in plain.items())
    return [*map(Text, said), *lines]


def _classes_table(tallies: Sequence[ClassTally], speaker: Speaker) -> Table:
    table = Table(box=_RULED, pad_edge=False, padding=(0, 2, 0, 0))
    for id in ("column.class", "column.grade", "column.place"):
        table.add_column(speaker.text(id), overflow="fold")
    table.add_column(speaker.text("column.total"), no_wrap=True)
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
    return f"{said} ({_plain(where)})" if where else said


def _marked(mark: str, text: str) -> Table:
    """A text behind a mark, its further lines below its first."""
    table = Table.grid(padding=(0, 1, 0, 0))
    table.add_column()
    table.add_column(overflow="fold")
    table.add_row(Text(mark), Text(text))
    return table


def _by_class(result: SchoolResult) -> Callable[[Row], int]:
    """Orders rows as a school counts its classes."""
    order: dict[Place, int] = {one.place: at for at, one in enumerate(in_order(result.submission.classes))}
    return lambda row: order.get(row.school_class.place, len(order))


def _balance_cell(balance: Balance | None, speaker: Speaker) -> Text:
    if balance is None:
        return Text("")
    numbers = f"{decimal(balance.required)}/{speaker.interval(balance.low, balance.high)}"
    style = {Verdict.MET: "green", Verdict.NOT_MET: "red"}.get(balance.verdict, "yellow")
    return Text.assemble(f"{numbers} ", (balance.mark, style))


def _next_steps(
    result: SchoolResult, rows: Sequence[Row], areas: Areas, speaker: Speaker
) -> list[tuple[str, Sequence[Problem]]]:
    """What asks for something, by what it asks for."""
    describer = Describer(result.submission, rows, areas, speaker, str)
    found = sort_out(result.findings, describer)
    groups: list[tuple[str, Sequence[Problem]]] = [
        (speaker.text("page.breaches"), found.breaches),
        (speaker.text("page.open"), found.open),
        (speaker.text("page.advice"), found.advice),
        (speaker.text("page.waived"), found.waived),
        (speaker.text("page.unexamined"), found.not_examined),
    ]
    return [(title, problems) for title, problems in groups if problems]


def _problem_lines(problem: Problem, speaker: Speaker) -> list[RenderableType]:
    """A rule, each target with its numbers and cells, and what to do, said once."""
    rule = problem.rule
    lines: list[RenderableType] = [Text(f"[{rule.id}] {rule.title}")]
    for item in problem.items:
        wording = item.wording
        numbers = speaker.text("terminal.numbers", expected=wording.expected, found=wording.found)
        if wording.needed:
            numbers = speaker.text("terminal.needed", numbers=numbers, needed=wording.needed)
        said = (numbers if wording.found else "", item.cells, wording.why, item.advice, item.waiver)
        lines.append(Padding(Text(_plain(f"{item.name}  {'  '.join(filter(None, said))}")), (0, 0, 0, 2)))
        for question in item.questions:
            lines.append(Padding(_marked("?", _plain(f"{question.why} {question.cells}")), (0, 0, 0, 4)))
    if rule.remedy and problem.items and problem.items[0].wording.needed:
        lines.append(Padding(_marked(">", rule.remedy), (0, 0, 0, 2)))
    if rule.evidence and problem.not_examined:
        lines.append(Padding(Text(speaker.text("terminal.ask_for", documents=rule.evidence)), (0, 0, 0, 2)))
    return lines


def _plain(text: str) -> str:
    """Text of a cell on one line and without control characters, which a terminal would obey."""
    return "".join(c if c.isprintable() else " " for c in text)
