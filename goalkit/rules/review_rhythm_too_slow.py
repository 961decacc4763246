"""Numbers that are looked at too seldom to be steered by."""

import datetime
from collections.abc import Iterator

from goalkit.english import Calendar
from goalkit.english.fields.due import read_day
from goalkit.english.times.rhythm import days_between
from goalkit.english.words.quoting import quote
from goalkit.model import Document, Gauge, Goal, KeyResult
from goalkit.rule import Finding, rule

LOOKS = 3
"""How often within its period a key result should be looked at, at the least."""


@rule(
    category="coaching",
    since="0.1.0",
    sources=("cma-okr-kpi-guide", "wodtke-radical-focus", "marr-kpi-template"),
    about=("kpi", "okr"),
)
def review_rhythm_too_slow(
    goal: Goal, document: Document, calendar: Calendar, today: datetime.date
) -> Iterator[Finding]:
    """A key result is looked at too seldom for its period, or the day for a new look at a definition has passed.

    A number that is read for the first time when the quarter is over can't change what anybody does in it. Three looks
    in a period are little enough. Only a `cadence` that is written is judged. Where the data come but once, as those of
    a yearly survey do, an early sign of them may be had more often. For gauges the rule looks at the `review` day.

    ```yaml
    period: Q1 2027
    objectives:
      - objective: Patients are seen on time
        key_results:
          - key_result: Raise on-time starts from 58% to 85%
            cadence: quarterly
                     ^^^^^^^^^
          - key_result: Cut the wait for a first visit from 21 to 10 days
            cadence: weekly
    ```

    Look often enough to change something after what you saw.

    ```yaml
    period: Q1 2027
    objectives:
      - objective: Patients are seen on time
        key_results:
          - key_result: Raise on-time starts from 58% to 85%
            cadence: every two weeks
          - key_result: Cut the wait for a first visit from 21 to 10 days
            cadence: weekly
    ```
    """
    if document.is_past(goal, today):
        return
    if isinstance(goal, KeyResult) and goal.cadence is not None:
        period = document.period_of(goal)
        days = days_between(goal.cadence)
        if days is None or period is None or period.start is None or period.end is None:
            return
        length = (period.end - period.start).days + 1
        if days * LOOKS > length:
            yield Finding(
                at=goal.cadence,
                message=f"{quote(goal.cadence)} is too seldom to steer by in {quote(period.text)}",
                ask="which early sign of it could you see each week?",
            )
    elif isinstance(goal, Gauge) and goal.review is not None:
        day = read_day(goal.review, calendar)
        if day is not None and day.date is not None and day.date < today:
            yield Finding(
                at=goal.review,
                message=f"the definition of {quote(goal.statement)} was to be looked at again by {quote(goal.review)}",
                ask="does it still tell what you need, and when will you look next?",
            )
