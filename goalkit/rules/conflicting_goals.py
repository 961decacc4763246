"""Goals of which one raises what the other lowers."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from goalkit.english.comparing.scale import known_metric
from goalkit.english.words.likeness import scope_words
from goalkit.english.words.quoting import quote
from goalkit.model import Entry, Portfolio
from goalkit.rule import Finding, Related, rule

PERIODS = 20
"""The most periods of which the first goal is remembered, for one metric and one scope."""


@rule(
    category="coaching",
    since="0.1.0",
    sources=("cma-okr-kpi-guide", "kaplan-norton-2004", "ordonez-goals-gone-wild"),
)
def conflicting_goals(portfolio: Portfolio) -> Iterator[Finding]:
    """One goal raises what another lowers, in the same period and for the same scope.

    Both can't be reached, and the two teams will notice in the last month. Often one of them is a mistake in the
    direction; else it is a decision that somebody above them has to take. Regions, segments and products that are
    named are taken into account: raising a price here and lowering it there is no conflict.

    ```md
    # Warehouse, Q1 2027

    ## Objective: Money doesn't lie on the shelves
    - KR: Reduce inventory turnover from 8 to 6
    - KR: Goods older than a year fall from 12% to 5% of stock

    ## Objective: Shops get what they order
    - KR: Increase inventory turnover from 8 to 12
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    - KR: Orders delivered in full rise from 85% to 94%
    ```

    Decide which way it should go, and let the other side be its guard rail.

    ```md
    # Warehouse, Q1 2027

    ## Objective: Money doesn't lie on the shelves
    - KR: Increase inventory turnover from 8 to 12
    - KR: Goods older than a year fall from 12% to 5% of stock

    ## Objective: Shops get what they order
    - KR: Orders delivered in full rise from 85% to 94%
    - KR: Shelves found empty at ten o'clock fall from 60 to 20
    ```
    """
    for group in portfolio.alike(metric_and_scope):
        yield from conflicts(group)


def metric_and_scope(entry: Entry) -> tuple[str, frozenset[str]] | None:
    """What a goal raises or lowers, and for what or whom."""
    if len(entry.measures) != 1 or entry.kind in {"initiative", "objective"}:
        return None
    measure = entry.measures[0]
    if measure.direction not in {"increase", "decrease"} or measure.text is None:
        return None
    metric = known_metric(measure)
    if metric is None:
        return None
    # Two teams may each have a headcount or a budget of their own; of a rate there is one.
    whose = (entry.owner or entry.path).casefold() if metric.additive else ""
    return metric.id, scope_words(entry.statement, [measure.text]) | ({whose} if whose else set())


def conflicts(group: Iterable[Entry]) -> Iterator[Finding]:
    """Report each goal that pulls the other way than an earlier one of the same period."""
    firsts: defaultdict[str | None, dict[tuple[object, object], Entry]] = defaultdict(dict)
    for entry in group:
        way = entry.measures[0].direction
        mine = firsts[way]
        if len(mine) < PERIODS:
            mine.setdefault((entry.start, entry.end), entry)
        against = firsts["decrease" if way == "increase" else "increase"].get((entry.start, entry.end))
        if against is not None:
            yield Finding(
                at=entry.statement,
                message=f"{quote(entry.statement)} works against {quote(against.statement)}",
                ask="which way should it go, and who decides?",
                related=(Related(against.statement, "the goal that pulls the other way", against.path),),
                goal=entry.id,
                path=entry.path,
            )
