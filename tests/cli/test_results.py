"""What commands write: the same bytes for the same input, sorted, complete, and in the form that is promised."""

import csv
import io
import json
import re
import shutil
from pathlib import Path

import pytest

from edu_compliance.demonstration import AUTHORITIES, COUNTY, FOLDER, PUBLISHED, TAUGHT, authorities, county, planted
from tests.benchmarks.bench_reading import school
from tests.cli import weeks
from tests.cli.conftest import Caller, in_its_own_process

ON = ("--on", "2026-11-23")


@pytest.fixture
def handed_in(tmp_path: Path) -> Path:
    """Schools in folders, loose workbooks, litter and a file nobody can read."""
    clean, short = weeks.as_csv(weeks.rows_of(weeks.CLEAN)), weeks.as_csv(weeks.rows_of(weeks.SHORT))
    folder = tmp_path / "县"
    for name, content in {
        "乙小学/二年级1班.csv": clean,
        "乙小学/二年级2班.csv": weeks.as_csv(weeks.rows_of(weeks.SHORT, name="二年级2班")),
        "乙小学/~$二年级1班.xlsx": b"lock",
        "甲小学/课表.xlsx": weeks.as_xlsx(a=weeks.rows_of(weeks.DOUBTFUL, "甲小学")),
        "丙小学.csv": short,
        "丁小学.xlsx": b"PK\x03\x04 broken",
        "说明.txt": "请查收".encode(),
    }.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_same_input_gives_the_same_bytes_whatever_the_jobs(call: Caller, handed_in: Path, tmp_path: Path) -> None:
    for folder, jobs in (("one", "1"), ("two", "2"), ("three", "3")):
        call("audit", "县", "-o", folder, "--jobs", jobs, *ON)
    first = contents(tmp_path / "one")
    assert {"index.html", "findings.csv", "audit.json"} < set(first)
    assert contents(tmp_path / "two") == first
    assert contents(tmp_path / "three") == first


def test_the_audit_file_is_the_same_whatever_else_a_worker_read(call: Caller, tmp_path: Path) -> None:
    """Schools whose teachers have names in common: a worker that has met one of them before learns nothing new."""
    for number in range(3, 19, 3):
        path = tmp_path / "县" / f"曲扎县第{number}小学" / "课表.xlsx"
        path.parent.mkdir(parents=True)
        path.write_bytes(school(number, 4))
    for folder, jobs in (("one", "1"), ("two", "2")):
        call("audit", "县", "-o", folder, "--jobs", jobs, *ON)
    assert contents(tmp_path / "two") == contents(tmp_path / "one")


def test_a_second_process_gives_the_same_bytes(call: Caller, handed_in: Path, tmp_path: Path) -> None:
    call("audit", "县", "-o", "here", *ON)
    came = in_its_own_process("audit", "县", "-o", "there", *ON, cwd=tmp_path, PYTHONHASHSEED="7")
    assert came.returncode == 1
    assert contents(tmp_path / "there") == contents(tmp_path / "here")


def test_the_order_of_paths_and_of_files_on_disk_does_not_matter(call: Caller, handed_in: Path, tmp_path: Path) -> None:
    call("audit", "县/乙小学", "县/甲小学", "-o", "one", *ON)
    shutil.rmtree(handed_in / "乙小学", ignore_errors=False)
    for number in (2, 1):
        week = weeks.SHORT if number == 2 else weeks.CLEAN
        (handed_in / "乙小学").mkdir(exist_ok=True)
        (handed_in / f"乙小学/二年级{number}班.csv").write_bytes(
            weeks.as_csv(weeks.rows_of(week, name=f"二年级{number}班"))
        )
    (handed_in / "乙小学/~$二年级1班.xlsx").write_bytes(b"lock")
    call("audit", "县/甲小学", "县/乙小学", "-o", "two", *ON)
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


