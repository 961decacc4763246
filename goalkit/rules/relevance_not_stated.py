"""SMART goals without a reason."""

from collections.abc import Iterator

from goalkit.english.words.quoting import quote
from goalkit.model import Document, SmartGoal
from goalkit.rule import Finding, rule

BECAUSE = frozenset({"because", "so", "support", "supports", "supporting", "towards", "therefore", "why", "enable"})


@rule(
    category="coaching",
    since="0.1.0",
    sources=("doran-smart", "cma-okr-kpi-guide", "neely-record-sheet"),
    about=("smart",),
)
def relevance_not_stated(document: Document) -> Iterator[Finding]:
    """A SMART goal gives no reason, though the others do.

    In half of the lists the R stands for relevant. A goal whose reason is written down can be dropped when the reason
    is gone; the others are carried on from habit. The rule speaks where at least half of the other SMART goals have a
    reason, or where the config requires one. A parent, or a clause that says what for, is a reason too.

    ```md
    # SMART goals

    1. By 30 June 2027, print spend falls from $80,000 to $50,000
       - Owner: Ruta
       - Rationale: it pays for the tenants' portal
    2. By 30 June 2027, lift failures fall from 9 to 3 a month
       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
       - Owner: Ruta
    ```

    Say what for, in a line.

    ```md
    # SMART goals

    1. By 30 June 2027, print spend falls from $80,000 to $50,000
       - Owner: Ruta
       - Rationale: it pays for the tenants' portal
    2. By 30 June 2027, lift failures fall from 9 to 3 a month
       - Owner: Ruta
       - Rationale: two tenants use wheelchairs
    ```
    """
    goals = [goal for goal in document.goals if isinstance(goal, SmartGoal)]
    bare = [one for one in goals if not one.rationale]
    required = "rationale" in document.fields and not any(goal.rationale for goal in document.goals)
    if not bare or not (required or 2 * (len(goals) - len(bare)) >= max(len(goals) - 1, 1)):
        return
    for goal in bare:
        if goal.parent or goal.parent_named or goal.supports or goal.reading.purpose:
            continue
        words = {word.strip(".,;:()") for word in goal.statement[:2000].casefold().split()}
        if not BECAUSE & words and goal.statement not in goal.reading.placeholders:
            yield Finding(
                at=goal.statement,
                message=f"{quote(goal.statement)} doesn't say what it is good for",
                ask="who would miss it, and why?",
                goal=goal.id,
            )
