"""The program as other programs run it: consoles that know no UTF-8, readers that leave early, no heavy start."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from edu_compliance.cli.console import names_can_be_written
from tests.cli import weeks
from tests.cli.conftest import ROOT, in_its_own_process

WEEK = weeks.as_csv(weeks.rows_of(weeks.SHORT))


WEEK_JUDGED, WEEK_READ = (("check", "week.csv"), 1), (("read", "week.csv"), 0)
RULES, NO_FILE = (("policies", "list"), 0), (("check", "没有😀.csv"), 2)


@pytest.mark.parametrize(
    ("encoding", "calls"), [("gbk", (WEEK_JUDGED, WEEK_READ, RULES, NO_FILE)), ("ascii", (WEEK_JUDGED, NO_FILE))]
)
def test_any_console_is_survived(tmp_path: Path, encoding: str, calls: tuple[tuple[tuple[str, ...], int], ...]) -> None:
    weeks.lay(tmp_path, week_csv=WEEK)
    for arguments, status in calls:
        came = in_its_own_process(*arguments, cwd=tmp_path, PYTHONIOENCODING=encoding)
        assert b"Traceback" not in came.stderr
        assert came.returncode == status
        if status == 1:  # a console that knows no Chinese would show nothing but question marks
            assert "√" in came.stdout.decode("gbk" if encoding == "gbk" else "utf-8")


def test_a_system_that_cannot_name_files_in_chinese_is_told_so_at_once(tmp_path: Path) -> None:
    weeks.lay(tmp_path, week_csv=WEEK)
    western = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": ""}
    came = in_its_own_process("audit", "week.csv", "-o", "out", cwd=tmp_path, **western)
    assert came.returncode == 2
    assert "PYTHONUTF8=1" in came.stderr.decode("utf-8")
    assert not (tmp_path / "out").exists()


def test_a_file_that_the_system_cannot_name_ends_the_call_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsencode", lambda name: name.encode("gbk"))
    assert names_can_be_written(["check", "课表.xlsx"])
    assert not names_can_be_written(["check", "\u20ac课表.xlsx"])


def test_json_is_utf_8_on_any_console(tmp_path: Path) -> None:
    weeks.lay(tmp_path, week_csv=WEEK)
    came = in_its_own_process("read", "week.csv", "--format", "json", cwd=tmp_path, PYTHONIOENCODING="gbk")
    assert "体育与健康" in came.stdout.decode("utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="needs a shell's pipe")
def test_a_reader_that_leaves_early_changes_no_status(tmp_path: Path) -> None:
    weeks.lay(tmp_path, week_csv=WEEK)
    line = f"{{ {sys.executable} -m edu_compliance check week.csv; echo $? >status; }} | true"
    environment = {"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin", "PYTHONIOENCODING": "utf-8"}
    shell = subprocess.run(line, shell=True, cwd=tmp_path, env=environment, capture_output=True, check=True)
    assert (tmp_path / "status").read_text() == "1\n"
    assert not shell.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is full")
@pytest.mark.parametrize("arguments", [("check", "week.csv"), ("read", "week.csv", "--format", "json")])
def test_a_result_that_could_not_be_printed_whole_is_said(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    weeks.lay(tmp_path, week_csv=WEEK)
    command = [sys.executable, "-m", "edu_compliance", *arguments]
    environment = {"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin", "PYTHONIOENCODING": "utf-8"}
    with Path("/dev/full").open("wb") as full:
        came = subprocess.run(command, cwd=tmp_path, env=environment, stdout=full, stderr=subprocess.PIPE, check=False)
    said = came.stderr.decode("utf-8")
    assert (came.returncode, said.count("\n")) == (2, 1)
    assert "结果没能全部写出" in said


@pytest.mark.skipif(sys.platform == "win32", reason="needs a shell that closes a stream")
@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-"])
def test_a_stream_that_was_closed_before_changes_no_status(tmp_path: Path, closed: str) -> None:
    weeks.lay(tmp_path, week_csv=WEEK)
    line = f"{sys.executable} -m edu_compliance check week.csv {closed}"
    environment = {"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin", "PYTHONIOENCODING": "utf-8"}
    came = subprocess.run(line, shell=True, cwd=tmp_path, env=environment, capture_output=True, check=False)
    assert (came.returncode, came.stderr) == (1, b"")


def test_starting_brings_in_nothing_heavy(tmp_path: Path) -> None:
    code = """
import sys
from edu_compliance.cli.commands import run
from edu_compliance.reporting.speech.speaker import Speaker
run(("--help",), Speaker())
heavy = {"rich", "openpyxl", "lxml", "jinja2", "python_calamine", "xlsxwriter", "msoffcrypto", "multiprocessing"}
print(sorted(heavy & set(sys.modules)), file=sys.stderr)
"""
    came = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert came.stderr == "[]\n"


@pytest.mark.parametrize("arguments", [["audit", "--help"], ["policies", "list"], ["form", "--help"], []])
def test_only_work_starts_processes(arguments: list[str]) -> None:
    code = f"""
import sys
from edu_compliance.cli import main
try:
    main({arguments!r})
except SystemExit:
    print("multiprocessing" in sys.modules, file=sys.stderr)
"""
    came = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert came.stderr == "False\n"


def test_no_input_is_waited_for(tmp_path: Path) -> None:
    assert in_its_own_process(cwd=tmp_path).returncode == 0
    assert in_its_own_process("audit", cwd=tmp_path).returncode == 2
