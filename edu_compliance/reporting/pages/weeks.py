"""Each class's week as it was understood: a grid of days and periods with the lessons of the areas marked."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

import attrs
from markupsafe import Markup, escape

from edu_compliance.measuring.scope import Standing, standing
from edu_compliance.model.lesson import EVERY_WEEK, Allotment, Lesson, SchoolClass, Taught, Weeks
from edu_compliance.model.rule import Areas
from edu_compliance.model.stage import Area, Stage
from edu_compliance.reporting.pages.page import macros
from edu_compliance.reporting.speech.catalogs import Language
from edu_compliance.reporting.speech.privacy import Mask
from edu_compliance.reporting.speech.speaker import Speaker

_EMPTY = "<td></td>"
_HOLE = "\ufffc"
"""Stands for what differs in markup that is made once for all that look the same."""


@attrs.frozen
class Entry:
    """What one lesson shows besides its cell and teacher."""

    name: str
    detail: str
    """What a bracket adds; empty where the name says it already."""
    known: bool
    """Whether anybody knows the name."""
    marks: tuple[tuple[Area, bool], ...]
    """Areas it counts in, each with whether it surely does; none for a name nobody knows, which is marked as such."""
    weeks: str
    """Empty for every week."""


_Cut = tuple[str, ...]
"""Markup cut where something else stands each time."""


class WeekWriter:
    """Writes the weeks of one page. A school has hundreds of lessons and few kinds: each kind is looked at once."""

    def __init__(self, areas: Areas, mask: Mask, speaker: Speaker) -> None:
        self._areas, self._mask, self._speaker = areas, mask, speaker
        # By stage, then by identity: equal cells share what was read of them, and it outlives the page.
        self._looks: dict[Stage | None, dict[int, _Cut]] = {}
        self._kinds: dict[tuple[object, ...], _Cut] = {}

    def week(self, school_class: SchoolClass) -> Markup:
        """One class's timetable or allocation as it was understood."""
        stage = school_class.stage
        looks = self._looks.setdefault(stage, {})
        cells: dict[tuple[int, int], str] = {}
        shared: dict[tuple[int, int], None] = {}
        for lesson in school_class.lessons:
            at, cell = (lesson.period, lesson.weekday), lesson.place.cell
            if at in cells:
                shared[at] = None
                continue
            if lesson.weeks.cycle > 1 or not cell.isalnum():
                cells[at] = self._cell([lesson], stage)
                continue
            look = looks.get(id(lesson.taught))
            if look is None:
                look = looks[id(lesson.taught)] = self._look(lesson, stage)
            cells[at] = f"{look[0]}{cell}{look[1]}"
        for at in shared:
            together = [lesson for lesson in school_class.lessons if (lesson.period, lesson.weekday) == at]
            cells[at] = self._cell(together, stage)
        days = tuple(sorted({*school_class.days, *(weekday for _, weekday in cells)}))
        allotted = [self._allotted(one, stage) for one in school_class.allotments]
        before, after_name, after_place, end = _frame(self._speaker.language, days, tuple(allotted))
        name, place = escape(school_class.name), escape(school_class.place.within_file())
        body = self._body(school_class, days, cells)
        return Markup("".join((before, name, after_name, place, after_place, *body, end)))

    def _body(
        self, school_class: SchoolClass, days: Sequence[int], cells: Mapping[tuple[int, int], str]
    ) -> Iterator[str]:
        """A row for each period."""
        for period in range(1, max((period for period, _ in cells), default=0) + 1):
            before, after = _row(self._speaker.language, period)
            yield before
            for day in days:
                yield cells.get((period, day), _EMPTY)
            yield after

    def _look(self, lesson: Lesson, stage: Stage | None) -> _Cut:
        """How all lessons of a kind look, before and after their address; only the title tells teachers apart."""
        taught = lesson.taught
        key = (stage, taught.name, taught.subjects, taught.detail, taught.naming)
        if key not in self._kinds:
            self._kinds[key] = self._render([lesson], stage)
        before, after = self._kinds[key]
        return before, f"{escape(self._title_of(taught, ''))}{after}"

    def _cell(self, lessons: Sequence[Lesson], stage: Stage | None) -> str:
        """A cell that looks like no other: several lessons, some weeks, or an address that is none."""
        title = escape("; ".join(dict.fromkeys(self._title_of(one.taught, one.place.cell) for one in lessons)))
        return title.join(self._render(lessons, stage))

    def _render(self, lessons: Sequence[Lesson], stage: Stage | None) -> _Cut:
        entries = tuple(self._entry(one.taught, one.weeks, stage) for one in lessons)
        return _slot(self._speaker.language, entries)

    def _title_of(self, taught: Taught, cell: str) -> str:
        """The cell's address, its own words where they differ, and the teacher."""
        written = self._mask.text(taught.written) if taught.written != taught.name else ""
        said = (part for part in (written, self._mask.name(taught.teacher)) if part)
        return " ".join((cell, *said))

    def _entry(self, taught: Taught, weeks: Weeks, stage: Stage | None) -> Entry:
        detail = taught.detail if taught.detail not in taught.name else ""
        marks = self._marks(taught, stage)
        return Entry(taught.name, detail, bool(taught.subjects), marks, weeks_text(weeks, self._speaker))

    def _marks(self, taught: Taught, stage: Stage | None) -> tuple[tuple[Area, bool], ...]:
        if not taught.subjects:
            return ()
        found = [(area, standing(taught, area, stage, self._areas)) for area in self._areas.by_area]
        return tuple((area, how is Standing.SURE) for area, how in found if how is not Standing.NO)

    def _allotted(self, one: Allotment, stage: Stage | None) -> tuple[Entry, str, str]:
        entry = self._entry(one.taught, EVERY_WEEK, stage)
        return entry, self._speaker.interval(one.low, one.high), self._title_of(one.taught, one.place.cell)


# What a macro makes of the same values is the same on every page: schools have the same subjects, days and periods.


@lru_cache(maxsize=4096)
def _slot(language: Language, entries: tuple[Entry, ...]) -> _Cut:
    """The cell of a period, around its title."""
    counted = any(entry.marks for entry in entries)
    return _cut(macros(language, "weeks.html").slot(entries, _HOLE, counted), 1)


@lru_cache(maxsize=64)
def _row(language: Language, period: int) -> _Cut:
    """The row of a period, around its cells."""
    return _cut(macros(language, "weeks.html").row(period, _HOLE), 1)


@lru_cache(maxsize=256)
def _frame(language: Language, days: tuple[int, ...], allotted: tuple[tuple[Entry, str, str], ...]) -> _Cut:
    """What stands around the rows of a week: before the class's name, its place, the rows, and after them."""
    return _cut(macros(language, "weeks.html").week(_HOLE, _HOLE, days, Markup(_HOLE), allotted), 3)


def _cut(markup: str, holes: int) -> _Cut:
    """Markup without its first so many holes; whatever is written in a cell comes after them."""
    return tuple(str(markup).split(_HOLE, holes))


def weeks_text(weeks: Weeks, speaker: Speaker) -> str:
    """单周, 双周, or the weeks of a longer cycle; empty for every week."""
    if weeks.share == 1:
        return ""
    if weeks.cycle == 2 and len(weeks.held) == 1:
        return speaker.text("weeks.odd" if weeks.held[0] == 1 else "weeks.even")
    return speaker.text("weeks.some", held=weeks.held, cycle=weeks.cycle)
