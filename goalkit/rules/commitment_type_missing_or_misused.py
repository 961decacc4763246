"""Goals of which nobody can tell whether they are a promise or a stretch."""

from collections.abc import Iterator
from itertools import islice

from goalkit.english.words.quoting import quote
from goalkit.english.words.token import tokenize
from goalkit.model import Document, Goal, KeyResult, Objective
from goalkit.model.okr import is_committed, is_stretch
from goalkit.rule import Finding, Related, rule
from goalkit.text import Text

MOST = 0.75
"""From this share of marked goals on, one without a mark is the exception."""
ENOUGH = 3
NEAR = 6
"""How many floors up a label is looked for; people rarely look further."""
LONGEST = 300

DUTIES = (("by", "law"), ("legally", "required"), ("legal", "deadline"), ("statutory",), ("contractually",))
"""Words after which nobody is free to miss."""
DREAMS = (("stretch", "goal"), ("stretch", "target"), ("moonshot",), ("if", "all", "goes", "well"))
"""Words by which a goal may be missed."""


@rule(
    category="coaching",
    since="0.1.0",
    sources=("google-okr-playbook", "google-rework", "pm-skills-okr-writer"),
    about=("okr",),
)
def commitment_type_missing_or_misused(document: Document) -> Iterator[Finding]:
    """A goal doesn't say whether it is a promise or a stretch though the others do, or its words deny the label.

    Of a promise one expects all of it, and others build on that; of a stretch about 0.7 is good. Without the label,
    the same score is a failure to one reader and a success to the next. The rule speaks only in documents where
    most goals carry one: many teams have a single kind, and need no label. What the law or a contract asks for is no
    stretch.

    ```yaml
    period: Q1 2027
    objectives:
      - objective: The lift never strands anybody
        key_results:
          - key_result: Lifts inspected on the day required by law rise from 82% to 100%
                                                            ^^^^^^
            commitment: aspirational
          - key_result: Hours until a stuck lift is open fall from 3 to 1
            commitment: committed
          - key_result: Lifts with step-free access rise from 40% to 70%
            commitment: aspirational
    ```

    Call it what those who depend on it take it for.

    ```yaml
    period: Q1 2027
    objectives:
      - objective: The lift never strands anybody
        key_results:
          - key_result: Lifts inspected on the day required by law rise from 82% to 100%
            commitment: committed
          - key_result: Hours until a stuck lift is open fall from 3 to 1
            commitment: committed
          - key_result: Lifts with step-free access rise from 40% to 70%
            commitment: aspirational
    ```
    """
    if "commitment" not in document.fields:
        return
    for kind in (KeyResult, Objective):
        marked: list[Goal] = []
        bare: list[Goal] = []
        for goal in document.goals:
            if isinstance(goal, kind):
                (bare if label_above(goal, document) is None else marked).append(goal)
        if len(marked) >= ENOUGH and len(marked) >= MOST * (len(marked) + len(bare)):
            for goal in bare:
                yield Finding(
                    at=goal.statement,
                    message=f"{quote(goal.statement)} doesn't say whether it is a promise or a stretch",
                    ask="would you be held to all of it, or would most of it be good?",
                    related=(Related(label_above(marked[0], document) or marked[0].statement, "the others say so"),),
                    goal=goal.id,
                )
        for goal in marked:
            said = denied(goal)
            if said is not None and goal.commitment is not None:
                yield Finding(
                    at=said,
                    message=f"{quote(said)} and {quote(goal.commitment)} don't go together",
                    ask="may it be missed, or not?",
                    related=(Related(goal.commitment, "it is called this here"),),
                    goal=goal.id,
                )


def label_above(goal: Goal, document: Document) -> Text | None:
    """What the goal or the nearest goal above it is called: the results of a promise are promised."""
    return next((one.commitment for one in islice(document.lineage(goal), NEAR) if one.commitment), None)


def denied(goal: Goal) -> Text | None:
    """The words of a goal that say the contrary of its label."""
    phrases = DUTIES if is_stretch(goal) else DREAMS if is_committed(goal) else ()
    tokens = tokenize(goal.statement[:LONGEST]) if phrases else ()
    lows = [token.low for token in tokens]
    for phrase in phrases:
        for at in range(len(lows) - len(phrase) + 1):
            if tuple(lows[at : at + len(phrase)]) == phrase:
                return goal.statement[tokens[at].start : tokens[at + len(phrase) - 1].end]
    return None
