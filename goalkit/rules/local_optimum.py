"""Steps that are made faster while nobody watches the whole stream."""

from collections.abc import Iterator

from goalkit.english.words.quoting import quote
from goalkit.model import Document, LeanMetric
from goalkit.rule import Finding, rule

WHOLE = ("lead_time", "throughput", "flow_efficiency")
"""Figures of a stream that tell whether a faster step helped anybody."""


@rule(
    category="coaching",
    since="0.1.0",
    sources=("goldratt-the-goal", "reinertsen-flow", "cma-okr-kpi-guide"),
    about=("lean",),
)
def local_optimum(document: Document) -> Iterator[Finding]:
    """One step of a stream is to become better, and nothing measures the stream from end to end.

    If a step isn't the one that sets the pace, a faster one only piles work up before the next. Only a measure of the
    whole, such as lead time or throughput, tells whether anybody is served sooner. A step that is marked as the
    constraint is where a stream is improved, and is left alone.

    ```yaml
    framework: lean
    title: Mail-order books
    lean_metrics:
      - lean_metric: Parcels packed per hour rise from 120 to 160
                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        stream: Order to dispatch
        step: Packing
    ```

    Measure the whole beside it, or mark the constraint.

    ```yaml
    framework: lean
    title: Mail-order books
    value_streams:
      - value_stream: Order to dispatch
        lead_time: 26 hours
        steps:
          - {step: Picking}
          - {step: Packing, constraint: yes}
    lean_metrics:
      - lean_metric: Lead time falls from 26 to 18 hours
        stream: Order to dispatch
      - lean_metric: Parcels packed per hour rise from 120 to 160
        stream: Order to dispatch
        step: Packing
      - lean_metric: Parcels sent back as wrong stay at or below 1%
        stream: Order to dispatch
    ```
    """
    metrics = [goal for goal in document.goals if isinstance(goal, LeanMetric)]
    watched = {_named(one) for one in metrics if one.step is None}
    watched |= {str(one.name).casefold() for one in document.streams if any(getattr(one, name) for name in WHOLE)}
    constraints = {
        (str(stream.name).casefold(), str(step.name).casefold())
        for stream in document.streams
        for step in stream.steps
        if step.is_constraint
    }
    told: set[str | None] = set()
    for metric in metrics:
        stream = _named(metric)
        if metric.step is None or stream in told or stream in watched or None in watched:
            continue
        if (stream or "", metric.step.casefold()) in constraints or (stream is None and constraints):
            continue
        if any(one.direction in {"increase", "decrease"} for one in metric.reading.measures):
            told.add(stream)
            whole = f"all of {quote(metric.stream)}" if metric.stream is not None else "the whole stream"
            yield Finding(
                at=metric.statement,
                message=f"{quote(metric.step)} is to become better, and nothing here measures {whole}",
                ask="is this the step that sets the pace, and what would show that people are served sooner?",
                goal=metric.id,
            )


def _named(metric: LeanMetric) -> str | None:
    return metric.stream.casefold() if metric.stream is not None else None
