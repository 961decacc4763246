"""Promises of an objective that no key result would show."""

from collections.abc import Iterator

from goalkit.english.metric import registry
from goalkit.english.phrasing.claim import joined_claims
from goalkit.english.words.quoting import quote
from goalkit.model import Document, KeyResult, Kpi, Objective
from goalkit.rule import Finding, rule


@rule(
    category="coaching",
    since="0.1.0",
    sources=("google-okr-playbook", "ally-training-notes", "cma-okr-kpi-guide"),
    english=True,
)
def claim_not_covered(objective: Objective, document: Document) -> Iterator[Finding]:
    """An objective promises two things, and its key results show only one of them.

    All key results could be reached while half of the promise fails. Work follows what is counted, so the uncounted
    half is also the one that gives way when time runs short. The rule speaks where it knows what each word promises
    and what each key result measures, and else keeps quiet.

    ```md
    # Courier, Q1 2027

    ## Objective: Faster and safer deliveries for pharmacies
                             ^^^^^
    - KR: Lead time falls from 26 to 18 hours
    - KR: Queue time falls from 40 to 15 minutes
    ```

    Add a result for the other half, or promise one thing.

    ```md
    # Courier, Q1 2027

    ## Objective: Faster and safer deliveries for pharmacies
    - KR: Lead time falls from 26 to 18 hours
    - KR: Defect rate falls from 2.1% to 1.2% of parcels
    ```
    """
    claims = joined_claims(objective.statement)
    if not claims:
        return
    shown: set[str] = set()
    for child in document.children_of(objective):
        if not isinstance(child, (KeyResult, Kpi)):
            continue
        if not child.reading.measures:
            return
        for measure in child.reading.measures:
            metric = registry().get(measure.metric) if measure.metric else None
            if metric is None:
                return
            shown.add(metric.family)
    bare = [claim for claim in claims if claim.families.isdisjoint(shown)]
    if bare and len(bare) < len(claims):
        yield Finding(
            at=bare[0].text,
            message=f"no key result would show {quote(bare[0].text)}",
            ask=f"by what would an outsider know {quote(bare[0].text)}, or is the promise one thing?",
        )
