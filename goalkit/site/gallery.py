"""The template gallery: an index to search, and a page for each template with what it gives in each format."""

from __future__ import annotations

import re
from contextlib import suppress
from itertools import groupby
from typing import TYPE_CHECKING, Any

from goalkit.english.metric import registry
from goalkit.report.templates import limits
from goalkit.site.frameworks import in_order
from goalkit.site.markdown import Markup, escape, link, page
from goalkit.site.metrics import anchor
from goalkit.site.sources import cited
from goalkit.template import render, templates

if TYPE_CHECKING:
    from collections.abc import Iterator

    from goalkit.frameworks import FrameworkPage
    from goalkit.model import Format, Framework
    from goalkit.template import Template

__all__ = ["pages"]

FORMATS: dict[Format, tuple[str, str]] = {
    "markdown": ("Markdown", "md"),
    "yaml": ("YAML", "yaml"),
    "toml": ("TOML", "toml"),
    "json": ("JSON", "json"),
    "csv": ("CSV", "csv"),
}
"""What each format is called, and the end of its files."""


NAME = re.compile(r"\b([a-z]+(?:-[a-z]+)+)\b")
"""What may be the name of a template in a sentence."""


def pages() -> Iterator[tuple[str, str]]:
    """The index and one page a template."""
    known = templates()
    by_framework = {one.framework: one for one in in_order()}
    groups = [(function, list(some)) for function, some in groupby(known, key=lambda one: one.function)]
    data = {"count": len(known), "groups": groups, "frameworks": list(by_framework.values()), "by": by_framework}
    yield "templates/index.md", page("templates", data)
    named = {one.name: one for one in known}
    for one in known:
        yield f"templates/{one.name}.md", page("template", _facts(one, named, by_framework))


def _facts(one: Template, named: dict[str, Template], by_framework: dict[Framework, FrameworkPage]) -> dict[str, Any]:
    metrics = [registry()[name] for name in dict.fromkeys((*one.metrics, one.counter_metric)) if name]
    return {
        "one": one,
        "not_for": _linked(one.not_for or "", named),
        "framework": by_framework[one.framework],
        "kind": (one.kind or "").replace("_", " "),
        "slots": [(slot, limits(slot)) for slot in one.slots],
        "results": list(_results(one)),
        "metrics": [(metric, f"../metrics/{metric.family}.md#{anchor(metric.id)}") for metric in metrics],
        "counter": registry()[one.counter_metric] if one.counter_metric else None,
        "anchor": anchor,
        "serves": [named[name] for name in one.serves if name in named],
        "served_by": [other for other in named.values() if one.name in other.serves],
        "sources": cited(one.sources),
    }


def _linked(words: str, named: dict[str, Template]) -> Markup:
    """Words in which names of templates lead to their pages."""

    def linked(found: re.Match[str]) -> str:
        name = found[1]
        return link(named[name].title, f"{name}.md") if name in named else name

    return Markup(NAME.sub(linked, escape(words)))


def _results(one: Template) -> Iterator[tuple[str, str, str, str]]:
    """The template with its samples in every format that it can be written in: its own first."""
    for form in sorted(one.formats, key=lambda form: form != one.format):
        with suppress(ValueError):  # a format that nothing is written in
            name, end = FORMATS[form]
            yield name, end, f"{one.name}.{end}", render(one, one.samples, form)
