"""Rates and counts without their time."""

from collections.abc import Iterator

from goalkit.english.comparing.scale import known_metric
from goalkit.english.words.quoting import quote
from goalkit.model import Document, Goal, KeyResult, Kpi, NorthStar, SmartGoal
from goalkit.rule import Finding, rule

LOSSES = frozenset({"loyalty", "people"})
"""Families of metrics whose monthly and yearly rates are both common and differ by a factor of ten."""

YEARLY = frozenset({"gross_revenue_retention", "net_revenue_retention"})
"""Metrics that are compared with a year ago wherever these names are used; churn has no such custom."""


@rule(
    category="coaching",
    since="0.1.0",
    sources=("cma-okr-kpi-guide", "saas-metrics-standards", "neely-record-sheet"),
    english=True,
)
def no_measurement_window(goal: Goal, document: Document) -> Iterator[Finding]:
    """A rate doesn't say over which stretch of time it is counted.

    A churn of 5% is good in a year and alarming in a month. The window is usually clear to the team and to no one else,
    and dashboards that compare teams mix the two. The day by which a goal is to be met says nothing about it.

    ```md
    # Meal kits, Q2 2027

    ## Objective: Families keep cooking with us
    - Reduce churn from 5% to 3%
             ^^^^^
    - Boxes with a missing item fall from 4% to 1%
    ```

    Say “monthly” or “a month” beside the metric.

    ```md
    # Meal kits, Q2 2027

    ## Objective: Families keep cooking with us
    - Reduce monthly churn from 5% to 3%
    - Boxes with a missing item fall from 4% to 1%
    ```
    """
    if not isinstance(goal, (KeyResult, SmartGoal, Kpi, NorthStar)):
        return
    if goal.window or goal.formula or any(one.window for one in document.lineage(goal)):
        return
    for measure in goal.reading.measures:
        metric = known_metric(measure)
        if metric is None or measure.text is None or measure.window is not None:
            continue
        if measure.target is None and measure.change is None:
            continue
        if metric.id in YEARLY:
            continue
        if not (metric.needs_window and metric.unit == "percent" and metric.family in LOSSES):
            continue
        if metric.better != "range" and known_metric(measure, goal.statement) is not None:
            yield Finding(
                at=measure.text,
                message=f"{quote(measure.text)} may be counted over a month or over a year",
                ask=f"over which stretch of time is {quote(measure.text)} counted?",
            )
