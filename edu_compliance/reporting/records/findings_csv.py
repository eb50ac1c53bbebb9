"""Writes the ledger of findings as CSV: a promise to other tools, and safe to open in a spreadsheet."""

import codecs
import csv
import io
from collections.abc import Iterable

from edu_compliance.model.finding import Finding, Verdict, Waiver
from edu_compliance.model.grouping import in_one_line
from edu_compliance.model.rule import TargetKind
from edu_compliance.reading.papers.apostrophe import harmless
from edu_compliance.reporting.result import SchoolResult
from edu_compliance.reporting.speech.speaker import Speaker, decimal
from edu_compliance.reporting.speech.wording import bounds, deciding, places_of, uncertainties_of
from edu_compliance.reporting.speech.words import Words

COLUMNS = (
    "file",
    "school",
    "class",
    "stage",
    "grade",
    "rule",
    "area",
    "strength",
    "verdict",
    "low",
    "high",
    "required",
    "unit",
    "places",
    "message",
    "waiver",
    "target",
    "group",
    "code",
)
"""The columns other tools rely on; later ones are added at the end."""

_LISTED = (Verdict.MET, Verdict.NOT_MET, Verdict.UNDETERMINED)


def head() -> bytes:
    """The byte-order mark and the line of column names."""
    return codecs.BOM_UTF8 + _lines([COLUMNS])


def rows(result: SchoolResult, words: Words) -> bytes:
    """One line for each finding of a school that is met, not met or undetermined, waived ones included."""
    submission = result.submission
    school = harmless(submission.school)
    whose = harmless(in_one_line(submission.group)), harmless(submission.code)
    return _lines((*_row(school, finding, words), *whose) for finding in result.findings if finding.verdict in _LISTED)


def _lines(lines: Iterable[Iterable[str]]) -> bytes:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerows(lines)
    return buffer.getvalue().encode("utf-8")


def _row(school: str, finding: Finding, words: Words) -> tuple[str, ...]:
    """A line whose every text is harmless: codes and numbers are our own, everything else is made so."""
    target, rule, outcome = finding.target, finding.rule, deciding(finding)
    floor, ceiling = bounds(outcome) if outcome else (None, None)
    required = floor if floor is not None else ceiling
    places = places_of(finding)
    if finding.verdict is Verdict.UNDETERMINED:
        open_cells = (place for uncertainty in uncertainties_of(finding) for place in uncertainty.places)
        places = tuple(dict.fromkeys((*places, *open_cells)))
    of_class = target.school_class
    files = of_class.place.file if of_class else "; ".join(dict.fromkeys(place.file for place in places))
    return (
        harmless(files),
        school,
        harmless(target.name) if of_class else "",
        target.stage.value if target.stage else "",
        "; ".join(map(str, target.grades)),
        rule.id,
        rule.area.value,
        rule.strength.value,
        finding.verdict.value,
        decimal(outcome.measurement.low) if outcome else "",
        decimal(outcome.measurement.high) if outcome else "",
        decimal(required) if required is not None else "",
        outcome.measurement.unit if outcome else "",
        harmless("; ".join(map(str, places))),
        harmless(words.sentence(finding)),
        harmless(_waiver(finding.waiver, words.speaker)),
        "" if of_class or target.kind is TargetKind.SCHOOL else harmless(target.name),
    )


def _waiver(waiver: Waiver | None, speaker: Speaker) -> str:
    if waiver is None:
        return ""
    return speaker.text("waiver.line", reason=waiver.reason, approver=waiver.approver, document=waiver.document)
