"""What registers say of a school beyond their rows: the year they cover, its level, stages, marks and conditions."""

import datetime
from collections.abc import Collection, Mapping, Sequence

import attrs

from edu_compliance.model.forms.register import CONDITIONS, MARKS
from edu_compliance.model.message import say
from edu_compliance.model.register import FIRST_MONTH, Register, school_year_of
from edu_compliance.model.rule import TargetKind
from edu_compliance.model.stage import Stage
from edu_compliance.model.submission import File, Notice

_SUMMER = range(5, 9)
"""Months in which a register of the running school year is filled in; in others, one of the year before."""


@attrs.frozen
class Stated:
    """What the registers of one submission state of it."""

    level: TargetKind = TargetKind.SCHOOL
    stages: tuple[Stage, ...] = ()
    marks: frozenset[str] | None = None
    unknown: frozenset[str] = frozenset()
    """Marks that were asked about and not answered, or that the form did not ask about."""
    notices: tuple[Notice, ...] = ()


def settle_years(file: File, as_of: datetime.date) -> File:
    """The file with the school year of each of its registers settled, and whether it is over."""
    if not file.registers:
        return file
    return attrs.evolve(file, registers=tuple(_settled(register, as_of) for register in file.registers))


def _settled(register: Register, as_of: datetime.date) -> Register:
    year, doubt = register.year, None
    if year is None:
        day = register.filled_on or as_of
        year = school_year_of(day) - (day.month not in _SUMMER)
        doubt = say("register.year_assumed", year=str(year), next=str(year + 1))
    return attrs.evolve(
        register, year=year, year_doubt=doubt, year_over=as_of >= datetime.date(year + 1, FIRST_MONTH, 1)
    )


def stated(files: Sequence[File]) -> Stated:
    """What the registers of a submission's files state; where they contradict each other, it is said.

    Of several levels the lowest holds, whichever comes first: it is bound by most.
    """
    registers = [register for file in files for register in file.registers]
    if not registers:
        return Stated()
    levels = {register.level: register for register in registers if register.level is not None}
    notices = [notice for register in registers for notice in _about_dates(register)]
    if len(levels) > 1:
        places = tuple(register.place for register in levels.values())
        notices.append(Notice(say("register.levels_contradict", levels=tuple(levels)), places))
    answers = _answers(registers)
    marks, unknown = None, frozenset[str]()
    if answers:
        marks = frozenset(mark for mark, said in answers.items() if True in said)
        unknown = frozenset(mark for mark in MARKS if not answers.get(mark, set()) - {None})
        notices += _contradictions(registers, answers)
    stages = tuple(dict.fromkeys(stage for register in registers for stage in register.stages))
    lowest = next((level for level in TargetKind if level in levels), TargetKind.SCHOOL)
    return Stated(lowest, stages, marks, unknown, tuple(notices))


def _answers(registers: Collection[Register]) -> Mapping[str, set[bool | None]]:
    answers: dict[str, set[bool | None]] = {}
    for register in registers:
        for key, answer in register.answers.items():
            answers.setdefault(key, set()).add(answer)
    return answers


def _contradictions(registers: Sequence[Register], answers: Mapping[str, set[bool | None]]) -> list[Notice]:
    places = tuple(register.place for register in registers)
    return [
        Notice(say("register.answers_contradict", question={**MARKS, **CONDITIONS}[key]), places)
        for key, said in answers.items()
        if {True, False} <= said
    ]


def _about_dates(register: Register) -> list[Notice]:
    """The activities whose dates lie outside the school year."""
    year = register.year
    outside = [event for event in register.events if event.when is not None and year not in event.when.school_years]
    if year is None or not outside:
        return []
    message = say("register.dates_outside", year=str(year), next=str(year + 1), count=len(outside))
    return [Notice(message, tuple(event.place for event in outside))]
