"""Each class's week as it was understood: a grid of days and periods with the lessons of the areas marked."""

from collections.abc import Sequence

import attrs
from markupsafe import Markup, escape

from edu_compliance.measuring.scope import Standing, standing
from edu_compliance.model.lesson import EVERY_WEEK, Allotment, Lesson, SchoolClass, Taught, Weeks
from edu_compliance.model.rule import Areas
from edu_compliance.model.stage import Area, Stage
from edu_compliance.reporting.pages import macros
from edu_compliance.reporting.privacy import Mask
from edu_compliance.reporting.speech import Speaker

_EMPTY = "<td></td>"
_OPEN = "\ufffc"
"""Stands for what differs in markup that is made once for all that look the same."""


@attrs.frozen
class Entry:
    """What one lesson shows."""

    taught: Taught
    marks: tuple[tuple[Area, bool], ...]
    """Areas it counts in, each with whether it surely does; none for a name nobody knows, which is marked as such."""
    weeks: str
    """Empty for every week."""


@attrs.frozen
class Week:
    """One class's timetable or allocation as it was understood."""

    school_class: SchoolClass
    days: tuple[int, ...]
    head: Markup
    body: Markup
    """A row for each period."""
    allotted: tuple[tuple[Entry, str, str], ...]
    """Of an allocation: what is taught, how often a week, and the title of its cell."""


_Look = tuple[str, str]
"""Markup before and after what differs in it."""


class WeekWriter:
    """Writes the weeks of one page. A school has hundreds of lessons and few kinds: each kind is rendered once."""

    def __init__(self, areas: Areas, mask: Mask, speaker: Speaker) -> None:
        self._areas, self._mask, self._speaker = areas, mask, speaker
        self._macros = macros(speaker.language, "weeks.html")
        # By stage, then by identity: equal cells share what was read of them, and it outlives the page.
        self._looks: dict[Stage | None, dict[int, _Look]] = {}
        self._heads: dict[tuple[int, ...], Markup] = {}
        self._rows: dict[tuple[int, bool], _Look] = {}

    def week(self, school_class: SchoolClass) -> Week:
        """A class's week as its page shows it."""
        slots: dict[tuple[int, int], Lesson] = {}
        crowded: dict[tuple[int, int], list[Lesson]] = {}
        for lesson in school_class.lessons:
            at = (lesson.period, lesson.weekday)
            if at in slots:
                crowded.setdefault(at, [slots[at]]).append(lesson)
            else:
                slots[at] = lesson
        stage = school_class.stage
        cells = {at: self._cell(lesson, stage) for at, lesson in slots.items()}
        cells |= {at: self._cell_of_several(lessons, stage) for at, lessons in crowded.items()}
        days = tuple(sorted({*school_class.days, *(weekday for _, weekday in slots)}))
        begins = {first for first, _ in school_class.half_days if first > 1}
        body = []
        for period in range(1, max((period for period, _ in slots), default=0) + 1):
            before, after = self._row(period, period in begins)
            body += [before, *[cells.get((period, day), _EMPTY) for day in days], after]
        allotted = tuple(self._allotted(one, stage) for one in school_class.allotments)
        return Week(school_class, days, self._head(days), Markup("".join(body)), allotted)

    def _head(self, days: tuple[int, ...]) -> Markup:
        if days not in self._heads:
            self._heads[days] = Markup(self._macros.head(days))
        return self._heads[days]

    def _row(self, period: int, begins: bool) -> _Look:
        if (period, begins) not in self._rows:
            self._rows[period, begins] = self._cut(self._macros.row(period, begins, _OPEN))
        return self._rows[period, begins]

    def _cell(self, lesson: Lesson, stage: Stage | None) -> str:
        cell = lesson.place.cell
        if lesson.weeks.cycle > 1 or not cell.isalnum():
            return self._cell_of_several([lesson], stage)
        looks = self._looks.get(stage)
        if looks is None:
            looks = self._looks[stage] = {}
        look = looks.get(id(lesson.taught))
        if look is None:
            before, after = self._render([lesson], stage)
            look = looks[id(lesson.taught)] = (before, str(escape(self._title_of(lesson.taught, ""))) + after)
        return f"{look[0]}{cell}{look[1]}"

    def _cell_of_several(self, lessons: Sequence[Lesson], stage: Stage | None) -> str:
        """A cell that looks like no other: several lessons, or one that is not every week."""
        title = escape("; ".join(dict.fromkeys(self._title_of(one.taught, one.place.cell) for one in lessons)))
        before, after = self._render(lessons, stage)
        return f"{before}{title}{after}"

    def _render(self, lessons: Sequence[Lesson], stage: Stage | None) -> _Look:
        entries = [self._entry(one.taught, one.weeks, stage) for one in lessons]
        counted = any(entry.marks for entry in entries)
        return self._cut(self._macros.slot(entries, _OPEN, counted))

    def _cut(self, markup: str) -> _Look:
        before, _, after = str(markup).partition(_OPEN)
        return before, after

    def _title_of(self, taught: Taught, cell: str) -> str:
        """The cell's address, its own words where they differ, and the teacher."""
        written = self._mask.text(taught.written) if taught.written != taught.name else ""
        said = (part for part in (written, self._mask.name(taught.teacher)) if part)
        return " ".join((cell, *said))

    def _entry(self, taught: Taught, weeks: Weeks, stage: Stage | None) -> Entry:
        return Entry(taught, self._marks(taught, stage), weeks_text(weeks, self._speaker))

    def _marks(self, taught: Taught, stage: Stage | None) -> tuple[tuple[Area, bool], ...]:
        if not taught.subjects:
            return ()
        found = [(area, standing(taught, area, stage, self._areas)) for area in self._areas.by_area]
        return tuple((area, how is Standing.SURE) for area, how in found if how is not Standing.NO)

    def _allotted(self, one: Allotment, stage: Stage | None) -> tuple[Entry, str, str]:
        entry = self._entry(one.taught, EVERY_WEEK, stage)
        return entry, self._speaker.interval(one.low, one.high), self._title_of(one.taught, one.place.cell)


def weeks_text(weeks: Weeks, speaker: Speaker) -> str:
    """单周, 双周, or the weeks of a longer cycle; empty for every week."""
    if weeks.share == 1:
        return ""
    if weeks.cycle == 2 and len(weeks.held) == 1:
        return speaker.text("weeks.odd" if weeks.held[0] == 1 else "weeks.even")
    return speaker.text("weeks.some", held=weeks.held, cycle=weeks.cycle)
