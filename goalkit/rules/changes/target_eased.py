"""Targets that were made easier on the way."""

import datetime
from collections.abc import Iterator

from goalkit.english.comparing.easing import eased
from goalkit.english.comparing.way import only_way
from goalkit.english.words.quoting import quote
from goalkit.model import Change
from goalkit.rule import Finding, Related, rule


@rule(category="coaching", since="0.1.0", sources=("bevan-hood-targets", "campbell-goodhart", "google-okr-playbook"))
def target_eased(change: Change, today: datetime.date) -> Iterator[Finding]:
    """A target asks less than it did in the version before.

    A target may turn out to be wrong, and then it should change. Done in silence, the score at the end says that a
    goal was met that nobody had agreed to, and what made the first one hard is never talked about. The direction of the
    metric decides: for churn, more is easier. The rule is silent before the period begins, and where a new check-in
    gives a `change_reason`.

    ```diff
     # Clinic, Q4 2026

     ## Patients are seen on time
    -- KR: Raise on-time starts from 58% to 85%
    +- KR: Raise on-time starts from 58% to 72%
                                            ^^^
     - KR: Cut the wait for a first visit from 21 to 10 days
    ```

    Keep the target and score below it, or change it and say why where everybody reads it.

    ```diff yaml
     period: Q4 2026
     objectives:
       - objective: Patients are seen on time
         key_results:
    -      - key_result: Raise on-time starts from 58% to 85%
    +      - key_result: Raise on-time starts from 58% to 72%
    +        check_ins:
    +          - date: 2026-11-15
    +            value: 64%
    +            change_reason: the second site opens only in May
           - key_result: Cut the wait for a first visit from 21 to 10 days
    ```
    """
    old, new = (only_way(one.goal.reading.measures) for one in (change.before, change.after))
    if old is None or new is None:
        olds, news = change.before.goal.reading.measures, change.after.goal.reading.measures
        if len(olds) != 1 or len(news) != 1:
            return
        old, new = olds[0], news[0]
    found = eased(old, new)
    if found is not None and not change.is_open(today):
        yield Finding(
            at=found.after.text,
            message=f"{quote(found.after.text)} asks less than {quote(found.before.text)}, which it was before",
            ask="what was learned since, and who agreed to it?",
            related=(Related(found.before.text, "as it was", change.before.document.path),),
        )
