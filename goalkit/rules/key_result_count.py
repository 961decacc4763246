"""How many key results an objective has."""

from collections.abc import Iterator
from typing import Annotated

from goalkit.english.words.quoting import quote
from goalkit.model import Document, Goal, KeyResult, Objective
from goalkit.rule import AtLeast, Finding, rule

GUARDS = frozenset({"guardrail", "health", "health metric", "counter metric", "guard rail"})
"""Types of a key result that watches over the others and asks for no attention of its own."""


@rule(
    category="coaching",
    since="0.1.0",
    sources=(
        "wodtke-radical-focus",
        "gtmhub-okr-design-score",
        "doerr-measure-what-matters",
        "ally-training-notes",
    ),
)
def key_result_count(
    objective: Objective,
    document: Document,
    *,
    at_least: Annotated[int, AtLeast(1)] = 2,
    at_most: Annotated[int, AtLeast(1)] = 5,
) -> Iterator[Finding]:
    """An objective has one key result, or more than anybody can work on at once.

    With one key result, the objective is that metric under another name: whatever raises the number counts, even what
    spoils the aim. With many, each gets a little attention and none gets enough. Schools disagree on the band, from
    three at most to five or more, so `at-least` and `at-most` are options. Guard rails (`type: guardrail`) are not
    counted.

    ```md
    # Tram operator, Q4 2027

    ## Objective: Passengers trust the timetable
                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    - KR: Trams that leave within 2 minutes of plan rise from 81% to 92%
    ```

    Ask what else would have to be true, and which of many results really prove the aim.

    ```md
    # Tram operator, Q4 2027

    ## Objective: Passengers trust the timetable
    - KR: Trams that leave within 2 minutes of plan rise from 81% to 92%
    - KR: Missed connections fall from 14 to 6 of 1,000 journeys
    ```
    """
    below = document.children_of(objective)
    results = [one for one in below if isinstance(one, KeyResult) and not guards(one)]
    if not results or any(blank[0] in "[<{" for one in results for blank in one.reading.placeholders):
        return  # of a template, “[metric] from [X] to [Y]”, nobody knows yet how many there will be
    # In a cascade, an objective below carries a part of this one as a key result would.
    if len(results) + sum(isinstance(one, Objective) for one in below) < at_least:
        yield Finding(
            at=objective.statement,
            message=f"{quote(objective.statement)} hangs on {len(results)} key result, which stands for all of it"
            if len(results) == 1
            else f"{quote(objective.statement)} hangs on {len(results)} key results",
            ask="what else would have to be true for it to be reached?",
        )
    elif len(results) > at_most:
        yield Finding(
            at=objective.statement,
            message=f"{len(results)} key results share the attention for {quote(objective.statement)}",
            ask=f"which {at_most} of them prove it best?",
        )


def guards(goal: Goal) -> bool:
    """Whether the author calls it a guard rail."""
    return any(
        field is not None and field.casefold().replace("-", " ") in GUARDS for field in (goal.type, goal.commitment)
    )
