"""What a goal is like, beside its kind: work or a number, flow or not, standing still or about to change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goalkit.english.comparing.called import called
from goalkit.english.comparing.way import only_way, progress_of, target_of
from goalkit.english.metric import registry
from goalkit.model import Gauge, KeyResult, Kpi, SmartGoal
from goalkit.model.okr import result_type

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from goalkit.convert.table import When
    from goalkit.english import Quantity
    from goalkit.english.metric import Metric
    from goalkit.model import Document, Goal
    from goalkit.text import Text

__all__ = ["holds", "is_well", "is_work", "latest_value", "metric_of"]

FLOW = frozenset(
    "lead_time cycle_time takt_time throughput wip flow_efficiency queue_time waiting_time changeover_time "
    "first_pass_yield rolled_throughput_yield oee lead_time_for_changes pull_request_cycle_time ticket_backlog "
    "waiting_list time_to_market permit_processing_time schedule_adherence".split()
)
"""Well-known metrics that measure how work flows, by their ids."""


def holds(when: When, goal: Goal, document: Document) -> bool:
    """Whether a condition of the table holds for a goal."""
    return _CONDITIONS[when](goal, document)


def metric_of(goal: Goal) -> Metric | None:
    """The well-known metric that a goal measures, whoever it is narrowed to; None for any other."""
    known = called(goal.statement, goal.reading, goal.metric)
    if known is None and len(goal.reading.measures) == 1 and goal.reading.measures[0].metric is not None:
        known = registry()[goal.reading.measures[0].metric]
    return known


def is_work(goal: Goal) -> bool:
    """Whether a goal is reached once its work is done, with no number that tells more."""
    if isinstance(goal, Gauge) or goal.target or goal.baseline or goal.current or goal.metric:
        return False
    reading = goal.reading
    if reading.measured == "quantity" or reading.measures or reading.placeholders or not reading.english:
        return False
    return reading.measured == "event" or reading.focus == "output" or result_type(goal) == "milestone"


def latest_value(goal: Goal, document: Document) -> tuple[Text, Quantity | None] | None:
    """Where a goal stands today: the last value that was noted, else the one in the goal itself."""
    noted = [(one.value, one.amount) for one in document.check_ins_of(goal) if one.value is not None]
    if noted:
        return noted[-1]
    if goal.current is not None:
        from goalkit.english.fields.amount import read_amount

        return goal.current, read_amount(goal.current, goal.unit)
    return None


def is_well(goal: Goal, value: Quantity | None) -> bool:
    """Whether a value of a gauge lies in its green range."""
    if value is None or not isinstance(goal, Gauge) or goal.thresholds is None:
        return False
    return goal.thresholds.colour_of(value) == "green"


def _has_results(goal: Goal, document: Document) -> bool:
    return any(one.kind != "initiative" for one in document.children_of(goal))


def _is_flow(goal: Goal, _document: Document) -> bool:
    metric = metric_of(goal)
    return metric is not None and metric.id in FLOW


def _should_change(goal: Goal, document: Document) -> bool:
    """Whether its author says from what to what, or its last value is short of its target or out of its range."""
    measure = only_way(goal.reading.measures)
    if measure is not None and (measure.baseline is not None or measure.change is not None):
        return measure.direction != "maintain" and not _is_same(measure.baseline, target_of(measure))
    latest = latest_value(goal, document)
    if latest is None or latest[1] is None:
        return False
    if isinstance(goal, Gauge) and goal.thresholds is not None:
        return goal.thresholds.colour_of(latest[1]) in {"amber", "red"}
    if measure is None:
        return False
    progress = progress_of(measure, latest[1])
    # Short of a limit without a start nobody knows how far there is to go; that it is missed is known all the same.
    return progress is None or progress < 1


def _is_same(start: Quantity | None, end: tuple[float, str | None] | None) -> bool:
    return start is not None and end is not None and start.number == end[0]


def _leads(goal: Goal, _document: Document) -> bool:
    timing = goal.timing if isinstance(goal, Gauge) else None
    if timing is not None:
        return timing.strip().casefold().startswith("lead")
    metric = metric_of(goal)
    return metric is not None and metric.timing == "lead"


def _heads(goal: Goal, document: Document) -> bool:
    return document.parent_of(goal) is None and any(isinstance(one, Kpi) for one in document.children_of(goal))


def _is_headed(goal: Goal, document: Document) -> bool:
    above = document.parent_of(goal)
    return isinstance(above, Kpi) and _heads(above, document)


def _work(goal: Goal, _document: Document) -> bool:
    return isinstance(goal, KeyResult | SmartGoal) and is_work(goal)


_CONDITIONS: Mapping[When, Callable[[Goal, Document], bool]] = {
    "has results": _has_results,
    "is work": _work,
    "is flow": _is_flow,
    "should change": _should_change,
    "leads": _leads,
    "heads others": _heads,
    "is headed": _is_headed,
}
