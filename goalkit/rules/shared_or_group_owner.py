"""Goals that everybody answers for."""

from collections.abc import Iterator

from goalkit.english.quoting import quote
from goalkit.model import Goal, Initiative
from goalkit.rule import Finding, rule

GROUPS = frozenset(
    "all everybody everyone anyone anybody somebody someone team staff management leadership employees company "
    "department us we managers leaders".split()
)
ARTICLES = frozenset({"the", "our", "all", "whole", "entire", "of", "teams", "team", "staff", "members", "company"})


@rule(
    category="coaching",
    since="0.1.0",
    sources=("okrs-tool-guide", "castro-shared-okrs", "neely-record-sheet"),
)
def shared_or_group_owner(goal: Goal, *, most: int = 3) -> Iterator[Finding]:
    """Everybody answers for a goal, so nobody does.

    “The team” can't be asked how things stand. A shared goal across teams is a good tool, as long as one person in it
    brings the people together and speaks for the number. Two or three names are let pass, for schools disagree on
    them; `most` says how many.

    ```md
    # Observatory, Q1 2027

    ## Objective: Visitors leave with a question of their own

    | Key result | Owner |
    | --- | --- |
    | Visitors who stay for the talk rise from 20% to 45% | everybody |
                                                            ^^^^^^^^^
    | School classes that write to us after rise from 3 to 12 a month | Wanda |
    ```

    Name the one person to ask; the others can be contributors.

    ```md
    # Observatory, Q1 2027

    ## Objective: Visitors leave with a question of their own

    | Key result | Owner |
    | --- | --- |
    | Visitors who stay for the talk rise from 20% to 45% | Piet |
    | School classes that write to us after rise from 3 to 12 a month | Wanda |
    ```
    """
    if goal.owner is None or isinstance(goal, Initiative):
        return
    owner = goal.owner[:400]
    words = [word.strip(".,;:&@()[]").casefold() for word in owner.split()]
    words = [word for word in words if word]
    if "accountable" in words or "lead" in words:
        return
    if any(word in GROUPS for word in words) and all(word in GROUPS or word in ARTICLES for word in words):
        yield Finding(
            at=goal.owner,
            message=f"{quote(goal.owner)} can't be asked how it stands",
            ask="which one person brings the others together and speaks for it?",
        )
        return
    names = [name for name in owner.replace(";", ",").replace("&", ",").replace("/", ",").split(",") if name.strip()]
    if len(names) > most:
        yield Finding(
            at=goal.owner,
            message=f"{len(names)} people answer for {quote(goal.statement)}",
            ask="which one of them brings the others together and speaks for it?",
        )
