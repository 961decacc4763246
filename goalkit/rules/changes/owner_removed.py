"""Goals for which nobody answers any more."""

from collections.abc import Iterator

from goalkit.english.words.quoting import quote
from goalkit.model import Change
from goalkit.rule import Finding, Related, rule

WORK = frozenset({"initiative"})


@rule(category="coaching", since="0.1.0", sources=("doran-smart", "google-okr-playbook"))
def owner_removed(change: Change) -> Iterator[Finding]:
    """Somebody answered for a goal, and now nobody does.

    People change posts, and their names are taken out. The goal stays behind, with nobody to ask how it stands
    and nobody who says that it won't be reached. A new name is no finding, nor is the name of whoever answers for the
    goal above it.

    ```diff
     # Harbour office, Q4 2026

     ## Skippers know their berth before they arrive
    -- KR: Berths given a day ahead rise from 40% to 85% (owner: Ines)
    +- KR: Berths given a day ahead rise from 40% to 85%
           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
     - KR: Calls about berths fall from 70 to 25 a day (owner: Joost)
    ```

    Hand it over to one person, who knows about it.

    ```diff
     # Harbour office, Q4 2026

     ## Skippers know their berth before they arrive
    -- KR: Berths given a day ahead rise from 40% to 85% (owner: Ines)
    +- KR: Berths given a day ahead rise from 40% to 85% (owner: Malin)
     - KR: Calls about berths fall from 70 to 25 a day (owner: Joost)
    ```
    """
    before, after = change.before, change.after
    owner = before.owner
    if owner is None or not owner.strip() or after.owner is not None or after.goal.kind in WORK:
        return
    related = (Related(owner, "the owner before", before.document.path),)
    ask = "who will say how it stands?"
    if before.goal.owner is None:
        if owner == before.document.owner:  # of the goals above it, each has a change of its own
            at = after.document.title or after.document.goals[0].statement
            yield Finding(at, f"{quote(owner)} no longer answers for these goals, and nobody else does", ask, related)
        return
    below = after.document.children_of(after.goal)
    if below and all(one.owner is not None for one in below):
        return  # all its parts are in good hands
    said = quote(after.goal.statement)
    yield Finding(
        after.goal.statement, f"{quote(owner)} no longer answers for {said}, and nobody else does", ask, related
    )
