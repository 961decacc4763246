"""Goals that everybody answers for."""

from collections.abc import Iterator
from typing import Annotated

from goalkit.english.words.quoting import quote
from goalkit.model import Document, Initiative
from goalkit.rule import AtLeast, Finding, rule

LONGEST = 400
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
def shared_or_group_owner(document: Document, *, most: Annotated[int, AtLeast(1)] = 3) -> Iterator[Finding]:
    """Everybody answers for a goal, so nobody does.

    “The team” can't be asked how things stand. A shared goal across teams is a good tool, as long as one person in it
    brings the people together and speaks for the number. Two or three names are let pass, for schools disagree on
    them; `most` says how many.

    ```md
    # Observatory, Q1 2027

    ## Objective: Visitors want to know more when they leave

    | Key result | Owner |
    | --- | --- |
    | Visitors who stay for the talk rise from 20% to 45% | everybody |
                                                            ^^^^^^^^^
    | School classes that write to us after rise from 3 to 12 a month | Wanda |
    ```

    Name the one person to ask; the others can be contributors.

    ```md
    # Observatory, Q1 2027

    ## Objective: Visitors want to know more when they leave

    | Key result | Owner |
    | --- | --- |
    | Visitors who stay for the talk rise from 20% to 45% | Piet |
    | School classes that write to us after rise from 3 to 12 a month | Wanda |
    ```
    """
    told: set[str] = set()
    for goal in document.goals:
        if goal.owner is None or isinstance(goal, Initiative) or goal.owner.casefold() in told:
            continue
        what = trouble(goal.owner[:LONGEST], most)
        if what is not None:
            told.add(goal.owner.casefold())
            yield Finding(
                at=goal.owner,
                message=what,
                ask="which one person brings the others together and speaks for it?",
                goal=goal.id,
            )


def trouble(owner: str, most: int) -> str | None:
    """What is wrong with an owner: a group that can't be asked, or more names than `most`; None if nothing is."""
    words = [word.strip(".,;:&@()[]").casefold() for word in owner.split()]
    words = [word for word in words if word]
    if "accountable" in words or "lead" in words:
        return None
    if any(word in GROUPS for word in words) and all(word in GROUPS or word in ARTICLES for word in words):
        return f"{quote(owner)} can't be asked how it stands"
    names = [name for name in owner.replace(";", ",").replace("&", ",").replace("/", ",").split(",") if name.strip()]
    if len(names) > most:
        return f"{len(names)} owners answer for one goal, {quote(owner, 40)}"
    return None
