"""Pages on A4: everything is there, header rows repeat, no row is cut, nothing hangs over the edge."""

import functools
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from tests.browser.conftest import sync_api
from tests.browser.site import PAGES

PDFTOTEXT = shutil.which("pdftotext")
pytestmark = pytest.mark.skipif(PDFTOTEXT is None, reason="pdftotext is not installed: apt install poppler-utils")
A4 = (595, 842)
"""Points."""


PRINTED = tuple(
    name
    for name in PAGES
    if name not in ("ten thousand", "finder", "sixty classes") and (name == "english school" or "english" not in name)
)
"""Those that somebody prints; of the English ones a school's says enough."""
Printer = Callable[[str], Path]


@pytest.fixture(scope="module")
def paper(
    browser: "sync_api.Browser", site: Mapping[str, Path], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Printer]:
    """Prints a page by its name, once."""
    folder = tmp_path_factory.mktemp("paper")
    page = browser.new_page()

    @functools.cache
    def printed(name: str) -> Path:
        page.goto(site[name].as_uri())
        page.pdf(path=folder / f"{name}.pdf", prefer_css_page_size=True)
        return folder / f"{name}.pdf"

    yield printed
    page.close()


def pages(pdf: Path) -> list[str]:
    """The text of each page, lines as they stand."""
    return read(pdf, "-layout").split("\f")[:-1]


@functools.cache
def read(pdf: Path, how: str) -> str:
    assert PDFTOTEXT is not None
    return subprocess.run([PDFTOTEXT, how, str(pdf), "-"], capture_output=True, check=True).stdout.decode("utf-8")


def test_every_sheet_is_a4_and_nothing_hangs_over_its_edge(paper: Printer) -> None:
    for name in PRINTED:
        boxes = read(paper(name), "-bbox")
        sheets = re.findall(r'<page width="([\d.]+)" height="([\d.]+)">', boxes)
        assert {tuple(sorted((round(float(w)), round(float(h))))) for w, h in sheets} == {A4}, name
        for width, sheet in zip((float(w) for w, _ in sheets), boxes.split("<page ")[1:], strict=True):
            words = re.findall(r'<word xMin="([-\d.]+)" yMin="[-\d.]+" xMax="([-\d.]+)"', sheet)
            assert min(float(left) for left, _ in words) > 30, name
            assert max(float(right) for _, right in words) < width - 30, name


def test_the_first_sheet_has_the_heading_and_the_result(paper: Printer) -> None:
    for name in PRINTED:
        first = pages(paper(name))[0]
        assert any(word in first for word in ("结论", "Result", "各地市、县区", "共读取", "读取")), name
        width, height = re.findall(r'<page width="([\d.]+)" height="([\d.]+)">', read(paper(name), "-bbox"))[0]
        assert float(width) < float(height), name


def test_the_header_of_a_table_stands_on_each_of_its_sheets(paper: Printer) -> None:
    sheets = [text for text in pages(paper("sixty classes")) if len(re.findall(r"班 +\d +\d +(√|[+-]?\d)", text)) > 1]
    assert len(sheets) > 1
    assert all("应开" in text and "差额" in text for text in sheets)


def test_no_row_is_cut(paper: Printer) -> None:
    text = "\n".join(pages(paper("sixty classes")))
    rows = re.findall(r"^ *[一二三四五六]（\d+）班((?: +\d+ +\d+ +(?:√|[+-]?\d) +[\d.]+%){3})$", text, re.MULTILINE)
    assert len(rows) == 60


def test_no_table_is_wider_than_its_sheet(browser: "sync_api.Browser", site: Mapping[str, Path]) -> None:
    # What scrolls on a screen would be cut on paper without a word.
    page = browser.new_page()
    page.emulate_media(media="print")
    for name in PRINTED:
        page.goto(site[name].as_uri())
        for selector, width in (
            (":not(.landscape) > :is(.wide, .scroll, .sideways)", 695),
            (".landscape > .wide", 1024),
        ):
            page.set_viewport_size({"width": width, "height": 900})
            for table in page.locator(selector).all():
                over = table.evaluate("it => it.firstElementChild.getBoundingClientRect().right - innerWidth")
                assert over <= 0.5, f"{name} {selector}"
    page.close()


def test_long_lists_are_printed_whole(browser: "sync_api.Browser", site: Mapping[str, Path]) -> None:
    page = browser.new_page()
    page.goto(site["ten thousand"].as_uri())
    page.emulate_media(media="print")
    windows = page.locator(".long").all()
    assert windows
    for window in windows:
        assert window.evaluate("it => it.scrollHeight - it.clientHeight") <= 0
    page.close()


def test_signatures_stand_together_on_one_sheet(paper: Printer) -> None:
    (sheet,) = (text for text in pages(paper("problems")) if "督导检查人" in text and "学校负责人" in text)
    assert "盖章" in sheet
    assert re.sub(r"\s", "", sheet).count("年月日") == 3
