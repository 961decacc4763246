"""Goals that are overdue before they begin."""

import datetime
from collections.abc import Iterator

from goalkit.english import Calendar, Deadline
from goalkit.english.fields.due import read_day
from goalkit.english.words.quoting import quote
from goalkit.model import Document, Goal, KeyResult, Objective, SmartGoal
from goalkit.rule import Finding, rule

OVER = frozenset(
    "achieved archived cancelled canceled closed complete completed done dropped failed missed met".split()
)


@rule(
    category="suspicious",
    since="0.1.0",
    sources=("cma-okr-kpi-guide", "doran-smart"),
)
def deadline_in_the_past(goal: Goal, document: Document, calendar: Calendar, today: datetime.date) -> Iterator[Finding]:
    """A goal is due on a day before its own period begins or is long gone.

    Such a date has mostly been copied from the last cycle, or still has the old year in it. A day inside the period
    that has already passed is no mistake of the draft; and in a document whose period is over, or whose dates are all
    over, everything is history and left alone.

    ```md
    # Farm shop, Q2 2027

    ## Objective: The village does its weekly shopping here
    - Households with a weekly box rise from 60 to 110 by 30 June 2026
                                                       ^^^^^^^^^^^^^^^
    - Vegetables thrown away fall from 90 to 30 kg a week
    ```

    Put the date into the period that the goal is for.

    ```md
    # Farm shop, Q2 2027

    ## Objective: The village does its weekly shopping here
    - Households with a weekly box rise from 60 to 110 by 30 June 2027
    - Vegetables thrown away fall from 90 to 30 kg a week
    ```
    """
    if not isinstance(goal, (Objective, KeyResult, SmartGoal)) or not (goal.reading.deadlines or goal.due):
        return
    if _is_over(goal) or document.is_past(goal, today):
        return
    period = document.period_of(goal)
    limits = list(_limits(goal, calendar))
    # “24% in 2025, 20% in 2028”: the goal ends with the last of its limits.
    last = max((limit.date for limit in limits if limit.date is not None), default=None)
    for limit in limits:
        if limit.date != last:
            continue
        if period is not None and period.start is not None:
            if limit.date is not None and limit.date < period.start:
                yield Finding(
                    at=limit.text,
                    message=f"{quote(limit.text)} is over before {quote(period.text)} begins",
                    ask="which day is meant?",
                )
        elif (
            period is None and limit.date is not None and limit.date < today and _looks_ahead(document, calendar, today)
        ):
            yield Finding(
                at=limit.text,
                message=f"{quote(limit.text)} is past, and the goal is still open",
                ask="is it still a goal, and by which day now?",
            )


def _limits(goal: Goal, calendar: Calendar) -> Iterator[Deadline]:
    yield from goal.reading.deadlines
    due = read_day(goal.due, calendar) if goal.due else None
    if due is not None:
        yield due


def _is_over(goal: Goal) -> bool:
    words = set(str(goal.status or "").casefold().split())
    return bool(goal.result or goal.score or words & OVER)


def _looks_ahead(document: Document, calendar: Calendar, today: datetime.date) -> bool:
    """Whether some goal of the document is due in the future, so that it is a plan and not an archive."""
    return any(limit.date and limit.date >= today for one in document.goals for limit in _limits(one, calendar))
