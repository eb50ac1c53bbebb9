"""Text for terminals: how files were understood."""

from collections.abc import Iterable, Iterator, Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table

from edu_compliance.measuring.timetables.tally import ClassTally, tally
from edu_compliance.model.lesson import SchoolClass
from edu_compliance.model.rule import Areas
from edu_compliance.model.stage import Area
from edu_compliance.model.submission import Sheet, SheetKind, Submission
from edu_compliance.reporting.classes import in_order
from edu_compliance.reporting.speech.speaker import Speaker, decimal
from edu_compliance.reporting.speech.wording import grade_name
from edu_compliance.reporting.terminal.doubt_lines import doubt_lines
from edu_compliance.reporting.terminal.lines import RULED, Terminal, few, file_line, marked, note, plain, render
from edu_compliance.reporting.terminal.prose import Prose
from edu_compliance.reporting.terminal.week_text import allotted_line, week_table

_NAMES = 6
"""Activities that a line names, at the most."""


def read_text(submissions: Iterable[Submission], areas: Areas, speaker: Speaker, terminal: Terminal) -> str:
    """How every file was understood: its sheets, its classes with their numbers, and what is in doubt, their weeks."""
    shown: list[RenderableType] = []
    for submission in submissions:
        for file in submission.files:
            shown += [file_line(file, speaker)]
            shown += [Padding(line, (0, 0, 0, 2)) for line in _sheet_lines(file.sheets, speaker)]
            tallies = [tally(school_class, areas) for school_class in file.classes]
            if tallies:
                shown += [
                    Padding(part, (0, 0, 0, 2))
                    for part in (_headline(tallies, speaker), _classes_table(tallies, speaker))
                ]
            shown += [Padding(marked("?", line), (0, 0, 0, 2)) for line in doubt_lines(tallies, file.name, speaker)]
            said = (note(notice.why, notice.places, speaker) for notice in file.notices)
            shown += [Padding(marked("!", text), (0, 0, 0, 2)) for text in said]
            for school_class in in_order(file.classes):
                shown += [Padding(line, (0, 0, 0, 2)) for line in _week_lines(school_class, areas, speaker)]
        shown += [marked("!", note(notice.why, notice.places, speaker)) for notice in submission.notices]
    return render(shown, terminal)


def _week_lines(school_class: SchoolClass, areas: Areas, speaker: Speaker) -> Iterator[RenderableType]:
    """A class's name over its week; nothing where nothing was read of it."""
    if school_class.week:
        yield ""
        yield Prose(plain(school_class.name), style="bold")
    if school_class.lessons:
        yield week_table(school_class, areas, speaker)
    if school_class.allotments:
        yield allotted_line(school_class, areas, speaker)


def _sheet_lines(sheets: Sequence[Sheet], speaker: Speaker) -> list[Prose]:
    """Sheets that need no word by kind, in one line; every other one in its own."""
    lines, unremarkable = [], dict[SheetKind, list[str]]()
    for sheet in sheets:
        if sheet.unremarkable:
            unremarkable.setdefault(sheet.kind, []).append(plain(sheet.name))
            continue
        line = speaker.text("terminal.sheet", name=plain(sheet.name), kind=sheet.kind)
        if not sheet.visible:
            line += speaker.text("terminal.hidden")
        if sheet.reason is not None:
            line += f"  {plain(speaker.say(sheet.reason))}"
        lines.append(Prose(line, style="" if sheet.understood else "yellow"))
    said = (
        speaker.text("terminal.sheets", kind=kind, n=len(names), names=names) for kind, names in unremarkable.items()
    )
    return [*map(Prose, said), *lines]


def _headline(tallies: Sequence[ClassTally], speaker: Speaker) -> Prose:
    """How many classes and lessons were read, of how many classes something is not sure, and what was not counted."""
    uncounted = [cell for counted in tallies for cell in counted.school_class.uncounted]
    named = (str(cell.why.parameters.get("name") or cell.period or cell.written) for cell in uncounted)
    n, lessons = len(tallies), sum(counted.total for counted in tallies)
    unsure = sum(bool(counted.doubts) for counted in tallies)
    line = speaker.text(
        "terminal.classes_unsure" if unsure else "terminal.classes", n=n, lessons=lessons, unsure=unsure
    )
    if uncounted:
        listed = few(tuple(dict.fromkeys(map(plain, named))), _NAMES, speaker)
        line = speaker.join((line, speaker.text("terminal.not_counted", n=len(uncounted), names=listed)))
    return Prose(line)


def _classes_table(tallies: Sequence[ClassTally], speaker: Speaker) -> Table:
    table = Table(box=RULED, show_edge=False, pad_edge=False, padding=(0, 2, 0, 0))
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
            plain(one.name),
            grades,
            plain(one.place.within_file()),
            decimal(counted.total),
            *(speaker.interval(count.low, count.high) if count else "" for count in counts),
        )
    return table
