"""A browser that is shut off from the network, and one page of every kind the program writes."""

import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
ROOT = Path(__file__).parents[2]

# Skipped with a reason where there is no browser; .ci/run installs one.
sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: pip install -e '.[dev]'")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if CHROMIUM is None:
        for item in items:
            if Path(__file__).parent in item.path.parents:
                item.add_marker(pytest.mark.skip(reason="chromium is not installed: apt install chromium"))


@pytest.fixture(scope="session")
def browser() -> Iterator["sync_api.Browser"]:
    with sync_api.sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """Every kind of page by its name; made once, by whichever worker comes first."""
    folder = tmp_path_factory.getbasetemp().parent / "site"
    made = folder / "made"
    try:
        folder.mkdir()
    except FileExistsError:
        while not made.exists():
            time.sleep(0.2)
    else:
        _make(folder)
        made.touch()
    return {name: _one(folder, pattern, word) for name, (pattern, word) in PAGES.items()}


PAGES = {
    "overview": ("demo/index.html", ""),
    "county": ("demo/counties/*.html", ""),
    "problems": ("demo/schools/*.html", "<h1>岗措县第二小学"),
    "clean": ("demo/schools/*.html", "<h1>岗措县第一小学"),
    "unread": ("demo/schools/*.html", "<h1>岗措县帮卡乡小学"),
    "students": ("demo/schools/*.html", "<h1>岗措大学"),
    "english overview": ("english/index.html", ""),
    "english school": ("english/schools/*.html", "<h1>岗措县第二小学"),
    "read": ("read.html", ""),
    "reconcile": ("reconcile.html", ""),
    "compare": ("compare.html", ""),
    "schools by name": ("finder.html", ""),
    "large": ("large.html", ""),
    "ten thousand": ("many.html", ""),
}
"""Where each kind of page is, and words that tell it from its neighbours."""


def _make(folder: Path) -> None:
    from tests.browser import made

    _run(folder, "demo", "-o", "demo")
    _run(folder, "demo", "-o", "english", "--lang", "en")
    county = folder / "demo" / "submissions" / "岗措县"
    _run(
        folder,
        "audit",
        str(county / "岗措县第一小学"),
        str(county / "岗措县第二小学"),
        "-o",
        "before",
        "--on",
        made.DAY,
    )
    _run(folder, "compare", "before", "demo", "-o", "compare.html")
    pair = (folder / "demo" / "submissions" / "课表对照").iterdir()
    _run(folder, "reconcile", *map(str, sorted(pair, reverse=True)), "-o", "reconcile.html", "--on", made.DAY)
    files = map(str, sorted((county / "岗措县高级中学").iterdir()))
    page = _run(folder, "read", *files, "--format", "html", "--on", made.DAY)
    (folder / "read.html").write_bytes(page)
    for name, content in made.pages():
        (folder / name).write_bytes(content)


def _run(folder: Path, *arguments: str) -> bytes:
    command = [sys.executable, "-m", "edu_compliance", *arguments]
    environment = {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", "PATH": "/usr/bin:/bin"}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False)
    assert done.returncode in (0, 1, 3), done.stderr.decode("utf-8", "replace")
    return done.stdout


def _one(folder: Path, pattern: str, word: str) -> Path:
    return next(path for path in sorted(folder.glob(pattern)) if word in path.read_text("utf-8"))
