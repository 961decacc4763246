"""Goals that bundle several results."""

from collections.abc import Iterator

from goalkit.english.phrasing.coordination import results
from goalkit.english.words.quoting import listed, quote
from goalkit.model import Goal, KeyResult, Objective, SmartGoal
from goalkit.rule import Finding, Related, rule


@rule(
    category="coaching",
    since="0.1.0",
    sources=("incose-guide-to-writing-requirements", "lucassen-quality-user-story", "cma-okr-kpi-guide"),
    english=True,
    about=("okr", "smart"),
)
def compound_goal(goal: Goal) -> Iterator[Finding]:
    """A goal bundles results that could be met one without the other.

    When one half is reached and the other is not, nobody can say whether the goal was met: one score has to stand for
    two things. Such goals are also hard to own, because each half often needs other people. Parts of one result are
    fine together (“in Leeds and York”, “design and print the menu”), and so is a guard rail at the end (“while keeping
    returns below 3%”).

    ```md
    # Bakery counter, Q1 2027

    ## Objective: Regulars look forward to coming in
    - KR: Raise daily regulars from 80 to 120 and cut unsold loaves from 30 to 10 a day
                                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    - KR: Baskets of four items or more rise from 12% to 20% of sales
    ```

    Give each result its own line, with its own start, target and owner.

    ```md
    # Bakery counter, Q1 2027

    ## Objective: Regulars look forward to coming in
    - KR: Raise daily regulars from 80 to 120
    - KR: Cut unsold loaves from 30 to 10 a day
    ```
    """
    if not isinstance(goal, (Objective, KeyResult, SmartGoal)):
        return
    parts = results(goal.reading, goal.statement)
    if parts:
        yield Finding(
            at=parts[1],
            message=f"{listed([quote(part, 40) for part in parts])} can be met one without the other",
            ask="which of them is this goal about, and does each of the others want a line of its own?",
            related=(Related(parts[0], "the first result is named here"),),
        )
