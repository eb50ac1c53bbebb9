"""Pages on A4: everything is there, header rows repeat, no row is cut, nothing hangs over the edge."""

import re
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.browser.conftest import PAGES, sync_api

PDFTOTEXT = shutil.which("pdftotext")
pytestmark = pytest.mark.skipif(PDFTOTEXT is None, reason="pdftotext is not installed: apt install poppler-utils")
A4 = (595, 842)
"""Points."""


@pytest.fixture(scope="module")
def paper(
    browser: "sync_api.Browser", site: Mapping[str, Path], tmp_path_factory: pytest.TempPathFactory
) -> Mapping[str, Path]:
    """The pages that are printed, as PDF."""
    folder = tmp_path_factory.mktemp("paper")
    printed = {}
    for name in PAGES:
        if name not in ("ten thousand", "schools by name"):
            page = browser.new_page()
            page.goto(site[name].as_uri())
            printed[name] = folder / f"{name}.pdf"
            page.pdf(path=printed[name], prefer_css_page_size=True)
            page.close()
    return printed


def pages(pdf: Path) -> list[str]:
    """The text of each page, lines as they stand."""
    return read(pdf, "-layout").split("\f")[:-1]


def read(pdf: Path, how: str) -> str:
    assert PDFTOTEXT is not None
    return subprocess.run([PDFTOTEXT, how, str(pdf), "-"], capture_output=True, check=True).stdout.decode("utf-8")


def test_every_sheet_is_a4_and_nothing_hangs_over_its_edge(paper: Mapping[str, Path]) -> None:
    for name, pdf in paper.items():
        boxes = read(pdf, "-bbox")
        sheets = re.findall(r'<page width="([\d.]+)" height="([\d.]+)">', boxes)
        assert {(round(float(w)), round(float(h))) for w, h in sheets} == {A4}, name
        words = re.findall(r'<word xMin="([-\d.]+)" yMin="[-\d.]+" xMax="([-\d.]+)"', boxes)
        assert min(float(left) for left, _ in words) > 30, name
        assert max(float(right) for _, right in words) < A4[0] - 30, name


def test_the_header_of_a_table_stands_on_each_of_its_sheets(paper: Mapping[str, Path]) -> None:
    sheets = [text for text in pages(paper["large"]) if len(re.findall(r"班 +\d +\d +(√|[+-]\d)", text)) > 1]
    assert len(sheets) > 1
    assert all("应开" in text and "差额" in text for text in sheets)


def test_no_row_is_cut(paper: Mapping[str, Path]) -> None:
    text = "\n".join(pages(paper["large"]))
    rows = re.findall(r"^ *[一二三四五六]（\d+）班((?: +\d+ +\d+ +(?:√|[+-]\d) +[\d.]+%){3})$", text, re.MULTILINE)
    assert len(rows) == 60


def test_long_lists_are_printed_whole(browser: "sync_api.Browser", site: Mapping[str, Path]) -> None:
    page = browser.new_page()
    page.goto(site["ten thousand"].as_uri())
    page.emulate_media(media="print")
    for window in page.locator(".long").all():
        assert window.evaluate("it => it.scrollHeight - it.clientHeight") <= 0
    page.close()


def test_signatures_stand_together_on_one_sheet(paper: Mapping[str, Path]) -> None:
    (sheet,) = (text for text in pages(paper["problems"]) if "督导检查人" in text and "学校负责人" in text)
    assert "盖章" in sheet
    assert "年 月 日" in re.sub(" +", " ", sheet)
