"""Scorecards that look from one side most of the time."""

from collections import Counter
from collections.abc import Iterator
from typing import Annotated

from goalkit.english.words.quoting import quote
from goalkit.model import Document, ScorecardMeasure, ScorecardObjective
from goalkit.rule import AtLeast, Finding, rule


@rule(
    category="coaching",
    since="0.1.0",
    sources=("exinfm-balancing-scorecard", "kaplan-norton-1996", "rampersad-scorecards-wrong"),
    about=("balanced_scorecard",),
)
def one_perspective_dominates(
    document: Document, *, most_percent: Annotated[int, AtLeast(1)] = 50, at_least: Annotated[int, AtLeast(1)] = 6
) -> Iterator[Finding]:
    """More than half of a scorecard's measures are on one side.

    That side is usually money, since its numbers are there already. A card filled from what was reported before shows
    the reports and not the strategy. No source asks for equal quarters, and a service unit may well look mostly at its
    processes: `most-percent` says how much one side may have. Cards of fewer than `at-least` measures are left alone.

    ```yaml
    framework: balanced_scorecard
    perspectives:
      Financial:
      ^^^^^^^^^
        - objective: Funds last through the year
          measures:
            - Cost per meal, from €3.20 to €2.90
            - Share of income from members, from 20% to 35%
            - Months of running costs in the bank, from 2 to 4
            - Overdue invoices, from €9,000 to €2,000
      Customer:
        - objective: Families come back
          measures:
            - Families who come twice a month, from 30% to 50%
            - Families turned away, from 45 to 10 a month
    ```

    Keep the few financial measures that decide something, and look at what brings them about.

    ```yaml
    framework: balanced_scorecard
    perspectives:
      Financial:
        - objective: Funds last through the year
          measures:
            - Months of running costs in the bank, from 2 to 4
      Customer:
        - objective: Families come back
          measures:
            - Families who come twice a month, from 30% to 50%
            - Families turned away, from 45 to 10 a month
      Internal process:
        - objective: Food is fresh
          measures:
            - Hours from collection to shelf, from 30 to 12
      Learning and growth:
        - objective: Volunteers can run a shift
          measures:
            - Volunteers trained to lead a shift, from 6 to 18
            - Volunteers still with us after a year, from 52% to 70%
    ```
    """
    sides: Counter[str] = Counter()
    firsts: dict[str, ScorecardObjective] = {}
    for goal in document.goals:
        if not isinstance(goal, ScorecardMeasure):
            continue
        above = document.parent_of(goal)
        if not isinstance(above, ScorecardObjective) or above.perspective is None:
            return
        side = above.perspective.strip().casefold()
        firsts.setdefault(side, above)
        sides[side] += 1
    total = sides.total()
    if len(sides) < 2 or total < at_least:
        return
    side, count = sides.most_common(1)[0]
    if 100 * count > most_percent * total:
        first = firsts[side]
        at = first.perspective or first.statement
        yield Finding(
            at=at,
            message=f"{count} of {total} measures are on the side of {quote(at)}",
            ask="what would show that the other sides are in order?",
            goal=first.id,
        )
