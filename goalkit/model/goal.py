"""What a goal is, whatever framework it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Literal

if TYPE_CHECKING:
    from goalkit.english import Period, Reading
    from goalkit.text import Text

Kind = Literal[
    "objective",
    "key_result",
    "initiative",
    "goal",
    "smart_goal",
    "scorecard_objective",
    "measure",
    "north_star",
    "input_metric",
    "kpi",
    "lean_metric",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """Anything a document commits to; as such, one of which nothing says what kind it is.

    Every text is as the author wrote it and knows its place; None where the author wrote nothing.
    `statement` is the sentence without markup, label, owner, priority, status and score.
    `id` is the author's own where `named` says so, else derived from the place in the document.
    `parent` is the id of the goal it hangs under by layout or by reference, None at the top.
    `parent_named` and `supports` are references as written, resolved or not.
    """

    kind: ClassVar[Kind] = "goal"

    id: str
    statement: Text
    reading: Reading
    named: bool = False
    parent: str | None = None
    parent_named: Text | None = None
    supports: tuple[Text, ...] = ()
    label: Text | None = None
    owner: Text | None = None
    period: Period | None = None
    start: Text | None = None
    due: Text | None = None
    created: Text | None = None
    priority: Text | None = None
    status: Text | None = None
    score: Text | None = None
    result: Text | None = None
    baseline: Text | None = None
    current: Text | None = None
    target: Text | None = None
    unit: Text | None = None
    metric: Text | None = None
    direction: Text | None = None
    window: Text | None = None
    formula: Text | None = None
    source: Text | None = None
    cadence: Text | None = None
    weight: Text | None = None
    confidence: Text | None = None
    commitment: Text | None = None
    type: Text | None = None
    rationale: Text | None = None


# Kinds without fields of their own go without a decorator, which would write the same methods anew at each start.
class Objective(Goal):
    """What should become true, in words; its key results say how one would know."""

    __slots__ = ()

    kind: ClassVar[Kind] = "objective"


class KeyResult(Goal):
    """A result by which an outsider can tell whether the objective was reached."""

    __slots__ = ()

    kind: ClassVar[Kind] = "key_result"


class Initiative(Goal):
    """Work that is meant to move a result."""

    __slots__ = ()

    kind: ClassVar[Kind] = "initiative"


class SmartGoal(Goal):
    """One goal that is specific, measurable, assignable, realistic and time-bound."""

    __slots__ = ()

    kind: ClassVar[Kind] = "smart_goal"


@dataclass(frozen=True, slots=True, kw_only=True)
class ScorecardObjective(Goal):
    """An objective in one perspective of a balanced scorecard."""

    kind: ClassVar[Kind] = "scorecard_objective"

    perspective: Text | None = None


class ScorecardMeasure(Goal):
    """A measure that shows whether a scorecard objective is reached."""

    __slots__ = ()

    kind: ClassVar[Kind] = "measure"


class NorthStar(Goal):
    """The one metric that stands for the value customers get."""

    __slots__ = ()

    kind: ClassVar[Kind] = "north_star"


class InputMetric(Goal):
    """A metric that teams can move and that moves the North Star."""

    __slots__ = ()

    kind: ClassVar[Kind] = "input_metric"


class Kpi(Goal):
    """A gauge that is watched, with thresholds rather than an end."""

    __slots__ = ()

    kind: ClassVar[Kind] = "kpi"


class LeanMetric(Goal):
    """A measure of flow: lead time, work in progress, throughput and their kin."""

    __slots__ = ()

    kind: ClassVar[Kind] = "lean_metric"
