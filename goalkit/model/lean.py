"""Lean metrics: how work flows through a value stream, step by step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from goalkit.model.goal import Gauge, Kind

if TYPE_CHECKING:
    from goalkit.model.document import Framework
    from goalkit.text import Text

__all__ = ["LeanMetric", "Step", "ValueStream"]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class LeanMetric(Gauge):
    """A measure of flow: lead time, work in progress, throughput and their kin.

    `stream` names the value stream and `step` the step in it that the metric is about; without a step it is about
    the whole stream. `starts_at` and `ends_at` say between which two events time is counted. `waste` names the kind of
    waste that it makes visible.
    """

    kind: ClassVar[Kind] = "lean_metric"
    framework: ClassVar[Framework | None] = "lean"

    stream: Text | None = None
    step: Text | None = None
    starts_at: Text | None = None
    ends_at: Text | None = None
    waste: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of a value stream; every figure is as the author wrote it, with its unit.

    `process_time` is the time in which somebody works on one piece, `wait_time` the time for which it lies before the
    step, `wip` how many pieces lie and are worked on, `throughput` how many leave in a time, `first_pass_yield` the
    share that is right at the first go. `waste` names the kinds of waste seen here. `constraint` marks the step that
    sets the pace.
    """

    name: Text
    owner: Text | None = None
    process_time: Text | None = None
    wait_time: Text | None = None
    wip: Text | None = None
    throughput: Text | None = None
    first_pass_yield: Text | None = None
    availability: Text | None = None
    performance: Text | None = None
    quality: Text | None = None
    oee: Text | None = None
    waste: tuple[Text, ...] = ()
    constraint: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueStream:
    """All steps from a request to what the customer gets, and the figures of the whole, as the author wrote them.

    `demand` is how much is asked for in a time, `available_time` how long is worked in that time; `takt` is what both
    make: the time in which one piece has to be done. `lead_time` runs from request to delivery, `cycle_time` from the
    start of work to its end.
    """

    name: Text
    owner: Text | None = None
    product: Text | None = None
    starts_at: Text | None = None
    ends_at: Text | None = None
    demand: Text | None = None
    available_time: Text | None = None
    takt: Text | None = None
    lead_time: Text | None = None
    cycle_time: Text | None = None
    process_time: Text | None = None
    wip: Text | None = None
    throughput: Text | None = None
    flow_efficiency: Text | None = None
    first_pass_yield: Text | None = None
    steps: tuple[Step, ...] = ()
