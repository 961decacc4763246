"""One id for two goals."""

from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter

from goalkit.english.words.quoting import quote
from goalkit.model import Entry, Portfolio
from goalkit.rule import Finding, Related, rule


@rule(category="correctness", since="0.1.0", sources=("lucassen-quality-user-story",))
def duplicate_id(portfolio: Portfolio) -> Iterator[Finding]:
    """Two goals carry the same id, so nothing can point at one of them.

    Links, check-ins and comparisons with an earlier version go by the id; with two goals under it, they go to the
    first one, silently. In one file an id may stand for one goal only. The same id in two files is a finding where
    goals of other files refer to it, for a file may otherwise number its goals as it likes; and where a goal goes on
    under its id in a later period, that is as it should be.

    ```yaml
    period: Q1 2027
    objectives:
      - id: C-1
        objective: Riders plan their day around us
        key_results:
          - key_result: Buses that leave on the minute rise from 72% to 85%
          - key_result: Riders with a monthly pass rise from 8,200 to 9,500
      - id: C-1
        objective: Drivers stay with us
                   ^^^^^^^^^^^^^^^^^^^^
        key_results:
          - key_result: Drivers who leave within a year fall from 30% to 18%
          - key_result: Shifts covered without overtime rise from 80% to 92%
    ```

    Give the second goal an id of its own.

    ```yaml
    period: Q1 2027
    objectives:
      - id: C-1
        objective: Riders plan their day around us
        key_results:
          - key_result: Buses that leave on the minute rise from 72% to 85%
          - key_result: Riders with a monthly pass rise from 8,200 to 9,500
      - id: C-2
        objective: Drivers stay with us
        key_results:
          - key_result: Drivers who leave within a year fall from 30% to 18%
          - key_result: Shifts covered without overtime rise from 80% to 92%
    ```
    """
    meant: set[str] = set()
    for goals in by_file(portfolio):
        here: dict[str, Entry] = {}
        for entry in goals:
            earlier = here.setdefault(entry.id, entry) if entry.named else entry
            if earlier is not entry and not goes_on(earlier, entry):
                yield found(earlier, entry)
        meant.update(str(one) for goal in goals for one in (*goal.references, *goal.leads_to) if one not in here)
    if not meant:
        return
    first: dict[str, Entry] = {}
    for goals in by_file(portfolio):
        for entry in {one.id: one for one in reversed(goals) if one.named and one.id in meant}.values():
            earlier = first.setdefault(entry.id, entry)
            if earlier is not entry and not goes_on(earlier, entry):
                yield found(earlier, entry)


def by_file(portfolio: Portfolio) -> Iterator[list[Entry]]:
    """The goals of one file after the other."""
    return (list(goals) for _, goals in groupby(portfolio.entries, key=attrgetter("path")))


def goes_on(earlier: Entry, later: Entry) -> bool:
    """Whether it is one goal in two periods."""
    if earlier.start is None or later.start is None or earlier.end is None or later.end is None:
        return False
    return later.start > earlier.end or later.end < earlier.start


def found(earlier: Entry, later: Entry) -> Finding:
    """Say that the id is taken."""
    return Finding(
        at=later.statement,
        message=f"{quote(later.id)} is the id of another goal too, {quote(earlier.statement, 40)}",
        ask="which of the two do links to it mean, and what is the other's id?",
        related=(Related(earlier.statement, "the goal that has the id already", earlier.path),),
        goal=later.id,
        path=later.path,
    )
