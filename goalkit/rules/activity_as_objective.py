"""Objectives that are a task or a deliverable."""

from collections.abc import Iterator

from goalkit.english.clauses.deed import deed
from goalkit.english.clauses.label import order
from goalkit.english.words.quoting import quote
from goalkit.model import Objective
from goalkit.rule import Finding, rule


@rule(
    category="clarity",
    since="0.1.0",
    sources=("google-okr-playbook", "doerr-measure-what-matters", "okr-orca", "pm-skills-okr-writer"),
    silences=("all-milestone-objective",),
    english=True,
)
def activity_as_objective(objective: Objective) -> Iterator[Finding]:
    """An objective names work to do, not a state worth reaching.

    A project can be finished on time and help nobody. Where the objective is the work, the key results can only be its
    milestones, and the team has no way to notice that a smaller or quite different piece of work would have done more.
    The work has its place below, as an initiative of the objective it serves.

    ```md
    # City registry office, Q3 2027

    ## Objective: Build the new appointment portal
                  ^^^^^
    - KR: Share of visits booked in advance rises from 20% to 65%
    - KR: Median wait at the counter falls from 48 to 15 minutes
    ```

    Ask what the work is for, and what would be true for whom once it has succeeded: that is the objective.

    ```md
    # City registry office, Q3 2027

    ## Objective: Residents settle their papers without losing a morning
    - KR: Share of visits booked in advance rises from 20% to 65%
    - KR: Median wait at the counter falls from 48 to 15 minutes
    ```
    """
    if objective.reading.aim != "task":
        return
    # “The archive is open to all” names work, too, but also what came of it: only an order is surely a task, or a noun
    # that says the same.
    work = order(objective.statement)
    at = work.verb if work is not None and work.ends else deed(objective.statement) if work is None else None
    if at is not None:
        yield Finding(
            at=at,
            message=f"{quote(objective.statement)} is work to do, not a state worth reaching",
            ask="what will be true, and for whom, once this work has succeeded?",
        )
