"""Goals are found in structured files whatever shape their authors gave them, and only there."""

from __future__ import annotations

import json
from textwrap import dedent
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalkit.model import Document, Format, ScorecardObjective, SmartGoal
from goalkit.read import read
from tests.placed import assert_in_place, outline, texts_of_document


def see(source: str, path: str) -> Document:
    """Read an indented source, and hold that its texts stand where they say."""
    source = dedent(source).lstrip("\n")
    document = read(source.encode(), path=path)
    if "\\" not in source:
        for text in texts_of_document(document):
            assert_in_place(text, source)
    return document


def assert_outline(document: Document, drawn: str) -> None:
    assert outline(document) == dedent(drawn).strip("\n")


OKR = """
    objective: New customers feel at home
      key_result: Raise retention to 45%
      key_result: Cut tickets to 10
    objective: Enterprises trust us
      key_result: Reach 99.9% uptime
"""
SHAPES = {
    "objects of every kind.yaml": """
        objectives:
          - title: New customers feel at home
            key_results:
              - title: Raise retention to 45%
              - description: Cut tickets to 10
          - objective: Enterprises trust us
            krs:
              - kr: Reach 99.9% uptime
    """,
    "plain texts.yml": """
        okrs:
          - objective: New customers feel at home
            key_results: [Raise retention to 45%, Cut tickets to 10]
          - objective: Enterprises trust us
            key_results: |
              - Reach 99.9% uptime
    """,
    "texts as keys.yaml": """
        objectives:
          New customers feel at home:
            - Raise retention to 45%
            - Cut tickets to 10
          Enterprises trust us:
            results: [Reach 99.9% uptime]
    """,
    "undeclared, in a file of okrs.yaml": """
        Growth team:
          New customers feel at home:
            - Raise retention to 45%
            - Cut tickets to 10
        Core team:
          Enterprises trust us:
            - Reach 99.9% uptime
    """,
    "manifests, one document a goal.yaml": """
        apiVersion: v1
        kind: Objective
        metadata: {name: at-home, labels: {team: growth}}
        spec: {title: New customers feel at home}
        ---
        kind: KeyResult
        metadata: {name: retention}
        spec:
          objective: at-home
          title: Raise retention to 45%
        ---
        kind: KeyResult
        spec: {objective: at-home, title: Cut tickets to 10}
        ---
        kind: Objective
        metadata: {name: trust}
        spec: {title: Enterprises trust us}
        ---
        kind: KeyResult
        spec: {objective: trust, title: Reach 99.9% uptime}
    """,
    "records of an API.json": """
        {"data": [
          {"type": "objective", "id": "7", "attributes": {"title": "New customers feel at home"}},
          {"type": "key-result", "id": "8", "attributes": {"title": "Raise retention to 45%"},
           "relationships": {"objective": {"data": {"type": "objective", "id": "7"}}}},
          {"type": "key-result", "id": "9", "attributes": {"title": "Cut tickets to 10", "objective_id": "7"}},
          {"type": "objective", "id": "10", "attributes": {"title": "Enterprises trust us"}},
          {"type": "key-result", "id": "11", "attributes": {"title": "Reach 99.9% uptime", "objective_id": "10"}}
        ]}
    """,
    "labels side by side.yaml": """
        Objective 1: New customers feel at home
        Key Results:
          - Raise retention to 45%
          - Cut tickets to 10
        Objective 2: Enterprises trust us
        KRs:
          - Reach 99.9% uptime
    """,
    "a labelled list.yaml": """
        - "Objective 1: New customers feel at home"
        - "KR 1.1: Raise retention to 45%"
        - "KR 1.2: Cut tickets to 10"
        - "Objective 2: Enterprises trust us"
        - "KR 2.1: Reach 99.9% uptime"
    """,
    "letters as keys.yaml": """
        Q1 2027 OKRs:
          - O: New customers feel at home
            KRs:
              - KR1: Raise retention to 45%
              - KR2: Cut tickets to 10
          - O: Enterprises trust us
            KRs: [Reach 99.9% uptime]
    """,
    "exported rows.csv": """
        ID,Objective ID,Level,Name
        17,,Objective,New customers feel at home
        40,17,Key Result,Raise retention to 45%
        41,17,Key Result,Cut tickets to 10
        18,,Objective,Enterprises trust us
        42,18,Key Result,Reach 99.9% uptime
    """,
    "two columns of ids.csv": """
        ID,OKR ID,Level,Name
        A-1,1,Objective,New customers feel at home
        A-1.1,1.1,Key Result,Raise retention to 45%
        A-1.2,1.2,Key Result,Cut tickets to 10
        A-2,2,Objective,Enterprises trust us
        A-2.1,2.1,Key Result,Reach 99.9% uptime
    """,
    "numbered keys.yaml": """
        o1:
          title: New customers feel at home
          kr1: Raise retention to 45%
          kr2: Cut tickets to 10
        o2:
          title: Enterprises trust us
          kr1: {title: Reach 99.9% uptime}
    """,
    "tables.toml": """
        [[objective]]
        name = "New customers feel at home"
        [[objective.key_result]]
        name = "Raise retention to 45%"
        [[objective.key_result]]
        name = "Cut tickets to 10"
        [[objective]]
        name = "Enterprises trust us"
        key_results = ["Reach 99.9% uptime"]
    """,
    "teams and quarters.json": """
        {"teams": [{"team": "Growth", "okrs": {"Q1": [{"objective": "New customers feel at home",
          "keyResults": [{"keyResult": "Raise retention to 45%"}, {"name": "Cut tickets to 10"}]}]}},
          {"team": "Core", "okrs": {"Q1": [{"objective": "Enterprises trust us", "results": ["Reach 99.9% uptime"]}]}}]}
    """,
    "flat, by type.json": """
        [{"type": "Objective", "id": "A-1", "title": "New customers feel at home"},
         {"type": "KeyResult", "parent": "A-1", "title": "Raise retention to 45%"},
         {"type": "KeyResult", "parent": "A-1", "title": "Cut tickets to 10"},
         {"type": "Objective", "id": "A-2", "title": "Enterprises trust us"},
         {"type": "KeyResult", "parent_id": "A-2", "title": "Reach 99.9% uptime"}]
    """,
    "flat rows.json": """
        [{"objective": "New customers feel at home", "key_result": "Raise retention to 45%"},
         {"objective": "New customers feel at home", "key_result": "Cut tickets to 10"},
         {"objective": "Enterprises trust us", "key_result": "Reach 99.9% uptime"}]
    """,
    "a response of some tool.json": """
        {"data": {"nodes": [
          {"type": "Objective", "name": "New customers feel at home", "children": [
            {"type": "KeyResult", "name": "Raise retention to 45%"},
            {"type": "KeyResult", "name": "Cut tickets to 10"}]},
          {"type": "Objective", "name": "Enterprises trust us", "children": [
            {"type": "KeyResult", "name": "Reach 99.9% uptime"}]}]}}
    """,
    "two columns.csv": """
        Objective,Key Result,Owner
        New customers feel at home,Raise retention to 45%,Dana
        ,Cut tickets to 10,Bo
        Enterprises trust us,Reach 99.9% uptime,Bo
    """,
    "repeated objectives.csv": """
        Objective ;Key Results ;Owner
        New customers feel at home;Raise retention to 45%;Dana
        New customers feel at home;Cut tickets to 10;Bo
        Enterprises trust us;Reach 99.9% uptime;Bo
    """,
    "lists in cells.csv": """
        OKRs of the growth team,,
        ,,
        Objective,Key Results,Owner
        New customers feel at home,"- Raise retention to 45%
        - Cut tickets to 10",Dana
        Enterprises trust us,Reach 99.9% uptime,Bo
    """,
    "wide.csv": """
        Objective,KR 1,KR 2
        New customers feel at home,Raise retention to 45%,Cut tickets to 10
        Enterprises trust us,Reach 99.9% uptime,
    """,
    "by number.csv": """
        Order,Type,Summary,Owner
        1,Objective,New customers feel at home,Ann
        1.1,Key result,Raise retention to 45%,Bo
        1.2,Key result,Cut tickets to 10,Bo
        2,Objective,Enterprises trust us,Ann
        2.1,Key result,Reach 99.9% uptime,Bo
    """,
    "by order.csv": """
        Level\tTitle
        Obj\tNew customers feel at home
        KR\tRaise retention to 45%
        KR\tCut tickets to 10
        Obj\tEnterprises trust us
        KR\tReach 99.9% uptime
    """,
}


