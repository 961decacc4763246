"""A team's site in a real browser, under a strict policy: what it does, and that its pages are sound for everybody."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest

from tests.browsing import inline_script, needed, window
from tests.guide import policy, read_page, served
from tests.test_team_site import HOSTILE, TODAY, company, hostile, made

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.slow

DESK, TABLET, PHONE = {"width": 1280, "height": 900}, {"width": 768, "height": 1000}, {"width": 360, "height": 740}
PAPER = {"width": 673, "height": 1000}
"""What printers leave of a page of A4."""
KINDS = {
    "overview": "index.html",
    "goals": "goals.html",
    "alignment": "alignment.html",
    "scorecard": "scorecard.html",
    "North Star": "north-star.html",
    "KPIs": "kpis.html",
    "flow": "flow.html",
    "teams": "teams.html",
    "owners": "owners.html",
    "changes": "changes.html",
    "key result": "goals/o-1-2.html",
    "KPI": "goals/k-2.html",
    "SMART goal": "goals/g-7.html",
    "team": "teams/ovens-team.html",
    "owner": "owners/noor-haddad.html",
}
"""A page of each kind."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the example company, in its second revision."""
    found = tmp_path_factory.mktemp("site")
    made(found, *company(), today=TODAY - datetime.timedelta(weeks=2))
    made(found, *company())
    return found


@pytest.fixture
def site(folder: Path) -> Iterator[str]:
    """Where it is served."""
    with served(folder) as address:
        yield address


