"""Numbers that only ever rise."""

from collections.abc import Iterator

from goalkit.english.comparing.scale import known_metric
from goalkit.english.metric import registry
from goalkit.english.words.quoting import listed, quote
from goalkit.model import Document, Goal, KeyResult, Kpi, NorthStar, SmartGoal
from goalkit.rule import Finding, rule

RUNNING_TOTAL = frozenset({"total", "cumulative", "lifetime", "all-time", "overall"})
"""Words that make a count one that can't fall."""

HEADS = frozenset(
    {"users", "accounts", "sign-ups", "signups", "registrations", "downloads", "installs", "members", "visits"}
)
"""What is gathered over the years and then counted, whether or not it is still there."""


@rule(
    category="coaching",
    since="0.1.0",
    sources=("ries-lean-startup", "croll-yoskovitz-lean-analytics", "okr-orca", "cma-okr-kpi-guide"),
    english=True,
)
def vanity_metric(goal: Goal, document: Document) -> Iterator[Finding]:
    """A metric rises with time or money and decides nothing.

    Downloads, followers and registered users to date grow even while people leave. When such a number is up, nobody
    knows what to do more of, and when it is flat, nobody knows what to repair. For a team whose very task is reach, the
    number may be right; then say so in a `rationale` field.

    ```md
    # Language app, Q2 2027

    ## Objective: Beginners get to their first real conversation
    - Reach 1 million downloads
                      ^^^^^^^^^
    - Learners who speak with a tutor in week one rise from 12% to 25%
    ```

    Count the people who got something out of it, in a given time.

    ```md
    # Language app, Q2 2027

    ## Objective: Beginners get to their first real conversation
    - Learners who finish five lessons in their first week rise from 21% to 35%
    - Learners who speak with a tutor in week one rise from 12% to 25%
    ```
    """
    if not isinstance(goal, (KeyResult, SmartGoal, Kpi, NorthStar)) or goal.rationale:
        return
    for measure in goal.reading.measures:
        if measure.text is None or not (measure.target or measure.change):
            continue
        metric = known_metric(measure, goal.statement)
        words = measure.text.casefold().split()
        gathered = len(words) > 1 and words[0] in RUNNING_TOTAL and words[-1] in HEADS
        if not gathered and (metric is None or metric.vanity != "yes"):
            continue
        # Newcomers per month can be fewer again; beside a result further on they only say where people come from.
        newcomers = measure.window is not None and metric is not None and metric.family == "growth"
        if newcomers and any(one.reading.measured == "quantity" for one in document.siblings_of(goal)):
            continue
        proxies = [registry()[one].name.lower() for one in metric.proxies[:2] if one in registry()] if metric else []
        instead = f" (for instance {listed(proxies, 'or')})" if proxies else ""
        yield Finding(
            at=measure.text,
            message=f"{quote(measure.text)} can rise while nobody is any better off",
            ask=f"which share of these people does what you hope for{instead}?",
        )
