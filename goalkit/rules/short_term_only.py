"""Plans that end with the quarter."""

from collections.abc import Iterator
from typing import Annotated

from goalkit.english.words.quoting import quote
from goalkit.model import Entry, Portfolio
from goalkit.rule import AtLeast, Finding, rule

LASTING = frozenset({"north_star", "scorecard_objective"})
"""Kinds of goals that are meant for years, whether or not they say so."""
GUIDES = frozenset({"objective", "smart_goal", "goal"})


@rule(
    category="house",
    since="0.1.0",
    sources=("cma-okr-kpi-guide", "kaplan-norton-1996", "ordonez-goals-gone-wild"),
)
def short_term_only(
    portfolio: Portfolio, *, longest_days: Annotated[int, AtLeast(1)] = 190, at_least: Annotated[int, AtLeast(1)] = 5
) -> Iterator[Finding]:
    """No goal in all these files looks further than a half-year, and there is no North Star and no scorecard.

    Short periods are for learning fast, and somebody has to know what for. Where nothing longer is written down, each
    quarter is planned from the last one, and what takes two years is never begun. The longer aim may well stand
    somewhere else, on a wall or on a slide; therefore the rule is off, and meant for places where all goals are in the
    files that goalkit reads. `longest-days` is the longest period that counts as short, and with fewer than `at-least`
    objectives the rule keeps quiet. A goal whose period has no dates may be a long one, and keeps it quiet too.

    ```md
    # Orchestra, Q1 2027

    ## Objective: Young people fill the back rows
                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    - KR: Tickets sold to people under 26 rise from 400 to 700

    ## Objective: Nobody waits at the door
    - KR: Minutes in the queue fall from 18 to 7

    ## Objective: Musicians hear themselves on stage
    - KR: Players who rate the stage good rise from 40% to 75%

    ## Objective: Schools hear us before they come
    - KR: School visits rise from 6 to 15

    ## Objective: The archive can be heard
    - KR: Recordings online rise from 20 to 120
    ```

    Write the longer aim down, and let the quarter support it.

    ```md
    # Orchestra

    ## 2027 to 2030

    ### Objective: Our audience is as young as our city
    - KR: Tickets sold to people under 35 rise from 9% to 30%
    - KR: Concerts outside the hall rise from 4 to 25 a year

    ## Q1 2027

    ### Objective: Young people fill the back rows
    - KR: Tickets sold to people under 26 rise from 400 to 700
    - KR: People under 26 who come twice rise from 60 to 150
    ```
    """
    guides = 0
    last: Entry | None = None
    for entry in portfolio.entries:
        if entry.kind in LASTING:
            return
        if entry.kind in GUIDES:
            if entry.start is None or entry.end is None or (entry.end - entry.start).days > longest_days:
                return
            guides += 1
            if last is None or last.end is None or entry.end > last.end:
                last = entry
    if last is not None and guides >= at_least:
        yield Finding(
            at=last.statement,
            message=f"none of {guides} objectives looks further than {last.end}, not even {quote(last.statement, 40)}",
            ask="which aim of the coming years do they serve, and where is it written down?",
            goal=last.id,
            path=last.path,
        )
