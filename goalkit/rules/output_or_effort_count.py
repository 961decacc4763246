"""Key results that count what the team makes or spends."""

from collections.abc import Iterator

from goalkit.english.phrasing.extent import says_how_well, told_of_others
from goalkit.english.words.quoting import quote
from goalkit.model import KeyResult
from goalkit.rule import Finding, rule
from goalkit.text import Text

NEAR = 16
"""How many characters may stand between a number and what it counts: “3 of our new”."""


@rule(
    category="coaching",
    since="0.1.0",
    sources=("castro-good-okr-bad-okr", "pm-skills-okr-writer", "wodtke-radical-focus", "okrs-tool-guide"),
    silences=("missing-metric", "missing-baseline", "vague-term", "velocity-as-goal"),
    english=True,
)
def output_or_effort_count(result: KeyResult) -> Iterator[Finding]:
    """A key result counts what the team makes or spends, not what comes of it.

    Posts, calls, workshops and hours have the look of a measure, but the team can always make one more. The count is
    reached by effort alone, and reaching it says nothing about whether anybody read, bought, learned or stayed. Making
    more of something can even harm: twelve thin guides are worse than three that people use. A count that goes from one
    value to another is left alone.

    ```md
    # Harbour Credit Union, Q1 2027

    ## Objective: New members find their way without calling us
    - Record 10 tutorial videos
             ^^
    - Calls from new members fall from 300 to 180 a month
    ```

    Count the people for whom it made a difference, or the difference itself.

    ```md
    # Harbour Credit Union, Q1 2027

    ## Objective: New members find their way without calling us
    - New members who set up a transfer without help rise from 38% to 60%
    - Calls from new members fall from 300 to 180 a month
    ```
    """
    reading = result.reading
    if reading.focus != "output" or reading.measured != "quantity":
        return
    if any(measure.baseline and measure.target for measure in reading.measures):
        return  # who writes both ends looks at a level that exists today, and rarely at a pile of work
    verb = reading.verb
    if any(measure.target is not None and not measure.target.number for measure in reading.measures):
        return  # “no decision later than 60 days”: nobody piles up nothing
    if says_how_well(result.statement, reading) or told_of_others(result.statement):
        return
    for measure in reading.measures:
        amount = measure.target or measure.change
        if amount is not None:
            counted = _counted(result.statement, amount.text, measure.text)
            yield Finding(
                at=amount.text,
                message=f"{counted} counts what the team makes or does, not what comes of it",
                ask="what should these bring about, and for how many?",
            )
            return
    yield Finding(
        at=verb.text if verb is not None else result.statement,
        message=f"{quote(result.statement)} counts what the team makes or does, not what comes of it",
        ask="what should this bring about, and for how many?",
    )


def _counted(statement: Text, number: Text, name: Text | None) -> str:
    """Quote the number with what it counts, or all of it where they stand apart."""
    begin = statement.find(number)
    end = statement.find(name, begin) + len(name) if name and begin >= 0 else -1
    together = name is not None and begin + len(number) <= end - len(name) <= begin + len(number) + NEAR
    return quote(statement[begin:end] if together else statement)
