"""Writes every student of the graduation lists who fails, or of whom nobody can tell, as CSV: complete, for the school.

A page shows only so many of them, with names and numbers masked; this is the list it refers to.
"""

import codecs
import csv
import io
from collections.abc import Iterable, Iterator

from edu_compliance.model.finding import Finding, Verdict
from edu_compliance.model.student import Case, Standing
from edu_compliance.reading.papers.apostrophe import harmless
from edu_compliance.reporting.result import SchoolResult
from edu_compliance.reporting.speech.speaker import Speaker

COLUMNS = ("school", "list", "rule", "verdict", "number", "name", "group", "place", "message")
_VERDICTS = {Standing.FAILS: Verdict.NOT_MET, Standing.OPEN: Verdict.UNDETERMINED}


def students_file(result: SchoolResult) -> str:
    """The file's name; it stands beside the school's page."""
    return f"{result.slug}-students.csv"


def students_csv(result: SchoolResult, speaker: Speaker) -> bytes | None:
    """UTF-8 with BOM, one line for each student and requirement; None where a school has no such student."""
    lines = [row for finding in result.findings for row in _rows(result.submission.school, finding, speaker)]
    if not lines:
        return None
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([harmless(text) for text in line] for line in lines)
    return codecs.BOM_UTF8 + buffer.getvalue().encode("utf-8")


def cases_of(finding: Finding) -> Iterator[Case]:
    """The students of a finding, requirement by requirement: those who fail before those of whom nobody can tell."""
    for outcome in finding.outcomes:
        yield from outcome.measurement.cases


def _rows(school: str, finding: Finding, speaker: Speaker) -> Iterable[tuple[str, ...]]:
    for case in cases_of(finding):
        # A list that may not be bound, or whose rule is in doubt, accuses nobody.
        verdict = Verdict.UNDETERMINED if finding.verdict is Verdict.UNDETERMINED else _VERDICTS[case.standing]
        yield (
            school,
            finding.target.name,
            finding.rule.id,
            verdict.value,
            case.student.number,
            case.student.name,
            case.student.group,
            str(case.place),
            speaker.say(case.why),
        )
