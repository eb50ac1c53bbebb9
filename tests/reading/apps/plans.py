"""What tests of timetable programs' files share: the vocabulary, a reader, a small week in each format."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from fractions import Fraction
from pathlib import Path

from edu_compliance.model.lesson import SchoolClass
from edu_compliance.model.submission import File
from edu_compliance.reading.read import Reader
from tests.policy.files import library

POLICIES = Path(__file__).parents[3] / "policies"
SHARED = Path(__file__).parents[4] / "shared" / "corpus"
"""Real files, which lie beside a checkout of the project and are no part of it."""


def read(name: str, content: str | bytes) -> File:
    """One file as it is understood by itself."""
    return Reader(library().vocabulary).read(name, content.encode() if isinstance(content, str) else content)


def read_together(files: Mapping[str, str | bytes]) -> tuple[File, ...]:
    """The files of one school."""
    reader = Reader(library().vocabulary)
    return reader.join([reader.read(n, c.encode() if isinstance(c, str) else c) for n, c in files.items()])


def written(school_class: SchoolClass) -> dict[str, Fraction]:
    """Mean lessons a week by the words of the file, without what is not counted."""
    found: Counter[str] = Counter()
    for lesson in school_class.lessons:
        found[lesson.taught.written] += lesson.weeks.share  # type: ignore[assignment]
    return {name: Fraction(count) for name, count in found.items()}


def reason(file: File) -> str:
    return file.reason.id if file.reason else ""


# --- CSES -------------------------------------------------------------------------------------------------------------


def cses(days: Mapping[int, Sequence[str]], weeks: str = "all", version: int = 1, head: str = "") -> str:
    """A CSES file: subjects by day, an hour each from 08:00."""
    lines = [f"version: {version}", head, "subjects:"]
    lines += [f"  - name: {name}" for name in sorted({s for subjects in days.values() for s in subjects})]
    lines.append("schedules:")
    for day, subjects in days.items():
        lines += [f"  - name: 第{day}天", f"    enable_day: {day if version == 1 else [day]}"]
        lines += [f"    weeks: {weeks}"] if version == 1 else []
        lines.append("    classes:" if subjects else "    classes: []")
        for hour, subject in enumerate(subjects, 8):
            lines += [f"      - subject: {subject}", f"        start_time: {hour:02}:00:00"]
            lines += [f"        end_time: {hour:02}:40:00"]
    return "\n".join(line for line in lines if line)


# --- ClassIsland ------------------------------------------------------------------------------------------------------

DEFAULT_GROUP = "acaf4ef0-e261-4262-b941-34ea93cb4369"
NOTHING = "00000000-0000-0000-0000-000000000000"


def layout(*lessons: str, **more: object) -> dict[str, object]:
    """A time layout of lessons at these times, with a break after each."""
    items: list[dict[str, object]] = []
    for start in lessons:
        items.append({"StartTime": f"{start}:00", "EndTime": f"{start[:3]}40:00", "TimeType": 0, **more})
        items.append({"StartTime": f"{start[:3]}40:00", "EndTime": f"{start[:3]}50:00", "TimeType": 1})
    return {"Name": "作息", "Layouts": items}


def plan(weekday: int, *subjects: str, layout: str = "L", **more: object) -> dict[str, object]:
    """A class plan; `weekday` 0 is Sunday. Div, total and whatever else it should say by keyword."""
    rule = {"WeekDay": weekday, "WeekCountDiv": more.pop("div", 0), "WeekCountDivTotal": more.pop("total", 2)}
    classes = [{"SubjectId": subject, "IsEnabled": True} for subject in subjects]
    common = {"TimeLayoutId": layout, "TimeRule": rule, "IsEnabled": True, "IsOverlay": False, "Classes": classes}
    return {"Name": f"周{weekday}", "AssociatedGroup": DEFAULT_GROUP, **common, **more}


def profile(plans: Sequence[object], layouts: Mapping[str, object], names: Mapping[str, str], **more: object) -> str:
    """A profile; `names` are the subjects by id."""
    found = {
        "Name": "",
        "Subjects": {id: {"Name": name, "IsOutDoor": False} for id, name in names.items()},
        "TimeLayouts": layouts,
        "ClassPlans": {f"p{at}": one for at, one in enumerate(plans)},
        **more,
    }
    return json.dumps(found, ensure_ascii=False)
