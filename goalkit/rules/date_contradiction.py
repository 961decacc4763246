"""Dates that can't be, or that deny each other."""

from collections.abc import Iterator

from goalkit.english import Calendar, Deadline
from goalkit.english.fields.due import read_day
from goalkit.english.words.quoting import quote
from goalkit.model import Goal
from goalkit.rule import Finding, Related, rule


@rule(
    category="correctness",
    since="0.1.0",
    sources=("incose-guide-to-writing-requirements", "lucassen-quality-user-story"),
)
def date_contradiction(goal: Goal, calendar: Calendar) -> Iterator[Finding]:
    """A date can't exist, or two dates of one goal deny each other.

    The 31st of June and the fifth quarter are slips that travel from plan to plan. A goal that ends before it starts,
    or whose words name another day than its `due` field, has been edited in one place and not in the other. A field
    that names a day inside the stretch that the words name is fine: the 15th of May is in Q2.

    ```md
    # Cycling association, H1 2027

    ## Objective: Schools send their classes by bike
    - Schools that take part rise from 4 to 20 by 31 June 2027
                                               ^^^^^^^^^^^^^^^
    - Accidents on the way stay below 2
    ```

    Correct the date, and keep it in one place only.

    ```md
    # Cycling association, H1 2027

    ## Objective: Schools send their classes by bike
    - Schools that take part rise from 4 to 20 by 30 June 2027
    - Accidents on the way stay below 2
    ```
    """
    due = read_day(goal.due, calendar) if goal.due else None
    start = read_day(goal.start, calendar) if goal.start else None
    for limit in (*goal.reading.deadlines, due, start):
        if limit is not None and limit.impossible:
            yield Finding(
                at=limit.text,
                message=f"{quote(limit.text)} doesn't exist",
                ask="which day is meant?",
            )
    if due is None:
        return
    began = start.first or start.date if start is not None else None
    if start is not None and began is not None and due.date is not None and due.date < began:
        yield Finding(
            at=due.text,
            message=f"{quote(due.text)} is before the start {quote(start.text)}",
            ask="which of the two is right?",
            related=(Related(start.text, "the start is here"),),
        )
    for limit in goal.reading.deadlines:
        if limit.text.span != due.text.span and _apart(limit, due):
            yield Finding(
                at=limit.text,
                message=f"{quote(limit.text)} is not the day in the due field, {quote(due.text)}",
                ask="which of the two is right?",
                related=(Related(due.text, "the other date is here"),),
            )


def _apart(one: Deadline, other: Deadline) -> bool:
    """Whether the two share no day at all."""
    if one.date is None or other.date is None or one.relative or other.relative:
        return False
    return (one.first or one.date) > other.date or (other.first or other.date) > one.date
