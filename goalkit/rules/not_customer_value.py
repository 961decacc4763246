"""North Stars that count the work of the house."""

from collections.abc import Iterator
from itertools import pairwise

from goalkit.english.comparing.called import called
from goalkit.english.words.quoting import quote
from goalkit.english.words.token import tokenize
from goalkit.model import NorthStar
from goalkit.rule import Finding, rule

INSIDE = frozenset({"internal", "activity", "cost"})
"""Families of metrics of which customers notice nothing."""
WORK = frozenset("features epics stories commits sprints experiments releases tickets bugs points requests".split())
DONE = frozenset("shipped released delivered deployed closed merged completed built run fixed resolved".split())
LONGEST = 200


@rule(
    category="coaching",
    since="0.1.0",
    sources=("amplitude-north-star-playbook", "oldwinter-north-star", "cma-okr-kpi-guide"),
    silences=("vanity-metric",),
)
def not_customer_value(star: NorthStar) -> Iterator[Finding]:
    """The North Star counts what the organisation does or spends, not what customers get.

    Features, tickets and hours rise when a team works more, whether or not anybody outside is better off. Where such a
    number guides the whole organisation, everybody will make more of it. The rule knows well-known inside metrics and
    a few kinds of work; a `value` field that says what customers get from it, or a `rationale`, keeps it quiet.

    ```md
    # North Star: Features shipped per month
                  ^^^^^^^^^^^^^^^^^^^^^^^^^^

    - Input metric: Growers who enter their stock each morning
    - Input metric: Kitchens that order before noon
    - Input metric: Orders changed after noon
    ```

    Count what they get.

    ```md
    # North Star: Crates that arrive as ordered, per week

    - Input metric: Growers who enter their stock each morning
    - Input metric: Kitchens that order before noon
    - Input metric: Orders changed after noon
    ```
    """
    if star.rationale or star.value or star.formula:
        return
    metric = called(star.statement, star.reading, star.metric)
    if (metric is not None and metric.family in INSIDE) or (metric is None and is_work(star.statement)):
        yield Finding(
            at=star.metric or star.statement,
            message=f"{quote(star.metric or star.statement)} tells what you do, not what customers get",
            ask="what do customers have more of when this works?",
        )


def is_work(statement: str) -> bool:
    """Whether a name counts pieces of work done: “Story points delivered per sprint”."""
    lows = [token.low for token in tokenize(statement[:LONGEST])[:4]]
    return any(first in WORK and second in DONE for first, second in pairwise(lows))
