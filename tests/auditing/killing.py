"""Kills audits at random moments and goes on with them: `make torture`, or `python -m tests.auditing.killing 50`."""

import argparse
import contextlib
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from edu_compliance.demonstration import CRAFTED, county

ROOT = Path(__file__).parents[2]
ON = ("--on", "2026-11-23")
NOTHING_TO_RESUME = 2


def lay(folder: Path, schools: int) -> None:
    """Submissions of so many schools in two counties, under `folder`/市."""
    for number, (name, content) in enumerate(county(schools)):
        path = folder / "市" / f"{'东西'[number % 2]}县" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def start(folder: Path, *arguments: str) -> "subprocess.Popen[bytes]":
    """`edu-compliance` with these arguments, in a process group of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "edu_compliance", *arguments],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )


def run(folder: Path, *arguments: str) -> float:
    """Seconds of a call that has to end well."""
    started = time.monotonic()
    process = start(folder, *arguments)
    said, _ = process.communicate(timeout=600)
    assert process.returncode in (0, 1, 3), said.decode("utf-8", "replace")
    return time.monotonic() - started


def kill_after(process: "subprocess.Popen[bytes]", seconds: float) -> bool:
    """Kills a call and its workers at once, as a power cut would; False where it had ended before."""
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.communicate(timeout=seconds)
        return False
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
    return True


def dump(path: Path) -> list[str]:
    """Everything an audit file holds."""
    with contextlib.closing(sqlite3.connect(path)) as connection:
        return list(connection.iterdump())


def contents(folder: Path) -> dict[str, bytes]:
    """Every file under a folder but the audit file, whose rows are compared instead."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != "audit.sqlite"
    }


def undisturbed(folder: Path) -> float:
    """An audit nobody kills, into `folder`/whole; its seconds."""
    return run(folder, "audit", "市", "-o", "whole", *ON)


def disturbed(folder: Path, chance: random.Random, seconds: float) -> int:
    """An audit killed again and again, gone on with until it is done; how often it was killed. Compares the results."""
    shutil.rmtree(folder / "killed", ignore_errors=True)
    afresh, again = ("市", "-o", "killed", *ON), ("--resume", "killed")
    kills = int(kill_after(start(folder, "audit", *afresh), chance.uniform(0.2, 1) * seconds))
    call = again
    while not (folder / "killed" / "audit.json").exists() or (folder / "killed" / ".unfinished").exists():
        process = start(folder, "audit", *call)
        # On a machine that has become busier than it was, nothing would ever be done in the time that was measured.
        killed = kill_after(process, chance.uniform(0.4, 1.2) * seconds * (1 + kills / 8))
        kills += killed
        # Killed before it had written down how it was called, there is nothing to resume, and it says so.
        nothing = not killed and call is again and process.returncode == NOTHING_TO_RESUME
        assert killed or nothing or process.returncode in (0, 1, 3), process.returncode
        call = afresh if nothing else again
    assert dump(folder / "killed/audit.sqlite") == dump(folder / "whole/audit.sqlite"), "other rows"
    assert contents(folder / "killed") == contents(folder / "whole"), "other files"
    return kills


def main(times: int) -> None:
    """Kills until `times` audits were killed."""
    seed = random.randrange(1_000_000)
    chance = random.Random(seed)
    print(f"seed {seed}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        lay(folder, CRAFTED + 12)
        seconds = undisturbed(folder)
        kills = audits = 0
        while kills < times:
            kills += disturbed(folder, chance, seconds)
            audits += 1
            print(f"{kills} kills in {audits} audits, every one with the same rows and files as an undisturbed one")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m tests.auditing.killing", description=__doc__)
    parser.add_argument("times", type=int, nargs="?", default=50, help="how often audits are killed (default: 50)")
    main(parser.parse_args().times)
