"""A browser that is shut off from the network, and one page of every kind the program writes."""

import shutil
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.browser.site import PAGES, make

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
ARGUMENTS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip
PATIENCE = 180
"""Seconds that one worker waits for another to make the pages."""

# Skipped with a reason where there is no browser; .ci/run installs one.
sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: pip install -e '.[dev]'")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if CHROMIUM is None:
        for item in items:
            if Path(__file__).parent in item.path.parents:
                item.add_marker(pytest.mark.skip(reason="chromium is not installed: apt install chromium"))


@pytest.fixture(scope="session")
def browser() -> Iterator["sync_api.Browser"]:
    """One for all the tests of a worker; Debian's, for nothing is downloaded."""
    with sync_api.sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=list(ARGUMENTS))
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Mapping[str, Path]:
    """Every kind of page by its name; made once, by whichever worker comes first."""
    base = tmp_path_factory.getbasetemp()
    folder = (base if worker_id == "master" else base.parent) / "site"
    done = folder.with_name("site-done")
    try:
        folder.mkdir()
    except FileExistsError:
        until = time.monotonic() + PATIENCE
        while not done.exists() and time.monotonic() < until:
            time.sleep(0.2)
    else:
        try:
            make(folder)
        finally:
            done.touch()
    return {name: _one(folder, pattern, words) for name, (pattern, words) in PAGES.items()}


def _one(folder: Path, pattern: str, words: str) -> Path:
    return next(path for path in sorted(folder.glob(pattern)) if words in path.read_text("utf-8"))
