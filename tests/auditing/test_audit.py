"""The engine: schools in their order, and a worker that is lost costs one file and no school."""

import datetime
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from edu_compliance.auditing.audit import audit, read, results, run
from edu_compliance.auditing.audit_file.book import open_book
from edu_compliance.auditing.audit_file.record import read_back, written
from edu_compliance.auditing.handed_in.sources import Source
from edu_compliance.auditing.handed_in.submissions import Handed, discover
from edu_compliance.auditing.policies_folder import policies_folder, policy_files
from edu_compliance.auditing.results.writing import output_folder
from edu_compliance.auditing.setting import Setting, desk
from edu_compliance.auditing.workers.interface import Item, Lost, Result
from edu_compliance.demonstration import COUNTY, CRAFTED
from edu_compliance.demonstration import county as county_files
from edu_compliance.model.message import say
from edu_compliance.model.submission import Status
from edu_compliance.reading.read import ReadOptions
from tests.auditing.on_the_spot import OnTheSpot
from tests.cli import weeks


class Mortal(OnTheSpot):
    """Loses its worker whenever it opens a file of this name."""

    def __init__(self, culprit: str) -> None:
        self.culprit = culprit
        self.handed_out: list[object] = []

    def run(self, function: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result | Lost]:
        for item in items:
            self.handed_out.append(item)
            opened = item.sources if isinstance(item, Handed) else [item] if isinstance(item, Source) else []
            lost = any(source.path.name == self.culprit for source in opened)
            yield Lost(say("source.lost")) if lost else function(item)


@pytest.fixture
def setting() -> Setting:
    return Setting(policy_files(policies_folder()), datetime.date(2026, 11, 23), ReadOptions())


@pytest.fixture
def county(tmp_path: Path) -> list[Handed]:
    """Three schools, the second of two files."""
    for name, week in (("甲小学/a.csv", 1), ("乙小学/b.csv", 1), ("乙小学/c.csv", 2), ("丙小学/d.csv", 1)):
        path = tmp_path / "县" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(weeks.as_csv(weeks.rows_of(weeks.CLEAN, path.parent.name, f"二年级{week}班")))
    return list(discover(["县"], tmp_path).handed)


def test_outcomes_come_in_the_order_of_the_schools(county: list[Handed], setting: Setting) -> None:
    outcomes = list(audit(county, setting, OnTheSpot()))
    assert [outcome.name for outcome in outcomes] == ["县/丙小学", "县/乙小学", "县/甲小学"]
    assert [outcome.summary.school for outcome in outcomes] == ["丙小学", "乙小学", "甲小学"]
    assert len({outcome.summary.slug for outcome in outcomes}) == 3


def test_schools_are_taken_as_they_are_needed(county: list[Handed], setting: Setting) -> None:
    workers = Mortal("nobody")
    next(audit(county, setting, workers))
    assert len(workers.handed_out) == 1


def test_a_lost_worker_costs_one_file_alone(county: list[Handed], setting: Setting) -> None:
    _, second, _ = audit(county, setting, Mortal("c.csv"))
    rows = {row.file: (row.status, row.classes) for row in second.inputs}
    assert rows == {"县/乙小学/b.csv": (Status.READ, 1), "县/乙小学/c.csv": (Status.REFUSED, 0)}


def test_a_school_that_cannot_be_judged_at_all_is_still_a_row(county: list[Handed], setting: Setting) -> None:
    class Hopeless(OnTheSpot):
        def run(self, function: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result | Lost]:
            for item in items:
                whole = "乙小学" in str(item)
                yield Lost(say("source.lost")) if whole else function(item)

    outcomes = list(audit(county, setting, Hopeless()))
    assert len(outcomes) == 3
    assert {row.status for row in outcomes[1].inputs} == {Status.REFUSED}
    assert outcomes[1].summary.totals.schools_unread == 1


def test_findings_alone_are_protected_too(county: list[Handed], setting: Setting) -> None:
    _, second, _ = results(county, setting, Mortal("c.csv"))
    assert [file.status for file in second.submission.files] == [Status.READ, Status.REFUSED]


def test_a_lost_file_is_refused(county: list[Handed], setting: Setting) -> None:
    files = list(read(county[1].sources, setting, Mortal("b.csv")))
    assert [file.status for file in files] == [Status.REFUSED, Status.READ]


def test_a_file_that_vanishes_before_it_is_read_is_refused(county: list[Handed], setting: Setting) -> None:
    county[1].sources[0].path.unlink()
    _, second, _ = audit(county, setting, OnTheSpot())
    assert [row.status for row in second.inputs] == [Status.REFUSED, Status.READ]


def test_totals_are_those_of_the_inputs(county: list[Handed], setting: Setting, tmp_path: Path) -> None:
    (tmp_path / "县/空").mkdir()
    loose = discover(["县"], tmp_path).loose
    with output_folder(tmp_path / "out") as output, open_book(output, resume=False) as book:
        totals = run(county, loose, setting, OnTheSpot(), output, book)
    assert (totals.files, totals.read, totals.refused, totals.schools, totals.classes) == (5, 4, 1, 3, 4)


def test_lists_hold_kept_and_new_schools_in_the_order_of_their_names(
    county: list[Handed], setting: Setting, tmp_path: Path
) -> None:
    def listed(folder: str, *calls: list[Handed]) -> bytes:
        for handed in calls:
            with output_folder(tmp_path / folder) as output, open_book(output, resume=True) as book:
                run(handed, (), setting, OnTheSpot(), output, book)
        return (tmp_path / folder / "findings.csv").read_bytes()

    at_once = listed("at once", county)
    assert at_once.index("丙小学".encode()) < at_once.index("乙小学".encode()) < at_once.index("甲小学".encode())
    assert listed("the second kept", county[1:2], county) == at_once
    assert listed("all kept", county, county) == at_once


def test_every_school_of_the_demonstration_is_read_back_as_it_was(setting: Setting, tmp_path: Path) -> None:
    for name, content in county_files(CRAFTED):
        path = tmp_path / COUNTY / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    handed, rules = discover([COUNTY], tmp_path).handed, desk(setting).rules
    assert len(handed) > 10
    for result in results(handed, setting, OnTheSpot()):
        assert read_back(written(result, rules), rules) == result


def test_one_setting_is_made_ready_once(setting: Setting) -> None:
    same = Setting(dict(setting.rules), setting.as_of, ReadOptions())
    other = Setting(setting.rules, datetime.date(2026, 11, 24), ReadOptions())
    assert desk(setting) is desk(same)
    assert desk(setting) is not desk(other)


def test_settings_of_the_same_rules_share_what_was_read_of_them(setting: Setting) -> None:
    other = Setting(dict(setting.rules), datetime.date(2026, 11, 24), ReadOptions())
    assert desk(other).library is desk(setting).library


def test_the_order_of_vocabularies_is_part_of_a_setting(setting: Setting) -> None:
    rules, day = setting.rules, setting.as_of
    first = Setting(rules, day, ReadOptions(), vocabularies={"a": b"x", "b": b"y"})
    second = Setting(rules, day, ReadOptions(), vocabularies={"b": b"y", "a": b"x"})
    assert first != second
