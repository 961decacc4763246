"""Goals that support each other in a ring."""

from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter

from goalkit.english.words.quoting import listed, quote
from goalkit.model import Entry, Portfolio
from goalkit.rule import Finding, Related, rule
from goalkit.text import Text

Node = tuple[str, str]


@rule(category="correctness", since="0.1.0", sources=("kaplan-norton-2004",))
def alignment_cycle(portfolio: Portfolio) -> Iterator[Finding]:
    """Goals support each other in a ring, so none of them is what the others are for.

    Progress can't be added up along a ring, and the question why we do this never comes to an end. Usually two teams
    each put the other's goal above their own, and what both of them serve was never written down.

    ```yaml
    period: Q1 2027
    objectives:
      - id: S-1
        objective: Shops find what they ordered on the shelf
        parent: D-1
                ^^^
        key_results:
          - key_result: Orders delivered in full rise from 81% to 93%
          - key_result: Shelves found empty at ten o'clock fall from 60 to 20
      - id: D-1
        objective: Trucks leave full and on time
        parent: S-1
        key_results:
          - key_result: Trucks that leave on time rise from 74% to 90%
          - key_result: Load per truck rises from 61% to 75%
    ```

    Let both support what they are for.

    ```yaml
    period: Q1 2027
    objectives:
      - id: S-1
        objective: Shops find what they ordered on the shelf
        key_results:
          - key_result: Orders delivered in full rise from 81% to 93%
          - key_result: Shelves found empty at ten o'clock fall from 60 to 20
      - id: D-1
        objective: Trucks leave full and on time
        parent: S-1
        key_results:
          - key_result: Trucks that leave on time rise from 74% to 90%
          - key_result: Load per truck rises from 61% to 75%
    ```
    """
    done: set[Node] = set()
    for _, goals in groupby(portfolio.entries, key=attrgetter("path")):
        here: set[Node] = set()
        for start in goals:
            node = (start.path, start.id)
            # A ring needs a link that somebody wrote, for what hangs by layout is a tree.
            if start.references and node not in done and node not in here:
                here.add(node)
                for ring in rings_from(start, portfolio, done):
                    yield found(ring, portfolio)


def rings_from(start: Entry, portfolio: Portfolio, done: set[Node]) -> Iterator[list[Entry]]:
    """Walk upwards, deep first; each goal is walked once, so each ring is met once.

    `done` remembers the goals that were met above others, which are few; a start that is part of no ring may be walked
    again, and then nothing above it is left to walk.
    """
    trail = [start]
    ringed = False
    on_trail = {(start.path, start.id): 0}
    above = [iter(portfolio.parents_of(start))]
    while trail:
        parent = next(above[-1], None)
        if parent is None:
            last = trail.pop()
            above.pop()
            del on_trail[last.path, last.id]
            if trail or ringed:
                done.add((last.path, last.id))
            continue
        node = (parent.path, parent.id)
        if node in on_trail:
            ringed = ringed or on_trail[node] == 0
            yield trail[on_trail[node] :]
        elif node not in done:
            on_trail[node] = len(trail)
            trail.append(parent)
            above.append(iter(portfolio.parents_of(parent)))


def found(ring: list[Entry], portfolio: Portfolio) -> Finding:
    """Report a ring at the link of its first goal in the order of files."""
    first = min(range(len(ring)), key=lambda at: (ring[at].path, ring[at].statement.span))
    ring = ring[first:] + ring[:first]
    names = [quote(one.id if one.named else one.statement, 40) for one in ring[:4]]
    if len(ring) > len(names):
        names[-1] = f"{len(ring) - len(names) + 1} more"
    message = f"{names[0]} supports itself" if len(ring) == 1 else f"{listed(names)} support each other in a ring"
    return Finding(
        at=link(ring[0], ring[1 % len(ring)], portfolio),
        message=message,
        ask="which of them is what the others are for?",
        related=tuple(
            Related(link(one, ring[(at + 2) % len(ring)], portfolio), "the ring goes on here", one.path)
            for at, one in enumerate(ring[1:4])
        ),
        goal=ring[0].id,
        path=ring[0].path,
    )


def link(entry: Entry, parent: Entry, portfolio: Portfolio) -> Text:
    """The words with which a goal names the one above it."""
    for reference in entry.references:
        named = portfolio.named(entry, reference)
        if named is not None and named.stands_at == parent.stands_at:
            return reference
    return entry.statement
