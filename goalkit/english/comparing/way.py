"""How far a value is on the way that a measure describes, and how much of a period has passed."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from goalkit.english.numbers.units import SECONDS

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable

    from goalkit.english.calendar import Period
    from goalkit.english.reading import Measure, Quantity

__all__ = ["elapsed", "in_unit", "only_way", "progress_of", "target_of", "way_gone"]

POINTS = frozenset({"percent", "points", None})
"""Units between which values are written without a care: a share in percent moves by points."""


def way_gone(baseline: float, target: float, value: float) -> float:
    """The share of the way from baseline to target that lies behind a value; where there is no way, whether it is held.

    >>> way_gone(20, 60, 30), way_gone(21, 10, 10), way_gone(0, 50, 60)
    (0.25, 1.0, 1.2)
    """
    if baseline == target:
        return float(value == target)
    return (value - baseline) / (target - baseline)


def elapsed(period: Period | None, today: datetime.date) -> float | None:
    """The share of a period that has passed by the end of today, 0 to 1; None where its dates aren't known."""
    if period is None or period.start is None or period.end is None or period.end < period.start:
        return None
    days = (period.end - period.start).days + 1
    return min(max(((today - period.start).days + 1) / days, 0.0), 1.0)


def progress_of(measure: Measure, value: Quantity) -> float | None:
    """How far a value is on the way that a measure describes; None where a number or a common unit is missing.

    A goal that is held, or that says no more than a limit, is reached or not; short of a limit that has
    no baseline nobody knows how far there is to go.
    """
    low = target_of(measure)
    if low is None:
        return None
    unit = low[1]
    number = in_unit(value.number, value.unit, unit)
    upper = in_unit(measure.upper.number, measure.upper.unit, unit) if measure.upper else None
    start = in_unit(measure.baseline.number, measure.baseline.unit, unit) if measure.baseline else None
    if number is None or not math.isfinite(number) or (start is None and measure.baseline is not None):
        return None
    target = low[0]
    if upper is not None and upper > target:
        if target <= number <= upper:
            return 1.0
        if start is not None and start > upper:
            target = upper
    if measure.direction == "maintain" or start == target:
        return float(_holds(measure, number, target, upper))
    if start is None:
        return 1.0 if _reaches(measure, number, target) else None
    if (measure.direction == "increase" and target < start) or (measure.direction == "decrease" and target > start):
        return None
    gone = way_gone(start, target, number)
    return gone if math.isfinite(gone) else None


def only_way(measures: Iterable[Measure]) -> Measure | None:
    """The one measure that leads somewhere; None where there is none, or two of which nobody knows which is meant."""
    ways = [one for one in measures if target_of(one) is not None]
    return ways[0] if len(ways) == 1 else None


def target_of(measure: Measure) -> tuple[float, str | None] | None:
    """The value to reach with its unit, computed from baseline and change where only those are written."""
    if measure.target is not None:
        return measure.target.number, measure.target.unit or measure.unit
    start, change = measure.baseline, measure.change
    if start is None or change is None or measure.direction not in {"increase", "decrease"}:
        return None
    sign = 1 if measure.direction == "increase" else -1
    if measure.change_kind == "factor":
        return start.number * change.number, start.unit
    if measure.change_kind == "relative":
        share = change.number if change.unit == "ratio" else change.number / 100  # “by half”, “by 50%”
        return start.number * (1 + sign * share), start.unit
    amount = in_unit(change.number, change.unit, start.unit)
    return None if amount is None else (start.number + sign * amount, start.unit)


def _holds(measure: Measure, value: float, target: float, upper: float | None) -> bool:
    if upper is not None:
        return target <= value <= upper
    if measure.comparator == "at_most":
        return value <= target
    if measure.comparator == "at_least":
        return value >= target
    return math.isclose(value, target)


def _reaches(measure: Measure, value: float, target: float) -> bool:
    if measure.comparator == "at_most" or measure.direction == "decrease":
        return value <= target
    return value >= target and (measure.comparator == "at_least" or measure.direction == "increase")


def in_unit(number: float, unit: str | None, wanted: str | None) -> float | None:
    """A number in another unit; None where one can't be had from the other."""
    if unit == wanted or unit is None or wanted is None or {unit, wanted} <= POINTS:
        return number
    if unit in SECONDS and wanted in SECONDS:
        return number * (SECONDS[unit] / SECONDS[wanted])
    measured = SECONDS.keys() | POINTS | {"ratio"}
    if unit in measured or wanted in measured or unit.isupper() or wanted.isupper():
        return None
    return number  # two nouns for what is counted
