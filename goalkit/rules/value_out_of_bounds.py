"""Values that a metric can't have."""

from collections.abc import Iterator

from goalkit.english import Measure, Quantity
from goalkit.english.comparing.scale import known_metric
from goalkit.english.metric import Metric
from goalkit.english.words.nouns import is_people, looks_plural
from goalkit.english.words.quoting import quote
from goalkit.model import Goal
from goalkit.rule import Finding, rule

WHOLE = 100.0


@rule(
    category="correctness",
    since="0.1.0",
    sources=("saas-metrics-standards", "idc-saas-metrics", "neely-record-sheet"),
    silences=("wrong-scale-for-metric",),
)
def value_out_of_bounds(goal: Goal) -> Iterator[Finding]:
    """A start or an end is a value that the metric can never have.

    A Net Promoter Score ends at 100, uptime at 100%, and nothing can fall by more than all of it. Such a value is a
    slip of the pen or a sign that another metric is meant; growth rates and net retention, for instance, may well pass
    100%. Only metrics that are well known are judged, and growth in percent from a start of zero, which has no end.

    ```md
    # Payroll software, Q4 2027

    ## Objective: Accountants never doubt that the service is there
    - Raise uptime from 99.5% to 105%
                                 ^^^^
    - Hours in which pay runs fail fall from 14 to 2 a month
    ```

    Write a value the metric can take, or name the metric that you mean.

    ```md
    # Payroll software, Q4 2027

    ## Objective: Accountants never doubt that the service is there
    - Raise uptime from 99.5% to 99.9%
    - Hours in which pay runs fail fall from 14 to 2 a month
    ```
    """
    for measure in goal.reading.measures:
        metric = known_metric(measure)
        outside = list(_outside(measure, metric)) if metric is not None else []
        if outside and known_metric(measure, goal.statement) is not None:
            yield from outside
        change, start = measure.change, measure.baseline
        if not outside and measure.target is not None and _exceeds_all(measure.target, goal.statement):
            yield Finding(
                at=measure.target.text,
                message=f"{quote(measure.target.text)} of people are more than there are",
                ask="is a growth meant, or another share?",
            )
        if change is None or change.unit != "percent" or measure.change_kind != "relative":
            continue
        if measure.direction == "decrease" and change.number > WHOLE:
            yield Finding(
                at=change.text,
                message=f"nothing can fall by {quote(change.text)}",
                ask="which value should it have at the end?",
            )
        elif start is not None and start.number == 0 and measure.direction == "increase":
            yield Finding(
                at=change.text,
                message=f"{quote(change.text)} more than {quote(start.text)} is still nothing",
                ask="which value should it have at the end?",
            )


def _outside(measure: Measure, metric: Metric) -> Iterator[Finding]:
    for value in (measure.baseline, measure.target, measure.upper):
        if value is None or not _in_usual_unit(value, metric):
            continue
        if metric.max is not None and value.number > metric.max:
            limit = f"ends at {metric.max:g}"
        elif metric.min is not None and value.number < metric.min:
            limit = f"starts at {metric.min:g}"
        else:
            continue
        name = quote(measure.text) if measure.text else metric.name
        yield Finding(
            at=value.text,
            message=f"{name} can't be {quote(value.text)}, for it {limit}",
            ask="is another metric meant, or another value?",
        )


def _exceeds_all(share: Quantity, statement: str) -> bool:
    """Whether a share of people is more than all of them: “150% of hosts finish the tour”."""
    if share.unit != "percent" or share.number <= WHOLE:
        return False
    of, *named = statement[statement.find(share.text) + len(share.text) :].lower().split()[:3] or [""]
    return of == "of" and any(is_people(word.strip(".,;:")) and looks_plural(word.strip(".,;:")) for word in named)


def _in_usual_unit(value: Quantity, metric: Metric) -> bool:
    """Whether the value is stated in the unit for which the limits of the metric hold."""
    if metric.unit == "percent":
        return value.unit == "percent"
    if metric.unit in {"points", "score", "ratio"}:
        return value.unit in {None, "points", metric.unit}
    return value.number < 0
