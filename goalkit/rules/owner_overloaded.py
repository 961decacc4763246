"""People who answer for more than anybody can look after."""

from collections import Counter
from collections.abc import Iterator
from typing import Annotated

from goalkit.english.words.quoting import quote
from goalkit.model import Document, KeyResult, Kpi, SmartGoal
from goalkit.rule import AtLeast, Finding, rule


@rule(
    category="coaching",
    since="0.1.0",
    sources=("gaf-kpi-notes", "okrs-tool-guide", "clearpoint-okrs"),
)
def owner_overloaded(document: Document, *, at_most: Annotated[int, AtLeast(1)] = 9) -> Iterator[Finding]:
    """One owner answers for more results and gauges in one period than anybody can look after.

    Each of them wants a look every week and a word when it goes wrong. With twelve, the hour goes into updating and not
    into the work, and the one that mattered is found among the rest. Counted are key results, SMART goals and KPIs
    that name the owner themselves, where the document names several. Nine are what three objectives with three key
    results come to; `at-most` says how many are fine, and for one person seven may be better.

    ```md
    # Observatory, Q1 2027

    | Objective | Key result | Owner |
    | --- | --- | --- |
    | Visitors want to know more | Visitors who stay for the talk rise from 20% to 45% | Piet |
    | Visitors want to know more | Visitors who come back within a year rise from 8% to 15% | Piet |
    | Visitors want to know more | Classes that write to us rise from 3 to 12 a month | Wanda |
    | Nights are used | Hours observed rise from 90 to 140 a month | Piet |
    | Nights are used | Nights lost to repairs fall from 6 to 2 a month | Piet |
    | Nights are used | Requests from partners answered rise from 40% to 80% | Piet |
    | Nights are used | Domes that open at dusk rise from 2 to 4 | Piet |
    | Nights are used | Students at the telescope rise from 9 to 20 a month | Piet |
    | Funds last | Gifts above €100 rise from 12 to 30 | Piet |
    | Funds last | Members rise from 210 to 300 | Piet |
    | Funds last | Members who leave fall from 31 to 15 | Piet |
                                                          ^^^^
    ```

    Let others have some of them, and some wait.

    ```md
    # Observatory, Q1 2027

    | Objective | Key result | Owner |
    | --- | --- | --- |
    | Visitors want to know more | Visitors who stay for the talk rise from 20% to 45% | Piet |
    | Visitors want to know more | Classes that write to us rise from 3 to 12 a month | Wanda |
    | Nights are used | Hours observed rise from 90 to 140 a month | Piet |
    | Nights are used | Nights lost to repairs fall from 6 to 2 a month | Piet |
    ```
    """
    owned = [goal for goal in document.goals if goal.owner and isinstance(goal, (KeyResult, SmartGoal, Kpi))]
    if len({str(goal.owner).casefold() for goal in owned}) < 2:
        return
    held: Counter[tuple[str, str]] = Counter()
    gauges: Counter[tuple[str, str]] = Counter()
    keys: list[tuple[str, str]] = []
    for goal in owned:
        period = document.period_of(goal)
        keys.append((str(goal.owner).casefold(), str(period.text) if period else ""))
        held[keys[-1]] += 1
        gauges[keys[-1]] += isinstance(goal, Kpi)
    seen: Counter[tuple[str, str]] = Counter()
    for goal, key in zip(owned, keys, strict=True):
        seen[key] += 1
        if seen[key] == at_most + 1 and gauges[key] <= at_most and goal.owner is not None:
            yield Finding(
                at=goal.owner,
                message=f"{quote(goal.owner, 30)} answers for {held[key]} results"
                + (f" in {key[1]}" if key[1] else ""),
                ask="which of them could somebody else speak for?",
                goal=goal.id,
            )
