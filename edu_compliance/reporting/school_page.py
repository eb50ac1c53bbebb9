"""A school's page: what an inspector prints, signs and hands over."""

import datetime
from collections.abc import Iterable, Sequence

import attrs

from edu_compliance.model.rule import Policy
from edu_compliance.model.stage import Area, Stage
from edu_compliance.model.submission import File, Submission
from edu_compliance.reporting.balance import Row, Sum, balance_sheet, by_grade, sum_up
from edu_compliance.reporting.chart import panels
from edu_compliance.reporting.pages import render
from edu_compliance.reporting.privacy import Mask, Names
from edu_compliance.reporting.problems import Describer, sort_out
from edu_compliance.reporting.result import AuditHeader, SchoolResult, summarize
from edu_compliance.reporting.school_lists import uncounted, unread
from edu_compliance.reporting.speech import Speaker
from edu_compliance.reporting.verdicts import headline, standing
from edu_compliance.reporting.weeks import EntryMarkup, Marker, Week, in_order, week
from edu_compliance.reporting.wording import grade_name


def school_page(header: AuditHeader, result: SchoolResult, speaker: Speaker, names: Names = Names.MASKED) -> bytes:
    """One self-contained HTML page as UTF-8, byte for byte the same for the same values.

    Teachers' names are masked unless `names` says otherwise.
    """
    submission = result.submission
    summary = summarize(result)
    rows = balance_sheet(result.findings)
    mask = Mask(names, submission.classes)
    grades = _grades(rows, speaker)
    values: dict[str, object] = {
        "header": header,
        "submission": submission,
        "number": _number(header.as_of, result.slug),
        "stages": _stages(submission),
        "terms": _terms(submission.files, speaker),
        "documents": _documents(header.policies),
        "summary": summary,
        "standing": standing(summary.totals),
        "headline": headline(summary, speaker),
        "areas": tuple(area for area in Area if area in header.areas.by_area),
        "grades": grades,
        "whole": {area: sum_up(rows, area) for area in Area},
        "panels": panels(rows, speaker),
        "problems": sort_out(result.findings, Describer(submission, rows, header.areas, speaker, mask.text)),
        "uncounted": uncounted(submission.classes, mask, speaker),
        "unread": unread(submission, mask, speaker),
        "weeks": _weeks(submission, header, mask, speaker),
        "entry": EntryMarkup(speaker.language),
    }
    return render(speaker.language, "school.html", values)


@attrs.frozen
class Grade:
    """The classes of a grade in the balance sheet, and all of them together."""

    name: str
    rows: Sequence[Row]
    sums: dict[Area, Sum | None]


def _number(as_of: datetime.date, slug: str) -> str:
    """The report's number: the day, and what identifies the submission."""
    return f"{as_of:%Y%m%d}-{slug.removeprefix('school-')[:8].upper()}"


def _stages(submission: Submission) -> tuple[Stage, ...]:
    known = {*submission.stages, *(c.stage for c in submission.classes if c.stage)}
    return tuple(stage for stage in Stage if stage in known)


def _terms(files: Iterable[File], speaker: Speaker) -> tuple[str, ...]:
    said = []
    for file in files:
        if file.year is not None:
            id = f"term.{file.term}" if file.term in (1, 2) else "term.unknown"
            said.append(speaker.text(id, year=str(file.year), next=str(file.year + 1)))
    return tuple(dict.fromkeys(said))


def _documents(policies: Iterable[Policy]) -> tuple[tuple[str, tuple[Policy, ...]], ...]:
    """Policies by document."""
    found: dict[str, list[Policy]] = {}
    for policy in policies:
        found.setdefault(policy.document, []).append(policy)
    return tuple((document, tuple(of_it)) for document, of_it in found.items())


def _grades(rows: Iterable[Row], speaker: Speaker) -> tuple[Grade, ...]:
    places = {place: at for at, place in enumerate(c.place for c in in_order(r.school_class for r in rows))}
    grades = []
    for (stage, numbers), of_grade in by_grade(rows).items():
        name = speaker.list([grade_name(grade, speaker) for grade in numbers]) if _school(stage, numbers) else ""
        ordered = sorted(of_grade, key=lambda row: places[row.school_class.place])
        grades.append(Grade(name, ordered, {area: sum_up(ordered, area) for area in Area}))
    return tuple(grades)


def _school(stage: Stage | None, grades: Sequence[int]) -> bool:
    return bool(grades) and stage in (None, Stage.PRIMARY, Stage.JUNIOR, Stage.SENIOR)


def _weeks(submission: Submission, header: AuditHeader, mask: Mask, speaker: Speaker) -> list[Week]:
    marker = Marker(header.areas)
    return [week(school_class, marker, mask, speaker) for school_class in in_order(submission.classes)]
