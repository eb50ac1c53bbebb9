"""What measures of the register have in common: rows of the kinds asked for, surely and possibly."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Protocol, TypeVar

import attrs

from edu_compliance.measuring.evidence import Evidence
from edu_compliance.measuring.measure import Parameter, ParameterKind, Unmeasured
from edu_compliance.model.forms.register import SHEETS
from edu_compliance.model.forms.register_kinds import keys, label
from edu_compliance.model.measurement import Measurement, Uncertainty
from edu_compliance.model.message import Message, say
from edu_compliance.model.place import Place
from edu_compliance.model.register import Event, Register, RegisterSheet
from edu_compliance.model.rule import Requirement, TargetKind
from edu_compliance.model.submission import SheetKind

REGISTER = (SheetKind.REGISTER,)
LEVELS = (TargetKind.SCHOOL, TargetKind.COUNTY, TargetKind.PREFECTURE, TargetKind.REGION)
"""Who fills in registers."""
Results = tuple[Measurement | Unmeasured, ...]


class Row(Protocol):
    """A row of any sheet of the register."""

    @property
    def kinds(self) -> tuple[str, ...]:
        """Kinds it may be of; none where nobody knows."""

    @property
    def written(self) -> str:
        """Its own words."""

    @property
    def place(self) -> Place:
        """Where it stands."""

    @property
    def open(self) -> Message | None:
        """Why it may be nothing."""


R = TypeVar("R", bound=Row)
Doubtful = Callable[[Row], Message | None]
"""Why a row of the right kind only may count; None where it surely does."""


@attrs.frozen
class Possible:
    """A row that only may count, and why."""

    row: Row
    why: Message

    @property
    def uncertainty(self) -> Uncertainty:
        """It as a reason why low and high differ."""
        return Uncertainty(self.row.written, self.why, (self.row.place,))


@attrs.frozen
class Counted:
    """Rows of the kinds asked for: those that surely count, and those that may."""

    unit: str
    sure: Sequence[Row]
    possible: Sequence[Possible]
    low: int = attrs.field(default=attrs.Factory(lambda self: len(self.sure), takes_self=True))
    """What they surely come to, where several rows may be one."""
    high: int = attrs.field(default=attrs.Factory(lambda self: len(self.sure) + len(self.possible), takes_self=True))
    """What they come to at the most."""
    reserve: Sequence[Uncertainty] = ()
    """Why more may come that no row shows: with any, the most is at least what is asked."""


def kinds_parameter(sheet: RegisterSheet) -> Parameter:
    """The parameter `kinds` of a measure: those of one sheet."""
    return Parameter(ParameterKind.WORDS, required=True, choices=keys(sheet))


def kinds_of(requirement: Requirement, parameter: str = "kinds") -> tuple[str, ...]:
    """The kinds that a parameter of a requirement names."""
    named = requirement.parameters.get(parameter, ())
    return tuple(named) if isinstance(named, list | tuple) else (str(named),)


def labels(sheet: RegisterSheet, kinds: Iterable[str]) -> tuple[str, ...]:
    """Kinds by the words of the form."""
    return tuple(label(sheet, kind) for kind in kinds)


def registers_with(evidence: Evidence, sheet: RegisterSheet) -> tuple[Register, ...]:
    """The registers in which a sheet was handed in: of the others, nothing that is missing is missing."""
    return tuple(register for register in evidence.submission.registers if sheet in register.handed_in)


def not_stated(evidence: Evidence, sheet: RegisterSheet) -> Results:
    """What a measure says where no register has the sheet filled in: nothing, or which sheet of it is empty."""
    if not evidence.submission.registers:
        return ()
    return (Unmeasured(evidence.school_target(), say("register.sheet_empty", sheet=SHEETS[sheet].title)),)


def silent(registers: Iterable[Register], sheet: RegisterSheet) -> list[Uncertainty]:
    """Why there may be what a sheet does not list: a list that is not the form does not say that it is complete."""
    sheets = [register.handed_in[sheet] for register in registers]
    apart = any(register.complete for register in registers)
    return [] if apart or not sheets else [Uncertainty(str(sheets[0]), say("register.silent"), tuple(sheets))]


def of_kind(rows: Iterable[R], kind: str) -> tuple[list[R], list[Possible]]:
    """The rows that surely are of a kind, and those that may be."""
    sure: list[R] = []
    possible: list[Possible] = []
    for row in rows:
        if row.kinds == (kind,) and row.open is None:
            sure.append(row)
        elif kind in row.kinds or not row.kinds:
            possible.append(Possible(row, row.open or say("register.kind_open", text=row.written)))
    return sure, possible


def of_earlier_years(registers: Sequence[Register], rows_of: Callable[[Register], Iterable[Row]]) -> Doubtful:
    """What only registers of earlier school years state, and may be no more; the latest ones say what there is."""
    latest = max((register.year or 0 for register in registers), default=0)
    now = {
        (row.kinds, row.written)
        for register in registers
        if (register.year or 0) == latest
        for row in rows_of(register)
    }

    def doubt(row: Row) -> Message | None:
        stands = (row.kinds, row.written) in now
        return None if stands else say("register.of_an_earlier_year", text=row.written)

    return doubt


def distinct_events(events: Iterable[Event]) -> list[Event]:
    """Activities, each once: a row that stands there twice is one, and what the two answer differently is open."""
    found: dict[object, Event] = {}
    answers: dict[object, list[Mapping[str, bool | None]]] = {}
    for event in events:
        key = (event.kinds, event.written, event.when, event.grades)
        first = found.setdefault(key, event)
        answers.setdefault(key, []).append(event.flags)
        if event.whole_school and not first.whole_school:
            found[key] = attrs.evolve(first, whole_school=True)
    return [
        event if len(answers[key]) == 1 else attrs.evolve(event, flags=_flags(answers[key]))
        for key, event in found.items()
    ]


def _flags(rows: Sequence[Mapping[str, bool | None]]) -> dict[str, bool | None]:
    return {flag: answered(row.get(flag) for row in rows) for flag in {flag: None for row in rows for flag in row}}


def answered(answers: Iterable[bool | None]) -> bool | None:
    """What several rows answer together: None where none of them answers, or they contradict each other."""
    said = set(answers) - {None}
    return said.pop() if len(said) == 1 else None


def column_title(flag: str) -> str:
    """The header of a column of 活动台账 that asks yes or no."""
    return SHEETS[RegisterSheet.EVENTS].column(flag).title


def _bound(requirement: Requirement, whole: Fraction | None) -> Fraction:
    """What there may be where rows are not all there is: as much as is asked, or one too many."""
    if requirement.at_most is not None:
        return requirement.at_most + 1
    return (whole if requirement.every else requirement.at_least) or Fraction(0)


def measured(
    requirement: Requirement,
    evidence: Evidence,
    counted: Counted,
    sheets: Iterable[Place],
    *details: Message,
    whole: Fraction | None = None,
) -> Measurement:
    """The measurement of rows counted; of the sheets themselves where no row counts."""
    low, high = Fraction(counted.low), Fraction(counted.high)
    if counted.reserve:
        high = max(high, _bound(requirement, whole))
    uncertainties = (*(one.uncertainty for one in counted.possible), *counted.reserve) if low < high else ()
    return Measurement(
        evidence.school_target(),
        low,
        high,
        counted.unit,
        tuple(dict.fromkeys(row.place for row in counted.sure)) or tuple(dict.fromkeys(sheets)),
        uncertainties=uncertainties,
        whole=whole,
        details=(*details, say("register.as_stated")),
    )
