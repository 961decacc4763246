"""Every command and every example in the documents of the repository does what they say.

A `console` block is a session: lines after `$ ` are run, and what follows them must come out, with a line `…` for
lines left out. A block with `title="…"` is a file that later sessions find. A `python` block with `>>>` is a doctest;
any other is run, and rules in it must flag what they mark. Sessions of one document run in one folder, which holds
the example draft, on the day the examples were written.
"""

from __future__ import annotations

import datetime
import doctest
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from goalkit.config import Config
from goalkit.lint import Linter
from goalkit.read import read
from goalkit.rule import Rule

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = ("README.md", "CONTRIBUTING.md", "ARCHITECTURE.md", "site/reference/formats.md")
TODAY = "2026-12-18"
FENCE = re.compile(r'^(`{3,})(\w+)?(?: title="([^"]+)")?\n(.*?)^\1$', re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)#:]+)[)#]")
DATED = {"lint", "show", "status", "suggest", "baseline"}
"""Commands that compare with today."""


class Block(NamedTuple):
    """A fenced block, and the line it stands on."""

    language: str
    title: str | None
    body: str
    line: int


def blocks(name: str) -> list[Block]:
    """All fenced blocks of a document."""
    text = (ROOT / name).read_text(encoding="utf-8")
    return [
        Block(found[2] or "", found[3], found[4], text.count("\n", 0, found.start()) + 1)
        for found in FENCE.finditer(text)
    ]


def sessions(body: str) -> list[tuple[str, str]]:
    """Commands of a console block with the output that follows each."""
    found: list[tuple[str, str]] = []
    for line in body.splitlines(keepends=True):
        if line.startswith("$ "):
            found.append((line[2:].strip(), ""))
        else:
            command, output = found[-1]
            found[-1] = (command, output + line)
    return found


def run(command: str, folder: Path) -> str:
    """Run one line as a person would, and give what it prints."""
    words = shlex.split(command)
    if words[0] == "cat":
        return "".join((folder / name).read_text(encoding="utf-8") for name in words[1:])
    assert words[0] == "goalkit", f"only goalkit and cat are run: {command}"
    if words[1] in DATED:
        words[2:2] = ["--today", TODAY]
    clean = {name: value for name, value in os.environ.items() if name not in {"CI", "GITHUB_ACTIONS", "FORCE_COLOR"}}
    done = subprocess.run(
        [sys.executable, "-m", *words],
        cwd=folder,
        env=clean | {"COLUMNS": "100", "NO_COLOR": "1", "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode in {0, 1}, f"{command} ended with {done.returncode}: {done.stdout}"
    return done.stdout


def matches(shown: str, printed: str) -> bool:
    """Whether a document shows what was printed; a line `…` stands for any lines left out."""
    parts = [re.escape(tidy(part)) for part in re.split(r"^…$", shown, flags=re.MULTILINE)]
    return re.fullmatch("(?s:.*)".join(parts), tidy(printed)) is not None


def tidy(text: str) -> str:
    """Drop white space at line ends, and empty lines around."""
    return "\n".join(line.rstrip() for line in text.strip("\n").splitlines())


def flagged_by(rule: Rule, source: str) -> list[tuple[int, int, int, int]]:
    """Where a rule alone speaks in a text."""
    linter = Linter(Config(), datetime.date.fromisoformat(TODAY), [rule])
    return [one.span for one in linter.report([linter.check(read(source, "markdown"))]).diagnostics]


@pytest.fixture(scope="module", params=DOCUMENTS)
def document(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    """A document, and a folder with what its examples may use."""
    folder = tmp_path_factory.mktemp("docs")
    shutil.copytree(ROOT / "site" / "examples", folder / "site" / "examples")
    return request.param, folder


def test_commands_print_what_is_shown(document: tuple[str, Path]) -> None:
    name, folder = document
    for block in blocks(name):
        if block.title:
            (folder / block.title).parent.mkdir(parents=True, exist_ok=True)
            (folder / block.title).write_text(block.body, encoding="utf-8")
        elif block.language == "console":
            for command, expected in sessions(block.body):
                printed = run(command, folder)
                place = f"{name}:{block.line}: {command}"
                assert matches(expected, printed), f"{place}\n{tidy(printed)}"


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
    assert [one for one in LINK.findall(text) if not ((ROOT / name).parent / one).exists()] == []


def test_architecture_names_files_that_exist() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    named = re.findall(r"`([\w/]+\.(?:py|json|toml))`", text)
    assert named
    assert [name for name in named if not ((ROOT / "goalkit" / name).exists() or (ROOT / name).exists())] == []


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
    for name in (*DOCUMENTS, "CHANGELOG.md", "site/index.md"):
        assert not re.search(r"pipx? install (-\S+ )*goalkit\b(?!-)", (ROOT / name).read_text(encoding="utf-8"))
