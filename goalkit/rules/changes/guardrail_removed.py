"""Guards that were taken away from a goal that is still pursued."""

import datetime
from collections.abc import Iterator

from goalkit.english.words.quoting import quote
from goalkit.model import Removal
from goalkit.model.okr import result_type
from goalkit.rule import Finding, Related, rule


@rule(
    category="coaching",
    since="0.1.0",
    sources=("grove-high-output-management", "ordonez-goals-gone-wild", "campbell-goodhart"),
)
def guardrail_removed(removal: Removal, today: datetime.date) -> Iterator[Finding]:
    """A guard rail was taken out while the goal it guarded stayed.

    Any number can be pushed at the cost of something else, and the guard rail is the number that would have shown it.
    It is in the way exactly when the push begins to hurt. The rule knows a key result of the type `guardrail`, and
    a KPI that stands below a goal. It is silent where something new stands in its place.

    ```diff yaml
     period: Q4 2026
     objectives:
       - objective: Callers get on with their day
                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
         key_results:
           - key_result: First response time falls from 9 to 3 minutes
           - key_result: Callers helped on the first call rise from 60% to 75%
    -      - key_result: Calls that come back within a week stay below 6%
    -        type: guardrail
    ```

    Keep it to the end of the period; if it guards against nothing, say so, and what else will show the harm.

    ```diff yaml
     period: Q4 2026
     objectives:
       - objective: Callers get on with their day
         key_results:
           - key_result: First response time falls from 9 to 3 minutes
           - key_result: Callers helped on the first call rise from 60% to 75%
    -      - key_result: Calls that come back within a week stay below 6%
    +      - key_result: Callers who rate us poor stay below 5%
             type: guardrail
    ```
    """
    goal, above = removal.before.goal, removal.above
    if above is None or removal.is_planning(today):
        return
    is_watching = goal.kind == "kpi" and above.after.goal.kind != "kpi"
    if not is_watching and result_type(goal) != "guardrail":
        return
    if any(other.kind == "kpi" or result_type(other) == "guardrail" for other in removal.others):
        return
    yield Finding(
        at=above.after.goal.statement,
        message=f"{quote(goal.statement)} no longer guards {quote(above.after.goal.statement)}",
        ask="what would show now that it is reached at the cost of something else?",
        related=(Related(goal.statement, "it stood here", removal.before.document.path),),
    )
