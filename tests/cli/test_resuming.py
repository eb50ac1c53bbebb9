"""An audit that was cut off, or whose inputs changed, is gone on with; its pages are made again from its file."""

import contextlib
import os
import shutil
import signal
import sqlite3
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import psutil
import pytest

from edu_compliance.auditing.audit_file import schema as audit_schema
from edu_compliance.auditing.audit_file.book import AuditFile
from edu_compliance.auditing.results.lock import locked
from tests.auditing import killing
from tests.auditing.killing import contents, dump
from tests.cli import weeks
from tests.cli.conftest import ROOT, Caller

ON = ("--on", "2026-11-23")


def rows(path: Path, query: str) -> list[tuple[object, ...]]:
    with contextlib.closing(sqlite3.connect(path)) as connection:
        return connection.execute(query).fetchall()


@pytest.fixture
def counties(tmp_path: Path) -> Path:
    """Ten schools in two counties; every third has a breach, and one file cannot be read."""
    for number in range(10):
        path = tmp_path / f"市/{'东西'[number % 2]}县/第{number}小学/二年级1班.csv"
        path.parent.mkdir(parents=True)
        week = weeks.SHORT if number % 3 == 0 else weeks.CLEAN
        path.write_bytes(weeks.as_csv(weeks.rows_of(week, path.parent.name, "二年级1班")))
    (tmp_path / "市/东县/第0小学/坏.xlsx").write_bytes(b"PK\x03\x04broken")
    return tmp_path


def test_every_audit_has_its_file_and_the_file_keeps_its_own_rules(call: Caller, counties: Path) -> None:
    call("audit", "市", "-o", "out", *ON)
    path = counties / "out/audit.sqlite"
    assert not (counties / "out/.unfinished").exists()
    assert not (counties / "out/.lock").exists()
    assert rows(path, "PRAGMA integrity_check") == [("ok",)]
    assert rows(path, "PRAGMA foreign_key_check") == []
    assert rows(path, "PRAGMA journal_mode") == [("delete",)]
    assert rows(path, "SELECT count(*) FROM submission") == [(10,)]
    assert rows(path, "SELECT status FROM file WHERE name LIKE '%坏.xlsx'") == [("refused",)]
    readme = (ROOT / "reports/README.md").read_text("utf-8")
    worst = rows(path, readme.partition("```sql\n")[2].partition("```")[0])
    assert sorted(worst) == [("市/东县", "PE-03", 2, 5), ("市/西县", "PE-03", 2, 5)]
    (breach,) = rows(
        path,
        "SELECT m.low, m.at_least, p.sheet <> '' FROM finding f JOIN submission s ON s.id = f.submission "
        "JOIN measurement m ON m.submission = s.id AND m.finding = f.number "
        "JOIN place p ON p.submission = s.id AND p.finding = f.number "
        "WHERE s.school = '第3小学' AND f.rule = 'PE-03' AND f.verdict = 'not_met'",
    )
    assert breach[0] < breach[1]  # type: ignore[operator]


def test_pages_made_again_are_the_same_bytes(call: Caller, counties: Path) -> None:
    call("audit", "市", "-o", "out", *ON)
    before, file = contents(counties / "out"), (counties / "out/audit.sqlite").read_bytes()
    shutil.rmtree(counties / "市")
    for name in ("index.html", "findings.csv", "audit.json"):
        (counties / "out" / name).write_bytes(b"spoilt")
    assert call("report", "out").status == 0
    assert contents(counties / "out") == before
    assert (counties / "out/audit.sqlite").read_bytes() == file


def test_only_the_pages_of_a_school_or_county_are_made_again(call: Caller, counties: Path) -> None:
    call("audit", "市", "-o", "out", *ON)
    before = contents(counties / "out")
    for page in (counties / "out/schools").iterdir():
        page.write_bytes(b"spoilt")
    assert call("report", "out", "--school", "第3小学").status == 0
    after = contents(counties / "out")
    assert len([name for name in before if after[name] == before[name] and "school-" in name]) == 1
    call("report", "out", "--county", "东县", "--county", "市/西县")
    assert contents(counties / "out") == before
    came = call("report", "out", "--school", "没有的小学")
    assert came.status == 2
    assert "没有的小学" in came.err
    assert "名称相近的有：东县。" in call("report", "out", "--county", "东县教育局").err


