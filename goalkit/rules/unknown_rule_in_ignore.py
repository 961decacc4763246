"""Ignore comments that name no rule."""

from collections.abc import Iterator

from goalkit.english.words.near import alike, nearest
from goalkit.english.words.quoting import quote
from goalkit.model import Ignore
from goalkit.registry import all_rules
from goalkit.rule import Edit, Finding, rule


@rule(category="suspicious", since="0.1.0")
def unknown_rule_in_ignore(comment: Ignore) -> Iterator[Finding]:
    """An ignore comment names a rule that doesn't exist.

    It hides nothing, so whoever wrote it believes in a silence that isn't there. Mostly it is a slip of the pen; the
    rule may also come from a package that isn't installed here. A comment with no rule in its brackets hides nothing
    either: each rule is named, so that the next one can still speak.

    ```md
    # Ferry line, Q1 2027

    ## Objective: Islanders plan their day around our timetable
    - KR: Passengers find us more welcoming <!-- goalkit: ignore[vague-trem, missing-target] survey in May -->
                                                                 ^^^^^^^^^^
    - KR: Passengers with a yearly pass rise from 820 to 1,000
    ```

    With `--fix --unsafe-fixes`, `goalkit lint` writes the name that is nearest; one that only differs in capitals or
    hyphens is put right by `--fix` alone.

    ```md edited
    # Ferry line, Q1 2027

    ## Objective: Islanders plan their day around our timetable
    - KR: Passengers find us more welcoming <!-- goalkit: ignore[vague-term, missing-target] survey in May -->
    - KR: Passengers with a yearly pass rise from 820 to 1,000
    ```

    Name the rule as findings do.

    ```md
    # Ferry line, Q1 2027

    ## Objective: Islanders plan their day around our timetable
    - KR: Passengers find us more welcoming <!-- goalkit: ignore[vague-term, missing-target] survey in May -->
    - KR: Passengers with a yearly pass rise from 820 to 1,000
    ```
    """
    known = all_rules()
    for name in comment.rules:
        if str(name) not in known:
            near = nearest(name, known)
            yield Finding(
                at=name,
                message=f"there is no rule {quote(name)}",
                ask=f"did you mean {quote(near)}?"
                if near
                else "does it come from a package that isn't installed here?",
                edits=(Edit(name, near, safe=alike(name, near)),) if near else (),
            )
    if not comment.rules:
        yield Finding(
            at=comment.at,
            message="this comment names no rule, so it ignores nothing",
            ask="which rule should be quiet here? name it in square brackets, as ignore[vague-term]",
        )
