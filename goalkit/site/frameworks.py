"""The pages about frameworks: the prose of `frameworks/` with a drawing of the parts, the facts and their sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goalkit.frameworks import TITLES, frameworks
from goalkit.registry import all_rules
from goalkit.site.drawing import drawn, model
from goalkit.site.markdown import Markup, page
from goalkit.site.sources import Notes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from goalkit.frameworks import Dimension, FrameworkPage

__all__ = ["ORDER", "in_order", "pages"]

ORDER = ("okr", "kpi", "smart", "balanced-scorecard", "north-star", "lean-metrics")
"""How the guide lists frameworks: what most people have heard of first."""
GLANCE: tuple[Dimension, ...] = ("purpose", "unit", "count", "horizon", "cadence", "level", "form", "success")
"""What is said of a framework before its prose; the comparison has all."""


def in_order() -> list[FrameworkPage]:
    """All frameworks, those that come first in the guide first."""
    known = {slug: one for slug, one in frameworks().items() if one.package is None}
    return [known[slug] for slug in ORDER if slug in known] + [one for slug, one in known.items() if slug not in ORDER]


def pages() -> Iterator[tuple[str, str]]:
    """The index and one page a framework."""
    listed = in_order()
    yield "frameworks/index.md", page("frameworks", {"frameworks": listed, "drawings": _drawings(listed)})
    for one in listed:
        yield f"frameworks/{one.slug}.md", _framework(one)


def _drawings(listed: list[FrameworkPage]) -> dict[str, Markup]:
    return {one.slug: drawn(found, f"model-{one.slug}") for one in listed if (found := model(one.slug))}


def _framework(one: FrameworkPage) -> str:
    notes = Notes()
    _, _, body = one.body.partition("\n")  # the first line is the title once more
    data = {
        "one": one,
        "note": notes,
        "notes": notes.listed,
        "drawing": _drawings([one]).get(one.slug),
        "model": model(one.slug),
        "glance": [(TITLES[dimension], one.facts[dimension]) for dimension in GLANCE],
        "body": Markup(body.strip()),
        "rules": sum(one.framework in rule.frameworks for rule in all_rules().values()),
        "known": frameworks(),
    }
    return page("framework", data)