def test_without_an_audit_there_is_nothing_to_report_or_go_on_with(call: Caller, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert call("report", "empty").status == 2
    assert call("audit", "--resume", "empty").status == 2
    assert call("audit", "--resume", "nowhere").status == 2
    assert [path.name for path in tmp_path.iterdir()] == ["empty"]


class TestGoingOn:
    def test_what_has_not_changed_is_not_done_again(self, call: Caller, counties: Path) -> None:
        call("audit", "市", "-o", "out", *ON)
        call("audit", "市", "-o", "whole", *ON)
        came = call("audit", "--resume", "out")
        assert "10／10" in came.err
        assert contents(counties / "out") == contents(counties / "whole")
        assert dump(counties / "out/audit.sqlite") == dump(counties / "whole/audit.sqlite")

    def test_what_changed_vanished_or_came_is_as_if_it_had_always_been_so(self, call: Caller, counties: Path) -> None:
        call("audit", "市", "-o", "out", *ON)
        changed = counties / "市/东县/第2小学/二年级1班.csv"
        changed.write_bytes(weeks.as_csv(weeks.rows_of(weeks.SHORT, "第2小学", "二年级1班")))
        shutil.rmtree(counties / "市/西县/第5小学")
        shutil.copytree(counties / "市/西县/第7小学", counties / "市/西县/第55小学")
        came = call("audit", "--resume", "out")
        assert "8／10" in came.err
        call("audit", "市", "-o", "whole", *ON)
        assert contents(counties / "out") == contents(counties / "whole")
        assert dump(counties / "out/audit.sqlite") == dump(counties / "whole/audit.sqlite")

    def test_another_day_or_other_rules_are_another_audit(self, call: Caller, counties: Path) -> None:
        call("audit", "市", "-o", "out", *ON)
        came = call("audit", "--resume", "out", "--policy", "xizang-2021-26-pe")
        assert "10／10" not in came.err
        call("audit", "市", "-o", "whole", "--policy", "xizang-2021-26-pe", *ON)
        assert contents(counties / "out") == contents(counties / "whole")

    def test_another_place_or_folder_is_no_going_on(
        self, call: Caller, counties: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        call("audit", "市", "-o", "out", *ON)
        before = contents(counties / "out")
        for arguments, words in (
            (("市/东县", "--resume", "out"), "沿用那次核查的路径（市）"),
            (("--resume", "out", "-o", "other"), "不能再用 -o"),
        ):
            came = call("audit", *arguments)
            assert came.status == 2
            assert words in came.err
        (tmp_path / "elsewhere").mkdir()
        monkeypatch.chdir(tmp_path / "elsewhere")
        came = call("audit", "--resume", str(counties / "out"))
        assert came.status == 2
        assert "请回到那个文件夹再接着做" in came.err
        assert contents(counties / "out") == before

    def test_passwords_are_not_kept_and_asked_for_again(self, call: Caller, counties: Path) -> None:
        call("audit", "市", "-o", "out", "--password", "geheim123", *ON)
        assert b"geheim123" not in (counties / "out/audit.sqlite").read_bytes()
        assert "--password" in call("audit", "--resume", "out").err
        assert "10／10" in call("audit", "--resume", "out", "--password", "geheim123").err

    @pytest.mark.parametrize(
        "statement",
        [
            "UPDATE record SET content = substr(content, 1, 40)",
            "UPDATE record SET summary = replace(summary, '1', '2')",
            "UPDATE rule_count SET met = met + 1",
            "UPDATE finding SET verdict = 'met'",
            "UPDATE part SET problems = findings",
        ],
    )
    def test_a_school_whose_rows_were_spoilt_is_done_again(self, call: Caller, counties: Path, statement: str) -> None:
        call("audit", "市", "-o", "out", *ON)
        before = contents(counties / "out"), dump(counties / "out/audit.sqlite")
        one = "(SELECT id FROM submission WHERE breaches > 0 LIMIT 1)"
        with contextlib.closing(sqlite3.connect(counties / "out/audit.sqlite")) as connection, connection:
            connection.execute(f"{statement} WHERE submission = {one}")
        assert "9／10" in call("audit", "--resume", "out").err
        assert (contents(counties / "out"), dump(counties / "out/audit.sqlite")) == before

    def test_a_page_that_was_spoilt_is_made_again(self, call: Caller, counties: Path) -> None:
        call("audit", "市", "-o", "out", *ON)
        before = contents(counties / "out")
        page = next((counties / "out/schools").iterdir())
        page.write_bytes(page.read_bytes()[:100])
        call("audit", "--resume", "out")
        assert contents(counties / "out") == before


class TestBadFolders:
    def test_a_second_audit_of_the_same_folder_is_refused(self, call: Caller, counties: Path) -> None:
        (counties / "out").mkdir()
        with locked(counties / "out"):
            came = call("audit", "市", "-o", "out", *ON)
        assert came.status == 2
        assert "另一个核查正在写入" in came.err
        assert call("audit", "市", "-o", "out", *ON).status == 1

    @pytest.mark.parametrize("inside", ["", ".unfinished/"])
    def test_a_newer_programs_file_is_left_alone(self, call: Caller, counties: Path, inside: str) -> None:
        call("audit", "市", "-o", "out", *ON)
        path = counties / f"out/{inside}audit.sqlite"
        path.parent.mkdir(exist_ok=True)
        if inside:
            shutil.move(counties / "out/audit.sqlite", path)
        with contextlib.closing(sqlite3.connect(path)) as connection:
            connection.execute(f"PRAGMA user_version = {audit_schema.VERSION + 1}")
        before = {**contents(counties / "out"), "": path.read_bytes()}
        for arguments in (("audit", "市", "-o", "out", *ON), ("audit", "--resume", "out"), ("report", "out")):
            came = call(*arguments)
            assert came.status == 2
            assert "更新的程序" in came.err or (inside and arguments[0] == "report")
        assert {**contents(counties / "out"), "": path.read_bytes()} == before

    @pytest.mark.parametrize(
        "statement",
        [
            "UPDATE record SET content = substr(content, 1, 40)",
            "UPDATE rule_count SET met = met + 1",
            "UPDATE rule_file SET content = substr(content, 2)",
            "a page of noise",
        ],
    )
    def test_a_damaged_audit_file_is_said_to_be_one(self, call: Caller, counties: Path, statement: str) -> None:
        call("audit", "市", "-o", "out", *ON)
        path = counties / "out/audit.sqlite"
        if statement.startswith("UPDATE"):
            with contextlib.closing(sqlite3.connect(path)) as connection, connection:
                connection.execute(statement)
        else:
            content = path.read_bytes()
            path.write_bytes(content[:8192] + b"\xa5" * (len(content) - 8192))
        before = path.read_bytes()
        came = call("report", "out")
        assert (came.status, "已损坏" in came.err) == (2, True)
        assert path.read_bytes() == before

    def test_of_a_damaged_audit_file_no_copy_is_left_that_stands_in_the_way(self, call: Caller, counties: Path) -> None:
        call("audit", "市", "-o", "out", *ON)
        path = counties / "out/audit.sqlite"
        content = path.read_bytes()
        path.write_bytes(content[:-40960] + b"\xa5" * 40960)
        damaged = path.read_bytes()
        came = call("audit", "--resume", "out")
        assert (came.status, f"{Path('out/audit.sqlite')} 已损坏" in came.err) == (2, True)
        assert "接着核查" not in came.err
        assert path.read_bytes() == damaged
        assert not (counties / "out/.unfinished").exists()

    def test_an_unfinished_audit_that_is_damaged_is_begun_anew_and_not_gone_on_with(
        self, call: Caller, counties: Path
    ) -> None:
        call("audit", "市", "-o", "whole", *ON)
        unfinished = counties / "out/.unfinished/audit.sqlite"
        (counties / "out/.unfinished/schools").mkdir(parents=True)
        content = (counties / "whole/audit.sqlite").read_bytes()
        for spoilt in (content[:-40960] + b"\xa5" * 40960, b"\0" * 100 + content[100:]):
            unfinished.write_bytes(spoilt)
            came = call("audit", "--resume", "out")
            assert (came.status, "没有做完的核查" in came.err, "接着核查" in came.err) == (2, True, False)
        assert call("audit", "市", "-o", "out", *ON).status == 1
        assert contents(counties / "out") == contents(counties / "whole")

    def test_a_foreign_file_of_that_name_is_left_alone(self, call: Caller, counties: Path) -> None:
        call("audit", "市", "-o", "out", *ON)
        (counties / "out/audit.sqlite").write_bytes(b"mine")
        came = call("audit", "市", "-o", "out", *ON)
        assert (came.status, "已损坏，或者不是本程序的核查文件" in came.err) == (2, True)
        assert (counties / "out/audit.sqlite").read_bytes() == b"mine"

    def test_why_an_audit_file_cannot_be_opened_is_said(self, call: Caller, counties: Path) -> None:
        call("audit", "市", "-o", "out", *ON)
        (counties / "out/audit.sqlite").unlink()
        (counties / "out/audit.sqlite").mkdir()
        came = call("audit", "市", "-o", "out", *ON)
        assert (came.status, "这是文件夹" in came.err) == (2, True)

    @pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="nothing is forbidden to this user")
    def test_a_folder_that_cannot_be_written_is_said(self, call: Caller, counties: Path) -> None:
        (counties / "out").mkdir(mode=0o500)
        came = call("audit", "市", "-o", "out", *ON)
        assert (came.status, "权限" in came.err) == (2, True)

    def test_a_full_disk_is_said_and_the_audit_can_be_gone_on_with(
        self, call: Caller, counties: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        put = AuditFile.put

        def full_after(number: int) -> Callable[..., None]:
            left = [number]

            def put_or_not(book: AuditFile, school: object) -> None:
                left[0] -= 1
                if left[0] < 0:
                    book.connection.execute("PRAGMA max_page_count = 1")
                put(book, school)  # type: ignore[arg-type]

            return put_or_not

        call("audit", "市", "-o", "whole", *ON)
        with monkeypatch.context() as patch:
            patch.setattr(AuditFile, "put", full_after(4))
            came = call("audit", "市", "-o", "out", *ON)
        assert came.status == 2
        assert "--resume" in came.err
        came = call("report", "out")
        assert (came.status, "没有做完" in came.err, "--resume out" in came.err) == (2, True, True)
        came = call("audit", "--resume", "out")
        assert "4／10" in came.err
        assert contents(counties / "out") == contents(counties / "whole")
        assert dump(counties / "out/audit.sqlite") == dump(counties / "whole/audit.sqlite")


def test_an_interruption_keeps_what_is_done_and_says_how_to_go_on(
    call: Caller, counties: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from edu_compliance.cli.progress import Watch

    over = Watch.over

    def interrupted(watch: Watch, outcomes: Iterator[object], to_do: int, kept: int) -> Iterable[object]:
        for number, outcome in enumerate(over(watch, outcomes, to_do, kept)):  # type: ignore[arg-type]
            if number == 3:
                raise KeyboardInterrupt
            yield outcome

    with monkeypatch.context() as patch:
        patch.setattr(Watch, "over", interrupted)
        came = call("audit", "市", "-o", "out", *ON)
    assert came.status == 130
    assert "edu-compliance audit --resume out" in came.err
    assert "3／10" in call("audit", "市", "-o", "out", *ON).err


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no SIGTERM that can be caught")
@pytest.mark.parametrize("request_to_end", ["SIGTERM", "SIGHUP"])
def test_a_request_to_end_keeps_what_is_done_and_leaves_no_worker(request_to_end: str, tmp_path: Path) -> None:
    number = getattr(signal, request_to_end)
    if signal.getsignal(number) is signal.SIG_IGN:
        pytest.skip("whoever runs the tests has it ignored")
    killing.lay(tmp_path, 60)
    process = killing.start(tmp_path, "audit", "市", "-o", "out", "--jobs", "2", *ON)
    pages = tmp_path / "out/.unfinished/schools"
    while process.poll() is None and not (pages.exists() and len(list(pages.iterdir())) > 1):
        time.sleep(0.02)
    process.send_signal(number)
    said, _ = process.communicate(timeout=60)
    assert process.returncode == 130, said.decode("utf-8", "replace")
    assert "edu-compliance audit --resume out" in said.decode("utf-8")
    until = time.monotonic() + 30
    while alive(process.pid) and time.monotonic() < until:
        time.sleep(0.1)
    assert not alive(process.pid)


def alive(group: int) -> list[int]:
    """The processes of a group that have not ended."""
    found = []
    for process in psutil.process_iter():
        with contextlib.suppress(ProcessLookupError, psutil.NoSuchProcess):
            if os.getpgid(process.pid) == group and process.status() != psutil.STATUS_ZOMBIE:
                found.append(process.pid)
    return found
