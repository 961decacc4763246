"""Weights that don't make a whole."""

import math
from collections import defaultdict
from collections.abc import Iterator

from goalkit.english.words.quoting import quote
from goalkit.model import Document, Goal
from goalkit.rule import Finding, Related, rule

WHOLE = 100.0
ROUNDING = 1.0
"""Three thirds of 33% are a whole, too."""
RELATIVE = 50.0
"""Plain numbers that add up to less are shares of their own sum (1, 2, 2), not percentages."""
FEW = 2


@rule(
    category="correctness",
    since="0.1.0",
    sources=("stackedsax-okr-notes", "kaplan-norton-1996"),
)
def weights_invalid(document: Document) -> Iterator[Finding]:
    """The weights of goals that share a parent don't add up to 100%, or one of them is negative.

    A score made with such weights can pass 100% or never reach it, and each tool repairs it in another way. Plain
    small numbers, such as 1, 2 and 2, are read as shares of their own sum and left alone, and so are groups in which
    some goals have no weight.

    ```md
    # Orchestra, Q1 2027

    ## Objective: Young listeners come back

    | Key result | Weight |
    | --- | --- |
    | Share of seats sold to students rises from 9% to 15% | 50% |
                                                             ^^^
    | Young listeners at a second concert rise from 12% to 25% | 40% |
    | Schools at open rehearsals rise from 6 to 14 | 30% |
    ```

    Let the weights make a whole.

    ```md
    # Orchestra, Q1 2027

    ## Objective: Young listeners come back

    | Key result | Weight |
    | --- | --- |
    | Share of seats sold to students rises from 9% to 15% | 40% |
    | Young listeners at a second concert rise from 12% to 25% | 35% |
    | Schools at open rehearsals rise from 6 to 14 | 25% |
    ```
    """
    if "weight" not in document.fields:
        return
    groups: defaultdict[tuple[str | None, str], list[Goal]] = defaultdict(list)
    for goal in document.goals:
        groups[goal.parent, goal.kind].append(goal)
    for siblings in groups.values():
        read = [share(goal.weight) for goal in siblings]
        weights = [one for one in read if one is not None]
        if len(weights) < len(siblings) or len(weights) < FEW:
            continue
        marked = any(goal.weight and "%" in goal.weight for goal in siblings)
        negative = next((goal for goal, weight in zip(siblings, weights, strict=True) if weight < 0), None)
        total = sum(weights)
        first = siblings[0]
        if negative is not None and negative.weight is not None:
            yield Finding(
                at=negative.weight,
                message=f"the weight {quote(negative.weight)} is negative",
                ask="what share of the whole is it?",
                goal=negative.id,
            )
            continue
        if not marked and max(weights) <= 1 and any(weight != 1 for weight in weights):
            whole, rounding = 1.0, ROUNDING / WHOLE
        elif marked or total >= RELATIVE:
            whole, rounding = WHOLE, ROUNDING
        else:
            continue
        if abs(total - whole) > rounding + 1e-9 and first.weight is not None:
            sign = "%" if marked else ""
            yield Finding(
                at=first.weight,
                message=f"the weights of these {len(siblings)} goals make {total:g}{sign}, not {whole:g}{sign}",
                ask="which of them should count less, or more?",
                related=tuple(
                    Related(goal.weight, "this one counts with it") for goal in siblings[1:4] if goal.weight is not None
                ),
                goal=first.id,
            )


def share(written: str | None) -> float | None:
    """The number of a weight; None where it is none, or no number."""
    if written is None:
        return None
    try:
        number = float(written.strip().removesuffix("%").strip().replace(",", "."))
    except ValueError:
        return None
    return number if math.isfinite(number) else None
