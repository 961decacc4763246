"""Which pages the guide generates, and writing those that changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from goalkit.site import (
    accuracy,
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
    speed,
)
from goalkit.whole_file import replacing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from goalkit.site.reference import Command

__all__ = ["FOLDERS", "KINDS", "Written", "all_pages", "write_pages"]

KINDS: Mapping[str, Callable[[Path, Iterable[Command]], Iterator[tuple[str, str]]]] = {
    "home": lambda _, __: home.pages(),
    "accuracy": lambda root, _: accuracy.pages(root),
    "choose": lambda _, __: choose.pages(),
    "compare": lambda _, __: compare.pages(),
    "disagreements": lambda _, __: disagreements.pages(),
    "frameworks": lambda _, __: frameworks.pages(),
    "metrics": lambda _, __: metrics.pages(),
    "playground": lambda root, _: playground.pages(root),
    "rules": lambda root, _: rules.pages(root),
    "speed": lambda root, _: speed.pages(root),
    "templates": lambda _, __: gallery.pages(),
    "reference": lambda _, commands: reference.pages(commands),
}
"""What makes each kind of page, of a checkout and the commands there are."""
FOLDERS = tuple(kind for kind in KINDS if kind not in {"home", "reference"})
"""Kinds with a folder in `site/` in which nothing is written by hand, so that a page that nobody makes can go."""


class Written(NamedTuple):
    """How many pages were written, left alone because nothing in them changed, and removed."""

    written: int
    unchanged: int
    removed: int


def all_pages(root: Path, commands: Iterable[Command], kinds: Iterable[str] = KINDS) -> Iterator[tuple[str, str]]:
    """Every generated page of some kinds: its path below `site/`, and its Markdown. Only `cli` knows the `commands`."""
    for kind in kinds:
        yield from KINDS[kind](root, commands)


def write_pages(root: Path, pages: Iterable[tuple[str, str]], kinds: Iterable[str] = KINDS) -> Written:
    """Write the pages of some kinds into `site/` of a checkout.

    One that hasn't changed isn't touched; one that is no more goes.
    """
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
        with replacing(file) as fresh:
            fresh.write(new)
        written += 1
    for folder in set(FOLDERS).intersection(kinds):
        for file in sorted((home / folder).rglob("*.md")):
            if file not in known:
                file.unlink()
                removed += 1
    return Written(written, unchanged, removed)
