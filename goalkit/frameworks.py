"""The frameworks that goalkit knows: the facts that stand on top of each page of `frameworks/`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from goalkit.data import data_folder

if TYPE_CHECKING:
    from goalkit.model import Kind

__all__ = ["FrameworkPage", "Part", "frameworks"]


@dataclass(frozen=True, slots=True)
class Part:
    """One kind of goal that a framework has, and what it is there."""

    kind: Kind
    what: str


@dataclass(frozen=True, slots=True)
class FrameworkPage:
    """What a reader compares frameworks by; `body` is the guide's page in Markdown.

    `slug` is the name of the page, `name` what people call the framework. `sources` are keys of the bibliography.
    """

    slug: str
    name: str
    summary: str
    parts: tuple[Part, ...]
    cadence: str
    best_for: tuple[str, ...]
    watch_out_for: tuple[str, ...]
    sources: tuple[str, ...]
    body: str


@cache
def frameworks() -> dict[str, FrameworkPage]:
    """All frameworks by slug, in the order of their slugs.

    >>> frameworks()["smart"].parts[0].kind
    'smart_goal'
    """
    import yaml

    found = {}
    for page in sorted(data_folder("frameworks").glob("*.md")):
        _, facts, body = page.read_text(encoding="utf-8").split("---\n", 2)
        known = yaml.safe_load(facts)
        found[page.stem] = FrameworkPage(
            slug=page.stem,
            name=known["name"],
            summary=known["summary"],
            parts=tuple(Part(part["kind"], part["what"]) for part in known["parts"]),
            cadence=known["cadence"],
            best_for=tuple(known["best_for"]),
            watch_out_for=tuple(known["watch_out_for"]),
            sources=tuple(known["sources"]),
            body=body.lstrip("\n"),
        )
    return found
