"""Goals for points, commits and tickets a head."""

from collections.abc import Iterator
from itertools import pairwise

from goalkit.english.metric import registry
from goalkit.english.reading import Measure
from goalkit.english.words.nouns import is_people, singular
from goalkit.english.words.quoting import listed, quote
from goalkit.english.words.token import tokenize
from goalkit.model import Document, Gauge, Goal, Initiative, Objective
from goalkit.rule import Finding, rule
from goalkit.text import Text

INFLATED = frozenset({"sprint_velocity", "lines_of_code", "merged_pull_requests", "commits"})
"""Units that the team sets itself, and can make as small as it likes."""

PIECES = frozenset({"tickets_closed", "throughput", "deployment_frequency"})
"""What is counted for a service, and not for each of those who work in it."""

QUALITY = frozenset({"quality", "satisfaction", "safety", "reliability"})

HEADS = frozenset({"head", "clerk", "fte"})
"""What people are called here, beside the names of people that are known everywhere."""


@rule(
    category="coaching",
    since="0.1.0",
    sources=("finperiti-measuring", "dora-metrics", "campbell-goodhart"),
    silences=("vanity-metric",),
    english=True,
    about=("lean",),
)
def velocity_as_goal(goal: Goal, document: Document) -> Iterator[Finding]:
    """A goal counts points, commits or tickets a head, which grow as soon as somebody counts them.

    Story points are an estimate and help a team to plan its own next weeks. As a target they are estimated higher, as
    commits are made smaller and tickets split; nobody notices until somebody asks what customers got. Nor do points of
    two teams compare. Counted for each person, and with no measure of quality beside it, even an honest measure of
    flow sets people against each other.

    ```md
    # Booking software, Q2 2027

    ## Objective: Hotels trust each release
    - Lift team velocity from 42 to 55 points per sprint
           ^^^^^^^^^^^^^
    - Rooms booked twice fall from 30 to 5 a month
    ```

    Count what a customer would notice.

    ```md
    # Booking software, Q2 2027

    ## Objective: Hotels trust each release
    - Time from a hotel's request to its release falls from 40 to 15 days
    - Rooms booked twice fall from 30 to 5 a month
    ```
    """
    if isinstance(goal, (Objective, Initiative)):
        return
    for measure in goal.reading.measures:
        if measure.metric is None or measure.text is None or not _is_pushed(goal, measure):
            continue
        metric = registry().get(measure.metric)
        if metric is None:
            continue
        each = _per_head(goal.statement, measure.text)
        if metric.id in INFLATED:
            said = "grows as soon as it is a target, whatever customers get"
        elif metric.id in PIECES and each is not None and not _is_guarded(goal, document):
            said = f"for each {each} sets people against each other, not work in motion"
        else:
            continue
        instead = [registry()[one].name.lower() for one in metric.proxies[:2] if one in registry()]
        hint = f", {listed(instead, 'or')} perhaps" if instead else ""
        yield Finding(
            at=measure.text,
            message=f"{quote(measure.text)} {said}",
            ask=f"what would those you work for notice{hint}?",
        )


def _is_pushed(goal: Goal, measure: Measure) -> bool:
    """Whether more of it is asked for; a gauge that only says where it stands is a forecast, not a target."""
    if measure.direction in {"decrease", "maintain"} or measure.comparator == "at_most":
        return False
    if isinstance(goal, Gauge):
        return measure.direction == "increase" or measure.comparator == "at_least"
    return measure.target is not None or measure.change is not None


def _is_guarded(goal: Goal, document: Document) -> bool:
    """Whether a measure of quality stands beside it, which a hasty person would make worse, or one that may be that."""
    parent = document.parent_of(goal)
    for other in document.children_of(parent) if parent is not None else document.goals:
        for measure in other.reading.measures if other is not goal else ():
            metric = registry().get(measure.metric) if measure.metric else None
            if metric is None or metric.family in QUALITY:
                return True
    return False


def _per_head(statement: Text, name: Text) -> str | None:
    """The people for each of whom it is counted: “tickets closed per agent”, “throughput for each nurse”."""
    at = statement.find(name)
    words = [token.low for token in tokenize(str(statement[max(at, 0) :]))]
    for before, noun in pairwise(words):
        one = singular(noun)
        if before in {"per", "each", "every"} and (one in HEADS or is_people(one)):
            return one
    return None
