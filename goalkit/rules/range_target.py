"""Targets that are a range."""

from collections.abc import Iterator

from goalkit.english.words.quoting import quote
from goalkit.model import Goal, KeyResult, ScorecardMeasure, SmartGoal
from goalkit.rule import Finding, rule


@rule(
    category="coaching",
    since="0.1.0",
    sources=("cma-okr-kpi-guide", "incose-guide-to-writing-requirements", "agile-tools-key-result-types"),
    english=True,
)
def range_target(goal: Goal) -> Iterator[Finding]:
    """An improvement ends somewhere in a range, so its low end is the real target.

    “Cut complaints by 10–25%” is met at 10%, and everybody knows it by the third week. If 25% is what you hope for, it
    is a stretch and can be named as such. A range to stay inside, like a temperature or a staffing level, is another
    matter and is left alone.

    ```md
    # Parcel depot, Q2 2027

    ## Objective: What we deliver arrives in one piece
    - Cut damage claims from 240 to 180-120 a month
                                    ^^^^^^^
    - Parcels repacked on arrival fall from 6% to 2%
    ```

    Commit to one value; put the hope beside it.

    ```md
    # Parcel depot, Q2 2027

    ## Objective: What we deliver arrives in one piece
    - Cut damage claims from 240 to 160 a month (stretch: 120)
    - Parcels repacked on arrival fall from 6% to 2%
    ```
    """
    if not isinstance(goal, (KeyResult, SmartGoal, ScorecardMeasure)):
        return
    if goal.type and goal.type.casefold() in {"range", "control"}:
        return
    for measure in goal.reading.measures:
        low = measure.target or measure.change
        if measure.upper is None or low is None or measure.direction not in {"increase", "decrease"}:
            continue
        where = low.text if low.text.span == measure.upper.text.span else None
        said = quote(low.text) if where is not None else f"{quote(low.text)} to {quote(measure.upper.text)}"
        yield Finding(
            at=low.text,
            message=f"{said} counts as reached at its easy end",
            ask="which value do you commit to, and which one would be a stretch?",
        )
