"""Goals that promise the trying."""

from collections.abc import Iterator

from goalkit.english.phrasing.wording import weak_start
from goalkit.english.words.quoting import quote
from goalkit.model import Goal, Initiative
from goalkit.rule import Edit, Finding, rule


@rule(
    category="coaching",
    since="0.1.0",
    sources=("incose-guide-to-writing-requirements", "wilson-automated-analysis", "locke-latham-goal-setting"),
    english=True,
)
def weak_commitment(goal: Goal) -> Iterator[Finding]:
    """A goal promises to try, not to reach.

    “Aim to reduce” is met by aiming. The soft start adds nothing that the goal needs: how sure you are of it belongs
    in a confidence, and whether it is a promise or a stretch belongs in its commitment. “Help” as what you do for
    others is left alone (“Help small shops get paid on time”).

    ```md
    # Parcel depot, Q2 2027

    ## Objective: People can rely on the day we name
    - KR: Aim to reduce late parcels from 9% to 5%
          ^^^^^^
    - KR: Parcels handed over at the first attempt rise from 78% to 88%
    ```

    With `--fix --unsafe-fixes`, `goalkit lint` takes the soft start off:

    ```md edited
    # Parcel depot, Q2 2027

    ## Objective: People can rely on the day we name
    - KR: Reduce late parcels from 9% to 5%
    - KR: Parcels handed over at the first attempt rise from 78% to 88%
    ```

    Start with what will be reached.

    ```md
    # Parcel depot, Q2 2027

    ## Objective: People can rely on the day we name
    - KR: Late parcels fall from 9% to 5%
    - KR: Parcels handed over at the first attempt rise from 78% to 88%
    ```
    """
    if isinstance(goal, Initiative):
        return
    start = weak_start(goal.statement)
    if start is None:
        return
    first = len(goal.statement) - len(start.promise)
    yield Finding(
        at=start.soft,
        message=f"{quote(start.soft)} promises the trying, not {quote(start.promise, 40)}",
        ask="what will be reached, and how sure are you of it?",
        edits=(Edit(goal.statement[: first + 1], start.promise[0].upper()),),
    )
