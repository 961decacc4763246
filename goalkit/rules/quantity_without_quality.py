"""Objectives whose key results only count."""

from collections.abc import Iterator

from goalkit.english.words.quoting import quote
from goalkit.model import Document, KeyResult, Kpi, Objective
from goalkit.rule import Finding, rule

ENOUGH = 2


@rule(
    category="pedantic",
    since="0.1.0",
    sources=("cma-okr-kpi-guide", "grove-high-output-management", "croll-yoskovitz-lean-analytics"),
    english=True,
)
def quantity_without_quality(objective: Objective, document: Document) -> Iterator[Finding]:
    """Every key result of an objective is a count, and nothing shows whether what is counted is any good.

    Where only pieces count, pieces get smaller. This hurts most where the work is creative or for people. One result
    that tells how good the work was for those who got it is enough; the verdict of a jury or of readers counts, too.

    ```md
    # Local paper, Q1 2027

    ## Objective: The town reads us again
                  ^^^^^^^^^^^^^^^^^^^^^^^
    - KR: Publish 40 portraits of neighbours
    - KR: Publish 12 guides to the town hall
    ```

    Add a result that tells how good it was.

    ```md
    # Local paper, Q1 2027

    ## Objective: The town reads us again
    - KR: Readers who finish an article rise from 22% to 40%
    - KR: Letters to the editor rise from 15 to 50 a month
    ```
    """
    results = [child for child in document.children_of(objective) if isinstance(child, (KeyResult, Kpi))]
    if len(results) < ENOUGH:
        return
    for result in results:
        reading = result.reading
        if reading.measured != "quantity" or reading.focus != "output" or not reading.quantities:
            return
        if any(quantity.unit in {"percent", "points", "ratio"} for quantity in reading.quantities):
            return
    yield Finding(
        at=objective.statement,
        message=f"all {len(results)} key results of {quote(objective.statement)} count pieces, not how good they are",
        ask="who would say that the work was good, and by what would you know?",
    )
