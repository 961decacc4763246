"""Time limits that never arrive."""

from collections.abc import Iterator

from goalkit.english.words.quoting import quote
from goalkit.model import Goal, Initiative, KeyResult, Objective, SmartGoal
from goalkit.rule import Finding, rule


@rule(
    category="coaching",
    since="0.1.0",
    sources=("incose-guide-to-writing-requirements", "doran-smart", "wilson-automated-analysis"),
    english=True,
)
def vague_deadline(goal: Goal) -> Iterator[Finding]:
    """A goal is to be met “soon”, “as soon as possible” or “going forward”.

    Such words feel like urgency and bind nobody: on every day of the year the goal is still on time. Where a `due`
    field names the day, the words do no harm and are left alone.

    ```md
    # Water board billing, Q2 2027

    ## Objective: Bills raise no questions
    - Cut disputed bills from 6% to 3% as soon as possible
                                       ^^^^^^^^^^^^^^^^^^^
    - Calls about estimated readings fall from 500 to 150 a month
    ```

    Name a day, or leave the words out where the period of the document is meant.

    ```md
    # Water board billing, Q2 2027

    ## Objective: Bills raise no questions
    - Cut disputed bills from 6% to 3% by 31 May 2027
    - Calls about estimated readings fall from 500 to 150 a month
    ```
    """
    if not isinstance(goal, (Objective, KeyResult, SmartGoal, Initiative)) or goal.due:
        return
    if any(one.date for one in goal.reading.deadlines):
        return
    for limit in goal.reading.deadlines:
        if limit.vague:
            yield Finding(
                at=limit.text,
                message=f"{quote(limit.text)} is a limit that never arrives",
                ask="by which day?",
            )
            return