def test_every_regular_file_is_an_input(call: Caller, handed_in: Path, tmp_path: Path) -> None:
    call("audit", "县", "-o", "out", *ON)
    record = json.loads((tmp_path / "out/audit.json").read_bytes())
    named = [row["file"] for row in record["inputs"]]
    assert sorted(named) == sorted(path.relative_to(tmp_path).as_posix() for path in handed_in.rglob("*.*"))
    assert named == sorted(named, key=lambda name: name.split("/"))
    statuses = {row["file"].rpartition("/")[2]: row["status"] for row in record["inputs"]}
    assert statuses["~$二年级1班.xlsx"] == "ignored"
    assert statuses["说明.txt"] == "refused"
    assert all(row["reason"] for row in record["inputs"] if row["status"] != "read")
    assert all(len(row["sha256"]) == 64 for row in record["inputs"])
    schools = {row["file"]: row["school"] for row in record["inputs"]}
    assert schools["县/乙小学/二年级1班.csv"] == schools["县/乙小学/二年级2班.csv"] == "乙小学"
    assert schools["县/说明.txt"] == ""


def test_findings_name_schools_in_their_order_and_the_breach(call: Caller, handed_in: Path, tmp_path: Path) -> None:
    assert call("audit", "县", "-o", "out", *ON).status == 1
    content = (tmp_path / "out/findings.csv").read_bytes()
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    schools = list(dict.fromkeys(row["school"] for row in rows))
    assert schools == ["丙小学", "乙小学", "甲小学"]
    breaches = {(row["school"], row["class"], row["rule"]) for row in rows if row["verdict"] == "not_met"}
    assert {breach for breach in breaches if breach[2] != "PE-06"} == {
        ("丙小学", "二年级1班", "PE-03"),
        ("乙小学", "二年级2班", "PE-03"),
    }


def test_an_audit_over_its_own_results_reads_none_of_them(call: Caller, handed_in: Path, tmp_path: Path) -> None:
    call("audit", "县", "-o", "县/结果", *ON)
    first = contents(handed_in / "结果")
    call("audit", "县", "-o", "县/结果", *ON)
    assert contents(handed_in / "结果") == first


def test_read_shows_what_design_promises(call: Caller, tmp_path: Path) -> None:
    weeks.lay(tmp_path, week_csv=weeks.as_csv(weeks.rows_of(weeks.DOUBTFUL)))
    (file,) = json.loads(call("read", "week.csv", "--format", "json").out)["files"]
    assert list(file) == ["file", "sha256", "status", "reason", "sheets", "classes"]
    assert (file["file"], file["status"], file["reason"]) == ("week.csv", "read", None)
    assert list(file["sheets"][0]) == ["name", "visible", "kind", "reason"]
    (one,) = file["classes"]
    assert list(one) == [
        *("name", "stage", "grades", "number", "place", "total", "weekly_lessons", "areas", "doubts"),
    ]
    assert (one["stage"], one["grades"], one["number"], one["total"]) == ("primary", [2], 1, 30.0)
    assert one["weekly_lessons"]["体育与健康"] == 3.0
    assert one["areas"]["pe"] == [3.0, 4.0]
    (doubt,) = one["doubts"]
    assert doubt["text"] == "拓展与探索"
    assert doubt["areas"] == ["labour", "pe", "arts"]
    assert doubt["places"]


def test_read_as_a_page_is_a_page(call: Caller, tmp_path: Path) -> None:
    weeks.lay(tmp_path, week_csv=weeks.as_csv(weeks.rows_of(weeks.CLEAN)))
    page = call("read", "week.csv", "--format", "html").out
    assert page.lower().startswith("<!doctype html>")
    assert "二年级1班" in page


def test_own_names_are_understood(call: Caller, tmp_path: Path) -> None:
    names = "写法,科目\n拓展与探索,体育与健康\n".encode()
    weeks.lay(tmp_path, week_csv=weeks.as_csv(weeks.rows_of(weeks.DOUBTFUL)), names_csv=names)
    assert call("check", "week.csv").status == 3
    assert call("check", "week.csv", "--vocabulary", "names.csv").status == 0


def test_a_mark_binds_its_schools(call: Caller, tmp_path: Path) -> None:
    weeks.lay(tmp_path, week_csv=weeks.as_csv(weeks.rows_of(weeks.CLEAN)))
    assert call("check", "week.csv", "--mark", "none").status == 0
    assert call("check", "week.csv", "--mark", "football").status == 3
    assert call("check", "week.csv", "--mark", "足球").out == call("check", "week.csv", "--mark", "football").out
    assert call("check", "week.csv", "--mark", "都不是").status == 0


def test_one_policy_can_be_asked_for(call: Caller, tmp_path: Path) -> None:
    weeks.lay(tmp_path, week_csv=weeks.as_csv(weeks.rows_of(weeks.SHORT)))
    assert call("check", "week.csv", "--policy", "xizang-2021-26-pe").status == 1
    assert call("check", "week.csv", "--policy", "xizang-2021-26-arts").status == 0


