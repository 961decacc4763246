"""Parts that can't make the whole they are parts of."""

from collections import defaultdict
from collections.abc import Iterator

from goalkit.english import Measure
from goalkit.english.comparing.scale import known_metric, step
from goalkit.english.words.likeness import scope_words
from goalkit.english.words.quoting import quote
from goalkit.model import Entry, Portfolio
from goalkit.rule import Finding, Related, rule

TOO_LITTLE = 0.9
TOO_MUCH = 1.5
FEW = 2


@rule(
    category="coaching",
    since="0.1.0",
    sources=("neely-record-sheet", "kaplan-norton-1996"),
)
def children_do_not_add_up(portfolio: Portfolio) -> Iterator[Finding]:
    """The changes that the goals below promise don't make the change that the goal above needs.

    If every region reaches its part and the whole still fails, the plan was short on the first day. If the parts make
    far more than the whole, either the whole is too small or nobody believes in the parts. Only metrics that add up
    are compared (money, counts), and only where every goal below names another part of the same metric, with a start
    and a target.

    ```yaml
    period: 2027
    objectives:
      - objective: Our cheese is known beyond the valley
        key_results:
          - id: R-0
            key_result: Grow revenue from 5.0 to 8.0 million euros
                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
          - id: R-1
            key_result: Grow revenue in the north from 2.0 to 2.8 million euros
            supports: R-0
          - id: R-2
            key_result: Grow revenue in the south from 3.0 to 3.7 million euros
            supports: R-0
    ```

    Close the gap, or say where the rest will come from.

    ```yaml
    period: 2027
    objectives:
      - objective: Our cheese is known beyond the valley
        key_results:
          - id: R-0
            key_result: Grow revenue from 5.0 to 8.0 million euros
          - id: R-1
            key_result: Grow revenue in the north from 2.0 to 3.5 million euros
            supports: R-0
          - id: R-2
            key_result: Grow revenue in the south from 3.0 to 4.5 million euros
            supports: R-0
    ```
    """
    below: defaultdict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in portfolio.entries:
        if len(entry.measures) == 1 and (entry.references or entry.parent):
            for above in portfolio.parents_of(entry):
                if (
                    len(above.measures) == 1
                    and above.measures[0].metric == entry.measures[0].metric
                    and change_of(above.measures[0]) is not None
                ):
                    below[above.path, above.id].append(entry)
    for place, parts in below.items():
        whole = portfolio.by_place[place]
        needed = change_of(whole.measures[0])
        if needed is None or len(parts) < FEW:
            continue
        changes = [change_of(part.measures[0]) for part in parts]
        scopes = {scope_words(part.statement, [part.measures[0].text or ""]) for part in parts}
        promised = sum(change for change in changes if change is not None)
        if (
            None in changes
            or len(scopes) < len(parts)
            or scope_words(whole.statement, [whole.measures[0].text or ""]) in scopes
            or TOO_LITTLE <= promised / needed <= TOO_MUCH
        ):
            continue
        yield Finding(
            at=whole.statement,
            message=f"the {len(parts)} goals below {quote(whole.statement, 40)} promise "
            f"{promised / needed:.0%} of its change",
            ask="where does the rest come from?"
            if promised < needed
            else "is the whole too small, or are the parts too big?",
            related=tuple(Related(part.statement, "one part stands here", part.path) for part in parts[:3]),
            goal=whole.id,
            path=whole.path,
        )


def change_of(measure: Measure) -> float | None:
    """How far the metric is to move, in its base unit; None where that isn't said, or where it doesn't add up."""
    metric = known_metric(measure)
    if metric is None or not metric.additive or measure.baseline is None or measure.target is None:
        return None
    return step(measure.baseline, measure.target) or None
