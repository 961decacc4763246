"""What the surroundings of a Markdown block lead one to expect of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from goalkit.english import Period
    from goalkit.model import Kind
    from goalkit.read.draft import Draft
    from goalkit.read.words.evidence import Role
    from goalkit.text import Text

__all__ = ["AIMS", "EXPECTED", "SHARED", "Context", "Scope", "below", "child_of"]

EXPECTED: dict[Role, Kind] = {
    "objectives": "objective",
    "methods": "objective",
    "key_results": "key_result",
    "initiatives": "initiative",
    "goals": "goal",
    "kpis": "kpi",
    "guardrails": "kpi",
    "north_star": "north_star",
    "input_metrics": "input_metric",
    "lean": "lean_metric",
    "smart": "smart_goal",
    "measures": "measure",
}
AIMS = frozenset({"objective", "goal", "smart_goal", "scorecard_objective", "north_star"})
"""Kinds that results hang under."""
SHARED = frozenset(
    {"key_results", "initiatives", "measures", "kpis", "north_star", "input_metrics", "guardrails", "lean"}
)
"""Roles of sections that belong to the aim before them."""


class Context(NamedTuple):
    """What the surroundings lead one to expect.

    `zone`: goals are expected here at all. `expect`: what an unlabelled statement is; None leaves it to
    the structure. `single`: one statement is awaited, and what follows it hangs under it. `flat`: what
    the items of a list without levels are.
    """

    zone: bool = False
    expect: Kind | None = None
    parent: Draft | None = None
    flat: Kind = "objective"
    single: bool = False
    period: Period | None = None
    perspective: Text | None = None
    scorecard: bool = False


class Scope:
    """The last aim seen in a section: results that follow belong to it.

    `several`: it is the last one of a list, or of headings with lists of their own: work below is that of them all.
    """

    __slots__ = ("current", "each", "several", "whole")

    def __init__(self, current: Draft | None = None) -> None:
        self.current = current
        self.several = False
        self.whole = 0
        """How many aims were headings with results below them."""
        self.each = False
        """Whether one of them had its work beside it."""

    def close(self, *, bold: bool) -> None:
        """Know that the last aim was a heading with results below it; `bold`: a line, whose parts may be bold lines."""
        self.whole += 1
        self.several = self.whole > 1 and not self.each and not bold


def child_of(kind: Kind) -> Kind | None:
    """What hangs, unlabelled, under a goal of this kind."""
    if kind in {"objective", "goal"}:
        return "key_result"
    if kind == "scorecard_objective":
        return "measure"
    if kind == "north_star":
        return "input_metric"
    return None


def below(context: Context, draft: Draft) -> Context:
    """What to expect once the awaited statement was found."""
    return context._replace(single=False, expect=child_of(draft.kind), parent=draft)