def test_progress_is_said_for_more_than_a_handful(call: Caller, tmp_path: Path) -> None:
    week = weeks.as_csv(weeks.rows_of(weeks.CLEAN))
    weeks.lay(tmp_path, **{f"many__s{number:02}_csv": week for number in range(20)})
    weeks.lay(tmp_path, few__a_csv=week)
    assert "20/20" in call("audit", "many", "-o", "out").err
    assert not call("audit", "few", "-o", "out2").err


def test_many_unread_files_are_capped_aloud(call: Caller, tmp_path: Path) -> None:
    weeks.lay(tmp_path, **{f"many__s{number:02}_xlsx": b"PK\x03\x04" for number in range(25)})
    said = call("audit", "many", "-o", "out").err
    assert said.count(".xlsx（") == 20
    assert "另有 5 个文件" in said


def test_the_demonstration_finds_what_was_planted(call: Caller, tmp_path: Path) -> None:
    came = call("demo", "-o", "demo")
    assert came.status == 0
    assert str(Path("demo") / "index.html") in came.out
    assert re.search("ART-24 [^<]*1 处未达标，共超出 1 次", (tmp_path / "demo/index.html").read_text("utf-8"))
    laid = [f"demo/submissions/{COUNTY}/{name}" for name, _ in county()]
    laid += [f"demo/submissions/{FOLDER}/{name}" for name, _ in authorities()]
    record = json.loads((tmp_path / "demo/audit.json").read_bytes())
    assert {row["file"] for row in record["inputs"]} == set(laid)
    content = (tmp_path / "demo/findings.csv").read_bytes().decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(content)))
    found = {(r["school"], r["rule"], name, r["verdict"]) for r in rows for name in (r["class"], r["target"])}
    expected = {
        (school, one.rule, one.target, one.verdict)
        for school, problems in (planted() | {office.name: office.planted for office in AUTHORITIES}).items()
        for one in problems
        if one.verdict not in ("not_examined", "not_applicable")
    }
    targets = {(school, rule, verdict) for school, rule, _, verdict in found}
    assert {one for one in expected if one[2]} - found == set()
    assert {(school, rule, verdict) for school, rule, _, verdict in expected} - targets == set()
    assert f"demo/submissions/{PUBLISHED}" in came.out


def test_the_pair_of_timetables_that_the_demonstration_lays_can_be_reconciled(call: Caller, tmp_path: Path) -> None:
    call("demo", "-o", "demo")
    came = call("reconcile", f"demo/submissions/{PUBLISHED}", f"demo/submissions/{TAUGHT}")
    assert came.status == 1
    assert "公示体育 3 节，实际 1 节" in came.out


def test_the_demonstration_can_be_repeated_with_other_schools(call: Caller, tmp_path: Path) -> None:
    call("demo", "-o", "demo", "--schools", "2")
    call("demo", "-o", "demo", "--schools", "1")
    record = json.loads((tmp_path / "demo/audit.json").read_bytes())
    assert record["totals"]["schools"] == 1
    assert len(list((tmp_path / "demo/schools").iterdir())) == 1


def test_the_check_lists_what_stands_in_a_lessons_place_and_is_none(call: Caller, tmp_path: Path) -> None:
    week = weeks.changed("体育与健康", "阳光大课间", 2)
    (tmp_path / "课表.csv").write_bytes(weeks.as_csv(weeks.rows_of(week)))
    came = call("check", "课表.csv", *ON)
    said = "".join(came.out.split())
    assert "未计入的单元格" in said
    assert "「阳光大课间」（2格：「课表」B5:C5）" in said


def test_two_timetables_of_one_class_are_told_apart_by_their_files(call: Caller, tmp_path: Path) -> None:
    for name, week in (("旧.csv", weeks.CLEAN), ("新.csv", weeks.SHORT)):
        (tmp_path / name).write_bytes(weeks.as_csv(weeks.rows_of(week, "甲小学", "二年级1班")))
    came = call("check", "旧.csv", "新.csv")
    said = "".join(came.out.split())
    assert "读到不止一份课表" in said
    assert "旧.csv" in said.partition("读到不止一份课表")[2]
    assert "新.csv" in said.partition("读到不止一份课表")[2]
