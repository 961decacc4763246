"""Goals that came over unchanged from the period before."""

import datetime
from collections.abc import Iterator

from goalkit.english.words.likeness import content_words
from goalkit.english.words.quoting import quote
from goalkit.model import Entry, Portfolio
from goalkit.rule import Finding, Related, rule

COMMITMENTS = frozenset({"key_result", "smart_goal"})
ENOUGH_WORDS = 3


@rule(
    category="coaching",
    since="0.1.0",
    sources=("cma-okr-kpi-guide", "shipscience-retention", "marr-kpi-mistakes"),
)
def copied_from_last_cycle(portfolio: Portfolio, today: datetime.date) -> Iterator[Finding]:
    """A goal of this period is that of an earlier one, word for word and number for number.

    Either it was missed, and then something was learned that the new goal should show: another cause, another target,
    another start. Or it never changes, and then it is a KPI. An objective may well go on for years with other key
    results. The rule compares goals of one owner or one file, and keeps quiet about periods that are over.

    ```md
    # Adult education centre

    ## Q4 2026

    ### Objective: Evening learners finish what they begin
    - KR: Learners who finish their course rise from 55% to 70%
    - KR: Learners who book a second course rise from 20% to 30%

    ## Q1 2027

    ### Objective: Morning learners bring a friend
    - KR: Learners who finish their course rise from 55% to 70%
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    - KR: Learners who come with a friend rise from 5% to 12%
    ```

    Carry a goal over with what you know now: where it stands, why it was missed, what you will do about the cause.

    ```md
    # Adult education centre

    ## Q4 2026

    ### Objective: Evening learners finish what they begin
    - KR: Learners who finish their course rise from 55% to 70%
    - KR: Learners who book a second course rise from 20% to 30%

    ## Q1 2027

    ### Objective: Morning learners bring a friend
    - KR: Learners with children who finish their course rise from 41% to 60%
    - KR: Learners who come with a friend rise from 5% to 12%
    ```
    """
    for alike in portfolio.repeated:
        group = [one for one in alike if one.kind in COMMITMENTS and one.start is not None and one.end is not None]
        if len(group) > 1 and len(content_words(group[0].statement)) >= ENOUGH_WORDS:
            yield from repeats(group, today)


def repeats(group: list[Entry], today: datetime.date) -> Iterator[Finding]:
    """Report each goal with the last one before it that has the same owner or stands in the same file."""
    latest: dict[str, Entry] = {}
    for entry in sorted(group, key=lambda one: (one.end or datetime.date.min, one.path)):
        homes = [entry.path] if entry.owner is None else [entry.path, entry.owner.casefold()]
        before = next((latest[home] for home in homes if home in latest), None)
        for home in homes:
            latest[home] = entry
        if (
            before is not None
            and before.end is not None
            and entry.start is not None
            and entry.end is not None
            and before.end < entry.start
            and entry.end >= today
        ):
            yield Finding(
                at=entry.statement,
                message=f"{quote(entry.statement)} came over unchanged from the period before",
                ask="what was learned since, or is it a KPI?",
                related=(Related(before.statement, "the goal stood here before", before.path),),
                goal=entry.id,
                path=entry.path,
            )
