"""Objectives of a strategy map from which no arrow goes out, and to which none leads."""

from collections.abc import Iterator

from goalkit.english.words.quoting import quote
from goalkit.model import Document, ScorecardObjective
from goalkit.model.strategy_map import arrows_in
from goalkit.rule import Finding, rule

MOST = 0.75
"""From this share of linked objectives on, one without a link is the exception."""
ENOUGH = 4


@rule(
    category="coaching",
    since="0.1.0",
    sources=("kaplan-norton-2004", "rohm-obfuscating-objectives", "schneiderman-scorecards-fail", "norreklit-balance"),
    about=("balanced_scorecard",),
)
def no_cause_effect_link(document: Document, *, require: bool = False) -> Iterator[Finding]:
    """An objective of a scorecard leads to no other and follows from none, though the others are linked.

    The arrows are the strategy: they say why training should end in fewer faults, and fewer faults in customers who
    stay. An objective beside them may be right, but nobody has said what it is for. Not everybody believes that such
    chains can be proven; as a guess that is written down they can at least be doubted. The rule looks at cards that
    draw arrows (`leads_to`, or one objective that supports another). With `require` it also speaks of a card of four
    or more objectives without a single one. Objectives of the type `compliance` may stand alone.

    ```yaml
    framework: balanced_scorecard
    objectives:
      - id: L1
        perspective: Learning and growth
        objective: Fitters can mend every type of tram
        leads_to: [P1]
      - id: L2
        perspective: Learning and growth
        objective: Managers listen
                   ^^^^^^^^^^^^^^^
      - id: P1
        perspective: Internal process
        objective: Trams are mended before they fail
        leads_to: [C1]
      - id: C1
        perspective: Customer
        objective: Passengers trust the timetable
        leads_to: [F1]
      - id: F1
        perspective: Financial
        objective: Each kilometre costs less
    ```

    Draw the arrow that you believe in, or leave the objective to those whom it concerns.

    ```yaml
    framework: balanced_scorecard
    objectives:
      - id: L1
        perspective: Learning and growth
        objective: Fitters can mend every type of tram
        leads_to: [P1]
      - id: L2
        perspective: Learning and growth
        objective: Managers hear of a fault on the day
        leads_to: [P1]
      - id: P1
        perspective: Internal process
        objective: Trams are mended before they fail
        leads_to: [C1]
      - id: C1
        perspective: Customer
        objective: Passengers trust the timetable
        leads_to: [F1]
      - id: F1
        perspective: Financial
        objective: Each kilometre costs less
    ```
    """
    objectives = [one for one in document.goals if isinstance(one, ScorecardObjective)]
    if len(objectives) < ENOUGH:
        return
    arrows = arrows_in(document)
    if any(arrow.end is None for arrow in arrows):
        return  # the map goes on in another file, and so may the arrows to these
    linked = {one.id for arrow in arrows for one in (arrow.start, arrow.end) if one is not None}
    for one in objectives:
        above = document.parent_of(one)
        if above is not None or one.supports or one.parent_named:
            linked |= {one.id, *one.supports, *((above.id,) if above is not None else ())}
    if require and not linked:
        yield Finding(
            at=objectives[0].statement,
            message=f"{len(objectives)} objectives stand beside each other, and none says which one it moves",
            ask="if this one comes true, which of the others gets easier?",
            goal=objectives[0].id,
        )
    loose = [one for one in objectives if one.id not in linked]
    if len(objectives) - len(loose) < MOST * len(objectives):
        return
    for one in loose:
        if one.type is None or "complian" not in one.type.casefold():
            yield Finding(
                at=one.statement,
                message=f"{quote(one.statement)} leads to no other objective, and none leads to it",
                ask="if it comes true, which of the others gets easier?",
                goal=one.id,
            )
