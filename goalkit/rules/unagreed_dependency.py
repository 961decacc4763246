"""Goals that wait for others who don't know it."""

from collections.abc import Iterator

from goalkit.english.phrasing.wording import dependencies
from goalkit.english.words.quoting import quote
from goalkit.model import Entry, Portfolio
from goalkit.rule import Finding, rule

ARTICLES = frozenset({"the", "our", "team", "teams", "group", "department", "squad", "a"})


@rule(
    category="coaching",
    since="0.1.0",
    sources=("lamorte-okrs-field-book", "profit-misaligned-okrs"),
    english=True,
)
def unagreed_dependency(portfolio: Portfolio) -> Iterator[Finding]:
    """A goal needs another team, and no goal of that team is linked to it.

    The other team has made its own plan, and yours isn't in it. In the week in which you need them, their goals come
    first, as they should. The rule speaks where a goal names an owner that is known from these files in words such as
    “depends on” or “with help from”.

    ```yaml
    period: Q1 2027
    objectives:
      - id: F-1
        owner: Front desk
        objective: Guests are in their room within minutes
        key_results:
          - key_result: Median check-in falls from 9 to 4 minutes with help from Housekeeping
                                                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^
          - key_result: Guests who wait in the lobby fall from 35% to 10%
      - id: G-1
        owner: Housekeeping
        objective: No guest finds a room that isn't ready
        key_results:
          - key_result: Rooms ready at noon rise from 45% to 80%
          - key_result: Rooms cleaned twice fall from 8% to 3%
    ```

    Agree on it, and link the two goals.

    ```yaml
    period: Q1 2027
    objectives:
      - id: F-1
        owner: Front desk
        objective: Guests are in their room within minutes
        key_results:
          - key_result: Median check-in falls from 9 to 4 minutes with help from Housekeeping
          - key_result: Guests who wait in the lobby fall from 35% to 10%
      - id: G-1
        owner: Housekeeping
        supports: F-1
        objective: No guest finds a room that isn't ready
        key_results:
          - key_result: Rooms ready at noon rise from 45% to 80%
          - key_result: Rooms cleaned twice fall from 8% to 3%
    ```
    """
    owners: dict[str, str] = {}
    for entry in portfolio.entries:
        if entry.owner is not None:
            owners.setdefault(name(entry.owner), entry.owner)
    if len(owners) <= 1:
        return
    agreed: set[tuple[str, str]] | None = None
    for entry in portfolio.entries:
        if entry.kind == "initiative":
            continue
        for words, whom in dependencies(entry.statement):
            other = next((one for one in starts(whom) if one in owners), None)
            if other is None or (entry.owner is not None and name(entry.owner) == other):
                continue
            if agreed is None:
                agreed = agreements(portfolio)
            mine = name(entry.owner) if entry.owner else entry.path
            if (mine, other) in agreed:
                continue
            first, last = words.span, whom.span
            yield Finding(
                at=first._replace(end_line=last.line, end_column=last.column + len(owners[other])),
                message=f"{quote(entry.statement)} needs {owners[other]}, and no goal of theirs is linked to it",
                ask=f"what has {owners[other]} agreed to, and by when?",
                goal=entry.id,
                path=entry.path,
            )


def name(owner: str) -> str:
    """An owner without article, case and “team”."""
    return " ".join(word for word in owner.casefold().lstrip("@").split() if word not in ARTICLES)


def starts(whom: str) -> Iterator[str]:
    """The names that the words may begin with, the longest first."""
    words = name(whom).split()[:4]
    for length in range(len(words), 0, -1):
        yield " ".join(words[:length])


def agreements(portfolio: Portfolio) -> set[tuple[str, str]]:
    """Pairs of owners of whom one has a goal that is linked to a goal of the other, both ways round."""
    pairs = set()
    for entry in portfolio.entries:
        for above in portfolio.parents_of(entry) if entry.references else ():
            one, other = owner_or_path(entry), owner_or_path(above)
            pairs |= {(one, other), (other, one)}
    return pairs


def owner_or_path(entry: Entry) -> str:
    """Who holds a goal: its owner, else the file it stands in."""
    return name(entry.owner) if entry.owner else entry.path
