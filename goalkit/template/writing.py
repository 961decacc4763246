"""The goals of a filled template in other formats than that of its body."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING

from goalkit.form import write
from goalkit.model import Goal

if TYPE_CHECKING:
    from goalkit.model import Document, Format

__all__ = ["differing", "in_format", "tidied"]

GENERIC = frozenset(
    "goal|objective|key result|kr|result|initiative|kpi|measure|metric|north star|input metric|smart goal".split("|")
)
"""Labels that say no more than what kind of goal it is, which other formats say by a key of their own."""


def in_format(document: Document, form: Format) -> str:
    """Write a document in a format. Raises `ValueError` for one in which documents can't be written."""
    return write(tidied(document), form)


def tidied(document: Document) -> Document:
    """The document without what only its layout said: labels such as “KR”, and the period that is that of all."""
    return replace(document, goals=tuple(_tidied(goal, document) for goal in document.goals))


def _tidied(goal: Goal, document: Document) -> Goal:
    label, period = goal.label, goal.period
    if label is not None and " ".join(label.casefold().split()) in GENERIC:
        label = None
    if period is not None and document.period is not None and period.text == document.period.text:
        period = None
    return goal if label is goal.label and period is goal.period else replace(goal, label=label, period=period)


def differing(got: Document, wanted: Document) -> str | None:
    """How the goals of one document differ from those of another, in a clause; None where they say the same."""
    if len(got.goals) != len(wanted.goals):
        return f"{len(got.goals)} goals and not {len(wanted.goals)}"
    at = {goal.id: number for number, goal in enumerate(got.goals)}
    place = {goal.id: number for number, goal in enumerate(wanted.goals)}
    for one, other in zip(tidied(got).goals, tidied(wanted).goals, strict=True):
        if one.kind != other.kind:
            return f"“{one.statement[:60]}” is a {one.kind} and no {other.kind}"
        if at.get(one.parent or "") != place.get(other.parent or ""):
            return f"“{one.statement[:60]}” hangs elsewhere"
        for name in _SAID:
            said, meant = _plain(getattr(one, name)), _plain(getattr(other, name))
            if said != meant:
                return f"the {name.replace('_', ' ')} is “{said[:60]}” and not “{meant[:60]}”"
    return None


_SAID = tuple(one.name for one in fields(Goal) if one.name not in {"id", "reading", "named", "parent"})


def _plain(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    return str(getattr(value, "text", value))
