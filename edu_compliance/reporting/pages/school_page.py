"""A school's page: what an inspector prints, signs and hands over."""

import datetime
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

import attrs
from markupsafe import Markup

from edu_compliance.model.rule import Policy, TargetKind
from edu_compliance.model.stage import SCHOOL_STAGES, Area, Stage
from edu_compliance.model.submission import File, Submission
from edu_compliance.reporting.balance import Balance, Row, Sum, by_grade, sum_up
from edu_compliance.reporting.classes import in_order
from edu_compliance.reporting.items import Describer
from edu_compliance.reporting.pages.chart import charts
from edu_compliance.reporting.pages.page import environment, macros, render, running_head
from edu_compliance.reporting.pages.school_lists import uncounted, unread
from edu_compliance.reporting.pages.student_lists import student_lists
from edu_compliance.reporting.pages.weeks import WeekWriter
from edu_compliance.reporting.problems import Unexamined, sort_out
from edu_compliance.reporting.records.students_csv import students_file
from edu_compliance.reporting.result import AuditHeader, SchoolResult, summarize
from edu_compliance.reporting.speech.catalogs import Language
from edu_compliance.reporting.speech.privacy import Mask, Names
from edu_compliance.reporting.speech.speaker import Speaker
from edu_compliance.reporting.speech.verdicts import headline, standing
from edu_compliance.reporting.speech.wording import grade_name
from edu_compliance.reporting.speech.words import Words


def school_page(header: AuditHeader, result: SchoolResult, words: Words, names: Names = Names.MASKED) -> bytes:
    """One self-contained HTML page as UTF-8, byte for byte the same for the same values.

    Teachers' names are masked unless `names` says otherwise.
    """
    submission, speaker = result.submission, words.speaker
    summary = summarize(result)
    rows = result.balances
    mask = Mask(names, submission.classes)
    areas = tuple(area for area in Area if area in header.areas.by_area)
    grades = _grades(rows, areas, speaker)
    describer = Describer(submission, rows, header.areas, words, mask.text)
    problems = sort_out(result, describer, describer.on_paper)
    values: dict[str, object] = {
        "header": header,
        "submission": submission,
        "office": submission.level is not TargetKind.SCHOOL,
        "number": (number := _number(header.as_of, result.slug)),
        "running": running_head(f"{submission.school}  {speaker.text('page.number', number=number)}"),
        "stages": _stages(submission),
        "terms": _terms(submission.files, speaker),
        "documents": _documents(header.policies),
        "summary": summary,
        "standing": standing(summary.totals),
        "headline": headline(summary, speaker),
        "areas": areas,
        "grades": grades,
        "whole": _sum_cells((sum_up(rows, area) for area in areas), speaker.language),
        "charts": charts(_by_area(grades, areas), speaker.language),
        "problems": problems,
        "asked": _asked(problems.not_examined, words),
        "uncounted": uncounted(submission.classes, mask, speaker),
        "unread": unread(submission, mask, speaker),
        "students": student_lists(result, speaker),
        "students_file": students_file(result),
        "weeks": _weeks(submission, header, mask, speaker),
    }
    return render(speaker.language, "school.html", values)


def make_ready(language: Language) -> None:
    """Does what the first page of a language would do for all that follow: compiles templates, reads the catalog."""
    for template in ("base.html", "parts.html", "school_parts.html", "students.html", "weeks.html", "school.html"):
        environment(language).get_template(template)


@attrs.frozen
class Grade:
    """The classes of a grade in the balance sheet, and all of them together."""

    name: str
    rows: Sequence[tuple[str, Markup]]
    """Each class with its cells."""
    sums: dict[Area, Sum | None]
    together: Markup
    """The cells of the sums."""


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


def _grades(rows: Sequence[Row], areas: Sequence[Area], speaker: Speaker) -> tuple[Grade, ...]:
    order = {one.key: at for at, one in enumerate(in_order(row.school_class for row in rows))}
    grades = []
    for (stage, numbers), of_grade in by_grade(rows).items():
        ordered = sorted(of_grade, key=lambda row: order[row.school_class.key])
        cells = [(row.name, _cells(row, areas, speaker.language)) for row in ordered]
        sums = {area: sum_up(ordered, area) for area in areas}
        together = _sum_cells(sums.values(), speaker.language)
        grades.append(Grade(_grade_name(stage, numbers, speaker), cells, sums, together))
    return tuple(grades)


def _by_area(grades: Iterable[Grade], areas: Iterable[Area]) -> dict[Area, list[tuple[str, Sum]]]:
    return {
        area: [(grade.name or "?", found) for grade in grades if (found := grade.sums[area]) is not None]
        for area in areas
    }


def _cells(row: Row, areas: Iterable[Area], language: Language) -> Markup:
    """A class's cells in the balance sheet."""
    balances = (row.balances.get(area) for area in areas)
    return Markup(
        "".join(
            _balance_cells(
                language, *((one.required, one.low, one.high, one.verdict, one.waived, one.incomplete) if one else ())
            )
            for one in balances
        )
    )


@lru_cache(maxsize=4096)
def _balance_cells(language: Language, *numbers: Any) -> str:
    """One area's cells, which most classes of most schools have alike; no numbers: no minimum binds the class."""
    macro = macros(language, "school_parts.html")
    return str(macro.balance(Balance(Area.PE, *numbers)) if numbers else macro.no_balance())


def _sum_cells(sums: Iterable[Sum | None], language: Language) -> Markup:
    """The cells of several classes together."""
    return Markup("".join(_cells_of_sum(language, found) for found in sums))


@lru_cache(maxsize=4096)
def _cells_of_sum(language: Language, found: Sum | None) -> str:
    macro = macros(language, "school_parts.html")
    return str(macro.sum(found) if found else macro.no_balance())


def _asked(groups: tuple[Unexamined, ...], words: Words) -> Markup:
    """What was not examined and which documents to ask for: the same for schools that handed in the same."""
    key = ("asked", *((group.why, *(rule.id for rule in group.rules)) for group in groups))
    return words.piece(key, lambda: Markup(macros(words.speaker.language, "school_parts.html").asked(groups)))


def _grade_name(stage: Stage | None, grades: Sequence[int], speaker: Speaker) -> str:
    """The name of a school's grade; empty where it is unknown or no school's."""
    if stage not in (None, *SCHOOL_STAGES):
        return ""
    return speaker.list([grade_name(grade, speaker) for grade in grades])


def _weeks(submission: Submission, header: AuditHeader, mask: Mask, speaker: Speaker) -> Markup:
    writer = WeekWriter(header.areas, mask, speaker)
    return Markup("").join(writer.week(school_class) for school_class in in_order(submission.classes))