@pytest.mark.parametrize("name", SHAPES)
def test_objectives_and_key_results_are_found_in_any_shape(name: str) -> None:
    document = see(SHAPES[name], name)
    assert_outline(document, OKR)
    assert document.framework == "okr"


def test_key_results_may_stand_above_their_objective_and_ids_may_repeat() -> None:
    document = see(
        """
        ID,Cycle,Kind,Text,Category
        2027-Q1-X-1.1,2027-Q1,KR,15% of services reviewed,Committed
        2027-Q1-X-1,2027-Q1,Obj,Services are run well,Aspirational
        2027-Q1-X-1.2,2027-Q1,KR,Satisfaction above 96%,Committed
        2027-Q1-X-1,2027-Q1,Obj,Services are loved,Aspirational
        2027-Q1-X-1.3,2027-Q1,KR,Four awards won,Committed
        """,
        "x.csv",
    )
    parents = {str(goal.statement): goal.parent for goal in document.goals}
    assert parents["15% of services reviewed"] == parents["Satisfaction above 96%"] == "2027-Q1-X-1"
    assert [str(goal.commitment) for goal in document.goals][:2] == ["Committed", "Aspirational"]
    assert all(goal.named for goal in document.goals)


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


NOT_GOALS = {
    "package.json": """
        {"name": "goal-app", "description": "Tracks goals and key results", "keywords": ["okr"],
         "scripts": {"test": "run the tests"}}
    """,
    "mkdocs.yml": """
        site_name: Our OKRs
        nav:
          - Home page: index.md
          - Objectives and results: okrs.md
    """,
    ".github/workflows/ci.yml": """
        name: Test the goals
        on: [push]
        jobs:
          build:
            name: Build and test
            steps:
              - name: Check out
                run: make all tests
    """,
    "schema.json": """
        {"$schema": "https://json-schema.org/draft/2020-12/schema", "properties": {
          "objectives": {"type": "array", "title": "The objectives", "items": {"type": "string"}}}}
    """,
    "openapi.yaml": """
        components:
          schemas:
            Okr:
              type: object
              properties:
                objective: {type: string, description: What should become true}
    """,
    "locales/app.json": '{"objective": "Your main objective", "keyResults": {"title": "Your key results"}}',
    "en.json": '{"goals": ["Add a goal", "Delete the goal"]}',
    "words.json": '{"objective": "Objective", "goals": "Goals", "keyResult": "Key result"}',
    "sweep.yaml": """
        method: bayes
        objective: reg:squarederror
        metric: {name: validation loss, goal: minimize}
    """,
    "slo.yaml": """
        kind: SLO
        spec:
          objectives:
            - displayName: Good enough
              target: 0.995
    """,
    "prometheus.yml": """
        groups:
          - name: slo rules
            rules:
              - alert: High error rate
        metrics: {enabled: true, path: /metrics}
    """,
    "pom.yaml": "build:\n  goals: [clean, install]\n",
    "data.csv": "date,metric,value,target\n2026-01-01,churn rate,0.05,0.03\n",
    "people.csv": "name,age,city\nJoe Smith,3,New York\n",
    "issues.csv": """
        ID,Type,Title,Status,Owner
        1,Task,Fix the login bug,Open,Ann
        2,Bug,Crash at the start,Open,Bo
    """,
    "pyproject.toml": """
        [project]
        name = "okr-tool"
        description = "Reads the objectives of teams"
        [tool.x]
        goal = "fast"
    """,
    "korean.json": '{"hello": {"en": "Hello to all", "kr": "안녕 하세요 여러분", "o": "two words"}}',
    "empty.yaml": "",
    "empty.json": "",
    "empty.csv": "",
    "null.yaml": "objectives:\nkey_results: []\n",
}


