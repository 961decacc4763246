"""Whether a figure asks less than another one did: the direction of the metric decides, not which number is larger."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from goalkit.english.comparing.scale import known_metric
from goalkit.english.comparing.way import in_unit
from goalkit.english.numbers.units import SECONDS
from goalkit.english.words.likeness import content_words

if TYPE_CHECKING:
    from goalkit.english.reading import Measure, Quantity

__all__ = ["Eased", "comparable", "eased", "measures_the_same"]

Better = Literal["up", "down"]

DIRECTIONS: dict[str | None, Better] = {"increase": "up", "decrease": "down"}
LIMITS: dict[str | None, Better] = {"at_least": "up", "at_most": "down"}
STEPS: dict[str | None, Better] = {"up": "up", "down": "down"}


class Eased(NamedTuple):
    """A figure that asked more, and the one that took its place."""

    before: Quantity
    after: Quantity


def eased(old: Measure, new: Measure) -> Eased | None:
    """The target, or the change, that was made easier to reach; None where it wasn't, or where nobody can tell.

    >>> from goalkit import understand
    >>> [one], [two] = (understand(f"Cut churn from 8% to {end}").measures for end in ("3%", "5%"))
    >>> found = eased(one, two)
    >>> found and (found.before.number, found.after.number)
    (3.0, 5.0)
    >>> eased(two, one) is None
    True
    """
    better = _better(old)
    if better is None or better != _better(new) or not measures_the_same(old, new):
        return None
    if old.upper is not None or new.upper is not None:
        return None
    if old.target is not None and new.target is not None:
        numbers = comparable(old.target, new.target, old.unit, new.unit)
        if numbers is not None and (numbers[1] < numbers[0] if better == "up" else numbers[1] > numbers[0]):
            return Eased(old.target, new.target)
        return None
    # “Raise by 10%”: without a target, what counts is how far it is to move.
    if old.target is None and new.target is None and old.change is not None and new.change is not None:
        numbers = comparable(old.change, new.change) if old.change_kind == new.change_kind else None
        if numbers is not None and old.change_kind != "factor" and abs(numbers[1]) < abs(numbers[0]):
            return Eased(old.change, new.change)
    return None


def measures_the_same(old: Measure, new: Measure) -> bool:
    """Whether both count the same thing over the same time, as far as their words tell."""
    if _words(old.window) != _words(new.window) or old.statistic != new.statistic:
        return False
    if old.metric is not None or new.metric is not None:
        return old.metric == new.metric
    return _words(old.text) == _words(new.text)


def comparable(
    old: Quantity, new: Quantity, old_unit: str | None = None, new_unit: str | None = None
) -> tuple[float, float] | None:
    """Two figures in one unit; None where they may be of different units, one of which nobody wrote."""
    one, other = old.unit or old_unit, new.unit or new_unit
    # 0.85 and 72% are both shares; 4 may be days, and 30 hours.
    unsure = one in SECONDS or other in SECONDS or min(abs(old.number), abs(new.number)) <= 1
    if (one is None) != (other is None) and unsure:
        return None
    number = in_unit(old.number, one, other)
    return None if number is None else (number, new.number)


def _better(measure: Measure) -> Better | None:
    """Which way is better: as the sentence says, else as its limit does, else as it is known of the metric."""
    said = DIRECTIONS.get(measure.direction) or LIMITS.get(measure.comparator)
    if said is not None:
        return said
    metric = known_metric(measure)
    return STEPS.get(metric.better) if metric is not None else None


def _words(text: str | None) -> list[str]:
    return sorted(content_words(text)) if text is not None else []
