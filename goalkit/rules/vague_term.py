"""Words without a size on which the decision turns."""

from collections.abc import Iterator

from goalkit.english.amounting.settled import may_be_settled
from goalkit.english.words.quoting import listed, quote
from goalkit.model import Goal, KeyResult, ScorecardMeasure, SmartGoal
from goalkit.rule import Finding, rule


@rule(
    category="coaching",
    since="0.1.0",
    sources=(
        "incose-guide-to-writing-requirements",
        "femmer-requirements-smells",
        "krisch-weak-words",
        "wilson-automated-analysis",
    ),
    english=True,
)
def vague_term(goal: Goal) -> Iterator[Finding]:
    """Whether a result is met turns on a word that nobody has defined.

    “Better”, “robust” or “significantly” mean something else to everybody in the room. In the last week of the period
    the word will mean whatever has been reached by then, so nothing was promised. Where the same goal gives the number
    behind the word, the word is decoration and is left alone; objectives may speak freely.

    ```md
    # School kitchen, autumn 2027

    ## Objective: Children like what they eat at school
    - KR: Children have sufficient time to eat
                        ^^^^^^^^^^
    - KR: Share of children who stay for lunch rises from 61% to 75%
    ```

    Replace the word by the number or the state that you would accept as proof of it.

    ```md
    # School kitchen, autumn 2027

    ## Objective: Children like what they eat at school
    - KR: Children who have 20 minutes to eat rise from 55% to 90%
    - KR: Share of children who stay for lunch rises from 61% to 75%
    ```
    """
    if not isinstance(goal, (KeyResult, SmartGoal, ScorecardMeasure)):
        return
    words = goal.reading.vague_words
    if not words or may_be_settled(goal.reading, goal.statement):
        return
    said = list(dict.fromkeys(str(word).casefold() for word in words))
    yield Finding(
        at=words[0],
        message=f"{listed([quote(word) for word in said])} has no agreed size, yet the result turns on it"
        if len(said) == 1
        else f"{listed([quote(word) for word in said])} have no agreed size, yet the result turns on them",
        ask=f"by which number or state would you know {quote(said[0])}?",
    )
