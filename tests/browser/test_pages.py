"""Pages in a real browser: accessible, alone, whole without scripts, fit for a phone; light and dark."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import PAGES, sync_api

axe = pytest.importorskip("axe_playwright_python.sync_playwright")

Opener = Callable[..., Any]
EVERY = pytest.mark.parametrize("name", PAGES)


@pytest.fixture
def opened(browser: "sync_api.Browser", site: Mapping[str, Path]) -> Iterator[Opener]:
    """Opens a page by its name, in a window of its own."""
    contexts = []

    def open_it(name: str, width: int = 1280, **how: object) -> "sync_api.Page":
        context = browser.new_context(viewport={"width": width, "height": 800}, **how)
        contexts.append(context)
        page = context.new_page()
        page.asked = []
        page.complaints = []
        page.on("request", lambda request: page.asked.append(request.url))
        page.on("console", lambda message: page.complaints.append(message.text))
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.goto(site[name].as_uri())
        return page

    yield open_it
    for context in contexts:
        context.close()


@EVERY
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_has_nothing_to_say(opened: Opener, name: str, scheme: str) -> None:
    if name == "ten thousand":
        pytest.skip("the same as the large one, and axe walks through every cell")
    found = axe.Axe().run(opened(name, color_scheme=scheme))
    assert found.violations_count == 0, found.generate_report()


@EVERY
def test_a_page_asks_nobody_for_anything_and_breaks_no_policy(opened: Opener, name: str) -> None:
    page = opened(name)
    assert page.asked == [page.url]
    assert page.complaints == []
    assert page.evaluate("document.styleSheets.length && document.styleSheets[0].cssRules.length") > 50


@EVERY
@pytest.mark.parametrize("width", [360, 768, 1280])
def test_nothing_scrolls_sideways(opened: Opener, name: str, width: int) -> None:
    page = opened(name, width=width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@EVERY
def test_a_page_is_whole_without_scripts(opened: Opener, name: str) -> None:
    if name == "ten thousand":
        pytest.skip("no other than the large one")
    without, with_ = (opened(name, java_script_enabled=on) for on in (False, True))
    assert without.locator("main").inner_text() == with_.locator("main").inner_text()
    assert without.locator("input:visible, select:visible, button:visible").count() == 0


def test_a_counted_cell_shows_its_address_when_it_has_the_focus(opened: Opener) -> None:
    page = opened("problems")
    cell = page.locator(".week td[tabindex]").first
    assert cell.get_attribute("title").startswith(("B", "C", "D", "E", "F", "G"))
    cell.focus()
    shown = cell.evaluate("cell => getComputedStyle(cell, '::after').content")
    assert shown == f'"{cell.get_attribute("title")}"'


def test_the_filter_of_a_long_list_hides_and_shows(opened: Opener) -> None:
    page = opened("schools by name")
    rows = page.locator("table.schools tbody tr:visible")
    every = rows.count()
    page.locator(".find input").fill("第17小学")
    assert rows.count() == 1
    page.locator(".find input").fill("")
    assert rows.count() == every


def test_ten_thousand_findings_can_be_read(opened: Opener, site: Mapping[str, Path]) -> None:
    page = opened("ten thousand")
    breaches = page.locator(".problem.breaches tbody tr")
    assert breaches.count() > 3500
    assert page.locator(".week").count() == 1260
    # Long lists stand in windows of their own that say how many they hold, and can be scrolled by the keyboard.
    for window in page.locator(".long").all():
        assert window.evaluate("it => it.clientHeight") < 700
        assert window.get_attribute("tabindex") == "0"
        assert "处" in window.get_attribute("aria-label")
    headings = [page.locator(f"#{id}").bounding_box() for id in ("breaches", "open")]
    assert headings[1]["y"] - headings[0]["y"] < 5000
