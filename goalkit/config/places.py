"""Where the keys and values of a config stand, which `tomllib` doesn't tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goalkit.read.trees.nodes import Mapping, Node, Scalar, Sequence
from goalkit.read.trees.toml_nodes import read_toml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from goalkit.text import Span

__all__ = ["Path", "places"]

Path = tuple[str | int, ...]
"""The keys of tables and positions in lists that lead to a value."""


def places(source: str) -> dict[Path, Span]:
    r"""Find the key of each value, or in a list the value itself, in a TOML text. Raises `Malformed`.

    >>> places('[rules]\nvague-term = "off"')["rules", "vague-term"]
    Span(line=2, column=1, end_line=2, end_column=11)
    """
    return dict(_walk(read_toml(source), ()))


def _walk(node: Node, path: Path) -> Iterator[tuple[Path, Span]]:
    match node:
        case Mapping(pairs):
            for key, value in pairs:
                here = (*path, str(key))
                yield here, key.span
                yield from _walk(value, here)
        case Sequence(items):
            for position, item in enumerate(items):
                inside = list(_walk(item, (*path, position)))
                # A table in a list has no key: it stands where its first key does.
                place = item.text.span if isinstance(item, Scalar) else inside[0][1] if inside else None
                if place is not None:
                    yield (*path, position), place
                yield from inside
        case Scalar():
            pass
