"""Which pages the guide generates, and writing those that changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from goalkit.site import (
    choose,
    compare,
    disagreements,
    frameworks,
    gallery,
    home,
    metrics,
    playground,
    reference,
    rules,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from goalkit.site.reference import Command

__all__ = ["FOLDERS", "Written", "all_pages", "write_pages"]

FOLDERS = ("choose", "compare", "disagreements", "frameworks", "metrics", "playground", "rules", "templates")
"""Folders of `site/` in which nothing is written by hand, so that a page which nobody generates any more can go."""


class Written(NamedTuple):
    """How many pages were written, left alone because nothing in them changed, and removed."""

    written: int
    unchanged: int
    removed: int


def all_pages(root: Path, commands: Iterable[Command]) -> Iterator[tuple[str, str]]:
    """Every generated page: its path below `site/`, and its Markdown. Only `cli` knows the `commands`."""
    yield from home.pages()
    yield from choose.pages()
    yield from compare.pages()
    yield from disagreements.pages()
    yield from frameworks.pages()
    yield from metrics.pages()
    yield from playground.pages(root)
    yield from rules.pages(root)
    yield from gallery.pages()
    yield from reference.pages(commands)


def write_pages(root: Path, pages: Iterable[tuple[str, str]]) -> Written:
    """Write pages into `site/` of a checkout. One that hasn't changed isn't touched; one that is no more goes."""
    home = root / "site"
    written = unchanged = removed = 0
    known = set()
    for path, text in pages:
        file = home / path
        known.add(file)
        new = text.encode()
        if file.is_file() and file.read_bytes() == new:
            unchanged += 1
            continue
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(new)
        written += 1
    for folder in FOLDERS:
        for file in sorted((home / folder).rglob("*.md")):
            if file not in known:
                file.unlink()
                removed += 1
    return Written(written, unchanged, removed)
