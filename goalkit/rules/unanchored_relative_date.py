"""Time limits that count from a day that nobody wrote down."""

from collections.abc import Iterator

from goalkit.english.words.quoting import quote
from goalkit.model import Document, Gauge, Goal
from goalkit.rule import Finding, rule


@rule(
    category="coaching",
    since="0.1.0",
    sources=("cma-okr-kpi-guide", "incose-guide-to-writing-requirements"),
    english=True,
)
def unanchored_relative_date(goal: Goal, document: Document) -> Iterator[Finding]:
    """A time limit counts from a day that is written nowhere.

    “In the next six months” moves on with every day on which it is read. Once the document has been copied, mailed or
    opened again in spring, nobody knows when the six months began. A start or creation date, or a period of the
    document, settles it.

    ```md
    # Accounts receivable

    ## Objective: Customers pay without being reminded
    - Overdue invoices fall from 24% to 19% within six months
                                            ^^^^^^^^^^^^^^^^^
    - Invoices sent back with questions fall from 8% to 3% by 31 May 2027
    ```

    Write the day on which the time is up.

    ```md
    # Accounts receivable

    ## Objective: Customers pay without being reminded
    - Overdue invoices fall from 24% to 19% by 31 May 2027
    - Invoices sent back with questions fall from 8% to 3% by 31 May 2027
    ```
    """
    if isinstance(goal, Gauge):
        return  # “people who would come again next month” is what it watches, and no limit
    limits = [limit for limit in goal.reading.deadlines if limit.relative and limit.date is None]
    if not limits or goal.due or any(one.start or one.created for one in document.lineage(goal)):
        return
    period = document.period_of(goal)
    if period is not None and period.start is not None:
        return
    for limit in limits:
        yield Finding(
            at=limit.text,
            message=f"{quote(limit.text)} counts from a day that is not written down",
            ask="on which day is the time up?",
        )
