"""The complete list of students beside a page: nobody left out, nothing that a spreadsheet would run."""

import csv
import datetime
import io

from edu_compliance.judging.judge import judge
from edu_compliance.reporting.records.students_csv import COLUMNS, students_csv
from edu_compliance.reporting.result import SchoolResult, slug
from edu_compliance.reporting.speech.speaker import Speaker
from tests.measuring.graduates import GOOD, listed, student, submission
from tests.measuring.plans import areas
from tests.policy.files import library


def result(*rows: tuple[str, ...]) -> SchoolResult:
    """A school with one graduation list, judged."""
    school = submission(listed(*rows))
    policies = library().in_force(datetime.date(2026, 11, 23))
    return SchoolResult(school, tuple(judge(school, policies, areas())), slug(school))


def lines(*rows: tuple[str, ...]) -> list[dict[str, str]]:
    """What the CSV says."""
    written = students_csv(result(*rows), Speaker())
    assert written is not None
    return list(csv.DictReader(io.StringIO(written.decode("utf-8-sig"))))


def test_every_student_who_fails_or_is_open_stands_in_it() -> None:
    found = lines(GOOD, student("2", "30"), student("3", ""))
    assert [(one["rule"], one["number"], one["verdict"], one["place"]) for one in found] == [
        ("PE-12", "2", "not_met", "毕业名单.xlsx!名单!C4"),
        ("PE-12", "3", "undetermined", "毕业名单.xlsx!名单!C5"),
    ]
    assert tuple(found[0]) == COLUMNS


def test_a_thousand_failing_students_are_a_thousand_lines() -> None:
    assert len(lines(*(student(str(number), "30") for number in range(1000)))) == 1000


def test_names_are_no_formulas() -> None:
    (found,) = lines(("2", "=cmd|' /c calc'!A0", "30", "", "", "4", "4", "2"))
    assert found["name"].startswith("'=")


def test_without_such_students_there_is_no_file() -> None:
    assert students_csv(result(GOOD), Speaker()) is None
