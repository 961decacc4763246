"""Averages of things that have a long tail."""

from collections.abc import Iterator

from goalkit.english import Measure
from goalkit.english.comparing.scale import dimension
from goalkit.english.metric import registry
from goalkit.english.words.quoting import quote
from goalkit.english.words.token import tokenize
from goalkit.model import Document, Goal, KeyResult, Kpi, LeanMetric, ScorecardMeasure, SmartGoal
from goalkit.rule import Finding, rule
from goalkit.text import Text

AVERAGES = frozenset({"average", "averages", "averaging", "avg", "mean"})
TAIL = frozenset({"within", "p50", "p75", "p90", "p95", "p99", "90th", "95th", "99th"})
"""Words in the name of a share within a limit, or of a percentile."""


@rule(
    category="coaching",
    since="0.1.0",
    sources=("vacanti-actionable-agile", "cma-okr-kpi-guide", "castro-good-okr-bad-okr"),
    english=True,
)
def average_without_distribution(goal: Goal, document: Document) -> Iterator[Finding]:
    """The target is the average of something that a few extremes can move.

    Waiting and handling times have a long tail: most cases are quick and a few take weeks. An average of such times
    falls when the quick ones get quicker, while the people who complain still wait. Hardly anyone experiences the
    average. A second result with a percentile of the same metric is enough.

    ```md
    # Travel insurance claims, Q2 2027

    ## Objective: People have their money before the next trip
    - Average handling time falls from 12 to 5 days
      ^^^^^^^
    - Claims sent back for missing papers fall from 30% to 12%
    ```

    Promise a time and the share of cases that keep it.

    ```md
    # Travel insurance claims, Q2 2027

    ## Objective: People have their money before the next trip
    - Share of claims settled within 5 days rises from 61% to 85%
    - Claims sent back for missing papers fall from 30% to 12%
    ```
    """
    if not isinstance(goal, (KeyResult, SmartGoal, ScorecardMeasure, Kpi, LeanMetric)):
        return
    for measure in goal.reading.measures:
        if measure.statistic != "average" or not (measure.target or measure.change) or not _has_a_long_tail(measure):
            continue
        said = _said(goal.statement)
        if said is None or _has_percentile(document, goal):
            continue
        name = "this average"
        if measure.text and measure.metric and AVERAGES.intersection(measure.text.casefold().split()):
            name = quote(measure.text)
        elif measure.text and measure.metric:
            name = f"the average of {quote(measure.text)}"
        yield Finding(
            at=said,
            message=f"{name} is moved by a few extremes, and hardly anyone experiences it",
            ask="which share of cases should keep which limit?",
        )
        return


def _said(statement: Text) -> Text | None:
    """The word that makes an average of it."""
    said = next((token for token in tokenize(statement) if token.low in AVERAGES), None)
    return statement[said.start : said.end] if said else None


def _has_a_long_tail(measure: Measure) -> bool:
    metric = registry().get(measure.metric) if measure.metric else None
    if metric is not None:
        return metric.skewed
    amount = measure.target or measure.change
    return amount is not None and dimension(amount.unit) == "time"


def _has_percentile(document: Document, goal: Goal) -> bool:
    """Whether a result beside it looks at the tail: a percentile, a median or a share within a limit."""
    for one in document.siblings_of(goal):
        for measure in one.reading.measures:
            words = set(str(measure.text or "").casefold().replace("-", " ").split())
            if measure.statistic in {"median", "percentile"} or words & TAIL:
                return True
    return False
