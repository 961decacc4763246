"""Goals that are gone."""

import datetime
from collections.abc import Iterator

from goalkit.english.words.likeness import scope_words
from goalkit.english.words.quoting import quote
from goalkit.model import Goal, Removal
from goalkit.model.okr import result_type
from goalkit.model.status import status_named
from goalkit.rule import Finding, Related, rule

COMMITMENTS = frozenset({"objective", "key_result", "goal", "smart_goal", "scorecard_objective", "measure"})
"""Kinds that somebody counts on; work and gauges come and go."""
CLOSED = frozenset({"done", "dropped"})


@rule(category="coaching", since="0.1.0", sources=("bevan-hood-targets", "muller-tyranny-of-metrics"))
def goal_dropped(removal: Removal, today: datetime.date) -> Iterator[Finding]:
    """A goal of the version before is gone, and nothing says why.

    To give up a goal can be the best decision of a quarter. Deleted, it leaves no trace: the score of what is left
    looks better, those who relied on it find out last, and the same goal returns next year. The rule speaks at what it
    hung under. It is silent where the goal was done, dropped or scored before, where something new in its
    place may be the same goal in other words, and where it only moved.

    ```diff
     # Ward 4B, Q4 2026

     ## Nobody is hurt by a fall on our ward
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
     - KR: Falls that cause harm decrease from 8 to 4
    -- KR: Beds with a working alarm rise from 60% to 95%
     - KR: Patients who know how to call rise from 70% to 95%
    ```

    Leave it in its place, and say that it was dropped.

    ```diff
     # Ward 4B, Q4 2026

     ## Nobody is hurt by a fall on our ward
     - KR1: Falls that cause harm decrease from 8 to 4
     - KR2: Beds with a working alarm rise from 60% to 95%
     - KR3: Patients who know how to call rise from 70% to 95%
    +
    +## Check-ins
    +
    +| Goal | Date | Status | Reason |
    +|---|---|---|---|
    +| KR2 | 2026-11-10 | dropped | the beds are replaced in spring anyway |
    ```
    """
    goal = removal.before.goal
    place = removal.place
    if place is None or goal.kind not in COMMITMENTS or is_guard(goal) or removal.is_planning(today):
        return
    if is_closed(removal) or goal.reading.placeholders or any(may_be(goal, other) for other in removal.others):
        return
    where = f"is gone from {quote(place)}" if removal.above is not None else "is gone"
    yield Finding(
        at=place,
        message=f"{quote(goal.statement)} {where}",
        ask="was it reached, was it given up, or has somebody else taken it over?",
        related=(Related(goal.statement, "it stood here", removal.before.document.path),),
    )


def is_guard(goal: Goal) -> bool:
    """Whether it is there so that nothing else gets worse; a rule of its own looks after these."""
    return goal.kind == "kpi" or result_type(goal) == "guardrail"


def is_closed(removal: Removal) -> bool:
    """Whether it had come to its end before it was taken out."""
    goal, document = removal.before.goal, removal.before.document
    if goal.score is not None or goal.result is not None:
        return True
    states = [one.status for one in document.check_ins_of(goal) if one.status is not None]
    if goal.status is not None:
        states.append(status_named(goal.status) or "on_track")
    return bool(states) and states[-1] in CLOSED


def may_be(goal: Goal, other: Goal) -> bool:
    """Whether a new goal may be the old one in other words."""
    metrics = [{measure.metric for measure in one.reading.measures if measure.metric} for one in (goal, other)]
    return not metrics[0].isdisjoint(metrics[1]) or not scope_words(goal.statement).isdisjoint(
        scope_words(other.statement)
    )
