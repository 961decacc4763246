"""Several North Stars where one was meant."""

from collections.abc import Iterator
from typing import Annotated

from goalkit.english.words.quoting import quote
from goalkit.model import Document, NorthStar
from goalkit.rule import AtLeast, Finding, Related, rule

NAME = frozenset("the our a north star stars metric metrics nsm 1 2 3 4 5 6 7 8 9".split())


@rule(
    category="coaching",
    since="0.1.0",
    sources=("amplitude-north-star-playbook", "amplitude-north-star-skill", "leermeester-north-star"),
    about=("north_star",),
)
def multiple_north_stars(document: Document, *, at_most: Annotated[int, AtLeast(1)] = 1) -> Iterator[Finding]:
    """There are several North Stars side by side.

    A star is there to settle arguments: of two good ideas the one goes first that moves it more. Two stars settle
    nothing, since each idea has one on its side. Stars that say for whom they are, or that stand in chapters of their
    own with inputs of their own, are taken for those of several products and left alone. Some authors allow one for
    each side of a market; `at-most` says how many are fine.

    ```md
    # Music school

    - North Star: Pupils who practised three times in the week
    - North Star: Lessons sold per month
                  ^^^^^^^^^^^^^^^^^^^^^^
    ```

    Keep the one that tells what people come for; the other may be a KPI.

    ```md
    # Music school

    - North Star: Pupils who practised three times in the week
    - KPI: Lessons sold per month
    ```
    """
    together: list[NorthStar] = []
    before = None
    for goal in (*document.goals, None):
        if isinstance(goal, NorthStar):
            if together and (before is not together[-1] or not same_scope(together[-1], goal, document)):
                together = []
            together.append(goal)
            if len(together) == at_most + 1:
                yield Finding(
                    at=goal.statement,
                    message=f"{quote(goal.statement)} is a North Star beside {quote(together[0].statement)}",
                    ask="which of them decides when they pull apart?",
                    related=(Related(together[0].statement, "the first of them stands here"),),
                    goal=goal.id,
                )
        before = goal


def same_scope(one: NorthStar, other: NorthStar, document: Document) -> bool:
    """Whether nothing written between two stars gives the second a product, a side or an owner of its own."""
    if one.parent != other.parent or document.owner_of(one) != document.owner_of(other):
        return False
    lines = document.source.splitlines()
    first, last = one.statement.span.end_line, other.statement.span.line
    if any(line.startswith("#") for line in lines[first : last - 1]):
        return False
    return own_words(one, lines) == own_words(other, lines)


def own_words(star: NorthStar, lines: list[str]) -> set[str]:
    """What stands before a star in its line beside its being one."""
    span = star.statement.span
    before = lines[span.line - 1][: span.column - 1].casefold()
    return {word for word in (part.strip("#*_-:.()[]|\"'`,>") for part in before.split()) if word} - NAME
