"""Ranges of a gauge that contradict each other."""

from collections.abc import Iterator
from itertools import combinations, pairwise

from goalkit.english import Calendar
from goalkit.english.fields.band import Band, read_bands
from goalkit.english.words.quoting import quote
from goalkit.model import Gauge
from goalkit.model.thresholds import COLOURS, Colour, Thresholds, below, direction_written, within
from goalkit.rule import Finding, Related, rule
from goalkit.text import Text


@rule(
    category="correctness",
    since="0.1.0",
    sources=("vitria-kpi-context", "marr-kpi-template", "neely-record-sheet"),
    about=("balanced_scorecard", "kpi"),
)
def threshold_order(gauge: Gauge, calendar: Calendar) -> Iterator[Finding]:
    """The green, amber and red ranges of a gauge overlap, leave a gap, or stand in an order that can't be meant.

    With ranges that contradict each other, two people read the same value in two colours, or in none. Ranges may
    touch, and an outer one may hold an inner one at its edge, as “amber ≥ 90%” holds “green ≥ 95%”. A range that is not
    written is no gap: between green and red alone lies amber.

    ```yaml
    kpis:
      - kpi: Trams that leave on time
        owner: Ana
        green: "≥ 95%"
        amber: 80% to 90%
               ^^^^^^^^^^
        red: below 80%
    ```

    Let the ranges meet at their edges.

    ```yaml
    kpis:
      - kpi: Trams that leave on time
        owner: Ana
        green: "≥ 95%"
        amber: 80% to 95%
        red: below 80%
    ```

    The same where the order belies the `direction` that is written.

    ```yaml
    kpis:
      - kpi: Cancelled trips
        owner: Ana
        direction: decrease
        green: "≥ 5%"
                ^^^^
        red: "< 2%"
    ```

    Bring the ranges and the direction in line.

    ```yaml
    kpis:
      - kpi: Cancelled trips
        owner: Ana
        direction: decrease
        green: "≤ 2%"
        red: "> 5%"
    ```
    """
    thresholds = gauge.thresholds
    if thresholds is None or len(written(gauge)) < 2:
        return
    found = (
        _overlap(gauge, thresholds)
        or _turned(gauge, thresholds)
        or _out_of_order(gauge, thresholds)
        or _gap(gauge, thresholds, calendar)
    )
    if found is not None:
        yield found


def written(gauge: Gauge) -> dict[Colour, Text]:
    """The ranges of a gauge as its author wrote them."""
    return {colour: text for colour in COLOURS if (text := getattr(gauge, colour)) is not None}


def _overlap(gauge: Gauge, thresholds: Thresholds) -> Finding | None:
    said = written(gauge)
    for (colour, one), (worse, other) in combinations(thresholds.bands(), 2):
        if colour == worse or not overlap(one, other):
            continue
        return Finding(
            at=said[worse],
            message=f"{quote(said[worse])} for {worse} and {quote(said[colour])} for {colour} overlap",
            ask="which colour has a value that lies in both?",
            related=(Related(said[colour], f"the {colour} range"),),
            goal=gauge.id,
        )
    return None


def overlap(good: Band, bad: Band) -> bool:
    """Whether two ranges share more than an end, and neither holds the other at its edge."""
    low = max((end for end in (good.low, bad.low) if end is not None), default=None)
    high = min((end for end in (good.high, bad.high) if end is not None), default=None)
    if low is not None and high is not None and low >= high:
        return False
    if within(good, bad):
        return within(bad, good)  # the good one is the inner one, unless both are the same
    return not (within(bad, good) and _at_edge(bad, good))


def _at_edge(inner: Band, outer: Band) -> bool:
    return (inner.low is None and outer.low is None) or (inner.high is None and outer.high is None)


def _turned(gauge: Gauge, thresholds: Thresholds) -> Finding | None:
    """Green on the side from which the author says the value should go away."""
    better = direction_written(gauge)
    if better is None or gauge.green is None or len(thresholds.green) != 1 or len(thresholds.red) != 1:
        return None
    green, red = thresholds.green[0], thresholds.red[0]
    low, high = (green, red) if better == "up" else (red, green)
    if not below(low, high) or low.low is not None or high.high is not None:
        return None
    side = "above" if better == "down" else "below"
    return Finding(
        at=gauge.green,
        message=f"{quote(gauge.green)} for green lies {side} red, yet the direction is {quote(str(gauge.direction))}",
        ask="are the ranges the wrong way round, or is it the direction?",
        related=() if gauge.red is None else (Related(gauge.red, "the red range"),),
        goal=gauge.id,
    )


def _out_of_order(gauge: Gauge, thresholds: Thresholds) -> Finding | None:
    """Red between green and amber."""
    single = [bands[0] for colour in COLOURS if len(bands := getattr(thresholds, colour)) == 1]
    if len(single) != len(COLOURS) or gauge.red is None or gauge.amber is None:
        return None
    green, amber, red = single
    if (below(green, red) and below(red, amber)) or (below(amber, red) and below(red, green)):
        return Finding(
            at=gauge.red,
            message=f"{quote(gauge.red)} for red lies between green and amber",
            ask="which of the three is meant the other way round?",
            related=(Related(gauge.amber, "the amber range"),),
            goal=gauge.id,
        )
    return None


def _gap(gauge: Gauge, thresholds: Thresholds, calendar: Calendar) -> Finding | None:
    """Values between two neighbouring ranges that belong to neither; a number alone says too little for one."""
    said = written(gauge)
    if "amber" not in said or any(len(getattr(thresholds, colour)) != 1 for colour in said):
        return None
    if any(band.alone for text in said.values() for band in read_bands(text, gauge.unit, calendar)):
        return None
    amber = thresholds.amber[0]
    sides: list[tuple[Colour, Band]] = [
        (colour, getattr(thresholds, colour)[0]) for colour in ("green", "red") if colour in said
    ]
    if len(sides) > 1:
        ordered = [sides[0][1], amber, sides[1][1]]
        if not (_ascending(ordered) or _ascending(ordered[::-1])):
            return None
    for colour, band in sides:
        low, high = (amber, band) if below(amber, band) else (band, amber)
        if not below(low, high) or high.low is None or low.high is None:
            continue
        # “90-94” and “≥ 95”: the step is that of the last digit written, and nothing is missing.
        if high.low - low.high > max(low.grain, high.grain) * 1.001:
            return Finding(
                at=said["amber"],
                message=f"between {quote(said['amber'])} for amber and {quote(said[colour])} for {colour} is a gap",
                ask="which colour has a value that lies there?",
                related=(Related(said[colour], f"the {colour} range"),),
                goal=gauge.id,
            )
    return None


def _ascending(bands: list[Band]) -> bool:
    return all(below(one, other) for one, other in pairwise(bands))
