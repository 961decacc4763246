"""Deadlines that moved."""

import datetime
from collections.abc import Iterator
from typing import NamedTuple

from goalkit.english import Calendar, Period
from goalkit.english.fields.due import read_day
from goalkit.english.words.quoting import quote
from goalkit.model import Change
from goalkit.model.change import Version
from goalkit.rule import Finding, Related, rule
from goalkit.text import Text


class Limit(NamedTuple):
    """The day by which a goal is to be reached, and where that is written."""

    date: datetime.date
    text: Text


@rule(category="coaching", since="0.1.0", sources=("bevan-hood-targets", "locke-latham-goal-setting"))
def deadline_moved(change: Change, calendar: Calendar, today: datetime.date) -> Iterator[Finding]:
    """A goal has more time than it had in the version before.

    Time is half of a target: five more months for the same number ask less. People who wait for the result plan with
    the first date until somebody tells them. The rule looks at days that a goal names, at its `due` field, and at a
    period that begins on the same day and ends later. It is silent before the period begins, where a new check-in
    gives a `change_reason`, and where a goal was carried over into the next period.

    ```diff
     # Citizens' office, 2026

     ## Nobody queues for a passport
    -- KR: Cut the wait at the counter from 50 to 15 minutes by June 2026
    +- KR: Cut the wait at the counter from 50 to 15 minutes by November 2026
                                                             ^^^^^^^^^^^^^^^^
     - KR: Passports ordered online rise from 20% to 60%
    ```

    Say in a check-in what holds it up, so that the new date is a decision and not a surprise.

    ```diff
     # Citizens' office, 2026

     ## Nobody queues for a passport
    -- KR1: Cut the wait at the counter from 50 to 15 minutes by June 2026
    +- KR1: Cut the wait at the counter from 50 to 15 minutes by December 2026
     - KR2: Passports ordered online rise from 20% to 60%
    +
    +## Check-ins
    +
    +| Goal | Date | Value | Reason |
    +|---|---|---|---|
    +| KR1 | 2026-05-20 | 41 | the third counter is rebuilt until autumn |
    ```
    """
    old, new = limit_of(change.before, calendar), limit_of(change.after, calendar)
    if old is None:
        old, new = end_of(change.before), end_of(change.after)
    if old is None or new is None or new.date <= old.date or change.is_open(today):
        return
    yield Finding(
        at=new.text,
        message=f"{quote(new.text)} is later than {quote(old.text)}, which it was before",
        ask="what holds it up, and who waits for it?",
        related=(Related(old.text, "as it was", change.before.document.path),),
    )


def limit_of(version: Version, calendar: Calendar) -> Limit | None:
    """The day that a goal names itself, in its `due` field or its sentence."""
    goal = version.goal
    deadline = read_day(goal.due, calendar, version.period) if goal.due is not None else goal.reading.deadline
    if deadline is None or deadline.date is None or deadline.relative or deadline.vague:
        return None
    return Limit(deadline.date, deadline.text)


def end_of(version: Version) -> Limit | None:
    """The end of the period it is for, and where that is written."""
    period = version.period
    text = placed(period, version) if period is not None else None
    return Limit(period.end, text) if period is not None and period.end is not None and text is not None else None


def placed(period: Period, version: Version) -> Text | None:
    """Where a period stands, if that is known: periods of headings are looked for in the title."""
    if isinstance(period.text, Text):
        return period.text
    title = version.document.title
    at = title.find(period.text) if title is not None else -1
    return title[at : at + len(period.text)] if title is not None and at >= 0 else None
