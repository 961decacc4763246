"""The reference of Python: each public name stands on a page, says what it is, and has an example that runs there."""

from __future__ import annotations

import builtins
import doctest
import html
import re
from importlib import import_module

import pytest

import goalkit
from goalkit.site.python import PAGES, Name, names_of, pages, public, results

MODULES = [module for page in PAGES for module in page.modules]
PUBLIC = [(module, name) for module in MODULES for name in names_of(module)]
HEADING = re.compile(r"^### (\w+)$", re.MULTILINE)


@pytest.fixture(scope="module")
def written() -> dict[str, str]:
    """The pages by their paths, as people read them."""
    return {path: html.unescape(text) for path, text in pages()}


def test_every_public_name_has_one_entry(written: dict[str, str]) -> None:
    told = [name for page in PAGES for name in HEADING.findall(written[f"reference/{page.file}.md"])]
    wanted = {name for module in MODULES for name in import_module(module).__all__}
    assert set(told) == wanted
    assert set(goalkit.__all__) <= set(HEADING.findall(written["reference/python.md"]))


@pytest.mark.parametrize(("module", "name"), PUBLIC, ids=lambda one: one if isinstance(one, str) else one.name)
def test_every_public_name_says_what_it_is_and_its_example_runs_where_it_stands(module: str, name: Name) -> None:
    assert name.words
    assert name.example, f"give {module}.{name.name} an example"
    # A reader has what the module offers, and no more.
    known = {one: getattr(import_module(module), one) for one in import_module(module).__all__} | {"goalkit": goalkit}
    test = doctest.DocTestParser().get_doctest(name.example, known, name.name, None, None)
    complaints: list[str] = []
    doctest.DocTestRunner().run(test, out=complaints.append)
    assert not complaints, "".join(complaints)


@pytest.mark.parametrize("name", public(), ids=lambda name: name.name)
def test_every_error_that_a_function_says_it_raises_can_be_caught_by_name(name: Name) -> None:
    for error in name.raises:
        kind = getattr(builtins, error, None) or getattr(goalkit, error)
        assert issubclass(kind, Exception)


def test_nothing_private_is_shown(written: dict[str, str]) -> None:
    shown = re.findall(r"^(?:### |    |- `|class )(_\w*)", "".join(written.values()), re.MULTILINE)
    assert shown == []
    assert re.findall(r"ForwardRef|<function|<factory>| object at 0x", "".join(written.values())) == []


def test_types_of_results_are_told_too(written: dict[str, str]) -> None:
    told = {"Diagnostic", "Place", "Replacement", "Breach", "Note", "ValueStream"}
    assert told - {name.name for name in results()} == {"Diagnostic"}, "which is public itself"
    for name in results():
        assert f"\n## {name.name}\n" in written["reference/python-results.md"]
        assert name.words
