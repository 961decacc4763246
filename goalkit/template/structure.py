"""What a filled template amounts to beside its words, so that it is noticed when a value changes more than words."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, NamedTuple

from goalkit.model import Goal

if TYPE_CHECKING:
    from collections.abc import Container

    from goalkit.model import Document

__all__ = ["Structure", "counted", "difference", "structure_of"]

_SKIPPED = frozenset({"id", "statement", "reading", "named", "parent"})
_BESIDE = tuple(one.name for one in fields(Goal) if one.name not in _SKIPPED)


class Structure(NamedTuple):
    """The kinds of the goals in order, the position of each one's parent, and the names of the fields that it has."""

    goals: tuple[tuple[str, int | None, frozenset[str]], ...]
    check_ins: int
    streams: tuple[int, ...]


def structure_of(document: Document, *, without: Container[str] = ()) -> Structure:
    """Everything of a document that isn't words; fields in `without` don't count."""
    position = {goal.id: at for at, goal in enumerate(document.goals)}
    goals = []
    for goal in document.goals:
        beside = frozenset(name for name in _BESIDE if name not in without and getattr(goal, name))
        parent = position.get(goal.parent) if goal.parent else None
        goals.append((goal.kind, parent, beside))
    return Structure(tuple(goals), len(document.check_ins), tuple(len(one.steps) for one in document.streams))


def counted(structure: Structure) -> str:
    """What a structure holds, in words: “1 objective and 3 key results”."""
    kinds = [kind for kind, _, _ in structure.goals]
    said = []
    for kind in dict.fromkeys(kinds):
        count = kinds.count(kind)
        name = kind.replace("_", " ")
        said.append(f"{count} {name}" if count == 1 else f"{count} {name}s")
    if not said:
        return "no goal"
    return said[0] if len(said) == 1 else f"{', '.join(said[:-1])} and {said[-1]}"


def difference(got: Structure, wanted: Structure) -> str | None:
    """How a structure differs from the one that was wanted, in a clause; None where it doesn't."""
    if got == wanted:
        return None
    if counted(got) != counted(wanted) or len(got.goals) != len(wanted.goals):
        return f"this would be read as {counted(got)} instead of {counted(wanted)}"
    for (_, _, one), (kind, _, other) in zip(got.goals, wanted.goals, strict=True):
        if one != other:
            names = ", ".join(sorted(name.replace("_", " ") for name in one ^ other))
            more = "" if one - other else "no longer "
            return f"the {kind.replace('_', ' ')} would {more}be read as having: {names}"
    return "the goals would hang together in another way"
