"""How long a whole audit takes beside bare readers of the same files, in one run: `SCHOOLS=100 make bench`."""

import io
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import openpyxl
from python_calamine import CalamineWorkbook

from edu_compliance.demonstration import CRAFTED, county
from tests.benchmarks import bench_reading

SCHOOLS = int(os.environ.get("SCHOOLS", "100"))
"""Schools of 24 class sheets each."""
CLASSES = 24


def main() -> None:
    """Lays the schools, reads them with python-calamine and openpyxl, audits them, and prints the ratios."""
    bench_reading.main()
    with tempfile.TemporaryDirectory() as folder:
        workbooks = lay(Path(folder))
        calamine = min(seconds(lambda: [read_by_calamine(path) for path in workbooks]) for _ in range(5))
        openpyxl_ = seconds(lambda: [read_by_openpyxl(path) for path in workbooks])
        print(f"{len(workbooks)} schools of {CLASSES} classes; seconds, and times bare python-calamine")
        row("python-calamine, reading only, one process", calamine, calamine)
        row("openpyxl, reading only, one process", openpyxl_, calamine)
        for jobs in (1, 2):
            row(f"whole audit, pages included, --jobs {jobs}", seconds(lambda: audit(folder, jobs)), calamine)  # noqa: B023


def lay(folder: Path) -> list[Path]:
    """The schools' workbooks under `folder`/schools."""
    paths = []
    crafted = {name for name, _ in county(CRAFTED)}
    for name, content in county(CRAFTED + SCHOOLS):
        if name not in crafted:
            path = folder / "schools" / name
            path.parent.mkdir(parents=True)
            path.write_bytes(content)
            paths.append(path)
    return paths


def read_by_calamine(path: Path) -> int:
    """Cells of all sheets."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(path.read_bytes()))
    return sum(len(row) for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python())


def read_by_openpyxl(path: Path) -> int:
    """Cells of all sheets."""
    book = openpyxl.load_workbook(path)
    return sum(len(row) for sheet in book for row in sheet.iter_rows(values_only=True))


def audit(folder: str, jobs: int) -> None:
    """The command itself, its start included."""
    command = (sys.executable, "-m", "edu_compliance", "audit", "schools", "-o", f"out{jobs}", "--jobs", str(jobs))
    root = Path(__file__).parents[2]
    environment = os.environ | {"PYTHONPATH": str(root)}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False)
    assert done.returncode in (0, 1, 3), done.stderr


def seconds(work: Callable[[], object]) -> float:
    """Wall time."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def row(what: str, taken: float, calamine: float) -> None:
    print(f"  {what:<45} {taken:8.2f} s {taken / SCHOOLS * 1000:9.1f} ms a school {taken / calamine:7.1f} ×")


if __name__ == "__main__":
    main()
