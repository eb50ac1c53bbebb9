"""Text for terminals: how a school's classes stand, and what to do next."""

from collections.abc import Callable, Iterator, Sequence

import attrs
from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from edu_compliance.model.finding import Verdict
from edu_compliance.model.lesson import SchoolClass
from edu_compliance.model.message import say
from edu_compliance.model.rule import Areas
from edu_compliance.model.stage import Area
from edu_compliance.model.submission import NOT_WHOLLY_READ, Submission
from edu_compliance.reporting.balance import Balance, Row
from edu_compliance.reporting.classes import in_order
from edu_compliance.reporting.items import Describer
from edu_compliance.reporting.pages import school_lists
from edu_compliance.reporting.problems import Problem, Unexamined, sort_out
from edu_compliance.reporting.result import SchoolResult, SchoolSummary, summarize
from edu_compliance.reporting.speech.privacy import Mask, Names
from edu_compliance.reporting.speech.speaker import Speaker, decimal
from edu_compliance.reporting.speech.verdicts import headline, standing
from edu_compliance.reporting.speech.words import Words
from edu_compliance.reporting.terminal.lines import RULED, Terminal, file_line, marked, note, plain, render
from edu_compliance.reporting.terminal.prose import Prose
from edu_compliance.reporting.unknown_names import unknown_names

_OWN = say("sheet.own")
_NAMES = 12
"""Unknown names, and names that do not count, that are shown; how many there are is said."""
_ACTIVITY = "uncounted.activity"


def check_text(result: SchoolResult, areas: Areas, speaker: Speaker, terminal: Terminal) -> str:
    """One school's result: a sentence, a table of required, taught and difference, then what to do next."""
    summary = summarize(result)
    shown: list[RenderableType] = [
        Prose(result.submission.school, style="bold"),
        Prose(headline(summary, speaker)),
    ]
    for file in result.submission.files:
        if file.status in NOT_WHOLLY_READ:
            shown.append(file_line(file, speaker))
    rows = sorted(result.balances, key=_by_class(result))
    if rows:
        table = Table(box=RULED, show_edge=False, pad_edge=False, padding=(0, 2, 0, 0))
        table.add_column(speaker.text("column.class"), overflow="fold")
        for area in Area:
            table.add_column(speaker.label(area), no_wrap=True)
        for row in rows:
            table.add_row(row.name, *(_balance_cell(row.balances.get(area)) for area in Area))
        shown += [Prose(), table, Prose(speaker.text("terminal.balance_key"), style="dim")]
    describer = Describer(result.submission, rows, areas, Words(speaker), str)
    found = sort_out(result, describer, describer.alike)
    for id in ("breaches", "open", "advice", "waived"):
        problems: Sequence[Problem] = getattr(found, id)
        if problems:
            shown += [Prose(), Prose(speaker.text(f"page.{id}"), style="bold")]
            shown += [Padding(line, (0, 0, 0, 2)) for one in problems for line in _problem_lines(one, speaker)]
    if found.not_examined:
        shown += [Prose(), Prose(speaker.text("page.unexamined"), style="bold")]
        shown += [Padding(line, (0, 0, 0, 2)) for line in _unexamined_lines(found.not_examined, summary, speaker)]
        shown.append(Prose(speaker.text("terminal.ask_for"), style="dim"))
    unread = [*_unread_lines(result.submission, speaker), *_unknown_names(result.submission, speaker)]
    shown += _section("page.unread", [marked("!", line) for line in unread], speaker)
    shown += _section("page.uncounted", list(_uncounted_lines(result.submission.classes, speaker)), speaker)
    shown += [Prose(), Prose(speaker.text("page.closing"), style="dim")]
    return render(shown, terminal)


def _section(heading: str, lines: Sequence[RenderableType], speaker: Speaker) -> Iterator[RenderableType]:
    """Lines under a heading; nothing where there are none."""
    if lines:
        yield from (Prose(), Prose(speaker.text(heading), style="bold"))
        yield from (Padding(line, (0, 0, 0, 2)) for line in lines)


