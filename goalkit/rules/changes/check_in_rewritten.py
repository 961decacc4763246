"""Check-ins that say something else than they did."""

from collections import Counter
from collections.abc import Iterator

from goalkit.english.words.quoting import quote
from goalkit.model import Change, CheckIn
from goalkit.model.change import Version
from goalkit.rule import Finding, Related, rule
from goalkit.text import Text


@rule(category="coaching", since="0.1.0", sources=("bevan-hood-targets", "wheeler-understanding-variation"))
def check_in_rewritten(change: Change) -> Iterator[Finding]:
    """A check-in has another value than the version before had for the same day.

    A log is worth something because it says what was known then. Corrected without a word, it can't be told from one
    that was made to fit. The rule compares the values and the confidence of days that both versions have; where two
    check-ins are of one day, or the entry gives a `change_reason`, it is silent.

    ```diff yaml
     period: Q4 2026
     objectives:
       - objective: Patients are seen on time
         key_results:
           - key_result: Raise on-time starts from 58% to 85%
             check_ins:
    -          - {date: 2026-10-19, value: 61%}
    +          - {date: 2026-10-19, value: 66%}
                                           ^^^
               - {date: 2026-11-16, value: 70%}
           - key_result: Cut the wait for a first visit from 21 to 10 days
             check_ins:
               - {date: 2026-11-16, value: 18}
    ```

    Leave the entry as it is, and say beside it what was wrong; or write a new one.

    ```diff yaml
     period: Q4 2026
     objectives:
       - objective: Patients are seen on time
         key_results:
           - key_result: Raise on-time starts from 58% to 85%
             check_ins:
    -          - {date: 2026-10-19, value: 61%}
    +          - {date: 2026-10-19, value: 66%, change_reason: two sites had been left out}
               - {date: 2026-11-16, value: 70%}
           - key_result: Cut the wait for a first visit from 21 to 10 days
             check_ins:
               - {date: 2026-11-16, value: 18}
    ```
    """
    before, after = of_one_day(change.before), of_one_day(change.after)
    for day, now in after.items():
        was = before.get(day)
        if was is None or (now.change_reason and now.change_reason != was.change_reason):
            continue
        for old, new in ((was.value, now.value), (was.confidence_written, now.confidence_written)):
            if old is not None and new is not None and plain(old) != plain(new):
                yield Finding(
                    at=new,
                    message=f"{quote(new)} was {quote(old)} in the check-in of {day}",
                    ask="what was wrong with the first, and does the entry say so?",
                    related=(Related(old, "as it was", change.before.document.path),),
                )
                break


def of_one_day(version: Version) -> dict[str, CheckIn]:
    """The check-ins of a goal by their day, where that day has only one."""
    log = [one for one in version.document.check_ins_of(version.goal) if one.date is not None]
    many = Counter(str(one.date) for one in log)
    return {str(one.date): one for one in log if many[str(one.date)] == 1}


def plain(written: Text) -> str:
    """What is written, without the space that a formatter may set."""
    return "".join(written.split()).casefold()
