"""Targets that a gauge would show in red."""

from collections.abc import Iterator

from goalkit.english import Calendar
from goalkit.english.words.quoting import quote
from goalkit.model import Gauge
from goalkit.rule import Finding, Related, rule


@rule(
    category="coaching",
    since="0.1.0",
    sources=("vitria-kpi-context", "marr-kpi-template"),
    about=("kpi",),
)
def target_in_red(gauge: Gauge, calendar: Calendar) -> Iterator[Finding]:
    """The target of a gauge lies in its own red range.

    Whoever reaches such a target is told that somebody must act. Mostly the range was moved and the target wasn't, or
    one of them is meant for another unit. Where a `baseline` or a `current` value stands beside the target it may be a
    step on a long way, and the rule keeps quiet.

    ```yaml
    kpis:
      - kpi: Calls answered within a minute
        owner: Ines
        target: 80%
                ^^^
        green: "≥ 90%"
        red: below 85%
    ```

    Let the target lie where all is well.

    ```yaml
    kpis:
      - kpi: Calls answered within a minute
        owner: Ines
        target: 92%
        green: "≥ 90%"
        red: below 85%
    ```
    """
    thresholds = gauge.thresholds
    if thresholds is None or gauge.target is None or gauge.red is None or gauge.baseline or gauge.current:
        return
    from goalkit.english.fields.band import read_bands  # few gauges have ranges

    bands = read_bands(gauge.target, gauge.unit, calendar)
    if len(bands) != 1:
        return
    compared = [(bands[0].converted(red.unit), red) for red in thresholds.red]
    if any(target is None for target, _ in compared):
        return
    # A range always has an end: one that is open on both sides is none.
    if any(
        target is not None
        and all(_inside(end, red.low, red.high) for end in (target.low, target.high) if end is not None)
        for target, red in compared
    ):
        yield Finding(
            at=gauge.target,
            message=f"the target {quote(gauge.target)} lies in {quote(gauge.red)}, the red range",
            ask="is the target out of date, or the range?",
            related=(Related(gauge.red, "the red range"),),
        )


def _inside(number: float, low: float | None, high: float | None) -> bool:
    """Whether a number lies in a range and not at its end."""
    return (low is None or number > low) and (high is None or number < high)
