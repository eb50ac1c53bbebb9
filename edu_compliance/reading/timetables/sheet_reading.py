"""What came of one sheet that was read as a timetable."""

from collections.abc import Mapping, Sequence

import attrs

from edu_compliance.model.lesson import SchoolClass
from edu_compliance.model.place import Place
from edu_compliance.model.submission import Notice, Sheet
from edu_compliance.reading.timetables.texts.titles import Title


@attrs.frozen
class SheetReading:
    """What came of one sheet."""

    sheet: Sheet
    classes: tuple[SchoolClass, ...] = ()
    titles: Sequence[Title] = ()
    """The titles that may say something of school, year or term."""
    notices: tuple[Notice, ...] = ()
    timed: bool = False
    """Whether any of its cells says a clock time."""
    schools: tuple[str, ...] = ()
    """The schools that a column of it names, where they are several."""
    rotas: tuple[Place, ...] = ()
    """Lists of who is on duty, which are no class's week."""
    titled: Mapping[Place, str] = attrs.field(factory=dict)
    """The school that the title of a table names, by the table's place."""

    def beside(self, other: "SheetReading") -> "SheetReading":
        """What came of a sheet that was read in two parts, each a table of its own."""
        whole = self if self.classes or not other.classes else other
        unclear = next((part.sheet for part in (self, other) if not part.sheet.understood), whole.sheet)
        return SheetReading(
            attrs.evolve(whole.sheet, reason=unclear.reason, understood=unclear.understood),
            (*self.classes, *other.classes),
            (*self.titles, *other.titles),
            (*self.notices, *other.notices),
            self.timed or other.timed,
            (*self.schools, *other.schools),
            (*self.rotas, *other.rotas),
            {**self.titled, **other.titled},
        )
