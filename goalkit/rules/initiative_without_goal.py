"""Work that moves no goal."""

from collections.abc import Iterator

from goalkit.english.words.quoting import quote
from goalkit.model import Document, Initiative
from goalkit.rule import Finding, rule


@rule(
    category="coaching",
    since="0.1.0",
    sources=("cma-okr-kpi-guide", "kaplan-norton-1996", "gtmhub-okr-design-score", "pm-skills-okr-writer"),
    about=("okr",),
)
def initiative_without_goal(document: Document) -> Iterator[Finding]:
    """An initiative hangs under no goal, though the others do.

    Work that serves no result competes with work that does. Sometimes the result exists and only the link is missing;
    sometimes the work is older than the plan and nobody asked whether it still has a point.

    ```yaml
    period: Q1 2027
    objectives:
      - id: L-1
        objective: Readers find the next book by themselves
        key_results:
          - id: L-2
            key_result: Books borrowed from the display rise from 90 to 240 a week
          - id: L-3
            key_result: Questions at the desk fall from 400 to 250 a week
    initiatives:
      - initiative: Sort the display by mood instead of author
        parent: L-2
      - initiative: Put a map beside the door
        parent: L-3
      - initiative: Repaint the reading room
                    ^^^^^^^^^^^^^^^^^^^^^^^^
    ```

    Link it to the result it should move, or take it out of the plan.

    ```yaml
    period: Q1 2027
    objectives:
      - id: L-1
        objective: Readers find the next book by themselves
        key_results:
          - id: L-2
            key_result: Books borrowed from the display rise from 90 to 240 a week
          - id: L-3
            key_result: Questions at the desk fall from 400 to 250 a week
    initiatives:
      - initiative: Sort the display by mood instead of author
        parent: L-2
      - initiative: Put a map beside the door
        parent: L-3
    ```
    """
    initiatives = [goal for goal in document.goals if isinstance(goal, Initiative)]
    alone = [one for one in initiatives if one.parent is None and one.parent_named is None and not one.supports]
    if 2 * len(alone) >= len(initiatives):
        return
    for initiative in alone:
        yield Finding(
            at=initiative.statement,
            message=f"{quote(initiative.statement)} moves no goal of this document",
            ask="which result should it move?",
            goal=initiative.id,
        )
