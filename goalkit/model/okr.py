"""Objectives and key results: what should become true, how one would know, and the work meant to get there."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from goalkit.model.goal import Goal, Kind

if TYPE_CHECKING:
    from goalkit.model.document import Framework

__all__ = ["Initiative", "KeyResult", "Objective", "ResultType", "is_committed", "is_stretch", "result_type"]

ResultType = Literal["metric", "milestone", "baseline", "guardrail"]
"""What kind of result it is: a number that moves, something that is there or isn't, a number that is first to be
found out, or a number that must not get worse."""

FIRM = frozenset({"committed", "commit", "commitment", "roofshot"})
BOLD = frozenset({"aspirational", "stretch", "moonshot", "ambitious"})
TYPES: dict[str, ResultType] = {
    **dict.fromkeys(("metric", "numeric", "number", "percentage", "percent", "currency", "quantitative"), "metric"),
    **dict.fromkeys(("milestone", "binary", "boolean", "yes/no", "deliverable"), "milestone"),
    **dict.fromkeys(("baseline", "discovery"), "baseline"),
    **dict.fromkeys(("guardrail", "health", "health metric", "counter-metric", "countermetric"), "guardrail"),
}


# Kinds without fields of their own go without a decorator, which would write the same methods anew at each start.
class Objective(Goal):
    r"""What should become true, in words; its key results say how one would know.

    >>> import goalkit
    >>> objective, result = goalkit.read("# Objective: Guests sleep\n- KR: Night calls fall from 40 to 12\n").goals
    >>> isinstance(objective, Objective), str(objective.statement)
    (True, 'Guests sleep')
    """

    __slots__ = ()

    kind: ClassVar[Kind] = "objective"
    framework: ClassVar[Framework | None] = "okr"


class KeyResult(Goal):
    r"""A result by which an outsider can tell whether the objective was reached.

    >>> import goalkit
    >>> objective, result = goalkit.read("# Objective: Guests sleep\n- KR: Night calls fall from 40 to 12\n").goals
    >>> isinstance(result, KeyResult), result.reading.measures[0].target.number
    (True, 12.0)
    """

    __slots__ = ()

    kind: ClassVar[Kind] = "key_result"
    framework: ClassVar[Framework | None] = "okr"


class Initiative(Goal):
    r"""Work that is meant to move a result.

    >>> import goalkit
    >>> work = goalkit.read("# Objective: Guests sleep\n\n## Initiatives\n- Fit soft-close doors\n").goals[-1]
    >>> isinstance(work, Initiative), str(work.statement)
    (True, 'Fit soft-close doors')
    """

    __slots__ = ()

    kind: ClassVar[Kind] = "initiative"
    framework: ClassVar[Framework | None] = "okr"


def result_type(goal: Goal) -> ResultType | None:
    """The type that the author gave a key result, in the words of this module; None for no type or one of their own.

    >>> import goalkit
    >>> source = "objectives: [{objective: Guests sleep, key_results: [{key_result: Refunds stay low, type: health}]}]"
    >>> result_type(goalkit.read(source, format="yaml").goals[1])
    'guardrail'
    """
    return TYPES.get(goal.type.strip().casefold()) if goal.type is not None else None


def is_committed(goal: Goal) -> bool:
    """Whether the author says that the goal is firm."""
    return goal.commitment is not None and goal.commitment.strip().casefold() in FIRM


def is_stretch(goal: Goal) -> bool:
    """Whether the author says that it may well be missed."""
    return goal.commitment is not None and goal.commitment.strip().casefold() in BOLD
