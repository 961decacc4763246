"""Key results that are work."""

from collections.abc import Iterator

from goalkit.english.words.quoting import quote
from goalkit.model import Document, KeyResult
from goalkit.rule import Finding, rule

DECLARED = frozenset({"milestone", "binary", "learning", "baseline", "committed milestone"})
"""Types of key result with which the author says that an event is meant."""

GRANTED = frozenset({"sign", "certify", "grant", "award", "ratify", "license", "licence"})
"""What is done by somebody else, whose decision is the result: “Distributor agreement signed”."""


@rule(
    category="clarity",
    since="0.1.0",
    sources=("castro-good-okr-bad-okr", "okr-orca", "google-okr-playbook", "cma-okr-kpi-guide"),
    silences=("missing-target", "missing-baseline", "vague-term"),
    english=True,
)
def activity_as_key_result(result: KeyResult, document: Document) -> Iterator[Finding]:
    """A key result names work to do, not a change to see.

    Finishing the work proves that the team was busy. It doesn't show that anything got better for anyone, and it hides
    the cheaper or better work that would have moved the same number. The work belongs beside the result, as an
    initiative that may be swapped for another when it doesn't help. Where your school of OKRs counts milestones as key
    results, say so in a `type` field and this rule keeps quiet. It also lets pass what somebody else has to grant, a
    signed contract or a certificate, where measured results stand beside it.

    ```md
    # Corner Books, Q3 2027

    ## Objective: Regulars who drifted away come back
    - Run a win-back mailing
      ^^^
    - Members who buy again within 60 days rise from 8% to 15%
    ```

    Ask what the work is for, and write that down with its start and its end.

    ```md
    # Corner Books, Q3 2027

    ## Objective: Regulars who drifted away come back
    - Lapsed members who visit the shop again rise from 40 to 120 a month
    - Members who buy again within 60 days rise from 8% to 15%
    ```
    """
    reading = result.reading
    if reading.focus != "output" or reading.measured == "quantity":
        return
    if result.type and result.type.casefold() in DECLARED:
        return
    verb = reading.verb
    granted = verb is not None and verb.lemma in GRANTED and verb.text.casefold() != verb.lemma
    if granted and any(one.reading.measured == "quantity" for one in document.siblings_of(result)):
        return
    if not reading.shows_work:
        return  # “A healthy till”, “Beat Ashford”: no word tells that anything is made
    work = verb is not None and verb.sense in {"make", "do"}
    yield Finding(
        at=verb.text if work and verb is not None else result.statement,
        message=f"{quote(result.statement)} is done once the work is, whether or not anything changes",
        ask="what should be different once this is done, from how much to how much?",
    )
