"""The page that says how fast goalkit is: figures that the benchmark recorded, and the machine that they are of."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from goalkit.site.markdown import page

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

__all__ = ["pages"]

FIGURES = "tests/benchmarks/figures.json"
WHAT = {
    "goalkit": "reads goals, understands each sentence, runs its rules",
    "MarkdownIt.parse": "makes tokens of Markdown, and does nothing with them",
    "proselint": "looks for phrases in prose",
    "markdownlint-cli2": "looks at the form of Markdown",
    "rumdl": "looks at the form of Markdown; compiled from Rust",
}


class Row(NamedTuple):
    """What one tool took."""

    name: str
    what: str
    seconds: float
    factor: float
    megabytes: float | None


def pages(root: Path) -> Iterator[tuple[str, str]]:
    """The one page."""
    told: dict[str, Any] = json.loads((root / FIGURES).read_text(encoding="utf-8"))
    many = told["many"]
    yield (
        "speed/index.md",
        page(
            "speed",
            {
                "on": many["on"],
                "python": told["one"]["python"] * 1000,
                "one": _rows(told["one"]["tools"]),
                "many": _rows(many["tools"]),
                "documents": many["documents"],
                "megabytes": many["bytes"] / 1_000_000,
                "times": many["tools"]["goalkit"]["cpu"] / many["tools"]["MarkdownIt.parse"]["cpu"],
                "across": told["across"],
                "files": told.get("files"),
            },
        ),
    )


def _rows(tools: Mapping[str, Mapping[str, float]]) -> list[Row]:
    """The tools, each against goalkit."""
    own = tools["goalkit"]["cpu"]
    return [Row(name, WHAT[name], one["cpu"], one["cpu"] / own, one.get("megabytes")) for name, one in tools.items()]
