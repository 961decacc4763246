"""One number that is both watched and pushed."""

from collections.abc import Iterator

from goalkit.english.words.likeness import scope_words
from goalkit.english.words.quoting import quote
from goalkit.model import Document, Goal, KeyResult, Kpi
from goalkit.model.portfolio import references_in
from goalkit.rule import Finding, Related, rule


@rule(
    category="coaching",
    since="0.1.0",
    sources=("cma-okr-kpi-guide", "perdoo-okr-kpi", "size-scale-match-okr-kpi"),
    about=("kpi", "okr"),
)
def kpi_okr_overlap(document: Document) -> Iterator[Finding]:
    """A key result pushes a number that the same document watches as a KPI, and nothing ties the two.

    When the monthly figure moves, nobody can tell whether it was the work, the season or a price. A KPI that left its
    range and is now to be brought back is the best of reasons for a key result; then say so. A `rationale`, a link
    from one to the other, the KPI written below the key result, or a start that is the KPI's value today keeps the
    rule quiet, and so does a key result that only holds the number, or that is about some of its customers.

    ```yaml
    objectives:
      - objective: First-time buyers come back by themselves
        period: Q2 2027
        key_results:
          - text: Repeat purchase rate rises from 24% to 29%
                  ^^^^^^^^^^^^^^^^^^^^
          - text: First-time buyers who save a basket rise from 8% to 20%
    kpis:
      - name: Repeat purchase rate
        target: at least 25%
    ```

    Say whose number the work is meant to move, so that the KPI can be read beside it.

    ```yaml
    objectives:
      - objective: First-time buyers come back by themselves
        period: Q2 2027
        key_results:
          - text: Repeat purchase rate of first-time buyers rises from 14% to 20%
          - text: First-time buyers who save a basket rise from 8% to 20%
    kpis:
      - name: Repeat purchase rate
        target: at least 25%
    ```
    """
    watched = {scope_words(goal.statement): goal for goal in document.goals if isinstance(goal, Kpi)}
    watched.pop(frozenset(), None)
    if not watched:
        return
    for goal in document.goals:
        if not isinstance(goal, KeyResult) or goal.rationale:
            continue
        for measure in goal.reading.measures:
            if measure.text is None or measure.direction not in {"increase", "decrease"} or measure.target is None:
                continue
            kpi = watched.get(scope_words(goal.statement))
            if kpi is None or kpi.parent == goal.parent or is_tied(goal, kpi):
                continue
            now = next((one.baseline for one in kpi.reading.measures if one.baseline is not None), None)
            if now is not None and measure.baseline is not None and now.number == measure.baseline.number:
                continue
            yield Finding(
                at=measure.text,
                message=f"{quote(measure.text)} is watched as a KPI and pushed as a key result",
                ask="by what will you tell your work from what would have happened anyway?",
                related=(Related(kpi.statement, "the KPI stands here"),),
                goal=goal.id,
            )
            break


def is_tied(result: KeyResult, kpi: Kpi) -> bool:
    """Whether one of both stands below the other or names it, or the key result starts at the KPI's value today."""
    if is_named(kpi, result) or is_named(result, kpi):
        return True
    return kpi.current is not None and result.baseline is not None and kpi.current.strip() == result.baseline.strip()


def is_named(goal: Goal, by: Goal) -> bool:
    """Whether another goal hangs under this one, or refers to it by its id or in its words."""
    named = references_in(by.parent_named) if by.parent_named is not None else ()
    return by.parent == goal.id or any(str(one) in {goal.id, str(goal.statement)} for one in (*named, *by.supports))
