"""A real browser for tests: Chromium as the system has it, driven by Playwright, and a watch on what pages do there.

Where the environment says `CI`, tests that need it fail without it; elsewhere they are skipped and say why.
"""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

__all__ = ["browser", "inline_script", "missing", "needed", "window"]

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
QUIET = (
    "--no-sandbox",  # CI runs as root, where Chromium's sandbox can't
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",  # whatever a page asks for, nothing leaves the machine
)


def needed(*packages: str, programs: tuple[str, ...] = ()) -> None:
    """Skip where a package or a program isn't installed; where CI runs, fail."""
    lacking = [f"the package {name}" for name in packages if find_spec(name) is None]
    lacking += [name for name in programs if (CHROMIUM if name == "chromium" else shutil.which(name)) is None]
    if lacking:
        missing(f"not here: {', '.join(lacking)}; pip install -e '.[test]' brings packages, and .ci/run says the rest")


def missing(reason: str) -> None:
    """Skip a test that can't run here, or fail it where CI runs."""
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


# While Playwright runs, its event loop is the thread's: tests of a later module may want one of their own.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One Chromium for the tests of a module."""
    needed("playwright", programs=("chromium",))
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()


@contextmanager
def window(browser: Browser, own: tuple[str, ...], **settings: Any) -> Iterator[Page]:  # noqa: ANN401
    """A window that fails its test when a page complains, pops something up, or asks for what isn't its `own`."""
    context = browser.new_context(**settings)
    context.set_default_timeout(60_000)  # a page takes a second; a busy machine takes what it takes
    page = context.new_page()
    wrong: list[str] = []
    page.on("console", lambda message: wrong.append(message.text) if message.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("dialog", lambda dialog: (wrong.append("a dialog"), dialog.dismiss()))
    page.on("request", lambda asked: None if asked.url.startswith(own) else wrong.append(asked.url))
    try:
        yield page
    finally:
        context.close()
    assert wrong == []


def inline_script(page: Page) -> tuple[str, object]:
    """Put a script into a page: by which part of its policy it is refused, and what it left behind."""
    refused = page.evaluate(
        """() => new Promise(resolve => {
          addEventListener("securitypolicyviolation", event => resolve(event.effectiveDirective));
          const script = document.createElement("script");
          script.textContent = "window.ran = 1";
          document.body.append(script);
        })"""
    )
    return refused, page.evaluate("window.ran")
