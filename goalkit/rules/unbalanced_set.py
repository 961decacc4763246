"""Sets of goals that pull in one direction only."""

from collections import Counter
from collections.abc import Iterator
from typing import Annotated

from goalkit.english.comparing.called import called
from goalkit.english.comparing.scale import known_metric
from goalkit.english.words.quoting import quote
from goalkit.model import Document, Goal, KeyResult, Kpi, ScorecardMeasure, SmartGoal
from goalkit.rule import AtLeast, Finding, rule

KINDS = (KeyResult, SmartGoal, ScorecardMeasure, Kpi)
MONEY = frozenset({"financial", "cost"})


@rule(
    category="house",
    since="0.1.0",
    sources=("cma-okr-kpi-guide", "parmenter-kpis", "grove-high-output-management"),
)
def unbalanced_set(
    document: Document, *, most_percent: Annotated[int, AtLeast(1)] = 70, at_least: Annotated[int, AtLeast(2)] = 5
) -> Iterator[Finding]:
    """Most goals of a file ask for one kind of thing, such as money or speed.

    What a whole organisation asks for should not be all growth and no quality, or all money and no people: whatever
    isn't asked for pays the bill. A finance team's goals are about money and rightly so; therefore the rule is off,
    and meant to be turned on for the files that speak for everybody. It counts the families of well-known metrics, such
    as financial, quality or speed, where most goals have one. `most-percent` says how much one family may have, and
    sets with fewer than `at-least` known metrics are left alone.

    ```md
    # Garden centre, 2027

    ## Objective: We pay back the loan for the new greenhouse
                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    - KR: Revenue rises from €2.1m to €2.6m
    - KR: Gross margin rises from 31% to 36%
    - KR: Net profit rises from €80,000 to €150,000
    - KR: Operating margin rises from 4% to 9%
    - KR: Burn rate falls from €40,000 to €30,000 a month
    ```

    Ask also for what pays the bill, or say who does.

    ```md
    # Garden centre, 2027

    ## Objective: We pay back the loan for the new greenhouse
    - KR: Revenue rises from €2.1m to €2.6m
    - KR: Gross margin rises from 31% to 36%

    ## Objective: People who buy a plant see it bloom
    - KR: NPS rises from 31 to 44
    - KR: Employee turnover falls from 30% to 20%
    - KR: First response time falls from 30 to 8 hours
    ```
    """
    families: Counter[str] = Counter()
    goals = [goal for goal in document.goals if isinstance(goal, KINDS)]
    for goal in goals:
        if (family := family_of(goal)) is not None:
            families[family] += 1
    known = families.total()
    if known < at_least or 2 * known < len(goals):
        return
    family, count = families.most_common(1)[0]
    if 100 * count > most_percent * known:
        first = next(goal for goal in goals if family_of(goal) == family)
        above = document.parent_of(first) or first
        yield Finding(
            at=above.statement,
            message=f"{count} of the {known} well-known metrics from {quote(above.statement, 40)} on"
            f" are about {family}",
            ask="what else must not get worse while these get better?",
            goal=above.id,
        )


def family_of(goal: Goal) -> str | None:
    """The family of the well-known metric that a goal is about; None where there is none, or several."""
    found = {
        metric.family
        for measure in goal.reading.measures
        if (metric := known_metric(measure, goal.statement)) is not None
    }
    if not found and (named := called(goal.statement, goal.reading, goal.metric)) is not None:
        found = {named.family}
    if len(found) != 1:
        return None
    family = found.pop()
    return "money" if family in MONEY else family
