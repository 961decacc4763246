"""Cycle times that are longer than the lead time around them."""

from collections.abc import Iterator

from goalkit.english.fields.figure import in_words
from goalkit.english.words.quoting import quote
from goalkit.model import Document, LeanMetric
from goalkit.model.boundary import Boundary, boundaries
from goalkit.model.flow import flow_efficiency
from goalkit.rule import Finding, Related, rule


@rule(
    category="coaching",
    since="0.1.0",
    sources=("thurlow-lean-metrics", "vacanti-actionable-agile", "dora-metrics"),
    about=("lean",),
)
def lead_and_cycle_time_confused(document: Document) -> Iterator[Finding]:
    """The cycle time is longer than the lead time of which it is a part.

    Lead time runs from the request to the delivery, cycle time from the start of work to its end, so a cycle time that
    is longer has swapped names with its lead time, or starts and ends elsewhere. Authors do use the two words for
    different stretches, and in factories a cycle is the time from one piece to the next: which of them is meant is told
    best by naming the two events between which the clock runs.

    ```md
    # Lean metrics: building permits

    - Lead time: 6 days
    - Cycle time: 9 days
                  ^^^^^^
    ```

    Say where each of them starts and ends.

    ```md
    # Lean metrics: building permits

    - Lead time from the application to the decision: 9 days
    - Cycle time from the first look to the decision: 6 days
    ```
    """
    told: set[str | None] = set()
    for boundary in boundaries(document):
        lead, cycle = boundary.figures.get("lead_time"), boundary.figures.get("cycle_time")
        about = boundary.goal_of("cycle_time")
        if lead is None or cycle is None or lead.text is None or cycle.text is None or (about and about in told):
            continue
        told.add(about)
        share = flow_efficiency(cycle, lead)
        if share is not None and share.low > 1:
            yield Finding(
                at=cycle.text,
                message=f"a cycle of {quote(in_words(cycle))} doesn't fit into a lead time of {quote(in_words(lead))}",
                ask="between which two events does each of them run?",
                related=(Related(lead.text, "from request to delivery"),),
                goal=about,
            )
        else:
            yield from _one_without_ends(boundary, document)


def _one_without_ends(boundary: Boundary, document: Document) -> Iterator[Finding]:
    """Where one of the two says where its clock starts, the other is measured by a clock that nobody knows."""
    pair = [document.by_id.get(boundary.goal_of(name) or "") for name in ("lead_time", "cycle_time")]
    metrics = [one for one in pair if isinstance(one, LeanMetric)]
    open_ended = [one for one in metrics if one.starts_at is None and one.ends_at is None]
    if len(metrics) == len(pair) and len(open_ended) == 1 and metrics[0] is not metrics[1]:
        [one] = open_ended
        yield Finding(
            at=one.statement,
            message=f"{quote(one.statement)} doesn't say between which two events it runs, as its neighbour does",
            ask="at which event does its clock start, and at which does it stop?",
            goal=one.id,
        )
