"""How long a whole audit takes beside bare readers of the same files, in one run: `SCHOOLS=100 make bench`."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import openpyxl

from tests.benchmarks import bench_reading

SCHOOLS = int(os.environ.get("SCHOOLS", "100"))
"""Schools of 24 class sheets each."""
ROUNDS = 3


def main() -> None:
    """Lays schools, reads them with python-calamine and openpyxl and audits them in turns, and prints the ratios."""
    bench_reading.main()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        workbooks = lay(folder)
        whole = {
            "python-calamine, reading only, one process": lambda: [
                bench_reading.bare(p.read_bytes()) for p in workbooks
            ],
            "openpyxl, reading only, one process": lambda: [read_by_openpyxl(path) for path in workbooks],
            "whole audit, pages included, --jobs 1": lambda: audit(folder, 1),
            "whole audit, pages included, --jobs 2": lambda: audit(folder, 2),
        }
        best = dict.fromkeys(whole, float("inf"))
        for _ in range(ROUNDS):
            for what, work in whole.items():
                best[what] = min(best[what], seconds(work))
        print(f"{SCHOOLS} schools of 24 classes; the best of {ROUNDS} rounds, and times each bare reader")
        calamine, by_openpyxl = list(best.values())[:2]
        for what, taken in best.items():
            each = f"{taken:8.2f} s {taken / SCHOOLS * 1000:7.1f} ms a school"
            print(f"  {what:<45} {each} {taken / calamine:6.1f} × calamine {taken / by_openpyxl:5.2f} × openpyxl")


def lay(folder: Path) -> list[Path]:
    """The schools' workbooks under `folder`/schools."""
    paths = []
    for number in range(1, SCHOOLS + 1):
        path = folder / "schools" / f"曲扎县第{number}小学" / "课程表.xlsx"
        path.parent.mkdir(parents=True)
        path.write_bytes(bench_reading.school(number))
        paths.append(path)
    return paths


def read_by_openpyxl(path: Path) -> int:
    """Cells of all sheets."""
    book = openpyxl.load_workbook(path)
    return sum(len(row) for sheet in book for row in sheet.iter_rows(values_only=True))


def audit(folder: Path, jobs: int) -> None:
    """The command itself, its start included."""
    command = (sys.executable, "-m", "edu_compliance", "audit", "schools", "-o", f"out{jobs}", "--jobs", str(jobs))
    root = Path(__file__).parents[2]
    environment = os.environ | {"PYTHONPATH": str(root)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program is not compiled anew for each call
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False)
    assert done.returncode in (0, 1, 3), done.stderr


def seconds(work: Callable[[], object]) -> float:
    """Wall time."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
