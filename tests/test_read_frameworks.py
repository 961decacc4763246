"""Frameworks beside OKR are told by their own words: scorecards, North Stars, SMART goals, KPIs and Lean metrics."""

from __future__ import annotations

import json

import pytest

import goalkit
from goalkit.model import ScorecardObjective, SmartGoal
from goalkit.read import read
from tests.placed import assert_outline, see


def test_several_north_stars_stand_in_a_list() -> None:
    document = see(
        """
        north_stars:
          - north_star: Weekly teams that ship a change
            inputs: [New teams per week]
          - Orders delivered within a day
        """,
        "stars.yaml",
    )
    drawn = """
        north_star: Weekly teams that ship a change
          input_metric: New teams per week
        north_star: Orders delivered within a day
    """
    assert_outline(document, drawn)


def test_the_letters_of_a_smart_goal_keep_their_words() -> None:
    document = see(
        """
        goals:
          - specific: Answer fewer calls about billing
            measurable: Calls a week
            achievable: The new bill is out in May
            relevant: Calls cost us a day a week
            time_bound: 2027-09-30
        """,
        "goals.yaml",
    )
    [goal] = document.goals
    assert isinstance(goal, SmartGoal)
    assert (goal.achievable, goal.rationale) == ("The new bill is out in May", "Calls cost us a day a week")


FRAMEWORKS = {
    "north_star": (
        """
        north_star:
          metric: Weekly active teams
          target: 200
          inputs:
            - metric: New teams per week
              target: 40
            - Invites sent per team
        """,
        """
        north_star: Weekly active teams
          input_metric: New teams per week
          input_metric: Invites sent per team
        """,
    ),
    "balanced_scorecard": (
        """
        perspectives:
          financial:
            objectives:
              - objective: Grow profitable revenue
                measures: [{name: Operating margin, target: 20%}]
          customer:
            - objective: Customers stay with us
              measures: [Net revenue retention]
        """,
        """
        scorecard_objective: Grow profitable revenue
          measure: Operating margin
        scorecard_objective: Customers stay with us
          measure: Net revenue retention
        """,
    ),
    "smart": (
        """
        goal: Run a half marathon
        specific: Run the city half marathon in under 2 hours
        measurable: Finish time
        achievable: I run 10 km now
        time_bound: 2027-10-01
        """,
        "smart_goal: Run a half marathon",
    ),
    "kpi": (
        """
        kpis:
          - {name: Churn, target: 2%, direction: decrease}
          - Gross margin above 70%
        """,
        """
        kpi: Churn
        kpi: Gross margin above 70%
        """,
    ),
    "okr": (
        """
        vision: The best search there is
        values: [Trust, Growth]
        methods:
          - name: Make search fast
            measures: [{name: Latency below 200 ms}]
        obstacles:
          - name: Old hardware everywhere
        """,
        """
        objective: Make search fast
          key_result: Latency below 200 ms
        """,
    ),
}


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_other_frameworks_are_read(framework: str) -> None:
    source, drawn = FRAMEWORKS[framework]
    document = see(source, "x.yaml")
    assert_outline(document, drawn)
    assert document.framework == framework
    if framework == "balanced_scorecard":
        first = document.goals[0]
        assert isinstance(first, ScorecardObjective)
        assert first.perspective == "financial"


def test_a_document_may_name_its_framework() -> None:
    assert (
        see("framework: Balanced Scorecard\ngoals: [Customers stay with us]\n", "x.yaml").framework
        == "balanced_scorecard"
    )


@pytest.mark.parametrize(
    "title", ["KPIs: Fire station 4", "KPIs: Repair shop, third floor", "Lean metrics: Hearing aid repairs"]
)
def test_the_title_of_several_kpis_is_none_of_them_though_it_begins_with_a_verb(title: str) -> None:
    document = read(f"# {title}\n\n- Lead time: from 19 days to 9 days\n".encode(), path="kpis.md")
    assert [str(goal.statement) for goal in document.goals] == ["Lead time: from 19 days to 9 days"]


def test_a_short_part_of_a_smart_goal_is_no_goal_of_its_own() -> None:
    text = "# Goals\n\n- S: Open two stops on the hill line\n- M: two stops\n- A: Paid for\n- R: Wanted\n- T: by June\n"
    assert [str(goal.statement) for goal in goalkit.read(text, "markdown").goals] == ["Open two stops on the hill line"]


def test_a_label_names_a_lean_metric_and_no_owner() -> None:
    [goal] = goalkit.read("# Bakery\n\n- Lean metric: Cycle time from 9 to 3 days\n", "markdown").goals
    assert (goal.kind, goal.statement, goal.owner) == ("lean_metric", "Cycle time from 9 to 3 days", None)


def test_three_letters_of_smart_make_a_goal_in_any_file() -> None:
    said = {"specific": "Reach readers abroad", "measurable": "5,000 subscribers", "relevant": "They become customers"}
    assert [goal.kind for goal in read(json.dumps({"goals": [said]}), "json").goals] == ["smart_goal"]
