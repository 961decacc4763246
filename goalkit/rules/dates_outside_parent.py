"""Goals that end after the period they belong to."""

import datetime
from collections.abc import Iterator
from typing import Annotated

from goalkit.english import Calendar
from goalkit.english.fields.due import read_day
from goalkit.english.words.quoting import quote
from goalkit.model import Document, Goal, Initiative
from goalkit.rule import AtLeast, Finding, Related, rule
from goalkit.text import Text


@rule(
    category="coaching",
    since="0.1.0",
    sources=("cma-okr-kpi-guide", "profit-misaligned-okrs"),
)
def dates_outside_parent(
    goal: Goal, document: Document, calendar: Calendar, *, grace_days: Annotated[int, AtLeast(0)] = 7
) -> Iterator[Finding]:
    """A goal ends later than the goal above it, or than the period it stands in.

    When the goal above is scored, this one is still open, so it can't have helped. Either it belongs to a longer
    period, or its own period needs a nearer mark. `grace-days` forgives the few days that a report takes.

    ```md
    # Theatre, Q1 2027

    ## Objective: Students think of us on a Friday
    - KR: Share of tickets sold to students rises from 12% to 20% by 31 December 2027
                                                                  ^^^^^^^^^^^^^^^^^^^
    - KR: School classes that come in the evening rise from 5 to 15
    ```

    Set the mark that this period can reach, or move the goal to the longer one.

    ```md
    # Theatre, Q1 2027

    ## Objective: Students think of us on a Friday
    - KR: Share of tickets sold to students rises from 12% to 15% by 31 March 2027
    - KR: School classes that come in the evening rise from 5 to 15
    ```
    """
    if isinstance(goal, Initiative):
        return
    mine = last_day(goal, document, calendar)
    if mine is None:
        return
    at, day = mine
    parent = document.parent_of(goal)
    above = last_day(parent, document, calendar) if parent is not None else None
    period = document.period_of(goal)
    if above is not None and parent is not None:
        limit, what = above[1], quote(parent.statement, 40)
        related: tuple[Related, ...] = (Related(above[0], "the goal above ends here"),)
    elif period is not None and period.end is not None:
        limit, what, related = period.end, period.text, ()
    else:
        return
    if day > limit + datetime.timedelta(days=grace_days):
        yield Finding(
            at=at,
            message=f"{quote(at)} is after the end of {what}",
            ask=f"what can be reached by {limit.day} {limit:%B %Y}, or does it belong to a longer period?",
            related=related,
        )


def last_day(goal: Goal, document: Document, calendar: Calendar) -> tuple[Text, datetime.date] | None:
    """The last day that the goal itself names, in its field or in its words."""
    deadline = read_day(goal.due, calendar, document.period_of(goal)) if goal.due else goal.reading.deadline
    if deadline is None or deadline.date is None or deadline.relative:
        return None
    return deadline.text, deadline.date
