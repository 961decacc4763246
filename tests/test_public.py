"""What the package offers is what it promises, its examples run, and its functions are not their modules."""

from __future__ import annotations

import ast
import doctest
import importlib
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

import goalkit

PACKAGE = Path(goalkit.__file__).parent
WITH_EXAMPLES = sorted(
    ".".join(["goalkit", *file.relative_to(PACKAGE).with_suffix("").parts]).removesuffix(".__init__")
    for file in PACKAGE.rglob("*.py")
    if ">>> " in file.read_text(encoding="utf-8")
)


def test_all_is_what_is_public() -> None:
    assert goalkit.__all__ == sorted(goalkit.__all__)
    public = {name for name in dir(goalkit) if not name.startswith("_")}
    modules = {name for name in public if isinstance(vars(goalkit).get(name), ModuleType)}
    of_python = {"TYPE_CHECKING", "ModuleType", "annotations"}
    assert public - modules - of_python == set(goalkit.__all__)


def test_type_checkers_see_what_python_gives() -> None:
    tree = ast.parse((PACKAGE / "__init__.py").read_text(encoding="utf-8"))
    seen = {
        (node.module, alias.name)
        for block in tree.body
        if isinstance(block, ast.If)
        for node in block.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    given = {(f"goalkit.{home}", name) for name, home in goalkit._HOMES.items()}  # noqa: SLF001
    assert seen == given


@pytest.mark.parametrize("name", goalkit.__all__)
def test_every_public_name_is_there_and_says_what_it_is(name: str) -> None:
    value = getattr(goalkit, name)
    assert not isinstance(value, ModuleType)
    assert value.__doc__


def test_a_function_is_not_hidden_by_the_module_of_its_name() -> None:
    for name in ("lint", "read", "frameworks"):
        importlib.import_module(f"goalkit.{name}")
        assert callable(getattr(goalkit, name))
    program = "from goalkit.lint import Linter\nimport goalkit.read\ngoalkit.lint([goalkit.read('{}', 'json')])"
    subprocess.run([sys.executable, "-c", program], check=True)


def test_importing_the_package_costs_nothing() -> None:
    program = "import sys, goalkit; print([name for name in sys.modules if name.startswith('goalkit.')])"
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "[]"


def test_an_unknown_name_is_no_attribute() -> None:
    with pytest.raises(AttributeError, match=r"goalkit.*nope"):
        _ = goalkit.nope  # type: ignore[attr-defined]


def test_explain_knows_rules_alone() -> None:
    assert goalkit.explain("vague-term").endswith("\n")
    with pytest.raises(KeyError):
        goalkit.explain("no-such-rule")


def test_frameworks_are_those_with_a_page() -> None:
    pages = goalkit.frameworks()
    assert list(pages) == sorted(pages)
    assert {"okr", "smart", "balanced-scorecard"} <= set(pages)
    for page in pages.values():
        assert page.body.startswith("# ")
        assert page.parts


def test_examples_were_found() -> None:
    assert {"goalkit", "goalkit.text", "goalkit.frameworks", "goalkit.read"} <= set(WITH_EXAMPLES)


@pytest.mark.parametrize("name", WITH_EXAMPLES)
def test_examples_in_docstrings_run(name: str) -> None:
    failed, tried = doctest.testmod(importlib.import_module(name))
    assert tried
    assert not failed
