"""Measures of activities: how often one was held in a school year, or in any run of so many."""

from collections.abc import Iterator, Sequence

import attrs

from edu_compliance.measuring.evidence import Evidence
from edu_compliance.measuring.measure import Measure, Parameter, ParameterKind
from edu_compliance.measuring.registers.registered import (
    LEVELS,
    REGISTER,
    Counted,
    Possible,
    Results,
    column_title,
    distinct_events,
    kinds_of,
    kinds_parameter,
    labels,
    measured,
    not_stated,
    of_kind,
    registers_with,
)
from edu_compliance.measuring.registers.school_years import ByYear, reserve, windows, years_of
from edu_compliance.model.forms.register import FLAGS
from edu_compliance.model.measurement import Uncertainty
from edu_compliance.model.message import Message, say
from edu_compliance.model.register import Event, Register, RegisterSheet
from edu_compliance.model.rule import Requirement
from edu_compliance.model.stage import SCHOOL_STAGES, grades_of_stage

_EVENTS = RegisterSheet.EVENTS


@attrs.frozen
class _Count:
    """Activities of some years: those that surely count, and those that may."""

    years: tuple[int, ...]
    sure: tuple[Event, ...]
    possible: tuple[Possible, ...]
    reserve: tuple[Uncertainty, ...]
    """Why more may have been, or may still be, held."""
    low: int
    high: int
    without: tuple[int, ...] = ()
    """Grades that took part in none."""


def occurrences(requirement: Requirement, evidence: Evidence) -> Results:
    """How often activities of `kinds` were held in a school year, in that year of the registers which has the fewest.

    With `every_years`, in that run of so many years. `once_a_year` counts a year's several as one (1届). `flag` asks
    for a yes in a column; `each_grade` counts for that grade of the school which took part least often.
    """
    registers = registers_with(evidence, _EVENTS)
    if not registers:
        return not_stated(evidence, _EVENTS)
    by_year: dict[int, list[Register]] = {}
    for register in registers:
        by_year.setdefault(register.year or 0, []).append(register)
    events = distinct_events(event for register in registers for event in register.events)
    length = int(str(requirement.parameters.get("every_years", 1)))
    runs = windows(sorted(by_year), length)
    counts = [_count(requirement, evidence, events, years, by_year, length) for years in runs]
    # Nothing is too late in a year that still runs: it is looked at only where there is no other.
    firm = [count for count in counts if not count.reserve] or counts
    fewest = min(firm, key=lambda count: (count.high, count.low))
    places = [register.handed_in[_EVENTS] for register in registers]
    details = (*_said(requirement, fewest, length), *_left_out(requirement, fewest, events, tuple(by_year)))
    counted = Counted(
        "occurrences",
        fewest.sure,
        tuple({id(one.row): one for count in firm for one in count.possible}.values()),
        min(count.low for count in firm),
        fewest.high,
        fewest.reserve,
    )
    return (measured(requirement, evidence, counted, places, *details),)


def _count(
    requirement: Requirement,
    evidence: Evidence,
    events: Sequence[Event],
    years: tuple[int, ...],
    by_year: ByYear,
    length: int,
) -> _Count:
    sure, possible = _held(requirement, events, years)
    low, high = len(sure), len(sure) + len(possible)
    if requirement.parameters.get("once_a_year"):
        low = min(low, max(1, len(years_of(sure))))
        spanning = sum(event.when is not None and len(event.when.school_years) > 1 for event in sure)
        high = min(length, len(years_of(sure)) + spanning + len(possible))
    without: tuple[int, ...] = ()
    if requirement.parameters.get("each_grade"):
        low, high, without = _fewest_by_grade(evidence, sure, possible)
    return _Count(years, tuple(sure), tuple(possible), reserve(years, by_year), low, high, without)


def _held(
    requirement: Requirement, events: Sequence[Event], years: tuple[int, ...]
) -> tuple[list[Event], list[Possible]]:
    """The activities of a requirement's kinds in some school years: surely, and possibly."""
    flag = str(requirement.parameters.get("flag", ""))
    sure: list[Event] = []
    possible: list[Possible] = []
    seen: set[int] = set()
    for kind in kinds_of(requirement):
        certain, perhaps = of_kind(events, kind)
        for event in certain:
            why = _why_open(event, years, flag)
            if why is not None:
                possible.append(Possible(event, why))
            elif _counts(event, years, flag):
                sure.append(event)
            seen.add(id(event))
        for one in perhaps:
            row = one.row
            if isinstance(row, Event) and id(row) not in seen and _may_count(row, years, flag):
                possible.append(one)
                seen.add(id(row))
    return sure, possible


