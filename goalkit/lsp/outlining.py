"""The goals of a document as an editor's outline, and how each stands, to be shown above it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from goalkit.lsp.hovering import standing_in_words
from goalkit.report.terminal import visible
from goalkit.report.words import KINDS
from goalkit.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from goalkit.lsp.workspace import Opened, Workspace
    from goalkit.model import Document, Goal, Kind

__all__ = ["Lens", "Symbol", "lenses", "outline"]

LONGEST = 120
DEEPEST = 50
"""Levels that are shown below each other; what hangs deeper stands beside its parent."""


@dataclass(slots=True)
class Symbol:
    """A goal in the outline: `within` is all that belongs to it, `at` its own words, and lies in `within`."""

    name: str
    detail: str
    kind: Kind
    at: Span
    within: Span
    below: list[Symbol]


@dataclass(frozen=True, slots=True)
class Lens:
    """A line of text to show above a goal."""

    at: Span
    text: str


def outline(document: Document) -> list[Symbol]:
    """All goals, each once, below the goals they hang under; a ring of parents starts with its first."""
    seen: set[int] = set()
    tops: list[Symbol] = []
    known = document.by_id
    roots = [goal for goal in document.goals if goal.parent is None or goal.parent not in known]
    made: list[tuple[Symbol, Symbol | None]] = []
    for top in (*roots, *document.goals):
        waiting: list[tuple[Goal, Symbol | None, int]] = [(top, None, 0)]
        while waiting:
            goal, above, depth = waiting.pop()
            if id(goal) in seen:
                continue
            seen.add(id(goal))
            symbol = _symbol(goal)
            (tops if above is None else above.below).append(symbol)
            made.append((symbol, above))
            holder, deeper = (symbol, depth + 1) if depth < DEEPEST else (above, depth)
            waiting += [(one, holder, deeper) for one in reversed(document.children_of(goal))]
    for symbol, above in reversed(made):  # those below first, so that each takes in all that is below it
        if above is not None:
            above.within = _around(above.within, symbol.within)
    return tops


def lenses(workspace: Workspace, one: Opened) -> Iterator[Lens]:
    """How goals stand, where anybody said so."""
    seen = workspace.seen(one)
    if seen is None:
        return
    standings = workspace.standings(seen)
    for goal in seen.document.goals:
        standing = standings.get(goal.id)
        text = standing_in_words(standing) if standing is not None else ""
        if text:
            yield Lens(goal.statement.span, text)


def _symbol(goal: Goal) -> Symbol:
    words = visible(" ".join(goal.statement.split()))
    name = words if len(words) <= LONGEST else words[: LONGEST - 1] + "…"
    span = goal.statement.span
    detail = " · ".join(filter(None, [KINDS[goal.kind], goal.id if goal.named else "", goal.owner or ""]))
    return Symbol(name or KINDS[goal.kind], visible(detail), goal.kind, span, span, [])


def _around(one: Span, other: Span) -> Span:
    start = min((one.line, one.column), (other.line, other.column))
    return Span(*start, *max((one.end_line, one.end_column), (other.end_line, other.end_column)))
