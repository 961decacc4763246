"""SMART goals of which nothing shows that they can be reached."""

from collections.abc import Iterator

from goalkit.english.words.quoting import quote
from goalkit.model import Document, SmartGoal
from goalkit.rule import Finding, rule


@rule(
    category="coaching",
    since="0.1.0",
    sources=("doran-smart", "locke-latham-goal-setting"),
    about=("smart",),
)
def achievability_without_evidence(document: Document) -> Iterator[Finding]:
    """A SMART goal stands without today's value, steps or confidence, though the others have some.

    No wording shows that a goal can be reached, and no tool can tell. What helps those who know the work is where one
    stands today, which steps lead there, or how sure the owner is. The rule speaks where most of the other SMART goals
    say any of that, and never judges the value itself.

    ```md
    # SMART goals

    ## By 30 June 2027, children who read a page aloud rise from 14 to 22 of 26

    ## By 30 June 2027, parents who read with them rise from 6 to 15

    ## By 30 June 2027, the library lends 400 books a month
       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    ```

    Say where you stand today, and those who know the work can judge the rest.

    ```md
    # SMART goals

    ## By 30 June 2027, children who read a page aloud rise from 14 to 22 of 26

    ## By 30 June 2027, parents who read with them rise from 6 to 15

    ## By 30 June 2027, books lent by the library rise from 290 to 400 a month
    ```
    """
    goals = [goal for goal in document.goals if isinstance(goal, SmartGoal)]
    bare = [one for one in goals if not shows_how(one, document)]
    if len(goals) - len(bare) < max(2, 2 * len(bare)):
        return
    for goal in bare:
        if goal.reading.measured == "quantity":
            yield Finding(
                at=goal.statement,
                message=f"nothing beside {quote(goal.statement)} shows that it can be reached",
                ask="where does it stand today, or which steps lead there?",
                goal=goal.id,
            )


def shows_how(goal: SmartGoal, document: Document) -> bool:
    """Whether anything lets a reader judge it: today's value, a confidence, a reason or work below it."""
    if goal.baseline or goal.current or goal.confidence or goal.rationale or document.children_of(goal):
        return True
    return any(one.baseline for one in goal.reading.measures) or goal.reading.means is not None
