"""Goals that are called bold and ask for little."""

from collections.abc import Iterator
from typing import Annotated

from goalkit.english import Measure
from goalkit.english.fields.amount import percent_in
from goalkit.english.words.quoting import quote
from goalkit.model import Goal, KeyResult, Objective
from goalkit.model.okr import is_stretch
from goalkit.rule import AtLeast, Finding, rule


@rule(
    category="coaching",
    since="0.1.0",
    sources=("google-okr-playbook", "wodtke-radical-focus", "okr-orca"),
    silences=("confidence-out-of-band",),
    about=("okr",),
)
def timid_stretch(
    goal: Goal, *, least_percent: Annotated[int, AtLeast(0)] = 5, sure_percent: Annotated[int, AtLeast(1)] = 80
) -> Iterator[Finding]:
    """A goal is marked as a stretch and asks for a change of a few per cent, or its owner is nearly sure of it.

    The mark tells others how to read the score: a stretch may be missed. On a goal that will be met anyway it teaches
    everybody that missing is normal. The rule looks only at goals that carry the mark. A share near its limit is
    judged by the way that is left: from 99.8% to 99.9% is half of it. `least-percent` and `sure-percent` say where the
    line is.

    ```yaml
    objectives:
      - objective: Teams plan together from the first week
        period: Q2 2027
        key_results:
          - text: Weekly active teams rise from 1,000 to 1,030
                                                         ^^^^^
            commitment: aspirational
          - text: Teams with a shared plan rise from 31% to 55%
            commitment: aspirational
    ```

    Ask for what would be worth a try, or take the mark off.

    ```yaml
    objectives:
      - objective: Teams plan together from the first week
        period: Q2 2027
        key_results:
          - text: Weekly active teams rise from 1,000 to 1,600
            commitment: aspirational
          - text: Teams with a shared plan rise from 31% to 55%
            commitment: aspirational
    ```
    """
    if not isinstance(goal, (KeyResult, Objective)) or goal.commitment is None:
        return
    if not is_stretch(goal) or goal.score or goal.result:
        return
    sure = percent_in(goal.confidence) if goal.confidence else None
    if goal.confidence is not None and sure is not None and sure_percent <= sure <= 100:
        yield Finding(
            at=goal.confidence,
            message=f"{quote(goal.statement, 40)} is called {goal.commitment.strip().casefold()}, and its owner is"
            f" {sure:g}% sure of it",
            ask="what would you try for if half of it were already good?",
        )
        return
    for measure in goal.reading.measures:
        change = moved_percent(measure)
        if measure.target is not None and change is not None and 0 < change < least_percent:
            yield Finding(
                at=measure.target.text,
                message=f"{quote(measure.target.text)} is {change:.2g}% away from today, and is called"
                f" {goal.commitment.strip().casefold()}",
                ask="what would you try for if half of it were already good?",
            )


def moved_percent(measure: Measure) -> float | None:
    """How far it goes in percent of where it stands, or of what is left if that is less; None if unknown."""
    start, end = measure.baseline, measure.target
    if start is None or end is None or start.unit != end.unit or start.number <= 0 or measure.upper is not None:
        return None
    change = abs(end.number - start.number)
    way = min(start.number, 100 - start.number) if end.unit == "percent" and start.number < 100 else start.number
    # Points of an index start anywhere, so that a share of them says nothing.
    return None if end.unit == "points" or way <= 0 else 100 * change / way
