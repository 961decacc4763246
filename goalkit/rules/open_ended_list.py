"""Lists that never close."""

from collections.abc import Iterator

from goalkit.english.phrasing.wording import open_ends
from goalkit.english.words.quoting import quote
from goalkit.model import Goal, Initiative
from goalkit.rule import Finding, rule


@rule(
    category="coaching",
    since="0.1.0",
    sources=("incose-guide-to-writing-requirements", "wilson-automated-analysis"),
    english=True,
)
def open_ended_list(goal: Goal) -> Iterator[Finding]:
    """A goal ends in a list that never closes.

    After “etc.” nobody can say what is in and what is out. At the end of the period either the easy items will have
    counted, or somebody will be blamed for one that was never named.

    ```md
    # Parks department, 2027

    ## Objective: Families feel at home in every park
    - KR: Benches, fountains, playgrounds, etc. without a defect rise from 55% to 90% by October 2027
                                           ^^^
    - KR: Visits by families rise from 1,200 to 1,800 a week by October 2027
    ```

    Name the items that count, or the rule by which they are chosen.

    ```md
    # Parks department, 2027

    ## Objective: Families feel at home in every park
    - KR: Benches and playgrounds without a defect rise from 55% to 90% by October 2027
    - KR: Visits by families rise from 1,200 to 1,800 a week by October 2027
    ```
    """
    if isinstance(goal, Initiative):
        return
    for end in open_ends(goal.statement):
        yield Finding(
            at=end,
            message=f"{quote(end)} leaves open what counts",
            ask="which items belong to it, and which don't?",
        )
