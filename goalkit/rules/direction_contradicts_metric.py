"""Goals that push a metric the wrong way."""

from collections.abc import Iterator

from goalkit.english.comparing.scale import known_metric
from goalkit.english.metric import find
from goalkit.english.phrasing.moved import is_moved
from goalkit.english.words.quoting import quote
from goalkit.model import Gauge, Goal
from goalkit.rule import Finding, rule

WORSE = {"up": "decrease", "down": "increase"}


@rule(
    category="coaching",
    since="0.1.0",
    sources=("cma-okr-kpi-guide", "neely-record-sheet", "saas-metrics-standards"),
    english=True,
)
def direction_contradicts_metric(goal: Goal) -> Iterator[Finding]:
    """A goal makes a well-known metric worse.

    More churn, more defects or less retention is hardly ever what a team wants. Mostly a verb was swapped, or the
    metric is meant the other way round. Where it is a price that is paid on purpose, say so in a `rationale` field.
    Metrics for which too much is as bad as too little, such as utilisation or stock, are left alone.

    ```md
    # Gym chain, Q1 2027

    ## Objective: Members stay because they get fitter
    - Increase churn from 3% to 4% a month
               ^^^^^
    - Members who train twice a week rise from 35% to 50%
    ```

    Turn the verb or the metric round.

    ```md
    # Gym chain, Q1 2027

    ## Objective: Members stay because they get fitter
    - Reduce churn from 4% to 3% a month
    - Members who train twice a week rise from 35% to 50%
    ```

    The same goes for a gauge that is green where the metric is at its worst.

    ```yaml
    kpis:
      - kpi: Monthly churn
        owner: Ida
        green: above 5%
               ^^^^^^^^
        red: below 2%
    ```

    Put green on the side where fewer people leave.

    ```yaml
    kpis:
      - kpi: Monthly churn
        owner: Ida
        green: below 2%
        red: above 5%
    ```
    """
    if goal.rationale:
        return
    if isinstance(goal, Gauge) and (goal.green or goal.red):
        yield from _turned(goal)
        return
    for measure in goal.reading.measures:
        metric = known_metric(measure)
        if metric is None or measure.text is None or measure.direction is None:
            continue
        if WORSE.get(metric.better) != measure.direction or known_metric(measure, goal.statement) is None:
            continue
        # “Uptime from 99.95% to 99.9%” moves by its values, without a verb
        stated = goal.reading.verb is None and measure.baseline is not None and measure.target is not None
        if not stated and not is_moved(measure, goal.reading, goal.statement):
            continue
        more = "more" if measure.direction == "increase" else "less"
        yield Finding(
            at=measure.text,
            message=f"{more} {quote(measure.text)} is worse, yet the goal is to {measure.direction} it",
            ask="is it meant the other way round, or is this a price you pay on purpose?",
        )


def _turned(gauge: Gauge) -> Iterator[Finding]:
    """Ranges with green on the worse side of a metric whose name is all that the gauge says."""
    thresholds, metric = gauge.thresholds, find(str(gauge.metric or gauge.statement)[:200])
    if thresholds is None or thresholds.better is None or metric is None or metric.better not in {"up", "down"}:
        return
    at = gauge.green or gauge.red
    if thresholds.better != metric.better and at is not None:
        less = "more" if metric.better == "down" else "less"
        yield Finding(
            at=at,
            message=f"{less} {quote(gauge.statement)} is worse, yet it is green on that side",
            ask="are the ranges the wrong way round?",
        )
