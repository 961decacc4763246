"""Targets that were changed in one place and not in the other."""

import math
from collections.abc import Iterator

from goalkit.english import Calendar, Quantity
from goalkit.english.comparing.scale import dimension, in_base_unit
from goalkit.english.comparing.way import only_way
from goalkit.english.fields.amount import read_amount
from goalkit.english.words.quoting import quote
from goalkit.model import Document, Goal, KeyResult, ScorecardMeasure, SmartGoal
from goalkit.rule import Finding, Related, rule
from goalkit.text import Text

ROUNDED = 0.005
"""“About a third” in the sentence and 33.3% in the field are one number."""
SCALES = frozenset({12.0, 24.0, 60.0, 3600.0})
"""How many of one unit make another: a sentence in hours and a field in minutes say the same."""


@rule(
    category="coaching",
    since="0.1.0",
    sources=("tellzm-anti-patterns", "lucassen-quality-user-story", "incose-guide-to-writing-requirements"),
)
def value_contradiction(goal: Goal, document: Document, calendar: Calendar) -> Iterator[Finding]:
    """The sentence of a goal names one target, and the field beside it another.

    Most likely the target was changed in mid-period, in one of the two places. Everybody now reads the one that suits
    them, and the score depends on who gives it. Where a check-in gives a `change_reason`, the change is explained, and
    the rule keeps quiet. A target that was lowered in both places leaves no trace in a file: `goalkit diff` compares
    two versions and tells.

    ```yaml
    period: Q1 2027
    objectives:
      - objective: Patients are seen on time
        key_results:
          - key_result: Raise on-time starts from 58% to 85%
                                                         ^^^
            target: 72%
          - key_result: Cut the wait for a first visit from 21 to 10 days
    ```

    Write it once, and say in a check-in why it changed.

    ```yaml
    period: Q1 2027
    objectives:
      - objective: Patients are seen on time
        key_results:
          - key_result: Raise on-time starts from 58% to 72%
            check_ins:
              - date: 2027-02-15
                value: 64%
                change_reason: target lowered from 85%, since the second site opens only in May
          - key_result: Cut the wait for a first visit from 21 to 10 days
    ```
    """
    if not isinstance(goal, (KeyResult, SmartGoal, ScorecardMeasure)) or goal.target is None:
        return
    measure = only_way(goal.reading.measures)
    if measure is None or measure.upper is not None:
        return
    pairs = [(measure.target, goal.target, "target")]
    if goal.baseline is not None:
        pairs.append((measure.baseline, goal.baseline, "baseline"))
    for said, field, name in pairs:
        other = differs(said, field, goal, calendar)
        if other is not None and said is not None and not is_explained(goal, document):
            yield Finding(
                at=said.text,
                message=f"{quote(said.text)} is not the {name} beside it, which is {quote(other.text)}",
                ask="which of the two holds, and why was it changed?",
                related=(Related(other.text, f"the {name} field says this"),),
            )


def differs(said: Quantity | None, field: Text, goal: Goal, calendar: Calendar) -> Quantity | None:
    """The number of a field, if it surely is another one than the sentence says."""
    written = read_amount(field, goal.unit, calendar)
    if said is None or written is None or said.text.span == written.text.span:
        return None
    if all(one.text.span != said.text.span for one in goal.reading.quantities):
        return None  # it comes from another field
    small, large = abs(said.number), abs(written.number)
    if written.unit is not None and written.unit != said.unit:
        if said.unit is None or dimension(said.unit) is None or dimension(said.unit) != dimension(written.unit):
            return None
        small, large = in_base_unit(said), in_base_unit(written)
    small, large = sorted((small, large))
    if not small or large - small <= ROUNDED * large:
        return None
    times = large / small
    tens = math.log10(times)
    # 0.5 and 50%, $3m and 3,000,000, 2 hours and 120: one value in two units, of which one isn't written.
    return None if times in SCALES or (round(tens) and math.isclose(tens, round(tens), abs_tol=0.002)) else written


def is_explained(goal: Goal, document: Document) -> bool:
    """Whether a check-in says why the goal was changed."""
    return any(one.change_reason for one in document.check_ins_of(goal))