@pytest.fixture(params=["light", "dark"])
def page(browser: Browser, site: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A phone's window on that site alone."""
    with window(browser, (site,), viewport=PHONE, color_scheme=request.param) as page:
        yield page


def wide(page: Page) -> int:
    """How wide a page is, with all that is cut off or scrolled to."""
    return int(page.evaluate("document.documentElement.scrollWidth"))


def test_each_kind_of_page_is_looked_at(folder: Path) -> None:
    names = {file.relative_to(folder).as_posix() for file in folder.rglob("*.html")}
    assert set(KINDS.values()) <= names
    assert {name for name in names if "/" not in name} <= set(KINDS.values())


def test_pages_are_html_as_the_standard_has_it(folder: Path, tmp_path: Path) -> None:
    needed("html5lib")
    made(tmp_path, *map(hostile, HOSTILE[:8]))
    files = [folder / name for name in KINDS.values()]
    files += [
        file for at, file in enumerate(sorted(tmp_path.rglob("*.html"))) if file.parent == tmp_path or at % 9 == 0
    ]
    wrong = {file.name: read_page(file.read_text(encoding="utf-8")).objections for file in files}
    assert {name: found for name, found in wrong.items() if found} == {}


@pytest.mark.parametrize("name", KINDS.values(), ids=KINDS)
def test_a_page_is_sound_for_everybody(browser: Browser, site: str, name: str) -> None:
    needed("axe_playwright_python")
    from axe_playwright_python.sync_playwright import Axe

    for look, size in (("light", DESK), ("dark", PHONE)):
        with window(browser, (site,), viewport=size, color_scheme=look) as page:
            page.goto(site + name)
            found = Axe().run(page).response["violations"]
            assert [f"{one['id']}: {[node['html'] for node in one['nodes']][:3]}" for one in found] == [], look
            for other in (DESK, TABLET, PHONE):
                page.set_viewport_size(other)
                assert wide(page) <= other["width"]
            page.set_viewport_size(PAPER)
            page.emulate_media(media="print")
            assert wide(page) <= PAPER["width"]


def test_no_inline_script_runs_under_the_policy_of_a_host(browser: Browser, site: str) -> None:
    assert "unsafe" not in policy("")
    page = browser.new_page()
    answered = page.goto(f"{site}goals.html")
    assert answered is not None
    assert answered.headers["content-security-policy"] == policy("")
    refused, ran = inline_script(page)
    assert (refused, ran) == ("script-src-elem", None)
    page.close()


def test_type_and_colours_are_those_of_the_guide(page: Page, site: str) -> None:
    page.goto(f"{site}index.html")
    page.evaluate("document.fonts.ready.then(() => true)")
    assert page.evaluate("document.fonts.check('16px \"Source Sans 3\"') && [...document.fonts].length") == 3
    dark = page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
    colour = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    assert colour == ("rgb(18, 24, 21)" if dark else "rgb(253, 253, 251)")


def test_filters(page: Page, site: str) -> None:
    from playwright.sync_api import expect

    page.goto(f"{site}goals.html")
    shown = page.locator("#rows > li:visible")
    expect(shown).to_have_count(22)
    page.select_option("#f-owner", label="Noor Haddad")
    expect(page.locator("#count")).to_have_text("4 of 22 goals")
    expect(shown).to_have_count(4)
    page.reload()
    expect(shown).to_have_count(4)  # the address says what was chosen
    page.fill("#f-words", "market hall")
    expect(shown).to_have_count(1)
    page.fill("#f-words", "no such words")
    expect(page.locator("#none")).to_be_visible()
    page.click("button[type=reset]")
    expect(shown).to_have_count(22)
    page.select_option("#f-status", label="at risk")
    expect(page.locator("#count")).to_have_text("3 of 22 goals")
    page.select_option("#f-team", label="Ovens team")
    expect(shown).to_have_count(1)
    page.select_option("#f-period", label="2027")
    expect(page.locator("#none")).to_be_visible()


def test_the_tree_leads_to_goals(page: Page, site: str) -> None:
    page.goto(f"{site}alignment.html")
    assert page.locator(".diagram .box").count() == 13
    assert page.locator(".outline li").count() == 22
    inner = page.locator(".outline li", has_text="By 26 March 2027").last
    assert inner.locator("xpath=ancestor::li").count() == 3
    inner.get_by_role("link").first.click()
    page.wait_for_url("**/goals/g-7.html")
    page.locator(".trail a").first.click()
    page.wait_for_url("**/teams/*.html")


def test_keyboard(page: Page, site: str) -> None:
    page.goto(f"{site}alignment.html")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')").endswith("as a drawing")
    before = page.evaluate("document.activeElement.scrollLeft")
    for _ in range(100):  # a policy without eval forbids to wait for a condition in the page
        page.keyboard.press("ArrowRight")
        if page.evaluate("document.activeElement.scrollLeft") > before:
            break
        page.wait_for_timeout(50)
    assert page.evaluate("document.activeElement.scrollLeft") > before
    page.keyboard.press("Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
    page.keyboard.press("Enter")
    page.wait_for_url("**/goals/*.html")


def test_readable_without_scripts(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}goals.html")
    assert page.locator("#rows > li:visible").count() == 22
    assert not page.locator("#filters").is_visible()
    context.close()


def test_opened_from_a_folder_it_looks_and_works_the_same(browser: Browser, folder: Path) -> None:
    from playwright.sync_api import expect

    with window(browser, ("file:",), viewport=DESK) as page:
        page.goto((folder / "goals.html").as_uri())
        page.fill("#f-words", "market hall")
        expect(page.locator("#rows > li:visible")).to_have_count(1)
        assert page.evaluate("getComputedStyle(document.querySelector('.filters')).display") == "flex"


def test_hostile_words_run_nowhere_and_break_no_page(browser: Browser, tmp_path: Path) -> None:
    made(tmp_path, *(hostile(words) for words in HOSTILE))
    names = sorted(file.relative_to(tmp_path).as_posix() for file in tmp_path.rglob("*.html"))
    chosen = [name for at, name in enumerate(names) if "/" not in name or at % 6 == 0]
    with served(tmp_path) as site, window(browser, (site,), viewport=PHONE) as page:
        for name in chosen:
            page.goto(site + name)
            assert wide(page) <= PHONE["width"], name
            assert (
                page.locator("main :is(script, img, iframe, object, [onload], [onerror], [onmouseover])").count() == 0
            )
            assert page.locator("a[href^='javascript:']").count() == 0
