"""Lessons of an area that were planned and given away, by records of what was really taught (PE-02, ART-02).

A lesson of the area given instead of another subject's makes one up; a swap inside the area (美术 for 音乐) loses none.
Holidays, exams and weather are reasons that do not count where nothing else was taught in its place.
"""

from collections.abc import Iterable, Sequence
from fractions import Fraction

import attrs

from edu_compliance.measuring.delivery_rows import Whose, by_lesson, classes_of
from edu_compliance.measuring.evidence import Evidence
from edu_compliance.measuring.measure import Measure, Unmeasured
from edu_compliance.measuring.scope import Scope, Standing, scope_of, standing
from edu_compliance.measuring.timetables.lessons import OF
from edu_compliance.model.delivery import Delivery, Reason
from edu_compliance.model.lesson import Taught
from edu_compliance.model.measurement import Measurement, Uncertainty
from edu_compliance.model.message import Message, say
from edu_compliance.model.place import Place
from edu_compliance.model.rule import Areas, Requirement, TargetKind
from edu_compliance.model.submission import SheetKind

_NO_LESSONS = frozenset({Reason.HOLIDAY, Reason.EXAM, Reason.WEATHER, Reason.LEAVE})
"""With these, a lesson that was not given is nobody's fault."""


@attrs.define
class _Balance:
    """One class's rows: what was lost, what may be, and what came back."""

    name: str
    lost: list[Delivery] = attrs.field(factory=list)
    open: list[tuple[Delivery, Message]] = attrs.field(factory=list)
    gained: int = 0
    made_up: list[Delivery] = attrs.field(factory=list)
    """Rows that say their own lesson was made up: one lost, by a lesson that may stand among those gained; or one that
    another subject lost to this one, which may have taken a lesson of this one in return."""

    @property
    def low(self) -> int:
        return max(0, len(self.lost) - self.gained)

    @property
    def high(self) -> int:
        return max(self.low, len(self.lost) + len(self.open) - max(0, self.gained - len(self.made_up)))

    @property
    def doubts(self) -> list[tuple[Delivery, Message]]:
        """Why the high is not the low."""
        returned = self.made_up if self.lost and self.gained else []
        return [*self.open, *((row, say("delivery.gain_may_be_return")) for row in returned)]


def lessons_displaced(requirement: Requirement, evidence: Evidence) -> tuple[Measurement | Unmeasured, ...]:
    """How many lessons of `of` the school gave away and did not make up, net for each class, by its records."""
    records = [record for file in evidence.submission.files for record in file.deliveries]
    if not records:
        return ()
    scope = scope_of(requirement.parameters["of"])
    whose = classes_of(row for record in records for row in record.rows)
    rows = [
        _together(said, scope, evidence.areas)
        for said in by_lesson([row for record in records for row in record.rows], whose)
    ]
    balances: dict[object, _Balance] = {}
    for row in rows:
        _weigh(row, balances.setdefault(whose(row), _Balance(row.written)), scope, evidence.areas)
    # A lesson given to nobody knows whom may make up for any of those lost.
    loose = sum(_standing(row.given, scope, evidence.areas) is not Standing.NO for row in rows if row.unread)
    low, high = sum(one.low for one in balances.values()), sum(one.high for one in balances.values())
    low = max(0, low - loose)
    worst = tuple(say("delivery.class_lost", name=one.name, lessons=one.low) for one in balances.values() if one.low)
    strange = _strange(rows, whose, evidence)
    dates = sorted(row.date for row in rows if row.date is not None and row.date.year > 1 and not row.outside)
    span = {"first": dates[0], "last": dates[-1]} if dates else {"first": "?", "last": "?"}
    covered = say("delivery.covers", rows=len(rows), **span)
    return (
        Measurement(
            evidence.school_target(),
            Fraction(low),
            Fraction(high),
            "lessons",
            _places(row for one in balances.values() for row in one.lost),
            tuple(_open(one) for balance in balances.values() for one in balance.doubts) if low < high else (),
            details=(*worst, *strange, covered),
        ),
    )


def _strange(rows: Sequence[Delivery], whose: Whose, evidence: Evidence) -> tuple[Message, ...]:
    """Says which classes of the records no timetable that was handed in has."""
    classes = evidence.submission.classes
    if not classes:
        return ()
    found = {
        whose(row): row.written
        for row in rows
        if row.naming.whole and not any(row.naming.agrees_with(one.naming) for one in classes)
    }
    return (say("delivery.classes_without_timetable", names=tuple(found.values())),) if found else ()


