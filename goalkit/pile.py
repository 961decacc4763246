"""Long lists that lie on disk: a run over a hundred thousand documents needs little more memory than one over a few."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate, chain, islice
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["Packed", "Pile", "Row", "laid"]

One = TypeVar("One")

ROOM = 50_000
"""So many things stay in memory as they are; where there are more, all of them go to disk."""
WARM = 500_000
"""Bytes on disk of what was read last and is kept, for it is often asked for again right away."""
PIECE = 200
"""Of a long list, so many are written and read at once."""


class Pile(Generic[One]):
    """Things that are put down one after the other and asked for by their number.

    Many of them lie packed in a file that has no name and is gone when nobody needs it any more. What is asked for is
    then as good as what was put down, and not the same object.

    >>> pile = Pile()
    >>> pile.add("a letter"), pile.add("a card")
    (0, 1)
    >>> pile[1], len(pile)
    ('a card', 2)
    """

    def __init__(self) -> None:
        self._here: list[One] = []
        self._weights = array("Q")
        self._weight = 0
        self._file: Any = None
        self._ends = array("Q", [0])
        self._warm: dict[int, One] = {}
        self._warmth = 0

    def __len__(self) -> int:
        return len(self._weights)

    @property
    def on_disk(self) -> bool:
        """Whether it had to be written to a file."""
        return self._file is not None

    @property
    def weights(self) -> Sequence[int]:
        """How much each thing counts."""
        return self._weights

    def add(self, one: One, weight: int = 1) -> int:
        """Put something down that counts for so many, and say its number."""
        self._weights.append(weight)
        self._weight += weight
        if self._file is not None:
            self._write(one)
        else:
            self._here.append(one)
            if self._weight > ROOM:
                self._go_to_disk()
        return len(self._weights) - 1

    def __getitem__(self, number: int) -> One:
        if self._file is None:
            return self._here[number]
        if number in self._warm:
            return self._warm[number]
        from pickle import loads

        start, end = self._ends[number], self._ends[number + 1]
        self._file.seek(start)
        one: One = loads(self._file.read(end - start))  # noqa: S301 (nobody else can write to a file without a name)
        if self._warmth > WARM:
            self._warm.clear()
            self._warmth = 0
        self._warm[number] = one
        self._warmth += end - start
        return one

    def _go_to_disk(self) -> None:
        from tempfile import TemporaryFile  # what few runs need
        from weakref import finalize

        self._file = TemporaryFile(prefix="goalkit-", buffering=0)  # noqa: SIM115 (it goes with the pile)
        finalize(self, self._file.close)
        for one in self._here:
            self._write(one)
        self._here.clear()

    def _write(self, one: One) -> None:
        from pickle import dumps

        packed = dumps(one, protocol=5)
        self._file.seek(self._ends[-1])
        left = memoryview(packed)
        try:
            while left:  # a disk that is nearly full takes a part
                left = left[self._file.write(left) :]
        except OSError as error:
            from tempfile import gettempdir

            raise OSError(error.errno, error.strerror, gettempdir()) from error
        self._ends.append(self._ends[-1] + len(packed))


class Packed(Sequence[One]):
    """A tuple that goes from process to process and to disk as bytes, and stays so until somebody looks inside.

    >>> from pickle import dumps, loads
    >>> letters = loads(dumps(Packed(("a", "b"))))
    >>> len(letters), letters[0], letters == ("a", "b")
    (2, 'a', True)
    """

    __slots__ = ("_bytes", "_length", "_things")

    def __init__(self, things: tuple[One, ...] | None, content: bytes = b"", length: int = 0) -> None:
        """Hold things, or the bytes of so many."""
        self._things = things
        self._bytes = content
        self._length = length if things is None else len(things)

    def __len__(self) -> int:
        return self._length

    @overload
    def __getitem__(self, at: int) -> One: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[One, ...]: ...
    def __getitem__(self, at: int | slice) -> One | tuple[One, ...]:
        return self._unpacked()[at]

    def __iter__(self) -> Iterator[One]:
        return iter(self._unpacked())

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Packed):
            other = other._unpacked()
        return self._unpacked() == other

    def __hash__(self) -> int:
        return hash(self._unpacked())

    def __repr__(self) -> str:
        return repr(self._unpacked())

    def __reduce__(self) -> tuple[object, ...]:
        from pickle import dumps

        return Packed, (None, self._bytes if self._things is None else dumps(self._things, protocol=5), self._length)

    def _unpacked(self) -> tuple[One, ...]:
        if self._things is None:
            from pickle import loads

            self._things = loads(self._bytes)  # noqa: S301 (from a process or a file of ours)
            self._bytes = b""
        return self._things


class Row(Sequence[One]):
    """What is in the lists of a pile, one after the other, in the order in which the lists are wanted.

    >>> pile = Pile()
    >>> pile.add("cd", weight=2), pile.add("ab", weight=2)
    (0, 1)
    >>> row = Row(pile, [1, 0])
    >>> row[2], list(row)
    ('c', ['a', 'b', 'c', 'd'])
    """

    def __init__(self, pile: Pile[Sequence[One]], order: Sequence[int]) -> None:
        self._pile = pile
        self._order = array("Q", order)
        self._starts = array("Q", accumulate((pile.weights[number] for number in self._order), initial=0))

    def __len__(self) -> int:
        return self._starts[-1]

    def __iter__(self) -> Iterator[One]:
        for number in self._order:
            yield from self._pile[number]

    @overload
    def __getitem__(self, at: int) -> One: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[One, ...]: ...
    def __getitem__(self, at: int | slice) -> One | tuple[One, ...]:
        if isinstance(at, slice):
            return tuple([self[one] for one in range(*at.indices(len(self)))])
        if at < 0:
            at += len(self)
        if not 0 <= at < len(self):
            raise IndexError(at)
        number = bisect_right(self._starts, at) - 1
        return self._pile[self._order[number]][at - self._starts[number]]

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Sequence) or len(self) != len(other):
            return NotImplemented if not isinstance(other, Sequence) else False
        return all(one == another for one, another in zip(self, other, strict=True))

    __hash__ = None  # type: ignore[assignment]  # as of lists: nobody wants to read it all for a number


def laid(things: Iterable[One]) -> Sequence[One]:
    """Gather things as a tuple, or as a row on disk where they are many.

    >>> laid(iter("abc"))
    ('a', 'b', 'c')
    """
    rest = iter(things)
    few = tuple(islice(rest, ROOM))
    if len(few) < ROOM:
        return few
    pile: Pile[Sequence[One]] = Pile()
    every = chain(few, rest)
    while piece := tuple(islice(every, PIECE)):
        pile.add(piece, len(piece))
    return Row(pile, range(len(pile)))
