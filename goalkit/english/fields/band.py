"""Ranges as people write them beside a gauge: “≥ 95%”, “90-95%”, “below 90”, “under 2 days”, “< 60 or > 80”."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from goalkit.english.calendar import PLAIN, Calendar
from goalkit.english.comparing.way import in_unit
from goalkit.english.fields.amount import unit_of
from goalkit.english.numbers.finding import find_numbers
from goalkit.english.words.token import NUMBER, Token, tokenize

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from goalkit.english.numbers.numeral import Number
    from goalkit.english.reading import Quantity
    from goalkit.text import Text

__all__ = ["Band", "read_bands"]

LONGEST = 200
"""A range takes few characters; what is longer is prose and isn't looked at to its end."""

BEYOND = frozenset(
    "< > above below beneath beyond exceed exceeded exceeding exceeds excess faster fewer greater higher less longer "
    "lower more north over shorter under upwards".split()
)
"""First words of a limit that leave the limit itself out: “below 90”, and not “90 or below”."""
JOINTS = frozenset("or and but , ; &".split())
"""What may stand between two ranges, or between the two ends of one."""
TOWARDS = frozenset("to - – — and".split())
"""What may stand between the ends of a range that are written apart: “90% to 95%”."""
LOWER = frozenset({"<", "<=", "≤"})
UPPER = frozenset({">", ">=", "≥"})
UNKNOWNS = frozenset("x n it value the".split())
"""What stands for the value in “90 ≤ x < 95”."""
JOINING = JOINTS | TOWARDS | LOWER | UPPER | UNKNOWNS


@dataclass(frozen=True, slots=True)
class Band:
    """A stretch of values from `low` to `high`, each None where it is open, in one unit.

    `has_low` and `has_high` say whether the end itself belongs to it: “≥ 95%” has its 95, “> 95%” hasn't. A number
    alone (“95%”) is a stretch of one value; which side of it is meant only the direction tells. `grain` is what the
    last digit that was written counts, so that between “90-94” and “≥ 95” nothing is missing.
    """

    low: float | None
    high: float | None
    text: Text
    unit: str | None = None
    has_low: bool = True
    has_high: bool = True
    grain: float = 1.0

    @property
    def alone(self) -> bool:
        """Whether it is a single number, without a word of its side."""
        return self.low is not None and self.low == self.high

    def holds(self, number: float) -> bool:
        """Whether a number in the unit of the band lies in it."""
        if self.low is not None and (number < self.low or (number == self.low and not self.has_low)):
            return False
        return self.high is None or number < self.high or (number == self.high and self.has_high)

    def converted(self, unit: str | None) -> Band | None:
        """The same range in another unit; None where the units are of different kinds."""
        if unit == self.unit:
            return self
        low, high = (None if end is None else in_unit(end, self.unit, unit) for end in (self.low, self.high))
        if (low is None) != (self.low is None) or (high is None) != (self.high is None):
            return None
        return replace(self, low=low, high=high, unit=unit, grain=in_unit(self.grain, self.unit, unit) or self.grain)

    def number_of(self, value: Quantity) -> float | None:
        """A value in the unit of the band; None where its unit is of another kind, or it is no number at all."""
        number = in_unit(value.number, value.unit, self.unit)
        return None if number is None or not math.isfinite(number) else number


def read_bands(field: Text, unit: Text | None = None, calendar: Calendar = PLAIN) -> tuple[Band, ...]:
    """Read the range that a field names, or the ranges; empty where it names none, or where that can't be told.

    `unit` is the field that names the unit, where the range has none itself.

    >>> from goalkit.text import Text
    >>> [band] = read_bands(Text("90% to 95%"))
    >>> band.low, band.high, band.unit
    (90.0, 95.0, 'percent')
    >>> [(band.low, band.high) for band in read_bands(Text("< 60 or > 80"))]
    [(None, 60.0), (80.0, None)]
    """
    tokens = tokenize(str(field[:LONGEST]))
    numbers = [one for one in find_numbers(tokens, [False] * len(tokens), calendar) if one.kind in KINDS]
    if not numbers:
        return ()
    numbers = _adjoining(tokens, numbers)
    first, last = numbers[0].first, numbers[-1].last
    read = {at for one in numbers for at in range(one.first, one.last)}
    tail = next((at for at in range(last, len(tokens)) if tokens[at].low not in JOINING), len(tokens))
    if any(token.kind == NUMBER and at not in read for at, token in enumerate(tokens[: tail + 1])):
        return ()  # a number in there was not understood
    shared = next((one.unit for one in reversed(numbers) if one.unit), None) or (unit_of(unit) if unit else None)
    ends = [_end(tokens, one, field, shared) for one in numbers]
    if any(end is None for end in ends):
        return ()
    found = list(_joined([end for end in ends if end is not None], tokens, numbers))
    if len(found) > 1 and any(band.alone for band in found):
        return ()  # “≥ 95%, 90 last year”
    if len(found) == 1:
        found = [replace(found[0], text=field[tokens[first].start : tokens[last - 1].end])]
    return tuple(one for one in found if one.low is None or one.high is None or one.low <= one.high)


