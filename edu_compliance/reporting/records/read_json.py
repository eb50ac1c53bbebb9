"""Writes how files were understood as JSON: what `read --format json` promises."""

from collections.abc import Iterable

from edu_compliance.measuring.timetables.tally import tally
from edu_compliance.model.lesson import SchoolClass
from edu_compliance.model.rule import Areas
from edu_compliance.model.submission import File, Sheet, Submission
from edu_compliance.reporting.records.audit_json import to_json
from edu_compliance.reporting.speech.speaker import Speaker


def read_json(submissions: Iterable[Submission], areas: Areas, speaker: Speaker) -> bytes:
    """Every file of the submissions with its sheets and classes, as UTF-8 JSON.

    Counts are floats, in lessons a week; reasons are in the speaker's language, everything else in codes.
    """
    files: list[dict[str, object]] = []
    for submission in submissions:
        files.extend(_file(file, areas, speaker) for file in submission.files)
    return to_json({"files": files})


def _file(file: File, areas: Areas, speaker: Speaker) -> dict[str, object]:
    return {
        "file": file.name,
        "sha256": file.sha256,
        "status": file.status.value,
        "reason": speaker.say(file.reason) if file.reason is not None else None,
        "sheets": [_sheet(sheet, speaker) for sheet in file.sheets],
        "classes": [_class(school_class, areas) for school_class in file.classes],
    }


def _sheet(sheet: Sheet, speaker: Speaker) -> dict[str, object]:
    return {
        "name": sheet.name,
        "visible": sheet.visible,
        "kind": sheet.kind.value,
        "reason": speaker.say(sheet.reason) if sheet.reason is not None else None,
    }


def _class(school_class: SchoolClass, areas: Areas) -> dict[str, object]:
    counted = tally(school_class, areas)
    return {
        "name": school_class.name,
        "stage": school_class.stage.value if school_class.stage else None,
        "grades": list(school_class.grades),
        "number": school_class.number,
        "place": school_class.place.within_file(),
        "total": float(counted.total),
        "weekly_lessons": {name: float(lessons) for name, lessons in counted.weekly_lessons.items()},
        "areas": {area.value: [float(count.low), float(count.high)] for area, count in counted.areas.items()},
        "doubts": [
            {
                "text": doubt.text,
                "places": [place.seen_from(school_class.place.file) for place in doubt.places],
                "areas": [area.value for area in doubt.areas],
            }
            for doubt in counted.doubts
        ],
    }
