"""Framework pages and goal templates are whole, cite sources that exist, and pass goalkit's own lint."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, get_args

import jinja2
import pytest
import yaml

import goalkit
from goalkit.bibliography import bibliography
from goalkit.model import Kind

ROOT = Path(__file__).resolve().parent.parent
FRAMEWORKS = sorted((ROOT / "frameworks").glob("*.md"))
TEMPLATES = sorted((ROOT / "templates").glob("*.jinja"))
FENCE = re.compile(r"^```md\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)#:]+)\)")


def parts(page: Path) -> tuple[dict[str, Any], str]:
    """A page's front matter and its body."""
    _, head, body = page.read_text(encoding="utf-8").split("---\n", 2)
    return yaml.safe_load(head), body


def loud(source: str) -> list[str]:
    """What goalkit says about a text at warning or above."""
    report = goalkit.lint([goalkit.read(source, format="markdown")])
    return [f"{one.rule}: {one.message}" for one in report.diagnostics if one.level != "advice"]


def test_there_is_a_page_for_each_framework() -> None:
    expected = ["balanced-scorecard", "kpi", "lean-metrics", "north-star", "okr", "smart"]
    assert [page.stem for page in FRAMEWORKS] == expected


@pytest.mark.parametrize("page", FRAMEWORKS, ids=lambda page: page.stem)
def test_framework_page_says_what_a_reader_compares(page: Path) -> None:
    facts, body = parts(page)
    assert list(facts) == ["name", "summary", "parts", "cadence", "best_for", "watch_out_for", "sources"]
    assert facts["summary"].endswith(".")
    assert {part["kind"] for part in facts["parts"]} <= set(get_args(Kind))
    assert all(isinstance(one, str) for one in [*facts["best_for"], *facts["watch_out_for"]])
    assert set(facts["sources"]) <= set(bibliography())
    assert [one for one in LINK.findall(body) if not (page.parent / one).exists()] == []


@pytest.mark.parametrize("page", FRAMEWORKS, ids=lambda page: page.stem)
def test_examples_of_a_framework_lint_clean(page: Path) -> None:
    examples = FENCE.findall(parts(page)[1])
    assert examples
    assert [loud(example) for example in examples] == [[] for _ in examples]


@pytest.mark.parametrize("page", FRAMEWORKS, ids=lambda page: page.stem)
def test_examples_of_a_framework_are_read_as_its_parts(page: Path) -> None:
    facts, body = parts(page)
    found = {goal.kind for text in FENCE.findall(body) for goal in goalkit.read(text, format="markdown").goals}
    kinds = {part["kind"] for part in facts["parts"]}
    assert found
    assert found <= kinds


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.name.removesuffix(".md.jinja"))
def test_filled_template_lints_clean(template: Path) -> None:
    facts, body = parts(template)
    samples = {name: slot["sample"] for name, slot in facts["slots"].items()}
    filled = jinja2.Environment(undefined=jinja2.StrictUndefined, autoescape=False).from_string(body).render(samples)  # noqa: S701 - Markdown, not HTML
    assert goalkit.read(filled, format="markdown").goals
    assert loud(filled) == []
