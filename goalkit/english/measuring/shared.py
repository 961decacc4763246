"""What two values of one way share, though it is written once: the unit, and words such as “million”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goalkit.english.numbers.numeral import parse_number
from goalkit.english.numbers.units import SCALES
from goalkit.english.reading import Quantity
from goalkit.english.words.token import NUMBER

if TYPE_CHECKING:
    from goalkit.english.measuring.parsed import Parsed
    from goalkit.english.numbers.numeral import Number
    from goalkit.english.reading import Direction

__all__ = ["same_scale", "same_unit", "scale_of", "towards"]

_MULTIPLES = frozenset(SCALES.values())
_ALIKE = 10
"""How many times larger than the other one of two numbers may be that are of one size."""


def same_unit(one: Quantity, two: Quantity) -> tuple[Quantity, Quantity]:
    """Of “from 17 to 22%” the unit that is written stands for both."""
    if one.unit is None and two.unit is not None:
        return Quantity(one.number, two.unit, one.text), two
    if two.unit is None and one.unit is not None:
        return one, Quantity(two.number, one.unit, two.text)
    return one, two


def scale_of(parsed: Parsed, number: Number) -> float:
    """By how much the word behind its digits multiplies a number: a million in “8.0 million”."""
    digits = next((token.low for token in parsed.tokens[number.first : number.last] if token.kind == NUMBER), "")
    written = parse_number(digits) if digits else None
    scale = round(number.value / written, 3) if written else 1
    return scale if scale in _MULTIPLES else 1


def same_scale(baseline: Quantity, target: Quantity, scale: float, direction: Direction | None) -> Quantity:
    """Of “from 5.0 to 8.0 million” the word stands for both; “from 500 to 2 million” starts at five hundred.

    It is shared where both numbers are of one size as they are written, and the way leads where it should.
    """
    scaled = Quantity(baseline.number * scale, baseline.unit, baseline.text)
    turned = direction in {"increase", "decrease"} and towards(scaled, target) not in {direction, None}
    alike = abs(target.number) <= _ALIKE * abs(scaled.number) <= _ALIKE**2 * abs(target.number)
    return scaled if alike and not turned else baseline


def towards(baseline: Quantity, target: Quantity) -> Direction | None:
    """Where the way from one value to the other leads; None where they can't be compared."""
    if baseline.unit != target.unit or baseline.number == target.number:
        return None
    return "increase" if target.number > baseline.number else "decrease"
