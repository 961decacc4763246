"""Results that nobody looked at since they were written."""

from collections.abc import Iterator

from goalkit.english.words.quoting import quote
from goalkit.model import Document, Goal, KeyResult, Kpi, ScorecardMeasure, SmartGoal
from goalkit.rule import Finding, rule

MOST = 0.75
"""From this share of goals with check-ins on, a goal without any is the exception."""
ENOUGH = 3


@rule(
    category="coaching",
    since="0.1.0",
    sources=("shipscience-retention", "what-matters-facts", "clearpoint-okrs"),
)
def no_check_in(document: Document, *, require: bool = False) -> Iterator[Finding]:
    """A goal has no check-in, though the others have.

    A goal that is written in January and looked at in March can't be steered. Where nearly all goals of a document
    have check-ins, the one without was most likely forgotten. A document that keeps its check-ins elsewhere is
    left in peace, unless `require` is set.

    ```md
    # Harbour office, Q1 2027

    ## O1: Skippers know their berth before they arrive

    - KR1: Berths given a day ahead rise from 40% to 85%
    - KR2: Calls about berths fall from 70 to 25 a day
    - KR3: Boats that wait outside fall from 30 to 10 a week
    - KR4: Skippers who rate us good or better rise from 58% to 75%
           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

    ## Check-ins

    | Goal | Date | Value | Confidence |
    |---|---|---|---|
    | KR1 | 2027-02-01 | 52% | 0.6 |
    | KR2 | 2027-02-01 | 61 | 0.5 |
    | KR3 | 2027-02-01 | 24 | 0.7 |
    ```

    Note where it stands, even if that is where it was.

    ```md
    # Harbour office, Q1 2027

    ## O1: Skippers know their berth before they arrive

    - KR1: Berths given a day ahead rise from 40% to 85%
    - KR2: Calls about berths fall from 70 to 25 a day
    - KR3: Boats that wait outside fall from 30 to 10 a week
    - KR4: Skippers who rate us good or better rise from 58% to 75%

    ## Check-ins

    | Goal | Date | Value | Confidence |
    |---|---|---|---|
    | KR1 | 2027-02-01 | 52% | 0.6 |
    | KR2 | 2027-02-01 | 61 | 0.5 |
    | KR3 | 2027-02-01 | 24 | 0.7 |
    | KR4 | 2027-02-01 | 58% | 0.4 |
    ```
    """
    # Of a check-in whose goal nobody can tell, any goal may be the one.
    if any(one.goal is None for one in document.check_ins) and not require:
        return
    watched: list[Goal] = []
    alone: list[Goal] = []
    for goal in document.goals:
        if isinstance(goal, (KeyResult, SmartGoal, Kpi, ScorecardMeasure)):
            (watched if document.check_ins_of(goal) else alone).append(goal)
    is_exception = len(watched) >= ENOUGH and len(watched) >= MOST * (len(watched) + len(alone))
    for goal in alone if require or is_exception else ():
        if goal.statement not in goal.reading.placeholders and not goal.status and not goal.score:
            yield Finding(
                at=goal.statement,
                message=f"nobody has checked in on {quote(goal.statement)}",
                ask="where does it stand, and how sure are you of it?",
                goal=goal.id,
            )
