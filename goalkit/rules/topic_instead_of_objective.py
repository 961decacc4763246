"""Objectives that are a heading rather than an aim."""

from collections.abc import Iterator

from goalkit.english.clauses.label import is_label
from goalkit.english.words.quoting import quote
from goalkit.model import Objective
from goalkit.rule import Finding, rule


@rule(
    category="clarity",
    since="0.1.0",
    sources=("ferreira-okr-mistakes", "wodtke-radical-focus", "doran-smart"),
    english=True,
)
def topic_instead_of_objective(objective: Objective) -> Iterator[Finding]:
    """An objective names a topic and not what should become true.

    “Patient safety” tells the ward what the quarter is about, but not what is wrong today or what will be different in
    the end. Everybody can agree to a topic and mean something else by it, and any work that touches it seems to count.
    A noun phrase that says how things will be, such as “a waiting room nobody dreads”, is an aim and is left alone.

    ```md
    # Ward 4, Q2 2027

    ## Objective: Patient safety
                  ^^^^^^^^^^^^^^
    - KR: Falls fall from 5.1 to 3.0 per 1,000 patient days
    - KR: Share of medicines checked by two people rises from 82% to 97%
    ```

    Say what will be true, and for whom, if the quarter goes well.

    ```md
    # Ward 4, Q2 2027

    ## Objective: Patients go home unharmed by their stay
    - KR: Falls fall from 5.1 to 3.0 per 1,000 patient days
    - KR: Share of medicines checked by two people rises from 82% to 97%
    ```
    """
    if objective.reading.aim == "topic" and is_label(objective.statement):
        yield Finding(
            at=objective.statement,
            message=f"{quote(objective.statement)} is a topic that says nothing of what should become true",
            ask="what will be different, and for whom, if this goes well?",
        )
