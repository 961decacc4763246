"""Measures of speed with nothing beside them that comes back when haste makes mistakes."""

from collections.abc import Iterator

from goalkit.english import Measure
from goalkit.english.metric import Metric, registry
from goalkit.english.words.quoting import listed, quote
from goalkit.model import Document, Goal, LeanMetric, Objective
from goalkit.model.lean import DORA
from goalkit.rule import Finding, rule

QUALITY = frozenset({"quality", "reliability", "safety", "satisfaction"})
FIRST_TIME = ("first_pass_yield", "quality", "oee")
"""Figures of a stream or a step that tell how much of the work comes out right."""


@rule(
    category="coaching",
    since="0.1.0",
    sources=("dora-metrics", "grove-high-output-management", "thurlow-lean-metrics"),
    about=("lean",),
)
def speed_without_quality(document: Document) -> Iterator[Finding]:
    """Lean metrics are to get faster or more, and none of them shows what comes back.

    Work goes faster at once if checks are left out, and the price is paid weeks later by somebody else: parcels are
    returned, decisions overturned, changes rolled back. One measure of what is right at the first go is enough. The
    rule speaks once for a document, and only where it knows every metric in it; for key results,
    [no-counter-metric](no-counter-metric.md) does.

    ```md
    # Lean metrics: the booking service

    - Deployment frequency from weekly to daily
      ^^^^^^^^^^^^^^^^^^^^
    - Lead time for changes from 9 to 3 days
    ```

    Put beside it what would suffer.

    ```md
    # Lean metrics: the booking service

    - Deployment frequency from weekly to daily
    - Lead time for changes from 9 to 3 days
    - Change failure rate stays at or below 10%
    ```
    """
    pushed: list[tuple[Goal, Measure, Metric]] = []
    for goal in document.goals:
        # Beside key results, no-counter-metric speaks, and it knows more of what belongs together.
        for measure in goal.reading.measures:
            metric = registry().get(measure.metric) if measure.metric else None
            if metric is None or metric.family in QUALITY:
                return
            if isinstance(goal, LeanMetric) and _is_speed(measure, metric):
                pushed.append((goal, measure, metric))
        if isinstance(goal, LeanMetric) and not goal.reading.measures:
            return
        if isinstance(goal, Objective):
            return
    if not pushed or _yields(document):
        return
    goal, measure, metric = pushed[0]
    dora = metric.id in DORA["throughput"]
    guards = [registry()[one].name.lower() for one in (DORA["instability"] if dora else metric.counters[:2])]
    yield Finding(
        at=measure.text or goal.statement,
        message=f"nothing here would show what comes back if {quote(measure.text or goal.statement)} is forced",
        ask=f"what must not get worse meanwhile, {listed(guards, 'or')} perhaps?",
        goal=goal.id,
    )


def _is_speed(measure: Measure, metric: Metric) -> bool:
    """Whether a measure asks for faster or more of the work itself."""
    if metric.family != "speed" and metric.id != "throughput":
        return False
    wanted = {"up": ("increase", "at_least"), "down": ("decrease", "at_most")}.get(metric.better, ())
    return (measure.target is not None or measure.change is not None) and (
        measure.direction in wanted or (measure.direction is None and measure.comparator in wanted)
    )


def _yields(document: Document) -> bool:
    return any(
        getattr(part, name, None) is not None
        for stream in document.streams
        for part in (stream, *stream.steps)
        for name in FIRST_TIME
    )
