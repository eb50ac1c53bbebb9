"""audit.json and `read --format json` have exactly the shape other tools rely on."""

import json
from fractions import Fraction
from typing import Any

from edu_compliance.model.message import say
from edu_compliance.model.submission import File, Status
from edu_compliance.reporting.inputs import InputRow, input_rows
from edu_compliance.reporting.records.audit_json import audit_json
from edu_compliance.reporting.records.read_json import read_json
from edu_compliance.reporting.result import summarize
from edu_compliance.reporting.speech.speaker import Speaker
from edu_compliance.reporting.totals import Totals
from tests.policy.files import library
from tests.reading import said
from tests.reporting import invented


def audit(*submissions: invented.Submission) -> dict[str, Any]:
    results = [invented.result(submission) for submission in submissions]
    rows = [row for result in results for row in input_rows(result)]
    totals = sum((summarize(result).totals for result in results), Totals())
    loaded: dict[str, Any] = json.loads(b"".join(audit_json(invented.header(), rows, totals, Speaker())))
    return loaded


def test_audit_json_has_the_promised_keys() -> None:
    record = audit(invented.primary())
    assert {"as_of", "policies", "inputs", "totals"} <= set(record)
    assert record["as_of"] == "2026-11-23"
    assert all(set(policy) == {"id", "document", "sha256"} for policy in record["policies"])
    keys = {"file", "school", "group", "code", "sha256", "status", "reason", "classes", "lessons", "not_examined"}
    assert all(set(row) == keys for row in record["inputs"])


def test_every_file_is_an_input_with_its_reason() -> None:
    rows = {row["file"]: row for row in audit(invented.primary())["inputs"]}
    assert rows["旧课表.doc"]["status"] == "refused"
    assert rows["旧课表.doc"]["reason"]
    assert rows["课表.xlsx"]["reason"] is None
    assert (rows["课表.xlsx"]["classes"], rows["课表.xlsx"]["lessons"]) == (12, 332)


def test_rules_that_were_not_examined_say_what_to_ask_for() -> None:
    (row,) = audit(invented.clean())["inputs"]
    (football,) = (one for one in row["not_examined"] if one["rule"] == "PE-30")
    assert set(football) == {"rule", "ask_for"}
    assert "认定文件" in football["ask_for"]


def test_totals_of_two_schools_are_their_sum() -> None:
    one, two, both = audit(invented.primary()), audit(invented.clean()), audit(invented.primary(), invented.clean())
    assert both["totals"] == {key: one["totals"][key] + two["totals"][key] for key in one["totals"]}


def test_half_of_a_surrogate_pair_does_not_lose_the_record() -> None:
    row = InputRow("坏\ud83d名.xlsx", "", "", Status.REFUSED, say("x.y", text="\udc00"), 0, Fraction(0))
    record = json.loads(b"".join(audit_json(invented.header(), [row], Totals(), Speaker())))
    assert record["inputs"][0]["file"] == "坏\ud83d名.xlsx"


def read(*submissions: invented.Submission) -> list[dict[str, Any]]:
    loaded = json.loads(read_json(submissions, library().areas, Speaker()))
    assert set(loaded) == {"files"}
    files: list[dict[str, Any]] = loaded["files"]
    return files


def test_read_json_has_the_promised_keys() -> None:
    timetable, refused = read(invented.primary())
    assert set(timetable) == {"file", "sha256", "status", "reason", "sheets", "classes"}
    assert all(set(sheet) == {"name", "visible", "kind", "reason"} for sheet in timetable["sheets"])
    keys = {"name", "stage", "grades", "number", "place", "total", "weekly_lessons", "areas", "doubts"}
    assert all(set(one) == keys for one in timetable["classes"])
    assert (refused["status"], refused["classes"], refused["sheets"]) == ("refused", [], [])


def test_a_class_is_read_with_numbers_as_floats_and_places_without_the_file() -> None:
    timetable, _ = read(invented.primary())
    one = next(one for one in timetable["classes"] if one["name"] == "五（2）班")
    assert (one["stage"], one["grades"], one["number"], one["place"]) == ("primary", [5], 2, "五(2)!A1:F8")
    assert one["total"] == 30.0
    assert isinstance(one["total"], float)
    assert one["weekly_lessons"]["体活"] == 1.0
    assert one["areas"]["pe"] == [2.0, 4.0]
    doubt = next(doubt for doubt in one["doubts"] if doubt["text"] == "体活")
    assert doubt == {"text": "体活", "places": ["五(2)!E3"], "areas": ["labour", "pe", "arts"]}


def test_a_class_of_which_nobody_says_the_grade_is_doubted() -> None:
    (file,) = read(said.read(said.sheet(said.week_under("课程表"))))
    (one,) = file["classes"]
    assert (one["grades"], one["number"]) == ([], None)
    assert one["doubts"] == [{"text": one["name"], "places": [one["place"]], "areas": []}]


def test_odd_and_even_weeks_count_halves() -> None:
    timetable, _ = read(invented.primary())
    one = next(one for one in timetable["classes"] if one["name"] == "六（1）班")
    assert one["weekly_lessons"]["劳动"] == 0.5
    assert one["total"] == 30.0


def test_an_allocation_has_lessons_but_no_days() -> None:
    (file,) = read(invented.allocation())
    (one,) = file["classes"]
    assert one["areas"] == {"labour": [1.0, 1.0], "pe": [2.0, 2.0], "arts": [4.0, 4.0]}


def test_a_file_that_could_not_be_opened_at_all_is_there() -> None:
    missing = File("没有.xlsx", "", Status.REFUSED, say("x.y"))
    (file,) = read(invented.school("某校", files=(missing,)))
    assert (file["file"], file["sha256"], file["status"]) == ("没有.xlsx", "", "refused")
