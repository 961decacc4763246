"""Ignore comments that don't say why."""

from collections.abc import Iterator

from goalkit.model import Ignore
from goalkit.rule import Finding, rule


@rule(category="coaching", since="0.1.0")
def ignore_without_reason(comment: Ignore) -> Iterator[Finding]:
    """An ignore comment gives no reason.

    Next quarter somebody copies the goal, and the comment with it, and nobody remembers whether it was agreed upon or
    in the way. A few words after the brackets settle that, for whoever reads the goal without having been in the room.

    ```md
    # Ferry line, Q1 2027

    ## Objective: Islanders plan their day around our timetable
    - KR: Passengers find us more welcoming <!-- goalkit: ignore[vague-term, missing-target] -->
                                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    - KR: Passengers with a yearly pass rise from 820 to 1,000
    ```

    Say what makes this goal an exception.

    ```md
    # Ferry line, Q1 2027

    ## Objective: Islanders plan their day around our timetable
    - KR: Passengers find us more welcoming <!-- goalkit: ignore[vague-term, missing-target] survey in May -->
    - KR: Passengers with a yearly pass rise from 820 to 1,000
    ```
    """
    if comment.rules and not comment.reason.strip():
        yield Finding(
            at=comment.at,
            message="this comment doesn't say why the goal is an exception",
            ask="why is it right here? a few words after the brackets are enough",
        )
