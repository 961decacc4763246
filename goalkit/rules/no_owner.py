"""Goals that nobody answers for."""

from collections import Counter
from collections.abc import Iterator

from goalkit.english.words.quoting import quote
from goalkit.model import Document, Goal, KeyResult, Objective, SmartGoal
from goalkit.model.status import status_named
from goalkit.rule import Finding, rule

NOBODY = frozenset("tbd tbc tba tbn todo none nobody n/a na unassigned unknown open vacant ? ?? ??? - – — x xx".split())
MOST = 0.75
"""From this share of owned goals on, a goal without an owner is the exception."""
ENOUGH = 3


@rule(
    category="coaching",
    since="0.1.0",
    sources=("clearpoint-okrs", "doran-smart", "neely-record-sheet", "okrs-tool-guide"),
    about=("okr", "smart"),
)
def no_owner(document: Document, *, require: bool = False) -> Iterator[Finding]:
    """Nobody answers for a goal, though the others have an owner.

    A goal that belongs to all is looked at by nobody between two reviews. In one study of twenty thousand plans, goals
    with an owner were on track about twice as often. Owners are inherited: what the objective or the document says
    holds for all below it. A document that names no owners is left in peace, unless `require` is set.

    ```md
    # Harbour office, Q1 2027

    ## Objective: Skippers know their berth before they arrive

    | Key result | Owner |
    | --- | --- |
    | Berths given a day ahead rise from 40% to 85% | Ines |
    | Calls about berths fall from 70 to 25 a day | Joost |
    | Boats that wait outside fall from 30 to 10 a week | Ines |
    | Skippers who rate us good or better rise from 58% to 75% | TBD |
                                                                 ^^^
    ```

    Name one person who will say how it stands.

    ```md
    # Harbour office, Q1 2027

    ## Objective: Skippers know their berth before they arrive

    | Key result | Owner |
    | --- | --- |
    | Berths given a day ahead rise from 40% to 85% | Ines |
    | Calls about berths fall from 70 to 25 a day | Joost |
    | Boats that wait outside fall from 30 to 10 a week | Ines |
    | Skippers who rate us good or better rise from 58% to 75% | Joost |
    ```
    """
    if not (require or "owner" in document.fields or document.owner):
        return
    owned: Counter[str] = Counter()
    alone: list[Goal] = []
    for goal in document.goals:
        if not isinstance(goal, (Objective, KeyResult, SmartGoal)):
            continue
        if goal.status and status_named(goal.status) == "dropped":
            continue  # nobody works on it any more
        owner = document.owner_of(goal)
        if owner is not None and owner.strip().casefold() not in NOBODY:
            owned[goal.kind] += 1
        # An objective whose results all have owners of their own is in good hands.
        elif not any(child.owner for child in document.children_of(goal)):
            alone.append(goal)
    missing = Counter(goal.kind for goal in alone)
    for goal in alone:
        have, lack = owned[goal.kind], missing[goal.kind]
        is_exception = have >= ENOUGH and have >= MOST * (have + lack)
        if goal.statement in goal.reading.placeholders:
            continue  # “TBD”: there is nothing yet to answer for
        if require or goal.owner is not None or is_exception:
            yield Finding(
                at=goal.owner or goal.statement,
                message=f"nobody answers for {quote(goal.statement)}",
                ask="which one person will say how it stands?",
                goal=goal.id,
            )
