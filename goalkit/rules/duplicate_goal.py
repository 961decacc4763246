"""One goal, held twice."""

from collections import defaultdict
from collections.abc import Iterator

from goalkit.english.words.likeness import content_words
from goalkit.english.words.quoting import quote
from goalkit.model import Entry, Portfolio
from goalkit.rule import Finding, Related, rule

COMMITMENTS = frozenset({"objective", "key_result", "smart_goal", "scorecard_objective", "goal"})
ENOUGH_WORDS = 4
"""Shorter statements are headings that many teams share by chance."""
SHOWN = 3
"""How many of many repetitions are shown."""


@rule(
    category="coaching",
    since="0.1.0",
    sources=("castro-shared-okrs", "lucassen-quality-user-story", "incose-guide-to-writing-requirements"),
)
def duplicate_goal(portfolio: Portfolio) -> Iterator[Finding]:
    """Two goals of one period say the same in the same words.

    If two teams hold it unknowingly, both will do the work, or each will wait for the other. If they hold it on
    purpose, it is one shared goal, and should stand in one place with one person to answer for it. The order of words,
    case and plurals make no difference; goals of different periods are not compared here.

    ```md
    # Sales and marketing, Q1 2027

    ## Objective: Trial users see what they would pay for
    - KR: Trials that turn into paid plans rise from 11% to 16%
    - KR: Trial users who finish the tour rise from 30% to 55%

    ## Objective: Sales talks to people who are ready to buy
    - KR: Calls booked by trial users rise from 40 to 90 a month
    - KR: Trials that turn into paid plans rise from 11% to 16%
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    ```

    Keep it in one place, and give the other objective a proof of its own.

    ```md
    # Sales and marketing, Q1 2027

    ## Objective: Trial users see what they would pay for
    - KR: Trials that turn into paid plans rise from 11% to 16%
    - KR: Trial users who finish the tour rise from 30% to 55%

    ## Objective: Sales talks to people who are ready to buy
    - KR: Calls booked by trial users rise from 40 to 90 a month
    - KR: Calls that end in an offer rise from 25% to 40%
    ```
    """
    said: set[tuple[str, str]] = set()
    for alike in portfolio.repeated:
        group = [entry for entry in alike if entry.kind in COMMITMENTS]
        if group and group[0].statement.startswith("<"):
            continue  # a hole that is still to be filled, each with words of its own
        if len(group) > 1 and len(content_words(group[0].statement)) >= ENOUGH_WORDS:
            yield from repeats(group, said)


def repeats(group: list[Entry], said: set[tuple[str, str]]) -> Iterator[Finding]:
    """Report the second goal of each period, once for all that repeat it.

    What hangs under a repeated goal is repeated with it, and adds nothing: `said` keeps those reported.
    """
    # A file without a period may belong to any: its goals are compared with each other only.
    by_period: defaultdict[tuple[object, ...], list[Entry]] = defaultdict(list)
    for entry in group:
        by_period[(entry.start, entry.end) if entry.start else (entry.path,)].append(entry)
    for same in by_period.values():
        first, *others = same
        if not others:
            continue
        said.update((one.path, one.id) for one in others)
        if all(one.parent and (one.path, one.parent) in said for one in others):
            continue
        second = others[0]
        more = (
            f", and {len(others) - 1} more times" if len(others) > 2 else ", and once more" if len(others) > 1 else ""
        )
        yield Finding(
            at=second.statement,
            message=f"{quote(second.statement)} is a goal already"
            + (f" in {first.path}" if first.path != second.path else "")
            + more,
            ask="is it one shared goal, and who answers for it?",
            related=(
                Related(first.statement, "the same goal stands here", first.path),
                *(Related(one.statement, "and here", one.path) for one in others[1:SHOWN]),
            ),
            goal=second.id,
            path=second.path,
        )
