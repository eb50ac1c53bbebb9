"""From bytes or grids to page and JSON: the way every file goes, with what must hold on it whatever the file is."""

import datetime
import json
from collections.abc import Mapping, Sequence
from functools import cache

from edu_compliance.judging.judge import judge
from edu_compliance.measuring.timetables.tally import tally
from edu_compliance.model.submission import File, Sheet, SheetKind, Status, Submission
from edu_compliance.reading.assemble import assemble
from edu_compliance.reading.grid import Grid
from edu_compliance.reading.read import Reader
from edu_compliance.reading.timetables.sheet import SheetReader
from edu_compliance.reading.timetables.texts.cells import CellReader
from edu_compliance.reading.timetables.texts.tokens import TokenReader
from edu_compliance.reporting.pages.school_page import school_page
from edu_compliance.reporting.records.read_json import read_json
from edu_compliance.reporting.result import AuditHeader, SchoolResult, slug
from edu_compliance.reporting.speech.speaker import Speaker
from edu_compliance.reporting.speech.words import Words
from tests.policy.files import library

DAY = datetime.date(2026, 10, 15)


@cache
def header() -> AuditHeader:
    """Whatever is in force on the day."""
    return AuditHeader(DAY, library().in_force(DAY), library().areas, "0")


@cache
def words() -> Words:
    return Words(Speaker())


def of_files(files: Mapping[str, bytes], reader: Reader) -> Submission:
    """A school's files read together; none is lost."""
    read = [reader.read(name, content) for name, content in files.items()]
    assert [file.name for file in read] == list(files)
    joined = reader.join(read)
    assert sorted(file.name for file in joined) == sorted(files), "a file is lost"
    return assemble("", joined, DAY)


def of_grids(name: str, grids: Sequence[Grid]) -> Submission:
    """A file's sheets read as timetables; every sheet is accounted for."""
    cells = CellReader(library().vocabulary)
    reader = SheetReader(cells, TokenReader(cells))
    readings = [reader.read(grid, name) for grid in grids]
    sheets: list[Sheet] = [reading.sheet for reading in readings]
    assert [sheet.name for sheet in sheets] == [grid.sheet for grid in grids]
    for reading in readings:
        evidence = reading.sheet.kind in (SheetKind.TIMETABLE, SheetKind.ALLOCATION)
        assert evidence or reading.sheet.reason is not None, "a sheet without a word"
    classes = tuple(c for reading in readings for c in reading.classes)
    return assemble("", [File(name, "0", Status.READ, sheets=tuple(sheets), classes=classes)], DAY)


def check(submission: Submission) -> None:
    """Counts, judges and reports a submission, and holds what must hold of each."""
    for one in submission.classes:
        counted = tally(one, library().areas)
        assert counted.total >= 0
        for measured in counted.areas.values():
            assert 0 <= measured.low <= measured.high
    findings = tuple(judge(submission, header().policies, library().areas))
    page = school_page(header(), SchoolResult(submission, findings, slug(submission)), words())
    assert page.endswith(b"</html>\n") or page.rstrip().endswith(b"</html>")
    assert b"<script>alert" not in page
    told = json.loads(read_json([submission], library().areas, words().speaker))
    assert sorted(entry["file"] for entry in told["files"]) == sorted(file.name for file in submission.files)
    handed = sum(len(file.classes) for file in submission.files)
    assert sum(len(entry["classes"]) for entry in told["files"]) == handed == len(submission.classes)
