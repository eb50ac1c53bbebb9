"""The invented county hands in what it says it does, and every planted problem is found in it."""

import datetime
import io
import zipfile
from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest

from edu_compliance.demonstration import (
    AUTHORITIES,
    CLEAN,
    CRAFTED,
    MARKS,
    PLANTED,
    authorities,
    county,
    marks,
    planted,
)
from edu_compliance.demonstration.weeks import changed, loads, spread
from edu_compliance.judging.judge import judge
from edu_compliance.model.finding import Finding, Verdict
from edu_compliance.model.rule import Strength
from edu_compliance.model.submission import Status, Submission
from edu_compliance.reading.assemble import assemble
from edu_compliance.reading.read import ReadOptions, read_file
from edu_compliance.reporting.speech.speaker import Speaker
from edu_compliance.reporting.speech.wording import word
from tests.policy.files import library

POLICIES = Path(__file__).parents[2] / "policies"
ON = datetime.date(2026, 10, 15)
TEN = {"PE-03", "PE-04", "PE-05", "PE-06", "PE-30", "ART-04", "ART-05", "ART-06", "ART-11", "LAB-05"}


EVERYTHING = PLANTED | {office.name: office.planted for office in AUTHORITIES}


@cache
def audited(schools: int = CRAFTED) -> dict[str, tuple[Submission, tuple[Finding, ...]]]:
    files = defaultdict(list)
    for path, content in (*county(schools), *authorities()):
        school, name = path.split("/")
        files[school].append(read_file(name, content, library().vocabulary, ReadOptions()))
    found = {}
    for school, read in files.items():
        submission = assemble(school, read, ON, marks=marks(schools).get(school))
        found[school] = (submission, tuple(judge(submission, library().in_force(ON), library().areas)))
    return found


def verdicts(findings: tuple[Finding, ...], rule: str, target: str) -> set[str]:
    named = [finding for finding in findings if finding.rule.id == rule]
    return {finding.verdict.value for finding in named if not target or finding.target.name == target}


def test_the_same_county_every_time() -> None:
    assert list(county(CRAFTED + 5)) == list(county(CRAFTED + 5))
    assert list(authorities()) == list(authorities())


def test_at_least_twelve_schools_in_folders_of_their_own() -> None:
    assert len({path.split("/")[0] for path, _ in county()}) == CRAFTED >= 12


def test_as_many_schools_as_asked_for() -> None:
    for schools in (3, CRAFTED, CRAFTED + 7):
        assert len({path.split("/")[0] for path, _ in county(schools)}) == schools


def test_every_one_of_the_ten_rules_is_broken_among_the_first_twelve_schools() -> None:
    assert {one.rule for plants in planted(12).values() for one in plants if one.verdict == "not_met"} >= TEN


def test_weeks_hold_what_they_are_said_to() -> None:
    for grade in range(1, 13):
        lessons = loads(grade)
        periods = sum(lessons.values()) // 5
        week = spread(lessons, periods, "x")
        assert len(week) == 5 * periods
        assert {name: list(week.values()).count(name) for name in lessons} == lessons
        assert sum(changed(grade, {"体育": 1}).values()) == sum(lessons.values())


def test_a_varied_school_bears_its_own_name_alone() -> None:
    *_, (path, content) = county(CRAFTED + 2)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        strings = archive.read("xl/sharedStrings.xml").decode()
        assert len([name for name in archive.namelist() if name.startswith("xl/worksheets/sheet")]) == 24
    assert path.split("/")[0] in strings
    assert "待填" not in strings


@pytest.mark.parametrize(
    ("school", "rule", "target", "verdict"),
    [(school, one.rule, one.target, one.verdict) for school, plants in EVERYTHING.items() for one in plants],
)
def test_what_was_planted_is_found(school: str, rule: str, target: str, verdict: str) -> None:
    _, findings = audited()[school]
    assert verdicts(findings, rule, target) == {verdict}


def test_nothing_mandatory_is_missed_that_was_not_planted() -> None:
    for school, (_, findings) in audited().items():
        expected = {(one.rule, one.target) for one in EVERYTHING.get(school, ())}
        for finding in findings:
            if finding.verdict is Verdict.NOT_MET and finding.rule.strength is Strength.MANDATORY:
                assert {(finding.rule.id, finding.target.name), (finding.rule.id, "")} & expected, (school, finding)


@pytest.mark.parametrize("school", sorted(CLEAN))
def test_clean_schools_are_clean(school: str) -> None:
    submission, findings = audited()[school]
    assert submission.classes
    for finding in findings:
        if finding.rule.strength is Strength.MANDATORY:
            assert finding.verdict not in (Verdict.NOT_MET, Verdict.UNDETERMINED), finding


def test_the_broken_upload_is_refused_and_the_rest_is_read() -> None:
    status = {school: {file.status for file in submission.files} for school, (submission, _) in audited().items()}
    assert status.pop("岗措县帮卡乡小学") == {Status.REFUSED}
    assert all(found == {Status.READ} for found in status.values()), status


def test_lessons_after_school_and_in_the_evening_are_not_counted() -> None:
    for school in ("岗措县第一小学", "岗措县高级中学"):
        submission, _ = audited()[school]
        for one in submission.classes:
            assert any("体育与健康" in uncounted.subjects for uncounted in one.uncounted), one.name


def test_load_schools_come_to_what_their_templates_say() -> None:
    schools = CRAFTED + 4
    for school, plants in planted(schools).items():
        for one in plants:
            assert verdicts(audited(schools)[school][1], one.rule, one.target) == {one.verdict}, (school, one)


def test_marks_are_told_of_planted_schools_alone() -> None:
    assert set(MARKS) <= set(PLANTED)


def test_two_requirements_of_the_same_number_are_told_apart_by_what_they_count() -> None:
    _, findings = audited()["岗措大学"]
    (finding,) = [one for one in findings if one.rule.id == "PE-12"]
    wording = word(finding, Speaker())
    assert wording.expected == "体质健康达标人数 全部（200 人）、修满体育学分人数 全部（200 人）"
    assert wording.found == "体质健康达标人数 194–197 人、修满体育学分人数 199 人"
