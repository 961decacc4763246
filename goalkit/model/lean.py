"""Lean metrics: how work flows through a value stream, step by step."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from goalkit.model.goal import Gauge, Kind, kind_of_goal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from goalkit.model.document import Framework
    from goalkit.text import Text

__all__ = ["DORA", "LeanMetric"]


DORA: Mapping[str, tuple[str, ...]] = {
    "throughput": ("lead_time_for_changes", "deployment_frequency", "failed_deployment_recovery_time"),
    "instability": ("change_failure_rate", "deployment_rework_rate"),
}
"""DORA's measures of software delivery, by the ids of the metric registry; neither group says much by itself."""


@kind_of_goal
class LeanMetric(Gauge):
    r"""A measure of flow: lead time, work in progress, throughput and their kin.

    `stream` names the value stream and `step` the step in it that the metric is about; without a step it is about
    the whole stream. `starts_at` and `ends_at` say between which two events time is counted. `waste` names the kind of
    waste that it makes visible.

    >>> import goalkit
    >>> metrics = "lean_metrics:\n  - {lean_metric: Lead time 18 days, stream: Order to delivery, waste: waiting}\n"
    >>> (metric,) = goalkit.read("framework: lean\n" + metrics, format="yaml").goals
    >>> metric.kind, str(metric.stream), str(metric.waste)
    ('lean_metric', 'Order to delivery', 'waiting')
    """

    kind: ClassVar[Kind] = "lean_metric"
    framework: ClassVar[Framework | None] = "lean"

    stream: Text | None = None
    step: Text | None = None
    starts_at: Text | None = None
    ends_at: Text | None = None
    waste: Text | None = None
