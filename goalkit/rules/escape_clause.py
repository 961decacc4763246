"""Conditions that let a promise lapse."""

from collections.abc import Iterator

from goalkit.english.phrasing.wording import escape_clauses
from goalkit.english.words.quoting import quote
from goalkit.model import Goal, Initiative
from goalkit.rule import Edit, Finding, rule
from goalkit.text import Text


@rule(
    category="coaching",
    since="0.1.0",
    sources=("incose-guide-to-writing-requirements", "wilson-automated-analysis", "locke-latham-goal-setting"),
    english=True,
)
def escape_clause(goal: Goal) -> Iterator[Finding]:
    """A goal has a way out built in.

    “If possible” and “as far as we can” make every outcome acceptable: whatever was reached was what was possible.
    Studies of goal setting keep finding that people who are asked to do their best reach less than people who are
    given a definite mark. A real condition that others decide, such as a permit, is a risk worth writing down beside
    the goal; name who decides and by when.

    ```md
    # Bottling plant, 2027

    ## Objective: We bottle without wasting energy
    - KR: Energy per 1,000 bottles falls from 42 to 36 kWh by December 2027, if feasible
                                                                             ^^^^^^^^^^^
    - KR: Compressed air lost to leaks falls from 18% to 8% by December 2027
    ```

    With `--fix --unsafe-fixes`, `goalkit lint` drops a condition at the end:

    ```md edited
    # Bottling plant, 2027

    ## Objective: We bottle without wasting energy
    - KR: Energy per 1,000 bottles falls from 42 to 36 kWh by December 2027
    - KR: Compressed air lost to leaks falls from 18% to 8% by December 2027
    ```

    Drop the condition, or choose a target that you would sign without it.

    ```md
    # Bottling plant, 2027

    ## Objective: We bottle without wasting energy
    - KR: Energy per 1,000 bottles falls from 42 to 36 kWh by December 2027
    - KR: Compressed air lost to leaks falls from 18% to 8% by December 2027
    ```
    """
    if isinstance(goal, Initiative):
        return
    for clause in escape_clauses(goal.statement):
        yield Finding(
            at=clause,
            message=f"{quote(clause)} lets every outcome pass",
            ask="what would you promise without it?",
            edits=tuple(without(goal.statement, clause)),
        )


def without(statement: Text, clause: Text) -> Iterator[Edit]:
    """Cut the clause where it hangs at the end; elsewhere the sentence needs its author."""
    start = statement.rfind(clause)
    if start > 0 and not statement[start + len(clause) :].strip(" .!"):
        kept = len(statement[:start].rstrip(" ,;–—-"))
        yield Edit(statement[kept : start + len(clause)], "")
