"""Every command and every example in the documents of the repository and the guide does what they say.

How sessions run stands in `tests/sessions.py`. A `python` block with `>>>` is a doctest; any other is run, and rules
in it must flag what they mark.
"""

from __future__ import annotations

import datetime
import doctest
import re
from pathlib import Path

import pytest

from goalkit.config import Config
from goalkit.lint import Linter
from goalkit.read import read
from goalkit.registry import all_rules
from goalkit.rule import Rule
from goalkit.site.python import PAGES
from goalkit.site.writer import FOLDERS
from tests.sessions import ROOT, TODAY, Block, furnish, matches, session, tidy
from tests.sessions import blocks as blocks_in

GUIDE = [
    f"site/{folder}/{page.name}"
    for folder in ("learn", "how-to", "explain", "before-after")
    for page in sorted((ROOT / "site" / folder).glob("*.md"))
]
DRAFTS = [name for name in GUIDE if name.startswith("site/before-after/") and not name.endswith("index.md")]
DOCUMENTS = ("README.md", "CONTRIBUTING.md", "ARCHITECTURE.md", "site/reference/formats.md", *GUIDE)
GENERATED = {ROOT / "site" / folder for folder in FOLDERS}
READ_OFF = {"command-line.md", "configuration.md", *(f"{one.file}.md" for one in PAGES), "python-results.md"}
"""Where the guide's generated pages stand, and those among pages that are written by hand."""
FENCED = re.compile(r"^```.*?^```$|`[^`\n]+`", re.MULTILINE | re.DOTALL)
RULE = re.compile(r"(?<![\w/-])([a-z]+(?:-[a-z]+)+)(?![\w-])")
"""Code in a page, and in it what may be the name of a rule."""
LINK = re.compile(r"\]\(([^)#:]+)[)#]")


def blocks(name: str) -> list[Block]:
    """All fenced blocks of a document."""
    return blocks_in((ROOT / name).read_text(encoding="utf-8"))


def flagged_by(rule: Rule, source: str) -> list[tuple[int, int, int, int]]:
    """Where a rule alone speaks in a text."""
    linter = Linter(Config(), datetime.date.fromisoformat(TODAY), [rule])
    return [one.span for one in linter.report([linter.check(read(source, "markdown"))]).diagnostics]


@pytest.fixture(scope="module", params=DOCUMENTS)
def document(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    """A document, and a folder with what its examples may use."""
    folder = tmp_path_factory.mktemp("docs")
    furnish(folder)
    return request.param, folder


def test_commands_print_what_is_shown(document: tuple[str, Path]) -> None:
    name, folder = document
    for ran in session((ROOT / name).read_text(encoding="utf-8"), folder):
        place = f"{name}:{ran.block.line}: {ran.command}"
        assert ran.code in {0, 1}, f"{place} ended with {ran.code}: {ran.printed}"
        assert matches(ran.shown, ran.printed), f"{place}\n{tidy(ran.printed)}"


def test_python_examples_hold(document: tuple[str, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    name, folder = document
    monkeypatch.chdir(folder)
    names: dict[str, object] = {}
    parser, runner = doctest.DocTestParser(), doctest.DocTestRunner(optionflags=doctest.ELLIPSIS)
    for block in blocks(name):
        if block.language != "python" or block.title:
            continue
        if ">>>" in block.body:
            complaints: list[str] = []
            test = parser.get_doctest(block.body, names, name, name, block.line)
            runner.run(test, out=complaints.append, clear_globs=False)
            names = test.globs
            assert not complaints, "".join(complaints)
        else:
            defined: dict[str, object] = {"__name__": "example"}
            exec(compile(block.body, f"{name}:{block.line}", "exec"), defined)  # noqa: S102 - our own example
            for rule in [one for one in defined.values() if isinstance(one, Rule)]:
                assert [flagged_by(rule, example.source) for example in rule.examples] == [
                    list(example.flags) for example in rule.examples
                ]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_links_lead_somewhere(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    # Generated pages need not be there; building the guide tells whether they are.
    led = [((ROOT / name).parent / one).resolve() for one in LINK.findall(text)]
    assert [one for one in led if not one.exists() and one.parent not in GENERATED and one.name not in READ_OFF] == []


def test_architecture_names_files_that_exist() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    named = re.findall(r"`([\w/]+\.(?:py|json|toml))`", text)
    assert named
    assert [name for name in named if not ((ROOT / "goalkit" / name).exists() or (ROOT / name).exists())] == []


def test_architecture_names_every_room() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    named = set(re.findall(r"\w+", text.partition("## Floors")[2].partition("## ")[0]))
    rooms = {one.stem for one in (ROOT / "goalkit").iterdir() if one.suffix == ".py" or (one / "__init__.py").exists()}
    assert {one for one in rooms if not one.startswith("_")} - named == set()


def test_readme_shows_the_example_draft() -> None:
    draft = (ROOT / "site" / "examples" / "draft.md").read_text(encoding="utf-8")
    assert draft in [block.body for block in blocks("README.md")]


def test_fresh_environment_runs_the_commands_of_the_readme() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    commands = [line for block in blocks("README.md") if block.language == "sh" for line in block.body.split(" && ")]
    for step in ("pip install -q -e '.[test]'", "python -m pytest -n auto"):
        assert f"step {step}\n" in script
        assert step in [command.strip() for command in commands]


def test_nobody_is_sent_to_a_package_of_that_name() -> None:
    for name in (*DOCUMENTS, "CHANGELOG.md", "goalkit/site/pages/home.md.jinja"):
        assert not re.search(r"pipx? install (-\S+ )*goalkit\b(?!-)", (ROOT / name).read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", DRAFTS)
def test_better_version_of_a_draft_lints_clean(name: str, tmp_path: Path) -> None:
    draft, better = session((ROOT / name).read_text(encoding="utf-8"), tmp_path)
    assert " │ " in draft.printed, "the draft has findings"
    assert "…\n" not in draft.shown.splitlines(keepends=True), "and the page shows all of them"
    assert (better.code, better.printed.rpartition(": ")[2]) == (0, "nothing to mend\n")
    first, second = (one for one in blocks(name) if one.title)
    assert first.title in draft.command
    assert second.title in better.command


def test_drafts_are_of_many_fields_and_all_listed() -> None:
    index = (ROOT / "site" / "before-after" / "index.md").read_text(encoding="utf-8")
    assert len(DRAFTS) >= 20
    assert [name for name in DRAFTS if f"]({Path(name).name})" not in index] == []


@pytest.mark.parametrize("name", GUIDE)
def test_pages_of_the_guide_lead_to_the_rules_they_name(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    named = RULE.findall("".join(FENCED.findall(text)))
    assert [rule for rule in dict.fromkeys(named) if rule in all_rules() and f"](../rules/{rule}.md)" not in text] == []


@pytest.mark.parametrize("name", GUIDE)
def test_pages_of_the_guide_say_what_they_are(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    front = re.match(r'---\ntitle: "?(.+?)"?\ndescription: (.{40,160})\n---\n\n# (.+)\n', text)
    assert front, "front matter with a title and a description of one to two lines, then a heading"
