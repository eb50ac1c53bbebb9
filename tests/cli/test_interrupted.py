"""Ctrl-C as a terminal sends it: to the program and to every process it has started, whatever they are at."""

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from edu_compliance import cli
from edu_compliance.cli.commands import EduCompliance
from tests.generator.formats import write_xlsx
from tests.reading.said import sheet, week_under

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no process groups to interrupt")
ROOT = Path(__file__).parents[2]
INTERRUPTED = 130


LONG = "很长的名字" * 8
"""Of a temporary folder whose path leaves no room for a socket's."""


@pytest.fixture
def scratch(request: pytest.FixtureRequest) -> Iterator[Path]:
    """A temporary folder, and below it one of this name."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / request.param
        path.mkdir(exist_ok=True)
        yield path


def begun(folder: Path, scratch: Path) -> "subprocess.Popen[bytes]":
    """A check of one class, under way."""
    (folder / "三（1）班.xlsx").write_bytes(write_xlsx([sheet(week_under("曲扎县完全小学三（1）班课程表"))]))
    return subprocess.Popen(
        [sys.executable, "-m", "edu_compliance", "check", "三（1）班.xlsx"],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(ROOT), "TMPDIR": str(scratch)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )


@pytest.mark.parametrize("scratch", [LONG], indirect=True)
def test_a_temporary_folder_of_a_long_name_is_no_hindrance(scratch: Path, tmp_path: Path) -> None:
    call = begun(tmp_path, scratch)
    _, said = call.communicate(timeout=60)
    assert call.returncode in (0, 1, 3), said.decode()
    assert b"Traceback" not in said


@pytest.mark.parametrize("scratch", [".", LONG], indirect=True)
@pytest.mark.parametrize("seconds", [0.3, 0.45, 0.6, 0.75, 0.9])
def test_nothing_is_left_but_a_sentence(seconds: float, scratch: Path, tmp_path: Path) -> None:
    """Half of it is loading, in two processes: neither ends with a traceback, and nothing stays behind."""
    call = begun(tmp_path, scratch)
    time.sleep(seconds)
    if call.poll() is None:
        os.killpg(call.pid, signal.SIGINT)
    _, said = call.communicate(timeout=60)
    assert b"Traceback" not in said
    assert call.returncode in (INTERRUPTED, 0, 1, 3, -signal.SIGINT)
    assert list(scratch.iterdir()) == []


@pytest.mark.parametrize("scratch", ["."], indirect=True)
def test_nothing_is_left_of_a_call_that_was_killed(scratch: Path, tmp_path: Path) -> None:
    call = begun(tmp_path, scratch)
    until(lambda: bool(list(scratch.iterdir())))
    call.kill()
    call.communicate(timeout=60)
    until(lambda: not list(scratch.iterdir()))


class Puts:
    """What an attribute may be: told its name while its class is put together."""

    def __set_name__(self, owner: type, name: str) -> None:
        raise KeyboardInterrupt


def a_class() -> type:
    """Interrupted while it is put together, which older Pythons turn into a RuntimeError."""
    return type("Class", (), {"attribute": Puts()})


def test_a_class_interrupted_in_the_making_is_no_mistake_of_ours(monkeypatch, capsys):
    monkeypatch.setattr(EduCompliance, "main", lambda *_, **__: a_class())
    with pytest.raises(SystemExit) as ended:
        cli.main(["--lang", "en", "policies"])
    assert ended.value.code == INTERRUPTED
    assert "Traceback" not in capsys.readouterr().err


def test_loading_interrupted_in_a_class_ends_without_a_word(monkeypatch, capsys):
    monkeypatch.setattr(cli, "_load_ahead", lambda _: a_class())
    with pytest.raises(SystemExit) as ended:
        cli.main(["policies"])
    assert (ended.value.code, capsys.readouterr().err) == (INTERRUPTED, "")


def until(true: Callable[[], bool]) -> None:
    """Waits, some seconds at most."""
    end = time.monotonic() + 60
    while not true():
        assert time.monotonic() < end
        time.sleep(0.05)
