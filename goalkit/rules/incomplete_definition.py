"""KPIs of which less is written down than of their neighbours."""

from collections.abc import Iterator

from goalkit.english.words.quoting import listed, quote
from goalkit.model import Document, Kpi
from goalkit.rule import Finding, rule

PARTS = {
    "target": "range",
    "formula": "formula",
    "source": "source",
    "owner": "owner",
    "cadence": "rhythm",
}
"""What belongs to the definition of a gauge: the field and what it is called."""

MOST = 0.5
"""The share of the other KPIs that must have a part before it is missed."""

ENOUGH = 2


@rule(
    category="coaching",
    since="0.1.0",
    sources=("neely-record-sheet", "marr-kpi-template", "rc2-kpi-standard"),
    silences=("no-data-source",),
    about=("kpi",),
)
def incomplete_definition(document: Document) -> Iterator[Finding]:
    """A KPI leaves out a part that the other KPIs of the document have.

    A gauge can be read by two people alike only if both know where the number comes from, who looks, how often, and
    which values are fine. Which of these a team writes down is its own affair, so the rule asks only for the parts
    that at least half of the other KPIs have, or that the config requires, and says once what is missing.

    ```md
    # KPIs: Hill Street Bakery

    | KPI | Target | Source | Owner | Cadence |
    | --- | --- | --- | --- | --- |
    | Bread thrown away at closing | at most 6% | till | Jonas | daily |
    | Café orders delivered before 7:00 | at least 98% | delivery notes | Jonas | weekly |
    | Nights with fewer than three bakers | at most 2 a month | | Mira | |
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    ```

    Fill the gap, or take the column out if nobody needs it.

    ```md
    # KPIs: Hill Street Bakery

    | KPI | Target | Source | Owner | Cadence |
    | --- | --- | --- | --- | --- |
    | Bread thrown away at closing | at most 6% | till | Jonas | daily |
    | Café orders delivered before 7:00 | at least 98% | delivery notes | Jonas | weekly |
    | Nights with fewer than three bakers | at most 2 a month | rota | Mira | monthly |
    ```
    """
    kpis = [one for one in document.goals if isinstance(one, Kpi)]
    lacks: dict[str, list[str]] = {}
    for field, name in PARTS.items():
        if field not in document.fields:
            continue
        without = [one for one in kpis if not has(one, field, document)]
        required = not any(getattr(goal, field) for goal in document.goals)
        others = len(kpis) - 1
        if not required and (others < ENOUGH or len(kpis) - len(without) < MOST * others):
            continue
        for one in without:
            lacks.setdefault(one.id, []).append(name)
    for one in kpis:
        if one.id in lacks and one.statement not in one.reading.placeholders:
            yield Finding(
                at=one.statement,
                message=f"{quote(one.statement)} has no {listed(lacks[one.id], 'or')}, unlike the other KPIs here",
                ask="could a newcomer read it alike next month?",
                goal=one.id,
            )


def has(kpi: Kpi, field: str, document: Document) -> bool:
    """Whether a part of its definition is written down, in its field or in the sentence."""
    if getattr(kpi, field):
        return True
    if field == "owner":
        return document.owner_of(kpi) is not None
    if field == "target":
        return any(one.target or one.upper for one in kpi.reading.measures) or bool(kpi.reading.quantities)
    return field == "source" and kpi.formula is not None
