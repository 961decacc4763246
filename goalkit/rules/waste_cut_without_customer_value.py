"""Lean metrics that only cut."""

from collections.abc import Iterator
from typing import Annotated

from goalkit.english.metric import registry
from goalkit.english.words.quoting import listed, quote
from goalkit.model import Document, LeanMetric, Objective
from goalkit.rule import AtLeast, Finding, rule
from goalkit.text import Text

CUT = frozenset({"cost"})
"""Families of what is spent."""

ALSO_CUT = frozenset({"headcount", "overtime", "inventory_value", "days_of_inventory", "utilisation", "wip"})
"""What is cut beside money: people, hours, stock."""


@rule(
    category="coaching",
    since="0.1.0",
    sources=("lean-enterprise-what-is-lean", "thurlow-lean-metrics", "six-sigma-dsi-lean-metrics"),
    about=("lean",),
)
def waste_cut_without_customer_value(document: Document, *, least: Annotated[int, AtLeast(1)] = 3) -> Iterator[Finding]:
    """All Lean metrics of a document cut something, and none shows what customers get from it.

    Waste is what customers wouldn't miss, so removing it should make their work arrive sooner, or right more often.
    Where only cost, stock and hours are counted, the customer may well miss what was cut, and people learn that lean
    means fewer of them. The rule speaks only where it knows every metric; `least` says of how many a set is made.

    ```md
    # Lean metrics: the bottling hall
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

    - Scrap rate falls from 4% to 3%
    - Overtime hours fall from 320 to 200 a month
    - Inventory level falls from €90,000 to €70,000
    ```

    Add what the customer notices.

    ```md
    # Lean metrics: the bottling hall

    - Scrap rate falls from 4% to 3%
    - Overtime hours fall from 320 to 200 a month
    - Orders delivered on time and in full rise from 88% to 95%
    ```
    """
    metrics = [goal for goal in document.goals if isinstance(goal, LeanMetric)]
    if len(metrics) < least or any(isinstance(goal, Objective) for goal in document.goals):
        return
    cuts: list[Text] = []
    for goal in document.goals:
        if not goal.reading.measures:
            return
        for measure in goal.reading.measures:
            metric = registry().get(measure.metric) if measure.metric else None
            if metric is None or not (metric.family in CUT or metric.id in ALSO_CUT):
                return
            if measure.direction != "decrease" and measure.comparator != "at_most":
                return
            cuts.append(measure.text or goal.statement)
    first = metrics[0]
    named = listed([quote(one) for one in cuts[:3]])
    yield Finding(
        at=document.title or first.statement,
        message=f"{named} only cut, and nothing shows what customers get from it",
        ask="what will reach them sooner, or right more often?",
        goal=None if document.title is not None else first.id,
    )
