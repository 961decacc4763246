"""Values on the scale of another metric."""

from collections.abc import Iterator

from goalkit.english import Quantity
from goalkit.english.comparing.scale import known_metric
from goalkit.english.metric import Metric
from goalkit.english.words.quoting import quote
from goalkit.model import Goal
from goalkit.rule import Finding, rule

STARS = 5.0


@rule(
    category="coaching",
    since="0.1.0",
    sources=("idc-saas-metrics", "saas-metrics-standards"),
)
def wrong_scale_for_metric(goal: Goal) -> Iterator[Finding]:
    """A value is possible for its metric, but looks as if it were on another scale.

    A Net Promoter Score of 4.6 is likely an average of stars, and one in percent is a share of promoters. “Churn 0.02”
    may be 2% or a fiftieth of that. The team that wrote it knows; a dashboard that compares teams doesn't.

    ```md
    # Optician stores, Q1 2027

    ## Objective: People send their friends to us
    - Get NPS to 4.6 in every store
                 ^^^
    - Glasses remade within a month fall from 7% to 3%
    ```

    Name the metric that the value belongs to, with its scale.

    ```md
    # Optician stores, Q1 2027

    ## Objective: People send their friends to us
    - Raise the average store rating from 4.2 to 4.6 out of 5
    - Glasses remade within a month fall from 7% to 3%
    ```
    """
    for measure in goal.reading.measures:
        metric = known_metric(measure)
        if metric is None:
            continue
        for value in (measure.target, measure.baseline):
            why = _mismatch(value, metric) if value is not None else None
            if value is not None and why and known_metric(measure, goal.statement) is not None:
                yield Finding(
                    at=value.text,
                    message=f"{quote(value.text)} {why}",
                    ask=f"on which scale is {quote(measure.text) if measure.text else metric.name} counted here?",
                )
                break


def _mismatch(value: Quantity, metric: Metric) -> str | None:
    whole = float(value.number).is_integer()
    if metric.unit == "points" and metric.min is not None and metric.min < 0:
        if value.unit == "percent":
            return f"is a percentage, while {metric.name} counts points from {metric.min:g} to {metric.max:g}"
        if not whole and 0 < value.number <= STARS:
            return f"looks like stars out of five, while {metric.name} counts from {metric.min:g} to {metric.max:g}"
    if metric.unit == "percent" and "ratio" not in metric.units and value.unit is None and 0 < value.number < 1:
        return f"may be {value.number * 100:g}% or {value.number:g}%"
    return None
