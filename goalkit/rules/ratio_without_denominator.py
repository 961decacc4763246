"""Shares of nobody knows what."""

from collections.abc import Iterator

from goalkit.english.metric import registry
from goalkit.english.reading import Measure
from goalkit.english.words.quoting import quote
from goalkit.model import Goal, KeyResult, Kpi, NorthStar, SmartGoal
from goalkit.rule import Finding, rule

OPEN = frozenset(
    {"adoption", "usage", "coverage", "participation", "penetration", "compliance", "engagement", "utilization"}
    | {"take-up", "uptake"}
)
"""Nouns of which a percentage is stated but which leave open who or what is counted."""

POPULATION = frozenset({"of", "among", "amongst", "per", "across", "in", "for", "with", "by", "from", "who", "that"})
"""Words that begin to say whom a share is about."""

CONTEXT = 2
"""A name of more words than this says itself what it is about: “weekly planner adoption among tutors”."""


@rule(
    category="coaching",
    since="0.1.0",
    sources=("oldwinter-okr-checklists", "croll-yoskovitz-lean-analytics", "neely-record-sheet"),
    english=True,
)
def ratio_without_denominator(goal: Goal) -> Iterator[Finding]:
    """A percentage doesn't say of what it is a share.

    “40% adoption” can be had by winning users or by counting fewer of those who don't use it. Until the base is written
    down, each report may choose its own. Shares whose base is settled by custom, such as margin or churn, need no more.

    ```md
    # Staff planning tool, Q2 2027

    ## Objective: Ward managers get their rotas right without paper
    - Reach 40% adoption
            ^^^
    - Shifts filled at the last minute fall from 18% to 9%
    ```

    Name the people or cases that count, and what each must do to be counted.

    ```md
    # Staff planning tool, Q2 2027

    ## Objective: Ward managers get their rotas right without paper
    - Ward managers who plan a whole month in the tool rise from 18% to 40%
    - Shifts filled at the last minute fall from 18% to 9%
    ```
    """
    if not isinstance(goal, (KeyResult, SmartGoal, Kpi, NorthStar)) or goal.formula or getattr(goal, "meaning", None):
        return
    for measure in goal.reading.measures:
        target = measure.target
        if target is None or target.unit != "percent" or measure.text is None or not any(map(str.isdigit, target.text)):
            continue
        metric = registry().get(measure.metric) if measure.metric else None
        if metric is not None and (metric.denominator_known or metric.per):
            continue
        words = measure.text.casefold().split()
        if not words or len(words) > CONTEXT or words[-1] not in OPEN or POPULATION.intersection(words):
            continue
        if says_of_whom(goal, measure):
            continue
        yield Finding(
            at=target.text,
            message=f"{quote(target.text)} of {quote(measure.text)} doesn't say of whom or what it is a share",
            ask="who or what is counted, and what makes each of them count?",
        )


def says_of_whom(goal: Goal, measure: Measure) -> bool:
    """Whether the words behind a name say whom the share is about: “40% uptake among bus drivers”, not “by March”."""
    name = measure.text or ""
    behind = goal.statement[goal.statement.find(name) + len(name) :].lstrip()
    times = (*(one.text for one in goal.reading.deadlines), measure.window)
    if any(time and behind.startswith(time) for time in times):
        return False
    opening, _, rest = behind.partition(" ")
    return opening.casefold() in POPULATION and not rest[:1].isdigit()  # “from 25% to 60%” names values
