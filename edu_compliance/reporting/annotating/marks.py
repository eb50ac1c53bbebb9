"""What is to be marked in which cell: counted lessons by area, doubts, and what was not counted, each with why."""

import enum
from collections.abc import Iterable

import attrs

from edu_compliance.measuring.scope import Standing, standing, why_it_may
from edu_compliance.model.lesson import EVERY_WEEK, Naming, SchoolClass, Taught, Weeks
from edu_compliance.model.place import Place
from edu_compliance.model.rule import Areas
from edu_compliance.model.stage import Area
from edu_compliance.reporting.pages.weeks import weeks_text
from edu_compliance.reporting.speech.speaker import Speaker


class Mark(enum.IntEnum):
    """What a cell is marked as; of several the greatest wins."""

    NOT_COUNTED = 1
    COUNTED = 2
    DOUBT = 3


@attrs.define
class CellMarks:
    """Everything that is to be said of one cell."""

    mark: Mark
    areas: list[Area] = attrs.field(factory=list)
    """Those it surely counts in."""
    lines: dict[str, None] = attrs.field(factory=dict)
    """What its comment says, each once."""
    whole: bool = False
    """It stands for a block: said there, and not tinted."""


Marked = dict[tuple[str, str], CellMarks]
"""By sheet and A1 address."""


def marks_of(classes: Iterable[SchoolClass], areas: Areas, speaker: Speaker) -> Marked:
    """The marks of the classes that were read from one file."""
    writer = _Marks(areas, speaker)
    for school_class in classes:
        writer.mark(school_class)
    return writer.found


class _Marks:
    """Collects marks."""

    def __init__(self, areas: Areas, speaker: Speaker) -> None:
        self._areas, self._speaker = areas, speaker
        self.found: Marked = {}

    def mark(self, school_class: SchoolClass) -> None:
        """A class's lessons, its cells that are none, and its doubts."""
        for lesson in school_class.lessons:
            self._taught(lesson.taught, lesson.weeks, lesson.place, school_class)
        for allotment in school_class.allotments:
            self._taught(allotment.taught, EVERY_WEEK, allotment.place, school_class)
        for cell in school_class.uncounted:
            if cell.subjects:
                said = self._speaker.text("annotated.not_counted", why=cell.why)
                self._say(cell.place, Mark.NOT_COUNTED, said)
        for doubt in school_class.doubts:
            for place in doubt.places:
                self._say(place, Mark.DOUBT, self._speaker.text("annotated.doubt", why=doubt.why))
        for why in (school_class.incomplete, school_class.binding_doubt):
            if why is not None:
                self._say(school_class.place, Mark.DOUBT, self._speaker.text("annotated.doubt", why=why))

    def _taught(self, taught: Taught, weeks: Weeks, place: Place, school_class: SchoolClass) -> None:
        say = self._speaker.text
        if taught.naming is Naming.UNKNOWN:
            why = why_it_may(taught, Area.PE, self._areas)
            self._say(place, Mark.DOUBT, say("annotated.doubt", why=why))
            return
        when = weeks_text(weeks, self._speaker)
        for area in self._areas.by_area:
            match standing(taught, area, school_class.stage, self._areas):
                case Standing.SURE:
                    sign = say(f"sign.{area.value}")
                    id = "annotated.counted_some_weeks" if when else "annotated.counted"
                    marks = self._say(place, Mark.COUNTED, say(id, sign=sign, area=area, weeks=when))
                    if area not in marks.areas:
                        marks.areas.append(area)
                case Standing.MAY:
                    self._say(place, Mark.DOUBT, say("annotated.doubt", why=why_it_may(taught, area, self._areas)))

    def _say(self, place: Place, mark: Mark, line: str) -> CellMarks:
        first, _, last = place.cell.partition(":")
        marks = self.found.setdefault((place.sheet, first), CellMarks(mark, whole=bool(last)))
        if not last:
            marks.mark = mark if marks.whole else max(marks.mark, mark)
            marks.whole = False
        marks.lines[line] = None
        return marks
