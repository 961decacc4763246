"""Words that sound ambitious and rule nothing out."""

from collections.abc import Iterator

from goalkit.english.phrasing.wording import hype_words, is_only_hype
from goalkit.english.words.quoting import listed, quote
from goalkit.model import Goal, KeyResult, Objective, SmartGoal
from goalkit.rule import Finding, rule


@rule(
    category="coaching",
    since="0.1.0",
    sources=("okr-orca", "incose-guide-to-writing-requirements"),
    english=True,
    about=("okr", "smart"),
)
def hype_word(goal: Goal) -> Iterator[Finding]:
    """A goal leans on words that sound ambitious and rule nothing out.

    Nobody sets out to be second-class, so “world-class” says nothing about what you will do and what you will leave.
    An objective may be as warm as it likes; this rule speaks only where such words are all that it says. In a key
    result the words are always in the way, for there the number is the claim.

    ```md
    # Museum, 2027

    ## Objective: Deliver a world-class, next-level experience
                            ^^^^^^^^^^^
    - KR: Visitors who stay longer than an hour rise from 34% to 50% by November 2027
    - KR: School classes that come back within a year rise from 12 to 30 by November 2027
    ```

    Say who will notice, and what.

    ```md
    # Museum, 2027

    ## Objective: Children ask their parents to come back
    - KR: Visitors who stay longer than an hour rise from 34% to 50% by November 2027
    - KR: School classes that come back within a year rise from 12 to 30 by November 2027
    ```
    """
    if isinstance(goal, Objective):
        words = hype_words(goal.statement) if is_only_hype(goal.statement) else []
    elif isinstance(goal, (KeyResult, SmartGoal)):
        decided = {word.casefold() for word in goal.reading.vague_words}
        words = [word for word in hype_words(goal.statement) if word.casefold() not in decided]
    else:
        return
    if words:
        rules = "rules" if len(words) == 1 else "rule"
        yield Finding(
            at=words[0],
            message=f"{listed([quote(word) for word in words])} {rules} nothing out",
            ask="who will notice the difference, and by what?",
        )
