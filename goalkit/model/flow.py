"""The identities of flow: how work in progress, throughput, time, yield and pace hang together, as arithmetic.

They hold for averages over one stable stretch and between the same two points. Each takes figures and gives a figure
in bounds, as wide as their writing and the length of a working day leave open; None where no unit leads from one to
the other.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from goalkit.english.fields.figure import Figure, Range, conversion
from goalkit.english.numbers.units import SECONDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = [
    "contradicts",
    "flow_efficiency",
    "in_unit",
    "lead_time",
    "oee",
    "rolled_yield",
    "slowest",
    "takt",
    "throughput",
    "time_in_progress",
    "work_in_progress",
]

_WITHIN_A_DAY = 6.0
"""Hours that pass within one working day, so that the clock and the opening hours agree about them."""
_SOME_DAYS = Range(4 / 7, 7 / 4)
"""How far a count of days may be off where one side may mean working days and the other calendar days."""
_SOME_HOURS = Range(1 / 7, 7.0)
"""The same for hours: a week has 168 of them, and four days of six hours have 24."""


def in_unit(time: Figure, unit: str) -> Figure | None:
    """A length of time in another unit; its number is known only where that doesn't ask how long a working day is."""
    if time.unit not in SECONDS or unit not in SECONDS:
        return None
    return _scaled(time, conversion(time.unit, unit), unit, time.per)


def work_in_progress(rate: Figure, time: Figure) -> Figure | None:
    """Little's law: on average, as many pieces are in progress as are finished in the time that one of them takes."""
    many = _times_per(rate, time)
    return None if many is None else _product(rate, many)


def time_in_progress(pieces: Figure, rate: Figure) -> Figure | None:
    """Little's law, the other way: how long a piece takes, in the unit of the rate."""
    if pieces.unit is not None or pieces.per is not None or rate.unit is not None or rate.per not in SECONDS:
        return None
    return _quotient(pieces, rate, rate.per)


def throughput(pieces: Figure, time: Figure) -> Figure | None:
    """Little's law, the third way: how many are finished per unit of the time that one takes."""
    if pieces.unit is not None or pieces.per is not None or time.unit not in SECONDS or time.per is not None:
        return None
    found = _quotient(pieces, time, None)
    return found and Figure(found.low, found.high, None, time.unit, found.number, time.clock)


def takt(available: Figure, demand: Figure) -> Figure | None:
    """The time in which one piece has to be done: the time worked divided by what is asked for in it."""
    if available.unit not in SECONDS or available.per not in SECONDS or demand.unit or demand.per not in SECONDS:
        return None
    worked = _scaled(available, conversion(demand.per, available.per), available.unit, demand.per)
    return _quotient(worked, demand, available.unit)


def flow_efficiency(process: Figure, lead: Figure) -> Figure | None:
    """The share of the lead time in which somebody works on the piece, also called process cycle efficiency."""
    if process.unit not in SECONDS or lead.unit not in SECONDS or process.per or lead.per:
        return None
    ways = conversion(process.unit, lead.unit)
    if process.clock != lead.clock:
        ways = _wider(ways, _SOME_DAYS)
    return _quotient(_scaled(process, ways, lead.unit, None), lead, "share")


def lead_time(times: Iterable[Figure]) -> Figure | None:
    """The lead time of steps one after the other: all their process and wait times, in the longest unit among them."""
    parts = list(times)
    if not parts or any(part.unit not in SECONDS or part.per for part in parts):
        return None
    unit = max((str(part.unit) for part in parts), key=lambda unit: SECONDS[unit])
    turned = [_scaled(part, conversion(str(part.unit), unit), unit, None) for part in parts]
    numbers = [part.number for part in turned if part.number is not None]
    return Figure(
        math.fsum(part.low for part in turned),
        math.fsum(part.high for part in turned),
        unit,
        None,
        math.fsum(numbers) if len(numbers) == len(turned) else None,
    )


def rolled_yield(yields: Sequence[Figure]) -> Figure | None:
    """The share that goes through all steps without a fault: the product of their yields, never above the lowest."""
    return _all_shares(yields)


