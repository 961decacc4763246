"""Goals without an idea how to reach them."""

import datetime
from collections.abc import Iterator

from goalkit.english.words.quoting import quote
from goalkit.model import Document, Initiative, Objective
from goalkit.rule import Finding, rule

STARTED = 0.2
"""Up to this share of a period a team may still be looking for ideas."""


@rule(
    category="coaching",
    since="0.1.0",
    sources=("cma-okr-kpi-guide", "kaplan-norton-1996", "pm-skills-okr-writer"),
    about=("okr",),
)
def goal_without_initiative(document: Document, today: datetime.date) -> Iterator[Finding]:
    """An objective has no initiatives, though the others do and its period is well under way.

    A goal without a single idea how to reach it is a wish. In the first weeks that is as it should be, for the goal
    comes before the ideas. Later it means that nobody has begun. The rule speaks only where most objectives of the
    document list their initiatives.

    ```yaml
    start: 2026-09-01
    period: 1 September 2026 to 28 February 2027
    objectives:
      - objective: Neighbours meet in our garden
        key_results:
          - key_result: Neighbours who come every week rise from 15 to 60
          - key_result: Beds with a keeper rise from 8 to 20
        initiatives:
          - initiative: Open the gate on Sundays
      - objective: Children know where food comes from
        key_results:
          - key_result: School classes that plant a bed rise from 2 to 9
          - key_result: Children who come back with a parent rise from 5 to 40 a month
        initiatives:
          - initiative: Write to every head of school in person
      - objective: The garden pays for its own water
                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        key_results:
          - key_result: Income from the market stall rises from 40 to 220 euros a month
          - key_result: Water bought falls from 30 to 12 cubic metres a month
    ```

    Write down the first thing you will try.

    ```yaml
    period: 1 September 2026 to 28 February 2027
    objectives:
      - objective: The garden pays for its own water
        key_results:
          - key_result: Income from the market stall rises from 40 to 220 euros a month
          - key_result: Water bought falls from 30 to 12 cubic metres a month
        initiatives:
          - initiative: Collect the rain from the school roof
    ```
    """
    served = goals_with_initiatives(document)
    if not served:
        return
    started = []
    for goal in document.goals:
        period = document.period_of(goal)
        if not isinstance(goal, Objective) or period is None or period.start is None or period.end is None:
            continue
        if period.start + (period.end - period.start) * STARTED < today <= period.end:
            started.append(goal)
    bare = [goal for goal in started if goal.id not in served]
    if 2 * len(bare) >= len(started):
        return
    for goal in bare:
        yield Finding(
            at=goal.statement,
            message=f"{quote(goal.statement)} has no initiative yet, and its period is well under way",
            ask="what is the first thing you will try?",
            goal=goal.id,
        )


def goals_with_initiatives(document: Document) -> set[str]:
    """The ids of all goals that have an initiative anywhere below them, and of the initiatives."""
    served: set[str] = set()
    for goal in document.goals:
        if isinstance(goal, Initiative):
            for above in document.lineage(goal):
                if above.id in served:
                    break
                served.add(above.id)
    return served
