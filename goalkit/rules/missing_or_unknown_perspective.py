"""Scorecards that see the strategy from too few sides."""

from collections.abc import Iterator

from goalkit.english.words.quoting import quote
from goalkit.model import Document, ScorecardObjective
from goalkit.model.strategy_map import SIDES, side_of
from goalkit.rule import Finding, rule


@rule(
    category="coaching",
    since="0.1.0",
    sources=("kaplan-norton-1992", "kaplan-norton-1996", "kaplan-nonprofit"),
    about=("balanced_scorecard",),
)
def missing_or_unknown_perspective(document: Document, *, perspectives: tuple[str, ...] = ()) -> Iterator[Finding]:
    """One of the four sides is missing from a scorecard, or an objective is on no side.

    The side most often left out is learning, for which data is hardest to get and which shows latest. Without it the
    card says what should come out and nothing of what makes it possible. Other sets of sides are as good: where
    a card has a side of its own, the rule looks only for objectives without one. `perspectives` names the sides that
    your organisation uses; others are then pointed out.

    ```md
    # Balanced scorecard 2027: Tram depot

    ## Financial

    ### Objective: Each kilometre costs less

    - Measure: Cost per kilometre, from €6.10 to €5.60

    ## Customer

    ### Objective: Passengers trust the timetable

    - Measure: Trams within two minutes of plan, from 81% to 92%

    ## Internal process
       ^^^^^^^^^^^^^^^^

    ### Objective: Trams are mended before they fail

    - Measure: Trams taken out of service on the road, from 14 to 5 a month
    ```

    Say what the other sides rest on.

    ```md
    # Balanced scorecard 2027: Tram depot

    ## Financial

    ### Objective: Each kilometre costs less

    - Measure: Cost per kilometre, from €6.10 to €5.60

    ## Customer

    ### Objective: Passengers trust the timetable

    - Measure: Trams within two minutes of plan, from 81% to 92%

    ## Internal process

    ### Objective: Trams are mended before they fail

    - Measure: Trams taken out of service on the road, from 14 to 5 a month

    ## Learning and growth

    ### Objective: Fitters can mend every type of tram

    - Measure: Fitters trained on the new type, from 4 to 22
    ```
    """
    objectives = [goal for goal in document.goals if isinstance(goal, ScorecardObjective)]
    placed = [one for one in objectives if one.perspective]
    if len(placed) < 2:
        return
    for one in objectives:
        if not one.perspective and 2 * len(placed) > len(objectives) and document.parent_of(one) is None:
            yield Finding(
                at=one.statement,
                message=f"{quote(one.statement)} is on no side of the scorecard",
                ask="from whose side is it seen?",
                goal=one.id,
            )
    written = {str(one.perspective).strip().casefold(): one for one in placed}
    if perspectives:
        known = {one.strip().casefold() for one in perspectives}
        for name, one in written.items():
            if name not in known and one.perspective is not None:
                yield Finding(
                    at=one.perspective,
                    message=f"{quote(one.perspective)} is none of the sides that are agreed on",
                    ask="which of them is meant?",
                    goal=one.id,
                )
        return
    sides = [side_of(name) for name in written]
    missing = [side for side in SIDES if side not in sides]
    if None not in sides and len(missing) == 1:
        last = placed[-1]
        yield Finding(
            at=last.perspective or last.statement,
            message=f"the scorecard ends here, and has nothing on the side of {missing[0]}",
            ask="is that side nobody's concern, or is it missing?",
            goal=last.id,
        )
