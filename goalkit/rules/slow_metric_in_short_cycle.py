"""Metrics that can't move before the period is over."""

import datetime
from collections.abc import Iterator

from goalkit.english.comparing.scale import known_metric
from goalkit.english.metric import registry
from goalkit.english.words.quoting import listed, quote
from goalkit.model import Document, KeyResult
from goalkit.rule import Finding, rule


@rule(
    category="coaching",
    since="0.1.0",
    sources=("kaplan-norton-1996", "shipscience-retention", "pm-skills-okr-writer"),
    english=True,
)
def slow_metric_in_short_cycle(result: KeyResult, document: Document, today: datetime.date) -> Iterator[Finding]:
    """A key result rests on a metric that can't be read before its period is over.

    Lifetime value, yearly turnover or the awareness of a brand answer to this quarter's work next year. The team then
    steers blind for three months and is judged by what others did last year. An earlier signal that leads to the slow
    metric serves better; the slow one has its place in a yearly goal.

    ```md
    # Pet food subscription, Q1 2027

    ## Objective: Owners stay for the whole life of their dog
    - Raise customer lifetime value from $900 to $1,100
            ^^^^^^^^^^^^^^^^^^^^^^^
    - Boxes paused for more than a month fall from 9% to 5%
    ```

    Choose what moves early and leads there.

    ```md
    # Pet food subscription, Q1 2027

    ## Objective: Owners stay for the whole life of their dog
    - New owners who order a second box within 60 days rise from 55% to 70%
    - Boxes paused for more than a month fall from 9% to 5%
    ```
    """
    period = document.period_of(result)
    if period is None or period.start is None or period.end is None or document.is_past(result, today):
        return
    days = (period.end - period.start).days + 1
    for measure in result.reading.measures:
        metric = known_metric(measure)
        if metric is None or measure.text is None or measure.direction == "maintain":
            continue
        if metric.reads_after_days is None or metric.reads_after_days <= days:
            continue
        if known_metric(measure, result.statement) is None:
            continue
        proxies = [registry()[one].name.lower() for one in metric.proxies[:2] if one in registry()]
        earlier = f", for instance {listed(proxies, 'or')}" if proxies else ""
        yield Finding(
            at=measure.text,
            message=f"{quote(measure.text)} can be read after about {metric.reads_after_days} days, and "
            f"{quote(period.text)} has {days}",
            ask=f"which earlier signal would show that you are on the way{earlier}?",
        )
