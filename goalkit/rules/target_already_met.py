"""Goals that were reached on the day they were set."""

import datetime
from collections.abc import Iterator

from goalkit.english import Calendar
from goalkit.english.comparing.way import elapsed, only_way, progress_of, target_of
from goalkit.english.fields.amount import read_amount
from goalkit.english.words.quoting import quote
from goalkit.model import Document, Goal, KeyResult, ScorecardMeasure, SmartGoal
from goalkit.model.okr import result_type
from goalkit.rule import Finding, Related, rule
from goalkit.text import Text

EARLY = 0.1
"""The first part of a period, in which hardly any work has had time to show."""


@rule(category="coaching", since="0.1.0", sources=("google-okr-playbook", "google-rework", "fitbots-glossary"))
def target_already_met(goal: Goal, document: Document, calendar: Calendar, today: datetime.date) -> Iterator[Finding]:
    """A goal stood at its target before the work on it began.

    Either the target comes from an older plan, or the value of today was looked up only afterwards. Whatever the team
    does now, the goal will be met, and its score will say nothing about the team. The rule compares the value of today
    where the period has yet to begin or has just begun, and otherwise the first check-in if it is from those days.
    Values that are to be held are left alone.

    ```yaml
    period: Q1 2027
    objectives:
      - objective: Machines are ready when the harvest is
        key_results:
          - key_result: Raise machines that are ready at dawn from 80% to 90%
                                                                          ^^^
            current: 92%
          - key_result: Breakdowns in the field fall from 14 to 6 a month
    ```

    Set the target from where you stand today, or keep the value among your KPIs.

    ```yaml
    period: Q1 2027
    objectives:
      - objective: Machines are ready when the harvest is
        key_results:
          - key_result: Raise machines that are ready at dawn from 92% to 97%
            current: 92%
          - key_result: Breakdowns in the field fall from 14 to 6 a month
    ```
    """
    if not isinstance(goal, (KeyResult, SmartGoal, ScorecardMeasure)) or goal.score or goal.result:
        return
    if goal.current is None and "check_in" not in document.fields:
        return
    measure = only_way(goal.reading.measures)
    end = (measure.target or measure.change) if measure is not None else None
    if (
        measure is None
        or end is None
        or target_of(measure) is None
        or measure.direction not in {"increase", "decrease"}
    ):
        return
    if result_type(goal) in {"guardrail", "milestone", "baseline"} or goal.reading.measured != "quantity":
        return
    value = first_value(goal, document, today)
    amount = read_amount(value, goal.unit, calendar) if value is not None else None
    if value is None or amount is None or amount.text.span == end.text.span:
        return
    if measure.baseline is not None and measure.baseline.text.span == amount.text.span:
        held = {"increase": amount.number >= end.number, "decrease": amount.number <= end.number}[measure.direction]
        met = held and measure.target is not None and amount.unit in {end.unit, None}
    else:
        met = (progress_of(measure, amount) or 0) >= 1
    if met:
        yield Finding(
            at=end.text,
            message=f"{quote(end.text)} was reached before the work began: it stood at {quote(amount.text)}",
            ask="what would be worth a whole period's work from here?",
            related=(Related(amount.text, "the value at the start"),),
        )


def first_value(goal: Goal, document: Document, today: datetime.date) -> Text | None:
    """The value at which a goal stood when its period began, if anybody wrote it down."""
    period = document.period_of(goal)
    if period is None or period.start is None or document.is_past(goal, today):
        return None
    log = [one for one in document.check_ins_of(goal) if one.date is not None and one.value is not None]
    if log:
        day = log[0].date
        return (
            log[0].value if day is not None and (day < period.start or (elapsed(period, day) or 1) <= EARLY) else None
        )
    is_new = today < period.start or (elapsed(period, today) or 1) <= EARLY
    return goal.current if is_new else None
