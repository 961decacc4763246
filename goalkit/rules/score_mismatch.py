"""Scores that are not what the goal's own numbers give."""

import re
from collections.abc import Iterator

from goalkit.english import Calendar
from goalkit.english.comparing.way import only_way, progress_of
from goalkit.english.fields.amount import read_amount
from goalkit.english.words.quoting import quote
from goalkit.model import Document, Goal, KeyResult
from goalkit.rule import Finding, Related, rule
from goalkit.text import Text

SCORE = re.compile(r"\s*(?:(?P<share>[01]?[.,]\d{1,3})|(?P<percent>\d{1,3}(?:[.,]\d{1,2})?)\s?%)\s*")
"""A score from 0.0 to 1.0 or in percent; a bare “4” may be four of five or of ten."""
ROUNDED = 0.1
"""Scores are given in tenths, and few agree on how to round."""


@rule(category="coaching", since="0.1.0", sources=("google-rework", "perdoo-statuses", "fibery-okr-recipe"))
def score_mismatch(goal: KeyResult, document: Document, calendar: Calendar) -> Iterator[Finding]:
    """A score says something else than the goal's own baseline, target and value.

    A score is the share of the way from baseline to target that was gone. Where it was given by feeling, the next
    quarter plans with it as if it had been measured. Only scores between 0.0 and 1.0 or in percent are compared, and
    only where baseline, target and the value reached are all written down; a tenth more or less is rounding.

    ```md
    # Clinic, Q1 2027

    ## Objective: Patients are seen on time

    | Key result | Actual | Score |
    |---|---|---|
    | Raise on-time starts from 60% to 80% | 66% | 0.8 |
                                                   ^^^
    | Cut the wait for a first visit from 21 to 11 days | 14 days | 0.7 |
    ```

    Give the score that the numbers give; what else there is to say of it belongs in a note.

    ```md
    # Clinic, Q1 2027

    ## Objective: Patients are seen on time

    | Key result | Actual | Score |
    |---|---|---|
    | Raise on-time starts from 60% to 80% | 66% | 0.3 |
    | Cut the wait for a first visit from 21 to 11 days | 14 days | 0.7 |
    ```
    """
    written = SCORE.fullmatch(goal.score) if goal.score else None
    value = value_of(goal, document)
    measure = only_way(goal.reading.measures)
    if goal.score is None or written is None or value is None or measure is None:
        return
    amount = read_amount(value, goal.unit, calendar)
    if amount is None or measure.baseline is None or measure.baseline.text.span == amount.text.span:
        return  # where the way begins where things stand, there is no way to score
    gone = progress_of(measure, amount)
    if gone is None or measure.direction == "maintain":
        return
    number = float((written["share"] or written["percent"]).replace(",", "."))
    score = number if written["share"] else number / 100
    given = min(max(gone, 0.0), 1.0)
    # Some teams let a score pass 1 or fall below 0.
    if min(abs(score - given), abs(score - gone)) > ROUNDED:
        start = measure.baseline.text
        yield Finding(
            at=goal.score,
            message=f"the score {quote(goal.score)} is not what {quote(value)} gives, which is {given:.2f}",
            ask="is the value old, or was the score given by feeling?",
            related=(Related(value, "the value reached"), Related(start, "the way begins here")),
        )


def value_of(goal: Goal, document: Document) -> Text | None:
    """The value reached, as written: that beside the goal, else that of its last check-in."""
    if goal.current is not None:
        return goal.current
    log = [one.value for one in document.check_ins_of(goal) if one.amount is not None]
    return log[-1] if log else None
