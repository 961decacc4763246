"""Scorecards with a broken chain from objective to measure to target."""

from collections.abc import Iterator

from goalkit.english.words.quoting import quote
from goalkit.model import Document, Goal, ScorecardMeasure, ScorecardObjective
from goalkit.rule import Finding, rule

RARE = 2
"""What is missing is an oversight where at least twice as many others have it."""


@rule(
    category="coaching",
    since="0.1.0",
    sources=("kaplan-norton-1996", "schneiderman-scorecards-fail"),
    about=("balanced_scorecard",),
)
def objective_without_measure_or_target(document: Document) -> Iterator[Finding]:
    """An objective on a scorecard has no measure, or a measure no target, though the others have.

    An objective without a measure is an opinion, and a measure without a target a report. Either may be meant so, while
    data is still being collected; the rule therefore speaks only where at least two thirds of the card are complete.

    ```md
    # Balanced scorecard 2027

    ## Customer

    ### Objective: Families get what they need with dignity

    - Measure: Families who choose their own food, from 30% to 80%

    ### Objective: Families feel at home here
                   ^^^^^^^^^^^^^^^^^^^^^^^^^^

    ## Internal process

    ### Objective: Food reaches the shelves while it is fresh

    - Measure: Hours from collection to shelf, from 30 to 12
    ```

    Name one thing that you would look at to see whether it comes true.

    ```md
    # Balanced scorecard 2027

    ## Customer

    ### Objective: Families get what they need with dignity

    - Measure: Families who choose their own food, from 30% to 80%

    ### Objective: Families feel at home here

    - Measure: Families who stay for a cup of tea, from 10% to 40%

    ## Internal process

    ### Objective: Food reaches the shelves while it is fresh

    - Measure: Hours from collection to shelf, from 30 to 12
    ```
    """
    objectives = [goal for goal in document.goals if isinstance(goal, ScorecardObjective)]
    bare = [one for one in objectives if not document.children_of(one) and not has_target(one)]
    if RARE * len(bare) <= len(objectives) - len(bare):
        for objective in bare:
            yield Finding(
                at=objective.statement,
                message=f"{quote(objective.statement)} has no measure that would show it was reached",
                ask="what would you look at to see whether it comes true?",
                goal=objective.id,
            )
    measures = [goal for goal in document.goals if isinstance(goal, ScorecardMeasure)]
    aimless = [one for one in measures if not has_target(one)]
    if RARE * len(aimless) <= len(measures) - len(aimless):
        for measure in aimless:
            if measure.statement not in measure.reading.placeholders:
                yield Finding(
                    at=measure.statement,
                    message=f"{quote(measure.statement)} names no value to reach",
                    ask="which value at the end of the year would be enough?",
                    goal=measure.id,
                )


def has_target(goal: Goal) -> bool:
    """Whether it names a value, or a state that is reached or not."""
    said = goal.target is not None or bool(goal.reading.quantities)
    return said or any(one.target or one.change for one in goal.reading.measures)
