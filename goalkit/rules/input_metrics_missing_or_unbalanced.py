"""North Stars without inputs that teams could move."""

from collections.abc import Iterator
from typing import Annotated

from goalkit.english.comparing.called import called
from goalkit.english.words.likeness import bag
from goalkit.english.words.quoting import quote
from goalkit.model import Document, InputMetric, Kpi, NorthStar
from goalkit.rule import AtLeast, Finding, Related, rule

BREADTH = frozenset({"growth", "reach"})
"""Families that count how many come."""


@rule(
    category="coaching",
    since="0.1.0",
    sources=("amplitude-north-star-playbook", "boardsnap-north-star", "gitlab-north-star-inputs"),
    about=("north_star",),
)
def input_metrics_missing_or_unbalanced(
    document: Document, *, at_least: Annotated[int, AtLeast(0)] = 3, at_most: Annotated[int, AtLeast(1)] = 6
) -> Iterator[Finding]:
    """A North Star has hardly any inputs, too many, or only such as count how many come.

    Nobody can move the star itself within a week. Inputs are where the work is: how many come, how much they do, how
    often, how easily. Three to five are usual and some say up to six; not every product has all four kinds. The rule
    asks for inputs only in documents that are about the star and nothing else, for in others the objectives may do
    their work.

    ```md
    # North Star: Orders that arrive on the promised day, per week
                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

    - Input metric: Shops with stock data of the same day
    ```

    Look for what a team can move this month: how many come, how much they do, how often.

    ```md
    # North Star: Orders that arrive on the promised day, per week

    - Input metric: Shops with stock data of the same day
    - Input metric: Orders packed before noon
    - Input metric: Households that order twice a month
    ```
    """
    stars = [goal for goal in document.goals if isinstance(goal, NorthStar)]
    loose = [goal for goal in document.goals if isinstance(goal, InputMetric) and goal.parent is None]
    only_stars = all(isinstance(goal, (NorthStar, InputMetric, Kpi)) for goal in document.goals)
    for star in stars:
        below = document.children_of(star)
        inputs = [one for one in below if isinstance(one, InputMetric)] + (loose if len(stars) == 1 else [])
        # Below a star an unnamed gauge may be meant as an input, and may be none.
        perhaps = sum(isinstance(one, Kpi) and not is_guard(one) for one in below)
        if len(inputs) + perhaps < at_least and only_stars and len(stars) == 1:
            yield Finding(
                at=star.statement,
                message=f"{quote(star.statement)} has {len(inputs) or 'no'} input{'s' * (len(inputs) != 1)}"
                " that a team could move",
                ask="what has to rise within weeks so that it rises?",
                goal=star.id,
            )
        elif len(inputs) > at_most:
            yield Finding(
                at=inputs[at_most].statement,
                message=f"{quote(inputs[at_most].statement)} is input {at_most + 1} of {len(inputs)}",
                ask=f"which {at_most} move the star most?",
                goal=inputs[at_most].id,
            )
        elif len(inputs) >= max(at_least, 2) and all(is_breadth(one) for one in inputs):
            yield Finding(
                at=inputs[0].statement,
                message=f"all {len(inputs)} inputs count how many come, and none what they do then",
                ask="how much, how often or how easily do they get what they came for?",
                goal=inputs[0].id,
            )
        for one in inputs:
            if bag(one.statement) == bag(star.statement):
                yield Finding(
                    at=one.statement,
                    message=f"{quote(one.statement)} is the star once more and not an input to it",
                    ask="what can a team move that moves it?",
                    related=(Related(star.statement, "the star says the same"),),
                    goal=one.id,
                )


def is_breadth(one: InputMetric) -> bool:
    """Whether it counts how many come."""
    metric = called(one.statement, one.reading, one.metric)
    return metric is not None and metric.family in BREADTH


def is_guard(kpi: Kpi) -> bool:
    """Whether the author calls it a guardrail."""
    said = f"{kpi.label or ''} {kpi.type or ''}".casefold()
    return any(word in said for word in ("guard", "counter", "health"))
