"""Activities that must not be: how many were answered with yes in the column that tells (是否商业性或营利性)."""

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
    measured,
    not_stated,
    of_kind,
    registers_with,
    silent,
)
from edu_compliance.model.forms.register import FLAGS
from edu_compliance.model.message import say
from edu_compliance.model.register import Event, RegisterSheet
from edu_compliance.model.rule import Requirement

_EVENTS = RegisterSheet.EVENTS


def prohibited_events(requirement: Requirement, evidence: Evidence) -> Results:
    """How many activities of `kinds` are answered with yes in the column `flag`; what is not answered may be one.

    Those of `perhaps` that are answered with yes may be.
    """
    registers = registers_with(evidence, _EVENTS)
    if not registers:
        return not_stated(evidence, _EVENTS)
    flag = str(requirement.parameters["flag"])
    sure: list[Event] = []
    possible: list[Possible] = []
    seen: set[int] = set()
    events = distinct_events(event for register in registers for event in register.events)
    for kind in kinds_of(requirement, "perhaps"):
        answered = [event for event in of_kind(events, kind)[0] if event.flags.get(flag)]
        possible += [Possible(event, say("register.perhaps_prohibited", text=event.written)) for event in answered]
        seen.update(map(id, answered))
    for kind in kinds_of(requirement):
        certain, perhaps = of_kind(events, kind)
        for event in certain:
            seen.add(id(event))
            if event.flags.get(flag):
                sure.append(event)
            elif event.flags.get(flag) is None:
                possible.append(
                    Possible(event, say("register.flag_open", text=event.written, column=column_title(flag)))
                )
        for one in perhaps:
            # A row of no known kind that says nothing of commerce accuses nobody.
            if isinstance(one.row, Event) and id(one.row) not in seen and one.row.flags.get(flag):
                possible.append(one)
                seen.add(id(one.row))
    places = [register.handed_in[_EVENTS] for register in registers]
    return (
        measured(requirement, evidence, Counted("events", sure, possible, reserve=silent(registers, _EVENTS)), places),
    )


MEASURES = (
    Measure(
        "prohibited_events",
        {
            "kinds": kinds_parameter(_EVENTS),
            "perhaps": attrs.evolve(kinds_parameter(_EVENTS), required=False),
            "flag": Parameter(ParameterKind.WORD, required=True, choices=FLAGS),
        },
        unit="events",
        evidence=REGISTER,
        targets=LEVELS,
        function=prohibited_events,
    ),
)
