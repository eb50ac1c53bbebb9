"""A class's week in a terminal: days and periods, the lessons of each area in its colour and with its sign."""

from collections.abc import Iterable

from rich.table import Table
from rich.text import Text

from edu_compliance.measuring.scope import Standing, standing
from edu_compliance.model.lesson import EVERY_WEEK, Lesson, SchoolClass, Taught, Weeks
from edu_compliance.model.rule import Areas
from edu_compliance.model.stage import Area, Stage
from edu_compliance.reporting.pages.weeks import weeks_text
from edu_compliance.reporting.speech.speaker import Speaker
from edu_compliance.reporting.terminal.lines import RULED, plain
from edu_compliance.reporting.terminal.prose import Prose

_COLOURS = {Area.LABOUR: "yellow", Area.PE: "green", Area.ARTS: "magenta"}
_UNKNOWN = "reverse"


def week_table(school_class: SchoolClass, areas: Areas, speaker: Speaker) -> Table:
    """The week of a class as it was understood."""
    days = sorted({*school_class.days, *(lesson.weekday for lesson in school_class.lessons)})
    table = Table(box=RULED, show_edge=False, pad_edge=False, padding=(0, 1, 0, 0))
    table.add_column("")
    for day in days:
        table.add_column(speaker.text(f"day.{day}"), overflow="fold")
    cells: dict[tuple[int, int], list[Lesson]] = {}
    for lesson in school_class.lessons:
        cells.setdefault((lesson.period, lesson.weekday), []).append(lesson)
    for period in range(1, max((period for period, _ in cells), default=0) + 1):
        shown = (_cell(cells.get((period, day), ()), school_class.stage, areas, speaker) for day in days)
        table.add_row(str(period), *shown)
    return table


def allotted_line(school_class: SchoolClass, areas: Areas, speaker: Speaker) -> Text:
    """The weekly lessons of an allocation, one subject after the other."""
    line = Prose()
    for one in school_class.allotments:
        line.append_text(_lesson(one.taught, EVERY_WEEK, school_class.stage, areas, speaker))
        line.append(f" {speaker.interval(one.low, one.high)}  ")
    return line


def _cell(lessons: Iterable[Lesson], stage: Stage | None, areas: Areas, speaker: Speaker) -> Text:
    return Prose("\n").join(_lesson(one.taught, one.weeks, stage, areas, speaker) for one in lessons)


def _lesson(taught: Taught, weeks: Weeks, stage: Stage | None, areas: Areas, speaker: Speaker) -> Text:
    """A name, its weeks, and the signs of the areas it counts in; `?` where that is not sure, or the name unknown."""
    when = weeks_text(weeks, speaker)
    name = f"{plain(taught.name)}{f'({when})' if when else ''}"
    if not taught.subjects:
        return Prose(f"{name}[?]", style=_UNKNOWN)
    found = [(area, standing(taught, area, stage, areas)) for area in areas.by_area]
    counted = [(area, how) for area, how in found if how is not Standing.NO]
    if not counted:
        return Prose(name)
    signs = "".join(
        f"{speaker.text(f'sign.{area.value}')}{'' if how is Standing.SURE else '?'}" for area, how in counted
    )
    return Prose(f"{name}[{signs}]", style=_COLOURS[counted[0][0]])
