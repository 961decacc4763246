"""Changes that start nowhere."""

from collections.abc import Iterator

from goalkit.english import Measure
from goalkit.english.comparing.scale import is_share, known_metric
from goalkit.english.phrasing.moved import is_moved
from goalkit.english.phrasing.rewriting import both_ends, start
from goalkit.english.words.quoting import quote
from goalkit.english.words.slot import is_said, open_slots
from goalkit.english.words.token import tokenize, vocabulary
from goalkit.model import Goal, KeyResult, Kpi, ScorecardMeasure, SmartGoal
from goalkit.rule import Finding, put, rule
from goalkit.text import Text

FROM_ZERO = frozenset({"new", "net-new", "additional", "further", "extra", "more", "first"})
"""Words that say that counting starts at nothing: “sign 30 new partners”."""

LEVELS = frozenset({"percent", "points", "score"})
"""Units of metrics that have a value on every day."""

EVERY = frozenset({"all", "each", "every", "everybody", "everyone"})

AGAINST = frozenset({"vs", "versus", "against"})

PLANS = frozenset({"budget", "forecast", "plan", "planned", "quota", "target"})
"""What a change may be counted from beside the value of today."""

BY = frozenset({"by", "down", "up"})
"""Words before a fraction that make a change of it: “by half”, “up a third”."""

NEAR = 40
"""How many characters around a number say what it is counted from."""

KEPT = frozenset({"reliability", "safety", "security"})
"""Families of metrics for which a limit is kept, day by day, rather than reached once."""


@rule(
    category="clarity",
    since="0.1.0",
    sources=("cma-okr-kpi-guide", "okr-orca", "pm-skills-okr-writer", "workpath-key-result-types"),
    silences=("percent-or-points", "achievability-without-evidence"),
    english=True,
)
def missing_baseline(goal: Goal) -> Iterator[Finding]:
    r"""A goal asks for a change and doesn't say from where.

    “20% more” is a small step from one start and a leap from another, so nobody can tell how bold the goal is. Later
    nobody can tell how far it has come, because the value that it ought to reach was never written down. When the start
    is looked up at the end, people tend to find the one that suits them. Counts of new things start at zero and need no
    start; a limit to keep needs none either.

    ```md
    # Evening school, spring term 2027

    ## Objective: People who start a course get to its end
    - Lift course completion by 20%
                                ^^^
    - Learners who sign up for a second course rise from 31% to 40%
    ```

    With `--fix --unsafe-fixes`, `goalkit lint` makes room for what only you can say:

    ```md edited
    # Evening school, spring term 2027

    ## Objective: People who start a course get to its end
    - Lift course completion by 20% (from \<baseline> to \<target>)
    - Learners who sign up for a second course rise from 31% to 40%
    ```

    Look the value up before the period starts, and write both ends. If nobody knows it yet, finding it out is the first
    thing to do.

    ```md
    # Evening school, spring term 2027

    ## Objective: People who start a course get to its end
    - Lift course completion from 45% to 54%
    - Learners who sign up for a second course rise from 31% to 40%
    ```
    """
    if not isinstance(goal, (KeyResult, SmartGoal, ScorecardMeasure, Kpi)):
        return
    if is_said(goal.baseline) or is_said(goal.current):
        return
    reading = goal.reading
    slots = _slots(goal)
    if any(measure.baseline for measure in reading.measures):
        return  # the author knows to write a start; a second number beside it is mostly no change of its own
    for measure in reading.measures:
        if not _says_how_far(goal, measure):
            continue
        if measure.change is not None and _is_compared(goal, measure):
            continue
        if measure.change is not None and reading.change_without_baseline and not _is_new(goal, measure):
            yield Finding(
                at=measure.change.text,
                message=f"{quote(measure.change.text)} is a change from a value that nobody has written down",
                ask=f"where does {_name(measure)} stand today? {_write(slots)}{_doubt(measure)}.",
                edits=() if slots else put(both_ends(goal.statement, measure)),
                slots=slots,
            )
            return
        if measure.target is not None and (_moves_to_a_value(goal, measure) or _reaches_a_level(goal, measure)):
            yield Finding(
                at=measure.target.text,
                message=f"{_name(measure)} is to {_moves(measure)} {quote(measure.target.text)}, from a value that "
                "nobody has written down",
                ask=f"where does {_name(measure)} stand today? {_write(slots)}.",
                edits=() if slots else put(start(goal.statement, measure)),
                slots=slots,
            )
            return


