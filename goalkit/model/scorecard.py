"""The balanced scorecard: objectives in perspectives, what leads to what, and the measures that show it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from goalkit.model.goal import Gauge, Goal, Kind, kind_of_goal

if TYPE_CHECKING:
    from goalkit.model.document import Framework
    from goalkit.text import Text

__all__ = ["ScorecardMeasure", "ScorecardObjective"]


@kind_of_goal
class ScorecardObjective(Goal):
    r"""An objective in one perspective of a balanced scorecard.

    `theme` names the strategic theme that runs through several perspectives; `leads_to` the objectives, by their ids,
    that this one is expected to move: the arrows of a strategy map.

    >>> import goalkit
    >>> sides = "objectives:\n  - {id: L1, objective: Nurses stay, perspective: Learning, leads_to: [C1]}\n"
    >>> (objective,) = goalkit.read("framework: balanced_scorecard\n" + sides, format="yaml").goals
    >>> objective.kind, str(objective.perspective), [str(one) for one in objective.leads_to]
    ('scorecard_objective', 'Learning', ['C1'])
    """

    kind: ClassVar[Kind] = "scorecard_objective"
    framework: ClassVar[Framework | None] = "balanced_scorecard"

    perspective: Text | None = None
    theme: Text | None = None
    leads_to: tuple[Text, ...] = ()


@kind_of_goal
class ScorecardMeasure(Gauge):
    r"""A measure that shows whether a scorecard objective is reached.

    `scale` has the steps of a measure that is judged in words, from worst to best.

    >>> import goalkit
    >>> sides = "objectives:\n  - {objective: Nurses stay, measures: [{measure: Nurses who leave, red: above 12%}]}\n"
    >>> objective, measure = goalkit.read("framework: balanced_scorecard\n" + sides, format="yaml").goals
    >>> measure.kind, str(measure.red)
    ('measure', 'above 12%')
    """

    kind: ClassVar[Kind] = "measure"
    framework: ClassVar[Framework | None] = "balanced_scorecard"

    scale: tuple[Text, ...] = ()
