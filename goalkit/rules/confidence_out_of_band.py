"""Goals whose owners were too sure, or not sure enough, on the day they set out."""

import datetime
from collections.abc import Iterator
from typing import Annotated

from goalkit.english.comparing.way import elapsed
from goalkit.english.fields.amount import percent_in
from goalkit.english.words.quoting import quote
from goalkit.model import Document, Goal, KeyResult, Objective
from goalkit.model.okr import is_committed, is_stretch
from goalkit.rule import AtLeast, Finding, Related, rule
from goalkit.text import Text

EARLY = 0.2
"""The first part of a period, in which a confidence tells of the plan and not of how things went."""
EVEN = 50
ENOUGH = 4
SURE = 90


@rule(
    category="coaching",
    since="0.1.0",
    sources=("wodtke-radical-focus", "borghei-brainstorm-okrs", "google-okr-playbook", "fitbots-glossary"),
    about=("okr",),
)
def confidence_out_of_band(
    document: Document,
    today: datetime.date,
    *,
    at_least: Annotated[int, AtLeast(0)] = 30,
    at_most: Annotated[int, AtLeast(1)] = 70,
    every_result: bool = False,
) -> Iterator[Finding]:
    """At the start of the period, the confidence in a goal doesn't go with what the goal is called.

    A stretch is meant to be about even: far below that nobody will try, far above it nobody has to. A promise that is
    more likely to be missed than kept is none. And where four results or more are all nearly certain, either nobody
    estimated, or the quarter was planned to be safe. Later on confidence moves, and should; so the rule looks only at
    the first fifth of a period whose dates are known, and at goals that state a confidence. `at-least` and `at-most`
    are the band of a stretch, in percent; `every-result` asks for it of all key results, as some schools do.

    ```yaml
    period: Q1 2027
    objectives:
      - objective: The night bus is worth waiting for
        key_results:
          - key_result: Night riders rise from 900 to 2,400 a week
            commitment: aspirational
            confidence: 10%
                        ^^^
          - key_result: Night buses that come within 5 minutes of plan rise from 62% to 85%
            commitment: committed
            confidence: 80%
    ```

    Change the target, or what it is called, until the three agree.

    ```yaml
    period: Q1 2027
    objectives:
      - objective: The night bus is worth waiting for
        key_results:
          - key_result: Night riders rise from 900 to 1,500 a week
            commitment: aspirational
            confidence: 50%
          - key_result: Night buses that come within 5 minutes of plan rise from 62% to 85%
            commitment: committed
            confidence: 80%
    ```
    """
    if not {"confidence", "check_in"} & document.fields:
        return
    told = []
    for goal in document.goals:
        if isinstance(goal, (KeyResult, Objective)) and not goal.score and not goal.result:
            first = first_confidence(goal, document, today)
            if first is not None:
                told.append((goal, *first))
    results = [(goal, percent, at) for goal, percent, at in told if isinstance(goal, KeyResult)]
    if len(results) >= ENOUGH and all(percent >= SURE and not is_committed(goal) for goal, percent, _ in results):
        (first_goal, _, at), *_, (_, _, last) = results
        yield Finding(
            at=at,
            message=f"all {len(results)} key results are at least {SURE}% sure before the work has begun",
            ask="which of them would be worth more if half of it were already good?",
            related=(Related(last, "and so on, down to here"),),
            goal=first_goal.id,
        )
        return
    for goal, percent, at in told:
        if is_stretch(goal) or (every_result and isinstance(goal, KeyResult) and not is_committed(goal)):
            if at_least <= percent <= at_most:
                continue
            name = quote(goal.commitment.strip().casefold()) if goal.commitment else "a key result"
            yield Finding(
                at=at,
                message=f"{quote(at)} is {'little' if percent < at_least else 'much'} for {name} on the first day",
                ask="what would you try for, if it were about as likely as not?",
                goal=goal.id,
            )
        elif is_committed(goal) and percent < EVEN:
            yield Finding(
                at=at,
                message=f"{quote(goal.statement, 40)} is promised, and its owner expects to miss it rather than not",
                ask="what would have to change for you to promise it, or is it a stretch?",
                goal=goal.id,
            )


def first_confidence(goal: Goal, document: Document, today: datetime.date) -> tuple[float, Text] | None:
    """How sure somebody was at the start of the goal's period, in percent, and where they say so."""
    period = document.period_of(goal)
    if document.is_past(goal, today) or elapsed(period, today) is None or period is None or period.start is None:
        return None
    log = [one for one in document.check_ins_of(goal) if one.confidence is not None and one.date is not None]
    if log:
        first = log[0]
        at, day = first.confidence_written, first.date
        if first.confidence is None or at is None or day is None or (elapsed(period, day) or 0) > EARLY:
            return None
        return 100 * first.confidence, at
    if goal.confidence is None or (today >= period.start and (elapsed(period, today) or 0) > EARLY):
        return None
    percent = percent_in(goal.confidence)
    return (percent, goal.confidence) if percent is not None and 0 <= percent <= 100 else None
