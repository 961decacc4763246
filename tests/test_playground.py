"""The playground: what it answers, that it carries all it needs, and that a browser runs it and nothing else."""

from __future__ import annotations

import datetime
import gzip
import hashlib
import io
import json
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from goalkit.config.profile import all_profiles
from goalkit.live import Live
from goalkit.read import FORMATS
from goalkit.site.playground import ASSETS, goalkit_archive, pages, yaml_archive
from goalkit.site.runtime.compiling import compiled
from tests.browsing import needed
from tests.guide import served

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
DRAFT = (ROOT / "site" / "examples" / "draft.md").read_text(encoding="utf-8")
YAML = (ROOT / "site" / "examples" / "kpis.yaml").read_text(encoding="utf-8")
TODAY = datetime.date(2027, 2, 1)
HOSTILE = (
    "objectives:\n"
    "  - objective: 'Patients feel at home <img src=x onerror=\"window.ran=1\">'\n"
    "    key_results:\n"
    "      - Launch the </pre><script>window.ran=1</script> portal\n"
    "      - CSAT {{ 7*7 }} up 10% [x](javascript:ran=1)\n"
    f"      - Raise {'x' * 20_000} from 6 to 4\n"
)
AS_WRITTEN = (
    "framework: okr\n"
    "objectives:\n"
    "  - objective: Patients </pre><script>window.ran=1</script> feel at home\n"
    "    <img src=x onerror=window.ran=1>: 1\n"
)
"""Of free text, markup is cut off; the documented form keeps each word as it stands."""


# What it answers


