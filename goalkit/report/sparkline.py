"""Values as a line of small bars, each in the colour of its range."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from goalkit.model.series import Point
    from goalkit.model.thresholds import Colour
    from goalkit.report.terminal import Paint

__all__ = ["PAINTED", "STEPS", "painted", "values_line"]

STEPS = "▁▂▃▄▅▆▇█"
LATEST = 26
"""How many values a line shows: half a year of weeks."""
PAINTED: dict[Colour | None, tuple[int, ...]] = {"green": (32,), "amber": (33,), "red": (31,), None: (2,)}


def values_line(numbers: Sequence[float], latest: int = LATEST) -> str:
    """A step for each of the last values, from the lowest to the highest of all; one value alone draws no line.

    >>> values_line([91, 95, 99]), values_line([91, 95, 99], latest=2)
    ('▁▅█', '▅█')
    """
    if len(numbers) < 2:
        return ""
    low, high = min(numbers), max(numbers)
    shown = numbers[-latest:]
    if not high > low:
        return STEPS[len(STEPS) // 2] * len(shown)
    return "".join(STEPS[min(int((one - low) / (high - low) * len(STEPS)), len(STEPS) - 1)] for one in shown)


def painted(points: Sequence[Point], paint: Paint, latest: int = LATEST) -> str:
    """The line of a gauge's values with each step in its colour."""
    told = [one for one in points if one.number is not None]
    steps = values_line([one.number for one in told if one.number is not None], latest)
    if not steps:
        return ""
    pairs = groupby(zip(told[-len(steps) :], steps, strict=True), key=lambda pair: pair[0].colour)
    return "".join(paint("".join(step for _, step in group), *PAINTED[colour]) for colour, group in pairs)
