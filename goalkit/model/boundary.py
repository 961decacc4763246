"""Which figures of flow belong together: those between the same two points, of the same pieces, at the same time.

A value stream and each of its steps name their figures. Goals do so in their statements; those of one document belong
together where they are of one stream and step, or hang side by side and speak of the same thing.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from goalkit.english.comparing.scale import known_metric
from goalkit.english.fields.figure import Figure, read_figure, read_share, unit_of_rate
from goalkit.english.numbers.units import SECONDS
from goalkit.english.words.likeness import scope_words
from goalkit.model.kpi import Kpi
from goalkit.model.lean import LeanMetric
from goalkit.model.okr import KeyResult
from goalkit.model.scorecard import ScorecardMeasure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from goalkit.english import Measure, Quantity
    from goalkit.model.document import Document
    from goalkit.model.goal import Goal
    from goalkit.model.stream import Step, ValueStream
    from goalkit.text import Text

__all__ = ["Boundary", "boundaries", "figures_of"]

Moment = Literal["today", "baseline", "target"]

TIMES = frozenset({"lead_time", "cycle_time", "process_time", "wait_time", "takt"})
RATES = frozenset({"throughput", "demand"})
SHARES = frozenset(
    {"flow_efficiency", "first_pass_yield", "rolled_yield", "availability", "performance", "quality", "oee"}
)
NAMES = (*sorted(TIMES), *sorted(RATES), *sorted(SHARES), "available_time", "wip")

METRICS = {
    "wip": "wip",
    "throughput": "throughput",
    "takt_time": "takt",
    "flow_efficiency": "flow_efficiency",
    "first_pass_yield": "first_pass_yield",
    "rolled_throughput_yield": "rolled_yield",
    "oee": "oee",
    "lead_time": "lead_time",
    "cycle_time": "cycle_time",
}
"""Which figure a metric of the registry is."""

CALLED = {"lead time": "lead_time", "cycle time": "cycle_time", "process time": "process_time"}
"""Times are called by many words that mean other stretches as well: only who says which is taken at the word."""

MEANS = frozenset({"average", "mean", "overall", "total"})
"""Words that leave open nothing that a figure could be about."""

PARTS_OF_OEE = ("availability", "performance", "quality")


@dataclass(frozen=True, slots=True)
class Boundary:
    """Figures that belong together, by the names of the fields of a step or a stream.

    `name` is that of the stream or the step, None for goals; `goals` has the ids of the goals that state them.
    """

    figures: dict[str, Figure]
    name: Text | None = None
    goals: dict[str, str] | None = None

    def goal_of(self, figure: str) -> str | None:
        """The id of the goal that states a figure; None for one of a stream."""
        return self.goals.get(figure) if self.goals else None


def figures_of(described: ValueStream | Step) -> dict[str, Figure]:
    """The figures of a stream or a step that can be read; what is no average in a fitting unit is left out."""
    found: dict[str, Figure] = {}
    for name in NAMES:
        written = getattr(described, name, None)
        figure = None if written is None else (read_share(written) if name in SHARES else read_figure(written))
        if figure is not None and _fits(name, figure):
            found[name] = figure
    return found


def boundaries(document: Document) -> Iterator[Boundary]:
    """All sets of figures in a document that belong together: of streams, of their steps, and of goals."""
    for stream in document.streams:
        yield Boundary(figures_of(stream), stream.name)
        for step in stream.steps:
            yield Boundary(figures_of(step), step.name)
    yield from _of_goals(document)


def _fits(name: str, figure: Figure) -> bool:
    """Whether a figure is of the kind that its name says: a time, a rate, a share or a count."""
    if name in TIMES:
        return figure.unit in SECONDS and figure.per is None
    if name in RATES:
        return figure.unit is None and figure.per is not None
    if name in SHARES:
        return figure.unit == "share" and figure.per is None
    if name == "available_time":
        return figure.unit in SECONDS and figure.per is not None
    return figure.unit is None and figure.per is None


def _of_goals(document: Document) -> Iterator[Boundary]:
    sets: dict[tuple[object, ...], dict[str, tuple[Figure, str] | None]] = {}
    telling = [goal for goal in document.goals if any(one.metric in METRICS for one in goal.reading.measures)]
    if len({one.metric for goal in telling for one in goal.reading.measures}) < 2:
        return
    for goal in telling:
        if not isinstance(goal, (LeanMetric, Kpi, KeyResult, ScorecardMeasure)):
            continue
        read = [(name, one) for one in goal.reading.measures if (name := _name(one, goal)) is not None]
        for name, measure in read:
            about = _about(goal, [one for _, one in read])
            for moment, figure in _stated(goal, measure, name):
                found = sets.setdefault((*about, moment), {})
                # Two values of one metric: nobody knows which of them belongs to the others.
                found[name] = None if name in found else (figure, goal.id)
    for found in sets.values():
        known = {name: one for name, one in found.items() if one is not None}
        if len(known) > 1:
            yield Boundary(
                {name: figure for name, (figure, _) in known.items()},
                goals={name: goal for name, (_, goal) in known.items()},
            )


def _about(goal: Goal, measures: list[Measure]) -> tuple[object, ...]:
    """What a goal's figures are of: a stream and step that it names, else whatever its neighbours speak of."""
    if isinstance(goal, LeanMetric) and goal.stream is not None:
        return "stream", goal.stream.casefold(), goal.step.casefold() if goal.step else None
    texts = [one.text for one in measures if one.text is not None]
    scope = frozenset(scope_words(str(goal.statement), texts)) - _counted(goal.statement, measures) - MEANS
    return "beside", goal.kind, goal.parent, scope


