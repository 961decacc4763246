"""Scorecards whose measures all come late, or all come early."""

from collections.abc import Iterator
from typing import Annotated

from goalkit.english.comparing.called import called
from goalkit.english.metric import Timing
from goalkit.english.words.quoting import quote
from goalkit.model import Document, Gauge, Kpi, ScorecardMeasure
from goalkit.rule import AtLeast, Finding, rule

WORDS: dict[str, Timing] = {
    **dict.fromkeys(("lead", "leading", "leading indicator", "lead indicator", "driver"), "lead"),
    **dict.fromkeys(("lag", "lagging", "lagging indicator", "lag indicator", "outcome"), "lag"),
}
"""How authors call the two."""


@rule(
    category="coaching",
    since="0.1.0",
    sources=("kaplan-norton-1996", "parmenter-kpis", "exinfm-balancing-scorecard"),
    about=("balanced_scorecard", "kpi"),
)
def lead_lag_imbalance(document: Document, *, at_least: Annotated[int, AtLeast(2)] = 5) -> Iterator[Finding]:
    """Every measure of a scorecard tells late what happened, or every one is a driver and none an outcome.

    Late measures prove that the strategy worked, when it is too late to change it. Early ones can be moved this month,
    but prove nothing. A card needs both, and no source says in which mix; so the rule speaks only where one kind is
    missing altogether. It goes by what the card says of its measures (a column “lead or lag”), and else by what is
    known of well-known metrics; one measure of which neither tells keeps it quiet. The same goes for lists of KPIs that
    have such a column. Fewer than `at-least` measures are left alone.

    ```md
    # Balanced scorecard 2027: Language school

    | Perspective | Objective | Measure | Lead or lag | Target |
    |---|---|---|---|---|
    | Financial | Courses pay for themselves | Surplus | lag | 8% |
                                               ^^^^^^^
    | Financial | Courses are full | Seats sold | lag | 90% |
    | Customer | Learners reach their level | Learners who pass the exam | lag | 80% |
    | Internal process | Classes start on time | Classes cancelled last year | lag | 2% |
    | Learning and growth | Teachers stay | Teachers still here after two years | lag | 85% |
    ```

    Give each late measure one that moves before it.

    ```md
    # Balanced scorecard 2027: Language school

    | Perspective | Objective | Measure | Lead or lag | Target |
    |---|---|---|---|---|
    | Financial | Courses pay for themselves | Surplus | lag | 8% |
    | Financial | Courses are full | Seats sold four weeks ahead | lead | 60% |
    | Customer | Learners reach their level | Learners who hand in each week | lead | 75% |
    | Internal process | Classes start on time | Classes cancelled last year | lag | 2% |
    | Learning and growth | Teachers stay | Teachers still here after two years | lag | 85% |
    ```
    """
    measures = [one for one in document.goals if isinstance(one, ScorecardMeasure)]
    if measures:
        timings = [timing_of(one) for one in measures]
        yield from one_sided(measures, timings, at_least)
    gauges = [one for one in document.goals if isinstance(one, Kpi)]
    yield from one_sided(gauges, [said_of(one) for one in gauges], at_least)


def one_sided(
    gauges: list[ScorecardMeasure] | list[Kpi], timings: list[Timing | None], at_least: int
) -> Iterator[Finding]:
    """Report gauges of one kind alone, at the first of them."""
    if len(gauges) < at_least or len(set(timings)) > 1 or timings[0] is None:
        return
    first = gauges[0]
    if timings[0] == "lag":
        said, ask = "tell late what happened", f"what moves before {quote(first.statement, 40)} does?"
    else:
        said, ask = "are drivers, and none shows what came of them", "by which number would you know that it worked?"
    yield Finding(at=first.statement, message=f"all {len(gauges)} measures {said}", ask=ask, goal=first.id)


def said_of(gauge: Gauge) -> Timing | None:
    """What the author says of its timing."""
    for field in (gauge.timing, gauge.type):
        if field is not None and (timing := WORDS.get(field.strip().casefold())) is not None:
            return timing
    return None


def timing_of(gauge: Gauge) -> Timing | None:
    """What the author says of it, else what is known of the metric; None where nobody can tell."""
    said = said_of(gauge)
    metric = called(gauge.statement, gauge.reading, gauge.metric) if said is None else None
    if metric is None:
        return said
    return "lag" if metric.is_late else "lead" if metric.timing == "lead" else None