@pytest.mark.parametrize("path", NOT_GOALS)
def test_other_files_hold_no_goals(path: str) -> None:
    document = see(NOT_GOALS[path], path)
    assert outline(document) == ""
    assert document.problems == ()


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


def test_a_key_that_stands_twice_loses_nothing_and_is_told() -> None:
    document = see(
        """
        objective: Customers love us
        key_results: [NPS of 60]
        objective: Releases are boring
        key_results: [No rollbacks]
        """,
        "x.yaml",
    )
    assert [str(goal.statement) for goal in document.goals if goal.parent is None] == [
        "Customers love us",
        "Releases are boring",
    ]
    (problem,) = document.problems
    assert (problem.kind, problem.at.line) == ("syntax", 3)


IGNORES: list[tuple[Format, str]] = [
    (
        "yaml",
        """
        # goalkit: ignore[too-many-key-results] of the file
        objectives:
          - title: Customers love us  # goalkit: ignore[vague-term] we all do
            krs:
              # goalkit: ignore[missing-target, missing-baseline] measured later

              - Raise NPS
        """,
    ),
    (
        "toml",
        """
        # goalkit: ignore[too-many-key-results] of the file
        [[objectives]]
        title = "Customers love us"  # goalkit: ignore[vague-term] we all do
        [[objectives.krs]]
        # goalkit: ignore[missing-target, missing-baseline] measured later
        kr = "Raise NPS"
        """,
    ),
    (
        "json",
        """
        {"goalkit-ignore": "too-many-key-results of the file", "objectives": [{"title": "Customers love us",
          "goalkit-ignore": {"vague-term": "we all do"}, "krs": [
            {"kr": "Raise NPS", "goalkit-ignore": "missing-target, missing-baseline measured later"}]}]}
        """,
    ),
]


