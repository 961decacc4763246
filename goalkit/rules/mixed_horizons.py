"""Objectives whose key results end at different times."""

import datetime
from collections.abc import Iterator

from goalkit.english import Calendar, Deadline
from goalkit.english.fields.due import read_day
from goalkit.english.times.horizon import Horizon, horizon
from goalkit.english.words.quoting import quote
from goalkit.model import Document, Goal, KeyResult, Objective
from goalkit.rule import Finding, Related, rule

GRACE = datetime.timedelta(days=14)
SHARE = 0.15


@rule(
    category="coaching",
    since="0.1.0",
    sources=("cma-okr-kpi-guide", "google-okr-playbook", "profit-misaligned-okrs"),
)
def mixed_horizons(
    objective: Objective, document: Document, calendar: Calendar, today: datetime.date
) -> Iterator[Finding]:
    """The key results of one objective end at different times.

    Then there is no day on which the objective can be judged as a whole: when the first results are in, the last ones
    have hardly begun. Milestones on the way may be earlier than the end, and a few days make no difference.

    ```yaml
    objectives:
      - objective: Museum visitors come back within the year
                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        key_results:
          - text: Annual tickets sold rise from 400 to 900
            due: 2027-03-31
          - text: Second visits rise from 12% to 20% of all visits
            due: 2027-12-31
    ```

    Let all results end together, and give a longer aim an objective of its own.

    ```yaml
    objectives:
      - objective: Museum visitors come back within the year
        key_results:
          - text: Annual tickets sold rise from 400 to 900
            due: 2027-12-31
          - text: Second visits rise from 12% to 20% of all visits
            due: 2027-12-31
    ```
    """
    if document.is_past(objective, today):
        return
    results = [
        one for one in document.children_of(objective) if isinstance(one, KeyResult) and one.reading.measured != "event"
    ]
    ends = [(end, one) for one in results if (end := _end_of(one, calendar)) is not None]
    if len(ends) > 1:
        first, last = min(ends, key=_day), max(ends, key=_day)
        cycle = document.period_of(objective)
        length = cycle.end - cycle.start if cycle and cycle.start and cycle.end else datetime.timedelta(0)
        if last[0] - first[0] > max(GRACE, SHARE * length) and last[0] >= today:
            yield Finding(
                at=objective.statement,
                message=f"its key results end at different times, the first on {first[0].isoformat()} and the last on "
                f"{last[0].isoformat()}",
                ask=f"on which day will you judge {quote(objective.statement)} as a whole?",
                related=(Related(first[1].statement, "ends first"), Related(last[1].statement, "ends last")),
            )
        return
    limits = [(far, limit) for one in results if (limit := one.reading.deadline) and (far := horizon(limit.text))]
    # Nobody knows when these begin, so only those count that can't end together, whatever day it is.
    if limits and max(far.nearest for far, _ in limits) - min(far.farthest for far, _ in limits) > GRACE.days:
        soon, late = min(limits, key=_farthest)[1], max(limits, key=_farthest)[1]
        yield Finding(
            at=objective.statement,
            message=f"its key results end at different times, one {quote(soon.text)} and one {quote(late.text)}",
            ask=f"on which day will you judge {quote(objective.statement)} as a whole?",
            related=(Related(soon.text, "ends first"), Related(late.text, "ends last")),
        )


def _farthest(limit: tuple[Horizon, Deadline]) -> int:
    return limit[0].farthest


def _day(end: tuple[datetime.date, Goal]) -> datetime.date:
    return end[0]


def _end_of(result: Goal, calendar: Calendar) -> datetime.date | None:
    """The day on which the result itself says that it ends; what it inherits is the same for all."""
    if result.due:
        limit = read_day(result.due, calendar)
        return limit.date if limit else None
    if result.reading.deadline is not None:
        return result.reading.deadline.date
    return result.period.end if result.period else None
