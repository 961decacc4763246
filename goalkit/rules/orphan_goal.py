"""Goals that support nothing above them."""

from collections.abc import Iterator

from goalkit.english.words.quoting import quote
from goalkit.model import Entry, Portfolio
from goalkit.model.links import SUPPORTING, links
from goalkit.rule import Finding, rule

MOST = 0.6
"""From this share of linked goals on, a goal without a link is the exception."""
ENOUGH = 3


@rule(
    category="coaching",
    since="0.1.0",
    sources=("shipscience-retention", "cma-okr-kpi-guide", "okr-orca"),
    about=("okr",),
)
def orphan_goal(portfolio: Portfolio, *, require: bool = False) -> Iterator[Finding]:
    """An objective supports nothing above it, though most others say what they support.

    It may be the most useful goal of all, or work that only its owner wants; without a link nobody can tell, and
    nobody else plans with it. Goals that others support are the top, and need no link; its own key results, and KPIs
    that watch it, don't make it one. The rule keeps quiet where few goals have links, for then links aren't in use;
    `require` makes it speak all the same.

    ```yaml
    period: Q1 2027
    objectives:
      - id: A-1
        objective: Students feel that somebody knows their name
        key_results:
          - key_result: Students who meet their tutor every month rise from 35% to 80%
          - key_result: First-year students who leave fall from 19% to 12%
      - id: A-2
        objective: Tutors have time for a talk
        parent: A-1
        key_results:
          - key_result: Students per tutor fall from 34 to 22
          - key_result: Talks called off by tutors fall from 15% to 5%
      - id: A-3
        objective: Nobody gets lost between two offices
        parent: A-1
        key_results:
          - key_result: Questions settled at the first desk rise from 40% to 75%
          - key_result: Letters without an answer after a week fall from 120 to 30
      - id: A-4
        objective: Parents understand what their children learn
        parent: A-1
        key_results:
          - key_result: Parents at the open day rise from 150 to 300
          - key_result: Parents who would recommend us rise from 61% to 75%
      - id: A-5
        objective: Our campus looks cared for
                   ^^^^^^^^^^^^^^^^^^^^^^^^^^
        key_results:
          - key_result: Broken lamps repaired within 2 days rise from 30% to 90%
          - key_result: Complaints about litter fall from 45 to 15 a month
    ```

    Link it to the goal it supports, or ask whether this period needs it.

    ```yaml
    period: Q1 2027
    objectives:
      - id: A-1
        objective: Students feel that somebody knows their name
        key_results:
          - key_result: Students who meet their tutor every month rise from 35% to 80%
          - key_result: First-year students who leave fall from 19% to 12%
      - id: A-2
        objective: Tutors have time for a talk
        parent: A-1
        key_results:
          - key_result: Students per tutor fall from 34 to 22
          - key_result: Talks called off by tutors fall from 15% to 5%
    ```
    """
    supported = {(link.to.path, link.to.id) for link in links(portfolio) if link.relation in SUPPORTING}
    linked = alone = 0
    for entry in not_among(supported, portfolio):
        linked += bool(entry.references)
        alone += not entry.references
    in_use = linked >= ENOUGH and linked >= MOST * (linked + alone)
    if not (require or in_use):
        return
    for entry in not_among(supported, portfolio):
        if entry.references:
            continue
        yield Finding(
            at=entry.statement,
            message=f"{quote(entry.statement)} supports no goal above it"
            + (f", though {linked} of {linked + alone} such objectives do" if in_use else ""),
            ask="which goal above does it serve, or is it one of the top goals?",
            goal=entry.id,
            path=entry.path,
        )


def not_among(supported: set[tuple[str, str]], portfolio: Portfolio) -> Iterator[Entry]:
    """Objectives that nothing supports, and that hang below no other goal unless they say so."""
    for entry in portfolio.entries:
        placed = entry.references or entry.parent is None
        if entry.kind == "objective" and placed and (entry.path, entry.id) not in supported:
            yield entry
