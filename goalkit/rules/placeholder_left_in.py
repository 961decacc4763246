"""Blanks that were never filled in."""

from collections.abc import Iterator

from goalkit.english.words.quoting import listed, quote
from goalkit.model import Goal
from goalkit.rule import Finding, rule

BLANKS = frozenset({"tbd", "tbc", "tba", "tbr", "tbs", "todo", "?", "??", "???", "x", "xx", "xxx", "x%", "xx%", "xxx%"})
"""What people write into a field that they mean to fill later."""

VALUES = ("baseline", "current", "target", "unit", "metric", "window", "due", "start")
"""Fields without which the goal can't be judged; an open owner is another matter."""


@rule(
    category="coaching",
    since="0.1.0",
    sources=("okr-orca", "wilson-automated-analysis", "incose-guide-to-writing-requirements"),
    silences=(
        "activity-as-key-result",
        "activity-as-objective",
        "missing-baseline",
        "missing-metric",
        "missing-target",
        "output-or-effort-count",
        "percent-complete-as-result",
        "topic-instead-of-objective",
    ),
    about_slots=True,
)
def placeholder_left_in(goal: Goal) -> Iterator[Finding]:
    """A value was left open while drafting and is still open.

    “TBD”, “XX%” and “<metric>” are honest in a first draft. In goals that others read they are a promise without a
    size, and they tend to be filled in at the end of the period, when the answer is known.

    ```md
    # Furniture outlet, Q3 2027

    ## Objective: One visit is enough to furnish a room
    - Raise the attach rate to XX%
                               ^^^
    - Returns for a wrong size fall from 11% to 5%
    ```

    Fill the value in, or make finding it out the goal.

    ```md
    # Furniture outlet, Q3 2027

    ## Objective: One visit is enough to furnish a room
    - Raise the attach rate from 18% to 24%
    - Returns for a wrong size fall from 11% to 5%
    ```
    """
    blanks = goal.reading.placeholders
    if blanks:
        said = listed(list(dict.fromkeys(quote(blank) for blank in blanks)))
        yield Finding(
            at=blanks[0],
            message=f"{said} {'is' if said.count('“') == 1 else 'are'} still to be filled in",
            ask=f"what belongs in place of {said}, or who finds it out, and by when?",
            slots=blanks,
        )
    for name in VALUES:
        value = getattr(goal, name)
        if value is not None and value.strip().casefold() in BLANKS:
            yield Finding(
                at=value,
                message=f"the {name} is still {quote(value)}",
                ask=f"what is the {name}, or who finds it out, and by when?",
            )