def oee(availability: Figure, performance: Figure, quality: Figure) -> Figure | None:
    """Overall equipment effectiveness: how long it runs, how fast, and how much of it is good, multiplied."""
    return _all_shares((availability, performance, quality))


def slowest(rates: Sequence[Figure]) -> Figure | None:
    """The rate that no stream of these steps can pass, in the unit of the first; None where one isn't a rate."""
    if not rates or any(rate.unit or rate.per not in SECONDS for rate in rates):
        return None
    per = str(rates[0].per)
    turned = [_scaled(rate, conversion(per, str(rate.per)), None, per) for rate in rates]
    return min(turned, key=lambda rate: rate.high)


def contradicts(stated: Figure, computed: Figure, tolerance: float = 0.0) -> bool:
    """Whether two figures of one thing can't both be true, whatever was left open.

    `tolerance` is a share of the greater. What can't be compared doesn't contradict.
    """
    if stated.unit != computed.unit:
        if stated.unit not in SECONDS or computed.unit not in SECONDS:
            return False
        computed = _scaled(computed, conversion(computed.unit, stated.unit), stated.unit, computed.per)
    if stated.per != computed.per:
        if stated.per not in SECONDS or computed.per not in SECONDS:
            return False
        computed = _scaled(computed, conversion(stated.per, computed.per), stated.unit, stated.per)
    return stated.low * (1 - tolerance) > computed.high or computed.low * (1 - tolerance) > stated.high


def _times_per(rate: Figure, time: Figure) -> Figure | None:
    """A length of time in the unit of a rate, as wide as it is where each may go by another clock."""
    if rate.unit is not None or rate.per not in SECONDS or time.unit not in SECONDS or time.per is not None:
        return None
    ways = conversion(time.unit, rate.per)
    days = {time.unit, rate.per} & {"day"}
    short = [SECONDS[unit] < SECONDS["day"] for unit in (time.unit, rate.per)]
    if all(short):
        if time.high * SECONDS[time.unit] > _WITHIN_A_DAY * SECONDS["hour"]:
            ways = _wider(ways, _SOME_HOURS)
    elif days and (any(short) or time.unit == rate.per) and (time.clock is None or time.clock != rate.clock):
        ways = _wider(ways, _SOME_DAYS)
    turned = _scaled(time, ways, rate.per, None)
    if turned.number is None and time.number is not None and time.unit == rate.per:
        # What the figures say at their word is still worth showing.
        return Figure(turned.low, turned.high, turned.unit, None, time.number, None)
    return turned


def _wider(ways: Range, by: Range) -> Range:
    return Range(ways.low * by.low, ways.high * by.high)


def _scaled(figure: Figure, ways: Range, unit: str | None, per: str | None) -> Figure:
    number = None if figure.number is None or ways.low != ways.high else figure.number * ways.low
    return Figure(figure.low * ways.low, figure.high * ways.high, unit, per, number, figure.clock)


def _product(one: Figure, other: Figure) -> Figure:
    number = None if one.number is None or other.number is None else one.number * other.number
    return Figure(one.low * other.low, _bounded(one.high, other.high), None, None, number)


def _quotient(one: Figure, other: Figure, unit: str | None) -> Figure | None:
    """What is left of one figure divided by another; without an end where the other may be nothing."""
    if other.high <= 0:
        return None
    low = 0.0 if math.isinf(other.high) else one.low / other.high
    high = one.high / other.low if other.low > 0 else math.inf
    known = one.number is not None and other.number
    number = one.number / other.number if known and one.number is not None and other.number else None
    return Figure(low, high, unit, None, number)


def _bounded(one: float, other: float) -> float:
    """A product in which nothing times anything is nothing."""
    return 0.0 if one == 0 or other == 0 else one * other


def _all_shares(shares: Sequence[Figure]) -> Figure | None:
    if not shares or any(one.unit != "share" for one in shares):
        return None
    numbers = [one.number for one in shares if one.number is not None]
    return Figure(
        math.prod(one.low for one in shares),
        math.prod(one.high for one in shares),
        "share",
        None,
        math.prod(numbers) if len(numbers) == len(shares) else None,
    )
