"""North Stars that nothing guards, where gauges are at hand."""

from collections.abc import Iterator

from goalkit.english.comparing.called import called
from goalkit.english.metric import registry
from goalkit.english.words.quoting import listed, quote
from goalkit.model import Document, Kpi, NorthStar
from goalkit.rule import Finding, rule

PUSHED = frozenset(
    {"growth", "speed", "flow", "activity", "efficiency", "conversion", "reach", "financial", "engagement"}
)
"""Families of metrics that may rise while something else is spoilt."""


@rule(
    category="coaching",
    since="0.1.0",
    sources=("grove-high-output-management", "leermeester-north-star", "pm-skills-okr-writer"),
)
def north_star_without_guardrail(star: NorthStar, document: Document) -> Iterator[Finding]:
    """KPIs stand beside a North Star, and none of them would show what chasing it costs.

    A star that everybody works for gets moved by any means: more reminders, easier sign-ups, worse orders. A gauge that
    turns red then keeps it honest. The rule speaks only where the document keeps KPIs beside the star, and only where
    it knows all of these metrics, for in other places a guardrail may be kept elsewhere.

    ```yaml
    north_star: Gross merchandise value
                ^^^^^^^^^^^^^^^^^^^^^^^
    input_metrics:
      - Shops that answer within an hour
      - Households that order twice a month
      - Orders packed before noon
    kpis:
      - Page views
      - Leads
    ```

    Add a gauge that turns red when the star is chased at a price.

    ```yaml
    north_star: Gross merchandise value
    input_metrics:
      - Shops that answer within an hour
      - Households that order twice a month
      - Orders packed before noon
    kpis:
      - Page views
      - Return rate
    ```
    """
    metric = called(star.statement, star.reading, star.metric)
    kpis = [one for one in document.goals if isinstance(one, Kpi)]
    if metric is None or not metric.counters or metric.family not in PUSHED or not kpis:
        return
    for kpi in kpis:
        beside = called(kpi.statement, kpi.reading, kpi.metric)
        said = f"{kpi.label or ''} {kpi.type or ''}".casefold()
        if beside is None or beside.family not in PUSHED or beside.id in {*metric.counters, *metric.tradeoffs}:
            return
        if any(word in said for word in ("guard", "counter", "health")):
            return
    guards = [registry()[one].name.lower() for one in metric.counters[:2] if one in registry()]
    yield Finding(
        at=star.statement,
        message=f"none of the KPIs here would show what {quote(star.statement)} costs",
        ask=f"what must not get worse while it rises, {listed(guards, 'or')} perhaps?" if guards else None,
    )
