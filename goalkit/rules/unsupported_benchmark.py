"""Targets taken from others, of which nobody says which."""

from collections.abc import Iterator

from goalkit.english.phrasing.benchmark import benchmark
from goalkit.english.words.quoting import quote
from goalkit.model import Goal, KeyResult, Kpi, ScorecardMeasure, SmartGoal
from goalkit.rule import Finding, rule

CITED = ("http", "www.", "survey", "study", "report", "according", "source", "[")


@rule(
    category="coaching",
    since="0.1.0",
    sources=("marr-kpi-mistakes", "pm-skills-okr-writer", "exinfm-balancing-scorecard"),
    silences=("missing-target",),
    english=True,
)
def unsupported_benchmark(goal: Goal) -> Iterator[Finding]:
    """A target is what others are said to reach, without a number or a source.

    An industry average is somebody's number from some year, of firms that may be nothing like yours. Without the
    number nobody can say at the end whether it was reached; without the source, nobody can ask whether it applies. A
    number in the sentence, a link or a `source` field keeps this rule quiet.

    ```md
    # Hotel, 2027

    ## Objective: Guests tell their friends about us
    - KR: Reach the industry-average NPS by December 2027
                    ^^^^^^^^^^^^^^^^
    - KR: Guests who come a second time rise from 18% to 27% by December 2027
    ```

    Give the number, and where it comes from.

    ```md
    # Hotel, 2027

    ## Objective: Guests tell their friends about us
    - KR: NPS rises from 29 to 38 by December 2027, the median in the trade association's survey
    - KR: Guests who come a second time rise from 18% to 27% by December 2027
    ```
    """
    if not isinstance(goal, (KeyResult, SmartGoal, Kpi, ScorecardMeasure)) or goal.source or goal.rationale:
        return
    where = goal.target or goal.statement
    if goal.reading.quantities or any(one.target or one.change for one in goal.reading.measures):
        return
    said = f"{goal.statement} {goal.target or ''}".casefold()
    found = benchmark(where)
    if found is not None and not any(mark in said for mark in CITED):
        yield Finding(
            at=found,
            message=f"{quote(found)} says neither which value nor whose",
            ask="which number is it, from which source, and does it apply to you?",
        )
