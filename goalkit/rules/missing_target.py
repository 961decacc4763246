"""Results that name nothing to reach."""

from collections.abc import Iterator

from goalkit.english.quoting import quote
from goalkit.english.settled import may_be_settled
from goalkit.model import Goal, KeyResult, SmartGoal
from goalkit.rule import Finding, rule


@rule(
    category="clarity",
    since="0.1.0",
    sources=("doran-smart", "wodtke-radical-focus", "incose-guide-to-writing-requirements"),
    silences=("vague-term",),
    english=True,
    about=("okr", "smart"),
)
def missing_target(goal: Goal) -> Iterator[Finding]:
    """A result names neither a value to reach nor a state that is clearly reached or not.

    A direction alone can't be missed. “Improve trust in our reports” is met by any change that somebody likes, so at
    the end of the period two honest people will look at the same data and disagree. It also gives no help on the way:
    nobody can say whether the team is half done or has hardly begun.

    ```md
    # Oakfield Hospital, outpatients, Q1 2027

    ## Objective: Patients spend their time with a doctor, not in a queue
    - KR: Improve the punctuality of appointments
          ^^^^^^^
    - KR: Median time in the waiting room falls from 52 to 20 minutes
    ```

    Say what you would look at on the last day, and which value you would accept. A definite event is fine where there
    is really nothing to count (“licence granted”).

    ```md
    # Oakfield Hospital, outpatients, Q1 2027

    ## Objective: Patients spend their time with a doctor, not in a queue
    - KR: Appointments that start within 10 minutes of their time rise from 54% to 80%
    - KR: Median time in the waiting room falls from 52 to 20 minutes
    ```
    """
    if not isinstance(goal, (KeyResult, SmartGoal)) or goal.target or goal.reading.measured != "none":
        return
    if may_be_settled(goal.reading, goal.statement):
        return
    vague = goal.reading.vague_words
    if vague:
        yield Finding(
            at=vague[0],
            message=f"{quote(vague[0])} says neither how much nor what would prove it",
            ask=f"which number or state, by the end, would show that {quote(goal.statement)} was met?",
        )
    else:
        yield Finding(
            at=goal.statement,
            message=f"{quote(goal.statement)} names nothing that is clearly reached or not",
            ask="which number or state, by the end, would show that it was met?",
        )
