"""Pairing what stands in two versions: by one key after the other, each pairing what the ones before it left over."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable

__all__ = ["Matching"]

One = TypeVar("One")


class Matching(Generic[One]):
    """Two lists, and which items of them are the same thing; the same whichever of the two is called the old one.

    >>> found = Matching([("a", "Rest"), ("b", "Sleep")], [("b", "Sleep well"), ("c", "Rest")])
    >>> found.by(lambda one: one[0])
    >>> found.by(lambda one: one[1])
    >>> found.pairs
    [(('b', 'Sleep'), ('b', 'Sleep well')), (('a', 'Rest'), ('c', 'Rest'))]
    """

    def __init__(self, old: Iterable[One], new: Iterable[One]) -> None:
        """Begin with nothing paired."""
        self.pairs: list[tuple[One, One]] = []
        self.old = list(old)
        self.new = list(new)

    def by(
        self,
        key: Callable[[One], Hashable | None],
        *,
        alone: bool = False,
        unless: Callable[[One, One], bool] | None = None,
    ) -> None:
        """Pair what is left and has one key; None is no key. `alone`: only where nothing else that is left has it.

        Of several with one key the first pairs with the first, and so on. `unless` says of two that they are not the
        same after all.
        """
        before, after = _grouped(self.old, key), _grouped(self.new, key)
        # By place in the list: items may be equal, or not hashable.
        met_old: set[int] = set()
        met_new: set[int] = set()
        for found, there in before.items():
            here = after.get(found, ())
            if alone and (len(there) > 1 or len(here) > 1):
                continue
            for one, other in zip(there, here, strict=False):
                if unless is not None and unless(self.old[one], self.new[other]):
                    continue
                self.pairs.append((self.old[one], self.new[other]))
                met_old.add(one)
                met_new.add(other)
        if met_old:
            self.old = [one for at, one in enumerate(self.old) if at not in met_old]
            self.new = [one for at, one in enumerate(self.new) if at not in met_new]


def _grouped(items: list[One], key: Callable[[One], Hashable | None]) -> dict[Hashable, list[int]]:
    groups: dict[Hashable, list[int]] = defaultdict(list)
    for at, one in enumerate(items):
        found = key(one)
        if found is not None:
            groups[found].append(at)
    return groups