def _counts(event: Event, years: tuple[int, ...], flag: str) -> bool:
    inside = event.when is not None and set(event.when.school_years) <= set(years)
    return inside and (not flag or event.flags.get(flag) is True)


def _may_count(event: Event, years: tuple[int, ...], flag: str) -> bool:
    outside = event.when is not None and set(years).isdisjoint(event.when.school_years)
    return not outside and not (flag and event.flags.get(flag) is False)


def _why_open(event: Event, years: tuple[int, ...], flag: str) -> Message | None:
    """Why an activity of the right kind only may count; None where it surely does or does not."""
    if _counts(event, years, flag) or not _may_count(event, years, flag):
        return None
    if event.when is None:
        return say("register.date_open", text=event.written)
    if not set(event.when.school_years) <= set(years):
        return say("register.year_open", text=event.written)
    return say("register.flag_open", text=event.written, column=column_title(flag))


def _fewest_by_grade(
    evidence: Evidence, sure: Sequence[Event], possible: Sequence[Possible]
) -> tuple[int, int, tuple[int, ...]]:
    """Least and most activities of that grade of the school which took part in the fewest; grades without any."""
    grades = _grades_of_school(evidence)
    if not grades:
        # Then only what all of them took part in was surely every grade's.
        return sum(event.whole_school for event in sure), len(sure) + len(possible), ()
    surely = [sum(event.whole_school or grade in event.grades for event in sure) for grade in grades]
    # Who took part is unknown where no grade is told.
    maybe = [sum(event.whole_school or not event.grades or grade in event.grades for event in sure) for grade in grades]
    without = tuple(grade for grade, most in zip(grades, maybe, strict=True) if not most)
    return min(surely), min(maybe) + len(possible), without


def _grades_of_school(evidence: Evidence) -> tuple[int, ...]:
    """The grades 1–12 that a school is known to have: of its classes, else of its stages."""
    submission = evidence.submission
    grades = {grade for one in submission.classes if one.stage in SCHOOL_STAGES for grade in one.grades}
    if not grades:
        grades = {grade for stage in submission.stages if stage in SCHOOL_STAGES for grade in grades_of_stage(stage)}
    return tuple(sorted(grades))


def _said(requirement: Requirement, count: _Count, length: int) -> tuple[Message, ...]:
    """In which years what was looked for."""
    kinds = labels(_EVENTS, kinds_of(requirement))
    first, last = str(count.years[0]), str(count.years[-1] + 1)
    id = "register.counted_in_year" if length == 1 else "register.counted_in_years"
    said = [say(id, kinds=kinds, first=first, last=last, number=length)]
    if count.sure and count.without:
        said.append(say("register.grades_without", grades=tuple(say(f"grade.{grade}") for grade in count.without)))
    return tuple(said)


def _left_out(
    requirement: Requirement, count: _Count, events: Sequence[Event], years: tuple[int, ...]
) -> Iterator[Message]:
    """Activities of the kind that do not count, where they are missed: by their date, or by what a column says."""
    flag, kinds = str(requirement.parameters.get("flag", "")), set(kinds_of(requirement))
    if requirement.at_least is not None and count.low >= requirement.at_least:
        return
    found = [event for event in events if event.kinds and kinds.issuperset(event.kinds)]
    outside = [one for one in found if one.when is not None and set(years).isdisjoint(one.when.school_years)]
    refused = [one for one in found if one not in outside and flag and one.flags.get(flag) is False]
    if outside:
        yield say("register.not_in_year", texts=tuple(dict.fromkeys(one.written for one in outside)))
    if refused:
        texts = tuple(dict.fromkeys(one.written for one in refused))
        yield say("register.flag_no", texts=texts, column=column_title(flag))


_KINDS = kinds_parameter(_EVENTS)
_FLAG = Parameter(ParameterKind.FLAG)

MEASURES = (
    Measure(
        "occurrences",
        {
            "kinds": _KINDS,
            "every_years": Parameter(ParameterKind.NUMBER),
            "once_a_year": _FLAG,
            "flag": Parameter(ParameterKind.WORD, choices=FLAGS),
            "each_grade": _FLAG,
        },
        unit="occurrences",
        evidence=REGISTER,
        targets=LEVELS,
        function=occurrences,
    ),
)
