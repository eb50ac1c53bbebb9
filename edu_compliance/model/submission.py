"""What one school handed in, file by file, as it was understood."""

import enum
from functools import cached_property

import attrs

from edu_compliance.model.bells import BellSchedule
from edu_compliance.model.delivery import DeliveryRecord
from edu_compliance.model.inspection import InspectionRecord
from edu_compliance.model.lesson import SchoolClass
from edu_compliance.model.message import Message
from edu_compliance.model.place import Place
from edu_compliance.model.profile import Profile
from edu_compliance.model.programme import Programme
from edu_compliance.model.register import Register
from edu_compliance.model.roster import Match
from edu_compliance.model.rule import TargetKind
from edu_compliance.model.stage import Stage
from edu_compliance.model.student import GraduationList


class Status(enum.Enum):
    """What became of a file."""

    READ = "read"
    PARTLY_READ = "partly_read"
    """A sheet or block that looks like evidence was not understood."""
    REFUSED = "refused"
    IGNORED = "ignored"
    """No evidence by its very name (a lock file, .DS_Store): listed, not opened, and no reason to doubt anything."""


NOT_WHOLLY_READ = (Status.PARTLY_READ, Status.REFUSED)
"""What became of files that a reader must hear of, for something in them may be missed."""


class SheetKind(enum.Enum):
    """What a sheet was taken for."""

    TIMETABLE = "timetable"
    ALLOCATION = "allocation"
    BELLS = "bells"
    TEACHER = "teacher"
    PROGRAMME = "programme"
    REGISTER = "register"
    GRADUATION = "graduation"
    DELIVERY = "delivery"
    """调课记录, 巡课记录."""
    OTHER = "other"


@attrs.frozen
class Notice:
    """Something a reader of the report should know about a file: a line not understood, an assumption made."""

    why: Message
    places: tuple[Place, ...] = ()


@attrs.frozen
class Sheet:
    """One sheet of a file and what became of it."""

    name: str
    visible: bool
    kind: SheetKind
    reason: Message | None = None
    """Why it gave nothing, or not everything."""
    understood: bool = True
    """False where it looks like evidence and was not, or not wholly, understood."""

    @property
    def unremarkable(self) -> bool:
        """Whether its kind is all there is to say of it."""
        return self.visible and self.understood and self.reason is None


@attrs.frozen
class File:
    """One file of a submission: everything that was read from it, or why nothing was."""

    name: str
    """Its path as named in the audit, with forward slashes."""
    sha256: str
    """Empty where it could not be opened at all."""
    status: Status
    reason: Message | None = None
    """Why it was refused, or what of it was not understood."""
    sheets: tuple[Sheet, ...] = ()
    classes: tuple[SchoolClass, ...] = ()
    """Those that its submission keeps, once it is put together."""
    notices: tuple[Notice, ...] = ()
    programmes: tuple[Programme, ...] = ()
    graduations: tuple[GraduationList, ...] = ()
    registers: tuple[Register, ...] = ()
    records: tuple[InspectionRecord, ...] = ()
    deliveries: tuple[DeliveryRecord, ...] = ()
    bells: tuple[BellSchedule, ...] = ()
    profile: Profile | None = attrs.field(default=None, repr=False, eq=False)
    """What a timetable program's file holds, for it may be a piece that other files complete."""
    school: str = ""
    """The school's name as a title in it says; empty where none does."""
    year: int | None = None
    """First calendar year of the school year it is of (2026 for 2026—2027学年); None where it does not say."""
    term: int | None = None
    """1 autumn, 2 spring; None where it does not say."""
    schools: tuple[str, ...] = ()
    """Every school that a title in it names, in their order."""


@attrs.frozen
class Submission:
    """What one school handed in."""

    school: str
    """The school's name: from the roster, a title, the folder or the file, in this order."""
    files: tuple[File, ...]
    classes: tuple[SchoolClass, ...] = ()
    """The classes of all files, settled among each other: stages, contradictions, completeness."""
    stages: tuple[Stage, ...] = ()
    """Stages the school is known to have, by its name, roster or classes."""
    marks: frozenset[str] | None = None
    """特色校 marks (`football`, `basketball`, …) and conditions; None where nobody said whether it has any."""
    marks_unknown: frozenset[str] = frozenset()
    """Marks of which nobody said anything, where others were spoken of."""
    level: TargetKind = TargetKind.SCHOOL
    """Who handed it in: a school, a county, a prefecture or the region."""
    notices: tuple[Notice, ...] = ()
    """What does not belong to one file: a gap in class numbers, two schools' names."""
    group: tuple[str, ...] = ()
    """The grouping it stands in (prefecture, county), outermost first."""
    match: Match | None = None
    """Whose it is by the roster; None where there is no roster."""
    names: tuple[str, ...] = ()
    """The schools that its files name, where they are more than one."""
    named: bool = True
    """Whether anything names the school; where not, `school` is what the folder or file is called."""

    @property
    def registers(self) -> tuple[Register, ...]:
        """The registers of all files."""
        return tuple(register for file in self.files for register in file.registers)

    @property
    def records(self) -> tuple[InspectionRecord, ...]:
        """The inspection records of all files."""
        return tuple(record for file in self.files for record in file.records)

    @cached_property
    def programmes(self) -> tuple[Programme, ...]:
        """The programmes of all files."""
        return tuple(programme for file in self.files for programme in file.programmes)

    @property
    def graduations(self) -> tuple[GraduationList, ...]:
        """The graduation lists of all files."""
        return tuple(graduation for file in self.files for graduation in file.graduations)

    @cached_property
    def stages_handed_in(self) -> frozenset[Stage | None]:
        """The stages of its classes, programmes and graduation lists; None among them where one's is unknown."""
        return frozenset(
            {one.stage for one in self.classes}
            | {one.stage for one in self.programmes if not one.is_catalogue}
            | {one.stage for one in self.graduations}
        )

    @property
    def code(self) -> str:
        """学校标识码 by the roster; empty where nobody knows it."""
        return self.match.school.code if self.match is not None and self.match.school is not None else ""
