"""Calls of the command line, in this process and in one of their own."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import attrs
import pytest

from edu_compliance.cli.commands import language_of, run
from edu_compliance.reporting.speech.speaker import Speaker


@attrs.frozen
class Call:
    """What came of one call."""

    status: int
    out: str
    err: str


Caller = Callable[..., Call]

ROOT = Path(__file__).parents[2]


@pytest.fixture
def call(capfd: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Caller:
    """Runs a command in this process, in an empty folder of its own."""
    monkeypatch.chdir(tmp_path)

    def calling(*arguments: str) -> Call:
        capfd.readouterr()
        status = run(arguments, Speaker(language_of(arguments, {})))
        said = capfd.readouterr()
        return Call(int(status), said.out, said.err)

    return calling


def in_its_own_process(*arguments: str, cwd: Path, **environment: str) -> "subprocess.CompletedProcess[bytes]":
    """Runs `python -m edu_compliance` of this checkout."""
    known = {name: value for name, value in os.environ.items() if not name.startswith("EDU_COMPLIANCE")}
    return subprocess.run(
        [sys.executable, "-m", "edu_compliance", *arguments],
        cwd=cwd,
        env=known | {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"} | environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        timeout=120,
    )