def _slots(goal: Goal) -> tuple[Text, ...]:
    """The slots in which the ends of the change are to be written."""
    written = [one.text for one in open_slots(goal.statement) if one.before in {"from", "to"}]
    return (*written, *(one for one in (goal.baseline, goal.current) if one))


def _write(slots: tuple[Text, ...]) -> str:
    """What to do with the answer."""
    return f"Write it in place of {quote(slots[0])}" if slots else "Write “from <baseline> to <target>”"


def _name(measure: Measure) -> str:
    return quote(measure.text) if measure.text else "it"


def _moves(measure: Measure) -> str:
    return f"{measure.direction} to" if measure.direction else "reach"


def _doubt(measure: Measure) -> str:
    """What else is open where a percentage is to change by a percentage."""
    if measure.change is not None and measure.change.unit == "percent" and measure.change_kind == "relative":
        return ", which also says whether percentage points are meant" if is_share(measure) else ""
    return ""


def _moves_to_a_value(goal: Goal, measure: Measure) -> bool:
    """Whether the sentence itself says that something known moves, so that it must have a value today."""
    verb = goal.reading.verb
    if measure.text is None or verb is None or verb.sense != measure.direction or measure.upper is not None:
        return False
    if measure.direction == "decrease" and measure.comparator == "at_least":
        return False  # “no more waits of over 65 weeks”: the number says which waits
    # “Raise X to 90%” names what moves first; in “Raise interest with 3 talks” the number is about something else.
    if measure.target is None or measure.text.span > measure.target.text.span:
        return False
    return is_moved(measure, goal.reading, goal.statement) and not _counts_from_zero(measure)


def _reaches_a_level(goal: Goal, measure: Measure) -> bool:
    """Whether a well-known score or rate is to arrive somewhere: it has a value today, as no new thing has."""
    verb = goal.reading.verb
    if verb is None or verb.sense != "reach" or measure.upper is not None or measure.comparator == "at_most":
        return False
    metric = known_metric(measure)
    return metric is not None and metric.unit in LEVELS and metric.family not in KEPT


def _counts_from_zero(measure: Measure) -> bool:
    return bool(FROM_ZERO.intersection(str(measure.text or "").casefold().split()))


def _says_how_far(goal: Goal, measure: Measure) -> bool:
    """Whether its number says how far to go, and from no other value: not “every step”, “vs plan”."""
    amount = measure.target or measure.change
    if amount is None:
        return True
    begin = goal.statement.find(amount.text)
    if not AGAINST.isdisjoint(vocabulary(goal.statement)):
        following = tokenize(goal.statement[begin + len(amount.text) :][:NEAR])
        if len(following) > 1 and following[0].low in AGAINST and following[1].low in PLANS:
            return False
    if any(map(str.isdigit, amount.text)):
        return True
    if amount.text.casefold() in EVERY:
        return False
    before = {token.low for token in tokenize(goal.statement[max(begin - NEAR, 0) : begin])[-2:]}
    return measure.direction is not None or bool(before & BY)


def _is_compared(goal: Goal, measure: Measure) -> bool:
    """Whether a number stands behind the change's “than”: in “30% fewer than last year's 64” it is the start."""
    if measure.change is None:
        return False
    rest = goal.statement[goal.statement.find(measure.change.text) + len(measure.change.text) :]
    than = rest.casefold().find(" than ")
    return than >= 0 and any(rest.find(one.text) > than for one in goal.reading.quantities)


def _is_new(goal: Goal, measure: Measure) -> bool:
    """Whether the change is a number of things that aren't there yet: “sign 12 additional partners”."""
    verb = goal.reading.verb
    changes = verb is not None and verb.sense in {"increase", "decrease", "improve"}
    if measure.direction == "decrease":
        return False  # “15 kg lower” is less of what is there
    return measure.change_kind == "absolute" and (not changes or _counts_from_zero(measure))
