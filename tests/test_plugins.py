"""Other packages' rules, readers and frameworks: one that is installed works; a broken one ends nothing."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parent.parent
BAKERY = ROOT / "tests" / "plugins" / "goalkit-bakery"
ORG = """\
#+TITLE: Corner Bakery, Q1 2027
* Nobody leaves without bread
- owner: Ines
- Cut loaves thrown away from 40 to 12 a day by 28 February 2027
- Raise CSAT by 10%
"""
DOZEN = """\
framework: baker's dozen
period: Q1 2027
loaves:
  - loaf: Nobody leaves without bread
    proofs:
      - proof: Raise CSAT by 10%
      - {proof: Cut loaves thrown away from 40 to 12 a day, oner: Ines}
"""
RULE = """\
from collections.abc import Iterator
from goalkit.model import Goal
from goalkit.rule import Finding, rule

@rule(category="clarity", since="1.0")
def {name}(goal: Goal) -> Iterator[Finding]:
    "A goal is there."
    yield Finding(goal.statement, "here it is")
"""


class Ran(NamedTuple):
    """How a command ended; what it complained of without its line ends."""

    code: int
    printed: str
    complained: str


class Place:
    """A folder to work in, and one from which packages are taken."""

    def __init__(self, folder: Path, packages: Path) -> None:
        self.folder = folder
        self.packages = packages

    def write(self, name: str, text: str) -> None:
        """Write a file to work on."""
        (self.folder / name).write_text(text, encoding="utf-8")

    def offers(self, package: str, group: str, name: str, value: str, source: str = "") -> None:
        """Put a package there that offers something, as if it had been installed."""
        info = self.packages / f"{package}-1.0.dist-info"
        info.mkdir(parents=True)
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {package}\nVersion: 1.0\n")
        (info / "entry_points.txt").write_text(f"[goalkit.{group}]\n{name} = {value}\n")
        (self.packages / f"{value.partition(':')[0]}.py").write_text(source)

    def run(self, *words: str) -> Ran:
        """Run goalkit as a person would."""
        paths = os.pathsep.join([str(ROOT), str(self.packages)])
        done = subprocess.run(
            [sys.executable, "-m", "goalkit", *words],
            cwd=self.folder,
            env={**os.environ, "PYTHONPATH": paths, "COLUMNS": "400"},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        return Ran(done.returncode, done.stdout, " ".join(done.stderr.split()))

    def rules_found(self, *words: str) -> list[str]:
        """The rules that spoke, in the order of what they spoke of."""
        return [one["rule"] for one in json.loads(self.run("lint", "--output", "json", *words).printed)["findings"]]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example package, built and installed into a folder of its own, without asking any other machine."""
    folder = tmp_path_factory.mktemp("bakery")
    shutil.copytree(BAKERY, folder / "source")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--no-input", "-q", "install", "--no-index"]
    target = folder / "packages"
    options = ["--no-deps", "--no-build-isolation", "--target", str(target)]
    subprocess.run([*pip, *options, str(folder / "source")], check=True)
    return target


@pytest.fixture
def bakery(installed: Path, tmp_path: Path) -> Place:
    return Place(tmp_path, installed)


@pytest.fixture
def place(tmp_path: Path) -> Place:
    (tmp_path / "packages").mkdir()
    (tmp_path / "work").mkdir()
    return Place(tmp_path / "work", tmp_path / "packages")


@pytest.mark.slow
def test_a_further_format_is_read_and_linted(bakery: Place) -> None:
    bakery.write("goals.org", ORG)
    report = json.loads(bakery.run("lint", "--output", "json", ".").printed)
    assert [(one["rule"], one["line"], one["column"]) for one in report["findings"]] == [
        ("deadline-on-closing-day", 4, 46),
        ("missing-baseline", 5, 17),
    ]
    (document,) = json.loads(bakery.run("show", "--output", "json", "goals.org").printed)["documents"]
    assert (document["format"], document["title"]) == ("org", "Corner Bakery, Q1 2027")
    assert [(goal["kind"], goal["owner"]) for goal in document["goals"]] == [
        ("objective", "Ines"),
        ("key_result", None),
        ("key_result", None),
    ]
    assert not any(one["edits"] for one in report["findings"]), "nobody knows how words are written in it"