@pytest.mark.parametrize(("format", "source"), IGNORES)
def test_ignores_are_attached_to_the_goal_they_stand_at(format: Format, source: str) -> None:  # noqa: A002
    document = see(source, f"x.{format}")
    objective, result = document.goals
    found = {tuple(map(str, one.rules)): (one.reason, one.goal) for one in document.ignores}
    assert found[("vague-term",)] == ("we all do", objective.id)
    assert found[("missing-target", "missing-baseline")] == ("measured later", result.id)
    assert found[("too-many-key-results",)][0] == "of the file"


def test_a_column_ignores_rules_on_its_row() -> None:
    document = see(
        """
        Objective,Key Result,goalkit-ignore
        Customers love us,Raise NPS now,missing-target measured later
        """,
        "x.csv",
    )
    (ignore,) = document.ignores
    assert (ignore.goal, ignore.rules, ignore.reason) == (document.goals[1].id, ("missing-target",), "measured later")


def test_a_document_may_name_its_framework() -> None:
    assert (
        see("framework: Balanced Scorecard\ngoals: [Customers stay with us]\n", "x.yaml").framework
        == "balanced_scorecard"
    )


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


def test_columns_of_periods_hold_what_is_due_in_them() -> None:
    document = see(
        """
        Objective,Owner,Q1 2027,Q2 2027
        Search is fast,Ann,Latency is measured,Latency below 200 ms
        """,
        "x.csv",
    )
    assert [(str(goal.statement), goal.period.text) for goal in document.goals if goal.period] == [
        ("Latency is measured", "Q1 2027"),
        ("Latency below 200 ms", "Q2 2027"),
    ]
    assert {goal.parent for goal in document.goals[1:]} == {document.goals[0].id}


