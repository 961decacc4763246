"""More objectives than a team can serve."""

from collections.abc import Iterator
from typing import Annotated

from goalkit.english.words.quoting import quote
from goalkit.model import Document, Objective
from goalkit.rule import AtLeast, Finding, Related, rule


@rule(
    category="coaching",
    since="0.1.0",
    sources=("google-rework", "lamorte-okrs-field-book", "pm-skills-okr-writer", "cma-okr-kpi-guide"),
    about=("okr",),
)
def too_many_objectives(document: Document, *, at_most: Annotated[int, AtLeast(1)] = 5) -> Iterator[Finding]:
    """One owner has more objectives in one period than anybody can put first.

    Objectives are there to choose between good things. With a long list the choice is put off to the day when two of
    them collide, and the loudest one wins. Counted are the objectives at the top of a document, by owner and period;
    `at-most` says how many are fine.

    ```md
    # Clinic, Q1 2027

    ## Objective: Patients get through on the phone
    - KR: Calls answered within 3 minutes rise from 40% to 80%
    - KR: Callers who give up fall from 22% to 8%

    ## Objective: Patients leave knowing what comes next
    - KR: Patients with a written plan rise from 30% to 75%
    - KR: Calls with questions after a visit fall from 90 to 40 a week

    ## Objective: Nurses go home on time
    - KR: Shifts that run over fall from 45% to 15%
    - KR: Nurses who would recommend us rise from 52% to 70%

    ## Objective: Nobody waits with a child in pain
    - KR: Median wait of children falls from 55 to 20 minutes
    - KR: Children seen within the hour rise from 58% to 90%

    ## Objective: Prescriptions are right the first time
    - KR: Prescriptions sent back fall from 7% to 2%
    - KR: Prescriptions checked by two people rise from 35% to 90%

    ## Objective: Neighbours know what we do
                  ^^^^^^^^^^^^^^^^^^^^^^^^^^
    - KR: Visitors to the open evening rise from 40 to 150
    - KR: Neighbours registered with us rise from 1,900 to 2,400
    ```

    Keep the few that this period is about; the others can wait, or go on as work that needs no objective.

    ```md
    # Clinic, Q1 2027

    ## Objective: Patients get through on the phone
    - KR: Calls answered within 3 minutes rise from 40% to 80%
    - KR: Callers who give up fall from 22% to 8%

    ## Objective: Nurses go home on time
    - KR: Shifts that run over fall from 45% to 15%
    - KR: Nurses who would recommend us rise from 52% to 70%
    ```
    """
    counted: dict[tuple[str, str], list[Objective]] = {}
    for goal in document.goals:
        if not isinstance(goal, Objective) or document.parent_of(goal) is not None or not document.children_of(goal):
            continue
        owner, period = document.owner_of(goal), document.period_of(goal)
        key = (owner.casefold() if owner else "", period.text if period else "")
        counted.setdefault(key, []).append(goal)
    for (whom, period_text), objectives in counted.items():
        if len(objectives) > at_most:
            one_more = objectives[at_most]
            whose = f" of {objectives[0].owner or document.owner_of(objectives[0])}" if whom else ""
            when = f" in {period_text}" if period_text else ""
            yield Finding(
                at=one_more.statement,
                message=f"{quote(one_more.statement, 40)} is number {at_most + 1} of {len(objectives)} objectives"
                f"{whose}{when}",
                ask="which of them would you drop first if two collide?",
                related=(Related(objectives[0].statement, "the first of them stands here"),),
                goal=one_more.id,
            )
