"""Charts as geometry: where points, ranges, ticks and words stand; the page template draws them as SVG."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from goalkit.english.way import in_unit, only_way, target_of
from goalkit.model import Gauge

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Iterator, Sequence

    from goalkit.model import CheckIn, Goal
    from goalkit.model.thresholds import Colour
    from goalkit.site.team.board import Board, Card

__all__ = ["Chart", "chart_of", "number"]

WIDTH, HEIGHT = 360, 176
LEFT, RIGHT, TOP, BOTTOM = 44, 52, 12, 26
TICKS = 4
LARGEST = 1e15
"""Beyond it, numbers can't be told apart on an axis."""
MOST = 400
"""Points of a chart; of more, the last are drawn."""


class Dot(NamedTuple):
    """A value in the chart, and what a reader is told of it."""

    x: float
    y: float
    colour: Colour | None
    date: datetime.date
    value: str


class Range(NamedTuple):
    """A range of a gauge, as far as it lies in the chart."""

    colour: Colour
    y: float
    height: float


class Tick(NamedTuple):
    """A number beside the axis, or a date below it."""

    at: float
    words: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Values over time. `way` leads from the start to the target, `target` is its height."""

    dots: tuple[Dot, ...]
    ranges: tuple[Range, ...]
    ticks: tuple[Tick, ...]
    dates: tuple[Tick, ...]
    way: tuple[float, float, float, float] | None
    target: Tick | None

    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = WIDTH - RIGHT
    top: int = TOP
    bottom: int = HEIGHT - BOTTOM

    @property
    def line(self) -> str:
        """The points of the line."""
        return " ".join(f"{dot.x},{dot.y}" for dot in self.dots)


class _Value(NamedTuple):
    date: datetime.date
    number: float
    colour: Colour | None
    written: str


def chart_of(card: Card, board: Board) -> Chart | None:
    """The values of a goal over time; None where fewer than two are known."""
    values = list(_values(card, board.check_ins_of(card)))[-MOST:]
    if len(values) < 2 or values[0].date == values[-1].date:
        return None
    bands = _bands(card.goal)
    start, target = _way(card.goal)
    levels = [one.number for one in values]
    levels += [end for _, low, high in bands for end in (low, high) if end is not None]
    levels += [end for end in (start, target) if end is not None]
    if any(abs(one) > LARGEST for one in levels):
        return None
    low, high = min(levels), max(levels)
    margin = (high - low) * 0.08 or abs(high) * 0.1 or 1.0
    low, high = (0.0 if low >= 0 > low - margin else low - margin), high + margin
    period = card.document.period_of(card.goal)
    first, last = values[0].date, values[-1].date
    if start is not None and period is not None and period.start is not None and period.end is not None:
        first, last = min(first, period.start), max(last, period.end)

    def x(day: datetime.date) -> float:
        return round(LEFT + (WIDTH - LEFT - RIGHT) * (day - first).days / max((last - first).days, 1), 1)

    def y(level: float) -> float:
        return round(HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * (level - low) / (high - low), 1)

    way = None
    if start is not None and target is not None and period is not None and period.start and period.end:
        way = (x(period.start), y(start), x(period.end), y(target))
    ranges = []
    for colour, bottom, top in bands:
        upper, lower = y(high if top is None else top), y(low if bottom is None else bottom)
        ranges.append(Range(colour, upper, round(lower - upper, 1)))
    return Chart(
        dots=tuple(Dot(x(one.date), y(one.number), one.colour, one.date, one.written) for one in values),
        ranges=tuple(ranges),
        ticks=tuple(Tick(y(level), number(level)) for level in _ticks(low, high)),
        dates=(Tick(LEFT, day(first)), Tick(WIDTH - RIGHT, day(last))),
        way=way,
        target=None if target is None else Tick(y(target), f"target {number(target)}"),
    )


def day(date: datetime.date) -> str:
    """A day as people write it.

    >>> import datetime
    >>> day(datetime.date(2027, 3, 9))
    '9 Mar 2027'
    """
    months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
    return f"{date.day} {months[date.month - 1]} {date.year}"


def number(value: float) -> str:
    """A number in few digits.

    >>> number(0.30000000000000004), number(12000.0)
    ('0.3', '12,000')
    """
    return f"{value:,.6g}".replace("-", "−")


def _values(card: Card, log: Iterable[CheckIn]) -> Iterator[_Value]:
    if isinstance(card.goal, Gauge):
        for point in card.standing.points:
            if point.number is not None and math.isfinite(point.number):
                yield _Value(point.date, point.number, point.colour, str(point.value or number(point.number)))
        return
    measure = only_way(card.goal.reading.measures)
    target = target_of(measure) if measure is not None else None
    found: dict[datetime.date, _Value] = {}
    for one in log:
        if one.date is None or one.amount is None:
            continue
        level = in_unit(one.amount.number, one.amount.unit, target[1] if target else one.amount.unit)
        if level is not None and math.isfinite(level):
            found[one.date] = _Value(one.date, level, None, str(one.value or number(level)))
    yield from (found[date] for date in sorted(found))


def _bands(goal: Goal) -> Sequence[tuple[Colour, float | None, float | None]]:
    if not isinstance(goal, Gauge) or goal.thresholds is None:
        return ()
    return [(colour, band.low, band.high) for colour, band in goal.thresholds.bands()]


def _way(goal: Goal) -> tuple[float | None, float | None]:
    """Where a goal starts and where it wants to be, in the unit of its target."""
    measure = only_way(goal.reading.measures)
    target = target_of(measure) if measure is not None else None
    if measure is None or target is None or not math.isfinite(target[0]):
        return None, None
    if isinstance(goal, Gauge) and goal.thresholds is not None:
        return None, None  # its ranges say it
    start = measure.baseline
    level = in_unit(start.number, start.unit, target[1]) if start is not None else None
    return (level if level is not None and math.isfinite(level) else None), target[0]


def _ticks(low: float, high: float) -> list[float]:
    """Round numbers between two others."""
    step = 10 ** math.floor(math.log10((high - low) / TICKS))
    step *= next((by for by in (1, 2, 5, 10) if (high - low) / (step * by) <= TICKS + 0.5), 10)
    first = math.ceil(low / step)
    return [at * step for at in range(first, math.floor(high / step) + 1)][: 2 * TICKS]
