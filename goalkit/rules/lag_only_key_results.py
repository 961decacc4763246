"""Key results that all arrive too late to act on."""

from collections.abc import Iterator
from typing import Annotated

from goalkit.english.metric import Metric, registry
from goalkit.english.times.horizon import horizon
from goalkit.english.words.quoting import listed, quote
from goalkit.model import Document, InputMetric, KeyResult, Kpi, Objective
from goalkit.rule import AtLeast, Finding, rule
from goalkit.text import Text

ENOUGH = 2


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
    how: str | None = None
    if period is not None and period.start is not None and period.end is not None:
        how = f"move late in {period.text}" if (period.end - period.start).days <= longest_days else None
    elif period is None:
        how = _first_limit(document, objective, longest_days)
    if how is None:
        return
    late = _late_metrics(document, objective)
    surely = sum(metric.is_late for metric in late)
    if surely >= ENOUGH and surely >= len(late) - 1:
        early = list(dict.fromkeys(one for metric in late for one in metric.proxies if one in registry()))[:2]
        hint = f", {listed([registry()[one].name.lower() for one in early], 'or')} perhaps" if early else ""
        every = f"all {len(late)}" if len(late) > ENOUGH else "both"
        yield Finding(
            at=objective.statement,
            message=f"{every} key results of {quote(objective.statement)} {how}",
            ask=f"what moves within weeks and tells where they will go{hint}?",
        )


def _late_metrics(document: Document, objective: Objective) -> list[Metric]:
    """The metrics of its key results, if all of them are known and lag behind the work; else none."""
    late: list[Metric] = []
    for child in document.children_of(objective):
        if isinstance(child, (InputMetric, Kpi)):
            return []
        if not isinstance(child, KeyResult):
            continue
        known = [registry().get(measure.metric) if measure.metric else None for measure in child.reading.measures]
        found = [metric for metric in known if metric is not None and metric.timing == "lag"]
        if not known or len(found) < len(known):
            return []
        late += found
    return late


def _first_limit(document: Document, objective: Objective, longest_days: int) -> str | None:
    """Say it of the first key result to end, where no period is named and that end is near enough."""
    first: tuple[int, Text] | None = None
    for child in document.children_of(objective):
        limit = child.reading.deadline
        far = horizon(limit.text) if limit is not None else None
        if limit is not None and far is not None and (first is None or far.farthest < first[0]):
            first = far.farthest, limit.text
    if first is None or first[0] > longest_days:
        return None
    return f"move too late to be steered {quote(first[1])}"
