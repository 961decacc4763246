"""Dates that two readers read as two different days."""

from collections.abc import Iterator

from goalkit.english import Calendar, Deadline
from goalkit.english.fields.due import read_day
from goalkit.english.words.quoting import quote
from goalkit.model import Document, Gauge, Goal
from goalkit.rule import Finding, rule

PAIR = 2


@rule(
    category="coaching",
    since="0.1.0",
    sources=("date-wrangler", "incose-guide-to-writing-requirements"),
)
def ambiguous_period(document: Document, calendar: Calendar) -> Iterator[Finding]:
    """A date or a period can be read in more than one way.

    “03/04/27” is a day in March or in April, “Q2” needs a year, and “FY27” starts in whichever month the finance office
    says. A period in the title or in a field settles most of these, and so do the settings `date-order` and
    `fiscal-year-start`.

    ```md
    # Wind farm service

    ## Objective: Turbines stand still only for planned work
    - Unplanned stops fall from 40 to 15 a year by 03/04/27
                                                ^^^^^^^^^^^
    - Spare parts in stock cover 95% of repairs by 2027-04-03
    ```

    Write the day out, with the month as a word or in the order year, month, day.

    ```md
    # Wind farm service

    ## Objective: Turbines stand still only for planned work
    - Unplanned stops fall from 40 to 15 a year by 3 April 2027
    - Spare parts in stock cover 95% of repairs by 2027-04-03
    ```
    """
    waiting: list[tuple[Goal, Deadline]] = []
    for goal in document.goals:
        period = document.period_of(goal)
        due = read_day(goal.due, calendar, period) if goal.due else None
        for limit in (*goal.reading.deadlines, due):
            if limit is None or not limit.ambiguous or limit.date is not None:
                continue
            if "/" in limit.text or "." in limit.text:
                yield Finding(
                    at=limit.text,
                    message=f"{quote(limit.text)} may be one of two days",
                    ask="which of its numbers is the month?",
                    goal=goal.id,
                )
            # What counts from an unstated day is another question, and in the name of a gauge times are its window.
            elif period is None and not limit.relative and not (isinstance(goal, Gauge) and limit is not due):
                waiting.append((goal, limit))
    if waiting:
        goal, limit = waiting[0]
        others = ", and so may another limit here" if len(waiting) == PAIR else ""
        if len(waiting) > PAIR:
            others = f", and so may {len(waiting) - 1} other limits here"
        yield Finding(
            at=limit.text,
            message=f"{quote(limit.text)} may end on several days{others}",
            ask="which period, with its year, are these goals for? The title is a good place to say it.",
            goal=goal.id,
        )
