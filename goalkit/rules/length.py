"""Goals too long to remember."""

from collections.abc import Iterator
from typing import Annotated

from goalkit.model import Goal, KeyResult, Objective
from goalkit.rule import AtLeast, Finding, rule


@rule(
    category="coaching",
    since="0.1.0",
    sources=("gtmhub-okr-design-score", "lucassen-quality-user-story"),
    about=("okr",),
)
def length(
    goal: Goal,
    *,
    objective_words: Annotated[int, AtLeast(3)] = 30,
    result_words: Annotated[int, AtLeast(3)] = 45,
) -> Iterator[Finding]:
    """A goal is longer than anybody will remember.

    An objective is a sentence that a team should be able to say by heart when it has to choose what not to do. A long
    one usually carries its reasons, its plan or a second goal with it. `objective-words` and `result-words` are the
    most words that either may have; what stands in brackets doesn't count.

    ```md
    # Community college, spring 2027

    ## Objective: All who work by day and learn by night can do it at a time, in a way and in a room that is fit for us so that we all go on
                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    - KR: First-year students with a job who enrol again rise from 61% to 70%
    - KR: Courses offered after 18:00 rise from 14 to 30
    ```

    Keep the aim, and move the reasons and the plan below it.

    ```md
    # Community college, spring 2027

    ## Objective: Working students can finish what they started
    - KR: First-year students with a job who enrol again rise from 61% to 70%
    - KR: Courses offered after 18:00 rise from 14 to 30
    ```
    """  # noqa: E501 (an example of a long goal is long)
    if isinstance(goal, Objective):
        most = objective_words
    elif isinstance(goal, KeyResult):
        most = result_words
    else:
        return
    # A statement with few characters has few words: most goals need no counting.
    if len(goal.statement) <= 2 * most:
        return
    words = count(goal.statement)
    if words > most:
        yield Finding(
            at=goal.statement,
            message=f"{words} words are more than anybody will remember",
            ask="which of them say what should become true, and which can move below?",
        )


def count(statement: str) -> int:
    """Count the words outside brackets."""
    words = depth = 0
    for piece in statement.replace("(", " ( ").replace(")", " ) ").split():
        if piece == "(":
            depth += 1
        elif piece == ")":
            depth = max(depth - 1, 0)
        elif depth == 0 and any(map(str.isalnum, piece)):
            words += 1
    return words
