"""Objectives that can be finished without any effect."""

from collections.abc import Iterator

from goalkit.english.words.quoting import quote
from goalkit.model import Document, Goal, KeyResult, Objective
from goalkit.rule import Finding, Related, rule

ENOUGH = 2
MILESTONES = frozenset({"milestone", "binary", "percent complete", "percent_complete"})


@rule(
    category="coaching",
    since="0.1.0",
    sources=("gtmhub-okr-design-score", "perdoo-key-result-types", "workpath-key-result-types", "google-okr-playbook"),
    english=True,
)
def all_milestone_objective(objective: Objective, document: Document) -> Iterator[Finding]:
    """Every key result of an objective is a milestone, so all can turn green without any effect.

    One or two milestones among measures are fine, and for a licence or a legal deadline the milestone is the result.
    But where all of them are steps of a plan, the objective is a project plan, and nothing in it would show that the
    plan was wrong. Schools differ here: some count milestones as key results, some ask for none at all.

    ```md
    # Cycle repair franchise, H1 2027

    ## Objective: Riders in the north know and trust us
                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    - Open the workshop in Aalborg
    - Sign a distributor for spare parts
    - Translate the booking page
    ```

    Keep the milestones that matter and add what they should bring about.

    ```md
    # Cycle repair franchise, H1 2027

    ## Objective: Riders in the north know and trust us
    - Riders who book a second repair rise from 0 to 300
    - Repairs that come back within a month fall from 9% to 3%
    ```
    """
    results = [one for one in document.children_of(objective) if isinstance(one, KeyResult)]
    if len(results) < ENOUGH or objective.commitment or not all(_is_milestone(one) for one in results):
        return
    yield Finding(
        at=objective.statement,
        message=f"all {len(results)} key results of {quote(objective.statement)} are milestones",
        ask="which number would show that reaching them has changed something?",
        related=tuple(Related(one.statement, "a milestone") for one in results[:3]),
    )


def _is_milestone(result: Goal) -> bool:
    if result.type and result.type.casefold() in MILESTONES:
        return True
    return result.reading.measured == "event" and result.target is None
