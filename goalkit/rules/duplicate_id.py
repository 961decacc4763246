"""One id for two goals."""

from collections.abc import Iterator

from goalkit.english.quoting import quote
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
    first: dict[str, Entry] = {}
    here: dict[tuple[str, str], Entry] = {}
    elsewhere: list[tuple[Entry, Entry]] = []
    for entry in portfolio.entries:
        if not entry.named:
            continue
        same_file = here.setdefault((entry.path, entry.id), entry)
        any_file = first.setdefault(entry.id, entry)
        if same_file is not entry:
            if not goes_on(same_file, entry):
                yield found(same_file, entry)
        elif any_file is not entry and not goes_on(any_file, entry):
            elsewhere.append((any_file, entry))
    if not elsewhere:
        return
    meant = {
        str(reference)
        for entry in portfolio.entries
        for reference in (*entry.references, *entry.leads_to)
        if (entry.path, str(reference)) not in here
    }
    for earlier, later in elsewhere:
        if later.id in meant:
            yield found(earlier, later)


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
