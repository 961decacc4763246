"""Arrows of a strategy map that point against all the others."""

from collections.abc import Iterator

from goalkit.english.words.quoting import quote
from goalkit.model import Document
from goalkit.model.strategy_map import Arrow, Side, arrows_in, side_of
from goalkit.rule import Finding, Related, rule

DRIVERS: tuple[Side, ...] = ("learning and growth", "internal process")
ENOUGH = 2
"""How many arrows must lead up to money before a single one down from it looks like a slip."""


@rule(
    category="coaching",
    since="0.1.0",
    sources=("kaplan-norton-2004", "kaplan-norton-1996", "kaplan-nonprofit", "norreklit-balance"),
    about=("balanced_scorecard",),
)
def cause_effect_wrong_way(document: Document) -> Iterator[Finding]:
    """An arrow leads from money down to skills or processes against the others, or two objectives lead to each other.

    An arrow says what moves first. Where the other arrows of a map run from skills over processes up to money, a single
    one from money down to skills was most likely drawn from the wrong end. Money does pay for training, but that is a
    budget, and no effect of higher profit. Public bodies put money at the bottom and their mission at the top; a map on
    which most such arrows start at money is one of those, and is left alone. So are long rings, in which an effect may
    well come back years later.

    ```yaml
    framework: balanced_scorecard
    objectives:
      - id: L1
        perspective: Learning and growth
        objective: Bakers know every oven
        leads_to: [P1]
      - id: P1
        perspective: Internal process
        objective: Less bread is burnt
        leads_to: [C1, F1]
      - id: C1
        perspective: Customer
        objective: Cafés order for the whole week
        leads_to: [F1]
      - id: F1
        perspective: Financial
        objective: Each loaf earns more
        leads_to: [L1]
                   ^^
    ```

    Take out the arrow that is a budget, or turn it round.

    ```yaml
    framework: balanced_scorecard
    objectives:
      - id: L1
        perspective: Learning and growth
        objective: Bakers know every oven
        leads_to: [P1]
      - id: P1
        perspective: Internal process
        objective: Less bread is burnt
        leads_to: [C1, F1]
      - id: C1
        perspective: Customer
        objective: Cafés order for the whole week
        leads_to: [F1]
      - id: F1
        perspective: Financial
        objective: Each loaf earns more
    ```
    """
    arrows = arrows_in(document)
    drawn = {(arrow.start.id, arrow.end.id): arrow for arrow in arrows if arrow.end is not None}
    told: set[str] = set()
    for (start, end), arrow in drawn.items():
        back = drawn.get((end, start))
        if start == end:
            told.add(start)
            yield Finding(
                at=arrow.words,
                message=f"{quote(arrow.start.statement, 50)} leads to itself",
                ask="which objective is meant?",
                goal=start,
            )
        elif back is not None and arrow.words.span > back.words.span:
            told |= {start, end}
            yield Finding(
                at=arrow.words,
                message=f"{quote(arrow.start.statement, 50)} and {quote(back.start.statement, 50)} lead to each other",
                ask="which of the two moves first?",
                related=(Related(back.words, "the other arrow"),),
                goal=start,
            )
    up = []
    down = []
    for arrow in drawn.values():
        start_side, end_side = sides(arrow)
        if end_side == "financial" and start_side not in {None, "financial"}:
            up.append(arrow)
        elif start_side == "financial" and end_side in DRIVERS:
            down.append(arrow)
    if len(down) == 1 and len(up) >= ENOUGH:
        arrow = down[0]
        if arrow.start.id not in told and arrow.end is not None:
            yield Finding(
                at=arrow.words,
                message=f"{quote(arrow.start.statement, 50)} leads from money down to {sides(arrow)[1]}, and"
                f" {len(up)} other arrows lead up to money",
                ask=f"does {quote(arrow.end.statement, 50)} not come first?",
                related=(Related(up[0].words, "another arrow, which runs up"),),
                goal=arrow.start.id,
            )


def sides(arrow: Arrow) -> tuple[Side | None, Side | None]:
    """The sides of a scorecard on which an arrow starts and ends, where they are of the usual four."""
    start, end = arrow.start.perspective, arrow.end.perspective if arrow.end is not None else None
    return (side_of(start) if start else None), (side_of(end) if end else None)
