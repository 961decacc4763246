"""Results that name nothing to reach."""

from collections.abc import Iterator

from goalkit.english.amounting.settled import may_be_settled
from goalkit.english.phrasing.rewriting import measured_by
from goalkit.english.words.quoting import listed, quote
from goalkit.english.words.slot import is_said, open_slots, without_open
from goalkit.model import Goal, KeyResult, SmartGoal
from goalkit.rule import Finding, put, rule


@rule(
    category="clarity",
    since="0.1.0",
    sources=("doran-smart", "wodtke-radical-focus", "incose-guide-to-writing-requirements"),
    silences=("vague-term",),
    english=True,
    about=("okr", "smart"),
)
def missing_target(goal: Goal) -> Iterator[Finding]:
    r"""A result names neither a value to reach nor a state that is clearly reached or not.

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

    With `--fix --unsafe-fixes`, `goalkit lint` makes room for what only you can say:

    ```md edited
    # Oakfield Hospital, outpatients, Q1 2027

    ## Objective: Patients spend their time with a doctor, not in a queue
    - KR: Improve the punctuality of appointments (\<metric> from \<baseline> to \<target>)
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
    if not isinstance(goal, (KeyResult, SmartGoal)) or is_said(goal.target) or goal.reading.measured != "none":
        return
    if may_be_settled(goal.reading, goal.statement):
        return
    vague = goal.reading.vague_words
    slots = tuple(one.text for one in open_slots(goal.statement) if one.before != "by") + (
        (goal.target,) if goal.target is not None else ()
    )
    changes = goal.reading.verb is not None and goal.reading.verb.text in vague
    if slots:
        said = without_open(goal.statement)
        yield Finding(
            at=said,
            message=f"{quote(said)} names nothing yet that is clearly reached or not",
            ask=f"what belongs in place of {listed([quote(slot) for slot in slots])}?",
            slots=slots,
        )
    elif vague:
        yield Finding(
            at=vague[0],
            message=f"{quote(vague[0])} says neither how much nor what would prove it",
            ask=f"which number or state, by the end, would show that {quote(goal.statement)} was met?",
            edits=put(measured_by(goal.statement, goal.reading)) if changes else (),
        )
    else:
        yield Finding(
            at=goal.statement,
            message=f"{quote(goal.statement)} names nothing that is clearly reached or not",
            ask="which number or state, by the end, would show that it was met?",
        )