def test_documents_of_one_file_keep_their_owners_apart() -> None:
    document = see("team: A\nobjectives: [Be fast]\n---\nteam: B\nobjectives: [Be safe]\n", "x.yaml")
    assert [document.owner_of(goal) for goal in document.goals] == ["A", "B"]


def test_tables_that_a_tool_exported_refer_to_each_other() -> None:
    document = see(
        """
        {"users": [{"id": 5, "name": "Ann Smith"}],
         "objectives": [{"id": 17, "name": "New customers feel at home"}, {"id": 18, "name": "Enterprises trust us"}],
         "key_results": [
           {"id": 40, "objective_id": 17, "name": "Raise retention to 45%"},
           {"id": 41, "objective_id": 17, "name": "Cut tickets to 10"},
           {"id": 42, "objective_id": 18, "name": "Reach 99.9% uptime"}]}
    """,
        "x.json",
    )
    parents = {str(goal.statement): parent.statement for goal in document.goals if (parent := document.parent_of(goal))}
    assert parents == {
        "Raise retention to 45%": "New customers feel at home",
        "Cut tickets to 10": "New customers feel at home",
        "Reach 99.9% uptime": "Enterprises trust us",
    }


def test_a_goal_column_of_numbers_is_the_target() -> None:
    document = see(
        """
        Objective,Key Result,Start,Now,Goal
        Lunch is liked,Food thrown away (kg),40,38,20
        ,Pupils who eat with us,310,330,400
        ,Lunch is paid online,,,yes
        """,
        "okrs.csv",
    )
    waste = document.goals[1]
    assert (waste.kind, waste.baseline, waste.target) == ("key_result", "40", "20")


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


def test_a_row_of_sums_is_no_goal_but_an_average_may_be() -> None:
    document = see(
        """
        # KPIs: Print shop

        | KPI | Target | Owner |
        |---|---|---|
        | Win rate | at least 24% | Aylin |
        | Average discount | at most 5% | Aylin |
        | Total | 2 | |
        | Average score: | 0.7 | |
        """,
        "kpis.md",
    )
    assert_outline(document, "kpi: Win rate\nkpi: Average discount")


@pytest.mark.parametrize(
    "title", ["KPIs: Fire station 4", "KPIs: Repair shop, third floor", "Lean metrics: Hearing aid repairs"]
)
def test_the_title_of_several_kpis_is_none_of_them_though_it_begins_with_a_verb(title: str) -> None:
    document = read(f"# {title}\n\n- Lead time: from 19 days to 9 days\n".encode(), path="kpis.md")
    assert [str(goal.statement) for goal in document.goals] == ["Lead time: from 19 days to 9 days"]


@pytest.mark.parametrize(
    ("table", "found"),
    [
        (
            "Objective,Measure,Baseline,Target\nSeen on time,On-time starts,58%,85%\n,Median wait,24,12\n",
            [("objective", "Seen on time"), ("key_result", "On-time starts"), ("key_result", "Median wait")],
        ),
        (
            "Objective,KPI,Target\nSeen on time,On-time starts,85%\nSeen on time,Median wait,12\n",
            [("objective", "Seen on time"), ("key_result", "On-time starts"), ("key_result", "Median wait")],
        ),
        (
            "Priority,Success criteria\nPatients are seen on time,Starts from 58% to 85%\n,Wait from 24 to 12\n",
            [
                ("objective", "Patients are seen on time"),
                ("key_result", "Starts from 58% to 85%"),
                ("key_result", "Wait from 24 to 12"),
            ],
        ),
        (
            "Priority,Success criteria\nHigh,Raise members from 400 to 500\nLow,Cut accidents from 4 to 0\n",
            [("key_result", "Raise members from 400 to 500"), ("key_result", "Cut accidents from 4 to 0")],
        ),
    ],
)
def test_an_aim_goes_on_down_the_rows_of_its_measures(table: str, found: list[tuple[str, str]]) -> None:
    document = read(table, "csv")
    assert [(goal.kind, str(goal.statement)) for goal in document.goals] == found
    aims = [goal.id for goal in document.goals if goal.kind == "objective"]
    assert all(goal.parent in (aims or [None]) for goal in document.goals if goal.kind == "key_result")
    assert not any(goal.target for goal in document.goals if goal.kind == "objective")


