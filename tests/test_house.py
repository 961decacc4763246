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


def floors_inside(part: str) -> dict[str, int]:
    """How high each module and package of a part stands, by the page that shows the house."""
    page = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    block = page.partition(f"`goalkit/{part}`, from ")[2].partition("\n\n")[2].partition("\n\n")[0]
    floors: dict[str, int] = {}
    for depth, line in enumerate(block.splitlines()):
        name, said = re.split(r"\s{2,}", line.strip(), maxsplit=1)
        own = (PACKAGE / part / name / "__init__.py").exists() or (PACKAGE / part / f"{name}.py").exists()
        modules = said.partition(":")[0].split(", ")
        floors |= dict.fromkeys([name] if own and name not in modules else modules, -depth)
    return floors


INSIDE = [(part, module) for part in ("read", "english") for module in sorted((PACKAGE / part).rglob("*.py"))]


@pytest.mark.parametrize(("part", "module"), INSIDE, ids=lambda one: str(one).removeprefix(str(PACKAGE)))
def test_readers_of_files_and_sentences_import_downwards(part: str, module: Path) -> None:
    floors = floors_inside(part)
    own = module.relative_to(PACKAGE / part).parts[0].removesuffix(".py")
    assert own in floors, "say in ARCHITECTURE.md on which floor it stands"
    asked = {name.split(".")[2] for name in imported_by(module) if name.startswith(f"goalkit.{part}.")}
    assert {name for name in asked if floors.get(name, 99) > floors[own]} == set()


@pytest.mark.parametrize("part", ["read", "english"])
def test_each_floor_inside_is_there(part: str) -> None:
    there = {one.stem for one in (PACKAGE / part).iterdir() if one.suffix == ".py" or (one / "__init__.py").exists()}
    assert set(floors_inside(part)) == there


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
