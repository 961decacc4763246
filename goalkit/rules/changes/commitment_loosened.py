"""Promises that became stretches."""

import datetime
from collections.abc import Iterator

from goalkit.english.words.quoting import quote
from goalkit.model import Change
from goalkit.model.okr import is_committed, is_stretch
from goalkit.rule import Finding, Related, rule


@rule(category="coaching", since="0.1.0", sources=("google-okr-playbook", "google-rework"))
def commitment_loosened(change: Change, today: datetime.date) -> Iterator[Finding]:
    """A goal was a promise, and is a stretch now.

    Others plan on a promise. As a stretch, 0.7 of it counts as good, and nobody has to call them. That may be what the
    team has to say; then it should say it to those who count on it. The rule is silent before the period begins, and
    where a new check-in gives a `change_reason`.

    ```diff yaml
     period: Q4 2026
     objectives:
       - objective: Schools get their meals hot
         key_results:
           - key_result: Meals above 65 °C on arrival rise from 80% to 98%
    -        commitment: committed
    +        commitment: aspirational
                         ^^^^^^^^^^^^
           - key_result: Meals that come late fall from 9% to 2%
             commitment: committed
    ```

    Keep the promise in sight, and let its confidence tell how it goes.

    ```diff yaml
     period: Q4 2026
     objectives:
       - objective: Schools get their meals hot
         key_results:
           - key_result: Meals above 65 °C on arrival rise from 80% to 98%
             commitment: committed
    +        confidence: 0.5
           - key_result: Meals that come late fall from 9% to 2%
             commitment: committed
    ```
    """
    was, now = change.before.goal.commitment, change.after.goal.commitment
    if was is None or now is None or change.is_open(today):
        return
    if is_committed(change.before.goal) and is_stretch(change.after.goal):
        yield Finding(
            at=now,
            message=f"{quote(change.after.goal.statement)} was {quote(was)} before, and is {quote(now)} now",
            ask="who counts on it, and do they know?",
            related=(Related(was, "as it was", change.before.document.path),),
        )
