"""Goals whose shape belongs to another kind of goal."""

from collections.abc import Iterator

from goalkit.english.quoting import quote
from goalkit.model import Document, Goal, Initiative, Kpi, NorthStar
from goalkit.rule import Finding, rule


@rule(
    category="coaching",
    since="0.1.0",
    sources=("amplitude-north-star-skill", "cma-okr-kpi-guide", "perdoo-okr-kpi"),
    about=("kpi", "north_star"),
)
def framework_mismatch(goal: Goal, document: Document) -> Iterator[Finding]:
    """A North Star has a deadline of its own, or a KPI a deadline and work to reach it.

    A star gives the direction for years and has no finish, and a KPI is watched as long as the work goes on. A value
    to reach by a day is a key result, or a SMART goal; under its right name people will know what to do with it when
    the day is over. A period that a whole page has isn't taken for the star's.

    ```md
    # North Star: 500 loans of tools a month by March 2027
                                             ^^^^^^^^^^^^^

    - Input metric: Tools that are ready to lend
    - Input metric: Neighbours who know what there is
    - Input metric: Loans that come back whole
    ```

    ```md
    # North Star: Loans of tools that come back whole, per month

    - Input metric: Tools that are ready to lend
    - Input metric: Neighbours who know what there is
    - Input metric: Neighbours who borrow twice in a season
    ```
    """
    if not isinstance(goal, (NorthStar, Kpi)):
        return
    limit = goal.due
    if limit is None and goal.reading.deadline is not None and not goal.reading.deadline.vague:
        limit = goal.reading.deadline.text
    if limit is None:
        return
    if isinstance(goal, NorthStar):
        yield Finding(
            at=limit,
            message=f"a North Star has no end, and {quote(goal.statement, 40)} has one",
            ask="is it a key result of this period, and which star does it follow?",
        )
    elif any(isinstance(one, Initiative) for one in document.children_of(goal)):
        yield Finding(
            at=limit,
            message=f"{quote(goal.statement, 40)} has a day and work to reach it, and is called a KPI",
            ask="is it a key result, and what will be watched once the day is over?",
        )
