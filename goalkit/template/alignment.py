"""Statements laid under each other: what all share stays, what differs becomes a slot, what some lack is optional.

This is anti-unification over typed pieces: the result is the most specific pattern that gives back every statement.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from goalkit.template.pieces import Item, Role

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

__all__ = ["Column", "align", "fits"]


CHANGING: frozenset[Role] = frozenset({"baseline", "target", "change", "due", "placeholder"})
"""Roles of pieces that are slots even where all goals say the same."""
FEW = 3
"""From so many statements on, words that only one of them has are no fixed part of the shape."""


@dataclass(slots=True, eq=False)
class Column:
    """What stands at one place in each of some statements, None where a statement has nothing there.

    `role` is that of the piece, None for words. Words that differ make one column, whose cells hold stretches of them.
    """

    role: Role | None
    cells: list[Item | None] = field(default_factory=list)

    @property
    def optional(self) -> bool:
        """Whether some statement has nothing here."""
        return None in self.cells

    @property
    def present(self) -> tuple[bool, ...]:
        """Which of the statements have something here."""
        return tuple(cell is not None for cell in self.cells)

    @property
    def fixed(self) -> Item | None:
        """What stands here wherever something does; None where that differs, or is said anew in each goal.

        A verb or a metric that several goals share is what they have in common; one goal alone doesn't tell.
        """
        there = [cell for cell in self.cells if cell is not None]
        alone = len(there) == 1 and (self.role is not None or len(self.cells) >= FEW)
        if self.role in CHANGING or (alone and there[0].text[:1].isalnum()) or len(set(there)) != 1:
            return None
        return there[0]


def align(statements: Sequence[Sequence[Item]], core: Collection[Role]) -> list[Column]:
    """Lay statements under each other: first the pieces of `core`, which all have in one order, then the rest."""
    columns: list[Column] = []
    parts = [_parted(items, core) for items in statements]
    for number in range(len(parts[0])):
        between = [gaps[number][0] for gaps in parts]
        columns += _laid(between)
        if number + 1 < len(parts[0]):
            cells: list[Item | None] = [gaps[number][1] for gaps in parts]
            role = cells[0].role if cells[0] is not None else None
            columns.append(Column(role, cells))
    return _gathered(columns)


def _gathered(columns: Sequence[Column]) -> list[Column]:
    """Words that differ and stand side by side in the same statements are one stretch."""
    gathered: list[Column] = []
    for column in columns:
        last = gathered[-1] if gathered else None
        if last is not None and _differing(column) and _differing(last) and column.present == last.present:
            gathered[-1] = Column(None, [_joined(pair) for pair in zip(last.cells, column.cells, strict=True)])
        else:
            gathered.append(column)
    return gathered


def _differing(column: Column) -> bool:
    return column.role is None and column.fixed is None


def _parted(items: Sequence[Item], core: Collection[Role]) -> list[tuple[list[Item], Item | None]]:
    """What stands before each piece of the core, with that piece; last what stands behind them all."""
    parts: list[tuple[list[Item], Item | None]] = []
    before: list[Item] = []
    for item in items:
        if item.role in core:
            parts.append((before, item))
            before = []
        else:
            before.append(item)
    return [*parts, (before, None)]


def _laid(statements: Sequence[Sequence[Item]]) -> list[Column]:
    """Lay stretches under each other, the first two, then one after the other."""
    columns = [Column(item.role, [item]) for item in statements[0]]
    for number, items in enumerate(statements[1:], start=1):
        columns = _merged(columns, items, number)
    return columns


def _merged(columns: list[Column], items: Sequence[Item], number: int) -> list[Column]:
    """Lay one more stretch under `number` others."""
    merged: list[Column] = []
    left = right = 0
    for above, here in [*_shared(columns, items), (len(columns), len(items))]:
        merged += _between(columns[left:above], items[right:here], number)
        if above < len(columns):
            column = columns[above]
            column.cells.append(items[here])
            merged.append(column)
        left, right = above + 1, here + 1
    return merged


def _shared(columns: Sequence[Column], items: Sequence[Item]) -> list[tuple[int, int]]:
    """The longest run of columns and items that go together, in order; pieces with a role count for more than words."""
    rows, width = len(columns), len(items)
    best = [[0] * (width + 1) for _ in range(rows + 1)]
    for i in range(rows - 1, -1, -1):
        row, below = best[i], best[i + 1]
        for j in range(width - 1, -1, -1):
            skipped = max(below[j], row[j + 1])
            row[j] = max(skipped, below[j + 1] + weight) if (weight := _likeness(columns[i], items[j])) else skipped
    found = []
    i = j = 0
    while i < rows and j < width:
        weight = _likeness(columns[i], items[j])
        if weight and best[i][j] == best[i + 1][j + 1] + weight:
            found.append((i, j))
            i, j = i + 1, j + 1
        elif best[i + 1][j] >= best[i][j + 1]:
            i += 1
        else:
            j += 1
    return found


def _likeness(column: Column, item: Item) -> int:
    """How much it is worth to lay an item under a column; 0 where it can't be."""
    if column.role is not None:
        same = column.role == item.role and any(cell is not None and cell.space == item.space for cell in column.cells)
        return 100 if same else 0
    fixed = column.fixed
    if item.role is not None or fixed is None or fixed != item:
        return 0
    return 2 if item.text.isalnum() else 1


