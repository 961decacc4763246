"""Goals without an end in time."""

from collections.abc import Iterator

from goalkit.english.phrasing.rewriting import by_a_day
from goalkit.english.words.quoting import quote
from goalkit.english.words.slot import open_slots, slots_in
from goalkit.model import Document, Goal, KeyResult, Objective, SmartGoal
from goalkit.rule import Finding, Related, put, rule


@rule(
    category="coaching",
    since="0.1.0",
    sources=("doran-smart", "cma-okr-kpi-guide", "shipscience-retention", "okr-orca"),
    silences=("mixed-horizons",),
    about=("okr", "smart"),
)
def missing_deadline(document: Document) -> Iterator[Finding]:
    """Nothing says by when a goal is to be met.

    Without an end a goal is never missed, only late. Key results end with the period of their objective, and a period
    in a heading, a title or a field covers everything below it, so the rule speaks once for a whole set of objectives.
    Each SMART goal is asked by itself. KPIs, scorecards and North Star metrics go on without an end and are never
    asked.

    ```yaml
    smart_goals:
      - text: Order-entry errors fall from 4% to 2% of orders
              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        owner: Farida
    ```

    With `--fix --unsafe-fixes`, `goalkit lint` makes room for what only you can say:

    ```yaml edited
    smart_goals:
      - text: Order-entry errors fall from 4% to 2% of orders by <date>
        owner: Farida
    ```

    Name the last day, or put the period above the goals.

    ```yaml
    smart_goals:
      - text: Order-entry errors fall from 4% to 2% of orders by 30 June 2027
        owner: Farida
    ```
    """
    if document.period is not None or (document.title and slots_in(document.title)):
        return  # of a title with open slots, such as “<quarter>”, slot-left-open tells
    timeless = [
        goal
        for goal in document.goals
        if isinstance(goal, (SmartGoal, Objective, KeyResult)) and not _has_an_end(document, goal)
    ]
    for goal in timeless:
        if isinstance(goal, SmartGoal):
            slots = tuple(one.text for one in open_slots(goal.statement) if one.before == "by")
            yield Finding(
                at=goal.statement,
                message=f"{quote(goal.statement)} names no day by which it is to be met",
                ask="by which day?",
                edits=() if slots else put(by_a_day(goal.statement, goal.reading)),
                slots=slots,
                goal=goal.id,
            )
    objectives = [goal for goal in timeless if isinstance(goal, Objective) and goal.reading.english]
    if not objectives or any(map(_names_a_day, document.goals)):
        return
    # Where some key results name a limit, if only a poor one, those beside them that name none are what is missing.
    results = [goal for goal in document.goals if isinstance(goal, KeyResult)]
    open_ended = [goal for goal in timeless if isinstance(goal, KeyResult)]
    some_limits = len(open_ended) < len(results)
    if some_limits:
        above = {goal.parent for goal in open_ended}
        objectives = [goal for goal in objectives if goal.id in above]
    if objectives:
        first = objectives[0]
        missing = [Related(goal.statement, "names no end") for goal in open_ended if goal.parent == first.id]
        yield Finding(
            at=first.statement,
            message=f"nothing says by when {quote(first.statement)} is to be true"
            + (f", nor the {len(objectives) - 1} objectives after it" if len(objectives) > 2 else ""),
            ask="which period are these goals for? Write it into the title, such as “Q1 2027”.",
            related=tuple(missing) if some_limits else (),
            goal=first.id,
        )


def _names_a_day(goal: Goal) -> bool:
    """Whether the goal itself says on which day it ends."""
    limit = goal.reading.deadline
    return bool(goal.period or goal.due or (limit is not None and limit.date))


def _has_an_end(document: Document, goal: Goal) -> bool:
    """Whether the goal or one above it has a period or a time limit, even a poor one that other rules judge."""
    return any(one.period or one.due or one.reading.deadline or one.reading.deadlines for one in document.lineage(goal))
