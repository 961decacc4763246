"""Teams that reach everything, period after period."""

import datetime
from collections.abc import Iterator
from typing import Annotated

from goalkit.english.fields.amount import percent_in
from goalkit.english.words.quoting import quote
from goalkit.model import Document, KeyResult
from goalkit.model.okr import is_committed
from goalkit.rule import AtLeast, Finding, Related, rule
from goalkit.text import Text

ENOUGH = 6
FULL = 95


@rule(
    category="coaching",
    since="0.1.0",
    sources=("google-okr-playbook", "google-rework", "fitbots-glossary"),
    about=("okr",),
)
def sandbagging_pattern(
    document: Document, today: datetime.date, *, periods: Annotated[int, AtLeast(2)] = 3
) -> Iterator[Finding]:
    """Every goal was reached in full, three periods in a row.

    Once is a good quarter. Always means that the targets were set where nobody could miss them, and so nobody learns
    where the limit is. The rule looks at key results with scores in one document, at least six of them, in `periods`
    that are over. Goals that were promised are meant to be reached in full, and don't count; schools that know no
    stretch can turn the rule off.

    ```md
    # Ice rink

    ## Q1 2026

    ### Objective: Beginners come back for a second lesson
    - Second lessons booked rise from 20% to 25% (score: 1.0)
    - Lost gloves fall from 40 to 38 a month (score: 1.0)

    ## Q2 2026

    ### Objective: Evening skaters find room on the ice
    - Skaters turned away fall from 12 to 11 a night (score: 1.0)
    - Evenings with two bands of music rise from 4 to 5 a month (score: 1.0)

    ## Q3 2026

    ### Objective: Schools come to skate
    - Classes on the ice rise from 30 to 32 a month (score: 1.0)
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    - Teachers who come again rise from 60% to 62% (score: 1.0)
    ```

    Set targets of which some may be missed, and learn from those.

    ```md
    # Ice rink

    ## Q1 2026

    ### Objective: Beginners come back for a second lesson
    - Second lessons booked rise from 20% to 40% (score: 0.7)
    - Lost gloves fall from 40 to 15 a month (score: 0.6)

    ## Q2 2026

    ### Objective: Evening skaters find room on the ice
    - Skaters turned away fall from 12 to 2 a night (score: 0.4)
    - Evenings with two bands of music rise from 4 to 8 a month (score: 1.0)

    ## Q3 2026

    ### Objective: Schools come to skate
    - Classes on the ice rise from 30 to 45 a month (score: 0.8)
    - Teachers who come again rise from 60% to 80% (score: 0.5)
    ```
    """
    if "score" not in document.fields:
        return
    scored: dict[datetime.date, list[tuple[KeyResult, float, Text]]] = {}
    for goal in document.goals:
        period = document.period_of(goal)
        if not isinstance(goal, KeyResult) or goal.score is None or is_committed(goal):
            continue
        percent = percent_in(goal.score)
        if percent is not None and period is not None and period.end is not None and document.is_past(goal, today):
            scored.setdefault(period.end, []).append((goal, percent, goal.score))
    results = [one for group in scored.values() for one in group]
    if len(scored) < periods or len(results) < ENOUGH:
        return
    if all(sum(percent for _, percent, _ in group) / len(group) >= FULL for group in scored.values()):
        goal, _, _ = scored[max(scored)][0]
        before, _, _ = scored[min(scored)][0]
        yield Finding(
            at=goal.statement,
            message=f"all {len(results)} goals of {len(scored)} periods were reached in full,"
            f" {quote(goal.statement, 40)} like the rest",
            ask="which of the next ones might be missed, and would still be worth trying?",
            related=(Related(before.statement, "the first of these periods"),),
            goal=goal.id,
        )
