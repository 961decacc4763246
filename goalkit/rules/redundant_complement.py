"""Two key results that are one metric seen from both sides."""

from collections.abc import Iterator

from goalkit.english import Measure
from goalkit.english.comparing.complement import complements, only_base, same_scope
from goalkit.english.words.quoting import quote
from goalkit.model import Document, KeyResult, Objective
from goalkit.rule import Finding, Related, rule

IN_REACH = range(1, 100)


@rule(
    category="coaching",
    since="0.1.0",
    sources=("cma-okr-kpi-guide", "saas-metrics-standards", "incose-guide-to-writing-requirements"),
)
def redundant_complement(objective: Objective, document: Document) -> Iterator[Finding]:
    """Two key results are one metric, seen from both sides.

    Retention and churn, counted over the same customers and the same time, always move together: one of them is what
    the other leaves. Together they look like two proofs and are one, and a team that moves it counts double. Where
    both are given as changes in percent, they can even contradict each other, for both come true at one starting point
    only; the finding names it.

    ```md
    # Streaming service, Q1 2027

    ## Objective: Viewers find a reason to stay each month
    - KR: Raise customer retention by 10%
    - KR: Cut customer churn by 15%
          ^^^^^^^^^^^^^^^^^^^^^^^^^
    ```

    Keep the one that people look at, and prove the aim by something else as well.

    ```md
    # Streaming service, Q1 2027

    ## Objective: Viewers find a reason to stay each month
    - KR: Customer retention over 90 days rises from 62% to 68%
    - KR: Viewers who watch on two days a week rise from 41% to 55%
    ```
    """
    seen: dict[str, tuple[KeyResult, Measure]] = {}
    for result in document.children_of(objective):
        if not isinstance(result, KeyResult):
            continue
        for measure in result.reading.measures:
            if measure.metric is None:
                continue
            for first, earlier in seen.values():
                if (
                    first is not result
                    and complements(earlier, measure)
                    and same_scope(first.statement, earlier, result.statement, measure)
                ):
                    yield Finding(
                        at=result.statement,
                        message=says(first, earlier, result, measure),
                        ask="which of the two do people look at, and what else would prove the objective?",
                        related=(Related(first.statement, "the other side stands here"),),
                        goal=result.id,
                    )
            seen.setdefault(measure.metric, (result, measure))


def says(first: KeyResult, earlier: Measure, second: KeyResult, measure: Measure) -> str:
    """Say that the two are one, and where they must start if both changes are to come true."""
    base = only_base(earlier, measure)
    both = f"{quote(first.statement, 40)} and {quote(second.statement, 40)}"
    if base is None:
        return f"{both} are one metric seen from both sides, if they count the same base"
    if IN_REACH.start <= base < IN_REACH.stop:
        return f"{both} can both come true only if {earlier.text} is exactly {base:.0f}% today"
    return f"{both} can't both come true, wherever {earlier.text} stands today"
