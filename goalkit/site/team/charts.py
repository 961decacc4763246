"""Charts as geometry: where points, ranges, ticks and words stand; the page template draws them as SVG."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from goalkit.english import Quantity
from goalkit.english.comparing.way import in_unit, only_way, target_of
from goalkit.model import Gauge

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from goalkit.model import CheckIn, Goal
    from goalkit.model.thresholds import Colour
    from goalkit.site.team.board import Board, Card

__all__ = ["Chart", "chart_of", "number"]

WIDTH, HEIGHT = 360, 180
LEFT, RIGHT, TOP, BOTTOM = 46, 46, 16, 26
TICKS = 4
CLOSE = 24
"""With more values, the dots of a line would touch."""
APART = 13
"""So far from each other stand the words beside an axis."""
WORDS = 46
"""So wide is a short date below the axis, and its room."""
NUMBER = re.compile(r"\s*[<>≤≥~≈]?\s*([-−+]?\d[\d,.’' ]*)")
STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12000, 24000)
"""Months from one tick below the axis to the next."""
LONGEST_UNIT = 18
MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
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
    months: tuple[Tick, ...]
    way: tuple[float, float, float, float] | None
    target: Tick | None
    unit: str
    """What the numbers beside the axis count, where they don't say so themselves."""

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

    @property
    def marked(self) -> Sequence[Dot]:
        """The dots to draw: all, or of too many those that lie outside green, and the last."""
        if len(self.dots) <= CLOSE:
            return self.dots
        return [one for one in self.dots if one.colour in {"amber", "red"} or one is self.dots[-1]]

    @property
    def last(self) -> tuple[float, float, str]:
        """Where the words of the last value stand, on the side of the line that it doesn't come from, and their end."""
        before, dot = self.dots[-2:]
        early = dot.x < self.left + WORDS
        return (
            dot.x + (-4 if early else 4),
            round(dot.y + (-8 if before.y >= dot.y else 16), 1),
            "start" if early else "end",
        )


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
    ends = list(_ends(card.goal))
    start, target = _way(card.goal)
    levels = [one.number for one in values]
    levels += ends
    levels += [end for end in (start, target) if end is not None]
    if any(abs(one) > LARGEST for one in levels):
        return None
    low, high = min(levels), max(levels)
    margin = (high - low) * 0.08 or abs(high) * 0.1 or 1.0
    room = low - margin
    if values[-2].number > values[-1].number:  # the words of the last value stand below it
        room = min(room, values[-1].number - 2.4 * margin)
    low, high = (0.0 if low >= 0 > room else room), high + margin
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
    sign, unit = _unit(values)
    ticks = [Tick(y(level), f"{number(level)}{sign}") for level in _levels(card.goal, target, low, high)]
    return Chart(
        dots=tuple(Dot(x(one.date), y(one.number), one.colour, one.date, one.written) for one in values),
        ranges=tuple(
            Range(colour, y(top), round(y(bottom) - y(top), 1)) for colour, bottom, top in _ranges(card.goal, low, high)
        ),
        ticks=tuple(_spread(ticks)),
        dates=(Tick(LEFT, day(first)), Tick(WIDTH - RIGHT, day(last))),
        months=tuple(_months(first, last, x)),
        way=way,
        target=None if target is None else Tick(y(target), f"target {number(target)}{sign}"),
        unit=unit,
    )


def day(date: datetime.date) -> str:
    """A day as people write it.

    >>> import datetime
    >>> day(datetime.date(2027, 3, 9))
    '9 Mar 2027'
    """
    return f"{date.day} {MONTHS[date.month - 1]} {date.year}"


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


def _ends(goal: Goal) -> Iterator[float]:
    """Where the ranges of a gauge end."""
    if isinstance(goal, Gauge) and goal.thresholds is not None:
        for _, band in goal.thresholds.bands():
            yield from (end for end in (band.low, band.high) if end is not None)


def _ranges(goal: Goal, low: float, high: float) -> Iterator[tuple[Colour, float, float]]:
    """Stretches of one colour between two numbers, those too that follow from the ranges that were written."""
    if not isinstance(goal, Gauge) or goal.thresholds is None:
        return
    unit = next((band.unit for _, band in goal.thresholds.bands()), None)
    for bottom, top in pairwise(sorted({low, high, *(end for end in _ends(goal) if low < end < high)})):
        colour = goal.thresholds.colour_of(Quantity((bottom + top) / 2, unit, goal.statement))
        if colour is not None:
            yield colour, bottom, top


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


def _unit(values: Sequence[_Value]) -> tuple[str, str]:
    """The sign behind each number of an axis, or the unit above it; both empty where values don't agree on one."""
    units = set()
    for one in values:
        match = NUMBER.match(one.written)
        if match is None or _plain(match[1]) != number(one.number):
            return "", ""
        units.add(" ".join(one.written[match.end() :].split()))
    unit = units.pop() if len(units) == 1 else ""
    return ("%", "") if unit == "%" else ("", unit if len(unit) <= LONGEST_UNIT else "")


def _plain(written: str) -> str:
    """A number as it was written, as we would write it; empty where it is none."""
    try:
        return number(float(re.sub(r"[,’' ]", "", written).replace("−", "-")))
    except ValueError:
        return ""


def _levels(goal: Goal, target: float | None, low: float, high: float) -> Iterator[float]:
    """Numbers to write beside the axis: the target and the ends of ranges, for these matter most, then round ones."""
    if target is not None:
        yield target
    yield from (end for end in _ends(goal) if low <= end <= high)
    yield from _ticks(low, high)


def _spread(ticks: Iterable[Tick]) -> list[Tick]:
    """Those that have room beside the ones before them."""
    found: list[Tick] = []
    for tick in ticks:
        if all(abs(tick.at - one.at) >= APART for one in found):
            found.append(tick)
    return found


def _months(first: datetime.date, last: datetime.date, x: Callable[[datetime.date], float]) -> Iterator[Tick]:
    """The first days of months or years that have room between the first day and the last."""
    count = (last.year - first.year) * 12 + last.month - first.month
    step = next(one for one in STEPS if count <= 4 * one)
    start = first.year * 12 + first.month
    for month in range(start + -start % step, last.year * 12 + last.month, step):
        at = x(first.replace(year=month // 12, month=month % 12 + 1, day=1))
        if LEFT + 1.6 * WORDS <= at <= WIDTH - RIGHT - 1.6 * WORDS:
            yield Tick(at, MONTHS[month % 12] if step < 12 else str(month // 12))


def _ticks(low: float, high: float) -> list[float]:
    """Round numbers between two others."""
    step = 10 ** math.floor(math.log10((high - low) / TICKS))
    step *= next((by for by in (1, 2, 5, 10) if (high - low) / (step * by) <= TICKS + 0.5), 10)
    first = math.ceil(low / step)
    return [at * step for at in range(first, math.floor(high / step) + 1)][: 2 * TICKS]
