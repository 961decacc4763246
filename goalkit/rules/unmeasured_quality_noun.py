"""Numbers on qualities that have no scale."""

from collections.abc import Iterator

from goalkit.english.words.quoting import quote
from goalkit.model import Goal, KeyResult, Kpi, ScorecardMeasure, SmartGoal
from goalkit.rule import Finding, rule

QUALITIES = frozenset(
    "satisfaction loyalty engagement quality awareness visibility culture morale productivity efficiency effectiveness "
    "experience trust reputation credibility innovation collaboration communication alignment transparency agility "
    "usability reliability stability readiness maturity knowledge motivation happiness wellbeing well-being inclusion "
    "sustainability resilience impact excellence confidence perception accountability performance operations processes "
    "business".split()
)

WHOSE = frozenset("our the staff customer client user employee patient student pupil parent team member brand".split())
"""Words before a quality that say whose it is, but not how it is measured."""


@rule(
    category="coaching",
    since="0.1.0",
    sources=("cma-okr-kpi-guide", "doran-smart", "okr-orca", "incose-guide-to-writing-requirements"),
    english=True,
)
def unmeasured_quality_noun(goal: Goal) -> Iterator[Finding]:
    """A number is put on a quality that has no scale of its own.

    Nobody can say what 15% more morale is. The number makes the goal look precise, but the measure behind it (a survey,
    a test, a count of complaints) is still to be chosen, and each would give another result.

    ```md
    # Bus depot, H1 2027

    ## Objective: Drivers want to stay with us
    - Raise staff morale by 15%
            ^^^^^^^^^^^^
    - Drivers who leave within a year fall from 28% to 15%
    ```

    Name the instrument, then its value of today and the one you want.

    ```md
    # Bus depot, H1 2027

    ## Objective: Drivers want to stay with us
    - Raise eNPS from 12 to 25
    - Drivers who leave within a year fall from 28% to 15%
    ```
    """
    if (
        not isinstance(goal, (KeyResult, SmartGoal, ScorecardMeasure, Kpi))
        or goal.formula
        or goal.source
        or goal.metric
    ):
        return
    for measure in goal.reading.measures:
        if measure.text is None or measure.metric is not None:
            continue
        *before, last = measure.text.casefold().split() or [""]
        amount = measure.target or measure.change
        if last in QUALITIES and WHOSE.issuperset(before) and amount and any(map(str.isdigit, amount.text)):
            yield Finding(
                at=measure.text,
                message=f"nobody can say what {quote(amount.text)} of {quote(measure.text)} is",
                ask=f"by which survey, test or count is {quote(measure.text)} measured?",
            )
