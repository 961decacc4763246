"""Objectives of which nobody outside would notice the success."""

from collections.abc import Iterator

from goalkit.english.metric import registry
from goalkit.english.words.quoting import quote
from goalkit.english.words.token import tokenize
from goalkit.model import Document, KeyResult, Objective
from goalkit.rule import Finding, rule

INSIDE = frozenset({"internal", "activity"})
PEOPLE = frozenset(
    "account accounts applicant applicants author authors buyer buyers candidate candidates child children "
    "citizen citizens client clients colleague colleagues community customer customers developer developers donor "
    "donors driver drivers employee employees engineer engineers everyone family families guest guests learner "
    "learners member members merchant merchants neighbour neighbours newcomer newcomers nurse nurses parent "
    "parents partner partners passenger passengers patient patients people reader readers resident residents "
    "seller sellers shop shops staff student students subscriber subscribers supplier suppliers teacher teachers "
    "team teams tenant tenants user users visitor visitors volunteer volunteers we our us you".split()
)


@rule(
    category="pedantic",
    since="0.1.0",
    sources=("google-okr-playbook", "google-rework", "neely-record-sheet"),
    english=True,
)
def low_value_objective(objective: Objective, document: Document) -> Iterator[Finding]:
    """Every key result counts something that only the team itself would notice.

    An objective can be reached in full without anybody being better off: cleaner code, more training hours, a fuller
    calendar. That may be the right work, but then somebody gains from it, and the objective should say who. The rule
    keeps quiet where the objective names people or supports another goal, or where it doesn't know a metric.

    ```md
    # Build team, Q1 2027

    ## Objective: A tidier code base
                  ^^^^^^^^^^^^^^^^^^
    - KR: Test coverage rises from 61% to 80%
    - KR: Technical debt ratio falls from 14% to 8%
    ```

    Say who gains from it, and measure that.

    ```md
    # Build team, Q1 2027

    ## Objective: Product teams change the code without fear
    - KR: Change failure rate falls from 18% to 8%
    - KR: Test coverage rises from 61% to 80%
    ```
    """
    if objective.parent is not None or objective.parent_named is not None or objective.supports:
        return
    results = [child for child in document.children_of(objective) if isinstance(child, KeyResult)]
    if not results:
        return
    for result in results:
        if not result.reading.measures:
            return
        for measure in result.reading.measures:
            metric = registry().get(measure.metric) if measure.metric else None
            if metric is None or metric.family not in INSIDE:
                return
    if any(token.low in PEOPLE for token in tokenize(objective.statement)):
        return
    yield Finding(
        at=objective.statement,
        message=f"nobody outside would notice that {quote(objective.statement)} was reached",
        ask="who is better off, and by what would they notice?",
    )
