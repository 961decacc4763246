"""Goals that repeat the goal above them."""

from collections.abc import Iterator

from goalkit.english.words.likeness import bag
from goalkit.english.words.quoting import quote
from goalkit.model import Portfolio
from goalkit.rule import Finding, Related, rule


@rule(
    category="coaching",
    since="0.1.0",
    sources=("pm-skills-okr-writer", "castro-shared-okrs", "ally-training-notes"),
    silences=("duplicate-goal",),
)
def copied_down_goal(portfolio: Portfolio) -> Iterator[Finding]:
    """A goal repeats the goal above it word for word.

    A copy shows that the link was filled in, not what this team will change. It can't be reached by the team alone,
    and the score above now counts twice. A child that narrows the goal to its own part of it is what a cascade is for.
    An objective made of the key result above it is left alone, for some schools do so on purpose.

    ```yaml
    period: Q1 2027
    objectives:
      - id: H-1
        objective: Guests feel expected from the first hello
        key_results:
          - key_result: Guests who mention the welcome in a review rise from 9% to 20%
          - key_result: Median wait at the front desk falls from 11 to 4 minutes
      - id: K-1
        objective: Guests feel expected from the first hello
                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        parent: H-1
        key_results:
          - key_result: Rooms ready at two o'clock rise from 60% to 90%
          - key_result: Special wishes met before arrival rise from 45% to 80%
    ```

    Say what this team will change so that the goal above comes true.

    ```yaml
    period: Q1 2027
    objectives:
      - id: H-1
        objective: Guests feel expected from the first hello
        key_results:
          - key_result: Guests who mention the welcome in a review rise from 9% to 20%
          - key_result: Median wait at the front desk falls from 11 to 4 minutes
      - id: K-1
        objective: No guest finds a room that is not theirs yet
        parent: H-1
        key_results:
          - key_result: Rooms ready at two o'clock rise from 60% to 90%
          - key_result: Special wishes met before arrival rise from 45% to 80%
    ```
    """
    for entry in portfolio.entries:
        for parent in portfolio.parents_of(entry):
            if (
                parent.kind == entry.kind
                and parent.stands_at != entry.stands_at
                and abs(len(parent.statement) - len(entry.statement)) <= len(entry.statement) // 4
                and bag(parent.statement) == bag(entry.statement)
            ):
                yield Finding(
                    at=entry.statement,
                    message=f"{quote(entry.statement)} repeats the goal above it",
                    ask="what will this team change so that the goal above comes true?",
                    related=(Related(parent.statement, "the goal above says the same", parent.path),),
                    goal=entry.id,
                    path=entry.path,
                )
