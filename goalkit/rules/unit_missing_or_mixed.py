"""Starts and ends in units that don't fit together."""

from collections.abc import Iterator

from goalkit.english import Measure
from goalkit.english.comparing.scale import dimension, in_base_unit
from goalkit.english.words.quoting import quote
from goalkit.model import Gauge, Goal
from goalkit.rule import Finding, Related, rule


@rule(
    category="correctness",
    since="0.1.0",
    sources=("incose-guide-to-writing-requirements", "iso-22400", "neely-record-sheet"),
    silences=("direction-contradicts-values",),
)
def unit_missing_or_mixed(goal: Goal) -> Iterator[Finding]:
    """The start and the end of a change are in units that can't both be meant.

    “From 6 hours to 45” makes sense only if 45 means minutes, and “from 20% to 350” not at all. Whoever reports the
    figure later picks a unit, and a chart with two of them shows a jump that never happened. The usual short forms,
    such as “from 24 to 4 hours” or “from 40% to 50”, are understood and left alone, and so are hours beside minutes
    where both are written.

    ```md
    # Housing repairs desk, Q1 2027

    ## Objective: Tenants know the same day when someone will come
    - Cut first-response time from 6 hours to 45
                                              ^^
    - Repairs that need a second visit fall from 31% to 15%
    ```

    Write the unit on the number that lacks it, or both numbers in one unit.

    ```md
    # Housing repairs desk, Q1 2027

    ## Objective: Tenants know the same day when someone will come
    - Cut first-response time from 6 hours to 45 minutes
    - Repairs that need a second visit fall from 31% to 15%
    ```
    """
    for measure in goal.reading.measures:
        start, end = measure.baseline, measure.target
        if start is None or end is None or start.text == end.text:
            continue
        if isinstance(goal, Gauge) and is_beside(start.text, goal) and not is_beside(end.text, goal):
            continue  # a number in the name of a gauge says what is counted: “orders delivered within 2 days”
        one, other = dimension(start.unit), dimension(end.unit)
        if one and other and one != other:
            yield Finding(
                at=end.text,
                message=f"{quote(end.text)} is in another unit than its start {quote(start.text)}",
                ask=f"what is {quote(start.text)} in the unit of {quote(end.text)}?",
                related=(Related(start.text, "the start is here"),),
            )
        elif one == "time" and _is_bare(end.text) and not _is_bare(start.text) and _wrong_way(measure):
            yield Finding(
                at=end.text,
                message=f"{quote(end.text)} has no unit and can't be in that of {quote(start.text)}",
                ask=f"is {quote(end.text)} in a smaller unit than {quote(start.text)}?",
                related=(Related(start.text, "the start is here"),),
            )


def is_beside(value: str, goal: Goal) -> bool:
    """Whether a value stands in a field and not in the statement."""
    return any(value in field for field in (goal.baseline, goal.current, goal.target) if field is not None)


def _is_bare(value: str) -> bool:
    """Whether a value is written without a unit; a reading gives it that of the other end."""
    return not any(letter.isalpha() for letter in value)


def _wrong_way(measure: Measure) -> bool:
    """Whether the change would go against its own verb if the end were in the unit of the start."""
    start, end = measure.baseline, measure.target
    if start is None or end is None:
        return False
    moved = in_base_unit(end, start.unit) - in_base_unit(start)
    return (measure.direction == "decrease" and moved > 0) or (measure.direction == "increase" and moved < 0)