def _together(rows: Sequence[Delivery], scope: Scope, areas: Areas) -> Delivery:
    """What all rows of one lesson say: they complete each other, and what they contradict each other in is open."""
    if len(rows) == 1:
        return rows[0]

    def worst(row: Delivery) -> tuple[int, int]:
        planned, given = _standing(row.planned, scope, areas), _standing(row.given, scope, areas)
        return planned, -given if planned else given

    base = max(sorted(rows, key=lambda row: row.place.sort_key()), key=worst)
    planned = {_standing(row.planned, scope, areas) for row in rows}
    given = {(_standing(row.given, scope, areas), bool(row.given)) for row in rows if row.given or row.nothing_given}
    repairs = {row.made_up for row in rows} - {None}
    reasons = {row.reason: row.reason_written for row in rows if row.reason is not Reason.NONE}
    if max(len(planned), len(given), len(repairs), len(reasons)) > 1:
        places = tuple(row.place for row in rows)
        return attrs.evolve(base, made_up=None, unread=say("delivery.records_disagree", places=places))
    reason, written = next(iter(reasons.items()), (Reason.NONE, ""))
    return attrs.evolve(base, made_up=next(iter(repairs), None), reason=reason, reason_written=written)


def _weigh(row: Delivery, balance: _Balance, scope: Scope, areas: Areas) -> None:
    """Puts a row on the side it belongs to; a row that has nothing to do with the scope on none."""
    planned, given = _standing(row.planned, scope, areas), _standing(row.given, scope, areas)
    if row.unread is not None:
        if (planned is not Standing.NO or not row.planned) and given is not Standing.SURE and not row.made_up:
            balance.open.append((row, row.unread))
        return
    if planned is Standing.NO:
        if given is Standing.SURE and not row.outside:
            balance.gained += 1
            balance.made_up += [row] if row.made_up else []
        return
    if given is Standing.SURE:
        return
    why = _doubt(row, planned, given)
    if row.made_up:
        balance.made_up.append(row)
    elif why is not None:
        balance.open.append((row, why))
    elif not _excused(row):
        balance.lost.append(row)


def _standing(taught: Sequence[Taught], scope: Scope, areas: Areas) -> Standing:
    """Of a cell's subjects; sure only where all are."""
    found = {standing(one, scope, None, areas) for one in taught} or {Standing.NO}
    return found.pop() if len(found) == 1 else Standing.MAY


def _excused(row: Delivery) -> bool:
    """An exam takes any lesson's place; otherwise the lesson must not have been given to another subject."""
    return row.reason is Reason.EXAM or (row.reason in _NO_LESSONS and not row.given and not _films(row))


def _films(row: Delivery) -> bool:
    return row.reason is Reason.WEATHER and row.nothing_given


def _doubt(row: Delivery, planned: Standing, given: Standing) -> Message | None:
    """Why a row that lost a lesson may not have; None where it is sure, or excused."""
    if _excused(row):
        return None
    if row.outside:
        return say("delivery.outside", date=row.date)
    if planned is Standing.MAY or given is Standing.MAY:
        return say("delivery.subject_open", planned=_said(row.planned), given=_said(row.given))
    if row.reason is Reason.UNKNOWN:
        return say("delivery.reason_unknown", reason=row.reason_written)
    if row.reason in _NO_LESSONS:
        return say("delivery.reason_and_lesson", reason=row.reason_written, given=_said(row.given))
    if row.reason is Reason.NONE and row.made_up is None:
        return say("delivery.no_reason")
    return None


def _said(taught: Iterable[Taught]) -> str:
    return "/".join(dict.fromkeys(one.written for one in taught)) or "-"


def _open(one: tuple[Delivery, Message]) -> Uncertainty:
    row, why = one
    date = f"{row.date.month}-{row.date.day} " if row.date else ""
    text = f"{date}{row.written} {_said(row.planned)} → {_said(row.given)}"
    return Uncertainty(text, why, (row.place,))


def _places(rows: Iterable[Delivery]) -> tuple[Place, ...]:
    return tuple(sorted({row.place for row in rows}, key=Place.sort_key))


MEASURES = (
    Measure(
        "lessons_displaced",
        {"of": OF},
        unit="lessons",
        evidence=(SheetKind.DELIVERY,),
        targets=(TargetKind.SCHOOL,),
        function=lessons_displaced,
    ),
)
