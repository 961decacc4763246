"""Goals to keep people and machines full."""

from collections.abc import Iterator
from typing import Annotated

from goalkit.english.comparing.scale import known_metric
from goalkit.english.metric import registry
from goalkit.english.numbers.units import SECONDS
from goalkit.english.words.quoting import quote
from goalkit.model import Document, Goal, Initiative, Objective
from goalkit.rule import AtLeast, Finding, rule

FULL = frozenset({"utilisation", "agent_occupancy"})
"""How busy people and machines are. Hours that clients pay for and beds are sold or needed, and are another matter."""

FLOW = frozenset({"speed", "flow", "satisfaction"})
SERVED = frozenset({"on_time_delivery", "otif", "sla_attainment", "call_abandonment", "late_delivery_rate"})
"""Metrics that show what full use costs those who wait, beside the families of flow."""


@rule(
    category="coaching",
    since="0.1.0",
    sources=("reinertsen-flow", "senior-stack-flow-metrics", "goldratt-the-goal"),
    about=("lean",),
)
def utilisation_as_target(
    goal: Goal, document: Document, *, full_percent: Annotated[float, AtLeast(1)] = 85
) -> Iterator[Finding]:
    """A goal fills people or machines, and nothing beside it tells how long work then waits.

    A queue in front of a desk that is always busy grows without end: from 80% to 90% use the wait about doubles, and
    doubles again up to 95%. Whoever must not be idle makes what nobody asked for, and begins what nobody can finish.
    Beside a measure of waiting time or service, the figure is left alone. `full-percent` says from when on a target is
    too full.

    ```md
    # Lean metrics: radiology

    - Scanner utilisation rises from 74% to 95%
                                            ^^^
    - Scan cost per case falls from €140 to €120
    ```

    Ask for what the patient gets from it.

    ```md
    # Lean metrics: radiology

    - Lead time from referral to report falls from 12 to 7 days
    - Reports corrected later stay at or below 2%
    ```
    """
    if isinstance(goal, (Objective, Initiative)):
        return
    for measure in goal.reading.measures:
        target = measure.target
        if target is None or target.unit != "percent" or target.number < full_percent:
            continue
        if measure.comparator == "at_most" or measure.direction == "decrease":
            continue
        metric = known_metric(measure, goal.statement)
        if metric is None or metric.id not in FULL or _is_watched(goal, document):
            continue
        yield Finding(
            at=target.text,
            message=f"at {quote(target.text)} of {quote(measure.text or metric.name)}, work waits longest for its turn",
            ask="how long may a request wait, and which use leaves room for that?",
        )


def _is_watched(goal: Goal, document: Document) -> bool:
    """Whether a goal beside it measures how long work takes or how well people are served."""
    parent = document.parent_of(goal)
    for other in document.children_of(parent) if parent is not None else document.goals:
        for measure in other.reading.measures:
            metric = registry().get(measure.metric) if measure.metric else None
            if metric is not None and metric.id not in FULL and (metric.family in FLOW or metric.id in SERVED):
                return True
            if metric is None and measure.unit in SECONDS:
                return True
    return False
