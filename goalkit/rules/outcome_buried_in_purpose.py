"""Work whose result stands behind “to”."""

from collections.abc import Iterator

from goalkit.english.words.quoting import quote
from goalkit.model import KeyResult
from goalkit.rule import Finding, Related, rule


@rule(
    category="coaching",
    since="0.1.0",
    sources=("castro-good-okr-bad-okr", "incose-guide-to-writing-requirements", "okr-orca"),
    silences=(
        "activity-as-key-result",
        "compound-goal",
        "missing-baseline",
        "missing-metric",
        "missing-target",
        "output-or-effort-count",
        "vague-term",
    ),
    english=True,
)
def outcome_buried_in_purpose(result: KeyResult) -> Iterator[Finding]:
    """A key result promises work, and the real result stands behind “to” or “so that”.

    The author knows what the work is for and has even written it down, but what will be judged is whether the work was
    done. Turned round, the same words make a good key result: the purpose becomes the result and the work one way to
    get there.

    ```md
    # University IT service, autumn term 2027

    ## Objective: New staff can teach from their first day
    - Implement single sign-on to reduce onboarding time
                                  ^^^^^^^^^^^^^^^^^^^^^^
    - Lectures moved because of missing access fall from 40 to 5
    ```

    Give the purpose its start and its end, and list the work as an initiative.

    ```md
    # University IT service, autumn term 2027

    ## Objective: New staff can teach from their first day
    - Median time until all accounts work falls from 9 days to 1 day
    - Lectures moved because of missing access fall from 40 to 5
    ```
    """
    reading = result.reading
    verb = reading.verb
    if reading.purpose is None or reading.focus != "output" or verb is None or verb.sense not in {"make", "do"}:
        return
    yield Finding(
        at=reading.purpose,
        message=f"{quote(reading.purpose)} is the result, but stands only as the reason for the work",
        ask=f"from which value to which should {quote(reading.purpose)} go?",
        related=(Related(verb.text, "the work is named here"),),
    )
