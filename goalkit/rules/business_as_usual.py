"""Objectives that ask for what already happens."""

from collections.abc import Iterator

from goalkit.english.words.quoting import quote
from goalkit.english.words.token import tokenize
from goalkit.english.words.verbs import SENSES, verb_form
from goalkit.model import Document, KeyResult, Objective
from goalkit.rule import Finding, rule

GOES_ON = frozenset({"maintain", "continue", "sustain", "remain", "uphold"})
"""Verbs by which things go on as they are; “keep families safe” and “retain customers” are aims."""

CHANGES = frozenset({"increase", "decrease", "improve", "reach"})

LONGEST = 300


@rule(
    category="coaching",
    since="0.1.0",
    sources=("google-rework", "google-okr-playbook", "perdoo-maintain", "okrs-tool-guide"),
    silences=("activity-as-objective",),
    english=True,
)
def business_as_usual(objective: Objective, document: Document) -> Iterator[Finding]:
    """An objective asks that things go on as they are, and nothing below it asks for a change.

    Running work well is most of what an organisation does, and no objective is needed for it. As one it takes a place
    from what should become different, and at the end of the period there is nothing to tell. Gauges watch running work
    all year round: put what must not get worse among the KPIs. Beside an objective with the same parent that pushes
    something, this one is a guard rail, and the rule keeps quiet.

    ```md
    # Help desk, Q1 2027

    ## Objective: Continue to deliver excellent customer service
                  ^^^^^^^^
    - KR: Answer the requests of all departments
    ```

    Say what should be different, and watch the rest.

    ```md
    # Help desk, Q1 2027

    ## Objective: People get back to work after one call
    - KR: Requests solved in the first call rise from 66% to 80%
    - KR: Requests opened again within a week fall from 14% to 6%
    ```
    """
    verb = objective.reading.verb
    if verb is None or verb.lemma not in GOES_ON or not objective.statement.startswith(verb.text):
        return
    if objective.reading.compound or objective.reading.states_number or is_guard(objective):
        return
    words = [token.low for token in tokenize(objective.statement[len(verb.text) : LONGEST])]
    forms = [form for form in map(verb_form, words) if form is not None]
    if any(SENSES.get(form.lemma) in CHANGES for form in forms):
        return
    if verb.lemma == "continue" and (words[:1] != ["to"] or any(is_unfinished(form.lemma) for form in forms)):
        return  # “continue the migration” and “continue to build” are work that has an end
    results = [one for one in document.children_of(objective) if isinstance(one, KeyResult)]
    if results and (any(pushes(one) for one in results) or all(holds(one) for one in results)):
        return  # results that hold a value, all of them, are taken for KPIs one by one
    if any(pushes(one) for beside in document.siblings_of(objective) for one in document.children_of(beside)):
        return
    yield Finding(
        at=verb.text,
        message=f"{quote(objective.statement)} asks for what already happens",
        ask="what should be different at the end, or which KPI would watch it?",
    )


def is_unfinished(lemma: str) -> bool:
    """Whether a verb brings something about that will then be there, other than a service."""
    return SENSES.get(lemma) == "make" and lemma not in {"deliver", "provide", "offer"}


def is_guard(objective: Objective) -> bool:
    """Whether the author says that it is there to be kept."""
    said = f"{objective.type or ''} {objective.commitment or ''}".casefold()
    return any(word in said for word in ("guard", "health", "kpi", "run"))


def pushes(result: object) -> bool:
    """Whether a result asks for something that isn't so yet."""
    if not isinstance(result, KeyResult):
        return False
    reading = result.reading
    moved = any(one.direction in {"increase", "decrease"} or one.change for one in reading.measures)
    return moved or (reading.focus == "outcome" and reading.measured != "none" and not holds(result))


def holds(result: KeyResult) -> bool:
    """Whether it asks for a value that is to stay as it is."""
    measures = result.reading.measures
    return bool(measures) and all(one.direction == "maintain" for one in measures)