KINDS = frozenset({"plain", "factor", "zero"})


def _adjoining(tokens: Sequence[Token], numbers: list[Number]) -> list[Number]:
    """The numbers up to the first that something else stands before: of “under 5 per 1,000 trips” the five."""
    kept = [numbers[0]]
    for one in numbers[1:]:
        between = {token.low for token in tokens[kept[-1].last : one.first]}
        if not between <= JOINING:
            break
        kept.append(one)
    return kept


def _end(tokens: Sequence[Token], one: Number, field: Text, shared: str | None) -> Band | None:
    """What one number with its limit says by itself, in the unit that all share."""
    words = [token.low for token in tokens[one.first : one.last]]
    before = [token.low for token in tokens[max(0, one.first - 2) : one.first]]
    after = tokens[one.last].low if one.last < len(tokens) else ""
    text = field[tokens[one.first].start : tokens[one.last - 1].end]
    sign = -1.0 if one.sign == "-" else 1.0
    value = in_unit(sign * one.value, one.unit, shared)
    upper = in_unit(one.upper, one.unit, shared) if one.upper is not None else None
    if value is None or not math.isfinite(value):
        return None
    within = not (words[0] in BEYOND or (words[:1] == ["in"] and "excess" in words))
    band = Band(value, value, text, shared, grain=abs(_grain(tokens, one, value)))
    if "±" in words or "+/-" in words:
        return replace(band, low=-value)
    if upper is not None:
        return replace(band, high=upper) if one.comparator in {"between", None, "equal"} else None
    if one.comparator == "at_least" or after in LOWER:
        return replace(band, high=None, has_low=within and after != "<")
    if one.comparator == "at_most" or before == ["up", "to"] or after in UPPER:
        return replace(band, low=None, has_high=within and after != ">")
    return band


def _grain(tokens: Sequence[Token], one: Number, value: float) -> float:
    """What the last digit of a number counts: a tenth in “94.5%”, a thousand in “10k”."""
    written = next((token.low for token in tokens[one.first : one.last] if token.kind == NUMBER), "")
    digits = "".join(filter(str.isdigit, written))[:15]
    if not digits or not int(digits):
        decimals = len(written) - 1 - max(written.rfind("."), written.rfind(","))
        return 10.0**-decimals if 0 < decimals < len(written) - 1 else 1.0
    return value / int(digits)


def _joined(ends: list[Band], tokens: Sequence[Token], numbers: list[Number]) -> Iterator[Band]:
    """Make one range of two ends that belong together: “≥ 90 and < 95”, “90% to 95%”, “90 ≤ x < 95”."""
    at = 0
    while at < len(ends):
        one = ends[at]
        if at + 1 < len(ends):
            other = ends[at + 1]
            between = [token.low for token in tokens[numbers[at].last : numbers[at + 1].first]]
            both = _both(one, other, apart="or" in between, towards=bool(TOWARDS.intersection(between)))
            if both is not None:
                yield both
                at += 2
                continue
        yield one
        at += 1


def _both(one: Band, other: Band, *, apart: bool, towards: bool) -> Band | None:
    grain = min(one.grain, other.grain)
    low, high = (one, other) if one.high is None or (one.alone and other.low is None) else (other, one)
    if one.alone and other.alone:
        if not towards or apart:
            return None
        return replace(one, high=other.high, grain=grain)
    if apart or low.low is None or high.high is None or low.low > high.high:
        return None
    if (low.high is None or (low.alone and towards)) and high.low is None:
        return replace(low, high=high.high, has_high=high.has_high, grain=grain)
    return None
