"""Two shares of one whole whose values don't make the whole."""

from collections.abc import Iterator

from goalkit.english import Measure
from goalkit.english.comparing.complement import complements, missing_to_100, same_scope
from goalkit.english.words.quoting import quote
from goalkit.model import Document, KeyResult, Objective
from goalkit.rule import Finding, Related, rule


@rule(
    category="correctness",
    since="0.1.0",
    sources=("cma-okr-kpi-guide", "saas-metrics-standards"),
    silences=("redundant-complement",),
)
def inconsistent_complement(objective: Objective, document: Document) -> Iterator[Finding]:
    """Two key results aim at shares of one whole that don't add up to 100%.

    Every customer who is not kept is lost, so retention and churn over the same time and the same customers make 100%
    together. If retention is to reach 95% and churn 8%, one of the two can't come true, and the team will find out
    which when it is too late to choose.

    ```md
    # Meal-kit shop, Q1 2027

    ## Objective: Households keep cooking with us after the first month
    - KR: Customer retention rises from 88% to 95%
    - KR: Customer churn falls from 12% to 8%
                                           ^^
    ```

    Keep one of the two, and use the line for something that the other doesn't already say.

    ```md
    # Meal-kit shop, Q1 2027

    ## Objective: Households keep cooking with us after the first month
    - KR: Customer retention rises from 88% to 95%
    - KR: Households that rate a meal rise from 9% to 25%
    ```
    """
    seen: dict[str, tuple[KeyResult, Measure]] = {}
    for result in document.children_of(objective):
        if not isinstance(result, KeyResult):
            continue
        for measure in result.reading.measures:
            if measure.metric is None or measure.target is None:
                continue
            for first, earlier in seen.values():
                missing = missing_to_100(earlier.target, measure.target)
                if (
                    missing is not None
                    and earlier.target is not None
                    and complements(earlier, measure)
                    and same_scope(first.statement, earlier, result.statement, measure)
                ):
                    total = 100 - missing
                    yield Finding(
                        at=measure.target.text,
                        message=f"{quote(earlier.target.text)} of {earlier.text} and {quote(measure.target.text)} of "
                        f"{measure.text} make {total:g}%, not 100%",
                        ask="which of the two values do you mean, and do you need both?",
                        related=(Related(earlier.target.text, "the other share is here"),),
                        goal=result.id,
                    )
            seen.setdefault(measure.metric, (result, measure))