@pytest.mark.slow
def test_a_rule_of_a_package_is_listed_explained_and_set(bakery: Place) -> None:
    bakery.write("goals.org", ORG)
    assert "deadline-on-closing-day" in bakery.run("rules").printed
    page = bakery.run("explain", "deadline-on-closing-day")
    assert page.code == 0
    assert 'closed = ["Sunday"]' in page.printed
    assert "rules/deadline-on-closing-day" not in page.printed, "the guide has no page of it"
    bakery.write("goalkit.toml", '[rules.deadline-on-closing-day]\nclosed = ["Monday"]\n')
    assert bakery.rules_found("goals.org") == ["missing-baseline"]


@pytest.mark.slow
def test_a_framework_of_a_package_has_its_page_and_its_words(bakery: Place) -> None:
    bakery.write("q1.yaml", DOZEN)
    assert "bakers-dozen  Baker's dozen" in bakery.run("frameworks").printed
    assert "whoever is first" in bakery.run("frameworks", "thirteen").printed
    assert "each morning [1]" in bakery.run("compare", "dozen", "okr", "--only", "cadence").printed
    report = json.loads(bakery.run("lint", "--output", "json", "q1.yaml").printed)
    assert [(one["rule"], one["line"], one["column"]) for one in report["findings"]] == [
        ("missing-baseline", 6, 30),
        ("unknown-field", 7, 61),
    ]
    (document,) = json.loads(bakery.run("show", "--output", "json", "q1.yaml").printed)["documents"]
    assert [goal["kind"] for goal in document["goals"]] == ["objective", "key_result", "key_result"]


@pytest.mark.slow
def test_what_is_of_no_package_stays_as_it_was(bakery: Place) -> None:
    draft = (ROOT / "site" / "examples" / "draft.md").read_text(encoding="utf-8")
    bakery.write("draft.md", draft)
    alone = Place(bakery.folder, bakery.folder)
    assert bakery.run("lint", "draft.md") == alone.run("lint", "draft.md")


BROKEN = {
    "raises": ("rules", "x", "broken", "import ovens", "the rules of bad are left out: ModuleNotFoundError: No module"),
    "empty": ("rules", "x", "broken", "", "bad names broken for its rules, and there is none in it"),
    "no-annotation": (
        "rules",
        "x",
        "broken",
        RULE.format(name="shy").replace("goal: Goal", "goal"),
        "the rule shy of bad is left out: rule shy: annotate its first parameter",
    ),
    "unknown-annotation": (
        "rules",
        "x",
        "broken",
        "from __future__ import annotations\n" + RULE.format(name="shy").replace("goal: Goal", "goal: Gaol"),
        "the rule shy of bad is left out: NameError: name 'Gaol' is not defined",
    ),
    "taken-name": (
        "rules",
        "x",
        "broken",
        RULE.format(name="missing_baseline"),
        "the rule missing-baseline of bad is left out: goalkit.rules.missing_baseline has a rule of the name",
    ),
    "silences-nothing": (
        "rules",
        "x",
        "broken",
        RULE.format(name="shy").replace('since="1.0"', 'since="1.0", silences=("shout",)'),
        "the rule shy of bad is left out: rule shy silences shout, which doesn't exist",
    ),
    "framework-without-page": (
        "frameworks",
        "dozen",
        "broken",
        "",
        "the framework dozen of bad is left out: FileNotFou",
    ),
}


@pytest.mark.parametrize("how", BROKEN)
def test_a_broken_package_is_told_and_the_rest_goes_on(place: Place, how: str) -> None:
    group, name, value, source, told = BROKEN[how]
    place.offers("bad", group, name, value, source)
    place.write("goals.md", "- KR: Raise CSAT by 10%\n")
    done = place.run(
        "frameworks" if group == "frameworks" else "lint", *([] if group == "frameworks" else ["goals.md"])
    )
    assert done.code == 2, "what that package would have said, nobody knows"
    assert done.complained.startswith(f"goalkit: {told}")
    assert "the rest goes on without it" in done.complained
    assert "Traceback" not in done.complained
    assert ("okr  Objectives" if group == "frameworks" else "missing-baseline") in done.printed