def _unread_lines(submission: Submission, speaker: Speaker) -> list[str]:
    """Sheets and rows that were not understood, and whatever else the school should know of what it handed in."""
    lines = []
    for file in submission.files:
        for sheet in file.sheets:
            if sheet.reason != _OWN and (sheet.reason is not None or not sheet.understood):
                why = speaker.say(sheet.reason) if sheet.reason is not None else speaker.text("sheet.not_understood")
                text = speaker.text("page.sheet", file=file.name, sheet=sheet.name, kind=sheet.kind)
                lines.append(plain(f"{text}  {why}"))
        lines += [note(notice.why, notice.places, speaker) for notice in file.notices]
    lines += [note(notice.why, notice.places, speaker) for notice in submission.notices]
    moved = (doubt for school_class in submission.classes for doubt in school_class.placed_otherwise)
    return [*lines, *(note(doubt.why, doubt.places, speaker) for doubt in moved)]


def _unknown_names(submission: Submission, speaker: Speaker) -> Iterator[str]:
    """What a school can do about names of lessons that nobody knows."""
    if names := unknown_names(submission.classes):
        shown = tuple(speaker.text("terminal.quoted", text=plain(name)) for name in names[:_NAMES])
        yield speaker.text("terminal.unknown_names", names=shown, n=len(names))


def _uncounted_lines(classes: Sequence[SchoolClass], speaker: Speaker) -> Iterator[Prose]:
    """What stands in a lesson's place and is none (阳光大课间), and subjects in periods that count for nothing."""
    listed = school_lists.uncounted(map(_in_place_of_lessons, classes), Mask(Names.SHOWN), speaker)
    for one in listed[:_NAMES]:
        text = speaker.text("terminal.quoted", text=plain(one.text))
        yield Prose(speaker.text("terminal.uncounted", text=text, n=one.number, cells=one.cells, why=plain(one.why)))
    if len(listed) > _NAMES:
        yield Prose(speaker.text("terminal.uncounted_more", n=len(listed) - _NAMES))


def _in_place_of_lessons(school_class: SchoolClass) -> SchoolClass:
    kept = tuple(cell for cell in school_class.uncounted if cell.subjects or cell.why.id == _ACTIVITY)
    return attrs.evolve(school_class, uncounted=kept)


def _by_class(result: SchoolResult) -> Callable[[Row], int]:
    """Orders rows as a school counts its classes."""
    order = {one.key: at for at, one in enumerate(in_order(result.submission.classes))}
    return lambda row: order[row.school_class.key]


def _balance_cell(balance: Balance | None) -> Text:
    if balance is None:
        return Text("")
    numbers = f"{decimal(balance.required)}/{balance.taught}"
    style = {Verdict.MET: "green", Verdict.NOT_MET: "red"}.get(balance.verdict, "yellow")
    return Text.assemble(f"{numbers} ", (balance.mark, style))


def _problem_lines(problem: Problem, speaker: Speaker) -> list[RenderableType]:
    """A rule, each target with its numbers and cells, and what to do, said once."""
    rule = problem.rule
    lines: list[RenderableType] = [Prose(f"[{rule.id}] {speaker.title(rule)}")]
    for item in problem.items:
        wording = item.wording
        numbers = speaker.text("terminal.numbers", expected=wording.expected, found=wording.found)
        if wording.needed:
            id = "terminal.over" if wording.over else "terminal.needed"
            numbers = speaker.text(id, numbers=numbers, needed=wording.needed)
        cells = speaker.text("terminal.cells", cells=item.cells) if item.cells else ""
        said = (numbers if wording.found else "", cells, wording.why, item.advice, item.waiver)
        lines.append(Padding(Prose(plain(f"{item.name}  {'  '.join(filter(None, said))}")), (0, 0, 0, 2)))
        for question in item.questions:
            lines.append(Padding(marked("?", plain(f"{question.why} {question.cells}")), (0, 0, 0, 4)))
    if rule.remedy and problem.items and problem.items[0].wording.needed:
        lines.append(Padding(marked(">", rule.remedy), (0, 0, 0, 2)))
    return lines


def _unexamined_lines(groups: Sequence[Unexamined], summary: SchoolSummary, speaker: Speaker) -> Iterator[Prose]:
    """Why rules were not examined; where none was, only that, for a list of all would push the cause out of sight."""
    if standing(summary.totals) in ("unread", "no_school"):
        yield Prose(speaker.text("terminal.nothing_judged", n=sum(len(group.rules) for group in groups)))
        return
    for group in groups:
        # Between blanks, where a console breaks its lines.
        ids = " ".join(rule.id for rule in group.rules)
        yield Prose(speaker.text("terminal.unexamined", why=group.why, n=len(group.rules), rules=ids))
