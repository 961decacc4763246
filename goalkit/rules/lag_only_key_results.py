"""Key results that all arrive too late to act on."""

from collections.abc import Iterator
from typing import Annotated

from goalkit.english.metric import Metric, registry
from goalkit.english.quoting import listed, quote
from goalkit.model import Document, InputMetric, KeyResult, Kpi, Objective
from goalkit.rule import AtLeast, Finding, rule

ENOUGH = 2
TOO_LATE = 60
"""Days after the work from which on a metric is of no use for steering within a quarter."""


@rule(
    category="coaching",
    since="0.1.0",
    sources=("shipscience-retention", "kaplan-norton-1996", "pm-skills-okr-writer", "amplitude-north-star-playbook"),
)
def lag_only_key_results(
    objective: Objective, document: Document, *, longest_days: Annotated[int, AtLeast(1)] = 190
) -> Iterator[Finding]:
    """Every key result of an objective moves late, so the team sees the miss when it can't act any more.

    Renewals, yearly surveys and revenue tell how things went. In a short period they hardly move before its end, and a
    weekly look at them shows nothing. One result that moves first, such as how many customers used what they bought in
    the first month, turns the weekly look into a decision. `longest-days` is the longest period for which the rule
    asks.

    ```md
    # Accounting software, Q1 2027

    ## Objective: Small firms stay because we save them work
                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    - KR: Renewal rate rises from 84% to 88%
    - KR: Net revenue retention rises from 101% to 106%
    ```

    Keep one late result as the proof, and add one that moves within weeks.

    ```md
    # Accounting software, Q1 2027

    ## Objective: Small firms stay because we save them work
    - KR: Renewal rate rises from 84% to 88%
    - KR: New firms that send an invoice in their first week rise from 35% to 55%
    ```
    """
    period = document.period_of(objective)
    if period is None or period.start is None or period.end is None or (period.end - period.start).days > longest_days:
        return
    late: list[Metric] = []
    for child in document.children_of(objective):
        if isinstance(child, (InputMetric, Kpi)):
            return
        if not isinstance(child, KeyResult):
            continue
        known = [registry().get(measure.metric) if measure.metric else None for measure in child.reading.measures]
        if not known:
            return
        for metric in known:
            if metric is None or not late_by_nature(metric):
                return
            late.append(metric)
    if len(late) >= ENOUGH:
        early = list(dict.fromkeys(one for metric in late for one in metric.proxies if one in registry()))[:2]
        hint = f", {listed([registry()[one].name.lower() for one in early], 'or')} perhaps" if early else ""
        yield Finding(
            at=objective.statement,
            message=f"all {len(late)} key results of {quote(objective.statement)} move late in {period.text}"
            if len(late) > ENOUGH
            else f"both key results of {quote(objective.statement)} move late in {period.text}",
            ask=f"what moves within weeks and tells where they will go{hint}?",
        )


def late_by_nature(metric: Metric) -> bool:
    """Whether it moves only months after the work, or sums up what many things did together, as money does."""
    return metric.timing == "lag" and (metric.family == "financial" or (metric.reads_after_days or 0) >= TOO_LATE)