READERS = {
    "raises": ("broken:read", "def read(source):\n    return [1 / 0]\n", "ZeroDivisionError: division by zero"),
    "wrong-signature": ("broken:read", "def read():\n    return []\n", "read() takes 0 positional arguments but 1 was"),
    "gives-words": (
        "broken:read",
        "def read(source):\n    return source.lines\n",
        "it gave Text where a Draft belongs",
    ),
    "gives-no-places": (
        "broken:read",
        "from goalkit.reader import Draft\ndef read(source):\n    return [Draft('goal', 'words')]\n",
        "its statement “words” is a str, not a Text that knows its place",
    ),
    "gives-no-kind": (
        "broken:read",
        "from goalkit.reader import Draft\ndef read(source):\n    return [Draft('wish', source.lines[0])]\n",
        "there is no kind of goal “wish”",
    ),
}


@pytest.mark.parametrize("how", READERS)
def test_a_reader_that_fails_is_a_finding_and_other_files_go_on(place: Place, how: str) -> None:
    value, source, told = READERS[how]
    place.offers("bad", "readers", "org", value, source)
    place.write("a.org", ORG)
    place.write("b.md", "- KR: Raise CSAT by 10%\n")
    done = place.run("lint", ".")
    assert done.code == 1
    assert "the reader of bad failed: " in done.printed
    assert told in re.sub(r"\s+", " ", done.printed)
    assert "missing-baseline" in done.printed
    assert "Traceback" not in done.complained


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("md", "broken:read", "the reader of .md files of bad is left out: goalkit reads them already"),
        ("org", "broken:lost", "the reader of .org files of bad is left out: AttributeError: "),
        ("org", "broken:NAME", "the reader of .org files of bad is left out: broken:NAME is no function"),
    ],
)
def test_a_reader_that_cannot_be_used_is_told(place: Place, name: str, value: str, told: str) -> None:
    place.offers("bad", "readers", name, value, "NAME = 'org'\ndef read(source):\n    return []\n")
    place.write("b.md", "- KR: Raise CSAT by 10%\n")
    done = place.run("lint", ".")
    assert done.code == 2
    assert done.complained.startswith(f"goalkit: {told}")
    assert "missing-baseline" in done.printed


def test_of_two_readers_of_one_format_the_first_package_has_it(place: Place) -> None:
    place.offers("bread", "readers", "org", "bread:read", "def read(source):\n    return []\n")
    place.offers("cake", "readers", "org", "cake:read", "def read(source):\n    return []\n")
    place.write("a.org", ORG)
    done = place.run("lint", ".")
    assert done.complained.startswith("goalkit: the reader of .org files of cake is left out: bread reads them already")


def test_in_python_what_is_left_out_is_a_warning(place: Place) -> None:
    place.offers("bad", "rules", "x", "broken", "import ovens")
    program = "import goalkit\nprint('missing-baseline' in goalkit.all_rules(), end='')"
    paths = os.pathsep.join([str(ROOT), str(place.packages)])
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, env={**os.environ, "PYTHONPATH": paths}, capture_output=True, text=True, check=True)
    assert done.stdout == "True"
    assert "PluginWarning: the rules of bad are left out: ModuleNotFoundError" in done.stderr


def test_reports_lead_to_where_a_package_explains_its_rule(place: Place) -> None:
    source = RULE.format(name="shy").replace('since="1.0"', 'since="1.0", url="https://bakery.example/rules/shy"')
    place.offers("good", "rules", "x", "fine", source)
    place.write("goals.md", "- KR: Raise CSAT by 10%\n")
    found = json.loads(place.run("lint", "--output", "json", "goals.md").printed)["findings"]
    assert {one["rule"]: one["url"].removeprefix("https://") for one in found} == {
        "shy": "bakery.example/rules/shy",
        "missing-baseline": "goalkit.github.io/goalkit/rules/missing-baseline/",
    }
