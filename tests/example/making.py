"""The example audit in reports/example: what it is made from, and how."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from edu_compliance.demonstration import COUNTY, county

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "reports" / "example"
SUBMISSIONS = "submissions"
SCHOOLS = (f"{COUNTY}洛布乡中心小学", f"{COUNTY}日果镇初级中学")
"""One with gaps, one without."""
DAY = "2026-11-23"
LEFT_OUT = ("audit.sqlite",)
"""Names the version of SQLite it was written by, and so is not the same everywhere."""
PICTURE = "overview.png"


def lay(folder: Path) -> None:
    """The schools' files, below `folder`/submissions."""
    for name, content in county():
        if name.split("/")[0] in SCHOOLS:
            path = folder / SUBMISSIONS / COUNTY / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)


def audit(folder: Path) -> None:
    """Audits what lies in `folder`/submissions, into `folder`."""
    command = (sys.executable, "-m", "edu_compliance", "audit", f"{SUBMISSIONS}/{COUNTY}", "-o", ".", "--on", DAY)
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False)
    assert done.returncode in (0, 1, 3), done.stderr.decode("utf-8", "replace")
    for name in LEFT_OUT:
        (folder / name).unlink()


def make() -> None:
    """Makes the example anew; its picture stays."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for entry in FOLDER.iterdir():
        if entry.name != PICTURE:
            shutil.rmtree(entry) if entry.is_dir() else entry.unlink()
    lay(FOLDER)
    audit(FOLDER)


def picture() -> None:
    """A picture of the first school's page, as a browser shows it."""
    from playwright.sync_api import sync_playwright

    page_file = next(path for path in sorted(FOLDER.glob("schools/*.html")) if SCHOOLS[0] in path.read_text("utf-8"))
    with sync_playwright() as playwright:
        chromium = shutil.which("chromium") or shutil.which("chromium-browser")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1040, "height": 1330}, color_scheme="light")
        page.goto(page_file.as_uri())
        page.screenshot(path=FOLDER / PICTURE)
        browser.close()
