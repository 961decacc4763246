"""Goals that count for less than they did."""

import datetime
from collections.abc import Iterator

from goalkit.english.comparing.easing import comparable
from goalkit.english.fields.amount import read_amount
from goalkit.english.words.quoting import quote
from goalkit.model import Change
from goalkit.rule import Finding, Related, rule


@rule(category="coaching", since="0.1.0", sources=("kerr-folly", "bevan-hood-targets"))
def weight_lowered(change: Change, today: datetime.date) -> Iterator[Finding]:
    """A goal was given less weight after its period had begun.

    Weights decide what the score of an objective says. Shifted at half-time, from what goes badly to what goes well,
    they turn the same results into a better score. Before the period begins, and where a new check-in gives a
    `change_reason`, the rule is silent.

    ```diff yaml
     period: Q4 2026
     objectives:
       - objective: Our bread is worth the walk
         key_results:
           - key_result: Loaves sold on the day rise from 82% to 95%
    -        weight: 60%
    +        weight: 20%
                     ^^^
           - key_result: Regular customers rise from 120 to 200
    -        weight: 40%
    +        weight: 80%
    ```

    Score by the weights that were agreed, and set others for the next period.

    ```diff yaml
     period: Q4 2026
     objectives:
       - objective: Our bread is worth the walk
         key_results:
           - key_result: Loaves sold on the day rise from 82% to 95%
             weight: 60%
    +        current: 84%
           - key_result: Regular customers rise from 120 to 200
             weight: 40%
    +        current: 170
    ```
    """
    was, now = change.before.goal.weight, change.after.goal.weight
    if was is None or now is None or not change.has_begun(today) or change.is_explained:
        return
    # With a result more or less beside it, all weights are dealt out anew.
    beside = [len(one.document.siblings_of(one.goal)) for one in (change.before, change.after)]
    old, new = read_amount(was), read_amount(now)
    numbers = comparable(old, new) if old is not None and new is not None and beside[0] == beside[1] else None
    if numbers is not None and numbers[1] < numbers[0]:
        yield Finding(
            at=now,
            message=f"{quote(now)} is less than {quote(was)}, which was its weight before",
            ask="what made it less important, and who decided that?",
            related=(Related(was, "as it was", change.before.document.path),),
        )