@pytest.mark.parametrize(
    ("source", "path", "drawn"),
    [
        (
            """
            kind: Objective
            metadata: {name: quiet-nights, labels: {quarter: 2028-Q1}}
            spec: {title: Nights on the ward are quiet, owner: ward}
            ---
            kind: KeyResult
            metadata: {name: alarms}
            spec: {objective: quiet-nights, title: Alarms a night from 40 to 15}
            ---
            kind: Deployment
            metadata: {name: web}
            spec: {title: The web front, replicas: 3}
            """,
            "manifests.yaml",
            """
            objective: Nights on the ward are quiet
              key_result: Alarms a night from 40 to 15
            """,
        ),
        (
            """
            {"data": [
              {"type": "objectives", "id": "7", "attributes": {"title": "Ferries leave full"}},
              {"type": "key-results", "id": "8",
               "attributes": {"title": "Seats sold from 61% to 75%", "objective-id": "7"}},
              {"type": "people", "id": "9", "attributes": {"title": "Dr", "name": "Someone Else"}}
            ]}
            """,
            "export.json",
            """
            objective: Ferries leave full
              key_result: Seats sold from 61% to 75%
            """,
        ),
        (
            """
            {"items": [
              {"type": "OBJECTIVE", "name": "Hygiene", "children": [
                {"type": "KEY_RESULT", "name": "Taps that run hot in all 14 rooms", "children": [
                  {"type": "INITIATIVE", "name": "Call the plumber"}]}]},
              {"type": "OBJECTIVE", "name": "Flag"},
              {"type": "INITIATIVE", "name": "Paint the door"}
            ]}
            """,
            "tree.json",
            """
            objective: Hygiene
              key_result: Taps that run hot in all 14 rooms
                initiative: Call the plumber
            """,
        ),
        (
            """
            objectives:
              kitchen:
                objective: Lunch is never late
                key results:
                  stove: 2 new burners on the long stove by May
                  staff: A cook for every forty guests
                  waste: Peel goes to the pigs
            """,
            "plan.yaml",
            """
            objective: Lunch is never late
              key_result: 2 new burners on the long stove by May
              key_result: A cook for every forty guests
              key_result: Peel goes to the pigs
            """,
        ),
        (
            """
            Objective,Key result,Baseline,Target
            Fewer lost bags,Bags lost per 10 000,31,12
            ,Tags that scan at once,80%,97%

            Note: figures of the airport
            Approved by the board on 3 May
            """,
            "plan.csv",
            """
            objective: Fewer lost bags
              key_result: Bags lost per 10 000
              key_result: Tags that scan at once
            """,
        ),
        (
            """
            Team,Objective 1,O1 KR1,O1 KR1 target,O1 KR2,Objective 2,O2 KR1
            Yard,Boats are ready in April,Hulls painted,24,Engines run in March,Nobody falls in,Rails at both ramps
            Office,Members pay on time,Arrears below 2%,,,,
            """,
            "wide.csv",
            """
            objective: Boats are ready in April
              key_result: Hulls painted
              key_result: Engines run in March
            objective: Nobody falls in
              key_result: Rails at both ramps
            objective: Members pay on time
              key_result: Arrears below 2%
            """,
        ),
        (
            """
            {"goals": [{"title": "Guides know the cave", "lead": "Ivo",
              "metrics": [{"name": "Guides with the full licence", "from": "3", "to": "9"}],
              "tasks": ["Write the route book"]}]}
            """,
            "export.json",
            """
            objective: Guides know the cave
              key_result: Guides with the full licence
              initiative: Write the route book
            """,
        ),
    ],
)
def test_goals_that_are_wrapped_typed_or_named(source: str, path: str, drawn: str) -> None:
    assert_outline(see(source, path), drawn)
