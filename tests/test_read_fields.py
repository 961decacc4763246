"""Fields of goals are known by the names that teams give them, wherever they stand."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalkit.model import ScorecardObjective
from goalkit.read import read
from tests.placed import see

FIELDS = [
    ("owner", ["owner", "DRI", "Lead", "assignee", "Responsible", "accountable", "goalOwner"], "Dana"),
    ("baseline", ["baseline", "from", "start_value", "startValue", "initial", "Starting value"], "45"),
    ("target", ["target", "to", "targetValue", "target_value"], "60"),
    ("current", ["current", "actual", "value", "Current value"], "50"),
    ("due", ["due", "deadline", "by", "end_date", "targetDate", "Due Date:"], "2027-03-31"),
    ("start", ["start", "startDate"], "2027-01-01"),
    ("priority", ["priority", "Prio"], "P1"),
    ("status", ["status", "State", "RAG"], "on track"),
    ("score", ["score", "progress", "grade", "% complete"], "0.7"),
    ("result", ["outcome", "actual result"], "reached early"),
    ("unit", ["unit", "Unit of measure"], "points"),
    ("direction", ["direction", "trend"], "increase"),
    ("cadence", ["cadence", "frequency", "Update frequency"], "weekly"),
    ("weight", ["weight", "weighting"], "0.4"),
    ("confidence", ["confidence", "Confidence level"], "0.8"),
    ("source", ["source", "Data source", "Means of verification"], "the survey of May"),
    ("rationale", ["rationale", "why"], "because it matters"),
    ("parent_named", ["parent", "parentId", "aligns_to", "contributes to"], "COM-1"),
]


@pytest.mark.parametrize(
    ("field", "name", "value"), [(field, name, value) for field, names, value in FIELDS for name in names]
)
def test_fields_are_known_by_the_names_teams_give_them(field: str, name: str, value: str) -> None:
    document = see(json.dumps({"key_results": [{"title": "Raise NPS of new customers", name: value}]}), "x.json")
    assert getattr(document.goals[0], field) == value
    assert field in document.fields


def test_a_field_may_be_an_object_or_a_list() -> None:
    document = see(
        """
        key_results:
          - title: Customers recommend us
            metric: {name: NPS, baseline: 45, target: {value: 60, unit: points}}
            owner: {name: Dana, email: dana@example.org}
            supports: [COM-1, COM-2]
            done: true
        """,
        "x.yaml",
    )
    (goal,) = document.goals
    assert (goal.metric, goal.baseline, goal.owner, goal.status) == ("NPS", "45", "Dana", "done")
    assert goal.supports == ("COM-1", "COM-2")
    assert goal.supports[1].span == (5, 23, 5, 28)


def test_better_names_win_whatever_their_order() -> None:
    one = see('{"key_results": [{"title": "Raise NPS now", "team": "Growth", "owner": "Dana"}]}', "x.json")
    other = see('{"key_results": [{"owner": "Dana", "team": "Growth", "title": "Raise NPS now"}]}', "x.json")
    assert one.goals[0].owner == other.goals[0].owner == "Dana"


@given(st.permutations(["title", "owner", "target", "id", "krs", "why"]))
def test_the_order_of_keys_says_nothing(order: list[str]) -> None:
    item: dict[str, Any] = {
        "title": "Customers recommend us",
        "owner": "Dana",
        "target": "60",
        "id": "CX-1",
        "krs": ["Raise NPS to 60", "Cut churn to 2%"],
        "why": "It pays",
    }
    document = read(json.dumps({"objectives": [{key: item[key] for key in order}]}), "json")
    objective, *results = document.goals
    assert (objective.id, objective.owner, objective.target, objective.rationale) == ("CX-1", "Dana", "60", "It pays")
    assert [(str(one.statement), one.parent) for one in results] == [(text, "CX-1") for text in item["krs"]]


def test_document_says_title_period_and_owner_once() -> None:
    document = see(
        """
        title: Platform OKRs
        year: 2027
        quarter: Q1
        team: Platform
        objectives:
          - title: The platform never sleeps
            key_results:
              - {title: Uptime reaches 99.9%, quarter: Q2 2027}
        """,
        "x.yaml",
    )
    assert (document.title, document.owner) == ("Platform OKRs", "Platform")
    assert document.period is not None
    assert str(document.period.start) == "2027-01-01"
    objective, result = document.goals
    assert objective.period is None
    assert objective.owner is None
    assert result.period is not None
    assert str(result.period.end) == "2027-06-30"


def test_lines_and_items_say_what_a_goal_supports() -> None:
    items = "- KR: Second visits from 20% to 30%\n  - Supports: Company objective 2\n"
    document = see(f"## Objective: Guests come back\n\nSupports: C-1\n\n{items}", "x.md")
    assert [goal.supports for goal in document.goals] == [("C-1",), ("Company objective 2",)]


def test_items_below_an_objective_say_its_perspective_and_theme() -> None:
    items = "- Objective: Guests come back\n  - BSC perspective: Customer\n  - Strategic theme: Loyalty\n"
    (goal,) = see(f"# Balanced scorecard\n\n{items}", "x.md").goals
    assert isinstance(goal, ScorecardObjective)
    assert (goal.perspective, goal.theme) == ("Customer", "Loyalty")


def test_tables_and_lines_say_where_a_result_is_seen() -> None:
    table = "| Indicator | Means of verification |\n|---|---|\n| 9 of 10 boats come home dry | Log books |\n"
    line = "- KR: Leaks from 12 to 3\n  - Means of verification: the harbour master\n"
    document = see(f"# Outcome 1: Nobody drowns\n\n{table}\n## Outcome 2: The boats hold\n\n{line}", "x.md")
    assert [goal.source for goal in document.goals if goal.kind == "key_result"] == ["Log books", "the harbour master"]


def test_an_owner_and_who_it_is_for_may_stand_before_a_goal() -> None:
    (goal,) = see("# OKRs\n\n- @dana CFO: Close the books in 4 days\n", "x.md").goals
    assert (goal.statement, goal.owner, goal.label) == ("Close the books in 4 days", "@dana", "CFO")


def test_check_ins_are_in_the_unit_of_their_goal() -> None:
    source = "framework: kpi\nkpis:\n  - {kpi: Wait for a bed, unit: hours, series: {2027-01-04: 9}}\n"
    (entry,) = read(source, "yaml").check_ins
    assert entry.amount is not None
    assert (entry.amount.number, entry.amount.unit) == (9.0, "hour")


def test_front_matter_says_title_team_and_period() -> None:
    document = see("---\ntitle: Spring\nteam: Branches\nperiod: Q1 2027\n---\n- KR: Loans rise from 40 to 60\n", "x.md")
    assert (document.title, document.owner) == ("Spring", "Branches")
    assert document.period is not None
    assert document.period.text == "Q1 2027"


@pytest.mark.parametrize("first", ["Our OKRs for Q1 2027", "These are our OKRs for Q1 2027.", "Our OKRs for Q1 2027:"])
def test_a_first_line_is_a_title_where_it_is_no_sentence(first: str) -> None:
    document = see(f"{first}\n\n- Objective: Guests come back\n- KR: Complaints fall from 9 to 3\n", "x.md")
    assert document.title == (None if first.endswith((".", ":")) else first)


def test_an_escaped_sign_ends_no_title() -> None:
    document = see("**Kiosk \\- OKRs Q2 2027**\n\n**O1: Guests come back**\n\n1. Complaints from 9 to 3\n", "x.md")
    assert document.period is not None
    assert document.period.text == "Q2 2027"


def test_sections_give_their_period_and_owner_to_the_goals_in_them() -> None:
    document = see(
        """
        2027:
          Q1:
            - team: Growth
              okrs:
                - {objective: Customers love us, krs: [NPS of 60]}
          Q2:
            - team: Core
              okrs:
                - {objective: Releases are boring, krs: [No rollbacks]}
        """,
        "x.yaml",
    )
    periods = [
        (document.owner_of(goal), period.text) for goal in document.goals if (period := document.period_of(goal))
    ]
    assert periods == [("Growth", "Q1 2027")] * 2 + [("Core", "Q2 2027")] * 2


@pytest.mark.parametrize(
    ("path", "period"),
    [
        ("2027-q1-okrs.yaml", "2027-01-01 2027-03-31"),
        ("goals/2027/h2.yaml", "2027-07-01 2027-12-31"),
        ("okrs/2027-03/growth.yaml", "2027-03-01 2027-03-31"),
        ("notes-2027-03-04.yaml", None),
        ("okrs.yaml", None),
    ],
)
def test_the_name_of_a_file_may_tell_the_period(path: str, period: str | None) -> None:
    document = see("objectives: [Customers love us]\n", path)
    found = document.period
    assert (f"{found.start} {found.end}" if found else None) == period


def test_labels_and_what_stands_around_a_statement_are_cut_off() -> None:
    document = see(
        """
        key_results:
          - "KR 1.2: [P0] Raise NPS to 60"
        """,
        "x.yaml",
    )
    (goal,) = document.goals
    assert (goal.statement, goal.label, goal.priority) == ("Raise NPS to 60", "KR 1.2", "P0")
    assert goal.statement.span == (2, 19, 2, 34)


def test_amounts_under_the_names_of_dates_are_amounts() -> None:
    document = see(
        """
        key_results:
          - {title: Revenue of the shop, start: 10k, end: 20000}
          - {title: The shop is open, start: 2027-01-01, end: 2027}
        """,
        "x.yaml",
    )
    first, second = document.goals
    assert (first.baseline, first.target, first.start, first.due) == ("10k", "20000", None, None)
    assert (second.baseline, second.target, second.start, second.due) == (None, None, "2027-01-01", "2027")


def test_documents_of_one_file_keep_their_owners_apart() -> None:
    document = see("team: A\nobjectives: [Be fast]\n---\nteam: B\nobjectives: [Be safe]\n", "x.yaml")
    assert [document.owner_of(goal) for goal in document.goals] == ["A", "B"]


def test_a_colon_in_an_item_does_not_cost_its_numbers() -> None:
    document = see(
        """
        objectives:
          - objective: Patients get answers
            key_results:
              - Answered messages within 24h: 62% -> 90%
        """,
        "okrs.yaml",
    )
    result = document.goals[1]
    assert (result.statement, result.baseline, result.target) == ("Answered messages within 24h", "62%", "90%")
    assert result.reading.focus == "outcome"
