"""Goals below what they are there for, across documents: each once, whatever rings their references form."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

    from goalkit.model.links import Relation

__all__ = ["UPWARDS", "Placed", "outline"]

UPWARDS: frozenset[Relation] = frozenset({"serves", "moves", "sharpens", "watches", "measures"})
"""Relations by which a goal stands below the other one; an arrow of a strategy map leads sideways."""

One = TypeVar("One", bound="Hashable")


class Placed(NamedTuple, Generic[One]):
    """An item, the one that it stands below, and how many stand above it."""

    item: One
    under: One | None
    depth: int


def outline(items: Sequence[One], upper: Callable[[One], One | None]) -> list[Placed[One]]:
    """Put each item below its upper one, where that is among them; in a ring, the first item comes to the top.

    >>> [(one.item, one.depth) for one in outline("abc", {"a": "c", "b": "a"}.get)]
    [('c', 0), ('a', 1), ('b', 2)]
    >>> [(one.item, one.depth) for one in outline("ab", {"a": "b", "b": "a"}.get)]
    [('a', 0), ('b', 1)]
    """
    below: dict[One | None, list[One]] = defaultdict(list)
    here = set(items)
    for item in items:
        up = upper(item)
        below[up if up in here and up is not item else None].append(item)
    found: list[Placed[One]] = []
    seen: set[One] = set()
    # A ring of parents has no top: its members come at the end, in order.
    for start in (below[None], items):
        for first in start:
            waiting = [Placed(first, None, 0)]
            while waiting:
                one = waiting.pop()
                if one.item in seen:
                    continue
                seen.add(one.item)
                found.append(one)
                waiting += [Placed(item, one.item, one.depth + 1) for item in reversed(below.get(one.item, ()))]
    return found
