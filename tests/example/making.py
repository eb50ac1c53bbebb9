"""The example audit in reports/example: what it is made from, and how."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from edu_compliance.demonstration import COUNTY, county

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "reports" / "example"
SUBMISSIONS = "submissions"
SCHOOLS = tuple(f"{COUNTY}{name}" for name in ("洛布乡中心小学", "日果镇初级中学", "扎热乡小学", "帮卡乡小学"))
"""One with gaps, one without, one that nobody can be sure of, and one whose file is broken."""
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
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / FOLDER.name
        lay(made)
        audit(made)
        picture = FOLDER / PICTURE
        if picture.exists():
            shutil.copy(picture, made)
        shutil.rmtree(FOLDER, ignore_errors=True)
        shutil.copytree(made, FOLDER)


def picture() -> None:
    """A picture of its overview, as a browser shows it."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = shutil.which("chromium") or shutil.which("chromium-browser")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": 1000, "height": 924}, color_scheme="light")
        page.goto((FOLDER / "index.html").as_uri())
        page.screenshot(path=FOLDER / PICTURE)
        browser.close()
