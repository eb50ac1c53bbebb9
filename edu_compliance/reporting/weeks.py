"""Each class's week as it was understood: a grid of days and periods with the lessons of the areas marked."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

import attrs
import jinja2
from markupsafe import Markup

from edu_compliance.measuring.scope import Standing, standing
from edu_compliance.model.lesson import Allotment, Lesson, SchoolClass, Taught, Weeks
from edu_compliance.model.rule import Areas
from edu_compliance.model.stage import Area, Stage
from edu_compliance.reporting.catalogs import Language
from edu_compliance.reporting.pages import environment
from edu_compliance.reporting.privacy import Mask
from edu_compliance.reporting.speech import Speaker

Marks = tuple[tuple[Area, bool], ...]
"""Areas a lesson counts in, each with whether it surely does."""

Entry = tuple[Taught, Marks, Weeks]
"""What one lesson shows: equal entries look the same."""


@attrs.frozen
class Slot:
    """One cell of a class's week: its lessons, and where they were read."""

    entries: tuple[Entry, ...]
    title: str
    """The cell's address, and the teacher; what hovering and focus show."""

    @property
    def counted(self) -> bool:
        """Whether an area counts it, or may: cells worth walking to with the keyboard."""
        return any(marks for _, marks, _ in self.entries)


@attrs.frozen
class Week:
    """One class's timetable or allocation as it was understood."""

    school_class: SchoolClass
    days: tuple[int, ...]
    rows: tuple[tuple[int, bool, tuple[Slot | None, ...]], ...]
    """Period, whether a half-day begins with it, and a slot or nothing for each day."""
    allotted: tuple[tuple[Entry, str, str], ...]
    """Of an allocation: what is taught, how often a week, and the cell's address."""


class Marker:
    """Tells which areas lessons count in; asks once for each subject as written."""

    def __init__(self, areas: Areas) -> None:
        self._areas = areas
        self._known: dict[tuple[int, Stage | None], tuple[Taught, Marks]] = {}

    def marks(self, taught: Taught, stage: Stage | None) -> Marks:
        """The areas a taught subject counts in; what may be anything is not marked in every area."""
        key = (id(taught), stage)
        found = self._known.get(key)
        if found is None:
            standings = [(area, standing(taught, area, stage, self._areas)) for area in self._areas.by_area]
            marks = tuple((area, how is Standing.SURE) for area, how in standings if how is not Standing.NO)
            found = self._known[key] = (taught, marks if taught.subjects else ())
        return found[1]


def week(school_class: SchoolClass, marker: Marker, mask: Mask, speaker: Speaker) -> Week:
    """A class's week as its page shows it."""
    slots: dict[tuple[int, int], list[Lesson]] = {}
    for lesson in school_class.lessons:
        slots.setdefault((lesson.period, lesson.weekday), []).append(lesson)
    days = tuple(sorted({*school_class.days, *(weekday for _, weekday in slots)}))
    periods = range(1, max((period for period, _ in slots), default=0) + 1)
    begins = {first for first, _ in school_class.half_days if first > 1}
    rows = tuple(
        (period, period in begins, tuple(_slot(slots.get((period, day)), school_class, marker, mask) for day in days))
        for period in periods
    )
    allotted = tuple(_allotted(one, school_class, marker, mask, speaker) for one in school_class.allotments)
    return Week(school_class, days, rows, allotted)


def _slot(lessons: Sequence[Lesson] | None, school_class: SchoolClass, marker: Marker, mask: Mask) -> Slot | None:
    if not lessons:
        return None
    if len(lessons) == 1:
        only = lessons[0]
        entries: tuple[Entry, ...] = ((only.taught, marker.marks(only.taught, school_class.stage), only.weeks),)
        return Slot(entries, _title(only.place.cell, only.taught.teacher, mask))
    entries = tuple((one.taught, marker.marks(one.taught, school_class.stage), one.weeks) for one in lessons)
    titles = dict.fromkeys(_title(one.place.cell, one.taught.teacher, mask) for one in lessons)
    return Slot(entries, " ".join(titles))


def _title(cell: str, teacher: str, mask: Mask) -> str:
    return f"{cell} {mask.name(teacher)}" if teacher else cell


def _allotted(
    one: Allotment, school_class: SchoolClass, marker: Marker, mask: Mask, speaker: Speaker
) -> tuple[Entry, str, str]:
    entry = (one.taught, marker.marks(one.taught, school_class.stage), Weeks())
    return entry, speaker.interval(one.low, one.high), _title(one.place.cell, one.taught.teacher, mask)


def weeks_text(weeks: Weeks, speaker: Speaker) -> str:
    """单周, 双周, or the weeks of a longer cycle; empty for every week."""
    if weeks.share == 1:
        return ""
    if weeks.cycle == 2 and len(weeks.held) == 1:
        return speaker.text("weeks.odd" if weeks.held[0] == 1 else "weeks.even")
    return speaker.text("weeks.some", held=weeks.held, cycle=weeks.cycle)


def in_order(classes: Iterable[SchoolClass]) -> list[SchoolClass]:
    """Classes by stage, grade and number as a school counts them; what is unknown comes last, in reading order."""
    stages = list(Stage)
    return sorted(
        classes,
        key=lambda c: (
            stages.index(c.stage) if c.stage else len(stages),
            c.grades or (99,),
            c.number if c.number is not None else 10_000,
        ),
    )


@lru_cache(maxsize=len(Language))
def _macros(language: Language) -> jinja2.environment.TemplateModule:
    return environment(language).get_template("lesson.html").module


class EntryMarkup:
    """Makes the markup of a lesson once for each that looks the same: a school has hundreds of lessons, few kinds."""

    def __init__(self, language: Language) -> None:
        self._speaker = Speaker(language)
        self._language = language
        self._known: dict[tuple[object, ...], Markup] = {}

    def __call__(self, entry: Entry) -> Markup:
        taught, marks, weeks = entry
        key = (taught.name, taught.detail, marks, weeks)
        found = self._known.get(key)
        if found is None:
            macro = _macros(self._language).lesson  # type: ignore[attr-defined]  # a template's macros are attributes
            found = self._known[key] = macro(taught, marks, weeks_text(weeks, self._speaker))
        return found
