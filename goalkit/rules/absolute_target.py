"""Targets of all or nothing."""

from collections.abc import Iterator

from goalkit.english.comparing.scale import known_metric
from goalkit.english.words.quoting import quote
from goalkit.model import Goal, KeyResult, Kpi, ScorecardMeasure, SmartGoal
from goalkit.rule import Finding, rule

OTHERS_DECIDE = frozenset({"satisfaction", "loyalty", "engagement", "conversion", "people"})
"""Families of metrics that follow from what other people choose to do."""

RUNS = frozenset({"uptime", "crash_free_sessions", "crash_rate", "error_rate", "success_rate", "defect_rate"})
"""Metrics of things that run, of which the last fraction costs more than all before it."""


@rule(
    category="coaching",
    since="0.1.0",
    sources=("incose-guide-to-writing-requirements", "ordonez-goals-gone-wild"),
    english=True,
)
def absolute_target(goal: Goal) -> Iterator[Finding]:
    """A target is 100% or zero, of something that others decide or that never runs quite without fault.

    The last customer leaves because she moves house. A target that such a case can break is given up after the first
    week, or kept by not counting the case. The rule knows well-known shares only: satisfaction, churn, conversion,
    uptime and their kin. All or nothing is right for safety and the law, and for what one can simply do.

    ```md
    # Gym, 2027

    ## Objective: Members still want to train with us after the first winter
    - KR: Monthly churn falls from 6% to 0% of members by December 2027
                                         ^^
    - KR: Members who train twice a week rise from 31% to 45% by December 2027
    ```

    Name a value that would be very good, and that a single case can't break.

    ```md
    # Gym, 2027

    ## Objective: Members still want to train with us after the first winter
    - KR: Monthly churn falls from 6% to 3% of members by December 2027
    - KR: Members who train twice a week rise from 31% to 45% by December 2027
    ```
    """
    if not isinstance(goal, (KeyResult, SmartGoal, Kpi, ScorecardMeasure)) or goal.rationale:
        return
    for measure in goal.reading.measures:
        target = measure.target
        if target is None or target.unit != "percent" or not target.text[:1].isdigit() or measure.upper is not None:
            continue
        metric = known_metric(measure, goal.statement)
        if metric is None or metric.unit != "percent":
            continue
        if metric.family not in OTHERS_DECIDE and metric.id not in RUNS:
            continue
        utmost = {"up": metric.max, "down": metric.min if metric.min is not None else 0}.get(metric.better)
        if utmost is not None and target.number == utmost and utmost in {0, 100}:
            yield Finding(
                at=target.text,
                message=f"{quote(target.text)} leaves no room for a single case",
                ask="which value would be very good, and what would the rest cost?",
            )
