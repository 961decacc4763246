"""Starting points that were rewritten after the start."""

import datetime
from collections.abc import Iterator

from goalkit.english.comparing.easing import comparable, measures_the_same
from goalkit.english.comparing.way import only_way
from goalkit.english.words.quoting import quote
from goalkit.model import Change
from goalkit.rule import Finding, Related, rule


@rule(category="coaching", since="0.1.0", sources=("bevan-hood-targets", "campbell-goodhart"))
def baseline_edited(change: Change, today: datetime.date) -> Iterator[Finding]:
    """The value at the start of a goal was changed after its period had begun.

    The way from baseline to target is the whole goal. A start that moves back makes the same work look like
    more progress, and nobody sees it who hasn't read the version before. Sometimes the first value was measured
    wrongly: then a line that says so keeps the trust. The rule is silent where a new check-in gives a `change_reason`,
    where no baseline stood there before, and where it doesn't know that the period has begun.

    ```diff
     # Town library, Q4 2026

     ## Borrowers find a book they love
    -- KR: Raise loans per visit from 1.4 to 1.8
    +- KR: Raise loans per visit from 1.1 to 1.8
                                      ^^^
     - KR: Books that nobody borrowed fall from 40% to 30%
    ```

    Leave the start as it was agreed, and write down in a check-in what you know now.

    ```diff yaml
     period: Q4 2026
     objectives:
       - objective: Borrowers find a book they love
         key_results:
    -      - key_result: Raise loans per visit from 1.4 to 1.8
    +      - key_result: Raise loans per visit from 1.1 to 1.8
    +        check_ins:
    +          - date: 2026-10-20
    +            value: 1.2
    +            change_reason: renewals had been counted as loans
           - key_result: Books that nobody borrowed fall from 40% to 30%
    ```
    """
    old, new = (only_way(one.goal.reading.measures) for one in (change.before, change.after))
    if old is None or new is None or old.baseline is None or new.baseline is None or not measures_the_same(old, new):
        return
    numbers = comparable(old.baseline, new.baseline, old.unit, new.unit)
    if numbers is None or numbers[0] == numbers[1] or not change.has_begun(today) or change.is_explained:
        return
    if _is_current_value(change):
        return
    yield Finding(
        at=new.baseline.text,
        message=f"{quote(new.baseline.text)} took the place of {quote(old.baseline.text)} after the period had begun",
        ask="which of the two was measured at the start, and how?",
        related=(Related(old.baseline.text, "as it was", change.before.document.path),),
    )


def _is_current_value(change: Change) -> bool:
    """Whether today's value was taken for a start, because none is written: such a value is meant to change."""
    for one in (change.before.goal, change.after.goal):
        measure = only_way(one.reading.measures)
        written = one.baseline is not None or (measure is not None and measure.baseline is None)
        if not written and measure is not None and measure.baseline is not None and one.current is not None:
            return measure.baseline.text.span == one.current.span or measure.baseline.text in one.current
    return False
