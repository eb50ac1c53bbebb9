"""Pages in a real browser: accessible, alone, whole without scripts, fit for a phone; light and dark."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import sync_api
from tests.browser.site import PAGES

axe = pytest.importorskip("axe_playwright_python.sync_playwright")

Opener = Callable[..., Any]
EVERY = pytest.mark.parametrize("name", PAGES)
LARGE = ("sixty classes", "ten thousand")
BUT_THE_LARGE = pytest.mark.parametrize("name", [name for name in PAGES if name not in LARGE])
"""The large ones have nothing that a small one has not, and axe goes through every cell."""
SCRIPTED = pytest.mark.parametrize("name", ["overview", "county", "finder", "english overview", "english county"])
"""Those with a list to search; `test_no_other_page_has_a_script`."""


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


COLOURS = "color-contrast"
WINDOWS: tuple[tuple[int, str, dict[str, object]], ...] = (
    (1280, "light", {}),
    (1280, "dark", {"runOnly": [COLOURS]}),
    (360, "light", {"rules": {COLOURS: {"enabled": False}}}),
)
"""Width, colour scheme, and what axe is asked there: darkness changes colours alone, and a phone none of them."""
TRANSLATED = ((1280, "light", {"rules": {COLOURS: {"enabled": False}}}),)
"""An English page has the colours of the Chinese one, and other words in the same places."""


@BUT_THE_LARGE
def test_axe_has_nothing_to_say(opened: Opener, name: str) -> None:
    page = opened(name)
    for width, scheme, asked in TRANSLATED if name.startswith("english") else WINDOWS:
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)
        found = axe.Axe().run(page, options={"resultTypes": ["violations"], **asked})
        assert found.violations_count == 0, f"{width} {scheme}\n{found.generate_report()}"


@pytest.mark.parametrize("name", ["problems", "finder"])
def test_a_page_evaluates_no_text_and_asks_for_nothing_even_when_told_to(opened: Opener, name: str) -> None:
    page = opened(name)
    tried = page.evaluate(
        """async () => {
             const refused = [];
             document.addEventListener("securitypolicyviolation", event => refused.push(event.effectiveDirective));
             document.body.append(Object.assign(new Image(), {src: "http://127.0.0.1:9/x.png"}));
             document.body.append(Object.assign(document.createElement("script"), {textContent: "window.ran = 1"}));
             await fetch("http://127.0.0.1:9/").catch(() => 0);
             await new Promise(done => setTimeout(done, 20));
             return [refused.sort(), window.ran];
           }"""
    )
    assert tried == [["connect-src", "img-src", "script-src-elem"], None]


@EVERY
def test_a_page_asks_nobody_breaks_no_policy_and_never_scrolls_sideways(opened: Opener, name: str) -> None:
    page = opened(name, width=360)
    assert page.asked == [page.url]
    assert page.complaints == []
    assert page.evaluate("document.styleSheets.length && document.styleSheets[0].cssRules.length") > 50
    for width in (360,) if name in LARGE else (360, 768, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width, width


def test_nothing_is_cut_on_a_phone_but_what_can_be_scrolled(opened: Opener) -> None:
    # What hangs over the edge of a box that scrolls has to be a wide table's; a list is one above the other.
    for name in ("county", "read", "clean"):
        page = opened(name, width=360)
        over = page.evaluate(
            """() => [...document.querySelectorAll(".rules td, .rules tbody th, .listed td")]
                 .filter(it => it.getBoundingClientRect().right > innerWidth - 8 || it.clientWidth < 24)
                 .map(it => it.textContent)"""
        )
        assert over == [], name


def test_no_other_page_has_a_script(site: Mapping[str, Path]) -> None:
    assert [name for name in PAGES if b"<script" in site[name].read_bytes()] == SCRIPTED.args[1]


@SCRIPTED
def test_a_page_is_whole_without_scripts(opened: Opener, name: str) -> None:
    without, with_ = (opened(name, java_script_enabled=on) for on in (False, True))
    # The field of a long list is the script's own; everything else is there without it.
    assert without.locator("input:visible, select:visible, button:visible").count() == 0
    said = [page.locator("section:not(:has(.find)), .find ~ *").all_inner_texts() for page in (without, with_)]
    assert said[0] == said[1]
    assert said[0]


def test_a_counted_cell_shows_its_address_when_it_has_the_focus(opened: Opener) -> None:
    page = opened("problems")
    cell = page.locator(".week td[tabindex]").first
    assert cell.get_attribute("title").startswith(("B", "C", "D", "E", "F", "G"))
    cell.focus()
    shown = cell.evaluate("cell => getComputedStyle(cell, '::after').content")
    assert shown == f'"{cell.get_attribute("title")}"'


def test_the_field_of_a_long_list_hides_and_shows(opened: Opener) -> None:
    page = opened("finder")
    rows = page.locator("table.schools tbody tr:visible")
    assert rows.count() == 400
    page.locator(".find input").fill("第17小学")
    assert rows.count() == 1
    assert page.locator(".find output").inner_text() == "1 / 400"
    page.locator(".find input").fill("")
    page.locator(".find select").select_option("not_met")
    assert rows.count() == 200


def test_a_page_of_sixty_classes_is_under_half_a_megabyte(site: Mapping[str, Path]) -> None:
    assert site["sixty classes"].stat().st_size < 500_000


def test_ten_thousand_findings_can_be_read(opened: Opener) -> None:
    page = opened("ten thousand")
    assert page.locator(".items tbody tr").count() + page.locator(".balance tbody td.first").count() > 7_500
    assert page.locator(".problem.breaches tbody tr").count() > 3_500
    assert page.locator(".week").count() == 1_260
    # Long lists stand in windows of their own that say how many they hold, and can be scrolled by the keyboard.
    for window in page.locator(".long").all():
        assert window.evaluate("it => it.clientHeight") < 700
        assert window.get_attribute("tabindex") == "0"
        assert "处" in window.get_attribute("aria-label")
    headings = [page.locator(f"#{id}").bounding_box() for id in ("breaches", "open")]
    assert headings[1]["y"] - headings[0]["y"] < 5_000
