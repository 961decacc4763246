"""What a place in a document belongs to: a goal, or a reference to one."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, NamedTuple

from goalkit.model.portfolio import references_in
from goalkit.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from goalkit.model import Document, Entry, Goal, Portfolio
    from goalkit.text import Span

__all__ = ["Place", "goal_at", "holds", "targets_at"]


class Place(NamedTuple):
    """A line and a column, both from 1."""

    line: int
    column: int


def holds(span: Span, place: Place) -> bool:
    """Whether a place is in a stretch, or right at its end, where a caret stands once the last letter is written."""
    return (span.line, span.column) <= place <= (span.end_line, span.end_column)


def goal_at(document: Document, place: Place) -> Goal | None:
    """The goal in whose words or fields a place is, else the one on its line."""
    on_line = None
    for goal in document.goals:
        span = goal.statement.span
        if holds(span, place):
            return goal
        if on_line is None and span.line <= place.line <= span.end_line:
            on_line = goal
    if on_line is not None:
        return on_line
    return next((goal for goal in document.goals if any(holds(text.span, place) for text in _texts(goal))), None)


def targets_at(document: Document, place: Place, portfolio: Portfolio) -> list[Entry]:
    """Where a place leads: the goal that a reference names, else the goals that the one at this place serves."""
    for one in document.check_ins:
        if one.goal_named is not None and holds(one.goal_named.span, place):
            found = portfolio.by_place.get((document.path, one.goal or "")) or portfolio.by_id.get(str(one.goal_named))
            return [found] if found is not None else []
    for goal in document.goals:
        here = portfolio.by_place.get((document.path, goal.id))
        if here is None:
            continue
        for reference in _references(goal):
            if holds(reference.span, place):
                found = portfolio.named(here, reference)
                if found is None and goal.parent and goal.parent_named and holds(goal.parent_named.span, place):
                    found = portfolio.by_place.get((document.path, goal.parent))  # named by its label or its words
                return [found] if found is not None else []
    about = goal_at(document, place)
    here = portfolio.by_place.get((document.path, about.id)) if about is not None else None
    return list(portfolio.parents_of(here)) if here is not None else []


def _references(goal: Goal) -> Iterator[Text]:
    if goal.parent_named is not None:
        yield from references_in(goal.parent_named)
    yield from goal.supports
    yield from getattr(goal, "leads_to", ())


def _texts(goal: Goal) -> Iterator[Text]:
    """Everything that was written of a goal beside its statement."""
    for one in fields(goal):
        value = getattr(goal, one.name)
        if isinstance(value, Text):
            yield value
        elif isinstance(value, tuple):
            yield from (text for text in value if isinstance(text, Text))
