"""What goals have to do with each other beyond the tree of their framework: what serves, moves or watches what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from goalkit.model.goal import Kind
    from goalkit.model.portfolio import Entry, Portfolio

__all__ = ["SUPPORTING", "Link", "Relation", "links", "links_of", "relation_between"]

Relation = Literal["serves", "moves", "watches", "measures", "sharpens", "leads_to"]
"""How the goal that holds a link stands to the one it names.

- `serves`: an aim or a result that is there for the sake of an aim elsewhere, such as a team's objective for one of
  the company, for an objective of the scorecard, or for the North Star.
- `moves`: work, a result or an aim that is meant to change a number somebody watches, or a number that drives another:
  a key result and an input metric, an objective and the KPI that left its range.
- `watches`: a KPI that stands guard over a goal and asks whether it holds.
- `measures`: a gauge in which one reads off whether a goal is reached, such as a Lean metric below a key result.
- `sharpens`: a SMART goal that says one key result in full.
- `leads_to`: an arrow of a strategy map.
"""

SUPPORTING: frozenset[Relation] = frozenset({"serves", "moves", "sharpens", "leads_to"})
"""Relations in which something is done for the other goal; a gauge beside a goal does nothing for it."""

GAUGES: frozenset[Kind] = frozenset({"kpi", "measure", "lean_metric", "input_metric"})
NUMBERS: frozenset[Kind] = GAUGES | {"north_star"}
WORK: frozenset[Kind] = frozenset({"key_result", "initiative"})

TREES: frozenset[tuple[Kind, Kind]] = frozenset(
    {
        ("key_result", "objective"),
        ("initiative", "objective"),
        ("initiative", "key_result"),
        ("measure", "scorecard_objective"),
        ("initiative", "scorecard_objective"),
        ("initiative", "measure"),
        ("initiative", "smart_goal"),
        ("input_metric", "north_star"),
        ("initiative", "goal"),
        ("goal", "goal"),
    }
)
"""What stands below what within one framework: such a pair is a piece of a tree, and no link."""


class Link(NamedTuple):
    """One goal's link to another, read from `goal`: it serves, moves, watches, measures, sharpens or leads to `to`."""

    relation: Relation
    goal: Entry
    to: Entry


def relation_between(goal: Kind, to: Kind) -> Relation:
    """What a goal of one kind is to the goal of another kind that it names or hangs under.

    >>> relation_between("kpi", "key_result"), relation_between("key_result", "input_metric")
    ('watches', 'moves')
    >>> relation_between("objective", "north_star"), relation_between("smart_goal", "key_result")
    ('serves', 'sharpens')
    """
    if goal == "kpi" and to != "kpi":
        return "watches"
    if to in GAUGES:
        return "moves"
    if to == "north_star":
        return "moves" if goal in WORK or goal in NUMBERS else "serves"
    if goal in NUMBERS:
        return "measures"
    if to == "key_result" and goal == "smart_goal":
        return "sharpens"
    return "moves" if to == "key_result" and goal == "initiative" else "serves"


def links(portfolio: Portfolio) -> Iterator[Link]:
    r"""All links between the goals of a portfolio, in the order of its goals.

    >>> import goalkit
    >>> from goalkit.model import Portfolio
    >>> document = goalkit.read(
    ...     "objectives:\n"
    ...     "  - objective: Borrowers find a book they love\n"
    ...     "    supports: [C-2]\n"
    ...     "    key_results:\n"
    ...     "      - key_result: Loans per visit rise from 1.2 to 1.8\n"
    ...     "  - id: C-2\n"
    ...     "    objective: The library is the living room of the quarter\n",
    ...     format="yaml",
    ... )
    >>> [(link.relation, link.to.id) for link in links(Portfolio.of([document]))]
    [('serves', 'C-2')]
    """
    for entry in portfolio.entries:
        if entry.references or entry.leads_to or entry.parent:
            yield from links_of(entry, portfolio)


def links_of(entry: Entry, portfolio: Portfolio) -> Iterator[Link]:
    """The links that one goal holds: to what it hangs under, what it supports, and what its arrows lead to."""
    above = portfolio.by_place.get((entry.path, entry.parent)) if entry.parent else None
    seen = set()
    if above is not None:
        seen.add((above.path, above.id))
        if (entry.kind, above.kind) not in TREES:
            yield Link(relation_between(entry.kind, above.kind), entry, above)
    for reference in entry.references:
        to = portfolio.named(entry, reference)
        if to is not None and (to.path, to.id) not in seen:
            seen.add((to.path, to.id))
            yield Link(relation_between(entry.kind, to.kind), entry, to)
    # A goal may support one goal and have an arrow to it: both were said, and they say different things.
    for reference in dict.fromkeys(entry.leads_to):
        to = portfolio.named(entry, reference)
        if to is not None:
            yield Link("leads_to", entry, to)
