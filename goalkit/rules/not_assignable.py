"""SMART goals that nobody is to reach."""

from collections.abc import Iterator

from goalkit.english.words.quoting import quote
from goalkit.model import Document, SmartGoal
from goalkit.rule import Finding, rule

SELF = frozenset({"i", "my", "me", "we", "our"})
NO_NAMES = frozenset(
    "january february march april may june july august september october november december monday tuesday wednesday "
    "thursday friday saturday sunday".split()
)


@rule(
    category="coaching",
    since="0.1.0",
    sources=("doran-smart", "clearpoint-okrs"),
    silences=("no-owner",),
    about=("smart",),
)
def not_assignable(document: Document) -> Iterator[Finding]:
    """A SMART goal names nobody who will do it, though the others do.

    In Doran's list the A stands for assignable. Later lists say achievable instead, and with the word the name got
    lost. The rule speaks where at least half of the other SMART goals have an owner, or where the config requires one.
    A sentence that names somebody, or says “I” or “we”, is taken for assigned.

    ```md
    # SMART goals

    ## By 30 June 2027, invoices that come back with errors fall from 12% to 4%

    - Owner: Amal Haddad

    ## By 30 June 2027, invoices paid after their date fall from 30% to 10%
       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    ```

    Name the one who will do it.

    ```md
    # SMART goals

    ## By 30 June 2027, invoices that come back with errors fall from 12% to 4%

    - Owner: Amal Haddad

    ## By 30 June 2027, invoices paid after their date fall from 30% to 10%

    - Owner: Joost
    ```
    """
    goals = [goal for goal in document.goals if isinstance(goal, SmartGoal)]
    alone = [one for one in goals if document.owner_of(one) is None]
    required = "owner" in document.fields and not any(goal.owner for goal in document.goals)
    if not alone or not (required or 2 * (len(goals) - len(alone)) >= max(len(goals) - 1, 1)):
        return
    for goal in alone:
        if not names_somebody(goal.statement) and goal.statement not in goal.reading.placeholders:
            yield Finding(
                at=goal.statement,
                message=f"{quote(goal.statement)} doesn't say who will do it",
                ask="which one person is to reach it?",
                goal=goal.id,
            )


def names_somebody(statement: str) -> bool:
    """Whether a word in it may be a person's or a team's name, or stands for the author."""
    words = [word.strip(".,;:()[]“”\"'") for word in statement[:400].split()]
    if SELF.intersection(word.casefold() for word in words) or "team" in words:
        return True
    return any(
        word[:1].isupper() and word[1:].islower() and word.casefold() not in NO_NAMES for word in words[1:] if word
    )
