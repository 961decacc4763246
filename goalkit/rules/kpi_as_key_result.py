"""Gauges that are parked among key results."""

from collections.abc import Iterator

from goalkit.english.words.quoting import quote
from goalkit.model import Document, KeyResult, Objective
from goalkit.rule import Finding, rule

GUARDS = frozenset({"guardrail", "guard rail", "health", "health metric", "counter metric", "kpi"})


@rule(
    category="coaching",
    since="0.1.0",
    sources=("okrs-tool-guide", "perdoo-maintain", "cma-okr-kpi-guide", "profit-what-changes"),
    english=True,
)
def kpi_as_key_result(objective: Objective, document: Document) -> Iterator[Finding]:
    """A key result asks that a number stays where it is, and no other result asks for a change.

    Holding a value is watching, not changing: it wants a threshold and somebody who looks when it is crossed, all year
    round. That is a KPI. Beside a result that pushes something, the same sentence is a guard rail, and a good one;
    then this rule keeps quiet.

    ```md
    # Waterworks, Q1 2027

    ## Objective: Households never think about their water
    - KR: Keep supply availability at 99.95%
          ^^^^
    - KR: Keep complaints below 20 a month
          ^^^^
    ```

    Move the gauge to your KPIs, and ask what should be different at the end of the period.

    ```md
    # Waterworks, Q1 2027

    ## Objective: Households never think about their water
    - KR: Supply availability stays at or above 99.95%
    - KR: Burst pipes repaired within 4 hours rise from 55% to 80%
    ```
    """
    results = [one for one in document.children_of(objective) if isinstance(one, KeyResult)]
    if not all(holds(one) for one in results):
        return
    for result in results:
        if result.type is not None and result.type.casefold().replace("-", " ") in GUARDS:
            continue
        verb = result.reading.verb
        yield Finding(
            at=verb.text if verb is not None else result.statement,
            message=f"{quote(result.statement)} asks that nothing changes, and nothing beside it asks for a change",
            ask="what should be different at the end, or is this a KPI to watch?",
            goal=result.id,
        )


def holds(result: KeyResult) -> bool:
    """Whether it asks for a value that is to stay as it is."""
    measures = result.reading.measures
    return bool(measures) and all(
        measure.direction == "maintain"
        or (
            measure.baseline is not None
            and measure.target is not None
            and measure.baseline.number == measure.target.number
            and measure.baseline.unit == measure.target.unit
        )
        for measure in measures
    )
