"""Key results about another country than their objective."""

from collections.abc import Iterator

from goalkit.english.phrasing.place import countries
from goalkit.english.words.quoting import quote
from goalkit.model import Document, KeyResult, Objective
from goalkit.rule import Finding, Related, rule


@rule(
    category="coaching",
    since="0.1.0",
    sources=("ally-training-notes", "weekdone-best-practices", "google-okr-playbook"),
    english=True,
)
def key_result_off_topic(objective: Objective, document: Document) -> Iterator[Finding]:
    """An objective is about one country, and every key result that names one names another.

    Such key results were usually copied from the neighbouring plan. They can all be reached without anything having
    happened where the objective says. Indirect proof is often right, so the rule looks at named countries only, where
    no judgement is needed.

    ```md
    # Language school, Q1 2027

    ## Objective: Learners in Spain choose us first
                              ^^^^^
    - KR: Trial lessons in Portugal rise from 120 to 260 a month
    - KR: Portuguese learners who book a course rise from 18% to 30%
    ```

    Measure what the objective is about.

    ```md
    # Language school, Q1 2027

    ## Objective: Learners in Spain choose us first
    - KR: Trial lessons in Spain rise from 120 to 260 a month
    - KR: Spanish learners who book a course rise from 18% to 30%
    ```
    """
    aimed = countries(objective.statement)
    if len(aimed) != 1:
        return
    (country, words), other = aimed.popitem(), None
    for child in document.children_of(objective):
        named = countries(child.statement)
        if country in named:
            return
        if named and other is None and isinstance(child, KeyResult):
            other = next(iter(named.values()))
    if other is not None:
        yield Finding(
            at=words,
            message=f"the objective says {quote(words)}, and its key results say {quote(other)}",
            ask="which of the two is meant?",
            related=(Related(other, "another country stands here"),),
        )
