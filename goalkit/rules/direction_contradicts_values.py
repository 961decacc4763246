"""Verbs that say one thing and numbers that say another."""

from collections.abc import Iterator

from goalkit.english.comparing.scale import step
from goalkit.english.phrasing.moved import scaled_alike
from goalkit.english.words.quoting import quote
from goalkit.model import Goal
from goalkit.rule import Finding, Related, rule

RANKS = frozenset({"rank", "ranking", "position", "place", "placement", "tier", "league"})
"""What gets better as its number falls, so that “raise our ranking from 12 to 5” is right."""


@rule(
    category="correctness",
    since="0.1.0",
    sources=("profit-what-changes", "simple-okr-metric-types", "incose-guide-to-writing-requirements"),
    english=True,
)
def direction_contradicts_values(goal: Goal) -> Iterator[Finding]:
    """The verb and the numbers of a change point in opposite directions.

    Either the two numbers have changed places or the verb is wrong, and nobody but the author can say which. The same
    holds for a change that ends where it starts. Ranks and positions, where a lower number is better, are left alone.

    ```md
    # Mobile library, Q2 2027

    ## Objective: Villages without a branch read as much as the town
    - Increase loans per stop from 60 to 45
                                         ^^
    - Stops that are cancelled fall from 9% to 3%
    ```

    Put the value of today first and the one you want second.

    ```md
    # Mobile library, Q2 2027

    ## Objective: Villages without a branch read as much as the town
    - Increase loans per stop from 45 to 60
    - Stops that are cancelled fall from 9% to 3%
    ```
    """
    for measure in goal.reading.measures:
        start, end = measure.baseline, measure.target
        if start is None or end is None or measure.direction not in {"increase", "decrease"} or measure.upper:
            continue
        if goal.current is not None and start.text.span == goal.current[: len(start.text)].span:
            continue  # today's value may well be past the target: then it is reached
        if measure.text and RANKS.intersection(measure.text.casefold().split()):
            continue
        if not scaled_alike(start.text, end.text):
            continue
        moved = step(start, end)
        if moved is None or (moved > 0 and measure.direction == "increase"):
            continue
        if moved < 0 and measure.direction == "decrease":
            continue
        numbers = f"from {quote(start.text)} to {quote(end.text)}"
        what = quote(measure.text) if measure.text else "a value"
        yield Finding(
            at=end.text,
            message=f"{what} is to {measure.direction} {numbers}, which is no {measure.direction}",
            ask="have the two numbers changed places, or is the verb the wrong one?",
            related=(Related(start.text, "the start is here"),),
        )
