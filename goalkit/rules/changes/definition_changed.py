"""Numbers that are made in another way while their target stayed."""

import datetime
from collections.abc import Iterator

from goalkit.english.comparing.way import only_way
from goalkit.english.words.likeness import bag
from goalkit.english.words.quoting import quote
from goalkit.model import Change, Goal
from goalkit.rule import Finding, Related, rule
from goalkit.text import Text

PARTS = {"formula": "formula", "meaning": "definition", "window": "window"}
"""Fields that say how a number is made, and what each is called."""


@rule(category="coaching", since="0.1.0", sources=("marr-kpi-template", "campbell-goodhart", "neely-record-sheet"))
def definition_changed(change: Change, today: datetime.date) -> Iterator[Finding]:
    """The formula of a number was changed, and its target wasn't.

    The quickest way to a target is another way to count. A better definition is a good thing, but with it the baseline
    and the target have to be worked out anew, or the value jumps and everybody takes the jump for a result. The
    rule compares the fields `formula`, `meaning` and `window`, and leaves alone what says the same in another order.

    ```diff yaml
     period: Q4 2026
     objectives:
       - objective: Nobody waits for a call back
         key_results:
           - key_result: Raise calls answered in time from 62% to 80%
    -        formula: calls answered within 20 seconds / all calls
    +        formula: calls answered within 60 seconds / all calls
                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
           - key_result: Callers who give up fall from 14% to 6%
    ```

    With a new definition, give the values that belong to it.

    ```diff yaml
     period: Q4 2026
     objectives:
       - objective: Nobody waits for a call back
         key_results:
    -      - key_result: Raise calls answered in time from 62% to 80%
    -        formula: calls answered within 20 seconds / all calls
    +      - key_result: Raise calls answered in time from 78% to 90%
    +        formula: calls answered within 60 seconds / all calls
    +        check_ins:
    +          - date: 2026-11-02
    +            value: 79%
    +            change_reason: callers told us that a minute is fine
           - key_result: Callers who give up fall from 14% to 6%
    ```
    """
    one, two = change.before.goal, change.after.goal
    if change.is_open(today) or not has_figures(two) or figures(one) != figures(two):
        return
    for field, name in PARTS.items():
        was, now = getattr(one, field, None), getattr(two, field, None)
        if isinstance(was, Text) and isinstance(now, Text) and bag(was) != bag(now):
            yield Finding(
                at=now,
                message=f"the {name} was {quote(was)} before, and the target is what it was",
                ask="which target belongs to the new way of counting?",
                related=(Related(was, "as it was", change.before.document.path),),
            )
            return


def has_figures(goal: Goal) -> bool:
    """Whether there is anything that the number is held against."""
    return only_way(goal.reading.measures) is not None or getattr(goal, "green", None) is not None


def figures(goal: Goal) -> tuple[object, ...]:
    """What the number is held against."""
    measure = only_way(goal.reading.measures)
    ends = (measure.baseline, measure.target, measure.change) if measure is not None else ()
    ranges = [getattr(goal, colour, None) for colour in ("green", "amber", "red")]
    return (*(one.number if one is not None else None for one in ends), *(str(one) for one in ranges))
