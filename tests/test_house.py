"""The house stands as ARCHITECTURE.md draws it: floors import downwards, and lint loads only what it needs."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "goalkit"
MODULES = sorted(PACKAGE.rglob("*.py"))
FLOORS = (
    {"case", "data", "lookup", "pattern", "pile", "plugins", "text", "whole_file"},
    {"english"},
    {"model"},
    {"form"},
    {"frameworks", "choosing", "progress"},
    {"read", "reader"},
    {"bibliography", "example", "rule", "registry"},
    {"rules"},
    {"config"},
    {"diagnostic", "dispatch", "hit", "kept", "lint", "batch", "baseline", "diff", "fix", "writing"},
    {"report", "template", "convert", "interchange", "suggest", "live"},
    {"site", "assistant", "lsp"},
    {"cli"},
)
FLOOR_OF = {name: height for height, floor in enumerate(FLOORS) for name in floor}
HEAVY = {
    "pydantic",
    "jinja2",
    "mkdocs",
    "yaml",
    "tomllib",
    "csv",
    "asyncio",
    "email",
    "http",
    "multiprocessing",
}
"""What a run over Markdown without a config has no use for."""


def imported_by(module: Path) -> set[str]:
    """The modules of goalkit that a module imports anywhere, late or for types alone included."""
    found = set()
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            found |= (
                {f"{node.module}.{alias.name}" for alias in node.names} if node.module == "goalkit" else {node.module}
            )
    return {name for name in found if name.startswith("goalkit.")}


def of_package(name: str) -> str:
    """The part of goalkit that a dotted name belongs to."""
    return name.split(".")[1]


@pytest.mark.parametrize("module", MODULES, ids=lambda module: str(module.relative_to(PACKAGE)))
def test_floors_import_downwards(module: Path) -> None:
    place = module.relative_to(PACKAGE)
    own = place.parts[0].removesuffix(".py")
    if own in {"__init__", "__main__"}:
        return  # the front door
    parts = {of_package(name) for name in imported_by(module)} - {"__version__"}
    assert own in FLOOR_OF, f"say in FLOORS where {own} stands"
    assert {part for part in parts if FLOOR_OF.get(part, 99) > FLOOR_OF[own]} == set()


def floors_of_readers() -> dict[str, int]:
    """How high each reader stands, by the page that shows the house."""
    page = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    block = page.partition("## The readers, floor by floor")[2].partition("\n## ")[0]
    floors: list[list[str]] = []
    for line in re.findall(r"^    (.+)$", block, re.MULTILINE):
        name, _, modules = re.sub(r"\s{2,}", "\t", line).rpartition("\t")
        if name:
            floors.append([])
        floors[-1] += [module for module in re.split(r",\s*", modules) if module]
    return {module: -depth for depth, floor in enumerate(floors) for module in floor}


@pytest.mark.parametrize("module", sorted((PACKAGE / "read").glob("*.py")), ids=lambda module: module.stem)
def test_readers_import_downwards(module: Path) -> None:
    floors = floors_of_readers()
    assert module.stem in floors, "say in ARCHITECTURE.md on which floor of the readers it stands"
    asked = {name.split(".")[2] for name in imported_by(module) if name.startswith("goalkit.read.")}
    assert {name for name in asked if floors.get(name, 99) > floors[module.stem]} == set()


@pytest.mark.parametrize("module", sorted((PACKAGE / "rules").rglob("*.py")), ids=lambda module: module.stem)
def test_rules_know_the_model_and_sentences_alone(module: Path) -> None:
    parts = {of_package(name) for name in imported_by(module)}
    if module.stem == "unknown_rule_in_ignore":
        parts.remove("registry")  # it is about the names of rules
    assert parts <= {"rule", "model", "english", "text", "rules"}


@pytest.mark.parametrize("module", MODULES, ids=lambda module: str(module.relative_to(PACKAGE)))
def test_every_module_says_why_it_exists(module: Path) -> None:
    assert ast.get_docstring(ast.parse(module.read_text(encoding="utf-8")))


def test_lint_of_markdown_loads_nothing_heavy(tmp_path: Path) -> None:
    (tmp_path / "draft.md").write_bytes((ROOT / "site" / "examples" / "draft.md").read_bytes())
    program = (
        "import sys; before = set(sys.modules)\n"
        "from goalkit.cli import main; main(['lint', 'draft.md'])\n"
        "print(); print({name.split('.')[0] for name in set(sys.modules) - before})"
    )
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    loaded = ast.literal_eval(done.stdout.splitlines()[-1])
    assert "goalkit" in loaded
    assert loaded & HEAVY == set()
