"""A team's site in a real browser: filters, phone and dark look, and hostile words that stay words."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tests.test_team_site import HOSTILE, company, hostile, made

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

sync_api = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium on PATH"),
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests."""
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(params=["light", "dark"])
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A phone's window; whatever is said on the console, asked of another host or popped up is a failure."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, color_scheme=request.param)
    page = context.new_page()
    wrong: list[str] = []
    page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("dialog", lambda dialog: (wrong.append("a dialog"), dialog.dismiss()))
    page.on("request", lambda asked: None if asked.url.startswith("file:") else wrong.append(asked.url))
    yield page
    context.close()
    assert wrong == []


def test_filters(page: Page, tmp_path: Path) -> None:
    made(tmp_path, *company())
    page.goto((tmp_path / "goals.html").as_uri())
    shown = page.locator("#rows > li:visible")
    expect = sync_api.expect
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


def test_all_pages_fit_a_phone(page: Page, tmp_path: Path) -> None:
    made(tmp_path, hostile(HOSTILE[0]), hostile("w" * 100_000))
    for file in sorted(tmp_path.rglob("*.html")):
        page.goto(file.as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, file.name
        assert page.evaluate("document.querySelectorAll('main script, main img, main iframe').length") == 0


def test_keyboard(page: Page, tmp_path: Path) -> None:
    made(tmp_path, *company())
    page.goto((tmp_path / "alignment.html").as_uri())
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.locator(".diagram a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/goals/*.html")


def test_readable_without_scripts(browser: Browser, tmp_path: Path) -> None:
    made(tmp_path, *company())
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((tmp_path / "goals.html").as_uri())
    assert page.locator("#rows > li:visible").count() == 22
    assert not page.locator("#filters").is_visible()
    context.close()
