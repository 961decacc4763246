"""Objectives that nothing below them would prove."""

from collections.abc import Iterator

from goalkit.english.words.quoting import quote
from goalkit.model import Document, Initiative, Objective
from goalkit.rule import Finding, rule

RARE = 2
"""An objective without key results is an oversight where at least twice as many have some."""


@rule(
    category="coaching",
    since="0.1.0",
    sources=("doerr-measure-what-matters", "wodtke-radical-focus", "shipscience-retention"),
    about=("okr",),
)
def objective_without_key_results(document: Document) -> Iterator[Finding]:
    """An objective has no key results, though the others in the document have some.

    Without a key result nobody can tell at the end whether the objective was reached, and on the way nobody can tell
    whether it is near. A document in which many objectives stand alone is a list of goals, and is left in peace; so is
    an objective that other objectives below it carry out.

    ```md
    # Volunteer fire brigade, 2027

    ## Objective: Every street can count on us within ten streets of home
    - KR: Crews that leave within 5 minutes rise from 71% to 90% by December 2027
    - KR: Hydrants checked within the year rise from 60% to 100% by December 2027

    ## Objective: Young people want to join us
                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^

    ## Objective: Our members stay unhurt
    - KR: Members hurt on duty fall from 6 to 2 a year by December 2027
    - KR: Drills with full gear rise from 4 to 12 a year by December 2027
    ```

    Add two or three results by which an outsider could tell, or move the sentence to where plans are kept.

    ```md
    # Volunteer fire brigade, 2027

    ## Objective: Young people want to join us
    - KR: Members still at school rise from 8 to 20 by December 2027
    - KR: Young members who stay a second year rise from 50% to 75% by December 2027

    ## Objective: Our members stay unhurt
    - KR: Members hurt on duty fall from 6 to 2 a year by December 2027
    - KR: Drills with full gear rise from 4 to 12 a year by December 2027
    ```
    """
    proven = 0
    bare: list[Objective] = []
    for goal in document.goals:
        if not isinstance(goal, Objective):
            continue
        if any(not isinstance(child, Initiative) for child in document.children_of(goal)):
            proven += 1
        elif not (goal.target or goal.metric or any(one.target for one in goal.reading.measures)):
            bare.append(goal)
    if RARE * len(bare) > proven:
        return
    for objective in bare:
        yield Finding(
            at=objective.statement,
            message=f"{quote(objective.statement)} has no key result that would show it was reached",
            ask="by which two or three results would an outsider know?",
            goal=objective.id,
        )
