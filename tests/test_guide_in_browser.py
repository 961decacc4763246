"""The guide in a real browser, under a policy stricter than its own: what it does, and that no page fails anybody."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING
from unittest import mock
from urllib.parse import quote

import pytest

from goalkit.choosing import choose, questions
from goalkit.english.metric import registry
from goalkit.frameworks import frameworks
from goalkit.registry import all_rules
from goalkit.report import SITE_URL
from goalkit.site import gallery, home
from goalkit.site.fill import filled, skeletons
from goalkit.site.gallery import results_of
from goalkit.template import find_template, render, templates
from tests.browsing import inline_script, needed, window
from tests.guide import ROOT, policy, read_page, served

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from tests.guide import PageRead

pytestmark = pytest.mark.slow

DESK, PHONE = {"width": 1280, "height": 900}, {"width": 360, "height": 740}
KINDS = {
    "home": "",
    "choose": "choose/?purpose=change",
    "compare": "compare/",
    "frameworks": "frameworks/",
    "framework": "frameworks/okr/",
    "rules": "rules/",
    "rule": "rules/missing-baseline/",
    "disagreements": "disagreements/",
    "metrics": "metrics/",
    "family of metrics": "metrics/flow/",
    "templates": "templates/",
    "template": "templates/okr-quarter/",
    "large template": "templates/scorecard/",
    "tutorials": "learn/",
    "tutorial": "learn/first-lint/",
    "how-tos": "how-to/",
    "how-to": "how-to/documented-form/",
    "explanations": "explain/",
    "explanation": "explain/how-a-sentence-is-read/",
    "accuracy": "accuracy/",
    "speed": "speed/",
    "drafts": "before-after/",
    "draft": "before-after/hospital-ward/",
    "commands": "reference/command-line/",
    "settings": "reference/configuration/",
    "Python": "reference/python/",
    "results in Python": "reference/python-results/",
    "goal files": "reference/formats/",
    "playground": "playground/",
    "nothing there": "404.html",
}
"""A page of each kind that the guide has."""
EVERY_RULE = {"resultTypes": ["violations"]}
COLOURS = {"resultTypes": ["violations"], "runOnly": ["color-contrast", "link-in-text-block"]}
"""What may differ in the dark look, in which all else is heard and laid out alike."""
HOSTILE = (
    "<script>window.ran=1</script>",
    '"><img src=x onerror="window.ran=1">',
    "</code></pre></output><svg onload=window.ran=1>",
    "[x](javascript:window.ran=1) ![x](https://elsewhere.example/x.png)",
    "{{ 7 * 7 }}{% raw %}{# no #}",
    "# *a* `b` | c | - d\n\n<div onclick=window.ran=1>",
    '=HYPERLINK("javascript:window.ran=1")',
    "&lt;script&gt; &#60;script>",
    "w" * 100_000,
)


@pytest.fixture
def page(browser: Browser, guide: str) -> Iterator[Page]:
    """A window on a desk, that is about the guide alone."""
    with window(browser, (guide, "data:", "blob:"), viewport=DESK) as page:
        yield page


def wide(page: Page) -> int:
    """How wide a page is, all that is cut off or scrolled to included."""
    return int(page.evaluate("document.documentElement.scrollWidth"))


def assert_nothing_ran(page: Page) -> None:
    """Nothing that was typed or read became more than words."""
    assert page.evaluate("window.ran") is None
    made = ".md-content :is(script, iframe, object, img, [onclick], [onload], [onerror], a[href^='javascript:'])"
    assert page.locator(made).count() == 0


# Every kind of page


def test_each_page_is_of_a_kind_that_is_looked_at(guide_pages: dict[str, PageRead]) -> None:
    looked_at = {address.partition("?")[0] for address in KINDS.values()}
    assert looked_at <= set(guide_pages)
    folders = {address.split("/")[0] for address in looked_at if address.count("/") > 1}
    assert [one for one in guide_pages if one not in looked_at and one.split("/")[0] not in folders] == []


@pytest.mark.parametrize("address", KINDS.values(), ids=KINDS)
def test_a_page_is_sound_for_everybody(browser: Browser, guide: str, address: str) -> None:
    needed("axe_playwright_python")
    from axe_playwright_python.sync_playwright import Axe

    heard: dict[str, set[str]] = {}
    for look, scheme, rules in (("light", "default", EVERY_RULE), ("dark", "slate", COLOURS)):
        with window(browser, (guide, "data:"), viewport=DESK, color_scheme=look) as page:
            for size in (DESK, PHONE):
                page.set_viewport_size(size)
                page.goto(guide + address)
                assert page.get_attribute("body", "data-md-color-scheme") == scheme
                assert wide(page) <= size["width"]
                assert page.evaluate("[...document.images].every(one => one.complete && one.naturalWidth)")
                found = Axe().run(page, options=rules).response["violations"]
                said = [f"{one['id']}: {[node['html'] for node in one['nodes']][:3]}" for one in found]
                assert said == [], f"{look}, {size['width']} px"
                heard.setdefault(f"{size['width']} px", set()).add(page.locator("main").aria_snapshot())
    assert {size: len(looks) for size, looks in heard.items()} == {"1280 px": 1, "360 px": 1}


def test_a_host_may_forbid_scripts_within_pages(browser: Browser, guide: str) -> None:
    page = browser.new_page()
    answered = page.goto(guide)
    assert answered is not None
    assert answered.headers["content-security-policy"] == policy("")
    assert "unsafe" not in policy("")
    refused, ran = inline_script(page)
    assert (refused, ran) == ("script-src-elem", None)
    page.close()


def test_the_first_page_weighs_little(browser: Browser, guide: str) -> None:
    for look in ("light", "dark"):
        with window(browser, (guide, "data:"), viewport=DESK, color_scheme=look) as page:
            sizes: dict[str, int] = {}
            page.on(
                "response", lambda got, sizes=sizes: sizes.update({got.url: int(got.headers.get("content-length", 0))})
            )
            page.goto(guide, wait_until="networkidle")
            assert len(sizes) > 6
            assert sum(sizes.values()) < 300_000, sizes
            assert not [url for url in sizes if "search_index" in url or "playground" in url]


def test_a_page_that_is_not_there_leads_back(browser: Browser, guide: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    answered = page.goto(f"{guide}no/such/page/")
    assert answered is not None
    assert answered.status == 404
    page.click(".md-tabs a >> text=Rules")
    assert page.url == f"{guide}rules/"
    context.close()


def test_pages_can_be_read_without_scripts(browser: Browser, guide: str) -> None:
    with window(browser, (guide, "data:"), viewport=PHONE, java_script_enabled=False) as page:
        for address in ("rules/", "compare/", "choose/", "templates/smart-goal/"):
            page.goto(guide + address)
            assert page.locator("main form:visible").count() == 0
        page.goto(f"{guide}rules/")
        assert page.locator("[data-gk-row]:visible").count() == len(all_rules())


def test_the_keyboard_reaches_content_and_filter(page: Page, guide: str) -> None:
    page.goto(f"{guide}rules/")
    page.keyboard.press("Tab")
    assert "Skip to content" in page.evaluate("document.activeElement.textContent")
    page.keyboard.press("Enter")
    for _ in range(6):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == "text":
            break
    page.keyboard.type("deadline")
    assert " of " in str(page.text_content(".gk-filter__count"))


def test_the_dark_look_is_kept(browser: Browser, guide: str) -> None:
    with window(browser, (guide, "data:"), viewport=DESK, color_scheme="light") as page:
        page.goto(guide)
        page.click("label[title='Switch to the dark look']")
        body = page.locator("body")
        assert body.get_attribute("data-md-color-scheme") == "slate"
        dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
        page.goto(f"{guide}rules/vague-term/")
        assert body.get_attribute("data-md-color-scheme") == "slate"
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == dark
        page.click("label[title='Switch to the light look']")
        page.reload()
        assert body.get_attribute("data-md-color-scheme") == "default"


# Choose, compare, filter, search


def test_the_page_chooses_as_the_command_does(page: Page, guide: str) -> None:
    drawn = random.Random(7)  # noqa: S311 no secret hangs on it
    asked = questions()
    names = {one.slug: one.name for one in frameworks().values()}
    page.goto(f"{guide}choose/")
    advice = page.locator(".gk-advice")
    for _ in range(6):
        page.click(".gk-choose [type=reset]")
        answers = {one.id: drawn.choice(one.answers).id for one in asked if drawn.random() < 0.6}
        for question, answer in answers.items():
            page.check(f"input[name='{question}'][value='{answer}']")
        if not answers:
            continue
        wanted = choose(answers)
        assert advice.locator(".gk-advice__name a").all_inner_texts() == [names[one] for one in wanted.frameworks]
        weights = [int(one) for one in advice.locator("dd").all_inner_texts()]
        assert weights == list(wanted.weights.values())
        said = advice.inner_text()
        page.reload()
        assert advice.inner_text() == said  # the address says what was answered


def test_frameworks_are_picked_for_the_comparison(page: Page, guide: str) -> None:
    page.goto(f"{guide}compare/")
    columns = page.locator("#gk-facts thead th:visible")
    assert columns.count() == len(frameworks())
    for slug in frameworks():
        if slug not in {"okr", "kpi"}:
            page.uncheck(f"input[name=show][value={slug}]")
    assert sorted(columns.all_inner_texts()) == ["KPI", "OKR"]
    assert page.locator("#gk-facts tbody tr:first-child td:visible").count() == 2
    page.reload()
    assert sorted(columns.all_inner_texts()) == ["KPI", "OKR"]
    page.uncheck("input[name=show][value=kpi]")
    assert page.is_disabled("input[name=show][value=okr]")  # one always stays
    page.set_viewport_size(PHONE)
    page.goto(f"{guide}compare/")
    assert columns.count() == 2  # as many as fit a phone
    assert wide(page) <= PHONE["width"]


def test_rules_are_filtered(page: Page, guide: str) -> None:
    shown, count = page.locator("[data-gk-row]:visible"), page.locator(".gk-filter__count")
    page.goto(f"{guide}rules/")
    assert shown.count() == len(all_rules())
    page.select_option("[name=framework]", "kpi")
    about = sorted(name for name, rule in all_rules().items() if "kpi" in rule.frameworks)
    assert sorted(shown.locator("a").all_inner_texts()) == about
    page.reload()
    assert shown.count() == len(about)  # the address says what was chosen
    page.select_option("[name=category]", "coaching")
    wanted = [name for name in about if all_rules()[name].category == "coaching"]
    assert sorted(shown.locator("a").all_inner_texts()) == wanted
    assert page.locator(".gk-group:visible").count() == 1
    assert count.inner_text() == f"{len(wanted)} of {len(all_rules())}"
    page.fill("[name=text]", "no such words anywhere")
    assert shown.count() == 0
    assert count.inner_text().startswith("Nothing fits")


def test_metrics_and_templates_are_filtered(page: Page, guide: str) -> None:
    shown = page.locator("[data-gk-row]:visible")
    page.goto(f"{guide}metrics/")
    assert shown.count() == len(registry())
    page.fill("[name=text]", "net promoter")
    assert "Net Promoter" in shown.first.inner_text()
    page.goto(f"{guide}templates/?framework=kpi")
    assert shown.count() == sum(one.framework == "kpi" for one in templates())


def test_search_finds_and_its_index_waits_until_somebody_searches(page: Page, guide: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(guide, wait_until="networkidle")
    assert not [url for url in asked if "search_index" in url]
    page.click(".md-search__input")
    page.keyboard.type("missing baseline")
    first = page.locator(".md-search-result__item a").first
    first.wait_for()
    assert [url for url in asked if "search_index" in url]
    assert "baseline" in first.inner_text().lower()
    first.click()
    page.wait_for_url(f"{guide}rules/missing-baseline/**")
    page.goto(f"{guide}?q=lead+time")  # a link that searches
    first.wait_for()
    assert "lead" in first.inner_text().lower()


# Templates


@pytest.mark.parametrize("name", ["smart-goal", "okr-quarter", "kpi-table"])
def test_a_template_is_filled_and_downloaded_in_every_format(page: Page, guide: str, name: str) -> None:
    from playwright.sync_api import expect

    template = find_template(name)
    page.goto(f"{guide}templates/{name}/")
    output, chosen = page.locator("output"), page.locator(".gk-fill [name=format]")
    assert f"<{template.slots[0].name}>" in output.inner_text()
    page.click("[data-samples]")
    made = {one.format: filled(template, one, template.samples) for one in skeletons(template, results_of(template))}
    assert made[template.format] == render(template, template.samples)
    for form, wanted in made.items():
        chosen.select_option(form)
        assert output.text_content() == wanted
        with page.expect_download() as got:
            page.click(".gk-fill [type=submit]")
        assert got.value.path().read_text(encoding="utf-8") == wanted
        assert got.value.suggested_filename.startswith(f"{name}.")
    page.click(".gk-fill [type=reset]")
    expect(output).to_contain_text(f"<{template.slots[0].name}>")  # fields are emptied right after the click


def test_hostile_values_stay_words_in_every_format(browser: Browser, guide: str) -> None:
    template = find_template("okr-quarter")
    with window(browser, (guide, "data:", "blob:"), viewport=PHONE) as page:
        page.goto(f"{guide}templates/okr-quarter/")
        elements = page.locator("main *").count()
        for words in HOSTILE:
            page.evaluate(
                """words => { for (const one of document.querySelectorAll("[data-slot]")) {
                  one.value = words;
                  one.dispatchEvent(new Event("input", { bubbles: true }));
                } }""",
                words,
            )
            typed = page.input_value("[data-slot]")  # without line ends, which a field doesn't take
            for made in skeletons(template, results_of(template)):
                page.select_option(".gk-fill [name=format]", made.format)
                values = {slot.name: typed for slot in template.slots}
                assert page.text_content("output") == filled(template, made, values)
            assert page.locator("main *").count() == elements
            assert_nothing_ran(page)
            assert wide(page) <= PHONE["width"]


# Hostile words in addresses and in drafts


def test_hostile_addresses_change_nothing(browser: Browser, guide: str) -> None:
    with window(browser, (guide, "data:"), viewport=PHONE) as page:
        for words in (HOSTILE[1], " ".join(HOSTILE[:-1])):
            for address in ("rules/?text={}&framework={}", "compare/?show={}", "choose/?purpose={}", "?q={}#{}"):
                page.goto(guide + address.replace("{}", quote(words)))
                page.wait_for_function(
                    "() => document.documentElement.scrollWidth <= 360"
                )  # the search opens in a motion
                assert_nothing_ran(page)
            page.locator(".md-search-result__meta").wait_for(state="attached")
            assert page.locator(".md-search :is(script, img, iframe, svg[onload])").count() == 0


@pytest.fixture(scope="module")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A guide whose first page shows a hostile draft, and whose only template is hostile, made as the guide is made."""
    needed("mkdocs", "material")
    import yaml

    folder = tmp_path_factory.mktemp("hostile")
    (folder / "site").mkdir()
    draft = "# Q1 2027\n\n## Objective: Patients feel at home\n\n" + "".join(
        f"- KR: Launch {' '.join(words.split())} in all wards\n- KR: Cut {' '.join(words.split())} by 20%\n"
        for words in HOSTILE
    )
    template = find_template("smart-goal")
    words = "".join(HOSTILE[:-1])
    hostile = replace(
        template,
        title=words,
        purpose=words,
        not_for=words,
        slots=tuple(replace(slot, help=words) for slot in template.slots),
    )
    with mock.patch.object(home, "DRAFT", draft), mock.patch.object(gallery, "templates", return_value=(hostile,)):
        for path, text in (*home.pages(), *gallery.pages()):
            (folder / "site" / path).parent.mkdir(exist_ok=True)
            (folder / "site" / path).write_text(text, encoding="utf-8")
    settings = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    del settings["validation"]
    settings |= {
        "nav": ["index.md"],
        "not_in_nav": "templates/",
        "strict": False,
        "site_url": SITE_URL,
        "site_dir": str(folder / "built"),
    }
    settings["theme"]["custom_dir"] = str(ROOT / settings["theme"]["custom_dir"])
    (folder / "mkdocs.yml").write_text(json.dumps(settings), encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "-f", str(folder / "mkdocs.yml")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (folder / "built" / "index.html").exists(), done.stderr
    return folder / "built"


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_hostile_drafts_and_templates_are_shown_as_they_were_written(
    browser: Browser, hostile_site: Path, size: dict[str, int]
) -> None:
    for file in hostile_site.rglob("*.html"):
        assert read_page(file.read_text(encoding="utf-8")).objections == [], file.name
    with served(hostile_site) as address, window(browser, (address, "data:"), viewport=size) as page:
        for place in ("", "templates/", "templates/smart-goal/"):
            page.goto(address + place)
            assert_nothing_ran(page)
            assert wide(page) <= size["width"]
            assert HOSTILE[0] in page.inner_text("main")
            assert "{{ 7 * 7 }}{% raw %}" in page.inner_text("main")
        page.goto(f"{address}?q=patients")
        page.locator(".md-search-result__item").first.wait_for(state="attached")
        assert page.locator(".md-search :is(script, img, iframe, [onload])").count() == 0
        assert_nothing_ran(page)
