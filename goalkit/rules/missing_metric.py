"""Numbers that count nothing."""

from collections.abc import Iterator

from goalkit.english.words.quoting import quote
from goalkit.model import Document, Goal, KeyResult, Kpi, SmartGoal
from goalkit.rule import Finding, rule

BARE = frozenset({None, "percent", "points", "ratio"})
"""Units that say nothing about what is counted, as money, hours and nouns do."""


@rule(
    category="coaching",
    since="0.1.0",
    sources=("neely-record-sheet", "incose-guide-to-writing-requirements", "okr-orca"),
    silences=("missing-baseline",),
    english=True,
)
def missing_metric(goal: Goal, document: Document) -> Iterator[Finding]:
    """A number has nothing that it counts.

    The people who wrote the goal know what the number is about, because they sat in the room. Whoever reads it in the
    next quarter, or in the next office, has to guess, and two guesses give two results. A metric in a field of its own
    or in the goal right above is enough.

    ```md
    # Regional blood bank, Q1 2027

    ## Objective: Clinics can rely on our stock
    - Get to 95%
             ^^^
    - Days with fewer than 50 units of O negative fall from 9 to 2 a month
    ```

    Name what is counted, and of what it is a share.

    ```md
    # Regional blood bank, Q1 2027

    ## Objective: Clinics can rely on our stock
    - Orders filled in full on the same day rise from 83% to 95%
    - Days with fewer than 50 units of O negative fall from 9 to 2 a month
    ```
    """
    if not isinstance(goal, (KeyResult, SmartGoal, Kpi)) or goal.metric or goal.reading.measured != "quantity":
        return
    above = document.parent_of(goal)
    if above is not None and (above.metric or any(one.text for one in above.reading.measures)):
        return
    for measure in goal.reading.measures:
        amount = measure.target or measure.change
        if amount is not None and not measure.text and amount.unit in BARE:
            yield Finding(
                at=amount.text,
                message=f"{quote(amount.text)} counts nothing that is named",
                ask=f"{quote(amount.text)} of what, counted how?",
            )
            return