def _between(columns: Sequence[Column], items: Sequence[Item], number: int) -> list[Column]:
    """What stands between two shared places: words that differ become one column, pieces that some have stay apart."""
    merged: list[Column] = []
    words: list[Column] = []
    said: list[Item] = []

    def flush() -> None:
        if not words and not said:
            return
        if (
            words and not said and all(one.fixed is not None for one in words)
        ):  # what this statement lacks is optional as it is
            for one in words:
                one.cells.append(None)
            merged.extend(words)
        else:
            cells = [_joined([one.cells[at] for one in words]) for at in range(number)]
            merged.append(Column(None, [*cells, _joined(said)]))
        words.clear()
        said.clear()

    rest = list(items)
    for column in columns:
        if column.role is None:
            words.append(column)
            continue
        _move_words(rest, said)
        flush()
        column.cells.append(None)
        merged.append(column)
    while rest:
        _move_words(rest, said)
        flush()
        if rest:
            piece = rest.pop(0)
            merged.append(Column(piece.role, [*[None] * number, piece]))
    flush()
    return merged


def _move_words(rest: list[Item], said: list[Item]) -> None:
    """Move the words at the front of what is left into what is said here."""
    while rest and rest[0].role is None:
        said.append(rest.pop(0))


def _joined(items: Sequence[Item | None]) -> Item | None:
    """Several words as one stretch."""
    there = [one for one in items if one is not None]
    if len(there) < 2:  # a piece alone keeps its role
        return there[0] if there else None
    return Item(there[0].space, there[0].text + "".join(one.written for one in there[1:]))


def fits(columns: Sequence[Column], items: Sequence[Item]) -> list[Item | None] | None:
    """What of another statement stands in each column, None where nothing does; None alone where it doesn't fit."""

    @cache
    def end(column: int, at: int) -> int | None:
        """How many items the column takes from here on, so that all fits; None where nothing does."""
        if column == len(columns):
            return 0 if at == len(items) else None
        for taken in _takes(columns[column], items, at):
            if end(column + 1, at + taken) is not None:
                return taken
        return None

    found: list[Item | None] = []
    at = 0
    for column in range(len(columns)):
        taken = end(column, at)
        if taken is None:
            return None
        found.append(_joined(items[at : at + taken]))
        at += taken
    return found if end(len(columns), at) is not None else None


def _takes(column: Column, items: Sequence[Item], at: int) -> Sequence[int]:
    """How many items a column may take, the best first."""
    nothing = [0] if column.optional else []
    if at == len(items):
        return nothing
    item = items[at]
    if (fixed := column.fixed) is not None:
        return [1, *nothing] if item == fixed else nothing
    if column.role is not None:
        return [1, *nothing] if item.role == column.role else nothing
    longest = at
    while longest < len(items) and items[longest].role is None:
        longest += 1
    return [*range(1, longest - at + 1), *nothing]
