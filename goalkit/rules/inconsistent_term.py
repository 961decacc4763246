"""Two metrics that are treated as one."""

from collections.abc import Iterator

from goalkit.english import Measure
from goalkit.english.comparing.scale import known_metric
from goalkit.english.metric import registry
from goalkit.english.phrasing.mention import mentions
from goalkit.english.words.quoting import quote
from goalkit.model import Document, KeyResult, Objective
from goalkit.rule import Finding, Related, rule
from goalkit.text import Text

CONFUSED = frozenset(
    frozenset(pair.split())
    for pair in (
        "customer_churn cancellation_rate",
        "customer_churn revenue_churn",
        "customer_retention repeat_purchase_rate",
        "grr nrr",
        "revenue bookings",
        "mrr arr",
        "cac cpa",
        "roi roas",
        "lead_time cycle_time",
        "lead_time lead_time_for_changes",
        "throughput velocity",
        "mttr mttd",
        "mttr failed_deployment_recovery_time",
        "first_pass_yield rolled_throughput_yield",
        "feature_adoption activation_rate",
        "activation_rate onboarding_completion",
        "gross_margin net_margin",
        "first_response_time resolution_time",
        "cogs opex",
        "ltifr trir",
    )
)
"""Pairs of metrics, by their ids, that are often taken for each other."""

OFTEN_CONFUSED = frozenset(metric for pair in CONFUSED for metric in pair)


@rule(
    category="coaching",
    since="0.1.0",
    sources=("cma-okr-kpi-guide", "incose-guide-to-writing-requirements", "thurlow-lean-metrics"),
    english=True,
)
def inconsistent_term(objective: Objective, document: Document) -> Iterator[Finding]:
    """An objective speaks of one metric and its key result of another that is often taken for it.

    Churn and cancellations, lead time and cycle time, bookings and revenue differ, and people who read the goal will
    pull different numbers. If one thing is meant, one word should stand for it; if two are meant, the key result
    doesn't show what the objective says. The same holds for two key results that start from the same value.

    ```md
    # Print shop, Q1 2027

    ## Objective: Cut our lead time so that designers stop calling
    - KR: Cycle time falls from 9 to 5 days
          ^^^^^^^^^^
    - KR: Calls that ask where an order is fall from 45 to 15 a week
    ```

    Use one word for one thing.

    ```md
    # Print shop, Q1 2027

    ## Objective: Designers never have to ask where their order is
    - KR: Lead time from order to parcel falls from 9 to 5 days
    - KR: Calls that ask where an order is fall from 45 to 15 a week
    ```
    """
    results = [
        (child, measure)
        for child in document.children_of(objective)
        if isinstance(child, KeyResult)
        for measure in child.reading.measures
        if known_metric(measure) is not None
    ]
    metrics = {measure.metric for _, measure in results}
    if metrics.isdisjoint(OFTEN_CONFUSED):
        return
    for named in mentions(objective.statement):
        if named.metric.id in metrics:
            continue
        for result, shown in results:
            if confused(named.metric.id, shown.metric):
                yield found(named.text, named.metric.id, result, shown)
                return
    starts: dict[tuple[float, str | None], Measure] = {}
    for result, measure in results:
        if measure.baseline is None:
            continue
        first = starts.setdefault((measure.baseline.number, measure.baseline.unit), measure)
        if confused(first.metric, measure.metric) and first.text is not None:
            yield found(first.text, first.metric, result, measure)
            return


def confused(one: str | None, other: str | None) -> bool:
    """Whether people often take one metric for the other."""
    return frozenset((one, other)) in CONFUSED


def found(said: Text, one: str | None, result: KeyResult, other: Measure) -> Finding:
    """Say that the two differ."""
    names = [registry()[metric].name.lower() for metric in (one, other.metric) if metric]
    return Finding(
        at=other.text or result.statement,
        message=f"{quote(other.text or result.statement)} is not the same as {quote(said)}",
        ask=f"which one is meant, {' or '.join(names)}?",
        related=(Related(said, "the other word stands here"),),
        goal=result.id,
    )