def _counted(statement: Text, measures: list[Measure]) -> set[str]:
    """What stands behind the numbers: “30 items” and “10 orders a week” need not be of two things."""
    found: set[str] = set()
    for measure in measures:
        found.update(scope_words(str(measure.window)) if measure.window is not None else ())
        for value in (measure.baseline, measure.target):
            at = statement.find(value.text) if value is not None else -1
            if value is not None and at >= 0:
                found.update(scope_words(str(statement[at + len(value.text) :]).lstrip().partition(" ")[0]))
                found.update(scope_words(str(value.text)))
    return found


def _name(measure: Measure, goal: Goal) -> str | None:
    """Which figure a measure is; None for all others, and for percentiles, to which no identity applies."""
    if measure.statistic in {"percentile", "median"} or measure.text is None:
        return None
    called = " ".join(measure.text.casefold().split())
    if called in PARTS_OF_OEE:
        return called if any(one.metric == "oee" for one in goal.reading.measures) else None
    metric = known_metric(measure, goal.statement)
    name = METRICS.get(metric.id) if metric is not None else None
    if name in {"lead_time", "cycle_time"}:
        return next((one for words, one in CALLED.items() if called.endswith(words)), None)
    return name


def _stated(goal: Goal, measure: Measure, name: str) -> Iterator[tuple[Moment, Figure]]:
    """The values of a measure, each at its moment; one that is to be passed is a bound and no value."""
    per = unit_of_rate(str(measure.window)) if measure.window is not None else None
    if measure.window is not None and per is None:
        return
    if measure.upper is not None:
        return
    target = _figure(measure.target, measure, per)
    if target is not None:
        if measure.comparator == "at_most" or measure.direction == "decrease":
            target = replace(target, low=0.0, number=None)
        elif measure.comparator == "at_least" or measure.direction == "increase":
            target = replace(target, high=math.inf, number=None)
        if _fits(name, target):
            yield "target", target
    for moment, figure in (
        ("baseline", _figure(measure.baseline, measure, per)),
        ("today", read_figure(goal.current, goal.unit) if goal.current is not None else None),
    ):
        if figure is not None and _fits(name, figure := replace(figure, per=figure.per or per)):
            yield ("baseline" if moment == "baseline" else "today"), figure


def _figure(value: Quantity | None, measure: Measure, per: str | None) -> Figure | None:
    if value is None:
        return None
    figure = read_figure(value.text)
    if figure is None or figure.number is None:
        return None
    if figure.unit is None and (unit := value.unit or measure.unit) in {*SECONDS, "percent"}:
        # “from 18 to 9 days” writes the unit once.
        share = 0.01 if unit == "percent" else 1.0
        figure = replace(
            figure,
            low=figure.low * share,
            high=figure.high * share,
            number=figure.number * share,
            unit="share" if unit == "percent" else unit,
        )
    return replace(figure, per=figure.per or per, text=value.text)
