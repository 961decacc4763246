"""Percentages of percentages."""

from collections.abc import Iterator

from goalkit.english.comparing.scale import is_share
from goalkit.english.words.quoting import quote
from goalkit.model import Goal
from goalkit.rule import Finding, rule


@rule(
    category="coaching",
    since="0.1.0",
    sources=("madden-percentage-change", "cross-percentages", "cma-okr-kpi-guide"),
    english=True,
)
def percent_or_points(goal: Goal) -> Iterator[Finding]:
    """A change in percent is asked of a metric that is itself a percentage.

    A share of 40% that goes up “by 10%” may end at 44% or at 50%. Both readings are common, and the second is two and a
    half times the work of the first. Where both ends are written nothing is in doubt.

    ```yaml
    objectives:
      - objective: Seedlings survive their first winter with us
        period: Q1 2027
        key_results:
          - text: Raise the survival rate of seedlings by 10%
                                                          ^^^
            baseline: 40%
    ```

    Write the value you want to see at the end, or say “percentage points”.

    ```yaml
    objectives:
      - objective: Seedlings survive their first winter with us
        period: Q1 2027
        key_results:
          - text: Raise the survival rate of seedlings from 40% to 50%
    ```
    """
    for measure in goal.reading.measures:
        change = measure.change
        if (
            change is None
            or change.unit != "percent"
            or measure.change_kind != "relative"
            or measure.target is not None
        ):
            continue
        if not is_share(measure):
            continue
        ends = ""
        start = measure.baseline
        if start is not None and start.unit == "percent" and measure.direction in {"increase", "decrease"}:
            sign = 1 if measure.direction == "increase" else -1
            of_it = start.number * (1 + sign * change.number / 100)
            points = start.number + sign * change.number
            ends = f", {of_it:g}% or {points:g}%"
        yield Finding(
            at=change.text,
            message=f"{quote(change.text)} of a percentage may mean two different ends{ends}",
            ask="which value should it have at the end?",
        )
