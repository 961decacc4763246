"""Targets for more, faster or cheaper without a guard."""

from collections.abc import Iterator

from goalkit.english import Measure
from goalkit.english.metric import Metric, registry
from goalkit.english.words.quoting import listed, quote
from goalkit.model import Document, KeyResult, Kpi, Objective
from goalkit.rule import Finding, rule

PUSHED = frozenset({"growth", "speed", "flow", "activity", "cost", "efficiency", "conversion", "reach"})
"""Families of metrics that are easily moved at the cost of something else."""

FAST = frozenset({"speed", "flow"})
"""Families of which only the quality of the work itself shows what haste costs."""

QUALITY = frozenset({"quality", "reliability", "safety"})


@rule(
    category="coaching",
    since="0.1.0",
    sources=("grove-high-output-management", "pm-skills-okr-writer", "cma-okr-kpi-guide", "ordonez-goals-gone-wild"),
)
def no_counter_metric(objective: Objective, document: Document) -> Iterator[Finding]:
    """A target for more, faster or cheaper has nothing beside it that would show the harm.

    Any number can be moved the wrong way: calls get shorter when agents hang up, and sign-ups rise when anybody may
    sign up. A second number that gets worse when the first is forced keeps the first one honest. The rule speaks once
    for an objective, and only where it knows every metric in it.

    ```md
    # Call centre, Q1 2027

    ## Objective: Callers get on with their day
    - KR: First response time falls from 9 to 3 minutes
          ^^^^^^^^^^^^^^^^^^^
    - KR: Resolution time falls from 14 to 5 hours
    ```

    Add a guard rail that must not get worse.

    ```md
    # Call centre, Q1 2027

    ## Objective: Callers get on with their day
    - KR: First response time falls from 9 to 3 minutes
    - KR: Reopen rate stays at or below 6%
    ```
    """
    pushed: list[tuple[KeyResult, Measure, Metric]] = []
    named: set[str] = set()
    families: set[str] = set()
    for child in document.children_of(objective):
        if not isinstance(child, (KeyResult, Kpi)):
            continue
        measures = child.reading.measures
        for measure in measures:
            metric = registry().get(measure.metric) if measure.metric else None
            if metric is None:
                return
            named.add(metric.id)
            families.add(metric.family)
            wanted = {"up": "increase", "down": "decrease"}.get(metric.better)
            if (
                isinstance(child, KeyResult)
                and metric.counters
                and metric.family in PUSHED
                and measure.direction == wanted
                and (measure.target or measure.change)
            ):
                pushed.append((child, measure, metric))
        if not measures and child.reading.measured != "event":
            return
    for result, measure, metric in pushed:
        opposed = families & QUALITY if metric.family in FAST else families - PUSHED
        if opposed or not named.isdisjoint(metric.counters):
            continue
        guards = [registry()[one].name.lower() for one in metric.counters[:2] if one in registry()]
        yield Finding(
            at=measure.text or result.statement,
            message=f"nothing here would show what {quote(measure.text or result.statement)} costs elsewhere",
            ask=f"what must not get worse meanwhile, {listed(guards, 'or')} perhaps?" if guards else None,
            goal=result.id,
        )
        return
