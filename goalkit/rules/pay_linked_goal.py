"""Goals on which somebody's pay hangs."""

from collections.abc import Iterator

from goalkit.english.phrasing.wording import pay_links
from goalkit.english.words.quoting import quote
from goalkit.model import Goal
from goalkit.rule import Finding, rule


@rule(
    category="coaching",
    since="0.1.0",
    sources=("pm-skills-okr-writer", "okr-institute-glossary", "marr-kpi-mistakes", "campbell-goodhart"),
    english=True,
)
def pay_linked_goal(goal: Goal) -> Iterator[Finding]:
    """A goal says that pay, a bonus or a rating hangs on its score.

    People who are paid by the score set targets that they are sure to reach, and find ways to move the number that
    nobody had in mind. A stretch that should teach something becomes a negotiation about money. Goals whose subject is
    pay, such as closing a pay gap, are left alone.

    ```md
    # Furniture dealer, 2027

    ## Objective: Buyers furnish their second room with us, too
    - KR: Buyers who return within a year rise from 18% to 27%; counts towards the bonus
                                                                ^^^^^^^^^^^^^^^^^^^^^^^^
    - KR: Deliveries without a damaged piece rise from 93% to 98%
    ```

    Keep the score out of pay; a bonus can rest on the year's results as a whole.

    ```md
    # Furniture dealer, 2027

    ## Objective: Buyers furnish their second room with us, too
    - KR: Buyers who return within a year rise from 18% to 27%
    - KR: Deliveries without a damaged piece rise from 93% to 98%
    ```
    """
    for text in (goal.statement, goal.rationale, goal.commitment):
        if text is None:
            continue
        for link in pay_links(text):
            yield Finding(
                at=link,
                message=f"{quote(link)} makes a low target the safe choice",
                ask="which target would you choose if no money hung on it?",
            )
