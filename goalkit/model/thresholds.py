"""The ranges of a gauge, and in which of them a value lies."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from goalkit.english.calendar import PLAIN, Calendar
from goalkit.english.comparing.way import only_way
from goalkit.english.fields.band import Band, read_bands
from goalkit.english.metric import find

if TYPE_CHECKING:
    from collections.abc import Iterator

    from goalkit.english import Quantity
    from goalkit.model.goal import Gauge

__all__ = ["COLOURS", "Colour", "Thresholds", "direction_written", "read_thresholds"]

Colour = Literal["green", "amber", "red"]
Better = Literal["up", "down"]

COLOURS: tuple[Colour, ...] = ("green", "amber", "red")
"""From all well to somebody must act."""

WAYS: dict[str, Better] = {
    **dict.fromkeys("increase up higher more maximise maximize grow rise ↑ higher-is-better".split(), "up"),
    **dict.fromkeys("decrease down lower less minimise minimize fall shrink ↓ lower-is-better".split(), "down"),
}


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Where a gauge is green, amber and red; a range that nobody wrote is empty.

    What lies outside all ranges that were written has the mildest colour that wasn't: with green and red alone, amber
    lies between; with green alone, everything else is red. `better` says which way is better, where anything tells.
    """

    green: tuple[Band, ...] = ()
    amber: tuple[Band, ...] = ()
    red: tuple[Band, ...] = ()
    better: Better | None = None

    def colour_of(self, value: Quantity) -> Colour | None:
        """Say in which range a value lies; None for a gap, or a value in another kind of unit.

        Of nested ranges (“amber ≥ 90, green ≥ 95”) the inner one counts, of ranges that only touch the better one.
        """
        held: list[tuple[Colour, Band]] = []
        for colour, band in self.bands():
            number = band.number_of(value)
            if number is None:
                return None
            if band.holds(number):
                held.append((colour, band))
        for colour, band in held:
            if all(other is band or within(band, other) for _, other in held):
                return colour
        return held[0][0] if held else self._rest()

    def bands(self) -> Iterator[tuple[Colour, Band]]:
        """All ranges with their colours, the better ones first."""
        for colour in COLOURS:
            for band in getattr(self, colour):
                yield colour, band

    def _rest(self) -> Colour | None:
        if not (self.green or self.red):
            return None
        if self.green and self.red:
            return None if self.amber else "amber"
        return "red" if self.green else "green"


def within(inner: Band, outer: Band) -> bool:
    """Whether a range lies in another one; 0 and 100% are as good as open ends."""
    low, high = _reach(inner)
    outer_low, outer_high = _reach(outer)
    return low >= outer_low and high <= outer_high


def _reach(band: Band) -> tuple[float, float]:
    infinity = float("inf")
    low = -infinity if band.low is None or band.low == 0 else band.low
    full = band.unit == "percent" and band.high == 100
    return low, infinity if band.high is None or full else band.high


def below(one: Band, other: Band) -> bool:
    """Whether all of a range lies below another one, or touches it."""
    return one.high is not None and other.low is not None and one.high <= other.low


def direction_written(goal: Gauge) -> Better | None:
    """Which way the author says is better: “increase”, “lower is better”."""
    words = str(goal.direction or "").casefold().split()
    return WAYS.get(words[0]) if words else None


def read_thresholds(goal: Gauge, calendar: Calendar = PLAIN) -> Thresholds | None:
    """Read the ranges of a gauge; None where it has none that can be read.

    A KPI without any has its target for its green range, for that is all that such a target can mean: “at most 6%”.
    """
    written = {
        colour: read_bands(text, goal.unit, calendar)
        for colour in COLOURS
        if (text := getattr(goal, colour)) is not None
    }
    if any(not bands for bands in written.values()):
        return None  # with one of them unread, the others would say too much
    if not written and goal.kind == "kpi":
        written = {"green": _of_target(goal, calendar)}
    alike = _in_one_unit(written)
    if alike is None:
        return None
    green, amber, red = (alike.get(colour, ()) for colour in COLOURS)
    if not (green or amber or red):
        return None
    better = direction_written(goal) or _by_order(green, red) or _by_order(green, amber) or _by_order(amber, red)
    if better is None:
        better = _by_shape(green, red) or _by_metric(goal)
    return Thresholds(
        green=_sided(green, better), amber=_sided(amber, better), red=_sided(red, better, good=False), better=better
    )


def _in_one_unit(written: dict[Colour, tuple[Band, ...]]) -> dict[Colour, tuple[Band, ...]] | None:
    unit = next((band.unit for bands in written.values() for band in bands if band.unit), None)
    alike: dict[Colour, tuple[Band, ...]] = {}
    for colour, bands in written.items():
        converted = [band.converted(unit) for band in bands]
        if any(one is None for one in converted):
            return None
        alike[colour] = tuple(one for one in converted if one is not None)
    return alike


def _of_target(goal: Gauge, calendar: Calendar) -> tuple[Band, ...]:
    if goal.target is not None:
        return read_bands(goal.target, goal.unit, calendar)
    measure = only_way(goal.reading.measures)
    if measure is None or measure.target is None or measure.baseline is not None:
        return ()
    band = Band(measure.target.number, measure.target.number, measure.target.text, measure.target.unit or measure.unit)
    if measure.upper is not None:
        return (replace(band, high=measure.upper.number),)
    if measure.comparator == "at_least":
        return (replace(band, high=None),)
    return (replace(band, low=None),) if measure.comparator == "at_most" else ()


def _by_order(good: tuple[Band, ...], bad: tuple[Band, ...]) -> Better | None:
    if len(good) != 1 or len(bad) != 1:
        return None
    if below(bad[0], good[0]):
        return "up"
    return "down" if below(good[0], bad[0]) else None


def _by_shape(green: tuple[Band, ...], red: tuple[Band, ...]) -> Better | None:
    """A range that is open at one side says which side is meant."""
    for bands, is_good in ((green, True), (red, False)):
        if len(bands) == 1 and (bands[0].low is None) != (bands[0].high is None):
            return "up" if (bands[0].high is None) is is_good else "down"
    return None


def _by_metric(goal: Gauge) -> Better | None:
    metric = find(str(goal.metric or goal.statement)[:200])
    return metric.better if metric is not None and metric.better != "range" else None


def _sided(bands: tuple[Band, ...], better: Better | None, *, good: bool = True) -> tuple[Band, ...]:
    """Give a number alone the side that is meant: of “green 95%” what is better, of “red 85%” what is worse."""
    if better is None or len(bands) != 1 or not bands[0].alone:
        return bands
    upwards = (better == "up") is good
    return (replace(bands[0], high=None) if upwards else replace(bands[0], low=None),)
