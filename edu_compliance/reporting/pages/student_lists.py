"""The students of a page: those who fail or are open by each rule, up to a cap that says itself, names masked."""

from collections.abc import Sequence

import attrs

from edu_compliance.model.finding import Outcome, Verdict
from edu_compliance.model.student import Case, Standing
from edu_compliance.reporting.result import SchoolResult
from edu_compliance.reporting.speech.privacy import masked, masked_number
from edu_compliance.reporting.speech.speaker import Speaker

CAP = 100
"""Students a page lists by one requirement; the rest stand in the CSV beside it."""


@attrs.frozen
class StudentLine:
    """One student in a page."""

    number: str
    name: str
    verdict: Verdict
    place: str
    why: str


@attrs.frozen
class StudentList:
    """Students of one list by one requirement of a rule."""

    rule: str
    title: str
    target: str
    details: str
    """Totals and what else is to be said."""
    lines: Sequence[StudentLine]
    left_out: int
    """Students beyond the cap."""


def student_lists(result: SchoolResult, speaker: Speaker) -> tuple[StudentList, ...]:
    """One list for each requirement by which a student fails or is open."""
    found = []
    for finding in result.findings:
        for outcome in finding.outcomes:
            cases = outcome.measurement.cases
            if cases:
                open_ = outcome.verdict is Verdict.NOT_MET and finding.verdict is Verdict.UNDETERMINED
                found.append(
                    StudentList(
                        finding.rule.id,
                        speaker.title(finding.rule),
                        finding.target.name,
                        _details(outcome, speaker),
                        [_line(case, open_, speaker) for case in cases[:CAP]],
                        max(0, len(cases) - CAP),
                    )
                )
    return tuple(found)


def _details(outcome: Outcome, speaker: Speaker) -> str:
    return speaker.sentences(outcome.measurement.details)


def _line(case: Case, open_: bool, speaker: Speaker) -> StudentLine:
    fails = case.standing is Standing.FAILS and not open_
    student = case.student
    return StudentLine(
        masked_number(student.number),
        masked(student.name),
        Verdict.NOT_MET if fails else Verdict.UNDETERMINED,
        case.place.within_file(),
        speaker.say(case.why),
    )
