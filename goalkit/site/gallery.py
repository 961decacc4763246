"""The template gallery: an index to search, and a page for each template with what it gives in each format."""

from __future__ import annotations

import json
import re
from itertools import groupby
from typing import TYPE_CHECKING, Any

from goalkit.english.metric import registry
from goalkit.report.templates import limits
from goalkit.site.compare import called
from goalkit.site.fill import Mark, skeletons
from goalkit.site.frameworks import in_order
from goalkit.site.markdown import Markup, escape, link, page
from goalkit.site.metrics import anchor
from goalkit.site.sources import cited
from goalkit.template import templates
from goalkit.template.filling import filled_document
from goalkit.template.values import check_values
from goalkit.template.writing import in_format

if TYPE_CHECKING:
    from collections.abc import Iterator

    from goalkit.frameworks import FrameworkPage
    from goalkit.model import Format, Framework
    from goalkit.site.fill import Piece
    from goalkit.template import Template

__all__ = ["as_plain", "pages", "results_of"]

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
    data = {
        "count": len(known),
        "groups": groups,
        "frameworks": list(by_framework.values()),
        "by": by_framework,
        "called": called,
    }
    yield "templates/index.md", page("templates", data)
    named = {one.name: one for one in known}
    for one in known:
        yield f"templates/{one.name}.md", page("template", _facts(one, named, by_framework))


def _facts(one: Template, named: dict[str, Template], by_framework: dict[Framework, FrameworkPage]) -> dict[str, Any]:
    results = results_of(one)
    metrics = [registry()[name] for name in dict.fromkeys((*one.metrics, one.counter_metric)) if name]
    return {
        "one": one,
        "not_for": _linked(one.not_for or "", named),
        "framework": by_framework[one.framework],
        "kind": called(one.kind) if one.kind and one.kind != "document" else one.kind,
        "slots": [(slot, limits(slot)) for slot in one.slots],
        "results": [(*FORMATS[form], f"{one.name}.{FORMATS[form][1]}", text) for form, text in results.items()],
        "forms": _forms(one, results),
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


def results_of(one: Template) -> dict[Format, str]:
    """The template with its samples in every format that it can be written in, its own first."""
    text, document = filled_document(one, check_values(one, one.samples))
    return {
        form: text if form == one.format else in_format(document, form)
        for form in sorted(one.formats, key=lambda form: form != one.format)
    }


def _forms(one: Template, results: dict[Format, str]) -> list[dict[str, str]]:
    """What the page's script fills: for each format its name, the file it makes, and its pieces as JSON."""
    return [
        {
            "format": made.format,
            "name": FORMATS[made.format][0],
            "file": f"{one.name}.{FORMATS[made.format][1]}",
            "pieces": json.dumps([as_plain(piece) for piece in made.pieces], ensure_ascii=False),
        }
        for made in skeletons(one, results)
    ]


def as_plain(piece: Piece) -> object:
    """A piece as JSON has it: text, a mark as an object, a cell as a list."""
    if isinstance(piece, Mark):
        return {name: value for name, value in piece._asdict().items() if value}
    return piece if isinstance(piece, str) else [as_plain(one) for one in piece]
