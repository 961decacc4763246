"""Gauges that are green more easily."""

import datetime
from collections.abc import Iterator

from goalkit.english.fields.band import Band
from goalkit.english.words.quoting import quote
from goalkit.model import Change, Gauge
from goalkit.rule import Finding, Related, rule


@rule(category="coaching", since="0.1.0", sources=("wheeler-understanding-variation", "bevan-hood-targets"))
def range_eased(change: Change, today: datetime.date) -> Iterator[Finding]:
    """A gauge is green where it was amber or red in the version before.

    The value didn't change, its colour did. Ranges should follow what the work needs, and not what it happens to
    give; whoever moves one should say what they know now. The rule compares green ranges that are open at one side. It
    is silent where a new check-in gives a `change_reason`.

    ```diff yaml
     framework: kpi
     kpis:
       - kpi: Trams that leave the depot on time
    -    green: at least 97%
    +    green: at least 92%
                ^^^^^^^^^^^^
         red: below 85%
         response: the depot manager calls the drivers together
    ```

    Leave the range, and answer the breach; or tell in a check-in why another range is right.

    ```diff yaml
     framework: kpi
     kpis:
       - kpi: Trams that leave the depot on time
         green: at least 97%
         red: below 90%
         response: the depot manager calls the drivers together
    +    check_ins:
    +      - date: 2026-11-16
    +        value: 93%
    +        note: two drivers short since October
    ```
    """
    one, two = change.before.goal, change.after.goal
    if not isinstance(one, Gauge) or not isinstance(two, Gauge) or one.thresholds is None or two.thresholds is None:
        return
    if one.target != two.target and one.green == two.green:
        return  # the target says it already
    before, after = one.thresholds.green, two.thresholds.green
    if len(before) != 1 or len(after) != 1 or one.thresholds.better != two.thresholds.better or change.is_open(today):
        return
    old, new = before[0].converted(after[0].unit), after[0]
    if old is not None and (before[0].unit is None) == (new.unit is None) and lets_more_pass(old, new):
        yield Finding(
            at=new.text,
            message=f"green is {quote(new.text)} now, which lets more pass than {quote(before[0].text)}",
            ask="what has changed about what the work needs?",
            related=(Related(before[0].text, "as it was", change.before.document.path),),
        )


def lets_more_pass(old: Band, new: Band) -> bool:
    """Whether a range that is open at one side reaches further at the other."""
    if old.high is None and new.high is None:
        return old.low is not None and new.low is not None and new.low < old.low
    if old.low is None and new.low is None:
        return old.high is not None and new.high is not None and new.high > old.high
    return False
