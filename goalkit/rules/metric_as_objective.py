"""Objectives that are a metric with a direction."""

from collections.abc import Iterator

from goalkit.english.phrasing.coordination import two_qualities
from goalkit.english.phrasing.mention import mentions
from goalkit.english.words.likeness import scope_words
from goalkit.english.words.nouns import QUALITIES
from goalkit.english.words.quoting import quote
from goalkit.model import Document, KeyResult, Objective
from goalkit.rule import Finding, Related, rule


@rule(
    category="coaching",
    since="0.1.0",
    sources=("shipscience-retention", "pm-skills-okr-writer", "doerr-measure-what-matters"),
    silences=("key-result-count",),
    english=True,
)
def metric_as_objective(objective: Objective, document: Document) -> Iterator[Finding]:
    """An objective is only a metric and a direction, so objective and key result say the same.

    “Reduce churn” tells neither why the number is too high nor for whom it matters, and its key result can only repeat
    it with figures. The number then becomes the aim, and there are always cheap ways to move a number. An objective
    that adds who is better off, or why now, is left alone.

    ```md
    # Gym, Q1 2027

    ## Objective: Reduce churn
                  ^^^^^^^^^^^^
    - KR: Monthly churn falls from 6% to 4% of members
    - KR: Members who train twice a week rise from 31% to 45%
    ```

    Say what the members would notice; the metric stays as a key result.

    ```md
    # Gym, Q1 2027

    ## Objective: Members still want to train with us after the first winter
    - KR: Monthly churn falls from 6% to 4% of members
    - KR: Members who train twice a week rise from 31% to 45%
    ```
    """
    reading = objective.reading
    if reading.aim != "aim" or reading.states_number or (reading.compound and not two_qualities(reading)):
        return
    named = mentions(objective.statement) if changes(objective) else []
    beside = QUALITIES if reading.compound else frozenset()  # “… and loyalty” is no why either
    if len(named) == 1 and not scope_words(objective.statement, [named[0].text]) - beside:
        yield Finding(
            at=objective.statement,
            message=f"{quote(objective.statement)} is a metric and a direction without a why or for whom",
            ask=f"who is better off when {named[0].text} moves, and what would they notice?",
        )
        return
    results = [child for child in document.children_of(objective) if isinstance(child, KeyResult)]
    if not results:
        return
    said = scope_words(objective.statement)
    if len(said) < 2:
        return
    for result in results:
        if may_say(result, said) and said == scope_words(result.statement):
            yield Finding(
                at=objective.statement,
                message=f"{quote(objective.statement)} says the same as its own key result",
                ask="what is the key result good for, and for whom?",
                related=(Related(result.statement, "the key result says it again"),),
            )
            return


def changes(objective: Objective) -> bool:
    """Whether its verb only moves something up, down or to the better."""
    verb = objective.reading.verb
    return verb is not None and verb.sense in {"increase", "decrease", "improve"}


def may_say(result: KeyResult, words: frozenset[str]) -> bool:
    """Whether all these words may be in a key result: a look that costs less than reading it."""
    plain = result.statement.lower()
    return all(word[:-1] in plain for word in words)
