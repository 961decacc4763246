"""North Stars that tell what came in, or tell it late."""

from collections.abc import Iterator
from typing import Annotated

from goalkit.english.comparing.called import called
from goalkit.english.words.quoting import quote
from goalkit.model import NorthStar
from goalkit.rule import AtLeast, Finding, rule

MOVED = frozenset({"gmv", "grant_funding"})
"""Money that is itself what customers came for."""


@rule(
    category="coaching",
    since="0.1.0",
    sources=("amplitude-north-star-playbook", "amplitude-north-star-skill", "ellis-brown-hacking-growth"),
)
def financial_or_lagging_north_star(
    star: NorthStar, *, late_days: Annotated[int, AtLeast(1)] = 90
) -> Iterator[Finding]:
    """The North Star is money, or a result that shows only months later.

    Revenue tells what customers paid and not what they got, and so it stays high for a while after the product got
    worse. A number that can be read only after a quarter guides nobody on a Tuesday. Where moving money is the
    service, as in payments, the amount moved may be right, and is left alone; a `rationale` field also keeps this rule
    quiet. `late-days` says from when on a metric reads too late.

    ```md
    # North Star: Monthly recurring revenue
                  ^^^^^^^^^^^^^^^^^^^^^^^^^

    - Input metric: Invoices sent on the day of delivery
    - Input metric: Invoices paid without a reminder
    - Input metric: New firms that send an invoice in their first week
    ```

    Count the moment in which customers get what they pay for; the revenue follows, and is a KPI.

    ```md
    # North Star: Invoices paid on time through the product, per week

    - Input metric: Invoices sent on the day of delivery
    - Input metric: Invoices paid without a reminder
    - Input metric: New firms that send an invoice in their first week
    ```
    """
    if star.rationale:
        return
    metric = called(star.statement, star.reading, star.metric)
    if metric is None or metric.id in MOVED:
        return
    if metric.family == "financial":
        yield Finding(
            at=star.metric or star.statement,
            message=f"{quote(star.metric or star.statement)} tells what comes in and not what customers get",
            ask="what do customers get just before they are glad to have paid?",
        )
    elif metric.reads_after_days is not None and metric.reads_after_days >= late_days:
        yield Finding(
            at=star.metric or star.statement,
            message=f"{quote(star.metric or star.statement)} shows only after about {metric.reads_after_days} days",
            ask="what do customers do in the week in which they decide to stay?",
        )
