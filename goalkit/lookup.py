"""Finding things of long lists by a key, and those that share one: few bytes are kept of each, no two are compared."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import compress, pairwise
from typing import TYPE_CHECKING, Generic, TypeVar

from goalkit.pile import Pile

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator

__all__ = ["Alike", "first_by"]

One = TypeVar("One")
Key = TypeVar("Key", bound="Hashable")


def first_by(things: Sequence[One], key: Callable[[One], Key | None]) -> Mapping[Key, One]:
    """The first thing with each key; things whose key is None are left out.

    >>> first_by(("apple", "bean", "avocado"), lambda word: word[0])
    {'a': 'apple', 'b': 'bean'}
    """
    if not isinstance(things, tuple):
        return First(things, key)
    found: dict[Key, One] = {}
    for one in things:
        if (name := key(one)) is not None:
            found.setdefault(name, one)
    return found


class First(Mapping[Key, One]):
    """The first thing of a long list with each key, as in a dict, for eight bytes a thing.

    A dict of two million keys takes half a gigabyte. Here a part of the key's hash and the place in the list make one
    number, and the numbers lie in order; what is found there is looked at before it is believed.

    >>> first = First(["apple", "bean", "avocado"], lambda word: word[0])
    >>> first["a"], first.get("c"), list(first)
    ('apple', None, ['a', 'b'])
    """

    def __init__(self, things: Sequence[One], key: Callable[[One], Key | None]) -> None:
        """Things whose key is None are left out."""
        self._things = things
        self._key = key
        self._bits = len(things).bit_length()
        keys = ((at, key(one)) for at, one in enumerate(things))
        self._marks = array("Q", sorted(self._mark(one) | at for at, one in keys if one is not None))

    def _mark(self, key: Key) -> int:
        return hash(key) << self._bits & 0xFFFF_FFFF_FFFF_FFFF

    def _at(self, key: Key) -> int | None:
        """Where the first with a key stands."""
        wanted = self._mark(key)
        place = (1 << self._bits) - 1
        at = bisect_left(self._marks, wanted)
        while at < len(self._marks) and self._marks[at] & ~place == wanted:
            found = self._marks[at] & place
            if self._key(self._things[found]) == key:
                return found
            at += 1
        return None

    def __getitem__(self, key: Key) -> One:
        at = self._at(key)
        if at is None:
            raise KeyError(key)
        return self._things[at]

    def __iter__(self) -> Iterator[Key]:
        for at, one in enumerate(self._things):
            key = self._key(one)
            if key is not None and self._at(key) == at:
                yield key

    def __len__(self) -> int:
        return sum(1 for _ in self)


class Alike(Generic[One]):
    """Groups of two or more things that have a key in common, in the order of their first things.

    Of several keys, all but the last are there to sort out things that stand alone before a dearer key is made of
    those that are left. Things whose key is None belong to no group.

    >>> [list(group) for group in Alike(["apple", "bean", "cherry", "avocado"], lambda word: word[0])]
    [['apple', 'avocado']]
    """

    def __init__(self, things: Sequence[One], *keys: Callable[[One], Hashable | None]) -> None:
        self._found: Pile[One] = Pile()
        places: Iterable[int] = range(len(things))
        for key in keys:
            places = _shared(things, places, key)
        groups: dict[Hashable, array[int]] = {}
        for one in map(things.__getitem__, places):  # only those, for their keys take memory
            groups.setdefault(keys[-1](one), array("Q")).append(self._found.add(one))
        self._groups = [numbers for numbers in groups.values() if len(numbers) > 1]

    def __iter__(self) -> Iterator[Iterator[One]]:
        for numbers in self._groups:
            yield map(self._found.__getitem__, numbers)


def _shared(things: Sequence[One], places: Iterable[int], key: Callable[[One], Hashable | None]) -> Iterable[int]:
    """Of the things at these places, those whose key another one has as well, or one with the same hash."""
    found, hashes = array("Q"), array("q")
    for at in places:
        name = key(things[at])
        if name is not None:
            found.append(at)
            hashes.append(hash(name))
    shared = {one for one, other in pairwise(sorted(hashes)) if one == other}
    return array("Q", compress(found, map(shared.__contains__, hashes)))
