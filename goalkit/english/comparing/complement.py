"""Two metrics of which one is what the other leaves to 100%: whether what is asked of both can be true."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goalkit.english.metric import registry
from goalkit.english.words.likeness import scope_words

if TYPE_CHECKING:
    from goalkit.english.reading import Measure, Quantity

__all__ = ["complements", "missing_to_100", "only_base", "same_scope"]

_WHOLE = 100
_ROUNDING = 0.5


def complements(one: Measure, other: Measure) -> bool:
    """Whether one is what the other leaves, as churn is to retention, counted over the same time."""
    if one.metric is None or other.metric is None or one.metric == other.metric:
        return False
    known = registry().get(one.metric)
    same_window = one.window is None or other.window is None or one.window.casefold() == other.window.casefold()
    return known is not None and known.complement == other.metric and same_window


def same_scope(statement: str, one: Measure, other_statement: str, other: Measure) -> bool:
    """Whether both statements speak of the same customers, products or places, beside what they measure."""
    names = [measure.text for measure in (one, other) if measure.text is not None]
    return scope_words(statement, names) == scope_words(other_statement, names)


def missing_to_100(one: Quantity | None, other: Quantity | None) -> float | None:
    """What two percentages that should make a whole have too little (or, negative, too much); None where they do.

    Half a point is put down to rounding; numbers in other units than percent are not compared.
    """
    if one is None or other is None or one.unit != "percent" or other.unit != "percent":
        return None
    missing = _WHOLE - one.number - other.number
    return missing if abs(missing) > _ROUNDING else None


def only_base(one: Measure, other: Measure) -> float | None:
    """Where `one` must stand today, in percent, so that two relative changes can both come true.

    Retention up by 10% and churn down by 15% agree only where 10% of retention is as much as 15% of churn:
    at a retention of 60%. A result outside 0 to 100 says that no base makes both true. None where the
    changes are not both percentages.
    """
    up, down = _signed(one), _signed(other)
    if up is None or down is None or up == down:
        return None
    return _WHOLE * down / (down - up)


def _signed(measure: Measure) -> float | None:
    change = measure.change
    if change is None or change.unit != "percent" or measure.direction not in {"increase", "decrease"}:
        return None
    return change.number if measure.direction == "increase" else -change.number
