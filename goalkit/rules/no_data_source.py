"""Measures of which nobody says where the number comes from."""

from collections.abc import Iterator

from goalkit.english.words.quoting import quote
from goalkit.model import Document, Goal, KeyResult, Kpi, NorthStar, ScorecardMeasure
from goalkit.rule import Finding, rule


@rule(
    category="coaching",
    since="0.1.0",
    sources=("butler-okr-software-teams", "neely-record-sheet", "pm-skills-okr-writer"),
)
def no_data_source(goal: Goal, document: Document) -> Iterator[Finding]:
    """Other goals of the document say where their number comes from, and this one doesn't.

    A number that nobody can look up is estimated in the last week, by the person who is judged by it. Teams also find
    out late that the data was never collected, or that collecting it costs more than the work. The rule speaks only
    where the document names sources at all.

    ```yaml
    objectives:
      - objective: New tenants feel at home in their first month
        period: Q1 2027
        key_results:
          - text: Tenants with an open repair after 30 days fall from 22% to 8%
            source: repairs system, weekly export
          - text: Tenants who know their caretaker rise from 35% to 70%
                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    ```

    Name the report, table or survey, and how often it is renewed.

    ```yaml
    objectives:
      - objective: New tenants feel at home in their first month
        period: Q1 2027
        key_results:
          - text: Tenants with an open repair after 30 days fall from 22% to 8%
            source: repairs system, weekly export
          - text: Tenants who know their caretaker rise from 35% to 70%
            source: welcome survey, day 30
    ```
    """
    if not isinstance(goal, (KeyResult, Kpi, ScorecardMeasure, NorthStar)) or "source" not in document.fields:
        return
    if isinstance(goal, KeyResult) and goal.reading.focus == "output":
        return  # whoever does the work can count it
    if goal.reading.measured != "quantity" or any(one.source for one in document.lineage(goal)):
        return
    if not any(one.source for one in document.siblings_of(goal) or document.goals if one.kind == goal.kind):
        return
    yield Finding(
        at=goal.statement,
        message=f"{quote(goal.statement)} names no source, unlike other goals here",
        ask="in which report, table or survey will the number stand?",
    )
