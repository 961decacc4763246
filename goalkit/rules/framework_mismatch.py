"""Goals whose shape belongs to another kind of goal."""

from collections.abc import Iterator, Mapping

from goalkit.english.comparing.called import called
from goalkit.english.words.quoting import quote
from goalkit.english.words.token import tokenize
from goalkit.model import Document, Framework, Goal, Initiative, Kind, Kpi, NorthStar, ScorecardObjective
from goalkit.rule import Finding, rule
from goalkit.text import Text

HOME: Mapping[Framework, tuple[str, frozenset[Kind]]] = {
    "okr": ("OKRs", frozenset({"objective", "key_result"})),
    "smart": ("SMART goals", frozenset({"smart_goal"})),
    "balanced_scorecard": ("a balanced scorecard", frozenset({"scorecard_objective", "measure"})),
    "lean": ("Lean metrics", frozenset({"lean_metric"})),
    "north_star": ("a North Star", frozenset({"north_star", "input_metric"})),
    "kpi": ("KPIs", frozenset({"kpi", "measure"})),
}
"""What a framework is called, and the kinds of goals without which a file doesn't follow it."""
NAMES: Mapping[Kind, str] = {
    "objective": "OKRs",
    "key_result": "OKRs",
    "smart_goal": "SMART goals",
    "scorecard_objective": "a balanced scorecard",
    "north_star": "a North Star",
    "lean_metric": "Lean metrics",
    "kpi": "KPIs",
}
"""By which kinds one can tell surely what a file has instead."""
SEVERAL = 3
NEUTRAL: frozenset[Kind] = frozenset({"initiative"})
THINGS = frozenset({"a", "an", "the", "our", "new", "all"})
"""Words after a verb by which it is an order: “launch the portal”, not “launch success rate”."""


@rule(
    category="coaching",
    since="0.1.0",
    sources=("amplitude-north-star-skill", "cma-okr-kpi-guide", "perdoo-okr-kpi", "kaplan-norton-1996"),
    about=("balanced_scorecard", "kpi", "north_star", "okr"),
)
def framework_mismatch(document: Document) -> Iterator[Finding]:
    """A goal has the shape of another kind of goal, or a file of another framework than it says.

    A North Star gives the direction for years and has no finish, and a KPI is watched as long as the work goes on: with
    a deadline they are key results, or SMART goals. A KPI that is an order (“launch the portal”) is an initiative, an
    initiative that says from where to where is a key result, and a scorecard objective that does so is a measure. Under
    its right name people will know what to do with it when the day is over. A period that a whole page has isn't taken
    for the star's, and only shapes are named that can't be meant otherwise.

    ```md
    # North Star: 500 loans of tools a month by March 2027
                                             ^^^^^^^^^^^^^

    - Input metric: Tools that are ready to lend
    - Input metric: Neighbours who know what there is
    - Input metric: Loans that come back whole
    ```

    Give the star the value that it stands for, and keep number and day for a key result.

    ```md
    # North Star: Loans of tools that come back whole, per month

    - Input metric: Tools that are ready to lend
    - Input metric: Neighbours who know what there is
    - Input metric: Neighbours who borrow twice in a season
    ```
    """
    yield from other_framework(document)
    card = [one for one in document.goals if isinstance(one, ScorecardObjective)]
    if len(card) >= SEVERAL and not document.perspectives and not any(one.perspective or one.theme for one in card):
        yield Finding(
            at=card[0].statement,
            message=f"{quote(card[0].statement, 50)} and {len(card) - 1} more are on a scorecard, and on no side of it",
            ask="from which sides is the strategy seen, or are these the objectives of OKRs?",
            goal=card[0].id,
        )
    in_words = [one for one in card if way_in(one) is None]
    for goal in document.goals:
        if isinstance(goal, (NorthStar, Kpi)):
            yield from with_an_end(goal, document)
        elif isinstance(goal, Initiative) and (end := way_in(goal)) is not None:
            yield Finding(
                at=end,
                message=f"{quote(goal.statement, 50)} says from where to where, and is called an initiative",
                ask="is it a key result, and which work is meant to bring it about?",
                goal=goal.id,
            )
        # A card that writes all its objectives as numbers has a custom of its own.
        elif isinstance(goal, ScorecardObjective) and len(in_words) > 1 and (end := way_in(goal)) is not None:
            yield Finding(
                at=end,
                message=f"{quote(goal.statement, 50)} says from where to where, and is called an objective",
                ask="is it a measure, and of which objective?",
                goal=goal.id,
            )


def other_framework(document: Document) -> Iterator[Finding]:
    """A file that says which framework it follows, and has only goals of another."""
    if document.framework is None or document.streams:
        return
    said, home = HOME[document.framework]
    kinds = {goal.kind for goal in document.goals} - NEUTRAL
    names = list(dict.fromkeys(NAMES.get(goal.kind) for goal in document.goals if goal.kind not in NEUTRAL))
    if not kinds or kinds & home or len(names) != 1 or names[0] is None:
        return
    first = next(goal for goal in document.goals if goal.kind not in NEUTRAL)
    yield Finding(
        at=first.statement,
        message=f"the file is said to hold {said}, and from here on it holds {names[0]} alone",
        ask="which of the two are they?",
        goal=first.id,
    )


def with_an_end(goal: NorthStar | Kpi, document: Document) -> Iterator[Finding]:
    """A gauge that is to be reached by a day, or one that is work."""
    limit, named = goal.due, goal.reading.deadline
    if limit is None and named is not None and not named.vague and not named.text.casefold().startswith("this "):
        limit = named.text  # “read a note this week” is how a star counts
    if isinstance(goal, Kpi) and (order := order_in(goal)) is not None:
        yield Finding(
            at=order,
            message=f"{quote(goal.statement, 50)} is work with an end, and is called a KPI",
            ask="is it an initiative, and which number would you watch once it is done?",
            goal=goal.id,
        )
    elif limit is not None and isinstance(goal, NorthStar):
        yield Finding(
            at=limit,
            message=f"a North Star has no end, and {quote(goal.statement, 40)} has one",
            ask="is it a key result of this period, and which star does it follow?",
            goal=goal.id,
        )
    elif limit is not None and any(isinstance(one, Initiative) for one in document.children_of(goal)):
        yield Finding(
            at=limit,
            message=f"{quote(goal.statement, 40)} has a day and work to reach it, and is called a KPI",
            ask="is it a key result, and what will be watched once the day is over?",
            goal=goal.id,
        )


def way_in(goal: Goal) -> Text | None:
    """The end of the way that the sentence itself names, if it names a start too."""
    for measure in goal.reading.measures:
        if measure.baseline is not None and measure.target is not None:
            written = {one.text.span for one in goal.reading.quantities}
            if {measure.baseline.text.span, measure.target.text.span} <= written:
                return measure.target.text
    return None


def order_in(kpi: Kpi) -> Text | None:
    """The verb of a statement that tells somebody to make something."""
    verb = kpi.reading.verb
    if verb is None or verb.sense != "make" or kpi.reading.aim != "task" or kpi.reading.measured != "event":
        return None
    words = [token.low for token in tokenize(kpi.statement[:80])[:2]]
    if len(words) < 2 or words[0] != verb.text.casefold() or words[1] not in THINGS:
        return None
    return verb.text if called(kpi.statement, kpi.reading, kpi.metric) is None else None
