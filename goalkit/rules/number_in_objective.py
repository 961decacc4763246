"""Targets that stand in an objective instead of in its key results."""

from collections.abc import Iterator

from goalkit.english.words.quoting import quote
from goalkit.model import Objective
from goalkit.rule import Finding, rule
from goalkit.text import Text

SINGLE = frozenset({"one", "a single", "single"})
"""What says that there are not several, rather than how many there are to be."""


@rule(
    category="clarity",
    since="0.1.0",
    sources=("cma-okr-kpi-guide", "pm-skills-okr-writer", "doerr-measure-what-matters", "borghei-brainstorm-okrs"),
    silences=(
        "activity-as-objective",
        "topic-instead-of-objective",
        "percent-or-points",
    ),
    english=True,
)
def number_in_objective(objective: Objective) -> Iterator[Finding]:
    """An objective carries a target of its own.

    An objective says in words what should become true and for whom; the key results below it say how one would know. A
    number in the objective does the key results' work, and then nobody says any more why the number matters. It also
    hides a choice: there is usually more than one figure by which the same aim could be told, and the first one to
    come to mind has now won. Years, versions and names such as “24/7” are not targets and are left alone.

    Some schools do write numbers into objectives. A team that follows one of them can turn this rule off.

    ```md
    # Lending desk, Q1 2027

    ## Objective: Raise renewals of library cards to 90%
                                                     ^^^
    - KR: Share of cards renewed on time rises from 71% to 90%
    - KR: Visits per active card rise from 2.1 to 2.8 a month
    ```

    Move the number into a key result, with the value of today beside it, and let the objective say what readers get
    out of it.

    ```md
    # Lending desk, Q1 2027

    ## Objective: Readers keep coming back after their first year
    - KR: Share of cards renewed on time rises from 71% to 90%
    - KR: Visits per active card rise from 2.1 to 2.8 a month
    ```
    """
    if not objective.reading.states_number:
        return
    number = target_of(objective)
    if number is not None and number.casefold() in SINGLE:
        return  # “Each metric has one owner” names no mark to reach
    yield Finding(
        at=number or objective.statement,
        message=f"the objective carries a target, {quote(number or objective.statement)}, that belongs in a key result",
        ask="which key result takes the number, and what will be better for whom once it is reached?",
    )


def target_of(objective: Objective) -> Text | None:
    """The words of the number that the objective aims at."""
    reading = objective.reading
    for measure in reading.measures:
        for quantity in (measure.target, measure.change, measure.upper):
            if quantity is not None:
                return quantity.text
    return reading.quantities[0].text if reading.quantities else None