def test_an_answer_has_what_lint_and_show_say() -> None:
    live = Live()
    found = json.loads(live.check(DRAFT))
    command = [sys.executable, "-m", "goalkit", "lint", "--output", "json", "site/examples/draft.md"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    wanted = json.loads(done.stdout)["findings"]

    def places(findings: list[dict[str, Any]]) -> list[tuple[object, ...]]:
        return [(one["rule"], one["line"], one["column"], one["message"], one["ask"]) for one in findings]

    assert places(found["findings"]) == places(wanted)
    assert places(json.loads(live.report("json"))["findings"]) == places(wanted)
    assert json.loads(live.report("sarif"))["runs"][0]["results"][0]["ruleId"] == wanted[0]["rule"]
    assert (found["format"], found["framework"], found["period"][:7]) == ("markdown", "OKR", "Q1 2027")
    assert [(one["depth"], one["kind"], one["line"]) for one in found["goals"][:2]] == [
        (0, "objective", 3),
        (1, "key result", 5),
    ]
    assert "CSAT: +10%" in found["goals"][2]["facts"]


def test_a_format_is_seen_or_said_and_a_text_is_never_a_path() -> None:
    live = Live()
    assert json.loads(live.check(YAML))["format"] == "yaml"
    assert json.loads(live.check(YAML, "markdown"))["format"] == "markdown"
    assert json.loads(live.check(f"{ROOT}/site/examples/draft.md"))["goals"] == []
    assert json.loads(live.check("goals.yaml", "yaml"))["goals"] == []


def test_typing_gives_what_the_whole_text_gives() -> None:
    live = Live(TODAY)
    for end in range(0, len(DRAFT), 7):
        assert live.check(DRAFT[:end]) == Live(TODAY).check(DRAFT[:end])
    for changed in (DRAFT.replace("Q1", "Q2"), f"\n{DRAFT}", DRAFT.replace("10%", "10%, by 3/4"), DRAFT, YAML, DRAFT):
        assert live.check(changed) == Live(TODAY).check(changed)


def test_a_profile_changes_what_is_said() -> None:
    live = Live()
    said = {name: live.check(DRAFT, "markdown", name) for name in all_profiles()}
    assert said["classic"] == live.check(DRAFT, "markdown")
    assert len(set(said.values())) > 1
    with pytest.raises(KeyError):
        live.check(DRAFT, "markdown", "no-such-school")


@pytest.mark.parametrize(
    "source", ["", "\0\ud800", HOSTILE, "{", "a: [", '{"objectives": 1e999}', "\ufeff# O\r\n- KR\u2028x"]
)
def test_any_text_is_answered_in_json(source: str) -> None:
    for form in (None, *sorted(set(FORMATS.values()))):
        live = Live()
        json.loads(live.check(source, form))
        json.loads(live.report("sarif"))


# What it carries


def on_the_page() -> list[dict[str, Any]]:
    """The drafts to start from, as the page holds them."""
    [(path, text)] = pages(ROOT)
    assert path == "playground/index.md"
    found = re.search(r'<script type="application/json" id="play-drafts">([^<>&]*)</script>', text)
    assert found
    drafts: list[dict[str, Any]] = json.loads(found[1])
    return drafts


def test_the_archives_hold_all_that_linting_takes(tmp_path: Path) -> None:
    for archive in (goalkit_archive(), yaml_archive()):
        zipfile.ZipFile(io.BytesIO(compiled(archive))).extractall(tmp_path)
    drafts = [one["text"] for one in on_the_page()]
    program = (
        f"import sys; sys.path.insert(0, {str(tmp_path)!r})\n"
        "from goalkit.live import Live; from goalkit.config.profile import all_profiles\n"
        "live = Live()\n"
        f"for text in {drafts!r}: live.check(text)\n"
        f"for form in {sorted(set(FORMATS.values()))!r}:\n"
        f"    for profile in all_profiles(): live.check({DRAFT!r}, form, profile); live.check({YAML!r}, form)\n"
        "    live.report('sarif'), live.report('json')\n"
        "assert not [name for name in sys.modules if name.split('.')[0] in ('pydantic', 'jinja2')]\n"
    )
    # Without the packages installed here.
    done = subprocess.run([sys.executable, "-I", "-S", "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_compiled_modules_are_the_same_each_time_and_keep_the_pages_of_rules() -> None:
    archive = goalkit_archive()
    first = compiled(archive)
    assert first == compiled(archive)
    names = zipfile.ZipFile(io.BytesIO(first)).namelist()
    assert "goalkit/live.pyc" in names
    assert "goalkit/config/profiles.toml" in names
    assert not [name for name in names if name.endswith(".py") or name.startswith(("goalkit/cli", "goalkit/site"))]


def test_the_page_holds_its_drafts_as_data_that_cannot_end_their_element() -> None:
    drafts = on_the_page()
    assert drafts[0]["text"] == DRAFT
    assert len(drafts) > 20
    assert all(json.loads(Live().check(one["text"], one["format"]))["goals"] for one in drafts)


# In a browser


CLIPBOARD = ["clipboard-read", "clipboard-write"]


@pytest.fixture(scope="module")
def address(playground_folder: Path) -> Iterator[str]:
    """Where the guide is served, with all that the playground runs on."""
    with served(playground_folder) as address:
        yield address.rstrip("/")


class Seat:
    """A page of the playground with what it asked for and what it complained of."""

    def __init__(self, page: Any, address: str) -> None:  # noqa: ANN401 playwright isn't installed everywhere
        self.page, self.address = page, address
        self.requests: list[str] = []
        self.complaints: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("console", lambda one: self.complaints.append(one.text) if one.type in {"error", "warning"} else None)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def open(self, fragment: str = "") -> None:
        """Open the playground and wait until its scripts ran."""
        self.page.goto("about:blank")
        self.page.goto(f"{self.address}/playground/{fragment}")
        self.page.wait_for_selector("#play[data-open]")

    def start(self) -> None:
        """Ask for Python, and wait for the first answer."""
        self.page.click("#play-go")
        self.page.wait_for_selector("#play[data-read]", timeout=120_000)

    def write(self, text: str) -> None:
        """Put a draft in, and wait for what is said of it."""
        before = self.page.get_attribute("#play", "data-read")
        self.page.fill("#play-text", text)
        self.page.wait_for_function(
            "before => document.getElementById('play').dataset.read !== before", arg=before, timeout=60_000
        )


@pytest.fixture(scope="module")
def seat(browser: Any, address: str) -> Seat:  # noqa: ANN401
    """A playground that was started once; nothing of it came before it was asked for."""
    context = browser.new_context(permissions=CLIPBOARD, viewport={"width": 1280, "height": 900})
    found = Seat(context.new_page(), address)
    found.open()
    assert not [url for url in found.requests if re.search(r"wasm|\.zip|playground/worker", url)]
    found.start()
    return found


@pytest.mark.slow
def test_an_example_is_answered_before_anything_is_fetched_and_other_words_wait(browser: Any, address: str) -> None:  # noqa: ANN401
    here = Seat(browser.new_context(viewport={"width": 1280, "height": 900}).new_page(), address)
    here.open()
    found = json.loads(Live().check(DRAFT, "markdown"))["findings"]
    assert here.page.locator("#play-findings li").count() == len(found)
    assert here.page.locator("#play-under .gk-mark").count() > 4
    assert not here.page.is_visible("#play-tab-json")
    here.page.focus("#play-tab-goals")
    here.page.keyboard.press("End")
    assert here.page.is_visible("#play-goals")
    here.page.fill("#play-text", "# Objective: Be better")
    assert not here.page.is_visible("#play-tabs")
    assert "Start the playground" in here.page.inner_text("#play-sum")
    here.page.fill("#play-text", DRAFT)
    assert here.page.is_visible("#play-goals")
    assert not [url for url in here.requests if re.search(r"wasm|\.zip|playground/worker", url)]
    assert not here.complaints


@pytest.mark.slow
def test_those_who_hear_or_type_find_their_way(browser: Any, address: str) -> None:  # noqa: ANN401
    needed("axe_playwright_python")
    from axe_playwright_python.sync_playwright import Axe

    page = browser.new_page()
    here = Seat(page, address)
    here.open()

    def assert_sound() -> None:
        for look, width in (("default", 1280), ("slate", 1280), ("slate", 360), ("default", 360)):
            page.evaluate("scheme => (document.body.dataset.mdColorScheme = scheme)", look)
            page.set_viewport_size({"width": width, "height": 800})
            page.wait_for_timeout(300)  # until what fades in has
            result = Axe().run(page, options={"resultTypes": ["violations"]})
            assert not result.violations_count, result.generate_report()
            assert page.evaluate("document.documentElement.scrollWidth") <= width

    assert_sound()
    page.focus("#play-go")
    page.keyboard.press("Enter")
    page.wait_for_selector("#play[data-read]", timeout=120_000)
    assert page.evaluate("document.activeElement.id") == "play-tab-findings"
    here.write("# Objective: Patients feel at home\n- KR: Try to raise NPS from 45 to 60\n- KR: CSAT up 10%\n")
    for tab in ("findings", "goals", "json"):
        page.click(f"#play-tab-{tab}")
        page.wait_for_timeout(100)
        assert_sound()
    assert not here.complaints


@pytest.mark.slow
def test_the_list_of_files_is_right_and_small_enough(playground_folder: Path) -> None:
    manifest = json.loads((playground_folder / ASSETS / "manifest.json").read_text(encoding="utf-8"))
    total = 0
    for name, facts in manifest["files"].items():
        data = (playground_folder / ASSETS / name).read_bytes()
        assert (len(data), hashlib.sha256(data).hexdigest()) == (facts["bytes"], facts["sha256"])
        total += len(gzip.compress(data))
    assert total < 8_000_000


@pytest.mark.slow
def test_a_browser_says_what_the_command_says(seat: Seat) -> None:
    seat.open()
    seat.start()
    found = json.loads(Live().check(DRAFT, "markdown"))
    said = seat.page.locator("#play-findings li > p:nth-child(2)").all_inner_texts()
    assert said == [one["message"] for one in found["findings"]]
    assert seat.page.locator("#play-under .gk-mark").count() > 4
    seat.page.click("#play-findings li:nth-child(2) .gk-play__line")
    chosen = "field => field.value.slice(field.selectionStart, field.selectionEnd)"
    assert seat.page.eval_on_selector("#play-text", chosen) == "10%"
    seat.page.click("#play-tab-goals")
    assert "CSAT: +10%" in seat.page.inner_text("#play-goals")
    for form in ("json", "sarif"):
        seat.page.click(f"#play-tab-{form}")
        seat.page.wait_for_function("() => document.getElementById('play-code').textContent.length > 100")
        assert json.loads(seat.page.inner_text("#play-code"))["version"]
    seat.page.click("#play-tab-findings")


@pytest.mark.slow
def test_each_draft_and_format_can_be_read_there(seat: Seat) -> None:
    for place in range(seat.page.locator("#play-draft option").count() - 1):
        before = seat.page.get_attribute("#play", "data-read")
        seat.page.select_option("#play-draft", str(place))
        seat.page.wait_for_function(
            "before => document.getElementById('play').dataset.read !== before", arg=before, timeout=60_000
        )
    for text in ('{"objectives": ["Be better"]}', 'objectives = ["Be better"]', "# Objective: Be better"):
        seat.write(text)
        assert seat.page.locator("#play-findings li").count()
    assert not seat.page.is_visible("#play-start")


@pytest.mark.slow
def test_hostile_words_stay_words(seat: Seat) -> None:
    for text in (HOSTILE, AS_WRITTEN):
        seat.write(text)
        for tab in ("goals", "json", "sarif", "findings"):
            seat.page.click(f"#play-tab-{tab}")
            seat.page.wait_for_timeout(50)
            assert seat.page.evaluate("() => window.ran") is None
            assert seat.page.locator("#play img, #play script").count() == 0
            assert seat.page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    assert "<script>window.ran=1</script>" in seat.page.inner_text("#play-findings")
    assert "<img src=x onerror=window.ran=1>" in seat.page.inner_text("#play-findings")
    seat.page.click("#play-tab-goals")
    assert "<script>window.ran=1</script>" in seat.page.inner_text("#play-goals")


@pytest.mark.slow
def test_a_rewrite_can_be_put_in(seat: Seat) -> None:
    seat.write("# Objective: Patients feel at home\n- KR: Try to raise NPS from 45 to 60\n")
    seat.page.click("#play-tab-findings")
    seat.page.click(".gk-play__take")
    assert seat.page.input_value("#play-text").splitlines()[1] == "- KR: Raise NPS from 45 to 60"


@pytest.mark.slow
def test_a_long_draft_is_read_or_given_up_and_the_page_goes_on(seat: Seat) -> None:
    seat.page.evaluate("text => navigator.clipboard.writeText(text)", DRAFT * (200_000 // len(DRAFT)))
    seat.page.focus("#play-text")
    seat.page.keyboard.press("Control+A")
    seat.page.keyboard.press("Control+V")
    seat.page.wait_for_function(
        "() => /5,\\d\\d\\d goals|stopped/.test(document.getElementById('play-sum').textContent)", timeout=60_000
    )
    if seat.page.is_visible("#play-start"):
        seat.page.fill("#play-text", DRAFT)
        seat.start()
    seat.write(DRAFT)
    assert seat.page.inner_text("#play-sum").startswith("7 goals")


@pytest.mark.slow
def test_a_link_carries_a_draft_and_a_bad_one_does_no_harm(browser: Any, address: str) -> None:  # noqa: ANN401
    context = browser.new_context(permissions=CLIPBOARD, viewport={"width": 360, "height": 740})
    here = Seat(context.new_page(), address)
    here.open()
    here.page.fill("#play-text", HOSTILE + "\n“ü” 😀")
    here.page.select_option("#play-profile", "google")
    here.page.click("#play-share")
    here.page.wait_for_function("() => document.getElementById('play-said').textContent")
    link = here.page.evaluate("navigator.clipboard.readText()")
    other = Seat(context.new_page(), address)
    other.open(link.removeprefix(f"{address}/playground/"))
    assert other.page.input_value("#play-text") == HOSTILE + "\n“ü” 😀"
    assert other.page.input_value("#play-profile") == "google"
    assert not [url for url in other.requests if "draft=" in url.partition("#")[0]]
    bomb = here.page.evaluate("packed('a'.repeat(3_000_000))")
    for bad in ("%", "!!", "AAAA", "<script>alert(1)</script>", bomb, "x" * 50_000):
        other.open(f"#draft={bad}&format=%3Cb%3E&profile=nobody")
        assert "can't be read" in other.page.inner_text("#play-said")
        assert other.page.input_value("#play-text") == DRAFT
    assert other.page.evaluate("document.documentElement.scrollWidth") <= 360
    assert not here.complaints + other.complaints


@pytest.mark.slow
def test_it_works_from_the_keyboard(seat: Seat) -> None:
    seat.write(DRAFT)
    seat.page.focus("#play-tab-findings")
    seat.page.keyboard.press("ArrowRight")
    assert seat.page.evaluate("document.activeElement.id") == "play-tab-goals"
    assert seat.page.is_visible("#play-goals")
    seat.page.keyboard.press("Home")
    seat.page.keyboard.press("Tab")
    seat.page.keyboard.press("Tab")
    seat.page.keyboard.press("Enter")
    assert seat.page.evaluate("document.activeElement.id") == "play-text"
    seat.page.wait_for_function("() => document.getElementById('play-aloud').textContent.startsWith('7 goals')")


@pytest.mark.slow
def test_nothing_was_asked_of_another_host_and_nothing_went_wrong(seat: Seat) -> None:
    assert not [url for url in seat.requests if not url.startswith((seat.address, "data:", "blob:", "about:"))]
    assert not seat.complaints
