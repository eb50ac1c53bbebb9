"""How files were understood, as a page: the timetables with their marks, and everything that was not read."""

from collections.abc import Iterable, Sequence

import attrs
from markupsafe import Markup

from edu_compliance.measuring.timetables.tally import ClassTally, tally
from edu_compliance.model.rule import Areas
from edu_compliance.model.stage import Area
from edu_compliance.model.submission import File, Sheet, SheetKind, Submission
from edu_compliance.reporting.classes import in_order
from edu_compliance.reporting.pages.page import render
from edu_compliance.reporting.pages.school_lists import Listed, uncounted, unread
from edu_compliance.reporting.pages.weeks import WeekWriter
from edu_compliance.reporting.result import AuditHeader
from edu_compliance.reporting.speech.privacy import Mask, Names
from edu_compliance.reporting.speech.speaker import Speaker
from edu_compliance.reporting.speech.wording import grade_name
from edu_compliance.reporting.unknown_names import lines_to_add


@attrs.frozen
class Understood:
    """One class: what it is taken for, and its numbers."""

    tally: ClassTally
    grades: str
    week: Markup


@attrs.frozen
class Shown:
    """One file: the sheets of which nothing is to be said by their kind, and every other."""

    file: File
    unremarkable: tuple[tuple[SheetKind, tuple[str, ...]], ...]
    remarked: tuple[Sheet, ...]


@attrs.frozen
class Part:
    """One submission."""

    submission: Submission
    files: tuple[Shown, ...]
    classes: Sequence[Understood]
    uncounted: tuple[Listed, ...]
    unread: tuple[Listed, ...]
    names: tuple[str, ...]
    """Lines for a vocabulary file, for the names nobody knows."""


def read_page(
    header: AuditHeader,
    submissions: Iterable[Submission],
    areas: Areas,
    speaker: Speaker,
    names: Names = Names.MASKED,
) -> bytes:
    """One self-contained HTML page as UTF-8 for any number of submissions."""
    values: dict[str, object] = {
        "header": header,
        "parts": [_part(submission, areas, speaker, names) for submission in submissions],
        "areas": tuple(area for area in Area if area in areas.by_area),
    }
    return render(speaker.language, "read.html", values)


def _part(submission: Submission, areas: Areas, speaker: Speaker, names: Names) -> Part:
    mask = Mask(names, submission.classes)
    writer = WeekWriter(areas, mask, speaker)
    classes = [school_class for file in submission.files for school_class in file.classes]
    understood = [
        Understood(
            tally(school_class, areas),
            speaker.list([grade_name(grade, speaker) for grade in school_class.grades]),
            writer.week(school_class),
        )
        for school_class in in_order(classes)
    ]
    return Part(
        submission,
        tuple(map(_shown, submission.files)),
        understood,
        uncounted(classes, mask, speaker),
        unread(submission, mask, speaker),
        tuple(map(mask.text, lines_to_add(classes))),
    )


def _shown(file: File) -> Shown:
    names: dict[SheetKind, list[str]] = {}
    for sheet in file.sheets:
        if sheet.unremarkable:
            names.setdefault(sheet.kind, []).append(sheet.name)
    remarked = tuple(sheet for sheet in file.sheets if not sheet.unremarkable)
    return Shown(file, tuple((kind, tuple(alike)) for kind, alike in names.items()), remarked)
