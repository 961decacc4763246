"""Objectives that have already chosen their means."""

from collections.abc import Iterator

from goalkit.english.words.quoting import quote
from goalkit.model import Objective
from goalkit.rule import Finding, rule

MAKING = frozenset(
    "adding adopting automating building buying creating deploying designing developing implementing installing "
    "introducing launching migrating opening publishing rebuilding redesigning releasing replacing rolling setting "
    "shipping writing".split()
)
"""Verbs that bring one certain thing about, unlike “being more careful” or “growing with demand”."""


@rule(
    category="coaching",
    since="0.1.0",
    sources=("okr-orca", "incose-guide-to-writing-requirements", "castro-good-okr-bad-okr"),
    english=True,
)
def solution_in_objective(objective: Objective) -> Iterator[Finding]:
    """An objective names the aim and at once the one way to reach it.

    The aim is likely to hold for the whole period; the way is a guess that the team would drop if it saw a better one.
    With the means in the objective, dropping it looks like failing.

    ```md
    # Purchasing office, Q1 2027

    ## Objective: Make it effortless for suppliers to get paid by building a self-service hub
                                                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^
    - Invoices paid within 14 days rise from 40% to 85%
    - Calls about open invoices fall from 90 to 30 a week
    ```

    Keep the aim, and write the means below it as an initiative.

    ```md
    # Purchasing office, Q1 2027

    ## Objective: Make it effortless for suppliers to get paid
    - Invoices paid within 14 days rise from 40% to 85%
    - Calls about open invoices fall from 90 to 30 a week
    ```
    """
    means = objective.reading.means
    if means is None or objective.reading.aim != "aim" or means.split()[0].casefold() not in MAKING:
        return
    yield Finding(
        at=means,
        message=f"{quote(means)} is one way to get there, not part of where to get",
        ask=f"would the objective still be met if something better than {quote(means)} turned up?",
    )
