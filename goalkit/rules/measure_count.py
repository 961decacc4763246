"""Scorecards too large to steer by."""

from collections.abc import Iterator
from typing import Annotated

from goalkit.english.words.quoting import quote
from goalkit.model import Document, ScorecardMeasure, ScorecardObjective
from goalkit.rule import AtLeast, Finding, Related, rule


@rule(
    category="coaching",
    since="0.1.0",
    sources=(
        "jackson-measures-creep",
        "sfo-scorecards-need-surgery",
        "rohm-obfuscating-objectives",
        "exinfm-balancing-scorecard",
    ),
    about=("balanced_scorecard",),
)
def measure_count(
    document: Document, *, at_most: Annotated[int, AtLeast(1)] = 25, per_objective: Annotated[int, AtLeast(1)] = 3
) -> Iterator[Finding]:
    """A scorecard, or one objective on it, has more measures than anybody can keep in mind.

    Each measure has to be collected, explained and looked at. One or two for an objective are usual; a fourth is
    mostly there because the data was. The published limits for a whole card differ, from twenty to thirty-six:
    `at-most` says what yours is, `per-objective` that of one objective.

    ```md
    # Balanced scorecard 2027

    ## Customer

    ### Objective: Families get what they need with dignity

    - Measure: Families who choose their own food, from 30% to 80%
    - Measure: Families turned away for lack of stock, from 45 to 10 a month
    - Measure: Families who come back within a month, from 35% to 55%
    - Measure: Minutes in the queue, from 40 to 15
               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    ```

    Keep the one or two by which you would decide.

    ```md
    # Balanced scorecard 2027

    ## Customer

    ### Objective: Families get what they need with dignity

    - Measure: Families who choose their own food, from 30% to 80%
    - Measure: Families turned away for lack of stock, from 45 to 10 a month
    ```
    """
    measures = [goal for goal in document.goals if isinstance(goal, ScorecardMeasure)]
    if len(measures) > at_most:
        yield Finding(
            at=measures[at_most].statement,
            message=f"{quote(measures[at_most].statement, 40)} is measure {at_most + 1} of {len(measures)}",
            ask="which of them would change a decision?",
            related=(Related(measures[0].statement, "the first of them stands here"),),
            goal=measures[at_most].id,
        )
        return
    for goal in document.goals:
        if not isinstance(goal, ScorecardObjective):
            continue
        below = [one for one in document.children_of(goal) if isinstance(one, ScorecardMeasure)]
        if len(below) > per_objective:
            yield Finding(
                at=below[per_objective].statement,
                message=f"{quote(below[per_objective].statement, 40)} is measure {per_objective + 1} of {len(below)}"
                f" for {quote(goal.statement, 40)}",
                ask="which two of them show it best?",
                goal=below[per_objective].id,
            )
