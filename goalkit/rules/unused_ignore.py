"""Ignore comments that hide nothing."""

from collections.abc import Iterator

from goalkit.english.words.quoting import listed, quote
from goalkit.model import Ignore
from goalkit.rule import Finding, rule


@rule(category="coaching", since="0.1.0")
def unused_ignore(comment: Ignore) -> Iterator[Finding]:
    """An ignore comment names a rule that has nothing to say there.

    The goal may have been reworded since, or the comment may have moved away from it. Left where it is, it would hide
    the next finding of that rule, which nobody has judged yet. Rules that are switched off don't count: nobody knows
    what they would have said.

    ```md
    # Ferry line, Q1 2027

    ## Objective: Islanders plan their day around our timetable
    - KR: Crossings on the minute rise from 72% to 85% <!-- goalkit: ignore[vague-term] the harbour says so -->
                                                                            ^^^^^^^^^^
    - KR: Passengers with a yearly pass rise from 820 to 1,000
    ```

    Take the comment out.

    ```md
    # Ferry line, Q1 2027

    ## Objective: Islanders plan their day around our timetable
    - KR: Crossings on the minute rise from 72% to 85%
    - KR: Passengers with a yearly pass rise from 820 to 1,000
    ```
    """
    if comment.unused:
        names = listed([quote(name) for name in comment.unused])
        nothing = "has nothing to hide" if len(comment.unused) == 1 else "have nothing to hide"
        where = "on this goal" if comment.goal else "here, for the comment stands beside no goal"
        yield Finding(
            at=comment.unused[0],
            message=f"{names} {nothing} {where}",
            ask="was the goal mended since? then the comment can go",
        )
