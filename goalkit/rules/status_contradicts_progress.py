"""Goals whose status says one thing and whose numbers say another."""

from collections.abc import Iterator

from goalkit.english.comparing.way import elapsed, only_way, progress_of
from goalkit.english.words.quoting import quote
from goalkit.model import CheckIn, Document, Goal
from goalkit.rule import Finding, Related, rule

EARLY = 0.4
"""In the first part of a period many goals have yet to start moving."""
BEHIND = 0.5
"""What share of the time that has passed a goal on track has at least behind it."""
NEARLY = 0.7
"""What a goal called done has reached where a team counts 0.7 as a success."""


@rule(
    category="coaching",
    since="0.1.0",
    sources=("perdoo-statuses", "innovationminds-key-results", "tellzm-anti-patterns"),
)
def status_contradicts_progress(document: Document) -> Iterator[Finding]:
    """The last check-in calls a goal on track or done, and its own value says otherwise.

    Green outside and red inside: nobody offers help to a goal that is on track, and at the end of the quarter all are
    surprised. The value is compared with baseline and target, and the day of the check-in with the period. On track
    with less than half of what a steady pace would have given, done with less than 0.7 of the way gone, and off
    track with the target reached are contradictions. Milestones move in steps, and so they are left out.

    ```md
    # Clinic, Q1 2027

    ## O1: Patients are seen on time

    - KR1: Raise on-time starts from 58% to 85%
    - KR2: Cut the wait for a first visit from 21 to 10 days

    ## Check-ins

    | Goal | Date | Value | Status |
    |---|---|---|---|
    | KR1 | 2027-03-05 | 61% | on track |
                               ^^^^^^^^
    | KR2 | 2027-03-05 | 13 days | on track |
    ```

    Say how it stands, so that there is time to act on it.

    ```md
    # Clinic, Q1 2027

    ## O1: Patients are seen on time

    - KR1: Raise on-time starts from 58% to 85%
    - KR2: Cut the wait for a first visit from 21 to 10 days

    ## Check-ins

    | Goal | Date | Value | Status |
    |---|---|---|---|
    | KR1 | 2027-03-05 | 61% | off track |
    | KR2 | 2027-03-05 | 13 days | on track |
    ```
    """
    for goal in document.goals if document.check_ins else ():
        log = [one for one in document.check_ins_of(goal) if one.date is not None and one.status is not None]
        if log and (said := contradiction(goal, log[-1], document)) is not None:
            status, value = log[-1].status_written, log[-1].value
            assert status is not None  # noqa: S101 (it was read)
            assert value is not None  # noqa: S101
            yield Finding(
                at=status,
                message=f"{quote(status)} doesn't go with {quote(value)}: {said}",
                ask="is the value old, or what would help?",
                related=(Related(value, "the value of that day"),),
                goal=goal.id,
            )


def contradiction(goal: Goal, last: CheckIn, document: Document) -> str | None:
    """What the numbers say against a status; None where they agree or don't tell."""
    gone = way_behind(goal, last)
    if gone is None or last.date is None:
        return None
    if last.status == "off_track":
        return "the target is reached" if gone >= 1 else None
    time = elapsed(document.period_of(goal), last.date)
    if time is None or time >= 1:
        return None  # what ends with its period may be called done, however far it came
    way = f"{max(round(gone * 100), 0)}% of the way is gone"
    if last.status == "on_track" and time >= EARLY and gone < BEHIND * time:
        return f"{way} after {round(time * 100)}% of the time"
    return way if last.status == "done" and gone < NEARLY else None


def way_behind(goal: Goal, last: CheckIn) -> float | None:
    """The share of the way that a check-in tells of; None where the goal is met or isn't, and nothing in between."""
    measure = only_way(goal.reading.measures)
    if last.amount is None or measure is None or goal.reading.measured != "quantity":
        return None
    return None if measure.baseline is None or measure.direction == "maintain" else progress_of(measure, last.amount)
