"""A gauge over time: the colour of each value, when it left its range, and whether it is more than chance.

Chance moves every number, so one value alone is no breach. A gauge is in breach where its last value is red and two of
its last three were outside green, or where its last eight were all outside green: eight in a row on one side of a line
are a run that chance hardly makes. It is at amber where the last value is outside green and neither is so.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Sequence

    from goalkit.model.check_in import CheckIn, Status
    from goalkit.model.goal import Gauge
    from goalkit.model.thresholds import Colour
    from goalkit.text import Text

__all__ = ["RECENT", "RUN", "Breach", "Point", "breach_of", "is_present", "series_of", "trend_of", "with_unit"]

RECENT = 3
"""How many of the last values are looked at where the last is red; two of them must be outside green."""
RUN = 8
"""So many values outside green, one after the other, are a breach even where none is red."""
TWO = 2
YEAR = 365
NEARBY = 21
"""How far from the same day of the year before a value may lie to be compared with."""
FRESH = 31
"""So many days a last value counts as the present, or three times as long as from one value to the next."""
TREND = 3
"""How many of the last values are compared with as many before them."""
BARE = frozenset("0123456789.,'’<>≤≥=+-−–")
"""What a number or a range is written with, where the unit is elsewhere."""
LIMITS = frozenset("above and at below between fewer from least less more most no over than to under up".split())
MARKED = 1.5
"""By how many times the usual step from one value to the next the two must differ; less is often chance."""

COLOUR_OF: dict[Status, Colour] = {"on_track": "green", "at_risk": "amber", "off_track": "red"}
"""Where no range tells the colour, the author's word does."""


@dataclass(frozen=True, slots=True)
class Point:
    """One value of a gauge: its day, its number in the unit of the thresholds, and its colour, as far as they tell.

    `value` is the number as it was written, or what was written in its place.
    """

    date: datetime.date
    number: float | None
    colour: Colour | None
    value: Text | None

    @property
    def outside(self) -> bool:
        """Whether it lies outside green."""
        return self.colour in {"amber", "red"}


@dataclass(frozen=True, slots=True)
class Breach:
    """A gauge that is out of its range for longer than chance explains.

    `since` is the day of the first value outside green; two green ones in a row end a breach, one alone doesn't.
    `outside` of the `points` since then were outside green. `before` is the value of a year ago, where one is known
    and was outside green too, with green ones between: then it may be the season.
    """

    since: datetime.date
    first: Text | None
    last: datetime.date
    value: Text | None
    colour: Colour
    points: int
    outside: int
    gap: int
    """The usual number of days from one value to the next."""
    before: Point | None = None


def series_of(goal: Gauge, log: Iterable[CheckIn], today: datetime.date | None = None) -> tuple[Point, ...]:
    """The values of a gauge up to today, in order of their days; of one day, the last."""
    limits = goal.thresholds
    found: dict[datetime.date, Point] = {}
    for one in log:
        if one.date is None or (today is not None and one.date > today):
            continue
        colour = limits.colour_of(one.amount) if limits is not None and one.amount is not None else None
        if colour is None and one.status is not None and (limits is None or one.amount is None):
            colour = COLOUR_OF.get(one.status)
        number = one.amount.number if one.amount is not None else None
        if limits is not None and one.amount is not None:
            number = next((band.number_of(one.amount) for _, band in limits.bands()), number)
        if number is not None or colour is not None:
            value = one.amount.text if one.amount is not None else one.value
            found[one.date] = Point(one.date, number, colour, value)
    return tuple(found[day] for day in sorted(found))


def breach_of(points: Sequence[Point]) -> Breach | None:
    """The breach in which a gauge is at the last of its values; None where it is in none."""
    points = [one for one in points if one.colour is not None]
    if len(points) < TWO or not points[-1].outside:
        return None
    last = points[-1]
    recent = sum(one.outside for one in points[-RECENT:])
    is_run = len(points) >= RUN and all(one.outside for one in points[-RUN:])
    if not is_run and (last.colour != "red" or recent < TWO):
        return None
    start = _start(points)
    run = points[start:]
    assert last.colour is not None  # noqa: S101 (points without one were left out)
    return Breach(
        since=run[0].date,
        first=run[0].value,
        last=last.date,
        value=last.value,
        colour=last.colour,
        points=len(run),
        outside=sum(one.outside for one in run),
        gap=_middle([(later.date - one.date).days for one, later in pairwise(points)]),
        before=_year_before(points, start),
    )


def is_present(breach: Breach, today: datetime.date) -> bool:
    """Whether the last value is new enough to tell of today."""
    return 0 <= (today - breach.last).days <= max(FRESH, 3 * breach.gap)


def _start(points: Sequence[Point]) -> int:
    """Where the breach at the end began: behind the last two green values in a row."""
    start = len(points) - 1
    for at in range(len(points) - 1, -1, -1):
        if points[at].outside:
            start = at
        elif at and not points[at - 1].outside:
            break
    return start


def _middle(days: list[int]) -> int:
    return sorted(days)[len(days) // 2]


def _year_before(points: Sequence[Point], start: int) -> Point | None:
    day = points[-1].date.toordinal() - YEAR
    near = min(points[:start], key=lambda one: abs(one.date.toordinal() - day), default=None)
    if near is None or abs(near.date.toordinal() - day) > NEARBY or not near.outside:
        return None
    return near


def trend_of(points: Sequence[Point]) -> Literal["up", "down"] | None:
    """Where the last values go, beside those before them; None where they don't move more than they always do."""
    numbers = [one.number for one in points if one.number is not None]
    if len(numbers) < 2 * TREND:
        return None
    change = (math.fsum(numbers[-TREND:]) - math.fsum(numbers[-2 * TREND : -TREND])) / TREND
    usual = math.fsum(abs(later - one) for one, later in pairwise(numbers)) / (len(numbers) - 1)
    if abs(change) <= MARKED * usual:
        return None
    return "up" if change > 0 else "down"


def with_unit(value: str, gauge: Gauge) -> str:
    """A bare number, or a range of them, with the unit that stands beside it in a field of its own."""
    unit = str(gauge.unit or "").strip()
    words = value.split()
    if not unit or not value[-1:].isdigit() or not all(one in LIMITS or BARE.issuperset(one) for one in words):
        return value
    return f"{value}%" if unit in {"%", "percent"} else f"{value} {unit}"
