"""Templates from examples: goals of one shape become one pattern, with evidence of where each of them stood."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from goalkit.template.alignment import align
from goalkit.template.pattern import Pattern, pattern_of
from goalkit.template.pieces import Item, Role, items_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from goalkit.english.reading import Sense
    from goalkit.model import Document, Goal, Kind
    from goalkit.template.alignment import Column

__all__ = ["Example", "Learned", "Shape", "learned_from", "shape_of"]

Verbs = Literal["move", "reach", "keep", "be", "make", "do"]
"""Families of verbs that stand for each other: what raises, cuts or improves something is of one shape."""

FAMILIES: dict[Sense, Verbs] = {
    "increase": "move",
    "decrease": "move",
    "improve": "move",
    "reach": "reach",
    "keep": "keep",
    "be": "be",
    "make": "make",
    "do": "do",
    "other": "do",
}
CORE: frozenset[Role] = frozenset({"action", "metric", "baseline", "target", "change", "placeholder"})
"""The pieces that make a shape: goals that don't have the same of them in the same order are of different ones."""
ENOUGH = 3
"""How many goals with one verb are a shape of their own where nothing but the verb tells it."""
MANY = 4
RARE = 0.05
"""In a group of many, a part that no larger share has belongs to goals of another shape."""


class Example(NamedTuple):
    """A goal from which a template was learned: where it stands, and what of it fills the slots."""

    path: str
    line: int
    statement: str
    values: dict[str, str]
    goal: str
    """Its id in its document."""


@dataclass(frozen=True, slots=True, eq=False)
class Learned:
    """What goals of one shape have in common."""

    kind: Kind
    pattern: Pattern
    examples: tuple[Example, ...]


class _Case(NamedTuple):
    """A statement taken apart, and the goals that say it."""

    items: tuple[Item, ...]
    written: str
    goals: tuple[tuple[str, Goal], ...]


class Shape(NamedTuple):
    """What goals must have in common to be of one template: kind, family of verb, and pieces in one order.

    `core` has the role of each piece with the space before it. `lemma` is the verb, where nothing but a verb was
    understood and several goals have it.
    """

    kind: Kind
    verbs: Verbs | None
    core: tuple[tuple[Role | None, str], ...]
    lemma: str = ""


def learned_from(
    documents: Iterable[Document], *, progress: Callable[[int, int], None] | None = None
) -> tuple[Learned, ...]:
    r"""Learn patterns from all goals that say something that can be told apart, most examples first.

    The order of documents and goals makes no difference. `progress` is told how many of how many goals are done.

    >>> import goalkit
    >>> [one] = learned_from([goalkit.read("- KR: Raise NPS from 45 to 60\n- KR: Cut churn from 5% to 3% by June\n")])
    >>> one.examples[1].values
    {'action': 'Cut', 'metric': 'churn', 'baseline': '5%', 'target': '3%', 'due': 'June'}
    """
    shapes = _shapes(documents)
    total = sum(map(len, shapes.values()))
    done = 0
    found: list[Learned] = []
    for shape in sorted(shapes, key=repr):
        cases = shapes[shape]
        while cases:
            kept, pattern, rest = _settled(cases)
            found.append(Learned(shape.kind, pattern, tuple(_examples(kept, pattern))))
            done += len(kept)
            if progress is not None:
                progress(done, total)
            cases = rest
    return tuple(sorted(found, key=lambda one: (-len(one.examples), one.kind, one.examples[0].statement)))


def _shapes(documents: Iterable[Document]) -> dict[Shape, list[_Case]]:
    """All statements by their shape, each once; those of which nothing was understood have none."""
    said: dict[tuple[Kind, str], list[tuple[str, Goal]]] = defaultdict(list)
    for document in documents:
        for goal in document.goals:
            if goal.reading.english:
                said[goal.kind, str(goal.statement)].append((document.path, goal))
    shapes: dict[Shape, list[_Case]] = defaultdict(list)
    for (_, written), goals in said.items():
        goals.sort(key=lambda one: (one[0], one[1].statement.span))
        goal = goals[0][1]
        shape = shape_of(goal)
        if shape is not None:
            items = items_of(goal.statement, goal.reading)
            shapes[shape].append(_Case(items, written, tuple(goals)))
    pooled: dict[Shape, list[_Case]] = defaultdict(list)
    for shape, cases in shapes.items():
        pooled[shape if len(cases) >= ENOUGH else shape._replace(lemma="")] += cases
    for cases in pooled.values():
        cases.sort(key=lambda one: (len(one.items), one.written))
    return pooled


def shape_of(goal: Goal) -> Shape | None:
    """The shape of a goal; None where nothing of it was understood."""
    items = items_of(goal.statement, goal.reading)
    core = tuple((item.role, item.space) for item in items if item.role in CORE)
    if not core:
        return None
    verb = goal.reading.verb if any(item.role == "action" for item in items) else None
    family = FAMILIES[verb.sense] if verb is not None else None
    lemma = verb.lemma if verb is not None and [role for role, _ in core] == ["action"] else ""
    return Shape(goal.kind, family, core, lemma)


def _settled(cases: list[_Case]) -> tuple[list[_Case], Pattern, list[_Case]]:
    """Those of some goals that make one pattern, the pattern, and the others.

    What only one in many has is no part of the shape: that goal is of another one.
    """
    columns = align([one.items for one in cases], CORE)
    odd = _unevenly_spaced(columns) or _rare(columns, len(cases))
    kept = [one for at, one in enumerate(cases) if at not in odd]
    if not odd or not kept:
        return cases, pattern_of(columns), []
    settled, pattern, others = _settled(kept)
    return settled, pattern, [*others, *(one for at, one in enumerate(cases) if at in odd)]


def _unevenly_spaced(columns: Iterable[Column]) -> set[int]:
    """The statements that have no space where most others have one, or the other way round: no slot could hold both."""
    odd: set[int] = set()
    for column in columns:
        if column.fixed is None:
            there = [(at, cell) for at, cell in enumerate(column.cells) if cell is not None]
            for spaced in (
                {at for at, cell in there if cell.space},
                {at for at, cell in there if cell.text[-1:].isspace()},
            ):
                tight = {at for at, _ in there} - spaced
                odd |= min(spaced, tight, key=len)
    return odd


def _rare(columns: Iterable[Column], count: int) -> set[int]:
    """In a group of many, the statements with a part that hardly any other has."""
    odd: set[int] = set()
    if count < MANY:
        return odd
    for column in columns:
        present = {at for at, there in enumerate(column.present) if there}
        if len(present) <= max(1, int(count * RARE)):
            odd |= present
    return odd if count - len(odd) > 1 else set()


def _examples(cases: Sequence[_Case], pattern: Pattern) -> list[Example]:
    """The goals of a pattern by their places."""
    return sorted(
        (
            Example(path, goal.statement.span.line, case.written, pattern.values(number), goal.id)
            for number, case in enumerate(cases)
            for path, goal in case.goals
        ),
        key=lambda one: one[:3],
    )
